"""llama.cpp in this process: a GGUF file opened, and asked as its server is, in OpenAI's protocol.

The library (xllamacpp 2026.10) has that server in it and cannot do without a socket for it to listen at. It gets one in
a folder that this user alone may enter, and the folder is deleted once the model is there: nobody can connect.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from threading import Condition, Lock
from typing import Any

from translator.engines.cores import usable_cores
from translator.engines.llm import gguf_file
from translator.engines.server.connection import Refused
from translator.engines.server.prompts import Family
from translator.errors import EngineError, ModelError
from translator.installation import install_command
from translator.progress import Progress
from translator.storage.large_files import human_size

EXTRA, LIBRARY = "llamacpp", "xllamacpp"
TEMPLATE = "tokenizer.chat_template"
PLACES = 4
"""How many answers are written at once. Each place reads for itself what all prompts begin with, once."""
CONTEXT = 4096
"""Tokens of a request and its answer that each place has room for, whatever the others hold."""
_LOADING = "Loading the model"
# Forms of chat have the day in them, Llama 3's for one: the English would be another tomorrow. That is its own default.
_DAY = {"date_string": json.dumps("26 Jul 2024")}
_LONGEST_SOCKET = 103  # bytes that every system takes for the name of one
_TEMPORARY = "Set TMPDIR to a folder for temporary files that may be written to, with a short name."
# Said with every request: files bring settings of their own along, and a newer library others.
_ALWAYS = {"top_k": 40, "top_p": 0.95, "min_p": 0.05, "typical_p": 1.0, "repeat_penalty": 1.0} | {
    "cache_prompt": True,
    # What is stopped need not be waited for to its end.
    "stream": True,
    "return_progress": True,
}


def require() -> None:
    """Raise ModelError where the library is not installed."""
    if find_spec(LIBRARY) is None:
        raise ModelError(f"{LIBRARY}, which has llama.cpp, is not installed.", f"Type: {install_command(EXTRA)}")


def require_spoken(gguf: Path, family: Family) -> None:
    """Raise ModelError where a file does not say how a conversation with its model is written, and the family neither.

    The library would take the form of other models for it.
    """
    if not family.written and not gguf_file.stated(gguf, (TEMPLATE,)).get(TEMPLATE):
        what = f"{gguf}: the file does not say how a conversation with its model is written ({TEMPLATE})."
        raise ModelError(
            what, "Take a file of a model that was trained to answer: it has “instruct” or “it” in its name."
        )


class Opened:
    """A model of a `family` in a GGUF file, opened at the first use. Threads may share one."""

    def __init__(self, gguf: Path, family: Family, watch: Progress) -> None:
        self._gguf, self._written, self._watch = gguf, family.written, watch
        self._server: Any = None
        self._opening, self._change = Lock(), Condition()
        self._in_flight, self._is_stopped = 0, False

    @property
    def at(self) -> str:
        """The file, for messages."""
        return str(self._gguf)

    def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """See `Peer.post`. There is one path. What is asked while it is told to `stop` comes back as far as it was."""
        self._open()
        # Halves of surrogate pairs are no text for it.
        asked = json.loads(json.dumps(body | _ALWAYS, ensure_ascii=False).encode("utf-8", "replace"))
        choices: dict[int, dict[str, Any]] = {}
        with self._counted():
            self._ask(asked, partial(self._take, choices))
        return {"choices": [choices[place] for place in sorted(choices)]}

    def stop(self) -> None:
        """Have what is in flight stop at its next token, and wait until it has. Nothing is answered until `go_on`."""
        with self._change:
            self._is_stopped = True
            self._change.wait_for(lambda: not self._in_flight)

    def go_on(self) -> None:
        """Answer again."""
        self._is_stopped = False

    def _open(self) -> None:
        """Load the model, if it is not there. Raises ModelError and EngineError, as `_server` does."""
        with self._opening:
            if self._server is None:
                self._watch(_LOADING, 0, 1)
                self._server = _server(self._gguf, has_template=not self._written)
                self._watch(_LOADING, 1, 1)

    @contextmanager
    def _counted(self) -> Iterator[None]:
        with self._change:
            if self._is_stopped:
                raise EngineError(f"{self._gguf}: it was stopped.", "Try again.")
            self._in_flight += 1
        try:
            yield
        finally:
            with self._change:
                self._in_flight -= 1
                self._change.notify_all()

    def _ask(self, body: dict[str, Any], take: Callable[[dict[str, Any]], bool]) -> None:
        """Have `take` be given the answer to `body` in parts, until it wants no more."""
        faults: list[BaseException] = []

        def hear(part: dict[str, Any]) -> bool:
            try:
                if said := part.get("error"):
                    raise Refused(int(said.get("code", 500)), str(said.get("message", said)))
                return take(part)
            except BaseException as fault:  # the library swallows it, and goes on
                faults.append(fault)
                return True

        try:
            if self._written:
                self._server.handle_completions(self._as_text(body), hear)
            else:
                self._server.handle_chat_completions(body, hear)
        except Exception as error:  # of a kind that says little: what C++ calls an argument, a range, memory
            raise EngineError(f"{self._gguf}: llama.cpp stopped: {error}", "Try again.") from error
        if faults:
            raise faults[0]

    def _as_text(self, body: dict[str, Any]) -> dict[str, Any]:
        """Return a conversation of one turn, and of its answer's beginning, as it is written for this family."""
        asked, *begun = [turn["content"] for turn in body["messages"]]
        kept = {name: value for name, value in body.items() if name not in ("messages", "logprobs", "top_logprobs")}
        return kept | {"prompt": self._written.format(text=asked) + "".join(begun), "n_probs": 1}

    def _take(self, choices: dict[int, dict[str, Any]], part: dict[str, Any]) -> bool:
        """Add a part of an answer to its `choices`, as they are where nothing comes in parts."""
        for each in part.get("choices", ()):
            new = {"message": {"content": ""}, "logprobs": {"content": []}, "finish_reason": None}
            choice = choices.setdefault(each["index"], new)
            choice["message"]["content"] += each.get("text") or (each.get("delta") or {}).get("content") or ""
            choice["logprobs"]["content"] += (each.get("logprobs") or {}).get("content") or []
            choice["finish_reason"] = each.get("finish_reason") or choice["finish_reason"]
        return self._is_stopped


def _server(gguf: Path, has_template: bool) -> Any:
    """Return the library's server over a file.

    Raises:
        ModelError: the library is not installed, or the file is damaged.
        EngineError: the library does not load it.
    """
    require()
    gguf_file.require_whole(gguf)
    try:
        import xllamacpp
    except ImportError as error:  # for another processor or system
        raise EngineError(f"{LIBRARY} does not load: {error}", "Try again with another engine.") from error
    settings = xllamacpp.CommonParams()
    settings.model.path = str(gguf)
    settings.n_parallel, settings.n_ctx, settings.kv_unified = PLACES, PLACES * CONTEXT, False
    settings.n_batch = 512  # tokens of prompts between two moments at which it can be stopped
    settings.cache_ram_mib, settings.cache_idle_slots = 0, False  # a place keeps what it has read
    settings.cpuparams.n_threads = settings.cpuparams_batch.n_threads = usable_cores()
    settings.verbosity, settings.offline, settings.no_perf = -1, True, True
    settings.ui, settings.endpoint_slots, settings.n_threads_http = False, False, 1
    settings.default_template_kwargs = _DAY
    if not has_template:
        settings.chat_template = "chatml"  # not the file's own, which nothing is asked by
    try:
        with tempfile.TemporaryDirectory(prefix="llama-") as folder:
            settings.hostnames = [_socket(Path(folder))]
            return xllamacpp.Server(settings)
    except OSError as error:
        raise EngineError(f"llama.cpp gets no socket of its own: {error}.", _TEMPORARY) from error
    except Exception as error:
        raise _unloaded(gguf) from error


def _socket(folder: Path) -> str:
    """Return the name of a socket in a folder. Raises OSError where that is too long for one."""
    name = str(folder / "s.sock")
    if len(os.fsencode(name)) > _LONGEST_SOCKET:
        raise OSError(f"{folder}: the name of one in this folder would be too long")
    return name


def _unloaded(gguf: Path) -> EngineError:
    """Return why a whole file is not loaded, as far as that can be said: the library does not tell."""
    from importlib.metadata import version

    kind = gguf_file.stated(gguf, ("general.architecture",)).get("general.architecture")
    about = f"a model of the architecture {kind!r}, {human_size(gguf.stat().st_size)}"
    return EngineError(
        f"{gguf}: llama.cpp ({LIBRARY} {version(LIBRARY)}) does not load it: {about}.",
        "Either it does not know the architecture or the form of chat in the file, or there is too little memory. "
        "Take a smaller file, or have a server with a newer llama.cpp run it: --engine server.",
    )
