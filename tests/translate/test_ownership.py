"""Who owns a firm in the Chinese owns it in the English."""

from __future__ import annotations

import pytest

from translator.article_sentences import marked_alone
from translator.glossary import Glossary
from translator.quantities import Context
from translator.records import Check, Entry, Hypothesis, Role, Segment, Step
from translator.translate.verify import verify

FIRMS = Glossary((Entry("鴻海", "Hon Hai", kind="org", row=2), Entry("工業富聯", "FII", kind="org", row=3)))


@pytest.mark.parametrize(
    ("chinese", "english", "is_turned"),
    [
        ("鴻海的上市子公司工業富聯預告獲利。", "Hon Hai, the listed subsidiary of FII, forecast a profit.", True),
        ("鴻海旗下子公司工業富聯預告獲利。", "FII's listed subsidiary Hon Hai forecast a profit.", True),
        ("鴻海旗下子公司工業富聯預告獲利。", "Hon Hai, FII's listed unit, forecast a profit.", True),
        ("鴻海的上市子公司工業富聯預告獲利。", "FII, a listed subsidiary of Hon Hai, forecast a profit.", False),
        ("鴻海的上市子公司工業富聯預告獲利。", "Hon Hai's listed subsidiary FII forecast a profit.", False),
        ("鴻海開會，子公司工業富聯預告獲利。", "Hon Hai met; FII, its subsidiary, forecast a profit.", False),
    ],
)
def test_owner_that_is_owned_is_told(chinese: str, english: str, is_turned: bool) -> None:
    """As the opposite of what is said."""
    marked = marked_alone(Segment(chinese, Role.PARAGRAPH), FIRMS, Context())
    findings = verify(marked, Hypothesis(english), Step.PLAIN).findings
    assert any(finding.check is Check.POLARITY for finding in findings) is is_turned
