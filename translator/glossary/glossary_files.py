"""Several glossary files read as one: glossary.csv wins over the others in its folder, which must agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from translator.errors import Fault, GlossaryError, of_several
from translator.glossary.glossary_csv import load
from translator.glossary.match import Glossary, exceptions, forms, key
from translator.records import Entry
from translator.storage.spreadsheet import tables_named

STEM = "glossary"
"""How the names of glossary files begin, and all that there is of the first one's before its ending."""
_KEEP = f"Keep one target, or set it in {STEM}.csv, which wins over the other files."


@dataclass(frozen=True, slots=True)
class Used:
    """A file that was read, and how many entries it has."""

    path: Path
    entries: int


@dataclass(frozen=True, slots=True)
class Overruled:
    """A Chinese form for which an entry of the first file wins over one of another."""

    form: str
    winner: Entry
    loser: Entry

    def __str__(self) -> str:
        what = f"{self.form} is “{self.winner.target}” (row {self.winner.place})"
        return f"{what}, not “{self.loser.target}” (row {self.loser.place})"


@dataclass(frozen=True, slots=True)
class Together:
    """What several files say together. Forms of which two files say the same are only the first one's."""

    glossary: Glossary
    used: tuple[Used, ...]
    overruled: tuple[Overruled, ...]


def glossary_files(folder: Path, *, must_be: bool = False) -> list[Path]:
    """Return the glossary files of a folder, the one that wins first, the others by name.

    Raises:
        GlossaryError: the folder cannot be read, or has none where there must be one.
    """
    try:
        found = tables_named(folder, STEM)
    except OSError as error:
        raise GlossaryError(folder, (Fault(0, "", f"The folder cannot be read ({error.strerror})."),)) from error
    if must_be and not found:
        fault = Fault(0, "", f"No {STEM}*.csv is in this folder.", "Put one there, or name a file.")
        raise GlossaryError(folder, (fault,))
    return sorted(found, key=lambda path: (not is_first(path), path.name))


def unread_beside(paths: Sequence[Path]) -> list[Path]:
    """Return what lies beside the first of `paths` and is none of these, if they are such files themselves."""
    names = {each.name for each in paths}
    with suppress(GlossaryError):
        found = glossary_files(paths[0].parent)
        return [path for path in found if path.name not in names] if names & {path.name for path in found} else []
    return []


def is_first(path: Path) -> bool:
    """Whether a file is the one that wins over the others of its folder, by its name."""
    return path.stem.lower() == STEM


def load_together(paths: Sequence[Path]) -> Together:
    """Read several glossary files as one.

    Raises:
        GlossaryError: files are faulty, or two of which neither wins contradict each other. Carries all faults at once.
    """
    held, errors, faults = _Held(), [], []
    winner = paths[0] if len(paths) == 1 or is_first(paths[0]) else None
    for path in paths:
        try:
            entries = load(path).entries
        except GlossaryError as error:
            errors.append(error)
        else:
            held.used.append(Used(path, len(entries)))
            faults += held.take(entries if path == winner else [replace(each, file=path.name) for each in entries])
    if errors:
        raise of_several(paths[0].parent, errors)
    if faults:
        raise GlossaryError(paths[0].parent, tuple(faults))
    return Together(Glossary(tuple(held.entries)), tuple(held.used), tuple(held.overruled))


def glossary_beside(path: Path) -> Glossary:
    """Return what the glossary files in the folder of `path` say together; none need be there. Raises as the others."""
    files = glossary_files(path.parent)
    return load_together(files).glossary if files else Glossary()


@dataclass(slots=True)
class _Held:
    """What the files read so far say."""

    entries: list[Entry] = field(default_factory=list)
    used: list[Used] = field(default_factory=list)
    overruled: list[Overruled] = field(default_factory=list)
    _claimed: dict[tuple[str, bool], Entry] = field(default_factory=dict)

    def take(self, entries: Iterable[Entry]) -> list[Fault]:
        """Take a file's entries in, but for what earlier ones say of their forms; return what is a contradiction."""
        faults: list[Fault] = []
        claimed: dict[tuple[str, bool], Entry] = {}
        kept = []
        for entry in entries:
            own = []
            for form in forms(entry):
                if earlier := self._claimed.get(_key(form, entry)):
                    faults += self._settle(form, earlier, entry)
                else:
                    own.append(form)
                    claimed[_key(form, entry)] = entry
            kept += [_with_forms(entry, own)] if own else []
        self._claimed |= claimed
        self.entries += kept
        return faults

    def _settle(self, form: str, earlier: Entry, entry: Entry) -> list[Fault]:
        """Note that an earlier entry says something else of a form, where it may; return the fault where it may not."""
        if earlier.target == entry.target:
            return []
        if not earlier.file:
            self.overruled.append(Overruled(form, earlier, entry))
            return []
        other = f"“{earlier.target}” in row {earlier.place}"
        what = f"{entry.file}: {form} is “{entry.target}” here and {other}: the glossaries contradict each other."
        return [Fault(entry.row, "", what, _KEEP)]


def _key(form: str, entry: Entry) -> tuple[str, bool]:
    """What two forms share that stand for the same text."""
    return key(form, entry.exact_case), entry.exact_case


def _with_forms(entry: Entry, kept: Sequence[str]) -> Entry:
    """Return an entry with these of its forms alone, and its exceptions."""
    if len(kept) == len(forms(entry)):
        return entry
    return replace(entry, source=kept[0], aliases=(*kept[1:], *(f"!{word}" for word in exceptions(entry))))
