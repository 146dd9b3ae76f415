"""A model with an adapter of the desk's own: found by its card, or not there at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from provisioning import CONTENT, entry

from translator.errors import ModelError
from translator.models import install, taught
from translator.models.catalogue import DESK, NEWS, QWEN

pytest_plugins = ["provisioning_fixtures"]


@pytest.fixture
def card(root: Path) -> Path:
    """The installed model, and where the card of an adapter for it would be; its folder is there."""
    (root / QWEN.id).mkdir(parents=True)
    (root / QWEN.id / QWEN.file).write_bytes(CONTENT)
    path = taught.folder_of(root, DESK.id) / taught.CARD
    path.parent.mkdir(parents=True)
    return path


def write(card: Path, **said: str) -> None:
    """Write a card."""
    card.write_text(json.dumps({"weights": entry(QWEN.id).digest, "digest": "d" * 64} | said))


def test_one_that_is_there_comes_first(card: Path) -> None:
    """By its card `auto` takes it, with the digest and the place of what is merged; without it, the program's own."""
    assert install.choose(offline=True).entry.id == NEWS.id
    assert DESK.id not in {model.id for model in install.installed()}
    write(card)
    plan = install.choose(offline=True)
    assert plan.model
    assert (plan.entry.id, plan.model.adapter, plan.model.adapter_folder) == (DESK.id, "d" * 64, card.parent)
    assert install.choose("llm", offline=True).entry.id == NEWS.id


@pytest.mark.usefixtures("card")
def test_one_that_is_not_there_is_made() -> None:
    """Neither chosen by name nor installed: what makes one is said."""
    for ask in (lambda: install.choose(DESK.engine), lambda: install.install(DESK.id)):
        with pytest.raises(ModelError, match="no adapter has been made here") as error:
            ask()
        assert "translator train" in error.value.remedy


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "it is no card"),
        ("[]", "it is no card"),
        ("[" * 10_000, "it is no card"),
        ('{"digest": "d"}', "it is no card"),
        ('{"digest": "d", "weights": "0"}', "made for other weights"),
    ],
)
def test_a_damaged_one_is_told_and_does_not_run(card: Path, content: str, said: str) -> None:
    """Nor does another in its place: who taught it would not know. Asked for by name, the others do."""
    card.write_text(content)
    with pytest.raises(ModelError, match=said) as error:
        install.choose()
    assert str(card) in error.value.what
    assert "Delete the folder" in error.value.remedy
    assert install.choose("llm").entry.id == NEWS.id
