"""What a figure's reading depends on besides its own sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

# Frequent characters that one script writes and the other does not.
_SIMPLIFIED = frozenset("们这国来时会对发东车还没动经说过间长门问题开关业现电从进学实产币亿万价华总报选级际线应给让")
_TRADITIONAL = frozenset("們這國來時會對發東車還沒動經說過間長門問題開關業現電從進學實產幣億萬價華總報選級際線應給讓")


@dataclass(frozen=True, slots=True)
class Context:
    """What an article tells about its figures.

    `published` supplies the month of "24日"; `spelling` ("us" or "gb") orders dates and spells
    units; `home_currency` (ISO 4217) is what a bare 元 means; `fields` are those of `counters.fields`.
    """

    published: date | None = None
    spelling: str = "us"
    home_currency: str = "TWD"
    fields: frozenset[str] = frozenset()


def home_currency(text: str) -> str:
    """What a bare 元 means in an article: "CNY" where its script is Simplified, otherwise "TWD"."""
    simplified = sum(c in _SIMPLIFIED for c in text)
    traditional = sum(c in _TRADITIONAL for c in text)
    return "CNY" if simplified > traditional else "TWD"
