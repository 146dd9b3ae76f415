"""Makes a folder as slowly as it is told to: `python making_run.py FOLDER`, a line on standard input ends it.

Says "making" when it has begun, "waiting" where another is at work, and at last the digest of what is there.
"""

from __future__ import annotations

import sys
from pathlib import Path

from translator.models.prepared_folders import made


def slowly(folder: Path) -> None:
    """Write half of a file, wait for a line, and write the rest."""
    with (folder / "graph").open("w", encoding="utf-8") as file:
        file.write("half")
        file.flush()
        print("making", flush=True)
        sys.stdin.readline()
        file.write(" and whole")


def say(what: str, done: int, total: int) -> None:
    """Say that another is waited for."""
    if what.startswith("Waiting") and not done:
        print("waiting", flush=True)


if __name__ == "__main__":
    print(made(Path(sys.argv[1]), "source", slowly, say), flush=True)
