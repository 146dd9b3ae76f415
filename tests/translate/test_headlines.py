"""The shorthand of headlines is written out for the engine, and nothing else of them is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import ENTRIES, marked

from translator.chinese.script import fold
from translator.records import Role
from translator.translate.asking.headlines import TABLE, written_out
from translator.translate.asking.request import request_for

WRITTEN = (
    ("船廠拚年底交船 新航線恐延後", "船廠力爭年底交船；新航線可能延後"),
    ("船厂拼年底交船　新航线恐延后", "船厂力爭年底交船；新航线可能延后"),
    ("議員轟港務局黑箱 環團籲公開", "議員抨擊港務局黑箱；環保團體呼籲公開"),
    ("民調曝 七成居民挺擴港", "民調透露：七成居民支持擴港"),
    ("如果船廠停工 誰來接單", "如果船廠停工，誰來接單"),
    ("漁會喊停填海 官員急滅火", "漁會叫停填海；官員急忙澄清"),
    ("航運股收黑 散戶傻眼", "航運股收跌；小額投資人非常驚訝"),
    ("運價大漲帶動 航運類股走強", "運價大漲帶動，航運類股走強"),
    ("日外相訪台 日官方召見日使", "日本外相訪台；日本官方召見日本大使"),
    ("法人看好 航運雙雄利多不斷", "機構投資人看好；航運兩大業者好消息不斷"),
)
UNTOUCHED = (
    "15日官方公布，三日首相訪問",
    "今日使用中央銀行的日使命",
    "恐怖攻擊後評估傳統產業",
    "首批貨櫃到港",
    "他打拚三十年的批發店",
    "曝險部位與爆米花",
    "財團法人登記案",
    "在野黨與海線上",
    "大陸廠商收紅包",
    "Blue Whale 12 月亮相",
    "「藍鯨」 Whale 號下水",
)


@pytest.mark.parametrize(("headline", "asked"), WRITTEN)
def test_shorthand_is_written_out(headline: str, asked: str) -> None:
    """A verb of one character, a word that only headlines have, a space between two clauses."""
    assert "".join(written_out(headline)) == asked


@pytest.mark.parametrize("headline", UNTOUCHED)
def test_what_is_no_shorthand_stays(headline: str) -> None:
    """A character within a longer word, and spaces around what is not Chinese."""
    assert "".join(written_out(headline)) == headline


def test_headlines_alone_are_asked_so() -> None:
    """This article's, one within it, another's; in running text the same character is a word like others."""
    text = "藍鯨重工拚擴廠"
    for role, asked in ((Role.TITLE, "力爭"), (Role.HEADING, "力爭"), (Role.RELATED, "力爭"), (Role.PARAGRAPH, "拚")):
        request = request_for(marked(text, *ENTRIES, role=role), "none")
        assert request.source == f"Blue Whale Heavy Industries{asked}擴廠"


@given(st.text(alphabet="拚嗆恐收黑喊停環團 　」「一AB1，", max_size=30))
def test_every_character_has_something_asked_for_it(headline: str) -> None:
    """So what is found in the headline keeps its place; nothing but spaces is lost."""
    asked = written_out(headline)
    assert len(asked) == len(headline)
    assert all(asked[i] == char for i, char in enumerate(headline) if char in "一AB1，」「")


def test_table_says_nothing_twice() -> None:
    """And what is written out is not itself shorthand."""
    rows = [line.split("=") for line in TABLE.read_text(encoding="utf-8").splitlines() if "=" in line]
    words = [fold(word) for word, _ in rows]
    assert len(words) == len(set(words))
    assert [asked for _, asked in rows if "".join(written_out(asked)) != asked] == []
