"""How probable the Chinese is, given an English: the model's other direction, to choose among hypotheses by.

What a search prefers leaves things out: what is not said cannot be improbable. Chinese that the English does not say
can. So the two directions together choose better than one (noisy channel: Yee, Dauphin and Auli, 2019).
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from translator.engines.graph import NAME, Watch, channelwise, numbering_of
from translator.engines.unreported import genai, openvino, operations

HEAD = "channel.xml"
_STAGE = "Preparing the model's other direction, once"
_BEFORE = "<|im_start|>user\nTranslate into Chinese:\n"
_BETWEEN = "<|im_end|>\n<|im_start|>assistant\n"


class Channel:
    """The graph in the folder `graph`, read for its hidden states, and an output matrix of its own over them.

    It has the rows that the graph's own lacks: the tokens that Chinese is written with, and some others. It is made
    the first time, and kept beside the graph.

    Raises:
        RuntimeError: OpenVINO cannot load it.
    """

    def __init__(self, graph: Path, settings: Mapping[str, str], watch: Watch) -> None:
        core = openvino().Core()
        model = core.read_model(graph / NAME)
        self._tokenizer = genai().Tokenizer(str(graph))
        if (graph / HEAD).exists():
            head = core.read_model(graph / HEAD)
        else:
            watch(_STAGE, 0, 1)
            head = _head(core, model, *numbering_of(graph))
            with suppress(OSError):  # a folder that may not be written to: made again the next time
                _save(head, graph / HEAD)
            watch(_STAGE, 1, 1)
        self._body = core.compile_model(_without_output(model), "CPU", dict(settings)).create_infer_request()
        self._head = core.compile_model(head, "CPU", dict(settings)).create_infer_request()

    def scores(self, source: str, texts: Sequence[str]) -> list[float]:
        """Return the mean log-probability of a Chinese token of `source` given each of `texts`, its English."""
        chinese = self._tokens(source)
        openings = [self._tokens(_BEFORE + text + _BETWEEN) for text in texts]
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


def _head(core: Any, model: Any, order: Sequence[int], writable: int) -> Any:
    """Return the graph from hidden states [n, width] and the tokens [n] that follow them to the score.

    `order` and `writable` are as `vocabulary.numbering` has them. Qwen2.5's output matrix is its input matrix.
    """
    import numpy as np
    ops = operations()
    tables = [node.input_value(0) for node in model.get_ordered_ops() if node.get_type_name() == "Gather"]
    table = next(found for found in tables if found.get_partial_shape().rank.get_length() == 2)
    rows = channelwise(core, table.get_node(), order[writable:])
    hidden = ops.parameter([-1, table.get_partial_shape()[1].get_length()], np.float32, name="hidden")
    tokens = ops.parameter([-1], np.int64, name="tokens")
    first, zero, one = (ops.constant(np.int64(number)) for number in (writable, 0, 1))
    is_chinese = ops.convert(ops.greater_equal(tokens, first), "f32")
    places = ops.unsqueeze(ops.maximum(ops.subtract(tokens, first), zero), one)
    every = ops.log_softmax(ops.matmul(hidden, rows, False, True), 1)
    said = ops.multiply(ops.squeeze(ops.gather_elements(every, places, 1), one), is_chinese)
    count = ops.maximum(ops.reduce_sum(is_chinese, zero), ops.constant(np.float32(1)))
    head = openvino().Model([ops.result(ops.divide(ops.reduce_sum(said, zero), count))], [hidden, tokens], "channel")
    for given in head.inputs:
        given.set_names({given.get_node().get_friendly_name()})
    return head


def _save(model: Any, file: Path) -> None:
    """Write `model`, the weights first, so that there is no `file` that lacks them."""
    with tempfile.TemporaryDirectory(prefix=".channel-", dir=file.parent) as workshop:
        openvino().save_model(model, Path(workshop) / file.name, compress_to_fp16=False)
        for suffix in (".bin", ".xml"):
            shutil.move(Path(workshop) / file.with_suffix(suffix).name, file.with_suffix(suffix))
