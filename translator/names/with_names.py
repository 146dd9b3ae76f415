"""A termbase with the names of an article: what the article says, what is known, what a run called them."""

from __future__ import annotations

from translator.glossary import Glossary
from translator.names.name_book import NameBook
from translator.names.people.mentioned_people import mentioned_people
from translator.names.sources.departments import departments
from translator.names.sources.heads import heads
from translator.names.sources.known_names import known_names
from translator.names.sources.listed_firms import listed_firms
from translator.names.sources.numbered_names import numbered_names
from translator.names.sources.short_firms import short_firms
from translator.names.sources.stated_names import stated_names


def with_names(text: str, glossary: Glossary, book: NameBook | None = None) -> Glossary:
    """Return the termbase with the names of `text`, a whole article, so that they stay the same in it.

    Those whose English it states itself, craft by their numbers, departments by their country, those known, firms on
    the stock exchange, firms for short, heads of institutions, those of `book`, then people whose spelling is sure.
    """
    own = (stated_names, numbered_names, departments, known_names, listed_firms, short_firms, heads)
    for find in (*own, *([book.told] if book else []), mentioned_people):
        if found := find(text, glossary):
            glossary = Glossary((*glossary.entries, *found))
    return glossary
