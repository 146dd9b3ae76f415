"""The departments of the United States are called as there, and other countries' ministries are not."""

from __future__ import annotations

import pytest

from translator.glossary import Glossary
from translator.names.sources.departments import departments
from translator.names.with_names import with_names
from translator.records import Entry


def found(text: str, *entries: Entry) -> dict[str, str]:
    """The departments of a text, and their English."""
    return {entry.source: entry.target for entry in departments(text, Glossary(entries))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("美國政府已把申請送到國務院和國防部審核。", {"國務院": "State Department", "國防部": "Defense Department"}),
        ("白宮與司法部都不評論。", {"司法部": "Justice Department"}),
        ("川普政府的能源部宣布補助。", {"能源部": "Energy Department"}),
        ("美國國防部與財政部都不評論。", {"國防部": "Defense Department", "財政部": "Treasury Department"}),
        ("國防部今天公布共機動態。", {}),
        ("美國宣布軍售後，國防部表示感謝。", {}),
        ("美国宣布加征关税后，商务部表示将反制。商务部还说，磋商没有停止。", {}),
        ("美国商务部宣布加征关税。", {"商务部": "Commerce Department"}),
        ("美國官員抵達後，台灣的國防部表示歡迎。", {}),
        ("部長訪美國後，商務部發布聲明。", {}),
        ("美國國防部表示關切。國防部今天也說，國軍掌握動態。", {}),
        ("美國商務部放行晶片。商務部未回應置評請求。", {"商務部": "Commerce Department"}),
        ("美商務部放行晶片。", {"商務部": "Commerce Department"}),
        ("中美商務部會談。", {}),
        ("美國商務部放行晶片。中國商務部表示，商務部會保護企業。", {}),
    ],
)
def test_department_of_its_country(text: str, expected: dict[str, str]) -> None:
    """By the country named last before it, in every sentence that has it."""
    assert found(text) == expected


def test_department_under_the_glossary_and_before_the_list() -> None:
    """The user's term wins, and the list's ministry does not stand in its place."""
    own = Entry("國防部", "Ministry of Defense", kind="org", row=2)
    text = "美國政府已把申請送到國務院和國防部審核。"
    assert found(text, own) == {"國務院": "State Department"}
    assert [hit.english for hit in with_names(text, Glossary()).match(text)] == [
        "State Department",
        "Defense Department",
    ]
