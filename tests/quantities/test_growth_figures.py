"""Growth is a figure with what it is measured against: a quarter's is no year's."""

from __future__ import annotations

import pytest

from translator.article_sentences import marked_alone
from translator.glossary import Glossary
from translator.quantities import Context, find, lost_bases, missing, taken_bases
from translator.records import Check, Hypothesis, Role, Segment, Step
from translator.translate.verify import verify


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("營收季增4.5%，年減一成", ("up 4.5% quarter-on-quarter", "down 10% year-on-year")),
        ("月減9.2%、年增1.7%", ("down 9.2% month-on-month", "up 1.7% year-on-year")),
        ("出口額同比下降3%至5%", ("down 3%–5% year-on-year",)),
        ("樓價按月升1.03%", ("up 1.03% month-on-month",)),
        ("通膨年增率約2.1%", ("year-on-year growth of about 2.1%",)),
        ("第一季季減達32.9%", ("the first quarter", "down 32.9% quarter-on-quarter")),
        ("較上季成長10%、較去年同期成長19%", ("up 10% quarter-on-quarter", "up 19% year-on-year")),
        ("相較前一年減逾5成，比上個月升3%", ("down more than 50% year-on-year", "up 3% month-on-month")),
        ("年增 -14.5%，較上月成長 -2.9%", ("down 14.5% year-on-year", "down 2.9% month-on-month")),
        ("年增率-3%，年減-3%", ("year-on-year change of -3%", "-3%")),
        ("較去年同期的10億元成長20%", ("NT$1 billion", "20%")),
        ("去年增5%，2025年增6%", ("5%", "2025", "6%")),
        ("第4季成長3%，下半年增4%", ("the fourth quarter", "3%", "the second half of the year", "4%")),
        ("年年增5%，每季成長2%", ("5%", "2%")),
    ],
)
def test_growth(text: str, english: tuple[str, ...]) -> None:
    """With its direction; what rose last year, or in a quarter, is not measured against one."""
    assert tuple(figure.english for figure in find(text)) == english
    assert missing(find(text), "; ".join(english)) == ()


@pytest.mark.parametrize(
    ("chinese", "english", "is_lost", "taken"),
    [
        ("營收季增4.5%", "Revenue rose 4.5% from the previous quarter.", False, ""),
        ("營收季增4.5%", "Revenue rose 4.5% year-on-year.", True, "year-on-year"),
        ("第四季營收季增4.5%", "Fourth-quarter revenue rose 4.5% year-on-year.", False, "year-on-year"),
        ("營收季增4.5%、年增2%", "Revenue rose 4.5% quarterly and 2% from a year earlier.", False, ""),
        ("營收較去年同期增2%", "Revenue rose 2% year-on-year.", False, ""),
        ("營收年增2%", "Revenue rose 2%.", True, ""),
        ("較上季成長10%、較去年同期成長19%", "It rose 10% year-on-year and 19% over the previous quarter.", True, ""),
        (
            "較上季成長10%、較去年同期成長19%",
            "It rose 10% on the quarter, up 19% from the same quarter last year.",
            False,
            "",
        ),
        ("季增10%、年增19%", "Up 10% from the previous quarter and up 19% from a year earlier.", False, ""),
        ("季增10%、年增19%", "Quarter-on-quarter growth was 10% and year-on-year growth 19%.", False, ""),
        ("季增10%、年增19%", "It rose 10% and 19%, respectively, from the previous quarter and last year.", False, ""),
        ("季減10%、年增19%", "Down 10% quarter-on-quarter, but up 19% year-on-year.", False, ""),
    ],
)
def test_what_it_is_measured_against(chinese: str, english: str, is_lost: bool, taken: str) -> None:
    """Neither lost nor another."""
    figures = find(chinese)
    assert bool(list(lost_bases(figures, english))) == is_lost
    assert list(taken_bases(figures, chinese, english)) == ([taken] if taken else [])
    marked = marked_alone(Segment(chinese, Role.PARAGRAPH), Glossary(), Context())
    findings = verify(marked, Hypothesis(english), Step.PLAIN).findings
    assert any(one.check in (Check.FIGURE, Check.INVENTED_FIGURE) for one in findings) == (is_lost or taken != "")


@pytest.mark.parametrize(
    ("english", "lost"),
    [("On the 32nd, firms follow.", 1), ("32 firms follow on the 32nd floor.", 0), ("Thirty-two firms follow.", 0)],
)
def test_a_count_is_no_rank(english: str, lost: int) -> None:
    """32家 are not the 32nd."""
    assert len(missing(find("32家跟進"), english)) == lost
