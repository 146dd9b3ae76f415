"""Text as Word's runs, links and fields.

Text is never interpreted: it is cleaned of what XML or Word cannot carry and set as it stands, English with
typographic quotation marks, each run tagged with its language and each stretch of Chinese with the East
Asian font.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from translator.chinese.characters import HAN_RANGES
from translator.publish.content.quotation_marks import typographic
from translator.publish.docx.styles import style_id

# What XML 1.0 (2.2) forbids, and the marks that turn the direction of text, which could hide what it says.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ufeff\u202a-\u202e\u2066-\u2069]"
)
_BLANK = re.compile("[^\\S\u00a0]+")  # a space that must not break stays one
# What Word sets in its East Asian font: Han, its radicals, kana, bopomofo, punctuation, full-width forms.
_EAST_ASIAN = f"{HAN_RANGES}\u2e80-\u2fdf\u3001-\u303f\u3040-\u30ff\u3100-\u312f\uff01-\uffef"
# Quotes and dashes are Chinese between two Chinese characters, and ours anywhere else.
_STRETCH = re.compile(f"[{_EAST_ASIAN}]+(?:[“”‘’—…·]+[{_EAST_ASIAN}]+)*|[^{_EAST_ASIAN}]+")


def clean(text: str) -> str:
    """Return `text` on one line, without characters that XML forbids or that reorder it."""
    return _BLANK.sub(" ", _UNSAFE.sub("", text))


def english(text: str) -> str:
    """Return English as a brief shows it: clean, with typographic quotation marks."""
    return typographic(clean(text))


def is_east_asian(text: str) -> bool:
    """Whether any of `text` is set in the East Asian font."""
    return any(is_wide for _, is_wide in stretches(text))


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """Yield `text` cut where it changes between Chinese (true) and anything else (false)."""
    for found in _STRETCH.finditer(text):
        yield found.group(), re.match(f"[{_EAST_ASIAN}]", found.group()) is not None


def write(paragraph: Paragraph, text: str, style: str = "") -> None:
    """Add English to a paragraph in the character style `style`, run by run of one script each."""
    verbatim(paragraph, english(text), style)


def verbatim(paragraph: Paragraph, text: str, style: str = "") -> None:
    """Add what is not ours to set (Chinese, a file's name) to a paragraph, with the marks that it has."""
    for element in _runs(text, style):
        paragraph._p.append(element)


def link(paragraph: Paragraph, text: str, anchor: str, style: str = "Reference") -> None:
    """Add `text` to a paragraph as a link to the bookmark `anchor` of the same document."""
    with hyperlink(paragraph, anchor):
        write(paragraph, text, style)


def refer(paragraph: Paragraph, number: int, anchor: str, style: str = "Reference") -> None:
    """Add "¶ 12" as a link whose number is a REF field: Word mends it when paragraphs come or go."""
    with hyperlink(paragraph, anchor):
        write(paragraph, "¶\u00a0", style)
        field(paragraph, f"REF {anchor} \\n \\h", str(number), style)


@contextmanager
def hyperlink(paragraph: Paragraph, anchor: str) -> Iterator[None]:
    """Make what is added to a paragraph meanwhile a link to the bookmark `anchor` of the same document."""
    first = len(paragraph._p)
    yield
    element = word_element("w:hyperlink", anchor=anchor, history="1")
    for added in list(paragraph._p)[first:]:
        element.append(added)
    paragraph._p.append(element)


def field(paragraph: Paragraph, instruction: str, shown: str, style: str = "") -> None:
    """Add a field (PAGE, NUMPAGES …) that shows `shown` until the program works it out."""
    begin_field(paragraph, instruction, style)
    write(paragraph, shown, style)
    end_field(paragraph, style)


def begin_field(paragraph: Paragraph, instruction: str, style: str = "") -> None:
    """Begin a field: what is added until its end, in this paragraph or later ones, is what it shows."""
    code = OxmlElement("w:instrText")
    code.text = f" {instruction} "
    code.set(qn("xml:space"), "preserve")
    for element in (
        word_element("w:fldChar", fldCharType="begin"),
        code,
        word_element("w:fldChar", fldCharType="separate"),
    ):
        paragraph._p.append(new_run(style, element))


def end_field(paragraph: Paragraph, style: str = "") -> None:
    """End the field that was begun last."""
    paragraph._p.append(new_run(style, word_element("w:fldChar", fldCharType="end")))


def _runs(text: str, style: str) -> Iterator[BaseOxmlElement]:
    """Yield the runs of `text`, each tagged with its language: en-US, or zh-TW for Chinese."""
    for piece, is_han in stretches(clean(text)):
        run = new_run(style)
        properties = run.get_or_add_rPr()
        if is_han:
            properties.append(word_element("w:rFonts", hint="eastAsia"))
        language = "zh-TW" if is_han else "en-US"
        properties.append(word_element("w:lang", val=language, eastAsia="zh-TW"))
        content = OxmlElement("w:t")
        content.text = piece
        content.set(qn("xml:space"), "preserve")
        run.append(content)
        yield run


def new_run(style: str, *content: BaseOxmlElement) -> BaseOxmlElement:
    """Return a run in the character style `style` (none: the paragraph's own) that holds `content`."""
    run = OxmlElement("w:r")
    if style:
        run.get_or_add_rPr().append(word_element("w:rStyle", val=style_id(style)))
    run.extend(content)
    return run


def tab(paragraph: Paragraph) -> None:
    """Add a tab, to the right margin in the styles that are meant for it."""
    paragraph._p.append(new_run("", OxmlElement("w:tab")))


def word_element(tag: str, **attributes: str) -> BaseOxmlElement:
    """Return a new element of WordprocessingML, its attributes in the same namespace."""
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
