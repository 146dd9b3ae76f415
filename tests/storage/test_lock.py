"""One at a time: in an output folder, and at a model that is prepared."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from translator.errors import BusyError, OutputError
from translator.storage.lock import lock, output_lock


def test_lock_that_is_free_is_not_waited_for(tmp_path: Path) -> None:
    """Nobody is told of any waiting, and the lock can be had again when it was let go."""
    told: list[int] = []
    for _ in range(2):
        with lock(tmp_path / "a", told.append):
            pass
    assert told == []


def test_lock_that_is_held_is_waited_for(tmp_path: Path) -> None:
    """Who waits is told before and after, and has the lock only when it was let go."""
    events: list[object] = []
    waits = threading.Event()

    def waiting(done: int) -> None:
        events.append(done)
        waits.set()

    def second() -> None:
        with lock(tmp_path / "a", waiting):
            events.append("second")

    with lock(tmp_path / "a", events.append):
        other = threading.Thread(target=second)
        other.start()
        assert waits.wait(60)
        events.append("first")
    other.join()
    assert events == [0, "first", 1, "second"]


def test_output_folder_in_use_is_refused_or_waited_for(tmp_path: Path) -> None:
    """Without --wait the second run is refused; with it, it begins when the first has ended."""
    events: list[str] = []

    def second() -> None:
        with output_lock(tmp_path, wait=True):
            events.append("second")

    with output_lock(tmp_path):
        other = threading.Thread(target=second)
        other.start()
        with pytest.raises(BusyError, match="another run is at work"), output_lock(tmp_path):
            pass
        events.append("first")
    other.join()
    assert events == ["first", "second"]


def test_what_fails_while_the_lock_is_held_is_no_fault_of_the_lock(tmp_path: Path) -> None:
    """An error of the system in the work keeps its name; only a lock that cannot be had is told as one."""
    with pytest.raises(PermissionError, match="of the work"), output_lock(tmp_path):
        raise PermissionError("of the work")
    (tmp_path / "other" / ".lock").mkdir(parents=True)
    with pytest.raises(OutputError, match="cannot be locked"), output_lock(tmp_path / "other"):
        pass


def test_prepared_link_in_the_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    """A link of the lock's name empties no file of the user's and makes none."""
    output, theirs = tmp_path / "output", tmp_path / "theirs"
    output.mkdir()
    theirs.write_bytes(b"theirs")
    for leads_to in (theirs, tmp_path / "nowhere"):
        (output / ".lock").symlink_to(leads_to)
        with pytest.raises(OutputError, match="cannot be locked"), output_lock(output):
            pass
        (output / ".lock").unlink()
    assert theirs.read_bytes() == b"theirs"
    assert not (tmp_path / "nowhere").exists()
