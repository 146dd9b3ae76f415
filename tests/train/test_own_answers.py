"""Learning from the model's own answers: what they are worth, how they weigh, and that the model comes to say them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from newsroom import ENTRIES

pytest.importorskip("torch", reason="the extra `train` is not installed: uv run --extra weights --extra train pytest")

import torch

from translator.engines.llm.gguf_graph import STOPS
from translator.glossary import Glossary
from translator.train import own_answers
from translator.train.forms import Form, Row
from translator.train.learn import Course, Learner, Plan, losses
from translator.train.looks import Held
from translator.train.model import Model
from translator.train.own_answers import OwnAnswers, judges
from translator.train.pairs import Pair
from translator.train.rows import marked_pair
from translator.train.speak import Draw, say
from translator.train.tokens import Sample, Tokens
from translator.train.worth import worth

pytest_plugins = ["training_fixtures"]

PAIR = Pair(
    "藍鯨重工今年得到120億美元的訂單，公司十分滿意。",
    "Blue Whale Heavy Industries received US$12 billion in orders this year and is very pleased.",
)
ROW = Row(Form.WRITTEN, "", PAIR.english, marked_pair(PAIR, Glossary(ENTRIES)))


@pytest.mark.parametrize(
    ("said", "most"),
    [
        (PAIR.english.replace("12", "21"), 0.85),
        (PAIR.english.replace("Blue Whale Heavy Industries", "The heavy industry group"), 0.7),
        (PAIR.english.replace("in orders", "in orders in orders in orders"), 0.85),
        (PAIR.english.replace("this year and is very pleased", ""), 0.8),
        ("", -1.0),
    ],
    ids=["figure", "term", "doubled", "left out", "empty"],
)
def test_what_no_desk_forgives_is_worth_less(said: str, most: float) -> None:
    """Less than the words that differ take off: the reference itself is worth 1."""
    assert worth(ROW, PAIR.english) == pytest.approx(1)
    assert worth(ROW, said) < most


def test_faults_weigh_beside_words() -> None:
    """Of two answers as near to the reference, the one with the figure is worth more."""
    other_words = worth(ROW, PAIR.english.replace("very", "so"))
    other_figure = worth(ROW, PAIR.english.replace("12", "13"))
    assert other_words - other_figure > 0.15


def test_answers_weigh_by_what_the_others_are_worth(
    model: Model, tokens: Tokens, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The best above 0, the worst below, one that does not end worst of all; the reference is learned beside them."""
    words = ["The best.", "The usual.", "The worst.", "The endless"]
    said = [tokens.numbers(text) + STOPS[:1] for text in words[:3]] + [tokens.numbers(words[3])]
    monkeypatch.setattr(own_answers, "say", lambda *_: said)
    value = {"The best.": 0.9, "The usual.": 0.5, "The worst.": 0.1, "The endless": 1.0}
    lesson = OwnAnswers(model, tokens, lambda _, texts: [value[text] for text in texts], 4)
    sample = Sample(tokens.numbers("1"), tokens.numbers("The ship.") + STOPS[:1])
    weighed = {tokens.text(each.answer): weight for each, weight in lesson([sample])}
    assert weighed["The ship."] == 1
    assert weighed["The best."] > weighed["The usual."] > 0 > weighed["The worst."] > weighed["The endless"] > -2


def test_answers_alike_teach_nothing(model: Model, tokens: Tokens) -> None:
    """Where all are worth the same, the reference alone is left."""
    sample = Sample(tokens.numbers("1"), tokens.numbers("The ship.") + STOPS[:1])
    assert OwnAnswers(model, tokens, lambda asked, _: [0.5] * len(asked), 3)([sample])[0] == (sample, 1.0)


def test_answers_are_drawn_as_probable_as_they_are(model: Model, tokens: Tokens) -> None:
    """One token, four thousand times; with less heat the likeliest comes oftener."""
    prompt = tokens.numbers("12")
    with torch.no_grad():
        hidden = model.hidden(torch.tensor([prompt]), torch.arange(len(prompt))[None])
        scores = model.scores(hidden[0, -1])
    likeliest, shares = int(scores.argmax()), list[float]()
    for heat in (float(scores.std()), float(scores.std()) / 2):  # random numbers have no scale of their own
        drawn = Counter(answer[0] for answer in say(model, [prompt] * 4000, 1, Draw.on("cpu", heat)))
        shares.append(drawn[likeliest] / 4000)
        assert shares[-1] == pytest.approx(float((scores / heat).softmax(-1)[likeliest]), abs=0.03)
    assert 0.02 < shares[0] < shares[1] - 0.05


def test_what_is_improbable_is_unlearned_no_further(model: Model, tokens: Tokens) -> None:
    """A token's share of the loss stops where nothing is left to gain."""
    sample = Sample(tokens.numbers("1"), tokens.numbers("The ship.") + STOPS[:1])
    with torch.no_grad():
        learned, count = losses(model, [sample], [1.0])
        unlearned, _ = losses(model, [sample], [-2.0])
    assert float(learned) > 6 * count  # of random numbers nothing is probable
    assert -12 * count <= float(unlearned) < 0


def boats(model: Model, tokens: Tokens, prompts: Sequence[tuple[int, ...]]) -> float:
    """The share of answers that call it a boat."""
    said = [tokens.text(answer) for answer in say(model, prompts, 30, Draw.on("cpu", 1.0))]
    return sum("boat" in text for text in said) / len(said)


def test_the_model_comes_to_say_what_is_worth_more(
    model: Model, tokens: Tokens, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Taught two English words for one, it says both; by what they are worth, the one."""
    prompts = [tokens.numbers(str(number)) for number in range(10, 40)]
    samples = [
        Sample(prompt, tokens.numbers(text) + STOPS[:1])
        for prompt in prompts
        for text in ("The ship left today.", "The boat left today.")
    ]
    looked = Held(samples[:2], lambda said: 0)
    plan = Plan(hours=1.0, passes=20, rate=1e-2, batch=512, step=512, looks=1)
    Learner(model, tokens, plan, tmp_path / "one.pt").learn(Course(samples), looked, lambda *_: None, print)
    before = boats(model, tokens, prompts * 4)
    monkeypatch.setattr(own_answers, "_REFERENCE", 0.1)
    lesson = OwnAnswers(model, tokens, lambda _, said: [float("boat" in text) for text in said], 4)
    learner = Learner(model, tokens, replace(plan, passes=2, answers=4), tmp_path / "two.pt")
    done = learner.learn(
        Course(samples[1::2], lesson), replace(looked, samples=samples[1:2]), lambda *_: None, lambda _: None
    )
    assert 0.2 < before < 0.8
    assert done.batches > 0
    assert boats(model, tokens, prompts * 4) > before + 0.2


def test_all_cores_judge(tokens: Tokens) -> None:
    """Answers come back with their own worth, in order."""
    sample = tokens.samples([ROW], 400)[0]
    said = [PAIR.english, PAIR.english.replace("12", "13")] * 20
    with judges({sample: ROW}) as worths:
        assert worths([sample] * 40, said) == [worth(ROW, text) for text in said]
