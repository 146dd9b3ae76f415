"""PDF files: their text in paragraphs, and what is no text of theirs."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from translator.clean import clean
from translator.errors import InputError
from translator.read import read
from translator.read.page_layout import Glyph, paragraphs
from translator.records import Article, Role

HEADLINE = "漁港冷凍倉庫動工預算三億四"
FIRST = "漁港管理處今天宣布，新的冷凍倉庫下個月開始興建，預算為三億四千萬元，由中央與地方各出一半，二十年來最大。"
SECOND = "處長表示，倉庫完工後，每天可以處理一百二十公噸的漁獲，漁民不必再連夜趕路，把漁獲載到外縣市冷凍，省下運費。"
THIRD = "漁會則希望，工程期間保留原有的卸貨碼頭，不要影響秋天的旺季，並且要求承包商在夜間停工，讓附近居民可以休息。"
STORY = [FIRST, SECOND, THIRD]
FONT = "MSung-Light"
WIDTH, HEIGHT = 595, 842


class Sheet:
    """A PDF that is drawn: text in lines of so many characters."""

    def __init__(self, **options: Any) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self._data = io.BytesIO()
        self.canvas = Canvas(self._data, pagesize=(WIDTH, HEIGHT), **options)

    def text(self, x: float, y: float, text: str, across: int = 40, size: int = 11) -> float:
        """Draw a paragraph; return where the next one may begin."""
        self.canvas.setFont(FONT, size)
        for at in range(0, len(text), across):
            self.canvas.drawString(x, y, text[at : at + across])
            y -= 1.5 * size
        return y

    def saved(self, folder: Path) -> Path:
        """Write the file."""
        self.canvas.save()
        path = folder / "a.pdf"
        path.write_bytes(self._data.getvalue())
        return path


def texts(found: Article) -> list[str]:
    """The texts of its blocks."""
    return [block.text for block in found.blocks]


def test_lines_become_paragraphs_and_large_type_the_title(tmp_path: Path) -> None:
    """Rows that reach the edge go on, indented or set apart ones begin; the date below the headline is the date."""
    for indent, gap in (("", 10), ("\u3000\u3000", 0)):
        sheet = Sheet()
        y = sheet.text(60, 770, HEADLINE, size=20) - 10
        y = sheet.text(60, y, "2025年11月24日") - 10
        for part in STORY:
            y = sheet.text(60, y, indent + part) - gap
        found = clean(read(sheet.saved(tmp_path)))
        assert (found.title, found.published, texts(found)) == (HEADLINE, date(2025, 11, 24), STORY)


def test_headings_by_their_type(tmp_path: Path) -> None:
    """A short line in larger type than the text's is a heading."""
    sheet = Sheet()
    y = sheet.text(60, 770, HEADLINE, size=20) - 10
    y = sheet.text(60, y, FIRST) - 8
    y = sheet.text(60, y, "漁民的期待", size=13) - 4
    sheet.text(60, y, SECOND)
    found = clean(read(sheet.saved(tmp_path)))
    assert [(block.role, block.text) for block in found.blocks][1] == (Role.HEADING, "漁民的期待")


def test_headers_footers_and_page_numbers_go(tmp_path: Path) -> None:
    """What stands on each page is none of the text, and a sentence goes on over the page's end."""
    sheet = Sheet()
    for number, part in enumerate([FIRST, SECOND, THIRD], 1):
        sheet.text(60, 810, "港邊通訊社新聞稿", size=9)
        sheet.text(280, 30, f"- {number} -", size=9)
        y = sheet.text(60, 740, HEADLINE, size=20) - 10 if number == 1 else 740.0
        if number == 2:
            y = sheet.text(60, y, "這一段在上一頁開始，") - 10
        sheet.text(60, y, part if number != 1 else f"{FIRST}{SECOND[:-1]}，" * 1)
        sheet.canvas.showPage()
    found = texts(clean(read(sheet.saved(tmp_path))))
    assert found == [f"{FIRST}{SECOND[:-1]}，這一段在上一頁開始，", SECOND, THIRD]


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    """Below a headline over both, the left column comes first, then the right."""
    sheet = Sheet()
    sheet.text(60, 770, HEADLINE, size=24)
    y = sheet.text(60, 720, FIRST, across=18)
    sheet.text(60, y - 8, SECOND, across=18)
    y = sheet.text(320, 720, THIRD, across=18)
    sheet.text(320, y - 8, FIRST.replace("三億", "五億"), across=18)
    found = clean(read(sheet.saved(tmp_path)))
    assert texts(found) == [*STORY, FIRST.replace("三億", "五億")]


def test_vertical_text_is_read_from_above(tmp_path: Path) -> None:
    """Columns of characters, from the right, are the lines of the text."""
    size, glyphs = 12.0, []
    for column, at in enumerate(range(0, len(FIRST), 20)):
        for row, char in enumerate(FIRST[at : at + 20]):
            x, y = 500 - 20 * column, 700 - size * row
            glyphs.append(Glyph(char, x, y, x + size, y + size / 2, size))
    assert paragraphs([((WIDTH, HEIGHT), glyphs)]) == [FIRST]


def test_figures_side_by_side_are_a_table() -> None:
    """Pieces of a line far apart are cells where the next line has as many; else there is a space."""
    glyphs = []
    for line, cells in enumerate((["年度", "漁獲"], ["2024", "80公噸"])):
        for at, cell in enumerate(cells):
            for n, char in enumerate(cell):
                x, y = 60 + 120 * at + 11 * n, 700 - 18 * line
                glyphs.append(Glyph(char, x, y, x + 11, y + 5, 11))
    assert paragraphs([((WIDTH, HEIGHT), glyphs)]) == ["| 年度 | 漁獲 |", "| 2024 | 80公噸 |"]
    assert paragraphs([((WIDTH, HEIGHT), glyphs[:4])]) == ["年度\u3000漁獲"]


def test_scan_is_refused_as_one(tmp_path: Path) -> None:
    """Pages of pictures without text say that text recognition is needed."""
    from PIL import Image

    sheet = Sheet()
    sheet.canvas.drawInlineImage(Image.new("RGB", (20, 30), "white"), 0, 0, WIDTH, HEIGHT)
    with pytest.raises(InputError, match=r"is a scan.*\(OCR\)"):
        read(sheet.saved(tmp_path))


def test_password(tmp_path: Path) -> None:
    """One that is needed to open a file is said; one that forbids only printing is none of ours."""
    sheet = Sheet(encrypt=StandardEncryption("secret", "owner"))
    sheet.text(60, 700, FIRST)
    with pytest.raises(InputError, match="needs a password"):
        read(sheet.saved(tmp_path))
    sheet = Sheet(encrypt=StandardEncryption("", "owner", canPrint=0))
    sheet.text(60, 700, FIRST)
    assert read(sheet.saved(tmp_path)).text == FIRST


def test_book_and_damage_are_refused(tmp_path: Path) -> None:
    """More pages than an article has, and a file that is cut off at its beginning, say so."""
    sheet = Sheet()
    for _ in range(101):
        sheet.text(60, 700, "字")
        sheet.canvas.showPage()
    path = sheet.saved(tmp_path)
    with pytest.raises(InputError, match="101 pages"):
        read(path)
    path.write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    with pytest.raises(InputError, match="damaged"):
        read(path)


def test_drawings_in_drawings_are_refused(tmp_path: Path) -> None:
    """Nine drawings, each of twelve of the next, would never be drawn to an end."""
    sheet = Sheet()
    sheet.canvas.setPageCompression(1)
    sheet.canvas.beginForm("form8")
    sheet.canvas.rect(0, 0, 1, 1)
    sheet.canvas.endForm()
    for level in range(7, -1, -1):
        sheet.canvas.beginForm(f"form{level}")
        for _ in range(12):
            sheet.canvas.doForm(f"form{level + 1}")
        sheet.canvas.endForm()
    sheet.canvas.doForm("form0")
    with pytest.raises(InputError, match="draws far more"):
        read(sheet.saved(tmp_path))


def test_a_few_drawings_are_no_harm(tmp_path: Path) -> None:
    """A form that is drawn on the page, as programs do for what shows through, costs nothing."""
    sheet = Sheet()
    sheet.canvas.beginForm("stamp")
    sheet.canvas.rect(0, 0, 9, 9)
    sheet.canvas.endForm()
    for _ in range(50):
        sheet.canvas.doForm("stamp")
    sheet.text(60, 700, FIRST)
    assert read(sheet.saved(tmp_path)).text == FIRST


def test_packed_streams_are_refused_by_their_size(tmp_path: Path) -> None:
    """A stream of a few kilobytes that unpacks to more than a document is not handed on."""
    import zlib

    packed = zlib.compress(b" " * 40_000_000, 9)
    stream = (
        b"1 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\nendstream\nendobj\n"
    )
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\n" + stream)
    with pytest.raises(InputError, match="unpacks to far more"):
        read(path)
