"""What can go wrong, one class each. Only the command line turns these into messages and exit codes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class TranslatorError(Exception):
    """The base of every failure that a user can act on.

    `what` says what is wrong (and names the file); `remedy` says what to do about it.
    """

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(f"{what} {remedy}".strip())
        self.what = what
        self.remedy = remedy


class InputError(TranslatorError):
    """An article file that cannot be used. The rest of the batch goes on."""

    def __init__(self, path: Path, what: str, remedy: str = "") -> None:
        super().__init__(f"{path}: {what}", remedy)
        self.path = path


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a glossary file: its row (1 is the header) and column name."""

    row: int
    column: str
    what: str
    remedy: str = ""


class GlossaryError(TranslatorError):
    """A glossary that contradicts itself or cannot be read. Carries every fault at once."""

    def __init__(self, path: Path, faults: tuple[Fault, ...]) -> None:
        super().__init__(
            f"{path}: {len(faults)} fault(s) in the glossary.",
            "Mend the rows listed and run again; nothing was translated.",
        )
        self.path = path
        self.faults = faults


class ModelError(TranslatorError):
    """No model is installed, or one is damaged, or it could not be fetched."""


class EngineError(TranslatorError):
    """The model is there but its library failed to load or run it."""


class OutputError(TranslatorError):
    """A brief or report could not be written."""
