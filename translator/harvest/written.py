"""What was harvested or accepted, as a file beside the glossary: none that is there already is written over."""

from __future__ import annotations

from itertools import chain, count
from pathlib import Path

from translator.storage.files import holds, write_new


def write_corrections(wanted: Path, table: bytes) -> Path:
    """Write a file of corrections, under another name where that one is there already; return the one that says so."""
    others = (wanted.with_name(f"{wanted.stem}-{number}.csv") for number in count(2))
    file = next(each for each in chain([wanted], others) if not each.exists() or holds(each, table))
    if not file.exists():
        write_new(file, table)
    return file
