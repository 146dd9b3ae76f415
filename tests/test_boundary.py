"""One boundary of failure an article: whatever goes wrong with one is its own outcome, and all the rest is done."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from newsroom import ENTRIES, FERRY, PORT, articles, docx_text, job

from translator import article_sentences, batch, pipeline
from translator.batch import Run
from translator.engines.base import Finished, Request
from translator.engines.fake import FakeEngine
from translator.errors import EngineError, InputError, OutputError, UnexpectedError
from translator.memory import FinishedArticles
from translator.pipeline import Job
from translator.publish.formats import Format
from translator.publish.output_folder import OutputFolder
from translator.records import Hypothesis, Unused
from translator.runs import RunOptions
from translator.translate import judge

QUICK, EVERY_FORMAT = (Format.JSON,), tuple(kind for kind in Format if kind is not Format.PDF)
BIG5 = os.fsdecode("港口.txt".encode("big5"))
FEWER = ENTRIES[:1]  # a run after one with these has changes to tell
needs_bytes = pytest.mark.skipif(sys.platform != "linux", reason="names are text here")


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """Three articles as files; the one about the ferry is in the middle."""
    port, ferry = articles(tmp_path / "in")
    third = tmp_path / "in" / "3-third.txt"
    third.write_text(PORT.replace("南灣", "北灣").replace("120億", "130億"), encoding="utf-8")
    return [port, ferry, third]


def done(paths: Sequence[Path], output: Path, work: Job | None = None, **options: Any) -> Run:
    """What a run did."""
    return batch.run(RunOptions(paths, output, **options), work or job())


def report_of(folder: Path) -> dict[str, Any]:
    """The report of a run."""
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert isinstance(report, dict)
    return report


Spoil = Callable[..., None]


@pytest.fixture
def spoil(monkeypatch: pytest.MonkeyPatch) -> Spoil:
    """What makes a function of a module raise an error for whatever has a mark anywhere in it."""

    def spoiled(module: Any, name: str, error: BaseException, mark: str = "渡輪") -> None:
        real = getattr(module, name)

        def work(*arguments: Any, **named: Any) -> Any:
            if mark in repr(arguments):
                raise error
            return real(*arguments, **named)

        monkeypatch.setattr(module, name, work)

    return spoiled


STAGES = [
    (batch, "read", "2-ferry.txt"), (batch, "clean", "渡輪"),
    (article_sentences, "segment", "渡輪"), (article_sentences, "with_names", "渡輪"),
    (article_sentences, "mark", "渡輪"),
    (article_sentences, "with_first_mentions", "渡輪"), (judge, "verify", "渡輪"), (judge, "postedit", "渡輪"),
    (pipeline, "summarise", "渡輪"), (pipeline, "key_figures", "渡輪"), (pipeline, "term_uses", "渡輪"),
    (batch, "render", "渡輪"), (batch, "article_record", "渡輪"), (batch, "fingerprint", "渡輪"),
    (batch, "term_rows", "渡輪"), (OutputFolder, "put", "2-ferry"),
    (FinishedArticles, "find", "2-ferry.txt"), (FinishedArticles, "file", "2-ferry.txt"),
]  # fmt: skip


class Panic(BaseException):
    """As libraries written in Rust raise."""


ERRORS: list[BaseException] = [
    KeyError("後"), ValueError("no"), RuntimeError("no"), Panic(), RecursionError("deep"), MemoryError(),
    UnicodeEncodeError("utf-8", "\udca4", 0, 1, "surrogates not allowed"), OSError(5, "I/O error"), StopIteration(),
    AssertionError(),
]  # fmt: skip


@pytest.mark.parametrize(("module", "name", "mark"), STAGES, ids=[name for _, name, _ in STAGES])
def test_fault_in_any_stage_costs_one_article(
    module: Any, name: str, mark: str, paths: list[Path], tmp_path: Path, spoil: Spoil
) -> None:
    """The article at fault has an error that names it and the log; the others are done, and the report says so."""
    spoil(module, name, KeyError("後"), mark)
    run = done(paths, tmp_path / "out", formats=QUICK)
    wrong = [outcome for outcome in run.outcomes if outcome.error]
    assert [outcome.source.name for outcome in wrong] == ["2-ferry.txt"]
    assert isinstance(wrong[0].error, UnexpectedError)
    assert wrong[0].error.what == f"{wrong[0].source}: a fault of the program (KeyError: '後')."
    assert str(tmp_path / "out" / "errors.log") in wrong[0].error.remedy
    log = (tmp_path / "out" / "errors.log").read_text(encoding="utf-8")
    assert log.count("Traceback") == 1
    assert str(wrong[0].source) in log
    report = report_of(tmp_path / "out")
    assert [failure["source"] for failure in report["failures"]] == [wrong[0].source.as_posix()]
    assert len(report["articles"]) == len(paths) - 1
    assert all((tmp_path / "out" / name).is_file() for article in report["articles"] for name in article["files"])


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("stage", [(article_sentences, "mark"), (judge, "verify")], ids=["mark", "verify"])
def test_any_kind_of_fault_costs_one_article(
    stage: tuple[Any, str],
    error: BaseException,
    paths: list[Path],
    tmp_path: Path,
    spoil: Spoil,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever is raised over a sentence, the other articles of its group are done."""
    spoil(*stage, error)
    outcomes = done(paths, tmp_path / "out", formats=QUICK).outcomes
    assert [type(outcome.error) for outcome in outcomes] == [type(None), UnexpectedError, type(None)]
    monkeypatch.undo()
    again = done(paths, tmp_path / "out", formats=QUICK).outcomes
    assert [outcome.is_fresh for outcome in again] == [False, True, False]


class Touchy(FakeEngine):
    """Takes what its listener raises for its own, as an engine does whose library raises the same kinds."""

    def translate(
        self, requests: Sequence[Request], n_best: int = 1, finished: Finished | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        """See `FakeEngine.translate`."""
        try:
            return super().translate(requests, n_best, finished)
        except (ValueError, RuntimeError) as error:
            raise EngineError(f"The model stopped: {error}") from error


def test_fault_over_a_sentence_is_not_taken_for_the_engines(paths: list[Path], tmp_path: Path, spoil: Spoil) -> None:
    """A ValueError in the checks of one sentence does not pass for the engine's and stop everything."""
    spoil(judge, "verify", ValueError("no"))
    outcomes = done(paths, tmp_path / "out", job(Touchy())).outcomes
    assert [type(outcome.error) for outcome in outcomes] == [type(None), UnexpectedError, type(None)]


def test_what_was_finished_before_a_fault_is_not_translated_again(
    paths: list[Path], tmp_path: Path, spoil: Spoil
) -> None:
    """Of a group with a fault in it, no sentence of another article reaches the engine twice."""
    spoil(judge, "verify", KeyError("後"))
    engine = FakeEngine()
    done(paths, tmp_path / "out", job(engine))
    again = [request for call in engine.calls[1:] for request in call]
    assert again
    ferry = paths[1].read_text(encoding="utf-8")
    assert all("渡輪" in request.source or request.source[:4] in ferry for request in again)


def test_folder_in_the_place_of_a_brief(paths: list[Path], tmp_path: Path) -> None:
    """A brief that cannot be put in its place is an outcome that names it; nothing is said to be from earlier runs."""
    (tmp_path / "out" / "2-ferry.html").mkdir(parents=True)
    run = done(paths, tmp_path / "out")
    assert [type(outcome.error) for outcome in run.outcomes] == [type(None), OutputError, type(None)]
    assert "2-ferry.html: cannot be written" in str(run.outcomes[1].error)
    assert report_of(tmp_path / "out")["totals"]["failures"] == 1
    assert run.left == ()
    (tmp_path / "out" / "2-ferry.html").rmdir()
    assert [outcome.is_fresh for outcome in done(paths, tmp_path / "out").outcomes] == [False, True, False]


def test_brief_that_is_open_in_word(paths: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that another program holds, as Windows has it, costs its article only; the run after makes it."""
    real = os.replace

    def held(source: str | Path, target: str | Path) -> None:
        if Path(target).name == "2-ferry.docx":
            raise PermissionError(13, "The process cannot access the file")
        real(source, target)

    monkeypatch.setattr(os, "replace", held)
    run = done(paths, tmp_path / "out")
    assert [type(outcome.error) for outcome in run.outcomes] == [type(None), OutputError, type(None)]
    monkeypatch.undo()
    assert [outcome.error for outcome in done(paths, tmp_path / "out").outcomes] == [None] * 3


@pytest.mark.parametrize("name", ["briefing.docx", "terms.csv", "report.json", "changes.html"])
def test_document_of_the_run_that_cannot_be_written(name: str, paths: list[Path], tmp_path: Path) -> None:
    """It is told, the briefs and the other documents are there, and the report names it unless it is the report."""
    done(paths, tmp_path / "out", job(None, *FEWER))
    if (tmp_path / "out" / name).exists():
        (tmp_path / "out" / name).unlink()
    (tmp_path / "out" / name).mkdir()
    run = done(paths, tmp_path / "out", combined=True)
    assert [outcome.error for outcome in run.outcomes] == [None] * 3
    assert [(outcome.source.name, type(outcome.error)) for outcome in run.remarks.failed] == [(name, OutputError)]
    assert (run.combined is None) == (name == "briefing.docx")
    others = {"briefing.docx", "terms.csv", "report.json", "changes.html"} - {name}
    assert all((tmp_path / "out" / other).is_file() for other in others)
    if name != "report.json":
        assert [Path(failure["source"]).name for failure in report_of(tmp_path / "out")["failures"]] == [name]


@pytest.mark.parametrize(("name", "told"), [("overview", "briefing.docx"), ("duplicates", "report.json")])
def test_fault_over_all_articles_costs_none(
    name: str, told: str, paths: list[Path], tmp_path: Path, spoil: Spoil
) -> None:
    """A fault in what is said of all articles together leaves every brief and the report."""
    spoil(batch, name, ZeroDivisionError(), "渡輪" if told[0] == "b" else "")
    run = done(paths, tmp_path / "out", combined=True)
    assert [outcome.error for outcome in run.outcomes] == [None] * 3
    assert [outcome.source.name for outcome in run.remarks.failed] == [told]
    assert "ZeroDivisionError" in report_of(tmp_path / "out")["failures"][0]["what"]


class Meddler(FakeEngine):
    """Does something to the files while it translates."""

    def __init__(self, meddle: Callable[[], object]) -> None:
        super().__init__()
        self._meddle = meddle

    def translate(
        self, requests: Sequence[Request], n_best: int = 1, finished: Finished | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        """See `FakeEngine.translate`."""
        self._meddle()
        return super().translate(requests, n_best, finished)


def test_combined_briefing_of_an_article_deleted_in_mid_run(paths: list[Path], tmp_path: Path) -> None:
    """What was read is what is briefed, in both documents, though the file is gone by then."""
    engine = Meddler(lambda: paths[1].unlink(missing_ok=True))
    run = done(paths, tmp_path / "out", job(engine), combined=True)
    assert [outcome.error for outcome in run.outcomes] == [None] * 3
    assert run.combined is not None
    assert "45 kilometers" in docx_text(run.combined)


def test_combined_briefing_of_an_article_edited_in_mid_run(paths: list[Path], tmp_path: Path) -> None:
    """The brief and the combined briefing come from one reading."""
    engine = Meddler(lambda: paths[1].write_text(FERRY.replace("45公里", "77公里"), encoding="utf-8"))
    run = done(paths, tmp_path / "out", job(engine), combined=True)
    assert run.combined is not None
    texts = [docx_text(run.combined), docx_text(tmp_path / "out" / "2-ferry.docx")]
    assert ["45 kilometers" in text for text in texts] == [True, True]
    assert not any("77" in text for text in texts)
    again = done(paths, tmp_path / "out", combined=True)
    assert again.combined is not None
    assert "77 kilometers" in docx_text(again.combined)


@pytest.mark.parametrize("meddle", ["edit", "delete"])
def test_combined_briefing_of_an_unchanged_article_that_changes(meddle: str, paths: list[Path], tmp_path: Path) -> None:
    """An article that had not to be read, and is not what it was when the whole is made, is named; the rest is done."""
    done(paths[:2], tmp_path / "out")

    def change() -> None:
        if meddle == "delete":
            paths[1].unlink(missing_ok=True)
        else:
            paths[1].write_text(FERRY.replace("45公里", "77公里"), encoding="utf-8")

    run = done(paths, tmp_path / "out", job(Meddler(change)), combined=True)
    assert [outcome.error for outcome in run.outcomes] == [None] * 3
    assert run.combined is None
    [failed] = run.remarks.failed
    assert isinstance(failed.error, InputError)
    assert "2-ferry.txt" in failed.error.what
    assert report_of(tmp_path / "out")["totals"]["articles"] == 3


@needs_bytes
def test_names_that_are_no_utf8(tmp_path: Path) -> None:
    """A name in Big5, as unpacked archives leave it, goes through every document and comes back in the report."""
    folder = tmp_path / "in"
    articles(folder)
    (folder / BIG5).write_text(PORT, encoding="utf-8")
    paths = [folder / BIG5, folder / "1-port.txt"]
    run = done(paths, tmp_path / "out", formats=EVERY_FORMAT, combined=True)
    assert [outcome.error for outcome in run.outcomes] == [None, None]
    assert run.remarks.failed == ()
    assert all(path.is_file() for outcome in run.outcomes for path in outcome.written)
    report = report_of(tmp_path / "out")
    assert report["articles"][0]["source"] == paths[0].as_posix()
    assert report["duplicates"][0]["same_as"] == paths[0].as_posix()
    assert "\\udcb4" in docx_text(run.outcomes[0].written[0])
    assert run.combined is not None
    assert "\\udcb4" in (tmp_path / "out" / "terms.csv").read_text(encoding="utf-8-sig")
    assert [o.is_fresh for o in done(paths, tmp_path / "out", formats=EVERY_FORMAT).outcomes] == [False, False]
    changed = done(paths, tmp_path / "out", job(None, *FEWER), formats=EVERY_FORMAT)
    assert changed.changed > 0
    assert "\\udcb4" in (tmp_path / "out" / "changes.html").read_text(encoding="utf-8")


@needs_bytes
def test_names_that_differ_only_in_bytes_that_are_no_utf8(tmp_path: Path) -> None:
    """Two such names are two articles, each with a brief of its own."""
    paths = [tmp_path / os.fsdecode(name) for name in (b"\xb4\xe4.txt", b"\xb4\xe5.txt")]
    for path, text in zip(paths, (PORT, FERRY), strict=True):
        path.write_text(text, encoding="utf-8")
    briefs = [outcome.written[0] for outcome in done(paths, tmp_path / "out").outcomes]
    assert ["45 kilometers" in docx_text(brief) for brief in briefs] == [False, True]


def test_engine_that_fails_in_mid_run_leaves_a_report(
    paths: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The run stops with the engine's error; the report has what was finished and names the rest."""
    monkeypatch.setattr(batch, "_GROUP", 1)

    class Failing(FakeEngine):
        def translate(self, requests: Any, n_best: int = 1, finished: Any = None) -> Any:
            if any("渡輪" in request.source for request in requests):
                raise EngineError("The model stopped.")
            return super().translate(requests, n_best, finished)

    with pytest.raises(EngineError):
        done(paths, tmp_path / "out", job(Failing()))
    report = report_of(tmp_path / "out")
    assert [article["source"] for article in report["articles"]] == [paths[0].as_posix()]
    assert [failure["source"] for failure in report["failures"]] == [path.as_posix() for path in paths[1:]]
    assert "not done: the run stopped. The model stopped." in report["failures"][0]["what"]
    assert [outcome.is_fresh for outcome in done(paths, tmp_path / "out").outcomes] == [False, True, True]


def test_engine_that_fails_at_once_is_reported_in_place_of_an_earlier_run(paths: list[Path], tmp_path: Path) -> None:
    """No article was finished: the report says so, and does not go on telling of the run before."""

    class Failing(FakeEngine):
        def translate(self, requests: Any, n_best: int = 1, finished: Any = None) -> Any:
            raise EngineError("The model stopped.")

    done(paths, tmp_path / "out")
    with pytest.raises(EngineError):
        done(paths, tmp_path / "out", job(Failing(), *FEWER))
    report = report_of(tmp_path / "out")
    assert report["articles"] == []
    assert [failure["source"] for failure in report["failures"]] == [path.as_posix() for path in paths]


def test_fail_fast_stops_at_a_fault_too(
    paths: list[Path], tmp_path: Path, spoil: Spoil, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With `fail_fast` a fault of the program ends the run, with a report of what was finished."""
    monkeypatch.setattr(batch, "_GROUP", 1)
    spoil(article_sentences, "mark", KeyError("後"))
    with pytest.raises(UnexpectedError, match=r"2-ferry\.txt"):
        done(paths, tmp_path / "out", fail_fast=True)
    report = report_of(tmp_path / "out")
    assert [article["source"] for article in report["articles"]] == [paths[0].as_posix()]
    assert len(report["failures"]) == 2


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit])
def test_interrupt_goes_through(
    error: type[BaseException], paths: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C is no fault: it ends the run wherever it comes."""

    def interrupted(*_: object) -> None:
        raise error

    for module, name in ((batch, "render"), (judge, "verify"), (batch, "read")):
        with monkeypatch.context() as patch:
            patch.setattr(module, name, interrupted)
            with pytest.raises(error):
                done(paths, tmp_path / name)
        assert not (tmp_path / name / "errors.log").exists()


def test_log_that_cannot_be_written(paths: list[Path], tmp_path: Path, spoil: Spoil) -> None:
    """A fault is told even where its details cannot be kept."""
    (tmp_path / "out" / "errors.log").mkdir(parents=True)
    spoil(article_sentences, "mark", KeyError("後"))
    error = done(paths, tmp_path / "out").outcomes[1].error
    assert error is not None
    assert "KeyError" in error.what
    assert "could not be written" in error.remedy


def test_one_file_under_several_names_is_one(
    paths: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Relative, absolute, through dots and through a linked folder: one outcome, under the first name."""
    monkeypatch.chdir(tmp_path)
    names = [Path("in/1-port.txt"), paths[0], Path("./in/../in/1-port.txt")]
    if os.name != "nt":
        (tmp_path / "link").symlink_to("in")
        names.append(Path("link/1-port.txt"))
    run = done(names, tmp_path / "out")
    assert [outcome.source for outcome in run.outcomes] == [names[0]]
    assert run.remarks.duplicates == ()
    assert report_of(tmp_path / "out")["totals"]["files"] == 1


def test_unused_files_are_in_the_report(paths: list[Path], tmp_path: Path) -> None:
    """What was found beside the articles stands in the report, with why and what to do."""
    unused = (Unused(Path("in/a.pdf"), ".pdf is not a kind that can be read.", "Open it."),)
    done(paths, tmp_path / "out", unused=unused)
    assert report_of(tmp_path / "out")["unused"] == [
        {"path": "in/a.pdf", "why": ".pdf is not a kind that can be read.", "remedy": "Open it."}
    ]
