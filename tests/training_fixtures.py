"""Fixtures for the tests of training: one core, and a tiny model whose graph is prepared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
import tiny_gguf

from translator.engines import ready
from translator.engines.base import Model as Installed
from translator.engines.llm import gguf_graph

if TYPE_CHECKING:
    from translator.train.model import Model
    from translator.train.tokens import Tokens


@pytest.fixture(scope="module")
def one_core() -> Iterator[None]:
    """What is as small as this is computed by one core: others would wait for each other."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The tiny model, its graph prepared. Not to be changed: it is shared."""
    path = tmp_path_factory.mktemp("models") / "plain" / "model.gguf"
    path.parent.mkdir()
    tiny_gguf.write_gguf(path)
    return ready("llm", Installed("plain", sha256(path.read_bytes()).hexdigest(), path), lambda *_: None)


@pytest.fixture(scope="module")
def tokens(installed: Installed) -> Tokens:
    """Its tokenizer."""
    from translator.train.tokens import Tokens

    return Tokens(gguf_graph.folder_of(installed))


@pytest.fixture
def untaught(installed: Installed, tokens: Tokens, one_core: None) -> Callable[[], Model]:
    """What makes the model in torch, with an adapter that changes nothing yet."""
    from translator.train.model import Adapter, Model, blank

    return lambda: Model(installed.path, tokens.order, tokens.writable, Adapter(blank(installed.path, 4), "cpu"))


@pytest.fixture
def model(untaught: Callable[[], Model]) -> Model:
    """One such model."""
    return untaught()
