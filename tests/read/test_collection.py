"""Files of many articles, as they come from feeds, scrapers and spreadsheets: none is lost, none ends the run."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from translator.clean import clean
from translator.errors import InputError
from translator.read import collection, digest, read, survey
from translator.records import Article
from translator.storage.bounded_read import ARTICLE

FIRST = "漁港管理處今天宣布，新的冷凍倉庫下個月開始興建，預算為3億4000萬元。"
SECOND = "處長表示，倉庫完工後，每天可以處理120公噸的漁獲，漁民不必再連夜趕路。"
THIRD = "交通局說，渡輪自下個月起延長營運到晚上十一點，票價不變，居民都很歡迎。"
TITLE, OTHER = "漁港倉庫動工", "渡輪延長營運"


def put(folder: Path, name: str, data: str | bytes) -> Path:
    """A file with `data`."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def articles(path: Path) -> list[Article]:
    """The articles of a file that is named outright."""
    return [clean(read(each)) for each in survey([path]).files]


def texts(article: Article) -> list[str]:
    """Its title and the texts of its blocks."""
    return [article.title, *(block.text for block in article.blocks)]


def feed(*items: str) -> str:
    """An RSS feed."""
    return f"<rss><channel><title>港邊日報</title>{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"


@pytest.mark.parametrize(
    ("title", "publisher"),
    [("港邊日報", "港邊日報"), ("港邊日報 - 即時", "港邊日報"), ("漁業新聞", None), ("漁港", None), ("", None)],
)
def test_feed_is_its_publishers(tmp_path: Path, title: str, publisher: str | None) -> None:
    """An entry that names no source is of the paper whose feed it is, if that is one; the first title counts."""
    item = f"<title>{TITLE}</title><description>{FIRST}<br/>{SECOND}</description>"
    data = feed(item).replace("<title>港邊日報</title>", f"<title>{title}</title><image><title>別報</title></image>")
    [found] = articles(put(tmp_path, "a.xml", data))
    assert found.publisher == publisher


@pytest.mark.parametrize("zone", ["+99999999999999999999", "+2400", "-9999", "+0800 +0800"])
def test_day_that_no_clock_shows_is_none(tmp_path: Path, zone: str) -> None:
    """A date of a feed that cannot be reckoned with is left out; the articles are read."""
    item = (
        f"<title>{TITLE}</title><description>{FIRST}</description><pubDate>Mon, 24 Nov 2025 10:00:00 {zone}</pubDate>"
    )
    found = articles(put(tmp_path, "a.xml", feed(item, item)))
    assert [texts(each) for each in found] == [[TITLE, FIRST]] * 2


def test_file_that_cannot_be_looked_into_is_left_to_its_own_boundary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever goes wrong with one file, the others are found, and it is too."""

    def fails(_: bytes) -> dict[str, object]:
        raise ZeroDivisionError

    monkeypatch.setattr(collection, "entries_in", fails)
    files = [put(tmp_path, "a.xml", feed(f"<title>{TITLE}</title>")), put(tmp_path, "b.txt", FIRST)]
    assert survey([tmp_path]).files == tuple(files)


PAIR = [{"title": TITLE, "content": FIRST}, {"title": OTHER, "content": THIRD}]
TABLE = f"{TITLE},{FIRST}\n{OTHER},{THIRD}\n"
ENTRIES = [f"<title>{each['title']}</title><description>{each['content']}</description>" for each in PAIR]
STYLED = "<?xml version='1.0'?>\n<?xml-stylesheet type='text/xsl' href='a.xsl'?>\n<!-- made by hand -->"
SEVERAL: dict[str, str | bytes] = {
    "styled.xml": STYLED + feed(*ENTRIES),
    "wide.xml": ("<?xml version='1.0' encoding='utf-16'?>" + feed(*ENTRIES)).encode("utf-16"),
    "wide.json": json.dumps(PAIR, ensure_ascii=False).encode("utf-16"),
    "unmarked.json": json.dumps(PAIR, ensure_ascii=False).encode("utf-16-le"),
    "wide.csv": f"title\tcontent\n{TABLE}".replace(",", "\t").encode("utf-16"),
    "big5.csv": f"標題,內文\n{TABLE}".encode("cp950"),
    "gbk.csv": f"標題,內文\n{TABLE}".encode("gb18030"),
    "full.csv": f"title,full_text\n{TABLE}",
    "summary.csv": f"headline,summary\n{TABLE}",
    "chinese.csv": f"新聞標題,新聞內容\n{TABLE}",
    "spaced.csv": f"title ,content \n{TABLE}",
    "capital.csv": f"Title,Content\n{TABLE}",
    "subject.json": json.dumps([{"subject": each["title"], "body": each["content"]} for each in PAIR]),
}


@pytest.mark.parametrize("name", SEVERAL)
@pytest.mark.parametrize("suffix", ["", ".txt"])
@pytest.mark.parametrize("is_named", [True, False])
def test_every_article_of_a_file_is_found(tmp_path: Path, name: str, suffix: str, is_named: bool) -> None:
    """In whatever encoding, and under any of the names that are known: named outright, in a folder, called text."""
    path = put(tmp_path, name + suffix, SEVERAL[name])
    found = survey([path if is_named else tmp_path]).files
    assert [texts(clean(read(each))) for each in found] == [[TITLE, FIRST], [OTHER, THIRD]]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", f"url,text\n1,{FIRST}\n2,{THIRD}\n"),
        ("a.jsonl", "".join(json.dumps({"url": each["title"], "text": each["content"]}) + "\n" for each in PAIR)),
    ],
)
def test_articles_without_titles_are_found(tmp_path: Path, name: str, data: str) -> None:
    """A file that is called as one of many is looked into whatever its front looks like."""
    assert len(survey([put(tmp_path, name, data)]).files) == 2


def test_file_of_several_is_not_its_first_article(tmp_path: Path) -> None:
    """Read by its own name, it is refused: nobody would miss the others."""
    with pytest.raises(InputError, match="2 articles in the file"):
        read(put(tmp_path, "a.json", SEVERAL["subject.json"]))


@pytest.mark.parametrize("name", ["001 foo", "2025 foo"])
def test_file_called_as_an_article_of_another_is_one(tmp_path: Path, name: str) -> None:
    """A number at the front of a name means something only below a file of many."""
    assert texts(clean(read(put(tmp_path, name, json.dumps(PAIR[:1]))))) == [TITLE, FIRST]


@pytest.mark.parametrize(
    "data",
    [
        '{"name": "x", "data": {"a": 1}}',
        '{"name": "x", "title": "設定檔", "description": "a program"}',
        '{"format": 3, "articles": [{"file": "a.txt", "flags": []}]}',
        '[{"title": "a", "content": "nothing Chinese"}]',
    ],
)
def test_data_of_programs_in_a_folder_are_no_failures(tmp_path: Path, data: str) -> None:
    """They are told as unused; named outright, they are refused."""
    text, path = put(tmp_path, "a.txt", FIRST + SECOND), put(tmp_path, "b.json", data)
    found = survey([tmp_path])
    assert (found.files, [item.path for item in found.unused]) == ((text,), [path])
    assert survey([path]).files == (path,)


def test_menu_above_an_article_makes_no_table_of_it(tmp_path: Path) -> None:
    """A first line with the names of columns is a header only where the lines below fit it."""
    found = clean(read(put(tmp_path, "a.txt", f"標題\t內文\t日期\n{TITLE}\n\n{FIRST}\n\n{SECOND}\n")))
    assert texts(found)[-2:] == [FIRST, SECOND]


def test_row_with_a_bad_quotation_mark_is_told(tmp_path: Path) -> None:
    """The rows above are read, and what is lost is an article that fails, with its row."""
    table = f'title,content\n{TITLE},"{FIRST}"\n{OTHER},"他說"好"，{THIRD}"\n第三則,{SECOND}\n'
    first, broken = survey([put(tmp_path, "a.csv", table)]).files
    assert texts(clean(read(first))) == [TITLE, FIRST]
    with pytest.raises(InputError, match=r"row 3 cannot be read, nor what follows it\..*quotation marks"):
        read(broken)


def test_row_whose_commas_part_its_text_is_told(tmp_path: Path) -> None:
    """What stands behind the last column would be lost without a word."""
    table = f"title,content\n{TITLE},{FIRST},總價.\n{OTHER},{THIRD}\n"
    first, second = survey([put(tmp_path, "a.csv", table)]).files
    assert texts(clean(read(second))) == [OTHER, THIRD]
    with pytest.raises(InputError, match="row 2 has more cells than the header"):
        read(first)


def test_commas_of_numbers_part_no_cells(tmp_path: Path) -> None:
    """A row that has too many cells for it is put together again where a number was parted."""
    table = f"title,content,date\n{TITLE},{FIRST}總價1,234,800元。,2025-11-24\n{OTHER},{THIRD},2025-11-25\n"
    first, second = articles(put(tmp_path, "a.csv", table))
    assert (texts(first), first.published) == ([TITLE, f"{FIRST}總價1,234,800元。"], date(2025, 11, 24))
    assert (texts(second), second.published) == ([OTHER, THIRD], date(2025, 11, 25))


ATOM = "<feed xmlns='http://www.w3.org/2005/Atom'><title>港邊日報</title><entry>{}</entry></feed>"


@pytest.mark.parametrize(
    "data",
    [
        feed(f"<title>{TITLE}</title><description>{FIRST}<br/>{SECOND}</description>"),
        feed(f"<title>{TITLE}</title><description><p>{FIRST}</p><p>{SECOND}</p></description>"),
        feed(f"<title>漁港<b>倉庫</b>動工</title><description>{FIRST}<br/>{SECOND}</description>"),
        feed(f"<image><title>圖</title></image><title>{TITLE}</title><description>{FIRST}<br/>{SECOND}</description>"),
        feed(f"<title>{TITLE}</title><description>{FIRST}</description>"
             f"<content:encoded><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]></content:encoded>")
        .replace("<rss", "<rss xmlns:content='c'"),
        ATOM.format(f"<title>{TITLE}</title><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
                    f"<p>{FIRST}</p><p>{SECOND}</p></div></content>"),
        ATOM.format(f"<title>{TITLE}</title><content type='xhtml'><x:div xmlns:x='http://www.w3.org/1999/xhtml'>"
                    f"<x:p>{FIRST}</x:p><x:p>{SECOND}</x:p></x:div></content>"),
        ATOM.format(f"<source><title>別的</title><updated>2020-01-01</updated></source><title>{TITLE}</title>"
                    f"<content>{FIRST}&lt;br&gt;{SECOND}</content>"),
    ],
)  # fmt: skip
def test_markup_of_an_entry_cuts_nothing(tmp_path: Path, data: str) -> None:
    """What stands in and between its elements is its text; what is about its source or picture is not its own."""
    [found] = articles(put(tmp_path, "a.xml", data))
    assert (texts(found), found.published) == ([TITLE, FIRST, SECOND], None)


def test_writer_of_an_entry_is_the_name_in_it(tmp_path: Path) -> None:
    """An address or a title beside it is none."""
    author = "<author><title>記者</title><name>陳漁光</name><email>a@example.com</email></author>"
    [found] = articles(put(tmp_path, "a.xml", ATOM.format(f"{author}<title>{TITLE}</title><content>{FIRST}</content>")))
    assert found.byline == "陳漁光"


@pytest.mark.parametrize(
    "value",
    [
        PAIR[0] | {"items": [], "news": [{"title": "別的新聞", "content": THIRD}]},
        {"title": "港邊日報", "description": "本站的新聞。", "items": PAIR[:1]},
        {"data": {"articles": PAIR[:1]}},
        {"status": "ok", "Response": 1, "data": {"total": 1, "Items": PAIR[:1]}},
    ],
)
def test_article_in_an_object_is_found(tmp_path: Path, value: object) -> None:
    """An object with a text of its own is the article, whatever lists it has; else what is in its lists."""
    assert list(map(texts, articles(put(tmp_path, "a.json", json.dumps(value))))) == [[TITLE, FIRST]]


@pytest.mark.parametrize("content", [FIRST, f"<p>{FIRST}</p>"])
def test_entry_without_a_title_has_no_heading(tmp_path: Path, content: str) -> None:
    """No mark of a heading stands where there is no title."""
    document = read(put(tmp_path, "a.json", json.dumps([{"content": content}])))
    assert (document.title, document.text.strip()) == (None, FIRST)


@pytest.mark.parametrize(
    "content",
    [
        [FIRST, SECOND],
        [{"type": "p", "text": FIRST}, {"type": "p", "text": SECOND}],
        {"body": [FIRST, SECOND]},
    ],
)
def test_list_of_paragraphs_is_paragraphs(tmp_path: Path, content: object) -> None:
    """However short they are, and in objects of their own too."""
    [found] = articles(put(tmp_path, "a.json", json.dumps([{"title": TITLE, "content": content}])))
    assert texts(found) == [TITLE, FIRST, SECOND]


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("1720051130", date(2024, 7, 4)),
        (1720051130, date(2024, 7, 4)),
        (1720051130000, date(2024, 7, 4)),
        (1720051130.5, date(2024, 7, 4)),
        ("1732464000", date(2024, 11, 25)),  # midnight in Taiwan
        ("20240704", date(2024, 7, 4)),
        ("2024-07-04T01:02:03Z", date(2024, 7, 4)),
        ("12005113012", None),
        (True, None),
    ],
)
def test_day_in_digits_is_taken(tmp_path: Path, stated: object, day: date | None) -> None:
    """Seconds since 1970 are a day in Taiwan; no day is cut out of a longer number."""
    data = json.dumps([{"title": TITLE, "content": FIRST, "publishedAt": stated}])
    assert read(put(tmp_path, "a.json", data)).published == day


def test_file_is_parsed_once_for_its_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading a file's articles takes no time for the others, and a changed file is read anew."""
    parsed: list[bytes] = []
    decoded = collection.decode_json

    def counted(data: bytes) -> str:
        parsed.append(data)
        return decoded(data)

    monkeypatch.setattr(collection, "decode_json", counted)
    path = put(tmp_path, "a.json", json.dumps([{"title": f"第{number}篇", "content": FIRST} for number in range(20)]))
    assert len(articles(path)) == 20
    assert len(parsed) == 1
    put(tmp_path, "a.json", json.dumps([{"title": f"第{number}則", "content": FIRST} for number in range(3)]))
    assert [article.title for article in articles(path)] == ["第0則", "第1則", "第2則"]


@pytest.mark.parametrize("name", [TITLE, f"001 {TITLE}", f"2025-11-24 {TITLE}"])
def test_article_of_a_file_can_be_named_alone(tmp_path: Path, name: str) -> None:
    """By the path that a run tells; where its day was another, or it was numbered, it is still the same."""
    path = put(tmp_path, "a.json", json.dumps(PAIR)) / name
    assert survey([path]).files == (path,)
    put(tmp_path, "a.json", json.dumps([{"title": "新的", "content": SECOND}, *PAIR]))
    assert texts(clean(read(path))) == [TITLE, FIRST]
    put(tmp_path, "a.json", json.dumps(PAIR[1:]))
    with pytest.raises(InputError, match="no such article"):
        read(path)


DAYS = [each | {"date": f"2025-11-2{day}"} for day, each in enumerate(PAIR, 4)]


def called(folder: Path, records: object) -> list[str]:
    """What the articles of a file with `records` are called."""
    return [path.name for path in survey([put(folder, "a.json", json.dumps(records))]).files]


def test_article_that_moves_keeps_its_name(tmp_path: Path) -> None:
    """It is called after its day and title, wherever it stands and whatever else the file has by then."""
    names = [f"2025-11-24 {TITLE}", f"2025-11-25 {OTHER}"]
    later = {"title": "新的", "content": SECOND, "date": "2025-11-26"}
    assert called(tmp_path, DAYS) == names
    assert called(tmp_path, [later, *reversed(DAYS)]) == ["2025-11-26 新的", *reversed(names)]
    assert called(tmp_path, PAIR) == [TITLE, OTHER]


def test_articles_of_one_title_are_told_apart_by_what_they_are(tmp_path: Path) -> None:
    """By the address or id that each states, else by their texts; what is the same in all has a number."""
    alike = [DAYS[0] | {"url": f"https://example.com/{number}"} for number in (1, 2)]
    first, second = called(tmp_path, alike)
    assert first != second
    assert called(tmp_path, list(reversed(alike))) == [second, first]
    edited = [each | {"content": SECOND} for each in alike]
    assert called(tmp_path, edited) == [first, second]
    assert len(set(called(tmp_path, [DAYS[0], DAYS[0] | {"content": SECOND}]))) == 2
    name, again = called(tmp_path, [DAYS[0], DAYS[0]])
    assert again == f"{name} (2)"
    assert [article.title for article in articles(tmp_path / "a.json")] == [TITLE, TITLE]


def test_ids_of_feeds_and_numbers_tell_entries_apart(tmp_path: Path) -> None:
    """A guid, an Atom id, an id that is a number."""
    rss = feed(*(f"<guid>g{number}</guid>{ENTRIES[0]}" for number in (1, 2)))
    numbered = json.dumps([PAIR[0] | {"id": number} for number in (1, 2)])
    for name, data in (("a.xml", rss), ("a.json", numbered)):
        names = [path.name for path in survey([put(tmp_path, name, data)]).files]
        assert len(set(names)) == 2
        assert not any(name.endswith("(2)") for name in names)


def test_article_is_the_same_while_others_change(tmp_path: Path) -> None:
    """What a run keeps of it holds until it is changed itself."""
    path = put(tmp_path, "a.json", json.dumps(DAYS))
    first, second = survey([path]).files
    before = digest(first), digest(second)
    put(tmp_path, "a.json", json.dumps([DAYS[1] | {"content": FIRST}, DAYS[0]]))
    assert digest(first) == before[0]
    assert digest(second) != before[1]


@pytest.mark.parametrize(("name", "said"), [("a.md", "no such file"), ("a.txt", "no such article in the file")])
def test_nothing_is_named_below_a_file_of_one_article(tmp_path: Path, name: str, said: str) -> None:
    """What is in a text is not an article of its own."""
    with pytest.raises(InputError, match=said):
        read(put(tmp_path, name, FIRST) / "001 foo")


def test_half_a_character_in_a_title_names_a_file(tmp_path: Path) -> None:
    """An escaped half of a surrogate pair is no character of a name, nor of the text."""
    records = f'[{{"title": "\\ud800{TITLE}", "content": "{FIRST}"}}, {{"content": "\\ud800{THIRD}"}}]'
    files = survey([put(tmp_path, "a.json", records)]).files
    assert [path.name.encode("utf-8", "replace").decode() for path in files] == [path.name for path in files]
    assert TITLE in read(files[0]).text.encode().decode()


def test_line_of_damaged_json_is_told(tmp_path: Path) -> None:
    """The other lines are read: one that was cut off is an article that fails."""
    lines = f"{json.dumps(PAIR[0])}\n\n{json.dumps(PAIR[1])[:-9]}\n{json.dumps(PAIR[1])}\n"
    first, damaged, last = survey([put(tmp_path, "a.jsonl", lines)]).files
    assert [texts(clean(read(each))) for each in (first, last)] == [[TITLE, FIRST], [OTHER, THIRD]]
    with pytest.raises(InputError, match=r"JSON of line 3 is damaged\. Write it again"):
        read(damaged)


def test_file_too_large_to_look_into_is_not_passed_over(tmp_path: Path) -> None:
    """In a folder too, it fails with its size: whoever put a feed there would not miss it."""
    text, path = put(tmp_path, "a.txt", FIRST), put(tmp_path, "b.json", b" " * (ARTICLE.limit + 1))
    assert survey([tmp_path]).files == (text, path)
    with pytest.raises(InputError, match="the file is over"):
        read(path)
