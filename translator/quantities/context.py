"""What a figure's reading depends on besides its own sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Context:
    """What an article tells about its figures.

    `published` supplies the month of "24日"; `spelling` ("us" or "gb") orders dates and spells
    units; `home_currency` (ISO 4217) is what a bare 元 means; `fields` are those of `counters.fields`,
    and `sums` the values and currencies of `stated_sums`.
    """

    published: date | None = None
    spelling: str = "us"
    home_currency: str = "TWD"
    fields: frozenset[str] = frozenset()
    sums: tuple[tuple[Decimal, str], ...] = ()
