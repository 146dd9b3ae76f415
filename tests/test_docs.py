"""The pages that people read, checked against the program: its commands, options and lists, its rooms, its limits."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import test_layout
from markdown_it import MarkdownIt
from typer import BadParameter
from typer.main import get_command

from translator.cli import app as cli
from translator.engines import ENGINES, every
from translator.glossary.glossary_csv import COLUMNS, REQUIRED
from translator.glossary.validate import KINDS
from translator.models.catalogue import CATALOGUE
from translator.profiles import BALANCED, PROFILES
from translator.publish.formats import FORMATS
from translator.publish.house_style import HouseStyle
from translator.read import MAX_TEXT
from translator.read.readers import suffixes
from translator.storage.bounded_read import ARTICLE

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/cluster.md")
UsageError = BadParameter.__mro__[1]  # which has no public name


@dataclass(frozen=True, slots=True)
class Code:
    """What a page sets as code: a span in its running text, or a line of a block."""

    page: str
    text: str

    @property
    def words(self) -> list[str]:
        """Its words, without a comment and without the brackets around what may be left out."""
        return shlex.split(re.sub(r"\[(-[^]]*)\]", r"\1", self.text), comments=True)


def text(page: str) -> str:
    """A page."""
    return (ROOT / page).read_text(encoding="utf-8")


def code(page: str) -> Iterator[Code]:
    """What a page sets as code, in its order."""
    for token in MarkdownIt("commonmark").enable("table").parse(text(page)):
        if token.type in ("fence", "code_block"):
            yield from (Code(page, line) for line in token.content.splitlines())
        yield from (Code(page, child.content) for child in token.children or () if child.type == "code_inline")


def table(page: str, head: str) -> dict[str, list[str]]:
    """The rows of the table whose first head is `head`: the other cells by what stands as code in the first."""
    lines = text(page).splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(f"| {head} |")) + 2
    rows: dict[str, list[str]] = {}
    for line in lines[start:]:
        if not line.startswith("|"):
            break
        first, *rest = (cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1])
        rows |= dict.fromkeys(re.findall(r"`([^`]+)`", first) or [first], rest)
    return rows


def scripts(name: str = "*.py") -> list[str]:
    """The text of what is in benchmarks/, or of one script there with what it shares with the others."""
    return [
        path.read_text(encoding="utf-8") for each in (name, "common.py") for path in (ROOT / "benchmarks").glob(each)
    ]


@cache
def commands() -> dict[tuple[str, ...], Any]:
    """Every command of the program, groups too, by the words that name it."""

    def named(command: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
        yield words, command
        for name, each in getattr(command, "commands", {}).items():
            yield from named(each, (*words, name))

    return dict(named(get_command(cli.app)))


def parse(words: list[str]) -> None:
    """Read a command line as the program would, without doing anything. Raises `UsageError`."""
    name: tuple[str, ...] = ()
    while words and (*name, words[0]) in commands():
        name, words = (*name, words[0]), words[1:]
    if hasattr(commands()[name], "commands"):
        raise UsageError(f"{' '.join((*name, *words))}: no such command.")
    commands()[name].make_context(" ".join(name), list(words))


def command_lines(written: Code) -> list[list[str]]:
    """The command lines of ours that a piece of code is: several where it lists `memory stats | clear`."""
    words = written.words
    at = next((i for i, word in enumerate(words) if word.rpartition("/")[2] == "translator" and words[i + 1 :]), None)
    if at is not None:
        words = words[at + 1 :]
    elif tuple(words[:2]) not in commands() or len(words) < 3:
        return []
    if "|" not in words:
        return [words]
    first, *others = (part.split() for part in " ".join(words).split("|"))
    return [first, *([first[0], *other] for other in others)]


LINES = [(page, line) for page in PAGES for written in code(page) for line in command_lines(written)]
OPTIONS = [(each.page, each.words) for page in PAGES for each in code(page) if each.text.startswith("--")]


@pytest.mark.parametrize(
    ("page", "line"), LINES, ids=lambda value: value if isinstance(value, str) else " ".join(value)
)
def test_command_line_is_one_that_the_program_takes(page: str, line: list[str]) -> None:
    """Commands, options, their values and how many words follow are read by the program's own parser."""
    parse(line)


def test_command_lines_are_found() -> None:
    """In blocks and in running text, alternatives each."""
    found = {" ".join(line) for _, line in LINES}
    assert {"text", "init desk", "run --offline", "memory clear", "models install ID --from FILE --offline"} <= found


@pytest.mark.parametrize(
    "line", ["runs", "run --formats docx", "run --engine opus", "memory show", "models install a b", "doctor x"]
)
def test_command_line_that_is_wrong_is_noticed(line: str) -> None:
    """A command, an option, a value, a word too few or too many."""
    with pytest.raises(UsageError):
        parse(line.split())


@pytest.mark.parametrize(("page", "words"), OPTIONS, ids=lambda value: value if isinstance(value, str) else value[0])
def test_option_exists(page: str, words: list[str]) -> None:
    """An option named by itself is one of the program's, with a value that it takes, or of a script in benchmarks/."""
    takers = [name for name, command in commands().items() if words[0] in options(command)]
    assert takers or words == ["--help"] or any(f'"{words[0]}"' in script for script in scripts())
    if ("run",) in takers and words[1:]:
        parse(["run", *words])


def test_options_of_scripts_exist() -> None:
    """Where a page says how a figure was measured, the script takes what is said."""
    told = [each.words for page in PAGES for each in code(page) if each.text.split(" ")[0].endswith(".py")]
    asked = [(words[0], word) for words in told for word in words[1:] if word.startswith("--")]
    assert asked
    for name, option in asked:
        assert any(f'"{option}"' in script for script in scripts(name)), f"{name} {option}"


def options(command: Any) -> list[str]:
    """The options of a command, each form of each."""
    return [form for each in command.params if each.param_type_name == "option" for form in each.opts]


def row(name: tuple[str, ...], command: Any) -> tuple[str, list[str]]:
    """The row of a command in the README: what names it, what it takes, what it does."""
    takes = [
        "/".join(f"`{form}`" for form in each.opts)
        if each.param_type_name == "option"
        else f"`{each.metavar or each.name.upper()}`"
        for each in command.params
    ]
    return " ".join(name), [", ".join(takes), re.split(r"(?<=[.]) ", " ".join(command.help.split()))[0]]


def test_every_command_and_option_stands_in_the_readme() -> None:
    """The table of commands has each with all that it takes and the first sentence of its help."""
    rows = dict(row(name, command) for name, command in commands().items() if not hasattr(command, "commands"))
    assert table("README.md", "command") == rows, "\n".join(f"| `{name}` | {' | '.join(rows[name])} |" for name in rows)


def test_everything_that_a_command_takes_has_help() -> None:
    """Commands, groups, options and arguments, each in words of its own that end as a sentence does."""
    silent = [
        (*name, each and each.name)
        for name, command in commands().items()
        for each in (None, *command.params)
        if len((command.help if each is None else each.help) or "") < 10
    ]
    assert silent == []


# ---------------------------------------------------------------- lists


def spans(pattern: str, page: str = "README.md") -> list[str]:
    """What stands as code in the one passage of a page that `pattern` finds."""
    (passage,) = re.findall(f"(?s){pattern}", text(page))
    return re.findall(r"`([^`]+)`", passage)


def test_engines_and_models_are_those_of_the_program() -> None:
    """One row an engine, with the model that it has."""
    assert table("README.md", "`--engine`").keys() == every().keys()
    assert ENGINES.keys() == {entry.engine for entry in CATALOGUE}


def test_profiles_are_those_of_the_program() -> None:
    """In their order, the default named as such."""
    rows = [line for line in text("README.md").splitlines() if re.match(r"\| `(fast|balanced|quality)`", line)]
    assert list(table("README.md", "`--profile`")) == list(PROFILES)
    assert [line for line in rows if "the default" in line] == [
        line for line in rows if f"`{BALANCED.name}`" in line[:14]
    ]


def test_formats_are_those_of_the_program() -> None:
    """All that `--format` takes, in its order."""
    (named,) = [each.words[1] for each in code("README.md") if each.text.startswith("--format ")]
    assert named.split(",") == list(FORMATS)


def test_suffixes_are_those_that_are_read() -> None:
    """The files that a run takes from a folder."""
    (named,) = re.findall(r"Files and folders may hold ([^;]*);", text("README.md"))
    assert set(named.split()) == suffixes()


def test_columns_of_the_glossary_are_those_of_the_program() -> None:
    """Required ones and others, and the kinds that a term can be of."""
    assert set(spans(r"Two columns suffice:\s(.*?)\. ")[0].split(",")) == set(REQUIRED)
    rows = table("README.md", "column")
    assert {*rows, *REQUIRED} == set(COLUMNS)
    assert set(re.split(", ", rows["kind"][0].partition(";")[0])) == set(KINDS)


def test_settings_of_the_house_style_are_those_of_the_program() -> None:
    """Those at the top of brief.toml, then its tables (what is in them stands in the file, which has a test)."""
    named = {span.strip("[]") for span in spans(r"In `brief.toml`:(.*?)\.\s")}
    assert named == {field.name for field in fields(HouseStyle)}


def test_limits_are_those_of_the_program() -> None:
    """The bytes and the characters above which an article is refused."""
    assert f"Limits: {ARTICLE.limit // 1024**2} MiB and {MAX_TEXT:,} characters an article." in text("README.md")


# ---------------------------------------------------------------- tools, files, rooms


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_uv_has_what_it_is_told_to_run(page: str) -> None:
    """Extras and tools are in pyproject.toml, and what CONTRIBUTING names is what CI runs."""
    project = tomllib.loads(text("pyproject.toml"))
    tools = {
        re.split("[=<>]", each)[0] for each in (*project["dependency-groups"]["dev"], *project["project"]["scripts"])
    }
    ci = text(".ci/run")
    runs = [each.words for line in code(page) for each in parts(line) if each.words[:2] == ["uv", "run"]]
    assert runs
    for words in runs:
        extras = [after for word, after in pairwise(words) if word == "--extra"]
        tool = next(word for word in words[2:] if word in tools)
        assert set(extras) <= project["project"]["optional-dependencies"].keys()
        assert tool == "translator" or tool in ci


def parts(line: Code) -> list[Code]:
    """The commands of a line that joins several."""
    return [Code(line.page, part) for part in line.text.split(" && ")]


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_leads_to_is_there(page: str) -> None:
    """Links, files of the repository, modules of the package and scripts in benchmarks/."""
    places = (ROOT, ROOT / "translator", ROOT / "benchmarks")
    named = [each.text.split()[0] for each in code(page) if re.match(r"[.\w]+(/[\w.*]*)+$|\w+\.py\b", each.text)]
    named += re.findall(r"\]\(([^)#]+)\)", text(page))
    missing = [name for name in named if not any(is_there(place, name) for place in places)]
    assert named
    assert [name for name in missing if name != ".models/"] == []  # made when a model is


def is_there(place: Path, name: str) -> bool:
    """Whether a file, a folder, or a module (`engines/base.Request`: what it defines too) is in `place`."""
    module, _, inside = name.partition(".")
    if (place / f"{module}.py").exists() and inside not in ("", "py"):
        return hasattr(import_module(f"translator.{module.replace('/', '.')}"), inside)
    return any(place.glob(name.rstrip("/"))) or any(place.glob(f"{name}.py"))


def test_layers_are_those_that_are_tested() -> None:
    """ARCHITECTURE.md draws what the test of the imports enforces."""
    (drawn,) = re.findall(r"\n\n((?:    .*\n)+)", text("ARCHITECTURE.md"))
    layers = [set(re.findall(r"\w+", line.partition("(")[0])) for line in drawn.splitlines()]
    enforced = [set(names) - {"translator", "__main__"} for names in test_layout.LAYERS]
    assert layers == [names for names in enforced if names]


def test_remedies_name_commands_that_exist() -> None:
    """What the program tells its user to type, wherever in its source that stands."""
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "translator").rglob("*.py"))
    groups = "|".join(words[0] for words, command in commands().items() if words and hasattr(command, "commands"))
    told = {tuple(words) for words in re.findall(rf"translator ({groups}) (\w+)", source)}
    assert {("models", "install"), ("glossary", "suggest")} <= told <= commands().keys()


def test_container_is_made_of_what_is_there() -> None:
    """What the wheel is built from is copied, the extra and the model exist, and the commands are the program's."""
    project = tomllib.loads(text("pyproject.toml"))
    lines = [line.split(maxsplit=1) for line in text("Dockerfile").splitlines() if line and not line.startswith("#")]
    copied = {name for kind, rest in lines if kind == "COPY" for name in rest.split()[:-1]}
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    needed = {*wheel["packages"], *project["project"]["license-files"], project["project"]["readme"], "pyproject.toml"}
    assert copied >= needed | {name.split("/")[0] for name in wheel["force-include"]}
    assert all(is_there(ROOT, name) for name in copied)
    runs = [words for kind, rest in lines if kind == "RUN" for words in map(str.split, rest.split(" && "))]
    (extra,) = (words[words.index("--extra") + 1] for words in runs if "--extra" in words)
    assert extra in project["project"]["optional-dependencies"]
    (install,) = (words[1:] for words in runs if words[0] == "translator")
    assert install[-1] in {model.id for model in CATALOGUE}
    (command,) = (json.loads(rest) for kind, rest in lines if kind == "CMD")
    for words in (install, command[1:]):
        parse(list(words))
