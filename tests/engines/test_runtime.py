"""How the language model's library is set up: by what the processor can do, tried once, remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.engines.llm.runtime import Settings, candidate_settings, chosen_settings

SLOW: Settings = {"INFERENCE_PRECISION_HINT": "bf16"}
QUICK: Settings = {"INFERENCE_PRECISION_HINT": "f32"}
SECONDS = {"bf16": 2.0, "f32": 1.0}


class Clock:
    """Tells how long settings take, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, settings: Settings) -> float:
        self.asked += 1
        return SECONDS[settings["INFERENCE_PRECISION_HINT"]]


@pytest.mark.parametrize(
    ("capabilities", "precisions"),
    [
        ({"BF16", "FP32", "INT8"}, ["f32", "bf16"]),
        ({"FP32", "INT8"}, ["f32"]),
        ({"FP16", "FP32"}, [None]),
    ],
    ids=["AVX-512 with bfloat16, or AMX", "older x86", "Arm"],
)
def test_what_is_tried_depends_on_the_processor(capabilities: set[str], precisions: list[str | None]) -> None:
    """Two ways where bfloat16 is at hand, 8 bits in groups on other x86, the library's own on Arm."""
    assert [way.get("INFERENCE_PRECISION_HINT") for way in candidate_settings(capabilities)] == precisions


def test_the_faster_way_is_taken_and_kept(tmp_path: Path) -> None:
    """Both are tried the first time, neither the second."""
    kept, clock = tmp_path / "settings.json", Clock()
    assert chosen_settings(kept, "this", [SLOW, QUICK], clock) == QUICK
    assert chosen_settings(kept, "this", [SLOW, QUICK], clock) == QUICK
    assert clock.asked == 2


@pytest.mark.parametrize("text", ["", "{", "[]", '{"machine": "another", "settings": {}}', '{"machine": "this"}'])
def test_what_another_machine_or_a_broken_file_says_does_not_count(tmp_path: Path, text: str) -> None:
    """A models folder that came from elsewhere, or a file cut short, is tried anew and mended."""
    kept, clock = tmp_path / "settings.json", Clock()
    kept.write_text(text, encoding="utf-8")
    assert chosen_settings(kept, "this", [SLOW, QUICK], clock) == QUICK
    assert chosen_settings(kept, "this", [SLOW, QUICK], clock) == QUICK
    assert clock.asked == 2


def test_one_way_needs_no_trial(tmp_path: Path) -> None:
    """Where there is nothing to choose, nothing is tried and nothing written."""
    clock = Clock()
    assert chosen_settings(tmp_path / "settings.json", "this", [SLOW], clock) == SLOW
    assert clock.asked == 0
    assert not any(tmp_path.iterdir())


def test_a_folder_that_may_not_be_written_to_is_no_error(tmp_path: Path) -> None:
    """Without a place to keep it, the choice is made each time."""
    assert chosen_settings(tmp_path / "gone" / "settings.json", "this", [SLOW, QUICK], Clock()) == QUICK
