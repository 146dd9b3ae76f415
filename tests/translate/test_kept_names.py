"""Names in Latin letters are in the English as they stand in the Chinese, or it is told."""

from __future__ import annotations

import pytest

from translator.article_sentences import marked_alone
from translator.glossary import Glossary
from translator.quantities import Context
from translator.records import Check, Entry, Hypothesis, Marked, Role, Segment, Step
from translator.translate.checks.kept_names import lost_names
from translator.translate.judge import judge


def _marked(chinese: str, *entries: Entry) -> Marked:
    return marked_alone(Segment(chinese, Role.PARAGRAPH), Glossary(entries), Context())


@pytest.mark.parametrize(
    ("chinese", "english", "lost"),
    [
        ("它與Stellantis合資的Free2Move要設廠。", "Its joint venture will build a plant.", ["Stellantis", "Free2Move"]),
        ("它與Stellantis合資的公司要設廠。", "Its joint venture with Stellantis will build a plant.", []),
        ("董事長Élodie Roux昨天來訪。", "Chairwoman Elodie Roux visited yesterday.", []),
        ("AI需求強，EV需求弱。", "Demand for artificial intelligence is strong, for electric vehicles weak.", []),
        ("AI需求強。", "Demand is strong.", ["AI"]),
        ("GE昨天宣布裁員。", "The merged group announced layoffs yesterday.", ["GE"]),
        ("聯席CEO昨天辭職，FB與IG都報導。", "The co-CEO resigned yesterday, Facebook and Instagram reported.", []),
        ("AT&T昨天取消合作。", "AT&T canceled the deal yesterday.", []),
        ("聯準會（Fed）昨天升息。", "The US central bank raised rates yesterday.", []),
        ("它在app上賣20GB方案。", "It sells a plan of 20 GB.", []),
        ("NHΩA昨天成立。", "NHOA was founded yesterday.", ["NHΩA"]),
    ],
)
def test_a_lost_name_is_told(chinese: str, english: str, lost: list[str]) -> None:
    """Accents, abbreviations in full and what brackets only repeat are no loss; letters by accident are no name."""
    assert [name for *_, name in lost_names(_marked(chinese), english)] == lost


def test_a_term_is_looked_for_as_a_term() -> None:
    """What the glossary calls otherwise is not lost."""
    assert lost_names(_marked("MTK昨天宣布擴廠。", Entry("MTK", "MediaTek")), "MediaTek will expand.") == []


@pytest.mark.parametrize(
    ("chinese", "english", "mended"),
    [
        ("前鋒Glenn Roux昨天受傷。", "Striker Glen Roux was injured.", "Striker Glenn Roux was injured."),
        ("它收購NHΩA後更名。", "It acquired NHØA and changed its name.", "It acquired NHΩA and changed its name."),
        ("Roux與Rous昨天受傷。", "Roux and Roux were injured.", "Roux and Roux were injured."),
        ("Marlow的總部關閉。", "The headquarters in London closed.", "The headquarters in London closed."),
    ],
)
def test_a_name_is_spelt_as_it_stands(chinese: str, english: str, mended: str) -> None:
    """Where a word of the English can only be that name; another name of the sentence is no other spelling of it."""
    assert judge(_marked(chinese), Hypothesis(english), Step.PLAIN).text == mended


def test_what_is_lost_is_a_finding() -> None:
    """With its place in the Chinese; once where a longer stretch of English is lost with it."""
    lost = judge(_marked("Marlow的總部關閉。"), Hypothesis("The headquarters closed."), Step.PLAIN)
    assert [(f.check, f.message, f.start, f.end) for f in lost.findings] == [
        (Check.FOREIGN_TEXT, "“Marlow” is not in the English.", 0, 6)
    ]
