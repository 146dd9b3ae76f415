"""What a machine has, and which model suits it best."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from translator.models import catalogue, suited
from translator.models.catalogue import ARGOS, CATALOGUE, DESK, NEWS, QUICKMT, QWEN
from translator.models.install import Origin, Plan
from translator.models.suited import Machine, better, lacks, machine, processor

DESKTOP = Machine(16_000_000_000, 100_000_000_000, "a processor", 8)
LINUX = (
    "processor\t: 0\nmodel name\t: AMD EPYC\nflags\t\t: fpu avx avx2{}\n\nprocessor\t: 1\nflags\t\t: fpu avx avx2{}\n"
)


def best_on(here: Machine) -> str:
    """The id of the model that suits a machine best."""
    found = suited.best(here)
    return found.id if found else ""


def test_every_model_says_what_one_chooses_by() -> None:
    """Size, licence, published quality with where it is from, memory and disk: of all that can be installed."""
    for entry in CATALOGUE:
        assert all((entry.size, entry.licence, entry.quality, entry.memory, entry.disk)), entry.id
        assert entry.disk >= entry.size
        assert entry.is_taught or re.search(r"\(.+\)", entry.quality), entry.id


def test_this_machine_is_told() -> None:
    """What it has is there, in words too, whether or not the folder of the models is."""
    here = machine(Path("no/such/folder").absolute())
    assert here.memory > 1_000_000_000
    assert here.disk > 0
    assert here.cores > 0
    assert here.processor
    assert " of memory, " in str(here)


@pytest.mark.parametrize(
    ("flags", "is_slow"),
    [("", True), (" avx512f avx512_vnni", False), (" avx_vnni", False), (" amx_tile amx_int8", False)],
)
def test_processor_is_known_by_what_linux_tells(flags: str, is_slow: bool) -> None:
    """It is slow where no product of 8-bit numbers is among its flags."""
    assert processor(LINUX.format(flags, flags)) == ("AMD EPYC", is_slow)


@pytest.mark.parametrize("told", ["", "processor\t: 0\nBogoMIPS\t: 50.00\nFeatures\t: fp asimd\n"])
def test_processor_that_does_not_tell_is_not_called_slow(told: str) -> None:
    """Other systems than Linux have no such file, Arm has no such flags."""
    assert processor(told)[1] is False
    assert processor(told)[0]


def test_container_has_the_memory_that_it_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The least of what the machine has and of what a limit says; `max` is none."""
    limit = tmp_path / "memory.max"
    monkeypatch.setattr(suited, "_LIMITS", (limit, tmp_path / "none"))
    whole = machine(tmp_path).memory
    limit.write_text("max\n")
    assert machine(tmp_path).memory == whole
    limit.write_text("900000000\n")
    assert machine(tmp_path).memory == 900_000_000


@pytest.mark.parametrize(
    ("here", "best"),
    [
        (DESKTOP, QUICKMT.id),
        (replace(DESKTOP, is_slow=True), QUICKMT.id),
        (replace(DESKTOP, memory=800_000_000), ARGOS.id),
        (replace(DESKTOP, disk=300_000_000), ARGOS.id),
        (replace(DESKTOP, memory=0), QUICKMT.id),
        (replace(DESKTOP, memory=100_000_000), ""),
    ],
)
def test_best_is_the_best_that_fits(here: Machine, best: str) -> None:
    """Where the memory is not known, the others decide."""
    assert best_on(here) == best


def test_heavy_model_is_not_for_a_slow_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be the best translator of all: a page would take minutes."""
    monkeypatch.setattr(catalogue, "CATALOGUE", (NEWS, QWEN, ARGOS))
    assert best_on(DESKTOP) == NEWS.id
    assert best_on(replace(DESKTOP, is_slow=True)) == ARGOS.id
    assert lacks(NEWS, replace(DESKTOP, is_slow=True, memory=2_000_000_000)) == "4.8 GB of memory, VNNI or AMX"


def test_better_than_a_plan_is_what_comes_before_it_and_fits() -> None:
    """Nothing is better than the best; what the user has brought may be worse than anything; ours is not a desk's."""
    assert better(Plan(ARGOS, Origin.INSTALLED), DESKTOP) == QUICKMT
    assert better(Plan(ARGOS, Origin.INSTALLED), replace(DESKTOP, memory=900_000_000)) is None
    assert better(Plan(QUICKMT, Origin.INSTALLED), DESKTOP) is None
    assert better(Plan(DESK, Origin.INSTALLED), DESKTOP) is None
    assert better(Plan(replace(QUICKMT, id="mine", is_own=True), Origin.INSTALLED), DESKTOP) == QUICKMT
