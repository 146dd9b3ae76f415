"""Who may speak to the desk: attacked from other pages, other names, other machines' articles."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from desk_server import Running, done, make_desk, serving, wait_for
from newsroom import PORT

from translator.desk.bodies import Limits
from translator.desk.guard import HEADERS
from translator.desk.routes import application
from translator.desk.routes_words import word_routes

pytestmark = pytest.mark.enable_socket

PATHS = (
    "/",
    "/static/desk.js",
    "/api/glossary",
    "/api/events",
    "/files/x.docx",
    "/briefs.zip",
    "/review/x",
    "/api/glossary",
)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    """A desk over an empty folder, served to a browser that was let in."""
    with serving(make_desk(tmp_path / "desk", limits=Limits(article=4096, message=4096, seconds=0.5))) as found:
        found.enter()
        yield found


def test_it_listens_to_this_machine_alone(running: Running) -> None:
    """The socket is bound to the loopback address: nothing that asks from outside arrives."""
    with socket.socket() as other:
        other.bind(("127.0.0.2", running.port))  # free, as it would not be if the desk listened everywhere


def test_the_token_lets_in_once(running: Running) -> None:
    """Who has the address second, without the cookie, is kept out; who was let in gets to the page again."""
    again = running.ask("GET", running.admission.address.removeprefix(running.origin), origin="", cookie="")
    assert again.status == 403
    assert "set-cookie" not in again.headers
    assert running.ask("GET", running.admission.address.removeprefix(running.origin), origin="").status == 303


@pytest.mark.parametrize("token", ["", "x", "%00", "é", "a" * 5000])
def test_no_other_token_lets_in(tmp_path: Path, token: str) -> None:
    """A guess leaves the address good for who has it."""
    with serving(make_desk(tmp_path)) as running:
        assert running.ask("GET", f"/open?token={quote(token)}", origin="", cookie="").status == 403
        assert running.enter().status == 303


def test_cookie_is_for_the_desk_s_own_pages(running: Running, tmp_path: Path) -> None:
    """No script reads it, no other site's request carries it, and another desk has another."""
    with serving(make_desk(tmp_path / "other")) as other:
        answer = other.enter()
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(answer.headers["set-cookie"].split("; "))
    assert running.cookie.split("=")[0] != other.cookie.split("=")[0]


@pytest.mark.parametrize("cookie", ["", "translator-desk-1=x", "{name}=", "{name}=x", "a;;=;b", "{name}=x; {name}=y"])
def test_nothing_is_shown_without_the_cookie(running: Running, cookie: str) -> None:
    """Not the page, not its scripts, nothing of the articles."""
    given = cookie.format(name=running.cookie.split("=")[0])
    assert {path: running.ask("GET", path, cookie=given).status for path in PATHS} == dict.fromkeys(PATHS, 403)


def test_no_route_is_open(running: Running) -> None:
    """Each that there is, whatever it does, is shut to who has no cookie, and to what another page asks."""
    routes = [(route.path, method) for route in word_routes(running.desk) for method in route.methods or ()]
    routes += [(route.path, method) for route in application(running.desk, []).routes for method in route.methods]  # type: ignore[attr-defined]
    assert len(routes) > 20
    for path, method in routes:
        body = None if method in ("GET", "HEAD") else b"{}"
        for given in ({"cookie": ""}, {"origin": "http://evil.example"}, {"host": "evil.example"}):
            assert running.ask(method, path, body, **given).status in (403, 421), (path, given)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.0.0.1.evil.example",
        "localhost:1",
        "[::1]:{port}",
        "0:{port}",
        "",
    ],
)
def test_no_other_name_is_answered(running: Running, host: str) -> None:
    """A name that was made to point here (DNS rebinding) is not the desk's, whatever cookie comes with it."""
    answer = running.ask("GET", "/api/glossary", host=host.format(port=running.port))
    assert answer.status in (400, 421)
    assert b"columns" not in answer.data


def test_localhost_is_a_name_of_its_own(running: Running) -> None:
    """What a browser calls this machine is answered, under the origin of that name alone."""
    host = f"localhost:{running.port}"
    assert running.ask("GET", "/api/glossary", host=host, origin=f"http://{host}").status == 200
    assert running.ask("GET", "/api/glossary", host=host, origin=running.origin).status == 403


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "http://127.0.0.1", "http://127.0.0.1:1", "https://127.0.0.1:{port}", "file://"],
)
def test_no_other_page_is_answered(running: Running, origin: str) -> None:
    """A request that another site's page makes, or a file's, is refused, though the cookie were with it."""
    for method, path in (("GET", "/api/glossary"), ("POST", "/api/run"), ("PUT", "/api/articles?name=a.txt")):
        body = None if method == "GET" else b"{}"
        assert running.ask(method, path, body, origin=origin.format(port=running.port)).status == 403
    assert not running.desk.places.articles.exists()


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_is_changed_without_an_origin(running: Running, method: str) -> None:
    """Browsers name the origin of whatever changes something: who names none is no page of the desk."""
    assert running.ask(method, "/api/run", b"{}", origin="").status == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_no_page_of_another_port_is_answered(running: Running, site: str) -> None:
    """Cookies do not tell ports apart, but a browser says that the page is another's."""
    assert running.ask("GET", "/api/glossary", origin="", sec_fetch_site=site).status == 403
    assert running.ask("GET", "/api/glossary", origin="", sec_fetch_site="same-origin").status == 200


@pytest.mark.parametrize("path", ["/", "/static/desk.js", "/api/glossary", "/nothing", "/api/run"])
def test_every_answer_has_the_desk_s_headers(running: Running, path: str) -> None:
    """Refusals too: no store, no frame, no referrer, no type but the one said, no inline script."""
    for answer in (running.ask("GET", path), running.ask("GET", path, host="evil.example")):
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe-inline" not in policy
        assert "script-src 'self';" in policy


def test_no_page_has_script_or_style_in_it(running: Running) -> None:
    """What the policy would refuse is not there."""
    page = running.ask("GET", "/").data.decode()
    assert "<style" not in page
    assert " style=" not in page
    assert "onclick" not in page
    assert page.count("<script") == page.count('<script type="module" src="/static/')


@pytest.mark.parametrize(
    "name",
    [
        *("../../secret.txt", "..%2F..%2Fsecret.txt", "%2e%2e/%2e%2e/secret.txt", "..%5C..%5Csecret.txt"),
        *("%2Fetc%2Fsecret.txt", "C:%5Csecret.txt", "a%00.txt", ".hidden.txt", "~%24lock.txt", "con.txt"),
        *("a%0A%1B[31m.txt", "%E2%80%AE.txt", "a" * 300 + ".txt"),
    ],
)
def test_dropped_file_stays_in_the_folder(running: Running, tmp_path: Path, name: str) -> None:
    """However it is called, it is put into the folder of articles, under a name that every system can have."""
    running.put(name, PORT)
    articles = running.desk.places.articles
    found = [path for path in tmp_path.rglob("*") if path.suffix == ".txt"]
    assert all(path.parent == articles for path in found)
    assert all(path.name.isprintable() and not path.name.startswith((".", "~", "con.")) for path in found)
    assert len(found) == 1


def test_nothing_but_briefs_is_handed_out(running: Running) -> None:
    """Neither what lies outside the output folder nor what is in it for the program."""
    running.desk.places.glossary.write_text("source,target\n", encoding="utf-8")
    running.put("port.txt", PORT)
    wait_for(lambda: done(running.desk))
    assert running.ask("GET", "/files/port.docx").status == 200
    outside = ("../memory.sqlite3", "..%2Fglossary.csv", "%2e%2e%2fglossary.csv")
    names = (*outside, "memory.sqlite3", "report.json", "changes.html", ".lock")
    assert [running.ask("GET", f"/files/{name}").status for name in names] == [404] * len(names)


def test_link_in_the_output_folder_is_not_followed(running: Running, tmp_path: Path) -> None:
    """A brief that somebody has replaced by a link to another file is not handed out, alone or with the others."""
    secret = tmp_path / "secret"
    secret.write_bytes(b"secret")
    running.put("port.txt", PORT)
    wait_for(lambda: done(running.desk))
    brief = running.desk.places.output / "port.docx"
    brief.unlink()
    brief.symlink_to(secret)
    assert running.ask("GET", "/files/port.docx").status == 404
    assert b"port.docx" not in running.ask("GET", "/briefs.zip").data


def test_folder_of_articles_that_is_a_link_takes_nothing(running: Running, tmp_path: Path) -> None:
    """What is dropped does not land where the link leads."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    running.desk.places.articles.parent.mkdir(parents=True, exist_ok=True)
    running.desk.places.articles.symlink_to(elsewhere)
    assert running.put("port.txt", PORT).status == 422
    assert list(elsewhere.iterdir()) == []


def test_link_of_the_same_name_is_not_written_through(running: Running, tmp_path: Path) -> None:
    """A dropped file takes another name than a link that is there."""
    target = tmp_path / "target.txt"
    target.write_text("kept", encoding="utf-8")
    running.desk.places.articles.mkdir(parents=True)
    (running.desk.places.articles / "port.txt").symlink_to(target)
    assert running.put("port.txt", PORT).json == {"name": "port (2).txt"}
    assert target.read_text(encoding="utf-8") == "kept"


def test_what_is_too_large_is_refused(running: Running) -> None:
    """By what it says of its size, and by what arrives where it says nothing of it."""
    assert running.put("large.txt", b"x" * 5000).status == 413
    with socket.create_connection(("127.0.0.1", running.port), timeout=20) as raw:
        head = (
            f"PUT /api/articles?name=a.txt HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\nOrigin: {running.origin}\r\n"
        )
        raw.sendall(f"{head}Cookie: {running.cookie}\r\nTransfer-Encoding: chunked\r\n\r\n".encode())
        for _ in range(3):
            raw.sendall(b"800\r\n" + b"x" * 2048 + b"\r\n")
        assert raw.recv(100).startswith(b"HTTP/1.1 413")
    assert not running.desk.places.articles.exists()


def test_what_never_arrives_is_given_up(running: Running) -> None:
    """A body that is said and not sent keeps nobody waiting for ever, and others are answered meanwhile."""
    with socket.create_connection(("127.0.0.1", running.port), timeout=20) as raw:
        head = (
            f"PUT /api/articles?name=a.txt HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\nOrigin: {running.origin}\r\n"
        )
        raw.sendall(f"{head}Cookie: {running.cookie}\r\nContent-Length: 99\r\n\r\nhalf".encode())
        assert running.ask("GET", "/api/glossary").status == 200
        assert raw.recv(100).startswith(b"HTTP/1.1 408")
    assert not running.desk.places.articles.exists()


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b"[" * 4000, b'{"do": 1}', b'{"do": "\\ud800"}'])
def test_message_that_is_none_is_refused(running: Running, body: bytes) -> None:
    """It is said so, and no fault of the program's."""
    assert running.ask("POST", "/api/run", body).status == 400
    assert not (running.desk.places.output / "errors.log").exists()


def test_fault_of_the_program_is_logged_and_not_shown(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page hears that there was one; the details are in the log of the output folder."""

    def broken() -> list[object]:
        raise ZeroDivisionError

    running.desk.places.output.mkdir(parents=True)
    monkeypatch.setattr(running.desk.board, "cards", broken)
    answer = running.ask("GET", "/briefs.zip")
    assert answer.status == 500
    assert b"Traceback" not in answer.data
    assert "Traceback" in (running.desk.places.output / "errors.log").read_text(encoding="utf-8")


def test_what_changes_is_told_to_a_page_that_listens(running: Running) -> None:
    """One event with all there is, then what is new alone, until the article is done."""
    told: list[dict[str, object]] = []

    def listen() -> None:
        with socket.create_connection(("127.0.0.1", running.port), timeout=20) as raw:
            head = f"GET /api/events HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\nCookie: {running.cookie}\r\n\r\n"
            raw.sendall(head.encode())
            for line in raw.makefile("rb"):
                if line.startswith(b"data: "):
                    told.append(json.loads(line[6:]))
                    if any(card["state"] == "done" for card in told[-1]["cards"]):  # type: ignore[attr-defined]
                        return

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    wait_for(lambda: told)
    assert told[0]["cards"] == []
    running.put("port.txt", PORT)
    listener.join(20)
    assert not listener.is_alive()
    assert [card["id"] for card in told[-1]["cards"]] == ["port.txt"]  # type: ignore[attr-defined]
