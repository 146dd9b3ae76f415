"""What stands for itself: telephone numbers, stock codes, versions, names that begin with digits."""

from __future__ import annotations

import re

from translator.quantities.chinese.patterns import Draft, Found, N, Rule, compiled
from translator.records import QuantityKind

ADDRESS = r"(?ai:(?:https?://|www[.])(?:(?!(?<![0-9.,])[0-9][0-9.,]{0,19}\s?[萬万億亿元年月日])(?:[!-~]|…(?=[/?&=._-])))++|(?<![\w.+-])[\w.+-]++@(?:[\w-]++[.])+[a-z]++)"
"""A pattern of addresses of the web and of mail, in which no figure is looked for."""


def _code(found: Found) -> Draft | None:
    """（2317）, (2330-TW): the code of a stock, as it stands."""
    number = found.need("a")
    if not number.is_plain or not 4 <= len(number.text) <= 6 or not re.search(r"[\w\-*]$", found.before(1)):
        return None
    return Draft(QuantityKind.CODE, number.value, f"({number.text}{found.group('market')})")


def _identifier(found: Found) -> Draft | None:
    """054A, 2018CES: a name that begins with two digits or more, as it stands. 5G and 3D need no care."""
    number = found.need("a")
    raw = found.text[found.match.start() : found.match.end()]
    if number.is_chinese or number.value < 10 or not raw.isascii():
        return None
    return Draft(QuantityKind.CODE, number.value, raw)


_FEWEST_DIGITS = 7
_CALLED = re.compile("[話话線线洽機机真號号碼码撥拨打][^，。；、]{0,4}$")
_DATED = re.compile(r"(?:19|20)\d\d[-/]\d{1,2}\b|\d{1,2}/")


def _phone(found: Found) -> Draft | None:
    """+886-2-5555-6366, 02-2311-1111, (541) 754-3010, as it stands."""
    raw = found.text[found.match.start() : found.match.end()]
    groups = re.findall(r"\d+", raw)
    is_long = sum(map(len, groups)) >= _FEWEST_DIGITS
    if not is_long or not re.fullmatch(r"[\d()+ -]+", raw) or _DATED.match(raw):
        return None
    abroad = raw.startswith(("+", "(+", "0")) or re.match(r"[(]\d{1,3}[)]", raw)
    in_parts = len(groups) > 2 and len(groups[-1]) > 3
    if not re.search("[-(]", raw) or not (abroad or in_parts or len(groups[-1]) > 9 or _CALLED.search(found.before(8))):
        return None
    return Draft(QuantityKind.CODE, found.need("a").value, raw.strip())


def _verbatim(found: Found) -> Draft | None:
    """17.4.1, 1/2/2020, 12-11-10: neither a number nor a date that is sure, as it stands."""
    raw = found.text[found.match.start() : found.match.end()]
    return Draft(QuantityKind.CODE, found.need("a").value, raw) if raw.isascii() else None


def _pressure(found: Found) -> Draft:
    """158/96毫米汞柱: both of a blood pressure."""
    raw = found.text[found.match.start() : found.match.end("b")]
    return Draft(QuantityKind.CODE, found.need("a").value, f"{raw} mmHg")


def first_rules() -> tuple[Rule, ...]:
    """Telephone numbers and codes of stocks, which are read before everything else."""
    return compiled(
        (rf"(?P<a>{N})/(?P<b>{N})\s?(?:毫米汞柱|mm\s?Hg)", _pressure),
        (rf"[(+]{{0,2}}(?P<a>{N})(?:[-() ]{{1,3}}{N}){{1,6}}", _phone),
        (rf"[(]\s?(?P<a>{N})(?P<market>[-.](?:TWO|TW|HK|US|SS|SZ|JP))?\s?[)]", _code),
    )


def rules() -> tuple[Rule, ...]:
    """What is left when dates, sums and counts are found."""
    return compiled(
        (rf"(?P<a>{N})(?:(?:[./]{N}){{2,}}|(?:-{N}){{2,}})", _verbatim),
        (rf"(?P<a>{N})[A-Za-z][A-Za-z0-9]*", _identifier),
    )
