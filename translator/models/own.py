"""Models that the user has chosen, from the hub, a folder or a file: each has a card beside it that says what it is."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from translator.engines import every
from translator.engines.ct2 import engine as ct2
from translator.engines.ct2 import folder as ct2_folder
from translator.engines.llamacpp import engine as llamacpp
from translator.engines.llm.chat_forms import known_form
from translator.engines.llm.engine import PlainLlmEngine
from translator.errors import ModelError, UnusableError
from translator.models import catalogue, hub
from translator.models.catalogue import CatalogueEntry
from translator.models.hub import HubModel
from translator.progress import Progress
from translator.storage.bounded_read import STYLE, contents
from translator.storage.files import new_file, new_folder, replace_bytes
from translator.storage.large_files import chunks, digest_of, require_space, write_chunks

CARD = "model.json"
_RESERVED = {"auto", *every()}
_GGUF = ".gguf"
_FILE = f"model{_GGUF}"  # what any is called here


@dataclass(frozen=True, slots=True)
class Card:
    """Where a model is from: the repository and the commit on the hub, or nothing for what is not; its licence there.

    A GGUF file has its name on the hub, its SHA-256 (hex) and its size in bytes, and the engine that runs it.
    """

    repo: str = ""
    revision: str = ""
    licence: str = "see where it is from"
    file: str = ""
    digest: str = ""
    size: int = 0
    engine: str = ""


def entries(root: Path) -> tuple[CatalogueEntry, ...]:
    """Return what can be installed: the catalogue, then the models in `root` that the user has brought."""
    known = {each.id for each in catalogue.CATALOGUE}
    cards = sorted(path for path in root.glob(f"*/{CARD}") if path.parent.name not in known)
    return (*catalogue.CATALOGUE, *(_entry(path.parent.name, _read(path)) for path in cards))


def entry(root: Path, model_id: str) -> CatalogueEntry:
    """Return the entry with this id, or the new one that `hf:OWNER/NAME@REVISION` names.

    Raises:
        ModelError: there is none.
    """
    if model_id.startswith(hub.MARK):
        repo, file, revision = hub.name_of(model_id)
        known = next((each for each in catalogue.CATALOGUE if each.repo == repo and not file), None)
        name = "--".join((*repo.split("/"), *filter(None, (file.removesuffix(_GGUF),))))
        found = known or _entry(name, Card(repo, file=file))
        return replace(found, version=revision) if revision else found
    listed = entries(root)
    for each in listed:
        if each.id == model_id:
            return each
    raise ModelError(f"{model_id}: no such model.", f"There are {', '.join(each.id for each in listed)}.")


def id_of(source: Path) -> str:
    """Return the id of what is installed from a file or folder that no id is said of.

    Raises:
        ModelError: an id has to be said.
    """
    for each in catalogue.CATALOGUE:
        if each.file and source.name == each.file and not each.base:
            return each.id
    if _is_gguf(source):
        return _named(source.stem) or "own"
    if not (lacks := _lacks(source)):
        return _named(source.resolve().name) or "own"
    lacking = f" It lacks {lacks}." if source.is_dir() else ""
    raise ModelError(
        f"{source}: not known what this is.{lacking}", "Say what: translator models install ID --from FILE"
    )


def _named(text: str) -> str:
    """`text` as a model's name here. One with -- in it is a model's of the hub."""
    return re.sub(r"[^\w.]+", "-", text, flags=re.ASCII).strip(".-")


def new_entry(root: Path, model_id: str, source: Path) -> CatalogueEntry:
    """Return the entry with this id, or a new one for a folder or a GGUF file that is a model."""
    if (source.is_dir() or _is_gguf(source)) and model_id not in {each.id for each in catalogue.CATALOGUE}:
        if model_id != _named(model_id):
            raise ModelError(f"{model_id}: not a name for a model.", "Use letters, digits, hyphens and dots.")
        if model_id in _RESERVED:
            what = f"{model_id}: not a name for a model: an engine is asked for by it."
            raise ModelError(what, f"Give it another: translator models install NAME --from {source}")
        return _entry(model_id, _card_of(source) if _is_gguf(source) else Card())
    return entry(root, model_id)


def _card_of(gguf: Path) -> Card:
    """Return the card of a GGUF file, with the engine that runs it: OpenVINO's where that reads the family.

    Raises:
        ModelError: it is damaged, or no GGUF.
    """
    engine = PlainLlmEngine.name if known_form(gguf) else llamacpp.LlamaCppEngine.name
    return Card(digest=digest_of(gguf), size=gguf.stat().st_size, engine=engine)


def _is_gguf(source: Path) -> bool:
    return source.is_file() and source.suffix.casefold() == _GGUF


def put(entry: CatalogueEntry, source: Path | None, path: Path, progress: Progress) -> str:
    """Put the model into `path`, from a folder, a GGUF file or the hub; return the SHA-256 (hex) of its weights.

    One for CTranslate2 has translated a sentence before it is there; of a GGUF file the graph is made when it is made
    ready. What arrives from the hub is kept, and a later call goes on from it.

    Raises:
        ModelError: it is not to be had, is damaged, or is no model from Chinese to English.
    """
    if source:
        card = (_put_folder if entry.is_package else _put_file)(entry, source, path, progress)
    elif entry.repo:
        card = _put_from_hub(entry, path, progress)
    else:
        remedy = f"Say where it is: translator models install {entry.id} --from FILE"
        raise ModelError(f"{entry.id}: it came from a file or a folder of yours.", remedy)
    told = {name: value for name, value in asdict(card).items() if value}
    replace_bytes(path.parent / CARD, json.dumps(told, indent=1).encode())
    return card.digest or digest_of(path / ct2_folder.WEIGHTS)


def _put_folder(entry: CatalogueEntry, source: Path, path: Path, progress: Progress) -> Card:
    with new_folder(path) as new:
        _copy(source, new, progress)
        ct2.try_folder(new)
    return Card()


def _put_file(entry: CatalogueEntry, source: Path, path: Path, progress: Progress) -> Card:
    _try(source, entry)
    require_space(path.parent, entry.size)
    with new_file(path) as file:
        digest = write_chunks(chunks(source), file, entry.size, f"copying {source.name}", progress)
        if digest != entry.digest:
            raise ModelError(f"{source}: it changed while it was copied.", "Try again.")
    return Card(digest=digest, size=entry.size, engine=entry.engine)


def _try(gguf: Path, entry: CatalogueEntry) -> None:
    """Have llama.cpp open a file that it is to run; OpenVINO's graph is made later, and that takes minutes."""
    if entry.engine == llamacpp.LlamaCppEngine.name:
        llamacpp.try_file(gguf, entry.id)


def _put_from_hub(entry: CatalogueEntry, path: Path, progress: Progress) -> Card:
    found = hub.look(entry.repo, entry.version, path.parent.parent)
    names = _wanted(entry, found)
    parts = path.parent / f".{found.revision[:12]}.part"
    hub.fetch(found, names, parts, progress)
    card = Card(found.repo, found.revision, found.licence, entry.hub_path)
    if entry.hub_path:
        fetched = parts / entry.hub_path
        own = _card_of(fetched)
        _try(fetched, replace(entry, engine=own.engine))
        card = replace(card, digest=own.digest, size=own.size, engine=own.engine)
        fetched.replace(path)
    else:
        ct2.try_folder(parts)
        with new_folder(path) as new:
            for name in names:
                (parts / name).replace(new / name)
    for each in path.parent.glob(".*.part"):  # of this revision, and of others that never came whole
        shutil.rmtree(each, ignore_errors=True)
    return card


def _wanted(entry: CatalogueEntry, found: HubModel) -> list[str]:
    """Return the names of the files that are fetched. Raises ModelError where they are not all there."""
    files = [file.name for file in found.files]
    graphs = [f"hf:{found.repo}/{name}" for name in files if name.endswith(_GGUF) and "/" not in name]
    there = f"It has {', '.join(graphs)}." if graphs else ""
    if entry.hub_path:
        if entry.hub_path not in files:
            raise ModelError(f"{found.repo}: has no file {entry.hub_path}.", there)
        return [entry.hub_path]
    names = [name for name in files if name in ct2_folder.NAMES]
    if lacks := ct2_folder.lacking(names):
        raise ModelError(f"{found.repo}: no model for CTranslate2: it lacks {lacks}.", f"{there} {_OTHERS}".strip())
    return names


_OTHERS = (
    "A GGUF is installed from its file, --from FILE.gguf, or runs in a server, --engine server. "
    "Other formats have to be converted first."
)


def _copy(source: Path, new: Path, progress: Progress) -> None:
    """Copy what of a folder is the model's."""
    if lacks := _lacks(source):
        raise ModelError(f"{source}: no model for CTranslate2: it lacks {lacks}.", _OTHERS)
    files = [path for path in source.iterdir() if path.name in ct2_folder.NAMES]
    require_space(new.parent, sum(path.stat().st_size for path in files))
    for path in files:
        with (new / path.name).open("xb") as file:
            write_chunks(chunks(path), file, path.stat().st_size, f"copying {path.name}", progress)


def _lacks(folder: Path) -> str:
    return ct2_folder.lacking([path.name for path in folder.iterdir()] if folder.is_dir() else [])


def _entry(model_id: str, card: Card) -> CatalogueEntry:
    is_gguf = bool(card.digest or card.file)
    gguf = llamacpp.LlamaCppEngine.name if card.engine == llamacpp.LlamaCppEngine.name else PlainLlmEngine.name
    return CatalogueEntry(
        id=model_id,
        engine=gguf if is_gguf else ct2.Ct2Engine.name,
        licence=card.licence,
        home="the model hub" if card.repo else "a file or folder of yours",
        version=card.revision,
        file=_FILE if is_gguf else "",
        hub_path=card.file,
        size=card.size,
        digest=card.digest,
        is_package=not is_gguf,
        repo=card.repo,
        is_own=True,
    )


def _read(path: Path) -> Card:
    try:
        found = json.loads(contents(path, STYLE))
        known = Card(**found)
        return replace(known, licence=str(known.licence), size=int(known.size))
    except (UnusableError, ValueError, TypeError, RecursionError):
        return Card()
