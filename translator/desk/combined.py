"""One document of chosen articles, in the order in which they were chosen."""

from __future__ import annotations

from translator.article_files import key_of
from translator.clean import clean
from translator.overview import overview
from translator.pipeline import Job, brief
from translator.publish.docx.render import render_combined
from translator.read import read
from translator.runs import RunOptions, remembering


def combined(order: RunOptions, job: Job) -> bytes:
    """Return the articles of `order`, which a run has just done, as one Word file: their English is had from memory.

    Raises:
        BusyError: another run is at work in the folder.
        InputError: an article is gone.
    """
    with remembering(order, job) as (work, archive):
        for path in order.paths:
            if filed := archive.find(key_of(path)):
                work.names.learn(filed.found)
        briefings = brief([clean(read(path)) for path in order.paths], work)
    return render_combined(briefings, overview(briefings), order.house)
