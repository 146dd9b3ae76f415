"""What the tests of provisioning share: small files, installed wheels, and what a test server has."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from translator.models import catalogue
from translator.models.catalogue import CatalogueEntry

CONTENT = bytes(range(256)) * 500  # what stands for the language model in these tests
PARTS = 11  # more than nine, so that text order is not numeric order
HUB_PATH = "/demo/model.gguf"


@dataclass
class Site:
    """What the test server has, and how it behaves: `cut` is the bytes it sends before it hangs up."""

    url: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    cut: int | None = None
    ranges: bool = True
    status: int | None = None
    asked: list[tuple[str, str]] = field(default_factory=list)


def add_wheels(folder: Path, parts: int = PARTS) -> list[Path]:
    """Lay out installed distributions with a part of CONTENT each, and return the parts."""
    size, paths = len(CONTENT) // PARTS + 1, []
    for number in range(1, parts + 1):
        content = CONTENT[(number - 1) * size : number * size]
        name = f"demo_part{number}/data/part{number:02}.bin"
        path = folder / name
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
        information = folder / f"demo_part{number}-1.0.dist-info"
        information.mkdir()
        (information / "METADATA").write_text(f"Metadata-Version: 2.1\nName: demo-part{number}\nVersion: 1.0\n")
        digest = base64.urlsafe_b64encode(sha256(content).digest()).decode().rstrip("=")
        (information / "RECORD").write_text(f"{name},sha256={digest},{len(content)}\n")
        (folder / f"demo_part{number}" / "__init__.py").write_text("raise RuntimeError('imported')\n")
        paths.append(path)
    return paths


def entry(model_id: str) -> CatalogueEntry:
    """The entry of the small catalogue."""
    return next(each for each in catalogue.CATALOGUE if each.id == model_id)


def leftovers(folder: Path) -> list[str]:
    """The files under `folder`, by name."""
    return sorted(path.name for path in folder.rglob("*") if path.is_file())
