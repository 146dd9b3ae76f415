"""`translator paste`: the article on the clipboard in, its brief out."""

from __future__ import annotations

from typing import Annotated

import typer

paste_app = typer.Typer()


@paste_app.command(context_settings={"ignore_unknown_options": True})
def paste(
    options: Annotated[list[str] | None, typer.Argument(metavar="OPTIONS", help="Those that `run` takes.")] = None,
) -> None:
    """Translate the article on the clipboard and write a brief for it, as `run` does for a file."""
    from typer.main import get_command

    from translator.cli.received import GIVEN, from_clipboard
    from translator.cli.run import run_app

    get_command(run_app).main([str(GIVEN), *(options or ())], "translator run", obj=from_clipboard)
