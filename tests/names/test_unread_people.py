"""People whose English nothing says are told."""

from __future__ import annotations

import pytest

from translator.names import unread_people


def unread(text: str, *known: str) -> list[str]:
    """The names in `text` that are told, where those of `known` have their English."""
    spans = tuple((text.index(name), text.index(name) + len(name)) for name in known)
    return [text[start:end] for start, end in unread_people(text, spans)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("日本央行總裁植田和男表示，利率不變。", "植田和男"),
        ("日本首相安倍晋三上午向媒體說明。", "安倍晋三"),
        ("東京都知事小池百合子指出，", "小池百合子"),
        ("日本外相岩屋毅說，", "岩屋毅"),
        ("韓國外交部長趙兌烈表示，", "趙兌烈"),
        ("新加坡部長陳振聲表示，", "陳振聲"),
        ("越南外交部長黎懷忠表示，", "黎懷忠"),
        ("調研機構首席分析師戴查理表示，統一的算力網路", "戴查理"),
    ],
)
def test_a_name_without_a_source_is_told(text: str, name: str) -> None:
    """Japanese by their surname, Koreans, Vietnamese and Singaporeans by what stands around them."""
    assert unread(text) == [name]
    assert unread(text, name) == []


@pytest.mark.parametrize(
    "text",
    [
        "中山大學教授表示，",
        "山口向媒體透露了此事。",
        "日本央行總裁表示，",
        "高橋表示，",
        "千葉縣長表示，",
        "金城武主演的電影",
    ],
)
def test_places_and_surnames_alone_are_not(text: str) -> None:
    """A surname that is a place too, and what no given name stands behind."""
    assert unread(text) == []
