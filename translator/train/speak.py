"""What a model says to prompts while it learns: the likeliest, or drawn, many at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch

from translator.engines.llm.gguf_graph import STOPS
from translator.train.model import Cache, Model

Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Draw:
    """How answers are drawn: at heat 1 as probable as the model has them, below nearer to the likeliest."""

    heat: float
    chance: Any

    @classmethod
    def on(cls, device: str, heat: float, seed: int = 0) -> Draw:
        """Return a draw that is the same for the same seed."""
        return cls(heat, torch.Generator(device).manual_seed(seed))

    def of(self, scores: torch.Tensor) -> torch.Tensor:
        """Return a token for each row of scores."""
        return torch.multinomial((scores / self.heat).softmax(-1), 1, generator=self.chance)[:, 0]


@torch.no_grad()  # type: ignore[untyped-decorator]
def say(model: Model, prompts: Sequence[Numbers], most: int, draw: Draw | None = None) -> list[Numbers]:
    """Return an answer to each prompt, of at most `most` tokens: the likeliest, or a drawn one. Its end is a token."""
    longest = max(map(len, prompts))
    pads = torch.tensor([longest - len(prompt) for prompt in prompts], device=model.device)
    given = [[0] * (longest - len(prompt)) + list(prompt) for prompt in prompts]
    numbers = torch.tensor(given, device=model.device)
    cache, said, over = Cache(), [], torch.zeros(len(prompts), dtype=torch.bool, device=model.device)
    for at in range(most):
        first = 0 if not at else longest + at - 1
        slots = torch.arange(first, longest + at, device=model.device)
        places = (slots[None] - pads[:, None]).clamp_min(0)
        hidden = model.hidden(numbers, places, _mask(slots, pads, longest + at), cache)
        scores = model.scores(hidden[:, -1])
        chosen = draw.of(scores) if draw else scores.argmax(-1)
        said.append(chosen)
        over |= chosen == STOPS[0]
        if bool(over.all()):
            break
        numbers = chosen[:, None]
    return [_cut(row) for row in torch.stack(said, 1).tolist()]


def _mask(slots: torch.Tensor, pads: torch.Tensor, count: int) -> torch.Tensor:
    """Say what the tokens in `slots` may look at of `count`: not what comes later, and no padding but itself."""
    all_slots = torch.arange(count, device=slots.device)
    is_before = all_slots[None] <= slots[:, None]
    is_own = all_slots[None] == slots[:, None]
    return ((is_before[None] & (all_slots[None, None] >= pads[:, None, None])) | is_own[None])[:, None]


def _cut(numbers: Sequence[int]) -> Numbers:
    """Return what was said up to its end."""
    end = next((at for at, number in enumerate(numbers) if number in STOPS), len(numbers))
    return tuple(numbers[: end + 1])
