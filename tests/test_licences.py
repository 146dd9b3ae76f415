"""NOTICE.md says of every library and model what its licence is."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

from translator.models.catalogue import CATALOGUE

NOTICE = (Path(__file__).parent.parent / "NOTICE.md").read_text(encoding="utf-8")
ROWS = {cells[0]: cells for line in NOTICE.splitlines() if len(cells := [c.strip() for c in line.split("|")[1:-1]]) > 1}
# What asks more of whoever passes a library on than to keep its notice.
COPYLEFT = re.compile(r"GPL|MPL|EPL|Affero|Lesser|Mozilla|Public License|copyleft", re.IGNORECASE)


def requirements(name: str, extra: str = "") -> Iterator[str]:
    """The libraries that `name` needs here."""
    for line in metadata.requires(name) or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
            yield requirement.name


def closure(name: str, known: frozenset[str] = frozenset()) -> frozenset[str]:
    """Every library that comes with `name`."""
    for needed in requirements(name):
        if needed.lower() not in known:
            known = closure(needed, known | {needed.lower()})
    return known


def licence(name: str) -> str:
    """What the metadata of a library says of its licence, in a line."""
    said = metadata.metadata(name).get_all
    named = [line for line in said("Classifier") or () if line.startswith("License")]
    own = (metadata.distribution(name).read_text("LICENSE") or "")[:20]  # where the metadata has no line for it
    return " ".join([*(said("License-Expression") or ()), *(text[:200] for text in said("License") or ()), *named, own])


def test_every_library_is_listed() -> None:
    """NOTICE.md has a row for each library that is asked for, and for no other."""
    direct = set(requirements("translator"))
    between = NOTICE.partition("## Libraries")[2].partition("These bring")[0]
    assert {name for name in ROWS if f"\n| {name} |" in between} - {"library", "---"} == direct


def test_a_permissive_licence_is_what_the_library_says() -> None:
    """The licence in each row stands in the library's own metadata, whichever way it is spelled there."""
    for name in requirements("translator"):
        family = re.split(r"[- ]", ROWS[name][1])[0]
        assert family in licence(name), name


def test_every_licence_that_asks_more_is_told() -> None:
    """Of all that is brought along, what is under the GPL, the MPL and their like is named, and no other."""
    demanding = {name for name in closure("translator") if COPYLEFT.search(licence(name))}
    told = NOTICE.partition("The exceptions:")[2].partition("## Only")[0]
    assert demanding
    assert {name for name in ROWS if f"\n| {name} |" in told} - {"library", "---"} == demanding
    assert demanding.isdisjoint(requirements("translator"))


def test_every_model_is_listed() -> None:
    """Each model of the catalogue has its licence there."""
    for entry in CATALOGUE:
        assert ROWS[entry.id][2].startswith(entry.licence), entry.id


def test_what_is_never_loaded_is_not(argos_folder: Path) -> None:
    """An Argos package is opened without the library under the AGPL that comes with Argos Translate."""
    program = (
        "import sys; from pathlib import Path; from translator.engines.argos.package import open_package, index_url\n"
        "open_package(Path(sys.argv[1])), index_url()\n"
        "assert 'argostranslate' in sys.modules and 'minisbd' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program, str(argos_folder)], check=True)
