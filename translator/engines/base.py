"""The protocol that every engine follows, and the records it speaks in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final, Protocol, runtime_checkable

from translator.progress import Progress
from translator.records import Hypothesis, Role, Word

# What begins, ends and names turns for a model (<|im_end|>, </s>, [INST] …) is spelled with these.
_CONTROLS = re.compile(r"[<>]|\[(?=/?[A-Z_]+\])")
_WIDE = {"<": "＜", ">": "＞", "[": "［"}


def as_text(text: str) -> str:
    """Return `text` so that no tokenizer reads a control token in it: the brackets of one become full-width."""
    return _CONTROLS.sub(lambda found: _WIDE[found[0]], text)


@dataclass(frozen=True, slots=True)
class Request:
    """What an engine is asked. None of it is an instruction: all goes through `as_text`.

    `source` is model-facing text: script-converted, with terms and figures written in or not.
    `terms` are (source term, English) pairs for engines that can be told to use them. The English
    must begin with `prefix`. `draft` is an earlier English that fails and is to be mended; `missing`
    is what it lacks, in English.
    """

    source: str
    role: Role = Role.PARAGRAPH
    terms: tuple[tuple[str, str], ...] = ()
    prefix: str = ""
    draft: str = ""
    missing: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Take the control tokens out of what comes from articles and glossaries."""
        for name in ("source", "prefix", "draft"):
            object.__setattr__(self, name, as_text(getattr(self, name)))
        object.__setattr__(self, "terms", tuple((as_text(zh), as_text(en)) for zh, en in self.terms))
        object.__setattr__(self, "missing", tuple(map(as_text, self.missing)))


@dataclass(frozen=True, slots=True)
class Model:
    """An installed model: its catalogue id, the SHA-256 of what was installed (hex), where it is.

    `path` is the weights file, or the folder of an Argos package. `files` is the SHA-256 of the files that run: of
    the graph that is prepared from the weights, or of the package's. It is empty before there are any. `adapter` is
    the SHA-256 of what training changed, where that is merged into the weights, and `adapter_folder` where that lies:
    with the program itself if it is None. A model at a server has no files here: its digest is of what the server tells
    of it, `server` says what that is, with its version, and `host` where, if that is another computer.
    """

    id: str
    digest: str
    path: Path
    files: str = ""
    adapter: str = ""
    adapter_folder: Path | None = None
    server: str = ""
    host: str = ""


UNUSABLE: Final = Hypothesis("", -9.0, complete=False)
"""What stands for an answer that is no English of its request."""


def words_of(tokens: Iterable[Word]) -> tuple[Word, ...]:
    """Return the words that tokens make, a space before each, with the log-probability of what is no mark."""
    found: list[Word] = []
    for token, value in tokens:
        text, sofar = ("", 0.0) if token[:1].isspace() or not found else found.pop()
        found.append((text + token.strip(), sofar + value if any(map(str.isalnum, token)) else sofar))
    return tuple((text, round(value, 3)) for text, value in found if text)


Finished = Callable[[int, tuple[Hypothesis, ...]], None]
"""Told of a finished request: its place among those asked (from 0), and its hypotheses."""


class Engine(Protocol):
    """Source text in, hypotheses out. An engine loads its model at the first `translate`."""

    @property
    def name(self) -> str:
        """A short name for signatures and messages: "llm", "argos", "fake"."""

    @property
    def script(self) -> str:
        """The OpenCC configuration the source is converted with first: "tw2sp", "t2s"; "none" for no conversion."""

    @property
    def model(self) -> Model:
        """The model that translates."""

    @property
    def can_mend(self) -> bool:
        """Whether `terms`, `draft` and `missing` of a request are used."""

    def translate(
        self, requests: Sequence[Request], n_best: int = 1, finished: Finished | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        """Return a tuple of at most `n_best` hypotheses for each request, best first, in the order given.

        `finished` is called with the place of each request and its answer, as soon as there is one.

        Raises:
            ModelError: the model is missing or damaged.
            EngineError: the library failed to load or to run it.
        """

    def source_scores(self, request: Request, texts: Sequence[str]) -> list[float]:
        """Return how probable the source of `request` is given each of `texts`, English for it.

        That is the mean log-probability of a token. Empty from an engine that knows one direction only.

        Raises:
            EngineError: the library failed to load or to run the model.
        """

    def read(self, requests: Sequence[Request], texts: Sequence[str]) -> list[tuple[Word, ...]]:
        """Return the words of each of `texts`, English for the request in its place, as `Hypothesis.words` has them.

        They are what the engine would have said of the text had it written it. Empty from one that does not tell.

        Raises:
            EngineError: the library failed to load or to run the model.
        """


@runtime_checkable
class Spread(Engine, Protocol):
    """An engine that works in several places at once, and so is asked for several groups of articles at once."""

    @property
    def places(self) -> int:
        """How many they are at the moment."""

    def ranked(self, rank: int) -> Engine:
        """Return the engine for what is asked with a rank: of all that waits, the lowest is done first."""


class Described(Protocol):
    """What the class of every engine says of itself.

    `description` says to the reader of a brief what translated it: "a neural translation model". `libraries` are
    those that it runs on, as a package index calls them.
    """

    name: ClassVar[str]
    description: ClassVar[str]
    libraries: ClassVar[tuple[str, ...]]


class EngineKind(Described, Protocol):
    """What the class of an engine with an installed model has besides: the rows of the table of those."""

    @classmethod
    def over(cls, model: Model, watch: Progress) -> Engine:
        """Return the engine over a model that is `ready`."""

    @staticmethod
    def ready(model: Model, watch: Progress, wholly: bool) -> Model:
        """Return `model` with all made that runs; `wholly` looks at every byte of it.

        Raises:
            ModelError: the model is damaged, or what runs cannot be made of it.
        """

    @staticmethod
    def examined(model: Model, progress: Progress) -> Model:
        """Return `model` with the digest of what runs, if it is made; every byte is looked at.

        Raises:
            ModelError: it has changed since it was made.
        """
