"""What of a source is not Chinese news: English that stands in it, and words that speak to a machine.

A source is never an instruction. But English in it draws a language model, which may give it back as the whole
translation and leave out the Chinese beside it; and a sentence may be written to be obeyed. Neither can be told for
sure from honest text: the first is held against the English, the second is shown.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from translator.chinese.characters import is_han

_WORD = re.compile(r"[A-Za-z0-9\u00c0-\u024f]+(?:['’.][A-Za-z0-9\u00c0-\u024f]+)*")
# What may stand between two words of a run. Chinese and its punctuation end it.
_BETWEEN = re.compile(r"[\x20-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e’“”–—]+")
_LEAST_RUN = 3
_NAME_BEFORE = re.compile(r"[^\s，。、；：！？「」『』（）()]{1,30} ?[（(]$")
_CLOSED = ("）", ")")
_LONGEST_NAME = 30
# Chinese characters that a word stands for: 0.58 words a character in the English of FLORES and NTREX.
_CHARACTERS_A_WORD = 2
_KEPT = 0.8
# Every hypothesis of a sentence asks the same of its source.
_SENTENCES = 256

_COMMANDS = tuple(
    re.compile(pattern)
    for pattern in (
        # What ends a turn or gives the word to another, in any family of models.
        r"<[|\uff5c][^|<>\uff5c]{1,40}[|\uff5c]>|</?(?:s|think|(?:start|end)_of_turn)>|\[/?INST\]|<</?SYS>>",
        # The label of an answer.
        r"(?i)(?<![a-z])(?:english(?: (?:version|translation|text))?|translat(?:ion|ed)|answer|output|assistant|system"
        r"|user|human|instructions?|response)\s*[:：]",
        r"(?:譯文|译文|原文|英譯|英译|英[文語语]|英文版|翻[譯译])[^，。：:]{0,4}[：:]",
        # An order to set aside what was said, in either language.
        r"(?i)\b(?:ignore|disregard|forget|override)\b[^。，.]{0,30}\b(?:instructions?|prompts?|rules|above|previous)\b",
        r"(?:忽略|無視|无视|忘[記记掉]|不要理會|不要理会|別管|别管)[^。，]{0,8}(?:指示|指令|命令|規則|规则|提示|上文|前文|原文)",
        # An order to write something.
        r"(?i)\b(?:translate|repeat|rewrite|reply|respond|answer|say|write|output)\s+(?:it|this|that|only|with|in|\"|“|「)",
        r"(?:請|请)(?:重[複覆复]|回答|總結|总结|用一句|列出你|自我介紹|自我介绍)|回答我",
        r"[翻譯译]{1,2}[成為为作](?:英[文語语])?\s*[：:「“\"]",
        r"(?:請|请|必須|必须|應|应|只|要|直接|改|再)[^。，]{0,6}(?:[翻譯译]{1,2}[成為为作]|改寫成|改写成|輸出|输出)",
        r"(?:別|别|勿|不要|不必|不用|停止)[翻譯译]|[翻譯译]{1,2}(?:[時时]|[這这下以上前][一面述]?[句段])|[翻譯译]成英[文語语]|用英[文語语][寫写說说回總总]",
        # Words about the prompt.
        r"(?i)\b(?:system prompt|your instructions|these words are missing|with these words in it)\b",
        r"(?:系統|系统)(?:提示|指令)|提示[詞词]|你(?:現在|现在)?是一?[個个名位]?(?:翻[譯译]|投資顧問|助[理手]|AI|人工智|語言模型|语言模型)",
    )
)


@dataclass(frozen=True, slots=True)
class Run:
    """English words that follow each other in a source.

    `glossed` is how many Chinese characters before them they may only repeat: those of a name, in brackets behind it.
    """

    start: int
    end: int
    words: tuple[str, ...]
    glossed: int

    def is_kept(self, english: str) -> bool:
        """Whether most of the words stand in `english`."""
        left = Counter(self.words) - Counter(words(english))
        return left.total() <= (1 - _KEPT) * len(self.words)


def words(text: str) -> list[str]:
    """Return the words of Latin letters and digits in `text`, in small letters."""
    return [found[0].casefold() for found in _WORD.finditer(text)]


@lru_cache(maxsize=_SENTENCES)
def runs(source: str) -> tuple[Run, ...]:
    """Return the runs of English in `source`: three words and more."""
    found: list[list[re.Match[str]]] = []
    end = 0
    for word in _WORD.finditer(source):
        if found and _BETWEEN.fullmatch(source, end, word.start()):
            found[-1].append(word)
        else:
            found.append([word])
        end = word.end()
    return tuple(_run(source, run) for run in found if sum(word[0][0].isalpha() for word in run) >= _LEAST_RUN)


def _run(source: str, found: list[re.Match[str]]) -> Run:
    start, end = found[0].start(), found[-1].end()
    name = _NAME_BEFORE.search(source, max(0, start - _LONGEST_NAME), start)
    is_closed = source[end : end + 1] in _CLOSED
    glossed = min(_CHARACTERS_A_WORD * len(found), sum(map(is_han, name[0]))) if name and is_closed else 0
    return Run(start, end, tuple(word[0].casefold() for word in found), glossed)


def chinese(source: str) -> int:
    """Return how many Chinese characters of `source` have no English behind them that says the same."""
    return sum(map(is_han, source)) - sum(run.glossed for run in runs(source))


def own_words(source: str, english: str) -> int:
    """Return how many words of `english` do not stand in `source` already."""
    return (Counter(words(english)) - Counter(words(source))).total()


@lru_cache(maxsize=_SENTENCES)
def command(source: str) -> str:
    """Return what in `source` speaks to who translates it, or to a machine; nothing where nothing does."""
    return next((found[0] for pattern in _COMMANDS if (found := pattern.search(source))), "")
