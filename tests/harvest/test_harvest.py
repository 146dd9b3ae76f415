"""Edits of a brief's Word file taken back as corrections."""

from __future__ import annotations

import contextlib
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from newsroom import articles, job

from translator.batch import run
from translator.errors import InputError
from translator.harvest.take import Harvest, Printings, as_corrections, harvest
from translator.memory import MEMORY_FILE, FinishedArticles, load_corrections, open_read_only
from translator.publish.house_style import DEFAULT_STYLE, HouseStyle
from translator.runs import RunOptions

HEADING = "新設備由藍鯨重工供應"
QUOTE = "「我們等了八年，」總經理周明德說，「現在終於可以動工了！」"
FEAR = "地方漁民卻擔心航道變窄。"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture(params=["own", "bilingual", "short"])
def house(request: pytest.FixtureRequest) -> HouseStyle:
    """Each way in which a brief is set."""
    return replace(DEFAULT_STYLE, bilingual=request.param == "bilingual", short=request.param == "short")


def briefed(folder: Path, house: HouseStyle = DEFAULT_STYLE) -> Path:
    """Return an output folder in which both articles were made, and one document of all."""
    run(RunOptions(articles(folder / "in"), folder / "out", house=house, combined=True), job())
    return folder / "out"


def printings(output: Path) -> Printings:
    """Return what was printed there."""
    with open_read_only(output / MEMORY_FILE) as connection:
        return Printings(FinishedArticles(connection).all())


def english_of(output: Path) -> dict[str, str]:
    """Return the English of each Chinese sentence that was printed."""
    with open_read_only(output / MEMORY_FILE) as connection:
        return {s.source: s.english for _, printed in FinishedArticles(connection).all() for s in printed}


def edited(path: Path, edit: Callable[[Any], None], name: str = "") -> Path:
    """Edit a Word file, saved under another name if one is given."""
    document = docx.Document(str(path))
    edit(document.element.body)
    document.save(str(path.with_name(name or path.name)))
    return path.with_name(name or path.name)


def retyped(old: str, new: str, which: int = -1) -> Callable[[Any], None]:
    """Return an edit of the words `old` where they stand in the text for the last time, in one run."""

    def edit(body: Any) -> None:
        found = [node for node in body.iter(qn("w:t")) if old in (node.text or "").replace("“", '"').replace("”", '"')]
        node = found[which]
        node.text = node.text.replace("“", '"').replace("”", '"').replace(old, new)

    return edit


def test_brief_as_it_was_made_gives_nothing(tmp_path: Path, house: HouseStyle) -> None:
    """However it is set; nor does the document of all."""
    output = briefed(tmp_path, house)
    for name in ("1-port.docx", "2-ferry.docx", "briefing.docx"):
        assert harvest(output / name, printings(output)) == Harvest()


@pytest.mark.parametrize("name", ["1-port.docx", "briefing.docx", "sent round.docx"])
def test_sentence_that_was_edited_is_a_correction(tmp_path: Path, name: str) -> None:
    """In the brief, in the document of all, and in a file that was given another name; the next run takes it."""
    output = briefed(tmp_path)
    was = english_of(output)[FEAR]
    source = output / (name if name == "briefing.docx" else "1-port.docx")
    path = edited(source, retyped(was, "Local fishermen fear a narrower channel.", which=0), name)
    found = harvest(path, printings(output))
    assert (found.english, found.untold) == ({FEAR: "Local fishermen fear a narrower channel."}, [])
    table = tmp_path / "corrections-word.csv"
    table.write_bytes(as_corrections(found.english))
    assert load_corrections(table).get(FEAR) == "Local fishermen fear a narrower channel."


def test_headline_and_headings_are_sentences_too(tmp_path: Path) -> None:
    """What is typed into them is taken as well."""
    output = briefed(tmp_path)
    was = english_of(output)
    path = edited(output / "1-port.docx", retyped(was[HEADING], "Cranes by Blue Whale Heavy Industries"))
    assert harvest(path, printings(output)).english == {HEADING: "Cranes by Blue Whale Heavy Industries"}


def test_tracked_changes_count_as_if_they_were_accepted(tmp_path: Path) -> None:
    """Insertions are in the sentence, deletions and what was moved away are not; a comment is no text."""
    output = briefed(tmp_path)

    def edit(body: Any) -> None:
        beginning = english_of(output)[FEAR][:9]
        node = next(node for node in body.iter(qn("w:t")) if (node.text or "").startswith(beginning))
        run = node.getparent()
        deleted = f'<w:del {W} w:id="90" w:author="A"><w:r><w:delText>{node.text}</w:delText></w:r></w:del>'
        moved = f'<w:moveFrom {W} w:id="91" w:author="A"><w:r><w:t>moved away</w:t></w:r></w:moveFrom>'
        added = f'<w:ins {W} w:id="92" w:author="A"><w:r><w:t>Fishermen worry.</w:t></w:r></w:ins>'
        for text in (added, moved, deleted):
            run.addnext(parse_xml(text))
        run.getparent().remove(run)

    was = english_of(output)
    others = [text for source, text in was.items() if source != FEAR]
    found = harvest(edited(output / "1-port.docx", edit), printings(output))
    assert list(found.english) == [FEAR]
    assert found.english[FEAR].startswith("Fishermen worry.")
    assert not any(text in found.english[FEAR] for text in others)


def test_hyphen_that_must_not_break_is_one(tmp_path: Path) -> None:
    """Word has an element of its own for it, and gives it to the text when it saves a brief."""
    output = briefed(tmp_path)
    was = english_of(output)[FEAR]

    def edit(body: Any) -> None:
        node = next(node for node in body.iter(qn("w:t")) if was in (node.text or ""))
        node.text = "Fishermen fear a re"
        node.addnext(parse_xml(f"<w:t {W}>route.</w:t>"))
        node.addnext(parse_xml(f"<w:noBreakHyphen {W}/>"))

    assert harvest(edited(output / "1-port.docx", edit), printings(output)).english == {
        FEAR: "Fishermen fear a re-route."
    }


def test_edits_in_the_summary_and_in_what_to_check_are_taken(tmp_path: Path) -> None:
    """A sentence that stands twice may be edited in either place; two different ones are told."""
    output = briefed(tmp_path)
    was = english_of(output)
    point = next(text for text in was.values() if text and text in _bullets(output / "1-port.docx"))
    source = next(chinese for chinese, text in was.items() if text == point)
    path = edited(output / "1-port.docx", retyped(point, "A point, edited.", which=0))
    assert harvest(path, printings(output)).english == {source: "A point, edited."}
    path = edited(path, retyped(point, "Edited otherwise.", which=0))
    found = harvest(path, printings(output))
    assert found.english == {source: "Edited otherwise."}
    assert found.untold == ["in the summary, other than further up: “A point, edited.”"]


def _bullets(path: Path) -> list[str]:
    """Return the points of a brief, without what leads to their paragraphs."""
    cell = docx.Document(str(path)).tables[0].rows[0].cells[0]
    return ["".join(run.text for run in paragraph.runs).strip() for paragraph in cell.paragraphs]


def test_what_cannot_be_told_is_listed_with_its_passage(tmp_path: Path) -> None:
    """A paragraph that was added belongs to nothing; a sentence that was taken out, or added, is no correction."""
    output = briefed(tmp_path)
    was = english_of(output)
    path = edited(output / "1-port.docx", retyped(was[FEAR], f"{was[FEAR]} It is so."))
    found = harvest(path, printings(output))
    assert found.english == {}
    assert [what.partition(", ")[2] for what in found.untold] == ["added: “It is so.”"]


def test_paragraphs_that_came_or_went_are_listed(tmp_path: Path) -> None:
    """One that a reader wrote between others, and one that is gone with all that it said."""
    output = briefed(tmp_path)
    was = english_of(output)[FEAR]

    def edit(body: Any) -> None:
        numbered = [p for p in body.iter(qn("w:p")) if p.pPr is not None and p.pPr.style == "NumberedText"]
        [fear] = [p for p in numbered if was in "".join(node.text or "" for node in p.iter(qn("w:t")))]
        text = '<w:pPr><w:pStyle w:val="NumberedText"/></w:pPr><w:r><w:t>Our own remark.</w:t></w:r>'
        fear.addprevious(parse_xml(f"<w:p {W}>{text}</w:p>"))
        fear.getparent().remove(fear)

    found = harvest(edited(output / "1-port.docx", edit), printings(output))
    assert found.english == {}
    assert found.untold[0] == "in a paragraph that was added: “Our own remark.”"
    assert found.untold[1].startswith(f"a paragraph that was taken out: “{was}")


def test_file_that_is_no_brief_of_this_folder_is_refused(tmp_path: Path) -> None:
    """One that is not ours, and one of an article that was made elsewhere."""
    output = briefed(tmp_path)
    other = tmp_path / "other.docx"
    docx.Document().save(str(other))
    with pytest.raises(InputError, match="no brief of this program"):
        harvest(other, printings(output))
    with pytest.raises(InputError, match="no article that was translated in this output folder"):
        harvest(output / "1-port.docx", Printings([]))


def with_document(path: Path, change: Callable[[bytes], bytes]) -> bytes:
    """Return a Word file with its text changed as bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == "word/document.xml" else data)
    return out.getvalue()


BOOKMARKS = "".join(f'<w:bookmarkStart w:id="{n}" w:name="body_{n}"/>' for n in range(9000, 39000)).encode()
START = b"<w:body>"
HOSTILE: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda data: data[: len(data) // 2],
    "entities": lambda data: b"<!DOCTYPE x [<!ENTITY y 'z'>]>" + data[data.index(b"<w:document") :],
    "bomb": lambda data: data.replace(START, START + b" " * 20_000_000),
    "bookmarks": lambda data: data.replace(START, START + b"<w:p>" + BOOKMARKS + b"</w:p>" + b"<w:p/>" * 200_000),
    "text": lambda data: data.replace(
        START, START + b"<w:p>" + BOOKMARKS[:900] + (b"<w:r><w:t>" + b"x" * 9 + b"</w:t></w:r>") * 300_000 + b"</w:p>"
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_file_that_is_made_to_harm_costs_a_message_at_most(tmp_path: Path, kind: str) -> None:
    """It is refused, or gives nothing, and is read once."""
    output = briefed(tmp_path)
    path = tmp_path / "1-port.docx"
    path.write_bytes(with_document(output / "1-port.docx", HOSTILE[kind]))
    refused = contextlib.nullcontext() if kind == "bookmarks" else pytest.raises(InputError, match="1-port")
    with refused:
        assert harvest(path, printings(output)).english == {}


def test_what_a_spreadsheet_would_run_is_guarded(tmp_path: Path) -> None:
    """And comes back as it was."""
    table = tmp_path / "corrections.csv"
    table.write_bytes(as_corrections({"-5度。": "-5 degrees.", "船。": '=1+1 "so"'}))
    assert "'-5 degrees." in table.read_text(encoding="utf-8")
    assert load_corrections(table).english == {"-5度。": "-5 degrees.", "船。": '=1+1 "so"'}
