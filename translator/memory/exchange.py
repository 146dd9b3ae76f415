"""Sentences to and from TMX 1.4b, the exchange format of translation memories (LISA OSCAR, 2005)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.parsers import expat

from translator import __version__
from translator.errors import CorrectionsError, Fault

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_SOURCE, _TARGET = "zh-TW", "en"
# The elements of a segment whose text is code, or belongs to another sentence. The text of <hi> is words.
_CODE = frozenset({"bpt", "ept", "it", "ph", "ut", "sub"})
_CHUNK = 1 << 16


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

    Nothing that the file refers to is fetched.

    Raises:
        CorrectionsError: the file cannot be read, is no TMX, or declares entities of its own.
    """
    try:
        _refuse_entities(path)
        for _, unit in ElementTree.iterparse(path):
            if unit.tag == "tu":
                texts = {_language(variant): _words(variant) for variant in unit.iter("tuv")}
                if texts.get("zh") and texts.get("en"):
                    yield texts["zh"], texts["en"]
                unit.clear()
    except (OSError, ElementTree.ParseError, expat.ExpatError, ValueError, LookupError) as error:
        fault = Fault(1, "", f"This is not a TMX file that can be read ({error}).", "Export it again as TMX 1.4.")
        raise CorrectionsError(path, (fault,)) from error


def _refuse_entities(path: Path) -> None:
    """Raise `CorrectionsError` where the document type of a file declares entities: a few can expand without end."""
    parser = expat.ParserCreate()
    begun = False

    def begin(*_: object) -> None:
        nonlocal begun
        begun = True

    def refuse(name: str, *_: object) -> None:
        what = f"The file declares an entity of its own ({name})."
        raise CorrectionsError(path, (Fault(parser.CurrentLineNumber, "", what, "Export it again as TMX 1.4."),))

    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = begin
    with path.open("rb") as file:
        # Declarations can only stand before the first element.
        while not begun and (chunk := file.read(_CHUNK)):
            parser.Parse(chunk)


def _language(variant: ElementTree.Element) -> str:
    """Return "zh" of zh-TW, zh_Hant, cmn …; TMX before 1.4 calls the attribute `lang`."""
    name = (variant.get(_LANG) or variant.get("lang") or "").lower().replace("_", "-").split("-")[0]
    return "zh" if name in ("cmn", "zho") else name


def _words(variant: ElementTree.Element) -> str:
    """Return the words of a variant's segment, without its inline codes."""
    segment = variant.find("seg")
    pieces: list[str] = []
    # A list of what is to come, last first, and no recursion: how deep elements lie is the file's choice.
    ahead: list[ElementTree.Element | str | None] = [segment]
    while ahead:
        part = ahead.pop()
        if isinstance(part, str):
            pieces.append(part)
        elif part is not None:
            for child in reversed(part):
                ahead += (child.tail, None if child.tag in _CODE else child)
            ahead.append(part.text)
    return "".join(pieces)
