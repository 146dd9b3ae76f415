"""A folder of many files is looked through once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from growth import TIMES, grows_with_length_only

from translator.publish.output_folder import OutputFolder


@dataclass(frozen=True)
class Register:
    """So many files were written, all by this program."""

    count: int

    def names(self) -> list[str]:
        """Each by its number."""
        return [f"{number}.docx" for number in range(self.count)]

    def stamps(self, name: str) -> set[str]:
        """One for all."""
        return {"stamp"}

    def is_ours(self, name: str, digest: str) -> bool:
        """Whatever it holds."""
        return True

    def promise(self, name: str, digest: str, stamp: str) -> None:
        """It is not asked about."""

    def wrote(self, name: str, digest: str) -> None:
        """It is not asked about."""


def test_what_is_left_takes_time_by_the_number_of_files(tmp_path: Path) -> None:
    """Of 100,000 articles, of which each had been looked for among all, the end of a run had taken hours."""

    def left(count: int) -> tuple[Path, ...]:
        register = Register(count)
        return OutputFolder(tmp_path, register).left(frozenset(register.names()))

    assert left(10) == ()
    assert grows_with_length_only(left, 2000, TIMES * 2000)


def test_what_is_left_is_what_this_run_did_not_make(tmp_path: Path) -> None:
    """And what is still there."""
    for name in ("0.docx", "1.docx"):
        (tmp_path / name).touch()
    folder = OutputFolder(tmp_path, Register(3))
    folder.put("0.docx", b"brief", "stamp")
    assert folder.left(frozenset()) == (tmp_path / "1.docx",)
    assert folder.left(frozenset(["1.docx"])) == ()
