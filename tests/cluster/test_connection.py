"""Which scheduler may be asked, and which workers may be sent to."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import newsroom
import pytest
from argos_package import pack
from farm import Farm
from openers import Waiting
from typer.testing import CliRunner

from translator.cli.app import app
from translator.cluster.connection import connected, place
from translator.engines.base import Request
from translator.errors import EngineError, ModelError
from translator.models import install

# Of words that the tiny engine knows.
HEADING = "政府計畫投資晶片工廠"
LINES = ("日本政府今年投資北海道。", "TSMC公司計畫晶片工廠。", "Rapidus公司今年投資。")
OPENSSL = shutil.which("openssl")


@pytest.fixture
def farm(tmp_path: Path) -> Iterator[Farm]:
    """A place for a scheduler, and nothing there yet."""
    folder = tmp_path / "farm"
    folder.mkdir()
    found = Farm(folder)
    yield found
    found.close()


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
        connected(where, Waiting()(), Waiting(), False, lambda line: None),
    ):
        pass


def test_nothing_listens_for_a_run(farm: Farm) -> None:
    """The run connects to the scheduler and opens no door of its own."""
    import psutil

    farm.scheduler()
    before = listening(psutil.Process())
    with farm.engine(Waiting()):
        assert listening(psutil.Process()) == before


def listening(process: object) -> set[object]:
    """Return where a process listens."""
    return {found.laddr for found in process.net_connections("inet") if found.status == "LISTEN"}  # type: ignore[attr-defined]


@pytest.mark.skipif(OPENSSL is None, reason="openssl is not installed")
def test_tls_is_as_dask_has_it(farm: Farm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that Dask's settings name: with them all is encrypted, without them there is a message."""
    import dask

    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "9", "-subj", "/CN=desk"]
    subprocess.run([str(OPENSSL), *made, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    files = ["--tls-ca-file", str(certificate), "--tls-cert", str(certificate), "--tls-key", str(key)]
    farm.scheduler("--host", "tls://127.0.0.1", "--port", "0", *files)
    assert farm.address.startswith("tls://")
    with pytest.raises(EngineError, match=r"distributed\.comm\.tls"), farm.engine(Waiting()):
        pass
    tls = "distributed.comm.tls"
    named = {f"{tls}.ca-file": certificate, f"{tls}.client.cert": certificate, f"{tls}.client.key": key}
    with dask.config.set({name: str(file) for name, file in named.items()}):
        farm.worker("--no-nanny", *files)
        with farm.engine(Waiting(), workers=1) as engine:
            assert engine.translate([Request("港口")]) == Waiting()().translate([Request("港口")])


def test_the_command_makes_the_same_briefs(
    farm: Farm, tmp_path: Path, argos_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a real engine, which the worker opens over what is installed on its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRANSLATOR_MODELS", str(tmp_path / "models"))
    install.install("argos-zh-en", pack(argos_folder))
    Path("in").mkdir()
    for number in range(3):
        Path("in", f"{number}.txt").write_text("\n\n".join([HEADING, *LINES[number:], *LINES]), encoding="utf-8")
    farm = Farm(tmp_path / "farm", {"TRANSLATOR_MODELS": str(tmp_path / "models")})
    command = ["run", "in", "--engine", "argos", "--offline"]
    here = CliRunner().invoke(app, [*command, "-o", "here"])
    try:
        farm.scheduler()
        farm.worker()
        there = CliRunner().invoke(app, [*command, "-o", "there", "--cluster", farm.address])
    finally:
        farm.close()
    assert (here.exit_code, there.exit_code) == (0, 0), there.output
    assert "has joined: 1 in all." in there.output
    for path in Path("here").glob("*.*"):
        if not path.name.startswith(("memory", ".")):
            expected = path.read_bytes().replace(b"here/", b"there/")
            assert (Path("there") / path.name).read_bytes() == expected, path.name


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--engine", "server"], "A server has workers of its own"),
        (["--engine", "argos", "--allow-host", "10.1.2.3", "--offline"], "--offline forbids"),
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
