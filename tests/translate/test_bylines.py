"""A byline is English by its parts, without an engine: who, for whom, from where, on which day."""

from __future__ import annotations

from datetime import date

import pytest

from translator.article_sentences import marked_alone
from translator.glossary import Glossary
from translator.quantities import Context
from translator.records import Entry, Marked, Role, Segment
from translator.translate.asking.bylines import byline
from translator.translate.asking.request import english_without_engine

_PAPER = Entry("自由時報", "The Liberty Times", kind="org", row=2)


def _marked(text: str, role: Role = Role.BYLINE) -> Marked:
    return marked_alone(Segment(text, role), Glossary((_PAPER,)), Context(published=date(2026, 1, 20)))


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("中央社記者林志宏台北21日電", "Central News Agency reporter Lin Chih-hung, Taipei, January 21"),
        (
            "中央社記者林志宏、陳建明台北21日電",
            "Central News Agency reporters Lin Chih-hung and Chen Chien-ming, Taipei, January 21",
        ),
        ("〔記者林志宏／新竹報導〕", "Reporter Lin Chih-hung, Hsinchu"),
        ("記者 林志宏 新竹 報導", "Reporter Lin Chih-hung, Hsinchu"),
        ("自由時報記者林志宏／台北報導", "The Liberty Times reporter Lin Chih-hung, Taipei"),
        ("經濟日報 編譯林志宏／綜合外電", "Compiled by Lin Chih-hung, Economic Daily News"),
        ("財經中心／林志宏報導", "Lin Chih-hung, business desk"),
        ("攝影中心／ 記者林志宏／即時報導", "Reporter Lin Chih-hung"),
        ("財經頻道／綜合報導", "Business desk"),
        ("即時新聞／綜合報導", "Breaking news desk"),
        ("特派員林志宏／紐約報導", "Correspondent Lin Chih-hung, New York"),
        ("駐日特派員林志宏／東京二十七日報導", "Correspondent Lin Chih-hung, Tokyo, January 27"),
        ("文／林志宏", "By Lin Chih-hung"),
        ("責任編輯：林志宏", "Editor: Lin Chih-hung"),
        ("新華社記者張明北京24日電", "Xinhua reporter Zhang Ming, Beijing, January 24"),
        ("中央社華盛頓24日綜合外電報導", "Central News Agency, Washington, January 24"),
    ],
)
def test_byline(text: str, english: str) -> None:
    """Reporters are spelt as where their paper is; the termbase's English of a paper is obeyed."""
    assert byline(_marked(text)) == english
    assert english_without_engine(_marked(text)) == english


@pytest.mark.parametrize(
    "text", ["作者：小編", "某某社記者林志宏台北報導", "記者林志宏／某地報導", "記者會今天舉行", "林志宏說，景氣好轉"]
)
def test_byline_with_an_unknown_part_goes_to_the_engine(text: str) -> None:
    """A part that nobody knows is not guessed."""
    assert byline(_marked(text)) is None


def test_only_bylines_are_read_so() -> None:
    """A sentence that looks like one is a sentence."""
    assert english_without_engine(_marked("記者林志宏／新竹報導", Role.PARAGRAPH)) is None
