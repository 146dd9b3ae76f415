"""One English for every name that no source knows: in an article, and in all articles of a run.

An engine puts such a name into other words in each sentence. What it mostly says where that can be told, or a spelling,
is put into the others, whose wording stays; a sentence where the place is not certain is translated again under it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from translator.chinese.script import fold
from translator.glossary import Glossary, realise
from translator.names import NameBook, UnknownName, unknown_names
from translator.names.name_book import RUN
from translator.names.sources.stated_names import without_contradictions
from translator.names.spelling.by_origin import in_pinyin
from translator.names.spelling.spelling_notes import CORRECTED
from translator.names.unknown_names import occurring
from translator.records import Check, Entry, Finding, Hypothesis, Marked, Step, Translation
from translator.translate.aligned_names import NamedSentence, misspells, spells
from translator.translate.doubt import doubted
from translator.translate.judge import judge
from translator.translate.verify import weight

_NOTE = "no source has it; one English throughout"
_AGREED = 2
"""How many places make an English sure that one alone does not."""
_MOST_TRIED = 50

_Sentence = tuple[Marked, Translation]


@dataclass(frozen=True, slots=True)
class ArticleNames:
    """An article whose sentences have an English: `again` marks them anew under further entries."""

    glossary: Glossary
    marked: Sequence[Marked]
    translations: Sequence[Translation]
    again: Callable[[Sequence[Entry]], list[Marked]]

    @property
    def text(self) -> str:
        """Everything of it, its headline and those of other stories too."""
        return "\n".join(item.segment.text for item in self.marked)

    @property
    def sentences(self) -> Iterator[_Sentence]:
        """Each with its English."""
        return zip(self.marked, self.translations, strict=True)


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence that has a name, and its English."""

    sentence: NamedSentence
    translation: Translation

    @property
    def rank(self) -> tuple[bool, bool]:
        """What passes in running text comes first."""
        return self.translation.segment.role.is_label, weight(self.translation) > 0


def name_alike(
    articles: Sequence[ArticleNames], book: NameBook, ask: Callable[[Sequence[Marked]], list[Translation]]
) -> list[list[Translation]]:
    """Return the translations of `articles` with one English for each name, which `book` learns.

    `ask` translates what cannot be had otherwise, of all articles at once.
    """
    settled: list[list[Translation]] = []
    open_places: list[tuple[int, int, Marked]] = []
    names_of = [unknown_names(article.text, article.glossary) for article in articles]
    for article, names in zip(articles, names_of, strict=True):
        book.learn(_corrected(article, names))
    for number, (article, names) in enumerate(zip(articles, names_of, strict=True)):
        entries = _entries(article, names, book)
        found = list(article.translations)
        for place, marked in enumerate(article.again(entries) if entries else ()):
            if marked != article.marked[place] and found[place].step is not Step.CORRECTED:
                renamed = _renamed(marked, found[place], names)
                found[place] = renamed or found[place]
                open_places += [] if renamed else [(number, place, marked)]
        settled.append(found)
    for (number, place, _), translation in zip(open_places, ask([item for *_, item in open_places]), strict=True):
        settled[number][place] = translation
    return [_flagged(found) for found in settled]


def _corrected(article: ArticleNames, names: Sequence[UnknownName]) -> Iterator[Entry]:
    """Entries for the names to which a person's own English of a sentence gives theirs."""
    written = (each for each in article.sentences if each[1].step is Step.CORRECTED)
    for name, places in _places(written, names).items():
        if said := _said(name, places):
            yield Entry(name.chinese, said[0], kind=name.kind, note=CORRECTED, origin=RUN)


def _entries(article: ArticleNames, names: Sequence[UnknownName], book: NameBook) -> tuple[Entry, ...]:
    """Entries for the names that the article repeats, or that have their English by an article before it."""
    earlier = book.given(article.text)
    told = list(earlier.values())
    places = _places(article.sentences, names) if names else {}
    for name in names:
        chinese = fold(name.chinese)
        if chinese not in earlier and (english := _likeliest(name, places.get(name, ()))):
            entry = Entry(name.chinese, english, kind=name.kind, note=_NOTE, origin=RUN)
            book.learn([entry])
            told += [entry] if name.is_repeated else []
    return without_contradictions(article.text, told, article.glossary)


def _places(sentences: Iterable[_Sentence], names: Sequence[UnknownName]) -> dict[UnknownName, list[_Place]]:
    """By name the sentences that have it, running text that passes first."""
    found: dict[UnknownName, list[_Place]] = {}
    by_chinese = {fold(name.chinese): name for name in names}
    for marked, translation in sentences:
        sentence = _sentence(marked, translation.text, by_chinese)
        for name in sentence.names:
            found.setdefault(name, []).append(_Place(sentence, translation))
    return {name: sorted(places, key=lambda place: place.rank) for name, places in found.items()}


def _sentence(marked: Marked, english: str, by_chinese: Mapping[str, UnknownName]) -> NamedSentence:
    standing = occurring(fold(marked.segment.text), by_chinese)
    return NamedSentence(marked, english, tuple(map(by_chinese.__getitem__, standing)))


def _likeliest(name: UnknownName, places: Sequence[_Place]) -> str:
    """The English that a foreigner has in full, else that most places have.

    If all of them differ it is one that spells it, or of a title the first.

    Empty where nothing is certain.
    """
    in_full = [place for place in places if place.sentence.in_full(name)]
    if own := [text for text in _said(name, in_full) if spells(text, name)]:
        return own[0]
    called = _said(name, places)
    said = [text for text in dict.fromkeys(called) if not misspells(text, name)][:_MOST_TRIED]
    # Haiyue Shipping is a place of Haiyue too.
    counts = {text: sum(text in each for each in called) for text in said}
    best = max(said, key=counts.__getitem__, default="")
    if best and (name.is_marked or counts[best] >= _AGREED):
        return best
    spelt = next((text for text in said if spells(text, name)), "")
    # What the engine takes for a name wherever it stands, and calls otherwise in each place, is spelt.
    is_name = name.tail and len(said) >= _AGREED
    return spelt or (f"{in_pinyin(name.han)} {name.tail}" if is_name else "")


def _said(name: UnknownName, places: Sequence[_Place]) -> list[str]:
    """What the name is called, place by place."""
    spans = ((place.sentence.english, span) for place in places for span in place.sentence.spans(name))
    return [english[slice(*span)] for english, span in spans]


def _renamed(marked: Marked, translation: Translation, names: Sequence[UnknownName]) -> Translation | None:
    """Return a translation with the names as `marked` tells them, or None where it is not sure what stands for one."""
    text = translation.text
    by_chinese = {fold(name.chinese): name for name in names}
    for hit in marked.hits:
        lacking = [term.hit for term in realise(marked.hits, text) if not term.is_met]
        if hit not in lacking or hit.entry.origin != RUN:
            continue
        name = by_chinese.get(fold(hit.surface))
        spans = _sentence(marked, text, by_chinese).spans(name) if name else ()
        if not spans:
            return None
        start, end = spans[0]
        text = text[:start] + hit.entry.target + text[end:]
    complete = all(finding.check is not Check.TRUNCATED for finding in translation.findings)
    step = translation.step if text == translation.text else Step.RETARGETED
    judged = judge(marked, Hypothesis(text, translation.score, complete, translation.words), step)
    return doubted(judged) if weight(judged) <= weight(translation) else None


def _flagged(translations: Sequence[Translation]) -> list[Translation]:
    """Return the translations of an article with each name that a run has put in English shown at its first mention."""
    found = list(translations)
    first: dict[Entry, tuple[bool, int]] = {}
    for place, translation in enumerate(found):
        for term in translation.terms:
            if term.hit.entry.origin == RUN:
                order = translation.segment.role.is_label, place
                first[term.hit.entry] = min(order, first.get(term.hit.entry, order))
    for entry, (_, place) in first.items():
        hit = next(term.hit for term in found[place].terms if term.hit.entry == entry)
        message = f"No source says what {hit.surface} is called in English: “{entry.target}” is the same throughout."
        shown = Finding(Check.NAME, message, hit.start, hit.end)
        found[place] = replace(found[place], findings=(*found[place].findings, shown))
    return found
