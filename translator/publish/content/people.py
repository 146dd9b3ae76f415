"""The people and organisations of an article: who they are where the text itself says so, and nothing else.

Two things count as the text saying it: in the Chinese a title that touches the name (執行長小池淳義), in the
English an apposition or a title before it ("Mei Lin, the mayor of …,"). A user's note is not the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from translator.chinese.script import fold
from translator.publish.content.name_sources import source_of
from translator.publish.content.outline import Place, Plan
from translator.records import Briefing, Check, Entry, Realisation, Role, TermHit, TermUse, Translation

PERSON, ORGANISATION = "person", "org"
NO_NAME = "spelling not known"
HEADS = ("Name", "In the original", "In the article", "Spelling by", "First")
"""What the columns of people and organisations are called."""
_TITLES = {
    "執行長": "CEO", "首席執行官": "CEO", "總執行長": "group CEO", "共同執行長": "co-CEO", "財務長": "CFO",
    "技術長": "CTO", "營運長": "COO", "董事長": "chair", "副董事長": "vice-chair", "總裁": "president",
    "副總裁": "vice-president", "總經理": "general manager", "副總經理": "vice-president",
    "資深副總": "senior vice-president", "社長": "president", "會長": "chair",
    "創辦人": "founder", "共同創辦人": "co-founder", "董事": "director",
    "教授": "professor", "副教授": "associate professor", "助理教授": "assistant professor",
    "名譽教授": "professor emeritus", "校長": "president", "研究員": "researcher", "分析師": "analyst",
    "經濟學家": "economist", "律師": "lawyer", "發言人": "spokesperson", "記者": "reporter",
    "總統": "president", "副總統": "vice-president", "首相": "prime minister", "總理": "premier",
    "外相": "foreign minister", "行政院長": "premier",
    "部長": "minister", "副部長": "deputy minister", "次長": "vice-minister", "大臣": "minister",
    "市長": "mayor", "副市長": "deputy mayor", "縣長": "county magistrate", "知事": "governor", "州長": "governor",
    "立委": "legislator", "立法委員": "legislator", "議員": "councillor", "參議員": "senator",
    "眾議員": "representative", "書記": "Party secretary", "市委書記": "city Party secretary",
    "省委書記": "provincial Party secretary", "省長": "provincial governor", "行政長官": "chief executive",
    "特首": "chief executive", "局長": "director-general",
    "署長": "director-general", "秘書長": "secretary-general", "大使": "ambassador", "主席": "chair",
}  # fmt: skip
_HONORIFICS = ("Mr.", "Mrs.", "Ms.", "Miss", "Dr.", "Professor", "President", "Chairman", "Minister")
_FORMER = "前"
_NOT_BEFORE_TITLE = frozenset("副代准兼总名助候参众")
"""What before a title makes it another one than the list knows."""
_NOT_AFTER_TITLE = frozenset("府办室会部局处署院团期久达")
"""What after name and title makes them part of something else: the president's office, for a long time."""

_TITLE_WORDS = (
    "ceo cfo cto coo chief president chairman chairwoman chair chairperson founder co-founder director manager "
    "professor lecturer researcher analyst economist lawyer spokesperson spokesman spokeswoman reporter minister "
    "premier mayor magistrate governor legislator lawmaker councillor councilor ambassador secretary senator "
    "engineer executive scientist author head leader commissioner general"
)
_KINDS = (
    "company maker chipmaker carmaker firm manufacturer foundry supplier producer developer agency bank institute "
    "university institution think-tank tank ministry department group organisation organization association union "
    "startup start-up venture conglomerate retailer operator broker fund party laboratory center centre unit "
    "subsidiary arm regulator newspaper broadcaster"
)
_NOT_IN_APPOSITION = (
    "and or but who which that said says told is are was were has have had will would can including such"
)
_APPOSITION = re.compile(r", ([^,.;:()—–]{3,90})([,.;]|$)(.{0,4})")
_MOST_WORDS = 12
_MODIFIER = r"(?:former|acting|deputy|vice|executive|senior|associate|assistant|prime|foreign|finance|economy|general)"
_A_TITLE = "|".join(_TITLE_WORDS.split())
_BEFORE = re.compile(rf"\b((?:{_MODIFIER}[ -]){{0,5}}(?:{_A_TITLE})(?: emeritus| general)?) $", re.I)
_GLOSS = re.compile(r"[（(][^（()）]{1,60}[)）]$")
"""What stands between an organisation and a title and only says its name again: 曙光機械（Aurora）執行長."""
_NEAR = 60
"""Characters before a name in which its title is looked for."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A person or an organisation: its use, who it is by the text (or empty), where it stands first.

    Somebody whose English nothing says has an entry without a target.
    """

    use: TermUse
    who: str
    place: Place

    @property
    def name(self) -> str:
        """The English name, or that it is not known."""
        return self.use.entry.target or NO_NAME

    @property
    def original(self) -> str:
        """The Chinese that stands in the article."""
        return "、".join(self.use.surfaces)

    @property
    def spelling(self) -> str:
        """Where the English is from, which is how sure its spelling is."""
        return source_of(self.use.entry)


Mention = tuple[Place, Translation, Realisation]


def mentioned(briefing: Briefing, order: Plan) -> tuple[Mentioned, ...]:
    """Return the people, then the organisations, that the article itself mentions, in order of first mention.

    Behind the people who have their English are those whose spelling no source gives. An organisation that stands in
    captions alone is the credit of a picture.
    """
    mentions: dict[tuple[str, str], list[Mention]] = {}
    for mention in _mentions(order):
        entry = mention[2].hit.entry
        mentions.setdefault((entry.source, entry.target), []).append(mention)
    found: list[Mentioned] = []
    for kind in (PERSON, ORGANISATION):
        for use in briefing.terms:
            own = mentions.get((use.entry.source, use.entry.target), [])
            is_credit = kind == ORGANISATION and all(place.passage.role is Role.CAPTION for place, *_ in own)
            if use.entry.kind == kind and own and not is_credit and not _is_short_for(use, found):
                who = next((who for _, sentence, term in own if (who := _who(sentence, term))), "")
                found.append(Mentioned(use, who, own[0][0]))
        found += _unread(mentions) if kind == PERSON else ()
    return tuple(found)


def _unread(mentions: Mapping[tuple[str, str], Sequence[Mention]]) -> Iterator[Mentioned]:
    """Yield the people whose English nothing says."""
    for (surface, target), own in mentions.items():
        if not target:
            who = next((who for _, sentence, term in own if (who := _chinese_title(sentence, term))), "")
            yield Mentioned(TermUse(own[0][2].hit.entry, len(own), 0, (surface,)), who, own[0][0])


def _mentions(order: Plan) -> Iterator[Mention]:
    """Yield every name of the paragraphs, then of the rest of the body and the headline: a number says most."""
    places = [place for name, place in order.places.items() if name.startswith("body_") or name == "headline"]
    for place in sorted(places, key=lambda place: not place.number):
        for sentence in place.passage.sentences:
            for term in (*sentence.terms, *_spelt_by_nobody(sentence)):
                yield place, sentence, term


def _spelt_by_nobody(sentence: Translation) -> Iterator[Realisation]:
    """Yield the people of a sentence whose English nothing says, as terms that have none."""
    for finding in sentence.findings:
        if finding.check is Check.SPELLING and finding.start >= 0:
            surface = sentence.segment.text[finding.start : finding.end]
            entry = Entry(surface, "", kind=PERSON)
            yield Realisation(TermHit(finding.start, finding.end, surface, entry))


def _is_short_for(use: TermUse, found: list[Mentioned]) -> bool:
    """Whether this is a person who is listed already: "Mr. Koike", or "Koike", after "Atsuyoshi Koike"."""
    words = use.entry.target.split()
    if use.entry.kind != PERSON or (len(words) > 1 and words[0] not in _HONORIFICS):
        return False
    return any(words[-1] in party.use.entry.target.split() for party in found if party.use.entry.kind == PERSON)


def _who(sentence: Translation, term: Realisation) -> str:
    is_person = term.hit.entry.kind == PERSON
    who = _chinese_title(sentence, term) if is_person else ""
    if who or sentence.findings or not term.is_met:
        return who
    return _apposition(sentence.text, term.end, is_person) or (_english_title(sentence, term) if is_person else "")


def _chinese_title(sentence: Translation, term: Realisation) -> str:
    """Return the title that touches the name, in English, with whose it is if that touches the title."""
    text, start, end = fold(sentence.segment.text), term.hit.start, term.hit.end
    titles, longest = _titles(), max(map(len, _titles()))
    touching = next((t.hit for t in sentence.terms if t.hit.end == start), None)
    if touching and fold(touching.surface) in titles:
        title, begins = touching.english, touching.start
    else:
        lengths = range(min(longest, start), 0, -1)
        known = next((text[start - n : start] for n in lengths if text[start - n : start] in titles), "")
        title, begins = titles.get(known, ""), start - len(known)
    if not title:
        after = next((text[end : end + n] for n in range(longest, 0, -1) if text[end : end + n] in titles), "")
        title, begins = titles.get(after, ""), start
        if not title or text[end + len(after) : end + len(after) + 1] in _NOT_AFTER_TITLE:
            return ""
    before = text[:begins].rstrip(" ")
    if begins < start and before[-1:] == _FORMER:
        title, before = f"former {title}", before[:-1].rstrip(" ")
    elif begins < start and before[-1:] in _NOT_BEFORE_TITLE and before:
        return ""
    before = _GLOSS.sub("", before).rstrip(" ")
    whose = next((t.hit.entry for t in sentence.terms if t.hit.end == len(before)), None)
    return f"{title}, {whose.target}" if whose and whose.kind in (ORGANISATION, "place") else title


@lru_cache(maxsize=1)
def _titles() -> Mapping[str, str]:
    """The titles by their folded Chinese: a page may be in either script."""
    return {fold(chinese): english for chinese, english in _TITLES.items()}


def _apposition(text: str, end: int, is_person: bool) -> str:
    """Return what follows a name between commas, if it is surely a description of it."""
    found = _APPOSITION.match(text, end)
    if not found or (found[2] == "," and found[3].startswith((" and", " or "))):
        return ""
    phrase = found[1].strip()
    listed = [word.lower() for word in phrase.split()]
    words = set(listed)
    if len(listed) > _MOST_WORDS or words & set(_NOT_IN_APPOSITION.split()) or re.search(r"\d", phrase):
        return ""
    if is_person:
        return phrase if words & set(_TITLE_WORDS.split()) else ""
    return phrase if listed[0] in ("a", "an", "the") and words & set(_KINDS.split()) else ""


def _english_title(sentence: Translation, term: Realisation) -> str:
    """Return the title before a name ("mayor", "Harbour Bank president"), with the organisation's name before it."""
    before = sentence.text[max(0, term.start - _NEAR) : term.start]
    found = _BEFORE.search(before)
    if not found:
        return ""
    begins = term.start - len(before) + found.start(1)
    text = sentence.text
    for other in sentence.terms:
        is_whose = other.is_met and other.hit.entry.kind in (ORGANISATION, "place")
        if is_whose and text[other.end : begins] in (" ", "’s ", "'s "):
            return text[other.start : term.start].strip()
    return found[1] if found[1].split()[0].isupper() else found[1].lower()
