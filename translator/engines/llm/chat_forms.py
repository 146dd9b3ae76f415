"""How the families of language models that OpenVINO reads write a conversation: one row each.

A file says its architecture and its vocabulary. Models of one architecture can have learned different forms: the
tokens tell which.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from translator.engines.llm.gguf_file import stated
from translator.errors import ModelError
from translator.storage.files import new_file

KEPT = "chat_form.json"
_ARCHITECTURE, _TOKENS = "general.architecture", "tokenizer.ggml.tokens"


@dataclass(frozen=True, slots=True)
class ChatForm:
    """The form of a family: models of one `architecture` whose vocabulary has the tokens `stops`, which end an answer.

    `turn` has the places of a speaker and of what is said, `answer` begins the model's own turn, and `before` stands
    before all of it.
    """

    name: str
    architecture: str
    stops: tuple[str, str]
    turn: str
    answer: str
    before: str = ""

    def turns(self, said: Collection[tuple[str, str]]) -> str:
        """Return turns, speaker and text, as the model reads them."""
        return "".join(self.turn.format(speaker=speaker, text=text) for speaker, text in said)


_CHATML = ("<|im_end|>", "<|endoftext|>")
_CHATML_TURN, _CHATML_ANSWER = "<|im_start|>{speaker}\n{text}<|im_end|>\n", "<|im_start|>assistant\n"

QWEN2 = ChatForm("qwen2", "qwen2", _CHATML, _CHATML_TURN, _CHATML_ANSWER)
FORMS = (
    QWEN2,
    # It thinks first unless it is shown that it has thought (its model card: enable_thinking=False).
    ChatForm("qwen3", "qwen3", _CHATML, _CHATML_TURN, f"{_CHATML_ANSWER}<think>\n\n</think>\n\n"),
    ChatForm(
        "llama3",
        "llama",
        ("<|eot_id|>", "<|end_of_text|>"),
        "<|start_header_id|>{speaker}<|end_header_id|>\n\n{text}<|eot_id|>",
        "<|start_header_id|>assistant<|end_header_id|>\n\n",
        "<|begin_of_text|>",
    ),
    ChatForm("llama-chatml", "llama", _CHATML, _CHATML_TURN, _CHATML_ANSWER),
)


def known_form(gguf: Path) -> ChatForm | None:
    """Return the form of the model in the file `gguf`; None where it is of a family that is not in the table.

    Raises:
        ModelError: it is damaged, or no GGUF.
    """
    told = stated(gguf, (_ARCHITECTURE, _TOKENS))
    tokens = told.get(_TOKENS)
    known = frozenset(tokens if isinstance(tokens, list) else ())
    mine = (form for form in FORMS if form.architecture == told.get(_ARCHITECTURE))
    return next((form for form in mine if known.issuperset(form.stops)), None)


def form_of(gguf: Path) -> ChatForm:
    """Return the form of the model in the file `gguf`.

    Raises:
        ModelError: it is damaged, no GGUF, or of a family that is not in the table.
    """
    if form := known_form(gguf):
        return form
    architecture = stated(gguf, (_ARCHITECTURE,)).get(_ARCHITECTURE)
    families = " and ".join(sorted({form.architecture for form in FORMS}))
    raise ModelError(
        f"{gguf}: a model of the family {architecture!r} whose way to speak is not known.",
        f"Of {families} those are known that chat. Others run with --engine llamacpp, or in a server: --engine server",
    )


def keep(folder: Path, form: ChatForm) -> None:
    """Note in the `folder` of a graph which form its model has. The first need not be noted."""
    if form != QWEN2:
        with new_file(folder / KEPT) as file:
            file.write(json.dumps({"form": form.name}).encode())


def kept(folder: Path) -> ChatForm:
    """Return the form of the model whose graph is in `folder`."""
    found: Mapping[str, object] = {}
    with suppress(OSError, ValueError, RecursionError):
        found = json.loads((folder / KEPT).read_text(encoding="utf-8"))
    return next((form for form in FORMS if form.name == found.get("form")), QWEN2)
