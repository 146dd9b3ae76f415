"""Downloading a file of known size and digest, going on where an earlier attempt stopped."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translator.errors import ModelError
from translator.models.catalogue import CatalogueEntry
from translator.progress import Progress, no_progress
from translator.storage.files import itself
from translator.storage.large_files import CHUNK, digest_of, human_size

if TYPE_CHECKING:
    from http.client import HTTPResponse

TIMEOUT = 30.0  # seconds without a byte
ATTEMPTS = 3  # in a row without a new byte
PAUSE = 1.0  # seconds between attempts
INDEX_LIMIT = 16 * 1024 * 1024  # bytes; the Argos index has some hundred kilobytes


class _Interrupted(Exception):
    """The connection failed or ended early; another attempt may go on."""


class _OtherFile(Exception):
    """The server has something else at that address."""


def download(url: str, entry: CatalogueEntry, target: Path, progress: Progress = no_progress) -> None:
    """Download the entry's file to `target`, which appears only when size and digest are right.

    What has arrived is kept as `target` + ".part", and a later call goes on from it.

    Raises:
        ModelError: the server refuses or stays away, or what it sends is another file.
    """
    part = target.with_name(target.name + ".part")
    part.parent.mkdir(parents=True, exist_ok=True)
    if part.is_symlink():  # its name is known to all, since a later call looks for it
        part.unlink()
    failures = 0
    while (had := _size(part)) < entry.size:
        try:
            _append(url, entry, part, progress)
        except _OtherFile:
            break
        except _Interrupted as error:
            failures = failures + 1 if _size(part) <= had else 0
            if failures == ATTEMPTS:
                got = f"{human_size(_size(part))} of {human_size(entry.size)} are kept to go on from"
                raise ModelError(f"{url}: the download stopped: {error}; {got}.") from error
            time.sleep(PAUSE)
    if _size(part) != entry.size or digest_of(part, progress) != entry.digest:
        part.unlink(missing_ok=True)
        raise ModelError(f"{url}: what is there is not {entry.file} with SHA-256 {entry.digest}. Nothing was kept.")
    part.replace(target)


def read_index(url: str) -> bytes:
    """Return the bytes of a small file.

    Raises:
        ModelError: it cannot be read.
    """
    try:
        with _open(url, 0) as response:
            return _read(response, INDEX_LIMIT)
    except _Interrupted as error:
        raise ModelError(f"{url}: could not be read: {error}.") from error


def _append(url: str, entry: CatalogueEntry, part: Path, progress: Progress) -> None:
    """Add to `part` what the server has after it, or all of it where the server cannot go on from there."""
    done = _size(part)
    with _open(url, done) as response:
        if response.status != 206:
            done = 0
        if _announced(response) not in (None, entry.size):
            raise _OtherFile
        with open(part, "ab" if done else "wb", opener=itself) as file:
            while chunk := _read(response, CHUNK):
                file.write(chunk)
                done += len(chunk)
                progress(f"downloading {entry.file}", min(done, entry.size), entry.size)
                if done > entry.size:
                    break  # another file; the caller sees its size
    if done < entry.size:
        raise _Interrupted("the connection ended early")


def _open(url: str, start: int) -> Any:
    """Return the response to a request for the bytes of `url` from `start`."""
    import urllib.error
    import urllib.request
    from http.client import HTTPException

    if not url.startswith(("https://", "http://")):
        raise ModelError(f"{url}: not a web address.")
    headers = {"User-Agent": "translator"} | ({"Range": f"bytes={start}-"} if start else {})
    try:
        return urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=TIMEOUT)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == 416:  # it has fewer bytes than are here already
            raise _OtherFile from error
        if error.code >= 500:
            raise _Interrupted(f"the server says {error.code} {error.reason}") from error
        raise ModelError(f"{url}: the server says {error.code} {error.reason}.") from error
    except (OSError, HTTPException) as error:
        raise _Interrupted(str(getattr(error, "reason", error))) from error


def _read(response: HTTPResponse, size: int) -> bytes:
    from http.client import HTTPException

    try:
        return response.read(size)
    except (OSError, HTTPException) as error:
        raise _Interrupted(str(error)) from error


def _announced(response: HTTPResponse) -> int | None:
    """Return the size of the whole file as the server states it, if it does."""
    if response.status == 206:
        match = re.search(r"/(\d+)$", response.headers.get("Content-Range", ""))
        return int(match[1]) if match else None
    length = response.headers.get("Content-Length", "")
    return int(length) if length.isdigit() else None


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
