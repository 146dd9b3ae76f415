"""Corrections out of edited briefs, by what a memory has of the articles that they are of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from translator.errors import InputError
from translator.harvest.alignment import aligned
from translator.harvest.edited_brief import Edited, edited_briefs
from translator.memory import FiledArticle, PrintedSentence, corrections_table, keyboard, plain
from translator.publish.content.outline import NO_ENGLISH

_Printed = dict[str, list[PrintedSentence]]
"""The sentences of an article by the place where they stand."""

_WORDS = 6
"""By which a passage is known again."""


@dataclass(frozen=True, slots=True)
class Harvest:
    """What an edited brief gives: English by the Chinese sentence, and what could not be told, with its place."""

    english: dict[str, str] = field(default_factory=dict)
    untold: list[str] = field(default_factory=list)


class Printings:
    """What was printed of the articles of a memory, found by what stands in a brief."""

    def __init__(self, articles: Iterable[tuple[FiledArticle, Sequence[PrintedSentence]]]) -> None:
        self._articles: list[_Printed] = []
        self._by_name: dict[str, int] = {}
        self._by_text: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, (filed, sentences) in enumerate(articles):
            places: _Printed = {}
            for sentence in sentences:
                places.setdefault(sentence.place, []).append(sentence)
            self._articles.append(places)
            self._by_name |= dict.fromkeys(filed.names, number)
            for place, found in places.items():
                self._by_text[place, _text(found)].append(number)

    def of(self, brief: Edited, name: str) -> _Printed | None:
        """Return the article that most places of a brief are of as they were printed, or the one of the file's name."""
        votes: Counter[int] = Counter()
        for place, text in brief.places.items():
            votes.update(self._by_text.get((place, keyboard(text)), ()))
        [(best, count)] = votes.most_common(1) or [(0, 0)]
        named = self._by_name.get(name)
        if named is not None and votes[named] == count:
            return self._articles[named]
        return self._articles[best] if count else None


def harvest(path: Path, printings: Printings) -> Harvest:
    """Return what an edited brief gives. Raises `InputError` for what is no brief of this memory."""
    return harvested(edited_briefs(path), path, printings)


def harvested(briefs: Iterable[Edited], path: Path, printings: Printings) -> Harvest:
    """Return what the briefs of a Word file that is called `path` give. Raises as `harvest` does."""
    found = Harvest()
    for number, brief in enumerate(briefs, 1):
        printed = printings.of(brief, path.name)
        if printed is None:
            raise InputError(
                path,
                f"brief {number} in it is of no article that was translated in this output folder.",
                "Name the folder with -o. What an earlier version translated is known after the next run.",
            )
        _take(brief, printed, found)
    return found


def _take(brief: Edited, printed: Mapping[str, Sequence[PrintedSentence]], found: Harvest) -> None:
    for place, text in brief.places.items():
        sentences = printed.get(place, ())
        if not sentences:
            continue
        where = f"in “{' '.join(_text(sentences).split()[:_WORDS])} …”"
        result = aligned([sentence.english for sentence in sentences], text)
        for number, english in result.changed.items():
            _keep(sentences[number], english, where, found)
        found.untold.extend(f"{where}, {what}" for what in result.untold)
    found.untold.extend(f"in a paragraph that was added: “{text}”" for text in brief.added)
    found.untold.extend(_taken_out(brief, printed))
    for point in brief.points:
        sentences = printed.get(point.place, ())
        if point.number < len(sentences):
            _compare(sentences[point.number], point.text, "in the summary", found)
    by_source = {plain(s.source): s for sentences in printed.values() for s in sentences}
    for check in brief.checks:
        if sentence := by_source.get(plain(check.chinese)):
            _compare(sentence, check.english, "in what to check", found)


def _taken_out(brief: Edited, printed: Mapping[str, Sequence[PrintedSentence]]) -> Iterator[str]:
    """Say which paragraphs are gone; a short brief has none."""
    has_text = any(place.startswith("body_") for place in brief.places)
    for place, sentences in printed.items() if has_text else ():
        if place.startswith("body_") and place not in brief.places and any(each.english for each in sentences):
            yield f"a paragraph that was taken out: “{_text(sentences)}”"


def _compare(sentence: PrintedSentence, text: str, where: str, found: Harvest) -> None:
    """Take in a sentence that stands in a brief once more, if it was edited there."""
    if keyboard(text) and keyboard(text) != (keyboard(sentence.english) or NO_ENGLISH):
        _keep(sentence, keyboard(text), where, found)


def _keep(sentence: PrintedSentence, english: str, where: str, found: Harvest) -> None:
    source = plain(sentence.source)
    known = found.english.setdefault(source, english)
    if known != english:
        found.untold.append(f"{where}, other than further up: “{english}”")


def _text(sentences: Sequence[PrintedSentence]) -> str:
    return keyboard(" ".join(sentence.english or NO_ENGLISH for sentence in sentences))


def accepted(path: Path, numbers: Sequence[int], reason: str) -> list[dict[str, str]]:
    """Return the rows that accept what was found of the sentences of these numbers in a brief's list of checks.

    Raises `InputError` for what is no brief of one article, or has no such number.
    """
    briefs = edited_briefs(path)
    if len(briefs) > 1:
        raise InputError(
            path, "several articles are in it, each with its own numbers.", "Name the article's own brief."
        )
    by_number = {check.number: check for check in briefs[0].checks}
    if missing := [str(number) for number in numbers if number not in by_number]:
        there = ", ".join(map(str, by_number)) or "nothing"
        raise InputError(path, f"{', '.join(missing)} is not in its list of checks.", f"It has: {there}.")
    found = [by_number[number] for number in dict.fromkeys(numbers)]
    if any(check.english == NO_ENGLISH for check in found):
        raise InputError(path, "a sentence without English cannot be accepted.", "Correct it on the review page.")
    return [
        {"source": each.chinese, "english": keyboard(each.english), "accepted": reason, "finding": each.failed}
        for each in found
    ]


def as_corrections(english: Mapping[str, str]) -> bytes:
    """Return sentences as a file of corrections."""
    return corrections_table({"source": source, "english": text} for source, text in english.items())
