"""Pairs of sentences to learn from: files that a desk has, and those of exchange."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from translator.errors import CorrectionsError, Fault, UnusableError
from translator.memory import load_corrections
from translator.memory.import_export import read_tmx
from translator.memory.keys import plain
from translator.storage.bounded_read import SENTENCES, contents

_Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Pair:
    """A Chinese sentence and the English that someone answers for; a correction is what the desk itself wrote."""

    chinese: str
    english: str
    is_correction: bool = False

    @property
    def place(self) -> str:
        """Where it stands in an order by chance that is the same in every run."""
        return sha256(self.chinese.encode("utf-8", "surrogatepass")).hexdigest()


def read_pairs(paths: Sequence[Path]) -> list[Pair]:
    """Return the pairs of files by their suffix: .csv (corrections), .tmx, .tsv, .jsonl ("zh" and "en" a line).

    A folder stands for the files of these kinds in it. Of a sentence with two English ones the later file's counts.

    Raises:
        CorrectionsError: a file cannot be read, or is none of these.
    """
    found = {
        plain(zh): Pair(plain(zh), plain(en), path.suffix.lower() in _CORRECTIONS)
        for path in files_of(paths)
        for zh, en in _reader(path)(path)
    }
    return sorted((pair for pair in found.values() if pair.chinese and pair.english), key=lambda pair: pair.place)


def files_of(paths: Sequence[Path]) -> list[Path]:
    """Return `paths` with the files of pairs in a folder in its place. Raises CorrectionsError where it has none."""
    return [file for path in paths for file in (_in_folder(path) if path.is_dir() else [path])]


def _in_folder(folder: Path) -> list[Path]:
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix.lower() in _READERS)
    except OSError as error:
        raise CorrectionsError(folder, (Fault(0, "", f"The folder cannot be read ({error.strerror})."),)) from error
    if not found:
        raise CorrectionsError(folder, (Fault(0, "", f"No file in it ends in {_KINDS}."),))
    return found


def set_apart(pairs: Sequence[Pair], share: float, most: int) -> tuple[list[Pair], list[Pair]]:
    """Return (pairs to learn from, pairs to look at): no sentence and no English of the latter is in the former."""
    count = min(most, int(len(pairs) * share))
    held = list(pairs[:count])
    english = {pair.english.casefold() for pair in held}
    return [pair for pair in pairs[count:] if pair.english.casefold() not in english], held


def _reader(path: Path) -> Callable[[Path], _Pairs]:
    if path.suffix.lower() not in _READERS:
        remedy = "Save it as one of these: a table with the columns source,english as .csv."
        raise CorrectionsError(path, (Fault(0, "", f"It is none of {_KINDS}.", remedy),))
    return _READERS[path.suffix.lower()]


def _corrections(path: Path) -> _Pairs:
    return list(load_corrections(path).english.items())


def _lines(path: Path, parse: Callable[[str], tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the pair of each line that is not blank. Raises for every line at fault at once."""
    faults: list[Fault] = []
    try:
        text = contents(path, SENTENCES).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CorrectionsError(path, (Fault(0, "", "The file is not UTF-8."),)) from None
    except UnusableError as error:
        raise CorrectionsError(path, (error.fault,)) from error
    for number, line in enumerate(text.split("\n"), 1):
        try:
            if line.strip():
                yield parse(line.rstrip("\r"))
        except (ValueError, KeyError, TypeError, RecursionError):
            faults.append(Fault(number, "", "The line has no Chinese with its English."))
    if faults:
        raise CorrectionsError(path, tuple(faults))


def _tab_separated(line: str) -> tuple[str, str]:
    chinese, english, *_ = line.split("\t")
    return chinese, english


def _json(line: str) -> tuple[str, str]:
    row = json.loads(line)
    if not (isinstance(row["zh"], str) and isinstance(row["en"], str)):
        raise TypeError
    return row["zh"], row["en"]


_CORRECTIONS = (".csv", ".xlsx")
_READERS: dict[str, Callable[[Path], _Pairs]] = {
    **dict.fromkeys(_CORRECTIONS, _corrections),
    ".tmx": read_tmx,
    ".tsv": lambda path: list(_lines(path, _tab_separated)),
    ".jsonl": lambda path: list(_lines(path, _json)),
}
_KINDS = ", ".join(_READERS)
