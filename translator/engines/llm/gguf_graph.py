"""A GGUF file as the graph that runs fastest on a processor: 8-bit weights, one scale an output channel.

OpenVINO reads the file's 4- and 6-bit groups, but multiplies whole rows of 8-bit weights
by 8-bit activations in hardware (VNNI, AMX; see `runtime`). The output matrix keeps the rows of the
tokens that English is written with (see `output_tokens`). Made once, in a minute; benchmarks/speed.py has
what it brings.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from translator.engines.base import Model
from translator.engines.llm import adapter, chat_forms
from translator.engines.llm.chat_forms import QWEN2, ChatForm, form_of
from translator.engines.llm.layer_weights import LayerWeights, alike, places
from translator.engines.llm.openvino_libraries import genai, know_tokenizers, openvino, operations
from translator.engines.llm.output_tokens import numbering
from translator.errors import ModelError
from translator.models import prepared_folders
from translator.progress import Progress
from translator.storage.files import delete_stale
from translator.storage.large_files import digest_of, human_size, require_space

FOLDER = "int8-letters"
# Earlier versions' graphs, 1.5 GB each, that nothing reads any more.
_BEFORE = ("int8", "int8-english", "int8-prose", "int8-exact")
# The tokens that end an answer (`ChatForm.stops`), in the graph's own numbering. GGUF files do not always name both.
STOPS = (0, 1)
_STAGE = "Preparing the model, once"
GRAPH_FILE = "openvino_model.xml"
CHANNEL = "channel.xml"  # the model's other direction: see `noisy_channel`
_TOKENIZERS = ("openvino_tokenizer.xml", "openvino_detokenizer.xml")
_ROOM = 3  # times the file's size: the graph as it is in the file, and the one that is made of it


def folder_of(model: Model) -> Path:
    """Return the folder that the graph of `model` is or will be in: models of one file have a graph each."""
    return model.path.parent.parent / model.id / FOLDER


def prepare_graph(model: Model, watch: Progress, wholly: bool = False) -> Model:
    """Return `model` with the digest of its graph, made now if it is not there as it was made. Never half made.

    Looked at are the sizes and times of the graph's files, or `wholly` their content too. `watch` is told how many
    of the graph's matrices are done, of how many.

    Raises:
        ModelError: the file of `model` has changed, OpenVINO cannot read it, its adapter cannot be merged, or its graph
            cannot be written.
    """
    make = partial(_make, model, watch)
    return replace(model, files=prepared_folders.made(folder_of(model), _made_of(model), make, watch, wholly))


def examined(model: Model, progress: Progress) -> Model:
    """Return `model` with the digest of its graph, looked at wholly; without one where none is prepared.

    Raises:
        ModelError: the graph is not as it was made, or the adapter not as it was installed.
    """
    if model.adapter:
        adapter.verify(_adapter_of(model), model.adapter)
    return replace(model, files=prepared_folders.kept(folder_of(model), _made_of(model), progress, wholly=True))


def _made_of(model: Model) -> str:
    """Return the digests of what the graph of `model` is made of."""
    return f"{model.digest}+{model.adapter}" if model.adapter else model.digest


def _adapter_of(model: Model) -> Path:
    return model.adapter_folder or adapter.NEWS


def _make(model: Model, watch: Progress, folder: Path) -> None:
    """Fill the new `folder` with the graph of `model` and its tokenizers."""
    gguf = model.path
    watch(_STAGE, 0, 1)
    delete_stale(gguf.parent.glob(".graph-*"))  # workshops of earlier versions
    require_space(gguf.parent, room := _ROOM * gguf.stat().st_size)
    if digest_of(gguf) != model.digest:
        remedy = f"Install it again: translator models install {model.id}"
        raise ModelError(f"{gguf}: has changed since it was installed.", remedy)
    form = form_of(gguf)
    try:
        with tempfile.TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as place:
            workshop = Path(place)
            _save_as_is(gguf, workshop)
            order, writable = numbering_of(workshop, form)
            weights = LayerWeights(gguf, adapter.read(_adapter_of(model), model.adapter) if model.adapter else {})
            graph, channel = _quantised(workshop / GRAPH_FILE, order, writable, weights, watch)
            _save(graph, folder / GRAPH_FILE)
            _save(channel, folder / CHANNEL)
            _renumber_tokenizers(workshop, folder, order)
            chat_forms.keep(folder, form)
    except RuntimeError as error:
        remedy = f"See that {human_size(room)} of disk and of memory are free, or use --engine argos."
        raise ModelError(f"{gguf}: could not be prepared: {error}", remedy) from error
    for old in _BEFORE:
        shutil.rmtree(gguf.parent / old, ignore_errors=True)


def numbering_of(folder: Path, form: ChatForm = QWEN2) -> tuple[list[int], int]:
    """Return the `numbering` of the tokens of the tokenizer in `folder`: the file's own and a prepared one agree."""
    tokens = genai().Tokenizer(str(folder)).get_vocab()
    return numbering(tokens, [tokens[stop.encode()] for stop in form.stops])


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


def _quantised(
    source: Path, order: Sequence[int], writable: int, layers: LayerWeights, watch: Progress
) -> tuple[Any, Any]:
    """Return the model's graph with 8-bit rows and its tokens in their new `order`, and that of its other direction.

    The output matrix, the one with a row for each token, keeps the first `writable`; the other direction has the rest.
    """
    ov = openvino()
    core = ov.Core()
    model = core.read_model(source)
    products = [node for node in model.get_ordered_ops() if node.get_type_name() == "MatMul"]
    output: Any = None
    for done, product in enumerate(products, 1):
        if _is_packed(weights := product.input_value(1).get_node()):
            shape = tuple(weights.output(0).shape)
            matrix = layers.taken(shape, unpacked(core, weights, places(shape[0])))
            if matrix is None:
                output, matrix = weights, unpacked(core, weights, order[:writable])
            product.input(1).replace_source_output(quantised(matrix).output(0))
        watch(_STAGE, done, len(products))
    layers.require_all_taken()
    tokens = next(given for given in model.get_parameters() if "input_ids" in given.output(0).get_names())
    _look_up(order, tokens.output(0))
    tables = [node.input_value(0) for node in model.get_ordered_ops() if node.get_type_name() == "Gather"]
    table = next(found for found in tables if found.get_partial_shape().rank.get_length() == 2).get_node()
    # Many models' output matrix is their input matrix, though the file may have it twice, rounded in two ways.
    shown = places(len(order))
    is_one = output is None or alike(unpacked(core, output, shown), unpacked(core, table, shown))
    return model, _channel(unpacked(core, table if is_one else output, order[writable:]), writable)


def _channel(table: Any, writable: int) -> Any:
    """Return the graph from hidden states [n, width] and the tokens [n] that follow them to a score (`noisy_channel`).

    `table` has the output matrix's rows for the tokens from the number `writable` on (`output_tokens.numbering`).
    """
    import numpy as np

    ov, ops = openvino(), operations()
    rows = quantised(table)
    hidden = ops.parameter([-1, table.shape[1]], np.float32, name="hidden")
    tokens = ops.parameter([-1], np.int64, name="tokens")
    first, zero, one = (ops.constant(np.int64(number)) for number in (writable, 0, 1))
    is_chinese = ops.convert(ops.greater_equal(tokens, first), "f32")
    places = ops.unsqueeze(ops.maximum(ops.subtract(tokens, first), zero), one)
    every = ops.log_softmax(ops.matmul(hidden, rows, False, True), 1)
    said = ops.multiply(ops.squeeze(ops.gather_elements(every, places, 1), one), is_chinese)
    count = ops.maximum(ops.reduce_sum(is_chinese, zero), ops.constant(np.float32(1)))
    head = ov.Model([ops.result(ops.divide(ops.reduce_sum(said, zero), count))], [hidden, tokens], "channel")
    for given in head.inputs:
        given.set_names({given.get_node().get_friendly_name()})
    head.outputs[0].set_names({"score"})
    return head


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
        _save(model, target / file)


def _save(model: Any, file: Path) -> None:
    """Write `model`, the same bytes for the same graph: the library counts the names it gives through the process."""
    model.validate_nodes_and_infer_types()
    for number, node in enumerate(model.get_ordered_ops()):
        if re.fullmatch(rf"{node.get_type_name()}_\d+", node.get_friendly_name()):
            node.set_friendly_name(f"{node.get_type_name()}_{number}")
    openvino().save_model(model, file, compress_to_fp16=False)


def _look_up(table: Sequence[int], numbers: Any) -> None:
    """Have everything that takes `numbers`, an output of a graph, take what `table` has in their places instead."""
    import numpy as np

    ops = operations()
    takers = numbers.get_target_inputs()
    found = ops.gather(ops.constant(np.array(table, np.int64)), numbers, ops.constant(np.int64(0))).output(0)
    for taker in takers:
        taker.replace_source_output(found)


def _is_packed(node: Any) -> bool:
    """Whether `node` unpacks stored weights: Convert(Reshape(scaled groups)), or 16-bit ones: Convert(Constant)."""
    kinds = (node.get_type_name(), node.input_value(0).get_node().get_type_name() if node.get_input_size() else "")
    return kinds in (("Convert", "Reshape"), ("Convert", "Constant"))


def unpacked(core: Any, weights: Any, rows: Sequence[int]) -> Any:
    """Return some `rows` of the [out, in] matrix of the nodes `weights`, as numbers."""
    import numpy as np

    ov, ops = openvino(), operations()
    some = ops.gather(weights.output(0), ops.constant(np.array(rows, np.int64)), ops.constant(np.int64(0)))
    return core.compile_model(ov.Model([ops.result(some)], [], "weights"), "CPU")({})[0]


def quantised(matrix: Any) -> Any:
    """Return nodes for `matrix` as int8 with a float16 scale a row."""
    import numpy as np

    ops = operations()
    scale = (np.abs(matrix).max(axis=1, keepdims=True) / 127).astype(np.float16)
    scale[scale == 0] = 1
    rows = np.clip(np.rint(matrix / scale.astype(np.float32)), -127, 127).astype(np.int8)
    return ops.convert(ops.multiply(ops.convert(ops.constant(rows), "f16"), ops.constant(scale)), "f32")
