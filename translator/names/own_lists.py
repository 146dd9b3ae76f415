"""The lists of our own beside the table of names: `data/people.txt`, `organisations.txt`, `countries.txt`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from translator.chinese.script import fold
from translator.names.table import NameRow

DATA = Path(__file__).parent / "data"
LISTS = ("people.txt", "organisations.txt", "countries.txt")


def own_rows() -> Iterator[NameRow]:
    """A row for each Chinese form of the lists; the first form of a line that two have stands."""
    for name in LISTS:
        kind = "country"
        for line in (DATA / name).read_text(encoding="utf-8").splitlines():
            if line.startswith("["):
                kind = line[1:].partition(";")[0]
            elif "=" in line and not line.startswith("#"):
                chinese, _, english = line.partition("=")
                for form in dict.fromkeys(map(fold, chinese.split("|"))):
                    yield NameRow(form, "own", kind, tuple(english.split("|")))
