"""Unpacking an Argos package: a zip that anyone may have made. Nothing of it is believed."""

from __future__ import annotations

import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from translator.engines.argos import engine as argos
from translator.errors import ModelError
from translator.progress import Progress
from translator.storage.files import new_folder
from translator.storage.large_files import require_space

# What some system takes for a way out of the folder, for a device, or for another name; refused on every system.
_NO_NAME = re.compile(
    r"""
    .*[<>:"|?*\\\x00-\x1f\x7f].*           # drives, streams, backslashes, controls
    | | .*[ .]                                # nothing, `.` and `..`, and ends that Windows drops
    | (con|prn|aux|nul|conin\$|conout\$|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])[ ]*(\..*)?
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)

_REMEDY = "This is not the publisher's package: get another copy of it."


def unpack(archive: Path, target: Path, progress: Progress) -> None:
    """Unpack a package's folder to `target`, which appears only when the package can be opened.

    Raises:
        ModelError: `archive` is damaged, is no package, or holds a name that would leave the folder on some system.
    """
    with _zip(archive) as file, new_folder(target) as new:
        members = [member for member in file.infolist() if not member.is_dir()]
        _check_names(archive, [member.orig_filename for member in members])
        require_space(target.parent, total := sum(member.file_size for member in members))
        top = _top(archive, members)
        done = 0
        for member in members:
            name = PurePosixPath(member.filename)
            if not name.is_relative_to(top):
                continue
            path = new / name.relative_to(top)
            path.parent.mkdir(parents=True, exist_ok=True)
            with file.open(member) as packed, path.open("xb") as unpacked:
                shutil.copyfileobj(packed, unpacked)
            done += member.file_size
            progress(f"unpacking {archive.name}", done, total)
        try:
            argos.try_package(new)
        except ModelError as error:
            raise ModelError(f"{archive}: {error.what.removeprefix(f'{new}: ')}") from error


def _check_names(archive: Path, names: Sequence[str]) -> None:
    """Raise ModelError unless each of `names` is one file inside a folder, and another one, on every system."""
    seen: set[str] = set()
    for name in names:
        if any(_NO_NAME.fullmatch(part) for part in name.split("/")):
            raise ModelError(f"{archive}: holds a file that may not be written: {name}.", _REMEDY)
        if name.casefold() in seen:
            raise ModelError(f"{archive}: holds a file twice: {name}.", _REMEDY)
        seen.add(name.casefold())


def _top(archive: Path, members: Sequence[zipfile.ZipInfo]) -> PurePosixPath:
    """Return the folder of the archive that is the package."""
    names = (PurePosixPath(member.filename) for member in members)
    tops = sorted((name.parent for name in names if name.name == "metadata.json"), key=lambda top: len(top.parts))
    if not tops:
        raise ModelError(f"{archive}: not an Argos package: it has no metadata.json.")
    return tops[0]


@contextmanager
def _zip(archive: Path) -> Iterator[zipfile.ZipFile]:
    """Open a zip; what is wrong with it, now or while it is read, becomes a ModelError."""
    try:
        with zipfile.ZipFile(archive) as file:
            yield file
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise ModelError(f"{archive}: damaged, or not an Argos package: {error}.") from error
