"""The same articles through several models, one after the other, so that a desk sees which it wants."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from translator.article_sentences import marked_alone
from translator.engines import load
from translator.engines.base import Engine
from translator.errors import ModelError, TranslatorError
from translator.glossary import Glossary
from translator.models.catalogue import CatalogueEntry
from translator.models.install import find_installed
from translator.pipeline import Job, brief
from translator.progress import Progress
from translator.quantities import Context
from translator.records import Article, Role, Segment, Trial

JobOver = Callable[[Engine, Progress], Job]
"""Makes the job of an engine; all else of it is the same for all."""


def tried(
    models: Sequence[CatalogueEntry], articles: Sequence[Article], job: JobOver, watch: Progress
) -> Iterator[Trial]:
    """Yield what each of `models` makes of `articles`.

    One that fails takes nothing from the others, and each is let go before the next is loaded.
    """
    if articles:  # the tables of names are read once: not in the first model's time
        marked_alone(Segment(articles[0].title, Role.TITLE), Glossary(), Context())
    for entry in models:

        def told(stage: str, done: int, total: int, name: str = entry.id) -> None:
            watch(f"{name}: {stage}", done, total)

        known = entry.quality or "nothing is published"
        try:
            yield _tried(Trial(entry.id, entry.engine, known), articles, job, told)
        except TranslatorError as error:
            yield Trial(entry.id, entry.engine, known, failure=str(error))


def _tried(empty: Trial, articles: Sequence[Article], job: JobOver, watch: Progress) -> Trial:
    """Return what the model of an `empty` trial makes of the articles. Raises TranslatorError."""
    begun = time.monotonic()
    model = find_installed(empty.model, watch)
    if model is None:
        raise ModelError(f"{empty.model} is not installed.", f"Type: translator models install {empty.model}")
    engine = load(empty.engine, model, watch)
    engine.translate([])  # which loads it
    loaded = time.monotonic()
    briefings = brief(articles, job(engine, watch))
    return replace(empty, briefings=tuple(briefings), start=loaded - begun, seconds=time.monotonic() - loaded)
