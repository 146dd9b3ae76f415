"""Amounts without a unit that are money, as a sum beside them, the word before or the article's own sums say."""

from __future__ import annotations

import re

from translator.quantities.chinese.money import LEADS, SUFFIXES, money_of
from translator.quantities.chinese.patterns import POST, PRE, TO, Draft, Found, N, Rule, compiled, words
from translator.quantities.currencies import HOME_NAMES

_PAID = (
    "獎金|奖金|薪水?|薪資|底薪|總價|总价|售價|售价|房價|房价|單價|单价|市值|營收|营收|獲利|获利|淨利|净利|盈餘|虧損|亏损|補助|补助|貸款|贷款"
    "|預算|预算|罰[款鍰]?|罚款?|賠償?|赔偿?|索賠|索赔|投資|投资|斥資|斥资|募資|集資|捐[款出]?|花[費掉]?|賺|赚|賣|卖|付|存款|押金|租金|學費|編列?|编列?|提款"
)
# What cannot be but money: in that of the place, where no sum is beside it.
_ONLY_MONEY = (
    "[獎奖]金|月薪|年薪|底薪|薪[資资]|股本|[資资]本[額额]|市值|[營营]收|[預预]算|罰[鍰金款]|罚[金款]|索[賠赔]|斥[資资]|募[資资]|捐款|存款|[押租]金"
    "|[學学][費费]|[經经][費费]|[負负][債债]|身[價价]|造[價价]|[債债][務务]|[貸贷]款|[補补]助款|[淨净]利|[總总][價价]|[房售叫呎樓楼][價价]|[價价]值|估值|成交[額额]|交易[額额]|[總总金][額额]"
)
_OF_IT = (
    "特別獎|特別奖|特獎|特奖|[頭头一二三四五六大首]?[獎奖]金?|現金|现金|[年月時时]薪|[罰罚][款鍰]|[補补]助|[貸贷]款|[賠赔][償偿]"
    "|[預预]算|[股紅红]利|[獎奖]勵"
)
_NUMERAL = "[0-9零〇一二三四五六七八九十百千萬万億亿兆]"
_SUM = re.compile(rf"(?P<lead>{words(*LEADS)})\s?[0-9]|{_NUMERAL}\s?(?P<unit>{words(*SUFFIXES, *HOME_NAMES)})")
_LINK = "[了達达到為为至逾約约超過过近共僅仅只高上看]{0,3}(?:[突衝冲飆飙]?破|站上|[增升降減减]至|[從从由](?:原本的?)?)?"
_PAID_BEFORE = re.compile(f"(?:{_PAID}|{_ONLY_MONEY}){_LINK}$")
_ONLY_BEFORE = re.compile(f"(?:{_ONLY_MONEY}){_LINK}$")
_OPEN = re.compile(r"\s?(?:$|[^\w\s]|[暴激大]?[增減减])")
# What stands behind a bare sum of the article's, and what counts something else before it: 觀看數破3億.
_OF_MONEY = re.compile(rf"\s|{_OPEN.pattern}|\s?的?(?:投[資资]|商[機机]|[規规]模|大[單单關关]|[訂订][單单])")
_NO_MONEY = re.compile("[數数量人次口戶户]|[點点][閱阅]|[觀观]看|下[載载]|用[戶户]|[粉股]")
# What can only be paid for, behind a sum of a hundred million and more: 就3兆350億整年度的總預算, 1.25兆的軍購特別條例.
_PAID_BEHIND = re.compile(
    r"(?![人名個个戶户口位家件次美日])[^，。；：、（(「《\d]{0,10}?(?:[總总]?[預预]算|[經经][費费]|特[別别][條条]例|[軍军][購购]|[補补]助款|[債债][券務务]|基金)"
)
_LARGE = 10**8
_REACH = 60


def _bare(found: Found) -> Draft | None:
    """200萬特獎, 獎金200萬: money in the currency of the sum beside it, or of the place."""
    last = found.number("b") or found.need("a")
    is_prize = bool(found.group("of"))
    is_price = last.scale >= _LARGE and _PAID_BEHIND.match(found.after(16)) is not None
    is_worth = found.after(1) == "的" and _ONLY_BEFORE.search(found.before(8)) is not None  # 價值上億的海洛英
    is_said = _PAID_BEFORE.search(found.before(8)) is not None and _OPEN.match(found.after(3)) is not None
    is_paid = is_prize or is_price or is_worth or is_said
    if last.scale >= _LARGE and _OF_MONEY.match(found.after(3)):
        stated = dict(found.context.sums).get(last.value)
        if stated and not _NO_MONEY.search(found.before(12)):
            return money_of(found, stated)
    if last.scale == 1 or not is_paid:
        return None
    is_home = is_price or _ONLY_BEFORE.search(found.before(8))
    currency = _beside(found) or (found.context.home_currency if is_home else None)
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
