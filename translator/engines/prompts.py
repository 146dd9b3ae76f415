"""The words that the language model is given: one fixed opening, then the request.

The opening (instructions and examples) is the same for every request, so that the engine computes
it once and reuses it. The examples are written for this project: Taiwan news usage, English names
and figures standing inside the Chinese and kept as they are, no clause left out.
"""

from __future__ import annotations

import re

from translator.engines.base import Request

_INSTRUCTIONS = (
    "You translate Chinese news into English for a news agency: complete, faithful, natural. English names, terms "
    "and figures in the Chinese are already right: copy them exactly. Answer with the translation only."
)

_SENTENCE = "Translate this sentence into English"
_LABEL = "Translate this headline into English, as a headline"

_MISSING = "These words are missing:"
_CHINESE_LEFT = "Some Chinese words were left in it."
_AGAIN = "Translate it again, completely, all in English, with the words as given."
_EXAMPLES = (
    (
        f"{_SENTENCE}, with these words in it: Renesas; 477 billion yen; Kumamoto Prefecture; the end of 2028",
        "Renesas昨（3）日宣布，將投資477 billion yen在Kumamoto Prefecture興建第二座power semiconductor工廠，"
        "預計the end of 2028投產，屆時將創造1,200個就業機會。",
        "Renesas announced on the 3rd that it will invest 477 billion yen to build a second power semiconductor plant "
        "in Kumamoto Prefecture, which is expected to begin production at the end of 2028 and create 1,200 jobs.",
    ),
    (
        _LABEL,
        "搶攻AI商機！Nanya擴產動作頻頻　法人看好後市",
        "Nanya Steps Up Expansion to Seize AI Opportunities as Institutional Investors Turn Upbeat",
    ),
    (
        _SENTENCE,
        "儘管如此，業界人士普遍認為，受惠於地方政府的補助與完善的供水系統，當地仍是設廠首選，但人力短缺的問題恐怕短期內難以解決。",
        "Even so, people in the industry generally believe that, thanks to local government subsidies and a "
        "well-developed water supply, the area remains the first choice for a plant, although the labor shortage "
        "is unlikely to be solved soon.",
    ),
)
# Enough of each phrase to know it by, and too much to be met by chance.
_OWN_WORDS = (
    "with these words in it",
    _MISSING,
    _CHINESE_LEFT,
    "Translate it again",
    *(english[:40] for _, _, english in _EXAMPLES),
)


_REFUSAL = re.compile(r"(?i)(I.m sorry|I am sorry|I apologi[sz]e|Sorry),? but I('m| am)? (cannot|can.t|unable)")


def evades(text: str) -> bool:
    """Return whether `text` says again what a prompt says, or refuses, instead of translating."""
    said = text.casefold()
    return _REFUSAL.match(text) is not None or any(phrase.casefold() in said for phrase in _OWN_WORDS)


def _turn(speaker: str, text: str) -> str:
    return f"<|im_start|>{speaker}\n{text}<|im_end|>\n"


def opening() -> str:
    """Return the part that every prompt begins with (ChatML, as Qwen2.5 expects it)."""
    shots = "".join(_turn("user", f"{ask}:\n{zh}") + _turn("assistant", en) for ask, zh, en in _EXAMPLES)
    return _turn("system", _INSTRUCTIONS) + shots


def prompt(request: Request) -> str:
    """Return the whole prompt of a request; the model's answer follows it and any `prefix`."""
    ask = _LABEL if request.role.is_label else _SENTENCE
    words = "; ".join(dict.fromkeys(english for _, english in request.terms))
    ask += f", with these words in it: {words}" if words else ""
    # Said as well as begun, so that no prompt is the beginning of another (see LlmEngine._open).
    ask += f", beginning with: {request.prefix}" if request.prefix else ""
    turns = _turn("user", f"{ask}:\n{request.source}")
    if request.draft:
        lacking = "; ".join(request.missing)
        fault = f"{_MISSING} {lacking}" if lacking else _CHINESE_LEFT
        turns += _turn("assistant", request.draft)
        turns += _turn("user", f"{fault}\n{_AGAIN}")
    return opening() + turns + "<|im_start|>assistant\n" + request.prefix
