"""Broken and hostile input: refused with a way out or read for what it is, in bounded time, and nothing is fetched."""

from __future__ import annotations

import contextlib
import io
import os
import socket
import struct
import unicodedata
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import NoReturn

import pytest
from growth import grows_with_length_only, least
from hypothesis import given, settings
from hypothesis import strategies as st

from translator.chinese.segment import MAX_RUN, segment
from translator.clean import clean
from translator.errors import GlossaryError, InputError
from translator.glossary.glossary_csv import load
from translator.read import discover, read, survey
from translator.records import Article, Block, Document, Role

CORPUS = Path(__file__).parent.parent / "hostile"
FIRST = "地方政府核准新的變電所，工程經費約35億元，預計三年後啟用。"
SECOND = "居民代表表示，希望施工期間減少噪音，市府允諾每週公布進度。"
STORY = f"變電所獲准興建\n\n{FIRST}\n\n{SECOND}\n\n{FIRST[:-1]}，市府說。\n"
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def _refusal(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read(path)
    assert caught.value.path == path
    assert caught.value.remedy
    return str(caught.value)


def _zip(parts: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def _word(body: str, prolog: str = "", **parts: str) -> bytes:
    document = f"{prolog}<w:document xmlns:w='{SPACE}'><w:body>{body}</w:body></w:document>"
    return _zip({"word/document.xml": document, **parts})


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _everything(article: Article) -> str:
    related = "".join(item.headline + item.lede + item.source + item.age for item in article.related)
    blocks = "".join(block.text for block in article.blocks)
    return f"{article.title}{article.publisher or ''}{article.byline or ''}{blocks}{related}"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in this file may so much as look up a host."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


# ---------------------------------------------------------------- the corpus


def looked_through(path: Path) -> None:
    """Read a file as the program does, if it can be read."""
    with contextlib.suppress(InputError, GlossaryError):
        if path.suffix == ".csv":
            load(path)
        else:
            article = clean(read(path))
            for block in article.blocks:
                assert "".join(part.text for part in segment(block)) == block.text


@pytest.fixture(scope="module")
def long_article_takes(tmp_path_factory: pytest.TempPathFactory) -> float:
    """The seconds that an honest article of forty thousand characters takes: more than any of the corpus has."""
    path = tmp_path_factory.mktemp("honest") / "long.txt"
    path.write_text("港口擴建\n\n" + "港務公司今天宣布擴建三座貨櫃碼頭。漁民擔心航道變窄。\n" * 1500, "utf-8")
    return least(looked_through, path)


@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()), ids=lambda path: path.name)
def test_corpus_breaks_nothing(path: Path, long_article_takes: float) -> None:
    """Each file of the corpus, what broke a stage and what was made to, is read or refused in time."""
    assert path.stat().st_size < 40_000
    looked_through(path)
    assert least(looked_through, path) < long_article_takes


# ---------------------------------------------------------------- files and names


def test_pipe_is_never_waited_for(tmp_path: Path) -> None:
    """A named pipe called x.txt is refused at once, though nobody writes to it."""
    path = tmp_path / "x.txt"
    os.mkfifo(path)
    assert "device or pipe" in _refusal(path)
    assert discover([tmp_path]) == [path]


def test_device_is_refused() -> None:
    """A device without an end is not read."""
    assert "device or pipe" in _refusal(Path("/dev/zero"))


def test_folder_named_like_a_file(tmp_path: Path) -> None:
    """A folder called x.txt is walked, and refused where a file is wanted."""
    folder = tmp_path / "x.txt"
    folder.mkdir()
    inner = _write(folder, "y.txt", STORY)
    assert discover([tmp_path]) == [inner]
    assert "folder" in _refusal(folder)


def test_links_out_of_the_folder_are_passed_over(tmp_path: Path) -> None:
    """A link in a folder is followed within it, and not to a file or folder elsewhere."""
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    inner = _write(folder / "sub", "a.txt", STORY)
    outer = _write(tmp_path, "secret.txt", STORY)
    (folder / "out.txt").symlink_to(outer)
    (folder / "dots.txt").symlink_to("../secret.txt")
    (folder / "all").symlink_to(tmp_path)
    (folder / "same.txt").symlink_to(inner)
    found = survey([folder])
    assert found.files == (folder / "same.txt",)
    assert {item.path.name: item.why for item in found.unused} == {
        "all": "a link to a folder, which is not entered.",
        "dots.txt": "a link that leads out of the folder.",
        "out.txt": "a link that leads out of the folder.",
        "a.txt": f"the same file as {folder / 'same.txt'}.",
    }
    assert discover([folder / "out.txt"]) == [folder / "out.txt"]


def test_loops_of_links_end(tmp_path: Path) -> None:
    """A link to itself is refused, and a folder that holds itself is walked once."""
    loop = tmp_path / "loop.txt"
    loop.symlink_to("loop.txt")
    (tmp_path / "again").symlink_to(tmp_path)
    assert discover([tmp_path]) == [loop]
    assert "cannot be opened" in _refusal(loop)


def test_link_to_nothing_says_so(tmp_path: Path) -> None:
    """A broken link is told apart from a wrong name."""
    (tmp_path / "a.txt").symlink_to("gone.txt")
    assert "link to a file that is not there" in _refusal(tmp_path / "a.txt")


def test_file_deleted_after_it_was_found(tmp_path: Path) -> None:
    """What is gone between finding and reading is refused like any missing file."""
    _write(tmp_path, "a.txt", STORY)
    (path,) = discover([tmp_path])
    path.unlink()
    assert "no such file" in _refusal(path)


def test_closed_folder_is_reported_and_not_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that may not be opened comes back as a path of its own, and reading it says why."""
    closed = tmp_path / "closed"
    closed.mkdir()
    _write(tmp_path, "a.txt", STORY)
    scan, access = os.scandir, os.access

    def scandir(path: str) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != closed and access(path, mode))
    assert discover([tmp_path]) == [tmp_path / "a.txt", closed]
    assert "may not be opened" in _refusal(closed)


@pytest.mark.parametrize("name", ["x" * 300 + ".txt", "a\x00b.txt", "a\ud800b.txt", "../../x/../y.txt", "a/" * 3000])
def test_impossible_names_are_refused(tmp_path: Path, name: str) -> None:
    """Names that are too long, hold a NUL or half a surrogate pair, or lead nowhere are errors like any other."""
    with pytest.raises(InputError) as error:
        read(*discover([tmp_path / name]))
    assert len(str(error.value)) < 400


@pytest.mark.parametrize("mark", ["\n", "\x1b[31m", "\x07", "\u202e", "\u200b", "\x9b2J", "\udcff"])
def test_names_cannot_drive_the_terminal(tmp_path: Path, mark: str) -> None:
    """Controls, bidi marks and undecodable bytes of a name are written out in messages."""
    message = _refusal(_write(tmp_path, f"a{mark}b.txt", ""))
    assert all(unicodedata.category(char)[0] != "C" for char in message)


def test_title_taken_from_a_name_is_clean() -> None:
    """A file name that serves as the title leaves its invisible characters behind."""
    article = clean(Document(Path("變電所\x1b動\u202e工了.txt"), f"{FIRST}\n{SECOND}\n{FIRST}{SECOND}"))
    assert article.title == "變電所動工了"


# ---------------------------------------------------------------- sizes and encodings


@pytest.mark.parametrize("kind", ["txt", "md", "html", "docx"])
def test_fifty_megabytes_are_refused_at_once(tmp_path: Path, kind: str) -> None:
    """An enormous file, sparse or not, is refused by size, with the limit."""
    path = tmp_path / f"a.{kind}"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    assert "over 16 MiB" in _refusal(path)


def test_too_many_characters_are_refused_with_the_limit(tmp_path: Path) -> None:
    """A library is no article, whatever its lines."""
    assert "at most 1,000,000" in _refusal(_write(tmp_path, "a.txt", STORY * 15_000))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    """UTF-16 without its mark, and UTF-32 with it, are text."""
    assert read(_write(tmp_path, "a.txt", STORY.encode(encoding))).text == STORY


@pytest.mark.parametrize(
    "codec", ["undefined", "idna", "punycode", "unicode_escape", "utf-16", "utf-7", "latin-1", "big5"]
)
def test_declared_encoding_is_not_believed_blindly(tmp_path: Path, codec: str) -> None:
    """A page in UTF-8 that claims another codec, even one that is none, is read as what it is."""
    page = f"<html><head><meta charset='{codec}'></head><body><p>{FIRST}</p><p>{SECOND}</p></body></html>"
    assert FIRST in read(_write(tmp_path, "a.html", page)).text


@pytest.mark.parametrize(
    "mark", ["\u200b", "\u200f", "\u202e", "\u2060", "\u2067", "\ufeff", "\xad", "\ufe0f", "\U000e0041"]
)
def test_figures_and_terms_are_whole_again(tmp_path: Path, mark: str) -> None:
    """A mark that nobody sees, inside a figure or a term, is gone, in text and in markup."""
    marked = STORY.replace("35億", f"3{mark}5{mark}億").replace("變電所", f"變{mark}電所")
    assert read(_write(tmp_path, "a.txt", marked)).text == STORY
    body = f"<p>{FIRST}</p><p>3&#{ord(mark)};5億元，{SECOND}</p>"
    page = f"<html><title>變{mark}電所</title><body><article>{body}</article></body></html>"
    assert "35億元" in read(_write(tmp_path, "a.html", page)).text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (_zip({"xl/workbook.xml": ""}), "an Excel workbook"),
        (_zip({"a.txt": STORY}), "a zip archive"),
        (b"PK\x03\x04" + bytes(40), "damaged zip"),
        (b"\x89PNG\r\n\x1a\n", "a PNG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
        (b"\x1f\x8b\x08", "a gzip"),
    ],
)
def test_misnamed_file_is_called_what_it_is(tmp_path: Path, data: bytes, what: str) -> None:
    """A .txt that is something else is named as what it is, with what to do about it."""
    assert what in _refusal(_write(tmp_path, "a.txt", data))


@pytest.mark.parametrize(
    "data",
    [
        _word(_paragraph(FIRST)),
        b"\xef\xbb\xbf\n<!DOCTYPE html><p>" + FIRST.encode(),
        b"From: a\nSubject: b\nMIME-Version: 1.0\n\n" + FIRST.encode(),
    ],
)
def test_misnamed_article_is_read_as_what_it_is(tmp_path: Path, data: bytes) -> None:
    """A .txt that is an article of another kind is read by what it is."""
    assert read(_write(tmp_path, "a.txt", data)).text.strip() == FIRST


# ---------------------------------------------------------------- Word files


@pytest.mark.parametrize("text", ["變電所", "<!-- x -->"])
def test_document_type_in_a_word_file_is_refused(tmp_path: Path, text: str) -> None:
    """Entities, of files or of billions of laughs, are refused with the document type that declares them."""
    for entity in ("SYSTEM 'file:///etc/passwd'", "SYSTEM 'http://127.0.0.1/x'", "'ha'"):
        prolog = f"<!DOCTYPE w [<!ENTITY x {entity}>]>"
        assert "document type" in _refusal(_write(tmp_path, "a.docx", _word(_paragraph(f"{text}&x;"), prolog)))


def test_document_type_in_another_encoding_is_refused(tmp_path: Path) -> None:
    """A document type is found in UTF-16 too."""
    xml = f"<?xml version='1.0' encoding='utf-16'?><!DOCTYPE w [<!ENTITY x '字'>]><w:document xmlns:w='{SPACE}'/>"
    assert "document type" in _refusal(_write(tmp_path, "a.docx", _zip({"word/document.xml": xml.encode("utf-16")})))


def test_outside_resources_of_a_word_file_are_left_alone(tmp_path: Path) -> None:
    """Linked templates, pictures and main parts outside the file are not opened."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "".join(
        f"<Relationship Id='r{n}' Type='{kind}/{name}' Target='{target}' TargetMode='External'/>"
        for n, (name, target) in enumerate(
            [
                ("officeDocument", "file:///etc/passwd"),
                ("attachedTemplate", "http://127.0.0.1/t"),
                ("styles", "../../x"),
            ]
        )
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    rels = f"<Relationships xmlns='{space}'>{relations}</Relationships>"
    parts = {"_rels/.rels": rels, "word/_rels/document.xml.rels": rels}
    assert read(_write(tmp_path, "a.docx", _word(_paragraph(FIRST), **parts))).text == FIRST


def test_bomb_is_stopped_by_what_is_unpacked(tmp_path: Path) -> None:
    """A part that unpacks far beyond its packed size is given up while it is unpacked."""
    assert "far more" in _refusal(_write(tmp_path, "a.docx", _word(_paragraph("字" * 1_000_000))))


def test_lie_about_the_size_is_damage(tmp_path: Path) -> None:
    """A directory that understates a part's size does not get the part unpacked."""
    data = _word(_paragraph("字" * 1_000_000))
    (member,) = zipfile.ZipFile(io.BytesIO(data)).infolist()
    lying = data.replace(struct.pack("<I", member.file_size), struct.pack("<I", 100))
    assert "damaged" in _refusal(_write(tmp_path, "a.docx", lying))


def test_claim_of_gigabytes_is_refused(tmp_path: Path) -> None:
    """A directory that owns up to a bomb, in a part that is never read, is refused unopened."""
    data = _zip({"word/document.xml": "x" * 999, "word/media/a.png": "y" * 777})
    bomb = data.replace(struct.pack("<I", 777), struct.pack("<I", 2**31))
    assert "far more" in _refusal(_write(tmp_path, "a.docx", bomb))


def test_cut_off_and_scrambled_word_files_are_refused(tmp_path: Path) -> None:
    """Wherever a Word file is cut off or a byte of it is wrong, it is read or refused."""
    data = _word(_paragraph(FIRST))
    broken = [data[:end] for end in range(0, len(data), 9)]
    broken += [data[:at] + bytes([data[at] ^ 0x41]) + data[at + 1 :] for at in range(0, len(data), 5)]
    for wrong in broken:
        path = _write(tmp_path, "a.docx", wrong)
        with contextlib.suppress(InputError):
            assert read(path).text


def test_wild_table_spans_do_not_multiply(tmp_path: Path) -> None:
    """A cell that claims to be two milliards wide is one cell."""
    cell = f"<w:tc><w:tcPr><w:gridSpan w:val='2000000000'/></w:tcPr>{_paragraph('產能')}</w:tc>"
    path = _write(tmp_path, "a.docx", _word(f"<w:tbl><w:tr>{cell}<w:tc>{_paragraph(FIRST)}</w:tc></w:tr></w:tbl>"))
    assert read(path).text == f"| 產能 | {FIRST} |"


def test_text_said_twice_in_a_word_file_is_read_once(tmp_path: Path) -> None:
    """Fallbacks for old programs, text that was moved away and phonetic guides are not text."""
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    run = f"<w:r><w:t>{FIRST}</w:t></w:r>"
    both = f"<m:Choice>{run}</m:Choice><m:Fallback>{run}</m:Fallback>"
    both = f"<m:AlternateContent xmlns:m='{mc}'>{both}</m:AlternateContent>"
    moved = f"<w:moveFrom>{run}</w:moveFrom><w:ruby><w:rt>{run}</w:rt></w:ruby>"
    assert read(_write(tmp_path, "a.docx", _word(f"<w:p>{both}{moved}</w:p>"))).text == FIRST


def test_text_in_content_controls_is_read(tmp_path: Path) -> None:
    """A paragraph inside content controls is a paragraph."""
    body = "<w:sdt><w:sdtContent>" * 40 + _paragraph(FIRST) + "</w:sdtContent></w:sdt>" * 40
    assert read(_write(tmp_path, "a.docx", _word(body))).text == FIRST


# ---------------------------------------------------------------- pages


@pytest.mark.parametrize("tag", ["div", "span", "b", "ul", "blockquote", "table", "article", "p", "font", "x-y"])
def test_ten_thousand_nested_tags(tmp_path: Path, tag: str) -> None:
    """However deep a page is nested, what it says at the bottom and after it is read."""
    page = f"<html><body><p>{FIRST}</p>{f'<{tag}>' * 10_000}{SECOND}{f'</{tag}>' * 10_000}<p>後記。</p></body></html>"
    text = read(_write(tmp_path, "a.html", page)).text
    assert [text.count(part) for part in (FIRST, SECOND, "後記。")] == [1, 1, 1]


def test_fragment_of_a_page_is_read_as_a_page(tmp_path: Path) -> None:
    """Markup without html and body tags around it leaves no tag in the text."""
    assert "<" not in read(_write(tmp_path, "a.html", f"<div><p>{FIRST}</p></div>")).text


def test_entities_of_a_page_open_nothing(tmp_path: Path) -> None:
    """A page that declares a file as an entity shows neither the file nor the declaration."""
    page = f"<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><html><body><p>{FIRST}&x;</p><p>{SECOND}</p>"
    text = read(_write(tmp_path, "a.html", page)).text
    assert "root:" not in text
    assert "ENTITY" not in text


def test_page_fetches_and_runs_nothing(tmp_path: Path) -> None:
    """Scripts, frames, imports and links of a page are neither followed nor read as text."""
    links = "<link rel=stylesheet href='http://127.0.0.1/a'><base href='file:///etc/'>"
    links += "<meta http-equiv=refresh content='0;passwd'>"
    body = f"<iframe src='file:///etc/passwd'></iframe><img src='http://127.0.0.1/b'><p>{FIRST}</p>"
    body += "<script>alert('字字')</script>"
    text = read(_write(tmp_path, "a.html", f"<html><head>{links}</head><body>{body}<p>{SECOND}</p></body></html>")).text
    assert FIRST in text
    assert "alert" not in text
    assert "root:" not in text


def test_controls_by_reference_are_dropped(tmp_path: Path) -> None:
    """Characters that no document may hold do not come in as character references, in text or title."""
    body = f"<p>{FIRST}&#1;&#27;[31m</p><p>{SECOND}</p>"
    page = f"<html><head><title>變電所&#1;&#8203;獲准興建</title></head><body>{body}</body></html>"
    document = read(_write(tmp_path, "a.html", page))
    assert document.title in (None, "變電所獲准興建")
    assert not set(document.text) & set("\x01\x1b\u200b")


# ---------------------------------------------------------------- time

_N = 800
_PAGES: dict[str, Callable[[int], str]] = {
    "attributes": lambda n: f"<p {' '.join(f'a{i}=1' for i in range(10 * n))}>{FIRST}</p>",
    "attributes after a quote": lambda n: f'<p b=x" {" ".join(f"a{i}<" for i in range(10 * n))}>{FIRST}</p>',
    "unclosed tags": lambda n: f"<p>{FIRST}</p>" + "<a href='" * 20 * n,
    "unclosed comments": lambda n: f"<p>{FIRST}</p>" + "<!-- " * 20 * n,
    "unclosed scripts": lambda n: f"<p>{FIRST}</p>" + "<script>" * 20 * n,
    "ends without a start": lambda n: f"<p>{FIRST}</p>" + "<b>" * n + "</i>" * 10 * n,
    "page data": lambda n: f"<p>{FIRST}</p><script type='application/ld+json'>" + '"datePublished" :' * 20 * n,
    "references": lambda n: f"<p>{FIRST}" + "&#" + "9" * 20 * n + ";" + "&amp" * 10 * n,
}
_TEXTS: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: STORY + "「" * 20 * n + "\n" + "（「」" * 10 * n + "」",
    "quotes": lambda n: STORY + '"字' * 10 * n,
    "digits": lambda n: STORY + "1" * 20 * n + "\n" + "1,234億" * 5 * n,
    "blank lines": lambda n: STORY + "\n \u3000" * 10 * n + STORY,
    "nested lists": lambda n: STORY + "".join(" " * (i % 200) + "- 項目\n" for i in range(n)),
    "headings": lambda n: STORY + "# 標題文字\n" * n,
    "emphasis and links": lambda n: STORY + "**字[" * n + "\n" + "![a](" * n + "\n" + "[a](b" + " " * 10 * n + "x",
    "publishers": lambda n: (
        f"{STORY}延伸閱讀\n" + "".join(f"市府公布計畫內容。某某{i}新聞網 1 天前\n" for i in range(n))
    ),
    "one publisher": lambda n: f"{STORY}延伸閱讀\n市府公布計畫" + "TVBS" * 10 * n + " 1 天前\n" + "Ab " * n + "1 天前",
    "a title of spaces": lambda n: "# 標題" + "\u3000 " * 10 * n + "文字 | 某某日報\n" + STORY,
}


def _taken(path: Path) -> None:
    with contextlib.suppress(InputError):
        for block in clean(read(path)).blocks:
            segment(block)


@pytest.mark.parametrize(
    ("name", "make"),
    [*(("a.html", m) for m in _PAGES.values()), *(("a.txt", m) for m in _TEXTS.values())],
    ids=[*_PAGES, *_TEXTS],
)
def test_time_grows_with_length_only(tmp_path: Path, name: str, make: Callable[[int], str]) -> None:
    """Four times as much of what is hard takes nowhere near sixteen times as long."""
    short, long = (_write(tmp_path, f"{n}-{name}", make(n)) for n in (_N, 4 * _N))
    assert grows_with_length_only(_taken, short, long)


def test_no_segment_is_more_than_an_engine_takes() -> None:
    """Text and titles without any boundary are cut all the same, and lose nothing; figures stay whole."""
    for role in (Role.PARAGRAPH, Role.TITLE):
        text = "字" * 590 + "12,345.6億" * 400
        parts = [part.text for part in segment(Block(role, text))]
        assert max(map(len, parts)) <= MAX_RUN
        assert "".join(parts) == text
        assert not any(one[-1].isdigit() and two[0] in "0123456789,." for one, two in pairwise(parts))


# ---------------------------------------------------------------- properties

_CHARACTERS = st.one_of(
    st.sampled_from("字很多新聞，。「」！？\n\t |#-*[]()<>&;:/'\"1234567890年月日億元\u3000\u200b\u202e\ufeff\x00\x1b"),
    st.characters(),
)
_PIECES = st.sampled_from(
    [
        FIRST,
        SECOND,
        "\n",
        "延伸閱讀\n",
        "1 天前\n",
        "記者王小明／台北報導",
        "<p>",
        "</p>",
        "<div>",
        "<!--",
        "&#1;",
        "# ",
        "| 字 | 字 |\n",
    ]
)
_INPUT = st.lists(st.one_of(_PIECES, st.text(_CHARACTERS, max_size=30)), max_size=25).map("".join)


@settings(max_examples=60, deadline=None)
@given(
    data=st.one_of(st.binary(max_size=300), _INPUT.map(lambda text: text.encode("utf-8", "surrogatepass"))),
    suffix=st.sampled_from([".txt", ".md", ".html", ".docx"]),
)
def test_reading_and_cleaning_raise_only_input_errors(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str
) -> None:
    """Whatever the bytes and the name, there is an article with a title or an `InputError`."""
    path = _write(tmp_path_factory.getbasetemp(), f"any{suffix}", data)
    with contextlib.suppress(InputError):
        assert clean(read(path)).title


@settings(max_examples=60, deadline=None)
@given(_INPUT)
def test_an_article_says_nothing_that_its_source_does_not(text: str) -> None:
    """Every character of an article, but its joints, was in the text; and its segments joined are its blocks."""
    try:
        article = clean(Document(Path("a.txt"), text))
    except InputError:
        return
    assert set(_everything(article)) <= set(text) | set(" |")
    for block in article.blocks:
        assert "".join(part.text for part in segment(block)) == block.text
