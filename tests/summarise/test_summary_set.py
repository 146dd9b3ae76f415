"""The marked articles of benchmarks/summaries, and that the summary is better than lead and than plain sumy on them.

What it reaches there is in tests/gate.
"""

from __future__ import annotations

import re
from pathlib import Path
from statistics import mean

import pytest
from summary_set import FILES, ROOT, article, benchmark, f1, glossary, part

from translator.profiles import QUALITY

SEEDS = ROOT.parent / "shared" / "seeds"


def sentences(path: Path) -> list[str]:
    """The lines of an article that are sentences, with their marks."""
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


@each_file
def test_article_is_short_and_marked(path: Path) -> None:
    """An article has a title, 8 to 16 sentences, and three to five marked."""
    lines = sentences(path)
    assert path.read_text(encoding="utf-8").startswith("# ")
    assert 8 <= len(lines) <= 16
    assert 3 <= sum(line.startswith("* ") for line in lines) <= 5


@each_file
def test_line_is_a_segment(path: Path) -> None:
    """Our own segmenter finds the sentences that the lines say, so that a mark is on one of them."""
    found = article(path)
    assert [found.text(point) for point in found.points()] == [re.sub(r"^[*>] ", "", line) for line in sentences(path)]


def test_length_does_not_tell_the_marked() -> None:
    """Marked and other sentences are of about one length: choosing the longest is no way to win."""
    lines = [line for path in FILES for line in sentences(path)]
    marked = mean(len(line) - 2 for line in lines if line.startswith("* "))
    other = mean(len(line) for line in lines if not line.startswith("* "))
    assert 0.9 < marked / other < 1.1


def test_a_third_is_for_reporting() -> None:
    """At least 15 articles, a third of them kept from tuning."""
    assert len(FILES) >= 15
    assert len(part("reporting")) * 3 == len(FILES)


@pytest.mark.parametrize(("rival", "margin"), [("lead-5", 0.25), ("TextRank", 0.05), ("KL", 0.1), ("LexRank", 0.25)])
def test_summary_beats(rival: str, margin: float) -> None:
    """On articles not tuned on, the summary is better than lead and than plain sumy by a clear margin."""
    module = benchmark()
    assert f1("reporting", module.ours) >= f1("reporting", module.systems()[rival]) + margin


def test_budget_is_kept() -> None:
    """Every summary of the set has three to five points within the budget of English words."""
    for each in part("tuning") + part("reporting"):
        chosen = benchmark().ours(each, QUALITY)
        assert QUALITY.min_points <= len(chosen) <= QUALITY.max_points
        assert sum(map(each.cost, chosen)) <= QUALITY.summary_words


def test_rouge_reads_chinese() -> None:
    """The tokens of ROUGE are Han characters and whole runs of letters or digits."""
    assert benchmark().Tokens().tokenize("台積電2nm、1.8兆元") == ["台", "積", "電", "2", "nm", "1.8", "兆", "元"]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the real articles are not here")
def test_real_article_is_summarised_from_what_another_desk_kept() -> None:
    """Each point of the first real article states what the condensation of it kept."""
    real = benchmark().real(SEEDS, glossary())
    chosen = benchmark().ours(real, QUALITY)
    assert len(chosen) >= QUALITY.min_points
    assert set(chosen) <= real.gold
