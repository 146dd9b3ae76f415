"""No regular expression takes more time than a text's length is worth, whatever the text repeats."""

from __future__ import annotations

import importlib
import re
from heapq import nlargest
from itertools import pairwise
from pathlib import Path

import patterns
import pytest
from growth import TIMES, least
from patterns import Found, collected, texts

# Lengths at which all texts are tried, and then the slowest of them.
_SHORT, _LONG = (20, 80, 320), (1280, 5120, 20480)
_SLOWEST = 4
# As in `growth`, of a pattern's few milliseconds.
_MOST, _REST = 9, 0.005
_SURE = 0.05  # what takes so long, the least of three times, is no accident of the measuring
# Asked of short texts only, whole: dates in English.
_OF_DATES = "translator.quantities.english.date_preposition: _PREPOSITIONS"


def grows_too_fast(found: Found, parts: tuple[str, str, str], lengths: tuple[int, ...]) -> bool:
    """Whether at some length four times the text takes much more than four times as long, measured again if so."""
    before, unit, after = parts
    made = [before + unit * (length // len(unit)) + after for length in lengths]
    for short, long in pairwise(made):
        for runs in (1, 3, 9):
            taken = least(found.work, long, runs)
            if taken <= _MOST * least(found.work, short, runs) + _REST:
                break
            if runs > 1 and taken > _SURE:
                return True
        else:
            return True
    return False


def slow_text(found: Found, made: dict[str, tuple[str, str, str]]) -> str:
    """Which of the texts it is on which the time that a pattern takes grows faster than they do; "" if none."""
    tried: dict[str, float] = {}
    for name, (before, unit, after) in made.items():
        taken = [least(found.work, before + unit * (length // len(unit)) + after, runs=1) for length in _SHORT]
        is_slow = any(long > _MOST * short + _REST for short, long in pairwise(taken))
        if is_slow and grows_too_fast(found, (before, unit, after), _SHORT):
            return name
        tried[name] = taken[-1]
    slowest = nlargest(_SLOWEST, tried, key=tried.__getitem__)
    return next((name for name in slowest if grows_too_fast(found, made[name], _LONG)), "")


def test_time_of_every_pattern_grows_with_length_only() -> None:
    """Runs of blanks, digits, marks, letters and of what a pattern itself repeats, and then what makes it fail."""
    assert _LONG[1] // _LONG[0] == TIMES
    found = [one for one in collected() if one.where != _OF_DATES]
    made = [texts(one.pattern) for one in found]
    slow = {one.where: slow for one, own in zip(found, made, strict=True) if (slow := slow_text(one, own))}
    assert slow == {}
    assert len(found) > 900
    assert sum(map(len, made)) > 90_000


_HANDING = """
import re
_NAME = re.compile(r"first")
def ask(text): return found(_NAME, text)
def found(pattern, text): return pattern.search(text)
"""
_ASKING = """
import re
_NAME = re.compile(r"second")
def ask(text): return _NAME.match(text)
class Reader:
    name = re.compile(r"third")
async def wait(text): return re.search(r"fourth", text)
brief = lambda text: re.search(r"fifth", text)
"""


def test_patterns_are_found_wherever_they_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In classes, lambdas and async functions; each judged by its own module, as searched for where it is handed on."""
    monkeypatch.syspath_prepend(tmp_path)
    for name, text in (("handing_on", _HANDING), ("asking", _ASKING)):
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    made = [importlib.import_module(name) for name in ("handing_on", "asking")]
    monkeypatch.setattr(patterns, "modules", lambda: iter(made))
    found = {one.pattern.pattern: one.is_anchored for one in collected()}
    assert found == {"first": False, "second": True, "third": False, "fourth": False, "fifth": False}


@pytest.mark.parametrize(
    "pattern",
    [r"\s*x", r"\d+[,.]\d+$", r"(?:a|b)*c", r"「.*」。", r"\(\s*[^()]*?\s*\)", r"(?:\s?[A-Za-z][A-Za-z0-9.&-]*){1,3}$"],
)
def test_slow_patterns_are_found(pattern: str) -> None:
    """The measure tells the patterns that search again from every place of a run."""
    compiled = re.compile(pattern)
    assert slow_text(Found("here", compiled, False), texts(compiled))
