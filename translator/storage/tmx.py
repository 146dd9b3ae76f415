"""TMX 1.4b, the exchange format of translation memories (LISA OSCAR, 2005): units to and from it.

A file of any program is read, within the limits of `xml_reader`; nothing that it refers to is fetched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from translator import __version__
from translator.errors import UnusableError
from translator.storage.xml_reader import LANG, Handlers, walk

# The elements of a segment whose text is code, or belongs to another sentence. The text of <hi> is words.
_CODE = frozenset({"bpt", "ept", "it", "ph", "ut", "sub"})


@dataclass(frozen=True, slots=True)
class Unit:
    """What is said in several languages: (language code, text) of each variant, as the file has them, and its notes."""

    variants: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()


def write(units: Iterable[Unit], source: str) -> bytes:
    """Return a TMX file, UTF-8, of units whose language `source` is the original.

    No text may have a character of `xml_reader.REFUSED`.
    """
    root = ElementTree.Element("tmx", version="1.4")
    header = {
        "creationtool": "translator",
        "creationtoolversion": __version__,
        "segtype": "sentence",
        "o-tmf": "translator",
        "adminlang": "en",
        "srclang": source,
        "datatype": "plaintext",
    }
    ElementTree.SubElement(root, "header", header)
    body = ElementTree.SubElement(root, "body")
    for unit in units:
        element = ElementTree.SubElement(body, "tu")
        for note in unit.notes:
            ElementTree.SubElement(element, "note").text = note
        for language, text in unit.variants:
            variant = ElementTree.SubElement(element, "tuv", {LANG: language})
            ElementTree.SubElement(variant, "seg").text = text
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def read(data: bytes, take: Callable[[Unit], object]) -> None:
    """Go through a TMX file and have `take` take each unit: the words of its segments, without their inline codes.

    Raises:
        UnusableError: it is no TMX, or is past a limit. What was taken before that was taken.
    """
    reader = _Reader(take)
    walk(data, Handlers(reader.start, reader.text, reader.end))


class _Reader:
    def __init__(self, take: Callable[[Unit], object]) -> None:
        self._take = take
        self._is_tmx = False
        self._variants: list[tuple[str, str]] = []
        self._notes: list[str] = []
        self._language = ""
        self._words: list[str] | None = None
        self._codes = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if not self._is_tmx and name != "tmx":
            raise UnusableError(f"its root is “{name}”, not “tmx”.", "Export it again as TMX 1.4.")
        self._is_tmx = True
        if name == "tu":
            self._variants, self._notes = [], []
        elif name == "tuv":
            # Before 1.4 the attribute was `lang`.
            self._language = attributes.get("xml:lang") or attributes.get("lang") or ""
        elif name in ("seg", "note"):
            self._words = []
        self._codes += name in _CODE

    def text(self, text: str) -> None:
        if self._words is not None and not self._codes:
            self._words.append(text)

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        self._codes -= name in _CODE
        if name == "tu":
            self._take(Unit(tuple(self._variants), tuple(self._notes)))
        elif name in ("seg", "note") and self._words is not None:
            text, self._words = "".join(self._words), None
            if name == "seg":
                self._variants.append((self._language, text))
            else:
                self._notes.append(text)
