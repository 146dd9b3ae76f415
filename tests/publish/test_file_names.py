"""File names of briefs."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.publish.file_names import BriefNames, brief_names, pattern_fault, shaped


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
        ("name.\u3000.txt", "name"),
        (".profile", "profile"),
        (". .txt", "_"),
        ("\x1b[31mred\x9b\x07.txt", "_[31mred_"),
        ("fdp.\u202excod\u200b.txt", "fdp._xcod_"),
        ("two\nlines\u2028here.txt", "two_lines_here"),
        ("big5\udcb4\udce4.txt", "big5_"),
        ("cafe\u0301.txt", "caf\u00e9"),
        ('<>:"|?*\\.txt', "_"),
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


PORTS = [f"{port}{number}" for port in ("com", "LPT") for number in "0129¹²³"]
DEVICES = ("CON", "prn", "Aux", "NUL", "CONIN$", "conout$", *PORTS)


@pytest.mark.parametrize("name", [f"{device}{more}" for device in DEVICES for more in ("", ".tar", " ", " .x", ".")])
def test_names_of_devices_are_no_names(name: str) -> None:
    """Windows opens a device under such a name, whatever ending it has."""
    (given,) = brief_names([Path("articles", f"{name}.txt")])
    assert given.startswith("_")


@pytest.mark.parametrize("name", ["console", "communion", "com10", "nulla", "aux armes", "lpt"])
def test_names_that_only_begin_like_devices_stay(name: str) -> None:
    """What is no device keeps its name."""
    assert brief_names([Path(f"{name}.txt")]) == [name]


TWINS = (
    ("caf\u00e9", "cafe\u0301"), ("Straße", "STRASSE"), ("straße", "STRA\u1e9eE"), ("\u0130x", "i\u0307x"),
    ("ΟΔΟΣ", "οδος"), ("οδοσ", "οδος"), ("\u212b", "\u00e5"), ("K", "\u212a"), ("ı", "I"), ("ﬁn", "FIN"),
    ("\u03b0", "\u03a5\u0308\u0301"), ("\uac00", "\u1100\u1161"), ("port", "Port"), ("Ａ", "a"), ("x", "x."),
    ("x", "x "), ("a?", "a*"), ("report", "REPORT"), ("errors", "Errors"), ("memory", "MEMORY"),
    ("briefing", "Briefing"), ("Terms", "tERMS"), ("Changes", "changes"),
)  # fmt: skip


def on_macos(name: str) -> str:
    """What a Mac's file system compares: decomposed, letter case dropped."""
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).casefold())


def on_windows(name: str) -> str:
    """What Windows compares: single letters made capital; points and blanks at the end do not count."""
    return "".join(char.upper() if len(char.upper()) == 1 else char for char in name).rstrip(" .")


def are_apart(names: Sequence[str]) -> bool:
    """Whether no system takes two of them for one, or one for a file that the run itself writes."""
    own = ["report", "terms", "changes", "briefing", "memory", "errors"]
    return all(len({same(name) for name in (*names, *own)}) == len(names) + len(own) for same in (on_macos, on_windows))


@pytest.mark.parametrize("twins", TWINS)
def test_twins_have_files_of_their_own(twins: tuple[str, str]) -> None:
    """Names that a Mac or Windows takes for one do not overwrite each other, in either order."""
    for pair in (twins, twins[::-1]):
        names = brief_names([Path(f"{name}.txt") for name in pair])
        assert are_apart(names), names


@given(st.lists(st.text("aAiIİıßẞsSςσΣé\u0301\u0307ｅKﬁ. ", min_size=1, max_size=4), max_size=8))
def test_no_two_are_one_on_any_system(stems: list[str]) -> None:
    """However names differ, their briefs differ for a Mac and for Windows too."""
    assert are_apart(brief_names([Path(f"{stem}.txt") for stem in stems]))


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
        assert len(f"{name} (edited 12).docx".encode("utf-16-le")) <= 2 * 255
        assert "\ufffd" not in name


VALUES = {"date": "2026-03-05", "title": "Port to grow: a “long” wait?", "publisher": "Dawn", "file": "1-port"}


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{date} {title}", "2026-03-05 Port to grow - a “long” wait"),
        ("{publisher}/{file}", "Dawn_1-port"),
        ("  {title}  ", "Port to grow - a “long” wait"),
        ("{file}.", "1-port"),
        ("..{file}", "1-port"),
        ("con.{file}", "_con.1-port"),
    ],
)
def test_pattern_makes_a_name(pattern: str, name: str) -> None:
    """What no system forbids, readable where a title has a colon or a question mark."""
    assert shaped(pattern, VALUES) == name


def test_long_title_is_cut_at_a_word() -> None:
    """Not in the middle of one, and without the punctuation that would end it."""
    title = "The Port of Kaohsiung is to be extended for the ships of the next years, and those after"
    assert shaped("{date} {title}", VALUES | {"title": title}) == (
        "2026-03-05 The Port of Kaohsiung is to be extended for the ships of the next"
    )
    assert len(shaped("{title}", VALUES | {"title": "x" * 200})) == 80


@pytest.mark.parametrize("pattern", ["{date}", "{titel} {file}", "brief", "{}{file}"])
def test_pattern_that_cannot_be_used_is_told(pattern: str) -> None:
    """A misspelt field, and one that would call all briefs alike."""
    assert pattern_fault(pattern)
    assert not pattern_fault("{date} {title}")


def test_names_by_a_pattern_stay_what_they_were() -> None:
    """An article keeps its name and number, whoever else is in the run; a new one takes what nobody has."""
    first = BriefNames("{title}", {})
    same = {"title": "Report"}
    assert [first.of(key, same) for key in ("a", "b", "c")] == ["Report (2)", "Report (3)", "Report (4)"]
    again = BriefNames("{title}", {"b": "Report (3)", "c": "Report (4)", "x": "Ship"})
    assert [again.of("b", same), again.of("d", same)] == ["Report (3)", "Report (2)"]
    assert again.of("c", {"title": "ship"}) == "ship (2)"


def test_two_articles_that_had_one_name_are_told_apart() -> None:
    """Only one of them keeps it."""
    names = BriefNames("{file}", {"a": "news", "b": "news"})
    assert [names.of(key, {"file": "news"}) for key in ("b", "a")] == ["news (2)", "news"]


@given(st.text(), st.text())
def test_name_by_a_pattern_is_safe(title: str, file: str) -> None:
    """Whatever a page calls its article, the name is one that `brief_names` leaves as it is."""
    name = shaped("{title} {file}", {"title": title, "file": file})
    assert brief_names([Path(f"{name}.txt")])[0] == name
