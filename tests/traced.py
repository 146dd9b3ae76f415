"""A Python program under strace: what it opened, started and wrote, its threads and children included."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# Those that a system lacks ("?") are left out.
_WRITERS = (
    "open,openat,openat2,creat,mkdir,mkdirat,mknod,mknodat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,"
    "unlink,unlinkat,rmdir,truncate"
)
_TRACED = "%network,%process," + ",".join(f"?{name}" for name in _WRITERS.split(","))
_CALL = re.compile(r"\d+ +(\w+)\((.*)")
_STARTERS = ("fork", "vfork", "clone", "clone3", "execve", "execveat")
_OPENS_TO_WRITE = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")
_PATH = re.compile(r'"((?:[^"\\]|\\.)*)"')
_NOWHERE = ("/dev/null",)
# What the library of the language model, and Python's own, go by; and nothing that says that this is a test.
_KEPT = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a program did: its exit status and output; calls that open sockets, calls that start processes; paths.

    `written` are the paths that it made, changed or removed, or tried to; `threads` were started, and are counted.
    """

    status: int
    said: str
    sockets: tuple[str, ...]
    processes: tuple[str, ...]
    threads: int
    written: tuple[Path, ...]

    def outside(self, *folders: Path) -> list[Path]:
        """Return the written paths that are not in `folders`."""
        return [path for path in self.written if not any(path.is_relative_to(folder) for folder in folders)]


@cache
def why_not() -> str:
    """Return why nothing can be traced here; nothing where it can."""
    if not shutil.which("strace"):
        return "strace is not installed (apt-get install strace)"
    done = subprocess.run(["strace", "-f", "-o", os.devnull, sys.executable, "-c", ""], capture_output=True, text=True)
    return f"strace cannot run here: {done.stderr.strip()}" if done.returncode else ""


def fresh(folder: Path, **variables: str) -> dict[str, str]:
    """Return an environment with empty folders of its own in `folder`, and little else: no variable names CI."""
    homes = {name: folder / name.lower() for name in ("HOME", "TMPDIR", "USERPROFILE", "LOCALAPPDATA", "TMP", "TEMP")}
    for home in homes.values():
        home.mkdir()
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    # Python's compiled files lie beside the program, which is neither here nor there.
    return kept | {name: str(home) for name, home in homes.items()} | {"PYTHONDONTWRITEBYTECODE": "1"} | variables


def traced(arguments: Sequence[str], folder: Path, environment: dict[str, str]) -> Seen:
    """Run Python with `arguments` in `folder` and return what was seen of it."""
    log = folder / "strace.log"
    # Without --seccomp-bpf every call stops the program, not those alone that are looked at.
    strace = ["strace", "-f", "--seccomp-bpf", "-qq", "-y", "-e", f"trace={_TRACED}", "-o", str(log)]
    command = [*strace, sys.executable, *arguments]
    done = subprocess.run(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    calls = [match.groups() for match in map(_CALL.match, log.read_text("utf-8", "replace").splitlines()) if match]
    started = [(name, rest) for name, rest in calls if name in _STARTERS]
    is_thread = ["CLONE_THREAD" in rest for _, rest in started]
    written = [path for name, rest in calls for path in _written(name, rest, folder)]
    return Seen(
        done.returncode,
        done.stdout + done.stderr,
        tuple(f"{name}({rest}" for name, rest in calls if name.startswith("socket")),
        # The first is the program itself.
        tuple(f"{name}({rest}" for (name, rest), is_one in zip(started, is_thread, strict=True) if not is_one)[1:],
        sum(is_thread),
        tuple(path for path in dict.fromkeys(written) if str(path) not in _NOWHERE),
    )


def _written(name: str, rest: str, folder: Path) -> list[Path]:
    """Return the paths that a call writes; a relative one is taken from the folder that it names, or `folder`."""
    if name not in _WRITERS.split(",") or (name.startswith("open") and not _OPENS_TO_WRITE.search(rest)):
        return []
    at = re.match(r"\w+<(/[^>]*)>", rest)
    return [Path(at[1] if at else folder, path) for path in _PATH.findall(rest)]
