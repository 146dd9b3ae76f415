"""The Argos engine: argostranslate's packages and tokenizer, CTranslate2 called directly.

Other models of CTranslate2 run on it too, with pieces of their own (`engines.ct2`).
argostranslate's own `translate` is not used: it fetches a sentence splitter on first use, goes
paragraph by paragraph, and gives no batches and no target prefixes.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, ClassVar, Final, Self

from translator.engines.argos.opened import Opened, load_translator
from translator.engines.argos.package import REINSTALL, open_package
from translator.engines.base import Finished, Model, Request
from translator.errors import EngineError
from translator.models import installed_json
from translator.progress import Progress
from translator.records import Hypothesis, Word

CHUNK = 128  # requests that are waited for together
AHEAD = 8  # chunks begun before the first of them is waited for
BATCH_TOKENS = 512  # source tokens decoded together; larger gains nothing and leaves cores idle on small runs
LONGEST_SOURCE = 1024  # tokens; CTranslate2 drops what comes after
LONGEST = 512  # tokens of a hypothesis; the model was trained on at most that many


@dataclass(frozen=True, slots=True)
class Search:
    """How hypotheses are searched for.

    A length penalty of 1 ranks by mean log-probability, as the OPUS-MT models' own decoder settings
    (normalize: 1) do. argostranslate uses 0.2, which favours short output.
    """

    beam: int = 4
    length_penalty: float = 1.0


DEFAULT_SEARCH: Final = Search()


@dataclass(frozen=True, slots=True)
class _Job:
    """A request in tokens, and where it stands in the order asked for."""

    index: int
    source: list[str]
    prefix: list[str]
    prefix_text: str

    @property
    def limit(self) -> int:
        """The most tokens the English may have. It hangs on the request alone, not on what it is batched with."""
        return limit(len(self.source), len(self.prefix))

    @property
    def key(self) -> tuple[bool, int, int]:
        """What jobs that are decoded together share.

        With sources of one length nothing is padded, and each comes out as it does alone: padding changes how
        attention's sums are rounded.
        """
        return bool(self.prefix), self.limit, len(self.source)


class ArgosEngine:
    """Translates with an installed Argos package, on the CPU in int8."""

    name: ClassVar = "argos"
    description: ClassVar = "a neural translation model"
    libraries: ClassVar[tuple[str, ...]] = ("argos-translate-lt", "ctranslate2")
    # The package is trained on Simplified text of mostly mainland usage: 資訊 must reach it as 信息.
    script = "tw2sp"
    can_mend = False

    def __init__(self, model: Model, search: Search = DEFAULT_SEARCH) -> None:
        self.model = model
        self._search = search
        self._tokenizer: Any = None
        self._target: Any = None
        self._translator: Any = None

    @classmethod
    def over(cls, model: Model, watch: Progress) -> Self:
        """See `EngineKind.over`. It is there in a second: there is nothing to tell."""
        return cls(model)

    @staticmethod
    def ready(model: Model, watch: Progress, wholly: bool) -> Model:
        """See `EngineKind.ready`. CTranslate2 believes what it reads: small enough to look at each time."""
        installed_json.verify(model.path, wholly=True)
        return model

    @staticmethod
    def examined(model: Model, progress: Progress) -> Model:
        """See `EngineKind.examined`. What runs is what was installed."""
        return model

    def translate(
        self, requests: Sequence[Request], n_best: int = 1, finished: Finished | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        """Return at most `n_best` distinct hypotheses for each request, best first.

        A request without text gives its prefix back.

        Raises:
            ModelError: the package is missing or damaged.
            EngineError: CTranslate2 failed to translate.
        """
        if self._translator is None:
            opened = self._open(self.model.path)
            self._tokenizer, self._target, self._translator = opened.source, opened.target, opened.translator
        results: list[tuple[Hypothesis, ...]] = [(Hypothesis(request.prefix),) for request in requests]
        jobs = [self._job(index, request) for index, request in enumerate(requests) if request.source.strip()]
        tell = finished or (lambda place, hypotheses: None)
        for place in {*range(len(requests))}.difference(job.index for job in jobs):
            tell(place, results[place])
        for chunk, outputs in self._under_way(jobs, n_best):
            for job, hypotheses in zip(chunk, self._finish(chunk, outputs), strict=True):
                results[job.index] = hypotheses
                tell(job.index, hypotheses)
        return results

    @staticmethod
    def _open(folder: Path) -> Opened:
        """Return the package in `folder`, loaded; one tokenizer knows both languages. Raises ModelError."""
        tokenizer = open_package(folder).tokenizer
        return Opened(tokenizer, tokenizer, load_translator(folder / "model", REINSTALL))

    @property
    def _longest(self) -> int:
        """The most pieces of a source that are read."""
        return LONGEST_SOURCE

    def source_scores(self, request: Request, texts: Sequence[str]) -> list[float]:
        """See `Engine.source_scores`. A package knows one direction."""
        return []

    def read(self, requests: Sequence[Request], texts: Sequence[str]) -> list[tuple[Word, ...]]:
        """See `Engine.read`. The library does not tell."""
        return [() for _ in texts]

    def _job(self, index: int, request: Request) -> _Job:
        prefix = request.prefix.strip()
        return _Job(index, self._tokenizer.encode(request.source), self._target.encode(prefix), prefix)

    def _under_way(self, jobs: Sequence[_Job], n_best: int) -> Iterator[tuple[list[_Job], list[Any]]]:
        """Yield each chunk when the next few are begun too, so that no worker idles while another ends a chunk."""
        begun: deque[tuple[list[_Job], list[Any]]] = deque()
        for chunk in _chunks(jobs):
            begun.append((chunk, self._begin(chunk, n_best)))
            if len(begun) > AHEAD:
                yield begun.popleft()
        yield from begun

    def _begin(self, chunk: Sequence[_Job], n_best: int) -> list[Any]:
        """Hand jobs that share a `key` to the workers; return what will hold their outputs."""
        with self._failures():
            return list(
                self._translator.translate_batch(
                    [job.source for job in chunk],
                    target_prefix=[job.prefix for job in chunk] if chunk[0].prefix else None,
                    beam_size=max(n_best, self._search.beam),
                    num_hypotheses=n_best,
                    length_penalty=self._search.length_penalty,
                    max_batch_size=BATCH_TOKENS,
                    batch_type="tokens",
                    max_input_length=self._longest,
                    max_decoding_length=chunk[0].limit,
                    replace_unknowns=True,
                    return_scores=True,
                    asynchronous=True,
                )
            )

    def _finish(self, chunk: Sequence[_Job], promised: Sequence[Any]) -> list[tuple[Hypothesis, ...]]:
        """Wait for what `_begin` returned."""
        with self._failures():
            outputs = [promise.result() for promise in promised]
            scores = [self._mean_scores(job, output) for job, output in zip(chunk, outputs, strict=True)]
        return [
            self._hypotheses(job, output.hypotheses, means)
            for job, output, means in zip(chunk, outputs, scores, strict=True)
        ]

    @contextmanager
    def _failures(self) -> Iterator[None]:
        try:
            yield
        except (RuntimeError, ValueError) as error:
            remedy = f"Install it again: translator models install {self.model.id}"
            raise EngineError(f"{self.model.path}: CTranslate2 failed to translate: {error}", remedy) from error

    def _mean_scores(self, job: _Job, output: Any) -> list[float]:
        """Return each hypothesis's mean log-probability of a token, end of sentence included.

        CTranslate2 divides the sum by length ** length_penalty (Wu et al. 2016 without the constants).
        It leaves a prefix's tokens out of the sum but not out of the length, so hypotheses with a
        prefix are scored anew as wholes: only then can they be compared with those without.
        """
        if not job.prefix:
            power = self._search.length_penalty - 1
            lengths = [len(tokens) + 1 for tokens in output.hypotheses]
            return [score * length**power for score, length in zip(output.scores, lengths, strict=True)]
        sources = [job.source] * len(output.hypotheses)
        scored = self._translator.score_batch(sources, output.hypotheses)
        return [sum(result.log_probs) / len(result.log_probs) for result in scored]

    def _hypotheses(self, job: _Job, outputs: Sequence[list[str]], scores: Sequence[float]) -> tuple[Hypothesis, ...]:
        """Detokenise, and keep the better of two hypotheses whose text is the same."""
        ranked = list(zip(outputs, scores, strict=True))
        if job.prefix:  # scored anew, so in an order of their own
            ranked.sort(key=lambda pair: -pair[1])
        best: dict[str, Hypothesis] = {}
        for tokens, score in ranked:
            text = self._detokenise(job, tokens)
            complete = len(tokens) < job.limit and len(job.source) < self._longest
            best.setdefault(text, Hypothesis(text, score, complete))
        return tuple(best.values())

    def _detokenise(self, job: _Job, tokens: list[str]) -> str:
        """Return the text of target pieces, with the request's prefix letter for letter.

        Tokenising normalises characters and loses unknown ones, so the prefix's own text is put back.
        """
        if not job.prefix:
            return str(self._target.decode(tokens)).strip()
        whole = str(self._target.decode([*job.prefix, *tokens[len(job.prefix) :]]))
        return (job.prefix_text + whole[len(self._target.decode(job.prefix)) :]).strip()


def limit(source: int, prefix: int = 0) -> int:
    """Return the most tokens of the English of so many: a power of two, at least 64, that leaves twice the source.

    A hypothesis that loops costs this much and no more.
    """
    need = 2 * source + prefix + 32
    return min(LONGEST, max(64, 1 << (need - 1).bit_length()))


def try_package(folder: Path) -> None:
    """Load the package in `folder` and translate nothing with it.

    Raises:
        ModelError: it cannot be used.
    """
    ArgosEngine._open(folder)


def _chunks(jobs: Sequence[_Job]) -> Iterator[list[_Job]]:
    """Yield jobs that can be decoded together, the longest first, so that the workers end at about the same time."""
    ordered = sorted(jobs, key=lambda job: (job.key, -job.index), reverse=True)
    for _, group in groupby(ordered, key=lambda job: job.key):
        alike = list(group)
        for start in range(0, len(alike), CHUNK):
            yield alike[start : start + CHUNK]
