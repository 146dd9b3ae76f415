"""What this machine can do at most, and what a language model asks of it.

The limit is a roofline (Williams, Waterman and Patterson 2009): the arithmetic at the measured int8
rate, or the traffic at the measured memory rate, whichever takes longer. Attention's own arithmetic,
sampling and the tokenizer are left out, so nothing can be faster than this limit.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final

# As wide as the model, and matrices enough not to fit in a processor's cache.
WIDTH, ROWS, MATRICES = 1536, 8960, 12
BATCHES = (64, 256, 1024)
COPY_BYTES = 1 << 28
REPEATS = 5


@dataclass(frozen=True, slots=True)
class Machine:
    """Measured rates: int8 operations a second (a product and a sum are two), bytes a second, cores."""

    operations: float
    bandwidth: float
    cores: int


@dataclass(frozen=True, slots=True)
class Architecture:
    """What a token costs: parameters of the layers and of the output matrix, bytes of cache, positions."""

    layers: float
    output: float
    cache_bytes: float
    weight_bytes: float = 1.0


# Qwen2.5-1.5B (its model card): 1.31 billion parameters without embeddings, and 1,536 for each of the 83,000
# tokens that the engine's output matrix keeps. Cache: 28 layers, keys and values of 2 heads of 128, in 16 bits.
QWEN: Final = Architecture(1.31e9, 0.127e9, 28 * 2 * 2 * 128 * 2)


@dataclass(frozen=True, slots=True)
class Work:
    """The tokens of a sentence: `shared` are computed once for all, `prompt` and `output` for it alone."""

    shared: int
    prompt: int
    output: int


def operations(work: Sequence[Work], model: Architecture) -> float:
    """Return the operations of `work`: 2 a parameter and token; the output matrix only for what is generated."""
    layers = sum(item.prompt + item.output for item in work)
    return 2 * (model.layers * layers + model.output * sum(item.output for item in work))


def traffic(work: Sequence[Work], model: Architecture) -> float:
    """Return the bytes read: all weights once a step of the longest output, each token's own past from the cache."""
    steps = max((item.output for item in work), default=0)
    past = sum(item.output * (item.shared + item.prompt + item.output / 2) for item in work)
    return steps * (model.layers + model.output) * model.weight_bytes + past * model.cache_bytes


def least_seconds(work: Sequence[Work], model: Architecture, machine: Machine) -> float:
    """Return the least time that `work`, all in flight at once, takes on `machine`."""
    return max(operations(work, model) / machine.operations, traffic(work, model) / machine.bandwidth)


def measure(cores: int) -> Machine:
    """Measure this machine: the best of several runs, so that other load counts as little as can be."""
    return Machine(max(_int8_rate(batch, cores) for batch in BATCHES), _copy_rate(cores), cores)


def _best(run: Callable[[], object]) -> float:
    """Return the least seconds of several runs after one that is not counted."""
    run()
    seconds = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - started)
    return min(seconds)


def _int8_rate(batch: int, cores: int) -> float:
    """Return the rate of a stack of products of 8-bit weights and activations, as wide as the engine's."""
    import numpy as np

    from translator.engines.llm.openvino_libraries import openvino, operations

    ov, ops = openvino(), operations()
    random = np.random.default_rng(1)
    given = ops.parameter([batch, WIDTH], np.float32)
    low, high = (ops.constant(np.float32(bound)) for bound in (-4, 4 - 8 / 256))
    state: Any = given
    for number in range(MATRICES):
        shape = (ROWS, WIDTH) if number % 2 == 0 else (WIDTH, ROWS)
        rows = ops.convert(ops.constant(random.integers(-127, 128, shape, dtype=np.int8)), "f32")
        weights = ops.multiply(rows, ops.constant(np.full((shape[0], 1), 1e-4, dtype=np.float32)))
        state = ops.matmul(ops.fake_quantize(state, low, high, low, high, 256), weights, False, True)
    model = ov.Model([ops.result(state)], [given], "products")
    compiled = ov.Core().compile_model(model, "CPU", {"INFERENCE_NUM_THREADS": cores})
    request = compiled.create_infer_request()
    values = random.standard_normal((batch, WIDTH)).astype(np.float32)
    return 2 * batch * WIDTH * ROWS * MATRICES / _best(lambda: request.infer({0: values}))


def _copy_rate(cores: int) -> float:
    """Return the bytes a second, read and written, of copies that all cores make at once."""
    import numpy as np

    pairs = [(np.ones(COPY_BYTES // cores, np.uint8), np.ones(COPY_BYTES // cores, np.uint8)) for _ in range(cores)]
    with ThreadPoolExecutor(cores) as pool:
        seconds = _best(lambda: list(pool.map(lambda pair: np.copyto(pair[0], pair[1]), pairs)))
    return 2 * sum(len(source) for _, source in pairs) / seconds
