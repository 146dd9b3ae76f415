"""terms.csv: every occurrence of every glossary term of a run, a row each, to be read in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from translator.publish.content.outline import plan
from translator.publish.report_json import term_record
from translator.records import Briefing, Realisation, Translation
from translator.storage.files import replace_pieces
from translator.storage.spreadsheet import guarded

_COLUMNS = ("article", "where", "row", "chinese", "target", "rendering", "step", "reason", "source", "english")
_RENDERING = _COLUMNS.index("rendering")


def write_terms_csv(path: Path, articles: Callable[[], Iterable[str]]) -> None:
    """Write the ledger of a run to `path`: UTF-8 with a byte order mark, what is missed first.

    `articles` gives, as often as it is called, the texts that `term_rows` gave.
    Columns: the article file, the place in it, the glossary row, the Chinese as it stands, the target,
    the rendering found, the ladder's step that brought it or the reason why there is none, both sentences.
    Raises `OutputError` when the file cannot be written.
    """
    replace_pieces(path, _pieces(articles))


def term_rows(source: Path, briefing: Briefing) -> str:
    """Return an article's rows of the ledger, as JSON."""
    rows = []
    for place in plan(briefing).places.values():
        for number, sentence in enumerate(place.passage.sentences, 1):
            for term in sentence.terms:
                cells = {"article": source.name, "where": place.where(number)} | _row(term, sentence)
                rows.append([guarded(cells[name]) for name in _COLUMNS])
    return json.dumps(rows)


def _pieces(articles: Callable[[], Iterable[str]]) -> Iterator[bytes]:
    yield "\ufeff".encode() + _csv([_COLUMNS])
    for is_met in (False, True):
        for rows in map(json.loads, articles()):
            yield _csv(row for row in rows if bool(row[_RENDERING]) == is_met)


def _csv(rows: Iterable[Iterable[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8", "backslashreplace")


def _row(term: Realisation, sentence: Translation) -> dict[str, str]:
    record = term_record(term, sentence)
    return {
        "row": term.hit.entry.place,
        "chinese": term.hit.surface,
        "target": term.hit.entry.target,
        "rendering": record["rendering"] or "",
        "step": record["step"] or "",
        "reason": record["reason"] or "",
        "source": sentence.segment.text,
        "english": sentence.text,
    }
