"""The pages of tests/pages, in the shapes of outlets: what is read of them, at floors that are what is reached."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "benchmarks"))

import pages

EXPECTED = json.loads((pages.PAGES / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", EXPECTED)
def test_page(name: str) -> None:
    """Title, date and paragraphs are those of the page, whole and nothing more."""
    taken, wanted = pages.ours(pages.PAGES / f"{name}.html"), EXPECTED[name]
    assert (taken.title, taken.published) == (wanted["title"], wanted["published"])
    assert pages.f1(taken.paragraphs, wanted["paragraphs"]) == 1


def test_every_page_has_its_expectation() -> None:
    """No page is left out of the set."""
    assert {path.stem for path in pages.PAGES.glob("*.html")} == set(EXPECTED)
    assert len(EXPECTED) >= 40


def test_paragraphs_are_counted_once() -> None:
    """F1 is over paragraphs, each as often as it stands, without regard to white space."""
    assert pages.f1(["a b", "c"], ["ab", "c"]) == 1
    assert pages.f1(["a", "a"], ["a", "b"]) == 0.5
    assert pages.f1([], ["a"]) == 0


def test_page_that_is_refused_counts_as_nothing(tmp_path: Path) -> None:
    """Where no article is found there is no title, date or paragraph."""
    path = tmp_path / "a.html"
    path.write_text("<html><body><p>只有標題</p></body></html>", encoding="utf-8")
    assert pages.ours(path) == pages.Taken("", None, ())
