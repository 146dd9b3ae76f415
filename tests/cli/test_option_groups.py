"""Options that are declared once, for several commands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer
from typer.testing import CliRunner

from translator.cli.option_groups import grouped


@dataclass(frozen=True, slots=True)
class Size:
    """Two options."""

    width: Annotated[int, typer.Option(min=1, help="How wide.")] = 2
    height: int = 3


def test_fields_of_a_group_are_options_in_its_place() -> None:
    """The command gets them together, what is not given as the class has it."""
    app = typer.Typer()

    @app.command()
    @grouped()
    def draw(*, before: str = "", size: Size, after: str = "") -> None:
        """Draw."""
        print(before, size, after)

    assert CliRunner().invoke(app, ["--width", "5", "--after", "b"]).output == f" {Size(5, 3)} b\n"
    shown = CliRunner().invoke(app, ["--help"]).output
    assert sorted(("--before", "--width", "--height", "--after"), key=shown.index)[1:3] == ["--width", "--height"]
    assert CliRunner().invoke(app, ["--width", "0"]).exit_code == 2


def test_option_that_is_left_out_is_none_of_the_command() -> None:
    """It is as the class has it."""
    app = typer.Typer()

    @app.command()
    @grouped("height")
    def draw(*, size: Size) -> None:
        """Draw."""
        print(size)

    assert CliRunner().invoke(app, ["--width", "5"]).output == f"{Size(5, 3)}\n"
    assert CliRunner().invoke(app, ["--height", "5"]).exit_code == 2
