"""The JSON brief: its schema, and what it says of an article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from importlib import resources
from typing import Any

import pytest
from briefings import PORT, full, minimal, passage, sentence
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from translator.publish.brief_json import FORMAT, render_json
from translator.publish.formats import Format, render
from translator.publish.house_style import DEFAULT_STYLE
from translator.publish.markdown import render_markdown
from translator.records import Briefing, Check, Dropped, Finding, Passage, Quantity, QuantityKind, Role, Step


def schema() -> dict[str, Any]:
    """Return the schema that comes with the program."""
    text = resources.files("translator.publish").joinpath("brief.schema.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def data(briefing: Briefing) -> dict[str, Any]:
    """Return the brief as read back, after the schema has allowed it."""
    loaded: dict[str, Any] = json.loads(render_json(briefing))
    Draft202012Validator(schema(), format_checker=FormatChecker()).validate(loaded)
    return loaded


def with_figure(value: str, upper: str | None = None) -> dict[str, Any]:
    """Return the figure of a briefing that has one, of that value."""
    text = "長12米。"
    top = None if upper is None else Decimal(upper)
    found = Quantity(1, 4, "12米", QuantityKind.MEASURE, Decimal(value), "12 m", top, "meter", qualifier="about")
    body = (passage(Role.PARAGRAPH, sentence(text, "12 m long.", (), (found,))),)
    figure: dict[str, Any] = data(replace(minimal(), body=body))["body"][0]["sentences"][0]["quantities"][0]
    return figure


def objects(part: Any) -> Iterator[dict[str, Any]]:
    """Yield every schema of an object in a schema."""
    if isinstance(part, dict):
        if part.get("type") == "object":
            yield part
        for value in part.values():
            yield from objects(value)


def test_schema_is_a_schema() -> None:
    """The schema keeps to JSON Schema 2020-12, and its number is the one that is written."""
    Draft202012Validator.check_schema(schema())
    assert schema()["properties"]["format"]["const"] == FORMAT
    assert schema()["$id"].endswith(f":{FORMAT}")


def test_schema_describes_every_property() -> None:
    """Every object forbids what it does not name, requires the rest, and says what each property is."""
    found = list(objects(schema()))
    assert len(found) > 10
    for part in found:
        assert part["additionalProperties"] is False
        assert part["required"] == list(part["properties"])
        assert all(value.get("description") or "const" in value for value in part["properties"].values())


@pytest.mark.parametrize("name", [("role", Role), ("step", Step), ("kind", QuantityKind)])
def test_schema_lists_what_the_records_list(name: tuple[str, type[Role | Step | QuantityKind]]) -> None:
    """The roles, steps and kinds of the schema are those of the records."""
    key, kind = name
    home = {"role": "passage", "step": "sentence", "kind": "quantity"}[key]
    assert schema()["$defs"][home]["properties"][key]["enum"] == [member.value for member in kind]


@pytest.mark.parametrize("briefing", [full(), minimal()], ids=["full", "minimal"])
def test_briefs_keep_to_the_schema(briefing: Briefing) -> None:
    """The longest and the least brief are what the schema says."""
    assert data(briefing)["format"] == FORMAT


def test_schema_refuses_what_it_does_not_know() -> None:
    """A property more, or one that is missing, is no brief."""
    loaded = data(minimal())
    with pytest.raises(ValidationError):
        Draft202012Validator(schema()).validate(loaded | {"more": 1})
    del loaded["byline"]
    with pytest.raises(ValidationError):
        Draft202012Validator(schema()).validate(loaded)


def test_what_is_not_stated_is_null() -> None:
    """A page without date, publisher or byline gives null for them."""
    found = data(minimal())
    assert found["published"] is found["publisher"] is found["byline"] is None


def test_file_is_named_without_its_folder() -> None:
    """The brief says which file it is from, and nothing of where that lay."""
    assert data(full())["source_file"] == "wind-base.txt"
    assert "articles/" not in render_json(full())


def test_offsets_cut_out_what_they_name() -> None:
    """The offsets of terms, renderings and figures give their surface in the text that they are in."""
    terms = figures = 0
    for found in data(full())["body"]:
        for part in found["sentences"]:
            for term in part["terms"]:
                terms += 1
                assert part["source"][term["start"] : term["end"]] == term["surface"]
                if rendering := term["rendering"]:
                    assert part["english"][rendering["start"] : rendering["end"]] == rendering["text"]
            for figure in part["quantities"]:
                figures += 1
                assert part["source"][figure["start"] : figure["end"]] == figure["surface"]
    assert (terms, figures) == (6, 6)


def test_term_that_is_missed_has_no_rendering() -> None:
    """A term that the English does not have is null, and the finding says where it stands in the Chinese."""
    part = data(full())["body"][4]["sentences"][1]
    missed = next(term for term in part["terms"] if term["rendering"] is None)
    named = {"source": PORT.source, "target": PORT.target, "kind": "place"}
    assert missed["entry"] == named | {"row": PORT.row, "file": None}
    assert part["findings"][0] | {"message": ""} == {"check": "term", "message": "", "start": 6, "end": 9}


def test_finding_without_a_place_has_null_offsets() -> None:
    """A finding about the whole sentence has no offsets rather than -1."""
    body = (passage(Role.PARAGRAPH, sentence("雨。", "Rain.", findings=(Finding(Check.LENGTH, "Too short."),))),)
    found = data(replace(minimal(), body=body))["body"][0]["sentences"][0]["findings"]
    assert found == [{"check": "length", "message": "Too short.", "start": None, "end": None}]


def test_figure_has_all_its_parts() -> None:
    """A figure is given by value, unit and qualifier, as text that keeps every digit."""
    assert with_figure("12", "15.50") == {
        "surface": "12米",
        "start": 1,
        "end": 4,
        "kind": "measure",
        "value": "12",
        "upper": "15.50",
        "unit": "meter",
        "currency": "",
        "qualifier": "about",
        "english": "12 m",
        "met": True,
    }


@pytest.mark.parametrize(("value", "written"), [("1.2E+10", "12000000000"), ("1E-3", "0.001"), ("-0.5", "-0.5")])
def test_decimals_are_digits(value: str, written: str) -> None:
    """A value never has an exponent."""
    assert with_figure(value)["value"] == written


def test_summary_is_by_reference_and_by_text() -> None:
    """A point names its sentence and gives its text; a flagged one says so."""
    found = data(full())
    passages = {part["id"]: part for part in found["body"]}
    for point in found["summary"]:
        assert passages[point["passage"]]["sentences"][point["sentence"] - 1]["english"] == point["english"]
    assert [point["is_flagged"] for point in found["summary"]] == [False, False, True, False]


def test_key_figures_stand_in_their_sentence() -> None:
    """A key figure is one of the figures of the sentence that it names."""
    found = data(full())
    passages = {part["id"]: part for part in found["body"]}
    for figure in found["key_figures"]:
        assert figure["quantity"] in passages[figure["passage"]]["sentences"][figure["sentence"] - 1]["quantities"]
    assert len(found["key_figures"]) == 5


def test_checks_name_the_sentences_with_findings() -> None:
    """The checks are the flagged sentences in order, under the numbers of the other briefs."""
    found = data(full())
    assert [(check["number"], check["passage"], check["sentence"]) for check in found["checks"]] == [(1, "body_4", 2)]
    assert found["counts"]["flagged_sentences"] == 1


def test_checks_of_a_sentence_that_stands_twice() -> None:
    """The same flagged sentence twice in a paragraph is two checks, each at its own place."""
    twice = sentence("雨。", "Rain.", findings=(Finding(Check.LENGTH, "Too short."),))
    body = (passage(Role.PARAGRAPH, twice, twice),)
    assert [check["sentence"] for check in data(replace(minimal(), body=body))["checks"]] == [1, 2]


def test_passages_are_named_as_in_the_other_briefs() -> None:
    """The id of a passage is its anchor in the Markdown brief."""
    found = data(full())
    anchors = re.findall(r'<a id="(\w+)">', render_markdown(full()))
    assert {part["id"] for part in found["body"]} | {found["headline"]["id"]} <= set(anchors)


def test_terms_carry_their_kind() -> None:
    """People and organisations can be told by the kind of the term."""
    found = {term["target"]: term["kind"] for term in data(full())["terms"]}
    assert found["Lin Shu-wei"] == "person"
    assert found["Ministry of Economic Affairs"] == "org"


def test_related_items_and_dropped_lines_are_there() -> None:
    """What the brief shortens stands in the data in full."""
    found = data(full())
    assert found["related"][0]["lede"].endswith("詳情如下")
    assert found["related"][0]["headline"]["english"] == "Transport of turbine blades blocks roads in the south"
    assert found["dropped"][0] == {"line": 1, "text": "首頁 | 會員 | 訂閱", "reason": "menu"}
    assert found["counts"]["dropped"] == len(found["dropped"]) == 11


def test_signature_is_whole() -> None:
    """The signature stands there by field and as the line that is printed."""
    found = data(full())["signature"]
    assert found["line"] == str(full().signature)
    assert found["digest"] == full().signature.digest


def test_score_that_is_not_finite_is_null() -> None:
    """JSON has no infinity: a score of minus infinity is null."""
    odd = replace(sentence("雨。", "Rain."), score=float("-inf"))
    found = data(replace(minimal(), body=(passage(Role.PARAGRAPH, odd),)))
    assert found["body"][0]["sentences"][0]["score"] is None


def test_same_briefing_same_text() -> None:
    """The text is made from the briefing alone."""
    assert render_json(full()) == render_json(full())


def test_written_as_utf8() -> None:
    """The file is UTF-8, with the Chinese as it is."""
    text = render(Format.JSON, minimal(), DEFAULT_STYLE).decode("utf-8")
    assert text == render_json(minimal())
    assert "今天下雨。" in text


def test_lone_surrogate_can_be_written() -> None:
    """A character that UTF-8 cannot hold is written as its JSON escape and comes back."""
    found = minimal()
    article = replace(found.article, dropped=(Dropped(1, "\ud83d", "menu"),))
    data = render(Format.JSON, replace(found, article=article), DEFAULT_STYLE)
    assert json.loads(data)["dropped"][0]["text"] == "\ud83d"


def test_related_items_say_what_briefs_make_of_them() -> None:
    """All are there: a mild finding flags one, one that puts the sense in doubt keeps it out of the briefs."""
    first, second = full().related

    def found(check: Check) -> Passage:
        return passage(Role.RELATED, sentence("雨。", "Rain.", findings=(Finding(check, "In doubt."),)))

    items = (first, replace(second, headline=found(Check.SPELLING)), replace(second, headline=found(Check.MEANING)))
    told = [(item["is_flagged"], item["is_left_out"]) for item in data(replace(full(), related=items))["related"]]
    assert told == [(False, False), (True, False), (True, True)]
