"""What a model says to prompts while it learns: the likeliest, or drawn, many at a time."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from translator.engines.llm.gguf_graph import STOPS
from translator.train.model import Cache, Model

Numbers = tuple[int, ...]


@torch.no_grad()  # type: ignore[untyped-decorator]
def say(model: Model, prompts: Sequence[Numbers], most: int, heat: float = 0.0) -> list[Numbers]:
    """Return an answer to each prompt, of at most `most` tokens. Its end is a token.

    It is the likeliest, or with `heat` one that is drawn: at 1 as probable as the model has it, below nearer to the
    likeliest.
    """
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
        chosen = _chosen(model.scores(hidden[:, -1]), heat)
        said.append(chosen)
        over |= chosen == STOPS[0]
        if bool(over.all()):
            break
        numbers = chosen[:, None]
    return [_cut(row) for row in torch.stack(said, 1).tolist()]


def _chosen(scores: torch.Tensor, heat: float) -> torch.Tensor:
    return scores.argmax(-1) if not heat else torch.multinomial((scores / heat).softmax(-1), 1)[:, 0]


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
