"""A GGUF file as the graph that runs fastest on a processor: 8-bit weights, one scale an output channel.

OpenVINO reads the file's 4- and 6-bit groups as they are, but multiplies whole rows of 8-bit weights
by 8-bit activations in hardware (VNNI, AMX). Made once, in a minute; benchmarks/speed.py has what it brings.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

Watch = Callable[[str, int, int], None]
FOLDER = "int8"
_STAGE = "Preparing the model, once"
_NAME = "openvino_model.xml"


def prepared(gguf: Path, watch: Watch) -> Path:
    """Return the folder with the graph of `gguf`, made now if it is not there. Never half made.

    `watch` is told how many of the graph's matrices are done, of how many.

    Raises:
        OSError: it does not fit on the disk or may not be written.
        RuntimeError: OpenVINO cannot read `gguf`.
    """
    folder = gguf.parent / FOLDER
    if not (folder / _NAME).exists():
        workshop = Path(tempfile.mkdtemp(prefix=".graph-", dir=gguf.parent))
        try:
            watch(_STAGE, 0, 1)
            _save_as_is(gguf, workshop)
            made = workshop / FOLDER
            made.mkdir()
            _quantise(workshop / _NAME, made / _NAME, watch)
            for part in workshop.glob("openvino_*tokenizer.*"):
                part.rename(made / part.name)
            made.rename(folder)
        finally:
            shutil.rmtree(workshop, ignore_errors=True)
    return folder


def _save_as_is(gguf: Path, workshop: Path) -> None:
    """Write the graph and the tokenizer of `gguf` into `workshop`. The library saves beside the file: so beside a link.

    From the file itself the tokenizer takes longer to read than the whole graph.
    """
    import openvino_genai as genai

    link = workshop / gguf.name
    os.symlink(gguf.absolute(), link)
    scheduler = genai.SchedulerConfig()
    scheduler.cache_size = 1
    tokenizer = genai.Tokenizer(str(link), enable_save_ov_model=True)
    genai.ContinuousBatchingPipeline(str(link), tokenizer, scheduler, "CPU", enable_save_ov_model=True)


def _quantise(source: Path, target: Path, watch: Watch) -> None:
    import openvino as ov

    core = ov.Core()
    model = core.read_model(source)
    products = [node for node in model.get_ordered_ops() if node.get_type_name() == "MatMul"]
    for done, product in enumerate(products, 1):
        if _is_packed(weights := product.input_value(1).get_node()):
            product.input(1).replace_source_output(_channelwise(core, weights).output(0))
        watch(_STAGE, done, len(products))
    model.validate_nodes_and_infer_types()
    ov.save_model(model, target, compress_to_fp16=False)


def _is_packed(node: Any) -> bool:
    """Whether `node` unpacks stored weights: Convert(Reshape(scaled groups))."""
    kinds = (node.get_type_name(), node.input_value(0).get_node().get_type_name() if node.get_input_size() else "")
    return kinds == ("Convert", "Reshape")


def _channelwise(core: Any, weights: Any) -> Any:
    """Return nodes for the [out, in] matrix `weights` as int8 with a float16 scale for each row."""
    import numpy as np
    import openvino as ov
    from openvino import opset15 as ops

    unpack = core.compile_model(ov.Model([ops.result(weights.output(0))], [], "weights"), "CPU")
    matrix = unpack({})[0]
    scale = (np.abs(matrix).max(axis=1, keepdims=True) / 127).astype(np.float16)
    scale[scale == 0] = 1
    rows = np.clip(np.rint(matrix / scale.astype(np.float32)), -127, 127).astype(np.int8)
    return ops.convert(ops.multiply(ops.convert(ops.constant(rows), "f16"), ops.constant(scale)), "f32")
