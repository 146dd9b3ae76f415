"""What the tests of the whole job share: two articles, a small termbase, and a job without a model."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from translator.batch import run
from translator.clean import clean
from translator.engines.base import Engine, Finished, Request
from translator.engines.fake import FakeEngine
from translator.glossary import Glossary
from translator.pipeline import Job, brief
from translator.profiles import Profile
from translator.publish.formats import FORMATS, Format
from translator.publish.house_style import HouseStyle
from translator.quantities import Context
from translator.read import read
from translator.records import Briefing, Entry, Hypothesis, Marked, Role, Segment
from translator.runs import RunOptions
from translator.translate.mark import mark

MADE = date(2026, 3, 9)
TESTING = Profile("testing", n_best=2)

PORT = """港務公司擴建貨櫃碼頭　盼搶回轉口貨源
2026/03/05 10:20 晨光日報
記者林大同／報導
南灣港務公司今天宣布，將投資120億元擴建三座貨櫃碼頭，工程預計在2028年完工。公司表示，新碼頭可以停靠載運2萬4,000個貨櫃的大型船舶。
新設備由藍鯨重工供應
這次擴建的橋式起重機由藍鯨重工供應，每台重達1,800公噸。「我們等了八年，」總經理周明德說，「現在終於可以動工了！」
地方漁民卻擔心航道變窄。漁會估計，約有340艘漁船要改道。
港務公司今天再度強調，施工期間會補償漁民。
延伸閱讀
離岸風電船隊進駐　南灣港轉型為能源基地
航運運價連三週下跌　業者看淡第二季
"""

FERRY = """電動渡輪下水　船廠瞄準離島航線
2026年3月7日
藍鯨重工昨天為第一艘電動渡輪舉行下水典禮。船上的電池重達35公噸，充電一次可以航行45公里。
港務公司今天再度強調，施工期間會補償漁民。
渡輪票價比現有船班高出兩成，乘客是否買單還有待觀察。
"""

ENTRIES = (
    Entry("南灣港務公司", "Nanwan Port Corporation", aliases=("港務公司",), kind="org", row=2),
    Entry("藍鯨重工", "Blue Whale Heavy Industries", kind="org", row=3),
    Entry("貨櫃碼頭", "container terminal", kind="tech", row=4),
    Entry("周明德", "Chou Ming-te", kind="person", row=5),
)
"""A term for each kind of rendering: two names, a common noun that inflects, a person."""


_KEPT = {kind: cache(make) for kind, make in FORMATS.items()}


def _once(kind: Format) -> Callable[[Briefing, HouseStyle], bytes]:
    """What makes a form of a brief, once for all articles that differ in their folders alone."""

    def make(briefing: Briefing, house: HouseStyle) -> bytes:
        return _KEPT[kind](replace(briefing, article=replace(briefing.article, path=Path("article.txt"))), house)

    return make


RENDERED_ONCE = {kind: _once(kind) for kind in FORMATS}
"""In the place of `FORMATS`, for who does many runs over the same articles: rendering is most of a run."""


class ForgetfulEngine(FakeEngine):
    """Never says one word, not even when told to begin with it, as a model loses a name."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word

    def translate(
        self, requests: Sequence[Request], n_best: int = 1, finished: Finished | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        """See `FakeEngine.translate`; the word is left out."""
        answers = super().translate(requests, n_best)
        forgot = [tuple(replace(h, text=h.text.replace(self._word, "it")) for h in answer) for answer in answers]
        for place, answer in enumerate(forgot):
            if finished:
                finished(place, answer)
        return forgot


def job(engine: Engine | None = None, *entries: Entry) -> Job:
    """Return a job with the settings for tests; `ENTRIES` is its termbase unless others are named."""
    return Job(engine or FakeEngine(), Glossary(entries or ENTRIES), TESTING, MADE)


def marked(text: str, *entries: Entry, role: Role = Role.PARAGRAPH) -> Marked:
    """Return a segment with what `entries` and the figure grammar find in it."""
    return mark(Segment(text, role), Glossary(entries), Context())


def forget_rendered() -> None:
    """Have `RENDERED_ONCE` render anew, for who compares what two runs have made."""
    for kept in _KEPT.values():
        kept.cache_clear()


def articles(folder: Path) -> list[Path]:
    """Write both articles into `folder` and return their paths in name order."""
    paths = [folder / "1-port.txt", folder / "2-ferry.txt"]
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in zip(paths, (PORT, FERRY), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


@dataclass(frozen=True, slots=True)
class Made:
    """An article of a run: what it became, and where."""

    briefing: Briefing
    path: Path


def made(paths: Sequence[Path], output: Path, work: Job) -> list[Made]:
    """Run the whole job over `paths`, all of them usable; return the brief and the briefing of each."""
    outcomes = run(RunOptions(paths, output), work).outcomes
    briefings = brief([clean(read(path)) for path in paths], work)
    return [Made(briefing, o.written[0]) for briefing, o in zip(briefings, outcomes, strict=True)]


def docx_text(path: Path) -> str:
    """Return all text of a Word file's body, tables included, spaces evened and quotation marks straight."""
    from docx import Document

    texts = (node.text or "" for node in Document(str(path)).element.body.iter() if node.tag.endswith("}t"))
    return re.sub(r"\s+", " ", re.sub("[“”]", '"', "".join(texts)))
