"""What this machine has that a model needs, and which model suits it best."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from translator.models import catalogue
from translator.models.catalogue import CatalogueEntry
from translator.models.install import Plan
from translator.storage.large_files import human_size

# What x86 calls its products of 8-bit numbers. Arm has had them on everything that these libraries run on.
_BYTES = re.compile(r"(?m)^flags\s*:.*\b(?:avx512_vnni|avx_vnni|amx_int8)\b")
_LIMITS = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))


@dataclass(frozen=True, slots=True)
class Machine:
    """A computer: its memory and what is free for models on its disk, in bytes; its processor and the cores of that.

    `is_slow`: the processor is known to lack products of 8-bit numbers (VNNI, AMX), without which a language model
    takes minutes for a page. `memory` is 0 where the system does not tell.
    """

    memory: int
    disk: int
    processor: str
    cores: int
    is_slow: bool = False

    def __str__(self) -> str:
        memory = f"{human_size(self.memory)} of memory" if self.memory else "memory not known"
        cores = f"{self.cores} core{'s' * (self.cores > 1)} of {self.processor}"
        without = " without VNNI or AMX" if self.is_slow else ""
        return f"{memory}, {human_size(self.disk)} free on the disk, {cores}{without}"


def machine(root: Path) -> Machine:
    """Return this machine; models go to the folder `root`, which need not be there."""
    there = next(parent for parent in (root, *root.parents) if parent.exists())
    told = Path("/proc/cpuinfo")
    name, is_slow = processor(told.read_text(errors="replace") if told.exists() else "")
    return Machine(_memory(), shutil.disk_usage(there).free, name, os.cpu_count() or 1, is_slow)


def processor(told: str) -> tuple[str, bool]:
    """Return a processor's name, and whether it is slow, by what Linux tells of it; of another system there is less."""
    named = re.search(r"(?m)^model name\s*: (.+)", told)
    name = named[1].strip() if named else os.environ.get("PROCESSOR_IDENTIFIER") or platform.machine()
    return name, bool(re.search(r"(?m)^flags\s*:", told)) and not _BYTES.search(told)


def _memory() -> int:
    """Return the bytes of memory that this process may come to: in a container they can be fewer."""
    if sys.platform == "win32":
        import ctypes

        status = (ctypes.c_uint64 * 8)(64)  # MEMORYSTATUSEX: its own size, then ullTotalPhys
        return status[1] if ctypes.windll.kernel32.GlobalMemoryStatusEx(status) else 0
    try:
        total = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0
    limits = [path.read_text().strip() for path in _LIMITS if path.exists()]
    return min([total, *(int(limit) for limit in limits if limit.isdigit())])


def lacks(entry: CatalogueEntry, here: Machine) -> str:
    """Return what a machine lacks for a model that is not on it; "" where it has all."""
    lacking = []
    if here.memory and entry.memory > here.memory:
        lacking.append(f"{human_size(entry.memory)} of memory")
    if entry.disk > here.disk:
        lacking.append(f"{human_size(entry.disk)} free on the disk")
    if entry.is_heavy and here.is_slow:
        lacking.append("VNNI or AMX")
    return ", ".join(lacking)


def best(here: Machine) -> CatalogueEntry | None:
    """Return the best translator by what is published that suits a machine, whether it is on it or not."""
    return _best(catalogue.CATALOGUE, here)


def better(plan: Plan, here: Machine) -> CatalogueEntry | None:
    """Return the best model that suits a machine and is published to translate better than a plan's, if there is one.

    Of what the user has brought nothing is published: any model may be better.
    """
    entries = catalogue.CATALOGUE
    return _best(entries if plan.entry.is_own else entries[: entries.index(plan.entry)], here)


def _best(entries: Sequence[CatalogueEntry], here: Machine) -> CatalogueEntry | None:
    offered = (each for each in entries if not (each.is_taught or each.is_restricted))
    return next((each for each in offered if not lacks(each, here)), None)
