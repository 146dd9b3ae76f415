"""Which way goods go: 出口中國 is to China, though nothing in the Chinese says to."""

from __future__ import annotations

import re

from translator.chinese.script import fold
from translator.names.table import known_names_table

_EXPORTED = re.compile("(?:出口|外销|输出|转口)(?![到至往给向])")
# Behind a country these say what is exported, or whose: 出口日本製設備, 出口美國市場 still goes there.
_MADE_THERE = re.compile("[制製产產]|料理|[货貨品]")


def directed(chinese: str) -> list[str]:
    """Return what is asked for each character: itself, and 到 behind 出口 where a country follows."""
    asked = list(chinese)
    for end, _ in _exports(fold(chinese)):
        asked[end - 1] += "到"
    return asked


def turned_round(chinese: str, english: str) -> str:
    """Return the country that the Chinese exports to and the English from; empty where there is none."""
    folded = fold(chinese)
    for _, names in _exports(folded):
        said = "|".join(map(re.escape, names))
        if re.search(rf"\bexport\w*(?: [\w-]+){{0,3}} from (?:mainland )?(?:{said})\b", english):
            return names[0]
    return ""


def _exports(folded: str) -> list[tuple[int, tuple[str, ...]]]:
    """Where 出口 ends before a country that it is to, and what that is called in English."""
    found = []
    for match in _EXPORTED.finditer(folded):
        rows = known_names_table().starting_at(folded, match.end())
        row = next((row for row in rows if row.kind == "country"), None)
        if row and not _MADE_THERE.match(folded, match.end() + len(row.form)):
            found.append((match.end(), row.english))
    return found
