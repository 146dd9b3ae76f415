"""The marks that stock exchanges put behind a company's name."""

from __future__ import annotations

import pytest

from translator.article_sentences import marked_alone
from translator.glossary import Glossary
from translator.quantities import Context
from translator.records import Role, Segment
from translator.translate.asking.request import request_for


@pytest.mark.parametrize(
    ("chinese", "asked"),
    [
        ("北港-創（7788）、南港-KY股價下跌", "北港(7788)、南港股價下跌"),
        ("南港-KY( 7788 )股價下跌", "南港(7788)股價下跌"),
        ("東港—創公告", "東港—創公告"),
        ("東港—創", "東港"),
        ("兩岸—創投的新局", "兩岸—創投的新局"),
    ],
)
def test_mark_of_a_share_is_not_asked_for(chinese: str, asked: str) -> None:
    """Before a share's number and where a name ends; a dash before a word stays."""
    marked = marked_alone(Segment(chinese, Role.PARAGRAPH), Glossary(), Context())
    assert request_for(marked, "none").source == asked
