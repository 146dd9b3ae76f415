"""Files put in place whole or not at all."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from translator.errors import OutputError
from translator.publish.errors_log import LOG, unexpected
from translator.storage import files
from translator.storage.files import clear_remains, new_file, new_folder, replace_bytes


def test_folder_is_made(tmp_path: Path) -> None:
    """A folder that is not there is made."""
    replace_bytes(tmp_path / "a" / "b" / "brief.md", b"new")
    assert (tmp_path / "a" / "b" / "brief.md").read_bytes() == b"new"


def test_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the new file cannot be put in place, the old one stays, nothing lies beside it, and the error names it."""
    path = tmp_path / "brief.docx"
    path.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(OutputError, match=re.escape(f"{path}: cannot be written (Permission denied).")):
        replace_bytes(path, b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["brief.docx"]
    assert path.read_bytes() == b"old"


def test_folder_in_the_place_of_the_file_is_an_error_of_ours(tmp_path: Path) -> None:
    """A folder in the file's place is reported, and nothing is left beside it."""
    (tmp_path / "a.html").mkdir()
    with pytest.raises(OutputError, match=r"a\.html"):
        replace_bytes(tmp_path / "a.html", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


def _file(target: Path) -> None:
    with new_file(target) as file:
        file.write(b"new")


def _folder(target: Path) -> None:
    with new_folder(target) as folder:
        (folder / "part").write_bytes(b"new")


each_writer = pytest.mark.parametrize("write", [_file, _folder, lambda target: replace_bytes(target, b"new")])


@each_writer
@pytest.mark.parametrize("leads_to", ["file", "folder", "nothing"])
def test_prepared_link_is_not_followed(
    write: Callable[[Path], None], leads_to: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even a link under the very name of the temporary file leads nothing of ours elsewhere."""
    desk, theirs = tmp_path / "desk", tmp_path / "theirs"
    for folder in (desk, theirs, theirs / "folder"):
        folder.mkdir()
    (theirs / "file").write_bytes(b"theirs")
    monkeypatch.setattr(files, "unguessable", lambda: "0123456789abcdef")
    (desk / ".brief.md.0123456789abcdef.tmp").symlink_to(theirs / leads_to)
    with pytest.raises((OSError, OutputError), match="File exists"):
        write(desk / "brief.md")
    assert not (desk / "brief.md").exists()
    assert (theirs / "file").read_bytes() == b"theirs"
    assert sorted(path.name for path in theirs.rglob("*")) == ["file", "folder"]


def test_name_of_a_temporary_file_cannot_be_guessed(tmp_path: Path) -> None:
    """No two are alike, and none has the number of the process in it."""
    names = set()
    for _ in range(20):
        with new_file(tmp_path / "brief.md"):
            names |= {path.name for path in tmp_path.glob(".*.tmp")}
    assert len(names) == 20
    assert all(re.fullmatch(r"\.brief\.md\.[0-9a-f]{16}\.tmp", name) for name in names)


def test_long_name_leaves_room_for_the_temporary_one(tmp_path: Path) -> None:
    """A name that just fits the disk can be written: its temporary file has a shorter one."""
    path = tmp_path / f"{'船' * 83}.md"
    replace_bytes(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="it has no such modes")
@pytest.mark.parametrize(("before", "after"), [(None, 0o640), (0o600, 0o600), (0o664, 0o664), (0o444, 0o444)])
def test_who_may_read_a_file_stays_as_it_is(tmp_path: Path, before: int | None, after: int) -> None:
    """A new file is for whom the user's other files are; one that is replaced stays for whom it was."""
    path = tmp_path / "report.json"
    if before is not None:
        path.write_bytes(b"old")
        path.chmod(before)
    mask = os.umask(0o027)
    try:
        replace_bytes(path, b"new")
    finally:
        os.umask(mask)
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"new", after)


@pytest.mark.parametrize("leads_to", ["there", "nowhere"])
def test_link_in_the_place_of_the_file_is_replaced(tmp_path: Path, leads_to: str) -> None:
    """What a link of the file's name leads to is neither written nor asked for its mode."""
    (tmp_path / "there").write_bytes(b"theirs")
    (tmp_path / "there").chmod(0o606)
    (tmp_path / "brief.md").symlink_to(leads_to)
    replace_bytes(tmp_path / "brief.md", b"new")
    assert (tmp_path / "there").read_bytes() == b"theirs"
    assert not (tmp_path / "nowhere").exists()
    assert (tmp_path / "brief.md").read_bytes() == b"new"
    assert not (tmp_path / "brief.md").is_symlink()
    assert stat.S_IMODE((tmp_path / "brief.md").stat().st_mode) & 0o002 == 0


@pytest.mark.parametrize("write", [new_file, new_folder])
def test_what_is_given_up_leaves_nothing(write: Callable[[Path], object], tmp_path: Path) -> None:
    """A block that fails changes nothing: what stood there stands there still."""
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "old").write_bytes(b"old")
    with pytest.raises(ValueError, match="another file"), write(tmp_path / "model"):  # type: ignore[attr-defined]
        raise ValueError("another file")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["model", "old"]


def test_file_takes_no_folder_away(tmp_path: Path) -> None:
    """Only a folder takes the place of a folder."""
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "old").write_bytes(b"old")
    with pytest.raises(OSError, match="directory"):
        _file(tmp_path / "model")
    assert (tmp_path / "model" / "old").exists()
    _folder(tmp_path / "model")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["model", "part"]


def test_half_files_of_killed_runs_are_cleared(tmp_path: Path) -> None:
    """What was being written is removed, under its name of today and of before; a user's own file is not."""
    theirs = [".notes.tmp", ".a.draft.tmp", ".a.0123456789abcde.tmp", "a.0123456789abcdef.tmp", ".12.tmp"]
    for name in (".brief.md.0123456789abcdef.tmp", ".1-港口.123.tmp", *theirs):
        (tmp_path / name).write_bytes(b"half")
    (tmp_path / ".int8.fedcba9876543210.tmp").mkdir()
    (tmp_path / ".int8.fedcba9876543210.tmp" / "graph").write_bytes(b"half")
    clear_remains(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(theirs)


def test_half_files_of_one_name_are_cleared(tmp_path: Path) -> None:
    """Asked for one name, only what was being written for it goes."""
    others = [".int8-prose.0123456789abcdef.tmp", "int8-prose.new-12", "int8"]
    for name in (".int8.0123456789abcdef.tmp", "int8.new-12", *others):
        (tmp_path / name).mkdir()
    clear_remains(tmp_path, "int8")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(others)


@pytest.mark.parametrize("stands", ["link", "link to nothing", "pipe", "folder"])
def test_log_is_written_to_no_other_place(tmp_path: Path, stands: str) -> None:
    """What is no file in the place of errors.log is neither followed nor waited for; the error says so."""
    theirs, log = tmp_path / "theirs", tmp_path / "output" / LOG
    log.parent.mkdir()
    theirs.write_bytes(b"theirs")
    if stands.startswith("link"):
        log.symlink_to(theirs if stands == "link" else tmp_path / "nowhere")
    elif stands == "pipe":
        os.mkfifo(log)
    else:
        log.mkdir()
    error = unexpected(log.parent, tmp_path / "a.txt", ValueError("odd"))
    assert "could not be written" in error.remedy
    assert theirs.read_bytes() == b"theirs"
    assert not (tmp_path / "nowhere").exists()


def test_log_grows(tmp_path: Path) -> None:
    """What is there is added to."""
    for number in range(2):
        error = unexpected(tmp_path, tmp_path / "a.txt", ValueError(f"fault {number}"))
        assert "has the details" in error.remedy
    assert re.findall(r"ValueError: (fault \d)", (tmp_path / LOG).read_text()) == ["fault 0", "fault 1"]
