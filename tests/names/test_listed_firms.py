"""Firms on Taiwan's stock exchanges have their English where an article means them, and nothing else has."""

from __future__ import annotations

import pytest

from translator.glossary import Glossary
from translator.names import with_names
from translator.names.sources.listed_firms import firms, listed_firms
from translator.records import Entry

_ON_FIRMS = "法人看好營收，股價收紅。"


def _named(text: str, glossary: Glossary | None = None) -> dict[str, str]:
    return {entry.source: entry.target for entry in listed_firms(text, glossary or Glossary())}


def test_the_table_is_whole() -> None:
    """A code once, a name in both languages, the exchanges' size."""
    codes = [firm.code for firm in firms()]
    assert len(codes) == len(set(codes)) > 1800
    assert all(firm.short and firm.full and all(firm.english) for firm in firms())


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("信昌電子陶瓷昨天公布新產線。", {"信昌電子陶瓷": "Prosperity Dielectrics"}),
        ("通路商至上（8112）昨天說明，至上看好需求。", {"至上": "Supreme Electronics"}),
        ("收盤：8112 至上 60元。", {"至上": "Supreme Electronics"}),
        ("國家利益至上。" + _ON_FIRMS, {}),
        (_ON_FIRMS + "保護元件廠佳邦第3季賺1億元。", {"佳邦": "Inpaq Technology"}),
        (_ON_FIRMS + "佳邦、茂綸同步走揚。", {"佳邦": "Inpaq Technology", "茂綸": "Macnica Galaxy"}),
        ("李佳邦昨天出席會議。" + _ON_FIRMS, {}),
        ("佳邦昨天出席會議。", {}),
        (_ON_FIRMS + "崇越電今天漲停。", {"崇越電": "Topco Technologies"}),
        (_ON_FIRMS + "平台搶進新零售商機。", {}),
        ("矽力-KY（6415）今天跌停。", {"矽力-KY": "Silergy"}),
        (
            _ON_FIRMS + "依序為佳邦、崇越電、長榮及漢唐。",
            {
                "佳邦": "Inpaq Technology",
                "崇越電": "Topco Technologies",
                "長榮": "Evergreen Marine",
                "漢唐": "United Integrated Services",
            },
        ),
        (_ON_FIRMS + "佳邦今天看漢唐服飾。", {"佳邦": "Inpaq Technology"}),
    ],
)
def test_a_firm_is_named_where_it_is_meant(text: str, named: dict[str, str]) -> None:
    """By its full name, by the code beside it, or alone in an article on firms, where its name is nothing else."""
    assert _named(text) == named


def test_the_glossary_says_it_otherwise() -> None:
    """The desk's own English stands."""
    glossary = Glossary((Entry("佳邦", "INPAQ", row=2),))
    assert _named(_ON_FIRMS + "佳邦今天漲停。", glossary) == {}


def test_what_is_meant_once_is_meant_throughout_an_article() -> None:
    """Also by the beginning of the name: 鋐寶 after 鋐寶科技."""
    names = with_names("鋐寶科技昨天公布財報。鋐寶預期營收成長。", Glossary())
    assert [hit.entry.target for hit in names.occurrences("鋐寶預期成長。")] == ["Compal Broadband Networks"]
