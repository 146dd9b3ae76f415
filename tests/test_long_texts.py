"""Long articles of anything: the time that reading, cutting up and checking takes grows with them."""

from __future__ import annotations

from pathlib import Path

import pytest
from growth import TIMES, grows_with_length_only
from newsroom import ENTRIES

from translator.chinese.segment import segment
from translator.clean import clean
from translator.errors import InputError
from translator.glossary import Glossary
from translator.names import stated_names
from translator.quantities import Context
from translator.read import read
from translator.records import Block, Hypothesis, Role, Segment, Step
from translator.translate.mark import mark
from translator.translate.verify import verify

UNITS = (
    " ", "\u3000", "1", "一", "萬", "1,111", "1億", "120億美元", "3月", "（", "(", "）", "「", "「」", "『", "“",
    '"', "，", "、", "。", "…", ".", "-", "–", "—", "|", "#", "*", "_", "[", "[](", "<", "</", "<!--",
    "&#", "a", "A ", "Aa ", "a.", "中", "記者", "港務公司", "（港務公司）", "\n", "\n\n", "1\n", "中\n", "- 中\n",
    "# a\n", "港務公司今天宣布。", "3天前\n", "©", "圖：", "2026年3月5日", "《", "<p>", "=",
)  # fmt: skip
SIZE = 4000
GLOSSARY = Glossary(ENTRIES)
SAID = (
    ("港務公司，", "Nanwan Port Corporation, "), ("120億美元、", "US$12 billion, "), ("五萬人、", "50,000 people, "),
    ("三成、", "30%, "), ("第二、", "second, "), ("3月5日、", "March 5, "),
    ("周明德說貨櫃碼頭，", "Chou Ming-te, container terminal, "),
)  # fmt: skip


def outcome(path: Path) -> object:
    """An article, or the reason why it is none: refusing must not take longer either."""
    try:
        return clean(read(path))
    except InputError as error:
        return error


@pytest.mark.parametrize("unit", UNITS)
def test_reading_and_cleaning_take_time_by_length(tmp_path: Path, unit: str) -> None:
    """A file that repeats one thing is read and cleaned in time that grows with it."""
    paths = [tmp_path / f"{size}.{'html' if unit.startswith('<') else 'txt'}" for size in (SIZE, TIMES * SIZE)]
    for path in paths:
        body = unit * (int(path.stem) // len(unit))
        path.write_text(f"港口擴建　盼搶轉口貨源\n\n港務公司今天宣布擴建。\n\n{body}\n\n漁民擔心航道變窄。\n", "utf-8")
    assert grows_with_length_only(outcome, *paths)


@pytest.mark.parametrize("separator", ["|", "-", "_", "—"])
def test_title_of_blanks_takes_time_by_length(tmp_path: Path, separator: str) -> None:
    """A title with thousands of blanks before a site's name is no work."""
    paths = [tmp_path / f"{size}.html" for size in (8000, TIMES * 8000)]
    for path in paths:
        title = f"港口擴建{' ' * int(path.stem)}{separator}{' ' * int(path.stem)}x"
        path.write_text(f"<html><head><title>{title}</title></head><body>港務公司今天宣布。</body></html>", "utf-8")
    assert grows_with_length_only(outcome, *paths)


def processed(text: str) -> object:
    """All that is done with a paragraph before and after an engine."""
    parts = segment(Block(Role.PARAGRAPH, text))
    found = [mark(part, GLOSSARY, Context()) for part in parts]
    return [verify(item, Hypothesis(item.segment.text), Step.PLAIN) for item in found], stated_names(text, GLOSSARY)


@pytest.mark.parametrize("unit", UNITS)
def test_matching_and_checking_take_time_by_length(unit: str) -> None:
    """A paragraph that repeats one thing is cut up, searched and checked in time that grows with it."""
    short, long = (unit * (2000 * times // len(unit)) + "!" for times in (1, TIMES))
    assert grows_with_length_only(processed, short, long)


@pytest.mark.parametrize("share", [1, 2])
@pytest.mark.parametrize(("chinese", "english"), SAID)
def test_checking_takes_time_by_length(chinese: str, english: str, share: int) -> None:
    """A thousand terms or figures in a sentence are checked in time by their number, all said or only half."""

    def check(times: int) -> object:
        said = Segment(chinese * times, Role.PARAGRAPH)
        return verify(mark(said, GLOSSARY, Context()), Hypothesis(english * (times // share)), Step.PLAIN)

    assert grows_with_length_only(check, 400, TIMES * 400)
