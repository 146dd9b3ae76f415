"""The names of a run: what many articles cost."""

from __future__ import annotations

from growth import least

from translator.names.name_book import RUN, NameBook
from translator.records import Entry


def book(number: int) -> NameBook:
    """Return one with so many names."""
    found = NameBook()
    found.learn(Entry(f"阿{each:05}", f"A {each}", origin=RUN) for each in range(number))
    return found


def test_an_article_takes_no_longer_for_the_names_of_all_before_it() -> None:
    """An archive has tens of thousands of names, an article some of them."""

    def ask(known: NameBook) -> None:
        for _ in range(50):
            assert len(known.standing_in("昨天阿00007到了漁港。")) == 1

    assert least(ask, book(20_000)) < 4 * least(ask, book(50)) + 0.005
