"""Named checks on an English sentence. What fails is a `Finding`; no findings means verified."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from translator.chinese.characters import has_han, is_han
from translator.glossary import avoided, malformed, realise, renderings, surplus
from translator.names import (
    Original,
    given_offices,
    lost_countries,
    lost_of_offices,
    not_in_chinese,
    unread_people,
)
from translator.records import Check, Finding, Hypothesis, Marked, Realisation, Step, Translation
from translator.translate.asking.directions import turned_round
from translator.translate.asking.own_country import apart, taken_for_china
from translator.translate.asking.source_english import chinese, command, own_words, runs
from translator.translate.checks.figure_checks import figures_kept, figures_said_once, growth_kept
from translator.translate.checks.kept_names import names_kept
from translator.translate.checks.kin import other_kin
from translator.translate.checks.lost_words import lost_words
from translator.translate.checks.omissions import lost_passage, told
from translator.translate.checks.ownership import turned_ownership
from translator.translate.checks.polarity import turned
from translator.translate.checks.repetition import repeats
from translator.translate.checks.scope import beyond
from translator.translate.checks.speakers import adds_quotation, made_up_source, other_sex, own_voice
from translator.translate.checks.tense import made_future, made_past

Look = Callable[[Marked, Hypothesis, tuple[Realisation, ...]], Iterable[Finding]]
"""Returns what is wrong with an English for a sentence, given where its terms are in it."""

_WORD = re.compile(r"[^\W_][\w'.,%-]*")
# Read from the end: a stop with nothing but marks behind it.
_ENDED = re.compile(r"[^\w。！？!?]*+[。！？!?]")
_ENDS = tuple(".!?:;\"')]")
# English words a Chinese character, without the words that the source has in English: 99 % of the professional
# translations of FLORES and NTREX have more than the first and all have fewer than the second; past them a clause is
# lost or made up.
_FEWEST_WORDS, _MOST_WORDS = 0.34, 1.25
_LEAST_CHARACTERS = 12
# Beside English in the source no Chinese is too short to be left out.
_LEAST_BESIDE_ENGLISH = 2
# Mean log-probability of a token. Body sentences of news lie at -0.2 to -0.5; below this the seeds'
# English was wrong more often than right.
_LEAST_SCORE = -0.8
_OPENS, _CLOSES = re.compile("[「“]"), re.compile("[」”]")
_SHORTEST_SPEECH = 9


def verify(
    marked: Marked, hypothesis: Hypothesis, step: Step, terms: tuple[Realisation, ...] | None = None
) -> Translation:
    """Return `hypothesis` as a translation with what is wrong with it.

    `terms` are the terms of `marked` in its text, for who has looked for them already.
    """
    terms = realise(marked.hits, hypothesis.text) if terms is None else terms
    findings = tuple(finding for look in CHECKS for finding in look(marked, hypothesis, terms))
    return Translation(
        marked.segment,
        hypothesis.text,
        hypothesis.score,
        marked.quantities,
        terms,
        findings,
        step,
        hypothesis.words,
    )


def cost(translation: Translation) -> tuple[int, float]:
    """Return a key that sorts better translations first: findings by weight, then the score."""
    return weight(translation), -translation.score


def weight(translation: Translation) -> int:
    """Return what the findings of `translation` weigh together, 0 where it is verified."""
    return sum(finding.check.weight for finding in translation.findings)


def _terms(marked: Marked, hypothesis: Hypothesis, terms: tuple[Realisation, ...]) -> tuple[Finding, ...]:
    unmet = tuple(
        Finding(Check.TERM, f"“{hit.entry.target}” ({hit.surface}) is not in the English.", hit.start, hit.end)
        for hit in (term.hit for term in terms if not term.is_met)
    )
    names = [name for hit in marked.hits for name in renderings(hit.entry)]
    return (
        *unmet,
        *surplus(terms, hypothesis.text),
        *avoided(marked.hits, hypothesis.text),
        *malformed(hypothesis.text, names),
    )


def _shape(marked: Marked, hypothesis: Hypothesis, _: tuple[Realisation, ...]) -> tuple[Finding, ...]:
    english, source = hypothesis.text, marked.segment.text
    words = _WORD.findall(english)
    if not words:
        says_something = any(char.isalnum() for char in source)
        return (Finding(Check.EMPTY, "There is no English."),) if says_something else ()
    findings = []
    if has_han(english):
        left = "".join(char for char in english if is_han(char))
        findings.append(Finding(Check.LEFTOVER_CHINESE, f"{left[:20]} was left untranslated."))
    if hypothesis.score < _LEAST_SCORE:
        findings.append(Finding(Check.CONFIDENCE, "The engine was unsure of this."))
    if _has_speech(source) and '"' not in english:
        findings.append(Finding(Check.QUOTATION, "The quotation marks are lost."))
    elif english.count('"') % 2 and not _is_cut_from_quotation(source):
        findings.append(Finding(Check.QUOTATION, "The quotation marks do not pair."))
    if repeats(words, source):
        findings.append(Finding(Check.REPETITION, "The English repeats itself."))
    if not hypothesis.complete or (_ENDED.match(source[::-1]) and not english.endswith(_ENDS)):
        findings.append(Finding(Check.TRUNCATED, "The English breaks off."))
    return tuple(findings)


def _length(marked: Marked, hypothesis: Hypothesis, _: tuple[Realisation, ...]) -> tuple[Finding, ...]:
    """Whether the English is too short or too long for what is Chinese in the source."""
    segment, english = marked.segment, hypothesis.text
    size = chinese(segment.text)
    beside_english = bool(runs(segment.text))
    if size < (_LEAST_BESIDE_ENGLISH if beside_english else _LEAST_CHARACTERS) or not english.strip():
        return ()
    found = own_words(segment.text, english)
    if found < max(1, int(_FEWEST_WORDS * size)) and (beside_english or not segment.role.is_label):
        return (Finding(Check.LENGTH, "The English is so short that something may be missing."),)
    if found > _MOST_WORDS * size and not beside_english and not segment.role.is_label:
        return (Finding(Check.LENGTH, "The English is so long that something may have been added."),)
    return ()


def _omission(marked: Marked, hypothesis: Hypothesis, terms: tuple[Realisation, ...]) -> Iterable[Finding]:
    """Whether a passage of the Chinese is not said. Terms and figures have checks of their own."""
    text = marked.segment.text
    if marked.segment.role.is_label or not hypothesis.text.strip():
        return
    if passage := lost_passage(text, hypothesis.text, told(marked, terms)):
        start, end = passage
        yield Finding(Check.OMISSION, f"{text[start:end]} may be missing from the English.", start, end)


def _foreign(marked: Marked, hypothesis: Hypothesis, _: tuple[Realisation, ...]) -> tuple[Finding, ...]:
    """What became of the English of a source, and whether it speaks to a machine."""
    source, english = marked.segment.text, hypothesis.text
    lost = tuple(
        Finding(Check.FOREIGN_TEXT, f"“{source[run.start : run.end][:60]}” is lost.", run.start, run.end)
        for run in runs(source)
        if not run.glossed and not run.is_kept(english)
    )
    words = command(source)
    told = f"“{words}” speaks to a translator or a machine: compare with the original."
    return (*lost, Finding(Check.INSTRUCTION, told)) if words else lost


def _polarity(marked: Marked, hypothesis: Hypothesis, terms: tuple[Realisation, ...]) -> Iterable[Finding]:
    """Whether the English says the opposite, that goods go the other way, or that who is owned owns."""
    for words in turned(marked.segment.text, hypothesis.text):
        yield Finding(Check.POLARITY, f"The English says the opposite of {words}.")
    if country := turned_round(marked.segment.text, hypothesis.text):
        yield Finding(Check.POLARITY, f"In the Chinese goods go to {country}, not from it.")
    if names := turned_ownership(marked.segment.text, hypothesis.text, [term.hit for term in terms]):
        yield Finding(Check.POLARITY, f"In the Chinese {names[1]} is the subsidiary, and {names[0]} its owner.")


def _lost_words(marked: Marked, hypothesis: Hypothesis, _: tuple[Realisation, ...]) -> Iterable[Finding]:
    """Whether a small word is lost without which the sentence says something else."""
    text = marked.segment.text
    for says, start, end in lost_words(text, hypothesis.text):
        message = f"Nothing in the English says “{says}” ({text[start:end]})."
        yield Finding(Check.LOST_WORD, message, start, end)


def _tense(marked: Marked, hypothesis: Hypothesis, _: tuple[Realisation, ...]) -> Iterable[Finding]:
    """Whether something is to come, or past, in the English that is not so in the Chinese."""
    if words := made_future(marked.segment.text, hypothesis.text, marked.published):
        yield Finding(Check.TENSE, f"“{words}”: nothing in the Chinese says that it is to come.")
    if word := made_past(marked.segment.text, hypothesis.text):
        yield Finding(Check.TENSE, f"“{word}”: nothing in the Chinese says that it is past.")


def _spelling(marked: Marked, _: Hypothesis, terms: tuple[Realisation, ...]) -> tuple[Finding, ...]:
    """Whether somebody is named whose English no source gives."""
    text = marked.segment.text
    known = tuple((term.hit.start, term.hit.end) for term in terms)
    return tuple(
        Finding(Check.SPELLING, f"No source says how {text[start:end]} is spelt in English.", start, end)
        for start, end in unread_people(text, known)
    )


def _names(marked: Marked, hypothesis: Hypothesis, terms: tuple[Realisation, ...]) -> Iterable[Finding]:
    """Whether somebody or something is named that is not in the Chinese, or a country of it is not."""
    text, english = marked.segment.text, hypothesis.text
    told = tuple((term.hit.start, term.hit.end) for term in terms)
    # The article is without what stands beside it, such as a related headline.
    article = marked.article if text in marked.article else f"{marked.article}\n{text}"
    original = Original(text, article, _said(marked), told)
    for name in dict.fromkeys(not_in_chinese(english, original)):
        yield Finding(Check.NOT_IN_CHINESE, f"Nothing in the Chinese stands for “{name}”.")
    if words := beyond(text, english):
        yield Finding(Check.NOT_IN_CHINESE, f"Nothing in the Chinese speaks of “the {words}”.")
    if own := taken_for_china(text, marked.article, apart(english, terms)):
        yield Finding(Check.COUNTRY, f"{own} is not of China in Taiwan's press.")
    for start, end in lost_countries(text, english, told):
        yield Finding(Check.COUNTRY, f"{text[start:end]} is not in the English.", start, end)


def _offices(marked: Marked, hypothesis: Hypothesis, _: tuple[Realisation, ...]) -> Iterable[Finding]:
    """Whether somebody has another office than in the Chinese, or a former one is a present one."""
    text, english = marked.segment.text, hypothesis.text
    for office in dict.fromkeys(given_offices(english, text, _said(marked))):
        yield Finding(Check.OFFICE, f"Nobody is “{office}” in the Chinese.")
    for start, end in lost_of_offices(english, text):
        yield Finding(Check.OFFICE, f"{text[start:end]} is not said so in the English.", start, end)


def _speaker(marked: Marked, hypothesis: Hypothesis, _: tuple[Realisation, ...]) -> Iterable[Finding]:
    """Whether somebody speaks in the English who does not in the Chinese, or is he who is she there, or other kin."""
    text, english = marked.segment.text, hypothesis.text
    if adds_quotation(text, english):
        yield Finding(Check.SPEAKER, "The Chinese quotes nobody.")
    if words := made_up_source(text, english):
        yield Finding(Check.SPEAKER, f"Nobody is the source of this in the Chinese, as “{words}” has it.")
    kin_or_sex = other_sex(marked, english) or other_kin(text, english)
    for does, word in (("says", own_voice(text, english)), ("is", kin_or_sex)):
        if word:
            yield Finding(Check.SPEAKER, f"Nobody {does} “{word}” in the Chinese.")


def _said(marked: Marked) -> tuple[str, ...]:
    """What the terms of a sentence may be called in English."""
    return tuple(dict.fromkeys(name for hit in marked.hits for name in renderings(hit.entry)))


def _pieces(marked: Marked, _: Hypothesis, __: tuple[Realisation, ...]) -> Iterable[Finding]:
    """What stands in the Chinese like a term, and was not asked for."""
    text = marked.segment.text
    for piece in marked.pieces:
        hit, whole = piece.hit, text[min(piece.hit.start, piece.start) : max(piece.hit.end, piece.end)]
        what = f"{hit.surface} (“{hit.entry.target}”) was taken for a piece of {text[piece.start : piece.end]} here."
        remedy = f"Add !{whole} to the aliases in row {hit.entry.place} if that is right, and {whole} if it is not."
        yield Finding(Check.LEFT_OUT, f"{what} {remedy}", hit.start, hit.end)


CHECKS: tuple[Look, ...] = (
    _shape,
    _length,
    _omission,
    _foreign,
    names_kept,
    _polarity,
    _lost_words,
    _tense,
    _terms,
    figures_kept,
    figures_said_once,
    growth_kept,
    _names,
    _offices,
    _speaker,
    _spelling,
    _pieces,
)
"""What looks at each English; their findings stand in this order. A new one has a row in `records.Check` too."""


def _has_speech(source: str) -> bool:
    """Whether something is quoted that is a sentence or a clause: it ends with a mark."""
    quoted = ((_OPENS.search(part), part) for part in _CLOSES.split(source)[:-1] if part.endswith(tuple("，。！？…")))
    return any(opened and len(part) - opened.end() >= _SHORTEST_SPEECH for opened, part in quoted)


def _is_cut_from_quotation(source: str) -> bool:
    """Whether a quotation begins or ends outside the sentence."""
    return source.count('"') % 2 == 1 or any(source.count(a) != source.count(b) for a, b in ("「」", "『』", "“”"))
