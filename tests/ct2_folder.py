"""A tiny model for CTranslate2 laid out as publishers do, and a model hub on 127.0.0.1 that has it."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha1, sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from argos_package import write_model, write_tokenizer

QUICKMT = ("src.spm.model", "tgt.spm.model")
MARIAN = ("source.spm", "target.spm")
JOINT = ("joint.spm.model",)
COMMIT, OLDER = "c" * 40, "0" * 40
LARGE = 2000  # bytes from which the hub keeps a file apart, with a SHA-256


def make_ct2(folder: Path, names: tuple[str, ...] = QUICKMT) -> Path:
    """Make the tiny model of the Argos tests into a folder with SentencePiece models of these names."""
    write_model(folder)
    for name in names:
        write_tokenizer(folder / name)
    if names == MARIAN:  # as the converter of transformers' models writes it: the end is the tokenizer's business
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        (folder / "config.json").write_text(json.dumps(config | {"add_source_eos": False}), encoding="utf-8")
    return folder


@dataclass
class Hub:
    """A hub with one repository. `cut` is after how many bytes it hangs up, once; `wrong`: a file that it alters."""

    url: str = ""
    repo: str = "quickmt/quickmt-zh-en"
    files: dict[str, bytes] = field(default_factory=dict)
    status: int = 0
    cut: int = 0
    wrong: str = ""
    asked: list[tuple[str, str, str]] = field(default_factory=list)

    def told(self) -> dict[str, Any]:
        """What the hub says of the repository."""
        return {
            "id": self.repo,
            "sha": COMMIT,
            "cardData": {"license": "cc-by-4.0"},
            "siblings": [self._sibling(name, data) for name, data in self.files.items()],
        }

    def _sibling(self, name: str, data: bytes) -> dict[str, Any]:
        large = {"sha256": sha256(data).hexdigest(), "size": len(data), "pointerSize": 1}
        return {
            "rfilename": name,
            "size": len(data),
            "blobId": sha1(f"blob {len(data)}\0".encode() + data).hexdigest(),
            **({"lfs": large} if len(data) >= LARGE else {}),
        }


class _Handler(BaseHTTPRequestHandler):
    hub: Hub

    def do_HEAD(self) -> None:
        self._answer(is_head=True)

    def do_GET(self) -> None:
        self._answer(is_head=False)

    def _answer(self, is_head: bool) -> None:
        hub, path = self.hub, unquote(urlsplit(self.path).path)
        hub.asked.append((self.command, path, self.headers.get("Range", "")))
        api, files = f"/api/models/{hub.repo}", f"/{hub.repo}/resolve/{COMMIT}/"
        if hub.status:
            self._send(hub.status, b"{}")
        elif path in (api, f"{api}/revision/main", f"{api}/revision/{COMMIT}"):
            self._send(200, json.dumps(hub.told()).encode())
        elif path.startswith(f"{api}/revision/"):
            self._send(404, b"{}", {"X-Error-Code": "RevisionNotFound"})
        elif path.startswith(files) and path.removeprefix(files) in hub.files:
            self._file(path.removeprefix(files), is_head)
        else:
            self._send(404, b"{}", {"X-Error-Code": "RepoNotFound"})

    def _file(self, name: str, is_head: bool) -> None:
        hub, data = self.hub, self.hub.files[name]
        etag = (
            sha256(data).hexdigest() if len(data) >= LARGE else sha1(f"blob {len(data)}\0".encode() + data).hexdigest()
        )
        headers = {"ETag": f'"{etag}"', "X-Repo-Commit": COMMIT, "Accept-Ranges": "bytes"}
        if name == hub.wrong:
            data = data[:-1] + bytes([data[-1] ^ 1])
        start = int(self.headers.get("Range", "bytes=0-")[6:].split("-")[0])
        if start:
            headers["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
        cut = hub.cut if len(data) > hub.cut and not is_head and not start else 0
        if cut:
            hub.cut = 0
        self._send(206 if start else 200, data[start:], headers, is_head, cut)

    def _send(
        self, status: int, data: bytes, headers: dict[str, str] | None = None, is_head: bool = False, cut: int = 0
    ) -> None:
        self.send_response(status)
        for key, value in {"Content-Length": str(len(data)), **(headers or {})}.items():
            self.send_header(key, value)
        self.end_headers()
        if not is_head:
            with suppress(OSError):
                self.wfile.write(data[:cut] if cut else data)

    def log_message(self, *arguments: object) -> None:
        pass


@contextmanager
def serving(hub: Hub) -> Iterator[Hub]:
    """Have `hub` answer at an address of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"hub": hub}))
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    hub.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
