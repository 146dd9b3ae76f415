"""The measure of growth that other tests rely on tells linear from quadratic."""

from __future__ import annotations

import pytest
from growth import TIMES, grows_with_length_only


@pytest.mark.parametrize(("power", "expected"), [(1, True), (2, False)])
def test_quadratic_time_is_told_from_linear(power: int, expected: bool) -> None:
    """Four times as much may take four times as long, not sixteen."""
    short = 300_000 if power == 1 else 2000
    assert grows_with_length_only(lambda size: sum(range(size**power)), short, TIMES * short) is expected
