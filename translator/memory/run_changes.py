"""What differs between an article as it was printed before and as it is now, and which glossary entries did it."""

from __future__ import annotations

from collections.abc import Sequence

from translator.memory.finished_articles import Change, PrintedSentence


def changed_sentences(
    article: str, before: Sequence[PrintedSentence], after: Sequence[PrintedSentence]
) -> tuple[Change, ...]:
    """Return the sentences whose English differs, came or went, in the order of `after`, then what went.

    Sentences belong together that have the same Chinese; the second of two equal ones with the second.
    """
    old = _by_source(before)
    found = []
    for (source, number), now in _by_source(after).items():
        then = old.pop((source, number), None)
        if then is None:
            found.append(Change(article, source, "", now.english))
        elif then.english != now.english:
            found.append(Change(article, source, then.english, now.english, _causes(then, now)))
    return (*found, *(Change(article, source, then.english, "") for (source, _), then in old.items()))


OWN = "a correction of yours"


def own_sentences(article: str, printed: Sequence[PrintedSentence]) -> tuple[Change, ...]:
    """Return what of an article that is printed for the first time is a person's: there is no run before to tell."""
    own = (sentence for sentence in printed if sentence.is_own)
    return tuple(Change(article, each.source, "", each.english, (OWN,)) for each in own)


def changed_terms(before: Sequence[PrintedSentence], after: Sequence[PrintedSentence]) -> list[tuple[str, ...]]:
    """Return, for each sentence whose glossary terms are not what they were, the entries that came, went or changed."""
    old = _by_source(before)
    pairs = ((old.get(place), now) for place, now in _by_source(after).items())
    return [causes for then, now in pairs if then is not None and (causes := _causes(then, now))]


def _by_source(sentences: Sequence[PrintedSentence]) -> dict[tuple[str, int], PrintedSentence]:
    """Return the sentences by their Chinese and by how often it stood before."""
    seen: dict[str, int] = {}
    found = {}
    for sentence in sentences:
        number = seen[sentence.source] = seen.get(sentence.source, 0) + 1
        found[sentence.source, number] = sentence
    return found


def _causes(then: PrintedSentence, now: PrintedSentence) -> tuple[str, ...]:
    """The entries that only one of the two has: as they are now, or, where the Chinese has none now, as they were."""
    new = [label for label, mark in now.terms if (label, mark) not in then.terms]
    gone = [label for label, mark in then.terms if (label, mark) not in now.terms]
    renewed = {_chinese(label) for label in new}
    terms = dict.fromkeys([*new, *(label for label in gone if _chinese(label) not in renewed)])
    return (OWN,) if now.is_own and then.english != now.english else tuple(terms)


def _chinese(label: str) -> str:
    """Return the Chinese of a term as it is told to the user (see `keys.label`)."""
    return label.partition(" = ")[0]
