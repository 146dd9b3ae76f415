"""Sentences to and from TMX 1.4b, the exchange format of translation memories (LISA OSCAR, 2005)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

from translator import __version__
from translator.errors import CorrectionsError, Fault

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SOURCE, _TARGET = "zh-TW", "en"


def tmx(pairs: Iterable[tuple[str, str]]) -> bytes:
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


def read_tmx(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the (Chinese, English) pairs of a TMX file; units that lack one of the two are passed over.

    Nothing that the file refers to is fetched, and no entity of its own is expanded.

    Raises:
        CorrectionsError: the file cannot be read or is no TMX.
    """
    try:
        # Words of a segment may stand in elements of their own (<bpt>, <ph> …): their text is code, not words.
        for _, unit in ElementTree.iterparse(path):
            if unit.tag == "tu":
                texts = {_language(variant): _words(variant) for variant in unit.iter("tuv")}
                if texts.get("zh") and texts.get("en"):
                    yield texts["zh"], texts["en"]
                unit.clear()
    except (OSError, ElementTree.ParseError, ValueError) as error:
        fault = Fault(1, "", f"This is not a TMX file that can be read ({error}).", "Export it again as TMX 1.4.")
        raise CorrectionsError(path, (fault,)) from error


def _language(variant: ElementTree.Element) -> str:
    """Return "zh" of zh-TW, zh_Hant, cmn …; TMX before 1.4 calls the attribute `lang`."""
    name = (variant.get(_LANG) or variant.get("lang") or "").lower().replace("_", "-").split("-")[0]
    return "zh" if name in ("cmn", "zho") else name


def _words(variant: ElementTree.Element) -> str:
    segment = variant.find("seg")
    if segment is None:
        return ""
    pieces = [segment.text or "", *(child.tail or "" for child in segment)]
    return "".join(pieces)
