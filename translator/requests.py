"""What an engine is asked for a marked segment: terms and figures written into converted Chinese."""

from __future__ import annotations

import re

from translator.engines.base import Request
from translator.records import Marked, Quantity, TermHit
from translator.script import convert, has_han

_JOINT = re.compile(r"[A-Za-z0-9]")


def settled(marked: Marked) -> str | None:
    """Return the English of a segment that needs no engine, or None."""
    text = marked.segment.text.strip()
    if not has_han(text):
        return text
    pieces = _pieces(marked)
    if any(english is None and has_han(chinese) for chinese, english in pieces):
        return None
    whole = [english if english is not None else chinese.strip() for chinese, english in pieces]
    return " ".join(piece for piece in whole if piece) if len(whole) == 1 else None


def written(marked: Marked, script: str) -> Request:
    """Return a request whose source has the terms' and figures' English in place of the Chinese."""
    source = ""
    for chinese, english in _pieces(marked):
        piece = convert(chinese, script) if english is None else english
        apart = source and piece and _JOINT.match(source[-1]) and _JOINT.match(piece[0])
        source += f" {piece}" if apart else piece
    return Request(source.strip(), marked.segment.role)


def required(marked: Marked) -> tuple[tuple[str, str], ...]:
    """Return (Chinese, English) for each term and figure, in source order."""
    return tuple((item.surface, english_of(item)) for item in items(marked))


def items(marked: Marked) -> list[TermHit | Quantity]:
    """Return the terms and figures of `marked` in source order."""
    found: list[TermHit | Quantity] = [*marked.hits, *marked.quantities]
    return sorted(found, key=lambda item: item.start)


def english_of(item: TermHit | Quantity) -> str:
    """Return the English that a term or a figure is written in with."""
    return item.entry.target if isinstance(item, TermHit) else item.english


def _pieces(marked: Marked) -> list[tuple[str, str | None]]:
    """Split the text into (Chinese, English or None), dropping the glosses."""
    text = marked.segment.text
    stretches: list[tuple[int, int, str]] = [(item.start, item.end, english_of(item)) for item in items(marked)]
    stretches += [(start, end, "") for start, end in marked.glosses]
    pieces: list[tuple[str, str | None]] = []
    done = 0
    for start, end, english in sorted(stretches):
        if start < done:
            continue
        if start > done:
            pieces.append((text[done:start], None))
        pieces.append((text[start:end], english))
        done = end
    if done < len(text):
        pieces.append((text[done:], None))
    return pieces
