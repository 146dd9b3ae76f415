"""What was done before: finished sentences, finished articles, and the user's own corrections.

One SQLite file in the output folder holds the first two, so that a second run does only what is new:

    sentences          a marked segment -> the English kept for it, by everything that determined it
    finished_articles  an article file -> what was written for it, for the report, and what changed since
    run_changes        what differs between two printings of an article, and why
    corrections        sentences that the user has set, which win over the engine
    tmx                sentences to and from TMX
    keys               what determines a sentence
    database     the file itself, which may come from elsewhere
    seals        what of it is as it was written
    lock         one run at a time in a folder
"""

from translator.memory.corrections import (
    Corrections,
    correction_files,
    imported,
    load_corrections,
    load_corrections_beside,
)
from translator.memory.finished_articles import Archive, Change, Filed, Printed
from translator.memory.keys import file_key, setup_of, terms_of
from translator.memory.run_changes import changes, touched
from translator.memory.sentences import Account, Sentences
from translator.storage.database import NAME, looked_at, opened
from translator.storage.lock import Standing, alone

__all__ = [
    "NAME",
    "Account",
    "Archive",
    "Change",
    "Corrections",
    "Filed",
    "Printed",
    "Sentences",
    "Standing",
    "alone",
    "changes",
    "correction_files",
    "file_key",
    "imported",
    "load_corrections",
    "load_corrections_beside",
    "looked_at",
    "opened",
    "setup_of",
    "terms_of",
    "touched",
]
