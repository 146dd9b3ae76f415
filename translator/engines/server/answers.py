"""A server's answer to hypotheses: the text without what the model thought, its words, how probable they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from translator.engines.base import UNUSABLE, Request, words_of
from translator.engines.llm.prompts import evades
from translator.records import Hypothesis, Word

_THOUGHT_ENDS = re.compile(r"(?i)</(?:think|thinking|reasoning)>")
_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]\s*")
_QUOTES = ("「", "『", "“", '"', "《", "〈")
_THINKING = re.compile(r"(?i)^\s*<(?:think|thinking|reasoning)>")


def choices(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the choices of an answer that have a message; what is no such thing counts for none."""
    found = answer.get("choices")
    listed = found if isinstance(found, list) else []
    return [each for each in listed if isinstance(each, dict) and isinstance(each.get("message"), dict)]


def text_of(choice: dict[str, Any]) -> str:
    """Return what a choice says, without what the model thought before it said it."""
    content = choice["message"].get("content")
    text = _THOUGHT_ENDS.split(content, maxsplit=1)[-1] if isinstance(content, str) else ""
    return "" if _THINKING.match(text) or not text.strip() else text.rstrip()


def hypothesis(choice: dict[str, Any], request: Request, goes_on: bool) -> Hypothesis:
    """Return the English of a choice; `goes_on`: the model was to go on from the request's prefix.

    What does not translate, or does not begin as it must, is worth nothing: no English, and not complete.
    """
    # One sentence was asked for: what comes after a blank line is said about it.
    rest, said = text_of(choice), _said(tuple(_tokens(choice)))
    text = _unquoted(rest.lstrip().partition("\n\n")[0], request.source)
    is_whole = text.startswith(request.prefix.strip())
    if request.prefix and text and not is_whole and goes_on:
        text, is_whole = _joined(request.prefix, rest.partition("\n\n")[0]), True
    if not text or not is_whole or evades(text, request.source):
        return UNUSABLE
    score = sum(value for _, value in said) / len(said) if said else 0.0
    words = () if request.prefix else words_of(said)
    return Hypothesis(" ".join(text.split()), score, choice.get("finish_reason") == "stop", words)


def _unquoted(text: str, source: str) -> str:
    """Return an answer without the quotation marks that chat models like to hand one over in."""
    found = _QUOTED.fullmatch(text)
    return found[1] if found and source[:1] not in _QUOTES else text


def _joined(prefix: str, rest: str) -> str:
    """Return a beginning and what follows it: apart, unless a mark or an ending does. Many servers strip the space."""
    return prefix + rest if re.match(r"e?s\b|[^\w(\"“‘$€£¥]", rest) else f"{prefix} {rest}"


def _tokens(choice: dict[str, Any]) -> Iterator[Word]:
    """Yield the tokens of a choice with their log-probabilities; none where the server gives none."""
    given = choice.get("logprobs")
    listed = given.get("content") if isinstance(given, dict) else None
    for each in listed if isinstance(listed, list) else ():
        token, value = (each.get("token"), each.get("logprob")) if isinstance(each, dict) else (None, None)
        if isinstance(token, str) and isinstance(value, int | float) and -100 < value <= 1e-3:
            yield token, min(0.0, float(value))


def _said(tokens: Sequence[Word]) -> Sequence[Word]:
    """Return the tokens after what the model thought."""
    ends = [place for place, (token, _) in enumerate(tokens) if token.strip().startswith("</think")]
    return tokens[ends[0] + 1 :] if ends else tokens
