"""The firms of Taiwan's two stock exchanges: by their full names, their codes, or short names that are nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from translator.chinese.characters import HAN_RANGES
from translator.chinese.script import fold
from translator.dictionary import glosses
from translator.glossary import Glossary
from translator.glossary.match import Matcher
from translator.glossary.word_edges import is_word
from translator.names.sources.stated_names import without_contradictions
from translator.names.sources.table import known_names_table
from translator.records import Entry

TABLE = Path(__file__).parent.parent / "data" / "firms.tsv"
ORIGIN = "exchange"
_SHORT = 2
# What an article on firms speaks of, folded; two of them make one.
_MARKET = re.compile(
    "营收|每股|法人|股价|上市|上柜|挂牌|台股|毛利率|外资|涨停|跌停|个股|董事会|财报|获利|概念股|EPS|订单|产能"
)
_LEAST = 2
_SAYS_ALL = 4  # characters of a full name that is no short one
# What stands before a firm's name where no mark does, and what goes on behind it: no third character of a name.
_BEFORE = "厂商团下股头司者对与和及由如含的为"
_BEHIND = "第今昨去前上下本也则为在是有与和及表指公董总股营获财毛每累单年自将已旗集同均皆亦都还走涨跌收开创受看预拿接宣"
# Names that say something else, though they are no words of the cutter's dictionary.
_WORDS = frozenset([
    "新零售", "走着瞧", "地心引力", "数字科技", "云嘉南", "大车队", "第一店", "皇家美食", "智联服务", "钻石投资",
    "台湾精锐", "中国钢铁",
])  # fmt: skip
_MARK = r"\*?(?:-(?:KY|DR|创))?"  # of a share: see `share_marks`
_CLAUSE, _ITEM = re.compile("[,，。;；:：()（）]"), re.compile("[、及和与等]")
_CHINESE = re.compile(rf"[{HAN_RANGES}]")


@dataclass(frozen=True, slots=True)
class Firm:
    """A listed firm: its code, its names in folded Chinese, its English forms, of which the first is written."""

    code: str
    short: str
    full: str
    english: tuple[str, ...]

    @property
    def says_all(self) -> bool:
        """Whether the full name says by itself who is meant."""
        return len(self.full) >= _SAYS_ALL and self.full not in _WORDS


@cache
def firms() -> tuple[Firm, ...]:
    """All of the table but those whose names are no Chinese."""
    rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
    found = (Firm(code, short, full, tuple(english.split("|"))) for code, short, full, english in rows)
    return tuple(firm for firm in found if _CHINESE.search(firm.short))


def listed_firms(text: str, glossary: Glossary) -> tuple[Entry, ...]:
    """Entries for the listed firms that `text`, a whole article, names, for use in it only.

    None that contradicts the glossary, and for none a short name that may mean something else: a word, a name, or
    anything in an article that is not on firms.
    """
    found = Matcher(list(_entries(text))).found(text)[0]
    return without_contradictions(text, tuple(dict.fromkeys(hit.entry for hit in found)), glossary)


def _entries(text: str) -> Iterator[Entry]:
    folded = fold(text)
    is_on_firms = len(set(_MARKET.findall(folded))) >= _LEAST
    standing = [firm for firm in firms() if firm.short in folded or firm.full in folded]
    meant = {firm.short for firm in standing if _is_meant(firm, folded, is_on_firms)}
    for short in sorted((firm.short for firm in standing if is_on_firms), key=folded.find):
        meant |= {short} if _is_listed(short, folded, meant) else set()
    for firm in standing:
        forms = {text[slice(*found.span())] for found in re.finditer(_forms(firm), folded)}
        if firm.short not in meant:
            forms = {form for form in forms if firm.says_all and fold(form) == firm.full}
        if forms:
            first, *others = sorted(forms, key=len)
            yield Entry(first, firm.english[0], tuple(others), firm.english[1:], kind="org", origin=ORIGIN)


def _forms(firm: Firm) -> str:
    return rf"{re.escape(firm.full)}|{re.escape(firm.short)}{_MARK}"


def _is_meant(firm: Firm, folded: str, is_on_firms: bool) -> bool:
    """Whether a text means the firm by its short name."""
    short = re.escape(firm.short)
    if re.search(rf"{short}{_MARK} ?[（(] ?{firm.code}\b|\b{firm.code}[)）]? ?{short}", folded):
        return True
    if is_word(firm.short) or firm.short in _WORDS:
        return False
    if firm.says_all and firm.full in folded:
        return True
    if not is_on_firms or glosses(firm.short) or known_names_table().row(firm.short):
        return False
    alone = rf"(?:(?<!\w)|(?<=[{_BEFORE}])){short}(?:(?!\w)|(?=[{_BEHIND}]))"
    return len(firm.short) > _SHORT or re.search(alone, folded) is not None


def _is_listed(short: str, folded: str, meant: Set[str]) -> bool:
    """Whether a name that may mean something else stands in a list behind two firms: 華碩、瑞昱及漢唐."""
    lists = [_ITEM.split(clause) for clause in _CLAUSE.split(folded) if short in clause]
    behind = (items[at - _LEAST : at] for items in lists for at, item in enumerate(items) if item == short)
    return any(len(two) == _LEAST and all(item.endswith(tuple(meant)) for item in two) for two in behind)
