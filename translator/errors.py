"""What can go wrong, one class each. Only the command line turns these into messages and exit codes."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

# Controls, bidi marks, halves of surrogate pairs, unassigned: what could steer a terminal or hide what a name says.
_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


# A message is one line, whatever it tells of: what breaks or jumps in it is a space.
_SPACES = dict.fromkeys(map(ord, "\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"), " ")


def visible(text: str) -> str:
    """Return `text` as a message may carry it: on one line, characters that are not to be seen written out."""
    line = text.replace("\r\n", "\n").strip("\r\n").translate(_SPACES)
    return "".join(char if unicodedata.category(char) not in _UNPRINTABLE else _code(char) for char in line)


def _code(char: str) -> str:
    return f"\\x{ord(char):02x}" if ord(char) < 0x80 else char.encode("ascii", "backslashreplace").decode("ascii")


class TranslatorError(Exception):
    """The base of every failure that a user can act on.

    `what` says what is wrong (and names the file); `remedy` says what to do about it. Both are safe to
    print, whatever a file is called or says.
    """

    def __init__(self, what: str, remedy: str = "") -> None:
        self.what = visible(what)
        self.remedy = visible(remedy)
        super().__init__(f"{self.what} {self.remedy}".strip())

    def __reduce__(self) -> tuple[object, ...]:
        """Carry what was made of the arguments, not the arguments: every error can go to another process."""
        return _again, (type(self), self.args, self.__dict__)


def _again(kind: type[TranslatorError], args: tuple[object, ...], state: dict[str, object]) -> TranslatorError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class InputError(TranslatorError):
    """An article file that cannot be used. The rest of the batch goes on."""

    def __init__(self, path: Path, what: str, remedy: str = "") -> None:
        super().__init__(f"{path}: {what}", remedy)
        self.path = path


class FaultsError(TranslatorError):
    """A file that cannot be used for what `lines` says, one fault each: its place if it has one, what, remedy."""

    def __init__(self, path: Path, faults: Sequence[object], what: str, remedy: str) -> None:
        super().__init__(f"{path}: {len(faults)} fault(s) in the {what}.", remedy)
        self.path = path
        self.lines = tuple(visible(str(fault)) for fault in faults)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a file of rows: its row (1 is the header, 0 the whole file) and column name."""

    row: int
    column: str
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        where = ", ".join(filter(None, (f"row {self.row}" if self.row else "", self.column)))
        return " ".join(filter(None, (where and f"{where}:", self.what, self.remedy)))


class UnusableError(TranslatorError):
    """What is wrong with a file, without its name: who asked for the file makes it an error that names it."""

    @property
    def fault(self) -> Fault:
        """The same as a fault of the whole file."""
        return Fault(0, "", self.what[:1].upper() + self.what[1:], self.remedy)


class RowsError(FaultsError):
    """A file of rows that cannot be used. Carries every fault at once."""

    def __init__(self, path: Path, faults: tuple[Fault, ...], what: str, remedy: str) -> None:
        super().__init__(path, faults, what, remedy)
        self.faults = tuple(replace(fault, what=visible(fault.what), remedy=visible(fault.remedy)) for fault in faults)


class GlossaryError(RowsError):
    """A glossary that contradicts itself or cannot be read."""

    def __init__(self, path: Path, faults: tuple[Fault, ...]) -> None:
        super().__init__(path, faults, "glossary", "Mend the rows listed and run again; nothing was translated.")


class CorrectionsError(RowsError):
    """A file of corrections that cannot be used."""

    def __init__(self, path: Path, faults: tuple[Fault, ...]) -> None:
        super().__init__(path, faults, "corrections", "Mend the rows listed and run again.")


_Rows = TypeVar("_Rows", GlossaryError, CorrectionsError)


def of_several(folder: Path, errors: Sequence[_Rows]) -> _Rows:
    """Return the error of the files of a folder: the only one, or one with the faults of all, each with its file."""
    if len(errors) == 1:
        return errors[0]
    named = (replace(fault, what=f"{error.path.name}: {fault.what}") for error in errors for fault in error.faults)
    return type(errors[0])(folder, tuple(named))


class BusyError(TranslatorError):
    """Another run is at work in the same output folder."""


class ModelError(TranslatorError):
    """No model is installed, or one is damaged, or it could not be fetched."""


class EngineError(TranslatorError):
    """The model is there but its library failed to load or run it."""


class WorkError(TranslatorError):
    """Some sentences fail wherever they are tried. The rest of the batch goes on."""


class OutputError(TranslatorError):
    """A brief or report could not be written."""


class UnexpectedError(TranslatorError):
    """A fault of the program itself, met in the work on one file. The rest of the batch goes on."""
