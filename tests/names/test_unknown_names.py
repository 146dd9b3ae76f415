"""Names that no source knows: which an article repeats, and which it only mentions."""

from __future__ import annotations

import pytest
from growth import TIMES, grows_with_length_only

from translator.glossary import Glossary
from translator.names import unknown_names
from translator.records import Entry


def repeated(text: str, *entries: Entry) -> list[str]:
    """The names that `text` repeats beside a glossary of `entries`."""
    return [name.chinese for name in unknown_names(text, Glossary(entries)) if name.is_repeated]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("團隊推出AI晶片玄曜900。\n玄曜900很快，客戶試用了玄曜900晶片。", ["玄曜900"]),
        ("处理器玄铁910面世。\n玄铁910与含光800配合，含光800更快。", ["玄铁910", "含光800"]),
        ("新機玄曜X1上市。\n玄曜X1不貴。", ["玄曜X1"]),
        ("舞台劇《霧港來信》首演。\n《霧港來信》賣座。", ["霧港來信"]),
        ("专辑〈盐田上的月亮〉发行，歌迷喜欢〈盐田上的月亮〉。", ["盐田上的月亮"]),
        ("晴嵐科技擴廠。\n晴嵐科技的股價上漲，晴嵐科技看好後市。", ["晴嵐科技"]),
        ("阿里旗下平头哥发布芯片。\n平头哥表示量产，客户采用平头哥的设计。", ["平头哥"]),
        ("教授古斯塔特·威爾森巴姆來訪。威爾森巴姆表示反對，記者問威爾森巴姆。", ["威爾森巴姆"]),
        ("「青禾計畫」啟動。\n參加青禾計畫的農民說，青禾計畫很好。", ["青禾計畫"]),
    ],
)
def test_a_repeated_name_is_found_by_a_sign_of_its_own(text: str, names: list[str]) -> None:
    """Figures behind it, marks around it, or what only a firm is called, has or does, in either script."""
    assert repeated(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "超過500人到場，超過500人離開。",
        "今年賣出平均300台，明年平均300台。",
        "林志宏35歲，林志宏35歲結婚。",
        "大盤站上點數100美元，點數100美元。",
        "警方表示沒事。警方表示會查，警方指出。",
        "《規定》生效，《規定》很嚴。",
        "他昨天宣布，他昨天表示，他昨天指出。",
        "國際金融集團說，國際金融集團和國際金融集團",
        "「通膨」升溫，「通膨」嚴重，「通膨」回落。",
        "分數2026年3月公布，分數2026年3月公布。",
        "比數玄曜21:18，比數玄曜21:18。",
    ],
)
def test_a_common_word_is_no_name(text: str) -> None:
    """Verbs and amounts, ages and dates, bodies, words of the dictionary in marks."""
    assert repeated(text) == []


def test_what_has_an_english_is_left() -> None:
    """A name of the glossary, or one in which a term stands; a title may have a term in it."""
    assert repeated("玄曜900上市，玄曜900很快。", Entry("玄曜", "Dark Star")) == []
    assert repeated("《霧港來信》首演，《霧港來信》賣座。", Entry("霧港來信", "Letters")) == []
    assert repeated("《霧港來信》首演，《霧港來信》賣座。", Entry("霧港", "Fog Harbor")) == ["霧港來信"]


def test_works_and_products_that_are_mentioned_once_are_known() -> None:
    """Another article of the run may have them as well."""
    names = unknown_names("晴嵐科技推出玄曜900，以及《霧港來信》。", Glossary())
    assert [(name.chinese, name.count, name.is_repeated) for name in names] == [
        ("玄曜900", 1, False),
        ("霧港來信", 1, False),
    ]


@pytest.mark.parametrize(
    "part",
    [
        "晴嵐科技宣布推出玄曜900。\n",
        "《霧港來信》",
        "「青禾計畫」很好，",
        "平頭哥表示",
        "甲乙丙丁表示戊己科技推出",
        "古斯·威爾森嵐，",
    ],
)
def test_time_grows_with_the_length_only(part: str) -> None:
    """However often a name is repeated, and however many there are."""
    plain = Glossary()
    varied = "".join(part.replace("嵐", chr(0x4E00 + at)).replace("來", chr(0x5E00 + at)) for at in range(300))
    assert grows_with_length_only(lambda text: unknown_names(text, plain), varied, varied * TIMES)
