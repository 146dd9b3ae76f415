"""Bylines in English by their parts: who reports, for whom, from where, on which day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.chinese.characters import HAN_RANGES
from translator.chinese.script import fold
from translator.names.people.origins import setting
from translator.names.people.personal_names import surname_of
from translator.names.sources.table import known_names_table
from translator.names.spelling.by_origin import spelt
from translator.names.spelling.romanise import known
from translator.records import Marked

# What somebody is who is named behind it, folded: the words before the name, with the paper that it is for.
_ROLES = {
    **dict.fromkeys(("记者", "实习记者", "特约记者", "采访", "本报记者"), "{paper}reporter {names}"),
    **dict.fromkeys(("特派员", "特派记者", "驻外记者"), "{paper}correspondent {names}"),
    **dict.fromkeys(("编译", "国际新闻编译"), "compiled by {names}{of_paper}"),
    **dict.fromkeys(("撰文", "撰稿", "作者", "文字", "文", "整理", "主笔", "编撰"), "by {names}{of_paper}"),
    **dict.fromkeys(("责任编辑", "责编", "编辑"), "editor: {names}{of_paper}"),
    **dict.fromkeys(("摄影", "图"), "photo: {names}{of_paper}"),
}
_DESKS = {
    "财经": "business", "国际": "international", "政治": "politics", "社会": "society", "生活": "lifestyle",
    "娱乐": "entertainment", "体育": "sports", "科技": "technology", "地方": "local news", "新闻": "news",
    "即时": "breaking news", "摄影": "photo",
}  # fmt: skip
_HAN = f"[{HAN_RANGES}]"
_SPLIT = re.compile(r"[／/∕｜|\s]+")
_BRACKETS = "〔〕（）()【】[]「」 \u3000"
_ROLE = f"(?:驻{_HAN}{{1,2}})?(?:{'|'.join(sorted(_ROLES, key=len, reverse=True))})"
_UNIT = f"(?:{'|'.join(_DESKS)})中心"
_BYLINE = re.compile(
    rf"(?:{_UNIT}[／/∕｜|\s]*)?(?:(?P<paper>{_HAN}{{2,8}}?|[A-Za-z]{{2,12}}{_HAN}{{0,4}})[／/∕｜|\s]*)??(?P<role>{_ROLE})[\s:：／/]*(?P<rest>.+)"
)
_DESK = re.compile(rf"(?P<desk>{'|'.join(_DESKS)})中心[\s:：／/∕]*(?P<rest>.+)")
_REPORTED = re.compile(
    rf"(?P<desk>{'|'.join(_DESKS)})(?:中心|新闻|频道|组)[／/∕｜|\s]*(?:综合|即时)?(?:报导|报道|外电)"
)
_SENT = re.compile(rf"(?P<sender>{_HAN}{{4,12}})(?P<day>\d{{1,2}}日)(?:综合)?(?:外?电|外电报[导道]|专电)")
# What says only that it is a report, behind the name or the place.
_REPORT = re.compile(
    r"(?:专|外)?电$|(?:现场|即时|综合|专题|连线|特别|独家|整理|采访){0,3}(?:报导|报道)$|综合外电$|特稿$|专访$|撮?摄影?$"
)
_NAMES = re.compile(
    rf"(?:{_HAN}{{2,4}}|[A-Z][A-Za-z.' -]{{2,30}})(?:[、,，](?:{_HAN}{{2,4}}|[A-Z][A-Za-z.' -]{{2,30}}))*"
)
_ABROAD = re.compile(f"^驻{_HAN}{{1,2}}(?=特派)")
_LISTED = re.compile("[、,，]")
_DAY = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})日$")
_LENGTHS = (3, 2, 4)


def byline(marked: Marked) -> str | None:
    """Return the English of a byline, or None where a part of it is not known.

    中央社記者林志宏台北21日電 is "Central News Agency reporter Lin Chih-hung, Taipei, January 21".
    """
    text = fold(marked.segment.text).strip(_BRACKETS)
    return _Byline(marked).english(text)


class _Byline:
    """The parts of a byline in English: by the termbase, as known, or as spelt where the paper is."""

    def __init__(self, marked: Marked) -> None:
        self._told = {fold(hit.surface): hit.english for hit in marked.hits}
        self._days = {fold(figure.surface): figure.english for figure in marked.quantities}
        self._press = setting(f"{marked.article}\n{marked.segment.text}").press

    def english(self, text: str) -> str | None:
        if found := _BYLINE.fullmatch(text) or _DESK.fullmatch(text):
            parts = self._parts(found["rest"])
            return self._joined(self._said(found, parts[0]), *parts[1:]) if parts else None
        if found := _REPORTED.fullmatch(text):
            return f"{_DESKS[found['desk']].capitalize()} desk"
        return self._sent(found) if (found := _SENT.fullmatch(text)) else None

    def _joined(self, said: str | None, place: str, day: str) -> str | None:
        where = self._listed(place) if place else ""
        if said is None or where is None:
            return None
        return ", ".join(filter(None, (said[0].upper() + said[1:], where, self._days.get(day, day))))

    def _said(self, found: re.Match[str], names: str) -> str | None:
        """Who reports, for whom."""
        groups = found.groupdict()
        people = [self._person(name) for name in _LISTED.split(names)]
        paper = self._listed(groups["paper"]) if groups.get("paper") else ""
        if None in people or paper is None:
            return None
        who = " and ".join(filter(None, people))
        if "desk" in groups:
            return f"{who}, {_DESKS[groups['desk']]} desk"
        of_paper, before = (f", {paper}", f"{paper} ") if paper else ("", "")
        said = _ROLES[_ABROAD.sub("", groups["role"])].format(paper=before, of_paper=of_paper, names=who)
        return said.replace("reporter ", "reporters ") if len(people) > 1 else said

    def _sent(self, found: re.Match[str]) -> str | None:
        """The agency, the place and the day of what names nobody: 中央社東京24日綜合外電報導."""
        sender = found["sender"]
        cuts = ((self._listed(sender[:cut]), sender[cut:]) for cut in range(len(sender) - 1, 1, -1))
        said = (self._joined(agency, place, found["day"]) for agency, place in cuts)
        return next(filter(None, said), None)

    def _parts(self, rest: str) -> tuple[str, str, str] | None:
        """The names, the place and the day of what stands behind a role; None where it is none of that."""
        pieces = [piece for piece in _SPLIT.split(rest.strip(_BRACKETS)) if piece]
        pieces[-1] = _REPORT.sub("", pieces[-1])
        day = found[0] if (found := _DAY.search(pieces[-1])) else ""
        pieces[-1] = pieces[-1].removesuffix(day)
        names, *place = [piece for piece in pieces if piece] or [""]
        if not place:
            return next(((*cut, day) for cut in self._cut(names)), None)
        return (names, place[0], day) if len(place) == 1 and _NAMES.fullmatch(names) else None

    def _cut(self, piece: str) -> Iterator[tuple[str, str]]:
        """A piece as names, and a known place behind the last of them."""
        *others, last = re.split(f"({_LISTED.pattern})", piece)
        if _NAMES.fullmatch(piece) and surname_of(piece) and len(last) <= _LENGTHS[0]:
            yield piece, ""
        for length in _LENGTHS:
            if self._listed(last[length:]) is not None:
                yield "".join((*others, last[:length])), last[length:]

    def _listed(self, han: str) -> str | None:
        """The English of a paper or a place."""
        row = known_names_table().row(han)
        known_as = row.english[0] if row and row.kind in ("org", "place", "country") else None
        return self._told.get(han, known_as)

    def _person(self, name: str) -> str | None:
        if name in self._told or name.isascii():
            return self._told.get(name, name)
        return known(name) or (spelt(name, self._press) if self._press and surname_of(name) else None)
