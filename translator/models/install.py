"""Getting a model onto the machine, and saying which one a run would use.

Models live in `.models/` of the working folder, one folder each; nothing is kept anywhere else.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from translator.engines import ENGINES
from translator.engines.argos import package as argos
from translator.engines.base import Model
from translator.errors import ModelError
from translator.installation import install_command
from translator.models import catalogue, download, hub, installed_json, own, taught, wheels
from translator.models.argos_package import unpack
from translator.models.catalogue import CatalogueEntry
from translator.progress import Progress, no_progress
from translator.storage.files import delete_stale, new_file, remains
from translator.storage.large_files import chunks, digest_of, human_size, require_space, write_chunks


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


def find_installed(model_id: str, progress: Progress = no_progress, wholly: bool = False) -> Model | None:
    """Return the installed model with this id, verified; None where it is not installed.

    Takes milliseconds, or seconds (told to `progress`) when the files are new or were touched, or to look at them
    `wholly`.

    Raises:
        ModelError: there is no such model, or what is installed is damaged.
    """
    entry = own.entry(model_root(), model_id)
    path = _path(entry)
    if not (path.exists() and _is_made(entry)):
        return None
    note = installed_json.verify(path, progress, wholly=wholly)
    if path.is_dir():
        return Model(entry.id, note.digest, path, note.digest_of_files) if note else None
    if note is None or note.files[path.name].digest != entry.digest:
        _recognise(entry, path, progress)
    return _merged(entry, Model(entry.id, entry.digest, path))


def entries() -> tuple[CatalogueEntry, ...]:
    """Return all that can be installed, the better translator first, and what the user has brought after them."""
    return own.entries(model_root())


def _recognise(entry: CatalogueEntry, path: Path, progress: Progress) -> None:
    """Note that the file at `path` is the entry's, whoever put it there."""
    if digest_of(path, progress) != entry.digest:
        raise ModelError(f"{path}: damaged, or another file.", f"Type: translator models install {entry.id}")
    with suppress(OSError):  # a read-only folder costs a hash at each start, no more
        installed_json.note_installed(path, entry.digest, {path.name: entry.digest})


def installed() -> tuple[Model, ...]:
    """Return the models that can be used as they are, no damaged ones: `find_installed` says what is wrong."""
    models = []
    for entry in entries():
        try:
            models.append(find_installed(entry.id))
        except ModelError:
            continue
    return tuple(model for model in models if model)


def choose(engine: str = "auto", offline: bool = False, progress: Progress = no_progress) -> Plan:
    """Return the plan for an engine or a model by its name, or "auto" for the best that is at hand.

    At hand is what is installed or can be joined from installed wheels. Where nothing is, the plan is
    to fetch: for "auto", the smallest.

    Raises:
        ModelError: nothing is at hand and `offline` forbids fetching, or what is at hand is damaged.
    """
    asked = [entry for entry in entries() if engine in ("auto", entry.engine, entry.id)]
    if not asked:
        raise ModelError(f"{engine}: no such engine or model.", f"Engines are auto, {' and '.join(sorted(ENGINES))}.")
    if not any(map(_is_made, asked)):
        raise _not_made(asked[0])
    asked = [entry for entry in asked if _is_made(entry)]
    faults: list[ModelError] = []
    for entry in asked:
        try:
            if plan := _at_hand(entry, progress):
                return plan
        except ModelError as fault:
            faults.append(fault)
    if faults:
        raise faults[0]
    if offline:
        raise ModelError(f"No model is installed in {model_root()}, and --offline forbids fetching one.", _ways(asked))
    offered = [entry for entry in asked if not entry.is_restricted or engine == entry.id]
    if not offered:
        raise ModelError(
            f"No model for {engine} is installed, and the licence of {asked[0].id} is not for everybody.", _ways(asked)
        )
    return Plan(min(offered, key=lambda entry: (not entry.size, entry.size)), Origin.NETWORK)


def install(
    model_id: str, source: Path | None = None, offline: bool = False, progress: Progress = no_progress
) -> Model:
    """Install a model from `source`, or from installed wheels, or from the network, and return it.

    An installed model is left as it is where it is whole, to the last byte, unless `source` or a revision is given. An
    Argos package other than the catalogue's is taken only from `source`; its digest is recorded. `model_id` may be
    that of the catalogue, "hf:OWNER/NAME/FILE@REVISION", a name for `source`, or "" for what that tells.

    Raises:
        ModelError: it cannot be had, is damaged, or does not fit on the disk. No half file is left.
    """
    if source:
        entry = own.new_entry(model_root(), model_id or own.id_of(source), source)
    else:
        entry = own.entry(model_root(), model_id)
    if not _is_made(entry):
        raise _not_made(entry)
    if source is None and "@" not in model_id:
        try:
            if model := find_installed(entry.id, progress, wholly=True):
                return model
        except ModelError:
            pass  # damaged: that is why it is installed again
    path = _path(entry)
    put = _put(entry)
    try:
        delete_stale(remains(path.parent, path.name))
        digest = put(entry, source, offline, progress)
        note = installed_json.note_installed(path, digest, {path.name: digest})
    except OSError as error:
        what = f"{error.filename or path}: {error.strerror or error}."
        raise ModelError(what, "Mend that (a missing file, permissions, a full disk) and install again.") from error
    return _merged(entry, Model(entry.id, digest, path, note.digest_of_files if path.is_dir() else ""))


def _put(entry: CatalogueEntry) -> Callable[[CatalogueEntry, Path | None, bool, Progress], str]:
    """Return what puts an entry's model in place and returns the digest of what it was made from."""
    if entry.repo or entry.is_own:
        return _install_folder
    return _install_package if entry.is_package else _install_file


def _is_made(entry: CatalogueEntry) -> bool:
    """Whether an entry's adapter is there, where it has one of the desk's own. Raises ModelError for a damaged one."""
    return not entry.is_taught or bool(taught.digest_in(taught.folder_of(model_root(), entry.id), entry.digest))


def _not_made(entry: CatalogueEntry) -> ModelError:
    return ModelError(f"{entry.id}: no adapter has been made here.", "Make one: translator train FILES")


def _merged(entry: CatalogueEntry, model: Model) -> Model:
    """Return `model` with what is merged into it: the entry's adapter, or the desk's own."""
    if not entry.is_taught:
        return replace(model, adapter=entry.adapter)
    folder = taught.folder_of(model_root(), entry.id)
    return replace(model, adapter=taught.digest_in(folder, entry.digest), adapter_folder=folder)


def _path(entry: CatalogueEntry) -> Path:
    """Return the weights file, or the folder of an unpacked package."""
    return model_root() / (entry.base or entry.id) / ("package" if entry.is_package else entry.file)


def _at_hand(entry: CatalogueEntry, progress: Progress) -> Plan | None:
    try:
        if model := find_installed(entry.id, progress):
            return Plan(entry, Origin.INSTALLED, model)
    except ModelError:
        if not wheels.locate(entry):
            raise
    return Plan(entry, Origin.WHEELS) if wheels.locate(entry) else None


def _ways(entries: Sequence[CatalogueEntry]) -> str:
    """Return what to type, a line for each way to a model."""
    lines = ["Type one of these:"]
    for entry in entries:
        size = human_size(entry.size) if entry.size and not entry.is_restricted else entry.licence
        if entry.wheels:
            lines.append(f"  {install_command(wheels.EXTRA)}  ({size}, from the package index)")
        lines.append(f"  translator models install {entry.id}  ({size}, from {entry.home})")
        given = f"FILE  (a copy of {entry.file})" if entry.file else "FOLDER  (a copy of its files)"
        lines.append(f"  translator models install {entry.id} --from {given}")
    return "\n".join(dict.fromkeys(lines))  # models of one file come by one extra


def _install_file(entry: CatalogueEntry, source: Path | None, offline: bool, progress: Progress) -> str:
    """Put the entry's file in place and return its digest, which is the catalogue's."""
    path = _path(entry)
    require_space(path.parent, entry.size)
    if source:
        _copy(entry, source, path, progress)
    elif parts := wheels.locate(entry):
        wheels.join(entry, parts, path, progress)
    else:
        with _network(entry, offline):
            download.download(f"{hub.endpoint()}/{entry.hub_path}", entry, path, progress)
    return entry.digest


def _copy(entry: CatalogueEntry, source: Path, path: Path, progress: Progress) -> None:
    with new_file(path) as file:
        digest = write_chunks(chunks(source), file, entry.size, f"copying {source.name}", progress)
        if digest != entry.digest:
            raise ModelError(
                f"{source}: not {entry.file}: its SHA-256 is {digest}, not {entry.digest}.",
                "Copy the file again from where it came.",
            )


def _install_package(entry: CatalogueEntry, source: Path | None, offline: bool, progress: Progress) -> str:
    """Unpack an Argos package and return the digest of its archive."""
    if source:
        digest = digest_of(source, progress)
        unpack(source, _path(entry), progress)
        return digest
    archive = model_root() / entry.id / entry.file
    require_space(archive.parent, 3 * entry.size)  # the archive and what it unpacks to
    with _network(entry, offline):
        download.download(_package_link(entry), entry, archive, progress)
    try:
        unpack(archive, _path(entry), progress)
    finally:
        archive.unlink()
    return entry.digest


def _install_folder(entry: CatalogueEntry, source: Path | None, offline: bool, progress: Progress) -> str:
    """Put a model of the hub, or a folder, in place and return the digest of its weights."""
    if not source and offline:
        raise _forbidden(entry)
    return own.put(entry, source, _path(entry), progress)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _package_link(entry: CatalogueEntry) -> str:
    """Return where the Argos package index has the entry's file."""
    url = argos.index_url()
    # Among the models: the program writes nowhere else.
    with tempfile.TemporaryDirectory(prefix=".index-", dir=_made(model_root())) as folder:
        index = Path(folder) / "index.json"
        index.write_bytes(download.read_index(url))
        links = argos.package_links(index, entry.version)
    for link in links:
        if link.startswith(("https://", "http://")):
            return link
    raise ModelError(f"{url}: the index has no package zh to en {entry.version}.")


@contextmanager
def _network(entry: CatalogueEntry, offline: bool) -> Iterator[None]:
    """Allow fetching unless `offline`; what fails there ends with every way to get a model."""
    if offline:
        raise _forbidden(entry)
    try:
        yield
    except ModelError as error:
        raise ModelError(error.what, _ways(catalogue.CATALOGUE)) from error


def _forbidden(entry: CatalogueEntry) -> ModelError:
    return ModelError(f"{entry.id} is not installed, and --offline forbids fetching it.", _ways((entry,)))
