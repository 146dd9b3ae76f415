"""The prepared graph as it is made, kept and checked, on a real one of four tokens."""

from __future__ import annotations

import os
import struct
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import tiny_graph
from newsroom import job

from translator.engines import examined, load, ready
from translator.engines.base import Model
from translator.engines.llm import gguf_graph
from translator.engines.llm.chat_forms import QWEN2
from translator.engines.llm.openvino_libraries import openvino
from translator.errors import ModelError
from translator.memory.keys import setup_of
from translator.profiles import FAST
from translator.progress import no_progress

WEIGHTS = struct.pack("<4sIQQ", b"GGUF", 3, 0, 0)  # a file of no tensors and no fields
FILES = {"openvino_model.xml", "openvino_model.bin", "channel.xml", "channel.bin", "installed.json"}


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Model:
    """An installed file of which a tiny graph is made."""
    monkeypatch.setattr(gguf_graph, "_save_as_is", tiny_graph.save)
    monkeypatch.setattr(gguf_graph, "form_of", lambda gguf: QWEN2)
    monkeypatch.setattr(gguf_graph, "numbering_of", lambda folder, form: (tiny_graph.ORDER, tiny_graph.WRITABLE))
    monkeypatch.setattr(gguf_graph, "_renumber_tokenizers", tiny_graph.save_tokenizers)
    path = tmp_path / "qwen" / "model.gguf"
    path.parent.mkdir()
    path.write_bytes(WEIGHTS)
    return Model("qwen", sha256(WEIGHTS).hexdigest(), path)


class Told:
    """The stages that were told of."""

    def __init__(self) -> None:
        self.stages: list[str] = []

    def __call__(self, stage: str, done: int, total: int) -> None:
        self.stages.append(stage)


@pytest.fixture
def told() -> Told:
    """Nothing yet."""
    return Told()


def made(model: Model) -> Path:
    """The folder of the graph."""
    return gguf_graph.folder_of(model)


def test_it_is_made_whole(model: Model, told: Told) -> None:
    """The graph, its other direction and the tokenizers are there with their note, and nothing else beside it."""
    ready("llm", model, told)
    assert {path.name for path in made(model).iterdir()} == FILES | {*tiny_graph.TOKENIZERS}
    assert {path.name for path in model.path.parent.iterdir()} == {"model.gguf", made(model).name,
                                                                   f".{made(model).name}.lock"}  # fmt: skip
    assert "Preparing the model, once" in told.stages


def test_it_computes_what_the_file_does(model: Model, tmp_path: Path, told: Told) -> None:
    """The logits of the tokens that may be written are those of the file's graph, in the new order, rounded."""
    ready("llm", model, told)
    tiny_graph.save(model.path, tmp_path)
    core = openvino().Core()
    ours = core.compile_model(made(model) / gguf_graph.GRAPH_FILE, "CPU")({"input_ids": np.array([[0, 1, 2, 3]])})[0]
    order = tiny_graph.ORDER
    theirs = core.compile_model(tmp_path / gguf_graph.GRAPH_FILE, "CPU")({"input_ids": np.array([order])})[0]
    assert ours == pytest.approx(theirs[..., order[: tiny_graph.WRITABLE]], rel=0.03, abs=0.3)


def test_the_same_file_makes_the_same_graph(model: Model, tmp_path: Path, told: Told) -> None:
    """Made again, or elsewhere, it has the same digest: no memory is thrown away for it."""
    first = ready("llm", model, told)
    elsewhere = tmp_path / "elsewhere" / "qwen" / "other.gguf"
    elsewhere.parent.mkdir(parents=True)
    elsewhere.write_bytes(WEIGHTS)
    assert ready("llm", replace(model, path=elsewhere), told).files == first.files != ""


@pytest.mark.parametrize("name", sorted(FILES - {"installed.json"}))
def test_a_changed_graph_is_made_again(model: Model, told: Told, name: str) -> None:
    """Cut or altered, it is noticed at the next start, made from the file, and that is said."""
    digest = ready("llm", model, told).files
    whole = (made(model) / name).read_bytes()
    for damaged in (whole[: len(whole) // 2], whole[:-1] + bytes([whole[-1] ^ 1])):
        (made(model) / name).write_bytes(damaged)
        with pytest.raises(ModelError, match=f"{name}: has changed") as error:
            examined("llm", model, no_progress)
        assert error.value.remedy == "Install it again: translator models install qwen"
        told.stages.clear()
        assert ready("llm", model, told).files == digest
        assert (made(model) / name).read_bytes() == whole
        assert any(f"{name}: has changed" in stage for stage in told.stages)


def test_a_graph_of_an_earlier_version_is_made_again_once(model: Model, told: Told) -> None:
    """It has no note: nobody can say what it is. The doctor calls it not prepared."""
    folder = made(model)
    folder.mkdir()
    (folder / gguf_graph.GRAPH_FILE).write_text("whatever")
    (folder / "settings.json").write_text("{}")
    assert examined("llm", model, no_progress).files == ""
    ready("llm", model, told)
    assert {path.name for path in folder.iterdir()} == FILES | {*tiny_graph.TOKENIZERS}
    told.stages.clear()
    assert ready("llm", model, told).files == examined("llm", model, no_progress).files
    assert told.stages == []


def test_nothing_is_made_of_altered_weights(model: Model, told: Told) -> None:
    """The file is looked at wholly before a minute is spent on it."""
    model.path.write_bytes(WEIGHTS + b"!")
    with pytest.raises(ModelError, match=r"model\.gguf: has changed") as error:
        ready("llm", model, told)
    assert "models install qwen" in error.value.remedy
    assert not made(model).exists()


def test_a_disk_without_room_is_told_before(model: Model, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    """How much is needed and how much is free."""
    monkeypatch.setattr("shutil.disk_usage", lambda folder: SimpleNamespace(free=5))
    with pytest.raises(ModelError, match="are needed") as error:
        ready("llm", model, told)
    assert "TRANSLATOR_MODELS" in error.value.remedy


def test_what_the_library_cannot_make_is_told(model: Model, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills while the library writes is an error of its own, with what to do, and leaves nothing."""

    def fails(gguf: Path, workshop: Path) -> None:
        raise RuntimeError("basic_ios::clear: iostream error")

    monkeypatch.setattr(gguf_graph, "_save_as_is", fails)
    with pytest.raises(ModelError, match="iostream error") as error:
        ready("llm", model, told)
    assert "of disk and of memory are free" in error.value.remedy
    assert {path.name for path in model.path.parent.iterdir()} <= {"model.gguf", f".{made(model).name}.lock"}


def test_workshops_of_earlier_versions_are_cleared(model: Model, told: Told) -> None:
    """Those that a kill left, not the one that another process may be at work in."""
    for name, age in ((".graph-old", 0), (".graph-new", None)):
        folder = model.path.parent / name
        folder.mkdir()
        if age is not None:
            os.utime(folder, (age, age))
    ready("llm", model, told)
    assert [path.name for path in model.path.parent.glob(".graph-*")] == [".graph-new"]


def test_the_signature_and_the_memory_say_which_graph_ran(model: Model, told: Told) -> None:
    """Another graph, noted as it is, has another signature and other keys."""
    engine = load("llm", model, told)
    signature = replace(job(), engine=engine).signature
    assert f"|files:{engine.model.files[:12]}" in str(signature)
    other = replace(signature, files="0" * 12)
    assert setup_of(signature, FAST) != setup_of(other, FAST)
