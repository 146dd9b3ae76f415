"""Fetching a model's files from the hub by its name: one revision of it, each file as the hub says that it is.

huggingface_hub knows how: it goes on where it was cut off. What it would report is cut off, and it keeps nothing
anywhere but in the folder that it is told. HF_ENDPOINT names another hub, HF_TOKEN is its own.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import sys
from collections.abc import Collection
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path
from typing import Any, Self

from translator.errors import ModelError
from translator.progress import Progress
from translator.storage.large_files import chunks, digest_of, require_space

MARK = "hf:"
_NAME = re.compile(
    r"hf:(?P<repo>[\w-][\w.-]*/[\w-][\w.-]*)(?:/(?P<file>[\w-][\w.-]*\.gguf))?(?:@(?P<revision>[\w./-]+))?", re.ASCII
)
_SILENCED = {
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_UPDATE_CHECK": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_HUB_DISABLE_XET": "1",  # a protocol that keeps what it fetches in a cache of its own
}


@dataclass(frozen=True, slots=True)
class HubFile:
    """A file of a repository: its name, its size in bytes, and its SHA-256 (hex), or that of git where it is small."""

    name: str
    size: int
    sha256: str
    blob: str


@dataclass(frozen=True, slots=True)
class HubModel:
    """A repository at one revision, the full hash of its commit: its files, and the licence that it states."""

    repo: str
    revision: str
    licence: str
    files: tuple[HubFile, ...]


def name_of(text: str) -> tuple[str, str, str]:
    """Return the repository, the GGUF file and the revision that `hf:OWNER/NAME/FILE@REVISION` names; "" for none.

    Raises:
        ModelError: it is not written so.
    """
    found = _NAME.fullmatch(text)
    # No hub has such names: a model's own name here is both with -- between, and stands for no other so.
    is_odd = ".." in text or (found and ("--" in found["repo"] or re.search(r"(?:^|/)-|-(?:/|$)", found["repo"])))
    if not found or is_odd:
        raise ModelError(f"{text}: not the name of a model on the hub.", "One looks like hf:OWNER/NAME@REVISION.")
    return found["repo"], found["file"] or "", found["revision"] or ""


def look(repo: str, revision: str, root: Path) -> HubModel:
    """Return what the hub has under a name, at a revision: a commit, a branch or a tag, "" for the newest.

    Raises:
        ModelError: it has none, will not show it, or is not reached.
    """
    library = _library(root)
    try:
        api = library.HfApi(endpoint=endpoint(), library_name="translator")
        found = api.model_info(repo, revision=revision or None, files_metadata=True)
        licence = str((found.card_data or {}).get("license") or "")
        files = tuple(_file(each) for each in found.siblings or ())
    except Exception as error:
        raise _failed(repo, revision, error) from error
    return HubModel(repo, str(found.sha), licence or "none stated", files)


def fetch(model: HubModel, names: Collection[str], target: Path, progress: Progress) -> None:
    """Put the files of these `names` into `target`; what an earlier attempt left there is gone on from.

    Raises:
        ModelError: one does not arrive, or is not what the hub says it is.
    """
    wanted = [each for each in model.files if each.name in names]
    require_space(target.parent, total := sum(each.size for each in wanted))
    library, done = _library(target.parent), 0
    for file in wanted:
        bar = _bar(f"downloading {model.repo}", done, total, progress)
        for is_again in (False, True):
            try:
                library.hf_hub_download(
                    model.repo,
                    file.name,
                    revision=model.revision,
                    local_dir=target,
                    endpoint=endpoint(),
                    force_download=is_again,
                    library_name="translator",
                    tqdm_class=bar,
                )
            except Exception as error:
                raise _failed(model.repo, model.revision, error) from error
            if _is(target / file.name, file):
                break
        else:
            (target / file.name).unlink(missing_ok=True)
            what = f"{model.repo}: {file.name} is not what the hub says it is. It was not kept."
            raise ModelError(what, "Try again later, or take the files from elsewhere with --from FOLDER.")
        done += file.size
    progress(f"downloading {model.repo}", total, total)
    shutil.rmtree(target / ".cache", ignore_errors=True)


def endpoint() -> str:
    """Return the address of the hub, or of the mirror that its own variable names."""
    return os.environ.get("HF_ENDPOINT", "https://huggingface.co").rstrip("/")


def _bar(stage: str, before: int, total: int, progress: Progress) -> type:
    """Return what the library takes for a progress bar: one that tells ours, `before` bytes being there already."""

    class Bar:
        def __init__(self, *_: object, initial: int = 0, **__: object) -> None:
            self._done = before + initial

        def update(self, more: int = 1) -> None:
            self._done += more
            progress(stage, min(self._done, total), total)

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        close = __exit__

    return Bar


def _is(path: Path, file: HubFile) -> bool:
    """Whether a file is the one that the hub has, byte for byte."""
    if path.stat().st_size != file.size:
        return False
    if file.sha256:
        return digest_of(path) == file.sha256
    digest = sha1(f"blob {file.size}\0".encode(), usedforsecurity=False)
    for chunk in chunks(path):
        digest.update(chunk)
    return digest.hexdigest() == file.blob


def _file(sibling: Any) -> HubFile:
    lfs = sibling.lfs
    return HubFile(sibling.rfilename, int(sibling.size), lfs.sha256 if lfs else "", str(sibling.blob_id))


def _library(root: Path) -> Any:
    """Return huggingface_hub, imported so that it is silent and its own folder is among the models."""
    if "huggingface_hub" in sys.modules:
        return sys.modules["huggingface_hub"]
    kept = {name: os.environ.get(name) for name in (*_SILENCED, "HF_HOME")}
    os.environ.update(_SILENCED, HF_HOME=str(root / ".hub"))
    try:
        import huggingface_hub
        from huggingface_hub import constants, file_download  # noqa: F401  (they read the variables too)

        huggingface_hub.logging.set_verbosity(logging.CRITICAL)  # what it has to say becomes an error of ours
    finally:
        for name, value in kept.items():
            os.environ.pop(name, None) if value is None else os.environ.update({name: value})
    return huggingface_hub


def _failed(repo: str, revision: str, error: Exception) -> ModelError:
    """Return what an error of the library means."""
    names = [kind.__name__ for kind in type(error).__mro__]
    at = f"{repo}@{revision}" if revision else repo
    if "GatedRepoError" in names:
        return ModelError(f"{at}: the hub shows it to those alone who have asked.", "Ask there, and set HF_TOKEN.")
    if "RevisionNotFoundError" in names:
        return ModelError(f"{at}: the hub has no such revision.", "Leave it out for the newest.")
    if "RepositoryNotFoundError" in names:
        return ModelError(f"{at}: the hub has no such model, or does not show it.", "Look at how it is written.")
    said = (str(error).strip() or type(error).__name__).splitlines()[0]
    return ModelError(f"{at}: the hub at {endpoint()} does not give it: {said}.", "What arrived is kept: try again.")
