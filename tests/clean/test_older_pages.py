"""What pages of some years ago have around their articles: rules for comments, dated headlines, credits, codes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from translator.clean import clean
from translator.records import Article, Document, Role

FIRST = "新廠預計明年完工，總投資金額約為12億美元，由三家公司共同出資。"
SECOND = "公司表示，產能會分三期開出，初期以成熟製程為主，客戶多在亞洲。"


def cleaned(*lines: str, title: str = "新廠動工三家公司出資", **stated: object) -> Article:
    """The article of a page with these lines."""
    text = "\n\n".join(lines)
    return clean(Document(Path("page.html"), text, title=title, is_marked_up=True, **stated))  # type: ignore[arg-type]


def texts(article: Article) -> list[str]:
    """Its blocks."""
    return [block.text for block in article.blocks]


def test_rules_for_comments_are_none_of_the_story() -> None:
    """Whatever stands below their head, in whole sentences too."""
    rules = ("## 討論區", "## 留言規範", "留言限140字以內。與本報報導內容無關的留言，本報有權逕自刪除。")
    assert texts(cleaned(FIRST, SECOND, *rules)) == [FIRST, SECOND]


def test_headlines_with_the_minute_are_other_stories() -> None:
    """Their time stands right behind them; the article's own date line is none of them."""
    article = cleaned(
        "114/11/24 08:15", FIRST, SECOND, "港務公司下月擴大徵才03-31 01:55", "《財經》航運股連三天上漲04-30 13:47"
    )
    assert texts(article) == [FIRST, SECOND]
    assert article.published == date(2025, 11, 24)
    between = cleaned(FIRST * 3, "港務公司下月擴大徵才03-31 01:55", SECOND * 3)
    assert [(item.headline, item.age) for item in between.related] == [("港務公司下月擴大徵才", "03-31 01:55")]


def test_a_title_ends_before_its_time() -> None:
    """A day without a time may be part of it."""
    assert cleaned(FIRST, SECOND, title="新廠動工三家公司出資 2014-04-30 23:54").title == "新廠動工三家公司出資"
    assert cleaned(FIRST, SECOND, title="新廠動工延至 2026-04-30").title == "新廠動工延至 2026-04-30"


def test_a_profile_below_the_text_is_part_of_it() -> None:
    """A heading with pointed entries; what stands below them without a point is not."""
    profile = ("### 新廠小檔案", "★地點：台南", "●2024年動工", "資料來源：公司")
    assert texts(cleaned(FIRST, SECOND, *profile))[2:] == ["新廠小檔案", "★地點：台南", "●2024年動工"]


def test_one_caption_stands_once() -> None:
    """Two pictures may have the same."""
    caption = "新廠位於南科。（圖片擷取自範例日報）"
    article = cleaned(FIRST, caption, SECOND, caption)
    assert texts(article) == [FIRST, caption, SECOND]
    assert [item.reason for item in article.dropped] == ["repeats a caption"]


@pytest.mark.parametrize(
    "caption",
    [
        "工人29日在新廠鋪設管線。（範例社記者林佩珊台南傳真 102年6月29日）",
        "新廠外牆上月完工，預計年底啟用。（記者林佩珊／攝影）",
        "報系資料照",
    ],
)
def test_a_credit_makes_a_caption(caption: str) -> None:
    """Whoever took the picture, and when."""
    roles = [block.role for block in cleaned(FIRST, caption, SECOND).blocks]
    assert roles == [Role.PARAGRAPH, Role.CAPTION, Role.PARAGRAPH]


@pytest.mark.parametrize(
    ("before", "behind", "byline"),
    [
        ("【林佩珊╱台北報導】", "", "林佩珊╱台北報導"),
        ("〔本報訊〕", "", None),
        ("", "（林佩珊報導）", "林佩珊報導"),
        ("【林佩珊╱台北報導】", "（陳志強報導）", "林佩珊╱台北報導"),
    ],
)
def test_who_reports_is_none_of_the_text(before: str, behind: str, byline: str | None) -> None:
    """Before the first sentence of a story or behind the last of its first paragraph."""
    article = cleaned(f"{before}{FIRST}{behind}", SECOND)
    assert (texts(article), article.byline) == ([FIRST, SECOND], byline)


def test_a_line_that_names_paper_and_reporter_is_a_byline() -> None:
    """In brackets, above the text."""
    article = cleaned("【範例報╱本報記者林佩珊】", FIRST, SECOND)
    assert (texts(article), article.byline) == ([FIRST, SECOND], "範例報╱本報記者林佩珊")


def test_a_label_names_nobody() -> None:
    """A photographer's whose name the page does not have."""
    assert cleaned(FIRST, SECOND, byline="林佩珊").byline == "林佩珊"
    assert cleaned("作者：攝影：", FIRST, SECOND).byline is None


def test_an_agency_s_code_is_its_day() -> None:
    """With its editor in brackets or without."""
    article = cleaned(FIRST, f"{SECOND}1030404")
    assert (texts(article), article.published) == ([FIRST, SECOND], date(2014, 4, 4))
