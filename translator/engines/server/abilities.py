"""What a server can do of what the protocol allows: tried once, with a sentence of our own, and remembered."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from translator.engines.base import Request
from translator.engines.server.answers import choices, text_of
from translator.engines.server.connection import Refused
from translator.engines.server.prompts import Family, messages
from translator.errors import EngineError

SEVERAL = 4
"""How many answers one request may ask for."""
WARMTH = 0.6  # temperature of all but the first answer
_LENGTH = 64  # tokens of an answer that is only a trial
_COUNTING = Request("一、二、三、四、五、六、七、八。")
# Nobody begins so by himself: who answers with it was going on.
_BEGUN = replace(_COUNTING, prefix="Uno, dos, tres, four,")
_NEXT = ("five", "5")
_UNTHINKING: tuple[dict[str, Any], ...] = (
    {"chat_template_kwargs": {"enable_thinking": False}, "reasoning_effort": "none"},
    {"chat_template_kwargs": {"enable_thinking": False}},
    {"reasoning_effort": "none"},
)
# vLLM wants to be told; llama.cpp and Ollama go on from a last turn of the model's own anyway.
_GOING_ON: tuple[dict[str, Any], ...] = ({"continue_final_message": True, "add_generation_prompt": False}, {})


class Peer(Protocol):
    """What speaks the protocol: a server, or a library that does without one. `at` says where, in messages."""

    @property
    def at(self) -> str:
        """The address, or the file."""

    def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """Return the answer to `body` at a path of the protocol. Raises `Refused`, and EngineError."""


@dataclass(frozen=True, slots=True)
class Abilities:
    """What is sent with every request, with one that begins the answer (None: that is of no use), and what works.

    `most` is how many answers a request may ask for; `tells`: how probable each token is.
    """

    always: dict[str, Any] = field(default_factory=dict)
    begun: dict[str, Any] | None = None
    most: int = 1
    tells: bool = False


@dataclass(frozen=True, slots=True)
class Speech:
    """A model, and how it is spoken to."""

    connection: Peer
    model: str
    family: Family
    abilities: Abilities = Abilities()

    def body(self, request: Request, length: int, count: int = 1, seed: int = 0) -> dict[str, Any]:
        """Return what asks for `count` answers of at most `length` tokens: the likeliest with the seed 0."""
        can = self.abilities
        is_begun = bool(request.prefix) and can.begun is not None
        body: dict[str, Any] = {
            "model": self.model,
            "messages": messages(request, self.family, is_begun),
            "max_tokens": length,
            "temperature": WARMTH if seed else 0.0,
            "seed": seed,
            "stream": False,
        }
        body |= can.always | ((can.begun or {}) if is_begun else {})
        return body | ({"n": count} if count > 1 else {}) | ({"logprobs": True, "top_logprobs": 1} if can.tells else {})

    def ask(self, body: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the choices of the answer to `body`. Raises `Refused`, and EngineError where there are none."""
        found = choices(self.connection.post("/chat/completions", body))
        if not found:
            what = f"{self.connection.at}: the answer has no choices, as OpenAI's protocol asks."
            raise EngineError(what, "See in the server's manual where it speaks that protocol.")
        return found


def tried(speech: Speech) -> Speech:
    """Return `speech` with what its server turns out to be able to do.

    Raises:
        Refused: it will not answer at all.
        EngineError: it answers with nothing, or not as it must.
    """
    speech = replace(speech, abilities=Abilities(always=answering(speech)))
    for abilities in (
        replace(speech.abilities, most=SEVERAL, tells=True),
        replace(speech.abilities, tells=True),
        replace(speech.abilities, most=SEVERAL),
    ):
        if _works(replace(speech, abilities=abilities)):
            speech = replace(speech, abilities=abilities)
            break
    begun = next((way for way in _GOING_ON if _goes_on(speech, way)), None)
    return replace(speech, abilities=replace(speech.abilities, begun=begun))


def answering(speech: Speech) -> dict[str, Any]:
    """Return what has to be sent with a request so that something comes back: thinking is not asked for."""
    refused: Refused | None = None
    ways = (*_UNTHINKING, {}) if speech.family.thinks else ({}, *_UNTHINKING)
    for way in ways:
        try:
            body = replace(speech, abilities=Abilities(always=way)).body(_COUNTING, _LENGTH)
            if any(map(text_of, speech.ask(body))):
                return way
        except Refused as error:
            refused = refused or error
            if error.status not in (400, 422):
                break
    if refused:
        raise refused
    raise EngineError(
        f"{speech.connection.at}: the model answers with nothing.",
        "If it thinks before it answers, turn that off in the server, or take a model that only answers.",
    )


def _works(speech: Speech) -> bool:
    """Whether a request that uses all of its abilities has the answers that they promise."""
    can = speech.abilities
    try:
        found = speech.ask(speech.body(_COUNTING, 8, can.most, seed=1))
    except (Refused, EngineError):
        return False
    told = [choice.get("logprobs") for choice in found]
    has_told = all(isinstance(each, dict) and each.get("content") for each in told)
    return len(found) == can.most and (has_told or not can.tells)


def _goes_on(speech: Speech, way: dict[str, Any]) -> bool:
    """Whether the model goes on from a beginning where its last turn is that beginning."""
    begun = replace(speech, abilities=replace(speech.abilities, begun=way))
    try:
        said = text_of(begun.ask(begun.body(_BEGUN, _LENGTH))[0]).lstrip()
    except (Refused, EngineError):
        return False
    return said.startswith(_BEGUN.prefix) or said.casefold().startswith(_NEXT)
