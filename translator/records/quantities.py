"""Figures of the Chinese: by value, unit and kind."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class QuantityKind(StrEnum):
    """What a figure counts or names."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    MULTIPLE = "multiple"
    MEASURE = "measure"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    ORDINAL = "ordinal"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure of a segment's text, by value, with its English in house style.

    `value` (and `upper`, the end of a range) are in single units: 120億美元 has value 12000000000,
    currency "USD". `unit` is our own singular English name or symbol ("nm", "person", "hectare").
    A date's value is its most exact part; `english` always states the whole figure.
    """

    start: int
    end: int
    surface: str
    kind: QuantityKind
    value: Decimal
    english: str
    upper: Decimal | None = None
    unit: str = ""
    currency: str = ""
    qualifier: str = ""

    @property
    def values(self) -> tuple[Decimal, ...]:
        """The value, and where it is a range its other end."""
        return (self.value,) if self.upper is None else (self.value, self.upper)
