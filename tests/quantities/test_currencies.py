"""Sums of money whose currency is a glossary's term: written as its row says, once, and accepted by the checks."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from newsroom import ForgetfulEngine, job, marked

from translator import pipeline
from translator.quantities import find
from translator.quantities.currencies import CURRENCIES, HOME_NAMES, Currency
from translator.quantities.english.read import Reading, parse
from translator.records import Entry, Hypothesis, Marked, Step
from translator.translate.asking.request import english_without_engine, request_for, required_english
from translator.translate.mark import with_first_mentions
from translator.translate.postedit import postedit
from translator.translate.verify import verify

AMOUNTS: dict[str, tuple[int | Decimal, ...]] = {
    "120億": (12 * 10**9,),
    "3萬": (30_000,),
    "1": (1,),
    "2.5": (Decimal("2.5"),),
    "10億至12億": (10**9, 12 * 10**8),
    "逾5兆": (5 * 10**12,),
}


def faults(found: Marked, english: str) -> list[str]:
    """What the checks say of an English sentence."""
    return [f"{f.check}: {f.message}" for f in verify(found, Hypothesis(english), Step.PLAIN).findings]


def english_of(text: str, *entries: Entry) -> str:
    """The one thing that the English of `text` has to say."""
    ((_, english),) = required_english(marked(text, *entries))
    return english


def sums(currency: Currency) -> Iterator[tuple[str, str, tuple[int | Decimal, ...]]]:
    """Texts with a sum in a currency, the name that it has there, and its values."""
    for amount, values in AMOUNTS.items():
        for name in currency.chinese:
            yield f"他付了{amount}{name}。", name.lstrip("元圓枚顆個"), values
        for name in currency.leading:  # a code that touches its figure is one word with it
            yield f"他付了{name} {amount}。", name, values


def targets(currency: Currency) -> set[str]:
    """What a glossary may have for a currency: its sign, its code, its names in one and in many."""
    return {currency.code, *filter(None, [currency.symbol]), currency.noun, *currency.english}


@pytest.mark.parametrize(
    "currency", [one for one in CURRENCIES.values() if one.chinese], ids=lambda currency: currency.code
)
def test_required_sum_reads_right_and_is_accepted(currency: Currency) -> None:
    """Whatever the row calls it, what is asked for states value and currency once, and passes; the name alone fails."""
    tried, alone = 0, set()
    for text, name, values in sums(currency):
        for target in sorted(targets(currency)):
            found = marked(text, Entry(name, target))
            if not found.quantities:  # 上, say, or a bare figure after a name, is no sum
                continue
            (_, english), *more = required_english(found)
            read = {reading for stated in parse(english) for reading in stated.readings}
            assert not more
            assert {Reading(Decimal(value), currency.code) for value in values} <= read, (text, target, english)
            assert len(found.hits) == 1, (text, target)
            assert english.lower().count(target.rstrip("s").lower()) in (1, len(values)), (text, target, english)
            assert faults(found, f"He paid {english}.") == [], (text, target, english)
            if (values, target) not in alone:  # once, whichever way the Chinese has it
                alone.add((values, target))
                name_alone = faults(found, f"He paid in {target}.")
                assert any(fault.startswith("figure") for fault in name_alone), (text, target)
            tried += 1
    assert tried >= 48


@pytest.mark.parametrize(
    ("text", "source", "target", "english"),
    [
        ("投資120億美元", "美元", "US dollar", "12 billion US dollars"),
        ("投資120億美元", "美元", "US dollars", "12 billion US dollars"),
        ("投資120億美元", "美元", "US$", "US$12 billion"),
        ("投資120億美元", "美元", "$", "$12 billion"),
        ("投資120億美元", "美元", "USD", "USD 12 billion"),
        ("投資120億美元", "美元", "greenback", "12 billion greenback"),
        ("花了1美元", "美元", "US dollars", "1 US dollar"),
        ("花了0.5美元", "美元", "US dollar", "0.5 US dollars"),
        ("花了10億至12億美元", "美元", "US dollar", "1 billion to 1.2 billion US dollars"),
        ("花了10億美元至12億美元", "美元", "US$", "US$1 billion to US$1.2 billion"),
        ("花了約3萬美元", "美元", "USD", "about USD 30,000"),
        ("花了數十億美元", "美元", "US dollar", "billions of US dollars"),
        ("投資新台幣120億元", "新台幣", "New Taiwan dollar", "12 billion New Taiwan dollars"),
        ("投資120億元新台幣", "新台幣", "NT$", "NT$12 billion"),
        ("投資120億新台币", "新台幣", "NTD", "NTD 12 billion"),
        ("投資120億元", "元", "NT dollar", "12 billion NT dollars"),
        ("投資120億元", "元", "dollar", "12 billion dollars"),
        ("投資120億歐元", "歐元", "euro", "12 billion euros"),
        ("投資120億日圓", "日圓", "Japanese yen", "12 billion Japanese yen"),
        ("投資120億日圓", "日圓", "¥", "¥12 billion"),
        ("投資港幣120億元", "港幣", "Hong Kong dollar", "12 billion Hong Kong dollars"),
        ("投資人民幣120億元", "人民幣", "renminbi", "12 billion renminbi"),
        ("投資120億元人民幣", "人民幣", "RMB", "RMB 12 billion"),
        ("三四百美元", "美元", "US dollar", "300 or 400 US dollars"),
    ],
)
def test_sum_is_written_as_the_row_has_its_currency(text: str, source: str, target: str, english: str) -> None:
    """A sign and a code stand before the figure, words after it, in the plural where the sum is not one."""
    found = marked(text, Entry(source, target))
    assert [said for _, said in required_english(found)] == [english]
    assert faults(found, f"It was {english} in all.") == []
    assert english in request_for(found, "none").source


@pytest.mark.parametrize(
    ("text", "english"), [("1比索", "1 peso"), ("1瑞士法郎", "1 Swiss franc"), ("5兆比索", "5 trillion pesos")]
)
def test_house_style_has_one_peso(text: str, english: str) -> None:
    """Without a row, too, one is one; and 兆比索 is no megabit."""
    assert [quantity.english for quantity in marked(text).quantities] == [english]


def test_row_for_yuan_says_which_currency_it_is() -> None:
    """元 is the home currency only as long as no row says what it is."""
    (quantity,) = marked("投資120億元", Entry("元", "yuan")).quantities
    assert (quantity.english, quantity.currency) == ("12 billion yuan", "CNY")


@pytest.mark.parametrize("text", ["投資120億美元", "投資120億歐元", "投資新台幣120億元", "投資港幣120億元"])
@pytest.mark.parametrize("target", ["yuan", "NT dollar", "NT$", "dollar"])
@pytest.mark.parametrize("source", [*HOME_NAMES, "億", "億元"])
def test_part_of_a_sum_is_no_mention_of_a_term(text: str, target: str, source: str) -> None:
    """元 in 美元, or 億, names no currency: the sum stays in the house style."""
    found = marked(text, Entry(source, target))
    assert found.hits == ()
    assert found.quantities == marked(text).quantities


@pytest.mark.parametrize(("source", "target"), [("美元", "yuan"), ("歐元", "US$"), ("日圓", "NT dollar")])
def test_row_that_contradicts_the_sum_is_reported(source: str, target: str) -> None:
    """A row that calls dollars yuan changes no sum: the sentence is marked, whichever it says."""
    text = f"投資120億{source}"
    found = marked(text, Entry(source, target))
    own = found.quantities[0].english
    assert found.quantities == marked(text).quantities
    assert [fault[:5] for fault in faults(found, f"It invested {own} in all.")] == ["term:"]
    assert any(fault.startswith("figure") for fault in faults(found, f"It invested 12 billion {target} in all."))


def test_accepted_sign_will_do_for_the_words() -> None:
    """A row may accept the sign beside the words; a row that does not, does not."""
    text = "投資120億美元"
    assert faults(marked(text, Entry("美元", "US dollar", accept=("US$",))), "It invested US$12 billion.") == []
    assert faults(marked(text, Entry("美元", "US dollar")), "It invested US$12 billion.") != []


def test_bare_dollar_stays_where_the_row_says_so() -> None:
    """The sign of the house is put before a bare figure only where no row asks for the bare sign."""
    assert postedit("It cost $12 billion.", marked("耗資120億美元。", Entry("美元", "$"))) == "It cost $12 billion."
    assert postedit("It cost $12 billion.", marked("耗資120億美元。")) == "It cost US$12 billion."


def test_name_in_a_sum_is_no_first_mention() -> None:
    """The long form waits for the first mention that is a word of its own."""
    entry = Entry("新台幣", "NT$", first="New Taiwan dollar (NT$)")
    first, second = with_first_mentions([marked("投資新台幣120億元。", entry), marked("新台幣升值。", entry)])
    assert [hit.is_first for hit in (*first.hits, *second.hits)] == [False, True]


def test_sum_by_itself_needs_no_engine() -> None:
    """A label that is nothing but a sum is settled as the row has it."""
    assert (
        english_without_engine(marked("新台幣120億元", Entry("新台幣", "New Taiwan dollar")))
        == "12 billion New Taiwan dollars"
    )


def test_sum_without_its_currency_is_mended() -> None:
    """Where the engine drops the currency's name, the whole sum is asked for again."""
    entry = Entry("美元", "US dollar")
    (lost,) = pipeline.text_lines(["公司投資120億美元。"], job(ForgetfulEngine("US dollars"), entry))
    (kept,) = pipeline.text_lines(["公司投資120億美元。"], job(None, entry))
    assert {finding.check for finding in lost.findings} >= {"term"}
    assert kept.findings == ()
    assert "12 billion US dollars" in kept.text


COINS = (
    ("跌到80美分", "US$0.8"),
    ("每桶2美元35美分", "US$2.35"),
    ("派息15港仙", "HK$0.15"),
    ("收貶6.2分", "NT$0.062"),
    ("升值1.3角", "NT$0.13"),
    ("汽油調降四角", "NT$0.4"),
    ("賠償三十五捷克克朗", "35 korunas"),
    ("罰八十謝克爾", "80 shekels"),
)


@pytest.mark.parametrize(("text", "english"), COINS)
def test_coins_and_moves_of_a_rate_are_sums(text: str, english: str) -> None:
    """Hundredths are of the currency that they name, or of the place, where a rate or a price moves."""
    assert [figure.english for figure in find(text)] == [english]


@pytest.mark.parametrize("text", ["每公升0.4毫克", "長三角", "加三角形", "三十五克朗"])
def test_what_only_looks_like_a_coin_is_none(text: str) -> None:
    """毫克 is a weight, 三角 a shape, and a crown of no country no sum."""
    assert all(not figure.currency for figure in find(text))


def test_crown_is_no_gram() -> None:
    """克 of 克朗 and 克拉 is no weight in grams."""
    assert find("四十克朗") == ()
    assert [figure.english for figure in find("四十克拉")] == ["40 carats"]


NAMED_AHEAD = (
    ("每股歐元6.3元", "歐元6.3元", "€6.3"),
    ("資本額為美元2億元", "美元2億元", "US$200 million"),
    ("約韓元4萬元至5萬元", "約韓元4萬元至5萬元", "about 40,000 to 50,000 won"),
    ("籌得歐元2.5億", "歐元2.5億", "€250 million"),
    ("美元數億元", "美元數億元", "hundreds of millions of dollars"),
    ("建議買進，目標價升至美元210元", "美元210元", "US$210"),
    ("美元兌日圓149元", "日圓149元", "149 yen"),
    ("1歐元36元", "36元", "NT$36"),
    ("美元32元大關", "32元", "NT$32"),
    ("牌告賣出美元32元", "32元", "NT$32"),
    ("日圓0.22元", "0.22元", "NT$0.22"),
    ("日幣0.22元", "0.22元", "NT$0.22"),
    ("使用歐元2億人", "2億人", "200 million people"),
    ("歐元3億美元", "3億美元", "US$300 million"),
)


@pytest.mark.parametrize(("text", "surface", "english"), NAMED_AHEAD)
def test_currency_that_is_named_before_its_sum_is_that_of_it(text: str, surface: str, english: str) -> None:
    """歐元6.3元 is in euros, but behind a number, or beside an exchange, 元 is what one of the currency costs."""
    figure = find(text)[-1]
    assert (figure.surface, figure.english) == (surface, english)


def test_currency_before_its_sum_is_written_as_the_glossary_has_it() -> None:
    """The name and the 元 are one sum."""
    assert english_of("每股歐元6.3元", Entry("歐元", "EUR")) == "EUR 6.3"
