"""What a desk translates with can be chosen on its page: what is installed, in one of the profiles."""

from __future__ import annotations

from pathlib import Path

import pytest
from argos_package import pack
from desk_server import make_desk, places_in, serving, work_in
from newsroom import TESTING

from translator.desk.choices import models, profiles
from translator.desk.places import Choice
from translator.desk.server import desk_of
from translator.models import install
from translator.models import wheels as weights
from translator.models.catalogue import ARGOS
from translator.profiles import PROFILES

pytestmark = pytest.mark.enable_socket


@pytest.fixture(autouse=True)
def installed(tmp_path: Path, argos_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with one model."""
    monkeypatch.setenv("TRANSLATOR_MODELS", str(tmp_path / "models"))
    monkeypatch.setattr(weights, "locate", lambda entry: ())
    install.install(ARGOS.id, pack(argos_folder).rename(tmp_path / ARGOS.file))


def test_what_is_installed_is_offered_with_what_it_is_worth() -> None:
    """After what the desk was started with: memory, and what is published of its English."""
    begun, argos = models()
    assert begun.name == ""
    assert argos.name == ARGOS.id
    assert argos.facts == f"argos-zh-en (argos): 500 MB of memory; {ARGOS.quality}"
    assert [offer.name for offer in profiles()] == list(PROFILES)


def test_page_says_which_memory_is_used(tmp_path: Path) -> None:
    """The folder's own, of which nothing need be said, or the one that it shares with others."""
    shared = tmp_path / "shared" / "news\u202e.sqlite3"
    for memory, said in ((None, ""), (shared, str(shared).replace("\u202e", "\\u202e"))):
        places = places_in(tmp_path / "desk", memory)
        with serving(desk_of(places, work_in(places), TESTING)) as running:
            running.enter()
            assert running.ask("GET", "/api/choice").json["memory"] == said


def test_page_asks_and_chooses(tmp_path: Path) -> None:
    """What is not there cannot be chosen, and what was chosen stays."""
    with serving(make_desk(tmp_path / "desk")) as running:
        running.enter()
        told = running.ask("GET", "/api/choice").json
        assert told["chosen"] == {"model": "", "profile": "testing"}
        assert [offer["name"] for offer in told["models"]] == ["", ARGOS.id]
        assert running.tell("/api/choice", model=ARGOS.id, profile="fast").status == 200
        refused = running.tell("/api/choice", model="gpt", profile="fast")
        assert (refused.status, refused.json["what"]) == (422, f"gpt: not one of {ARGOS.id}.")
        assert running.tell("/api/choice", model="", profile="slow").status == 422
        assert running.tell("/api/choice", model=["x"], profile="fast").status == 400
        assert running.desk.worker.choice == Choice(ARGOS.id, "fast")
