"""How probable the Chinese is, given an English: the model's other direction, to choose among hypotheses by.

What a search prefers leaves things out: what is not said cannot be improbable. Chinese that the English does not say
can. So the two directions together choose better than one (noisy channel: Yee, Dauphin and Auli, 2019).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from translator.engines.llm.chat_forms import QWEN2, ChatForm, kept
from translator.engines.llm.gguf_graph import CHANNEL, GRAPH_FILE
from translator.engines.llm.openvino_libraries import genai, openvino, operations


def asked(english: str, form: ChatForm = QWEN2) -> str:
    """Return what is read before the Chinese."""
    return form.before + form.turns([("user", f"Translate into Chinese:\n{english}")]) + form.answer


class NoisyChannel:
    """The graph in the folder `graph`, read for its hidden states, and an output matrix of its own over them.

    It has the rows that the graph's own lacks: the tokens that Chinese is written with, and some others.

    Raises:
        RuntimeError: OpenVINO cannot load it.
    """

    def __init__(self, graph: Path, settings: Mapping[str, str]) -> None:
        core = openvino().Core()
        model, head = core.read_model(graph / GRAPH_FILE), core.read_model(graph / CHANNEL)
        self._form = kept(graph)
        self._tokenizer = genai().Tokenizer(str(graph))
        self._body = core.compile_model(_without_output(model), "CPU", dict(settings)).create_infer_request()
        self._head = core.compile_model(head, "CPU", dict(settings)).create_infer_request()

    def scores(self, source: str, texts: Sequence[str]) -> list[float]:
        """Return the mean log-probability of a Chinese token of `source` given each of `texts`, its English."""
        chinese = self._tokens(source)
        openings = [self._tokens(asked(text, self._form)) for text in texts]
        self._body.reset_state()
        hidden = self._body.infer(_padded([opening + chinese for opening in openings]))[0]
        # What stands before a token says how probable it is.
        before = [slice(len(opening) - 1, len(opening) - 1 + len(chinese)) for opening in openings]
        given = [{"hidden": states[place], "tokens": chinese} for states, place in zip(hidden, before, strict=True)]
        return [float(self._head.infer(each)[0]) for each in given]

    def _tokens(self, text: str) -> list[int]:
        found: list[int] = self._tokenizer.encode(text, add_special_tokens=False).input_ids.data[0].tolist()
        return found


def _padded(sequences: Sequence[Sequence[int]]) -> dict[str, Any]:
    """Return the graph's inputs for token `sequences`, all at once: a row for each, the shorter filled up behind."""
    import numpy as np

    longest = max(map(len, sequences))
    lengths = np.array([[len(sequence)] for sequence in sequences])
    places = np.tile(np.arange(longest), (len(sequences), 1))
    return {
        "input_ids": np.array([[*sequence, *[0] * (longest - len(sequence))] for sequence in sequences]),
        "attention_mask": (places < lengths).astype(np.int64),
        "position_ids": places,
        "beam_idx": np.arange(len(sequences), dtype=np.int32),
    }


def _without_output(model: Any) -> Any:
    """Return `model` with its last hidden states in the place of its logits."""
    ops = operations()
    (logits,) = model.get_results()
    model.add_results([ops.result(logits.input_value(0).get_node().input_value(0))])
    model.remove_result(logits)
    return model
