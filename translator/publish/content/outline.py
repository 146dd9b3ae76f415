"""What a brief says where, before any of it is set: paragraph numbers, references, the flags in order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from translator.records import Briefing, Passage, Role, Translation

NUMBERED = (Role.STANDFIRST, Role.PARAGRAPH)
# Not strftime: that would follow the machine's locale.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
LEAST_WORDS, MOST_WORDS = 8, 26
"""About how many words a clause shown by itself has."""
_PAUSE = ",;:—–"
_DASHES = ("—", "–", "-")
_SENTENCE_END = re.compile('(?:[a-z]{4}|[0-9%])[.!?][”’")]*$')
_LABELS = {Role.HEADING: "heading", Role.CAPTION: "caption", Role.BYLINE: "byline"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands: its name in the plan, and what a reference to it says ("¶ 12", "headline").

    `number` is the paragraph number, or 0 for what has none. `prefix` tells the places of one brief from
    those of the others in the same document.
    """

    name: str
    label: str
    passage: Passage
    number: int = 0
    prefix: str = ""

    @property
    def anchor(self) -> str:
        """Return the name of the bookmark on it."""
        return self.prefix + self.name

    @property
    def is_related(self) -> bool:
        """Whether the passage belongs to a related item, not to the article itself."""
        return self.name.startswith("related_")


@dataclass(frozen=True, slots=True)
class Check:
    """A sentence to look at before use: its number in the list, where it stands and its findings."""

    number: int
    place: Place
    sentence: Translation

    @property
    def anchor(self) -> str:
        """Return the name of the bookmark on its row."""
        return f"{self.place.prefix}check_{self.number}"


@dataclass(frozen=True, slots=True)
class Plan:
    """The places of a briefing by name, and its checks, both in reading order; `prefix` is that of its bookmarks."""

    places: dict[str, Place]
    checks: tuple[Check, ...]
    checks_by_name: dict[str, tuple[Check, ...]]
    prefix: str = ""

    @property
    def list_anchor(self) -> str:
        """Return the name of the bookmark on the list of checks."""
        return f"{self.prefix}checks"

    def body(self, index: int) -> Place:
        """Return the place of `Briefing.body[index]`."""
        return self.places[f"body_{index}"]

    def checks_at(self, place: Place) -> tuple[Check, ...]:
        """Return the checks of a place, in sentence order."""
        return self.checks_by_name.get(place.name, ())


def plan(briefing: Briefing, prefix: str = "") -> Plan:
    """Return the places of every passage and a numbered check for every sentence with findings.

    Every bookmark begins with `prefix`, which must differ between the briefs of one document; Word takes
    letters, digits and underscores, a letter first, 40 in all.
    """
    places = {place.name: replace(place, prefix=prefix) for place in _places(briefing)}
    by_name: dict[str, tuple[Check, ...]] = {}
    total = 0
    for place in places.values():
        flagged = [sentence for sentence in place.passage.sentences if sentence.findings]
        if flagged:
            by_name[place.name] = tuple(Check(total + n, place, s) for n, s in enumerate(flagged, 1))
            total += len(flagged)
    return Plan(places, tuple(check for checks in by_name.values() for check in checks), by_name, prefix)


def _places(briefing: Briefing) -> Iterator[Place]:
    yield Place("headline", "headline", briefing.title)
    if briefing.publisher:
        yield Place("publisher", "publisher", briefing.publisher)
    if briefing.byline:
        yield Place("byline", "byline", briefing.byline)
    number = 0
    for index, passage in enumerate(briefing.body):
        if passage.role in NUMBERED:
            number += 1
            yield Place(f"body_{index}", f"¶ {number}", passage, number)
        else:
            yield Place(f"body_{index}", _LABELS.get(passage.role, passage.role.value), passage)
    for index, item in enumerate(briefing.related):
        label = f"related item {index + 1}"
        yield Place(f"related_{index}", label, item.headline)
        if item.source:
            yield Place(f"related_{index}_source", label, item.source)
        if item.age:
            yield Place(f"related_{index}_age", label, item.age)


def find_phrase(text: str, phrase: str) -> int:
    """Return where `phrase` stands in `text` as words of its own (12 is not in 2012), or -1."""
    found = re.search(rf"(?<![\w.,]){re.escape(phrase)}(?!\w)", text) if phrase else None
    return found.start() if found else -1


def stated(sentence: str, figure: str) -> str:
    """Return as much of the end of `figure` as `sentence` has: "$5" of "US$5"; empty if not even its number."""
    number = re.search(r"\d", figure)
    ends = (figure[start:] for start in range(number.start() + 1 if number else 1))
    return next((end for end in ends if find_phrase(sentence, end) >= 0), "")


def clause(sentence: str, phrase: str) -> str:
    """Return the clause of `sentence` that `phrase` stands in, with those before it until it says enough.

    An ellipsis stands for what is left out. Without the phrase, and where a clause is very long, the words
    about the place are returned (`shorten`).
    """
    tokens = sentence.split()
    at = find_phrase(sentence, phrase)
    if at < 0:
        return shorten(sentence, phrase, MOST_WORDS)
    begins = len((sentence[:at] + "x").split()) - 1  # a bracket before the phrase is part of its first token
    ends = begins + len(phrase.split())
    pauses = _pauses(tokens)
    first = max((place for place in pauses if place <= begins), default=0)
    last = min((place for place in pauses if place >= ends), default=len(tokens))
    while last - first < LEAST_WORDS and first and not _ends_sentence(tokens, first):
        first = max((place for place in pauses if place < first), default=0)
    while last - first < LEAST_WORDS and last < len(tokens) and not _ends_sentence(tokens, last):
        last = min((place for place in pauses if place > last), default=len(tokens))
    if last - first > MOST_WORDS:
        return shorten(sentence, phrase, MOST_WORDS)
    return _excerpt(tokens, first, last)


def _pauses(tokens: list[str]) -> list[int]:
    """Return the places between tokens where a clause ends: after a comma, semicolon … outside brackets."""
    places = []
    depth = 0
    for place, token in enumerate(tokens, 1):
        depth = max(0, depth + len(re.findall(r"[(\[]", token)) - len(re.findall(r"[)\]]", token)))
        is_dash = place < len(tokens) and tokens[place] in _DASHES
        if depth == 0 and place < len(tokens) and (token[-1] in _PAUSE or is_dash or _ends_sentence(tokens, place)):
            places.append(place)
    return places


def _ends_sentence(tokens: list[str], place: int) -> bool:
    """Whether a sentence ends before the token at `place`; "Corp." and "U.S." do not end one."""
    return place < len(tokens) and _SENTENCE_END.search(tokens[place - 1]) is not None


def shorten(sentence: str, around: str, words: int = 30) -> str:
    """Return about `words` words of `sentence`, those about the phrase `around`, cut at clauses where it can be.

    An ellipsis stands for what is left out. A sentence that is little longer than that comes back whole.
    """
    tokens = sentence.split()
    if len(tokens) <= words * 1.2:
        return " ".join(tokens)
    begins = len(sentence[: max(find_phrase(sentence, around), 0)].split())
    ends = min(begins + len(around.split()), len(tokens))
    first = max(0, min(begins - words // 2, len(tokens) - words))
    last = max(min(len(tokens), first + words), ends)
    pauses = _pauses(tokens)
    if first:
        first = next((place for place in pauses if first < place <= begins - 3), first)
    if last < len(tokens):
        last = next((place for place in reversed(pauses) if ends + 3 <= place < last), last)
    return _excerpt(tokens, first, last)


def _excerpt(tokens: list[str], first: int, last: int) -> str:
    while tokens[first] in _DASHES:
        first += 1
    middle = " ".join(tokens[first:last]).rstrip(_PAUSE if last < len(tokens) else "")
    return ("…\u00a0" if first else "") + middle + ("\u00a0…" if last < len(tokens) else "")


def long_date(day: date, spelling: str = "British") -> str:
    """Return "25 November 2025" or, in American spelling, "November 25, 2025".

    The month is named so that no reader takes it for another order.
    """
    month = _MONTHS[day.month - 1]
    return f"{month} {day.day}, {day.year}" if spelling == "American" else f"{day.day} {month} {day.year}"


def left_out(briefing: Briefing) -> str:
    """Return what was dropped from the page, counted by reason, the most frequent first."""
    dropped = briefing.article.dropped
    if not dropped:
        return "Nothing: every line of the source file is in the brief."
    reasons = Counter(line.reason for line in dropped)
    counts = "; ".join(f"{reason} ({n})" for reason, n in sorted(reasons.items(), key=lambda item: (-item[1], item[0])))
    lines = "1 line" if len(dropped) == 1 else f"{len(dropped)} lines"
    return f"{lines} of the source file not part of the article: {counts}. All are in report.json."
