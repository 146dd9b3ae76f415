"""A desk over a folder, with the fake engine, served as it is to a user; and what asks it, as a browser does."""

from __future__ import annotations

import io
import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from newsroom import ENTRIES, MADE, TESTING

from translator.cli.watch import articles_in
from translator.desk.bodies import Limits
from translator.desk.guard import Admission
from translator.desk.places import Choice, Places, Work
from translator.desk.routes import Desk
from translator.desk.server import desk_of, listening, server_of
from translator.engines.base import Engine
from translator.engines.fake import FakeEngine
from translator.glossary.glossary_files import glossary_beside
from translator.memory import load_corrections_beside
from translator.pipeline import Job
from translator.progress import Progress
from translator.publish.brief_toml import load_house_style
from translator.publish.house_style import DEFAULT_STYLE
from translator.runs import RunOptions

GLOSSARY = "source,target,aliases,kind\n" + "".join(
    f"{entry.source},{entry.target},{'|'.join(entry.aliases)},{entry.kind}\n" for entry in ENTRIES
)


BEGUN = Choice("", TESTING.name)
FEAR = "地方漁民卻擔心航道變窄。"
"""A sentence of the port."""


def places_in(folder: Path, memory: Path | None = None) -> Places:
    """Where a desk's files are in a folder."""
    return Places(folder / "articles", folder / "glossary.csv", folder / "output", folder / "brief.toml", memory)


def work_in(places: Places, engine: Engine | None = None, choice: Choice = BEGUN) -> Work:
    """How a run of a desk is made in tests: as the command line makes it, but with the fake engine."""

    def job(loaded: Engine, watch: Progress) -> Job:
        glossary = glossary_beside(places.glossary)
        profile = replace(TESTING, name=choice.profile)
        return Job(loaded, glossary, profile, MADE, watch, load_corrections_beside(places.glossary))

    def order() -> RunOptions:
        found = articles_in([places.articles], [places.glossary, places.style], places.output)
        house = load_house_style(places.style) if places.style.exists() else DEFAULT_STYLE
        return RunOptions(found.files, places.output, house=house, unused=found.unused, memory=places.memory)

    return Work(choice, lambda watch: engine or FakeEngine(), job, order, partial(work_in, places, engine))


def make_desk(folder: Path, engine: Engine | None = None, limits: Limits | None = None) -> Desk:
    """Return a desk over a folder, its worker not started."""
    folder.mkdir(parents=True, exist_ok=True)
    places = places_in(folder)
    return desk_of(places, work_in(places, engine), TESTING, limits)


def wait_for(is_so: Callable[[], Any]) -> None:
    """Wait until something is so. What never comes ends the test by another way: the worker is a thread of ours."""
    for _ in range(12_000):
        if is_so():
            return
        time.sleep(0.01)
    raise AssertionError("It never came.")


def run_once(desk: Desk) -> None:
    """Have a desk do a run to its end."""
    desk.worker.ask()
    wait_for(lambda: desk.worker.is_at_rest)


def done(desk: Desk) -> bool:
    """Whether every article of a desk is done or refused, and nothing is at work."""
    cards = desk.board.cards()
    waits = any(card.state in ("waiting", "translating") for card in cards)
    return bool(cards) and not waits and desk.worker.is_at_rest


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered."""

    status: int
    headers: Mapping[str, str]
    data: bytes

    @property
    def json(self) -> Any:
        """The answer, read."""
        return json.loads(self.data)


@dataclass
class Running:
    """A desk that is served, and a browser that was let in."""

    desk: Desk
    port: int
    admission: Admission
    cookie: str = ""

    @property
    def origin(self) -> str:
        """The desk's own."""
        return f"http://127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """Ask as a page of the desk does; `headers`, with _ for -, stand for those of the same name, "" for none."""
        given = {"host": f"127.0.0.1:{self.port}", "cookie": self.cookie, "origin": self.origin}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in {**given, **({} if body is None else {"content-length": str(len(body))})}.items():
                if value:
                    connection.putheader(name, value)
            connection.endheaders(body)
            response = connection.getresponse()
            return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        finally:
            connection.close()

    def tell(self, path: str, **message: Any) -> Answer:
        """Send a message of a page's."""
        return self.ask("POST", path, json.dumps(message).encode())

    def put(self, name: str, data: bytes | str) -> Answer:
        """Drop a file."""
        return self.ask("PUT", f"/api/articles?name={name}", data.encode() if isinstance(data, str) else data)

    def enter(self) -> Answer:
        """Open the address that was said."""
        answer = self.ask("GET", self.admission.address.removeprefix(self.origin), origin="", cookie="")
        self.cookie = answer.headers.get("set-cookie", "").partition(";")[0] or self.cookie
        return answer


@contextmanager
def serving(desk: Desk) -> Iterator[Running]:
    """Serve a desk on a port that is free, its worker started, until the block ends."""
    with listening(0) as listener:
        port = listener.getsockname()[1]
        server, admission = server_of(desk, port)
        thread = threading.Thread(target=lambda: server.run([listener]), daemon=True)
        desk.worker.start()
        thread.start()
        wait_for(lambda: server.started)
        try:
            yield Running(desk, port, admission)
        finally:
            server.should_exit = True
            desk.worker.close()
            thread.join(20)


@contextmanager
def finished(folder: Path, **articles: str) -> Iterator[Running]:
    """Serve a desk whose browser has dropped so many articles, by their names, once all of them are done."""
    with serving(make_desk(folder)) as running:
        running.enter()
        for name, text in articles.items():
            running.put(f"{name}.txt", text)
        wait_for(lambda: done(running.desk))
        yield running


def edited(running: Running, english: str) -> bytes:
    """The brief of the port as Word saves it with other English for a sentence."""
    from docx import Document

    document = Document(str(running.desk.places.output / "port.docx"))
    before = running.desk.board.kept("port")[1].english[FEAR]
    for paragraph in document.paragraphs:
        if before in paragraph.text:
            run = next(run for run in paragraph.runs if run.text.strip())
            text = paragraph.text.replace(before, english)
            for other in paragraph.runs:
                other.text = ""
            run.text = text
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()
