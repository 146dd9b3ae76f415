"""Runs over files of several articles: a brief for each, found again, watched as one file."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from translator.batch import run
from translator.cli.watch import articles_in, state_of
from translator.engines.fake import FakeEngine
from translator.glossary import Glossary
from translator.memory import MEMORY_FILE
from translator.pipeline import Job
from translator.profiles import BALANCED
from translator.publish.formats import Format
from translator.read import survey
from translator.runs import RunOptions

RECORDS = [
    {"title": "漁港動工", "content": "漁港管理處今天宣布，新的冷凍倉庫下個月開始興建，預算為3億4000萬元。"},
    {"title": "渡輪加班", "content": "交通局宣布，渡輪自下個月起延長營運到晚上十一點，票價不變，居民都很歡迎。"},
]


def written(folder: Path, records: list[dict[str, str]]) -> Path:
    """A file with `records`."""
    path = folder / "feed.json"
    path.write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")
    return path


def test_each_article_has_its_brief_and_is_not_done_twice(tmp_path: Path) -> None:
    """The briefs are called after the articles; what was done stands there the next time."""
    job = Job(FakeEngine(), Glossary(()), BALANCED, date(2025, 12, 1))
    order = RunOptions(survey([written(tmp_path, RECORDS)]).files, tmp_path / "out", (Format.DOCX,))
    for is_fresh in (True, False):
        outcomes = run(order, job).outcomes
        assert [path.name for each in outcomes for path in each.written] == ["漁港動工.docx", "渡輪加班.docx"]
        assert [each.is_fresh for each in outcomes] == [is_fresh, is_fresh]


def test_file_of_articles_is_watched(tmp_path: Path) -> None:
    """A change of the file is one of its articles, and a new article is found."""
    path = written(tmp_path, RECORDS)
    assert len(articles_in([tmp_path], [], tmp_path).files) == 2
    before = state_of([tmp_path], [], tmp_path / "out")
    written(tmp_path, [*RECORDS, RECORDS[0] | {"title": "第三則"}])
    after = state_of([tmp_path], [], tmp_path / "out")
    assert {name.name for name in set(after) - set(before)} == {"第三則"}
    assert all(after[path / name] != before[path / name] for name in ("漁港動工", "渡輪加班"))


def test_what_runs_wrote_and_read_is_no_article(tmp_path: Path) -> None:
    """JSON that a run wrote into the folder of its articles, and tables that it reads, are not translated."""
    job = Job(FakeEngine(), Glossary(()), BALANCED, date(2025, 12, 1))
    article = tmp_path / "a.txt"
    article.write_text("\n\n".join(record["content"] for record in RECORDS), encoding="utf-8")
    run(RunOptions([article], tmp_path, (Format.JSON,)), job)
    assert {"a.json", "report.json"} <= {path.name for path in tmp_path.iterdir()}
    assert articles_in([tmp_path], [], tmp_path).files == (article,)
    (tmp_path / MEMORY_FILE).unlink()  # as in a copy of the folder
    glossary = written(tmp_path, RECORDS)
    assert articles_in([tmp_path], [glossary], tmp_path).files == (article,)
    assert len(articles_in([glossary], [glossary], tmp_path).files) == 2
