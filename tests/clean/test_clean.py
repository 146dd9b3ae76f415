"""Cleaning: what is the article, what is about it, what was left out, and that no line is lost."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from growth import grows_with_length_only

from translator.clean import Place, account, clean
from translator.clean.dates import find_date
from translator.clean.metadata import find_publisher
from translator.clean.publishers import KNOWN, split_source
from translator.clean.related import parse_items
from translator.errors import InputError
from translator.read import read
from translator.records import Article, Document, RelatedItem, Role

ROOT = Path(__file__).parent.parent.parent
DUMPS = ROOT / "tests" / "dumps"
SEEDS = ROOT.parent / "shared" / "seeds"
SAMPLES = sorted([*DUMPS.iterdir(), *(ROOT / "articles").iterdir(), *(SEEDS.glob("*.txt") if SEEDS.is_dir() else ())])
needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the two real articles are not beside this checkout")

FIRST = "新廠預計明年完工，總投資金額約為12億美元，由三家公司共同出資。"
SECOND = "公司表示，產能會分三期開出，初期以成熟製程為主，客戶多在亞洲。"
BODY = f"{FIRST}\n{SECOND}"


def _clean(text: str, name: str = "a.txt", **stated: object) -> Article:
    return clean(Document(Path(name), text, **stated))  # type: ignore[arg-type]


def _dump(name: str) -> Article:
    return clean(read(DUMPS / name))


def _texts(article: Article, role: Role) -> list[str]:
    return [block.text for block in article.blocks if block.role is role]


def _bare(text: str) -> str:
    return re.sub(r"[\s|▲△▼▽#*•>-]|!?\[|\]\([^)]*\)", "", text)


# ---------------------------------------------------------------- nothing is lost


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_line_has_exactly_one_place(path: Path) -> None:
    """Each non-blank line of a document is accounted for once, in order."""
    document = read(path)
    expected = [n for n, line in enumerate(document.text.split("\n"), 1) if line.strip()]
    numbers = [number for placed in account(document) for number in placed.line.numbers]
    assert sorted(set(numbers)) == expected
    assert len(numbers) - len(expected) <= 1  # an agency's closing code shares the line of the last paragraph


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_no_text_is_lost(path: Path) -> None:
    """What is not page data stands in the article or in its list of dropped lines, whole."""
    document = read(path)
    article = clean(document)
    related = "".join(item.headline + item.lede + item.source + item.age for item in article.related)
    kept = article.title + (article.byline or "") + "".join(block.text for block in article.blocks) + related
    dropped = {(item.line, item.text) for item in article.dropped}
    for placed in account(document):
        for number, raw in zip(placed.line.numbers, placed.line.raw, strict=True):
            if placed.place is Place.DROPPED:
                assert not raw.strip() or (number, raw.strip()) in dropped
        if placed.place is Place.FIELD and placed.line.text not in {text for _, text in dropped}:
            stated = (article.title, article.byline, article.publisher)
            assert find_date(placed.line.text) or any(value and value in placed.line.text for value in stated)
        if placed.place in (Place.BLOCK, Place.RELATED):
            text = _bare(re.sub(r"[（(【][^（）()【】]*(?:電|報導)[）)】]", "", placed.line.text)).replace("・", "")
            text = text.removeprefix("延伸閱讀：")
            assert text in _bare(kept).replace("・", "")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_dropped_lines_say_why(path: Path) -> None:
    """Every dropped line carries its text, its number in the source and a reason."""
    document = read(path)
    lines = document.text.split("\n")
    for item in clean(document).dropped:
        assert item.reason
        assert item.text in lines[item.line - 1]


# ---------------------------------------------------------------- the two real articles


@needs_seeds
def test_first_seed_metadata() -> None:
    """The date before the title is the date; the page names no publisher and no byline."""
    article = clean(read(next(SEEDS.glob("000_*.txt"))))
    assert (article.published, article.publisher, article.byline) == (date(2025, 11, 25), None, None)
    assert article.title.startswith("日本的高風險豪賭")


@needs_seeds
def test_first_seed_body() -> None:
    """Standfirst, five headings, and paragraphs to the last before the list of other stories."""
    article = clean(read(next(SEEDS.glob("000_*.txt"))))
    assert article.blocks[0].role is Role.STANDFIRST
    assert article.blocks[0].text.startswith("北海道島長期以來")
    assert _texts(article, Role.HEADING) == ["出乎意料的參與者", "懷疑論者", "失去的幾十年", "建構生態系統", "大賭注"]
    assert len(article.blocks) == 56
    assert article.blocks[-1].text.endswith("競爭者的最佳契機。")


@needs_seeds
def test_first_seed_related_items() -> None:
    """All twenty stories have headline, lede, source and age, and cut-off ledes are marked."""
    items = clean(read(next(SEEDS.glob("000_*.txt")))).related
    assert len(items) == 20
    assert all(item.headline and item.lede and re.fullmatch(r"\d+ (?:天|小時)前", item.age) for item in items)
    assert " ".join(item.source.replace(" ", "_") for item in items) == (
        "Yahoo奇摩股市 中天新聞網 中廣新聞網 時報資訊 工商時報 新頭殼 今日新聞NOWNEWS 今日新聞NOWNEWS 鉅亨網 "
        "三立新聞網_setn.com Moneydj理財網 工商時報 FTNN新聞網 鏡週刊Mirror_Media Moneydj理財網 GOCHOICE購車趣 新頭殼 "
        "聯合新聞網 鉅亨網 壹蘋新聞網"
    )
    assert [n for n, item in enumerate(items) if item.truncated] == [2, 3, 5, 6, 7, 8, 10, 12, 14, 16, 17]
    assert items[2].lede.endswith("「下調")


@needs_seeds
def test_second_seed_metadata() -> None:
    """The title is the line right above the article, the publisher is the site's, and no date is made up."""
    article = clean(read(next(SEEDS.glob("001_*.txt"))))
    assert "挹注數百億美元" in article.title
    assert (article.published, article.publisher, article.byline) == (None, "ETtoday", "CTWANT")


@needs_seeds
def test_second_seed_body() -> None:
    """A caption and exactly the fifteen paragraphs; none of the page's lists."""
    article = clean(read(next(SEEDS.glob("001_*.txt"))))
    assert [block.role for block in article.blocks] == [Role.CAPTION] + [Role.PARAGRAPH] * 15
    assert article.blocks[0].text.startswith("位於北海道千歲市")
    assert article.blocks[1].text.startswith("以乳製品與四季景觀聞名")
    assert article.blocks[-1].text.endswith("全球市場的強力競爭者。")


@needs_seeds
def test_second_seed_related_items() -> None:
    """The two stories under 延伸閱讀, and nothing of what follows them."""
    items = clean(read(next(SEEDS.glob("001_*.txt")))).related
    assert [item.headline[:3] for item in items] == ["麥當勞", "普發1"]
    assert not any(item.lede or item.source or item.age for item in items)


# ---------------------------------------------------------------- other shapes of page


def test_notes_paste() -> None:
    """A note: title line, date line, paragraphs, a heading."""
    article = _dump("notes.txt")
    assert article.title == "東南亞封測新廠動工 目標三年內倍增產能"
    assert article.published == date(2025, 11, 24)
    assert [block.role for block in article.blocks] == [Role.PARAGRAPH] * 3 + [Role.HEADING, Role.PARAGRAPH]
    assert article.dropped == ()


def test_portal_page() -> None:
    """A menu above, a list in mid-article and lists below stay out of the body."""
    article = _dump("portal.txt")
    assert article.title == "光罩業者擴產！湖口新廠明年裝機"
    assert (article.published, article.publisher) == (date(2025, 11, 20), "範例日報")
    assert article.byline == "記者林小真／新竹報導"
    assert [block.role.value[0] for block in article.blocks] == ["p", "p", "c", "p", "p"]
    assert [item.headline for item in article.related] == [
        "設備業者接單滿到明年底",
        "化合物半導體廠聯手搶攻車用市場",
        "再生晶圓價格連三季走揚",
    ]


def test_forum_post() -> None:
    """A forum post: its header is data, wrapped lines are one paragraph, comments are dropped."""
    article = _dump("forum.txt")
    assert (article.title, article.published) == ("矽晶圓廠宣布減產一成", date(2025, 11, 24))
    assert (article.publisher, article.byline) == ("範例電子報", "陳大文")
    assert [len(block.text) for block in article.blocks] == [77, 80]
    assert "價格回穩。" in article.blocks[0].text
    assert sum(item.reason == "reader's comment" for item in article.dropped) == 3


def test_page_without_related_list() -> None:
    """An agency story: the dateline is the byline, the closing code the date, and neither is in the body."""
    article = _dump("no-related.txt")
    assert (article.byline, article.publisher) == ("中央社記者林小真台北24日電", "中央社")
    assert article.published == date(2025, 11, 24)
    assert article.related == ()
    assert article.blocks[0].text.startswith("車用晶片的庫存")
    assert article.blocks[-1].text.endswith("折扣已經收斂。")


def test_simplified_page() -> None:
    """The set phrases are known in Simplified Chinese too."""
    article = _dump("simplified.txt")
    assert (article.title, article.publisher) == ("碳化硅衬底价格止跌 厂商看好明年需求", "范例财经")
    assert article.published == date(2025, 11, 21)
    assert len(article.blocks) == 3
    assert [item.headline for item in article.related] == ["氮化镓快充芯片出货量创新高", "功率模块厂商赴泰国建厂"]


def test_one_paragraph_without_title() -> None:
    """A bare paragraph is an article; its first sentence serves as title and stays in the body."""
    article = _dump("one-paragraph.txt")
    assert len(article.blocks) == 1
    assert article.blocks[0].text.startswith(article.title)
    assert article.published is None


def test_markdown_clipping() -> None:
    """Front matter is data, headings are headings, links are their text, pictures go, tables stay."""
    article = _dump("clipping.md")
    assert (article.title, article.published) == ("印度晶圓廠取得設備融資", date(2025, 11, 18))
    assert (article.publisher, article.byline) == ("範例亞洲通訊", "李小明")
    assert _texts(article, Role.HEADING) == ["融資條件", "時程"]
    assert article.blocks[1].text == "印度古吉拉特邦的晶圓廠計畫取得設備融資，金額為9億美元，期限12年。"
    assert article.blocks[-1].text == "員工 | 2,000人"


@pytest.mark.parametrize(
    ("name", "published", "publisher", "headings"),
    [
        ("chitose-pilot-line.txt", date(2025, 12, 8), "範例科技週報", 2),
        ("kumamoto-second-fab.html", date(2025, 12, 3), "範例財經網", 2),
        ("hbm-packaging-supply.md", date(2025, 11, 28), "範例產業觀察", 2),
    ],
)
def test_sample_articles(name: str, published: date, publisher: str, headings: int) -> None:
    """The sample articles of the project give title, date, publisher, byline and headings."""
    article = clean(read(ROOT / "articles" / name))
    assert (article.published, article.publisher, article.byline) == (published, publisher, "範例編輯室")
    assert len(_texts(article, Role.HEADING)) == headings
    assert 450 <= sum(len(block.text) for block in article.blocks) <= 750


# ---------------------------------------------------------------- single rules


def test_list_in_mid_article_ends_where_text_resumes() -> None:
    """After 延伸閱讀 and its headlines, two paragraphs in a row are the article again."""
    article = _clean(f"標題：新廠動工\n{BODY}\n延伸閱讀\n另一則新聞的標題在此\n{BODY.replace('新廠', '舊廠')}")
    assert len(article.blocks) == 4
    assert [item.headline for item in article.related] == ["另一則新聞的標題在此"]


def test_ledes_of_other_stories_do_not_outweigh_the_article() -> None:
    """A list with long ledes below a short article stays a list."""
    lede = "這是另一則新聞的導言，文字很長，內容與本文無關。" * 8
    text = "新廠動工 三家公司出資\n" + BODY + "\n其他人也在看\n" + f"別的標題在這裡\n{lede}鉅亨網 ・ 3 小時前\n" * 9
    article = _clean(text)
    assert [block.text for block in article.blocks] == [FIRST, SECOND]
    assert article.related[0].source == "鉅亨網"


def test_title_variant_above_is_dropped() -> None:
    """Of two versions of a headline the one right above the article counts."""
    article = _clean(f"晶圓新廠動工！三家公司共同出資\n晶圓新廠動工！三家企業共同出資\n{BODY}")
    assert article.title == "晶圓新廠動工！三家企業共同出資"
    assert [item.reason for item in article.dropped] == ["repeats the title"]


def test_site_name_is_cut_off_the_title() -> None:
    """A page title's site name becomes the publisher."""
    for name in ("範例日報", "產經 | 範例日報", "理財 | 範例日報 Example"):
        article = _clean(BODY, title=f"新廠動工三家公司出資 | {name}")
        assert (article.title, article.publisher) == ("新廠動工三家公司出資", "範例日報")


def test_what_markup_states_is_used() -> None:
    """Title, date, publisher and byline that the markup states are the article's."""
    day = date(2025, 1, 2)
    article = _clean(BODY, title="新廠動工了", published=day, publisher="某報", byline="王小明")
    stated = (article.title, article.published, article.publisher, article.byline)
    assert stated == ("新廠動工了", day, "某報", "王小明")


@pytest.mark.parametrize(
    "sentence",
    [
        "公司未經許可不得出口先進設備。",
        "推特執行長：新平台的訂閱人數已達三百萬。",
        "下載量超過兩百萬次，使用者集中在亞洲。",
        "新的隱私權政策上路後，業者必須重寫服務條款。",
        "分享經濟的成長趨緩。",
    ],
)
def test_sentences_that_resemble_page_furniture_stay(sentence: str) -> None:
    """A sentence of the article that uses a word of notices, prompts or comments is still the article's."""
    article = _clean(f"新廠動工 三家公司出資\n{FIRST}\n{sentence}\n{SECOND}")
    assert sentence in _texts(article, Role.PARAGRAPH)


def test_page_data_that_is_not_used_is_listed() -> None:
    """A labelled line whose value has no place in the article is among the dropped lines."""
    article = _clean(f"新廠動工 三家公司出資\n備註：內部留存\n{BODY}")
    assert [(item.line, item.text, item.reason) for item in article.dropped] == [(2, "備註：內部留存", "page data")]


def test_standfirst_needs_to_stand_apart() -> None:
    """An ordinary first paragraph, as long as the others, is a paragraph."""
    article = _clean(f"新廠動工 三家公司出資\n{FIRST * 2}\n{SECOND}\n{FIRST}\n{SECOND}")
    assert article.blocks[0].role is Role.PARAGRAPH


@pytest.mark.parametrize("text", ["只有標題", "首頁 新聞\n登入\n標題在這裡\n另一個標題", "短短一句。"])
def test_page_without_article_is_refused(text: str) -> None:
    """Without running text there is no article, and the error says what to paste."""
    with pytest.raises(InputError, match=r"no article found.*Paste the article"):
        _clean(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-11-24", date(2025, 11, 24)),
        ("2025/11/24 10:30", date(2025, 11, 24)),
        ("2025.11.24", date(2025, 11, 24)),
        ("2025年11月24日 週一 上午10:30", date(2025, 11, 24)),
        ("２０２５年１１月２４日", date(2025, 11, 24)),
        ("民國114年11月24日", date(2025, 11, 24)),
        ("114年11月24日", date(2025, 11, 24)),
        ("二〇二五年十一月二十四日", date(2025, 11, 24)),
        ("Mon Nov 24 10:30:00 2025", date(2025, 11, 24)),
        ("Nov. 24, 2025", date(2025, 11, 24)),
        ("24 November 2025", date(2025, 11, 24)),
        ("11/24", None),
        ("11月24日", None),
        ("2025年11月", None),
        ("2025-13-45", None),
        ("（中央社記者王小明台北24日電）", None),
        ("今（24）日", None),
    ],
)
def test_dates(text: str, expected: date | None) -> None:
    """Full dates are read in the usual forms; a date that lacks its year or cannot be is none."""
    found = find_date(text)
    assert (found.day if found else None) == expected


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("2026-03-05 中央社 記者王小明新竹5日電", "記者王小明新竹5日電"),
        ("2026-03-05 〔記者王小明／台北報導〕", "記者王小明／台北報導"),
        ("2026-03-05 〔財經頻道／綜合報導〕", None),
    ],
)
def test_a_day_with_a_byline_is_no_headline(line: str, byline: str | None) -> None:
    """It stands below the headline, as a pasted text has it."""
    article = _clean(f"新廠動工 三家公司出資\n{line}\n\n{BODY}")
    assert (article.title, article.published) == ("新廠動工 三家公司出資", date(2026, 3, 5))
    assert article.byline == byline


def test_day_in_dateline_makes_no_date() -> None:
    """A dateline with the day alone leaves the date open."""
    article = _clean(f"新廠動工 三家公司出資\n（中央社記者王小明台北24日電）{BODY}")
    assert article.published is None
    assert article.byline == "中央社記者王小明台北24日電"


def test_date_in_the_text_is_not_the_date_of_publication() -> None:
    """A full date inside a paragraph says nothing of the article's own."""
    assert _clean(f"新廠動工 三家公司出資\n{BODY}\n工程將於2026年5月4日完成，屆時再對外說明細節。").published is None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["© Example.com All Rights Reserved."], "Example"),
        (["Copyright © 2025 範例日報 All rights reserved."], "範例日報"),
        (["範例媒體股份有限公司範例新聞雲 版權所有", "免費訂閱《範例電子報》"], "範例"),
        (["※本文版權所有，非經授權，不得轉載。"], None),
        (["新聞內容"], None),
    ],
)
def test_publisher_from_copyright_lines(lines: list[str], expected: str | None) -> None:
    """The holder that copyright lines name is the publisher; a notice without a name gives none."""
    assert find_publisher(lines) == expected


@pytest.mark.parametrize(
    ("front", "lede", "name"),
    [
        ("全文到此結束。鉅亨網", "全文到此結束。", "鉅亨網"),
        ("說到一半就被切鉅亨網", "說到一半就被切", "鉅亨網"),
        ("他說「沒問題。」某某新聞網", "他說「沒問題。」", "某某新聞網"),
        ("導言結束...今日新聞NOWNEWS", "導言結束...", "今日新聞NOWNEWS"),
        ("導言結束。三立新聞網 setn.com", "導言結束。", "三立新聞網 setn.com"),
        ("導言結束。Tech Daily", "導言結束。", "Tech Daily"),
        ("導言沒有來源也沒有結束", "導言沒有來源也沒有結束", ""),
    ],
)
def test_source_is_cut_off_the_lede(front: str, lede: str, name: str) -> None:
    """The publisher's name at the end of a lede is told from the lede."""
    assert split_source(front, frozenset(name.lower() for name in KNOWN)) == (lede, name)


def test_headlines_alone_are_items() -> None:
    """A list of headlines gives items with nothing else."""
    document = Document(Path("a.txt"), f"新廠動工 三家公司出資\n{BODY}\n相關新聞\n第一則相關標題\n第二則相關標題")
    lines = [placed.line for placed in account(document) if placed.place is Place.RELATED]
    assert parse_items(lines) == (RelatedItem("第一則相關標題"), RelatedItem("第二則相關標題"))


@pytest.mark.parametrize(
    "unit", ["標題\n", "[", "（", "**a", "字，" * 50 + "\n", "2025-", "延伸閱讀\n字字字字字字字。\n", "3 天前\n"]
)
def test_time_grows_with_length_only(unit: str) -> None:
    """Hostile pages of tens of thousands of characters do not take quadratic time."""
    short, long = (f"新廠動工 三家公司出資\n{BODY}\n" + unit * (size // len(unit)) for size in (5_000, 20_000))
    assert grows_with_length_only(_clean, short, long)


def test_paragraph_that_begins_with_the_title_is_kept() -> None:
    """Only a line that says no more than the title is dropped as repeating it."""
    text = "船廠換帥\n\n總經理魏明遠昨天就任。船廠歡迎新任總經理。\n\n魏明遠表示，工程如期進行，員工不必擔心。\n"
    article = clean(Document(Path("x.txt"), text))
    assert any("船廠歡迎新任總經理。" in block.text for block in article.blocks)
