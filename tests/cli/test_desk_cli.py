"""`translator desk` as it is typed: the address that it says, where it works, how it ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path

import pytest
from typer.testing import CliRunner

from translator.cli.app import app
from translator.desk.places import Places, Work

pytestmark = pytest.mark.enable_socket


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent otherwise there")
def test_desk_says_its_address_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    """The address lets in once; nothing is loaded or written before there is something to do."""
    folder = tmp_path / "news"
    command = [sys.executable, "-m", "translator", "desk", str(folder), "--no-browser"]
    environment = os.environ | {"TRANSLATOR_MODELS": str(tmp_path / "models")}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        said = re.search(r"http://127\.0\.0\.1:(\d+)(/open\?token=\S+)$", process.stdout.readline().strip())
        assert said
        statuses = []
        for _ in range(2):
            connection = HTTPConnection("127.0.0.1", int(said[1]), timeout=20)
            connection.request("GET", said[2])
            statuses.append(connection.getresponse().status)
            connection.close()
        process.send_signal(signal.SIGINT)
        _, aside = process.communicate(timeout=60)
    assert statuses == [303, 403]
    assert process.returncode == 130
    assert "Stopped. What was finished is kept." in aside
    assert list(folder.iterdir()) == []


def test_port_that_is_taken_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to do instead."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRANSLATOR_MODELS", str(tmp_path / "models"))
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        done = CliRunner().invoke(app, ["desk", "news", "--port", port, "--no-browser"])
    assert done.exit_code == 2
    assert f"error: port {port}: the desk cannot be served there" in done.output
    assert "--port" in done.output


def test_folder_that_is_a_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing is served."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRANSLATOR_MODELS", str(tmp_path / "models"))
    (tmp_path / "news").write_text("", encoding="utf-8")
    done = CliRunner().invoke(app, ["desk", "news", "--no-browser"])
    assert done.exit_code == 2
    assert "news" in done.output


def test_memory_is_that_of_where_it_was_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs of the desk have it for their sentences, as those of `run` do, under any model that is chosen."""
    from translator.desk import server
    from translator.desk.places import Choice

    seen: list[Path | None] = []

    def desk_of(places: Places, work: Work, profile: object) -> None:
        (places.articles).mkdir()
        (places.articles / "a.txt").write_text("港口擴建，漁民擔心。", encoding="utf-8")
        seen.extend([places.memory, work.order().memory, work.under(Choice("", "fast")).order().memory])

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "environ", os.environ.copy())
    monkeypatch.setattr(server, "serve", lambda *given: None)
    monkeypatch.setattr(server, "desk_of", desk_of)
    done = CliRunner().invoke(app, ["desk", "news", "--no-browser", "--memory", "all.sqlite3"])
    assert (done.exit_code, seen) == (0, [tmp_path / "all.sqlite3"] * 3)


def test_models_are_those_of_where_it_was_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder that is worked in is another, but nobody wants a gigabyte in each."""
    from translator.desk import server
    from translator.models.install import model_root

    seen: list[Path] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TRANSLATOR_MODELS", raising=False)
    monkeypatch.setattr(os, "environ", os.environ.copy())
    monkeypatch.setattr(server, "serve", lambda *given: seen.extend((Path.cwd(), model_root())))
    assert CliRunner().invoke(app, ["desk", "news", "--no-browser"]).exit_code == 0
    assert seen == [tmp_path / "news", tmp_path / ".models"]
