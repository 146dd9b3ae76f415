"""Texts that are too many to hold."""

from __future__ import annotations

import sys
from contextlib import suppress
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


@pytest.mark.skipif(sys.platform == "win32", reason="no limit can be set there")
def test_full_disk_takes_no_more_and_what_was_kept_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether it is full where they are first laid down, or later; once there is room more are kept."""
    import resource

    monkeypatch.setattr(kept_texts, "_HELD", 5000)
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
    for room in (3500, 7500):
        kept, texts = KeptTexts(tmp_path), [str(number) * 1000 for number in range(1, 10)]
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, unlimited[1]))
            taken = [text for text in texts if is_taken(kept, text)]
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
        assert taken == texts[: max(5000, room) // 1000]
        assert [kept[number] for number in range(len(taken))] == taken
        assert kept[kept.add("more")] == "more"


def is_taken(kept: KeptTexts, text: str) -> bool:
    """Whether the disk took it."""
    with suppress(OSError):
        kept.add(text)
        return True
    return False
