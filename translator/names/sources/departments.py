"""The departments of the United States by their own names, where an article speaks of those: 國務院, 國防部, 財政部.

Ministries elsewhere are called the same in Chinese, and otherwise in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.chinese.script import fold
from translator.glossary import Glossary
from translator.names.people.origins import setting
from translator.names.sources.stated_names import without_contradictions
from translator.names.spelling.by_origin import Origin
from translator.records import Entry

_DEPARTMENTS = {
    "国务院": ("State Department", "Department of State"),
    "国防部": ("Defense Department", "Department of Defense", "Pentagon", "Department of War", "War Department"),
    "财政部": ("Treasury Department", "Department of the Treasury", "Treasury"),
    "商务部": ("Commerce Department", "Department of Commerce"),
    "能源部": ("Energy Department", "Department of Energy"),
    "司法部": ("Justice Department", "Department of Justice"),
    "农业部": ("Agriculture Department", "Department of Agriculture"),
    "劳工部": ("Labor Department", "Department of Labor"),
    "劳动部": ("Labor Department", "Department of Labor"),
    "教育部": ("Education Department", "Department of Education"),
    "交通部": ("Transportation Department", "Department of Transportation"),
    "运输部": ("Transportation Department", "Department of Transportation"),
    "内政部": ("Interior Department", "Department of the Interior"),
}
# What the countries that news is from have themselves.
_OWN: dict[Origin | None, frozenset[str]] = {
    Origin.TAIWAN: frozenset(["国防部", "财政部", "教育部", "交通部", "内政部", "农业部", "劳动部"]),
    Origin.HONG_KONG: frozenset(),
}
_LISTED = re.compile("[、和与及暨]|以及")
_NAMED = re.compile("|".join(_DEPARTMENTS))
# A headline has 美商務部 for 美國商務部: what it stands before is where the search ends. 中美商務部 are two.
_AMERICAN = r"(?<![中台欧英南北])美\Z|美国|白宫|川普|特朗普|拜登|华府|华盛顿|美方|美联邦|联邦政府"
# What a ministry may be of that is named after it; not whom somebody visits or talks to.
_LAND = re.compile(
    f"(?P<us>(?<![访赴对与和及向从由在往])(?:{_AMERICAN}))|中国|中方|大陆|北京|陆方|台湾|我国|台北|行政院|日本|韩国|南韩|北韩|俄罗斯|俄国|乌克兰|英国|德国|法国|"
    "印度|以色列|伊朗|加拿大|澳洲|荷兰|越南|菲律宾|泰国|马来西亚|新加坡|墨西哥|巴西|土耳其|波兰|义大利|意大利|西班牙"
)
_SENTENCE = re.compile(r"[^。！？!?\n]+")


def departments(text: str, glossary: Glossary) -> tuple[Entry, ...]:
    """Entries for the departments of the United States in `text`, a whole article, for use in it only.

    None for one that is another country's in a sentence of it. One that the article's own country has, too, needs
    America right before it, or a department of America's in a list; of another, a sentence that names no country
    goes on with the one before.
    """
    folded = fold(text)
    own = _OWN.get(setting(text).home, frozenset(_DEPARTMENTS))
    found: dict[str, list[bool]] = {}
    surfaces: dict[str, str] = {}
    for start, name, is_american in _mentions(folded, own):
        said = found.setdefault(name, [])
        said.append(said != [] and said[-1] if is_american is None else is_american)
        surfaces.setdefault(name, text[start : start + len(name)])
    entries = tuple(_entry(surfaces[name], _DEPARTMENTS[name]) for name, said in found.items() if all(said))
    return without_contradictions(text, entries, glossary)


def _mentions(folded: str, own: frozenset[str]) -> Iterator[tuple[int, str, bool | None]]:
    """Where a department stands, and whether it is America's; None where its sentence names no country before it."""
    for sentence in _SENTENCE.finditer(folded):
        american = -1  # where the last of America's ends
        for found in _NAMED.finditer(folded, sentence.start(), sentence.end()):
            lands = list(_LAND.finditer(folded, sentence.start(), found.start()))
            is_american = lands[-1]["us"] is not None if lands else None
            if found[0] in own:
                is_next = american >= 0 and _LISTED.fullmatch(folded, american, found.start()) is not None
                is_american = is_next or (bool(is_american) and lands[-1].end() == found.start())
            american = found.end() if is_american else american
            yield found.start(), found[0], is_american


def _entry(surface: str, english: tuple[str, ...]) -> Entry:
    accept = (*english[1:], *(f"{country} {name}" for country in ("US", "U.S.") for name in english))
    return Entry(surface, english[0], accept=accept, kind="org", origin="own")
