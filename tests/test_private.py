"""Nothing leaves the machine, nothing is started, and nothing is written where the user did not name a place.

What a library does by itself is no business of tests that block sockets: it may do it in a process of its own, or in
C++. So commands are run as the user runs them, under strace, in a home that is new, with no sign of CI about.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from argos_package import pack
from real_model import NEWS, model, needs_model
from traced import Seen, fresh, traced, why_not

from translator.engines import ready
from translator.engines.llm import openvino_libraries
from translator.models import install

ROOT = Path(__file__).parent.parent
HEADING = "政府計畫投資晶片工廠"
LINES = ("日本政府今年投資北海道。", "TSMC公司計畫晶片工廠。", "Rapidus公司今年投資。") * 3
EVERYTHING = ["--offline", "--combined", "--bilingual", "--format", "docx,html,md,json"]

under_strace = pytest.mark.skipif(bool(why_not()), reason=why_not() or "it can")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder to work in: an article of each kind, and a glossary."""
    folder = tmp_path / "desk"
    articles = folder / "articles"
    articles.mkdir(parents=True)
    for name in ("text.txt", "marked.md"):
        (articles / name).write_text("\n\n".join([HEADING, *LINES]), encoding="utf-8")
    paragraphs = "".join(f"<p>{line}</p>" for line in LINES)
    page = f"<html><title>{HEADING}</title><body><article><h1>{HEADING}</h1>{paragraphs}</article></body></html>"
    (articles / "page.html").write_text(page, encoding="utf-8")
    word = docx.Document()
    for line in (HEADING, *LINES):
        word.add_paragraph(line)
    word.save(str(articles / "word.docx"))
    (folder / "glossary.csv").write_text("source,target\n晶片,chip\n", encoding="utf-8")
    return folder


@pytest.fixture
def argos_models(tmp_path: Path, argos_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A models folder with the tiny Argos package."""
    models = tmp_path / "models"
    monkeypatch.setenv("TRANSLATOR_MODELS", str(models))
    install.install("argos-zh-en", pack(argos_folder))
    return models


def see(arguments: list[str], desk: Path, models: Path) -> Seen:
    """Return what was seen of a command, which must do its work, alone and unheard, and write what it is told to."""
    homes = desk.parent / "homes"
    homes.mkdir()
    seen = traced(["-m", "translator", *arguments], desk, fresh(homes, TRANSLATOR_MODELS=str(models)))
    assert seen.status == 0, seen.said
    assert seen.sockets == ()
    assert seen.processes == ()
    assert seen.outside(desk / "output", desk / "terms.tbx", models) == []
    assert [path for path in homes.rglob("*") if path.is_file()] == []
    return seen


@under_strace
def test_what_is_looked_for_is_seen(tmp_path: Path) -> None:
    """A socket in a child, a thread, a file made and removed again, a folder."""
    program = """
import os, socket, subprocess, sys, tempfile, threading
threading.Thread(target=lambda: tempfile.TemporaryFile().close()).start()
subprocess.run([sys.executable, "-c", "import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)"])
os.mkdir("made")
"""
    seen = traced(["-c", program], tmp_path, fresh(tmp_path))
    assert [call.partition(",")[0] for call in seen.sockets] == ["socket(AF_INET6"]
    assert seen.threads == 1
    assert any("execve" in call for call in seen.processes)
    assert {path.parent for path in seen.outside()} == {tmp_path, tmp_path / "tmpdir"}
    assert seen.outside(tmp_path) == []


@under_strace
@pytest.mark.parametrize(
    "arguments",
    [
        ["doctor"],
        ["models", "list"],
        ["glossary", "check"],
        ["glossary", "export", "-o", "terms.tbx"],
        ["run", "--engine", "argos", *EVERYTHING],
    ],
    ids=" ".join,
)
def test_commands_open_no_socket_and_start_nothing(desk: Path, argos_models: Path, arguments: list[str]) -> None:
    """With articles of each kind, briefs of each kind and the Argos engine."""
    see(arguments, desk, argos_models)


DESK_IN_USE = """
import os, signal, threading, time
from http.client import HTTPConnection
from translator.cli.app import app
from translator.desk import server

def use(desk, address):
    host, _, path = address.removeprefix("http://").partition("/")
    def ask(method, path, **headers):
        connection = HTTPConnection(host)
        connection.request(method, path, b"{}" if method == "POST" else None, headers)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer
    cookie = ask("GET", f"/{path}").headers["set-cookie"].partition(";")[0]
    ask("POST", "/api/run", cookie=cookie, origin=f"http://{host}")
    while desk.board.cards()[0].state in ("waiting", "translating") or not desk.worker.is_at_rest:
        time.sleep(0.1)
    assert ask("GET", "/review/text", cookie=cookie).status == 200
    os.kill(os.getpid(), signal.SIGINT)

def serve(desk, port, ready, real=server.serve):
    real(desk, port, lambda address: threading.Thread(target=use, args=(desk, address)).start())

server.serve = serve
app(["desk", "--no-browser", "--engine", "argos", "--offline"])
"""


@under_strace
def test_desk_speaks_to_this_machine_alone(desk: Path, argos_models: Path) -> None:
    """From its start over a run to its end; it writes where `run` does, and starts Python alone, for the engine."""
    for name in ("marked.md", "page.html", "word.docx"):
        (desk / "articles" / name).unlink()
    homes = desk.parent / "homes"
    homes.mkdir()
    environment = fresh(homes, TRANSLATOR_MODELS=str(argos_models), PYTHONPATH=str(ROOT))
    seen = traced(["-c", DESK_IN_USE], desk, environment)
    assert seen.status == 130, seen.said
    started = [call for call in seen.processes if call.startswith("exec")]
    assert started
    assert all("multiprocessing" in call for call in started), started
    assert set(seen.outside(desk / "output", argos_models)) <= {desk}  # which it would make if it were not there
    log = (desk / "strace.log").read_text("utf-8", "replace")
    places = re.findall(r"(?:connect|bind|sendto|sendmsg)\(.*sa_family=(AF_INET6?.*)", log)
    assert len(places) > 3
    assert all('inet_addr("127.0.0.1")' in place for place in places), places
    assert (desk / "output" / "text.docx").exists()


@pytest.mark.model
@needs_model
@under_strace
def test_a_run_of_the_model_opens_no_socket_and_starts_nothing(desk: Path) -> None:
    """Nor does it in any of OpenVINO's threads; only the briefs and the models folder are written."""
    ready("llm", model(), lambda *_: None)
    arguments = ["run", "articles/text.txt", "--engine", "llm", "--profile", "fast", "--offline"]
    seen = see(arguments, desk, install.model_root())
    assert NEWS in seen.said
    assert seen.threads


@pytest.mark.parametrize("first", ["openvino", "operations", "genai", "know_tokenizers"])
def test_whichever_library_is_imported_first_reports_nothing(first: str, tmp_path: Path) -> None:
    """No id is kept in the home folder, what sends it is not loaded, no variable is set for what is started later."""
    program = f"""
import os, sys
from translator.engines.llm import openvino_libraries
before = dict(os.environ)
openvino_libraries.{first}()
assert os.environ == before
assert "openvino" in sys.modules
assert not [name for name, module in sys.modules.items() if name.startswith("openvino_telemetry") and module]
assert "multiprocessing.process" not in sys.modules
"""
    environment = fresh(tmp_path) | {"PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=environment, check=True)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_openvino_is_imported_in_one_place() -> None:
    """Everything else, tests and benchmarks too, goes through it: an import before it would report."""
    source = re.compile(r"^\s*(?:import|from) openvino|(?:__import__|import_module)\(\W*openvino", re.MULTILINE)
    files = [path for folder in ("translator", "tests", "benchmarks") for path in (ROOT / folder).rglob("*.py")]
    found = {path for path in files if source.search(path.read_text(encoding="utf-8"))}
    assert found == {Path(openvino_libraries.__file__)}


def test_libraries_that_could_fetch_open_no_socket_when_imported(tmp_path: Path) -> None:
    """Nor are they left with a wrong idea of what the machine has, for whoever else uses them in this process."""
    program = """
import socket
from pathlib import Path
from translator.read.html import read_html
from translator.summarise.centrality import centrality
opened, initialise, had = [], socket.socket.__init__, socket.has_ipv6
socket.socket.__init__ = lambda *given, **named: (opened.append(given), initialise(*given, **named))[1]
read_html(Path("page.html"), "<p>港口</p>".encode())
centrality([("port",), ("ship",)])
import requests, trafilatura, urllib3.util.connection
assert not opened, opened
assert urllib3.util.connection.HAS_IPV6 == socket.has_ipv6 == had
"""
    environment = fresh(tmp_path) | {"PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=environment, check=True)
