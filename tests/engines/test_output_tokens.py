"""Which tokens a translation may be written with, and their numbers."""

from __future__ import annotations

import pytest

from translator.engines.llm.output_tokens import numbering

TOKENS = {b"the": 0, "公司".encode(): 1, b" Rapidus": 2, b"\xe5\x8c": 3, b"<end>": 4, b"get_name": 5, b"<stop>": 6}


def test_stops_come_first_then_what_may_be_written() -> None:
    """The tokens that end an answer are 0 and 1; English words follow in their old order; the rest comes last."""
    order, writable = numbering(TOKENS, (6, 4))
    assert order == [6, 4, 0, 2, 1, 3, 5]
    assert writable == 4


def test_numbers_that_no_token_has_keep_a_place() -> None:
    """Some vocabularies have gaps, or two tokens of the same bytes; the others are found by their numbers."""
    order, writable = numbering({b"the": 0, b"<stop>": 3, b" ships": 6}, (3,))
    assert order == [3, 0, 6, 1, 2, 4, 5]
    assert writable == 3


PROSE = (
    "word", " Word", "12", ".", " US$", "é", " 5%", "-scale", "’s", "–", "€", "\u201c",
    ".S", ".m", ".com", ";", ");", " MediaTek", "iPhone", "Ω", " μ",
)  # fmt: skip


@pytest.mark.parametrize("text", PROSE)
def test_english_prose_may_be_written(text: str) -> None:
    """Words, figures, currency, accents and punctuation; what U.S., p.m. and names need; Greek letters alone."""
    assert numbering({text.encode(): 0}, ())[1] == 1


@pytest.mark.parametrize(
    "text", ["日", "カ", "한", "και", ".toString", "get_name", ";return", "$id", "{", "    ", "\n"]
)
def test_other_scripts_and_code_may_not(text: str) -> None:
    """No Chinese is left standing in a translation, and no program begins in one."""
    assert numbering({text.encode(): 0}, ())[1] == 0


def test_a_piece_of_a_character_may_not() -> None:
    """Bytes that are no character of their own could make any."""
    assert numbering({b"\xe5\x8c": 0}, ())[1] == 0
