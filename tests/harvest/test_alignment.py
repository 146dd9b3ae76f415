"""Which sentence of a passage became what."""

from __future__ import annotations

import pytest
from growth import TIMES, grows_with_length_only

from translator.harvest.alignment import aligned

ONE, TWO, THREE = "The port grows.", 'Chou said, "We waited."', "Fishermen fear the NT$12.5 billion plan."


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        (f"{ONE} {TWO} {THREE}", {}),
        (f"{ONE} Chou said, “We waited.” {THREE}", {}),
        (f"The harbour will grow. {TWO} {THREE}", {0: "The harbour will grow."}),
        (f"{ONE}  He said: We waited. {THREE}", {1: "He said: We waited."}),
        (f"{ONE} {TWO} Fishers fear it.", {2: "Fishers fear it."}),
        (f"{ONE} Chou spoke. He had waited. {THREE}", {1: "Chou spoke. He had waited."}),
        (
            f'The port is growing. Chou says, "We waited." {THREE}',
            {0: "The port is growing.", 1: 'Chou says, "We waited."'},
        ),
        (f"The port’s growth. {TWO} {THREE}", {0: "The port's growth."}),
    ],
)
def test_sentence_between_those_that_stayed_is_what_was_edited(text: str, changed: dict[int, str]) -> None:
    """Curled quotation marks and odd blanks are no edits; several side by side are told apart where that is plain."""
    found = aligned([ONE, TWO, THREE], text)
    assert (found.changed, found.untold) == (changed, ())


@pytest.mark.parametrize(
    ("text", "untold"),
    [
        (f"{ONE} {THREE}", f"taken out: “{TWO}”"),
        (f"{ONE} It is large. {TWO} {THREE}", "added: “It is large.”"),
        (f"{ONE} {TWO} {THREE} And so on.", "added: “And so on.”"),
        (f"Something else entirely {THREE}", "edited together, so that it is not told which is which: “Something else"),
        (f"{TWO} {ONE} {THREE}", f"added: “{TWO}”"),
    ],
)
def test_what_is_not_plain_is_told_and_not_taken(text: str, untold: str) -> None:
    """Sentences that came, went or changed places, or that were edited into one another."""
    found = aligned([ONE, TWO, THREE], text)
    assert found.changed == {}
    assert found.untold[0].startswith(untold)


def test_sentence_without_english_may_get_some() -> None:
    """A brief has a placeholder for it, or nothing."""
    assert aligned(["", TWO], f"[no translation] {TWO}") == aligned(["", TWO], TWO) == aligned([TWO], TWO)
    assert aligned(["", TWO], f"At last. {TWO}").changed == {0: "At last."}


def test_time_grows_with_the_length_only() -> None:
    """Of a passage none of whose sentences stands there any more, too."""

    def work(size: int) -> object:
        return aligned([f"Sentence {number} of the port." for number in range(size)], "Another text here. " * size)

    assert grows_with_length_only(work, 300, 300 * TIMES)
