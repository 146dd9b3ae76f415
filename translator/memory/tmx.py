"""Sentences to and from TMX 1.4b, the exchange format of translation memories (LISA OSCAR, 2005)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.etree import ElementTree

from translator import __version__
from translator.errors import CorrectionsError, Fault, UnusableError
from translator.storage.bounded_read import SENTENCES, contents
from translator.storage.xml_reader import Handlers, walk

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SOURCE, _TARGET = "zh-TW", "en"
# The elements of a segment whose text is code, or belongs to another sentence. The text of <hi> is words.
_CODE = frozenset({"bpt", "ept", "it", "ph", "ut", "sub"})


def write_tmx(pairs: Iterable[tuple[str, str]]) -> bytes:
    """Return (Chinese, English) pairs as a TMX file, UTF-8."""
    root = ElementTree.Element("tmx", version="1.4")
    ElementTree.SubElement(
        root,
        "header",
        {
            "creationtool": "translator",
            "creationtoolversion": __version__,
            "segtype": "sentence",
            "o-tmf": "translator",
            "adminlang": "en",
            "srclang": _SOURCE,
            "datatype": "plaintext",
        },
    )
    body = ElementTree.SubElement(root, "body")
    for pair in pairs:
        unit = ElementTree.SubElement(body, "tu")
        for language, text in zip((_SOURCE, _TARGET), pair, strict=True):
            variant = ElementTree.SubElement(unit, "tuv", {_LANG: language})
            ElementTree.SubElement(variant, "seg").text = text
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def read_tmx(path: Path) -> list[tuple[str, str]]:
    """Return the (Chinese, English) pairs of a TMX file; units that lack one of the two are passed over.

    Nothing that the file refers to is fetched.

    Raises:
        CorrectionsError: the file cannot be read, is no TMX, or is past a limit of `storage.xml_reader`.
    """
    units = _Units()
    try:
        data = contents(path, SENTENCES)
    except UnusableError as error:
        raise CorrectionsError(path, (error.fault,)) from error
    try:
        walk(data, Handlers(units.start, units.text, units.end))
    except UnusableError as error:
        what = f"This is not a TMX file that can be read: {error.what}"
        raise CorrectionsError(path, (Fault(0, "", what, "Export it again as TMX 1.4."),)) from error
    return units.pairs


class _Units:
    """Takes the words of segments, without their inline codes, as a TMX file is gone through."""

    def __init__(self) -> None:
        self.pairs: list[tuple[str, str]] = []
        self._texts: dict[str, str] = {}
        self._language = ""
        self._words: list[str] | None = None
        self._codes = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "tu":
            self._texts = {}
        elif name == "tuv":
            self._language = _language(attributes)
        elif name == "seg":
            self._words = []
        self._codes += name in _CODE

    def text(self, text: str) -> None:
        if self._words is not None and not self._codes:
            self._words.append(text)

    def end(self, name: str) -> None:
        self._codes -= name in _CODE
        if name == "seg" and self._words is not None:
            self._texts[self._language] = "".join(self._words)
            self._words = None
        elif name == "tu" and self._texts.get("zh") and self._texts.get("en"):
            self.pairs.append((self._texts["zh"], self._texts["en"]))


def _language(attributes: Mapping[str, str]) -> str:
    """Return "zh" of zh-TW, zh_Hant, cmn …; TMX before 1.4 calls the attribute `lang`."""
    name = (attributes.get("xml:lang") or attributes.get("lang") or "").lower().replace("_", "-").split("-")[0]
    return "zh" if name in ("cmn", "zho") else name
