"""Whoever heads an institution that the termbase names has an office, not a stray 長 behind it."""

from __future__ import annotations

import pytest

from translator.glossary import Glossary
from translator.names.with_names import with_names
from translator.records import Entry

_GLOSSARY = Glossary(
    (
        Entry("行政院", "Executive Yuan", kind="org", row=2),
        Entry("立法院", "Legislative Yuan", kind="org", row=3),
        Entry("美國財政部", "US Treasury Department", kind="org", row=4),
        Entry("經濟部", "Ministry of Economic Affairs", kind="org", row=5),
        Entry("高雄市", "Kaohsiung", kind="place", row=6),
        Entry("新竹縣", "Hsinchu County", kind="place", row=7),
        Entry("工研院", "ITRI", kind="org", row=8),
        Entry("國發會", "National Development Council", kind="org", row=9),
        Entry("金管會", "Financial Supervisory Commission", kind="org", row=10),
    )
)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("行政院長卓榮泰", "Premier"),
        ("行政院院長出席", "Premier"),
        ("行政院副院長鄭麗君", "Vice Premier"),
        ("立法院副院長江啟臣", "Deputy Legislative Speaker"),
        ("美國財政部長貝森特", "US Treasury Secretary"),
        ("美國財政部副部長到訪", "US Treasury Deputy Secretary"),
        ("經濟部長龔明鑫", "Minister of Economic Affairs"),
        ("高雄市長陳其邁", "Kaohsiung Mayor"),
        ("新竹縣長楊文科", "Hsinchu County Magistrate"),
        ("國發會主委龔明鑫", "National Development Council Minister"),
        ("金管會主任委員出席", "Financial Supervisory Commission Chairperson"),
        ("金管會副主委出席", "Financial Supervisory Commission Vice Chairperson"),
    ],
)
def test_head_of_an_institution(text: str, english: str) -> None:
    """By the table where it knows the office, else as the institution's English makes it."""
    assert with_names(text, _GLOSSARY).match(text)[0].english == english


@pytest.mark.parametrize("text", ["工研院長期投入", "高雄市長照據點", "行政院發言人", "高雄市議長", "行政院、部長"])
def test_no_head(text: str) -> None:
    """長期 is a word, and 議長 heads another house."""
    hit = with_names(text, _GLOSSARY).match(text)[0]
    assert (hit.surface, hit.entry.row > 0) == (text[: hit.end], True)
    assert not hit.surface.endswith("長")


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("衛福部長昨天表示遺憾。", ["Minister of Health and Welfare"]),
        ("外交部部長昨天表示遺憾。", ["Minister of Foreign Affairs"]),
        ("美國國防部長昨天表示遺憾。", ["US Defense Secretary"]),
        ("衛福部長期關注。", []),
    ],
)
def test_head_of_an_institution_that_only_the_program_knows(text: str, english: list[str]) -> None:
    """No name by itself stands before 長, but the head of what is known does."""
    assert [hit.english for hit in with_names(text, Glossary()).match(text) if hit.surface.endswith("長")] == english
