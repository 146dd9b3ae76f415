"""GGUF files of the families that OpenVINO reads: their forms of chat, and graphs that compute what the file does."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tiny_gguf
from gguf import GGMLQuantizationType
from tiny_gguf import LLAMA3, Family, write_gguf
from typer.testing import CliRunner

from translator.cli.app import app
from translator.engines.base import Model, Request
from translator.engines.llm import gguf_graph, noisy_channel, runtime
from translator.engines.llm.chat_forms import FORMS, QWEN2, form_of
from translator.engines.llm.engine import PlainLlmEngine
from translator.engines.llm.gguf_graph import _save_as_is
from translator.engines.llm.noisy_channel import NoisyChannel, _padded
from translator.engines.llm.openvino_libraries import genai, openvino
from translator.engines.llm.prompts import opening, prompt
from translator.engines.llm.runtime import candidate_settings
from translator.errors import ModelError
from translator.progress import no_progress

# Wider heads than the width allows for, as Qwen3's are, an output matrix of its own, numbers of 16 bits: what files of
# the families may have and our own file has not.
FAMILIES = {
    "qwen2": tiny_gguf.QWEN2,
    "qwen2, two matrices": Family(is_tied=False),
    "qwen2, 16 bits": Family(kind=GGMLQuantizationType.F16),
    "qwen3": Family("qwen3", head=64),
    "qwen3, two matrices": Family("qwen3", is_tied=False),
    "llama3": Family("llama", LLAMA3, "llama-bpe", is_tied=False),
    "llama-chatml": Family("llama", pre="smollm"),
}
FORM = {name: name.partition(",")[0] for name in FAMILIES}
BREAK = "\u010a"  # a new line, as byte-level BPE spells it: what every answer follows
SAYS = {BREAK: "P", "P": "o", "o": "r", "r": "t", "t": "."}
TEXT = "the 5 ships: 三艘船"
each_family = pytest.mark.parametrize("name", FAMILIES)


def file_of(folder: Path, name: str, after: dict[str, str] | None = None) -> Path:
    """A tiny file of a family; with `after` it says that."""
    path = folder / "own" / f"{name.replace(', ', '-').replace(' ', '-')}.gguf"
    path.parent.mkdir(exist_ok=True)
    write_gguf(path, 4096, after, FAMILIES[name] if not after else replace(FAMILIES[name], is_tied=True))
    return path


@dataclass(frozen=True)
class Prepared:
    """A family's file, its model with its graph made, and a folder with the graph as the library makes it."""

    path: Path
    model: Model
    as_is: Path

    @property
    def graph(self) -> Path:
        """The folder of the graph that is run."""
        return gguf_graph.folder_of(self.model)

    @cached_property
    def numbering(self) -> tuple[list[int], int]:
        """How the graph that is run numbers the tokens, by the file."""
        return gguf_graph.numbering_of(self.as_is, form_of(self.path))


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Prepared]:
    """Give what is made of the file of a family, made once. Not to be changed: it is shared."""

    @cache
    def made(name: str) -> Prepared:
        folder = tmp_path_factory.mktemp("family")
        path, as_is = file_of(folder, name), folder / "as-is"
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(gguf_graph, "_save_as_is", partial(saved_twice, as_is))
            return Prepared(path, prepared(path), as_is)

    return made


def saved_twice(copy: Path, gguf: Path, workshop: Path, save: Callable[[Path, Path], None] = _save_as_is) -> None:
    """Do `gguf_graph._save_as_is`, and keep a copy of what it makes."""
    save(gguf, workshop)
    shutil.copytree(workshop, copy)


def prepared(path: Path) -> Model:
    """The model of a file, its graph made."""
    return PlainLlmEngine.ready(Model(path.stem, sha256(path.read_bytes()).hexdigest(), path), no_progress, False)


def logits(folder: Path, tokens: list[int]) -> Any:
    """What the graph in a folder makes of tokens: a row a token."""
    return compiled(folder).create_infer_request().infer(_padded([tokens]))[0][0]


@cache
def compiled(folder: Path) -> Any:
    """The graph in a folder, ready to be asked."""
    return openvino().Core().compile_model(folder / gguf_graph.GRAPH_FILE, "CPU")


@cache
def tokenizer(folder: Path) -> Any:
    """The tokenizer in a folder."""
    return genai().Tokenizer(str(folder))


def numbers(folder: Path, text: str) -> list[int]:
    """The tokens of a text, as the tokenizer in a folder numbers them."""
    return list(tokenizer(folder).encode(text, add_special_tokens=False).input_ids.data[0])


@each_family
def test_graph_computes_what_the_file_does(family: Callable[[str], Prepared], name: str) -> None:
    """The logits of what may be written are the file's own, rounded to 8 bits; the stops come first."""
    own = family(name)
    graph, as_is, form = own.graph, own.as_is, form_of(own.path)
    order, writable = own.numbering
    known = tiny_gguf.tokens(FAMILIES[name].special)
    assert [known[number] for number in order[:2]] == list(form.stops)
    ours, theirs = numbers(graph, TEXT), numbers(as_is, TEXT)
    assert [order[number] for number in ours] == theirs
    computed = logits(graph, ours)
    wanted = logits(as_is, theirs)[:, order[:writable]]
    assert np.linalg.norm(computed - wanted) < 0.03 * np.linalg.norm(wanted)


@each_family
def test_other_direction_reads_the_output_matrix(family: Callable[[str], Prepared], name: str) -> None:
    """A Chinese token is as probable, given the English, as by the file's own logits of what is not written."""
    own = family(name)
    form, source, text = form_of(own.path), "三艘船", "three ships"
    order, writable = own.numbering
    before = numbers(own.as_is, noisy_channel.asked(text, form))
    chinese = numbers(own.as_is, source)
    every = logits(own.as_is, before + chinese)[len(before) - 1 : -1][:, order[writable:]]
    said = (
        every - np.log(np.exp(every - every.max(1, keepdims=True)).sum(1, keepdims=True)) - every.max(1, keepdims=True)
    )
    places = [order[writable:].index(token) for token in chinese]
    expected = float(np.mean([row[place] for row, place in zip(said, places, strict=True)]))
    [score] = NoisyChannel(own.graph, {"INFERENCE_PRECISION_HINT": "f32"}).scores(source, [text])
    assert score == pytest.approx(expected, rel=0.05)


@pytest.mark.parametrize("name", [name for name in FAMILIES if FAMILIES[name].is_tied or "," not in name])
def test_family_is_asked_in_its_own_form_and_its_stop_is_known(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the model says after the last of a prompt is the answer, up to the token that ends a turn."""
    # Which way is the faster here is no matter of the family: what is installed below tries both.
    monkeypatch.setattr(runtime, "candidate_settings", lambda able: candidate_settings(able)[:1])
    path = file_of(tmp_path, name, SAYS | {".": form_of(file_of(tmp_path, name)).stops[0]})
    engine = PlainLlmEngine.over(prepared(path), no_progress)
    [[found]] = engine.translate([Request("三艘船。")])
    assert (found.text, found.complete) == ("Port.", True)
    assert len(engine.translate([Request("三艘船。"), Request("船。")], 2)) == 2


PROMPTS = {
    "qwen2": "<|im_start|>user\nTranslate this sentence into English:\n船。<|im_end|>\n<|im_start|>assistant\nA",
    "qwen3": "<|im_start|>user\nTranslate this sentence into English:\n船。<|im_end|>\n<|im_start|>assistant\n"
    "<think>\n\n</think>\n\nA",
    "llama3": "<|start_header_id|>user<|end_header_id|>\n\nTranslate this sentence into English:\n船。<|eot_id|>"
    "<|start_header_id|>assistant<|end_header_id|>\n\nA",
    "llama-chatml": "<|im_start|>user\nTranslate this sentence into English:\n船。<|im_end|>\n<|im_start|>assistant\nA",
}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_prompts_are_to_the_letter(form: Any) -> None:
    """As each family's own template writes a conversation; Qwen3 is shown that it has thought."""
    asked = prompt(Request("船。"), form) + "A"
    assert asked == PROMPTS[form.name]
    assert opening(form).startswith(
        "<|begin_of_text|><|start_header_id|>system" if form.before else "<|im_start|>system"
    )
    assert "<think>" not in opening(form)


@each_family
def test_form_is_told_by_the_file(family: Callable[[str], Prepared], name: str) -> None:
    """By its architecture and the tokens that it ends turns with; the graph's folder keeps it."""
    own = family(name)
    form = form_of(own.path)
    assert form.name == FORM[name]
    assert PlainLlmEngine.over(own.model, no_progress)._form == form
    assert (own.graph / "chat_form.json").exists() == (form != QWEN2)


@pytest.mark.parametrize(
    ("family", "what"),
    [(Family("gemma3"), "gemma3"), (Family("llama", ("<unk>", "<s>", "</s>")), "llama")],
    ids=["another architecture", "no known form"],
)
def test_other_family_is_refused(tmp_path: Path, family: Family, what: str) -> None:
    """By name, with what to do, before anything is copied."""
    path = tmp_path / "model.gguf"
    write_gguf(path, family=family)
    with pytest.raises(ModelError, match=f"'{what}' whose way to speak is not known") as caught:
        form_of(path)
    assert "--engine server" in caught.value.remedy


def test_damaged_file_is_refused(tmp_path: Path) -> None:
    """Cut anywhere in its head, with another beginning, or with a length that no file has."""
    path = file_of(tmp_path, "qwen2")
    whole = path.read_bytes()
    for data in (b"", b"PK\3\4" + whole[4:], *(whole[:length] for length in range(4, 2400, 200))):
        path.write_bytes(data)
        with pytest.raises(ModelError, match="damaged, or no GGUF file"):
            form_of(path)
    at = whole.index(b"general.architecture") - 8
    path.write_bytes(whole[:at] + (2**62).to_bytes(8, "little") + whole[at + 8 :])
    with pytest.raises(ModelError, match="longer than all of it"):
        form_of(path)


@pytest.mark.parametrize("name", ["qwen3", "llama3"])
def test_file_is_installed_and_runs_under_the_checks(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under its own name, with its digest in the signature; `auto` takes it where it is all there is."""
    monkeypatch.setenv("TRANSLATOR_MODELS", str(tmp_path / "models"))
    monkeypatch.setattr("translator.models.wheels.locate", lambda entry: ())
    monkeypatch.chdir(tmp_path)
    path = file_of(tmp_path, name, SAYS | {".": form_of(file_of(tmp_path, name)).stops[0]})
    digest = sha256(path.read_bytes()).hexdigest()
    installed = CliRunner().invoke(app, ["models", "install", "--from", str(path)])
    assert installed.stdout == f"{name} sha256:{digest}\n", installed.output
    assert f"{name} " in CliRunner().invoke(app, ["models", "list"]).stdout
    result = CliRunner().invoke(app, ["text", "--offline", "--profile", "fast"], input="港。\n三艘船開往台北。\n")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[0] == "Port."
    assert "line 2: figure: " in result.stderr
    assert f"|engine:llm-plain|model:{name}|digest:{digest[:12]}|" in result.stderr
    (tmp_path / "models" / name / "model.gguf").write_bytes(b"GGUF")
    again = CliRunner().invoke(app, ["text", "--offline"], input="港。\n")
    assert again.exit_code == 2
    assert "model.gguf: " in again.stderr


def test_file_that_cannot_be_read_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it is kept."""
    monkeypatch.setenv("TRANSLATOR_MODELS", str(tmp_path / "models"))
    path = tmp_path / "other.gguf"
    write_gguf(path, family=Family("gemma3"))
    result = CliRunner().invoke(app, ["models", "install", "--from", str(path)])
    assert result.exit_code == 2
    assert "does not say how a conversation with its model is written" in " ".join(result.stderr.split())
    assert not [each for each in (tmp_path / "models").rglob("*") if each.is_file()]
