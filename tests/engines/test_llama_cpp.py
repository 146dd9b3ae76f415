"""llama.cpp in this process, with tiny models of several families: asked, stopped, installed, damaged."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from newsroom import FERRY
from tiny_gguf import SPECIAL, Family, write_gguf
from traced import fresh, traced, why_not
from typer.testing import CliRunner

from translator.cli.app import app
from translator.engines.base import Model, Request
from translator.engines.llamacpp import library
from translator.engines.llamacpp.engine import LlamaCppEngine, try_file
from translator.errors import EngineError, ModelError
from translator.models import catalogue, install
from translator.progress import no_progress

xllamacpp = pytest.importorskip("xllamacpp")

BREAK, SPACE = "\u010a", "\u0120"  # as byte-level BPE spells them
PORT = {"P": "o", "o": "r", "r": "t", "t": "."}
GOES_ON = {",": SPACE, SPACE: "f", "f": "i", "i": "v", "v": "e"}
HUNYUAN = ("<｜hy_begin▁of▁sentence｜>", "<｜hy_User｜>", "<｜hy_place▁holder▁no▁2｜>", "<｜hy_Assistant｜>")
GEMMA = ("<bos>", "<start_of_turn>", "<end_of_turn>")
SEED = ("<s>", "<en>", "</s>")


def template(user: str, model: str, after: str) -> str:
    """How a file says that a conversation is written: what begins a turn of who asks and of the model, what ends it."""
    turn = f"{{% if turn.role == 'assistant' %}}{model}{{% else %}}{user}{{% endif %}}{{{{ turn.content }}}}{after}"
    return f"{{% for turn in messages %}}{turn}{{% endfor %}}{{% if add_generation_prompt %}}{model}{{% endif %}}"


CHATML = template("<|im_start|>{{ turn.role }}\n", "<|im_start|>assistant\n", "<|im_end|>\n")
# A template as Qwen3's: the model thinks first unless it is told not to.
THINKING = CHATML.replace(
    "{% if add_generation_prompt %}",
    "{% if add_generation_prompt and not enable_thinking | default(true) %}<|im_start|>assistant\n"
    "<think>\n\n</think>\n\n{% elif add_generation_prompt %}",
).replace("<|im_start|>assistant\n{% endif %}", "<|im_start|>assistant\n<think>{% endif %}")
FAMILIES = {
    "qwen3": (Family("qwen3", head=64, template=CHATML), BREAK),
    "hunyuan": (
        Family(
            "hunyuan-dense", HUNYUAN, "hunyuan-dense", head=64, name="HY MT1.5 1.8B",
            template=template(HUNYUAN[1], HUNYUAN[3], HUNYUAN[2]),
        ),
        HUNYUAN[3],
    ),
    "gemma": (
        Family(
            "gemma3", GEMMA, name="Gemma 3 It",
            template=template("<start_of_turn>user\n", "<start_of_turn>model\n", "<end_of_turn>\n"),
        ),
        BREAK,
    ),
    # Its own template wants what no protocol has; that of the next is not there.
    "translategemma": (
        Family("gemma3", GEMMA, name="Translategemma 4b It", template="{{ raise_exception('') }}"),
        BREAK,
    ),
    "seed-x": (Family("llama", SEED, "llama-bpe", name="Seed X PPO 7B"), "<en>"),
}  # fmt: skip
each_family = pytest.mark.parametrize("name", FAMILIES)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file of each family, which says "Port." and goes on from a comma with "five"."""
    found = tmp_path_factory.mktemp("gguf")
    for name, (family, begins) in FAMILIES.items():
        end = family.special[2]
        write_gguf(found / f"{name}.gguf", 8192, PORT | GOES_ON | {begins: "P", ".": end, "e": end}, family)
    return found


@pytest.fixture(scope="module")
def engine(folder: Path) -> LlamaCppEngine:
    """The engine over one whose prompts are short."""
    return engine_of(folder / "hunyuan.gguf")


def engine_of(path: Path) -> LlamaCppEngine:
    """The engine over a file."""
    return LlamaCppEngine.over(Model(path.stem, sha256(path.read_bytes()).hexdigest(), path), no_progress)


def sent(engine: LlamaCppEngine, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, object]]:
    """What the library is asked from now on."""
    asked: list[dict[str, object]] = []
    post = engine._opened.post

    def noted(path: str, body: dict[str, object]) -> dict[str, object]:
        asked.append(body)
        return post(path, body)

    monkeypatch.setattr(engine._opened, "post", noted)
    return asked


# ---------------------------------------------------------------- what it answers


@each_family
def test_family_is_asked_in_its_own_form(folder: Path, name: str) -> None:
    """What the model says after the last of a prompt is the answer, with its words; it goes on from a beginning."""
    engine = engine_of(folder / f"{name}.gguf")
    # One after the other: they share what they begin with.
    [plain] = engine.translate([Request("三艘船。")])
    [begun] = engine.translate([Request("港口。", prefix="The Nanwan Port,")])
    [told] = engine.translate([Request("港口。", terms=(("港口", "Port"),), draft="Harbor.", missing=("Port",))])
    assert [(found.text, found.complete) for found in (*plain, *told)] == [("Port.", True)] * 2
    assert [(found.text, found.complete) for found in begun] == [("The Nanwan Port, five", True)]
    [(word, value)] = plain[0].words
    assert word == "Port."
    assert -0.5 < value <= 0
    assert -0.5 < plain[0].score <= 0


def test_what_cannot_be_told_is_an_ability(folder: Path) -> None:
    """A family that was trained to answer to one sentence says so, and the ladder does without; others are told."""
    can = {name: engine_of(folder / f"{name}.gguf").can_mend for name in FAMILIES}
    assert {name for name, value in can.items() if not value} == {"translategemma", "seed-x"}


def test_several_answers_are_the_likeliest_and_drawn_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each drawn with a seed of its own, the likeliest with none; the best is first."""
    path = tmp_path / "any.gguf"
    write_gguf(path, 8192, family=replace(FAMILIES["hunyuan"][0], is_tied=False))
    engine = engine_of(path)
    engine._is_tried = True  # it has nothing to say
    asked = sent(engine, monkeypatch)
    [found] = engine.translate([Request("港口。")], 5)
    assert {(body["seed"], body["temperature"] == 0) for body in asked} == {(seed, seed == 0) for seed in range(5)}
    assert len(found) == 5
    assert len({each.text for each in found}) > 2
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)


def test_what_prompts_share_is_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The opening is, at each place that answers are written at: its tokens then come from memory."""
    read: list[tuple[int, int]] = []
    take = library.Opened._take

    def noted(opened: library.Opened, choices: dict[int, dict[str, Any]], part: dict[str, Any]) -> bool:
        if told := part.get("timings"):
            read.append((told["prompt_n"], told["cache_n"]))
        return take(opened, choices, part)

    monkeypatch.setattr(library.Opened, "_take", noted)
    engine = engine_of(folder / "qwen3.gguf")
    engine.translate([Request("船" * number) for number in range(1, 4)], 5)
    opening = max(new + known for new, known in read)
    assert len(read) == 16  # the trial's too
    assert sum(new > opening / 2 for new, _ in read) <= library.PLACES


def test_each_place_has_room_of_its_own(engine: LlamaCppEngine) -> None:
    """Long sentences beside each other take nothing from one another."""
    found = engine.translate([Request("港" * (900 + number)) for number in range(2 * library.PLACES)])
    assert {each.text for [each] in found} == {"Port."}


def test_answer_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model that repeats itself is cut off by the length of the sentence, and what it says is not whole."""
    path = tmp_path / "endless.gguf"
    write_gguf(path, 8192, {HUNYUAN[3]: "P", "P": "o", "o": "P"}, FAMILIES["hunyuan"][0])
    engine = engine_of(path)
    asked = sent(engine, monkeypatch)
    [[found]] = engine.translate([Request("船" * 50)])
    assert (len(found.text), found.complete) == (asked[-1]["max_tokens"], False)


def test_sentence_without_room_is_worth_nothing(engine: LlamaCppEngine) -> None:
    """It stops nobody: the others are translated."""
    long, short = engine.translate([Request("港" * library.CONTEXT), Request("港。")])
    assert [(found.text, found.complete) for found in (*long, *short)] == [("", False), ("Port.", True)]


def test_model_that_thinks_is_told_not_to(tmp_path: Path) -> None:
    """Where it says nothing otherwise; one that cannot be told is an error."""
    path = tmp_path / "thinks.gguf"
    says = PORT | {BREAK: "P", ".": SPECIAL[2], ">": SPECIAL[2]}
    write_gguf(path, 8192, says, Family(template=THINKING))
    [[found]] = engine_of(path).translate([Request("港口。")])
    assert found.text == "Port."
    write_gguf(path, 8192, says, Family(template=THINKING.replace("not enable_thinking", "false")))
    with pytest.raises(EngineError, match=r"thinks\.gguf: the model answers with nothing"):
        engine_of(path).translate([Request("港口。")])


def test_half_a_character_is_asked_for_all_the_same(engine: LlamaCppEngine) -> None:
    """A half of a surrogate pair, as broken files have them, is no text: the library would refuse all."""
    assert engine.translate([Request("港\ud83d口。")])[0][0].text == "Port."


def test_form_of_chat_has_no_day_in_it_and_its_faults_are_errors(tmp_path: Path) -> None:
    """What is asked tomorrow is asked as today; what a form does not take is said in its words."""
    said = "(messages | last).content | string"  # the library tries a form with words of its own
    today = f"{{% if '港' in ({said}) and date_string == strftime_now('%d %b %Y') %}}{{{{ raise_exception('today') }}}}"
    fault = f"{{% elif '鯨' in ({said}) %}}{{{{ raise_exception('No whales.') }}}}{{% endif %}}"
    path = tmp_path / "form.gguf"
    family, begins = FAMILIES["hunyuan"]
    write_gguf(
        path, 8192, PORT | {begins: "P", ".": HUNYUAN[2]}, replace(family, template=today + fault + family.template)
    )
    engine = engine_of(path)
    assert engine.translate([Request("港口。")])[0][0].text == "Port."
    with pytest.raises(EngineError, match=r"form\.gguf: llama\.cpp stopped: .*No whales\."):
        engine.translate([Request("鯨魚。")])


def test_what_the_library_refuses_is_an_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its own words, at the first request too."""
    engine = engine_of(folder / "seed-x.gguf")
    monkeypatch.setattr(library, "_ALWAYS", library._ALWAYS | {"n_predict": -7})
    with pytest.raises(EngineError, match=r"seed-x\.gguf: .*n_predict"):
        engine.translate([Request("港口。")])


# ---------------------------------------------------------------- in a process, for itself


STOPPED = """
import os, signal, sys
from pathlib import Path
from threading import Timer
sys.path[:0] = sys.argv[2:]
from translator.engines.base import Model, Request
from translator.engines.llamacpp.engine import LlamaCppEngine
from translator.errors import EngineError
engine = LlamaCppEngine(Model("endless", "", Path(sys.argv[1])))
engine.translate([])
Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
try:
    engine.translate([Request("船" * 400)] * 40, 5)
except KeyboardInterrupt:
    print("stopped", engine._opened._in_flight)
try:
    engine._opened.post("", engine._speech.body(Request("船。"), 9))
except EngineError as error:
    print("it was stopped" in str(error))
print(engine.translate([Request("船。")])[0][0].text[:4])
"""


def test_who_stops_does_not_wait_for_the_end(tmp_path: Path) -> None:
    """All that is in flight stops at its next token, who comes late begins nothing, and the engine can be asked again.

    In a process of its own: the library has been seen to end the process instead, once in some thirty times.
    """
    path = tmp_path / "endless.gguf"
    write_gguf(path, 8192, {HUNYUAN[3]: "P", "P": "o", "o": "P"}, FAMILIES["hunyuan"][0])
    call = [sys.executable, "-c", STOPPED, str(path), str(Path(install.__file__).parents[2])]
    said = (subprocess.run(call, capture_output=True, text=True, timeout=120, check=False).stdout for _ in range(3))
    assert any(each == "stopped 0\nTrue\nPoPo\n" for each in said)


def test_who_stops_while_it_loads_is_heard(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library calls back in the midst of its work, and what is raised there would be lost."""

    def interrupted(opened: library.Opened, choices: object, part: object) -> bool:
        raise KeyboardInterrupt

    engine = engine_of(folder / "seed-x.gguf")
    with monkeypatch.context() as patched:
        patched.setattr(library.Opened, "_take", interrupted)
        with pytest.raises(KeyboardInterrupt):
            engine.translate([])
    assert engine.translate([Request("港口。")])[0][0].text == "Port."


@pytest.mark.skipif(bool(why_not()), reason=why_not() or "it can")
def test_nobody_can_connect_and_nothing_is_said(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """One socket of the machine's own, in a folder that is gone; not a word on standard error, nothing left behind."""
    program = f"""
import sys
from pathlib import Path
sys.path[:0] = {[str(Path(install.__file__).parents[2])]!r}
from translator.engines.base import Model, Request
from translator.engines.llamacpp.engine import LlamaCppEngine
engine = LlamaCppEngine(Model("qwen3", "", Path({str(folder / "qwen3.gguf")!r})))
print(engine.translate([Request("港口。")])[0][0].text)
"""
    work, homes = (tmp_path_factory.mktemp(name) for name in ("w", "h"))  # short: names of sockets have an end
    environment = fresh(homes)
    seen = traced(["-c", program], work, environment)
    assert (seen.status, seen.said) == (0, "Port.\n")
    assert [re.match(r"socket\((\w+)", call)[1] for call in seen.sockets] == ["AF_UNIX"]  # type: ignore[index]
    assert seen.processes == ()
    assert seen.outside(Path(environment["TMPDIR"])) == []
    assert [path for path in homes.rglob("*") if not path.is_dir()] == []
    assert list(Path(environment["TMPDIR"]).iterdir()) == []


def test_library_that_is_missing_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to type, before anything is read."""
    monkeypatch.setattr(library, "find_spec", lambda name: None)
    model = Model("qwen3", "", folder / "qwen3.gguf")
    asks: tuple[Callable[[], object], ...] = (
        lambda: LlamaCppEngine.ready(model, no_progress, False),
        lambda: LlamaCppEngine.examined(model, no_progress),
        lambda: try_file(model.path, "qwen3"),
    )
    for ask in asks:
        with pytest.raises(ModelError, match=r"xllamacpp, which has llama\.cpp, is not installed") as caught:
            ask()
        assert "llamacpp" in caught.value.remedy


@pytest.mark.parametrize(("name", "what"), [("x" * 120, "too long"), ("none", "No such file")])
def test_folder_that_takes_no_socket_is_named(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, what: str
) -> None:
    """It is not the model's fault."""
    place = tmp_path / name
    if "too long" in what:
        place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    with pytest.raises(EngineError, match=what) as caught:
        engine_of(folder / "seed-x.gguf").translate([])
    assert str(place) in caught.value.what
    assert "TMPDIR" in caught.value.remedy


# ---------------------------------------------------------------- files that are none


def test_file_that_does_not_say_how_it_is_asked_is_refused(tmp_path: Path) -> None:
    """The library would take another family's form for it."""
    path = tmp_path / "base.gguf"
    write_gguf(path)
    with pytest.raises(ModelError, match="does not say how a conversation with its model is written"):
        try_file(path, "base")


def test_file_that_is_cut_short_is_damaged(folder: Path, tmp_path: Path) -> None:
    """Wherever it is cut, it is said, and that is not left to the library."""
    whole = (folder / "gemma.gguf").read_bytes()
    path = tmp_path / "cut.gguf"
    for length in (100, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:length])
        with pytest.raises(ModelError, match=r"cut\.gguf: damaged"):
            try_file(path, "cut")


def test_part_of_a_model_is_refused(tmp_path: Path) -> None:
    """The others are not there once it is installed."""
    path = tmp_path / "part.gguf"
    write_gguf(path, family=Family(template=CHATML, parts=2))
    with pytest.raises(ModelError, match=r"part\.gguf: one of the 2 files of a model"):
        try_file(path, "part")


@pytest.mark.parametrize("architecture", ["made-up", "bert"], ids=["not known", "of another kind"])
def test_architecture_that_is_not_known_is_said(tmp_path: Path, architecture: str) -> None:
    """With the library's version, the size, and what may help."""
    path = tmp_path / "other.gguf"
    write_gguf(path, family=Family(architecture, template=CHATML))
    with pytest.raises(EngineError, match=f"does not load it: a model of the architecture '{architecture}', 0 MB"):
        try_file(path, "other")


def test_what_the_library_breaks_off_is_an_error(engine: LlamaCppEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the library's reaches the user as a fault of the program."""

    class Breaking:
        """A server that has no more memory."""

        def handle_chat_completions(self, body: object, hear: object) -> None:
            """Break off."""
            raise RuntimeError("bad allocation")

    monkeypatch.setattr(engine._opened, "_server", Breaking())
    with pytest.raises(EngineError, match=r"hunyuan\.gguf: llama\.cpp stopped: bad allocation"):
        engine.translate([Request("港口。")])


# ---------------------------------------------------------------- installed, chosen, run


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with no model."""
    monkeypatch.setenv("TRANSLATOR_MODELS", str(tmp_path / "models"))
    monkeypatch.setattr("translator.models.wheels.locate", lambda entry: ())
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (tmp_path / "glossary.csv").write_text("source,target\n漁民,Fishers\n", encoding="utf-8")
    return tmp_path


def said(*arguments: str, status: int = 0) -> str:
    """What a command says."""
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code == status, result.output
    return result.output


@pytest.mark.parametrize("name", ["hunyuan", "translategemma", "seed-x"])
def test_file_that_openvino_does_not_read_runs_under_the_checks(
    desk: Path, folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Installed by its file, run, run again with another glossary: what that does not touch is not asked anew."""
    path = folder / f"{name}.gguf"
    digest = sha256(path.read_bytes()).hexdigest()
    assert f"{name} sha256:{digest}\n" in said("models", "install", "--from", str(path))
    asked: list[str] = []
    post = library.Opened.post

    def noted(opened: library.Opened, path: str, body: dict[str, Any]) -> dict[str, Any]:
        asked.append(body["messages"][-1]["content"])
        return post(opened, path, body)

    monkeypatch.setattr(library.Opened, "post", noted)
    first = said("run", "--engine", "llamacpp", "--offline", "--profile", "fast")
    assert f"|engine:llamacpp|model:{name}|digest:{digest[:12]}|" in first
    brief = (desk / "output" / "ferry.docx").read_bytes()
    assert "Fishers" in (desk / "output" / "report.json").read_text(encoding="utf-8")
    assert any("票价" in text for text in asked)
    asked.clear()
    (desk / "glossary.csv").write_text("source,target\n漁民,Port\n", encoding="utf-8")
    said("run", "--model", name, "--offline", "--profile", "fast")
    assert any("补偿" in text for text in asked)
    assert not any("票价" in text for text in asked)
    assert (desk / "output" / "ferry.docx").read_bytes() != brief


def test_engine_may_be_said_beside_a_model_that_it_reads_too(desk: Path, folder: Path) -> None:
    """A file that OpenVINO reads is that engine's, and llama.cpp's where it is asked for; a package is not."""
    said("models", "install", "--from", str(folder / "qwen3.gguf"))
    assert install.choose("qwen3", offline=True).entry.engine == "llm-plain"
    asked = ("text", "--offline", "--profile", "fast", "--model", "qwen3")
    found = CliRunner().invoke(app, [*asked, "--engine", "llamacpp"], input="港口。\n")
    assert found.stdout == "Port.\n"
    assert "|engine:llamacpp|model:qwen3|" in found.stderr
    assert "--engine argos does not run qwen3, which is a model of llm-plain" in said(
        *asked, "--engine", "argos", status=2
    )


def test_restricted_model_is_fetched_by_its_own_name_alone(desk: Path) -> None:
    """Who asks for the engine, or for any, is told of the licence, and of the command."""
    assert catalogue.HY_MT.is_restricted
    assert install.choose("auto").entry == catalogue.ARGOS
    with pytest.raises(ModelError, match=r"the licence of hy-mt1\.5-1\.8b is not for everybody") as caught:
        install.choose("llamacpp")
    assert "install hy-mt1.5-1.8b  (Tencent HY Community (not for the EU" in caught.value.remedy
    assert install.choose("hy-mt1.5-1.8b").origin is install.Origin.NETWORK


def test_damaged_file_is_not_installed(desk: Path, folder: Path) -> None:
    """Nothing of it is kept; one that changed after it was installed is not run."""
    path = desk / "seed-x.gguf"
    whole = (folder / "seed-x.gguf").read_bytes()
    path.write_bytes(whole[:-1000])
    assert "damaged" in said("models", "install", "--from", str(path), status=2)
    assert not [each for each in (desk / "models").rglob("*") if each.is_file()]
    path.write_bytes(whole)
    said("models", "install", "--from", str(path))
    (desk / "models" / "seed-x" / "model.gguf").write_bytes(whole[:-1] + b"!")
    assert "model.gguf" in said("run", "--model", "seed-x", "--offline", status=2)
