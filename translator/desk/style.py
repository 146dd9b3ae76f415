"""The house style at the desk: brief.toml as text, checked as it is typed, and page 1 of a brief as it would be."""

from __future__ import annotations

import hashlib
import json
import os
import threading
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from translator.article_sentences import Terms, passages, reading
from translator.clean import clean
from translator.desk.archive import Kept
from translator.desk.board import Board
from translator.desk.downloads import bytes_of
from translator.desk.places import Outdated, Places, revision_of
from translator.desk.printed import printed
from translator.errors import InputError, UnusableError
from translator.glossary.glossary_files import glossary_beside
from translator.installation import starter_files
from translator.memory import plain
from translator.names import NameBook
from translator.pipeline import Imprint, briefing_of
from translator.profiles import Profile
from translator.publish.brief_toml import HouseStyleError, HouseStyleFault, house_style_of
from translator.publish.docx.render import render_docx
from translator.publish.house_style import HouseStyle
from translator.publish.pdf_pages import first_page
from translator.read import read
from translator.records import Briefing, Check, Finding, Hypothesis, Marked, Signature, Step, Translation
from translator.runs import REPORT
from translator.storage.bounded_read import STYLE, contents
from translator.storage.files import replace_bytes
from translator.translate.verify import verify

_WIDTH = 1240
"""Pixels: 150 to the inch of A4, for a screen that has two to each."""
_CHECKS = {check.value: check for check in Check}


@dataclass(frozen=True, slots=True)
class StyleText:
    """The house style as it stands in the file; where there is none, the one that is documented, and no revision."""

    text: str
    revision: str


class StyleSheet:
    """The house style of a desk."""

    def __init__(self, places: Places, board: Board, profile: Profile) -> None:
        self._path, self._output, self._glossary = places.style, places.output, places.glossary
        self._board, self._profile = board, profile
        self._lock = threading.Lock()
        self._picture = ("", b"")

    def shown(self) -> StyleText:
        """Return the file as it is now.

        Raises:
            InputError: it is a link to another place.
            HouseStyleError: it cannot be read, or is no text.
        """
        data = self._data()
        try:
            text = (data or starter_files().joinpath(self._path.name).read_bytes()).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            fault = HouseStyleFault("", "The file is not UTF-8 text.", "Save it as UTF-8.")
            raise HouseStyleError(self._path, (fault,)) from error
        return StyleText(text.replace("\r\n", "\n"), revision_of(data) if data else "")

    def house(self, text: str) -> HouseStyle:
        """Return the style that a text sets. Raises `HouseStyleError`; a base outside of the folder is a fault, too."""
        return house_style_of(text.encode("utf-8", "replace"), self._path, is_confined=True)

    def faults(self, text: str) -> tuple[HouseStyleFault, ...]:
        """Return what is wrong with a text as the house style."""
        try:
            self.house(text)
        except HouseStyleError as error:
            return error.faults
        return ()

    def save(self, revision: str, text: str) -> str:
        """Save a text as the house style; return the revision that the file now has.

        Raises:
            Outdated: the file is not what it was.
            HouseStyleError: it has faults; nothing was saved.
            OutputError: it cannot be written.
        """
        with self._lock:
            before = self._data()
            if revision != (revision_of(before) if before else ""):
                raise Outdated
            self.house(text)
            data = text.encode("utf-8", "replace")
            replace_bytes(self._path, data)
        self._board.look_again()
        return revision_of(data)

    def preview(self, text: str, brief: str) -> str:
        """Draw page 1 of a brief as it would be under a text; return what `picture` has it by.

        Raises:
            HouseStyleError: the text has faults.
            InputError: there is no such brief, or not what is needed of it.
            OutputError: LibreOffice, which sets it, is missing or fails.
        """
        house = self.house(text)
        path, kept = self._board.kept(brief)
        name = hashlib.sha256(f"{house.digest} {brief} {kept.filed.stamp}".encode()).hexdigest()[:24]
        if self._picture[0] != name:
            self._picture = name, first_page(printed(render_docx(self._briefing(path, kept, house), house)), _WIDTH)
        return name

    def picture(self, name: str) -> bytes:
        """Return the picture that was drawn last, as PNG. Raises `InputError` where that is another."""
        found, data = self._picture
        if not found or name != found:
            raise InputError(Path(name), "this picture is not kept any more.", "Look at the page again.")
        return data

    def _data(self) -> bytes:
        """Return the bytes of the file; none where there is no file."""
        if not os.path.lexists(self._path):
            return b""
        if self._path.is_symlink():
            raise InputError(
                self._path, "this is a link to another file.", "Edit that one, or make it a file of its own."
            )
        try:
            return contents(self._path, STYLE)
        except UnusableError as error:
            raise HouseStyleError(self._path, (HouseStyleFault("", error.fault.what, error.remedy),)) from error

    def _briefing(self, path: Path, kept: Kept, house: HouseStyle) -> Briefing:
        """Return the briefing of a finished article, by its sentences as they were printed: no engine is asked."""
        article, names = clean(read(path)), NameBook()
        names.learn(kept.filed.found)
        profile = self._profile.with_points(house.summary)
        found = reading(article, Terms(glossary_beside(self._glossary), profile, names))
        own = {plain(sentence.source) for sentence in kept.printed if sentence.is_own}
        marked = found.marked(tuple(names.given(article.text).values()))
        said = passages(article, found, [_as_printed(each, kept, own) for each in marked])
        return briefing_of(article, said, Imprint(profile, self._board.corrections(), self._signature(), date.today()))

    def _signature(self) -> Signature:
        """Return what made the briefs, as the report of the last run says. Raises `InputError` where it does not."""
        with suppress(ValueError, KeyError, TypeError):
            said = json.loads(bytes_of(self._output, REPORT))["signature"]
            return Signature(**{name: str(said[name]) for name in Signature.__slots__})
        raise InputError(self._output / REPORT, "does not say what made the briefs.", "Make them anew.")


def _as_printed(marked: Marked, kept: Kept, own: set[str]) -> Translation:
    """Return a sentence as its brief has it, with what was found of it then: doubt goes by words that are not kept."""
    key = plain(marked.segment.text)
    said = verify(marked, Hypothesis(kept.english.get(key, "")), Step.CORRECTED if key in own else Step.WRITTEN)
    now = {finding.message: finding for finding in said.findings}
    flags = [flag for flag in kept.filed.flags if plain(flag.source) == key and flag.check in _CHECKS]
    findings = (now.get(flag.message) or Finding(_CHECKS[flag.check], flag.message) for flag in flags)
    return replace(said, findings=tuple(findings))
