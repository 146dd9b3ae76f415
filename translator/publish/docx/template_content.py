"""What the parts of a user's own Word file may hold when they reach a brief: neither links nor objects nor history."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Any

from translator.errors import UnusableError
from translator.publish.docx.styles import W
from translator.publish.docx.template_fields import Note, remove, unlink, unwrap

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_XML = "http://www.w3.org/XML/1998/namespace"
_W, _STRICT = f"{{{W}}}", "http://purl.oclc.org/ooxml/"
# Text, pictures and shapes. Charts, diagrams and the like have parts of their own, which can hold whole workbooks.
_SPACES = re.compile(
    r"http://schemas\.openxmlformats\.org/(?:wordprocessingml/2006/main|officeDocument/2006/math|"
    r"markup-compatibility/2006|drawingml/2006/(?:main|picture|wordprocessingDrawing))"
    r"|http://schemas\.microsoft\.com/office/(?:word/20\d\d/(?:wordml|wordprocessing)[\w/]*|drawing/20\d\d/main)"
    r"|urn:schemas-microsoft-com:(?:vml|office:(?:office|word))"
)
_OBJECTS = dict.fromkeys(("OLEObject", "control", "object"), "embedded objects")
_OBJECTS |= dict.fromkeys(("altChunk", "subDoc", "contentPart"), "text from other files")
_HIDDEN = frozenset(
    (
        # What other programs, forms and devices put there.
        *("placeholder", "ffData", "fldData", "printerSettings", "signatureline", "customXmlPr", "smartTagPr"),
        # What was changed, by whom, and what was said about it.
        *("del", "moveFrom", "delInstrText", "cellIns", "cellDel", "cellMerge", "annotationRef", "commentReference"),
        *("commentRangeStart", "commentRangeEnd", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart"),
        *("moveToRangeEnd", "permStart", "permEnd"),
    )
)
_WRAPPERS = frozenset(f"{_W}{name}" for name in ("hyperlink", "smartTag", "customXml", "ins", "moveTo"))
_LINKS = frozenset(("href", "src", "althref", "relid"))
_CLICKS = frozenset(("hlinkClick", "hlinkHover", "hlinkMouseOver"))
_WHOLE = frozenset((f"{_W}drawing", f"{_W}pict", f"{_W}object", f"{{{_A}}}ext"))
_OWN_PROPERTIES = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
"""What Word calls a file's core properties where a content control is bound to one: in a brief, the brief's own."""
_SETTINGS = frozenset(
    f"{_W}{name}"
    for name in (
        *("zoom", "mirrorMargins", "alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter"),
        *("gutterAtTop", "displayBackgroundShape", "evenAndOddHeaders", "defaultTabStop", "autoHyphenation"),
        *("consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps", "characterSpacingControl"),
        *("drawingGridHorizontalSpacing", "drawingGridVerticalSpacing", "displayHorizontalDrawingGridEvery"),
        *("displayVerticalDrawingGridEvery", "noLineBreaksAfter", "noLineBreaksBefore", "strictFirstAndLastChars"),
        *("footnotePr", "endnotePr", "compat", "themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator"),
        *("clickAndTypeStyle", "defaultTableStyle"),
    )
)
"""The settings of a document that are about its look."""


def keep_look(settings: Any) -> None:
    """Take out of a document's settings what is not about its look: links, passwords, variables, its history."""
    for child in list(settings):
        if child.tag not in _SETTINGS:
            settings.remove(child)


def clean(root: Any, known: Container[str], note: Note) -> None:
    """Take out of a part what refers to anything but the relationships `known`, what can act, and its history.

    `note` is told what would have been seen or would have acted. Raises `UnusableError` for the strict dialect of
    Office files, whose elements have other names.
    """
    for element in list(root.iter()):
        space, _, name = str(element.tag)[1:].rpartition("}")
        if space.startswith(_STRICT) or any(key.startswith(f"{{{_STRICT}") for key in element.attrib):
            raise UnusableError("this is a Strict Open XML file.", "Save it from Word as “Word Document (.docx)”.")
        if not _SPACES.fullmatch(space):
            _cut(element, note, "charts, diagrams or other objects" if "chart" in space or "diagram" in space else "")
        elif name in _OBJECTS:
            _cut(element, note, _OBJECTS[name])
        elif name in _HIDDEN or name.endswith("Change") or (name == "dataBinding" and not _is_own(element)):
            remove(element)
        elif element.tag in _WRAPPERS:
            unwrap(element)
        else:
            _check_links(element, known, note)
    unlink(root, note)


def _check_links(element: Any, known: Container[str], note: Note) -> None:
    name = str(element.tag).rpartition("}")[2]
    for key in list(element.attrib):
        space, _, own = key[1:].rpartition("}") if key.startswith("{") else ("", "", key)
        if own.lower() in _LINKS:
            note("links to what is outside the file")
        if own.lower() in _LINKS or not (space in ("", R, _XML) or _SPACES.fullmatch(space)):
            del element.attrib[key]
    references = [key for key in element.attrib if key.startswith(f"{{{R}}}")]
    unknown = [key for key in references if element.get(key) not in known]
    if not unknown:
        return
    if name in _CLICKS:
        remove(element)
    elif len(unknown) < len(references):
        for key in unknown:
            del element.attrib[key]
    else:
        _cut(element, note, "")


def _cut(element: Any, note: Note, what: str) -> None:
    """Take out an element, with the drawing or the extension that would be broken without it."""
    if what:
        note(what)
    around = (each for each in (element, *element.iterancestors()) if each.tag in _WHOLE)
    whole = next(around, element)
    parent = whole.getparent()
    remove(parent if parent is not None and parent.tag == f"{_W}numPicBullet" else whole)


def _is_own(binding: Any) -> bool:
    return str(binding.get(f"{_W}storeItemID")).upper() == _OWN_PROPERTIES
