"""`translator init` lays out a folder to begin in, and takes nothing that is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from translator import installation
from translator.cli.app import app

ROOT = Path(__file__).parent.parent.parent
SAMPLE = Path("articles") / "chitose-pilot-line.txt"
LAID_OUT = (Path("glossary.csv"), Path("brief.toml"), SAMPLE)


def init(*arguments: str) -> Result:
    """The result of `translator init`."""
    return CliRunner().invoke(app, ["init", *arguments])


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("folder", [(), ("desk",), ("a desk/within",)], ids=str)
def test_a_folder_is_laid_out(here: Path, folder: tuple[str, ...]) -> None:
    """The glossary, the house style and a sample are those of the repository, byte for byte, and nothing else."""
    result = init(*folder)
    desk = here.joinpath(*folder)
    assert result.exit_code == 0, result.output
    assert {path.relative_to(desk) for path in desk.rglob("*") if path.is_file()} == set(LAID_OUT)
    assert all((desk / name).read_bytes() == (ROOT / name).read_bytes() for name in LAID_OUT)
    assert result.stdout.splitlines()[0] == f"{Path(*folder, 'glossary.csv')}  written"


def test_what_to_type_next_is_said() -> None:
    """From another folder that is two commands; in a checkout they name it, since the program is on no path."""
    run = f'  uv run --project "{ROOT}" translator run'
    assert init().stdout.splitlines()[3:] == ["Type next:", run]
    assert init("desk").stdout.splitlines()[3:] == ["Type next:", '  cd "desk"', run]


@pytest.mark.parametrize("name", LAID_OUT, ids=str)
def test_nothing_is_overwritten(here: Path, name: Path) -> None:
    """What is there stays as it is, and is said; the rest is written."""
    (here / name).parent.mkdir(exist_ok=True)
    (here / name).write_text("mine", encoding="utf-8")
    result = init()
    assert result.exit_code == 0
    assert (here / name).read_text(encoding="utf-8") == "mine"
    assert f"{name.parts[0]}  there already, left as it is" in result.stdout
    assert result.stdout.count("written") == 2


def test_no_sample_joins_articles_of_the_users_own(here: Path) -> None:
    """A folder of articles is left as it is; an empty one has the sample put in."""
    (here / "articles").mkdir()
    assert (init().exit_code, (here / SAMPLE).is_file()) == (0, True)
    (here / SAMPLE).rename(here / "articles" / "mine.txt")
    assert "articles  there already" in init().stdout
    assert [path.name for path in (here / "articles").iterdir()] == ["mine.txt"]


def test_a_link_that_leads_nowhere_is_something(here: Path) -> None:
    """Nothing is written in the place of what only seems to be missing."""
    (here / "glossary.csv").symlink_to("elsewhere.csv")
    assert "glossary.csv  there already" in init().stdout
    assert (here / "glossary.csv").is_symlink()


def test_a_file_in_the_place_of_the_folder(here: Path) -> None:
    """Where no folder can be made, that is said, and nothing is written."""
    (here / "desk").write_text("mine", encoding="utf-8")
    result = init("desk")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"error: {Path('desk/glossary.csv')}: cannot be written")
    assert (here / "desk").read_text(encoding="utf-8") == "mine"


def test_a_laid_out_folder_has_a_faultless_glossary_and_style(here: Path) -> None:
    """The glossary passes its own check."""
    init()
    assert CliRunner().invoke(app, ["glossary", "check"]).exit_code == 0


def test_only_one_module_knows_how_the_program_is_installed() -> None:
    """A remedy that names `uv` or `pip` itself would be wrong either in a checkout or away from it."""
    source = {path: path.read_text(encoding="utf-8") for path in Path(installation.__file__).parent.rglob("*.py")}
    naming = {path.name for path, text in source.items() if any(f"{tool} " in text for tool in ("uv run", "uv sync"))}
    assert naming | {path.name for path, text in source.items() if "pip install" in text} == {"installation.py"}
