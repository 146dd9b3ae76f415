"""Properties of figures that hold for any value, unit and text."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from growth import grows_with_length_only
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from translator.chinese.characters import HAN_RANGES
from translator.quantities import Context, find, invented, missing
from translator.quantities.chinese.find import _rules
from translator.quantities.chinese.tokens import HEAD, TAIL
from translator.records import QuantityKind

TAIWAN = Context(date(2025, 11, 24))
CURRENCIES = {
    "美元": "USD",
    "日圓": "JPY",
    "英鎊": "GBP",
    "歐元": "EUR",
    "韓元": "KRW",
    "元": "TWD",
    "港元": "HKD",
    "元人民幣": "CNY",
}
MEASURES = {"奈米": "nm", "公里": "kilometer", "公頃": "hectare", "公噸": "metric ton", "坪": "ping", "吋": "inch"}
DURATIONS = {"年": "year", "個月": "month", "天": "day", "小時": "hour", "分鐘": "minute", "個交易日": "trading day"}
SCALES = {"": 1, "萬": 10**4, "億": 10**8, "兆": 10**12, "百萬": 10**6, "千億": 10**11}
DIGITS = "零一二三四五六七八九"

amounts = st.decimals(min_value="0.01", max_value="99999", places=2, allow_nan=False).map(
    lambda value: value.normalize() if value % 1 else value.quantize(Decimal(1))
)
scales = st.sampled_from(sorted(SCALES))
ALPHABET = (
    "0123456789０９一二兩三十百千萬億兆餘多數幾半年月日元美％%.,，、至到~-–()（）第約近成分之倍點時歲人家個 aGn$NT/:\n"
)
texts = st.text(alphabet=ALPHABET, max_size=60)
SEED = settings(max_examples=60, deadline=None, derandomize=True)


def chinese(value: int) -> str:
    """A whole number below 10,000 in Chinese numerals."""
    written, is_open = "", False
    for mark, scale in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = value // scale % 10
        if digit:
            written += ("零" if is_open else "") + DIGITS[digit] + mark
            is_open = False
        elif written:
            is_open = True
    return written


@SEED
@given(amounts, scales, st.sampled_from(sorted(CURRENCIES)))
def test_money_round_trip(value: Decimal, scale: str, name: str) -> None:
    """Any amount in any currency is read exactly, and its English states the same amount."""
    (quantity,) = find(f"投資{value:f}{scale}{name}。", TAIWAN)
    assert (quantity.kind, quantity.value, quantity.currency) == (
        QuantityKind.MONEY,
        value * SCALES[scale],
        CURRENCIES[name],
    )
    assert missing((quantity,), f"It invested {quantity.english}.") == ()
    assert invented((quantity,), f"It invested {quantity.english}.", "") == ()


@SEED
@given(
    amounts,
    st.sampled_from(sorted(CURRENCIES)),
    st.sampled_from([Decimal("0.1"), Decimal(10), Decimal("1.01"), Decimal(1000)]),
)
def test_another_amount_is_missing(value: Decimal, name: str, factor: Decimal) -> None:
    """English that states another amount does not keep the figure."""
    (quantity,) = find(f"投資{value:f}億{name}。", TAIWAN)
    (other,) = find(f"投資{value * factor:f}億{name}。", TAIWAN)
    assert missing((quantity,), other.english) == (quantity,)
    assert invented((quantity,), other.english, "") != ()


@SEED
@given(amounts, st.sampled_from(sorted(MEASURES)))
def test_measure_round_trip(value: Decimal, name: str) -> None:
    """Any measure is read exactly, and its English states it."""
    (quantity,) = find(f"約有{value:f}{name}", TAIWAN)
    assert (quantity.kind, quantity.value, quantity.unit) == (QuantityKind.MEASURE, value, MEASURES[name])
    assert missing((quantity,), quantity.english) == ()


@SEED
@given(st.integers(2, 900), st.sampled_from(sorted(DURATIONS)))
def test_duration_round_trip(value: int, name: str) -> None:
    """Any duration is read exactly, and its English states it."""
    (quantity,) = find(f"共{value}{name}", TAIWAN)
    assert (quantity.kind, quantity.value, quantity.unit) == (QuantityKind.DURATION, Decimal(value), DURATIONS[name])
    assert missing((quantity,), quantity.english) == ()


@SEED
@given(st.integers(11, 9999))
def test_chinese_numerals_are_read(value: int) -> None:
    """Any whole number in Chinese numerals has its value, alone and before 萬 and 億."""
    written = chinese(value)
    assert [q.value for q in find(f"{written}名", TAIWAN)] == [value]
    assert [q.value for q in find(f"{written}億{written}萬元", TAIWAN)] == [value * 10**8 + value * 10**4]


@SEED
@given(amounts, amounts)
def test_range_keeps_both_ends(first: Decimal, second: Decimal) -> None:
    """Both ends of a range are read and stated."""
    low, high = sorted((first, second))
    found = find(f"{low:f}至{high:f}%", TAIWAN)
    assert [(q.value, q.upper) for q in found] == [(low, high)]
    assert missing(found, found[0].english) == ()
    if low != high:
        assert missing(found, f"{high:f}%") == found


@SEED
@given(st.dates(date(1950, 1, 1), date(2049, 12, 31)), st.sampled_from(["us", "gb"]))
def test_date_round_trip(when: date, spelling: str) -> None:
    """Any full date is read and its English states all of it; the day after is another date."""
    context = Context(spelling=spelling)
    (quantity,) = find(f"{when.year}年{when.month}月{when.day}日", context)
    assert missing((quantity,), quantity.english) == ()
    later = when + timedelta(days=1)
    (other,) = find(f"{later.year}年{later.month}月{later.day}日", context)
    assert missing((quantity,), other.english) == (quantity,)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(texts)
def test_any_text_is_read_without_a_crash(text: str) -> None:
    """Whatever the text, figures come in order, do not overlap, carry their surface, and state themselves."""
    found = find(text, TAIWAN)
    position = 0
    for quantity in found:
        assert quantity.start >= position
        assert text[quantity.start : quantity.end] == quantity.surface
        assert quantity.english.strip() == quantity.english != ""
        position = quantity.end
    english = "; ".join(quantity.english for quantity in found)
    assert missing(found, english) == ()
    assert invented(found, english, text) == ()


NUMERALS = ("0", "3", "12", "80", "2025", "1,234", "3.5", "一", "十", "百", "萬", "數十", "1億2,300萬", "廿", "٣")
FEW_HAN = "一港㐀々豈𠀀"


def narrowed(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """A rule's pattern with a few Chinese characters for all: hypothesis lists each of them anew for each class."""
    return re.compile(pattern.pattern.replace(HAN_RANGES, FEW_HAN), pattern.flags)


FORMS = st.sampled_from(_rules()).flatmap(lambda rule: st.from_regex(narrowed(rule.pattern)))


def filled(form: str, choose: Callable[[tuple[str, ...]], str]) -> str:
    """A text that a rule matches, with numerals in the place of the symbols that rules see."""
    return re.sub(f"{HEAD}{TAIL}*", lambda _: choose(NUMERALS), form)


@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(FORMS, st.randoms(use_true_random=False), st.text("進入的年月日後前", max_size=2))
@example("進入80年代後", None, "")
@example("1990 年代後", None, "")
@example("上世紀80年代早", None, "")
@example("3個半钟头", None, "")
@example("٣百", None, "")
@example("٣٤人", None, "")
def test_any_match_of_any_rule_is_read_without_a_crash(form: str, random: Random | None, after: str) -> None:
    """Whatever a rule's pattern matches has a reading or none: nothing is looked up that is not there."""
    text = filled(form, random.choice) + after if random else form
    found = find(text, TAIWAN)
    assert [text[quantity.start : quantity.end] for quantity in found] == [quantity.surface for quantity in found]


@pytest.mark.parametrize(
    "english",
    [
        "hundred " * 20 + "five", "hundred " * 20 + "a.m.", "dozen " * 30 + "ninth", "trillion " * 5 + "to 5",
        "9" * 24 + " trillion trillion a.m.", "9" * 24 + " trillion trillion to 5",
    ],
)  # fmt: skip
def test_english_of_an_engine_in_a_loop_is_compared(english: str) -> None:
    """Number words without end are figures without a source, not an error."""
    assert invented((), english, "船。")


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.text(max_size=80), st.text(max_size=80))
def test_any_pair_of_texts_is_compared_without_a_crash(source: str, english: str) -> None:
    """Comparison survives any two texts and names only figures that stand in them."""
    found = find(source, Context())
    assert set(missing(found, english)) <= set(found)
    assert all(surface in english for surface in invented(found, english, source))


def test_comparison_takes_linear_time() -> None:
    """Thousands of equal figures are compared as fast, each, as hundreds."""

    def compare(count: int) -> None:
        source = "投資5億美元，年增8%。" * count
        english = "It invested US$500 million, up 8%. " * count
        found = find(source, TAIWAN)
        assert missing(found, english) == ()
        assert invented(found, english, source) == ()

    assert grows_with_length_only(compare, 250, 1000)
