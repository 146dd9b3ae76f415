"""Firms called by the beginning of their names once an article has named them in full: 瑞穗 after 瑞穗證券."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from translator.chinese.script import fold
from translator.dictionary import glosses
from translator.glossary import Glossary
from translator.glossary.match import forms
from translator.names.sources.stated_names import without_contradictions
from translator.names.sources.table import known_names_table
from translator.names.spelling.spelling_notes import FOLLOWS
from translator.records import Entry


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# What a firm's name says of its trade, folded, and in English.
_TRADES = _words("""
    证券 银行 集团 控股 金控 金融 投顾 投信 资本 科技 技术 电子 半导体 光电 精密 工业 汽车 航空 人寿 海运 能源 生技 药品
    电器 电机 制作所 重工 商事
    """)
_ENGLISH_TRADES = _words("""
    Securities Bank Group Holding Holdings Financial Capital Markets Technology Technologies Electronics Electronic
    Semiconductor Semiconductors Optoelectronics Precision Industry Industries Industrial Motor Motors Airlines
    Airways Life Insurance Marine Energy Biotech Pharmaceutical Pharmaceuticals Electric Heavy Corporation Company
    """)
_SHORTEST = 2
_COUNTY = re.compile(r"\b(?:county|[Tt]ownship)\b")


def short_firms(text: str, glossary: Glossary) -> tuple[Entry, ...]:
    """Entries for the firms of `glossary` as `text`, a whole article, calls them for short, for use in it only.

    None for a short form that is a word, or a name of something else.
    """
    return without_contradictions(text, tuple(_entries(text, glossary)), glossary)


def _entries(text: str, glossary: Glossary) -> Iterator[Entry]:
    folded = fold(text)
    firms = dict.fromkeys(hit.entry for hit in glossary.occurrences(text) if hit.entry.kind == "org")
    known = {fold(form) for entry in firms for form in (entry.source, *entry.aliases)}
    found: dict[str, list[Entry]] = {}
    for firm in firms:
        for form in (form for form in forms(firm) if fold(form) in folded):
            short = _short(fold(form))
            if short and _is_nothing_else(short, firm.target):
                found.setdefault(short, []).append(firm)
    for short, owners in found.items():
        fulls = tuple(dict.fromkeys(form for owner in owners for form in forms(owner) if short in fold(form)))
        alone = _alone(short, fulls).search(folded)
        if len(owners) == 1 and alone and short not in known:
            english, aliases = _short_english(owners[0].target), tuple(f"!{full}" for full in fulls)
            yield Entry(text[slice(*alone.span())], english, aliases, (owners[0].target,), kind="org", note=FOLLOWS)


def _alone(short: str, fulls: Sequence[str]) -> re.Pattern[str]:
    """A short form where a clause begins, as only a name of its own does: 瑞穗預期, not 最美的."""
    rests = "|".join(re.escape(fold(full).removeprefix(short)) for full in fulls if fold(full).startswith(short))
    return re.compile(rf"(?<!\w){re.escape(short)}(?!{rests})")


def _short(form: str) -> str:
    """A folded name without its trade, empty where that says no name by itself."""
    trade = next((trade for trade in _TRADES if form.endswith(trade)), "")
    short = form.removesuffix(trade)
    return short if trade and len(short) >= _SHORTEST else ""


def _is_nothing_else(short: str, english: str) -> bool:
    """Whether a short form is no other name, and no word but a firm or some county: 瑞穗, not 第一."""
    table, first = known_names_table(), english.split()[0]
    if any(row.kind == "country" for row in (*table.saying(first), *table.starting_at(short, 0))):
        return False  # 中華 after 中華航空, China Airlines; 中國人民 after 中國人民銀行
    meant = (first in gloss or _COUNTY.search(gloss) is not None for gloss in glosses(short))
    return table.row(short) is None and all(meant)


def _short_english(target: str) -> str:
    words = target.split()
    while len(words) > 1 and words[-1] in _ENGLISH_TRADES:
        words.pop()
    return " ".join(words)
