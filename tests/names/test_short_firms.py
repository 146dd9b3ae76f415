"""A firm that is named in full is known by the beginning of its name, too."""

from __future__ import annotations

import pytest

from translator.glossary import Glossary
from translator.names import with_names
from translator.records import Entry


def called(text: str, *entries: Entry) -> dict[str, str]:
    """What the firms of `text` are called in English, by their Chinese."""
    return {entry.source: entry.target for entry in with_names(text, Glossary(entries)).entries if entry.kind == "org"}


@pytest.mark.parametrize(
    ("text", "short", "english"),
    [
        ("瑞穗證券上調預測。瑞穗預期，需求將成長。", "瑞穗", "Mizuho"),
        ("瑞穗預期，需求將成長。瑞穗證券在報告中說，", "瑞穗", "Mizuho"),
        ("新光金控今天開會。新光的股價上漲。", "新光", "Shin Kong"),
        ("安世半導體供貨。安世說，", "安世", "Nexperia"),
    ],
)
def test_the_beginning_stands_for_the_firm(text: str, short: str, english: str) -> None:
    """Wherever the full name stands, without the English words for the trade."""
    assert called(text)[short] == english


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("瑞穗證券上調預測。", "瑞穗"),
        ("瑞穗的牧場今年豐收。", "瑞穗"),
        ("第一金控今天開會，這是第一次。", "第一"),
        ("高雄銀行今天開會，高雄下雨。", "高雄"),
        ("中國人民銀行降息。中國人民都知道。", "中國人民"),
        ("美的集團上市。這是最美的海。", "美的"),
        ("中華航空贊助中華隊。", "中華"),
        ("大同科技與大同電子都在場，大同說，", "大同"),
    ],
)
def test_what_may_be_something_else_is_left(text: str, short: str) -> None:
    """Words, places, what two firms begin with, and where the full name does not stand."""
    firms = (
        Entry("高雄銀行", "Bank of Kaohsiung", kind="org", row=2),
        Entry("第一金控", "First Financial", kind="org", row=3),
    )
    assert short not in called(text, *firms)


def test_the_glossary_has_the_last_word() -> None:
    """A short form that it has is its own."""
    own = Entry("瑞穗", "Ruisui", kind="place", row=2)
    assert "瑞穗" not in called("瑞穗鄉在花蓮。瑞穗證券上調預測。", own)
