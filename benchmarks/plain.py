"""The language model of an engine, asked plainly, greedy, nothing checked: as it comes, where that is `llm-plain`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from systems import greedy

from translator.engines.base import Model, Request
from translator.engines.llm.gguf_graph import STOPS, folder_of
from translator.engines.llm.prompts import beginning
from translator.engines.llm.runtime import open_pipeline

_PROMPT = (
    "<|im_start|>system\nYou are a helpful assistant.<|im_end|>\n"
    "<|im_start|>user\nTranslate the following Chinese text into English:\n{}<|im_end|>\n<|im_start|>assistant\n"
)


def translated(lines: Sequence[str], model: Model) -> list[str]:
    """Return the English of each of `lines`, from the engine's own graph of `model`, which is ready."""
    pipeline = open_pipeline(folder_of(model), lambda *_: None, beginning())
    answers = pipeline.generate([_PROMPT.format(line) for line in lines], [_config(line) for line in lines])
    return [" ".join(answer.m_generation_ids[0].split()) for answer in answers]


def _config(line: str) -> Any:
    config = greedy(Request(line), STOPS)
    config.set_eos_token_id(STOPS[0])
    return config
