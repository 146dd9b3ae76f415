"""A desk's own pairs to an adapter of its own, on top of the program's: installed only where it is better."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from translator import __version__
from translator.engines.base import Model as Installed
from translator.engines.llm import adapter
from translator.engines.llm.gguf_graph import folder_of
from translator.errors import ModelError
from translator.glossary import Glossary
from translator.models import taught
from translator.models.catalogue import DESK
from translator.progress import Progress
from translator.records import Check, Hypothesis, Marked, Step
from translator.storage.files import new_folder, remove, replace_bytes
from translator.storage.large_files import digest_of
from translator.storage.lock import lock
from translator.train.forms import Form, Row
from translator.train.learn import Course, Learned, Learner, Plan
from translator.train.looks import Held
from translator.train.model import Adapter, Model, best_device
from translator.train.names import Names
from translator.train.own_answers import OwnAnswers, judges
from translator.train.pairs import Pair, files_of, set_apart
from translator.train.rows import Rows, marked_pair, rows_of
from translator.train.tokens import Sample, Tokens
from translator.translate.judge import judge

PLAN = Plan()
OWN_ANSWERS = Plan(passes=1, rate=2e-5, answers=8)
_ON_ACCELERATOR = 4096  # tokens at once: about 17 GB
_SHARE, _MOST_HELD = 0.2, 100  # of the pairs, that are not learned from
_FEWEST, _FEWEST_HELD = 80, 10  # sentences: of fewer neither learning nor looking says anything
_LONGEST = 400  # tokens of a row: longer ones are rare, and it is they that would fill the memory
_LOOKED_AT = (Form.PLAIN, Form.WRITTEN, Form.TOLD)  # the forms that ask for a whole sentence at once
_PROMISES = frozenset({Check.TERM, Check.AVOID, Check.FIGURE, Check.INVENTED_FIGURE})


@dataclass(frozen=True, slots=True)
class Desk:
    """What a desk has: files of pairs, or folders of them, their pairs, its glossary, names to learn."""

    paths: Sequence[Path]
    pairs: Sequence[Pair]
    glossary: Glossary
    names: Names = field(default_factory=Names)


@dataclass(frozen=True, slots=True)
class Taught:
    """What came of it: the folder of the adapter, its digest, how it learned."""

    folder: Path
    digest: str
    learned: Learned


@dataclass(frozen=True, slots=True)
class _Material:
    """What is learned from, as rows and in token numbers, and what is not."""

    rows: Rows
    asked: Sequence[tuple[Sample, Row]]
    held: Held

    @property
    def is_enough(self) -> bool:
        """Whether learning and looking say anything."""
        sentences = {row.marked.segment.text for _, row in self.asked}
        return len(sentences) >= _FEWEST and len(self.held.samples) >= _FEWEST_HELD

    @property
    def counts(self) -> dict[str, Any]:
        """How many rows there are of each form, and pairs that were left out for each check."""
        return {
            "rows": dict(Counter(row.form.value for row in self.rows.rows)),
            "learned from": len(self.asked),
            "looked at": len(self.held.samples),
            "left out": {check.value: count for check, count in self.rows.left_out.items()},
        }


def teach(desk: Desk, base: Installed, plan: Plan, watch: Progress, tell: Callable[[str], None]) -> Taught:
    """Make an adapter for the model `base`, from the one that it has, and put it in its place among the models.

    It goes on where an earlier sitting over the same sentences was stopped. `tell` is told of what is learned from, and
    of every look.

    Raises:
        ModelError: there are too few pairs, or what was learned is no better than what `base` says, or cannot be kept.
    """
    folder = taught.folder_of(base.path.parent.parent, DESK.id)
    with _alone(folder.parent, watch):
        tokens = Tokens(folder_of(base))
        material = _material(desk, tokens, is_own=plan.answers > 0)
        tell(", ".join(f"{name}: {count}" for name, count in material.counts.items()))
        model = _begun(base, tokens)
        state = folder.with_name(f"learning-{base.adapter[:12]}.pt")
        if model.device != "cpu":
            plan = replace(plan, batch=_ON_ACCELERATOR)
        with _course(plan, model, tokens, material) as course:
            learned = Learner(model, tokens, plan, state).learn(course, material.held, watch, tell)
        if learned.worth > 1:
            with new_folder(folder) as new:
                digest = adapter.write(new, model.adapter.changes())
                card = _card(desk, base, material, learned) | {"own answers": plan.answers, "digest": digest}
                replace_bytes(new / taught.CARD, json.dumps(card, indent=1, ensure_ascii=False).encode())
        remove(state)
    if learned.worth <= 1:
        what = "On the sentences that were kept apart, what was learned is no better than what the program has."
        raise ModelError(what, "Nothing was installed. More sentences, or corrected ones, may help.")
    return Taught(folder, digest, learned)


@contextmanager
def _alone(folder: Path, watch: Progress) -> Iterator[None]:
    """Hold the folder of the desk's model: two at once would undo each other's work."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with lock(folder / ".train.lock", lambda done: watch("Waiting for another training to end", done, 1)):
            yield
    except OSError as error:
        what = f"{error.filename or folder}: {error.strerror or error}."
        raise ModelError(what, "Mend that (permissions, a full disk): the same command goes on from there.") from error


@contextmanager
def _course(plan: Plan, model: Model, tokens: Tokens, material: _Material) -> Iterator[Course]:
    samples = [sample for sample, _ in material.asked]
    if not plan.answers:
        yield Course(samples)
        return
    with judges(dict(material.asked)) as worths:
        yield Course(samples, OwnAnswers(model, tokens, worths, plan.answers))


def _material(desk: Desk, tokens: Tokens, is_own: bool) -> _Material:
    learned_from, looked_at = set_apart(desk.pairs, _SHARE, _MOST_HELD)
    rows = rows_of(learned_from, desk.glossary, desk.names)
    used = [row for row in rows.rows if row.form in _LOOKED_AT] if is_own else rows.rows
    asked = [(sample, row) for row in used for sample in tokens.samples([row], _LONGEST)]
    material = _Material(rows, asked, _held(looked_at, desk.glossary, tokens))
    if not material.is_enough:
        counts = ", ".join(f"{name} {count}" for name, count in material.counts.items())
        raise ModelError(
            f"{', '.join(map(str, desk.paths))}: {len(desk.pairs)} pairs are too few ({counts}).",
            f"Name more files: {_FEWEST} sentences to learn from and {_FEWEST_HELD} to look at are the least.",
        )
    return material


def _held(pairs: Sequence[Pair], glossary: Glossary, tokens: Tokens) -> Held:
    """Return `pairs` as they are asked, a row each, and what counts the faults of what is said to them."""
    samples: list[Sample] = []
    marked: list[Marked] = []
    for pair in pairs:
        asked = [row for row in rows_of([pair], glossary).rows if row.form in _LOOKED_AT]
        for sample in tokens.samples(asked[:1], _LONGEST):
            samples.append(sample)
            marked.append(marked_pair(pair, glossary))

    def faults(english: Sequence[str]) -> int:
        judged = (judge(item, Hypothesis(text), Step.PLAIN) for item, text in zip(marked, english, strict=True))
        return sum(any(finding.check in _PROMISES for finding in each.findings) for each in judged)

    return Held(samples, faults)


def _begun(base: Installed, tokens: Tokens) -> Model:
    """Return the model with what it begins from: the adapter of `base`."""
    changes = adapter.read(base.adapter_folder or adapter.NEWS, base.adapter)
    return Model(base.path, tokens.order, tokens.writable, Adapter(changes, best_device()))


def _card(desk: Desk, base: Installed, material: _Material, learned: Learned) -> dict[str, Any]:
    """Return what the adapter is, and what it was made of; of files the names only, of sentences nothing."""
    return {
        "made by": f"translator {__version__}",
        "weights": base.digest,
        "began from": base.adapter,
        "files": {path.name: digest_of(path) for path in files_of(desk.paths)},
        "glossary": desk.glossary.digest,
        "names": len(desk.names.listed),
        "pairs": len(desk.pairs),
        **material.counts,
        "tokens": learned.tokens,
        "seconds": round(learned.seconds),
        "looks": [asdict(look) for look in learned.looks],
    }
