"""The language model engine over a pipeline that only counts: what is in flight, and what comes of it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from translator.engines.base import Finished, Model, Request
from translator.engines.llm import engine as llm
from translator.engines.llm.prompts import opening, prompt
from translator.errors import EngineError
from translator.records import Hypothesis

SOURCES = [f"{'船開了，' * length}人走了。" for length in (1, 9, 2, 6, 3, 12, 4)]


class Counting:
    """Finishes a request after a step for each four letters of its prompt past the opening, and keeps what was at work.

    The English of a request names the number that it came with.
    """

    def __init__(self) -> None:
        self.running: dict[int, SimpleNamespace] = {}
        self.in_flight: list[list[int]] = []
        self.prompts: list[str] = []

    def add_request(self, number: int, prompt: str, config: Any) -> SimpleNamespace:
        output = SimpleNamespace(generated_ids=[number], score=-0.1, finish_reason=SimpleNamespace(name="STOP"))
        handle = SimpleNamespace(status=SimpleNamespace(name="RUNNING"), read_all=lambda: [output])
        handle.get_status = lambda: handle.status
        handle.cancel = lambda: setattr(handle.status, "name", "CANCEL")
        handle.left = (len(prompt) - len(opening())) // 4
        self.running[number] = handle
        self.prompts.append(prompt)
        return handle

    def has_non_finished_requests(self) -> bool:
        return bool(self.running)

    def step(self) -> None:
        self.in_flight.append(list(self.running))
        self.running = {number: handle for number, handle in self.running.items() if handle.status.name == "RUNNING"}
        for number, handle in list(self.running.items()):
            handle.left -= 1
            if handle.left <= 0:
                self.running.pop(number).status.name = "FINISHED"

    def get_tokenizer(self) -> SimpleNamespace:
        return SimpleNamespace(decode=lambda tokens: f"English of {tokens[0]}")


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Counting:
    """A counting pipeline that every engine opens."""
    made = Counting()
    monkeypatch.setattr(llm.LlmEngine, "_open", lambda self, way: made)
    return made


def translate(n_best: int, sources: Sequence[str] = SOURCES, finished: Finished | None = None) -> list[str]:
    """The English of `sources`."""
    engine = llm.LlmEngine(Model("qwen", "0" * 64, Path("model.gguf")))
    return [found[0].text for found in engine.translate([Request(source) for source in sources], n_best, finished)]


def english(count: int) -> list[str]:
    """What a counting pipeline makes of as many different sources."""
    return [f"English of {number}" for number in range(count)]


@pytest.mark.parametrize("n_best", [1, 3])
def test_no_more_is_in_flight_than_has_room(pipeline: Counting, monkeypatch: pytest.MonkeyPatch, n_best: int) -> None:
    """Requests wait until the most that they can need is free: a search does not survive a full cache."""
    needs = [llm._need(Request(source), n_best) for source in SOURCES]
    room = sorted(needs)[-1] + sorted(needs)[-2]
    monkeypatch.setattr(llm, "ROOM", room)
    assert translate(n_best) == english(len(SOURCES))
    assert all(sum(needs[number] for number in numbers) <= room for numbers in pipeline.in_flight)
    assert max(map(len, pipeline.in_flight)) > 1


def test_a_request_that_needs_more_than_all_room_goes_alone(
    pipeline: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is tried all the same: it may well need less."""
    monkeypatch.setattr(llm, "ROOM", 1)
    assert translate(1) == english(len(SOURCES))
    assert {len(numbers) for numbers in pipeline.in_flight} == {1}


def test_few_requests_are_in_flight_together(pipeline: Counting) -> None:
    """What is too little to keep a processor busy is not made less: the first step has them all."""
    translate(1)
    assert sorted(pipeline.in_flight[0]) == list(range(len(SOURCES)))


def lengths(count: int) -> list[str]:
    """As many sources, as long as the sentences of an article, its headings and captions: 3 to 109 characters."""
    chance = random.Random(5)
    return [f"{number:02}{'船' * min(107, int(chance.gammavariate(1.6, 24)) + 1)}" for number in range(count)]


@pytest.mark.parametrize(("n_best", "count"), [(1, 90), (5, 54), (5, 12)])
def test_cut_off_half_way_a_third_is_finished(pipeline: Counting, n_best: int, count: int) -> None:
    """Half of all requests are in flight at most, so that not all finish at the end; each comes back in its place."""
    sources, done = lengths(count), list[int]()
    found = translate(n_best, sources, lambda place, _: done.append(len(pipeline.in_flight)))
    assert found == english(len(sources))
    # A step takes as long as there are sequences in it.
    times = list(accumulate(map(len, pipeline.in_flight)))
    assert sum(times[step - 1] <= times[-1] / 2 for step in done) >= len(sources) / 3
    assert max(map(len, pipeline.in_flight)) == len(sources) // 2


def test_equal_prompts_are_asked_once(pipeline: Counting) -> None:
    """Whoever asks gets the answer in each place, and is told of each: the library mixes up equal prompts."""
    told: list[int] = []
    found = translate(3, [SOURCES[1], SOURCES[0], SOURCES[1]], lambda place, _: told.append(place))
    assert found == ["English of 0", "English of 1", "English of 0"]
    assert sorted(told) == [0, 1, 2]
    assert len(set(pipeline.prompts)) == len(pipeline.prompts) == 2


def test_a_beam_more_needs_more_room() -> None:
    """A search as wide as three takes up to three times the English, and the Chinese once."""
    request = Request(SOURCES[1])
    one, two, three = (llm._need(request, beams) for beams in (1, 2, 3))
    assert three - two == two - one > len(request.source)


def test_a_library_that_stopped_is_not_asked_again(pipeline: Counting, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be in any state; what comes next opens it anew."""

    def stop() -> None:
        pipeline.in_flight.append([])
        raise RuntimeError("no room")

    engine = llm.LlmEngine(Model("qwen", "0" * 64, Path("model.gguf")))
    monkeypatch.setattr(pipeline, "step", stop)
    with pytest.raises(EngineError, match="no room"):
        engine.translate([Request(SOURCES[0])])
    assert pipeline.in_flight == [[]]
    monkeypatch.setattr(llm.LlmEngine, "_open", lambda self, way: Counting())
    assert len(engine.translate([Request(source) for source in SOURCES])) == len(SOURCES)


@pytest.mark.parametrize("fault", [KeyboardInterrupt, OSError], ids=["Ctrl-C", "a full disk"])
def test_nothing_is_in_flight_after_a_run_is_cut_off(pipeline: Counting, fault: type[BaseException]) -> None:
    """The library would complain on the terminal of what it holds when it ends; and the engine can go on."""

    def stop(place: int, hypotheses: tuple[Hypothesis, ...]) -> None:
        raise fault

    engine = llm.LlmEngine(Model("qwen", "0" * 64, Path("model.gguf")))
    requests = [Request(source) for source in SOURCES]
    with pytest.raises(fault):
        engine.translate(requests, finished=stop)
    assert len(pipeline.in_flight[-1]) > 1
    assert not pipeline.running
    assert len(engine.translate(requests)) == len(SOURCES)


class Telling(Counting):
    """Reads what it is given letter by letter, each a token, and holds the nth of them as probable as -n / 100."""

    def add_request(self, number: int, prompt: str, config: Any) -> SimpleNamespace:
        handle = super().add_request(number, prompt, config)
        text = prompt if config.echo else "Ships, 3, sail.\0"
        values = [-place / 100 for place in range(len(text))]
        output = SimpleNamespace(
            generated_ids=[ord(letter) for letter in text],
            generated_log_probs=values,
            score=-0.1,
            finish_reason=SimpleNamespace(name="STOP"),
        )
        handle.read_all = lambda: [output]
        return handle

    def get_tokenizer(self) -> SimpleNamespace:
        def letters(tokens: Any) -> Any:
            several = bool(tokens) and isinstance(tokens[0], list)
            return [letters(each) for each in tokens] if several else "".join(map(chr, tokens)).strip("\0")

        def numbers(text: str, add_special_tokens: bool) -> SimpleNamespace:
            return SimpleNamespace(input_ids=SimpleNamespace(shape=(1, len(text))))

        return SimpleNamespace(decode=letters, encode=numbers)


@pytest.fixture
def telling(monkeypatch: pytest.MonkeyPatch) -> llm.LlmEngine:
    """An engine with an adapter, over a pipeline that says how probable each letter is."""
    made = Telling()
    monkeypatch.setattr(llm.LlmEngine, "_open", lambda self, way: made)
    return llm.LlmEngine(Model("qwen", "0" * 64, Path("model.gguf"), adapter="1" * 64))


def test_an_answer_has_its_words_with_their_probabilities(telling: llm.LlmEngine) -> None:
    """A word is what stands between spaces; marks are no part of its probability, nor is the end."""
    [[found]] = telling.translate([Request(SOURCES[0])])
    assert found.words == (("Ships,", -0.1), ("3,", -0.07), ("sail.", -0.46))


def test_what_was_told_how_to_begin_has_no_words(telling: llm.LlmEngine) -> None:
    """Half of them would be somebody else's."""
    [[found]] = telling.translate([Request(SOURCES[0], prefix="Two")])
    assert found.words == ()


def test_a_text_is_read_behind_its_prompt(telling: llm.LlmEngine) -> None:
    """Each of several texts gets its own words, whatever else is read with it; the prompt has none of them."""
    texts = [f"Ship {number}" for number in "abcdefghij"]
    requests = [Request(f"{'船' * length}") for length in range(1, len(texts) + 1)]
    found = telling.read(requests, texts)
    assert [" ".join(word for word, _ in words) for words in found] == texts
    starts = [len(prompt(request)) for request in requests]
    assert [words[1][1] for words in found] == [pytest.approx(-(start + len("Ship ")) / 100) for start in starts]


def test_a_model_without_the_adapter_says_nothing_of_meaning(pipeline: Counting) -> None:
    """What is in doubt was learned of the model with the adapter; the library is not even asked."""
    engine = llm.LlmEngine(Model("qwen", "0" * 64, Path("model.gguf")))
    assert engine.read([Request(SOURCES[0])], ["Ships."]) == [()]
    assert pipeline.prompts == []
