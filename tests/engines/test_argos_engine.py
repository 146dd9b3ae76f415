"""The Argos engine, on a tiny package of known weights in Argos's own format."""

from __future__ import annotations

import math
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from argos_package import make_folder

from translator.engines.argos.engine import ArgosEngine, Search
from translator.engines.argos.package import open_package
from translator.engines.base import Engine, Model, Request
from translator.errors import EngineError, ModelError

SOURCES = (
    "日本政府计划投资晶片工厂。",
    "公司",
    "今年，北海道 Rapidus 工厂计划。",
    "政府投资。",
    "芯片公司，芯片工厂，芯片计划，芯片投资，芯片政府，芯片。",
)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an installed package."""
    return make_folder(tmp_path_factory.mktemp("argos"))


@pytest.fixture(scope="module")
def engine(package: Path) -> ArgosEngine:
    """An engine that has the package loaded from its first use on."""
    return ArgosEngine(Model("argos-zh-en", "0" * 64, package))


def english(engine: Engine, source: str, prefix: str = "") -> str:
    """The best English of one source."""
    return engine.translate([Request(source, prefix=prefix)])[0][0].text


def test_words_become_their_english(engine: ArgosEngine) -> None:
    """The model's pieces are joined into words with single spaces and attached punctuation."""
    assert english(engine, "日本政府投资晶片工厂。") == "The Japan government investment chip factory."


def test_names_in_the_source_are_kept(engine: ArgosEngine) -> None:
    """A name written into the source comes out as it went in."""
    assert "Rapidus" in english(engine, "日本 Rapidus 工厂")


def test_batch_equals_one_by_one(engine: ArgosEngine) -> None:
    """What a sentence is batched with changes neither its text, nor its score, nor its place."""
    requests = [Request(source) for source in SOURCES * 3]
    together = engine.translate(requests, n_best=2)
    alone = [engine.translate([request], n_best=2)[0] for request in requests]
    assert [[h.text for h in each] for each in together] == [[h.text for h in each] for each in alone]
    assert [h.score for each in together for h in each] == pytest.approx([h.score for each in alone for h in each])


def test_nothing_is_padded(engine: ArgosEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sources that are decoded together are of one length: padding would change how sums are rounded."""
    engine.translate([Request("公司")])  # loaded
    asked: list[set[int]] = []

    class Spy:
        def translate_batch(self, source: list[list[str]], **options: object) -> object:
            asked.append({*map(len, source)})
            return loaded.translate_batch(source, **options)

    loaded = engine._translator
    monkeypatch.setattr(engine, "_translator", Spy())
    engine.translate([Request(source) for source in SOURCES * 3])
    assert len(asked) == len({len(engine._tokenizer.encode(source)) for source in SOURCES})
    assert all(len(lengths) == 1 for lengths in asked)


def test_chunks_keep_the_order_asked_for(engine: ArgosEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences of several chunks, all under way at once, come back in the order they were asked in."""
    requests = [Request(source) for source in SOURCES * 2]
    expected = [each[0].text for each in engine.translate(requests)]
    monkeypatch.setattr("translator.engines.argos.engine.CHUNK", 2)
    done: dict[int, str] = {}
    answers = engine.translate(requests, 1, lambda place, found: done.update({place: found[0].text}))
    assert [each[0].text for each in answers] == expected
    assert [done[place] for place in range(len(requests))] == expected


def test_requests_with_and_without_prefix_share_a_batch(engine: ArgosEngine) -> None:
    """Prefixed, plain and empty requests keep the order they were asked in."""
    requests = [Request("日本政府", prefix="A Nippon"), Request(""), Request("日本政府"), Request("公司", prefix="A")]
    assert [each[0].text for each in engine.translate(requests)] == [
        "A Nippon government",
        "",
        "The Japan government",
        "A company",
    ]


def test_n_best_is_distinct_and_falls_in_score(engine: ArgosEngine) -> None:
    """Five hypotheses of a sentence are five texts, the likeliest first."""
    hypotheses = engine.translate([Request("日本政府计划投资晶片工厂。")], n_best=5)[0]
    assert len({hypothesis.text for hypothesis in hypotheses}) == 5
    scores = [hypothesis.score for hypothesis in hypotheses]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[-1]


@pytest.mark.parametrize("penalty", [0.0, 0.2, 1.0])
@pytest.mark.parametrize("prefix", ["", "The Japan"])
def test_score_is_the_mean_log_probability(engine: ArgosEngine, package: Path, penalty: float, prefix: str) -> None:
    """Whatever the search's length penalty, the score is the mean over all tokens, prefix and end included."""
    source = "日本政府计划投资晶片工厂。"
    searched = ArgosEngine(engine.model, Search(length_penalty=penalty))
    hypothesis = searched.translate([Request(source, prefix=prefix)])[0][0]
    tokenizer, translator = searched._tokenizer, searched._translator
    scored = translator.score_batch([tokenizer.encode(source)], [tokenizer.encode(hypothesis.text)])[0]
    assert hypothesis.score == pytest.approx(math.fsum(scored.log_probs) / len(scored.log_probs), abs=1e-4)


@pytest.mark.parametrize("prefix", ["The Nippon", "Nippon TSMC", "A", "The Japan government plan investment chip"])
def test_output_begins_with_the_prefix(engine: ArgosEngine, prefix: str) -> None:
    """The English begins with the prefix even where the model would say something else."""
    assert english(engine, "日本政府计划投资晶片工厂。", prefix).startswith(prefix)


def test_model_goes_on_after_the_prefix(engine: ArgosEngine) -> None:
    """After the prefix the model says the rest of the sentence."""
    assert english(engine, "日本政府计划。", "The Nippon state") == "The Nippon state plan."


def test_prefix_the_tokenizer_does_not_know_is_kept(engine: ArgosEngine) -> None:
    """Characters outside the vocabulary and marks that normalisation would change stay in the prefix."""
    assert english(engine, "日本政府计划。", "Ōmi_Ü 日本").startswith("Ōmi_Ü 日本")


def test_unknown_source_character_shows(engine: ArgosEngine) -> None:
    """A character outside the vocabulary is left in the English, where a check can see it."""
    assert "龘" in english(engine, "日本龘工厂")


def test_hypothesis_cut_at_the_limit_says_so(engine: ArgosEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    """English that ran into the longest length is not complete; English that ended by itself is."""
    assert engine.translate([Request("日本政府计划。")])[0][0].complete
    monkeypatch.setattr("translator.engines.argos.engine.LONGEST", 3)
    hypothesis = engine.translate([Request("日本政府计划。")])[0][0]
    assert (hypothesis.text, hypothesis.complete) == ("The Japan government", False)


def test_source_that_was_cut_says_so(engine: ArgosEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    """English of the first part of a source that is too long is not complete."""
    monkeypatch.setattr("translator.engines.argos.engine.LONGEST_SOURCE", 4)
    hypothesis = engine.translate([Request("日本政府计划。")])[0][0]
    assert (hypothesis.text, hypothesis.complete) == ("The Japan government", False)


@pytest.mark.parametrize("source", ["", "  ", "\n"])
def test_blank_source_has_blank_english(engine: ArgosEngine, source: str) -> None:
    """A request without text is answered with an empty text, not with an error."""
    assert english(engine, source) == ""


def test_no_requests_no_answers(engine: ArgosEngine) -> None:
    """An empty batch is an empty list."""
    assert engine.translate([]) == []


def test_every_request_is_told_once(engine: ArgosEngine) -> None:
    """Each answer is told with its place, those to blank requests too."""
    done: list[int] = []
    engine.translate([Request(source) for source in (*SOURCES, "", "")], 1, lambda place, _: done.append(place))
    assert sorted(done) == list(range(len(SOURCES) + 2))


@pytest.mark.parametrize("source", SOURCES)
def test_same_output_as_argostranslate(engine: ArgosEngine, package: Path, source: str) -> None:
    """At argostranslate's own settings a one-sentence text gets argostranslate's hypotheses, letter for letter."""
    opened = open_package(package)  # imports argostranslate so that it leaves nothing in the home folder
    from argostranslate import translate

    class WholeText:
        def split_sentences(self, text: str) -> list[str]:
            return [text]

    engine.translate([])
    theirs = translate.apply_packaged_translation(opened, source, engine._translator, WholeText(), 3)
    ours = ArgosEngine(engine.model, Search(beam=4, length_penalty=0.2)).translate([Request(source)], n_best=3)[0]
    assert [hypothesis.text for hypothesis in ours] == [hypothesis.value.strip() for hypothesis in theirs]


@pytest.mark.parametrize("name", ["metadata.json", "sentencepiece.model", "model/model.bin"])
def test_missing_file_is_named(package: Path, tmp_path: Path, name: str) -> None:
    """A package that lacks a file is refused with the file's name and what to type."""
    folder = shutil.copytree(package, tmp_path / "zh_en")
    (folder / name).unlink()
    with pytest.raises(ModelError, match=name) as caught:
        ArgosEngine(Model("argos-zh-en", "", folder)).translate([Request("公司")])
    assert "models install" in caught.value.remedy


@pytest.mark.parametrize("name", ["metadata.json", "sentencepiece.model", "model/model.bin"])
def test_damaged_file_is_refused(package: Path, tmp_path: Path, name: str) -> None:
    """A package with a file cut short is refused with the folder's name, not with a library's traceback."""
    folder = shutil.copytree(package, tmp_path / "zh_en")
    (folder / name).write_bytes((folder / name).read_bytes()[:40])
    with pytest.raises(ModelError, match="zh_en"):
        ArgosEngine(Model("argos-zh-en", "", folder)).translate([Request("公司")])


def test_other_language_pair_is_refused(package: Path, tmp_path: Path) -> None:
    """A package of another language pair is not used as if it were Chinese to English."""
    folder = shutil.copytree(package, tmp_path / "de_en")
    metadata = (folder / "metadata.json").read_text(encoding="utf-8").replace('"zh"', '"de"')
    (folder / "metadata.json").write_text(metadata, encoding="utf-8")
    with pytest.raises(ModelError, match="translates de to en"):
        open_package(folder)


def test_failure_while_translating_is_ours(package: Path) -> None:
    """A library error during translation is an EngineError that names the model."""
    engine = ArgosEngine(Model("argos-zh-en", "", package))
    too_long = "公司" * 200  # past the positions that the tiny model knows
    with pytest.raises(EngineError, match="zh_en"):
        engine.translate([Request(too_long)])


def test_home_folder_is_left_alone(package: Path, tmp_path: Path) -> None:
    """argostranslate, imported through us, makes no folder and reads no settings; nothing is changed for good."""
    program = """
import os, sys
from pathlib import Path
from translator.engines.argos.engine import open_package
def folders(): return {name: value for name, value in os.environ.items() if name.startswith("XDG_")}
before = folders(), os.makedirs
open_package(Path(sys.argv[1]))
assert (folders(), os.makedirs) == before, folders()
"""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    environment |= {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    environment |= {"ARGOS_PACKAGES_DIR": str(tmp_path / "packages")}
    theirs = tmp_path / ".config" / "argos-translate" / "settings.json"
    theirs.parent.mkdir(parents=True)
    theirs.write_text('{"ARGOS_DEVICE_TYPE": "cuda", "ARGOS_INTER_THREADS": "many"}', encoding="utf-8")
    subprocess.run([sys.executable, "-c", program, str(package)], env=environment, check=True, cwd=Path.cwd())
    assert [path for path in tmp_path.rglob("*") if path not in (theirs, *theirs.parents)] == []
