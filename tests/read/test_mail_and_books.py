"""Messages of Outlook, and e-books: read as what they are, refused where they are damaged, locked or made to harm."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import olefile
import pytest
from compressed_rtf import compress
from outlook_file import message

from translator.clean import clean
from translator.errors import InputError
from translator.read import outlook, read, survey
from translator.read.epub import MAX_CHAPTERS

TITLE, OTHER = "漁港倉庫動工", "渡輪延長營運"
BODY = [
    "漁港管理處今天宣布，新的冷凍倉庫下個月開始興建，預算為3億4000萬元，預計明年底完工，由三家公司承造。",
    "處長表示，倉庫完工後，每天可以處理120公噸的漁獲，漁民不必再連夜趕路，到外地交貨，省下許多時間和油錢。",
    "漁會希望施工期間保留一半的停車位，並且在旺季停工，讓遊客照常進出漁港和魚市場。",
]
PAGE = f"<html><body><p>{'</p><p>'.join(BODY)}</p></body></html>"


def signed(text: str) -> bytes:
    """Text as RTF writes it: signed numbers of UTF-16."""
    units = memoryview(text.encode("utf-16-le")).cast("h")
    return "".join(f"\\u{unit}?" for unit in units).encode()


RICH = b"{\\rtf1\\ansi " + b"\\par\\par ".join(map(signed, BODY)) + b"}"
PACKED = compress(RICH)
_TAGS = b"{\\*\\htmltag64 <p>}%b\\htmlrtf\\par\\htmlrtf0 {\\*\\htmltag72 </p>}"
OF_A_PAGE = b"{\\rtf1\\ansi\\fromhtml1 {\\*\\htmltag84 <b>not shown</b>}%b}" % b"".join(
    _TAGS % signed(text) for text in BODY
)
"""Rich text that a message in HTML has been put into, tags and all."""


def put(folder: Path, name: str, data: bytes) -> Path:
    """A file with `data`."""
    path = folder / name
    path.write_bytes(data)
    return path


def texts(path: Path) -> tuple[str, list[str]]:
    """The title and the paragraphs of an article."""
    article = clean(read(path))
    return article.title, [block.text for block in article.blocks]


@pytest.mark.parametrize(
    ("streams", "code_page"),
    [
        ({"1000001F": "\r\n\r\n".join(BODY).encode("utf-16-le")}, 0),
        ({"1000001E": "\r\n\r\n".join(BODY).encode("cp950")}, 950),
        ({"1000001E": "\r\n\r\n".join(BODY).encode("cp950")}, 0),
        ({"10130102": PAGE.encode("cp950"), "1000001F": "見網頁。".encode("utf-16-le")}, 950),
        ({"10130102": PAGE.encode()}, 65001),
        ({"10130102": PAGE.encode()}, 0),
        ({"10090102": PACKED}, 0),
        ({"10090102": compress(RICH, compressed=False)}, 950),
        ({"10090102": compress(OF_A_PAGE, compressed=False)}, 65001),
        ({"10090102": b"damaged", "1000001F": "\r\n\r\n".join(BODY).encode("utf-16-le")}, 0),
    ],
)
@pytest.mark.parametrize("name", ["a.msg", "a.txt"])
def test_message_of_outlook_is_read(tmp_path: Path, streams: dict[str, bytes], code_page: int, name: str) -> None:
    """Its page, or its text, or its rich text alone, in whatever encoding; its subject is its title."""
    data = message(streams | {"0037001F": f"FW: {TITLE}".encode("utf-16-le")}, code_page)
    assert texts(put(tmp_path, name, data)) == (TITLE, BODY)


def test_message_that_was_sent_on_has_no_heads(tmp_path: Path) -> None:
    """As with mail of other programs."""
    sent = (
        f"寄件者: 王\r\n寄件日期: 2025年11月25日 上午 09:00\r\n收件者: 李\r\n主旨: 新聞\r\n\r\n{TITLE}\r\n\r\n"
        + BODY[0]
    )
    article = clean(read(put(tmp_path, "a.msg", message({"1000001F": sent.encode("utf-16-le")}))))
    assert (article.title, article.published) == (TITLE, None)


@pytest.mark.parametrize("cut", [600, 900, 1500, -512])
def test_damaged_message_is_refused(tmp_path: Path, cut: int) -> None:
    """With what to do."""
    data = message({"1000001F": BODY[0].encode("utf-16-le")})
    path = put(tmp_path, "a.msg", data[:512] + data[512:][:cut][:300])
    with pytest.raises(InputError, match=r"a\.msg: .*(?:Save it from Outlook|old Office)"):
        read(path)


def test_message_that_states_more_than_it_has_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text of two gigabytes in three kilobytes, by its own word, is not gathered: it may lead in a circle."""
    opened: list[str] = []

    def seen(_: object, name: str) -> io.BytesIO:
        opened.append(name)
        return io.BytesIO()

    monkeypatch.setattr(olefile.OleFileIO, "openstream", seen)
    data = bytearray(message({"1000001F": (BODY[0] * 20).encode("utf-16-le")}))
    at = data.index("__substg1.0_1000001F".encode("utf-16-le")) + 120
    data[at : at + 4] = (2**31 - 1).to_bytes(4, "little")
    with pytest.raises(InputError, match="the message is damaged"):
        read(put(tmp_path, "a.msg", bytes(data)))
    assert opened == []


@pytest.mark.parametrize("rich", [b"damaged", PACKED[:60], PACKED[:40] + b"x" * 20])
def test_damaged_rich_text_is_refused(tmp_path: Path, rich: bytes) -> None:
    """With what to do."""
    with pytest.raises(InputError, match=r"rich text is damaged\. Save it from Outlook"):
        read(put(tmp_path, "a.msg", message({"10090102": rich})))


def test_long_rich_text_is_refused_packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its library would take long over it."""
    monkeypatch.setattr(outlook, "MAX_RICH", len(PACKED) - 1)
    with pytest.raises(InputError, match=r"rich text is longer than any article\. Save it from Outlook"):
        read(put(tmp_path, "a.msg", message({"10090102": PACKED})))


def test_message_without_text_is_refused(tmp_path: Path) -> None:
    """A subject alone is no article."""
    path = put(tmp_path, "a.msg", message({"0037001F": TITLE.encode("utf-16-le")}))
    with pytest.raises(InputError, match=r"no text in the message\. Save it from Outlook as \.eml"):
        read(path)


def chapter(title: str, *paragraphs: str) -> str:
    """A chapter of a book, with the document type that books have."""
    head = (
        f"<?xml version='1.0'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'><head><title>{title}</title>"
    )
    return f"{head}</head><body><h1>{title}</h1><p>{'</p><p>'.join(paragraphs)}</p></body></html>"


def book(chapters: list[tuple[str, str]], extra: dict[str, str] | None = None, spine: int = 1) -> bytes:
    """An e-book of chapters (name, page), read `spine` times."""
    items = "".join(
        f"<item id='i{n}' href='{name}' media-type='application/xhtml+xml'/>" for n, (name, _) in enumerate(chapters)
    )
    places = "".join(f"<itemref idref='i{n}'/>" for n in range(len(chapters))) * spine
    package = (
        "<package xmlns='http://www.idpf.org/2007/opf' xmlns:dc='http://purl.org/dc/elements/1.1/'><metadata>"
        f"<dc:publisher>港邊雜誌社</dc:publisher></metadata><manifest>{items}</manifest><spine>{places}</spine></package>"
    )
    container = (
        "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
        "<rootfile full-path='OEBPS/book.opf'/></rootfiles></container>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        parts = {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "OEBPS/book.opf": package}
        for name, text in {**parts, **{f"OEBPS/{name}": page for name, page in chapters}, **(extra or {})}.items():
            archive.writestr(name, text)
    return packed.getvalue()


COVER = ("cover.xhtml", chapter("港邊雜誌", "第三十期"))
FIRST, SECOND = ("a%20b.xhtml", chapter(TITLE, *BODY)), ("c.xhtml", chapter(OTHER, *reversed(BODY)))


@pytest.mark.parametrize("name", ["a.epub", "a.txt"])
def test_chapters_of_a_book_are_articles(tmp_path: Path, name: str) -> None:
    """In their order, under their headlines; a cover is none."""
    path = put(tmp_path, name, book([COVER, ("a b.xhtml", FIRST[1]), SECOND]))
    first, second = survey([path]).files
    assert [first.name, second.name] == [TITLE, OTHER]
    assert texts(first) == (TITLE, BODY)
    assert clean(read(second)).publisher == "港邊雜誌社"


def test_book_of_one_chapter_is_that(tmp_path: Path) -> None:
    """It is the file itself, and a name with an escaped space is found."""
    packed = io.BytesIO(book([COVER, SECOND]))
    path = put(tmp_path, "a.epub", packed.getvalue())
    assert survey([path]).files == (path,)
    assert texts(path) == (OTHER, list(reversed(BODY)))


LOCK = "<e><m Algorithm='http://www.w3.org/2001/04/xmlenc#aes128-cbc'/></e>"
HARM = "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (book([SECOND], {"META-INF/encryption.xml": LOCK}), "locked to its shop's reader"),
        (book([COVER]), "no chapter with Chinese text"),
        (book([SECOND], spine=MAX_CHAPTERS + 2), "longer than any paper"),
        (book([SECOND])[:-200], "damaged"),
        (book([SECOND], {"META-INF/container.xml": HARM}), "damaged, or made to harm"),
    ],
)
def test_book_that_is_none_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    """With what is wrong."""
    path = put(tmp_path, "a.epub", data)
    with pytest.raises(InputError, match=said):
        read(path)
