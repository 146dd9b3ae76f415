"""One document of chosen articles, in the order in which they were chosen."""

from __future__ import annotations

from dataclasses import replace

from translator.clean import clean
from translator.memory import (
    MEMORY_FILE,
    FinishedArticles,
    Sentences,
    file_key,
    imported,
    open_memory,
    output_lock,
    setup_of,
)
from translator.names import NameBook
from translator.overview import overview
from translator.pipeline import Job, brief
from translator.publish.docx.render import render_combined
from translator.read import identity, read
from translator.runs import RunOptions


def combined(order: RunOptions, job: Job) -> bytes:
    """Return the articles of `order`, which a run has just done, as one Word file: their English is had from memory.

    Raises:
        BusyError: another run is at work in the folder.
        InputError: an article is gone.
    """
    with output_lock(order.output), open_memory(order.output / MEMORY_FILE) as connection:
        finished, names = FinishedArticles(connection), NameBook()
        for path in order.paths:
            if filed := finished.find(file_key(identity(path))):
                names.learn(filed.found)
        memory = Sentences(connection, setup_of(job.signature, job.profile))
        corrections = job.corrections.over(imported(connection))
        work = replace(job, memory=memory, names=names, corrections=corrections)
        briefings = brief([clean(read(path)) for path in order.paths], work)
    return render_combined(briefings, overview(briefings), order.house)
