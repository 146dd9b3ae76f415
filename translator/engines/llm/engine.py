"""The language model engine: a GGUF file through OpenVINO GenAI, all requests in flight at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar, Self, TypeVar

from translator.engines.base import UNUSABLE, Finished, Model, Request, words_of
from translator.engines.llm import chat_forms, gguf_graph
from translator.engines.llm.gguf_graph import STOPS, folder_of
from translator.engines.llm.noisy_channel import NoisyChannel
from translator.engines.llm.openvino_libraries import genai
from translator.engines.llm.prompts import beginning, evades, opening, prompt
from translator.engines.llm.runtime import BLOCK, ROOM, fastest_settings, open_pipeline
from translator.errors import EngineError
from translator.progress import Progress, no_progress
from translator.records import Hypothesis, Word

_LOADING = "Loading the model"
# English tokens a Chinese character can need, with room: past it the model is repeating itself.
_TOKENS_PER_CHAR = 1.6
_LEAST_TOKENS = 48
# All in flight would be finished all at once, at the end, and a run that is cut off would have nothing. So half are,
# the shortest first, unless that were fewer sequences than keep a processor busy.
_FEWEST = 30
_READ_AT_ONCE = 6  # texts: for every token of a prompt that is read the library keeps a number for each of all tokens

_Opened = TypeVar("_Opened")


def _most_tokens(request: Request) -> int:
    """Return the most tokens that the English of a request may have."""
    return _LEAST_TOKENS + int(_TOKENS_PER_CHAR * len(request.source))


def _need(request: Request, n_best: int) -> int:
    """Return the most tokens of cache that a request can take of its own: a character is about one at most.

    Each beam has the blocks that its English begins and ends in to itself.
    """
    return len(prompt(request)) + n_best * (_most_tokens(request) + 2 * BLOCK)


def _joins(need: int, others: Sequence[int], most: int) -> bool:
    """Return whether a request that needs so much may join `others`, by what they need, of which `most` go together.

    One that needs more than all room goes alone: it may well need less.
    """
    return not others or (len(others) < most and need + sum(others) <= ROOM)


class LlmEngine:
    """An engine over the graph of one GGUF file (see `gguf_graph.prepare_graph`). It searches, and draws no samples."""

    name: ClassVar = "llm"
    description: ClassVar = "a language model with an adapter for news"
    libraries: ClassVar[tuple[str, ...]] = ("openvino-genai",)
    can_mend = True

    script = "tw2sp"

    def __init__(self, model: Model, watch: Progress = no_progress) -> None:
        self.model = model
        self._form = chat_forms.kept(folder_of(model))
        self._opening = "" if model.adapter else opening(self._form)
        self._watch = watch
        self._pipeline: Any = None
        self._channel: NoisyChannel | None = None
        self._in_flight: dict[str, Any] = {}  # the library's handles of requests, by their prompts

    @classmethod
    def over(cls, model: Model, watch: Progress) -> Self:
        """See `EngineKind.over`."""
        return cls(model, watch)

    @staticmethod
    def ready(model: Model, watch: Progress, wholly: bool) -> Model:
        """See `EngineKind.ready`: the graph is what runs."""
        return gguf_graph.prepare_graph(model, watch, wholly)

    @staticmethod
    def examined(model: Model, progress: Progress) -> Model:
        """See `EngineKind.examined`."""
        return gguf_graph.examined(model, progress)

    def translate(
        self, requests: Sequence[Request], n_best: int = 1, finished: Finished | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        """See `Engine.translate`. One hypothesis is greedy; more are the beams of a search as wide."""
        self._load()
        try:
            return self._run(requests, n_best, finished)
        except RuntimeError as error:
            self._pipeline = None  # a library that stopped may be in any state
            raise EngineError(f"The language model stopped: {error}", "Try again with --engine argos.") from error
        finally:
            self._let_go()

    def source_scores(self, request: Request, texts: Sequence[str]) -> list[float]:
        """See `Engine.source_scores`. It loads the model a second time."""
        if self._channel is None:
            self._channel = self._open(lambda graph: NoisyChannel(graph, fastest_settings(graph, self._watch)))
        try:
            return self._channel.scores(request.source, texts)
        except RuntimeError as error:
            raise EngineError(f"The language model stopped: {error}", "Try again with --profile balanced.") from error

    def read(self, requests: Sequence[Request], texts: Sequence[str]) -> list[tuple[Word, ...]]:
        """See `Engine.read`. Nothing from a model without the adapter: see `translate.doubt`.

        The probability of a token that English is not written with, as the Chinese of a prompt has them, is no number
        that means anything; those of the English are all behind it.
        """
        if not self.model.adapter:
            return [() for _ in texts]
        self._load()
        prompts = [self._opening + prompt(replace(request, prefix=""), self._form) for request in requests]
        asked = list(zip(prompts, texts, strict=True))
        found: list[tuple[Word, ...]] = []
        try:
            for start in range(0, len(asked), _READ_AT_ONCE):
                found += self._read(asked[start : start + _READ_AT_ONCE])
        except RuntimeError as error:
            self._pipeline = None
            raise EngineError(f"The language model stopped: {error}", "Try again with --engine argos.") from error
        finally:
            self._let_go()
        return found

    def _read(self, asked: Sequence[tuple[str, str]]) -> list[tuple[Word, ...]]:
        """Return the words of each English that stands behind a prompt."""
        pipeline = self._pipeline
        for number, (before, text) in enumerate(asked):
            self._in_flight[str(number)] = pipeline.add_request(number, before + text, self._reading())
        while pipeline.has_non_finished_requests():
            pipeline.step()
        handles = [self._in_flight.pop(str(number)) for number in range(len(asked))]
        encode = pipeline.get_tokenizer().encode
        lengths = [encode(before, add_special_tokens=False).input_ids.shape[1] for before, _ in asked]
        outputs = [handle.read_all()[0] for handle in handles]
        return [
            self._words(output.generated_ids[length:], output.generated_log_probs[length:])
            for output, length in zip(outputs, lengths, strict=True)
        ]

    def _words(self, tokens: Sequence[int], values: Sequence[float]) -> tuple[Word, ...]:
        """Return the words that `tokens` make."""
        pieces = self._pipeline.get_tokenizer().decode([[token] for token in tokens]) if tokens else []
        return words_of(zip(pieces, values, strict=True))

    def _load(self) -> Any:
        if self._pipeline is None:
            begun = beginning(self._form) if self._opening else ""
            self._pipeline = self._open(lambda graph: open_pipeline(graph, self._watch, begun))
        return self._pipeline

    def _open(self, way: Callable[[Path], _Opened]) -> _Opened:
        """Return what `way` makes of the folder with the prepared graph."""
        try:
            self._watch(_LOADING, 0, 1)
            found = way(folder_of(self.model))
        except (RuntimeError, OSError) as error:
            raise EngineError(
                f"{self.model.path}: the language model does not load: {error}",
                f"Install it again: translator models install {self.model.id}",
            ) from error
        self._watch(_LOADING, 1, 1)
        return found

    @staticmethod
    def _reading() -> Any:
        """Return what has the library write nothing, and say how probable each token of a prompt is."""
        config = genai().GenerationConfig()
        config.apply_chat_template = False
        config.set_eos_token_id(STOPS[0])
        config.max_new_tokens = 0
        config.echo = True
        config.logprobs = 1
        return config

    @staticmethod
    def _config(request: Request, n_best: int) -> Any:
        config = genai().GenerationConfig()
        config.apply_chat_template = False
        config.set_eos_token_id(STOPS[0])
        config.stop_token_ids = set(STOPS)
        config.max_new_tokens = _most_tokens(request)
        if n_best > 1:
            config.num_beams = config.num_return_sequences = n_best
            config.num_beam_groups = 1
        else:
            config.logprobs = 1
        return config

    def _run(self, requests: Sequence[Request], n_best: int, finished: Finished | None) -> list[tuple[Hypothesis, ...]]:
        """Step until all are done, the shortest first, as many in flight as `_joins` allows; return answers in order.

        Equal prompts are asked once: of two that begin apart, the later would be lent what the earlier still writes
        (see `open_pipeline`).
        """
        answers: dict[int, tuple[Hypothesis, ...]] = {}
        handles = self._in_flight
        places: dict[str, list[int]] = {}
        for place, request in enumerate(requests):
            places.setdefault(self._opening + prompt(request, self._form), []).append(place)
        asked = {text: requests[found[0]] for text, found in places.items()}
        needs = {text: _need(request, n_best) for text, request in asked.items()}
        waiting = deque(sorted(needs, key=needs.__getitem__))
        most = max(_FEWEST // n_best, len(needs) // 2, 1)
        while waiting or handles:
            while waiting and _joins(needs[waiting[0]], [needs[text] for text in handles], most):
                text = waiting.popleft()
                config = self._config(asked[text], n_best)
                handles[text] = self._pipeline.add_request(places[text][0], text, config)
            if self._pipeline.has_non_finished_requests():
                self._pipeline.step()
            for text in [text for text, handle in handles.items() if handle.get_status().name != "RUNNING"]:
                answer = self._hypotheses(asked[text], handles.pop(text), n_best > 1)
                for place in places[text]:
                    answers[place] = answer
                    if finished is not None:
                        finished(place, answer)
        return [answers[place] for place in range(len(requests))]

    def _let_go(self) -> None:
        """Have the library drop what is in flight after Ctrl-C or a fault: what it holds to its end it complains of."""
        for handle in self._in_flight.values():
            handle.cancel()
        self._in_flight.clear()
        if self._pipeline is not None and self._pipeline.has_non_finished_requests():
            with suppress(RuntimeError):
                self._pipeline.step()
            if self._pipeline.has_non_finished_requests():
                self._pipeline = None  # what it still holds would be taken for the next call's

    def _hypotheses(self, request: Request, handle: Any, is_search: bool) -> tuple[Hypothesis, ...]:
        decode = self._pipeline.get_tokenizer().decode
        found = []
        for output in handle.read_all():
            text = request.prefix + decode(list(output.generated_ids))
            if evades(text, request.source):
                found.append(UNUSABLE)
                continue
            # Of a search the library gives the mean of the tokens' log-probabilities, else their sum.
            score = output.score if is_search else output.score / max(1, len(output.generated_ids))
            is_told = not self.model.adapter or request.prefix
            words = () if is_told else self._words(output.generated_ids, output.generated_log_probs)
            found.append(Hypothesis(" ".join(text.split()), score, output.finish_reason.name == "STOP", words))
        return tuple(sorted(found, key=lambda hypothesis: -hypothesis.score))


class DeskLlmEngine(LlmEngine):
    """The engine over a model with the adapter that the desk has made for itself (`translator train`)."""

    name: ClassVar = "llm-desk"
    description: ClassVar = "a language model with an adapter of the desk's own"


class PlainLlmEngine(LlmEngine):
    """The engine over a model as its publisher made it: with instructions and examples in the place of an adapter."""

    name: ClassVar = "llm-plain"
    description: ClassVar = "a language model"
