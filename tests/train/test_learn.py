"""Training end to end on a GGUF file of two layers: it learns, goes on where it was cut off, and runs merged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

pytest.importorskip("torch", reason="the extra `train` is not installed: uv run --extra weights --extra train pytest")

import torch

from translator.engines import load
from translator.engines.base import Model as Installed
from translator.engines.base import Request
from translator.engines.llm import adapter, gguf_graph
from translator.engines.llm.gguf_file import tensors
from translator.engines.llm.openvino_libraries import openvino
from translator.records import Marked, Role, Segment
from translator.train import learn
from translator.train.forms import Form, Row
from translator.train.learn import Course, Learner, Plan, held_loss
from translator.train.looks import Held, Look
from translator.train.model import Model
from translator.train.speak import say
from translator.train.tokens import Sample, Tokens

pytest_plugins = ["training_fixtures"]

MARKED = Marked(Segment("船開了。", Role.PARAGRAPH))
ROWS = tuple(
    Row(Form.PLAIN, f"<|im_start|>user\n{number}<|im_end|>\n<|im_start|>assistant\n", "The ship left.", MARKED)
    for number in range(12)
)
PLAN = Plan(hours=1.0, passes=4, rate=2e-2, batch=256, step=256, looks=2)


def held(samples: Sequence[Sample]) -> Held:
    """Samples to look at whose answers break no promise."""
    return Held(samples, lambda said: 0)


def graph_scores(model: Installed, numbers: list[int]) -> Any:
    """What the prepared graph says after each of `numbers`."""
    file = gguf_graph.folder_of(model) / gguf_graph.GRAPH_FILE
    graph = openvino().Core().compile_model(file, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    given = {
        "input_ids": np.array([numbers]),
        "attention_mask": np.ones((1, len(numbers)), np.int64),
        "position_ids": np.arange(len(numbers))[None],
        "beam_idx": np.zeros(1, np.int32),
    }
    return graph.create_infer_request().infer(given)[0][0]


def test_the_model_is_the_one_that_runs(installed: Installed, tokens: Tokens, model: Model) -> None:
    """Torch computes over the file's numbers what the prepared graph does, but for the graph's 8 bits."""
    numbers = list(tokens.numbers("The ship left.<|im_end|>"))
    with torch.no_grad():
        places = torch.arange(len(numbers))[None]
        found = model.scores(model.hidden(torch.tensor([numbers]), places))[0].numpy()
    expected = graph_scores(installed, numbers)
    assert np.linalg.norm(found - expected) < 0.03 * np.linalg.norm(expected)


def test_what_is_said_together_is_said_alone(tokens: Tokens, model: Model) -> None:
    """Shorter prompts are filled up in front, and that changes no answer."""
    prompts = [tokens.numbers(text) for text in ("a", "The ship left the harbour.", "12")]
    assert say(model, prompts, 6) == [say(model, [prompt], 6)[0] for prompt in prompts]


def test_it_learns_is_written_merged_and_runs(
    installed: Installed, tokens: Tokens, model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Learning brings the loss down; the adapter that it writes, merged into the graph, says what it says in torch."""
    samples = tokens.samples(ROWS, 200)
    before = held_loss(model, samples, 256)
    told: list[str] = []
    done = Learner(model, tokens, replace(PLAN, passes=12), tmp_path / "state.pt").learn(
        Course(samples), held(samples[:4]), lambda *_: None, told.append
    )
    assert held_loss(model, samples, 256) < 0.2 * before
    assert done.worth > 1
    assert told[0].startswith("look 0: loss")
    monkeypatch.setattr(adapter, "NEWS", tmp_path / "own")
    digest = adapter.write(tmp_path / "own", model.adapter.changes())
    adapter.require_fit(adapter.read(tmp_path / "own", digest), {
        name.removesuffix(".weight"): tensor.shape
        for name, tensor in tensors(installed.path).items() if name.startswith("blk.") and len(tensor.shape) == 2
    })  # fmt: skip
    own = replace(installed, id="own", adapter=digest)
    engine = load("llm", own, lambda *_: None)
    numbers = [*samples[0].prompt, *samples[0].answer[:-1]]
    with torch.no_grad():
        expected = model.scores(model.hidden(torch.tensor([numbers]), torch.arange(len(numbers))[None]))[0]
    answer = slice(len(samples[0].prompt) - 1, None)
    found, expected = graph_scores(engine.model, numbers)[answer], expected[answer].numpy()
    # Where a processor has bfloat16, two tokens may be as good as each other in torch.
    chosen = np.take_along_axis(expected, found.argmax(-1)[:, None], -1)[:, 0]
    assert (expected.max(-1) - chosen).max() < 0.02 * expected.std()
    assert np.linalg.norm(found - expected) < 0.15 * np.linalg.norm(expected)
    assert engine.translate([Request("船開了。")])[0]


def test_it_goes_on_where_it_was_cut_off(tokens: Tokens, untaught: Callable[[], Model], tmp_path: Path) -> None:
    """Stopped by Ctrl-C half-way and begun again, it comes to the same adapter as without."""
    samples = tokens.samples(ROWS, 200)
    whole = untaught()
    Learner(whole, tokens, PLAN, tmp_path / "whole.pt").learn(
        Course(samples), held(samples[:2]), lambda *_: None, lambda _: None
    )
    state, told = tmp_path / "cut.pt", list[str]()

    def stop(stage: str, done: int, total: int) -> None:
        if done > total / 2:
            raise KeyboardInterrupt

    cut = Learner(untaught(), tokens, PLAN, state)
    with pytest.raises(KeyboardInterrupt):
        cut.learn(Course(samples), held(samples[:2]), stop, told.append)
    assert state.is_file()
    again = untaught()
    Learner(again, tokens, PLAN, state).learn(Course(samples), held(samples[:2]), lambda *_: None, told.append)
    assert any(line.startswith("Going on after") for line in told)
    for one, other in zip(whole.adapter.copies(), again.adapter.copies(), strict=True):
        assert torch.allclose(one, other, atol=1e-6)


def test_an_adapter_that_makes_it_worse_is_not_kept(
    tokens: Tokens, model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Better by chrF and worse by BLEU is not better, nor with another fault; where answers grow it stops at once."""
    first, longer = Look(1, 20, 50, 1, 1, 3), Look(1, 30, 60, 0.8, 1.5, 3)
    seen = iter([first, replace(first, bleu=19, chrf=55), replace(first, bleu=30, faults=4), longer, longer])
    monkeypatch.setattr(learn, "look", lambda *_: next(seen))
    before = model.adapter.copies()
    samples = tokens.samples(ROWS, 200)
    done = Learner(model, tokens, replace(PLAN, looks=8), tmp_path / "state.pt").learn(
        Course(samples), held(samples[:2]), lambda *_: None, lambda _: None
    )
    assert (len(done.looks), done.best_look) == (5, first)
    assert done.batches < PLAN.passes * len(samples)
    assert all(bool((one == other).all()) for one, other in zip(before, model.adapter.copies(), strict=True))
