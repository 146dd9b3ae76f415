"""What a brief says was checked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from briefings import full

from translator.publish.content.counts import checked
from translator.publish.content.outline import plan
from translator.records import Check, Finding, Translation

SENTENCES = plan(full()).sentences
MODEL = "by the model's own probabilities, which find about half of what is wrong."


def told(sentence: Translation, *findings: Finding) -> Translation:
    """A sentence of which the model says how probable its words are."""
    return replace(sentence, words=(("word", -0.1),), findings=(*sentence.findings, *findings))


def test_terms_and_figures_are_counted() -> None:
    """How many there are and how many of them the English has; without probabilities the meaning is not checked."""
    found = checked(SENTENCES)
    assert found == "Checked: glossary terms in the English, 5 of 6; figures, 6 of 6. The meaning was not checked."


@pytest.mark.parametrize(("doubtful", "count"), [(0, "none"), (1, "1"), (2, "2")])
def test_sentences_in_doubt_are_counted_among_those_judged(doubtful: int, count: str) -> None:
    """A sentence of which the model tells nothing is not among them."""
    doubt = Finding(Check.MEANING, "The meaning is in doubt.")
    judged = [told(sentence, *[doubt][number >= doubtful :]) for number, sentence in enumerate(SENTENCES[:3])]
    found = checked([*judged, *SENTENCES[3:]])
    assert found.endswith(f"Meaning: {count} of 3 sentences in doubt {MODEL}")


def test_what_is_not_known_of_a_model_is_not_said() -> None:
    """How much is found was measured with ours and its adapter: of any other model nobody has."""
    briefing = full()
    ours = plan(replace(briefing, signature=replace(briefing.signature, adapter="a" * 12)))
    assert ours.is_gauged
    found = checked([told(sentence) for sentence in SENTENCES[:3]], plan(briefing).is_gauged)
    assert found.endswith("by the model's own probabilities, and how much of what is wrong they find is not known.")
