"""The words that the language model is given: an opening, where it has not learned the task, then the request.

The opening (instructions and examples) is the same for every request, so that the engine computes
it once and reuses it. The examples are written for this project: Taiwan news usage, English names
and figures standing inside the Chinese and kept as they are, no clause left out. A model with an
adapter is asked in the very words that it was trained on, and those are a request's alone.
"""

from __future__ import annotations

import re
from functools import cache

from translator.engines.base import Request
from translator.engines.llm.chat_forms import QWEN2, ChatForm

_INSTRUCTIONS = (
    "You translate Chinese news into English for a news agency: complete, faithful, natural. English names, terms "
    "and figures in the Chinese are right: copy them exactly. Answer with the translation only."
)

_SENTENCE = "Translate this sentence into English"
_LABEL = "Translate this headline into English, as a headline"

_MISSING = "These words are missing:"
_CHINESE_LEFT = "Some Chinese words were left in it."
_AGAIN = "Translate it again, completely, all in English, with the words as given."
# In the script that the engine's sources have (see `LlmEngine.script`).
_EXAMPLES = (
    (
        _LABEL,
        "抢攻AI商机！Nanya扩产动作频频　法人看好后市",
        "Nanya Steps Up Expansion to Seize AI Opportunities as Institutional Investors Turn Upbeat",
    ),
    (
        f"{_SENTENCE}, with these words in it: Renesas; 477 billion yen; Kumamoto Prefecture; the end of 2028",
        "Renesas昨（3）日宣布，将投资477 billion yen在Kumamoto Prefecture兴建第二座power semiconductor工厂，"
        "预计the end of 2028投产，届时将创造1,200个就业机会。",
        "Renesas announced on the 3rd that it will invest 477 billion yen to build a second power semiconductor plant "
        "in Kumamoto Prefecture, which is expected to begin production at the end of 2028 and create 1,200 jobs.",
    ),
    (
        _SENTENCE,
        "警方表示，这起事故发生在当地时间下午3:20，当时载有42名乘客的巴士正从首都开往北部城市塔尔马（Talma），"
        "尚未有人员死亡的报告。",
        "Police said the accident occurred at 3:20 p.m. local time, when the bus, carrying 42 passengers, was "
        "traveling from the capital to the northern city of Talma, and that there have been no reports of deaths.",
    ),
    (
        _SENTENCE,
        "他还补充说，除了上述三家公司之外，尚未有任何一家供应商证实收到订单，而这些订单正是该公司今年业绩的主要依据。",
        "He also added that, apart from the three companies mentioned above, not a single supplier has yet confirmed "
        "receiving orders, and that these orders are the very basis of the company's results this year.",
    ),
    (
        _SENTENCE,
        "「我们从一开始就反对这项计划，」议员林佩珊（Lin Pei-shan）说，"
        "「因为它既没有经过环境评估，也没有征询当地居民的意见。」",
        '"We have opposed this plan from the very beginning," lawmaker Lin Pei-shan said, '
        '"because it neither went through an environmental assessment nor sought the opinions of local residents."',
    ),
)
# Enough of each phrase to know it by, and too much to be met by chance.
_OWN_WORDS = ("with these words in it", _MISSING, _CHINESE_LEFT, "Translate it again", f"{_SENTENCE}:", f"{_LABEL}:")
# As many words in a row as an honest translation shares with nothing that is said here (none in FLORES and NTREX).
_SHARED = 7
_NOT_ITS_TASK = re.compile(
    r"(?i)^\W*(?:I.m sorry|I am sorry|I apologi[sz]e|Sorry),? but I(?:'m| am)? (?:cannot|can.t|unable)"
    r"|^\W*(?:sure|certainly|of course)[,!.] here|^\W*(?:here is|here's) the (?:english )?translation"
    r"|\bas an AI\b|\bI.(?:m| am) (?:an? (?:AI|large)|Qwen)|created by Alibaba Cloud"
)


def evades(text: str, source: str = "") -> bool:
    """Return whether `text` says again what a prompt says, or speaks for the model, instead of translating `source`."""
    said, given = text.casefold(), source.casefold()
    own = any(phrase.casefold() in said and phrase.casefold() not in given for phrase in _OWN_WORDS)
    return own or _NOT_ITS_TASK.search(text) is not None or not _runs(text).isdisjoint(_recited() - _runs(source))


@cache
def _recited() -> frozenset[tuple[str, ...]]:
    """Return every run of words of the opening's English: instructions and answers."""
    return frozenset(run for said in (_INSTRUCTIONS, _AGAIN, *(en for _, _, en in _EXAMPLES)) for run in _runs(said))


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return frozenset(tuple(words[at : at + _SHARED]) for at in range(len(words) - _SHARED + 1))


def taught() -> list[tuple[str, str]]:
    """Return the turns, speaker and text, that show the task to a model that has not learned it."""
    shots = [turn for ask, zh, en in _EXAMPLES for turn in (("user", f"{ask}:\n{zh}"), ("assistant", en))]
    return [("system", _INSTRUCTIONS), *shots]


def opening(form: ChatForm = QWEN2) -> str:
    """Return what every prompt for a model without an adapter begins with."""
    return form.before + form.turns(taught())


def beginning(form: ChatForm = QWEN2) -> str:
    """Return what nearly every prompt with the opening begins with. The library reuses whole blocks of 32 tokens only.

    So the words above are chosen to make it 17 blocks of Qwen2.5's and no token more: a test counts them.
    """
    return opening(form) + form.turn.partition("{text}")[0].format(speaker="user") + _SENTENCE


def asked(request: Request) -> list[tuple[str, str]]:
    """Return the turns, speaker and text, that ask for the English of a request."""
    ask = _LABEL if request.role.is_label else _SENTENCE
    words = "; ".join(dict.fromkeys(english for _, english in request.terms))
    ask += f", with these words in it: {words}" if words else ""
    # Said as well as begun, so that no prompt is the beginning of another (see `runtime.open_pipeline`).
    ask += f", beginning with: {request.prefix}" if request.prefix else ""
    return [("user", f"{ask}:\n{request.source}"), *mended(request)]


def mended(request: Request) -> list[tuple[str, str]]:
    """Return the turns that ask for a better English than the draft of a request, if it has one."""
    if not request.draft:
        return []
    lacking = "; ".join(request.missing)
    fault = f"{_MISSING} {lacking}" if lacking else _CHINESE_LEFT
    return [("assistant", request.draft), ("user", f"{fault}\n{_AGAIN}")]


def prompt(request: Request, form: ChatForm = QWEN2) -> str:
    """Return what is asked, after any `opening`; the model's answer follows it and any `prefix`."""
    return form.turns(asked(request)) + form.answer + request.prefix
