"""From characters on a page to rows: the pieces of its lines, of vertical text too.

Everything is told by places and sizes: distances are counted in the height of the type.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from translator.chinese.characters import HAN

Size = tuple[float, float]
MARGIN = 0.04
"""Share of the height of a page of vertical text, at its top and bottom, in which nothing of the text stands."""
GUTTER = 1.2
"""Distance between two pieces of a row, in heights, from which they may be in two columns."""
WIDE = 0x2E80
"""The first character of those that are as wide as they are high."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character on a page: where it begins on its base line (from below), its room on it, and the type's height."""

    char: str
    x: float
    y: float
    end: float
    middle: float
    size: float


@dataclass(frozen=True, slots=True)
class Row:
    """A piece of a line: its text and its box, `y` the base line from below."""

    text: str
    x: float
    end: float
    y: float
    size: float


def upright(size: Size, glyphs: Sequence[Glyph]) -> tuple[Size, Sequence[Glyph]]:
    """A page of vertical text turned, so that its columns are lines from above."""
    wide = [glyph for glyph in glyphs if HAN.match(glyph.char)]
    steps = [(abs(b.x - a.x), a.y - b.y) for a, b in pairwise(wide)]
    down = sum(dx < 0.3 * glyph.size and 0 < dy < 3 * glyph.size for glyph, (dx, dy) in zip(wide, steps, strict=False))
    if down <= 0.6 * max(1, len(steps)):
        return size, glyphs
    width, height = size
    turned: list[Glyph] = []
    # Marks hang in a corner of their square and digits lie on their side: the order is the file's.
    for glyph in glyphs:
        if not MARGIN * height < glyph.middle < (1 - MARGIN) * height:
            continue  # what a browser prints around a page lies
        column, before = (glyph.x + glyph.end) / 2, turned[-1] if turned else None
        room = glyph.size * (1 if ord(glyph.char) >= WIDE else 0.5)
        if before is not None and abs(before.y - column) < 0.8 * glyph.size:
            turned.append(replace(glyph, x=before.end, y=before.y, end=before.end + room))
        else:
            top = height - glyph.middle - glyph.size / 2
            turned.append(replace(glyph, x=top, y=column, end=top + room))
    return (height, width), turned


def rows_of(glyphs: Sequence[Glyph]) -> list[Row]:
    """Pieces of lines: characters on one base line, parted where there is a gap as between columns."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (-g.y, g.x)):
        near = lines[-1][-1] if lines else None
        if near and abs(near.y - glyph.y) <= 0.35 * max(near.size, glyph.size):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    rows = [piece for line in lines for piece in _pieces(sorted(line, key=lambda g: g.x))]
    return [row for row in rows if row.text.strip()]


def _pieces(line: Sequence[Glyph]) -> Iterator[Row]:
    piece: list[Glyph] = []
    for glyph in line:
        if piece and glyph.x - piece[-1].end > GUTTER * glyph.size and not glyph.char.isspace():
            yield _row(piece)
            piece = []
        if piece and (glyph.char, round(glyph.x)) == (piece[-1].char, round(piece[-1].x)):
            continue  # bold type that is made by printing twice
        if glyph.char.strip() or piece:
            piece.append(glyph)
    if piece:
        yield _row(piece)


def _row(piece: Sequence[Glyph]) -> Row:
    text = piece[0].char
    for before, glyph in pairwise(piece):
        # Programs set Chinese and digits a little apart; nobody wrote a space there.
        is_mixed = (ord(before.char) >= WIDE) is not (ord(glyph.char) >= WIDE)
        is_apart = glyph.x - before.end > (0.5 if is_mixed else 0.2) * glyph.size
        text += (" " if is_apart and not text.endswith(" ") and glyph.char != " " else "") + glyph.char
    seen = [glyph for glyph in piece if glyph.char.strip()] or list(piece)
    sizes = [glyph.size for glyph in seen]
    return Row(text.strip(), seen[0].x, max(g.end for g in seen), median(g.y for g in seen), median(sizes))
