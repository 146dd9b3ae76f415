"""The first run on a machine without a model: what it says before it fetches anything, and what it then takes."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import typer
from ct2_folder import Hub, make_ct2, serving
from provisioning import Site
from typer.testing import CliRunner, Result

from translator.cli import choosing
from translator.cli.app import app
from translator.models import catalogue, install, suited
from translator.models import wheels as weights
from translator.models.catalogue import ARGOS, QUICKMT
from translator.models.suited import Machine

pytest_plugins = ("provisioning_fixtures",)

HERE = Machine(16_000_000_000, 100_000_000_000, "a processor", 8)
SAID = (
    "No model is here yet. This machine: 16.0 GB of memory, 100.0 GB free on the disk, 8 cores of a processor.",
    f"  best for it: {QUICKMT.id}, CC BY 4.0; 400 MB from the model hub; takes 1.0 GB of memory, 400 MB of disk; "
    f"{QUICKMT.quality}",
    f"  otherwise:   {ARGOS.id}, CC BY 4.0; ",
    "To take the best, add --best. All there are: translator models list",
)


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the hub has of the model, by its names."""
    return {path.name: path.read_bytes() for path in make_ct2(tmp_path_factory.mktemp("hub") / "model").iterdir()}


@pytest.fixture
def hub(root: Path, site: Site, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A hub with the better model, an index with the other, and no model here nor among the installed packages."""
    [package] = [entry for entry in catalogue.CATALOGUE if entry.id == ARGOS.id]
    monkeypatch.setattr(catalogue, "CATALOGUE", (QUICKMT, package))
    monkeypatch.setattr(weights, "locate", lambda entry: ())
    monkeypatch.setattr(suited, "machine", lambda root: HERE)
    with serving(found := Hub(files=dict(files))):
        monkeypatch.setenv("HF_ENDPOINT", found.url)
        yield found


def text(*options: str) -> Result:
    """A line translated, without a word but these options."""
    result = CliRunner().invoke(app, ["text", *options], input="日本政府。\n")
    assert result.exit_code == 0, result.output
    assert result.stdout == "The Japan government.\n"
    return result


def taken(result: Result) -> str:
    """The model that translated, by the signature."""
    return result.stderr.splitlines()[-1].partition("|model:")[2].partition("|")[0]


def test_what_is_best_is_said_and_not_taken_without_a_word(hub: Hub, site: Site) -> None:
    """Machine, licence, size, needs and quality of both, before a byte is fetched; the hub is not even asked."""
    result = text()
    assert taken(result) == ARGOS.id
    assert hub.asked == []
    lines = result.stderr.splitlines()
    begun = next(number for number, line in enumerate(lines) if line.startswith("No model is here yet"))
    assert all(line.startswith(said) for line, said in zip(lines[begun:], SAID, strict=False)), result.stderr
    assert lines[begun + len(SAID)].startswith(f"Fetching {ARGOS.id} (")
    again = text()
    assert "No model is here yet" not in again.stderr
    assert f"note: {QUICKMT.id} may translate better (CC BY 4.0, {QUICKMT.quality}): " in again.stderr


def test_best_is_taken_if_asked(hub: Hub, site: Site) -> None:
    """With --best, once: from then on auto takes it, and nobody is asked for anything."""
    assert taken(text("--best")) == QUICKMT.id
    assert site.asked == []
    asked = len(hub.asked)
    assert taken(text("--best")) == QUICKMT.id
    assert taken(text("--offline")) == QUICKMT.id
    assert len(hub.asked) == asked


def test_best_is_taken_where_another_is_here(hub: Hub) -> None:
    """--best is not for the first run alone."""
    install.install(ARGOS.id)
    assert taken(text()) == ARGOS.id
    assert taken(text("--best")) == QUICKMT.id


@pytest.mark.parametrize("fault", ["not reached", "refused", "damaged", "of another kind", "no English"])
def test_hub_that_does_not_give_it_is_said_and_the_other_taken(
    hub: Hub, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not reached, refused, damaged, without a file, or a model that translates nothing: the run goes on."""
    if fault == "not reached":
        monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    elif fault == "refused":
        hub.status = 403
    elif fault == "damaged":
        hub.wrong = "model.bin"
    elif fault == "of another kind":
        del hub.files["model.bin"]
    else:
        hub.files["src.spm.model"] = b"no pieces"
    result = text("--best")
    assert taken(result) == ARGOS.id
    assert f"note: {QUICKMT.id} is not to be had, so it goes on without: " in result.stderr
    assert install.find_installed(QUICKMT.id) is None


@pytest.mark.parametrize(("key", "model"), [("b", QUICKMT.id), ("B", QUICKMT.id), ("n", ARGOS.id), ("\r", ARGOS.id)])
def test_one_key_on_a_terminal_decides(hub: Hub, key: str, model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What any other key means is said before."""
    monkeypatch.setattr(choosing, "_is_terminal", lambda: True)
    monkeypatch.setattr(typer, "getchar", lambda: key)
    result = text()
    assert taken(result) == model
    assert "Press b to take it now, any other key for the other." in result.stderr


def test_terminal_that_is_closed_wants_nothing(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run goes on as without one."""

    def gone() -> str:
        raise EOFError

    monkeypatch.setattr(choosing, "_is_terminal", lambda: True)
    monkeypatch.setattr(typer, "getchar", gone)
    assert taken(text()) == ARGOS.id


def test_machine_that_is_too_small_is_offered_nothing(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor does --best put a model on it that it has no memory for."""
    monkeypatch.setattr(suited, "machine", lambda root: replace(HERE, memory=900_000_000))
    result = text("--best")
    assert taken(result) == ARGOS.id
    assert QUICKMT.id not in result.stderr
    assert hub.asked == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--offline",), "--best may fetch a model, which --offline forbids."),
        (("--engine", "argos"), "--best and --engine or --model both say which."),
        (("--model", ARGOS.id), "--best and --engine or --model both say which."),
    ],
)
def test_two_ways_to_say_which_are_refused(hub: Hub, options: tuple[str, ...], said: str) -> None:
    """Before anything is fetched."""
    result = CliRunner().invoke(app, ["text", "--best", *options], input="日本政府。\n")
    assert result.exit_code == 2
    assert said in result.stderr
    assert hub.asked == []


def test_list_marks_what_is_best_here(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """And what a model needs that the machine has not."""
    rows = {line.split()[0]: line for line in CliRunner().invoke(app, ["models", "list"]).stdout.splitlines()}
    assert "not installed, best here" in rows[QUICKMT.id]
    assert "best here" not in rows[ARGOS.id]
    monkeypatch.setattr(suited, "machine", lambda root: replace(HERE, memory=900_000_000))
    rows = {line.split()[0]: line for line in CliRunner().invoke(app, ["models", "list"]).stdout.splitlines()}
    assert "needs 1.0 GB of memory" in rows[QUICKMT.id]
    assert "best here" in rows[ARGOS.id]


@pytest.mark.skipif(sys.platform == "win32", reason="it has no pseudo-terminals")
def test_key_is_read_from_a_real_terminal(files: dict[str, bytes], tmp_path: Path) -> None:
    """A run in a terminal waits for the key; what is pressed takes the model from the hub, and the run goes on."""
    import pty

    (tmp_path / "articles").mkdir()
    lines = ("政府計畫投資晶片工廠", *("日本政府今年投資北海道。", "TSMC公司計畫晶片工廠。") * 3)
    (tmp_path / "articles" / "chips.txt").write_text("\n\n".join(lines), encoding="utf-8")
    with serving(hub := Hub(files=dict(files))):
        process, terminal = pty.fork()
        if not process:
            os.chdir(tmp_path)
            settings = {"HF_ENDPOINT": hub.url, "TRANSLATOR_MODELS": str(tmp_path / "models"), "COLUMNS": "200"}
            os.execve(sys.executable, [sys.executable, "-m", "translator", "run"], os.environ | settings)
        said = bytearray()
        while chunk := _read(terminal):
            if b"any other key" in said + chunk and b"any other key" not in said:
                assert not hub.asked
                time.sleep(0.5)  # until it reads keys one by one
                os.write(terminal, b"b")
            said += chunk
        _, status = os.waitpid(process, 0)
    assert os.waitstatus_to_exitcode(status) == 0, said.decode()
    assert f"|model:{QUICKMT.id}|" in said.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # its other end is closed
        return b""
