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
from translator.records import Check, Entry, Role
from translator.train.forms import Form, Row, dictionary_words
from translator.train.names import Names, known_people
from translator.train.pairs import Pair, read_pairs, set_apart
from translator.train.rows import rows_of

GLOSSARY = Glossary(ENTRIES)
SHIP = ("船開了。", "The ship left.")


NAMES = Names.of([
    Pair("格拉諾勒斯", "Granollers"), Pair("塔赫瓦 (巴倫西亞)", "Tavira (Valencia)"), Pair("塔赫瓦", "Tahwa"),
    Pair("船", "Ship"), Pair("汽車", "Car"), Pair("雜訊", "noise"), Pair("恩賈格", "Njagg, Ghana"),
])  # fmt: skip
CHAIRWOMEN = [
    (
        f"{year}年，董事長林佩珊明天到訪，市長歡迎她來。",
        f"In {year}, Chairwoman Lin Pei-shan is visiting tomorrow, and the mayor welcomes her.",
    )
    for year in range(1900, 2000)
]


def made(*pairs: tuple[str, str], names: Names = NAMES) -> tuple[Row, ...]:
    """The rows of pairs under the tests' glossary, without names by themselves."""
    rows = rows_of([Pair(*pair) for pair in pairs], GLOSSARY, names).rows
    return tuple(row for row in rows if row.form is not Form.LABEL)


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
    assert read_pairs([path]) == [Pair(*SHIP, is_correction=path.suffix == ".csv")]


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
    assert {row.form for row in rows} == set(Form) - {Form.PLAIN, Form.LABEL}
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
    """Where neither side ends as a sentence does; and oftener than a sentence is."""
    rows = [
        row for row in made(("航運運價連三週下跌", "Freight Rates Fall for Third Week")) if row.form is not Form.BACK
    ]
    assert len(rows) == 3
    assert all("Translate this headline into English, as a headline" in row.prompt for row in rows)


def test_what_the_desk_wrote_itself_weighs_most(tmp_path: Path) -> None:
    """A correction is asked three times, in forms of its own each time; of a memory's sentence there is one row."""
    (tmp_path / "corrections.csv").write_text(
        "source,english\n船開了，很慢。,The ship left slowly.\n", encoding="utf-8"
    )
    (tmp_path / "memory.tmx").write_bytes(write_tmx([("船到了，很晚。", "The ship arrived late.")]))
    rows = rows_of(read_pairs([tmp_path]), GLOSSARY).rows
    asked = [row.answer for row in rows if row.form is not Form.BACK]
    assert sorted(asked) == ["The ship arrived late.", *["The ship left slowly."] * 3]


def test_whoever_holds_an_office_is_asked_for_again_with_others() -> None:
    """The second row has another person in the place of the first, in what is asked and in what is said."""
    rows = made(*CHAIRWOMEN)
    others = [row for row in rows if "Lin Pei-shan" not in row.answer and row.form in (Form.WRITTEN, Form.TOLD)]
    assert len(others) > 50
    for row in others:
        name = re.search(r"Chairwoman (.+?) is visiting", row.answer)
        assert name is not None
        assert name[1] in known_people()
        assert name[1] in row.prompt


def test_whoever_is_of_a_party_is_asked_for_again() -> None:
    """Two rows, as for an office; one where nobody is named."""
    member = (
        "民進黨的林佩珊昨天到過港口。",
        "Lin Pei-shan of the Democratic Progressive Party was at the port yesterday.",
    )
    party = ("民進黨昨天到過港口。", "The Democratic Progressive Party was at the port yesterday.")
    glossary = Glossary(
        (Entry("民進黨", "Democratic Progressive Party", kind="org"), Entry("林佩珊", "Lin Pei-shan", kind="person"))
    )
    counts = [
        len([row for row in rows_of([Pair(*pair)], glossary).rows if row.form is not Form.BACK])
        for pair in (member, party)
    ]
    assert counts == [2, 1]


def test_an_office_that_went_wrong_is_repaired() -> None:
    """A draft has another office in the place of the one held, which is told."""
    rows = made(*CHAIRWOMEN)
    offices = [row for row in rows if "These words are missing: mayor" in row.prompt]
    assert offices
    for row in offices:
        draft = row.prompt.partition("<|im_start|>assistant\n")[2].partition("<|im_end|>")[0]
        assert "the mayor" not in draft
        assert re.search(r"the (?:chairman|president|minister|director|governor|spokesperson) welcomes", draft)


def test_words_are_told_as_the_dictionary_means_them() -> None:
    """Of the Chinese, and only where the English says one of their meanings."""
    assert dictionary_words("乌云来了，产能不足。", "Production capacity is short.") == []
    assert dictionary_words("乌云来了，产能不足。", "A black cloud came.") == [("乌云", "black cloud")]
    pairs = [(f"烏雲第{n}次來了。", f"The black cloud came {n} times.") for n in range(11, 211)]
    told = [row for row in made(*pairs) if row.form is Form.GLOSSED]
    assert len(told) > 5
    assert all("; black cloud:" in row.prompt for row in told)


def test_names_are_told_inside_sentences_and_asked_by_themselves() -> None:
    """Where the English says them; a word of the language, a form of one character and a name of two are none."""
    pairs = [(f"他{n}年住在格拉諾勒斯。", f"He lived in Granollers in {n}.") for n in range(1900, 1930)]
    rows = rows_of([Pair(*pair) for pair in pairs], GLOSSARY, NAMES).rows
    assert any("住在Granollers" in row.prompt for row in rows)
    labels = {row.answer: row for row in rows if row.form is Form.LABEL}
    assert set(labels) == {"Granollers", "Njagg"}
    assert labels["Granollers"].prompt == prompt(Request("格拉诺勒斯", Role.HEADING))
    elsewhere = made(("他住在格拉諾勒斯。", "He lived there."))
    assert all("Granollers" not in row.prompt for row in elsewhere)


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


def test_a_name_of_the_list_gives_way_to_the_glossary() -> None:
    """A form that both have is said as the desk says it."""
    listed = Names.of([Pair(ENTRIES[0].source, "Blewwhale")])
    english = f"The ship of {ENTRIES[0].target}, or Blewwhale, left yesterday."
    rows = made((f"{ENTRIES[0].source}的船昨天開走了。", english), names=listed)
    assert all("Blewwhale的" not in row.prompt for row in rows)


def test_the_same_pairs_make_the_same_rows() -> None:
    """Whatever else is taught beside them: a run that was cut off goes on with the rows that it had."""
    assert made(*many(20)) == made(*many(40))[: len(made(*many(20)))]
