"""PDF files: their text in paragraphs, and what is no text of theirs."""

from __future__ import annotations

import io
import tracemalloc
import zlib
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest
from growth import TIMES, grows_with_length_only
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from translator.clean import clean
from translator.errors import InputError, UnusableError
from translator.read import read, survey
from translator.read.page_layout import paragraphs
from translator.read.page_rows import Glyph
from translator.read.pdf_harm import _listed, check_harm
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


def peak(work: Callable[[], object]) -> int:
    """The most bytes that `work` holds at once."""
    tracemalloc.start()
    try:
        with suppress(UnusableError):
            work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


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


@pytest.mark.parametrize(("size", "more", "number"), [(20, 9, 2), (13, 9, 2), (12, 0, 2), (12, 9, 1)])
def test_two_articles_of_a_pdf_are_two(tmp_path: Path, size: int, more: int, number: int) -> None:
    """A day on a new page begins one where its headline is in larger type or the page before was left half empty.

    Else a new page is no sign: pages end where they are full.
    """
    sheet = Sheet()
    for title in (HEADLINE, "渡輪延長營運到深夜"):
        y = sheet.text(60, 770, title, size=size) - 10
        y = sheet.text(60, y, "2025年11月24日") - 10
        for part in (*(f"第{phase}期：{FIRST}" for phase in range(more)), *STORY):
            y = sheet.text(60, y, part) - 10
        sheet.canvas.showPage()
    found = [clean(read(path)) for path in survey([sheet.saved(tmp_path)]).files]
    assert [each.title for each in found] == [HEADLINE, "渡輪延長營運到深夜"][:number]
    assert texts(found[-1])[-3:] == STORY


def test_cover_of_a_pdf_is_left_out(tmp_path: Path) -> None:
    """Its large type is not the headline."""
    sheet = Sheet()
    sheet.text(60, 600, "新聞剪報", size=36)
    sheet.text(60, 500, "製表日期：2025年12月1日", size=16)
    sheet.canvas.showPage()
    y = sheet.text(60, 770, HEADLINE, size=16) - 10
    y = sheet.text(60, y, "2025年11月24日") - 10
    for part in STORY:
        y = sheet.text(60, y, part) - 10
    found = clean(read(sheet.saved(tmp_path)))
    assert (found.title, found.published, texts(found)) == (HEADLINE, date(2025, 11, 24), STORY)


def test_digits_set_a_little_apart_have_no_spaces(tmp_path: Path) -> None:
    """Word processors set them so between Chinese; a space that was typed is one."""
    sheet = Sheet()
    for x, text in (
        (60, "預算為"),
        (95.75, "3"),
        (104, "億"),
        (117.75, "4000"),
        (142.5, "萬元，"),
        (178, "AI "),
        (194, "Lab"),
    ):
        sheet.text(x, 770, text)
    sheet.text(60, 740, FIRST)
    assert read(sheet.saved(tmp_path)).text.startswith("預算為3億4000萬元，AI Lab")


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
        sheet.text(60, y, part if number != 1 else f"{FIRST}{SECOND[:-1]}，")
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


def scattered(count: int) -> list[tuple[tuple[int, int], list[Glyph]]]:
    """A page of single characters in no order."""
    places = Random(7)
    spots = [(places.uniform(0, WIDTH), places.uniform(0, HEIGHT)) for _ in range(count)]
    return [((WIDTH, HEIGHT), [Glyph("字", x, y, x + 1, y, 1.0) for x, y in spots])]


def sections(count: int) -> list[tuple[tuple[int, int], list[Glyph]]]:
    """A page of two columns under a line over both, again and again."""
    glyphs: list[Glyph] = []
    for line in range(count):
        pieces = ((60, 8), (320, 8)) if line % 4 else ((60, 30),)
        places = [x + 9 * n for x, length in pieces for n in range(length)]
        glyphs += [Glyph("字", x, -12.0 * line, x + 9, 0, 9.0) for x in places]
    return [((WIDTH, HEIGHT), glyphs)]


@pytest.mark.parametrize(("page", "count"), [(scattered, 1_000), (sections, 1_000)])
def test_time_grows_with_the_characters_only(
    page: Callable[[int], list[tuple[tuple[int, int], list[Glyph]]]], count: int
) -> None:
    """However they stand on the page, and however often it is parted into columns."""
    assert grows_with_length_only(paragraphs, page(count), page(TIMES * count))


def test_page_that_is_parted_very_often_is_read() -> None:
    """Nothing is lost."""
    assert sum(text.count("字") for text in paragraphs(sections(5_000))) == len(sections(5_000)[0][1])


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


def packed(number: int, content: bytes, said: bytes = b"") -> bytes:
    """A packed stream of a PDF file."""
    data = zlib.compress(content, 9)
    head = b"%d 0 obj\n<< %s /Length %d /Filter /FlateDecode >>\nstream\n" % (number, said, len(data))
    return head + data + b"\nendstream\nendobj\n"


def test_packed_streams_are_refused_by_their_size(tmp_path: Path) -> None:
    """A stream of a few kilobytes that unpacks to more than a document is not handed on."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\n" + packed(1, b" " * 40_000_000))
    with pytest.raises(InputError, match="unpacks to far more"):
        read(path)


ONE = b"[\n" + b"3 0 R " * 200 + b"]"


@pytest.mark.parametrize(
    "pages",
    [
        b"4 0 obj\n<< /Type /Page /Contents %s >>\nendobj\n" % ONE,
        b"4 0 obj\n<< /Type /Page /#43ontents %s >>\nendobj\n" % ONE,
        b"4 0 obj\n<< /Type /Page /Contents 5 0 R >>\nendobj\n5 0 obj\n%s\nendobj\n" % ONE,
        b"".join(b"%d 0 obj\n<< /Type /Page /Contents [3 0 R 3 0 R] >>\nendobj\n" % n for n in range(10, 99)),
        b"4 0 obj\n<< /Type /Page /Contents [3 0 R 3 0 R] >>\nendobj\n5 0 obj\n<< /Kids [4 0 R 4 0 R] >>\nendobj\n",
    ],
    ids=["in one page", "escaped", "in a list", "in many pages", "in a page that is listed again"],
)
def test_stream_counts_as_often_as_it_is_named(tmp_path: Path, pages: bytes) -> None:
    """A small stream that is shown again and again is refused before it is drawn."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\n" + packed(3, b"0 0 m " * 170_000) + pages)
    with pytest.raises(InputError, match="unpacks to far more"):
        read(path)


def test_stream_that_all_pages_share_is_no_harm() -> None:
    """What a program puts on each page, and a few pages with large drawings, are read."""
    shared = b"".join(b"%d 0 obj\n<< /Type /Page /Contents [3 0 R 4 0 R] >>\nendobj\n" % n for n in range(10, 99))
    check_harm(b"%PDF-1.7\n" + packed(3, b"0 0 m " * 10_000) + packed(4, b"0 0 m " * 15_000) + shared)


@pytest.mark.parametrize("places", [(0, 10_000_000), (0,), (10_000_000, 0)])
def test_objects_in_a_stream_are_looked_at_once(places: tuple[int, ...]) -> None:
    """Objects that are said to stand at the same place of a large stream are refused, not copied."""
    pairs = b" ".join(b"%d %d" % (n, places[n % len(places)]) for n in range(10, 1510)) + b" "
    data = packed(1, pairs + b"\0" * 10_000_001, b"/Type /ObjStm /N 1500 /First %d" % len(pairs))
    assert peak(partial(check_harm, data)) < 60_000_000
    with pytest.raises(UnusableError, match="unpacks to far more"):
        check_harm(data)


def test_objects_in_a_stream_may_be_in_any_order() -> None:
    """Each goes as far as the next one, wherever that is listed."""
    objects = [b"<< /Subtype /Form /X 3 0 R >> ", b"<< /Subtype /Form >> "]
    for order in ([2, 3], [3, 2]):
        at = {2: 0, 3: len(objects[0])}
        pairs = b" ".join(b"%d %d" % (number, at[number]) for number in order) + b" "
        said = b"/Type /ObjStm /N 2 /First %d" % len(pairs)
        assert _listed(said, pairs + b"".join(objects)) == dict(zip((2, 3), objects, strict=True))


def test_too_many_objects_are_refused() -> None:
    """Whether they stand in the file or in a stream."""
    for data in (b"1 0 obj " * 300_001, packed(1, b"1 " * 700_000, b"/Type /ObjStm /First 1400000")):
        with pytest.raises(UnusableError, match="300,000 parts"):
            check_harm(data)


def test_each_object_is_looked_through_once() -> None:
    """Forms that all refer to one long list cost one look at it."""

    def forms(count: int) -> bytes:
        named = b"".join(b"%d 0 obj\n<< /Subtype /Form /X 5 0 R >>\nendobj\n" % n for n in range(10, 10 + count))
        return b"5 0 obj\n<< %s >>\nendobj\n" % (b"9 0 R " * (10 * count)) + named

    assert grows_with_length_only(check_harm, forms(400), forms(400 * TIMES))
