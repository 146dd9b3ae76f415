"""Pairs and the rows that they make: asked as the engine asks, said as the program says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from newsroom import ENTRIES

from translator.engines.base import Request
from translator.engines.llm.prompts import prompt
from translator.errors import CorrectionsError
from translator.glossary import Glossary
from translator.memory.import_export import write_tmx
from translator.records import Check, Role
from translator.train.pairs import Pair, read_pairs, set_apart
from translator.train.rows import Form, Row, rows_of

GLOSSARY = Glossary(ENTRIES)
SHIP = ("船開了。", "The ship left.")


def made(*pairs: tuple[str, str]) -> tuple[Row, ...]:
    """The rows of pairs under the tests' glossary."""
    return rows_of([Pair(*pair) for pair in pairs], GLOSSARY).rows


def many(count: int) -> list[tuple[str, str]]:
    """Pairs that each hold a term and a figure, no two alike."""
    return [
        (
            f"藍鯨重工今年得到{number}億美元的訂單，公司十分滿意。",
            f"Blue Whale Heavy Industries received US${number / 10:g} billion in orders this year and is pleased.",
        )
        for number in range(11, 11 + count)
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("corrections.csv", "source,english\n船開了。,The ship left.\n".encode()),
        ("memory.tmx", write_tmx([SHIP])),
        ("pairs.tsv", "船開了。\tThe ship left.\r\n\n".encode()),
        ("pairs.jsonl", json.dumps({"zh": SHIP[0], "en": SHIP[1], "source": "x"}).encode()),
    ],
)
def test_pairs_come_from_each_kind_of_file(tmp_path: Path, name: str, content: bytes) -> None:
    """By its suffix, through the program's own readers where it has them."""
    path = tmp_path / name
    path.write_bytes(content)
    assert read_pairs([path]) == [Pair(*SHIP)]


def test_all_faulty_lines_are_told_at_once(tmp_path: Path) -> None:
    """Each by its number; a file of another kind is refused by its suffix."""
    path = tmp_path / "pairs.jsonl"
    path.write_text('{"zh": "船"}\n[]\n{"zh": "船", "en": "ship"}\n{"zh": 1, "en": 2}\n', encoding="utf-8")
    with pytest.raises(CorrectionsError) as error:
        read_pairs([path])
    assert [fault.row for fault in error.value.faults] == [1, 2, 4]
    with pytest.raises(CorrectionsError, match="fault"):
        read_pairs([tmp_path / "pairs.xlsx"])


def test_what_is_set_apart_is_not_learned() -> None:
    """No sentence of those looked at is learned from, nor another with the same English; more pairs move none over."""
    pairs = sorted((Pair(f"第{n}句。", f"Sentence {n % 90}.") for n in range(100)), key=lambda pair: pair.place)
    taught, held = set_apart(pairs, 0.2, 50)
    assert len(held) == 20
    assert not {p.english for p in taught} & {p.english for p in held}
    assert set_apart([*pairs], 0.2, 5)[1] == held[:5]


def test_a_row_asks_as_the_engine_asks() -> None:
    """Terms and figures stand in the Chinese as the program writes them in, in a prompt of the engine's own."""
    rows = [row for row in made(*many(60)) if row.form is Form.WRITTEN]
    asked = "Blue Whale Heavy Industries今年得到US$1.2 billion的订单，公司十分满意。"
    assert any(row.prompt == prompt(Request(asked, Role.PARAGRAPH)) for row in rows)


def test_a_reference_is_said_as_the_program_says_it() -> None:
    """A bare dollar becomes the source's, so that the model learns no “US US$65 billion”."""
    english = "The company received orders of $65 billion this year and is quite pleased."
    row = made(("公司今年得到650億美元的訂單，十分滿意。", english))[0]
    assert "US$65 billion" in row.answer or row.form is Form.BEGUN
    assert "US$65 billion" in row.prompt


def test_every_form_is_asked_and_each_fits() -> None:
    """Of many pairs some are told, repaired, begun and turned round; prompt and answer together say the English."""
    rows = made(*many(300))
    assert {row.form for row in rows} == {Form.WRITTEN, Form.TOLD, Form.REPAIR, Form.BEGUN, Form.BACK}
    english = {en for _, en in many(300)}
    for row in rows:
        if row.form is Form.BEGUN:
            begun = row.prompt.rpartition("<|im_start|>assistant\n")[2]
            assert begun + row.answer in english
        elif row.form is Form.REPAIR:
            assert "These words are missing: " in row.prompt
        elif row.form is Form.TOLD:
            assert re.search(r", with these words in it: (?:Blue Whale Heavy Industries; )?US\$", row.prompt)
        elif row.form is Form.BACK:
            assert row.prompt.startswith("<|im_start|>user\nTranslate into Chinese:\n")
            assert "億" not in row.answer


def test_a_headline_is_asked_for_as_one() -> None:
    """Where neither side ends as a sentence does."""
    [row, *_] = made(("航運運價連三週下跌", "Freight Rates Fall for Third Week"))
    assert "Translate this headline into English, as a headline:" in row.prompt


def test_what_our_checks_doubt_is_not_taught() -> None:
    """A made-up figure, Chinese left standing, the opposite sense: each is left out and counted."""
    found = rows_of(
        [
            Pair("公司今年得到許多訂單，十分滿意。", "The company received 500 orders this year and is quite pleased."),
            Pair("公司今年得到許多訂單，十分高興。", "The company received many 訂單 this year and is quite pleased."),
            Pair("公司今年的獲利比去年多了許多。", "The company's loss this year is far larger than the last."),
        ],
        GLOSSARY,
    )
    assert found.rows == ()
    assert set(found.left_out) == {Check.INVENTED_FIGURE, Check.LEFTOVER_CHINESE, Check.POLARITY}


def test_the_same_pairs_make_the_same_rows() -> None:
    """Whatever else is taught beside them: a run that was cut off goes on with the rows that it had."""
    assert made(*many(20)) == made(*many(40))[: len(made(*many(20)))]
