"""House style: what a newsroom may set of a brief's look, read from brief.toml.

`House()` is the style that a brief has without a file. Colours keep at least 4.5:1 against what they
stand on (WCAG 2.2, 1.4.3), or the file is refused.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from translator.errors import FaultsError, UnusableError
from translator.publish.docx.template_file import vetted
from translator.storage.bounded_read import BASE, STYLE, contents

PAPERS = {"A4": (11906, 16838), "Letter": (12240, 15840)}
"""Width and height in twentieths of a point."""
LEAST_CONTRAST = 4.5
PAGE = "FFFFFF"
_CHOICES = {"paper": tuple(PAPERS), "dates": ("British", "American")}
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
STANDS_ON = {
    "text": ("page", "tint", "highlight"),
    "accent": ("page", "tint"),
    "muted": ("page", "tint", "highlight"),
    "warning": ("page", "tint"),
}
"""The grounds that each colour of text can have under it."""
_SAVE_AGAIN = "Save it from Word as .docx and name that file."
_LONGEST, _MOST_DOTS = 80, 40
_NEVER_OFF = ("full_text", "checks")


@dataclass(frozen=True, slots=True)
class Fonts:
    """Names of fonts. The defaults ship with Word on Windows and macOS; LibreOffice has stand-ins for them."""

    headlines: str = "Georgia"
    text: str = "Arial"
    chinese: str = "Microsoft JhengHei"


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours as six hexadecimal digits: red, green, blue."""

    text: str = "1D232B"
    accent: str = "12365A"
    muted: str = "566070"
    rule: str = "C5CED8"
    tint: str = "F1F5F9"
    highlight: str = "FFF2A8"
    warning: str = "8A2B0B"


@dataclass(frozen=True, slots=True)
class Sections:
    """The heading of each part of a brief, and of a briefing of several; empty: the part is left out."""

    in_brief: str = "In brief"
    key_figures: str = "Key figures"
    full_text: str = "Full text"
    checks: str = "Check before use"
    people: str = "People and organisations"
    related: str = "Related items"
    terms: str = "Terms used"
    method: str = "How this brief was made"
    contents: str = "Contents"
    overview: str = "Overview"
    main_points: str = "Main points"
    conflicts: str = "Different values for the same thing"
    shared_terms: str = "Names and terms in common"
    shared_figures: str = "Figures in common"


_Table = TypeVar("_Table", Fonts, Colours, Sections)


@dataclass(frozen=True, slots=True)
class House:
    """How briefs are set. `base` is the bytes of the user's own Word file, or empty.

    `paper` is "A4" or "Letter", `dates` "British" (25 November 2025) or "American" (November 25, 2025);
    with `bilingual` the original stands beside the English, with `charts` comparable figures are drawn.
    """

    masthead: str = "News briefing"
    dates: str = "British"
    paper: str = "A4"
    bilingual: bool = False
    charts: bool = True
    base: bytes = field(default=b"", repr=False)
    fonts: Fonts = Fonts()
    colours: Colours = Colours()
    sections: Sections = Sections()

    @property
    def digest(self) -> str:
        """SHA-256 of all settings and of the base file's bytes, in hexadecimal: where it changed, briefs are stale."""
        settings = asdict(self) | {"base": hashlib.sha256(self.base).hexdigest()}
        return hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()


HOUSE = House()


@dataclass(frozen=True, slots=True)
class HouseFault:
    """One thing wrong with a house-style file: its key ("colours.accent"; empty for the whole file)."""

    key: str
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.key and f"{self.key}:", self.what, self.remedy) if part)


class HouseError(FaultsError):
    """A house-style file that cannot be used. Carries every fault at once."""

    def __init__(self, path: Path, faults: tuple[HouseFault, ...]) -> None:
        super().__init__(path, faults, "house style", "Mend what is listed and run again; no brief was written.")
        self.faults = faults


def load_house(path: Path) -> House:
    """Return the house style that the TOML file `path` sets; what it does not state is as in `House()`.

    A relative `base` is looked for beside the file. Raises `HouseError` with every fault.
    """
    try:
        stated = tomllib.loads(_with_few_dots(contents(path, STYLE).decode("utf-8-sig")))
    except UnusableError as error:
        raise HouseError(path, (HouseFault("", error.fault.what, error.remedy),)) from error
    except UnicodeDecodeError as error:
        raise HouseError(path, (HouseFault("", "The file is not UTF-8 text.", "Save it as UTF-8."),)) from error
    except (ValueError, RecursionError) as error:
        raise HouseError(path, (HouseFault("", f"The file is not TOML: {error}."),)) from error
    reader = _Reader(path.parent)
    house = reader.house(stated)
    if reader.faults:
        raise HouseError(path, tuple(reader.faults))
    return house


def _with_few_dots(text: str) -> str:
    """Return a TOML file as it is: reading a key takes time with the square of the dots in it, and more."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.count(".") > _MOST_DOTS and not line.startswith("#"):
            raise ValueError(f"more than {_MOST_DOTS} dots (at line {number})")
    return text


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio" and "relative luminance")."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class _WrongError(Exception):
    """A value that cannot be taken: what is wrong with it, and what to write instead."""

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


class _Reader:
    """Takes the values of a TOML file one by one and keeps what is wrong with them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.faults: list[HouseFault] = []

    def house(self, stated: Mapping[str, Any]) -> House:
        """Return the house as far as it could be read."""
        plain = House()
        tables = {"fonts": _text, "colours": _colour, "sections": _title}
        values: dict[str, Any] = {}
        for key, value in self._known(stated, plain):
            if key not in tables:
                values |= self._taken(key, self._read_base if key == "base" else _READ[key], value)
            elif isinstance(value, dict):
                values[key] = self._table(key, getattr(plain, key), value, tables[key])
            else:
                self.faults.append(HouseFault(key, "is a table.", f"Write its values under [{key}]."))
        house = replace(plain, **values)
        self.faults += _low_contrasts(house.colours)
        return house

    def _known(self, stated: Mapping[str, Any], plain: Any, table: str = "") -> Iterator[tuple[str, Any]]:
        names = [item.name for item in fields(plain)]
        for key, value in stated.items():
            if key in names:
                yield key, value
                continue
            near = get_close_matches(key, names, 1)
            remedy = f"Did you mean {table}{near[0]}?" if near else "Remove it."
            self.faults.append(HouseFault(f"{table}{key}", "is no setting.", remedy))

    def _table(self, name: str, plain: _Table, stated: Mapping[str, Any], read: Callable[[str, Any], str]) -> _Table:
        values: dict[str, Any] = {}
        for key, value in self._known(stated, plain, f"{name}."):
            if name != "sections" or value is not True:  # true: with the heading that it has anyway
                values |= self._taken(key, read, value, f"{name}.")
        return replace(plain, **values)

    def _taken(self, key: str, read: Callable[[str, Any], Any], value: Any, table: str = "") -> dict[str, Any]:
        try:
            return {key: read(key, value)}
        except _WrongError as wrong:
            self.faults.append(HouseFault(f"{table}{key}", wrong.what, wrong.remedy))
            return {}

    def _read_base(self, key: str, value: Any) -> bytes:
        path = self._folder / _text(key, value)
        try:
            data = contents(path, BASE)
            vetted(data)
        except UnusableError as error:
            raise _WrongError(f"{path}: {error.what}", error.remedy) from error
        _try_base(data, path)
        return data


def _try_base(data: bytes, path: Path) -> None:
    """Set up a document on a base, so that one that Word's library cannot take is refused before a run."""
    from translator.publish.docx.own_template import on_base

    try:
        on_base(House(base=data), 0)
    except Exception as error:  # whatever a foreign file makes python-docx or lxml raise, it is the file's fault
        raise _WrongError(f"{path} cannot be used ({type(error).__name__}: {error}).", _SAVE_AGAIN) from error


def _text(_: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST or _CONTROL.search(value):
        raise _WrongError(f"{_shown(value)} is no line of text of 1 to {_LONGEST} characters.")
    return value.strip()


def _switch(_: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise _WrongError(f"{_shown(value)} is neither true nor false.")
    return value


def _choice(key: str, value: Any) -> str:
    for choice in _CHOICES[key]:
        if isinstance(value, str) and value.casefold() == choice.casefold():
            return choice
    raise _WrongError(f"{_shown(value)} is not " + " or ".join(f'"{choice}"' for choice in _CHOICES[key]) + ".")


def _colour(_: str, value: Any) -> str:
    found = _COLOUR.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise _WrongError(f"{_shown(value)} is no colour.", 'Write red, green and blue like "#12365A".')
    return found[1].upper()


def _title(key: str, value: Any) -> str:
    if value is not False:
        return _text(key, value)
    if key in _NEVER_OFF:
        raise _WrongError("cannot be left out.", "A brief without it would hide what failed a check.")
    return ""


_READ: dict[str, Callable[[str, Any], Any]] = {
    "masthead": _text,
    "dates": _choice,
    "paper": _choice,
    "bilingual": _switch,
    "charts": _switch,
}


def _low_contrasts(colours: Colours) -> Iterator[HouseFault]:
    for name, grounds in STANDS_ON.items():
        for ground in grounds:
            colour, under = getattr(colours, name), PAGE if ground == "page" else getattr(colours, ground)
            ratio = contrast(colour, under)
            if ratio < LEAST_CONTRAST:
                on = "the white page" if ground == "page" else f"colours.{ground} (#{under})"
                what = f"#{colour} on {on} has a contrast of {ratio:.2f}:1; text needs {LEAST_CONTRAST}:1."
                yield HouseFault(f"colours.{name}", what, "Make one darker or the other lighter.")


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else text[:57] + "…"
