"""Whose country 我國 is: in an article of Taiwan's press Taiwan, which no English may call China."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from translator.chinese.script import fold
from translator.names.people.origins import setting
from translator.names.spelling.by_origin import Origin
from translator.records import Realisation

_TAIWAN_S_OFFICES = "政府|驻|外交部|国防部|经济部|财政部|国安|官员|代表团|谈判团队|企业|产业|厂商|业者|出口|海巡|国军"
# What it says of itself, folded, and what is asked for that. 国人 also ends 中国人, 外国人, and begins 国人民.
_OWN = (
    (re.compile("我国(?!中)"), "台灣"),
    (re.compile("(?<!敌)我方"), "台灣方面"),
    (re.compile("(?<![中外美各韩英法德俄本异全某泰日他该两邻列四诸])国人(?![民口才类力事员数均身士大])"), "台灣民眾"),
    (re.compile(f"(?<![敌自你])我(?={_TAIWAN_S_OFFICES})"), "台灣"),
    (re.compile(r"(?<![敌自你])我(?=[东西南北中]部[^,;。]{0,8}[海空]域|海域|领[海空]|防空识别区)"), "台灣"),
    (re.compile(r"(?<=给)我(?=[\d《「])"), "台灣"),
)
# What is Taiwan's, too, but may be said of another country in words that need not stand in the sentence.
_NATIONAL = re.compile("全国(?!人大|政协|两会)|国内")
# Where one of these stands somebody of China may be speaking, and China may be meant.
_CHINA = re.compile("中国|中共|中方|大陆|陆[方企资客生媒委]|两岸|北京|对中|美中|中美|习近平|华语|中文|农历|华[人侨裔]")
_CHINESE = re.compile(r"\b(?:China(?:'s)?|Chinese|PRC|Beijing)\b")


def own_words(chinese: str, article: str) -> Iterator[tuple[int, int, str]]:
    """Where a sentence of Taiwan's press says 我國 and the like, and what is asked for that.

    Not within quotation marks: somebody of another country may be speaking.
    """
    for start, end, asked in _said(chinese, article):
        if chinese.count("「", 0, start) == chinese.count("」", 0, start):
            yield start, end, asked


def taken_for_china(chinese: str, article: str, english: str) -> str:
    """The Chinese word for the speaker's own that the English takes for China's; empty where there is none."""
    folded = fold(chinese)
    own = ((start, end) for start, end, _ in _said(chinese, article))
    national = (found.span() for found in _NATIONAL.finditer(folded) if _speaks_of_taiwan(folded, article))
    first = next(chain(own, national), None)
    return chinese[first[0] : first[1]] if first and _CHINESE.search(english) else ""


def apart(english: str, terms: Iterable[Realisation]) -> str:
    """Return the English without the terms in it: the China Coast Guard is not what 我 is taken for."""
    for term in terms:
        if term.is_met:
            english = english[: term.start] + " " * (term.end - term.start) + english[term.end :]
    return english


def _said(chinese: str, article: str) -> Iterator[tuple[int, int, str]]:
    folded = fold(chinese)
    if _speaks_of_taiwan(folded, article):
        for pattern, asked in _OWN:
            yield from ((*found.span(), asked) for found in pattern.finditer(folded))


def _speaks_of_taiwan(folded: str, article: str) -> bool:
    return not _CHINA.search(folded) and _is_of_taiwan(article)


@lru_cache(maxsize=64)
def _is_of_taiwan(article: str) -> bool:
    found = setting(article)
    return found.press is Origin.TAIWAN and found.home is Origin.TAIWAN
