"""Articles as people have them: mail, saved pages, RTF, OpenDocument, feeds and scrapers' files."""

from __future__ import annotations

import csv
import email
import io
import json
import plistlib
import zipfile
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from translator.clean import clean
from translator.errors import InputError
from translator.read import discover, read, suffix_of, survey
from translator.records import Article

FIRST = "漁港管理處今天宣布，新的冷凍倉庫下個月開始興建，預算為3億4000萬元。"
SECOND = "處長表示，倉庫完工後，每天可以處理120公噸的漁獲，漁民不必再連夜趕路。"
HEADLINE = "漁港冷凍倉庫動工 預算三億四"
PAGE = (
    f"<html><head><title>{HEADLINE} | 港邊日報</title></head><body><h1>{HEADLINE}</h1>"
    f"<p>2025-11-24 08:00</p><p>{FIRST}</p><p>{SECOND}</p></body></html>"
)


def article(folder: Path, name: str, data: bytes | str) -> Article:
    """The article of a file."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return clean(read(path))


def texts(found: Article) -> list[str]:
    """The texts of its blocks."""
    return [block.text for block in found.blocks]


def mail(html: str = "", text: str = "", charset: str = "utf-8") -> bytes:
    """A message, with a picture beside."""
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = f"Fwd: {HEADLINE}", "a@example.com", "b@example.com"
    message["Date"] = "Mon, 01 Dec 2025 08:00:00 +0800"
    message.set_content(text or "見附件", charset=charset)
    if html:
        message.add_alternative(html, subtype="html", charset=charset)
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    return bytes(message)


@pytest.mark.parametrize("charset", ["utf-8", "big5"])
def test_mail_with_a_page(tmp_path: Path, charset: str) -> None:
    """The page in a message is the article; the day on which it was sent is not its date."""
    found = article(tmp_path, "a.eml", mail(PAGE.replace("2025-11-24 08:00", ""), charset=charset))
    assert (found.title, found.published, texts(found)) == (HEADLINE, None, [FIRST, SECOND])


def test_mail_with_text(tmp_path: Path) -> None:
    """A text without a headline has the subject's, without what answering adds."""
    found = article(tmp_path, "a.eml", mail(text=f"> {FIRST}\n> {SECOND}\n"))
    assert (found.title, texts(found)) == (HEADLINE, [FIRST, SECOND])


def several(*parts: tuple[str, str]) -> bytes:
    """A message of texts one after the other: kind and text of each."""
    lines = [f"Subject: {HEADLINE}", "MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=b", ""]
    for kind, text in parts:
        lines += ["--b", f"Content-Type: text/{kind}; charset=utf-8", "Content-Transfer-Encoding: 8bit", "", text]
    return "\n".join([*lines, "--b--", ""]).encode()


@pytest.mark.parametrize(
    "parts",
    [
        [("plain", FIRST), ("plain", SECOND)],
        [("html", f"<p>{FIRST}</p>"), ("html", f"<p>{SECOND}</p>")],
        [("plain", FIRST), ("html", f"<p>{SECOND}</p>")],
        [("html", f"<p>{FIRST}</p>"), ("plain", SECOND)],
        [("plain", f"{FIRST}\n\n{SECOND}"), ("html", f"<p>{FIRST}</p><p>{SECOND}</p>")],
    ],
)
def test_mail_in_several_parts_is_read_whole(tmp_path: Path, parts: list[tuple[str, str]]) -> None:
    """Texts with a picture between them are one article; what text and page both say is said once."""
    assert texts(article(tmp_path, "a.eml", several(*parts))) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "above",
    [
        "---------- Forwarded message ---------\n寄件者： 王 <w@example.com>\nDate: 2025年11月25日 週二 上午9:00\n"
        "Subject: 新聞\nTo: 李 <l@example.com>,\n 陳 <c@example.com>\n\n",
        "寄件者: 王\n寄件日期: 2025年11月25日 上午 09:00\n收件者: 李\n主旨: 新聞\n\n",
        "Begin forwarded message:\n\nFrom: a@example.com\n\nSubject: 新聞\n\n"
        "Date: November 25, 2025\n\nTo: b@example.com\n\n",
    ],
)
@pytest.mark.parametrize("is_page", [True, False])
def test_day_on_which_mail_was_sent_on_is_no_date(tmp_path: Path, above: str, is_page: bool) -> None:
    """What a program writes above a message that is sent on says nothing of the article."""
    text = f"{above}{HEADLINE}\n\n{FIRST}\n\n{SECOND}"
    page = "<div>" + text.replace("<", "&lt;").replace("\n", "<br>") + "</div>" if is_page else ""
    found = article(tmp_path, "a.eml", mail(page, text))
    assert (found.title, found.published, texts(found)) == (HEADLINE, None, [FIRST, SECOND])


def test_mail_without_text_is_refused(tmp_path: Path) -> None:
    """A message of a picture alone says so."""
    message = EmailMessage()
    message["MIME-Version"] = "1.0"
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    with pytest.raises(InputError, match="no text in the message"):
        article(tmp_path, "a.eml", bytes(message))


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Subject: " + "=?utf-8?q?a?=" * 40_000, "Subject"),
        ("subject: a" + "\n =?utf-8?q?a?=" * 40_000, "subject"),
        ("Content-Type: text/plain" + "; a=b" * 16_000, "Content-Type"),
        ("X: a\rContent-Disposition: inline" + "\r\n\t; a=b" * 16_000, "Content-Disposition"),
        ("Content-Type: text/plain" + "; a=b" * 500 + "\n\nx\n", "Content-Type"),
    ],
)
def test_headers_without_end_are_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, header: str, name: str
) -> None:
    """One that is longer than any, and many that are long, are named before the message is parsed."""
    monkeypatch.setattr(email, "message_from_bytes", None)
    data = (header * (200 if header.endswith("\n") else 1) + f"\n\n{FIRST}").encode()
    with pytest.raises(InputError, match=f"{name} is longer"):
        article(tmp_path, "a.eml", data)


def test_message_to_many_is_read(tmp_path: Path) -> None:
    """Headers that are not looked at may be long."""
    many = (
        b"Content-Location: "
        + b"a" * 9_000
        + b"\nTo: "
        + b",\n ".join(b"somebody%d@example.com" % n for n in range(2_000))
    )
    assert texts(article(tmp_path, "a.eml", many + b"\n" + mail(text=f"{FIRST}\n{SECOND}\n"))) == [FIRST, SECOND]


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht"])
def test_page_saved_as_one_file(tmp_path: Path, name: str) -> None:
    """What a browser saves with pictures and styles in one file is the page."""
    message = EmailMessage()
    message["From"], message["Subject"] = "<Saved by Blink>", HEADLINE
    message.set_content(PAGE, subtype="html", cte="quoted-printable")
    message.make_related()
    message.add_related(b"p {color: red}", maintype="text", subtype="css")
    found = article(tmp_path, name, bytes(message))
    assert (found.title, found.published, texts(found)) == (HEADLINE, date(2025, 11, 24), [FIRST, SECOND])


def test_page_saved_by_safari(tmp_path: Path) -> None:
    """A web archive's main resource is the page, in the encoding that it names."""
    main = {"WebResourceData": PAGE.encode("cp950"), "WebResourceTextEncodingName": "big5"}
    data = plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=plistlib.FMT_BINARY)
    assert texts(article(tmp_path, "a.webarchive", data)) == [FIRST, SECOND]


@pytest.mark.parametrize("archive", [{}, {"WebMainResource": {"WebResourceData": b""}}, {"x": ["y"]}])
def test_web_archive_without_a_page_is_refused(tmp_path: Path, archive: dict[str, object]) -> None:
    """A property list of another kind says what to do."""
    with pytest.raises(InputError, match=r"web archive.*page source"):
        article(tmp_path, "a.webarchive", plistlib.dumps(archive, fmt=plistlib.FMT_BINARY))


def escaped(text: str) -> str:
    """Text as RTF writes it: signed numbers of UTF-16."""
    pairs = zip(*[iter(text.encode("utf-16-le"))] * 2, strict=True)
    return "".join(f"\\u{int.from_bytes(bytes(pair), 'little', signed=True)}?" for pair in pairs)


def test_rich_text(tmp_path: Path) -> None:
    """Paragraphs, a table's rows and nothing of fonts, pictures or settings."""
    row = f"\\trowd {escaped('年度')}\\cell {escaped('漁獲')}\\cell\\row "
    head = "{\\rtf1\\ansi\\ansicpg950{\\fonttbl{\\f0 PMingLiU;}}{\\*\\generator x;}{\\pict 89504e47}"
    data = f"{head}{escaped(HEADLINE)}\\par {escaped(FIRST)}\\par {row}{row}{escaped(SECOND)}\\par}}"
    found = article(tmp_path, "a.rtf", data)
    assert (found.title, texts(found)) == (HEADLINE, [FIRST, "年度 | 漁獲", "年度 | 漁獲", SECOND])


def opendocument(body: str, kind: str = "text") -> bytes:
    """An OpenDocument file."""
    names = ("office", "text", "table")
    spaces = " ".join(f"xmlns:{name}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'" for name in names)
    inner = f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", f"<office:document-content {spaces}>{inner}</office:document-content>")
    return packed.getvalue()


def paragraph(text: str) -> str:
    """A paragraph of OpenDocument."""
    return f"<text:p>{text}</text:p>"


def test_opendocument_text(tmp_path: Path) -> None:
    """Headings, entries, tables and notes are told apart; deleted text and a note's mark are none."""
    deleted = f"<text:tracked-changes>{paragraph('刪掉的文字，不應該出現。')}</text:tracked-changes>"
    mark = "<text:note-citation>1</text:note-citation>"
    note = f"<text:note>{mark}<text:note-body>{paragraph('金額含稅。')}</text:note-body></text:note>"
    entry = f"<text:list><text:list-item>{paragraph('期間三個月')}</text:list-item></text:list>"
    cells = "".join(f"<table:table-cell>{paragraph(text)}</table:table-cell>" for text in ("年度", "漁獲"))
    table = f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    heading = f"<text:h text:outline-level='1'>{HEADLINE}</text:h>"
    body = f"{deleted}{heading}{paragraph(FIRST + note)}{entry}{table}{paragraph(SECOND)}"
    found = article(tmp_path, "a.odt", opendocument(body))
    assert found.title == HEADLINE
    assert texts(found) == [FIRST, "期間三個月", "年度 | 漁獲", SECOND, "註1：金額含稅。"]


@pytest.mark.parametrize("where", ["{}", "{}<table:table><table:table-row>{}</table:table-row></table:table>"])
def test_what_an_opendocument_text_shows_beside_it_is_not_its_text(tmp_path: Path, where: str) -> None:
    """Comments, and what is said of drawings, are left out of paragraphs and of tables."""
    beside = f"<office:annotation>{paragraph('編輯：數字待查')}</office:annotation>"
    beside += "<svg:title xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0'>待查</svg:title>"
    cells = "".join(f"<table:table-cell>{paragraph(text + beside)}</table:table-cell>" for text in ("年度", "漁獲"))
    body = f"{paragraph(HEADLINE)}{paragraph(FIRST + beside)}{where.format('', cells)}{paragraph(SECOND)}"
    found = texts(article(tmp_path, "a.odt", opendocument(body)))
    assert "待查" not in "".join(found)
    assert [found[0], found[-1]] == [FIRST, SECOND]


def test_opendocument_table_in_a_table_is_read_once(tmp_path: Path) -> None:
    """A table with another in it arranges the text; what that one says stands there once."""
    rows = "<table:table-row>{}</table:table-row>"
    inner = rows.format("".join(f"<table:table-cell>{paragraph(t)}</table:table-cell>" for t in ("年度", "漁獲")))
    cell = f"<table:table-cell>{{}}<table:table>{inner}</table:table></table:table-cell>"
    outer = rows.format(cell.format(paragraph(SECOND)) + f"<table:table-cell>{paragraph(FIRST)}</table:table-cell>")
    body = f"{paragraph(HEADLINE)}{paragraph(FIRST)}<table:table>{outer}</table:table>"
    assert texts(article(tmp_path, "a.odt", opendocument(body))) == [FIRST, SECOND, "年度 | 漁獲", FIRST]


@pytest.mark.parametrize("level", ["x", "", "-1", "二"])
def test_opendocument_heading_of_no_level(tmp_path: Path, level: str) -> None:
    """A level that is no number does not cost the article."""
    heading = f"<text:h text:outline-level='{level}'>{HEADLINE}</text:h>"
    found = article(tmp_path, "a.odt", opendocument(f"{heading}{paragraph(FIRST)}{paragraph(SECOND)}"))
    assert (found.title, texts(found)) == (HEADLINE, [FIRST, SECOND])


DAY = "2025-11-24T08:00:00+08:00"
RECORD = {"title": HEADLINE, "date": DAY, "source": "港邊日報", "author": "陳漁光", "content": f"{FIRST}\n{SECOND}"}
OTHER = {
    "標題": "第二則新聞",
    "發布時間": "2025/11/25",
    "內文": f"<p>{SECOND}</p><p>{FIRST}</p>",
    "url": "https://example.com",
}


def table(records: list[dict[str, str]]) -> str:
    """Records as a table, with the columns of the first."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(records[0]))
    writer.writeheader()
    writer.writerows(records)
    return text.getvalue()


def feed(*items: str) -> str:
    """An RSS feed."""
    channel = f"<channel><title>港邊日報</title>{''.join(items)}</channel>"
    return f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'>{channel}</rss>"


ITEM = (
    f"<item><title>{HEADLINE}</title><pubDate>Mon, 24 Nov 2025 08:00:00 +0800</pubDate><source>港邊日報</source>"
    f"<author>陳漁光</author><description><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]></description></item>"
)
SECOND_ITEM = (
    "<item><title>第二則新聞</title><pubDate>Tue, 25 Nov 2025 08:00:00 +0800</pubDate>"
    f"<description>{SECOND}{FIRST}</description></item>"
)
ATOM = (
    f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>{HEADLINE}</title><published>{DAY}</published>"
    "<source>港邊日報</source><author><name>陳漁光</name></author>"
    f"<content type='html'>&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</content></entry></feed>"
)
SINGLE = {
    "a.json": json.dumps(RECORD),
    "b.json": json.dumps([RECORD], ensure_ascii=False),
    "c.json": json.dumps({"status": "ok", "articles": [RECORD]}, ensure_ascii=False),
    "d.jsonl": json.dumps(RECORD) + "\n",
    "e.csv": table([RECORD]),
    "f.rss": feed(ITEM),
    "g.atom": ATOM,
    "h.xml": feed(ITEM),
    "i.txt": json.dumps([RECORD]),
    "j.txt": feed(ITEM),
    "k.txt": table([RECORD]),
}


@pytest.mark.parametrize("name", SINGLE)
def test_article_of_a_scraper_or_feed(tmp_path: Path, name: str) -> None:
    """Title, date, publisher, writer and text are taken under their usual names, whatever the file is called."""
    found = article(tmp_path, name, SINGLE[name])
    assert (found.title, found.published) == (HEADLINE, date(2025, 11, 24))
    assert (found.publisher, found.byline, texts(found)) == ("港邊日報", "陳漁光", [FIRST, SECOND])
    assert discover([tmp_path]) == [tmp_path / name]


SEVERAL = {
    "a.json": json.dumps([RECORD, OTHER], ensure_ascii=False),
    "b.jsonl": f"{json.dumps(RECORD)}\n{json.dumps(OTHER)}\n",
    "c.xml": feed(ITEM, SECOND_ITEM),
    "d.csv": table([RECORD, RECORD | {"title": "第二則新聞", "date": "2025-11-25"}]),
}
NAMES = [f"2025-11-24 {HEADLINE}", "2025-11-25 第二則新聞"]


@pytest.mark.parametrize("name", SEVERAL)
def test_articles_of_one_file_are_articles_each(tmp_path: Path, name: str) -> None:
    """Each is found as a path below the file, in its order, and is read by that."""
    (tmp_path / name).write_text(SEVERAL[name], encoding="utf-8")
    for found in (discover([tmp_path]), discover([tmp_path / name])):
        assert [path.relative_to(tmp_path / name).as_posix() for path in found] == NAMES
    first, second = (clean(read(path)) for path in found)
    assert (first.title, second.title) == (HEADLINE, "第二則新聞")
    assert (first.published, second.published) == (date(2025, 11, 24), date(2025, 11, 25))


def test_content_tells_the_kind_not_the_name(tmp_path: Path) -> None:
    """A page, a piece of one and an RTF that are called .txt are read as what they are."""
    for data in (PAGE, f"<div><h1>{HEADLINE}</h1><p>{FIRST}</p><p>{SECOND}</p></div>"):
        assert texts(article(tmp_path, "a.txt", data)) == [FIRST, SECOND]
    assert texts(article(tmp_path, "b.doc", "{\\rtf1 " + f"{escaped(FIRST)}\\par {escaped(SECOND)}}}"))[-1] == SECOND


COPIED = f"<h1 style='margin:0'>{HEADLINE}</h1><p>{FIRST}</p><p>{SECOND}</p>"
OF_WINDOWS = "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000500\r\nSourceURL:https://example.com/a\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "front",
    [
        "",
        '<meta charset="utf-8">',
        '<meta http-equiv="content-type" content="text/html; charset=utf-8">',
        "<!--StartFragment-->",
        f"{OF_WINDOWS}<html>\r\n<body>\r\n<!--StartFragment-->",
    ],
)
def test_piece_of_a_page_on_a_clipboard_is_read_as_one(tmp_path: Path, front: str, encoding: str) -> None:
    """Whatever the browser wrote before it, and in the encoding of its system."""
    data = f"{front}{COPIED}".encode(encoding)
    found = article(tmp_path, "a.txt", data)
    assert (found.title, texts(found), suffix_of(data)) == (HEADLINE, [FIRST, SECOND], ".html")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.json", '[{"title": "漁', "JSON is damaged"),
        ("a.json", '[{"title": "漁港"}]', "no articles in the file"),
        ("a.xml", "<rss><channel><item>", "well-formed"),
        ("a.xml", "<!DOCTYPE rss [<!ENTITY a 'x'>]><rss><item/></rss>", "document type"),
        ("a.csv", "title,content\n", "no articles in the file"),
        ("a.odt", opendocument("", "drawing"), "no text document"),
    ],
)
def test_what_is_no_such_file_is_refused(tmp_path: Path, name: str, data: str | bytes, message: str) -> None:
    """Damaged and empty files of these kinds say what is wrong and what to do."""
    with pytest.raises(InputError, match=message) as caught:
        article(tmp_path, name, data)
    assert caught.value.remedy


def test_tables_of_other_things_in_a_folder_are_told(tmp_path: Path) -> None:
    """A glossary or settings beside the articles are no articles, and do not fail."""
    (tmp_path / "a.txt").write_text(f"{FIRST}{SECOND}", encoding="utf-8")
    (tmp_path / "glossary.csv").write_text("source,target\n漁港,harbour\n", encoding="utf-8")
    (tmp_path / "package.json").write_text('{"name": "x"}', encoding="utf-8")
    found = survey([tmp_path])
    assert [path.name for path in found.files] == ["a.txt"]
    assert [item.why for item in found.unused] == ["no articles are in it."] * 2


def test_deeply_nested_data_is_refused(tmp_path: Path) -> None:
    """JSON of a hundred thousand brackets ends in a message."""
    with pytest.raises(InputError, match=r"nested too deeply|damaged"):
        article(tmp_path, "a.json", '{"title": ' + "[" * 100_000)


@pytest.mark.parametrize("address", ["https://example.com/a/1.html", "HTTP://example.com"])
def test_web_address_says_how_to_save_the_page(address: str) -> None:
    """Nothing is fetched: an address in place of a file is refused as one."""
    with pytest.raises(InputError, match=r"a web address.*nothing is fetched.*save the page"):
        survey([Path(address)])


@pytest.mark.parametrize("tag", ['<div class="article">', "<article>"])
def test_markdown_between_tags_is_markdown(tmp_path: Path, tag: str) -> None:
    """Headings marked with # tell it from a piece of a page; the tags around it are no text."""
    end = "</div>" if "div" in tag else "</article>"
    found = article(tmp_path, "a.md", f"{tag}\n\n# {HEADLINE}\n\n{FIRST}\n\n{SECOND}\n\n{end}\n")
    assert (found.title, texts(found)) == (HEADLINE, [FIRST, SECOND])
    assert not any("<" in line.text for line in found.dropped)
