"""Lists of people: 出席者：王强、张启发、江南春. What 、 sets off is a whole name, whatever words it is made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from translator.chinese.characters import HAN_RANGES
from translator.chinese.transliteration import is_transliteration
from translator.names.people.personal_names import could_be_listed, could_be_person, is_japanese, surname_of

Span = tuple[int, int]

_LIST = re.compile(rf"(?<![{HAN_RANGES}·])[{HAN_RANGES}·]++(?:、[{HAN_RANGES}·]+)+")
# What says before a list, with a mark or with a verb between, that people are listed; what may list bodies as well.
_PEOPLE = (
    "(?<!业)者|[宾员师]|评委|主演|导演|编剧|监制|制片|[理监董]事|独董|教练|学生|秘书|主任|主席|[会组队校院部局处馆]长|左起|右起|左至右|"
    "前排|后排|摄影|撰稿|编辑|责编|校对|主持|主讲|嘉宾|选人|奖人|与会人|出席人|[男女]"
)
_ANYBODY = "成员|代表|名单|得主|会员"
_ATTEND = rf"(?:参加|出席|到场|与会|参会)[{HAN_RANGES}]{{0,6}}的"
_LABELLED = re.compile(
    rf"(?:(?P<bodies>{_ANYBODY})|{_PEOPLE}|{_ATTEND})(?:名单)?(?:分别)?(?:[:：(（]|包括了?|[为是有])$"
)
_LONGEST_LABEL = 12
# What ends a list of people, and what may stand between the last two.
_AND_OTHERS = re.compile(r"等?(?:(?:\d+|[一二两三四五六七八九十]+|多|数)[人位名]|(?<=等)人)")
_LAST = re.compile(
    rf"(?P<name>[{HAN_RANGES}]{{2,4}}?)(?:(?:以及|[和与及暨])(?P<more>[{HAN_RANGES}]{{2,4}}?))?"
    rf"(?=等|都|均|分别|出席|参加|组成|担任|当选|获|[\d一二两三四五六七八九十]+[人位名]|$)"
)
# Characters that stand before the first, and in no name.
_JOINTS = frozenset("由与和及跟对让请将为给把是在有据因经")
_LENGTHS = (4, 3, 2)
_FULL = 3


def listed_people(folded: str, is_told: Callable[[int], bool], sure: frozenset[Span]) -> Iterator[Span]:
    """Where the people are of the lists of a folded sentence.

    `is_told` is whether right before a place stands what somebody is, `sure` who is known for somebody by other signs.
    Of a list that neither they nor words for people announce there are none, nor of one that has anything else.
    """
    for found in _LIST.finditer(folded):
        yield from _people(folded, found, is_told, sure)


def _people(folded: str, found: re.Match[str], is_told: Callable[[int], bool], sure: frozenset[Span]) -> Iterator[Span]:
    first = _first(folded, found, is_told)
    items = [first, *_others(found)]
    people = [span for span in items if not _is_foreigner(folded[slice(*span)])]
    label = _label(folded, first[0])
    has_full = any(end - start >= _FULL for start, end in people)
    is_labelled = label is not None and (has_full or not label["bodies"])
    is_announced = is_labelled or is_told(first[0]) or _AND_OTHERS.match(folded, items[-1][1]) is not None
    is_sure = any(span in sure for span in people)
    names = [folded[start:end] for start, end in people]
    if is_announced or (is_sure and all(could_be_person(name, surname_of(name)) for name in names)):
        yield from people if all(map(_is_listable, names)) else ()


def _first(folded: str, found: re.Match[str], is_told: Callable[[int], bool]) -> Span:
    """What is listed first: a name behind what says so, else all that stands there."""
    end = found.start() + found[0].index("、")
    starts = (end - length for length in _LENGTHS if end - length > found.start())
    told = (at for at in starts if is_told(at) or folded[at - 1] in _JOINTS or _label(folded, at))
    return next((at for at in told if _is_listable(folded[at:end])), found.start()), end


def _label(folded: str, start: int) -> re.Match[str] | None:
    return _LABELLED.search(folded[max(0, start - _LONGEST_LABEL) : start])


def _others(found: re.Match[str]) -> Iterator[Span]:
    """What else is listed; of the last what is set off as a name, or nothing where no mark tells its end."""
    start = found.start()
    *parts, last = found[0].split("、")
    for number, part in enumerate(parts):
        if number:
            yield start, start + len(part)
        start += len(part) + 1
    ends = _LAST.match(last)
    names = [ends.span(group) for group in ("name", "more") if ends and _is_listable(ends[group] or "")]
    yield from ((start + begin, start + end) for begin, end in names)
    if not (names or any(_is_listable(last[:length]) for length in _LENGTHS)):
        yield start, start + len(last)


def _is_listable(item: str) -> bool:
    return could_be_listed(item, surname_of(item))


def _is_foreigner(item: str) -> bool:
    return "·" in item or is_japanese(item) or (is_transliteration(item) and not _is_listable(item))
