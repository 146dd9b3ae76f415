"""Argos packages that someone tampered with: names that leave the folder, and files that are damaged."""

from __future__ import annotations

import json
import os
import random
import zipfile
from pathlib import Path

import pytest
from argos_package import make_folder, pack
from provisioning import leftovers
from typer.testing import CliRunner

from translator.cli import app as cli
from translator.engines import load
from translator.engines.argos.engine import ArgosEngine
from translator.engines.base import Model, Request
from translator.errors import ModelError
from translator.models import install
from translator.models.catalogue import ARGOS

pytest_plugins = ["provisioning_fixtures"]
pytestmark = pytest.mark.usefixtures("root")

NAMES = (
    "C:evil.txt", "C:/evil.txt", "C:\\evil.txt", "zh_en/C:evil.txt", "zh_en/file.txt:stream", "..\\x",
    "zh_en/..\\..\\x", "../x", "zh_en/../../x", "zh_en/./x", "/etc/x", "\\x", "\\\\server\\share\\x",
    "//server/share/x", "zh_en//x",
    "zh_en/CON", "zh_en/con.txt", "zh_en/NUL", "zh_en/aux.tar.gz", "zh_en/COM1", "zh_en/lpt9.x", "zh_en/COM¹", "PRN/x",
    "zh_en/nul .txt", "zh_en/CONIN$", "zh_en/x.", "zh_en/x ", "zh_en/. ", "zh_en/a\nb", "zh_en/a\x00b", "zh_en/a\x1bb",
    "zh_en/a*", "zh_en/a?", "zh_en/a|b", "zh_en/<a>", 'zh_en/"a"',
)  # fmt: skip


def with_member(archive: Path, name: str) -> Path:
    """A copy of a package with one file more in it, of this name."""
    source = archive.with_name("tampered.argosmodel")
    source.write_bytes(archive.read_bytes())
    with zipfile.ZipFile(source, "a") as file:
        member = zipfile.ZipInfo("placeholder")
        member.filename = member.orig_filename = name
        file.writestr(member, "evil")
    return source


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_leaves_the_folder_anywhere_is_refused_everywhere(
    archive: Path, root: Path, tmp_path: Path, name: str
) -> None:
    """Drives, backslashes, absolute and parent paths, devices and what Windows drops: nothing is unpacked."""
    before = leftovers(tmp_path)
    with pytest.raises(ModelError, match=r"tampered\.argosmodel: ") as error:
        install.install(ARGOS.id, with_member(archive, name))
    assert "may not be written" in error.value.what
    assert "another copy" in error.value.remedy
    assert leftovers(root) == []
    assert leftovers(tmp_path) == before


@pytest.mark.parametrize("name", ["zh_en/metadata.json", "zh_en/Metadata.JSON", "zh_en/MODEL/model.bin"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_that_is_there_twice_is_refused(archive: Path, root: Path, name: str) -> None:
    """Which of the two would be had hangs on the system."""
    with pytest.raises(ModelError, match="holds a file twice"):
        install.install(ARGOS.id, with_member(archive, name))
    assert leftovers(root) == []


@pytest.mark.parametrize("name", ["zh_en/README", "zh_en/stanza/zh/a.b-c_1.pt", "x/x", "zh_en/console", "zh_en/com10"])
def test_ordinary_names_are_taken(archive: Path, name: str) -> None:
    """What real packages hold, and names that only look like a device's."""
    assert install.install(ARGOS.id, with_member(archive, name))


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Return `content` cut, flipped, overwritten, blanked, padded or replaced."""
    data, at = bytearray(content), chance.randrange(len(content))
    way = chance.randrange(6)
    if way == 0:
        return bytes(data[:at])
    if way == 1:
        data[at] ^= 1 << chance.randrange(8)
    elif way == 2:
        for place in chance.sample(range(len(data)), 60):
            data[place] ^= 1 + chance.randrange(255)
    elif way == 3:
        data[at : at + 500] = bytes(byte ^ 255 for byte in data[at : at + 500])
    elif way == 4:
        data[at:at] = chance.randbytes(20)
    else:
        data = bytearray(chance.randbytes(len(data)))
    return bytes(data)


@pytest.mark.parametrize("name", ["model/model.bin", "sentencepiece.model", "metadata.json", "model/config.json"])
def test_damage_after_installing_never_reaches_the_library(archive: Path, name: str) -> None:
    """Thirty ways a file: the model is refused by its digest, even where size and time are as they were."""
    chance = random.Random(name)
    model = install.install(ARGOS.id, archive)
    file = model.path / name
    whole, status = file.read_bytes(), file.stat()
    for _ in range(30):
        file.write_bytes(damaged(whole, chance))
        if len(file.read_bytes()) == len(whole):
            os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
        with pytest.raises(ModelError, match=r"has changed|is missing") as error:
            load("argos", model, lambda *_: None)
        assert error.value.remedy == f"Install it again: translator models install {ARGOS.id}"
    assert install.install(ARGOS.id, archive) == model
    assert load("argos", model, lambda *_: None).translate([Request("公司")])[0][0].text


@pytest.mark.parametrize("name", ["model/model.bin", "sentencepiece.model", "metadata.json", "model/config.json"])
def test_a_package_that_was_packed_damaged_is_refused_or_loads(tmp_path: Path, root: Path, name: str) -> None:
    """Thirty ways a file, in an archive that is whole: what the libraries say of it is an error of ours."""
    chance = random.Random(name)
    folder = make_folder(tmp_path)
    whole, refused = (folder / name).read_bytes(), []
    for _ in range(30):
        (folder / name).write_bytes(damaged(whole, chance))
        try:
            install.install(ARGOS.id, pack(folder))
        except ModelError as error:
            refused.append(error.what)
    assert len(refused) >= 10
    assert all(what.startswith(str(folder.with_suffix(".argosmodel"))) for what in refused)


def test_an_index_error_of_the_library_is_a_model_error(tmp_path: Path) -> None:
    """A variable that lost its name is not a traceback."""
    folder = make_folder(tmp_path)
    file = folder / "model" / "model.bin"
    file.write_bytes(file.read_bytes().replace(b"self_attention/linear_0/weight", b"self_attention/linear_9/weight", 1))
    with pytest.raises(ModelError, match="cannot load the model"):
        ArgosEngine(Model(ARGOS.id, "0" * 64, folder)).translate([Request("公司")])


def test_a_changed_file_with_a_note_to_fit_has_another_signature(archive: Path) -> None:
    """The digest of the files themselves is told beside the archive's."""
    model = install.install(ARGOS.id, archive)
    note = model.path.parent / "installed.json"
    noted = json.loads(note.read_text())
    noted["files"]["package/model/config.json"]["digest"] = "0" * 64
    note.write_text(json.dumps(noted))
    found = install.find_installed(ARGOS.id)
    assert found
    assert found.digest == model.digest
    assert found.files not in ("", model.files)


def test_a_damaged_package_is_an_error_of_the_command(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`translator run` says which file it is, and exits with 2."""
    monkeypatch.chdir(tmp_path)
    model = install.install(ARGOS.id, archive)
    file = model.path / "model" / "model.bin"
    file.write_bytes(file.read_bytes()[:-9])
    Path("a.txt").write_text("公司投資。\n", encoding="utf-8")
    result = CliRunner().invoke(cli.app, ["run", "a.txt", "--engine", "argos", "--offline"])
    assert result.exit_code == 2
    assert "model.bin: has changed" in result.stderr
    assert "translator models install argos-zh-en" in result.stderr
