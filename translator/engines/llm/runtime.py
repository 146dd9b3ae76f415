"""OpenVINO GenAI over a prepared graph, set up as this processor computes it fastest.

A processor with AMX multiplies tiles of bfloat16 and of 8 bits. One with VNNI alone multiplies 8-bit weights by 8-bit
activations at more than twice its rate for bfloat16, but the library does so only where everything else is in 32
bits and activations are quantised in groups. Nothing tells the two apart on every system. So where both ways are
open each is tried once, on what prompts begin with, and the faster is kept beside the graph.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from translator.engines.cores import usable_cores
from translator.engines.llm.openvino_libraries import genai, openvino
from translator.engines.llm.prompts import beginning
from translator.progress import Progress
from translator.storage.files import new_file

Settings = dict[str, str]
CHOICE = "settings.json"
_STAGE = "Trying how this processor is fastest, once"
# 128 divides the width of every matrix. With groups of 64 and 256 the English is as good and comes as fast.
_GROUPS: Settings = {"INFERENCE_PRECISION_HINT": "f32", "DYNAMIC_QUANTIZATION_GROUP_SIZE": "128"}
_ROWS: Settings = {
    "INFERENCE_PRECISION_HINT": "bf16",
    "DYNAMIC_QUANTIZATION_GROUP_SIZE": str(2**64 - 1),  # a whole row, as the weights are
    "KV_CACHE_PRECISION": "bf16",
}
_CACHE_GIB = 3
# Tokens that surely have room in the cache: 16-bit keys and values of 112,000 fill it. Who asks for more at once in a
# search stops the library (2026.4), which cannot set searches aside.
ROOM = 100_000
BLOCK = 32  # tokens; what the cache is given out in
_IN_FLIGHT = 256
_TRIALS = 3


def open_pipeline(graph: Path, watch: Progress, begun: str) -> Any:
    """Return a `ContinuousBatchingPipeline` over the graph in the folder `graph`.

    What prompts have `begun` with, if anything, is computed: requests that arrive together could not share it
    otherwise. `watch` is told of trials, where there are any.

    Raises:
        RuntimeError: OpenVINO cannot load the graph.
    """
    pipeline = _pipeline(graph, fastest_settings(graph, watch), bool(begun))
    if not begun:
        return pipeline
    # More than the beginning, and no whole prompt: the library (2026.4) lends the last, half-filled block of a
    # finished prompt to every request that goes on from there, and they overwrite each other.
    _read(pipeline, begun + " and so on" * 40)
    return pipeline


def candidate_settings(capabilities: Collection[str]) -> list[Settings]:
    """Return the settings to choose from on a processor, by the capabilities that OpenVINO names."""
    if "BF16" in capabilities:
        # Keys and values in 16 bits: attention then takes a tenth off a step.
        return [_GROUPS | {"KV_CACHE_PRECISION": "f16"}, _ROWS]
    return [{}] if "FP16" in capabilities else [_GROUPS]  # Arm's own are in 16 bits already


def chosen_settings(
    kept: Path, machine: str, among: Sequence[Settings], seconds: Callable[[Settings], float]
) -> Settings:
    """Return the one of `among` that takes the least `seconds` on `machine`, as the file `kept` has it or tried now."""
    if len(among) == 1:
        return among[0]
    with suppress(OSError, ValueError, RecursionError):
        found = json.loads(kept.read_text(encoding="utf-8"))
        for way in among:
            if found == {"machine": machine, "settings": way}:
                return way
    best = min(among, key=seconds)
    with suppress(OSError), new_file(kept) as file:  # a folder that may not be written to: tried again the next time
        file.write(json.dumps({"machine": machine, "settings": best}).encode())
    return best


def fastest_settings(graph: Path, watch: Progress) -> Settings:
    """Return how this processor computes the graph in the folder `graph` fastest. `watch` is told of trials."""
    ov = openvino()
    core = ov.Core()
    cores = {"INFERENCE_NUM_THREADS": str(usable_cores())}
    among = candidate_settings(core.get_property("CPU", "OPTIMIZATION_CAPABILITIES"))
    machine = f"{core.get_property('CPU', 'FULL_DEVICE_NAME')}, {os.cpu_count()} cores, OpenVINO {ov.get_version()}"

    def seconds(way: Settings) -> float:
        watch(_STAGE, among.index(way), len(among))
        return _trial(_pipeline(graph, way | cores))

    return chosen_settings(graph.parent / CHOICE, machine, among, seconds) | cores


def _pipeline(graph: Path, settings: Settings, has_opening: bool = True) -> Any:
    library = genai()
    scheduler = library.SchedulerConfig()
    scheduler.cache_size = _CACHE_GIB
    scheduler.max_num_seqs = _IN_FLIGHT
    scheduler.max_num_batched_tokens = 4096
    scheduler.enable_prefix_caching = has_opening
    return library.ContinuousBatchingPipeline(str(graph), library.Tokenizer(str(graph)), scheduler, "CPU", **settings)


def _read(pipeline: Any, text: str) -> None:
    """Have `text` computed, and a token after it."""
    config = genai().GenerationConfig()
    config.apply_chat_template = False
    config.max_new_tokens = 1
    pipeline.generate([text], [config])


def _trial(pipeline: Any) -> float:
    """Return the least seconds that a prompt takes, after one in which the library makes its kernels."""
    seconds = []
    for number in range(1 + _TRIALS):
        started = time.perf_counter()
        _read(pipeline, f"{number}. {beginning()}")  # each begins otherwise, so that nothing of it is known
        seconds.append(time.perf_counter() - started)
    return min(seconds[1:])
