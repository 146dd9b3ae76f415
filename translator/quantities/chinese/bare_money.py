"""Amounts without a unit that are money, because a sum beside them says so: 獎金20萬元…200萬特獎."""

from __future__ import annotations

import re

from translator.quantities.chinese.money import LEADS, SUFFIXES, money_of
from translator.quantities.chinese.patterns import POST, PRE, TO, Draft, Found, N, Rule, compiled, words
from translator.quantities.currencies import HOME_NAMES

_PAID = (
    "獎金|奖金|薪水?|薪資|底薪|總價|总价|售價|售价|房價|房价|單價|单价|市值|營收|营收|獲利|获利|淨利|净利|盈餘|虧損|亏损|補助|补助|貸款|贷款"
    "|預算|预算|罰[款鍰]?|罚款?|賠償?|赔偿?|索賠|索赔|投資|投资|斥資|斥资|募資|集資|捐[款出]?|花[費掉]?|賺|赚|賣|卖|付|存款|押金|租金|學費"
)
_OF_IT = (
    "特別獎|特別奖|特獎|特奖|[頭头一二三四五六大首]?[獎奖]金?|現金|现金|[年月時时]薪|[罰罚][款鍰]|[補补]助|[貸贷]款|[賠赔][償偿]"
    "|[預预]算|[股紅红]利|[獎奖]勵"
)
_NUMERAL = "[0-9零〇一二三四五六七八九十百千萬万億亿兆]"
_SUM = re.compile(rf"(?P<lead>{words(*LEADS)})\s?[0-9]|{_NUMERAL}\s?(?P<unit>{words(*SUFFIXES, *HOME_NAMES)})")
_PAID_BEFORE = re.compile(rf"(?:{_PAID})[了達达到為为至逾約约超過过近共僅仅]{{0,3}}$")
_OPEN = re.compile(r"\s?(?:$|[^\w\s])")
_REACH = 60


def _bare(found: Found) -> Draft | None:
    """200萬特獎, 獎金200萬 beside 20萬元: money in the currency of that sum."""
    last = found.number("b") or found.need("a")
    is_prize = bool(found.group("of"))
    if last.scale == 1 or not (is_prize or (_PAID_BEFORE.search(found.before(8)) and _OPEN.match(found.after(1)))):
        return None
    currency = _beside(found)
    return None if currency is None else money_of(found, currency)


def _beside(found: Found) -> str | None:
    """The currency of the nearest sum, first of those before."""
    for text, place in ((found.before(_REACH), -1), (found.after(_REACH), 0)):
        if sums := list(_SUM.finditer(text)):
            said = sums[place]
            home = found.context.home_currency
            return LEADS.get(said["lead"] or "") or SUFFIXES.get(said["unit"] or "", home)
    return None


def rules() -> tuple[Rule, ...]:
    """The rule of this module, which is tried before the counts."""
    return compiled((rf"{PRE}(?P<a>{N})(?:{TO}(?P<b>{N}))?{POST}(?=\s?(?P<of>{_OF_IT})|)", _bare))
