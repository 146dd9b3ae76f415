"""What was done before: finished sentences, finished articles, and the user's own corrections.

One SQLite file in the output folder holds the first two, so that a second run does only what is new:

    sentences          a marked segment -> the English kept for it, by everything that determined it
    finished_articles  an article file -> what was written for it, for the report, and what changed since
    run_changes        what differs between two printings of an article, and why
    corrections        sentences and points of summaries that the user has set in files, which win over the program
    choices            what such a file says of a point
    acceptances        what such a file says of a finding
    sentence_index     which printed sentences may have a text in them, for who searches
    imported_sentences sentences that the user brought into the memory, which do so too
    import_export      sentences to and from TMX
    keys               what determines a sentence

The file itself, digests of its rows (it may come from elsewhere), and the lock of its folder are in `storage`.
"""

from translator.memory.corrections import (
    CorrectionFile,
    Corrections,
    correction_files,
    corrections_faults,
    corrections_table,
    load_corrections,
    load_corrections_beside,
)
from translator.memory.finished_articles import Change, FiledArticle, FinishedArticles, PrintedSentence
from translator.memory.imported_sentences import imported
from translator.memory.keys import file_key, keyboard, plain, setup_of, terms_of
from translator.memory.run_changes import changed_sentences, changed_terms, own_sentences
from translator.memory.sentence_index import SentenceIndex
from translator.memory.sentences import Recollection, ReuseCounts, Sentences
from translator.memory.shared import opened
from translator.storage.database import MEMORY_FILE, open_beside, open_memory, open_read_only
from translator.storage.lock import Standing, output_lock

__all__ = [
    "MEMORY_FILE",
    "Change",
    "CorrectionFile",
    "Corrections",
    "FiledArticle",
    "FinishedArticles",
    "PrintedSentence",
    "Recollection",
    "ReuseCounts",
    "SentenceIndex",
    "Sentences",
    "Standing",
    "changed_sentences",
    "changed_terms",
    "correction_files",
    "corrections_faults",
    "corrections_table",
    "file_key",
    "imported",
    "keyboard",
    "load_corrections",
    "load_corrections_beside",
    "open_beside",
    "open_memory",
    "open_read_only",
    "opened",
    "output_lock",
    "own_sentences",
    "plain",
    "setup_of",
    "terms_of",
]
