"""Which scheduler may be asked, and which workers may be sent to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import newsroom
import pytest
from openers import Plain
from typer.testing import CliRunner

from translator.cli.app import app
from translator.cluster.connection import connected, place
from translator.cluster.crew import Crew
from translator.errors import EngineError, ModelError


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:8786", "tls://localhost:8786", " tcp://[::1]:8786 "])
def test_a_scheduler_on_this_machine_needs_no_permission(address: str) -> None:
    """Nor does the brief name anybody."""
    assert place(address, "", offline=True).host == ""


@pytest.mark.parametrize(
    "address", ["", "127.0.0.1:8786", "http://127.0.0.1:8786", "tcp://127.0.0.1", "tcp://:1", "tcp://h:x"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    """The message shows what one looks like."""
    with pytest.raises(ModelError, match=r"tcp://127\.0\.0\.1:8786"):
        place(address, "", offline=False)


def test_another_computer_has_to_be_named() -> None:
    """The message says what would be sent, and how to allow it."""
    with pytest.raises(
        ModelError, match=r"text of your articles would be sent to it.*--allow-host other\.example,farm\.example"
    ):
        place("tls://farm.example:8786", "other.example", offline=False)
    assert (
        place("tls://farm.example:8786", "farm.example, 10.1.2.0/24", offline=False).host == "farm.example, 10.1.2.0/24"
    )


@pytest.mark.parametrize("address", ["tcp://10.1.2.3:8786", "tcp://127.0.0.1:8786"])
def test_offline_allows_no_other_computer(address: str) -> None:
    """Not even a worker of a scheduler on this machine."""
    with pytest.raises(ModelError, match="--offline forbids"):
        place(address, "10.1.2.3", offline=True)


@pytest.mark.parametrize(
    ("worker", "is_allowed"),
    [
        ("tcp://127.0.0.1:40000", True),
        ("tls://10.1.2.77:40000", True),
        ("tcp://10.1.3.77:40000", False),
        ("tcp://192.168.7.7:40000", True),
        ("tcp://192.168.7.8:40000", False),
        ("tcp://[fd00::1]:40000", False),
    ],
)
def test_a_worker_on_another_computer_has_to_be_named_too(worker: str, is_allowed: bool) -> None:
    """By its number or a network that it is in; the scheduler's permission is not theirs."""
    refusal = place("tcp://127.0.0.1:8786", "10.1.2.0/24,192.168.7.7", offline=False).refusal(worker)
    assert (not refusal) == is_allowed
    assert is_allowed or refusal.endswith(f"--allow-host {worker[6:-6].strip('[]')}")


def test_no_scheduler_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what starts one."""
    monkeypatch.setattr("translator.cluster.connection.RECONNECTING", 0.5)
    where = place("tcp://127.0.0.1:9", "", offline=True)
    with (
        pytest.raises(EngineError, match=r"no scheduler answers\. Start one: dask scheduler"),
        connected(where, Plain()(), Plain(), False, lambda line: None),
    ):
        pass


@dataclass
class Asked:
    """A client of a scheduler that has some services."""

    services: dict[str, int]
    dashboard_link = "http://127.0.0.1:8787/status"

    def scheduler_info(self, n_workers: int) -> dict[str, dict[str, int]]:
        """Return what the scheduler says of itself."""
        return {"services": self.services}


@pytest.mark.parametrize(("services", "said"), [({"dashboard": 8787}, Asked.dashboard_link), ({}, "")])
def test_the_page_of_the_scheduler_is_named(services: dict[str, int], said: str) -> None:
    """Where it has one."""
    assert Crew(Asked(services), "tcp://127.0.0.1:8786").dashboard == said


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--engine", "server"], "A server has workers of its own"),
        (["--engine", "argos", "--allow-host", "10.1.2.3", "--offline"], "--offline forbids"),
        (["--engine", "argos", "--cluster", "farm.example"], "not the address of a scheduler"),
        (["--engine", "argos", "--workers", "2"], "No such option: --workers"),
    ],
)
def test_options_that_do_not_go_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: list[str], said: str
) -> None:
    """Nothing is loaded before that is said."""
    monkeypatch.chdir(tmp_path)
    newsroom.articles(Path("in"))
    found = CliRunner().invoke(app, ["run", "in", "--cluster", "tcp://127.0.0.1:9", *more])
    assert found.exit_code == 2
    assert said in found.output


def test_without_the_library_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to type."""
    monkeypatch.chdir(tmp_path)
    newsroom.articles(Path("in"))
    monkeypatch.setattr("translator.cli.clustering.find_spec", lambda name: None)
    found = CliRunner().invoke(app, ["run", "in", "--engine", "argos", "--cluster", "tcp://127.0.0.1:9"])
    assert "--extra cluster" in found.output
