"""The house style: how a value is written in English. Nothing is ever rounded."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from translator.quantities.currencies import COUNTED, CURRENCIES
from translator.quantities.units import UNITS

SMALL_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
ORDINAL_WORDS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
MONTHS = (
    "",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""Each at its number. Not strftime, which follows the machine's locale."""
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
# 3.9644 trillion is still easier to read than thirteen digits; 1.2345 million is not.
_MOST_DECIMALS = {"trillion": 4, "billion": 4, "million": 3}
# 數十億 is billions: the order of magnitude, in words, by its power of ten.
_ORDERS = (
    "",
    "dozens",
    "hundreds",
    "thousands",
    "tens of thousands",
    "hundreds of thousands",
    "millions",
    "tens of millions",
    "hundreds of millions",
    "billions",
    "tens of billions",
    "hundreds of billions",
    "trillions",
    "tens of trillions",
    "hundreds of trillions",
)
_FRACTIONS = {
    2: "half",
    3: "third",
    4: "quarter",
    5: "fifth",
    6: "sixth",
    7: "seventh",
    8: "eighth",
    9: "ninth",
    10: "tenth",
}


def digits(value: Decimal) -> str:
    """Digits with thousands separators: 79,000; 46,245.41. Written decimals are kept (3.50)."""
    return f"{value:,f}"


def number(value: Decimal) -> str:
    """A figure: 40,000 below a million, 1.23 million from there, digits where that takes too many decimals."""
    for scale, word in _SCALES:
        if abs(value) >= scale:
            short = (value / scale).normalize()
            exponent = short.as_tuple().exponent
            if isinstance(exponent, int) and -exponent <= _MOST_DECIMALS[word]:
                return f"{short:,f} {word}"
            break
    whole = value == value.to_integral_value()
    return digits(value.quantize(Decimal(1)) if whole and value >= 1000 else value)


def small(value: Decimal) -> str:
    """A count or duration: in words below ten, otherwise as `number`."""
    if value == value.to_integral_value() and 0 <= value < 10:
        return SMALL_WORDS[int(value)]
    return number(value)


def order(value: Decimal) -> str:
    """The order of magnitude of a vague figure: dozens, tens of billions. Beyond trillions: digits."""
    power = value.adjusted()
    return _ORDERS[power] if 0 < power < len(_ORDERS) else number(value)


def money(figure: str, currency: str) -> str:
    """A rendered figure with its currency: US$12 billion, 5 trillion yen."""
    style = CURRENCIES[currency]
    if figure.startswith("-"):
        return f"-{money(figure[1:], currency)}"
    if style.symbol:
        return f"{style.symbol}{figure}"
    return f"{figure} {one_of(style.noun) if figure == '1' else style.noun}"


def one_of(currency: str) -> str:
    """The English name of a currency for a single one: dollars, dollar; yen, yen."""
    return currency[:-1] if currency.endswith("s") and currency.rpartition(" ")[2][:-1] in COUNTED else currency


def vague_money(value: Decimal, currency: str) -> str:
    """Billions of dollars, tens of billions of yen."""
    return f"{order(value)} of {CURRENCIES[currency].noun}"


def measure(figure: str, unit: str, spelling: str) -> str:
    """A rendered figure with its unit: 2 nm, 10 hectares, 14°C."""
    style = UNITS[unit]
    gap = "" if unit in ("°C", "°F", "G") else " "
    return f"{figure}{gap}{style.written(figure in ('1', 'one'), spelling)}"


def plural(figure: str, noun: str) -> str:
    """A rendered figure and a regular noun: one year, 20 months, half a century."""
    if figure in ("one", "1"):
        return f"{figure} {noun}"
    return f"{figure} {noun[:-1]}ies" if noun.endswith("ry") else f"{figure} {noun}s"


def ordinal(value: int) -> str:
    """First to ninth in words, then 10th, 21st."""
    return ORDINAL_WORDS[value] if 0 < value < len(ORDINAL_WORDS) else ordinal_digits(value)


def ordinal_digits(value: int) -> str:
    """24th, 21st."""
    last = value % 100
    ending = "th" if 10 < last < 20 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value:,}{ending}"


def fraction(numerator: int, denominator: int) -> str:
    """A third, three quarters, 7/12."""
    name = _FRACTIONS.get(denominator)
    if name is None or numerator >= denominator:
        return f"{numerator}/{denominator}"
    if numerator == 1:
        return "half" if denominator == 2 else f"one {name}"
    return f"{SMALL_WORDS[numerator]} {name}s"


def day(month: int, number_: int, spelling: str) -> str:
    """November 24, or 24 November."""
    return f"{number_} {MONTHS[month]}" if spelling == "gb" else f"{MONTHS[month]} {number_}"


def full_date(when: date, spelling: str) -> str:
    """November 24, 2025, or 24 November 2025."""
    comma = "" if spelling == "gb" else ","
    return f"{day(when.month, when.day, spelling)}{comma} {when.year}"


def clock(hour: int, minute: int, part: str) -> str:
    """8 p.m., 9:30 a.m.; 10:30 where the part of the day ("a.m.", "p.m.") is unknown."""
    if not part:
        return f"{hour}:{minute:02d}"
    if (hour, minute) == (12, 0):
        return "12 noon"
    twelve = hour % 12 or 12
    return f"{twelve}:{minute:02d} {part}" if minute else f"{twelve} {part}"


def qualified(qualifier: str, english: str, is_counted: bool = False) -> str:
    """About 40 people; fewer words are never worth a wrong sense, so the qualifier always leads.

    What is counted is many (as many as 40), what is measured much.
    """
    if is_counted:
        qualifier = qualifier.replace("much", "many")
    return f"{qualifier} {english}" if qualifier else english
