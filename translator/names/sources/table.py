"""The table of known names: a sorted file, of whose rows only those are taken apart that a text may say."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from zlib import crc32

TABLE = Path(__file__).parent.parent / "data" / "names.tsv"
SHORT = "short"
"""The kind of a form that a name may be meant by, and that is called otherwise in other sentences: 美股, 藍委."""

_PREFIX = 2
_CHARACTER = rb"[^\x80-\xbf\n][\x80-\xbf]*"
_BLOCK = re.compile(rb"(?m)^(%b%b).*(?:\n\1.*)*" % (_CHARACTER, _CHARACTER))
# The pages of a day share most of their names.
_PREFIXES = 8192
_OFFSET = 32


@dataclass(frozen=True, slots=True)
class NameRow:
    """A folded Chinese form: its source, its kind, and its English forms, of which the first is written."""

    form: str
    origin: str
    kind: str
    english: tuple[str, ...]

    def line(self) -> str:
        """The row as it stands in the file."""
        return "\t".join((self.form, self.origin, self.kind, "|".join(dict.fromkeys(self.english))))


class NameTable:
    """Rows by their form, out of a file sorted by its bytes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._with_prefix = lru_cache(maxsize=_PREFIXES)(self._read_prefix)

    def starting_at(self, folded: str, start: int) -> Iterator[NameRow]:
        """The rows whose form stands in `folded` at `start`, longest first."""
        prefix = folded[start : start + _PREFIX].encode("utf-8", "replace")
        if prefix in self._blocks:
            yield from (row for row in self._with_prefix(prefix) if folded.startswith(row.form, start))

    def row(self, folded: str) -> NameRow | None:
        """The row of one form."""
        return next((row for row in self.starting_at(folded, 0) if row.form == folded), None)

    def forms_with(self, mark: str) -> Iterator[str]:
        """The forms that have `mark` in them."""
        found = re.finditer(rb"(?m)^[^\t\n]*%b[^\t\n]*" % re.escape(mark.encode("utf-8")), self._bytes)
        return (form[0].decode("utf-8") for form in found if mark in form[0].decode("utf-8"))

    def saying(self, english: str) -> tuple[NameRow, ...]:
        """The rows one of whose English forms that is, letter by letter."""
        said = english.encode("utf-8", "replace")
        first = crc32(said) << _OFFSET
        found = []
        for at in range(bisect_left(self._english, first), len(self._english)):
            if self._english[at] >> _OFFSET != first >> _OFFSET:
                break
            start = self._english[at] - first
            found.append(_row(self._bytes[start : self._bytes.index(b"\n", start)].decode("utf-8")))
        return tuple(row for row in found if english in row.english)

    @cached_property
    def _bytes(self) -> bytes:
        return self._path.read_bytes()

    @cached_property
    def _blocks(self) -> Mapping[bytes, tuple[int, int]]:
        """Where the lines lie that begin with the same two characters."""
        return {block[1]: block.span() for block in _BLOCK.finditer(self._bytes)}

    @cached_property
    def _english(self) -> array[int]:
        """Where the row of each English form begins, behind the form's checksum, in order: half a megabyte."""
        found, start = [], 0
        for line in self._bytes.splitlines(keepends=True):
            forms = line.rstrip(b"\n").rpartition(b"\t")[2].split(b"|")
            found += [crc32(form) << _OFFSET | start for form in forms]
            start += len(line)
        return array("Q", sorted(found))

    def _read_prefix(self, prefix: bytes) -> tuple[NameRow, ...]:
        lines = self._bytes[slice(*self._blocks[prefix])].decode("utf-8").splitlines()
        return tuple(sorted(map(_row, lines), key=lambda row: -len(row.form)))


def _row(line: str) -> NameRow:
    form, origin, kind, english = line.split("\t")
    return NameRow(form, origin, kind, tuple(english.split("|")))


@lru_cache(maxsize=1)
def known_names_table() -> NameTable:
    """The table of the package."""
    return NameTable(TABLE)
