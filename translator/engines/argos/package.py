"""Argos packages: opening one that is installed, and where the package index has it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from translator.errors import ModelError

CONTENTS = ("metadata.json", "sentencepiece.model", "model/model.bin")
REINSTALL = "Install it again: translator models install argos-zh-en"


def open_package(folder: Path) -> Any:
    """Return the `argostranslate.package.Package` in `folder`.

    Raises:
        ModelError: a file is missing or damaged, or the package is not Chinese to English.
    """
    missing = [name for name in CONTENTS if not (folder / name).is_file()]
    if missing:
        raise ModelError(f"{folder}: the Argos package lacks {', '.join(missing)}.", REINSTALL)
    try:
        package = _argostranslate_package().Package(folder)
        package.tokenizer.encode("")
    except Exception as error:  # whatever its metadata and its tokenizer make the libraries say
        raise ModelError(f"{folder}: the Argos package is damaged: {error}", REINSTALL) from error
    if (package.from_code, package.to_code) != ("zh", "en"):
        raise ModelError(
            f"{folder}: the Argos package translates {package.from_code} to {package.to_code}, not zh to en.",
            REINSTALL,
        )
    return package


def index_url() -> str:
    """Return the address of the Argos package index (`ARGOS_PACKAGE_INDEX` overrides it)."""
    return str(_argostranslate_package().settings.remote_package_index)


def package_links(index: Path, version: str) -> tuple[str, ...]:
    """Return where the Argos package index, downloaded to `index`, says the zh-en package of `version` is.

    Raises:
        ModelError: `index` cannot be read as a package index.
    """
    package = _argostranslate_package()
    package.settings.local_package_index = index
    try:
        available = package.get_available_packages()
    except (ValueError, TypeError, AttributeError) as error:
        raise ModelError(f"{index_url()}: not an Argos package index: {error}") from error
    wanted = ("zh", "en", version)
    found = [each for each in available if (each.from_code, each.to_code, each.package_version) == wanted]
    return tuple(link for each in found for link in each.links)


def _argostranslate_package() -> Any:
    """Return `argostranslate.package`, imported so that it makes no folder and reads no settings of the user's.

    Its settings module looks where these variables say when it is imported, and makes folders there and elsewhere.
    """
    names = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
    before = {name: os.environ.get(name) for name in names}
    make = os.makedirs
    os.environ.update(dict.fromkeys(names, os.devnull))
    os.makedirs = lambda *_, **__: None
    try:
        from argostranslate import settings  # noqa: F401
    finally:
        os.makedirs = make
        for name, value in before.items():
            if value is None:
                os.environ.pop(name)
            else:
                os.environ[name] = value
    from argostranslate import package

    return package
