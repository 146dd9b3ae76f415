"""What a brief says where, before any of it is set: paragraph numbers, references, the flags in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from translator.publish.content.related import left_out_of_related
from translator.quantities.english.write import MONTHS
from translator.records import Briefing, Check, Passage, Quantity, Role, Signature, Translation

NUMBERED = (Role.STANDFIRST, Role.PARAGRAPH)
NO_ENGLISH = "[no translation]"
"""What a brief has where there is no English."""
NO_PUBLISHER = "Publisher not stated"
_HERE = "run on the computer that made this brief"
_LABELS = {Role.HEADING: "heading", Role.CAPTION: "caption", Role.BYLINE: "byline"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands: its name in the plan, and what a reference to it says ("¶ 12", "headline").

    `number` is the paragraph number, or 0 for what has none; `part` which part of a related item it is below
    the headline, "source" or "age". `is_left_out`: a brief does not show it, the review page does. `prefix` tells
    the places of one brief from those of the others in the same document. `stands_at` names the place where a document
    has what there is of the passage, if it does not have it itself.
    """

    name: str
    label: str
    passage: Passage
    number: int = 0
    part: str = ""
    prefix: str = ""
    is_left_out: bool = False
    stands_at: str = ""

    @property
    def anchor(self) -> str:
        """Return the name of the bookmark on it."""
        return self.prefix + (self.stands_at or self.name)

    def where(self, number: int) -> str:
        """Return what every output calls its sentence `number` (from 1): "¶ 2, sentence 3", "related item 1, age".

        A reader finds it by the label, which the Word brief shows.
        """
        several = len(self.passage.sentences) > 1
        return ", ".join(filter(None, (self.label, self.part, f"sentence {number}" if several else "")))

    @property
    def is_related(self) -> bool:
        """Whether the passage belongs to a related item, not to the article itself."""
        return self.name.startswith("related_")


@dataclass(frozen=True, slots=True)
class FlaggedSentence:
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
    """The places of a briefing by name and the sentences to check, in reading order; bookmarks begin with `prefix`.

    `is_gauged`: how much of what is wrong its model's probabilities find has been measured. `unseen` is how many
    sentences there are to check that the document does not have.
    """

    places: dict[str, Place]
    flagged: tuple[FlaggedSentence, ...]
    flagged_by_name: dict[str, tuple[FlaggedSentence, ...]]
    prefix: str = ""
    is_gauged: bool = True
    unseen: int = 0

    @property
    def accepted(self) -> tuple[tuple[Place, Translation], ...]:
        """The sentences of which a reviewer has accepted what was found, with their places, in reading order."""
        shown = (place for place in self.places.values() if not place.stands_at)
        return tuple((place, s) for place in shown for s in place.passage.sentences if s.accepted)

    @property
    def list_anchor(self) -> str:
        """Return the name of the bookmark on the list of checks."""
        return f"{self.prefix}checks"

    @property
    def sentences(self) -> tuple[Translation, ...]:
        """Return every sentence of the briefing, in reading order."""
        return tuple(sentence for place in self.places.values() for sentence in place.passage.sentences)

    def body(self, index: int) -> Place:
        """Return the place of `Briefing.body[index]`."""
        return self.places[f"body_{index}"]

    def flagged_at(self, place: Place) -> tuple[FlaggedSentence, ...]:
        """Return the flagged sentences of a place, in their order."""
        return self.flagged_by_name.get(place.name, ())


def plan(briefing: Briefing, prefix: str = "") -> Plan:
    """Return the places of every passage and a numbered check for every sentence with findings.

    Every bookmark begins with `prefix`, which must differ between the briefs of one document; Word takes
    letters, digits and underscores, a letter first, 40 in all.
    """
    places = {place.name: replace(place, prefix=prefix) for place in _places(briefing)}
    by_name: dict[str, tuple[FlaggedSentence, ...]] = {}
    total = 0
    for place in places.values():
        flagged = [sentence for sentence in place.passage.sentences if sentence.findings]
        if flagged:
            by_name[place.name] = tuple(FlaggedSentence(total + n, place, s) for n, s in enumerate(flagged, 1))
            total += len(flagged)
    # Without an adapter it may be any model's: the limit was set by the English of one that has it.
    is_gauged = bool(briefing.signature.adapter)
    return Plan(places, tuple(chain.from_iterable(by_name.values())), by_name, prefix, is_gauged)


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
        label, is_left_out = f"related item {index + 1}", item.is_in_doubt
        yield Place(f"related_{index}", label, item.headline, is_left_out=is_left_out)
        if item.source:
            yield Place(f"related_{index}_source", label, item.source, part="source", is_left_out=is_left_out)
        if item.age:
            yield Place(f"related_{index}_age", label, item.age, part="age", is_left_out=is_left_out)


def is_missed(quantity: Quantity, sentence: Translation) -> bool:
    """Whether a "figure" finding is about this figure, or does not say which figure it is about."""
    return any(
        finding.check is Check.FIGURE
        and (finding.start < 0 or (finding.start < quantity.end and quantity.start < finding.end))
        for finding in sentence.found
    )


def ran(signature: Signature) -> str:
    """Return where the model ran: who is told of a brief is told if its text went to another computer."""
    where = "at a server" if signature.server else "on several computers"
    return f"{where}; the text was sent to {signature.host}" if signature.host else _HERE


def long_date(day: date, spelling: str = "British") -> str:
    """Return "25 November 2025" or, in American spelling, "November 25, 2025".

    The month is named so that no reader takes it for another order.
    """
    month = MONTHS[day.month]
    return f"{month} {day.day}, {day.year}" if spelling == "American" else f"{day.day} {month} {day.year}"


def left_out(briefing: Briefing) -> str:
    """Return what was dropped from the page, counted by reason, the most frequent first, and related items left out."""
    dropped, related = briefing.article.dropped, left_out_of_related(briefing)
    if not dropped:
        return related or "Nothing of the text that was read; what stands around it on a web page is not."
    reasons = Counter(line.reason for line in dropped)
    counts = "; ".join(f"{reason} ({n})" for reason, n in sorted(reasons.items(), key=lambda item: (-item[1], item[0])))
    lines = "1 line" if len(dropped) == 1 else f"{len(dropped)} lines"
    return f"{lines} of the source file not part of the article: {counts}. All are in report.json. {related}".rstrip()
