"""Texts that are too many to hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.storage import kept_texts
from translator.storage.kept_texts import KeptTexts


def test_texts_come_back_by_their_numbers_from_memory_and_from_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before and after they are more than is held, an empty one and half a surrogate pair too."""
    monkeypatch.setattr(kept_texts, "_HELD", 40)
    kept = KeptTexts(tmp_path)
    texts = ["港口", "", "\udcb4", "動工" * 9, "渡輪加班"]
    for number, text in enumerate(texts):
        assert kept.add(text) == number
        assert [kept[each] for each in range(number + 1)] == texts[: number + 1]


def test_nothing_stays_in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever lists the folder afterwards finds no more than before."""
    monkeypatch.setattr(kept_texts, "_HELD", 1)
    kept = KeptTexts(tmp_path)
    kept.add("漁港" * 9)
    del kept
    assert list(tmp_path.iterdir()) == []
