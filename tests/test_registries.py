"""What one adds by one file and a row of a table: each is tried with a toy one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import ClassVar, Self

import pytest
from docx import Document
from newsroom import FERRY, job, marked
from typer.testing import CliRunner

import translator
from translator.batch import run
from translator.clean import clean, dates
from translator.cli.app import app
from translator.cli.run_options import BriefOptions
from translator.engines import ENGINES, every, examined, load, ready
from translator.engines.base import Model
from translator.engines.fake import FakeEngine
from translator.errors import InputError, ModelError
from translator.glossary import load as load_glossary
from translator.glossary.glossary_csv import COLUMNS, REQUIRED
from translator.glossary.import_export import write_terms
from translator.models import catalogue, install
from translator.profiles import PROFILES
from translator.progress import Progress
from translator.publish.formats import FORMATS, Format
from translator.read import read, readers, survey
from translator.read.readers import READERS, Reader, supported
from translator.read.signatures import begins
from translator.read.unreadable import UNREADABLE, Unreadable
from translator.records import Check, Entry, Finding, Hypothesis, Marked, Realisation, Step
from translator.records import Document as SourceDocument
from translator.runs import RunOptions
from translator.translate import verify

ROOT = Path(translator.__file__).parent


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article that is verified at once with the fake engine."""
    path = tmp_path / "ferry.txt"
    path.write_text(FERRY, encoding="utf-8")
    return path


def toy_check(weight: int, is_split: bool = True) -> Check:
    """A member that stands in no class body, made as the class makes its own."""
    check = Check.__new_member__(Check, "toy", weight, is_split)  # type: ignore[attr-defined]
    check._name_ = "TOY"
    assert isinstance(check, Check)
    return check


@pytest.mark.parametrize("is_split", [True, False])
def test_a_check_is_a_row_and_a_function(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_split: bool
) -> None:
    """It is weighed, sends its sentences up the ladder, and stands by its name in the report and the pages."""
    toy, engine = toy_check(7, is_split), FakeEngine()

    def look(item: Marked, hypothesis: Hypothesis, terms: tuple[Realisation, ...]) -> Iterable[Finding]:
        return [Finding(toy, "It floats.")] if "票價" in item.segment.text else []

    monkeypatch.setattr(verify, "CHECKS", (*verify.CHECKS, look))
    found = verify.verify(marked("票價漲了。"), Hypothesis("Fares rose."), Step.PLAIN)
    assert (verify.weight(found), found.findings[-1].check) == (7, toy)
    output = tmp_path / "out"
    [outcome] = run(RunOptions([article], output, (Format.HTML,)), job(engine)).outcomes
    assert [(flag.check, flag.message) for flag in outcome.flags] == [("toy", "It floats.")]
    [told] = json.loads((output / "report.json").read_text(encoding="utf-8"))["articles"]
    assert '"check": "toy"' in json.dumps(told)
    assert 'value="check:toy"' in (output / "ferry.html").read_text(encoding="utf-8")
    asked = [request.source for call in engine.calls for request in call]
    assert any("乘客" in source and "票價" not in source for source in asked) is is_split


def test_every_check_says_what_it_weighs() -> None:
    """None is unlisted: the class has the weights; what no other English would pass weighs nothing."""
    unweighed = {Check.SPELLING, Check.NAME, Check.LEFT_OUT, Check.CURRENCY, Check.MEANING}
    assert {check for check in Check if check.weight <= 0} == unweighed
    split = {"empty", "leftover Chinese", "repetition", "truncated", "length", "omission"}
    assert {check.value for check in Check if check.is_split} == split | {"figure", "invented figure", "term"}


class ToyEngine(FakeEngine):
    """An engine over a model that is a file."""

    name: ClassVar = "toy"
    description: ClassVar = "a toy"
    libraries: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def over(cls, model: Model, watch: Progress) -> Self:
        """See `EngineKind.over`."""
        engine = cls()
        engine.model = model
        return engine

    @staticmethod
    def ready(model: Model, watch: Progress, wholly: bool) -> Model:
        """See `EngineKind.ready`."""
        return replace(model, files="f" * 64)

    @staticmethod
    def examined(model: Model, progress: Progress) -> Model:
        """See `EngineKind.examined`."""
        return model


def test_an_engine_is_a_class_a_row_and_a_model(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its model is installed and chosen by its name, it translates a whole run, and the brief says what it is."""
    weights = tmp_path / "weights.toy"
    weights.write_bytes(b"toy")
    digest = sha256(b"toy").hexdigest()
    entry = replace(catalogue.QWEN, id="toy-1", engine="toy", file=weights.name, size=3, digest=digest, wheels=())
    monkeypatch.setenv("TRANSLATOR_MODELS", str(tmp_path / "models"))
    monkeypatch.setattr(catalogue, "CATALOGUE", (*catalogue.CATALOGUE, entry))
    monkeypatch.setitem(ENGINES, "toy", ToyEngine)
    install.install("toy-1", weights)
    plan = install.choose("toy", offline=True)
    assert plan.model is not None
    engine = load(plan.entry.engine, plan.model, lambda *_: None)
    output = tmp_path / "out"
    [outcome] = run(RunOptions([article], output), job(engine)).outcomes
    assert (job(engine).signature.engine, job(engine).signature.files) == ("toy", "f" * 12)
    said = " ".join(cell.text for table in Document(str(outcome.written[0])).tables for cell in table._cells)
    assert "toy-1, a toy run on the computer" in said


def test_an_unknown_engine_is_none_of_the_others() -> None:
    """A name that is in no table is an error that lists those that are."""
    model = Model("m", "0" * 64, Path("m"))
    for ask in (
        lambda: load("nonesuch", model, lambda *_: None),
        lambda: ready("nonesuch", model, lambda *_: None),
        lambda: examined("nonesuch", model, lambda *_: None),
    ):
        with pytest.raises(ModelError, match="nonesuch: no such engine") as caught:
            ask()
        assert caught.value.remedy == "There are argos, ct2, llamacpp, llm, llm-desk, llm-plain."


def test_every_model_has_its_engine() -> None:
    """The catalogue installs nothing that no engine runs, and no engine is without a model."""
    assert {entry.engine for entry in catalogue.CATALOGUE} == set(ENGINES)
    assert all(name == kind.name and kind.description and kind.libraries for name, kind in every().items())


@pytest.mark.parametrize("command", ["run", "text"])
def test_the_command_line_knows_the_names_of_the_tables(command: str) -> None:
    """Engines and profiles that may be asked for are those that there are, in the order of the tables."""
    said = " ".join(CliRunner().invoke(app, [command, "--help"]).stdout.split())
    assert f"--engine <{'|'.join(('auto', *every()))}>" in said
    assert f"--profile <{'|'.join(PROFILES)}>" in said
    assert all(f"{name} {profile.description}" in said for name, profile in PROFILES.items())


def test_a_format_is_a_name_and_a_row(article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It can be asked for by its ending, and every article is had in it."""
    toy = Format.__new_member__(Format, "toy")  # type: ignore[attr-defined]
    toy._value_, toy._name_ = "toy", "TOY"
    monkeypatch.setitem(FORMATS, toy, lambda briefing, house: briefing.title.sentences[0].text.encode())
    assert BriefOptions("json,toy").kinds() == (Format.JSON, toy)
    [outcome] = run(RunOptions([article], tmp_path / "out", BriefOptions("toy").kinds()), job()).outcomes
    assert [path.name for path in outcome.written] == ["ferry.toy"]
    assert outcome.written[0].read_bytes().isascii()


def test_every_format_is_made_and_named_in_the_help() -> None:
    """No member of the enum is without a row, nor is one left out of `--format`."""
    assert list(FORMATS) == list(Format)
    said = " ".join(CliRunner().invoke(app, ["run", "--help"]).stdout.split())
    assert f"{', '.join(Format)}: any of them" in said


def test_every_check_is_reported_by_something() -> None:
    """No name of a check stands in the list alone."""
    sources = (path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py"))
    used = {name for source in sources for name in re.findall(r"\bCheck\.([A-Z_]+)", source)}
    assert used == set(Check.__members__)


# ---------------------------------------------------------------- readers

MARK = b"TOY1\n"
KINDS: tuple[Reader | Unreadable, ...] = (*READERS, *UNREADABLE)


@pytest.fixture
def toy_reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """A reader of files that begin with a mark and go on with text, backwards; it is in the table."""
    toy = Reader(
        "a toy",
        (".toy", ".tin"),
        begins(MARK),
        lambda path, data: SourceDocument(path, data.removeprefix(MARK).decode()[::-1], byline="Tin Soldier"),
    )
    monkeypatch.setattr(readers, "READERS", (*READERS, toy))
    return toy


@pytest.mark.usefixtures("toy_reader")
def test_a_reader_is_a_function_and_a_row(tmp_path: Path) -> None:
    """Its files are found in folders by either suffix, read under any name, and named where others are refused."""
    data = MARK + FERRY[::-1].encode()
    for name in ("a.toy", "b.TIN", "c.txt", "d.docx", "e.nut"):
        (tmp_path / name).write_bytes(data)
    (tmp_path / "f.toy").write_bytes(b"\x89PNG")
    found = survey([tmp_path])
    assert [path.name for path in found.files] == ["a.toy", "b.TIN", "c.txt", "d.docx", "f.toy"]
    assert [item.remedy for item in found.unused] == [f"Use {supported()} files."]
    assert (read(tmp_path / "a.toy").text, read(tmp_path / "b.TIN").byline) == (FERRY, "Tin Soldier")
    assert [read(tmp_path / name).text for name in ("c.txt", "d.docx")] == [FERRY, FERRY]
    with pytest.raises(InputError, match=r"this is a PNG picture, not a toy\. Type or copy"):
        read(tmp_path / "f.toy")


def test_kinds_of_files_are_told_apart_by_their_suffixes() -> None:
    """No suffix stands for two kinds, whether they can be read or not, and all are written small."""
    suffixes = [suffix for kind in KINDS for suffix in kind.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(re.fullmatch(r"\.[a-z0-9]+", suffix) for suffix in suffixes)


def test_what_can_be_read_is_named_where_users_look() -> None:
    """The help of `run` and the README name the first suffix of each kind."""
    said = CliRunner().invoke(app, ["run", "--help"]).stdout
    readme = (ROOT.parent / "README.md").read_text(encoding="utf-8")
    for reader in READERS:
        assert reader.suffixes[0] in said
        assert reader.suffixes[0] in readme


@pytest.mark.parametrize("module", ["discover", "encoding", "refusal", "__init__"])
def test_no_kind_is_named_beside_the_tables(module: str) -> None:
    """What finds, decodes and refuses files has no suffix of its own."""
    source = (ROOT / "read" / f"{module}.py").read_text(encoding="utf-8")
    known = [suffix for kind in KINDS for suffix in kind.suffixes]
    assert not [suffix for suffix in known if f'"{suffix}"' in source]


# ---------------------------------------------------------------- all at once, and what else a newcomer adds


@pytest.mark.usefixtures("toy_reader")
def test_toys_work_together_from_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A toy reader, engine, check and format do a run that is asked for as any other."""
    weights = tmp_path / "weights.toy"
    weights.write_bytes(b"toy")
    digest = sha256(b"toy").hexdigest()
    entry = replace(catalogue.QWEN, id="toy-1", engine="toy", file=weights.name, size=3, digest=digest, wheels=())
    toy_format = Format.__new_member__(Format, "tin")  # type: ignore[attr-defined]
    toy_format._value_, toy_format._name_ = "tin", "TIN"
    toy = toy_check(7)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRANSLATOR_MODELS", str(tmp_path / "models"))
    monkeypatch.setattr(catalogue, "CATALOGUE", (entry,))
    monkeypatch.setitem(ENGINES, "toy", ToyEngine)
    monkeypatch.setitem(FORMATS, toy_format, lambda briefing, house: briefing.title.sentences[0].text.encode())
    monkeypatch.setattr(
        verify, "CHECKS", (*verify.CHECKS, lambda marked, hypothesis, terms: [Finding(toy, "It floats.")])
    )
    install.install("toy-1", weights)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "ferry.toy").write_bytes(MARK + FERRY[::-1].encode())
    result = CliRunner().invoke(app, ["run", "--format", "tin,html", "--offline"])
    assert result.exit_code == 0, result.output
    assert "toy: It floats." in result.stdout
    assert "|engine:toy|model:toy-1|" in result.stdout
    assert sorted(path.name for path in (tmp_path / "output").glob("ferry.*")) == ["ferry.html", "ferry.tin"]


CELLS = {"case": "exact", "kind": "tech"}


@pytest.mark.parametrize("column", [name for name in COLUMNS if name not in REQUIRED])
def test_a_column_is_a_name_a_cell_and_a_field(tmp_path: Path, column: str) -> None:
    """What a column says arrives in the entry, and a format that has no place for it says so when it is exported."""
    path = tmp_path / "glossary.csv"
    cell = CELLS.get(column, "!藍色鯨魚" if column == "aliases" else "Blue Wail")
    path.write_text(f"source,target,{column}\n鯨魚,blue whale,{cell}\n", encoding="utf-8")
    glossary = load_glossary(path)
    assert glossary.entries != (Entry("鯨魚", "blue whale", row=2),)
    assert column in {fault.column for fault in write_terms(glossary, tmp_path / "out.csv")}


def test_a_date_style_is_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """An article's date is found in the way that is added."""
    text = FERRY.replace("2026年3月7日", "西曆2026紀3旬7")
    path = Path("ferry.txt")
    assert clean(SourceDocument(path, text)).published is None
    monkeypatch.setattr(dates, "FORMS", (*dates.FORMS, re.compile(r"西曆(?P<y>\d{4})紀(?P<m>\d+)旬(?P<d>\d+)")))
    assert clean(SourceDocument(path, text)).published == date(2026, 3, 7)


def test_what_to_touch_is_said_and_is_there() -> None:
    """ARCHITECTURE names at most three files or folders for each thing that one adds, and they exist."""
    text = (ROOT.parent / "ARCHITECTURE.md").read_text(encoding="utf-8").partition("## To add something")[2]
    rows = dict(re.findall(r"^\| (?!to add|-)([^|]+?) \| (.+) \|$", text, re.MULTILINE))
    assert {"a reader", "an engine", "a check", "a column of the glossary", "a date style of pages", "a format"} <= set(
        rows
    )
    for what, touched in rows.items():
        named = re.findall(r"`([\w/.]*(?:/|\.py))`", touched)
        assert 1 <= len(named) <= 3, what
        assert all((ROOT / name).exists() for name in named), what
