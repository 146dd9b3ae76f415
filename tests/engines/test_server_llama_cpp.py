"""The server engine before a real server, llama.cpp's, with a tiny model that says one thing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tiny_gguf import write_gguf

from translator.engines.base import Request
from translator.engines.server.address import Settings
from translator.engines.server.engine import ServerEngine, connect
from translator.errors import EngineError

xllamacpp = pytest.importorskip("xllamacpp")

END, BREAK, SPACE = "<|im_end|>", "\u010a", "\u0120"  # as byte-level BPE spells them
SAYS = {BREAK: "P", "P": "o", "o": "r", "r": "t", "t": ".", ".": END}
GOES_ON = {",": SPACE, SPACE: "f", "f": "i", "i": "v", "v": "e", "e": END}


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server whose model says "Port.", and goes on from a comma with "five"."""
    path = tmp_path_factory.mktemp("gguf") / "tiny.gguf"
    write_gguf(path, 8192, SAYS | GOES_ON)
    settings = xllamacpp.CommonParams()
    settings.model.path = str(path)
    settings.n_ctx, settings.n_parallel, settings.n_gpu_layers, settings.verbosity = 4 * 4096, 4, 0, -1
    settings.cpuparams.n_threads = settings.cpuparams_batch.n_threads = 1
    settings.hostnames, settings.port = ["127.0.0.1"], 0
    server = xllamacpp.Server(settings)
    yield f"{server.listening_address}/v1"
    del server


@pytest.fixture(scope="module")
def engine(url: str) -> ServerEngine:
    """The engine over it."""
    return connect(Settings(url), offline=True)


def test_sentences_are_translated(engine: ServerEngine) -> None:
    """Several at once, whole, with how probable each word is."""
    for answer in engine.translate([Request("港口。"), Request("漁船。"), Request("碼頭。")]):
        [found] = answer
        assert (found.text, found.complete) == ("Port.", True)
        [(word, value)] = found.words
        assert word == "Port."
        assert -0.5 < value <= 0
        assert -0.5 < found.score <= 0


def test_several_answers_come_from_one_request(engine: ServerEngine) -> None:
    """The server is found to give them, with probabilities, and to go on from a beginning."""
    assert [found.text for found in engine.translate([Request("港口。")], 5)[0]] == ["Port."] * 5
    can = engine._speech.abilities
    assert (can.most, can.tells, can.begun is not None) == (4, True, True)


def test_begun_answer_is_gone_on_from(engine: ServerEngine) -> None:
    """It begins with what it was given, letter for letter."""
    [found] = engine.translate([Request("港口。", prefix="The Nanwan Port,")])[0]
    assert found.text == "The Nanwan Port, five"


def test_server_is_in_the_signature(engine: ServerEngine, url: str) -> None:
    """What the server says of its software and its model; the same file is the same."""
    assert engine.model.id == "tiny.gguf"
    assert engine.model.server.startswith("llama.cpp ")
    assert connect(Settings(url, "tiny.gguf"), offline=True).model.digest == engine.model.digest


def test_context_that_is_too_short_is_said(engine: ServerEngine) -> None:
    """With what to start the server with."""
    with pytest.raises(EngineError, match=r"the context of tiny\.gguf is too short") as caught:
        engine.translate([Request("港" * 4000)])
    assert "llama-server -c" in caught.value.remedy
