"""The dictionary's table: what is in it, and that it is made as it must be to be read."""

from __future__ import annotations

import pytest

from translator.chinese.script import fold
from translator.dictionary import TABLE, glosses


@pytest.mark.parametrize(
    ("word", "meaning"),
    [("做市商", "market maker"), ("離岸", "offshore"), ("斷章取義", "to quote out of context"), ("晶圓", "wafer")],
)
def test_what_a_word_means_is_found_by_its_folded_form(word: str, meaning: str) -> None:
    """A word in either script has its glosses."""
    assert meaning in " ".join(glosses(fold(word)))


@pytest.mark.parametrize("form", ["", "做市", "做市商們", "zzz", "\t", "龘龘龘"])
def test_what_is_no_form_of_the_table_has_no_gloss(form: str) -> None:
    """Neither the beginning of a form nor one with more behind it."""
    assert glosses(form) == ()


def test_rows_are_sorted_by_their_bytes_and_folded_and_say_something() -> None:
    """A search by halves needs it."""
    rows = TABLE.read_bytes().splitlines()
    forms = [row.partition(b"\t")[0] for row in rows]
    assert forms == sorted(set(forms))
    assert len(forms) > 100_000
    assert all(row.count(b"\t") == 1 and not row.endswith((b"\t", b"|")) for row in rows)
    assert all(form == fold(form) for form in map(bytes.decode, forms))
