"""Word files as PDF, made by LibreOffice where it is installed: the one program that this one starts.

It works on a file of ours in a temporary folder, with settings of its own there: none of the user's are touched, and
no window of the user's is taken over.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from translator.errors import OutputError
from translator.publish.pdf_pages import pages_of_parts

OFFICE = "TRANSLATOR_OFFICE"
"""The variable that names LibreOffice's program where it is not found."""
_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_SECONDS = 180
"""After which it hangs: a brief takes it two, the first time ten."""
_INSTALL = (
    "Install LibreOffice Writer (on Debian and Ubuntu: apt install libreoffice-writer), name its soffice in "
    f"{OFFICE}, or leave pdf out of --format: Word saves the .docx as PDF too."
)
_EXPORT = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
"""Tagged, for those to whom it is read out; with bookmarks, which are there anyway."""
# What LibreOffice writes of the time and by chance.
_DATE = re.compile(rb"(?<=/CreationDate\(D:)\d{14}[^)]*(?=\))")
_MARKS = re.compile(rb"(?<=[<\s/])[0-9A-F]{32}(?=[>\s])")


def office() -> Path:
    """Return LibreOffice's program. Raises `OutputError` where there is none."""
    if named := os.environ.get(OFFICE):
        if not Path(named).is_file():
            raise OutputError(f"{OFFICE} names {named}, and no such file is there.", _INSTALL)
        return Path(named)
    # On Windows a program of that name beside the articles would be found first.
    found = [] if sys.platform == "win32" else [shutil.which(name) for name in ("soffice", "libreoffice")]
    there = (Path(place) for place in (*found, *_PLACES) if place)
    for path in there:
        if path.is_file():
            return path.resolve()
    raise OutputError("PDF is made by LibreOffice, which is not installed here.", _INSTALL)


def as_pdf(document: bytes) -> bytes:
    """Return a Word file of ours as PDF. Raises `OutputError` where LibreOffice is missing, fails or hangs."""
    program = office()
    with TemporaryDirectory(prefix="translator-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "brief.docx").write_bytes(document)
        said = _run([str(program), *_arguments(folder)], folder)
        with suppress(OSError):
            return _repeatable((folder / "brief.pdf").read_bytes())
    raise OutputError(f"LibreOffice ({program}) made no PDF: {said or 'it does not say why'}.", _INSTALL)


def paged(document: bytes) -> tuple[bytes, bytes]:
    """Return a Word file of ours and its PDF, both with the pages in its contents on which things are.

    The first has estimates until then, and LibreOffice leaves them as they are.
    """
    from translator.publish.docx.printed_pages import with_pages

    first = as_pdf(document)
    exact = with_pages(document, pages_of_parts(first))
    return (document, first) if exact == document else (exact, as_pdf(exact))


def _repeatable(data: bytes) -> bytes:
    """Return a PDF without time and chance, each thing as long as it was: the same brief gives the same bytes."""
    body, trailer, end = data.rpartition(b"trailer")
    dated = _DATE.sub(lambda found: b"19800101000000Z".ljust(len(found[0]), b"'")[: len(found[0])], body)
    mark = hashlib.sha256(dated).hexdigest()[:32].upper().encode()
    return dated + trailer + _MARKS.sub(mark, end)


def _arguments(folder: Path) -> list[str]:
    own = f"-env:UserInstallation={(folder / 'settings').as_uri()}"
    quiet = ("--headless", "--norestore", "--nolockcheck", "--nodefault")
    return [own, *quiet, "--convert-to", _EXPORT, "--outdir", str(folder), str(folder / "brief.docx")]


def _run(command: list[str], folder: Path) -> str:
    """Run a command to its end; return what it said at last."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=folder,
            start_new_session=True,
        )
    except OSError as error:
        return str(error.strerror or error)
    with process:
        try:
            said = process.communicate(timeout=_SECONDS)[1]
        except subprocess.TimeoutExpired:
            return f"it took more than {_SECONDS} seconds"
        finally:
            _end(process)
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[-1][:200] if lines else ""


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program that is still at work, and what it started: it is a script that starts others."""
    if process.poll() is None:
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL) if sys.platform != "win32" else process.kill()
