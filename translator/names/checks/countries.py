"""Countries and peoples of the Chinese that the English does not name, neither by an adjective nor by a capital."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from translator.chinese.script import fold
from translator.glossary.word_edges import crossing_word
from translator.names.sources.table import NameRow, known_names_table

_COUNTRY = "country"
_LEAST = 2
# What a country's name is part of with another English: languages, 发展中国家, summer time, Deutsche Welle, dynasties.
_OF_OTHERS = re.compile(
    r"[语文家]|夏令|时间|之声|王朝|航空|在线|金融时报|《[^》]*(?:[报刊志网社台]|经济学人|日经|新闻)》"
)
# Said of one's own country and of that of which the sentence before spoke; and parts of several.
_ANY = re.compile(
    r"\b(?:countr(?:y|ies)|nations?|national(?:ly|s)?|nationwide|domestic(?:ally)?|home|local(?:ly)?|government|there|"
    r"both sides|two sides|the two|bilateral(?:ly)?|it|its|here|foreign)\b",
    re.IGNORECASE,
)
# The same of two that are named together.
_BOTH = re.compile(
    r"\b(?:(?:both|two) (?:sides|countries|nations|parties|governments|economies|powers|peoples)|the two|"
    r"bilateral(?:ly)?|mutual(?:ly)?)\b",
    re.IGNORECASE,
)
_BY_CHARACTER = {
    "中": "中国", "美": "美国", "日": "日本", "韩": "韩国", "台": "台湾", "俄": "俄罗斯", "欧": "欧洲", "英": "英国",
    "法": "法国", "德": "德国", "印": "印度",
}  # fmt: skip
_TWO = re.compile(
    f"([{''.join(_BY_CHARACTER)}])([{''.join(_BY_CHARACTER)}])"
    "(?=关系|贸易|经贸|两国|双边|双方|两地|外长|首脑|元首|谈判|协议|冲突|战争|之间|对话|会谈|峰会|同盟|联军)"
)


@dataclass(frozen=True, slots=True)
class _Country:
    start: int
    end: int
    row: NameRow
    is_of_two: bool = False


def lost_countries(chinese: str, english: str, told: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    """Where `chinese` names a country that nothing in `english` stands for; not inside what is `told` already."""
    covered = {offset for start, end in told for offset in range(start, end)}
    named: dict[str, bool] = {}
    for country in _countries(fold(chinese)):
        form = country.row.form
        if form not in named:
            named[form] = _is_named(country.row, english)
        is_meant = (_BOTH if country.is_of_two else _ANY).search(english)
        if not (named[form] or is_meant or country.start in covered):
            yield country.start, country.end


def _countries(folded: str) -> Iterator[_Country]:
    table, at = known_names_table(), 0
    while at < len(folded):
        row = next(table.starting_at(folded, at), None)
        pair = _TWO.match(folded, at)
        if row is not None and _is_country(row, folded, at):
            yield _Country(at, at + len(row.form), row)
        elif pair is not None and pair[1] != pair[2]:
            for offset in (0, 1):
                whole = table.row(_BY_CHARACTER[folded[at + offset]])
                assert whole is not None
                yield _Country(at + offset, at + offset + 1, whole, is_of_two=True)
        at += len(row.form) if row is not None else 1


def _is_country(row: NameRow, folded: str, start: int) -> bool:
    """Whether a row is of a country, and stands for it there: no continent, and cut out of no other word."""
    end = start + len(row.form)
    is_one = row.kind == _COUNTRY and len(row.form) >= _LEAST and not row.form.endswith("洲")
    return is_one and not _OF_OTHERS.match(folded, end) and crossing_word(folded, start, end) is None


def _is_named(row: NameRow, english: str) -> bool:
    """Whether a word of the English begins as the country or its people are called."""
    names = (name.removesuffix("s") for name in row.english)
    return any(re.search(rf"(?<![A-Za-z]){re.escape(name)}", english) for name in names)
