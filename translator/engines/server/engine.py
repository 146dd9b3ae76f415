"""The server engine: every sentence a request of its own, a bounded number of them in flight."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, ClassVar

from translator.engines.base import Finished, Model, Request
from translator.engines.server.abilities import Speech, tried
from translator.engines.server.address import Settings, address
from translator.engines.server.answers import hypothesis, text_of
from translator.engines.server.connection import Connection, Refused
from translator.engines.server.identity import identify
from translator.engines.server.prompts import family_of
from translator.errors import EngineError, ModelError, TranslatorError
from translator.progress import Progress, no_progress
from translator.records import Hypothesis, Word

_ASKING = "Trying the server"
# English tokens a Chinese character can need in any model's tokens, with room: past it the model repeats itself.
_TOKENS_PER_CHAR = 2
_LEAST_TOKENS = 64
_HEARD = 0.2  # seconds
_LONGER = "Start the server with a longer one: llama-server -c, OLLAMA_CONTEXT_LENGTH, vllm serve --max-model-len."


class TooLongError(EngineError):
    """What was asked has more tokens than the context that there is."""


@dataclass(frozen=True, slots=True)
class Call:
    """A request to the server: for which of those asked it is, how many answers it asks for, and its seed."""

    place: int
    count: int
    seed: int


class ServerEngine:
    """An engine over a server that speaks OpenAI's chat protocol. It is asked what it can do at the first `translate`.

    The first answer to a sentence is the likeliest; others are drawn, so that what most of them say can be seen.
    """

    name: ClassVar = "server"
    description: ClassVar = "a language model"
    libraries: ClassVar[tuple[str, ...]] = ("urllib3",)
    # Our examples are in it, and models of any family have read more of it (see `llm.prompts`).
    script = "tw2sp"

    def __init__(self, model: Model, speech: Speech, parallel: int, watch: Progress = no_progress) -> None:
        self.model = model
        self._speech = speech
        self._parallel = parallel
        self._watch = watch
        self._is_tried = False

    @property
    def can_mend(self) -> bool:
        """See `Engine.can_mend`."""
        return self._speech.family.can_mend

    def translate(
        self, requests: Sequence[Request], n_best: int = 1, finished: Finished | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        """See `Engine.translate`. An answer that does not begin with the prefix of its request counts for nothing."""
        if not requests:
            return []
        self._try()
        calls = [call for place in range(len(requests)) for call in self._calls(place, n_best)]
        found: dict[int, dict[int, tuple[Hypothesis, ...]]] = {}
        owed = len(calls) // len(requests)
        answers: list[tuple[Hypothesis, ...]] = [()] * len(requests)
        with closing(self._answered(calls, requests)) as answered:
            for call, hypotheses in answered:
                parts = found.setdefault(call.place, {})
                parts[call.seed] = hypotheses
                if len(parts) == owed:
                    every = [each for seed in sorted(parts) for each in parts[seed]]
                    answers[call.place] = tuple(sorted(every, key=lambda each: -each.score))
                    if finished:
                        finished(call.place, answers[call.place])
        return answers

    def source_scores(self, request: Request, texts: Sequence[str]) -> list[float]:
        """See `Engine.source_scores`. The protocol has no way to ask how probable a given text is."""
        return []

    def read(self, requests: Sequence[Request], texts: Sequence[str]) -> list[tuple[Word, ...]]:
        """See `Engine.read`. The protocol has no way to ask."""
        return [() for _ in texts]

    def _try(self) -> None:
        if self._is_tried:
            return
        self._watch(_ASKING, 0, 1)
        try:
            self._speech = tried(self._speech)
        except Refused as error:
            raise self._failure(error) from error
        self._watch(_ASKING, 1, 1)
        self._is_tried = True

    def _calls(self, place: int, n_best: int) -> Iterator[Call]:
        """Yield the calls for one request: the likeliest answer, then the others, together where the server can."""
        yield Call(place, 1, 0)
        if n_best - 1 <= self._speech.abilities.most and n_best > 1:
            yield Call(place, n_best - 1, 1)
        else:
            yield from (Call(place, 1, seed) for seed in range(1, n_best))

    def _answered(
        self, calls: Sequence[Call], requests: Sequence[Request]
    ) -> Generator[tuple[Call, tuple[Hypothesis, ...]]]:
        """Yield each call with its answers, as they come in. What fails ends it, and no further call is begun.

        The threads are nobody's to wait for: a program that is stopped does not wait for a server.
        """
        waiting, done, stop = SimpleQueue[Call](), SimpleQueue[Any](), threading.Event()
        for call in calls:
            waiting.put(call)

        def work() -> None:
            while not stop.is_set():
                try:
                    call = waiting.get_nowait()
                except Empty:
                    return
                try:
                    done.put((call, self._answer(call, requests[call.place]), None))
                except BaseException as error:
                    done.put((call, (), error))

        for _ in range(min(self._parallel, len(calls))):
            threading.Thread(target=work, daemon=True).start()
        try:
            for _ in calls:
                call, hypotheses, error = _next(done)
                if error:
                    raise error
                yield call, hypotheses
        finally:
            stop.set()

    def _answer(self, call: Call, request: Request) -> tuple[Hypothesis, ...]:
        """Return what a server answers to a call; asked once more where it answers nothing."""
        length = _LEAST_TOKENS + _TOKENS_PER_CHAR * len(request.source)
        try:
            found = self._speech.ask(self._speech.body(request, length, call.count, call.seed))
            if not any(map(text_of, found)):
                found = self._speech.ask(self._speech.body(request, length, call.count, call.seed + 101))
        except Refused as error:
            raise self._failure(error) from error
        goes_on = self._speech.abilities.begun is not None
        return tuple(hypothesis(choice, request, goes_on) for choice in found[: call.count])

    def _failure(self, error: Refused) -> TranslatorError:
        """Return what a refusal means for the user."""
        at = self._speech.connection.at
        if _says_too_long(error.said.casefold()):
            return TooLongError(f"{at}: the context of {self.model.id} is too short: {error.said}.", _LONGER)
        if error.status == 404:
            return ModelError(
                f"{at}: no such model or no such path: {error.said}.",
                "Look at --server, which ends in /v1, and --model.",
            )
        return EngineError(f"{at}: the server will not translate: {error.said}.", "Its log may say more.")


def connect(settings: Settings, offline: bool, watch: Progress = no_progress) -> ServerEngine:
    """Return the engine over the server that `settings` name, which is asked what it is.

    Raises:
        ModelError: it may not be asked, or has no such model.
        EngineError: no server is there, or it is of another kind.
    """
    where = address(settings, offline)
    connection = Connection(where, settings.parallel)
    found = identify(connection, settings.model)
    model = Model(found.model, found.digest, Path(), server=found.server, host=where.host)
    speech = Speech(connection, found.asked_as, family_of(found.known_as))
    return ServerEngine(model, speech, settings.parallel, watch)


def _next(done: SimpleQueue[Any]) -> Any:
    """Return what is done next, and hear Ctrl-C meanwhile.

    A signal may come to a thread of a library's: who waits without end hears of it when there is an answer.
    """
    while True:
        with suppress(Empty):
            return done.get(timeout=_HEARD)


def _says_too_long(said: str) -> bool:
    """Whether a server's words mean that what it was asked has more tokens than it takes."""
    is_of_tokens = "token" in said and ("maximum" in said or "exceed" in said)
    return "context" in said or "too long" in said or is_of_tokens
