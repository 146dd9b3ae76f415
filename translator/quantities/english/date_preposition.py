"""The preposition of a date that begins a sentence: 10月7日，… is "On October 7, …"; engines leave it out often."""

from __future__ import annotations

import re
from collections.abc import Iterable

from translator.quantities.english.write import MONTHS
from translator.records import Quantity, QuantityKind

_MONTH = f"(?:{'|'.join(filter(None, MONTHS))})"
_PREPOSITIONS = (
    ("", re.compile(r"(?:early|late|mid)\b.*\byear|around .*")),  # Early next year, … needs none
    ("From", re.compile(r".+ to .+")),
    (
        "At",
        re.compile(
            r"the (?:end|beginning|start|middle) of\b.*"
            r"|.*[ap]\.m\.(?: (?:today|yesterday|tomorrow|that day|on .*))?|12 noon|\d+:\d\d.*"
        ),
    ),
    ("On", re.compile(rf"{_MONTH} \d{{1,2}}(?!\d).*|\d{{1,2}} {_MONTH}.*|the \d{{1,2}}(?:st|nd|rd|th)\b.*")),
    ("In", re.compile(r".*")),
)
# A month takes "in", and a day of it "on".
_DAY = re.compile(rf"{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}")
_WHOLE_MONTH = re.compile(rf"{_MONTH}(?: \d{{4}})?")
# A clause follows: not a list of dates, nor the rest of one.
_CLAUSE = rf"(?=, (?!{_MONTH}|and\b|or\b)[A-Za-z\"'(])"


def with_date_preposition(quantities: Iterable[Quantity], english: str) -> str:
    """Return the sentence `english` with a preposition before the date that begins it: "on" a day, "in" a month."""
    kinds = (QuantityKind.DATE, QuantityKind.TIME)
    dates = sorted({figure.english for figure in quantities if figure.kind in kinds}, key=len, reverse=True)
    for day in filter(_DAY.fullmatch, dates):
        english = re.sub(rf"\b([Ii])n (?={day}(?!\d))", lambda found: "On " if found[1] == "I" else "on ", english)
    for month in filter(_WHOLE_MONTH.fullmatch, dates):
        english = re.sub(rf"\b([Oo])n (?={month}(?! ?\d))", lambda found: "In " if found[1] == "O" else "in ", english)
    for first in dates:
        until = "|".join(map(re.escape, dates))
        found = re.match(rf"([\"']?)({re.escape(first)}(?: to (?:{until}))?){_CLAUSE}", english, re.IGNORECASE)
        if found:
            date = first + found[2][len(first) :]
            preposition = next(word for word, form in _PREPOSITIONS if form.fullmatch(date))
            return f"{found[1]}{preposition} {date}{english[found.end() :]}" if preposition else english
    return english
