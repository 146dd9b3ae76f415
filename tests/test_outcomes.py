"""The outcomes of many articles: as they were told, in the order of their paths, and hardly any of them held."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from translator.errors import TranslatorError
from translator.outcomes import Outcomes
from translator.records import Flag, Outcome
from translator.storage import kept_texts


def outcome(path: Path, output: Path, number: int = 1) -> Outcome:
    """One with two files, counts and three flags."""
    flags = tuple(Flag("figure", f"{number + each} is not in the English.", f"漁港{number}公尺") for each in range(3))
    written = (output / f"{path.stem}.docx", output / f"{path.stem}.html")
    return Outcome(path, written, {"sentences": number, "flags": 3}, flags, 40 + number, number % 2 == 0)


def test_outcomes_are_as_they_were_told_and_in_the_order_of_their_paths(tmp_path: Path) -> None:
    """Whatever became of each, and whichever was first."""
    paths = [tmp_path / name for name in ("a.txt", "b.txt", "c.txt")]
    told = [outcome(paths[0], tmp_path), Outcome(paths[1], error=TranslatorError("no")), outcome(paths[2], tmp_path, 2)]
    found = Outcomes(paths, tmp_path)
    for each in reversed(told):
        found.put(each)
    assert list(found) == told
    assert (len(found), found[1], found[-1], found[1:]) == (3, told[1], told[2], told[1:])
    assert found.done == [paths[0], paths[2]]


def test_the_last_that_is_told_of_an_article_counts(tmp_path: Path) -> None:
    """An article that was written and then failed has failed."""
    path = tmp_path / "a.txt"
    found = Outcomes([path], tmp_path)
    found.put(outcome(path, tmp_path))
    found.put(failed := Outcome(path, error=TranslatorError("no")))
    assert (list(found), found.done, len(found)) == ([failed], [], 1)


def test_what_a_run_that_stopped_had_not_come_to_says_so(tmp_path: Path) -> None:
    """Before it stops such an article has no outcome."""
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    found = Outcomes(paths, tmp_path)
    found.put(outcome(paths[1], tmp_path))
    assert (len(found), [each.source for each in found]) == (1, [paths[1]])
    found.stop(TranslatorError("The disk is full."))
    assert (len(found), found.done) == (2, [paths[1]])
    assert str(found[0].error) == f"{paths[0]}: not done: the run stopped. The disk is full."


def test_an_outcome_takes_a_few_hundred_bytes_at_the_most(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its flags, counts and files are kept elsewhere: of a hundred thousand articles they would be a gigabyte."""
    monkeypatch.setattr(kept_texts, "_HELD", 1)
    paths = [tmp_path / f"{number:05}.txt" for number in range(4000)]
    found = Outcomes(paths, tmp_path)
    names = [outcome(path, tmp_path).written for path in paths]  # paths are of strings that Python has one table of
    tracemalloc.start()
    for number, path in enumerate(paths):
        found.put(outcome(path, tmp_path, number))
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.reset_peak()
    assert sum(each.counts["flags"] for each in found) == 3 * len(paths)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept / len(names) < 250
    assert peak / len(paths) < 300
