"""The same article twice: what counts as the same."""

from __future__ import annotations

import random
import tracemalloc
from itertools import chain
from pathlib import Path

from growth import TIMES, grows_with_length_only

from translator.duplicates import duplicates

A, B, C = Path("a.txt"), Path("b.txt"), Path("c.txt")


def test_copy_is_a_duplicate_of_the_first() -> None:
    """Two copies are both named with the first, not with each other."""
    marks = (1, 2, 3, 4)
    assert [(d.source, d.original, d.shared) for d in duplicates([(A, marks), (B, marks), (C, marks)])] == [
        (B, A, 1.0), (C, A, 1.0),
    ]  # fmt: skip


def test_small_edits_are_seen_through() -> None:
    """Nine sentences of ten are the same story; the part that both have is said."""
    [found] = duplicates([(A, tuple(range(10))), (B, (*range(9), 99))])
    assert (found.source, found.shared) == (B, 0.9)


def test_excerpt_is_a_duplicate_of_the_whole() -> None:
    """A cut-down version says nothing that the whole does not."""
    [found] = duplicates([(A, tuple(range(20))), (B, (3, 4, 5, 6))])
    assert (found.source, found.original, found.shared) == (B, A, 1.0)


def test_shared_boilerplate_is_no_duplicate() -> None:
    """Two sentences that every article of a paper has do not make two stories one."""
    assert duplicates([(A, (1, 2, 3, 4, 5)), (B, (1, 2, 30, 40, 50))]) == ()
    assert duplicates([(A, (1, 2, 3, 4, 5)), (B, (1, 2, 30))]) == ()


def test_short_copy_is_a_duplicate() -> None:
    """An article of one sentence, saved twice, is seen; one that is empty is like no other."""
    assert len(duplicates([(A, (1,)), (B, (1,))])) == 1
    assert duplicates([(A, ()), (B, ())]) == ()


def test_the_closest_is_named() -> None:
    """Of two articles that share much, the one that shares more is the original."""
    [found] = duplicates([(A, (1, 2, 3, 10, 11, 12)), (B, (1, 2, 3, 4, 5, 20, 21)), (C, (1, 2, 3, 4, 5))])
    assert (found.source, found.original) == (C, B)


def test_a_sentence_that_is_an_article_hides_no_other() -> None:
    """A headline that was saved alone is all in another article, and is not what that says again."""
    [found] = duplicates([(A, (1,)), (B, (1, 2, 3, 4)), (C, (1, 2, 3, 5))])
    assert (found.source, found.original) == (C, B)


def paper(number: int, own: int = 10) -> list[tuple[Path, tuple[int, ...]]]:
    """So many articles of `own` sentences, and two that all of them have."""
    chance = random.Random(number)
    return [(Path(f"{each}.txt"), (1, 2, *chance.sample(range(2**48), own))) for each in range(number)]


def test_time_does_not_go_with_how_often_a_sentence_stands_in_the_batch() -> None:
    """Every article of an archive may end with the paper's own line, and be no longer than two of them."""
    for own in (10, 1):
        assert grows_with_length_only(duplicates, paper(1000, own), paper(TIMES * 1000, own))


def test_sentences_that_stand_in_one_article_only_are_not_held() -> None:
    """Nearly all do: of an archive they would be half a gigabyte."""
    articles = paper(4000)
    sentences = len(list(chain.from_iterable(marks for _, marks in articles)))
    tracemalloc.start()
    assert duplicates(articles) == ()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak / sentences < 60


def test_whoever_is_found_is_found_among_many() -> None:
    """A short copy, and a cut one, of one of many articles that end alike."""
    articles = paper(300)
    copies = [(A, articles[7][1][:6]), (B, (*articles[9][1][:8], 5, 6)), (C, (1, 2, 3))]
    found = [(each.source, each.original) for each in duplicates([*articles, *copies])]
    assert found == [(A, articles[7][0]), (B, articles[9][0])]
