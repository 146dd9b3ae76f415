"""What a server answers, taken apart: whatever it is, an answer or none comes of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.engines.base import UNUSABLE, Request
from translator.engines.server.answers import choices, hypothesis
from translator.records import Hypothesis

JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
TOKENS = st.lists(st.fixed_dictionaries({"token": JSON, "logprob": JSON}), max_size=4)
CHOICES = st.fixed_dictionaries(
    {
        "message": st.fixed_dictionaries({"content": JSON | st.text()}),
        "logprobs": JSON | st.fixed_dictionaries({"content": JSON | TOKENS}),
        "finish_reason": JSON,
    }
)


@given(answer=st.fixed_dictionaries({"choices": JSON | st.lists(JSON | CHOICES, max_size=3)}), goes_on=st.booleans())
def test_any_json_is_an_answer_or_none(answer: dict[str, Any], goes_on: bool) -> None:
    """No text of a server stops a run; a probability is never above one, and what must begin so does."""
    for choice in choices(answer):
        for request in (Request("港口。"), Request("港口。", prefix="The port")):
            found = hypothesis(choice, request, goes_on)
            assert found.text == " ".join(found.text.split())
            assert found.score <= 0
            assert all(value <= 0 for _, value in found.words)
            assert found.text.startswith(request.prefix) or found == UNUSABLE


def told(tokens: list[tuple[str, float]]) -> Hypothesis:
    """What comes of an answer in these tokens, each with its probability."""
    content = [{"token": token, "logprob": value} for token, value in tokens]
    message = {"content": "".join(token for token, _ in tokens)}
    return hypothesis({"message": message, "logprobs": {"content": content}}, Request("港口。"), goes_on=False)


@pytest.mark.parametrize(
    ("tokens", "words"),
    [
        (["The", " port", " open", "s", "."], [("The", -1.0), ("port", -1.0), ("opens.", -2.0)]),
        (["<think>", "Hm", "</think>", "\n\n", "The", " port"], [("The", -1.0), ("port", -1.0)]),
        (["US", "$", "1", ",", "200"], [("US$1,200", -3.0)]),
        ([], []),
    ],
)
def test_tokens_make_words(tokens: list[str], words: list[tuple[str, float]]) -> None:
    """A space begins a word; marks cost nothing; what was thought is no word."""
    assert list(told([(token, -1.0) for token in tokens]).words) == words


def test_thought_is_not_in_the_score() -> None:
    """How probable an answer is does not hang on what was thought before it."""
    assert told([("<think>", -9.0), ("Hm", -9.0), ("</think>", -9.0), ("The", -1.0), (" port", -3.0)]).score == -2.0


@pytest.mark.parametrize(
    ("prefix", "rest", "whole"),
    [
        ("The chip", "s are here.", "The chips are here."),
        ("Nvidia", "'s chips", "Nvidia's chips"),
        ("The chip", "is here.", "The chip is here."),
        ("The chip", " is here.", "The chip is here."),
        ("It cost", "US$1 billion.", "It cost US$1 billion."),
        ("It cost", "$1 billion.", "It cost $1 billion."),
        ("The chip", "The chip is here.", "The chip is here."),
        ("The chip", ", which is here.", "The chip, which is here."),
    ],
)
def test_rest_joins_its_beginning(prefix: str, rest: str, whole: str) -> None:
    """Whether the server keeps the space before it, strips it, or gives back all."""
    choice = {"message": {"content": rest}, "finish_reason": "stop"}
    assert hypothesis(choice, Request("芯片。", prefix=prefix), goes_on=True).text == whole
