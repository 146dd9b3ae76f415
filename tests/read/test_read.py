"""Reading: every supported kind and encoding arrives as text; everything else is refused with a way out."""

from __future__ import annotations

import io
import os
import zipfile
from datetime import date
from pathlib import Path

import pytest
from docx import Document as new_docx
from growth import least

from translator.errors import InputError
from translator.read import Survey, discover, read, survey
from translator.storage import zip_package

ARTICLES = Path(__file__).parent.parent.parent / "articles"
TRADITIONAL = (
    "日本政府宣布，新的晶圓廠將在明年開始興建，投資金額約120億美元。\n"
    "公司表示，這座工廠的產能會在兩年內達到每月三萬片。"
)
SIMPLIFIED = (
    "这家公司表示，新的晶圆厂将在明年开始建设，投资金额约120亿美元。\n市场人士说，产能会在两年内达到每月三万片。"
)


def _write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TRADITIONAL, "utf-8"),
        (TRADITIONAL, "utf-8-sig"),
        (TRADITIONAL, "utf-16"),
        (TRADITIONAL, "utf-16-be"),
        (TRADITIONAL, "cp950"),
        (TRADITIONAL, "gb18030"),
        (SIMPLIFIED, "utf-8"),
        (SIMPLIFIED, "gbk"),
        (SIMPLIFIED, "gb18030"),
        (SIMPLIFIED * 40, "gb2312"),
    ],
)
def test_encodings_are_told_apart(tmp_path: Path, text: str, encoding: str) -> None:
    """A text in any of the usual encodings is read as what was written."""
    assert read(_write(tmp_path, "a.txt", text.encode(encoding))).text == text


def test_utf16_big_endian_with_mark(tmp_path: Path) -> None:
    """A big-endian byte order mark is obeyed."""
    assert read(_write(tmp_path, "a.txt", b"\xfe\xff" + TRADITIONAL.encode("utf-16-be"))).text == TRADITIONAL


def test_wrong_encoding_is_refused_not_guessed(tmp_path: Path) -> None:
    """Bytes that make sense in no Chinese encoding are an error, never mojibake."""
    path = _write(tmp_path, "a.txt", TRADITIONAL.encode("utf-8")[:-1] + b"\xff\xfe\xfa" * 3)
    with pytest.raises(InputError, match=r"encoding cannot be told.*save it as UTF-8"):
        read(path)


def test_a_few_damaged_bytes_do_not_cost_the_article(tmp_path: Path) -> None:
    """A stray byte, or a character cut at the end, of a text in UTF-8 is U+FFFD; all else is read."""
    data = TRADITIONAL.encode()
    assert read(_write(tmp_path, "a.txt", data[:-1])).text == TRADITIONAL[:-1] + "\ufffd"
    assert read(_write(tmp_path, "b.txt", data[:30] + b"\x92" + data[30:])).text.count("\ufffd") == 1


def test_euro_of_windows_in_gbk(tmp_path: Path) -> None:
    """The byte that Windows writes for the euro sign is one, any number of times."""
    text = f"价格为€50，{SIMPLIFIED}欧元报€0.92。"
    data = b"\x80".join(part.encode("gbk") for part in text.split("€"))
    assert read(_write(tmp_path, "a.txt", data)).text == text


def test_lookalikes_and_spaced_text(tmp_path: Path) -> None:
    """Radicals for characters, as PDF files have them, and a space after each character are mended."""
    assert (
        read(_write(tmp_path, "a.txt", "⽇本⾸相⾼市早苗今天表⽰，⼈⼯智慧是重點產業。")).text
        == "日本首相高市早苗今天表示，人工智慧是重點產業。"
    )
    assert read(_write(tmp_path, "b.txt", " ".join(TRADITIONAL.replace("\n", "")))).text == TRADITIONAL.replace(
        "\n", ""
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("日本政府は今日、新しい工場の建設を発表した。投資額は約120億ドルである。", "this is Japanese"),
        ("정부는 오늘 새로운 공장 건설을 발표했다. 投資는 약 120억 달러이다.", "this is Korean"),
        ("The government announced a new plant today, at a cost of some 12 billion dollars, people said.", "English"),
        (TRADITIONAL.encode().decode("latin-1"), "garbled"),
        (TRADITIONAL.encode("big5").decode("latin-1"), "garbled"),
        ("~{L(9IJU:Z~}\n~{L(119IJP=qLl?*8_W_5M~}", "garbled"),
    ],
)
def test_other_languages_and_garbled_text_are_refused_as_such(tmp_path: Path, text: str, message: str) -> None:
    """What is no Chinese is named, with what to do."""
    with pytest.raises(InputError, match=message) as caught:
        read(_write(tmp_path, "a.txt", text))
    assert caught.value.remedy


def test_chinese_that_cites_japanese_is_chinese(tmp_path: Path) -> None:
    """A name in kana does not make a Japanese text."""
    text = TRADITIONAL + "新品牌叫做「ラピダス」，意思是快速。"
    assert read(_write(tmp_path, "a.txt", text)).text == text


def test_line_ends_and_invisible_characters(tmp_path: Path) -> None:
    """Line ends become \\n; NUL, zero-width and bidi marks go; the full-width space stays."""
    text = "標題\u200b一\u3000二\r\n第\u202e二行\ufeff\r第三\xa0行\u2028第四行" + "文" * 200 + "\x00"
    path = _write(tmp_path, "a.txt", text)
    assert read(path).text == "標題一\u3000二\n第二行\n第三 行\n第四行" + "文" * 200


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \r\n\t", "empty"),
        ("a.html", b"", "empty"),
        ("a.txt", b"\xff\xd8\xff\xe0" + bytes(range(256)), "JPEG"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(64), "PNG"),
        ("a.txt", b"%PDF-1.7\n" + b"x" * 99, "the PDF is damaged"),
        ("a.txt", b"PK\x03\x04" + bytes(99), "zip"),
        ("a.txt", bytes(range(256)) * 40, "binary"),
        ("a.docx", TRADITIONAL.encode(), "not a Word file"),
        ("a.docx", b"PK\x03\x04" + bytes(99), "not a Word file"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "password"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "save it as .docx"),
        ("a.pdf", b"%PDF-", "save that as a .txt"),
        ("a.txt", "Nothing here is in Chinese.", "no Chinese text"),
        ("a.txt", "字" * 200_001, "is data"),
        ("a.txt", "字\ufffd" * 90, "damaged"),
    ],
)
def test_bad_input_is_refused_with_a_way_out(tmp_path: Path, name: str, data: bytes | str, message: str) -> None:
    """Each kind of bad file raises an `InputError` that says what is wrong and what to do."""
    path = _write(tmp_path, name, data)
    with pytest.raises(InputError, match=message) as caught:
        read(path)
    assert caught.value.path == path
    assert caught.value.remedy


def test_oversized_single_line_is_refused_by_its_size(tmp_path: Path) -> None:
    """Nothing is made of a line of 20 MB: one of 320 MB is refused as fast."""

    def refused(path: Path) -> None:
        with pytest.raises(InputError, match="over 16 MiB"):
            read(path)

    short, long = (_write(tmp_path, f"{size}.txt", b"a") for size in (20_000_000, 320_000_000))
    for path in (short, long):
        os.truncate(path, int(path.stem))
    assert least(refused, long) < 2 * least(refused, short) + 0.05


def test_folder_is_not_an_article(tmp_path: Path) -> None:
    """Reading a folder says so."""
    with pytest.raises(InputError, match="folder"):
        read(tmp_path)


def test_vanished_file(tmp_path: Path) -> None:
    """A file that is gone when it is read is an `InputError`."""
    with pytest.raises(InputError, match="no such file"):
        read(tmp_path / "gone.txt")


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the system will not open is an `InputError` with the system's reason."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = _write(tmp_path, "a.txt", TRADITIONAL)
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(InputError, match="Permission denied"):
        read(path)


def _docx(path: Path) -> Path:
    word = new_docx()
    word.add_heading("晶圓廠動工", 0)
    word.add_paragraph("新廠明年完工。")
    word.add_heading("資金", 1)
    word.add_paragraph("總投資80億美元。")
    word.add_paragraph("分三期。", style="List Bullet")
    table = word.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "產能", "三萬片"
    word.save(str(path))
    return path


def test_word_file_keeps_headings_lists_and_tables(tmp_path: Path) -> None:
    """Styles become marks, and table rows stand between bars, in the order of the file."""
    lines = read(_docx(tmp_path / "a.docx")).text.split("\n\n")
    assert lines == ["# 晶圓廠動工", "新廠明年完工。", "# 資金", "總投資80億美元。", "- 分三期。", "| 產能 | 三萬片 |"]


def test_word_defaults_are_not_a_byline(tmp_path: Path) -> None:
    """The author that the library or Word fills in is nobody's byline; one that a person set is."""
    path = _docx(tmp_path / "a.docx")
    assert read(path).byline is None
    word = new_docx(str(path))
    word.core_properties.author, word.core_properties.title = "王小明", "晶圓廠"
    word.save(str(path))
    assert (read(path).byline, read(path).title) == ("王小明", "晶圓廠")


def test_zip_bomb_is_refused_before_unpacking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Word file that would unpack beyond the limit is refused on its directory alone."""
    monkeypatch.setattr(zip_package, "MAX_UNZIPPED", 1000)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "0" * 2000)
    with pytest.raises(InputError, match="far more"):
        read(_write(tmp_path, "a.docx", packed.getvalue()))


def test_saved_page_gives_headings_paragraphs_and_metadata() -> None:
    """The sample page's article arrives with its headings marked, without menu, aside and footer."""
    document = read(ARTICLES / "kumamoto-second-fab.html")
    assert document.published == date(2025, 12, 3)
    assert (document.publisher, document.byline) == ("範例財經網", "範例編輯室")
    assert "## 產能規劃" in document.text.split("\n")
    assert not any(word in document.text for word in ("即時新聞", "熱門新聞", "隱私權", "台股收盤"))


def test_page_in_declared_big5(tmp_path: Path) -> None:
    """A page's own statement of its encoding is believed."""
    page = f"<html><head><meta charset=big5><title>頁</title></head><body><p>{TRADITIONAL}</p></body></html>"
    assert "投資金額約120億美元" in read(_write(tmp_path, "a.htm", page.encode("cp950"))).text


def test_page_date_is_only_what_is_stated(tmp_path: Path) -> None:
    """A day in the footer, or a year and month in the address, is not the date of publication."""
    body = f"<article><h1>標題在此</h1><p>{TRADITIONAL * 5}</p></article><footer>© 2024 網站 2024/01/01</footer>"
    page = f"<html><head><link rel=canonical href='https://example.com/2023/05/a'></head><body>{body}</body></html>"
    assert read(_write(tmp_path, "a.html", page)).published is None


def test_lines_of_the_page_source_are_not_paragraphs(tmp_path: Path) -> None:
    """A line end inside a paragraph of the HTML source does not cut the paragraph."""
    page = "<html><body><p>日本政府\n  宣布新計畫。</p><p>第二段<br>下一行</p></body></html>"
    lines = [line for line in read(_write(tmp_path, "a.html", page)).text.split("\n") if line.strip()]
    assert lines == ["日本政府宣布新計畫。", "第二段", "下一行"]


def test_discover_walks_folders(tmp_path: Path) -> None:
    """Folders give their supported files to any depth, sorted, without hidden, lock and other files, once each."""
    (tmp_path / "sub" / ".git").mkdir(parents=True)
    for name in ("b.txt", "a.md", ".hidden.txt", "~$c.docx", "d.doc", "sub/e.HTML", "sub/.git/f.txt"):
        _write(tmp_path, name, "字")
    found = discover([tmp_path, tmp_path / "b.txt"])
    assert [str(path.relative_to(tmp_path)) for path in found] == ["a.md", "b.txt", "sub/e.HTML"]


@pytest.mark.parametrize(("name", "message"), [("a.doc", "kind"), ("gone.txt", "no such"), ("gone.doc", "no such")])
def test_what_is_named_outright_is_found_and_refused_when_read(tmp_path: Path, name: str, message: str) -> None:
    """A wrong path among right ones does not stop the others: it is an error of its own."""
    if name == "a.doc":
        _write(tmp_path, name, "字")
    _write(tmp_path, "right.txt", "字")
    _, path = discover([tmp_path / "right.txt", tmp_path / name])
    with pytest.raises(InputError, match=message):
        read(path)


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    """Where there is nothing to do the user is told so."""
    with pytest.raises(InputError, match="no articles"):
        discover([tmp_path])


def test_every_other_file_of_a_folder_is_told(tmp_path: Path) -> None:
    """What is no article comes with why and what to do; hidden files, and what hides itself elsewhere, do not."""
    names = ("a.txt", "b.doc", "sub/c", ".git/d.doc", ".e.doc", "~$f.docx", "desktop.ini")
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        _write(tmp_path, name, "字")
    found = survey([tmp_path])
    assert [path.name for path in found.files] == ["a.txt"]
    assert [(item.path.relative_to(tmp_path).as_posix(), bool(item.why and item.remedy)) for item in found.unused] == [
        ("b.doc", True), ("sub/c", True),
    ]  # fmt: skip


def test_parts_of_a_saved_page_are_told_as_one(tmp_path: Path) -> None:
    """The folder that a browser makes beside a page counts as one thing; articles in it are articles."""
    (tmp_path / "page_files" / "css").mkdir(parents=True)
    (tmp_path / "other_files").mkdir()
    for name in ("page.html", "page_files/a.js", "page_files/css/b.css", "page_files/c.html", "other_files/d.js"):
        _write(tmp_path, name, "字")
    found = survey([tmp_path])
    assert [path.name for path in found.files] == ["page.html", "c.html"]
    assert [item.path.name for item in found.unused] == ["page_files", "d.js"]


def test_one_file_is_found_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a file is called, relatively, absolutely or through dots, it is found once and nothing is told of it."""
    (tmp_path / "in").mkdir()
    path = _write(tmp_path / "in", "a.txt", "字")
    monkeypatch.chdir(tmp_path)
    found = survey([Path("in"), path, Path("in/../in/a.txt")])
    assert found == Survey((Path("in/a.txt"),))
