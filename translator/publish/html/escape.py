"""Text as HTML: escaped, and what a reader could not see (or what would reorder a line) made visible."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from html import escape

from translator.publish.content.quotation_marks import typographic
from translator.publish.html.marks import Mark

# Format, control and surrogate characters, line and paragraph separators (Unicode 16, chapter 4.5).
_UNSEEN = ("Cf", "Cc", "Cs", "Zl", "Zp")
# Letters and marks that are blank all the same: joiner, Hangul fillers, blank Braille.
_BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
_WHITE = "\t\n\r"
_AS_JSON = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def is_unseen(char: str) -> bool:
    """Whether `char` leaves no trace on a page, or may not stand in HTML."""
    if char in _WHITE:
        return False
    code = ord(char)
    never = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return never or char in _BLANK or unicodedata.category(char) in _UNSEEN


def shown(text: str) -> str:
    """Return `text` as HTML; for a character that cannot be seen its code stands, with its name to point at."""
    return "".join(_ghost(char) if is_unseen(char) else escape(char) for char in text)


def plain(text: str) -> str:
    """Return `text` for an attribute or a title: as `shown`, with the codes in brackets and no markup."""
    return "".join(f"[{_code(char)}]" if is_unseen(char) else escape(char) for char in text)


def english(text: str) -> str:
    """Return English as the brief shows it, with typographic quotation marks, as HTML."""
    return shown(typographic(text))


def marked(text: str, marks: Sequence[Mark]) -> str:
    """Return `text` as HTML with its `marks`, which are in order and do not overlap.

    A mark can be reached with the keyboard and says in its title what it stands for.
    """
    pieces, at = [], 0
    for mark in marks:
        kind = f"{mark.kind} missed" if mark.is_missed else mark.kind
        pieces.append(shown(text[at : mark.start]))
        pieces.append(
            f'<mark class="{kind}" data-pair="{mark.pair}" tabindex="0" title="{plain(mark.tip)}">'
            f"{shown(text[mark.start : mark.end])}</mark>"
        )
        at = mark.end
    return "".join(pieces) + shown(text[at:])


def script_json(value: object) -> str:
    """Return JSON that can stand in a script element: nothing in it ends the element or opens a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return "".join(_json(char) for char in text)


def _json(char: str) -> str:
    if char in _AS_JSON:
        return _AS_JSON[char]
    return json.dumps(char).strip('"') if is_unseen(char) else char


def _ghost(char: str) -> str:
    name = unicodedata.name(char, "not a character that may be shown")
    return f'<span class="ghost" title="{escape(name)}">{_code(char)}</span>'


def _code(char: str) -> str:
    return f"U+{ord(char):04X}"
