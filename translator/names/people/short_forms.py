"""People named by their surname after an article has named them in full: 小池先生, 李女士, 沃克."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from translator.chinese.characters import HAN_RANGES
from translator.chinese.script import fold
from translator.chinese.transliteration import is_transliteration
from translator.glossary.match import forms
from translator.names.people.personal_names import japanese_surname, surname_of
from translator.names.people.surnames import JAPANESE, spellings, surname_reading
from translator.names.spelling.spelling_notes import FOLLOWS, RULE
from translator.records import Entry

_DOT = re.compile(r"[·‧・•-]")
_TITLES = {
    "先生": "Mr.", "女士": "Ms.", "小姐": "Ms.", "太太": "Mrs.", "夫人": "Mrs.", "教授": "Professor", "博士": "Dr.",
    "医师": "Dr.", "医生": "Dr.", "部长": "Minister", "总统": "President", "主席": "Chairman", "董事长": "Chairman",
    "首相": "Prime Minister", "外相": "Foreign Minister", "市长": "Mayor", "教练": "Coach", "法官": "Judge",
    "揆": "Premier",
    "男": "", "女": "", "嫌": "", "妇": "",
}  # fmt: skip
# What a surname of one character says, alone where a clause begins: 卓表示. With it the form is sure to be no word.
_SAID = {"表示": "said", "指出": "said", "说": "said", "强调": "stressed", "认为": "believes", "坦言": "admitted",
         "透露": "disclosed", "回应": "responded", "批评": "criticized", "受访": "told reporters",
         "今天": "today", "昨天": "yesterday", "昨(?![日夜晚晨])": "yesterday"}  # fmt: skip
# Where a clause begins, or behind what joins it to another: 而柯今天, 不過柯說.
_BEGINS = rf"(?:(?<![{HAN_RANGES}])|(?<=[而但])|(?<=不过))"
# What somebody does whose surname stands before it, where a clause begins.
_SAYS = r"(?:也|则|还|并|随后|今天|昨天|\d+日)?(?:说|表示|指出|强调|认为|称|宣布|坦言|透露|回应|出席|访问|率|将)"


@dataclass(frozen=True, slots=True)
class _Family:
    """A surname in Chinese, folded, and in the English of the person who bears it, whose names in full are `full`."""

    chinese: str
    english: str
    is_foreign: bool = False
    is_japanese: bool = False
    full: tuple[str, ...] = ()


def short_forms(text: str, people: Sequence[Entry]) -> Iterator[Entry]:
    """Entries for the surnames of `people`, the people of an article, as `text` has them alone or before a title.

    None for a surname that two of them bear.
    """
    folded = fold(text)
    families = {person.target: replace(family, full=forms(person)) for person in people if (family := _family(person))}
    borne = [family.chinese for family in families.values()]
    known = {fold(form) for person in people for form in (person.source, *person.aliases)}
    for family in families.values():
        if borne.count(family.chinese) == 1:
            if family.is_foreign or (family.is_japanese and _speaks(family.chinese, folded)):
                yield from _alone(text, folded, family, known)
            if not family.is_foreign:
                yield from _titled(text, folded, family, known)
            if len(family.chinese) == 1:
                yield from _saying(text, folded, family)


def _family(person: Entry) -> _Family | None:
    name, words = fold(person.source), person.target.split()
    parts = _DOT.split(name)
    if len(parts) > 1:
        is_whole = len(parts) == len(words) and len(parts[-1]) > 1 and is_transliteration(parts[-1])
        return _Family(parts[-1], words[-1], is_foreign=True) if is_whole else None
    japanese = japanese_surname(name)
    if japanese:
        return _Family(japanese, words[-1], is_japanese=True) if len(name) > len(japanese) else None
    surname = surname_of(name)
    if not surname or len(name) == len(surname) or len(words) < 2:
        return None
    if person.note.startswith(RULE):
        return _Family(surname, " ".join(words[:-1]))
    spelt = spellings(surname, surname_reading(surname))
    ends = [word for word in (words[0], words[-1]) if word.lower() in spelt]
    return _Family(surname, ends[0]) if ends else None


def _alone(text: str, folded: str, family: _Family, known: set[str]) -> Iterator[Entry]:
    """A surname, where it stands without the given name."""
    alone = re.search(rf"(?<!{_DOT.pattern}){re.escape(family.chinese)}(?!{_DOT.pattern})", folded)
    if alone and family.chinese not in known:
        full = tuple(f"!{form}" for form in family.full if family.chinese in fold(form))
        yield Entry(text[alone.start() : alone.end()], family.english, full, kind="person", note=FOLLOWS)


def _speaks(surname: str, folded: str) -> bool:
    """Whether a surname stands alone where somebody does: 高市 in 高市說, not in 高市府."""
    return re.search(rf"(?<![{HAN_RANGES}]){surname}(?={_SAYS})", folded) is not None


def _titled(text: str, folded: str, family: _Family, known: Iterable[str]) -> Iterator[Entry]:
    """A surname before a title: the English may leave the title out."""
    for title, english in _TITLES.items():
        form = family.chinese + title
        at = folded.find(form)
        while at > 0 and folded[at - 1 : at + len(family.chinese)] in JAPANESE:  # 林先生 in 小林先生
            at = folded.find(form, at + 1)
        if at >= 0 and form not in known:
            target = f"{english} {family.english}".strip()
            accept = (family.english,) if english else ()
            yield Entry(text[at : at + len(form)], target, accept=accept, kind="person", note=FOLLOWS)


def _saying(text: str, folded: str, family: _Family) -> Iterator[Entry]:
    """A surname before what it says; any English may stand for the verb."""
    for verb, english in _SAID.items():
        if found := re.search(rf"{_BEGINS}{family.chinese}{verb}", folded):
            target = f"{family.english} {english}"
            yield Entry(
                text[found.start() : found.end()], target, accept=(family.english,), kind="person", note=FOLLOWS
            )
