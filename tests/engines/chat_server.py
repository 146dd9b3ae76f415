"""A server on 127.0.0.1 that speaks OpenAI's chat protocol, and misbehaves as it is told to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

COUNTED = "One, two, three, four, five, six, seven, eight."
BEGUN = "Uno, dos, tres, four,"


@dataclass
class Fault:
    """What the server answers instead, `times` times: a status with a body, or one that never ends or never comes."""

    status: int = 200
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    times: int = 1
    is_endless: bool = False
    hangs_up: bool = False
    seconds: float = 0.0


@dataclass
class ChatServer:
    """What the server has and can do, and what it was asked.

    `says` are its answers by the last line of what it is asked, others are "English."; `goes_on` says how a begun
    answer is gone on from: "rest" (the rest alone), "whole", or "" for not at all. `refuses` are names in a body
    that it does not know. Faults come first, in order: `fault_at` is after how many answered requests. What has 慢
    in it is answered once `held` is set.
    """

    url: str = ""
    models: list[dict[str, Any]] = field(default_factory=lambda: [{"id": "qwen2.5-7b", "owned_by": "llamacpp"}])
    pages: dict[str, Any] = field(default_factory=dict)
    says: dict[str, str] = field(default_factory=dict)
    several: bool = True
    tells: bool = True
    goes_on: str = "rest"
    refuses: tuple[str, ...] = ()
    faults: list[Fault] = field(default_factory=list)
    fault_at: int = 0
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    delay: float = 0.0
    held: threading.Event | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def sentences(self) -> list[dict[str, Any]]:
        """What was asked, trials left out."""
        return [body for body in self.asked if "一、二、三、四" not in json.dumps(body, ensure_ascii=False)]

    def text(self, body: dict[str, Any]) -> str:
        """What is answered to a request."""
        last = body["messages"][-1]
        if last["role"] == "assistant" and self.goes_on:
            begun, rest = last["content"], " five, six." if last["content"] == BEGUN else " and so on."
            return begun + rest if self.goes_on == "whole" else rest
        said = [each["content"] for each in body["messages"] if each["role"] == "user"][-1].split("\n")[-1]
        return COUNTED if said.startswith("一、二、三、四") else self.says.get(said, "English.")

    def answer(self, body: dict[str, Any]) -> dict[str, Any]:
        """The object that is answered to a request."""
        text = self.text(body)
        pieces = [piece for word in text.split(" ") for piece in ([" ", word] if not word else [f" {word}"])]
        told = {"content": [{"token": piece, "logprob": -0.25} for piece in pieces]}
        choice = {"message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
        if self.tells and body.get("logprobs"):
            choice["logprobs"] = told
        count = body.get("n", 1) if self.several else 1
        return {"choices": [choice | {"index": index} for index in range(count)]}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 65536  # header and body in one packet: else each answer waits for the other side's
    site: ChatServer

    def do_GET(self) -> None:
        self.site.headers.append(dict(self.headers))
        page = {"object": "list", "data": self.site.models} if self.path == "/v1/models" else None
        page = self.site.pages.get(self.path, page)
        if isinstance(page, Fault):
            self._fail(page)
        elif page is None:
            self._send(404, json.dumps({"error": {"message": "File Not Found"}}))
        else:
            self._send(200, json.dumps(page))

    def do_POST(self) -> None:
        site = self.site
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with site.lock:
            site.asked.append(body)
            site.headers.append(dict(self.headers))
            site.at_once += 1
            site.most_at_once = max(site.most_at_once, site.at_once)
            is_due = len(site.asked) > site.fault_at
            fault = site.faults[0] if site.faults and is_due else None
            if fault:
                fault.times -= 1
                if not fault.times:
                    site.faults.pop(0)
        try:
            time.sleep(site.delay)
            if site.held and "慢" in json.dumps(body, ensure_ascii=False):
                site.held.wait(20)
            unknown = [name for name in site.refuses if name in body]
            if fault:
                self._fail(fault)
            elif unknown:
                self._send(400, json.dumps({"error": {"message": f"Unknown field {unknown[0]}"}}))
            else:
                self._send(200, json.dumps(site.answer(body)))
        finally:
            with site.lock:
                site.at_once -= 1

    def _fail(self, fault: Fault) -> None:
        time.sleep(fault.seconds)
        if fault.hangs_up:
            self.close_connection = True
            return
        if not fault.is_endless:
            self._send(fault.status, fault.body, fault.headers)
            return
        self.close_connection = True
        self.send_response(200)
        self.end_headers()
        with suppress(OSError):
            while True:
                self.wfile.write(b'{"choices": "' + b"x" * 65536)

    def _send(self, status: int, text: str, headers: dict[str, str] | None = None) -> None:
        data = text.encode()
        self.send_response(status)
        for name, value in {"Content-Length": str(len(data)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(OSError):
            self.wfile.write(data)

    def log_message(self, *arguments: object) -> None:
        pass


class _Quiet(ThreadingHTTPServer):
    def handle_error(self, *arguments: object) -> None:
        """Say nothing of who went away before the answer."""


@contextmanager
def serving(site: ChatServer) -> Iterator[ChatServer]:
    """Have `site` answer at an address of its own."""
    server = _Quiet(("127.0.0.1", 0), type("Handler", (_Handler,), {"site": site}))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    site.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
