"""The story out of a page: where it stands, what is beside it, what nobody sees, and what the page states."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from growth import TIMES, grows_with_length_only

from translator.clean import clean
from translator.read import html, read
from translator.records import Article, Role

FIRST = "漁港管理處今天宣布，新的冷凍倉庫下個月開始興建，預算為3億4000萬元。"
SECOND = "處長表示，倉庫完工後，每天可以處理120公噸的漁獲，漁民不必再連夜趕路。"
THIRD = "漁會則希望，工程期間保留原有的卸貨碼頭，不要影響秋天的旺季。"
STORY = (FIRST, SECOND, THIRD)
HEADLINE = "漁港冷凍倉庫動工 預算三億四"


def page(body: str, head: str = "") -> str:
    """A page with a headline in its head."""
    return (
        f"<html><head><meta charset=utf-8><title>{HEADLINE} | 港邊日報</title>{head}</head><body>{body}</body></html>"
    )


def article(folder: Path, body: str, head: str = "") -> Article:
    """The article of a page."""
    path = folder / "page.html"
    path.write_text(page(body, head), encoding="utf-8")
    return clean(read(path))


def paragraphs(found: Article) -> tuple[str, ...]:
    """The texts of the paragraphs of an article."""
    return tuple(block.text for block in found.blocks if block.role in (Role.PARAGRAPH, Role.STANDFIRST))


def each(tag: str) -> str:
    """The story, a paragraph an element."""
    return "".join(f"<{tag}>{text}</{tag}>" for text in STORY)


SHAPES = {
    "article": f"<article><h1>{HEADLINE}</h1><time>2025-11-24</time>{each('p')}</article>",
    "divisions": f"<h1>{HEADLINE}</h1><div>{each('div')}</div>",
    "breaks": f"<h1>{HEADLINE}</h1><div class=content>{'<br><br>'.join(STORY)}</div>",
    "single breaks": f"<h1>{HEADLINE}</h1><div class=content>{'<br>'.join(STORY)}</div>",
    "sections": f"<h1>{HEADLINE}</h1><section>{each('section').replace('<section>', '<section><span>')}</section>",
    "preformatted": f"<h1>{HEADLINE}</h1><pre>{chr(10).join(STORY)}</pre>",
    "a table around": f"<table><tr><td><h1>{HEADLINE}</h1></td></tr><tr><td>{each('p')}</td></tr></table>",
    "a cell with breaks": f"<table><tr><td><b>{HEADLINE}</b><tr><td>{'<br><br>'.join(STORY)}</td></tr></table>",
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("times", [1, 5])
def test_paragraphs_are_kept_however_the_page_is_built(tmp_path: Path, shape: str, times: int) -> None:
    """Short stories and long ones have title and paragraphs apart, whatever elements hold them."""
    body = SHAPES[shape]
    for _ in range(times - 1):  # the same again, with other figures: longer pages went another way
        body = body.replace(THIRD, THIRD + SECOND.replace("120", "125"), 1)
    found = article(tmp_path, body)
    assert found.title == HEADLINE
    assert paragraphs(found)[:2] == STORY[:2]
    assert len(paragraphs(found)) == 3


DATED = {
    "a span": "<span class=time>2025-11-24 08:15</span>",
    "with its source": "<div>发布时间：2025年11月24日 08:15 来源：某某日报</div>",
    "among buttons": "<div class='share-bar'><span>2025-11-24 08:15:53</span> 字號：A- A A+ 來源：港邊日報</div>",
    "the Republic's year": "<p>114/11/24 08:15</p>",
    "English": "<p>Nov 24, 2025</p>",
    "a time with its day in the markup": "<time datetime='2025-11-24T08:15:00+08:00'>3 小時前</time>",
    "changed later": "<p>最後更新：2025/11/26 10:00</p><p>發布時間：2025/11/24 08:00</p>",
    "both in one line": "<p>發布時間：2025/11/24 08:00　最後更新：2025/11/26 09:00</p>",
    "a heading": "<h4>发表于2025-11-24 21:30| 1164次阅读| 0 条评论</h4>",
}


@pytest.mark.parametrize("how", DATED)
def test_date_beside_the_headline(tmp_path: Path, how: str) -> None:
    """A full date between headline and story is the date, and no paragraph."""
    found = article(tmp_path, f"<h1>{HEADLINE}</h1>{DATED[how]}<div>{each('p')}</div>")
    assert found.published == date(2025, 11, 24)
    assert paragraphs(found) == STORY
    assert not [block for block in found.blocks if block.role is Role.HEADING]


@pytest.mark.parametrize(
    "head",
    [
        "<meta name='dcterms.created' content='2025-11-24T08:15:00+08:00'>",
        "<meta name='og:time' content='2025-11-24 08:15'>",
        "<meta name=pubdate content='20251124'>",
        '<script type=\'application/ld+json\'>{"@type":"NewsArticle","datePublished":"2025-11-24"}</script>',
        "<link rel=canonical href='https://example.com/2025/11/24/harbour'>",
    ],
)
def test_date_that_the_head_states(tmp_path: Path, head: str) -> None:
    """Metadata of any usual name, data for search engines and a full date in the address are believed."""
    assert article(tmp_path, f"<h1>{HEADLINE}</h1>{each('p')}", head).published == date(2025, 11, 24)


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>{HEADLINE}</h1><p>11-24 08:15</p>{each('p')}<p>© 2025 港邊日報</p>",
        f"<h1>{HEADLINE}</h1>{each('p')}<ul><li><a href=x>別的新聞標題在這裡</a> 2025-11-20</li></ul>",
        f"<h1>{HEADLINE}</h1>{each('p')}<p>倉庫的招標文件在2025年3月1日公告，兩家廠商投標，三個月後才決標。</p>",
    ],
)
def test_no_date_is_made_up(tmp_path: Path, body: str) -> None:
    """A day without its year, a year alone, a list's date and one of the text are not the story's."""
    assert article(tmp_path, body).published is None


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("面積10m<sup>2</sup>，", "面積10m²，"),
        ("共5×10<sup>8</sup>元，", "共5×10⁸元，"),
        ("每秒10<sup>-3</sup>公升，", "每秒10⁻³公升，"),
        ("預算3億元<sup>1</sup>，", "預算3億元，"),
        ("預算3億元<sup>[註2]</sup>，", "預算3億元，"),
        ("主持人<ruby>龔<rp>(</rp><rt>ㄍㄨㄥ</rt></ruby>處長說，", "主持人龔處長說，"),
        ("排放CO<sub>2</sub>，", "排放CO2，"),
        ("<span style='display: none'>看不見的字</span>看得見，", "看得見，"),
        ("<i hidden>看不見的字</i>看得見，", "看得見，"),
    ],
)
def test_raised_and_hidden_text(tmp_path: Path, markup: str, text: str) -> None:
    """Raised digits keep their meaning; notes' marks, readings and what nobody sees are no text."""
    found = article(tmp_path, f"<h1>{HEADLINE}</h1>{each('p')}<p>{markup}工程由三家廠商承包，明年春天完工。</p>")
    assert paragraphs(found)[-1] == f"{text}工程由三家廠商承包，明年春天完工。"


def test_what_is_beside_the_story_is_no_part_of_it(tmp_path: Path) -> None:
    """Comments, lists of other stories, menus and offers go, by what the page calls them."""
    others = "<div class='relatedNews'><p>另一個港口的新聞，文字很長，與本文無關，不應該出現。</p></div>"
    comments = "<div id=comment-list><p>網友甲：早該蓋了，這個港口等了二十年，終於等到。</p></div>"
    menu = "<ul><li><a href=a>科技</a></li><li><a href=b>軍事</a></li></ul>"
    paid = "<div class=paywall><h3>會員登入</h3><p>申請專線：02-1234-5678，週一至週五接聽。</p></div>"
    found = article(tmp_path, f"{menu}<h1>{HEADLINE}</h1><div>{each('p')}</div>{others}{comments}{paid}{menu}")
    assert paragraphs(found) == STORY
    assert len(found.blocks) == 3


def test_caption_of_a_picture_is_a_caption(tmp_path: Path) -> None:
    """A figure's caption is one whatever it says."""
    figure = "<figure><img src=a.jpg><figcaption>處長在碼頭說明工程</figcaption></figure>"
    found = article(tmp_path, f"<h1>{HEADLINE}</h1>{figure}{each('p')}")
    assert [block.text for block in found.blocks if block.role is Role.CAPTION] == ["處長在碼頭說明工程"]


def test_table_with_figures_stays_a_table(tmp_path: Path) -> None:
    """Rows of short cells are rows, not paragraphs of the page."""
    rows = "<tr><th>年度</th><th>漁獲</th></tr><tr><td>2024</td><td>80公噸</td></tr>"
    found = article(tmp_path, f"<h1>{HEADLINE}</h1><p>{FIRST}</p><p>{SECOND}</p><table>{rows}</table><p>{THIRD}</p>")
    assert paragraphs(found) == (FIRST, SECOND, "年度 | 漁獲", "2024 | 80公噸", THIRD)


@pytest.mark.parametrize(
    "suffix",
    [" | 港邊日報", "｜即時｜港邊日報", " - 社會", "_教育频道_港边网", "-新华网", "_网易订阅", " | 社會 | 港邊新聞網"],
)
def test_title_without_the_site(tmp_path: Path, suffix: str) -> None:
    """The names of the site and its sections are cut off, of a page whose headline is not marked too."""
    path = tmp_path / "a.html"
    path.write_text(f"<html><title>{HEADLINE}{suffix}</title><body><div>{each('p')}</div></body></html>", "utf-8")
    assert clean(read(path)).title == HEADLINE


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ("<meta name=author content='網易'>", None),
        ("<meta name=author content='陳漁光'>", "陳漁光"),
        ('<script type=\'application/ld+json\'>{"@type":"Article","author":[{"name":"陳漁光"}]}</script>', "陳漁光"),
        ("<meta name=author content='https://example.com/u/1'>", None),
        ("<meta property=og:site_name content=港邊日報><meta name=author content=港邊日報>", None),
    ],
)
def test_writer_is_a_person_or_nobody(tmp_path: Path, head: str, byline: str | None) -> None:
    """Sites, addresses and accounts are no writers."""
    assert article(tmp_path, f"<h1>{HEADLINE}</h1>{each('p')}", head).byline == byline


@pytest.mark.parametrize(
    "line", ["來源：港邊日報舉報", "來源：港邊日報 責任編輯：某某", "2025-11-24 08:00 來源：港邊日報作者：某某"]
)
def test_publisher_ends_where_the_next_word_begins(tmp_path: Path, line: str) -> None:
    """What stands right behind the publisher's name is not of it."""
    assert article(tmp_path, f"<h1>{HEADLINE}</h1><p>{line}</p>{each('p')}").publisher == "港邊日報"


def test_hidden_story_of_a_page_that_shows_it_later_is_read(tmp_path: Path) -> None:
    """Where most of the page is marked as hidden, a script would have shown it."""
    found = article(tmp_path, f"<h1>{HEADLINE}</h1><div style='display:none'>{each('p')}</div>")
    assert paragraphs(found) == STORY


@pytest.mark.parametrize("tag", ["div class=comment", "sup", "table><tr><td", "section", "li", "aside"])
def test_time_grows_with_the_page_only(monkeypatch: pytest.MonkeyPatch, tag: str) -> None:
    """Parts of parts, 60 deep and many beside each other, are gone through once here, whatever trafilatura does."""
    monkeypatch.setattr(html, "_found", lambda _: "")
    name = re.split(r"[ >]", tag)[0]
    deep = f"<{tag}>" * 60 + FIRST + f"</{name}>" * 60
    short, long = (page(f"<h1>{HEADLINE}</h1>{each('p')}{deep * n}").encode() for n in (15, 15 * TIMES))
    assert grows_with_length_only(partial(html.read_html, Path("a.html")), short, long)


def test_words_in_a_sentence_are_never_cut_out_of_it(tmp_path: Path) -> None:
    """A span named after keywords, tags or advertising stays where words of its sentence stand beside it."""
    marked = FIRST.replace("冷凍倉庫", "<span class=keyword>冷凍倉庫</span>").replace(
        "3億4000萬元", "<span class=tag>3億4000萬元</span>"
    )
    found = article(tmp_path, f"<article><h1>{HEADLINE}</h1><p>{marked}</p><p>{SECOND}</p><p>{THIRD}</p></article>")
    assert paragraphs(found) == STORY


@pytest.mark.parametrize(
    "part",
    [
        "<p class=ad>{}</p>",
        "<div class=promo-box><p>{}</p></div>",
        "<div class=content-hidden>{}</div>",
        "<table class=ranking><tr><td>{}</td><td>1</td></tr></table>",
    ],
)
@pytest.mark.parametrize("at", [1, 3])
def test_what_only_a_name_sets_apart_is_listed(tmp_path: Path, part: str, at: int) -> None:
    """A part amid the story, or below its last paragraph, that its class takes out of it is told with a reason."""
    said = "漁會下週開說明會。"
    body = [f"<p>{text}</p>" for text in STORY]
    body.insert(at, part.format(said))
    found = article(tmp_path, f"<article><h1>{HEADLINE}</h1>{''.join(body)}</article>")
    assert paragraphs(found) == STORY
    assert any(said in line.text and line.reason for line in found.dropped)


def test_running_text_in_a_link_stays(tmp_path: Path) -> None:
    """A paragraph that is a link as a whole is one of the story where it stands among its paragraphs."""
    body = f"<h1>{HEADLINE}</h1><p><a href=x>{FIRST}</a></p><p>{SECOND}</p><p>{THIRD}</p>"
    assert paragraphs(article(tmp_path, f"<article>{body}</article>")) == STORY


@pytest.mark.parametrize("key", ["author", "publisher", "headline", "datePublished"])
def test_data_nested_deeply_costs_nothing(tmp_path: Path, key: str) -> None:
    """What a page states of its story in lists of lists is nothing stated."""
    data = f'{{"@type": "NewsArticle", "{key}": {"[" * 900}"陳漁光"{"]" * 900}}}'
    head = f'<script type="application/ld+json">{data}</script>'
    found = article(tmp_path, f"<article><h1>{HEADLINE}</h1>{each('p')}</article>", head)
    assert (found.title, found.byline, paragraphs(found)) == (HEADLINE, None, STORY)


OTHER = '{"@type": "NewsArticle", "headline": "離岸風電船隊進駐新港區", "datePublished": "2019-05-06"'


@pytest.mark.parametrize(
    "body",
    [
        f'<script type="application/ld+json">[{OTHER}, "author": {{"name": "別人"}}, "publisher": "別報"}}]</script>',
        f"<script>window.data = {{'related': [{OTHER}}}]}}</script>",
        '<script>window.data = {"related": [{"title": "x", "datePublished": "2019-05-06T10:00:00"}]}</script>',
        "<div><div itemscope><meta itemprop=datePublished content=2019-05-06><a href=x>別的新聞</a></div></div>",
    ],
)
def test_what_is_stated_of_another_story_is_not_of_this_one(tmp_path: Path, body: str) -> None:
    """Data with another headline, with none in a script, or in an item of its own says nothing of the page."""
    found = article(tmp_path, f"<article><h1>{HEADLINE}</h1>{each('p')}</article>{body}")
    assert (found.published, found.byline, found.title) == (None, None, HEADLINE)
    assert found.publisher != "別報"


@pytest.mark.parametrize(
    ("stamp", "shown", "day"),
    [
        ("2025-11-24T16:30:00.000Z", "", 25),
        ("2025-11-24T16:30:00+00:00", "2025年11月25日 00:30", 25),
        ("2025-11-24T15:59:00Z", "", 24),
        ("2025-11-24T20:30:00Z", "2025/11/24 20:30", 24),
        ("2025-11-24T20:30:00+08:00", "", 24),
    ],
)
def test_time_in_utc_is_a_day_of_here(tmp_path: Path, stamp: str, shown: str, day: int) -> None:
    """A stamp in UTC is the day on which readers had it; where the page shows another with its time, that is right."""
    head = f"<meta property=article:published_time content={stamp}>"
    found = article(tmp_path, f"<article><h1>{HEADLINE}</h1><p>{shown}</p>{each('p')}</article>", head)
    assert found.published == date(2025, 11, day)


@pytest.mark.parametrize(
    ("front", "window", "publisher"),
    [
        ("<meta property=og:site_name content=某某公眾平台><a id=js_name>山城生活</a>", "", "山城生活"),
        ("", " | 地方 | 山城商報", "山城商報"),
        ("", " | 社會新聞", None),
        ("<p>來源：港都日報</p>", " | 山城商報", "港都日報"),
    ],
)
def test_publisher_is_the_account_and_the_site_only_where_nothing_else_is_named(
    tmp_path: Path, front: str, window: str, publisher: str | None
) -> None:
    """A platform is not who wrote it; the window's last name counts where the page names none."""
    path = tmp_path / "page.html"
    head = f"<html><head><meta charset=utf-8><title>{HEADLINE}{window}</title></head>"
    path.write_text(f"{head}<body><h1>{HEADLINE}</h1>{front}{each('p')}</body></html>", encoding="utf-8")
    assert clean(read(path)).publisher == publisher


def titled(folder: Path, heading: str, stated: str = HEADLINE) -> str:
    """The title of a page that shows one heading and states a headline for windows and networks."""
    path = folder / "page.html"
    head = f"<title>{stated} | 港邊日報</title><meta property='og:title' content='{stated}'>"
    path.write_text(f"<html><head>{head}</head><body>{heading}{each('p')}</body></html>", encoding="utf-8")
    return clean(read(path)).title


@pytest.mark.parametrize("level", ["h1", "h2"])
@pytest.mark.parametrize(
    "badge",
    ["【獨家】", "獨家專訪／", "快讯｜", "原創 ", "影／", "財經焦點：", "<b>生活</b>", "<i>LIVE</i>"],
)
def test_badge_before_the_headline_is_none_of_it(tmp_path: Path, badge: str, level: str) -> None:
    """What kind of report it is, or its section, set apart from the headline that the page states."""
    assert titled(tmp_path, f"<{level}>{badge}{HEADLINE}</{level}>") == HEADLINE


@pytest.mark.parametrize("level", ["h1", "h2"])
@pytest.mark.parametrize(
    "start",
    ["港務局 ", "獨家", "經濟 ", "林小港：", "<b>三年後</b>", "《碼頭》", "漁民盼了多年的補助 ", "漁會改選 "],
)
def test_beginning_that_the_page_does_not_state_is_the_headline_s(tmp_path: Path, start: str, level: str) -> None:
    """Words that are no badge stay, whatever their number: windows and networks are often given less."""
    shown = re.sub("<.*?>", "", start) + HEADLINE
    assert titled(tmp_path, f"<{level}>{start}{HEADLINE}</{level}>") == shown
    assert titled(tmp_path, f"<{level}>{shown}</{level}>", "預算三億四") == shown
