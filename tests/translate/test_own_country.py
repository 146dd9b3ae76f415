"""我國 of Taiwan's press is Taiwan, which no English may call China."""

from __future__ import annotations

from dataclasses import replace

import pytest

from translator.article_sentences import marked_alone
from translator.glossary import Glossary
from translator.quantities import Context
from translator.records import Check, Entry, Hypothesis, Marked, Role, Segment, Step
from translator.translate.asking.own_country import taken_for_china
from translator.translate.asking.request import request_for
from translator.translate.verify import verify

TAIWAN = "中央社記者林志宏台北電，行政院與立法院討論台灣的預算，桃園與高雄受惠。"
MAINLAND = "新华社北京电，国务院和中国各省讨论预算。"


def _marked(chinese: str, article: str = TAIWAN) -> Marked:
    return replace(marked_alone(Segment(chinese, Role.PARAGRAPH), Glossary(), Context()), article=article + chinese)


def test_a_term_that_says_china_is_not_taken_for_ours() -> None:
    """The China Coast Guard may sail in Taiwan's waters."""
    entry = Entry("海警船", "China Coast Guard ships", kind="org", row=2)
    chinese = "海警船駛近我北部海域。"
    made = marked_alone(Segment(chinese, Role.PARAGRAPH), Glossary((entry,)), Context())
    made = replace(made, article=TAIWAN + chinese)
    for english, is_told in (("the northern waters of Taiwan", False), ("China's northern waters", True)):
        said = verify(made, Hypothesis(f"China Coast Guard ships neared {english}."), Step.PLAIN)
        assert any(one.check is Check.COUNTRY for one in said.findings) == is_told


@pytest.mark.parametrize(
    ("chinese", "asked"),
    [
        ("我國貨幣政策不變。", "台灣貨幣政策不變。"),
        ("我方預計下週簽約，並向國人報告。", "台灣方面預計下週簽約，並向台灣民眾報告。"),
        ("我政府與我駐美代表處說明。", "台灣政府與台灣駐美代表處說明。"),
        ("美方承諾給我15%稅率，送給我們。", "美方承諾給台灣15%稅率，送給我們。"),
        ("船隻駛近我北部、東部海域。", "船隻駛近台灣北部、東部海域。"),
        ("我北部的家人住在海邊。", "我北部的家人住在海邊。"),
        ("外國人與各國人士到訪。", "外國人與各國人士到訪。"),
        ("敵方與敵我方案不同。", "敵方與敵我方案不同。"),
        ("中國官員說，我國立場不變。", "中國官員說，我國立場不變。"),
        ("總理說：「我國將提高預算。」", "總理說：「我國將提高預算。」"),
    ],
)
def test_own_country_is_written_out(chinese: str, asked: str) -> None:
    """Where nobody of China can be speaking."""
    assert request_for(_marked(chinese), "none").source == asked


def test_own_country_of_who_is_quoted_is_not_china_either() -> None:
    """Whosever it is."""
    assert (
        taken_for_china("高市早苗說：「我國將提高預算。」", TAIWAN, '"China will raise its budget," she said.')
        == "我國"
    )


def test_what_is_national_in_taiwan_is_not_china_s() -> None:
    """Where nothing in the sentence says China."""
    for chinese, own in (("可供應全國三成用電。", "全國"), ("國內船廠停工。", "國內")):
        assert taken_for_china(chinese, TAIWAN + chinese, "China's yards are idle.") == own
        assert taken_for_china(chinese, TAIWAN + chinese, "The country's yards are idle.") == ""
        assert taken_for_china(chinese, MAINLAND, "China's yards are idle.") == ""
    for chinese in ("中國船廠供應全國三成。", "全國人大昨天開會。"):
        assert taken_for_china(chinese, TAIWAN + chinese, "China's yards are idle.") == ""


def test_own_country_of_another_press_stays() -> None:
    """我国 of the mainland's press is China."""
    chinese = "我国货币政策不变。"
    assert request_for(_marked(chinese, MAINLAND), "none").source == chinese
    assert taken_for_china(chinese, MAINLAND, "China's monetary policy is unchanged.") == ""


@pytest.mark.parametrize(
    ("english", "own"),
    [
        ("China's monetary policy is unchanged.", "我國"),
        ("The Chinese side leaves its policy unchanged.", "我國"),
        ("Taiwan's monetary policy is unchanged.", ""),
    ],
)
def test_taiwan_taken_for_china_is_told(english: str, own: str) -> None:
    """However China is called."""
    marked = _marked("我國貨幣政策不變。")
    assert taken_for_china(marked.segment.text, marked.article, english) == own
    findings = verify(marked, Hypothesis(english), Step.PLAIN).findings
    assert any(one.check is Check.COUNTRY and "Taiwan's press" in one.message for one in findings) == (own != "")
