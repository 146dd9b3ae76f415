"""How rows ask: in the forms in which a run asks, with what goes wrong in runs a little oftener than in the pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random

from translator.chinese.characters import is_han
from translator.chinese.words import STOP_WORDS, tagged
from translator.dictionary import glosses
from translator.engines.base import Request
from translator.engines.llm.noisy_channel import asked
from translator.engines.llm.prompts import prompt
from translator.names import held_offices
from translator.records import Marked
from translator.train.names import known_people
from translator.translate.asking.request import request_for, required_english

SCRIPT = "tw2sp"  # the engine's (see `LlmEngine.script`)
# How often a row has each form, where there are words to write in; and how often there is one the other way round.
_REPAIR, _TOLD, _BEGUN, _BACK = 0.10, 0.24, 0.06, 0.10
_GLOSSED, _MOST_GLOSSES = 0.08, 2  # of all rows, whose words are in the dictionary
_WITHOUT_TERMS = 0.2  # of rows say a term by themselves: tomorrow's glossary may lack it
_LATIN = re.compile(r"[A-Za-z0-9$€£][A-Za-z0-9$€£%.,' -]*")  # as terms and figures stand in the Chinese
_INSTEAD = ("", "it", "the company", "some")
_OTHER_OFFICES = ("chairman", "president", "minister", "director", "governor", "spokesperson")
_GLOSS = re.compile(r"(?:to )?([a-z][a-z -]{3,})")


class Form(StrEnum):
    """How a row asks."""

    PLAIN = "plain"
    WRITTEN = "written in"
    TOLD = "told"
    GLOSSED = "told from the dictionary"
    REPAIR = "repair"
    BEGUN = "begun"
    BACK = "other direction"
    LABEL = "name by itself"


@dataclass(frozen=True, slots=True)
class Row:
    """The whole prompt and the answer to it; of what, marked with the terms and figures that the answer says."""

    form: Form
    prompt: str
    answer: str
    marked: Marked


def asked_rows(marked: Marked, english: str, chance: Random, is_again: bool = False) -> Iterator[Row]:
    """Yield a row of a sentence with its English, and now and then one of the other direction.

    Asked again, it has other people in it: whoever is written in is to be said, known or not.
    """
    if chance.random() < _WITHOUT_TERMS:
        marked = replace(marked, hits=())
    elif is_again:
        marked, english = _with_others(marked, english, chance)
    request = request_for(marked, SCRIPT)
    words = required_english(marked)
    places = [at for _, word in words if (at := english.casefold().find(word.casefold())) >= 0]
    form = _form(chance.random()) if places else Form.PLAIN if not words else Form.WRITTEN
    yield _row(form, request, (marked, english), chance)
    if chance.random() < _BACK:
        yield Row(Form.BACK, asked(english), request.source, marked)


def dictionary_words(chinese: str, english: str) -> list[tuple[str, str]]:
    """Return (word, meaning) of the words of `chinese` whose meaning in the dictionary `english` says."""
    words = dict.fromkeys(word.text for word in tagged(chinese))
    said = {word: _meaning(word, english) for word in words if word not in STOP_WORDS and _is_long(word)}
    return [(word, meaning) for word, meaning in said.items() if meaning]


def _is_long(word: str) -> bool:
    return len(word) > 1 and all(map(is_han, word))


def _meaning(word: str, english: str) -> str:
    meanings = [found[1] for gloss in glosses(word) if (found := _GLOSS.fullmatch(gloss))]
    return next((each for each in meanings if re.search(rf"\b{re.escape(each)}\b", english)), "")


def _with_others(marked: Marked, english: str, chance: Random) -> tuple[Marked, str]:
    """Return a sentence and its English with another person in the place of each whom the English names once."""
    hits = list(marked.hits)
    for index, hit in enumerate(hits):
        name = hit.english
        if hit.entry.kind == "person" and english.count(name) == english.count(name.split()[-1]) == 1:
            other = chance.choice(known_people())
            english = english.replace(name, other)
            hits[index] = replace(hit, entry=replace(hit.entry, target=other, first="", accept=()))
    return replace(marked, hits=tuple(hits)), english


def _form(roll: float) -> Form:
    for form, share in ((Form.REPAIR, _REPAIR), (Form.TOLD, _TOLD), (Form.BEGUN, _BEGUN)):
        if roll < share:
            return form
        roll -= share
    return Form.WRITTEN


def _row(form: Form, request: Request, said: tuple[Marked, str], chance: Random) -> Row:
    marked, english = said
    words = required_english(marked)
    if form is Form.BEGUN:
        end = _ends(words, english)
        if len(english) - end > 1:
            return Row(form, prompt(replace(request, terms=words, prefix=english[:end])), english[end:], marked)
        form = Form.TOLD
    if form is Form.REPAIR:
        word, draft = _draft(request, marked.segment.text, english, chance)
        request = replace(request, draft=draft, missing=(word,)) if draft else request
        form = form if draft else Form.WRITTEN
    elif chance.random() < _GLOSSED and (meanings := dictionary_words(request.source, english)):
        chance.shuffle(meanings)
        words, form = (*words, *meanings[:_MOST_GLOSSES]), Form.GLOSSED
    if form in (Form.TOLD, Form.GLOSSED):
        request = replace(request, terms=words)
    return Row(form, prompt(request), english, marked)


def _ends(terms: Sequence[tuple[str, str]], english: str) -> int:
    """Return where the first of `terms` that stands in `english` ends there: repair begins answers so."""
    found = [(at, len(word)) for _, word in terms if (at := english.casefold().find(word.casefold())) >= 0]
    return sum(min(found))


def _draft(request: Request, chinese: str, english: str, chance: Random) -> tuple[str, str]:
    """Return a word that is written in, or an office that is held, and `english` without it; nothing where none is."""
    written = [word for found in _LATIN.findall(request.source) if (word := found.strip(" .,'-")) and word in english]
    offices = held_offices(english, chinese)
    if not (written or offices):
        return "", ""
    word = chance.choice([*written, *offices])
    others = _OTHER_OFFICES if word in offices else _INSTEAD
    instead = chance.choice([other for other in others if other != word.casefold()])
    return word, " ".join(english.replace(word, instead).split())
