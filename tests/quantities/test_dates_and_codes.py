"""Dates stay themselves, and what stands before numbers does: telephones, addresses, articles of law."""

from __future__ import annotations

from datetime import date

import pytest

from translator.quantities import Context, find, missing

NOVEMBER = Context(date(2025, 11, 24))
FOUND = (
    ("6月3日至18日", ("June 3", "June 18")),
    ("自9月7日起至25日止", ("September 7", "September 25")),
    ("6月28日至2日", ("June 28", "the 2nd")),
    ("前8月營收", ("the first eight months",)),
    ("前 9 月出口", ("the first nine months",)),
    ("第2至4季", ("the second to fourth quarters",)),
    ("檔期2024/3/5-2024/6/9", ("March 5, 2024", "June 9, 2024")),
    ("檔期113/3/5至113/6/9", ("March 5, 2024", "June 9, 2024")),
    ("活動3/4-3/9", ("March 4", "March 9")),
    ("2024.03.05公告", ("March 5, 2024",)),
    ("113.3.5公告", ("March 5, 2024",)),
    ("22年4月8日", ("April 8, 2022",)),
    ("下午兩點五十", ("2:50 p.m.",)),
    ("下午4:30", ("4:30 p.m.",)),
    ("剩下6天13時", ("six days", "13 hours")),
    ("請電04-2255-3344洽詢", ("04-2255-3344",)),
    ("專線0800-123-456", ("0800-123-456",)),
    ("(03) 555-1234", ("(03) 555-1234",)),
    ("依第27條第2項", ("Article 27", "Paragraph 2")),
    ("見https://news.example.com/a/998877?x=15%25", ()),
    ("寄信到desk2024@example.com", ()),
    ("報名費300元請洽desk2024@example.com或付8萬元", ("NT$300", "NT$80,000")),
    ("信箱desk@Example.COM8萬元", ("NT$80,000",)),
)


@pytest.mark.parametrize(("text", "english"), FOUND)
def test_date_or_code_stays_itself(text: str, english: tuple[str, ...]) -> None:
    """No day moves to another month, no date is a fraction, no telephone number a range."""
    found = find(text, NOVEMBER)
    assert tuple(figure.english for figure in found) == english
    assert missing(found, "; ".join(english)) == ()


def test_every_digit_of_a_telephone_number_is_asked_for() -> None:
    """A number that lost a group is missing; one that is grouped in another way is not."""
    found = find("請電04-2255-3344洽詢")
    assert missing(found, "Call 04 2255 3344.") == ()
    assert missing(found, "Call 04-2255.") == found
