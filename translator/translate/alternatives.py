"""Other English for one sentence, for a person to choose from: all that the engine's search comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from translator.engines.base import Engine, Request
from translator.records import Marked, Step, Translation
from translator.translate.asking.request import english_without_engine, request_for, required_english
from translator.translate.doubt import doubted
from translator.translate.judge import judge
from translator.translate.verify import cost

_N_BEST = 5
"""Of each way to ask; a person reads no more than twice as many."""


def alternatives(marked: Marked, engine: Engine) -> list[Translation]:
    """Return what an engine has for a sentence, each English once and checked: the soundest first, then the likeliest.

    It is asked plainly and, where it can be told, with the words that it is to use: both searches differ. What needs
    no engine has no other English.

    Raises:
        ModelError, EngineError: see `Engine.translate`.
    """
    if english_without_engine(marked) is not None:
        return []
    found: dict[str, Translation] = {}
    for hypothesis in chain.from_iterable(engine.translate(_requests(marked, engine), _N_BEST)):
        judged = doubted(judge(marked, hypothesis, Step.PLAIN))
        if judged.text:
            found.setdefault(judged.text, judged)
    return sorted(found.values(), key=cost)


def _requests(marked: Marked, engine: Engine) -> Sequence[Request]:
    plain = request_for(marked, engine.script)
    told = replace(plain, terms=required_english(marked))
    return list(dict.fromkeys((plain, told if engine.can_mend else plain)))
