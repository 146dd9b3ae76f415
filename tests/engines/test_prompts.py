"""What the language model is given."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.engines.base import Request
from translator.engines.llm.prompts import evades, opening, prompt
from translator.records import Role

REQUEST = Request("船開了。", terms=(("船", "Sea Wind"), ("船隻", "Sea Wind"), ("港", "NPC")))


@pytest.mark.parametrize(
    ("request_", "turns"),
    [
        (Request("船开了。"), ["user\nTranslate this sentence into English:\n船开了。", "assistant\n"]),
        (
            Request("港口扩建", Role.TITLE),
            ["user\nTranslate this headline into English, as a headline:\n港口扩建", "assistant\n"],
        ),
        (
            Request("船开了。", terms=(("船", "Sea Wind"), ("港", "NPC"))),
            [
                "user\nTranslate this sentence into English, with these words in it: Sea Wind; NPC:\n船开了。",
                "assistant\n",
            ],
        ),
        (
            Request("船开了。", prefix="The Sea"),
            ["user\nTranslate this sentence into English, beginning with: The Sea:\n船开了。", "assistant\nThe Sea"],
        ),
        (
            Request("船开了。", draft="It left.", missing=("Sea Wind",)),
            [
                "user\nTranslate this sentence into English:\n船开了。",
                "assistant\nIt left.",
                "user\nThese words are missing: Sea Wind\n"
                "Translate it again, completely, all in English, with the words as given.",
                "assistant\n",
            ],
        ),
    ],
    ids=["a sentence", "a headline", "told", "begun", "a repair turn"],
)
def test_a_model_with_an_adapter_is_asked_as_it_was_trained(request_: Request, turns: list[str]) -> None:
    """To the letter: it learned from these words, without instructions or examples before them."""
    assert prompt(request_) == "<|im_end|>\n".join(f"<|im_start|>{turn}" for turn in turns)


def test_turns_alternate_and_end_with_the_model() -> None:
    """ChatML turns go system, user, assistant, user …, each closed but the last."""
    text = opening() + prompt(Request("船", draft="A ship.", missing=("NPC",)))
    speakers = [turn.split("\n")[0] for turn in text.split("<|im_start|>")[1:]]
    assert speakers[0] == "system"
    assert all({a, b} == {"user", "assistant"} for a, b in pairwise(speakers[1:]))
    assert speakers[-1] == "assistant"
    assert text.count("<|im_end|>") == len(speakers) - 1


def test_source_and_words_are_in_the_prompt() -> None:
    """The source stands in the request, and each word to use once."""
    text = prompt(REQUEST)
    assert "船開了。" in text
    assert (text.count("Sea Wind"), text.count("NPC")) == (1, 1)


def test_heading_is_asked_for_as_one() -> None:
    """Headings are translated as headings, sentences as sentences."""
    assert "headline" in prompt(Request("港口擴建", Role.HEADING))
    assert "headline" not in prompt(Request("港口擴建。"))


def test_prefix_is_what_the_answer_goes_on_from() -> None:
    """The prompt ends with the prefix, which the model continues."""
    assert prompt(Request("船開了。", prefix="The Sea")).endswith("<|im_start|>assistant\nThe Sea")


def test_repair_turn_has_the_draft_and_what_it_lacks() -> None:
    """A repair turn shows the earlier English and names what is missing."""
    text = prompt(Request("船開了。", draft="It left.", missing=("Sea Wind", "NPC")))
    assert "assistant\nIt left.<|im_end|>" in text
    assert "Sea Wind; NPC" in text.split("It left.")[1]


@given(st.text("船港a ", max_size=4), st.text("船港a ", max_size=4), st.sampled_from(["", "The", "The S"]))
def test_no_prompt_is_the_beginning_of_another(first: str, second: str, prefix: str) -> None:
    """The library lends a finished prompt's last block to what goes on from it, so none may."""
    one, two = prompt(Request(first)), prompt(Request(second, prefix=prefix))
    assert one == two or not two.startswith(one)


def test_an_answer_that_repeats_the_prompt_is_known() -> None:
    """Instructions and example answers said back are told from translations."""
    assert evades("Some Chinese words were left in it. Translate it again.")
    assert evades("Headline, with these words in it: Nanya")
    assert evades("He added that, apart from the three companies mentioned above, not a single supplier has.")
    assert not evades("He published a translation of the book in Chinese words.")


@pytest.mark.parametrize(
    "text",
    [
        "I apologize, but I cannot translate the given text.",
        "I'm sorry, but I can't assist with that request.",
        "Sorry, but I am unable to translate this.",
    ],
)
def test_a_refusal_is_no_answer(text: str) -> None:
    """A model that excuses itself has not translated."""
    assert evades(text)


def test_an_apology_in_the_news_is_an_answer() -> None:
    """People in the news are sorry too."""
    assert not evades("I'm sorry, but I could not come, the minister said.")
    assert not evades("He said: I apologize, but I cannot say more.")
