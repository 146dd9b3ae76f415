"""The engine over folders of CTranslate2, on a tiny one laid out as each publisher does."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from ct2_folder import JOINT, MARIAN, QUICKMT, make_ct2

from translator.engines.base import Model, Request
from translator.engines.ct2.engine import Ct2Engine, try_folder
from translator.errors import ModelError

LAYOUTS = (QUICKMT, MARIAN, JOINT)
SOURCE = "日本政府投资晶片工厂。"


@pytest.fixture(scope="module", params=LAYOUTS, ids=lambda names: names[0])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an installed model."""
    return make_ct2(tmp_path_factory.mktemp("ct2") / "package", request.param)


@pytest.fixture(scope="module")
def engine(folder: Path) -> Ct2Engine:
    """An engine over it."""
    return Ct2Engine(Model("own", "0" * 64, folder))


def test_sentences_are_translated(engine: Ct2Engine) -> None:
    """As the Argos package with the same weights does: in batches, with n-best and scores."""
    [found, other] = engine.translate([Request(SOURCE), Request("公司。")], n_best=2)
    assert found[0].text == "The Japan government investment chip factory."
    assert len({each.text for each in found}) == 2
    assert 0 > found[0].score > found[1].score
    assert other[0].text == "The company."


def test_begun_answer_is_gone_on_from(engine: Ct2Engine) -> None:
    """With the pieces of the target's language."""
    assert (
        engine.translate([Request("日本政府计划。", prefix="The Nippon state")])[0][0].text == "The Nippon state plan."
    )


def test_end_of_a_sentence_is_read_where_the_family_reads_it(engine: Ct2Engine, folder: Path) -> None:
    """By OPUS-MT's models, which were trained with it, once: where the library adds it we do not."""
    engine.translate([Request("公司")])
    is_marian = (folder / "source.spm").exists()
    assert (engine._tokenizer.encode("公司")[-1] == "</s>") is is_marian
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    assert config["add_source_eos"] is not is_marian


def test_model_is_tried(folder: Path) -> None:
    """A sentence goes through it before it is installed."""
    try_folder(folder)


def test_model_of_another_direction_is_refused(tmp_path: Path) -> None:
    """What comes out is Chinese."""
    folder = make_ct2(tmp_path / "package")
    pieces = json.loads((folder / "shared_vocabulary.json").read_text(encoding="utf-8"))
    (folder / "shared_vocabulary.json").rename(folder / "source_vocabulary.json")
    pieces[pieces.index("▁Japan")] = "日本国"
    (folder / "target_vocabulary.json").write_text(json.dumps(pieces, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(ModelError, match="is no English"):
        try_folder(folder)


@pytest.mark.parametrize("name", ["model.bin", "config.json", "shared_vocabulary.json", "src.spm.model"])
@pytest.mark.parametrize("is_cut", [False, True])
def test_missing_or_damaged_file_is_told(tmp_path: Path, name: str, is_cut: bool) -> None:
    """With the folder and what to type, not with a library's traceback."""
    folder = make_ct2(tmp_path / "own" / "package")
    data = (folder / name).read_bytes()
    (folder / name).unlink()
    if is_cut:
        (folder / name).write_bytes(data[: len(data) // 2])
    with pytest.raises(ModelError, match="package") as caught:
        Ct2Engine(Model("own", "", folder)).translate([Request(SOURCE)])
    assert caught.value.remedy == "Install it again: translator models install own"


def test_source_that_is_too_long_is_cut_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Past the places that a model knows the library would stop the whole run."""
    monkeypatch.setattr("translator.engines.ct2.engine._POSITIONS", 4)
    folder = shutil.copytree(make_ct2(tmp_path / "a"), tmp_path / "b")
    [found] = Ct2Engine(Model("own", "", folder)).translate([Request("日本政府计划。")])[0]
    assert (found.text, found.complete) == ("The Japan government", False)
