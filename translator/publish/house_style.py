"""House style: what a newsroom may set of a brief's look.

`HouseStyle()` is the style that a brief has without a file (see `brief_toml` for the file). Colours keep at least 4.5:1
against what they stand on (WCAG 2.2, 1.4.3).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field

PAPERS = {"A4": (11906, 16838), "Letter": (12240, 15840)}
"""Width and height in twentieths of a point."""
LEAST_CONTRAST = 4.5
MOST_POINTS = 12
"""Of a summary that is longer nobody would say that it is one."""
PAGE = "FFFFFF"
STANDS_ON = {
    "text": ("page", "tint", "highlight"),
    "accent": ("page", "tint"),
    "muted": ("page", "tint", "highlight"),
    "warning": ("page", "tint"),
}
"""The grounds that each colour of text can have under it."""


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


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """How briefs are set. `base` is the bytes of the user's own Word file, or empty.

    `paper` is "A4" or "Letter", `dates` "British" (25 November 2025) or "American" (November 25, 2025);
    with `bilingual` the original stands beside the English, with `charts` comparable figures are drawn; a `short` brief
    is one page of the points. `summary` is how many points there are to be, 0 where that is the program's to say, and
    `name` how files are called (see `file_names`), where not as their articles.
    """

    masthead: str = "News briefing"
    dates: str = "British"
    paper: str = "A4"
    bilingual: bool = False
    charts: bool = True
    short: bool = False
    summary: int = 0
    name: str = ""
    base: bytes = field(default=b"", repr=False)
    fonts: Fonts = Fonts()
    colours: Colours = Colours()
    sections: Sections = Sections()

    @property
    def digest(self) -> str:
        """SHA-256 of all settings and of the base file's bytes, in hexadecimal: where it changed, briefs are stale."""
        settings = asdict(self) | {"base": hashlib.sha256(self.base).hexdigest()}
        return hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()


DEFAULT_STYLE = HouseStyle()


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio" and "relative luminance")."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
