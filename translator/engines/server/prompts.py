"""What a chat model is told, by the family that its name says it is of.

Models for any task are shown ours as the language model without an adapter is (`llm.prompts`). Those that were trained
to translate are asked in the words that they were trained on.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from translator.engines.base import Request
from translator.engines.llm import prompts

Turns = list[tuple[str, str]]
"""Who speaks (system, user, assistant), and what."""


@dataclass(frozen=True, slots=True)
class Family:
    """Models that are asked alike: those whose name `pattern` finds.

    `opening` comes before every request; `turns` ask for one. `thinks`: it does so unless it is told not to.
    `can_mend`: terms, drafts and what these lack can be told. `written` is how a conversation of one turn, with its
    place, is written where that is not as the model's own file has it: there is nothing in it, or what needs more.
    """

    name: str
    pattern: re.Pattern[str]
    opening: Callable[[], Turns]
    turns: Callable[[Request], Turns]
    thinks: bool = False
    can_mend: bool = True
    written: str = ""


def _nothing() -> Turns:
    return []


def _trained(request: Request) -> Turns:
    """Hunyuan-MT's own words, with the terms that it is told before them (its model card)."""
    terms = "\n".join(f"{zh} 翻译成 {en}" for zh, en in dict.fromkeys(request.terms))
    known = f"参考下面的翻译：\n{terms}\n\n" if terms else ""
    begun = f"，译文以“{request.prefix}”开头" if request.prefix else ""
    ask = f"{known}将以下文本翻译为英语，注意只需要输出翻译后的结果，不要额外解释{begun}：\n\n{request.source}"
    return [("user", ask), *prompts.mended(request)]


def _labelled(request: Request) -> Turns:
    """The words of Tower's and LMT's model cards."""
    ask = f"Translate the following text from Chinese into English.\nChinese: {request.source}\nEnglish:"
    return [("user", ask)]


def _professional(request: Request) -> Turns:
    """TranslateGemma's own words: its template makes them of a request that no protocol has."""
    ask = (
        "You are a professional Chinese (zh) to English (en) translator. Your goal is to accurately convey the meaning "
        "and nuances of the original Chinese text while adhering to English grammar, vocabulary, and cultural "
        "sensitivities.\nProduce only the English translation, without any additional explanations or commentary. "
        f"Please translate the following Chinese text into English:\n\n\n{request.source}"
    )
    return [("user", ask)]


def _tagged(request: Request) -> Turns:
    """Seed-X's own words: the language asked for is a token, behind the text (its model card)."""
    return [("user", f"Translate the following Chinese sentence into English:\n{request.source} <en>")]


_GEMMA = "<start_of_turn>user\n{text}<end_of_turn>\n<start_of_turn>model\n"

FAMILIES = (
    Family("hunyuan-mt", re.compile(r"(?i)hunyuan[-_ ]?mt|(?<![a-z])hy[-_ ]?mt"), _nothing, _trained),
    Family(
        "translategemma",
        re.compile(r"(?i)translate[-_ ]?gemma"),
        _nothing,
        _professional,
        can_mend=False,
        written=_GEMMA,
    ),
    Family("seed-x", re.compile(r"(?i)seed[-_ ]?x(?![a-z])"), _nothing, _tagged, can_mend=False, written="{text}"),
    Family("labelled", re.compile(r"(?i)(?<![a-z])lmt[-_ ]?60|towerinstruct"), _nothing, _labelled, can_mend=False),
    Family("qwen3", re.compile(r"(?i)qwen-?3(?!\d)"), prompts.taught, prompts.asked, thinks=True),
    Family("qwen2.5", re.compile(r"(?i)qwen-?2"), prompts.taught, prompts.asked),
    Family("generic", re.compile(""), prompts.taught, prompts.asked),
)
"""The first whose pattern is found in a model's name is its family; the last is any other's."""


def family_of(model: str) -> Family:
    """Return the family of a model by its name."""
    return next(family for family in FAMILIES if family.pattern.search(model))


def messages(request: Request, family: Family, begun: bool) -> list[dict[str, str]]:
    """Return a request as the protocol has it; `begun`: the last turn is the model's own, and it is to go on."""
    turns = [*family.opening(), *family.turns(request)]
    if begun and request.prefix:
        turns.append(("assistant", request.prefix))
    return [{"role": speaker, "content": text} for speaker, text in turns]
