"""The key figures of an article."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from briefings import full, passage, quantity, sentence

from translator.records import Check, Finding, Passage, Quantity, QuantityKind, Role
from translator.summarise import key_figures


def figures(text: str, *found: Quantity, findings: tuple[Finding, ...] = ()) -> Passage:
    """Return a paragraph of one sentence with figures."""
    return passage(Role.PARAGRAPH, sentence(text, "English.", (), found, findings))


def money(text: str, surface: str, value: int, currency: str = "TWD") -> Quantity:
    """Return a sum of money."""
    return quantity(text, surface, QuantityKind.MONEY, value, surface, currency=currency)


def surfaces(*body: Passage, limit: int = 8) -> list[str]:
    """Return the key figures of `body` as they stand in the source."""
    return [figure.quantity.surface for figure in key_figures(body, limit)]


def test_figures_are_ranked() -> None:
    """Money and magnitudes come first, then percent, measures and counts."""
    found = (
        quantity("12家", "12家", QuantityKind.COUNT, 12, "12"),
        quantity("3公里", "3公里", QuantityKind.MEASURE, 3, "3 km", unit="kilometre"),
        quantity("7%", "7%", QuantityKind.PERCENT, 7, "7%"),
        quantity("4萬人", "4萬人", QuantityKind.COUNT, 40_000, "40,000 people", unit="person"),
        money("5億元", "5億元", 500_000_000),
    )
    body = (figures("天氣晴。"), *(figures(each.surface, each) for each in found))
    assert surfaces(*body) == ["4萬人", "5億元", "7%", "3公里", "12家"]


def test_sentence_stands_once() -> None:
    """A sentence has one row, that of its best figure, though it is said twice."""
    text = "營收5億元，成長7%，用了3公里"
    found = (
        quantity(text, "7%", QuantityKind.PERCENT, 7, "7%"),
        quantity(text, "3公里", QuantityKind.MEASURE, 3, "3 km", unit="kilometre"),
        money(text, "5億元", 500_000_000),
    )
    assert surfaces(figures(text, *found), figures(text, found[0])) == ["5億元"]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (QuantityKind.DATE, 2025),
        (QuantityKind.TIME, 9),
        (QuantityKind.DURATION, 40),
        (QuantityKind.ORDINAL, 3),
        (QuantityKind.CODE, 2330),
        (QuantityKind.COUNT, 9),
    ],
)
def test_what_is_no_key_figure(kind: QuantityKind, value: int) -> None:
    """Dates, times, spans, ordinals, codes and small counts have no row."""
    assert surfaces(figures("某數", quantity("某數", "某數", kind, value, "x"))) == []


def test_value_stands_once() -> None:
    """The same value in the same unit has one row, at its first place, however it is written."""
    first, second = "5億元", "500百萬元"
    body = (figures(first, money(first, first, 500_000_000)), figures(second, money(second, second, 500_000_000)))
    assert surfaces(*body) == ["5億元"]


def test_value_stands_once_whatever_its_kind() -> None:
    """A value in a unit has one row though one sentence counts it and another measures it."""
    found = (
        quantity("4萬片", "4萬片", QuantityKind.COUNT, 40_000, "40,000 wafers", unit="wafer"),
        quantity("40,000片", "40,000片", QuantityKind.MEASURE, 40_000, "40,000 wafers", unit="wafer"),
    )
    assert surfaces(*(figures(each.surface, each) for each in found)) == ["4萬片"]


def test_range_is_not_its_lower_end() -> None:
    """A range and the value that it begins with are two figures."""
    one = quantity("5%", "5%", QuantityKind.PERCENT, 5, "5%")
    span = replace(quantity("5%至9%", "5%至9%", QuantityKind.PERCENT, 5, "5% to 9%"), upper=Decimal(9))
    assert surfaces(figures("5%", one), figures("5%至9%", span)) == ["5%", "5%至9%"]


@pytest.mark.parametrize("english", ["billions of dollars", "more than half", "dozens"])
def test_vague_figure_has_no_row(english: str) -> None:
    """A figure whose English has no digit has no row."""
    vague = quantity("數十億美元", "數十億美元", QuantityKind.MONEY, 10**9, english, currency="USD")
    assert surfaces(figures("數十億美元", vague)) == []


def test_other_unit_is_another_figure() -> None:
    """One value in two currencies has two rows when each is stated on its own."""
    one, two = "5億元", "5億美元"
    body = (figures(one, money(one, one, 500_000_000)), figures(two, money(two, two, 500_000_000, "USD")))
    assert surfaces(*body) == ["5億元", "5億美元"]


def test_conversion_in_brackets_has_no_row() -> None:
    """A sum in brackets in another currency only repeats the sum before it."""
    text = "投資3兆日圓（約200億美元；150億英鎊）。"
    found = (
        money(text, "200億美元", 2 * 10**10, "USD"),
        money(text, "150億英鎊", 15 * 10**9, "GBP"),
    )
    assert surfaces(figures(text, *found)) == ["200億美元"]
    assert surfaces(figures(text, money(text, "3兆日圓", 3 * 10**12, "JPY"), *found)) == ["3兆日圓"]


def test_clean_sentence_represents_a_figure() -> None:
    """Where a figure stands in a flagged and in a clean sentence, the row shows the clean one."""
    text = "花了5億元"
    flagged = figures(text, money(text, "5億元", 500_000_000), findings=(Finding(Check.LENGTH, "…"),))
    body = (flagged, figures(text, money(text, "5億元", 500_000_000)))
    assert [figure.passage for figure in key_figures(body)] == [1]


def test_limit() -> None:
    """No more rows than asked for, the best ones."""
    found = [quantity(f"{n}%", f"{n}%", QuantityKind.PERCENT, n, f"{n}%") for n in (1, 2, 3)]
    body = [figures(each.surface, each) for each in (*found, money("9億元", "9億元", 900_000_000))]
    assert surfaces(figures("天氣晴。"), *body, limit=2) == ["9億元", "1%"]


def test_caption_has_no_key_figures() -> None:
    """Figures of captions and headings have no row; those of the running text do."""
    body = full().body
    roles = {body[figure.passage].role for figure in key_figures(body)}
    assert roles == {Role.PARAGRAPH}
    caption = passage(Role.CAPTION, *body[2].sentences)
    assert key_figures((caption,)) == ()


def test_figures_of_news_come_before_background_and_opinion() -> None:
    """A figure that ranks alike by kind comes later where its sentence tells of the past or gives an opinion."""
    news, past, voice = "公司宣布投資5億元", "當時只花了7億元", "店家抱怨要花9億元"
    body = tuple(figures(text, money(text, text[-3:], int(text[-3]) * 10**8)) for text in (past, voice, news))
    assert surfaces(*body) == ["5億元", "7億元", "9億元"]


def test_value_stands_where_it_ranks_best() -> None:
    """A value that is stated as background and as news is shown with the news."""
    past, news = "當時花了5億元", "公司宣布投資5億元"
    body = (figures("天氣晴。"), *(figures(text, money(text, "5億元", 5 * 10**8)) for text in (past, news)))
    assert [figure.passage for figure in key_figures(body)] == [2]


@pytest.mark.parametrize(
    "found",
    [
        quantity("41歲", "41歲", QuantityKind.MEASURE, 41, "41 years old", unit="year old"),
        quantity("二十多個", "二十多個", QuantityKind.COUNT, 20, "more than 20"),
        quantity("22班", "22", QuantityKind.COUNT, 22, "22"),
        quantity("800萬", "800萬", QuantityKind.COUNT, 8_000_000, "8 million"),
        quantity("98比95", "98比95", QuantityKind.COUNT, 98, "98-95", unit="score"),
        quantity("一度電", "一度電", QuantityKind.MEASURE, 1, "1 kWh", unit="kWh"),
        money("1美元", "1美元", 1, "USD"),
    ],
    ids=["age", "rough", "bare", "bare magnitude", "score", "per unit", "rate"],
)
def test_what_an_editor_leaves_out(found: Quantity) -> None:
    """Ages, rough counts, numbers of nothing and the one that something is counted by have no row."""
    assert surfaces(figures(found.surface, found)) == []


def test_magnitude_with_what_it_counts_has_a_row() -> None:
    """A large count has one where its counter says of what, or the figure itself."""
    text = "產能800萬劑"
    found = quantity(text, "800萬劑", QuantityKind.COUNT, 8_000_000, "8 million doses", unit="dose")
    assert surfaces(figures(text, found)) == ["800萬劑"]


def test_what_one_of_another_currency_is_worth_is_no_key_figure() -> None:
    """A rate is what sums are counted by; a sum before or behind it is one."""
    text = "以1美元兌新台幣31元計算，營收增加450億元。"
    rate, more = money(text, "新台幣31元", 31), money(text, "450億元", 45_000_000_000)
    assert surfaces(figures(text, money(text, "1美元", 1, "USD"), rate, more)) == ["450億元"]
