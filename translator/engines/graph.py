"""A GGUF file as the graph that runs fastest on a processor: 8-bit weights, one scale an output channel.

OpenVINO reads the file's 4- and 6-bit groups as they are, but multiplies whole rows of 8-bit weights
by 8-bit activations in hardware (VNNI, AMX; see `runtime`). The output matrix keeps the rows of the
tokens that English is written with (see `vocabulary`). Made once, in a minute; benchmarks/speed.py has
what it brings.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from translator.engines.unreported import genai, know_tokenizers, openvino, operations
from translator.engines.vocabulary import numbering

Watch = Callable[[str, int, int], None]
FOLDER = "int8-prose"
_BEFORE = ("int8", "int8-english")  # earlier versions' graphs, 1.5 GB each that nothing reads any more
# The tokens that end an answer, in the graph's own numbering: ChatML's end of turn and Qwen's end of text.
# GGUF files do not always name both.
STOPS = (0, 1)
_STOPS_IN_FILE = (151645, 151643)
_STAGE = "Preparing the model, once"
NAME = "openvino_model.xml"
_TOKENIZERS = ("openvino_tokenizer.xml", "openvino_detokenizer.xml")


def prepared(gguf: Path, watch: Watch) -> Path:
    """Return the folder with the graph of `gguf`, made now if it is not there. Never half made.

    `watch` is told how many of the graph's matrices are done, of how many.

    Raises:
        OSError: it does not fit on the disk or may not be written.
        RuntimeError: OpenVINO cannot read `gguf`.
    """
    folder = gguf.parent / FOLDER
    if not (folder / NAME).exists():
        workshop = Path(tempfile.mkdtemp(prefix=".graph-", dir=gguf.parent))
        try:
            watch(_STAGE, 0, 1)
            _save_as_is(gguf, workshop)
            made = workshop / FOLDER
            made.mkdir()
            order, writable = numbering_of(workshop)
            _quantise(workshop / NAME, made / NAME, order, writable, watch)
            _renumber_tokenizers(workshop, made, order)
            made.rename(folder)
            for old in _BEFORE:
                shutil.rmtree(gguf.parent / old, ignore_errors=True)
        finally:
            shutil.rmtree(workshop, ignore_errors=True)
    return folder


def numbering_of(folder: Path) -> tuple[list[int], int]:
    """Return the `numbering` of the tokens of the tokenizer in `folder`: the file's own and a prepared one agree."""
    return numbering(genai().Tokenizer(str(folder)).get_vocab(), _STOPS_IN_FILE)


def _save_as_is(gguf: Path, workshop: Path) -> None:
    """Write the graph and the tokenizer of `gguf` into `workshop`. The library saves beside the file: so beside a link.

    From the file itself the tokenizer takes longer to read than the whole graph.
    """
    library = genai()
    link = workshop / gguf.name
    os.symlink(gguf.absolute(), link)
    scheduler = library.SchedulerConfig()
    scheduler.cache_size = 1
    tokenizer = library.Tokenizer(str(link), enable_save_ov_model=True)
    library.ContinuousBatchingPipeline(str(link), tokenizer, scheduler, "CPU", enable_save_ov_model=True)


def _quantise(source: Path, target: Path, order: Sequence[int], writable: int, watch: Watch) -> None:
    """Write the model's graph with 8-bit rows and its tokens in their new `order`.

    The output matrix, the one with a row for each token, keeps the first `writable`.
    """
    ov = openvino()
    core = ov.Core()
    model = core.read_model(source)
    products = [node for node in model.get_ordered_ops() if node.get_type_name() == "MatMul"]
    for done, product in enumerate(products, 1):
        if _is_packed(weights := product.input_value(1).get_node()):
            rows = order[:writable] if weights.output(0).shape[0] == len(order) else None
            product.input(1).replace_source_output(channelwise(core, weights, rows).output(0))
        watch(_STAGE, done, len(products))
    tokens = next(given for given in model.get_parameters() if "input_ids" in given.output(0).get_names())
    _look_up(order, tokens.output(0))
    model.validate_nodes_and_infer_types()
    ov.save_model(model, target, compress_to_fp16=False)


def _renumber_tokenizers(source: Path, target: Path, order: Sequence[int]) -> None:
    """Write the graphs between text and token numbers with the tokens in their new `order`."""
    ov = openvino()
    know_tokenizers()
    core = ov.Core()
    encoder, decoder = (core.read_model(source / name) for name in _TOKENIZERS)
    places = sorted(range(len(order)), key=order.__getitem__)
    ends = {name: end for end in encoder.get_results() for name in end.output(0).get_names()}
    numbers = ends["input_ids"].input_value(0)
    name = numbers.get_names()
    _look_up(places, numbers)
    numbers.set_names(set())
    ends["input_ids"].input_value(0).set_names(name)
    _look_up(order, decoder.get_parameters()[0].output(0))
    for model, file in zip((encoder, decoder), _TOKENIZERS, strict=True):
        model.validate_nodes_and_infer_types()
        ov.save_model(model, target / file, compress_to_fp16=False)


def _look_up(table: Sequence[int], numbers: Any) -> None:
    """Have everything that takes `numbers`, an output of a graph, take what `table` has in their places instead."""
    import numpy as np

    ops = operations()
    takers = numbers.get_target_inputs()
    found = ops.gather(ops.constant(np.array(table, np.int64)), numbers, ops.constant(np.int64(0))).output(0)
    for taker in takers:
        taker.replace_source_output(found)


def _is_packed(node: Any) -> bool:
    """Whether `node` unpacks stored weights: Convert(Reshape(scaled groups))."""
    kinds = (node.get_type_name(), node.input_value(0).get_node().get_type_name() if node.get_input_size() else "")
    return kinds == ("Convert", "Reshape")


def channelwise(core: Any, weights: Any, kept: Sequence[int] | None) -> Any:
    """Return nodes for the [out, in] matrix `weights`, or its `kept` rows, as int8 with a float16 scale a row."""
    import numpy as np

    ov, ops = openvino(), operations()
    unpack = core.compile_model(ov.Model([ops.result(weights.output(0))], [], "weights"), "CPU")
    matrix = unpack({})[0] if kept is None else unpack({})[0][kept]
    scale = (np.abs(matrix).max(axis=1, keepdims=True) / 127).astype(np.float16)
    scale[scale == 0] = 1
    rows = np.clip(np.rint(matrix / scale.astype(np.float32)), -127, 127).astype(np.int8)
    return ops.convert(ops.multiply(ops.convert(ops.constant(rows), "f16"), ops.constant(scale)), "f32")
