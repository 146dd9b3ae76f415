"""terms.csv: every occurrence, a row each."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

from briefings import full

from translator.publish.terms_csv import term_rows, write_terms_csv
from translator.records import Briefing


def table(path: Path, briefing: Briefing) -> list[dict[str, str]]:
    """The rows of the ledger of a run with `briefing`."""
    write_terms_csv(path, lambda: [term_rows(Path("in/a.txt"), briefing)])
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


def occurrences(briefing: Briefing) -> int:
    """How many term occurrences a briefing has."""
    return sum(len(sentence.terms) for passage in briefing.passages() for sentence in passage.sentences)


def test_every_occurrence_has_a_row(tmp_path: Path) -> None:
    """As many rows as occurrences, each with both sentences and a rendering or a reason's place."""
    rows = table(tmp_path / "terms.csv", full())
    assert len(rows) == occurrences(full()) > 0
    assert all(row["article"] == "a.txt" and row["source"] and row["english"] for row in rows)
    assert all(bool(row["rendering"]) == bool(row["step"]) for row in rows)


def test_what_is_missed_comes_first(tmp_path: Path) -> None:
    """The rows without a rendering head the table, as a person looks for them."""
    met = [bool(row["rendering"]) for row in table(tmp_path / "terms.csv", full())]
    assert met == sorted(met)
    assert False in met


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    """Text that a spreadsheet would compute is kept as text."""
    briefing = full()
    passage = next(p for p in briefing.body if any(s.terms for s in p.sentences))
    sentences = tuple(replace(s, text="=1+1") for s in passage.sentences)
    body = tuple(replace(p, sentences=sentences) if p is passage else p for p in briefing.body)
    rows = table(tmp_path / "terms.csv", replace(briefing, body=body))
    assert "'=1+1" in {row["english"] for row in rows}
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_the_file_opens_in_excel(tmp_path: Path) -> None:
    """It begins with a byte order mark, without which Excel takes it for another encoding."""
    write_terms_csv(tmp_path / "terms.csv", list)
    assert (tmp_path / "terms.csv").read_bytes().startswith(b"\xef\xbb\xbf")
