"""Where a sentence names Chinese people: by surname and length, and by what stands before and after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from translator.chinese.characters import is_han
from translator.chinese.transliteration import is_transliteration
from translator.chinese.words import Word, tagged
from translator.glossary.name_boundary import names_role
from translator.names.people.people_lists import listed_people
from translator.names.people.personal_names import (
    could_be_listed,
    could_be_person,
    ends_in_more,
    is_japanese_given,
    is_made_of_words,
    is_person,
    japanese_surname,
    surname_of,
)
from translator.names.people.surnames import STRONG

# What people do that companies and things hardly do, and what is said of people, right behind a name.
_SAID = re.compile(
    r"(?:[在于]?(?:[今昨前]天|[今昨]日?|(?:\d{1,2}月)?\d{1,2}日)|当天|日前|随后|则|也|却|仍|并|还|又|曾|都|再次|进一步|在.{1,12}[时上中]){0,3}"
    r"(?:表示|指出|强调|认为|透露|坦言|直言|说|称[,:，：]|宣布|补充|告诉|呼吁|质疑|批评|回应|解释|致[词辞]|受访|出席|提到|提及|"
    r"担任|就任|接任|上任|介绍|告诉|主持|会见|笑说|感叹|回忆|坚称|否认|警告|建议|预测|分析|写道)"
)
_TITLED = re.compile(
    r"(?:先生|女士|小姐|太太|夫妇|夫妻|教授|博士|医[师生]|律师|委员|议员|立委|部长|局长|市长|县长|院长|董事长|总经理|校长|主任|处长|"
    r"主席|总统|总理|副总|执行长|导演|老师|同志|法官|检察官|警[官员]|秘书长|发言人|队长|教练)"
)
# Ends of offices that names_role does not know.
_OFFICE = re.compile(
    r"(?:长官|特首|书记|省长|区长|镇长|乡长|里长|村长|厅长|处长|科长|组长|队长|班长|站长|馆长|台长|会长|司长|关长|署长|检察长|参谋长|"
    r"外长|财长|防长|行长|社长|站长|庭长|院士|立委|议长|参议员|众议员|代表|特使|领袖|党魁|副手|发言人|司令|将军|上将|中将|少将|"
    r"上校|教练|选手|球员|球星|影后|影帝|歌手|歌星|演员|艺人|主播|名嘴|主持人|医生|老师|同学|居民|市民|女子|男子|嫌犯|被告|"
    r"理事|监事|董事|团长|编剧|法官|检察官|警员|警官|工程师|设计师|画家|诗人|学者|专家|顾问|董座|执行官|负责人|召集人|候选人|参选人|助理|秘书|顾问|"
    r"财务长|营运长|技术长|资讯长|策略长|产品长|行销长|法务长|科技长|设计长|人资长|资安长|厂长|店长|舰长|机长|船长|"
    r"幕僚|遗孀|妻子|丈夫|儿子|女儿|父亲|母亲|弟弟|哥哥|妹妹|姐姐|总书记|研究员|副手|当事人|受害人|村民|网友|记者)$"
)
# A foreign name goes on with its dot.
_GOES_ON = re.compile(r"(\w{0,3})[·‧・•](?=\w)")
_WENT_BEFORE = re.compile(r"(?<=\w)[·‧・•](\w{0,3})$")


_LONGEST_FOREIGN = 5  # characters of a name by its sound
# Surnames that are words, so that what stands on one side of them is not enough.
_ALSO_WORDS = frozenset("曾时应向于由党常强成连任白高黄金万方安包单车易和马全从海都")
# Those among them that so many bear that what somebody is before them is enough, if the name is none of words.
_FREQUENT = frozenset("黄高马方金")
# The last characters of what people are called by what they do, and words that end so and are nothing of the kind.
_DOES = frozenset("员家师手")
_NO_OFFICE = frozenset(
    (
        "国家",
        "大家",
        "全家",
        "人家",
        "独家",
        "多家",
        "商家",
        "买家",
        "卖家",
        "厂家",
        "对手",
        "二手",
        "联手",
        "携手",
        "着手",
        "一家",
    )
)
# 连四卖 is a streak, 季增达 growth in a quarter, and nobody of that name.
_STREAK = re.compile("连[一二三四五六七八九十两]|季[增减]")
# What 商 stands behind in 丹麥商, 美商, which are firms of there.
_OF_COUNTRY = re.compile("[国麦士典兰利本牙大亚坡港台陆外日美英法德韩荷中欧]$")
# Ends of roles that companies have.
_NOBODY = ("公司", "企业", "品牌", "机构", "团体", "媒体", "网站", "杂志", "集团")
# Single characters that stand before names.
_JOINTS = frozenset("与和及跟由对向被让请将为给或替把是的在有据到从、某称说以而但因经并")
# What sets a name off from what comes behind it, as the end of a text does.
_MARKS = ("", *",，.。、;；:：!！?？)）」』”》")
_LISTING = ("、", "和", "与", "及", "暨")
# What somebody is called, between what he is and the name: 總裁「白狼」張安樂.
_NICKNAME = re.compile('[「『“"][^「『」』“”"]{1,6}[」』”"]$')
# Characters behind a name that the cutter takes into it.
_BEHIND = frozenset("以摄在因为从对向将把被让说称等也则副由提就还再与和的了是")


@dataclass(frozen=True, slots=True)
class Person:
    """A Chinese name in a sentence: its span, and the folded surname."""

    start: int
    end: int
    surname: str


def people_in(folded: str, words: Sequence[Word]) -> list[Person]:
    """The Chinese named in a folded sentence, whose words are given, from left to right."""
    line = _Line(folded, words)
    sure = line.people(frozenset())
    listed = line.listed(sure)
    # Who stands in a list with somebody is somebody: looked at twice, since a list may begin with the less sure.
    known = frozenset(at for one in (*sure, *listed) for at in (one.start - 1, one.end))
    found = line.people(known) if known else sure
    others = line.japanese()
    found = [*listed, *(one for one in found if not _meets(one, listed))]
    return sorted((one for one in found if not _meets(one, others)), key=lambda one: one.start)


def _meets(one: Person, others: Iterable[Person]) -> bool:
    return any(one.start < other.end and other.start < one.end for other in others)


def japanese_in(folded: str, words: Sequence[Word]) -> list[Person]:
    """The Japanese named in a folded sentence by a known surname, and by what stands before or after."""
    return _Line(folded, words).japanese()


def foreigners_in(folded: str, words: Sequence[Word]) -> list[Person]:
    """Those named in a folded sentence by the sound of a foreign name: 分析師戴查理表示."""
    return _Line(folded, words).foreign()


class _Line:
    """A folded sentence with its words by where they begin and end."""

    def __init__(self, folded: str, words: Sequence[Word]) -> None:
        self._text = folded
        self._beginning = {word.start: word for word in words}
        self._ending = {word.end: word for word in words}

    def people(self, beside: frozenset[int]) -> list[Person]:
        """The people; `beside` are the places right before and behind those who are known."""
        found: list[Person] = []
        at = 0
        while at < len(self._text) - 1:
            person = self._person_at(at, beside)
            found += [person] if person else []
            at = person.end if person else at + 1
        return found

    def listed(self, sure: Sequence[Person]) -> list[Person]:
        """The people of lists, of whom nothing else may say that they are some; `sure` are those whom it does."""
        known = frozenset((one.start, one.end) for one in sure)
        spans = listed_people(self._text, lambda at: at in self._beginning and self._speaks_before(at), known)
        return [Person(start, end, surname_of(self._text[start : start + 4])) for start, end in spans]

    def japanese(self) -> list[Person]:
        """The Japanese, by surnames that Chinese do not have."""
        starts = ((at, japanese_surname(self._text[at : at + 5])) for at in range(len(self._text)))
        found = (self._japanese_at(at, surname) for at, surname in starts if surname)
        return [person for person in found if person is not None]

    def foreign(self) -> list[Person]:
        """Those whose names are written by their sound, without a dot, between what they are and what they say."""
        starts = [at for at in sorted(self._ending) if self._speaks_before(at)]
        spans = ((at, at + size) for at in starts for size in range(2, _LONGEST_FOREIGN + 1))
        found = [(at, end) for at, end in spans if is_transliteration(self._text[at:end]) and self._speaks_after(end)]
        return [Person(start, end, "") for start, end in found]

    def _japanese_at(self, start: int, surname: str) -> Person | None:
        for length in (2, 3, 1):
            end = start + len(surname) + length
            given = self._text[start + len(surname) : end]
            is_name = len(given) == length and all(map(is_han, given)) and is_japanese_given(given)
            spoken = self._speaks_before(start) and self._is_open(end, self._beginning)
            if is_name and self._is_open(start, self._ending) and (spoken or self._speaks_after(end)):
                return Person(start, end, surname)
        return None

    def _person_at(self, start: int, beside: frozenset[int]) -> Person | None:
        """The person whose name begins at `start`: the longest that the sentence speaks for."""
        surname = surname_of(self._text[start : start + 4])
        for length in (len(surname) + 2, len(surname) + 1) if surname else ():
            person = Person(start, start + length, surname)
            name = self._text[start : person.end]
            if len(name) == length and all(map(is_han, name)) and self._is_named(person, name, beside):
                return person
        return None

    def _is_named(self, person: Person, name: str, beside: frozenset[int]) -> bool:
        start, end, surname = person.start, person.end, person.surname
        if self._is_part_of_foreign(start, end) or not self._can_begin(start) or _STREAK.match(self._text, start):
            return False
        if surname == "商" and _OF_COUNTRY.search(self._text[:start]):
            return False
        is_cut = self._is_cut_as_name(start, end) and not ends_in_more(name.removeprefix(surname))
        if len(name) > 2 and is_cut and is_person(name, surname):
            return True
        before = self._speaks_before(start) or self._is_listed(start - 1, beside)
        after = self._speaks_after(end) or self._is_listed(end, beside)
        if not could_be_person(name, surname):
            # The dictionary has 江南春 as a place, and 周大年 as a time.
            is_other = len(name) > 2 and tagged(name)[0].tag in ("ns", "t") and could_be_listed(name, surname)
            return before and after and is_other
        is_set_off = before and len(name) > 2 and self._text[end : end + 1] in _MARKS
        # The cutter makes a name of 安平 behind 張, though it is a word.
        is_given = before and surname in STRONG and self._is_cut_as_name(start + len(surname), end)
        is_speaker = surname in STRONG and self._begins_and_speaks(start, end)
        is_plain = not is_made_of_words(name, surname) or is_set_off or is_given or is_speaker
        is_of_words = len(name) == 2 or is_made_of_words(name, surname)
        is_sure = surname not in _ALSO_WORDS or (surname in _FREQUENT and before and not is_of_words)
        is_doubtful = not (is_sure and is_plain)
        if is_doubtful or (len(name) == 2 and not (is_cut and surname in STRONG)):
            return before and after and self._is_open(start, self._ending)
        return (
            (before or after) and self._is_open(start, self._ending) and (after or self._is_open(end, self._beginning))
        )

    def _begins_and_speaks(self, start: int, end: int) -> bool:
        """Whether a clause begins with a name, and goes on with what is said: 董事如 is no name, but a role and if."""
        begins = self._text[:start][-1:] in _MARKS and not names_role(self._text[start : end - 1])
        return begins and self._speaks_after(end)

    def _can_begin(self, start: int) -> bool:
        """Whether what stands before is a word or an office, or no part of a name: 田和男 in 植田和男 begins none."""
        before = self._text[start - 1 : start] if start else ""
        word = self._ending.get(start)
        is_apart = not is_han(before or " ") or before in _JOINTS or word is None or len(word.text) > 1
        return is_apart or _is_after_office(self._text, start)

    def _is_part_of_foreign(self, start: int, end: int) -> bool:
        """Whether only characters of foreign names stand between the name and a dot."""
        dots = (_GOES_ON.match(self._text, end), _WENT_BEFORE.search(self._text[max(0, start - 5) : start]))
        return any(dot is not None and (not dot[1] or is_transliteration(dot[1])) for dot in dots)

    def _is_cut_as_name(self, start: int, end: int) -> bool:
        """Whether the cutter made a name of it, with at most a character behind that ends none: 徐嘉余以."""
        word = self._beginning.get(start)
        if word is None or not word.tag.startswith("nr"):
            return False
        return word.end == end or (word.end == end + 1 and word.text[-1] in _BEHIND)

    def _is_listed(self, at: int, beside: frozenset[int]) -> bool:
        return at in beside and self._text.startswith(_LISTING, at)

    def _is_open(self, at: int, edges: dict[int, Word]) -> bool:
        """Whether no word of the dictionary runs across `at`."""
        from rjieba import has_word

        if at in edges or at in (0, len(self._text)):
            return True
        across = next(word for begin, word in self._beginning.items() if begin < at < word.end)
        return not has_word(across.text)

    def _speaks_before(self, start: int) -> bool:
        """Whether what somebody is stands right before, or before what the person is called."""
        if nickname := _NICKNAME.search(self._text[max(0, start - 8) : start]):
            start -= len(nickname[0])
        word = self._ending.get(start)
        if word is not None and names_role(word.text) and not word.text.endswith(_NOBODY):
            return True
        if word is not None and word.text[-1] in _DOES and word.text not in _NO_OFFICE:
            return True
        return _is_after_office(self._text, start)

    def _speaks_after(self, end: int) -> bool:
        """Whether a verb of speech or a title stands right behind."""
        return bool(_SAID.match(self._text, end) or _TITLED.match(self._text, end))


def _is_after_office(folded: str, start: int) -> bool:
    return _OFFICE.search(folded[max(0, start - 4) : start]) is not None
