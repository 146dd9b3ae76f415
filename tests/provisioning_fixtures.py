"""Fixtures for the tests of provisioning: a small catalogue, installed wheels, and a server on 127.0.0.1."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from argos_package import make_folder, pack
from provisioning import CONTENT, HUB_PATH, PARTS, Site, add_wheels

from translator.engines.argos import package as argos
from translator.models import catalogue, download
from translator.models.catalogue import ARGOS, DESK, NEWS, QWEN


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny package as it is downloaded."""
    return pack(make_folder(tmp_path_factory.mktemp("argos")))


@pytest.fixture
def root(tmp_path: Path, archive: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty model folder, and a catalogue whose files are small."""
    qwen = replace(
        QWEN,
        size=len(CONTENT),
        digest=sha256(CONTENT).hexdigest(),
        hub_path=HUB_PATH.lstrip("/"),
        wheels=tuple(f"demo-part{number}" for number in range(1, PARTS + 1)),
    )
    packed = archive.read_bytes()
    package = replace(ARGOS, size=len(packed), digest=sha256(packed).hexdigest())
    news = replace(qwen, id=NEWS.id, engine=NEWS.engine, base=qwen.id, adapter=NEWS.adapter)
    desk = replace(news, id=DESK.id, engine=DESK.engine, adapter="", is_taught=True)
    monkeypatch.setattr(catalogue, "CATALOGUE", (desk, news, qwen, package))
    monkeypatch.setattr(download, "PAUSE", 0.0)
    monkeypatch.setenv("TRANSLATOR_MODELS", str(tmp_path / "models"))
    return tmp_path / "models"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, archive: Path) -> Iterator[Site]:
    """A hub and an Argos index on 127.0.0.1, both with the right files to start with."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = self.headers.get("Range", "")
            site.asked.append((self.path, wanted))
            content = site.files.get(self.path)
            if site.status or content is None:
                self.send_error(site.status or 404)
                return
            start = int(wanted[6:-1]) if wanted and site.ranges else 0
            if start >= len(content):
                self.send_error(416)
                return
            self.send_response(206 if start else 200)
            if start:
                self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
            self.send_header("Content-Length", str(len(content) - start))
            self.end_headers()
            self.wfile.write(content[start:][: site.cut])

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    site.url = f"http://127.0.0.1:{server.server_port}"
    link = "/argosmodels/" + ARGOS.file
    old = {"type": "translate", "from_code": "zh", "to_code": "en", "package_version": "1.0", "links": ["ipfs://old"]}
    new = old | {"package_version": "1.9", "links": ["ipfs://new", site.url + link]}
    site.files = {
        HUB_PATH: CONTENT,
        link: archive.read_bytes(),
        "/index.json": json.dumps([old, old | {"from_code": "de", "package_version": "1.9"}, new]).encode(),
    }
    monkeypatch.setenv("HF_ENDPOINT", site.url)
    monkeypatch.setattr(argos._argostranslate_package().settings, "remote_package_index", site.url + "/index.json")
    yield site
    server.shutdown()
    server.server_close()


@pytest.fixture
def wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """All parts, as installed distributions."""
    folder = tmp_path / "site-packages"
    paths = add_wheels(folder)
    monkeypatch.syspath_prepend(str(folder))
    return paths
