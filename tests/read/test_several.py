"""Two articles in one file are two where that is sure, and one where it is not."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx import Document as WordFile
from docx.enum.text import WD_BREAK

from translator.clean import clean
from translator.errors import InputError
from translator.read import digest, read, survey
from translator.records import Article

FIRST, SECOND = "漁港倉庫動工", "渡輪延長營運"
BODY = [
    "漁港管理處今天宣布，新的冷凍倉庫下個月開始興建，預算為3億4000萬元。",
    "處長表示，倉庫完工後，每天可以處理120公噸的漁獲。",
]
OTHER = [
    "交通局宣布，渡輪自下個月起延長營運到晚上十一點，票價不變。",
    "居民說，最後一班船太早，在市區上夜班的人趕不上。",
]
TWO = [(FIRST, ["2025-11-24", *BODY]), (SECOND, ["2025-11-25", *OTHER])]


def word(folder: Path, parts: list[tuple[str, list[str]]], style: str = "Normal", page: bool = True) -> Path:
    """A Word file with a headline in a style and paragraphs for each of `parts`, each on a page of its own or not."""
    file = WordFile()
    for number, (title, paragraphs) in enumerate(parts):
        if page and number:
            file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        file.add_paragraph(title, style=style)
        for paragraph in paragraphs:
            file.add_paragraph(paragraph)
    path = folder / "a.docx"
    file.save(str(path))
    return path


def articles(path: Path) -> list[Article]:
    """The articles of a file."""
    return [clean(read(each)) for each in survey([path]).files]


def undated(parts: list[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    """The parts without their days."""
    return [(title, paragraphs[1:]) for title, paragraphs in parts]


@pytest.mark.parametrize(
    ("parts", "style", "page", "signs"),
    [
        (TWO, "Normal", True, "a new page and a day or writer of its own"),
        (TWO, "Heading 1", False, "a heading and a day or writer of its own"),
        (TWO, "Title", False, "a heading and a day or writer of its own"),
        (undated(TWO), "Title", True, "a new page and a heading"),
        ([(FIRST, BODY), (SECOND, ["記者王小美／台北報導", *OTHER])], "Normal", True, "a new page and a day or writer"),
    ],
)
def test_two_articles_of_a_word_file_are_two(
    tmp_path: Path, parts: list[tuple[str, list[str]]], style: str, page: bool, signs: str
) -> None:
    """Two signs agree; each says what told it apart from the other."""
    first, second = articles(word(tmp_path, parts, style, page))
    assert (first.title, [block.text for block in first.blocks]) == (FIRST, BODY)
    assert (second.title, [block.text for block in second.blocks]) == (SECOND, OTHER)
    [line] = [line for line in second.dropped if line.text == FIRST]
    assert line.reason.startswith(f"another article of the file, with {signs}")


def test_word_file_may_begin_with_a_new_page(tmp_path: Path) -> None:
    """What stands before the first article is nothing, and no part."""
    path = word(tmp_path, TWO)
    file = WordFile(str(path))
    file.paragraphs[0].insert_paragraph_before().add_run().add_break(WD_BREAK.PAGE)
    file.save(str(path))
    assert [article.title for article in articles(path)] == [FIRST, SECOND]


COVER = ["新聞剪報", "公共事務處", "日期：2025年12月1日"]


def covered(folder: Path, cover: list[str], parts: list[tuple[str, list[str]]]) -> Path:
    """A Word file of `parts` behind a page with a title and other lines, which has the title in its properties too."""
    path = word(folder, [(cover[0], cover[1:]), *parts], "Title")
    file = WordFile(str(path))
    file.core_properties.title = cover[0]
    file.save(str(path))
    return path


@pytest.mark.parametrize(("parts", "titles"), [(TWO[:1], [FIRST]), (TWO, [FIRST, SECOND])])
def test_cover_of_a_word_file_is_left_out(
    tmp_path: Path, parts: list[tuple[str, list[str]]], titles: list[str]
) -> None:
    """The title and day of its article, or of each, are not those of the page before; its lines are said."""
    found = articles(covered(tmp_path, COVER, parts))
    assert [article.title for article in found] == titles
    assert [str(article.published) for article in found] == ["2025-11-24", "2025-11-25"][: len(titles)]
    said = [line.text.lstrip("# ") for line in found[0].dropped if line.reason.startswith("on the cover")]
    assert said == COVER


@pytest.mark.parametrize(
    ("cover", "parts"),
    [
        ([*COVER, "本期收錄漁港的新聞。"], TWO[:1]),
        (COVER[:2], undated(TWO[:1])),
        (COVER * 5, TWO[:1]),
        (COVER, [(FIRST, ["2025-11-24", BODY[0]])]),
    ],
)
def test_first_page_that_is_not_surely_a_cover_is_read(
    tmp_path: Path, cover: list[str], parts: list[tuple[str, list[str]]]
) -> None:
    """A sentence on it, no day of the article's own, many lines, too little of an article behind it."""
    document = read(covered(tmp_path, cover, parts))
    assert (document.cover, document.text.lstrip("# ").startswith("新聞剪報")) == ((), True)


@pytest.mark.parametrize(
    ("parts", "style", "page"),
    [
        ([TWO[0], ("附件一　時程", ["2025-12-01動工", *OTHER])], "Normal", True),
        (undated(TWO), "Heading 1", False),
        (undated(TWO), "Normal", True),
        (TWO, "Normal", False),
        ([TWO[0], (SECOND, ["2025-11-25", OTHER[0][:20]])], "Heading 1", True),
        ([TWO[0], (FIRST, ["2025-11-25", *OTHER])], "Heading 1", True),
        ([TWO[0]], "Title", True),
    ],
)
def test_sections_of_a_word_file_are_one_article(
    tmp_path: Path, parts: list[tuple[str, list[str]]], style: str, page: bool
) -> None:
    """An annex, headings alone, new pages alone, days alone, a part that is no article, the same headline again."""
    path = word(tmp_path, parts, style, page)
    assert survey([path]).files == (path,)
    assert clean(read(path)).title == FIRST


def opendocument(folder: Path, breaks: str) -> Path:
    """The two articles in an OpenDocument text, whose second headline is in a style that says `breaks`."""
    spaces = ("office", "text", "style")
    named = " ".join(f"xmlns:{name}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'" for name in spaces)
    named += " xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0'"
    style = f"<office:automatic-styles><style:style style:name='P1' {breaks}</style:style></office:automatic-styles>"
    lines = [(line, "P1" if line == SECOND else "Standard") for title, below in TWO for line in (title, *below)]
    text = "".join(f"<text:p text:style-name='{style}'>{line}</text:p>" for line, style in lines)
    body = f"<office:body><office:text>{text}</office:text></office:body>"
    path = folder / "a.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", f"<office:document-content {named}>{style}{body}</office:document-content>")
    return path


@pytest.mark.parametrize(
    ("breaks", "titles"),
    [
        ("><style:paragraph-properties fo:break-before='page'/>", [FIRST, SECOND]),
        ("style:master-page-name='Standard'>", [FIRST, SECOND]),
        ("style:parent-style-name='Title'>", [FIRST, SECOND]),
        ("style:parent-style-name='Standard'><style:paragraph-properties/>", [FIRST]),
    ],
)
def test_two_articles_of_an_opendocument_text_are_two(tmp_path: Path, breaks: str, titles: list[str]) -> None:
    """A style that begins a page or is made of that of titles is a sign, as a day of its own is."""
    found = articles(opendocument(tmp_path, breaks))
    assert [article.title for article in found] == titles
    assert [block.text for block in found[-1].blocks][-2:] == OTHER


def parted(mark: str, *articles: list[str]) -> str:
    """A text of articles with a line between each two."""
    return f"\n\n{mark}\n\n".join("\n\n".join(lines) for lines in articles)


ONE, TOO = [FIRST, "2025-11-24", *BODY], [SECOND, "記者王小美／台北報導", *OTHER]


@pytest.mark.parametrize("mark", ["==========", "-----", "＊＊＊＊＊＊", "──────────", "*****"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_two_articles_of_a_text_are_two(tmp_path: Path, mark: str, encoding: str) -> None:
    """A line of one mark parts them, and each has a day or a writer of its own."""
    path = tmp_path / "a.txt"
    path.write_text(parted(mark, ONE, TOO), encoding=encoding)
    first, second = articles(path)
    assert (first.title, [block.text for block in first.blocks]) == (FIRST, BODY)
    assert (second.title, second.byline) == (SECOND, "記者王小美／台北報導")
    assert [line.text for line in first.dropped] == [SECOND]


@pytest.mark.parametrize(
    "text",
    [
        parted("\n", ONE, TOO),
        parted("---", ONE, TOO),
        parted("-----", ONE, [SECOND, *OTHER]),
        parted("-----", ONE, TOO, ["延伸閱讀", "別的新聞"]),
        parted("-----", ONE, [FIRST, *TOO[1:]]),
        parted("-----", [FIRST], ONE[1:]),
    ],
)
def test_text_that_is_not_surely_several_is_one(tmp_path: Path, text: str) -> None:
    """Two headlines alone, a line with no day below, a list among the parts, the same headline again."""
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    assert survey([path]).files == (path,)


def test_article_of_a_word_file_is_the_same_while_the_other_changes(tmp_path: Path) -> None:
    """What was done of it holds; named alone it is found."""
    first, second = survey([word(tmp_path, TWO)]).files
    before = digest(first)
    word(tmp_path, [TWO[0], (SECOND, [*TWO[1][1], BODY[1]])])
    assert (digest(first), survey([second]).files) == (before, (second,))
    with pytest.raises(InputError, match="no such article"):
        read(tmp_path / "a.docx" / "別的")


def test_word_file_in_a_folder_is_found_whatever_is_in_it(tmp_path: Path) -> None:
    """An empty one, or a damaged one, is refused when it is read."""
    WordFile().save(str(tmp_path / "a.docx"))
    (tmp_path / "b.docx").write_bytes(b"PK\x03\x04damaged")
    assert [path.name for path in survey([tmp_path]).files] == ["a.docx", "b.docx"]
