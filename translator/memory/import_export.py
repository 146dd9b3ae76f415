"""Sentences to and from what other tools use: TMX."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from translator.chinese.language_codes import CHINESE, ENGLISH, language_of
from translator.errors import CorrectionsError, Fault, UnusableError
from translator.storage import tmx
from translator.storage.bounded_read import SENTENCES, contents
from translator.storage.xml_reader import REFUSED

_SOURCE, _TARGET = "zh-TW", "en"

Pair = tuple[str, str]


def writable(pairs: Iterable[Pair]) -> list[Pair]:
    """Return those (Chinese, English) pairs that XML can hold: it has no place for some control characters."""
    return [pair for pair in pairs if not any(map(REFUSED.search, pair))]


def write_tmx(pairs: Iterable[Pair]) -> bytes:
    """Return (Chinese, English) pairs, all of them `writable`, as a TMX file."""
    return tmx.write((tmx.Unit(tuple(zip((_SOURCE, _TARGET), pair, strict=True))) for pair in pairs), _SOURCE)


def read_tmx(path: Path) -> list[Pair]:
    """Return the (Chinese, English) pairs of a TMX file; units that lack one of the two are passed over.

    A unit in traditional and simplified Chinese is two pairs. Of several English texts the first is taken.

    Raises:
        CorrectionsError: the file cannot be read, is no TMX, or is past a limit of `storage.xml_reader`.
    """
    pairs: list[Pair] = []
    try:
        data = contents(path, SENTENCES)
    except UnusableError as error:
        raise CorrectionsError(path, (error.fault,)) from error
    try:
        tmx.read(data, lambda unit: pairs.extend(_pairs(unit.variants)))
    except UnusableError as error:
        what = f"This is not a TMX file that can be read: {error.what}"
        raise CorrectionsError(path, (Fault(0, "", what, "Export it again as TMX 1.4."),)) from error
    return pairs


def _pairs(variants: Sequence[Pair]) -> list[Pair]:
    english = next((text for code, text in variants if text and language_of(code) == ENGLISH), "")
    return [(text, english) for code, text in variants if text and english and language_of(code) == CHINESE]
