"""Briefs as files to be saved, one or all of them; never as pages: what is in one runs nowhere near the desk."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from starlette.responses import Response, StreamingResponse

from translator.desk.places import inside
from translator.errors import InputError, UnusableError
from translator.storage.bounded_read import WRITTEN, contents


def bytes_of(folder: Path, name: str) -> bytes:
    """Return the bytes of the file `name` of an output folder. Raises `InputError`."""
    path = inside(folder, name)
    try:
        return contents(path, WRITTEN)
    except UnusableError as error:
        raise InputError(path, error.what, error.remedy) from error


def saved(folder: Path, name: str) -> Response:
    """Return the file `name` of an output folder, to be saved."""
    return attached(bytes_of(folder, name), name)


def attached(data: bytes, name: str) -> Response:
    """Return bytes to be saved under a name. Raises `InputError` where there are none."""
    if not data:
        raise InputError(Path(name), "is not made yet.", "Choose its articles first.")
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"}
    return Response(data, media_type="application/octet-stream", headers=headers)


def zipped(folder: Path, names: Sequence[str]) -> Response:
    """Return those files of an output folder in one, which is made as it is sent. Raises `InputError` for none."""
    if not names:
        raise InputError(folder, "there are no briefs yet.", "Drop an article first.")
    headers = {"content-disposition": 'attachment; filename="briefs.zip"'}
    return StreamingResponse(_zip(folder, names), media_type="application/zip", headers=headers)


class _Sink:
    """Takes what a zip file is written as, to be sent on piece by piece."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, data: bytes) -> int:
        """Take a piece."""
        self._pieces.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Do nothing: nothing is held back."""

    def taken(self) -> bytes:
        """Return what was written since the last time."""
        data = b"".join(self._pieces)
        self._pieces.clear()
        return data


def _zip(folder: Path, names: Sequence[str]) -> Iterator[bytes]:
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[call-overload]
        for name in names:
            with suppress(InputError):  # taken away meanwhile
                archive.writestr(name, bytes_of(folder, name))
                yield sink.taken()
    yield sink.taken()
