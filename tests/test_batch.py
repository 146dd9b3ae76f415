"""A whole run over files: what is written, what is done again and what is not, and what survives anything."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from newsroom import ENTRIES, FERRY, PORT, RENDERED_ONCE, ForgetfulEngine, articles, docx_text, forget_rendered, job

from translator import batch
from translator.batch import Run
from translator.engines.base import Request
from translator.engines.fake import FakeEngine
from translator.errors import BusyError, InputError, OutputError
from translator.memory import MEMORY_FILE, Corrections, FinishedArticles, open_memory
from translator.memory.imported_sentences import keep
from translator.pipeline import Job
from translator.profiles import BALANCED, QUALITY
from translator.publish import formats
from translator.records import Entry
from translator.runs import RunOptions

FILES = [["1-port.docx", "1-port.html"], ["2-ferry.docx", "2-ferry.html"]]
FEAR = "地方漁民卻擔心航道變窄。"
ESTIMATE = "The association estimates that many fishing boats will have to move."
QUOTE = "「我們等了八年，」總經理周明德說，「現在終於可以動工了！」"


@pytest.fixture(autouse=True)
def rendered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A brief that was rendered for a run is not rendered for the next: the runs are what is tested here."""
    monkeypatch.setattr(formats, "FORMATS", RENDERED_ONCE)


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """The two articles as files."""
    return articles(tmp_path / "in")


def done(
    paths: Sequence[Path], output: Path, work: Job | None = None, fail_fast: bool = False, wait: bool = False
) -> Run:
    """What a run did."""
    return batch.run(RunOptions(paths, output, fail_fast=fail_fast, wait=wait), work or job())


def shown(folder: Path) -> set[str]:
    """The files that a user sees in a folder."""
    return {path.name for path in folder.iterdir() if not path.name.startswith(".")}


def report_of(folder: Path) -> dict[str, Any]:
    """The report of a run."""
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert isinstance(report, dict)
    return report


def asked(engine: FakeEngine) -> list[Request]:
    """Every request that an engine had."""
    return [request for call in engine.calls for request in call]


def test_two_articles_become_two_briefs_and_a_report(paths: list[Path], tmp_path: Path) -> None:
    """The output folder has a brief for each article , the memory, and nothing else."""
    outcomes = done(paths, tmp_path / "out").outcomes
    assert shown(tmp_path / "out") == {*chain(*FILES), "memory.sqlite3", "report.json", "terms.csv"}
    assert [outcome.error for outcome in outcomes] == [None, None]
    assert [article["files"] for article in report_of(tmp_path / "out")["articles"]] == FILES


def test_outcomes_are_in_the_order_asked_for(paths: list[Path], tmp_path: Path) -> None:
    """A file that cannot be used keeps its place; those around it are done."""
    bad = tmp_path / "empty.txt"
    bad.touch()
    outcomes = done([paths[1], bad, paths[0]], tmp_path / "out").outcomes
    assert [outcome.source for outcome in outcomes] == [paths[1], bad, paths[0]]
    assert [type(outcome.error) for outcome in outcomes] == [type(None), InputError, type(None)]
    assert outcomes[0].written == (tmp_path / "out" / "2-ferry.docx", tmp_path / "out" / "2-ferry.html")
    assert report_of(tmp_path / "out")["failures"][0]["what"] == f"{bad}: the file is empty."


def test_only_bad_files_leave_a_report(tmp_path: Path) -> None:
    """With nothing to translate the engine is not asked, and the report says why."""
    (tmp_path / "a.txt").touch()
    engine = FakeEngine()
    [outcome] = done([tmp_path / "a.txt"], tmp_path / "out", job(engine)).outcomes
    assert outcome.error is not None
    assert engine.calls == []
    assert report_of(tmp_path / "out")["totals"]["failures"] == 1


def test_same_input_same_bytes(paths: list[Path], tmp_path: Path) -> None:
    """Two runs write the same bytes, briefs and report."""
    for name in ("one", "two"):
        forget_rendered()
        done(paths, tmp_path / name)
    for name in ("1-port.docx", "2-ferry.docx", "report.json", "terms.csv"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_sentences_of_all_articles_go_in_one_call(paths: list[Path], tmp_path: Path) -> None:
    """The engine is called once, and the sentence that both articles have is asked once."""
    engine = FakeEngine()
    done(paths, tmp_path / "out", job(engine))
    [call] = engine.calls
    assert len(call) == len(set(call))
    assert sum("施工期間" in request.source for request in call) == 1


def test_nothing_is_written_beside_the_output(
    paths: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Articles are left as they are, and nothing appears in the working folder."""
    before = {path: path.read_bytes() for path in paths}
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    done(paths, tmp_path / "out")
    assert list((tmp_path / "here").iterdir()) == []
    assert {path: path.read_bytes() for path in (tmp_path / "in").iterdir()} == before


def test_output_that_cannot_be_written(paths: list[Path], tmp_path: Path) -> None:
    """A file where the output folder should be is an error that names it."""
    (tmp_path / "out").touch()
    with pytest.raises(OutputError, match="out"):
        done(paths, tmp_path / "out")


def test_progress_reaches_its_total(paths: list[Path], tmp_path: Path) -> None:
    """Each stage that is watched ends at its total and never passes it."""
    told: list[tuple[str, int, int]] = []
    done(paths, tmp_path / "out", replace(job(), watch=lambda *report: told.append(report)))
    assert {stage for stage, _, _ in told} == {"Articles", "Translating"}
    assert all(done <= total for _, done, total in told)
    assert all(done == total for done, total in {stage: rest for stage, *rest in told}.values())


def test_second_run_asks_nothing(paths: list[Path], tmp_path: Path) -> None:
    """With nothing changed, no sentence is looked at, no brief is written, and the report is the same."""
    done(paths, tmp_path / "out")
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (tmp_path / "out").glob("*.docx")}
    report = report_of(tmp_path / "out")
    engine = FakeEngine()
    again = done(paths, tmp_path / "out", job(engine))
    assert engine.calls == []
    assert [outcome.is_fresh for outcome in again.outcomes] == [False, False]
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in before} == before
    assert report_of(tmp_path / "out") == report


def test_edited_entry_asks_for_its_sentences_only(paths: list[Path], tmp_path: Path) -> None:
    """A new target is put into exactly the sentences that hold the term, and is named as the reason."""
    done(paths, tmp_path / "out")
    engine = FakeEngine()
    edited = [replace(e, target="Azure Whale Industries") if e.source == "藍鯨重工" else e for e in ENTRIES]
    again = done(paths, tmp_path / "out", job(engine, *edited))
    assert engine.calls == []
    assert (again.account.retargeted, again.account.fresh) == (3, 0)
    assert again.causes == (("藍鯨重工 = Azure Whale Industries", 3),)
    assert again.changed == 3
    assert "Azure Whale Industries" in docx_text(tmp_path / "out" / "2-ferry.docx")
    assert "藍鯨重工 = Azure Whale Industries" in (tmp_path / "out" / "changes.html").read_text("utf-8")


def test_edited_term_that_is_inflected_goes_to_the_engine(tmp_path: Path) -> None:
    """A term that stands in the English otherwise than its target is translated anew, and no other sentence is."""
    path = tmp_path / "a.txt"
    path.write_text(PORT, encoding="utf-8")
    engine = FakeEngine(words={"貨櫃碼頭": "container terminals"})
    plural = Entry("貨櫃碼頭", "terminal", accept=("container terminals",), kind="tech", row=4)
    done([path], tmp_path / "out", job(FakeEngine(), plural))
    kept = docx_text(tmp_path / "out" / "a.docx")
    assert "terminal" in kept
    again = done([path], tmp_path / "out", job(engine, replace(plural, target="box dock", accept=())))
    assert again.account.retargeted + again.account.fresh == again.causes[0][1]
    assert "box dock" in docx_text(tmp_path / "out" / "a.docx")


def test_new_entry_asks_for_its_sentences_only(paths: list[Path], tmp_path: Path) -> None:
    """A term that was not in the glossary touches the sentences where it stands, and no others."""
    done(paths, tmp_path / "out")
    engine = FakeEngine()
    again = done(paths, tmp_path / "out", job(engine, *ENTRIES, Entry("漁船", "fishing boat", row=9)))
    assert {"fishing boat" in request.source for request in asked(engine)} == {True}
    assert again.causes == (("漁船 = fishing boat", 1),)


def test_note_and_row_of_an_entry_ask_for_nothing(paths: list[Path], tmp_path: Path) -> None:
    """What of an entry has no bearing on the English costs no translation."""
    done(paths, tmp_path / "out")
    engine = FakeEngine()
    noted = [replace(entry, note="seen", row=entry.row + 7) for entry in ENTRIES]
    again = done(paths, tmp_path / "out", job(engine, *noted))
    assert engine.calls == []
    assert (again.account.fresh, again.changed) == (0, 0)


def test_changes_of_an_earlier_run_do_not_stay(paths: list[Path], tmp_path: Path) -> None:
    """A run that changes nothing leaves no page of changes."""
    done(paths, tmp_path / "out")
    done(paths, tmp_path / "out", job(None, ENTRIES[0]))
    assert (tmp_path / "out" / "changes.html").exists()
    done(paths, tmp_path / "out", job(None, ENTRIES[0]))
    assert not (tmp_path / "out" / "changes.html").exists()


def test_edited_article_is_done_again(paths: list[Path], tmp_path: Path) -> None:
    """Only the sentences that are new to an article go to the engine."""
    done(paths, tmp_path / "out")
    paths[1].write_text(FERRY + "船廠明年將再建造兩艘渡輪。\n", encoding="utf-8")
    engine = FakeEngine()
    done(paths, tmp_path / "out", job(engine))
    assert ["再建造" in request.source for request in asked(engine)] == [True]


def test_growing_folder(paths: list[Path], tmp_path: Path) -> None:
    """An article that is added is done; those that were there are only counted in."""
    done(paths[:1], tmp_path / "out")
    again = done(paths, tmp_path / "out")
    assert [outcome.is_fresh for outcome in again.outcomes] == [False, True]
    assert [article["files"] for article in report_of(tmp_path / "out")["articles"]] == FILES


def test_deleted_brief_is_made_again(paths: list[Path], tmp_path: Path) -> None:
    """A brief that is gone is written anew, from memory."""
    done(paths, tmp_path / "out")
    (tmp_path / "out" / "1-port.docx").unlink()
    engine = FakeEngine()
    done(paths, tmp_path / "out", job(engine))
    assert (tmp_path / "out" / "1-port.docx").exists()
    assert engine.calls == []


def test_edited_brief_is_kept(paths: list[Path], tmp_path: Path) -> None:
    """A brief that someone has edited is left alone while nothing changes, and set aside when it must be made anew."""
    done(paths, tmp_path / "out")
    brief = tmp_path / "out" / "2-ferry.docx"
    brief.write_bytes(b"edited")
    assert done(paths, tmp_path / "out").set_aside == ()
    assert brief.read_bytes() == b"edited"
    again = done(paths, tmp_path / "out", job(None, *ENTRIES[:3]))
    [aside] = again.set_aside
    assert aside.name == "2-ferry (edited 1).docx"
    assert aside.read_bytes() == b"edited"
    assert brief.read_bytes()[:2] == b"PK"


def test_brief_of_another_article_is_not_taken_for_this_one(tmp_path: Path) -> None:
    """Two articles of one name in turn: what is called unchanged is what it says."""
    first, second = tmp_path / "a" / "x.txt", tmp_path / "b" / "x.txt"
    for path, text in ((first, PORT), (second, FERRY)):
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    alone = {path: done([path], path.parent / "out").outcomes[0].written[0] for path in (first, second)}
    expected = {path: docx_text(brief) for path, brief in alone.items()}
    for path in (first, second, first):
        [outcome] = done([path], tmp_path / "out").outcomes
        assert docx_text(outcome.written[0]) == expected[path]


def test_same_file_named_otherwise_is_the_same(
    paths: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An article named by another path is compared with what the last run made of it."""
    done(paths, tmp_path / "out")
    monkeypatch.chdir(tmp_path)
    again = done([Path("in") / path.name for path in paths], tmp_path / "out", job(None, *ENTRIES[:1]))
    assert again.changed > 0


def test_rows_and_notes_are_shown_as_they_are(paths: list[Path], tmp_path: Path) -> None:
    """A glossary whose rows moved translates nothing, and the reports name the new rows."""
    done(paths, tmp_path / "out")
    engine = FakeEngine()
    moved = [replace(entry, row=entry.row + 10) for entry in ENTRIES]
    done(paths, tmp_path / "out", job(engine, *moved))
    assert engine.calls == []
    rows = {term["entry"]["row"] for article in report_of(tmp_path / "out")["articles"] for term in article["terms"]}
    assert rows == {entry.row for entry in moved}


def test_mistyped_name_leaves_the_reports(paths: list[Path], tmp_path: Path) -> None:
    """A run that can do nothing does not wipe what the last one reported."""
    done(paths, tmp_path / "out")
    before = report_of(tmp_path / "out")
    done([tmp_path / "nowhere.txt"], tmp_path / "out")
    assert report_of(tmp_path / "out") == before


def test_what_an_earlier_run_left_is_named(paths: list[Path], tmp_path: Path) -> None:
    """Files that this run did not make are told, so that nobody takes them for current."""
    assert done(paths, tmp_path / "out").left == ()
    assert [path.name for path in done(paths[:1], tmp_path / "out").left] == FILES[1]


def test_file_of_the_user_that_looks_temporary_stays(paths: list[Path], tmp_path: Path) -> None:
    """Only what a run left half written is cleared."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".notes.tmp").write_text("mine")
    done(paths, tmp_path / "out")
    assert (tmp_path / "out" / ".notes.tmp").exists()


def test_correction_wins_and_is_checked(paths: list[Path], tmp_path: Path) -> None:
    """The user's own sentence stands in the brief; what it lacks is flagged like anything else."""
    own = {FEAR: "Fishermen fear a narrower channel.", "漁會估計，約有340艘漁船要改道。": ESTIMATE}
    work = replace(job(), corrections=Corrections(own))
    outcome = done(paths, tmp_path / "out", work).outcomes[0]
    text = docx_text(tmp_path / "out" / "1-port.docx")
    assert "Fishermen fear a narrower channel." in text
    assert ESTIMATE in text
    assert [flag.message for flag in outcome.flags] == ["340艘 = 340 is not in the English."]


def test_imported_corrections_win(paths: list[Path], tmp_path: Path) -> None:
    """What was imported into the memory wins over the engine, and corrections.csv over that."""
    done(paths, tmp_path / "out")
    with open_memory(tmp_path / "out" / MEMORY_FILE) as connection:
        keep(connection, [(FEAR, "Fishermen worry."), (QUOTE, "x")])
    own = Corrections({QUOTE: '"We waited eight years," Chou Ming-te, the manager, said. "Now we can build!"'})
    done(paths, tmp_path / "out", replace(job(), corrections=own))
    text = docx_text(tmp_path / "out" / "1-port.docx")
    assert "Fishermen worry." in text
    assert '"Now we can build!"' in text


def test_same_article_twice_is_said(paths: list[Path], tmp_path: Path) -> None:
    """A copy, and a syndicated text with small edits, are named with the original; the engine is asked for the edit."""
    copy, edited = tmp_path / "in" / "3-copy.txt", tmp_path / "in" / "4-edited.txt"
    copy.write_text(PORT, encoding="utf-8")
    edited.write_text(PORT.replace(FEAR, "當地的漁民對航道變窄感到不安。"), encoding="utf-8")
    engine = FakeEngine()
    found = done([*paths, copy, edited], tmp_path / "out", job(engine))
    assert [(each.source.name, each.original.name) for each in found.remarks.duplicates] == [
        ("3-copy.txt", "1-port.txt"), ("4-edited.txt", "1-port.txt"),
    ]  # fmt: skip
    sources = [request.source for request in asked(engine)]
    assert len(sources) == len(set(sources))
    assert [each["same_as"] for each in report_of(tmp_path / "out")["duplicates"]] == [paths[0].as_posix()] * 2


def test_groups_make_no_difference(paths: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch that goes through the engine article by article ends with the same files."""
    done(paths, tmp_path / "one")
    monkeypatch.setattr(batch, "_GROUP", 1)
    forget_rendered()
    done(paths, tmp_path / "two")
    for name in ("1-port.docx", "2-ferry.docx", "report.json", "terms.csv"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_combined_briefing_is_the_same_from_memory(paths: list[Path], tmp_path: Path) -> None:
    """What a run has just made and what it finds made already give one document, byte for byte."""
    out = tmp_path / "out"
    order = RunOptions(paths, out, combined=True)
    batch.run(order, job(ForgetfulEngine("Chou Ming-te")))
    first = (out / "briefing.docx").read_bytes()
    (out / "briefing.docx").unlink()
    batch.run(order, job(ForgetfulEngine("Chou Ming-te")))
    assert (out / "briefing.docx").read_bytes() == first


def test_combined_briefing_has_every_article(paths: list[Path], tmp_path: Path) -> None:
    """With `combined`, one document holds all articles, unchanged ones too, and is made anew only when one changes."""
    done(paths, tmp_path / "out")
    order = RunOptions(paths, tmp_path / "out", combined=True)
    engine = FakeEngine()
    assert batch.run(order, job(engine)).combined == tmp_path / "out" / "briefing.docx"
    assert engine.calls == []
    text = docx_text(tmp_path / "out" / "briefing.docx")
    assert text.count("340") >= 1
    assert "45 kilometers" in text
    written = (tmp_path / "out" / "briefing.docx").stat().st_mtime_ns
    batch.run(order, job())
    assert (tmp_path / "out" / "briefing.docx").stat().st_mtime_ns == written
    batch.run(order, job(None, *ENTRIES[:2]))
    assert (tmp_path / "out" / "briefing.docx").stat().st_mtime_ns != written


def test_fail_fast_stops_at_the_first_bad_file(paths: list[Path], tmp_path: Path) -> None:
    """The first file that cannot be used ends the run, with that file's error."""
    bad = tmp_path / "empty.txt"
    bad.touch()
    with pytest.raises(InputError, match="empty"):
        done([bad, *paths], tmp_path / "out", fail_fast=True)
    assert (
        report_of(tmp_path / "out")["totals"] | {"files": 3, "failures": 3, "articles": 0}
        == (report_of(tmp_path / "out")["totals"])
    )


def test_second_run_in_a_folder_in_use(paths: list[Path], tmp_path: Path) -> None:
    """Two runs in one folder: the second says so at once and changes nothing."""
    refused: list[BusyError] = []

    class Intruder(FakeEngine):
        def translate(self, requests: Any, n_best: int = 1, finished: Any = None) -> Any:
            with pytest.raises(BusyError) as error:
                done(paths, tmp_path / "out")
            refused.append(error.value)
            return super().translate(requests, n_best, finished)

    done(paths, tmp_path / "out", job(Intruder()))
    assert "another run is at work" in refused[0].what
    assert len(done(paths, tmp_path / "out").outcomes) == 2


def test_waiting_for_another_run(paths: list[Path], tmp_path: Path) -> None:
    """With `wait`, the second run begins when the first has ended, and finds everything done."""
    waiting: list[Run] = []
    engine = FakeEngine()

    class Slow(FakeEngine):
        def translate(self, requests: Any, n_best: int = 1, finished: Any = None) -> Any:
            thread.start()
            time.sleep(0.2)
            assert waiting == []
            return super().translate(requests, n_best, finished)

    def second() -> None:
        waiting.append(done(paths, tmp_path / "out", job(engine), wait=True))

    thread = threading.Thread(target=second)
    done(paths, tmp_path / "out", job(Slow()))
    thread.join(timeout=30)
    assert [outcome.is_fresh for outcome in waiting[0].outcomes] == [False, False]
    assert engine.calls == []


def test_folder_that_may_not_be_written_in(paths: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A read-only folder is refused before anything is translated."""
    (tmp_path / "out").mkdir()
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    engine = FakeEngine()
    with pytest.raises(OutputError, match="may not be written in"):
        done(paths, tmp_path / "out", job(engine))
    assert engine.calls == []


def test_half_files_of_a_killed_run_are_cleared(paths: list[Path], tmp_path: Path) -> None:
    """What a killed process left beside its target is gone after the next run."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".1-port.123.tmp").write_bytes(b"half")
    done(paths, tmp_path / "out")
    assert not list((tmp_path / "out").glob(".*.tmp"))


def test_file_that_is_no_memory(paths: list[Path], tmp_path: Path) -> None:
    """A file in the memory's place that is no database is an error that says what to do; it is not touched."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / MEMORY_FILE).write_bytes(b"not a database at all, and long enough to be looked at" * 40)
    with pytest.raises(OutputError, match="memory of earlier runs"):
        done(paths, tmp_path / "out")


def test_full_disk_is_said(paths: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A brief that does not fit on the disk is a clear error of its article; what was finished is kept."""
    monkeypatch.setattr(batch, "_GROUP", 1)
    real = os.fsync
    count = 0

    def full(handle: int) -> None:
        nonlocal count
        count += 1
        if count == 3:  # the second article's brief
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", full)
    [_, outcome] = done(paths, tmp_path / "out").outcomes
    assert isinstance(outcome.error, OutputError)
    assert "No space left on device" in outcome.error.what
    monkeypatch.setattr(os, "fsync", real)
    assert not list((tmp_path / "out").glob(".*.tmp"))
    engine = FakeEngine()
    assert [outcome.is_fresh for outcome in done(paths, tmp_path / "out", job(engine)).outcomes] == [False, True]
    assert engine.calls == []


def test_file_deleted_in_mid_run(paths: list[Path], tmp_path: Path) -> None:
    """An article that goes away after it was found is an outcome with an error; the rest is done."""
    missing = tmp_path / "in" / "gone.txt"
    outcomes = done([missing, *paths], tmp_path / "out").outcomes
    assert isinstance(outcomes[0].error, InputError)
    assert [outcome.error for outcome in outcomes[1:]] == [None, None]


class Reading(FakeEngine):
    """Knows the other direction, by which its last hypothesis is the best."""

    def source_scores(self, request: Request, texts: Sequence[str]) -> list[float]:
        """See `Engine.source_scores`."""
        return [10.0 * place for place in range(len(texts))]


@pytest.mark.parametrize("edited", [False, True])
def test_another_profile_makes_its_own_english(edited: bool, paths: list[Path], tmp_path: Path) -> None:
    """`quality` after `balanced` in one folder gives what it gives alone, a new target put in or not."""
    entries = [replace(e, target="Azure Whale") if edited and e.source == "藍鯨重工" else e for e in ENTRIES]
    balanced = replace(job(Reading()), profile=BALANCED)
    quality = replace(job(Reading(), *entries), profile=QUALITY)
    done(paths, tmp_path / "out", balanced)
    again = done(paths, tmp_path / "out", quality)
    alone = done(paths, tmp_path / "alone", quality)
    assert again.account == alone.account
    texts = [docx_text(tmp_path / folder / "2-ferry.docx") for folder in ("out", "alone")]
    assert texts[0] == texts[1]
    done(paths, tmp_path / "balanced", replace(balanced, glossary=quality.glossary))
    assert report_of(tmp_path / "balanced")["articles"] != report_of(tmp_path / "alone")["articles"]
    engine = Reading()
    assert done(paths, tmp_path / "out", replace(balanced, engine=engine, glossary=job().glossary)).account.fresh == 0
    assert engine.calls == []


LOST = {
    "lock": lambda out: (out / ".lock").unlink(),
    "memory": lambda out: (out / MEMORY_FILE).unlink(),
    "another memory": lambda out: (out / MEMORY_FILE).unlink() or (out / MEMORY_FILE).touch(),
    "folder": lambda out: shutil.rmtree(out),
    "another folder": lambda out: out.rename(out.with_name("moved")) and out.mkdir(),
}


@pytest.mark.skipif(sys.platform == "win32", reason="what is open cannot be deleted there")
@pytest.mark.parametrize("lose", LOST.values(), ids=LOST)
def test_what_a_run_relies_on_is_deleted(lose: Callable[[Path], object], paths: list[Path], tmp_path: Path) -> None:
    """A lock, memory or folder deleted or replaced in mid-run ends it; nothing more is written; the next does all."""
    out = tmp_path / "out"
    left: list[set[str]] = []

    class Losing(FakeEngine):
        def translate(self, requests: Any, n_best: int = 1, finished: Any = None) -> Any:
            answers = super().translate(requests, n_best, finished)
            lose(out)
            left.append({path.name for path in out.glob("*")})
            return answers

    with pytest.raises(OutputError, match="was deleted or replaced while the run was at work"):
        done(paths, out, job(Losing()))
    assert {path.name for path in out.glob("*")} <= left[0]
    assert [outcome.error for outcome in done(paths, out).outcomes] == [None, None]
    assert shown(out) == {*chain(*FILES), MEMORY_FILE, "report.json", "terms.csv"}


@pytest.mark.skipif(sys.platform == "win32", reason="what is open cannot be deleted there")
def test_what_a_run_relies_on_is_deleted_at_its_end(paths: list[Path], tmp_path: Path) -> None:
    """A folder that is gone when the reports are due is not made anew for them."""
    out = tmp_path / "out"
    done(paths, out)

    def lose(stage: str, count: int, total: int) -> None:
        if (stage, count) == ("Articles", total):
            shutil.rmtree(out)

    with pytest.raises(OutputError, match="was deleted or replaced"):
        done(paths, out, replace(job(None, ENTRIES[0]), watch=lose))
    assert not out.exists()


def test_a_memory_that_fails_is_no_articles_fault(
    paths: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can be filed any more, the run ends with an error that names the memory, and a report."""

    def full(*arguments: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(FinishedArticles, "file", full)
    with pytest.raises(OutputError, match=r"memory\.sqlite3: the memory of earlier runs cannot be used"):
        done(paths, tmp_path / "out")
    assert report_of(tmp_path / "out")["totals"]["failures"] == 2
    assert not (tmp_path / "out" / "errors.log").exists()
