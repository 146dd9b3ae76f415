"""People whom an article names and does not gloss: one spelling each, where it is sure."""

from __future__ import annotations

import pytest

from translator.glossary import Glossary
from translator.names import mentioned_people
from translator.records import Entry


def found(text: str, *entries: Entry) -> list[tuple[str, str]]:
    """The names found in `text`, and their English."""
    return [(entry.source, entry.target) for entry in mentioned_people(text, Glossary(entries))]


def test_first_mention_decides_the_spelling_for_the_whole_article() -> None:
    """A Taiwanese stays spelt as in Taiwan in a later sentence about the mainland."""
    article = "董事長林志宏今天宣布擴廠。\n林志宏昨天到北京與上海拜會客戶。"
    assert found(article) == [("林志宏", "Lin Chih-hung")]


def test_mainland_names_are_pinyin() -> None:
    """A text in Simplified Chinese has its people in Pinyin."""
    assert found("总经理张宏伟表示，工厂明年投产。") == [("张宏伟", "Zhang Hongwei")]


@pytest.mark.parametrize(
    "text",
    [
        "小公國盧森堡的工廠。",
        "韓男棄車逃逸。",
        "記者薛祥報導。",
        "馬斯克表示，特斯拉將擴廠。",
        "小池淳義說明進度。",
        "香港港府，香港及香港的總裁\n陳志強發言",
    ],
)
def test_what_is_not_surely_such_a_name_is_left(text: str) -> None:
    """Places, foreigners, what a cut left of a name, and lands whose Chinese names are spelt in other ways."""
    assert found(text) == []


def test_the_glossary_wins() -> None:
    """A name that a term of the glossary stands in or around is the glossary's."""
    assert found("董事長林志宏今天宣布擴廠。", Entry("林志宏", "Jason Lin")) == []
