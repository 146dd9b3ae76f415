"""Terms: a row of the glossary, where it stands in the Chinese, where in the English."""

from __future__ import annotations

from dataclasses import dataclass, field

from translator.records.key_fields import APART

ORIGINS = {
    "own": "list",
    "cedict": "CC-CEDICT",
    "wikidata": "Wikidata",
    "cldr": "CLDR",
    "exchange": "stock exchange",
    "law": "Laws & Regulations Database",
    "part": "by its parts",
    "run": "the engine, made alike",
}
"""What the origin of an entry that the program knows is called wherever it is shown."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A termbase entry: a row of glossary.csv. Its Chinese forms say where it stands, which a `TermHit` has.

    `origin` says where an entry is from that the program found itself; it is empty for the user's own. `file` is the
    name of the file whose row it is, where that is not the first.
    """

    source: str = field(metadata=APART)
    target: str
    aliases: tuple[str, ...] = field(default=(), metadata=APART)
    accept: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    first: str = ""
    kind: str = "other"
    exact_case: bool = False
    note: str = field(default="", metadata=APART)
    row: int = field(default=0, metadata=APART)
    origin: str = field(default="", metadata=APART)
    file: str = field(default="", metadata=APART)

    @property
    def place(self) -> str:
        """Where the user finds the row: its number, and the file that it is of where that is not the first."""
        return f"{self.row} of {self.file}" if self.file else str(self.row or "")


@dataclass(frozen=True, slots=True)
class TermHit:
    """An occurrence of a termbase entry in a segment's text.

    `is_first` marks an article's first mention in its running text, which takes the entry's long form.
    """

    start: int
    end: int
    surface: str
    entry: Entry
    is_first: bool = False

    @property
    def english(self) -> str:
        """What the English should say."""
        return self.entry.first if self.is_first and self.entry.first else self.entry.target


@dataclass(frozen=True, slots=True)
class TermPiece:
    """Where an entry's form stands and is not taken for the entry: a word that begins or ends in it runs on beyond.

    `start` and `end` are that word's.
    """

    hit: TermHit
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Realisation:
    """Where in the English a term stands; `start` is -1 where it does not."""

    hit: TermHit
    start: int = -1
    end: int = -1

    @property
    def is_met(self) -> bool:
        """Whether the English has it."""
        return self.start >= 0
