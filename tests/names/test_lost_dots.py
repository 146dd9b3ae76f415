"""A question mark for the dot of a foreign name is the dot; one that asks is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from growth import grows_with_length_only
from newsroom import TESTING

from translator.article_sentences import Terms, marked_sentences
from translator.clean import clean
from translator.glossary import Glossary
from translator.names import NameBook
from translator.names.people.lost_dots import with_dots
from translator.read import read
from translator.translate.asking.request import request_for


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("次卿傑佛瑞．克斯勒說", "次卿傑佛瑞·克斯勒說"),
        ("作家羅德･查培爾說", "作家羅德·查培爾說"),
        ("作者Ｊ．Ｋ．羅琳", "作者Ｊ．Ｋ．羅琳"),
        ("作者J．K．羅琳", "作者J·K·羅琳"),
        ("導演史蒂芬.史匹柏說", "導演史蒂芬·史匹柏說"),
        ("年增三．〇四%", "年增三．〇四%"),
        ("一．背景", "一．背景"),
        ("首先.其次", "首先.其次"),
        ("見第三章.第二節", "見第三章.第二節"),
    ],
)
def test_a_full_stop_in_a_name_is_its_dot(text: str, said: str) -> None:
    """The wide one, as Taiwan's papers print it, and the narrow one between parts of a name."""
    assert with_dots(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "導演史蒂芬?史匹柏說，新片明年開拍。",
        "導演史蒂芬？史匹柏說，新片明年開拍。",
        "作者巴兹?奥尔德林登上月球。",
        "總統唐納德?J?特朗普到訪",
        "作者J?K?羅琳出席",
        "作者詹姆斯?威尔逊说，",
        "作家亚历山大?奥黑尔说，",
        "隊友是李?邁森，對手是埃爾莎?金。",
        "教練尤爾根？克洛普說，球隊贏得應當。",
        "導演瓦倫?德?格魯特在場",
    ],
)
def test_the_dot_of_a_name_is_put_back(text: str) -> None:
    """Known names and those that only sound foreign, with initials, in either width of the mark."""
    assert with_dots(text) == text.replace("?", "·").replace("？", "·")


@pytest.mark.parametrize(
    "text",
    [
        "他會去嗎？史匹柏說不會。",
        "他会去吗?史匹柏说不会。",
        "誰是贏家？拜登說是選民。",
        "挺馬斯克？貝佐斯回應了。",
        "要攻打伊朗?馬克宏回應。",
        "這有道理?布朗說有。",
        "該不該幫尤利婭?馬克西姆說該。",
        "明天到華盛頓？傑克森先生說會。",
        "要找利安？金先生不答。",
        "他說什麼?大衛走了",
        "網址是https://example.com/b?c=1",
    ],
)
def test_a_question_ends(text: str) -> None:
    """One with a word that asks, or behind who has no more names, a place or another word, in either width."""
    assert with_dots(text) == text


def test_text_of_nothing_but_marks_costs_by_its_length() -> None:
    """Each mark is looked at once, with what is right beside it."""
    assert grows_with_length_only(with_dots, "馬克?" * 400, "馬克?" * 1600)


def test_an_article_has_the_name_whole(tmp_path: Path) -> None:
    """Its sentence is not cut at the mark, the name is known, and an engine sees the dot of one that nobody knows."""
    path = tmp_path / "a.txt"
    known = "導演史蒂芬？史匹柏昨天抵達台北，為新片出席記者會，並和影迷見面。"
    unknown = "男主角瓦倫?格魯維特因為班機延誤，要到明天上午才能抵達，主辦單位說將另外安排時間。"
    path.write_text(f"大導演來台宣傳新片\n2026年3月5日\n{known}{unknown}\n", encoding="utf-8")
    sentences = marked_sentences(clean(read(path)), Terms(Glossary(), TESTING, NameBook()))
    _, first, second = (request_for(marked, "t2s").source for marked in sentences)
    assert first.startswith("导演Spielberg昨天")
    assert second.startswith("男主角瓦伦·格鲁维特因为")
