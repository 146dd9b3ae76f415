"""The fields of a user's own Word file: a few are kept, of the others the last result stays as text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from translator.publish.docx.styles import W

# Where the reader is, and how long the brief is: what running lines are for. Every program works them out.
_PAGES = ("PAGE", "NUMPAGES", "SECTIONPAGES")
ALLOWED = (
    *_PAGES,
    # The brief's own words: a headline as it stands in the text, and the properties that every brief states.
    *("STYLEREF", "TITLE", "SUBJECT", "AUTHOR"),
    # A masthead's day. It is worked out from the clock or from the file itself.
    *("DATE", "CREATEDATE", "SAVEDATE"),
)
"""The fields that reach a brief. None opens a file, reaches another program or machine, asks, or runs anything."""
_CODE = re.compile(rf"\s{{0,20}}(?:{'|'.join(ALLOWED)})(?:\s[^{{}}]{{0,200}})?", re.IGNORECASE)
_NAME = re.compile(r"\s*([A-Za-z]{1,20}|=)")
_W = f"{{{W}}}"
_RUN, _PARAGRAPH, _CHAR, _TEXT = (f"{_W}{name}" for name in ("r", "p", "fldChar", "instrText"))
_BETWEEN = (f"{_W}sdt", f"{_W}sdtContent")

Note = Callable[[str], object]


def unlink(root: Any, note: Note) -> None:
    """Take every field out of a part but those allowed; what one showed last stays, as text of the part.

    One that is allowed shows nothing, but for pages, until it is worked out, which it is marked for: what it showed
    last are words of another document.
    `note` is told what goes. A field is kept only as Word itself writes it: begun, coded and ended in runs of one
    paragraph, with nothing but text for its code. Its code is then in one piece, so that no program can read
    another one out of it by passing over a part.
    """
    for simple in list(root.iter(f"{_W}fldSimple")):
        code = simple.get(f"{_W}instr") or ""
        if not _CODE.fullmatch(code):
            note(_named(code))
            unwrap(simple)
        elif not _is_of_pages(code):
            simple.set(f"{_W}dirty", "true")
            for child in list(simple):
                simple.remove(child)
    _Fields(note).over(root)


def unwrap(element: Any) -> None:
    """Put the children of an element in its place."""
    parent = element.getparent()
    at = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(at, child)
    parent.remove(element)


@dataclass(slots=True)
class _Field:
    """A field that is being gone through: its marks and code, what else stands in its code, what it shows."""

    marks: list[Any]
    code: list[Any] = field(default_factory=list)
    strays: list[Any] = field(default_factory=list)
    shown: list[Any] = field(default_factory=list)
    is_plain: bool = True
    is_shown: bool = False


class _Fields:
    """Goes through the fields of a part, each inside the one that was begun before it and is not ended."""

    def __init__(self, note: Note) -> None:
        self._note = note
        self._open: list[_Field] = []

    def over(self, root: Any) -> None:
        """Settle every field of the part."""
        for element in list(root.iter()):
            if element.tag == _CHAR:
                self._mark(element)
            elif element.tag == _TEXT:
                self._coded(element)
            elif element.getparent() is not None and element.getparent().tag == _RUN:
                self._other(element)
        while self._open:
            self._unlink(self._open.pop())

    def _mark(self, mark: Any) -> None:
        kind = mark.get(f"{_W}fldCharType")
        if kind == "begin":
            for outer in self._coding():
                outer.is_plain = False
            self._open.append(_Field([mark], is_plain=not self._coding()))
        elif not self._open:
            remove(mark)
        else:
            self._open[-1].marks.append(mark)
            self._open[-1].is_shown = True
            if kind != "separate":
                self._settle(self._open.pop())

    def _coding(self) -> list[_Field]:
        return [each for each in self._open if not each.is_shown]

    def _coded(self, text: Any) -> None:
        if self._open and not self._open[-1].is_shown:
            self._open[-1].code.append(text)
        else:
            remove(text)

    def _other(self, element: Any) -> None:
        """Note what is neither mark nor code and stands in the code of fields, or in what they show."""
        if element.tag == f"{_W}rPr" or not self._open:
            return
        coding = self._coding()
        if coding:
            coding[0].strays.append(element)
            for outer in coding:
                outer.is_plain = False
        else:
            for outer in self._open:
                outer.shown.append(element)

    def _settle(self, found: _Field) -> None:
        code = "".join(text.text or "" for text in found.code)
        homes = {_paragraph_of(each) for each in (*found.marks, *found.code)}
        if not found.is_plain or not _CODE.fullmatch(code) or len(homes) > 1 or None in homes:
            self._unlink(found)
            return
        found.code[0].text = code
        for text in found.code[1:]:
            remove(text)
        if not _is_of_pages(code):
            found.marks[0].set(f"{_W}dirty", "true")
            for element in found.shown:
                remove(element)

    def _unlink(self, found: _Field) -> None:
        self._note(_named("".join(text.text or "" for text in found.code)))
        for element in (*found.marks, *found.code, *found.strays):
            remove(element)


def _paragraph_of(element: Any) -> Any:
    """Return the paragraph that an element's run stands in; None where Word would not put it."""
    run = element.getparent()
    if run is None or run.tag != _RUN:
        return None
    around = run.getparent()
    while around is not None and around.tag in _BETWEEN:
        around = around.getparent()
    return around if around is not None and around.tag == _PARAGRAPH else None


def _is_of_pages(code: str) -> bool:
    return code.split()[0].upper() in _PAGES


def _named(code: str) -> str:
    name = _NAME.match(code)
    return f"the field {name[1].upper()}" if name else "a field"


def remove(element: Any) -> None:
    """Take an element out of its tree, if it is in one."""
    if element.getparent() is not None:
        element.getparent().remove(element)
