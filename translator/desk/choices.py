"""Which model a desk translates with and in which profile: what there is to choose from, and what each is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from translator.desk.places import Choice
from translator.errors import ModelError
from translator.models import install
from translator.models.catalogue import CatalogueEntry
from translator.profiles import PROFILES
from translator.storage.large_files import human_size

_LIKE_THE_START = "As the desk was started"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to choose: what it is called in a `Choice`, and what is said of it."""

    name: str
    facts: str


def models() -> tuple[Offer, ...]:
    """Return what translates: first what the desk was started with, "", then what is installed, the better first."""
    there = {model.id for model in install.installed()}
    return Offer("", _LIKE_THE_START), *(
        Offer(entry.id, _facts(entry)) for entry in install.entries() if entry.id in there
    )


def profiles() -> tuple[Offer, ...]:
    """Return the profiles, the quickest first."""
    return tuple(Offer(profile.name, f"{profile.name}: {profile.description}") for profile in PROFILES.values())


def require_offered(choice: Choice) -> None:
    """Raise `ModelError` for a model that is not installed (any more), or a profile that there is not."""
    for name, offers in ((choice.model, models()), (choice.profile, profiles())):
        if not any(offer.name == name for offer in offers):
            raise ModelError(f"{name}: not one of {_listed(offers)}.", "Choose another.")


def _listed(offers: Sequence[Offer]) -> str:
    return ", ".join(offer.name for offer in offers if offer.name)


def _facts(entry: CatalogueEntry) -> str:
    memory = f"{human_size(entry.memory)} of memory" if entry.memory else "memory not known"
    return f"{entry.id} ({entry.engine}): {memory}; {entry.quality or 'quality not known'}"
