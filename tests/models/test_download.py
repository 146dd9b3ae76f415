"""Downloading models, from a server of our own on 127.0.0.1."""

from __future__ import annotations

from pathlib import Path

import pytest
from provisioning import CONTENT, HUB_PATH, Site, leftovers

from translator.engines.argos.engine import ArgosEngine
from translator.engines.base import Request
from translator.errors import ModelError
from translator.models import install
from translator.models.catalogue import ARGOS, QWEN

pytest_plugins = ["provisioning_fixtures"]
pytestmark = pytest.mark.usefixtures("root")


def test_model_is_downloaded(site: Site, root: Path) -> None:
    """Without wheels the model comes from the hub, and nothing else is left beside it."""
    assert install.install(QWEN.id).path.read_bytes() == CONTENT
    assert leftovers(root) == sorted(["installed.json", QWEN.file])


def test_interrupted_download_goes_on_by_itself(site: Site) -> None:
    """A server that hangs up after some bytes is asked for the rest, from where it stopped."""
    site.cut = 20_000
    assert install.install(QWEN.id).path.read_bytes() == CONTENT
    assert [wanted for _, wanted in site.asked] == [
        "",
        *(f"bytes={start}-" for start in range(20_000, 128_000, 20_000)),
    ]


def test_next_run_goes_on_where_the_last_stopped(site: Site, root: Path) -> None:
    """What arrived before a failure is kept, never under the final name, and used by the next call."""
    site.cut = 0
    (root / QWEN.id).mkdir(parents=True)
    (root / QWEN.id / f"{QWEN.file}.part").write_bytes(CONTENT[:1000])
    with pytest.raises(ModelError, match="stopped"):
        install.install(QWEN.id)
    assert leftovers(root) == [f"{QWEN.file}.part"]
    site.cut = None
    assert install.install(QWEN.id).path.read_bytes() == CONTENT
    assert site.asked[-1][1] == "bytes=1000-"


def test_server_that_cannot_resume_is_asked_for_all(site: Site, root: Path) -> None:
    """A server that ignores the range sends the whole file, which replaces the part."""
    site.ranges = False
    (root / QWEN.id).mkdir(parents=True)
    (root / QWEN.id / f"{QWEN.file}.part").write_bytes(b"stale" * 10)
    assert install.install(QWEN.id).path.read_bytes() == CONTENT


@pytest.mark.parametrize("content", [CONTENT[:-1] + b"\x00", CONTENT[:-1], CONTENT + b"\x00"])
def test_wrong_download_is_refused(site: Site, root: Path, content: bytes) -> None:
    """Another digest, a shorter file or a longer one: nothing is kept, and other ways are told."""
    site.files[HUB_PATH] = content
    with pytest.raises(ModelError, match="is not qwen") as caught:
        install.install(QWEN.id)
    assert "--from FILE" in caught.value.remedy
    assert leftovers(root) == []


def test_file_of_another_size_is_not_downloaded(site: Site) -> None:
    """When the server announces another size, the download is given up before its first byte."""
    site.files[HUB_PATH] = CONTENT[:-1]
    told: list[str] = []
    with pytest.raises(ModelError):
        install.install(QWEN.id, progress=lambda what, done, total: told.append(what))
    assert told == []


def test_part_longer_than_the_server_has_is_refused(site: Site, root: Path) -> None:
    """When the server has less than is here already, it is another file."""
    site.files[HUB_PATH] = CONTENT[:100]
    (root / QWEN.id).mkdir(parents=True)
    (root / QWEN.id / f"{QWEN.file}.part").write_bytes(CONTENT[:1000])
    with pytest.raises(ModelError, match="is not qwen"):
        install.install(QWEN.id)
    assert leftovers(root) == []


@pytest.mark.parametrize(("status", "requests"), [(404, 1), (503, 3)])
def test_refusal_is_told(site: Site, status: int, requests: int) -> None:
    """A refusal is final at once, an overloaded server is asked three times; both end with other ways."""
    site.status = status
    with pytest.raises(ModelError, match=str(status)) as caught:
        install.install(QWEN.id)
    assert len(site.asked) == requests
    assert "uv sync --inexact --extra weights" in caught.value.remedy


def test_unreachable_server_is_told(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing answers, the message has the address and every way that needs no network."""
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:1")
    with pytest.raises(ModelError, match=r"127\.0\.0\.1:1/") as caught:
        install.install(QWEN.id)
    assert "--from FILE" in caught.value.remedy


def test_package_comes_from_the_argos_index(site: Site, root: Path) -> None:
    """The package of the catalogue's version is picked from the index; its archive is not kept."""
    model = install.install(ARGOS.id)
    assert ArgosEngine(model).translate([Request("公司")])[0][0].text == "The company"
    assert [path for path, _ in site.asked] == ["/index.json", "/argosmodels/" + ARGOS.file]
    assert not list(root.rglob("*.argosmodel*"))


@pytest.mark.parametrize("index", [b"[]", b"<html>", b"{}", b'[{"from_code": "zh"}]', b"\xff", None])
def test_index_without_the_package_is_told(site: Site, index: bytes | None) -> None:
    """An index that is empty, no index, or not there names its address and the other ways."""
    site.files.pop("/index.json")
    if index is not None:
        site.files["/index.json"] = index
    with pytest.raises(ModelError, match=r"index\.json") as caught:
        install.install(ARGOS.id)
    assert "--from FILE" in caught.value.remedy


@pytest.mark.parametrize("model_id", [QWEN.id, ARGOS.id])
def test_offline_asks_nobody(site: Site, model_id: str) -> None:
    """--offline makes no request, and says what to type."""
    with pytest.raises(ModelError, match="--offline") as caught:
        install.install(model_id, offline=True)
    assert site.asked == []
    assert "--from FILE" in caught.value.remedy


def test_full_disk_is_told_before(wheels: list[Path], root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too little room is told before anything is written, with what is needed and what is free."""
    usage = type("Usage", (), {"free": 1000})
    monkeypatch.setattr("shutil.disk_usage", lambda path: usage)
    with pytest.raises(ModelError, match="needed") as caught:
        install.install(QWEN.id)
    assert "TRANSLATOR_MODELS" in caught.value.remedy
    assert not root.exists()


def test_failing_disk_is_told(wheels: list[Path], root: Path) -> None:
    """What the system says of a folder that cannot be written becomes our error, with the path."""
    root.write_text("a file where the folder should be")
    with pytest.raises(ModelError, match="models"):
        install.install(QWEN.id)


@pytest.mark.parametrize("holds", [b"", CONTENT[:1000], CONTENT])
def test_prepared_link_in_the_place_of_the_part_is_not_followed(
    holds: bytes, site: Site, root: Path, tmp_path: Path
) -> None:
    """What a download is kept in until it is whole has a known name: a link of that name leads nowhere."""
    (tmp_path / "theirs").write_bytes(holds)
    part = root / QWEN.id / f"{QWEN.file}.part"
    part.parent.mkdir(parents=True)
    part.symlink_to(tmp_path / "theirs")
    model = install.install(QWEN.id)
    assert site.asked
    assert (tmp_path / "theirs").read_bytes() == holds
    assert model.path.read_bytes() == CONTENT
    assert not model.path.is_symlink()
