"""Typographic quotation marks: the records hold the keyboard's " and ', a brief shows “ ” ‘ ’."""

from __future__ import annotations

import re

_OPENS_AFTER = frozenset(" \t\n\u00a0([{<“‘—–-/")
"""A mark after one of these, or at the start, may open."""
_CLOSES_BEFORE = frozenset(" \t\n\u00a0)]}>”’—–-/.,;:!?%")
"""A mark before one of these, or at the end, may close."""
_MARK_OR_CURLED = re.compile("[\"'“”‘]")
_MARKS = "\"'"
# Words that begin with an apostrophe: '90s, '24, 'em, 'til, 'n'.
_ELISION = re.compile(r"(?i)\d\ds?\b|(?:em|til|tis|twas|n|cause)\b")


def typographic(text: str) -> str:
    """Return `text` with every " and ' as “ ” ‘ or ’; nothing else changes, its length does not either.

    What stands on both sides of a mark decides; where that leaves it open (a dash on one side, blanks on
    both), it closes what is open, or opens. A " that can only mean inches stays as it is.
    """
    pieces, at = [], 0
    before, after = _neighbours(text)
    open_marks = {'"': False, "'": False}
    for found in _MARK_OR_CURLED.finditer(text):
        place, mark = found.start(), found.group()
        if mark not in _MARKS:
            open_marks["'" if mark == "‘" else '"'] = mark != "”"
            continue
        opens = _opens(before[place], after[place], open_marks[mark])
        if mark == "'":
            shown = _single(text, place, opens)
        elif not opens and not open_marks[mark] and before[place].isdigit():
            shown = mark
        else:
            shown = "“" if opens else "”"
        open_marks[mark] = shown in "“‘" if shown != mark else False
        pieces += [text[at:place], shown]
        at = place + 1
    return "".join(pieces) + text[at:]


def _neighbours(text: str) -> tuple[list[str], list[str]]:
    """Return, for each place of `text`, the nearest character before and after it that is no " or '."""
    before, after = [], []
    last = " "
    for character in text:
        before.append(last)
        last = last if character in _MARKS else character
    last = " "
    for character in reversed(text):
        after.append(last)
        last = last if character in _MARKS else character
    return before, after[::-1]


def _opens(before: str, after: str, is_open: bool) -> bool:
    """Whether a mark between these two characters opens, when a mark like it is open already or not."""
    may_open, may_close = before in _OPENS_AFTER, after in _CLOSES_BEFORE
    return may_open if may_open != may_close else not is_open


def _single(text: str, place: int, opens: bool) -> str:
    """Return the mark for the ' at `place`: an apostrophe inside a word and before what is cut short."""
    is_inside = text[max(place - 1, 0) : place].isalnum() and text[place + 1 : place + 2].isalnum()
    return "‘" if opens and not is_inside and not _ELISION.match(text, place + 1) else "’"
