"""How this program came here, from a checkout or as a wheel: where its files are, what starts it, what mends it."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from translator import __version__

_CHECKOUT = Path(__file__).parent.parent


def starter_files() -> Traversable:
    """Return the folder of what a user begins with: in a checkout the top level, which a wheel carries as `starter`."""
    return _CHECKOUT if is_checkout() else _carried()


def is_checkout() -> bool:
    """Whether the program runs from its repository."""
    return not _carried().is_dir()


def program() -> str:
    """Return what starts this program from any folder."""
    return f'uv run --project "{_CHECKOUT}" translator' if is_checkout() else "translator"


def install_command(extra: str = "") -> str:
    """Return what to type for the libraries of this program that are missing, those of `extra` among them.

    The version is named because the package index has another program of this name: with it, what is here is taken,
    or nothing.
    """
    if is_checkout():
        return f"uv sync --inexact --extra {extra}" if extra else "uv sync --inexact"
    return f'pip install "translator{f"[{extra}]" if extra else ""}=={__version__}"'


def reinstall_program() -> str:
    """Return what to type to have the program's own files as they were."""
    if is_checkout():
        return "git restore translator"
    return f'pip install --force-reinstall --no-deps "translator=={__version__}"'


def reinstall_command(library: str, version: str, extra: str) -> str:
    """Return what to type to replace a damaged library of `extra` by a whole one."""
    if is_checkout():
        return f"{install_command(extra)} --reinstall-package {library}"
    return f"pip install --force-reinstall --no-deps {library}=={version}"


def _carried() -> Traversable:
    return files("translator") / "starter"
