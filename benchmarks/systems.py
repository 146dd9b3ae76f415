"""The systems that `speed.py llm` times, each in a process of its own: what it loads, what it is asked.

ours       the engine under the whole pipeline: the first pass, then the ladder
plain      OpenVINO GenAI's LLMPipeline on the GGUF file, its own settings, one prompt after another
plain-int8 the same on the engine's 8-bit graph: what of the gain is the graph's and what the batch's
llama.cpp  the runtime that the format is from (`xllamacpp`, not a dependency), one after another
llama.cpp-16  the same with 16 prompts in flight
"""

from __future__ import annotations

import importlib.util
import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from machine import Work

from translator.engines.base import Engine, Finished, Model, Request
from translator.engines.llm.prompts import beginning, opening, prompt
from translator.pipeline import Job, text_lines
from translator.records import Hypothesis, Word

Count = Callable[[str], int]
ONE_BY_ONE = ("plain", "plain-int8", "llama.cpp")
TOGETHER = "llama.cpp-16"
IN_FLIGHT = 16
CONTEXT = 1024  # tokens a prompt and its answer have room for
ENDS = ("<|im_end|>", "<|endoftext|>")
END_IDS = {151645, 151643}  # in the file; the engine's graph has numbers of its own


@dataclass(frozen=True, slots=True)
class Pass:
    """A piece of work that was timed. `peak` is the process's largest resident memory until then, in bytes."""

    seconds: float
    prompt_tokens: int
    output_tokens: int
    peak: int


@dataclass(frozen=True, slots=True)
class Sample:
    """One process's measurement. `work` is the first pass's, sentence by sentence."""

    system: str
    sentences: int
    characters: int
    load_seconds: float
    first: Pass
    whole: Pass
    work: tuple[Work, ...]
    signature: str


class Watched:
    """An engine that times the calls to another, and keeps what was asked and answered."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.name, self.script = engine.name, engine.script
        self.model, self.can_mend = engine.model, engine.can_mend
        self.calls: list[tuple[Sequence[Request], list[tuple[Hypothesis, ...]]]] = []
        self.ended: list[tuple[float, int]] = []

    def translate(
        self, requests: Sequence[Request], n_best: int = 1, finished: Finished | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        """See `Engine.translate`."""
        answers = self._engine.translate(requests, n_best, finished)
        self.calls.append((requests, answers))
        self.ended.append((time.perf_counter(), peak_bytes()))
        return answers

    def source_scores(self, request: Request, texts: Sequence[str]) -> list[float]:
        """See `Engine.source_scores`."""
        return self._engine.source_scores(request, texts)

    def read(self, requests: Sequence[Request], texts: Sequence[str]) -> list[tuple[Word, ...]]:
        """See `Engine.read`."""
        return self._engine.read(requests, texts)


def peak_bytes() -> int:
    """Return the largest resident memory that this process has had, in bytes.

    Linux's own line for it counts from the start of this program; `getrusage` also counts the parent's.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def timed_pipeline(
    lines: Sequence[str], job: Callable[[Engine], Job], engine: Engine, counter: Callable[[], Count]
) -> Sample:
    """Load `engine`, run `lines` through the pipeline, and count tokens once the clock is stopped."""
    watched = Watched(engine)
    started = time.perf_counter()
    watched.translate([])
    loaded = time.perf_counter()
    work = job(watched)
    begun = time.perf_counter()
    text_lines(lines, work)
    seconds, peak = time.perf_counter() - begun, peak_bytes()
    calls, ended = watched.calls[1:], watched.ended[1:]
    count = counter()
    before = "" if engine.model.adapter else opening()
    tokens = [[_work(request, found, count, before) for request, found in zip(*call, strict=True)] for call in calls]
    first = tokens[0] if tokens else []
    first_seconds, first_peak = (ended[0][0] - begun, ended[0][1]) if ended else (seconds, peak)
    every = [item for call in tokens for item in call]
    return Sample(
        "ours", len(lines), sum(map(len, lines)), loaded - started,
        Pass(first_seconds, sum(w.prompt for w in first), sum(w.output for w in first), first_peak),
        Pass(seconds, sum(w.prompt for w in every), sum(w.output for w in every), peak),
        tuple(first), str(work.signature),
    )  # fmt: skip


def _work(request: Request, found: Sequence[Hypothesis], count: Count, before: str) -> Work:
    """Return the tokens of a request, of all its hypotheses together. Each ends with a token of its own."""
    shared = count(beginning()) if before else 0
    written = sum(count(hypothesis.text[len(request.prefix) :]) + 1 for hypothesis in found)
    return Work(shared, count(before + prompt(request)) - shared, written)


def timed_one_by_one(system: str, requests: Sequence[Request], model: Model) -> Sample:
    """Load another runtime and ask it for `requests`, without the pipeline."""
    started = time.perf_counter()
    in_flight = IN_FLIGHT if system == TOGETHER else 1
    ask = _llama(model.path, in_flight) if system.startswith("llama.cpp") else _plain(system, model)
    loaded = time.perf_counter()
    with ThreadPoolExecutor(in_flight) as pool:
        outputs = list(pool.map(ask, requests))
    seconds = time.perf_counter() - loaded
    done = Pass(seconds, 0, sum(outputs), peak_bytes())
    characters = sum(len(request.source) for request in requests)
    return Sample(system, len(requests), characters, loaded - started, done, done, (), _versions(system))


def room(request: Request) -> int:
    """Return the most tokens of an answer: the engine's own bound."""
    return 48 + int(1.6 * len(request.source))


def greedy(request: Request, stops: Iterable[int]) -> Any:
    """Return the settings under which OpenVINO GenAI answers a request with its first choice, up to one of `stops`."""
    from translator.engines.llm.openvino_libraries import genai

    config = genai().GenerationConfig()
    config.apply_chat_template = False
    config.stop_token_ids = set(stops)
    config.max_new_tokens = room(request)
    return config


def _plain(system: str, model: Model) -> Callable[[Request], int]:
    from translator.engines.llm.gguf_graph import STOPS, folder_of
    from translator.engines.llm.openvino_libraries import genai

    is_ours = system == "plain-int8"
    pipeline = genai().LLMPipeline(str(folder_of(model) if is_ours else model.path), "CPU")

    before = "" if is_ours and model.adapter else opening()

    def ask(request: Request) -> int:
        answer = pipeline.generate([before + prompt(request)], greedy(request, STOPS if is_ours else END_IDS))
        return int(answer.perf_metrics.get_num_generated_tokens())

    return ask


def _llama(gguf: Path, in_flight: int) -> Callable[[Request], int]:
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(gguf)
    params.n_parallel = in_flight
    params.n_ctx = CONTEXT * in_flight
    params.cpuparams.n_threads = os.cpu_count() or 1
    params.verbosity = 0
    server = xllamacpp.Server(params)

    def ask(request: Request) -> int:
        asked = {
            "prompt": opening() + prompt(request),
            "max_tokens": room(request),
            "temperature": 0,
            "stop": list(ENDS),
        }
        answer: Any = server.handle_completions(asked)
        return int(answer["usage"]["completion_tokens"])

    return ask


def is_installed(system: str) -> bool:
    """Return whether the runtime of `system` can be imported."""
    return not system.startswith("llama.cpp") or importlib.util.find_spec("xllamacpp") is not None


def _versions(system: str) -> str:
    from importlib.metadata import version

    name = "xllamacpp" if system.startswith("llama.cpp") else "openvino-genai"
    return f"{name}:{version(name)}"
