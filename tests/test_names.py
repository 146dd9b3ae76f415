"""File names of briefs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.publish.names import brief_names


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("news/港口擴建.txt", "港口擴建"),
        ("a.b.html", "a.b"),
        ("港口：擴建?.md", "港口：擴建_"),
        ("CON.txt", "_CON"),
        ("x" * 200 + ".txt", "x" * 80),
        ("港" * 200 + ".txt", "港" * 60),
        ("x" + "港" * 200 + ".txt", "x" + "港" * 59),
        ("name. .txt", "name"),
    ],
)
def test_name_follows_the_article(path: str, name: str) -> None:
    """The brief is called as its article, made safe for every file system."""
    assert brief_names([Path(path)]) == [name]


def test_same_names_get_numbers() -> None:
    """Articles of one name in several folders or formats, capitals aside, have briefs of their own."""
    assert brief_names([Path("a/port.txt"), Path("b/Port.md"), Path("port.html")]) == [
        "port",
        "Port (2)",
        "port (3)",
    ]


def test_files_of_the_run_are_not_taken() -> None:
    """An article called like a file that every run writes has another name."""
    assert brief_names([Path("changes.html"), Path("Report.txt")]) == ["changes (2)", "Report (2)"]


def test_number_does_not_meet_a_name_that_has_one() -> None:
    """A number is not given where another article already has that name."""
    names = brief_names([Path("a/port.txt"), Path("b/port.txt"), Path("port (2).txt"), Path("c/port (2).txt")])
    assert len({name.casefold() for name in names}) == 4


STEMS = st.text('aA1 ()2.:<>|?*"港\x00\u200f\ud800', min_size=1, max_size=6).map(lambda stem: Path(f"f_{stem}.txt"))


@given(st.lists(STEMS | st.sampled_from([Path("x.txt"), Path("x (2).txt"), Path("X (3).md"), Path("nul")]), max_size=8))
def test_names_are_safe_and_apart(paths: list[Path]) -> None:
    """Whatever the names, each brief has a file of its own that every system can hold."""
    names = brief_names(paths)
    assert len(names) == len(paths)
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        name.encode()
        assert not set(name) & set('<>:"/\\|?*\x00')
        assert len(name) <= 100


@given(st.lists(st.text("x é港𠮷\ud800.", min_size=150, max_size=260), min_size=1, max_size=3))
def test_long_names_leave_room_for_what_is_added(stems: list[str]) -> None:
    """A name fits a file system's 255 bytes with a number, the mark of an edited brief and the ending on it."""
    names = brief_names([Path(f"{folder}/f{stem}.txt") for stem in stems for folder in "ab"])
    for name in names:
        assert len(f"{name} (edited 12).docx".encode()) <= 255
        assert "\ufffd" not in name
