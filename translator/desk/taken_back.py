"""Briefs that were edited in Word and are dropped on the desk: what was changed in them becomes corrections."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from translator.desk.places import Places
from translator.errors import InputError
from translator.harvest.edited_brief import briefs_in
from translator.harvest.take import Printings, as_corrections, harvested
from translator.harvest.written import write_corrections
from translator.memory import MEMORY_FILE, FinishedArticles, open_read_only
from translator.publish.file_names import safe_stem


@dataclass(frozen=True, slots=True)
class TakenBack:
    """How many sentences a brief had other English for, the file that has it now, and what could not be told."""

    sentences: int
    file: str
    untold: tuple[str, ...]


def taken_back(places: Places, name: str, data: bytes) -> TakenBack | None:
    """Take back what was edited in a brief of the desk's folder; None for what is no such brief: an article, say.

    Raises:
        OutputError: the corrections cannot be written, or the memory cannot be read.
    """
    memory, own = places.output / MEMORY_FILE, Path(name.replace("\\", "/").rpartition("/")[2])
    if own.suffix.lower() != ".docx" or not memory.exists():
        return None
    stem = safe_stem(own.stem)
    try:
        with open_read_only(memory) as connection:
            path = Path(f"{stem}.docx")
            found = harvested(briefs_in(data, path), path, Printings(FinishedArticles(connection).all()))
    except InputError:
        return None
    if not found.english:
        return TakenBack(0, "", tuple(found.untold))
    file = write_corrections(places.corrections / f"corrections-{stem}-word.csv", as_corrections(found.english))
    return TakenBack(len(found.english), file.name, tuple(found.untold))
