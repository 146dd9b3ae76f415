"""What runs at a server: the model that is asked, the software, and a digest of all that they tell of themselves."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from translator.engines.server.connection import Connection, Refused
from translator.errors import ModelError

# Where servers tell of themselves, what is told there, and what they are called where they do not say: llama.cpp,
# Ollama, vLLM and OpenVINO Model Server, in this order. What changes from day to day is not among it.
_TOLD = (
    ("/props", ("build_info", "model_path", "chat_template"), "llama.cpp"),
    ("/api/version", ("version",), "ollama"),
    ("/version", ("version",), ""),
    ("/v2", ("name", "version"), ""),
)
_OF_A_MODEL = ("id", "name", "root", "parent", "meta", "digest", "quantization", "arch", "owned_by", "max_model_len")
_LONGEST = 120  # characters of a name that a server gives itself


@dataclass(frozen=True, slots=True)
class Identity:
    """The model's name, the server's with its version, the SHA-256 (hex) of what it tells, and names to know it by.

    The digest is of what is said, not of the weights: nobody but the server sees those. `asked_as` is the name that the
    server wants; `model` has of a path the file's name alone: a brief is no place for what folders are called.
    """

    asked_as: str
    model: str
    server: str
    digest: str
    known_as: str


def identify(connection: Connection, wanted: str) -> Identity:
    """Return what runs at a server: the model that is `wanted`, or its only one where none is.

    Raises:
        ModelError: it has no such model, or several.
        EngineError: no server is there, or it is of another kind.
    """
    entry = _chosen(connection, wanted)
    told: dict[str, Any] = {}
    for path, names, software in _TOLD:
        found = connection.told(path)
        if told := {name: str(found[name]) for name in names if found.get(name)}:
            told = {"software": told.get("name", software)} | told
            break
    owned = [each for each in _list(connection.told("/api/tags"), "models") if each.get("name") == entry["id"]]
    facts = {"model": _facts(entry), "told": told, "tagged": [_facts(each) for each in owned]}
    digest = sha256(json.dumps(facts, sort_keys=True, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()
    software = told.get("software") or entry.get("owned_by") or "server"
    version = told.get("build_info") or told.get("version") or ""
    known_as = f"{entry['id']} {entry.get('root', '')} {told.get('model_path', '')}"
    return Identity(entry["id"], _shown(entry["id"]), _name(f"{software} {version}".strip()), digest, known_as)


def _chosen(connection: Connection, wanted: str) -> dict[str, Any]:
    """Return the entry of a server's list that is meant."""
    try:
        listed = _list(connection.get("/models"), "data")
    except Refused as error:
        if wanted and error.status in (404, 405, 501):
            return {"id": wanted}
        raise ModelError(f"{connection.address.url}: no list of models: {error.said}.", _NAMED) from error
    names = [each["id"] for each in listed]
    # Ollama takes a name without a tag for the one with this.
    names_of = {each["id"]: (each["id"], _shown(each["id"]), each["id"].removesuffix(":latest")) for each in listed}
    found = [each for each in listed if wanted in names_of[each["id"]]] if wanted else listed
    if len(found) == 1:
        return found[0]
    several = f"Say which: --model {names[0]}" if names else "Load one into the server."
    what = f"there is no model {wanted}" if wanted else f"there are {len(names) or 'no'} models"
    raise ModelError(f"{connection.address.url}: {what}.", f"{several} There are: {', '.join(names) or 'none'}.")


_NAMED = "The address ends in /v1 as a rule. If it is right, name the model: --model NAME."


def _list(answer: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """Return the models of a list, each with an id."""
    found = answer.get(name)
    entries = [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
    return [
        each | {"id": str(each.get("id") or each.get("name"))} for each in entries if each.get("id", each.get("name"))
    ]


def _shown(model: str) -> str:
    """Return the name of a model: of a path its last part."""
    is_path = re.match(r"[/\\~.]|[A-Za-z]:[/\\]", model)
    return _name(re.split(r"[/\\]", model)[-1] if is_path else model)


def _facts(entry: dict[str, Any]) -> dict[str, str]:
    return {name: json.dumps(entry[name], sort_keys=True) for name in _OF_A_MODEL if name in entry}


def _name(text: str) -> str:
    """Return a name that a server gives as a signature can carry it."""
    return re.sub(r"[^\w.+:/@ -]+", "-", text)[:_LONGEST]
