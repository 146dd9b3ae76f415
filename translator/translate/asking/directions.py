"""Which way goods go: 出口中國 is to China, though nothing in the Chinese says to; 對日本出口 is to Japan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.chinese.script import fold
from translator.names.sources.table import NameRow, known_names_table

_LANDS = {"美": "美國", "日": "日本", "韩": "韓國", "欧": "歐洲", "英": "英國", "德": "德國", "陆": "中國大陸"}
# 輸美 and 銷美, and no piece of 運輸, 行銷, 促銷.
_SENT = re.compile(f"(?<![运传灌认服行推外经直热展促代包])[输销]([{''.join(_LANDS)}])(?![元金国术食妆洲文语])")
_EXPORTED = re.compile("(?:出口|外销|输出|转口)(?![到至往给向])")
# What is exported to a country, under review or ban: 對日本出口零件的審查.
# 對日本的出口管制 and 向日本出口 say so by themselves.
_UNDER = re.compile(
    "[对向](?P<land>[^,;。、对向]{1,8}?)(?P<out>出口|输出)(?=[^,;。的管限]{2,40}?的?(?:审查|管制|管控|限制|禁令|许可|检查))"
)
# The same with what is exported before it: 對華晶片出口管制, 對中國的晶片出口禁令.
_TO = re.compile("[对向](?P<land>[^,;。、对向]{1,12}?)(?:出口|输出)(?=管制|管控|限制|禁令|许可)")
_IN_ONE = {
    "华": "中国",
    "中": "中国",
    "陆": "中国",
    "美": "美国",
    "日": "日本",
    "韩": "韩国",
    "俄": "俄罗斯",
    "欧": "欧洲",
}
# Behind a country these say what is exported, or whose: 出口日本製設備, 出口美國市場 still goes there.
_BEGINNING = 4  # letters of a country that its adjective begins with too: Japan, Japanese
_MADE_THERE = re.compile("[制製产產]|料理|[货貨品]")


def directions(chinese: str) -> Iterator[tuple[int, int, str]]:
    """Where a direction is to be written out, and what is asked there: 出口到 for 出口, 輸往美國 for 輸美."""
    folded = fold(chinese)
    for end, _ in _exports(folded):
        yield end - 1, end, f"{chinese[end - 1]}到"
    for match, _ in _under(folded):
        (start, middle), end = match.span("land"), match.end("out")
        if folded[match.start()] == "向":
            continue
        yield start, end, f"{chinese[middle:end]}到{chinese[start:middle]}的"
    for found in _SENT.finditer(folded):
        yield *found.span(), f"{chinese[found.start()]}往{_LANDS[found[1]]}"


def turned_round(chinese: str, english: str) -> str:
    """Return the country that the Chinese exports to and the English from; empty where there is none."""
    folded = fold(chinese)
    for _, names in _exports(folded):
        said = "|".join(map(re.escape, names))
        if re.search(rf"\bexport\w*(?: [\w-]+){{0,3}} from (?:mainland )?(?:{said})\b", english):
            return names[0]
    for _, row in _under(folded):
        if re.search(rf"\b{row.english[0][:_BEGINNING]}\w*(?:'s)? exports?\b", english):
            return row.english[0]
    for row in _controlled(folded):
        said = "|".join(map(re.escape, row.english))
        if re.search(rf"\b(?:export|restriction|control)\w*(?: [\w-]+){{0,4}} from (?:the )?(?:{said})\b", english):
            return row.english[0]
    return ""


def _controlled(folded: str) -> Iterator[NameRow]:
    """The countries that exports to are under control, in full or in one character."""
    for match in _TO.finditer(folded):
        rows = known_names_table().starting_at(folded, match.start("land"))
        row = next((row for row in rows if row.kind == "country"), None)
        if found := row or known_names_table().row(_IN_ONE.get(match["land"][0], "")):
            yield found


def _under(folded: str) -> Iterator[tuple[re.Match[str], NameRow]]:
    """Where what is exported to a country is under review or ban, and that country's row."""
    for match in _UNDER.finditer(folded):
        row = known_names_table().row(match["land"])
        if row and row.kind == "country":
            yield match, row


def _exports(folded: str) -> list[tuple[int, tuple[str, ...]]]:
    """Where 出口 ends before a country that it is to, and what that is called in English."""
    found = []
    for match in _EXPORTED.finditer(folded):
        rows = known_names_table().starting_at(folded, match.end())
        row = next((row for row in rows if row.kind == "country"), None)
        if row and not _MADE_THERE.match(folded, match.end() + len(row.form)):
            found.append((match.end(), row.english))
    return found
