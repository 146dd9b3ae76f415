"""The speed benchmark's own arithmetic, on a fake engine and on the tiny Argos package."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "benchmarks"))

import speed
import speed_argos
from machine import Architecture, Machine, Work, least_seconds, operations, traffic
from systems import Pass, Sample, timed_pipeline

from translator.engines.fake import FakeEngine
from translator.engines.llm.prompts import beginning

MODEL = Architecture(layers=100, output=10, cache_bytes=2)
LINES = ["晶圓廠在今年動工。", "公司計畫明年投產，估計創造500個工作機會。"]
SAMPLE = Sample("ours", 2, 100, 1.0, Pass(4.0, 0, 0, 0), Pass(8.0, 0, 0, 0), (Work(5, 2, 3), Work(5, 4, 1)), "v")


def sample_of(engine: FakeEngine) -> Sample:
    """What is measured of the fake engine over `LINES`; a token is a character."""
    return timed_pipeline(LINES, lambda over: speed.work(over, "fast", lambda *_: None), engine, lambda: len)


def test_operations_count_the_output_matrix_for_generated_tokens_only() -> None:
    """Two operations a parameter: the layers for every token of a request's own, the output for what it writes."""
    assert operations([Work(shared=1000, prompt=3, output=2)], MODEL) == 2 * (100 * 5 + 10 * 2)


def test_weights_are_read_once_a_step_for_all_in_flight() -> None:
    """Requests together read the weights as often as the longest of them has steps, and each its own cache."""
    together = [Work(5, 0, 4), Work(5, 0, 2)]
    assert traffic(together, MODEL) == 4 * 110 + 2 * (4 * 7 + 2 * 6)


@pytest.mark.parametrize(("machine", "seconds"), [(Machine(10, 1e9, 2), 44.0), (Machine(1e9, 10, 2), 23.2)])
def test_the_slower_of_arithmetic_and_memory_is_the_limit(machine: Machine, seconds: float) -> None:
    """The least time is what the scarcer of the two rates allows."""
    work = [Work(shared=2, prompt=0, output=2)]
    assert least_seconds(work, MODEL, machine) == pytest.approx(seconds)


def test_nothing_asked_takes_no_time() -> None:
    """No work has a limit of zero seconds."""
    assert least_seconds([], MODEL, Machine(1, 1, 1)) == 0


def test_first_pass_is_counted_line_by_line() -> None:
    """The first pass has the tokens of each line's request, the prompt's common beginning apart."""
    sample = sample_of(FakeEngine())
    assert len(sample.work) == len(LINES)
    assert sample.first.output_tokens == sum(item.output for item in sample.work)
    assert all(len(beginning()) == item.shared > item.prompt > 0 for item in sample.work)
    assert sample.whole.seconds >= sample.first.seconds > 0


def test_retries_are_in_the_whole() -> None:
    """An engine that leaves a figure out is asked again, and what that writes is counted."""
    source = FakeEngine()
    sample_of(source)
    silent = {request.source: ["Nothing of the kind."] for request in source.calls[1]}
    sample = sample_of(FakeEngine(outputs=silent, can_mend=False))
    assert sample.whole.output_tokens > sample.first.output_tokens
    assert sample.first.output_tokens == len(LINES) * (len("Nothing of the kind.") + 1)


def test_start_up_is_before_the_clock() -> None:
    """The model is loaded by a call without requests, which is no part of the first pass."""
    engine = FakeEngine()
    sample_of(engine)
    assert engine.calls[0] == ()
    assert len(engine.calls[1]) == len(LINES)


def test_a_sample_survives_the_way_between_processes() -> None:
    """What a child prints last is read back as it was, whatever it printed before."""
    assert speed.decode(f"Loading\n{json.dumps(asdict(SAMPLE))}\n") == SAMPLE


def test_lines_for_peers_are_spread_over_all() -> None:
    """Peers get lines from the start, the middle and the end, and no more than there are."""
    assert speed.evenly([str(number) for number in range(10)], 4) == ["0", "2", "5", "7"]
    assert speed.evenly(["a"], 4) == ["a"]


def test_ratios_compare_characters_a_second() -> None:
    """A peer that takes as long for half the characters is half as fast, however many sentences each had."""
    peer = replace(SAMPLE, system="plain", sentences=1, characters=50)
    assert speed.ratios(SAMPLE, [peer])[0].startswith("first pass of 2 against plain: 2.00 times")


def test_both_argos_paths_say_the_same(argos_folder: Path) -> None:
    """At equal settings argostranslate's `translate` and the engine give the same English, every round."""
    lines = ["日本政府计划投资晶片工厂。", "公司。", "今年，北海道工厂计划。"]
    assert [item.equal for item in speed_argos.rounds(lines, argos_folder, 2)] == [3, 3]


def test_argos_ratio_is_the_median_of_rounds() -> None:
    """The report gives the median ratio and its extremes."""
    found = [speed_argos.Round(1, theirs, 1, 1, 3) for theirs in (2, 9, 4)]
    last = speed_argos.table(found, sentences=3, characters=60)[-1]
    assert last == "median: 60.0 source characters a second against 15.0; ratio 4.00, from 2.00 to 9.00"
