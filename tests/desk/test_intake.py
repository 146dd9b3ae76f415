"""What is dropped or pasted: where it is put and under which name."""

from __future__ import annotations

from pathlib import Path

import pytest
from newsroom import FERRY, PORT

from translator.desk.intake import put, put_text, take_out
from translator.errors import InputError


def test_file_keeps_its_name_and_bytes(tmp_path: Path) -> None:
    """The folder is made if need be."""
    assert put(tmp_path / "articles", "港口.TXT", PORT.encode()) == "港口.txt"
    assert (tmp_path / "articles" / "港口.txt").read_bytes() == PORT.encode()


def test_same_file_is_taken_once(tmp_path: Path) -> None:
    """Dropped again it is the one that is there; another of its name gets a number."""
    assert [put(tmp_path, "a.txt", text.encode()) for text in (PORT, PORT, FERRY, FERRY)] == [
        *("a.txt", "a.txt"),
        *("a (2).txt", "a (2).txt"),
    ]
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("name", ["a.exe", "a", "", ".txt", "..", "a.txt/", "a.xlsx"])
def test_kind_that_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    """At once, with what can be; nothing is put down."""
    with pytest.raises(InputError):
        put(tmp_path, name, b"x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (PORT, "港務公司擴建貨櫃碼頭 盼搶回轉口貨源.txt"),
        ("\n\n  標題:a/b\\c?\n內文", "標題_a b c_.txt"),
        ("../../x\n內文", "x.txt"),
        ("。。。\n內文", "pasted.txt"),
        ("一" * 99, "一" * 40 + ".txt"),
    ],
)
def test_pasted_text_is_called_by_its_headline(tmp_path: Path, text: str, name: str) -> None:
    """As any system can have it."""
    assert put_text(tmp_path, text) == name
    assert (tmp_path / name).read_text(encoding="utf-8") == text


def test_nothing_is_not_put_down(tmp_path: Path) -> None:
    """A paste of spaces is refused."""
    with pytest.raises(InputError, match="no text"):
        put_text(tmp_path, " \n\t")


@pytest.mark.parametrize("name", ["../a.txt", "sub/a.txt", "b.txt", "sub", "", "."])
def test_only_a_file_of_the_folder_is_taken_out(tmp_path: Path, name: str) -> None:
    """Neither one that lies elsewhere nor a folder."""
    folder = tmp_path / "articles"
    (folder / "sub").mkdir(parents=True)
    for path in (tmp_path / "a.txt", folder / "sub" / "a.txt", folder / "a.txt"):
        path.write_text("x", encoding="utf-8")
    with pytest.raises(InputError):
        take_out(folder, name)
    take_out(folder, "a.txt")
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("a.txt")) == [
        *("a.txt", "articles/sub/a.txt"),
    ]
