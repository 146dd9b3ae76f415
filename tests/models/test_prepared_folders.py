"""What is made of an installed model, once: whole or not there, checked at each start, anew when it has changed."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import making_run
import pytest

from translator.errors import ModelError
from translator.models import installed_json
from translator.models.prepared_folders import kept, made

CONTENT = bytes(range(256)) * 8
FILES = ("graph.xml", "graph.bin", "part/table.bin")


class Maker:
    """Makes a folder of a few files, and counts how often."""

    def __init__(self) -> None:
        self.times = 0
        self.told: list[str] = []

    def __call__(self, folder: Path) -> None:
        self.times += 1
        for name in FILES:
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(name.encode() + CONTENT)

    def tell(self, what: str, done: int, total: int) -> None:
        self.told.append(what)


@pytest.fixture
def maker() -> Maker:
    """What fills the folder."""
    return Maker()


@pytest.fixture
def folder(tmp_path: Path, maker: Maker) -> Path:
    """A folder that was made of something with the digest "source"."""
    folder = tmp_path / "qwen" / "int8"
    folder.parent.mkdir()
    made(folder, "source", maker)
    return folder


def names(folder: Path) -> set[str]:
    """All that is in a folder but the lock."""
    return {path.name for path in folder.iterdir()} - {".int8.lock"}


def test_what_is_there_is_not_made_again(folder: Path, maker: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is it read: sizes and times are enough at a start."""
    monkeypatch.setattr(installed_json, "digest_of", lambda *_: pytest.fail("hashed"))
    assert made(folder, "source", maker) == kept(folder, "source")
    assert maker.times == 1
    assert names(folder.parent) == {"int8"}


def test_the_digest_is_that_of_names_and_contents(folder: Path, tmp_path: Path, maker: Maker) -> None:
    """Made twice it is one digest, whatever the times; another content or another name is another digest."""
    assert made(tmp_path / "again", "source", maker) == kept(folder, "source")
    digests = {kept(folder, "source")}
    for name, content in (("graph.xml", b"x"), ("other.xml", b"graph.xml" + CONTENT)):

        def other(new: Path, name: str = name, content: bytes = content) -> None:
            maker(new)
            (new / name).write_bytes(content)

        digests.add(made(tmp_path / f"other-{name}", "source", other))
    assert len(digests) == 3


def cut(path: Path) -> None:
    """Cut a file short."""
    path.write_bytes(path.read_bytes()[:-1])


def alter(path: Path) -> None:
    """Change a bit of a file."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def add(path: Path) -> None:
    """Put a file beside another that the library would read."""
    (path.parent / "generation_config.json").write_text("{}")


CHANGES = [cut, alter, Path.unlink, add]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("change", CHANGES, ids=["cut", "altered", "gone", "added"])
def test_what_has_changed_is_told_and_made_again(
    folder: Path, maker: Maker, change: Callable[[Path], None], name: str
) -> None:
    """Looking says which file it is and what to type; the next run makes it again and says so."""
    digest = kept(folder, "source")
    change(folder / name)
    with pytest.raises(ModelError) as error:
        kept(folder, "source")
    assert error.value.what.startswith(str((folder / name).parent))
    assert error.value.remedy == "Install it again: translator models install qwen"
    assert made(folder, "source", maker, maker.tell) == digest
    assert maker.times == 2
    assert any("It is made again" in what for what in maker.told)
    assert kept(folder, "source", wholly=True) == digest


def test_what_changed_behind_size_and_time_is_found_wholly(folder: Path, maker: Maker) -> None:
    """A bit that rotted, or a time that was set back, is for the doctor and `models install` to find."""
    digest, file = kept(folder, "source"), folder / "graph.bin"
    before = file.stat()
    alter(file)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert kept(folder, "source") == digest
    with pytest.raises(ModelError, match=r"graph\.bin: has changed"):
        kept(folder, "source", wholly=True)
    assert made(folder, "source", maker, wholly=True) == digest
    assert kept(folder, "source", wholly=True) == digest


def test_altered_files_with_a_note_to_fit_have_another_digest(folder: Path) -> None:
    """Who changes the note too cannot have the same signature."""
    digest = kept(folder, "source")
    alter(folder / "graph.bin")
    installed_json.note_installed(folder, "source", within=folder)
    assert kept(folder, "source", wholly=True) not in ("", digest)


def test_touched_files_are_hashed_once(folder: Path, maker: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that was copied has other times: that costs a look, not another making."""
    digest = kept(folder, "source")
    os.utime(folder / "graph.bin", (1, 1))
    assert made(folder, "source", maker) == digest
    monkeypatch.setattr(installed_json, "digest_of", lambda *_: pytest.fail("hashed"))
    assert made(folder, "source", maker) == digest
    assert maker.times == 1


@pytest.mark.parametrize("noted", [None, "", "{}", "[]", "[" * 100_000, '{"digest": "source", "files": {}}'])
def test_without_a_note_it_is_made_again_once(folder: Path, maker: Maker, noted: str | None) -> None:
    """As an earlier version left it, or with a note that makes no sense."""
    (folder / installed_json.NOTE_FILE).unlink()
    if noted is not None:
        (folder / installed_json.NOTE_FILE).write_text(noted)
    for _ in range(2):
        made(folder, "source", maker)
    assert maker.times == 2


def test_what_was_made_of_something_else_is_made_again(folder: Path, maker: Maker) -> None:
    """Another weights file in the model's place has another graph."""
    assert kept(folder, "other") == ""
    made(folder, "other", maker)
    assert maker.times == 2
    assert (kept(folder, "source"), kept(folder, "other") != "") == ("", True)


def test_hidden_files_are_nobodys(folder: Path) -> None:
    """What a desktop leaves in a folder that was looked at is no damage."""
    digest = kept(folder, "source")
    (folder / ".DS_Store").write_bytes(b"x")
    assert kept(folder, "source", wholly=True) == digest


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    """A full disk is told with the file and what to do; what was there before is there still."""

    def fails(new: Path) -> None:
        (new / "graph").write_bytes(b"half")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(new / "graph"))

    with pytest.raises(ModelError, match="No space left on device") as error:
        made(tmp_path / "int8", "source", fails)
    assert "TRANSLATOR_MODELS" in error.value.remedy
    assert names(tmp_path) == set()


def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path, maker: Maker) -> None:
    """Without room for a lock nothing is begun."""
    (tmp_path / ".int8.lock").mkdir()
    with pytest.raises(ModelError, match=r"\.int8\.lock: "):
        made(tmp_path / "int8", "source", maker)
    assert maker.times == 0


def test_files_reach_the_disk_before_they_have_their_name(
    tmp_path: Path, maker: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every file and the note are flushed while the folder is still a workshop."""
    flushed: list[bool] = []
    monkeypatch.setattr(os, "fsync", lambda number: flushed.append((tmp_path / "int8").exists()))
    made(tmp_path / "int8", "source", maker)
    assert len(flushed) > len(FILES)
    assert not any(flushed)


# ---------------------------------------------------------------- with other processes


def started(folder: Path) -> subprocess.Popen[str]:
    """A process that makes `folder` until it is sent a line."""
    script = Path(making_run.__file__)
    variables = os.environ | {"PYTHONPATH": os.pathsep.join([str(script.parent), str(script.parents[1])])}
    command = [sys.executable, str(script), str(folder)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=variables)


def said(process: subprocess.Popen[str]) -> str:
    """The next line that a process says."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_one_waits_for_another_and_has_what_it_made(tmp_path: Path) -> None:
    """Of two at once, the second says that it waits, and makes nothing."""
    with started(tmp_path / "int8") as first:
        assert said(first) == "making"
        with started(tmp_path / "int8") as second:
            assert said(second) == "waiting"
            first.communicate("\n")
            digest = kept(tmp_path / "int8", "source")
            assert (said(second), digest != "") == (digest, True)
    assert (tmp_path / "int8" / "graph").read_text() == "half and whole"
    assert names(tmp_path) == {"int8"}


def test_what_a_killed_run_left_is_cleared_by_the_next(tmp_path: Path, maker: Maker) -> None:
    """A half-made folder never has the name, and goes; while its maker lives, it stays."""
    with started(tmp_path / "int8") as killed:
        assert said(killed) == "making"
        assert [name.startswith(".int8.") for name in names(tmp_path)] == [True]
        killed.kill()
    assert len(names(tmp_path)) == 1
    made(tmp_path / "int8", "source", maker)
    assert names(tmp_path) == {"int8"}
    assert json.loads((tmp_path / "int8" / installed_json.NOTE_FILE).read_text())["digest"] == "source"
