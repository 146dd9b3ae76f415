"""Reading brief.toml: every fault at once, colours that cannot be read among them."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from translator.errors import FaultsError, UnusableError
from translator.publish.docx.template_file import vetted
from translator.publish.file_names import pattern_fault
from translator.publish.house_style import (
    LEAST_CONTRAST,
    MOST_POINTS,
    PAGE,
    PAPERS,
    STANDS_ON,
    Colours,
    Fonts,
    HouseStyle,
    Sections,
    contrast,
)
from translator.storage.bounded_read import BASE, STYLE, contents, within

_CHOICES = {"paper": tuple(PAPERS), "dates": ("British", "American")}
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_SAVE_AGAIN = "Save it from Word as .docx and name that file."
_LONGEST, _MOST_DOTS = 80, 40
_NEVER_OFF = ("full_text", "checks")
_Table = TypeVar("_Table", Fonts, Colours, Sections)


@dataclass(frozen=True, slots=True)
class HouseStyleFault:
    """One thing wrong with a house-style file: its key ("colours.accent"; empty for the whole file)."""

    key: str
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.key and f"{self.key}:", self.what, self.remedy) if part)


class HouseStyleError(FaultsError):
    """A house-style file that cannot be used. Carries every fault at once."""

    def __init__(self, path: Path, faults: tuple[HouseStyleFault, ...]) -> None:
        super().__init__(path, faults, "house style", "Mend what is listed and run again; no brief was written.")
        self.faults = faults


def load_house_style(path: Path) -> HouseStyle:
    """Return the house style that the TOML file `path` sets; what it does not state is as in `HouseStyle()`.

    A relative `base` is looked for beside the file. Raises `HouseStyleError` with every fault.
    """
    try:
        data = contents(path, STYLE)
    except UnusableError as error:
        raise HouseStyleError(path, (HouseStyleFault("", error.fault.what, error.remedy),)) from error
    return house_style_of(data, path)


def house_style_of(data: bytes, path: Path, is_confined: bool = False) -> HouseStyle:
    """Return the house style that the bytes of a TOML file set, as `load_house_style` does for what is at `path`.

    Where it `is_confined`, a `base` that lies outside of the file's folder is a fault.
    """
    try:
        stated = tomllib.loads(_with_few_dots(within(data, STYLE).decode("utf-8-sig")))
    except UnusableError as error:
        raise HouseStyleError(path, (HouseStyleFault("", error.fault.what, error.remedy),)) from error
    except UnicodeDecodeError as error:
        raise HouseStyleError(
            path, (HouseStyleFault("", "The file is not UTF-8 text.", "Save it as UTF-8."),)
        ) from error
    except (ValueError, RecursionError) as error:
        raise HouseStyleError(path, (HouseStyleFault("", f"The file is not TOML: {error}."),)) from error
    reader = _Reader(path.parent, is_confined)
    house = reader.house(stated)
    if reader.faults:
        raise HouseStyleError(path, tuple(reader.faults))
    return house


def _with_few_dots(text: str) -> str:
    """Return a TOML file as it is: reading a key takes time with the square of the dots in it, and more."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.count(".") > _MOST_DOTS and not line.startswith("#"):
            raise ValueError(f"more than {_MOST_DOTS} dots (at line {number})")
    return text


class _WrongError(Exception):
    """A value that cannot be taken: what is wrong with it, and what to write instead."""

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


class _Reader:
    """Takes the values of a TOML file one by one and keeps what is wrong with them."""

    def __init__(self, folder: Path, is_confined: bool) -> None:
        self._folder, self._is_confined = folder, is_confined
        self.faults: list[HouseStyleFault] = []

    def house(self, stated: Mapping[str, Any]) -> HouseStyle:
        """Return the house as far as it could be read."""
        plain = HouseStyle()
        tables = {"fonts": _text, "colours": _colour, "sections": _title}
        values: dict[str, Any] = {}
        for key, value in self._known(stated, plain):
            if key not in tables:
                values |= self._taken(key, self._read_base if key == "base" else _READ[key], value)
            elif isinstance(value, dict):
                values[key] = self._table(key, getattr(plain, key), value, tables[key])
            else:
                self.faults.append(HouseStyleFault(key, "is a table.", f"Write its values under [{key}]."))
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
            self.faults.append(HouseStyleFault(f"{table}{key}", "is no setting.", remedy))

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
            self.faults.append(HouseStyleFault(f"{table}{key}", wrong.what, wrong.remedy))
            return {}

    def _read_base(self, key: str, value: Any) -> bytes:
        path = self._folder / _text(key, value)
        if self._is_confined and not path.resolve().is_relative_to(self._folder.resolve()):
            raise _WrongError(f"{path} lies outside of the folder.", "Put it beside brief.toml and name it here.")
        try:
            data = contents(path, BASE)
            vetted(data)
        except UnusableError as error:
            raise _WrongError(f"{path}: {error.what}", error.remedy) from error
        _try_base(data, path)
        return data


def _try_base(data: bytes, path: Path) -> None:
    """Set up a document on a base, so that one that Word's library cannot take is refused before a run."""
    from translator.publish.docx.own_template import open_template

    try:
        open_template(HouseStyle(base=data), 0)
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


def _number(_: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST_POINTS:
        raise _WrongError(f"{_shown(value)} is no number of 1 to {MOST_POINTS}.")
    return value


def _pattern(key: str, value: Any) -> str:
    pattern = _text(key, value)
    if fault := pattern_fault(pattern):
        raise _WrongError(fault)
    return pattern


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
    "short": _switch,
    "summary": _number,
    "name": _pattern,
}


def _low_contrasts(colours: Colours) -> Iterator[HouseStyleFault]:
    for name, grounds in STANDS_ON.items():
        for ground in grounds:
            colour, under = getattr(colours, name), PAGE if ground == "page" else getattr(colours, ground)
            ratio = contrast(colour, under)
            if ratio < LEAST_CONTRAST:
                on = "the white page" if ground == "page" else f"colours.{ground} (#{under})"
                what = f"#{colour} on {on} has a contrast of {ratio:.2f}:1; text needs {LEAST_CONTRAST}:1."
                yield HouseStyleFault(f"colours.{name}", what, "Make one darker or the other lighter.")


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else text[:57] + "…"
