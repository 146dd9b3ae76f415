"""An adapter is merged into a model wholly or not at all: on a file of two layers that the real library runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tiny_gguf
from newsroom import job

from translator.engines import examined, load
from translator.engines.base import Model, Request
from translator.engines.llm import adapter, gguf_graph
from translator.engines.llm.gguf_file import tensors
from translator.engines.llm.layer_weights import LayerWeights, places
from translator.engines.llm.openvino_libraries import openvino
from translator.errors import ModelError
from translator.memory.keys import setup_of
from translator.models.catalogue import NEWS
from translator.profiles import FAST
from translator.progress import no_progress

Arrays = dict[str, Any]
STOPS = (258, 256)


@pytest.fixture(scope="module")
def gguf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny file. Not to be changed: it is shared."""
    path = tmp_path_factory.mktemp("models") / "plain" / "model.gguf"
    path.parent.mkdir()
    tiny_gguf.write_gguf(path)
    return path


@pytest.fixture
def plain(gguf: Path) -> Model:
    """The model that the file is by itself."""
    return Model("plain", sha256(gguf.read_bytes()).hexdigest(), gguf)


@pytest.fixture
def news(plain: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Model:
    """The same with a tiny adapter."""
    monkeypatch.setattr(adapter, "NEWS", tmp_path / "adapter")
    digest = tiny_gguf.write_adapter(tmp_path / "adapter", tiny_gguf.adapter_arrays())
    return replace(plain, id="news", adapter=digest)


def weights(gguf: Path, arrays: Arrays) -> dict[str, Any]:
    """The matrices that should run, by numpy: the file's numbers, and twice B A where there is an adapter."""
    found = {name.removesuffix(".weight"): tensor.numbers() for name, tensor in tensors(gguf).items()}
    for name in tiny_gguf.NAMES if arrays else ():
        b, a = (arrays[f"{half}.{name}"] * arrays[f"{half}.{name}.s"].astype("f4")[:, None] for half in "BA")
        found[f"blk.{name}"] = found[f"blk.{name}"] + 2 * b @ a
    return found


def computed(matrices: dict[str, Any], ids: list[int]) -> Any:
    """The logits after each of `ids`, by numpy: Qwen2 as its paper has it, one head of keys for two of queries."""
    x = matrices["token_embd"][ids]
    place = np.arange(len(ids))[:, None]
    wide = tiny_gguf.WIDTH // tiny_gguf.HEADS
    angles = place * 10000.0 ** (-np.arange(0, wide, 2) / wide)
    cos, sin = (np.tile(turn(angles), 2) for turn in (np.cos, np.sin))

    def turned(h: Any) -> Any:
        return h * cos + np.concatenate([-h[:, wide // 2 :], h[:, : wide // 2]], 1) * sin

    def normed(h: Any) -> Any:
        return h / np.sqrt((h**2).mean(1, keepdims=True) + 1e-6)

    for layer in range(tiny_gguf.LAYERS):
        q, k, v, o, gate, up, down = (matrices[f"blk.{layer}.{name}"].T for name in tiny_gguf.SHAPES)
        h = normed(x)
        heads = []
        for head in np.split(h @ q, tiny_gguf.HEADS, 1):
            scores = np.where(place >= place.T, turned(head) @ turned(h @ k).T / np.sqrt(wide), -np.inf)
            shares = np.exp(scores - scores.max(1, keepdims=True))
            heads.append(shares / shares.sum(1, keepdims=True) @ (h @ v))
        x = x + np.concatenate(heads, 1) @ o
        h = normed(x)
        inner = h @ gate
        x = x + (inner / (1 + np.exp(-inner)) * (h @ up)) @ down
    return normed(x) @ matrices["token_embd"].T


def ran(model: Model, ids: list[int]) -> Any:
    """The logits of the prepared graph after each of `ids`, and of them those that may be written, in their order."""
    folder = gguf_graph.folder_of(model)
    order, _ = gguf_graph.numbering_of(folder)
    graph = openvino().Core().compile_model(folder / gguf_graph.GRAPH_FILE, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    given = {
        "input_ids": np.array([[order.index(number) for number in ids]]),
        "attention_mask": np.ones((1, len(ids)), np.int64),
        "position_ids": np.arange(len(ids))[None],
        "beam_idx": np.zeros(1, np.int32),
    }
    return graph.create_infer_request().infer(given)[0][0]


def test_what_runs_is_the_model_with_its_adapter(news: Model, plain: Model, gguf: Path) -> None:
    """The graph computes what numpy does with W + 2 B A, and without an adapter what it does with W; both answer."""
    ids = [*b"The ship left.", 258]
    answers = []
    for model, arrays in ((news, tiny_gguf.adapter_arrays()), (plain, {})):
        engine = load("llm", model, lambda *_: None)
        order, writable = gguf_graph.numbering_of(gguf_graph.folder_of(model))
        expected = computed(weights(gguf, arrays), ids)[:, order[:writable]]
        found = ran(model, ids)
        # Some processors round what is multiplied to 8 or 16 bits: 0.01 to 0.04, and the adapter makes half of it.
        assert np.linalg.norm(found - expected) < 0.06 * np.linalg.norm(expected)
        answers.append((found, engine.translate([Request("船開了。")])[0][0].text))
    (merged, one), (unmerged, other) = answers
    assert np.linalg.norm(merged - unmerged) > 0.5 * np.linalg.norm(unmerged)
    assert one != other


def lacking(*names: str) -> Callable[[Arrays], Arrays]:
    """A change to an adapter's arrays that takes some out."""
    return lambda arrays: {key: value for key, value in arrays.items() if key.removesuffix(".s") not in names}


def one_too_many(arrays: Arrays) -> Arrays:
    """The arrays with a layer's matrix that the model has not."""
    return arrays | {key.replace("1.attn_q", "2.attn_q"): value for key, value in arrays.items() if "1.attn_q" in key}


def cut(arrays: Arrays) -> Arrays:
    """The arrays with a matrix of a column less."""
    return arrays | {"A.1.ffn_down": arrays["A.1.ffn_down"][:, 1:]}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (lacking("A.0.attn_v", "B.0.attn_v"), r"blk\.0\.attn_v: the adapter has nothing, the model \(32, 64\)"),
        (lacking("B.1.ffn_up"), r"B\.1\.ffn_up is missing"),
        (one_too_many, r"blk\.2\.attn_q: the adapter has \(64, 64\), the model no such matrix"),
        (cut, r"blk\.1\.ffn_down: the adapter has \(64, 127\), the model \(64, 128\)"),
    ],
    ids=["a matrix missing", "half of one missing", "one too many", "another shape"],
)
def test_an_adapter_that_does_not_fit_is_not_merged(
    news: Model, tmp_path: Path, changed: Callable[[Arrays], Arrays], said: str
) -> None:
    """Nothing is prepared with part of it, and it is said which matrix is at fault."""
    for path in (tmp_path / "adapter").iterdir():
        path.unlink()
    digest = tiny_gguf.write_adapter(tmp_path / "adapter", changed(tiny_gguf.adapter_arrays()))
    other = replace(news, id="other", adapter=digest)
    with pytest.raises(ModelError, match=said) as error:
        load("llm", other, lambda *_: None)
    assert "Install the program again" in error.value.remedy
    assert not gguf_graph.folder_of(other).exists()


def test_a_changed_adapter_is_noticed(news: Model, tmp_path: Path) -> None:
    """When it is read to be merged, and by the doctor when it is not read."""
    file = tmp_path / "adapter" / "adapter.1.npz"
    content = file.read_bytes()
    file.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    for look in (
        lambda: load("llm", replace(news, id="altered"), lambda *_: None),
        lambda: examined("llm", news, no_progress),
    ):
        with pytest.raises(ModelError, match=f"its digest is [0-9a-f]{{64}}, not {news.adapter}"):
            look()


def test_each_matrix_is_known_by_its_content(gguf: Path) -> None:
    """In whatever order a graph has them, and rounded as the library rounds, once each."""
    numbers = {name: tensor.numbers() for name, tensor in tensors(gguf).items() if name.startswith("blk.")}
    matrices = [matrix for matrix in numbers.values() if matrix.ndim == 2]
    layers = LayerWeights(gguf, {})
    noise = np.random.default_rng(9)
    for matrix in reversed(matrices):
        rough = matrix + 0.2 * matrix.std() * noise.normal(size=matrix.shape)
        assert (layers.taken(matrix.shape, rough[places(len(rough))]) == matrix).all()
    layers.require_all_taken()
    assert layers.taken(matrices[0].shape, matrices[0][places(len(matrices[0]))]) is None


def test_a_graph_that_lacks_a_matrix_of_the_file_is_not_made(gguf: Path) -> None:
    """A third of them once were not met, and nobody was told: what ran was neither one model nor the other."""
    numbers = {name: tensor.numbers() for name, tensor in tensors(gguf).items() if name.startswith("blk.")}
    layers = LayerWeights(gguf, {})
    for name, matrix in numbers.items():
        if matrix.ndim == 2:
            turned = matrix[::-1] if name == "blk.0.attn_q.weight" else matrix
            layers.taken(matrix.shape, turned[places(len(matrix))])
    with pytest.raises(ModelError, match=r"1 of its matrices are not in the graph .*: blk\.0\.attn_q\."):
        layers.require_all_taken()


def test_another_adapter_makes_another_graph_and_other_keys(news: Model, tmp_path: Path) -> None:
    """Its digest is in the signature and in the keys of what is remembered, and an older graph is made anew."""
    engine = load("llm", news, lambda *_: None)
    signature = replace(job(), engine=engine).signature
    assert str(signature).endswith(f"|adapter:{news.adapter[:12]}")
    assert setup_of(signature, FAST) != setup_of(replace(signature, adapter="0" * 12), FAST)
    for path in (tmp_path / "adapter").iterdir():
        path.unlink()
    arrays = tiny_gguf.adapter_arrays()
    digest = tiny_gguf.write_adapter(tmp_path / "adapter", arrays | {"A.0.attn_q": -arrays["A.0.attn_q"]})
    assert load("llm", replace(news, adapter=digest), lambda *_: None).model.files not in ("", engine.model.files)


def test_the_adapter_that_ships_is_whole() -> None:
    """It is what the catalogue says, with a change for each of the seven matrices of 28 layers."""
    changes = adapter.read(adapter.NEWS, NEWS.adapter)
    assert changes.keys() == {f"blk.{layer}.{name}" for layer in range(28) for name in tiny_gguf.SHAPES}
    assert (changes["blk.0.attn_k"].shape, changes["blk.27.ffn_down"].shape) == ((256, 1536), (1536, 8960))
