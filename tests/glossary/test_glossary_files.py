"""Several glossary files read as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.errors import GlossaryError
from translator.glossary.glossary_files import glossary_files, load_together, unread_beside

HEADER = "source,target,aliases\n"


def folder_of(folder: Path, **files: str) -> list[Path]:
    """Return the glossary files of a folder in which these were written, a `_` in their names being a hyphen."""
    for name, rows in files.items():
        (folder / f"{name.replace('_', '-')}.csv").write_text(HEADER + rows, encoding="utf-8")
    return glossary_files(folder)


def targets(paths: list[Path]) -> dict[str, str]:
    """Return what the files say of each form."""
    return {
        form: entry.target for entry in load_together(paths).glossary.entries for form in (entry.source, *entry.aliases)
    }


def test_the_first_comes_first_and_others_by_name(tmp_path: Path) -> None:
    """Names are alike in any letter case; what is called otherwise is no glossary."""
    for name in ("Glossary-b.CSV", "glossary-a.csv", "glossary.csv", "my-glossary.csv", "glossary.txt"):
        (tmp_path / name).write_text(HEADER, encoding="utf-8")
    assert [path.name for path in glossary_files(tmp_path)] == ["glossary.csv", "Glossary-b.CSV", "glossary-a.csv"]


def test_all_files_hold(tmp_path: Path) -> None:
    """Entries of each are in the glossary, and say of which file they are where that is not the first."""
    found = load_together(folder_of(tmp_path, glossary="鎧俠,Kioxia,\n", glossary_house="豐田,Toyota,\n"))
    assert [(entry.target, entry.place) for entry in found.glossary.entries] == [
        ("Kioxia", "2"),
        ("Toyota", "2 of glossary-house.csv"),
    ]
    assert [(used.path.name, used.entries) for used in found.used] == [("glossary.csv", 1), ("glossary-house.csv", 1)]
    assert found.overruled == ()


def test_the_first_wins_and_it_is_told(tmp_path: Path) -> None:
    """A form of which both say something is as the first says, Traditional or Simplified; what else stands holds."""
    house = "铠侠,KIOXIA,東芝記憶體|!鎧俠者\n豐田,Toyota,\n"
    paths = folder_of(tmp_path, glossary="鎧俠,Kioxia,\n豐田,Toyota,\n", glossary_house=house)
    assert targets(paths) == {"鎧俠": "Kioxia", "豐田": "Toyota", "東芝記憶體": "KIOXIA", "!鎧俠者": "KIOXIA"}
    [told] = load_together(paths).overruled
    assert str(told) == "铠侠 is “Kioxia” (row 2), not “KIOXIA” (row 2 of glossary-house.csv)"


def test_an_entry_of_which_all_is_said_is_gone(tmp_path: Path) -> None:
    """What the first file says in full leaves nothing of another's row."""
    paths = folder_of(tmp_path, glossary="鎧俠,Kioxia,鎧俠控股\n", glossary_house="鎧俠控股,KIOXIA,鎧俠\n")
    assert targets(paths) == {"鎧俠": "Kioxia", "鎧俠控股": "Kioxia"}


@pytest.mark.parametrize("first", [{}, {"glossary": "豐田,Toyota,\n"}])
def test_others_that_contradict_each_other_are_refused(tmp_path: Path, first: dict[str, str]) -> None:
    """Both are named by file and row."""
    paths = folder_of(tmp_path, **first, glossary_a="鎧俠,Kioxia,\n", glossary_b="索尼,Sony,\n鎧俠,KIOXIA,\n")
    with pytest.raises(GlossaryError) as error:
        load_together(paths)
    [line] = error.value.lines
    assert line.startswith("row 3: glossary-b.csv: 鎧俠 is “KIOXIA” here and “Kioxia” in row 2 of glossary-a.csv")


def test_what_the_first_settles_is_no_contradiction(tmp_path: Path) -> None:
    """Two files may differ on what the first file decides."""
    files = {"glossary_a": "鎧俠,Kioxia,\n", "glossary_b": "鎧俠,KIOXIA,\n"}
    assert targets(folder_of(tmp_path, glossary="鎧俠,Kioxia Corp,\n", **files)) == {"鎧俠": "Kioxia Corp"}


def test_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    """Each with its file."""
    with pytest.raises(GlossaryError) as error:
        load_together(folder_of(tmp_path, glossary="鎧俠,,\n", glossary_a="豐田,豐田,\n"))
    assert [line.split(":")[1].strip() for line in error.value.lines] == ["glossary.csv", "glossary-a.csv"]


def test_what_lies_beside_and_is_not_read_is_known(tmp_path: Path) -> None:
    """Of a file that was named alone."""
    paths = folder_of(tmp_path, glossary="鎧俠,Kioxia,\n", glossary_a="豐田,Toyota,\n")
    assert unread_beside([paths[1]]) == [paths[0]]
    assert unread_beside(paths) == []
    (tmp_path / "mine.csv").write_text(HEADER, encoding="utf-8")
    assert unread_beside([tmp_path / "mine.csv"]) == []
