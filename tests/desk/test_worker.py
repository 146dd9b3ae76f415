"""The worker and the board: what becomes of the articles of a folder, and what is told of each."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from desk_server import BEGUN, GLOSSARY, make_desk, places_in, run_once, wait_for, work_in
from newsroom import FERRY, PORT, TESTING, articles, docx_text, marked

from translator import batch
from translator.desk import worker as module
from translator.desk.board import Card, State
from translator.desk.combined import combined
from translator.desk.engine_apart import EngineApart
from translator.desk.places import Choice, Places, Work
from translator.desk.routes import Desk
from translator.desk.server import desk_of
from translator.desk.worker import Doing
from translator.engines.base import Engine, Finished, Request
from translator.engines.fake import FakeEngine
from translator.errors import BusyError, EngineError, ModelError, OutputError
from translator.memory import output_lock
from translator.pipeline import Job
from translator.profiles import Profile
from translator.progress import Progress
from translator.publish.house_style import DEFAULT_STYLE
from translator.records import Hypothesis, Marked
from translator.runs import RunOptions


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk over a folder with both articles, its worker at rest."""
    articles(tmp_path / "articles")
    found = make_desk(tmp_path)
    found.worker.start()
    yield found
    found.worker.close()


def cards(desk: Desk) -> dict[str, Card]:
    """The cards by what they are called."""
    return {card.id: card for card in desk.board.cards()}


def doing(desk: Desk) -> Doing:
    """What the worker is at now."""
    return desk.worker.status.doing


class HeldEngine(FakeEngine):
    """Translates one sentence of those asked for, and the others when it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.has_begun, self.may_go_on = threading.Event(), threading.Event()

    def translate(
        self, requests: Sequence[Request], n_best: int = 1, finished: Finished | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        """See `FakeEngine.translate`."""

        def take(place: int, answer: tuple[Hypothesis, ...]) -> None:
            if finished:
                finished(place, answer)
            self.has_begun.set()
            self.may_go_on.wait(20)

        return super().translate(requests, n_best, take)


class BrokenEngine(FakeEngine):
    """Fails whatever it is asked."""

    def translate(
        self, requests: Sequence[Request], n_best: int = 1, finished: Finished | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        """Raise what an engine raises whose library stops."""
        raise EngineError("the library stopped.")


@pytest.fixture
def held(tmp_path: Path) -> Iterator[tuple[Desk, HeldEngine]]:
    """A desk that is in the middle of its articles."""
    articles(tmp_path / "articles")
    engine = HeldEngine()
    found = make_desk(tmp_path, engine)
    found.worker.start()
    found.worker.ask()
    wait_for(engine.has_begun.is_set)
    yield found, engine
    engine.may_go_on.set()
    found.worker.close()


def test_articles_wait_until_a_run_is_asked_for(desk: Desk) -> None:
    """What is in the folder is shown, and nothing is made of it unasked."""
    assert {name: card.state for name, card in cards(desk).items()} == dict.fromkeys(
        ["1-port.txt", "2-ferry.txt"], State.WAITING
    )
    assert not desk.places.output.exists()


def test_empty_folder_has_nothing_to_do(tmp_path: Path) -> None:
    """Neither a folder without articles nor one that is not there is a fault."""
    desk = make_desk(tmp_path)
    desk.worker.start()
    run_once(desk)
    assert doing(desk) is Doing.IDLE
    assert desk.board.cards() == []
    desk.worker.close()


def test_finished_article_has_headline_counts_and_files(desk: Desk) -> None:
    """A card says what an article is called in both languages, and how much of it is to be checked."""
    run_once(desk)
    card = cards(desk)["1-port.txt"]
    assert (card.state, card.brief, card.files) == (State.DONE, "1-port", ("1-port.docx", "1-port.html"))
    assert card.original == PORT.splitlines()[0]
    assert card.headline
    assert card.sentences > card.to_check >= 0


def test_file_that_cannot_be_used_is_refused_with_what_to_do(desk: Desk) -> None:
    """The others are done; a file of which nothing is made is named, too."""
    (desk.places.articles / "3.txt").write_text("Nothing but English here. " * 40, encoding="utf-8")
    (desk.places.articles / "4.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    run_once(desk)
    found = cards(desk)
    assert found["3.txt"].state is State.REFUSED
    assert "no Chinese" in found["3.txt"].why
    assert found["3.txt"].remedy
    assert found["4.csv"].state is State.UNUSED
    assert found["1-port.txt"].state is State.DONE


def test_files_without_any_article_are_still_shown(tmp_path: Path) -> None:
    """Where nothing can be made of all that is there, it is not as if nothing were there."""
    desk = make_desk(tmp_path)
    desk.places.articles.mkdir()
    (desk.places.articles / "4.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert [(card.id, card.state) for card in desk.board.cards()] == [("4.csv", State.UNUSED)]


def test_percentage_is_told_of_what_is_being_translated(held: tuple[Desk, HeldEngine]) -> None:
    """Articles that are translated together are so far together."""
    desk, engine = held
    found = cards(desk)
    assert {card.state for card in found.values()} == {State.TRANSLATING}
    assert 0 < found["1-port.txt"].percent < 100
    assert doing(desk) is Doing.WORKING
    engine.may_go_on.set()
    wait_for(lambda: desk.worker.is_at_rest)
    assert {card.state for card in cards(desk).values()} == {State.DONE}


def test_run_is_stopped_and_goes_on_with_what_it_has(held: tuple[Desk, HeldEngine], tmp_path: Path) -> None:
    """After a stop nothing is at work and nothing is lost: the sentence that was finished is not asked for again."""
    desk, engine = held
    desk.worker.stop()
    engine.may_go_on.set()
    wait_for(lambda: doing(desk) is Doing.STOPPED)
    assert {card.state for card in cards(desk).values()} == {State.WAITING}
    first = {request.source for request in engine.calls[0]}
    engine.calls.clear()
    desk.worker.ask()
    wait_for(lambda: desk.worker.is_at_rest)
    assert {card.state for card in cards(desk).values()} == {State.DONE}
    assert {request.source for request in engine.calls[0]} < first


def test_article_that_comes_while_a_run_is_at_work_is_done_behind_it(held: tuple[Desk, HeldEngine]) -> None:
    """Whoever drops one need not wait, nor ask again."""
    desk, engine = held
    (desk.places.articles / "3.txt").write_text(FERRY.replace("電動", "氫能"), encoding="utf-8")
    desk.board.look_again()
    assert cards(desk)["3.txt"].state is State.WAITING
    desk.worker.ask()
    engine.may_go_on.set()
    wait_for(lambda: desk.worker.is_at_rest)
    assert cards(desk)["3.txt"].state is State.DONE


def test_engine_is_loaded_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It stays warm from one run to the next."""
    loads: list[str] = []
    articles(tmp_path / "articles")
    desk = make_desk(tmp_path)
    work = work_in(desk.places)

    def load(watch: Any) -> Engine:
        loads.append("loaded")
        return work.load(watch)

    monkeypatch.setattr(desk.worker, "_work", replace(work, load=load))
    desk.worker.start()
    run_once(desk)
    (desk.places.articles / "3.txt").write_text(FERRY.replace("電動", "氫能"), encoding="utf-8")
    run_once(desk)
    assert loads == ["loaded"]
    desk.worker.close()


def test_other_run_in_the_folder_is_waited_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line has the folder: that is said, and when it is done the desk goes on by itself."""
    monkeypatch.setattr(module, "_RETRY", 0.05)
    desk.places.output.mkdir()
    with output_lock(desk.places.output):
        desk.worker.ask()
        wait_for(lambda: doing(desk) is Doing.BUSY)
        assert "another run is at work" in desk.worker.status.what
        assert cards(desk)["1-port.txt"].state is State.WAITING
    wait_for(lambda: desk.worker.is_at_rest)
    assert cards(desk)["1-port.txt"].state is State.DONE


def test_waiting_for_another_run_can_be_stopped(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who does not want to wait stops it."""
    monkeypatch.setattr(module, "_RETRY", 0.05)
    desk.places.output.mkdir()
    with output_lock(desk.places.output):
        desk.worker.ask()
        wait_for(lambda: doing(desk) is Doing.BUSY)
        desk.worker.stop()
        wait_for(lambda: doing(desk) is Doing.STOPPED)


def test_glossary_with_faults_stops_the_run_and_says_which(desk: Desk) -> None:
    """Nothing is translated under it, and the page has its first faults."""
    desk.places.glossary.write_text("source,target\n港口,\n", encoding="utf-8")
    run_once(desk)
    assert doing(desk) is Doing.FAILED
    assert "row 2, target: The target is empty." in desk.worker.status.what
    desk.places.glossary.write_text(GLOSSARY, encoding="utf-8")
    run_once(desk)
    assert doing(desk) is Doing.IDLE


def noting(loads: list[str], places: Places, choice: Choice) -> Work:
    """Work under a choice, and under others, whose models are noted as they are loaded."""

    def load(watch: Any) -> Engine:
        loads.append(choice.model)
        watch("Loading the model", 0, 1)
        return FakeEngine()

    return replace(work_in(places, choice=choice), load=load, under=partial(noting, loads, places))


def test_runs_are_made_under_what_was_chosen_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another profile goes with the engine that is warm, another model with its own; a run at work ends as it began."""
    loads: list[str] = []
    articles(tmp_path / "articles")
    desk = make_desk(tmp_path)

    monkeypatch.setattr(desk.worker, "_work", noting(loads, desk.places, BEGUN))
    desk.worker.start()
    for choice in (BEGUN, Choice("", "fast"), Choice("other", "fast"), Choice("other", "balanced"), BEGUN):
        desk.worker.choose(choice)
        run_once(desk)
        assert f"|profile:{choice.profile}" in desk.worker.status.engine
    desk.worker.close()
    assert loads == ["", "other", ""]


def test_model_that_is_not_there_is_said_and_asked_for_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that cannot begin does not end the desk."""

    def load(watch: Any) -> Engine:
        raise ModelError("no model is installed.", "Install one.")

    work = work_in(desk.places)
    monkeypatch.setattr(desk.worker, "_work", replace(work, load=load))
    run_once(desk)
    assert (desk.worker.status.what, desk.worker.status.remedy) == ("no model is installed.", "Install one.")
    monkeypatch.setattr(desk.worker, "_work", work)
    run_once(desk)
    assert doing(desk) is Doing.IDLE


def test_fault_of_the_program_is_logged_and_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends the run, not the desk."""
    desk.places.output.mkdir()

    def broken(*given: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(batch, "run", broken)
    run_once(desk)
    assert doing(desk) is Doing.FAILED
    assert "ZeroDivisionError" in desk.worker.status.what
    assert (desk.places.output / "errors.log").exists()


def test_run_of_the_command_line_is_seen(desk: Desk) -> None:
    """What was made beside the desk is there the next time that it looks, and is not made again."""
    order, work = work_in(desk.places).order(), work_in(desk.places)
    batch.run(order, work.job(FakeEngine(), lambda what, done, total: None))
    assert {card.state for card in desk.board.cards()} == {State.DONE}
    before = os.stat(desk.places.output / "1-port.docx").st_mtime_ns
    run_once(desk)
    assert os.stat(desk.places.output / "1-port.docx").st_mtime_ns == before


def test_corrections_that_the_brief_lacks_are_counted(desk: Desk) -> None:
    """Until a run has put them in; a file of corrections at fault is said."""
    run_once(desk)
    path = desk.places.corrections / "corrections.csv"
    path.write_text("source,english\n地方漁民卻擔心航道變窄。,Fishermen fear a narrow channel.\n", encoding="utf-8")
    assert {name: card.pending for name, card in cards(desk).items()} == {"1-port.txt": 1, "2-ferry.txt": 0}
    run_once(desk)
    assert cards(desk)["1-port.txt"].pending == 0
    assert desk.worker.status.changed == 1
    path.write_text("chinese,english\n", encoding="utf-8")
    desk.board.cards()
    assert "source: The column is missing." in desk.problem()


def test_article_that_is_made_anew_is_shown_as_its_brief_is_still(desk: Desk) -> None:
    """What is not in the brief yet is said until that is written, and so long the one of before can be had."""
    run_once(desk)
    path = desk.places.corrections / "corrections.csv"
    path.write_text("source,english\n地方漁民卻擔心航道變窄。,Fishermen fear a narrow channel.\n", encoding="utf-8")
    before = cards(desk)["1-port.txt"]
    desk.board.began([desk.places.articles / "1-port.txt"])
    assert cards(desk)["1-port.txt"] == replace(before, state=State.TRANSLATING, percent=0)
    assert before.pending == 1


def test_what_is_wrong_with_the_folder_stays_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """For as long as it is so, not only until the list is told once more."""

    def order() -> RunOptions:
        raise OutputError("brief.toml: there is no such colour.", "Write another.")

    work = work_in(desk.places)
    monkeypatch.setattr(desk.board, "_work", replace(work, order=order))
    for _ in range(2):
        assert desk.board.cards() == []
        assert "no such colour" in desk.problem()


def test_summary_has_as_many_points_as_the_house_style_asks_for(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """As from the command line."""
    work = work_in(desk.places)
    house = replace(DEFAULT_STYLE, summary=1)
    monkeypatch.setattr(desk.worker, "_work", replace(work, order=lambda: replace(work.order(), house=house)))
    run_once(desk)
    assert len(desk.board.kept("1-port")[1].filed.points) == 1


def test_document_waits_for_the_other_run_in_the_folder(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that begins between the run and the document is no reason to forget what was chosen."""
    monkeypatch.setattr(module, "_RETRY", 0.05)
    busy = iter([BusyError("another run is at work.")])

    def combined_later(order: RunOptions, job: Job) -> bytes:
        for error in busy:
            raise error
        return combined(order, job)

    run_once(desk)
    monkeypatch.setattr(module, "combined", combined_later)
    desk.worker.ask([desk.board.kept("1-port")[0]])
    wait_for(lambda: desk.worker.is_at_rest)
    assert desk.worker.status.documents == 1
    assert desk.worker.document


def test_memory_that_cannot_be_read_is_said(desk: Desk) -> None:
    """The list stays as it was."""
    run_once(desk)
    before = desk.board.cards()
    memory = desk.places.output / "memory.sqlite3"
    memory.write_bytes(b"x" * 4096)
    assert desk.board.cards() == before
    assert "memory.sqlite3" in desk.problem()


def test_profile_is_named_in_what_was_made(desk: Desk) -> None:
    """The page says what the briefs were made by."""
    run_once(desk)
    assert f"profile:{Profile('testing').name}" in desk.worker.status.engine


def test_chosen_articles_are_one_document_in_their_order(tmp_path: Path) -> None:
    """Their English is that of the briefs, nothing is translated for it, and no file of the folder is another."""
    articles(tmp_path / "articles")
    engine = FakeEngine()
    desk = make_desk(tmp_path, engine)
    desk.worker.start()
    run_once(desk)
    before = {path: path.read_bytes() for path in desk.places.output.iterdir() if path.suffix in (".docx", ".json")}
    engine.calls.clear()
    chosen = [desk.board.kept(brief)[0] for brief in ("2-ferry", "1-port")]
    desk.worker.ask(chosen)
    wait_for(lambda: desk.worker.is_at_rest)
    desk.worker.close()
    path = tmp_path / "chosen.docx"
    path.write_bytes(desk.worker.document)
    text = docx_text(path)
    headlines = [desk.board.kept(brief)[1].headline for brief in ("2-ferry", "1-port")]
    assert -1 < text.find(headlines[0]) < text.find(headlines[1])
    assert engine.calls == []
    assert {path: path.read_bytes() for path in before} == before
    assert desk.worker.status.documents == 1


def test_engine_that_failed_is_loaded_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be in any state, or its process be gone; the next run does what that one did not."""
    articles(tmp_path / "articles")
    desk = make_desk(tmp_path)
    work, loads = work_in(desk.places), iter([BrokenEngine(), FakeEngine()])
    monkeypatch.setattr(desk.worker, "_work", replace(work, load=lambda watch: next(loads)))
    desk.worker.start()
    run_once(desk)
    assert (doing(desk), desk.worker.status.what) == (Doing.FAILED, "the library stopped.")
    run_once(desk)
    desk.worker.close()
    assert {card.state for card in desk.board.cards()} == {State.DONE}


def broken(watch: Progress) -> Engine:
    """The engine that fails, for another process to load."""
    return BrokenEngine()


def test_process_of_an_engine_that_failed_is_ended(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its model would stand in memory beside the next one's."""
    apart: list[EngineApart] = []

    def load(watch: Progress) -> Engine:
        apart.append(EngineApart(broken, watch))
        return apart[-1]

    work = work_in(desk.places)
    monkeypatch.setattr(desk.worker, "_work", replace(work, load=load))
    run_once(desk)
    assert doing(desk) is Doing.FAILED
    assert [engine._process.is_alive() for engine in apart] == [False]


def sentence(desk: Desk, source: str = "地方漁民卻擔心航道變窄。") -> Marked:
    """A sentence of the port's brief."""
    return desk.review.sentence("1-port", source)


def test_other_english_is_had_of_the_engine_that_is_warm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or of the one of what was chosen, which is loaded for it."""
    loads: list[str] = []
    articles(tmp_path / "articles")
    desk = make_desk(tmp_path)

    monkeypatch.setattr(desk.worker, "_work", noting(loads, desk.places, BEGUN))
    desk.worker.start()
    run_once(desk)
    assert len({each.text for each in desk.worker.alternatives(sentence(desk))}) > 2
    assert loads == [""]
    desk.worker.choose(Choice("other", "fast"))
    desk.worker.stop()  # nothing is at work: that is no reason not to answer
    desk.worker.alternatives(sentence(desk))
    desk.worker.alternatives(sentence(desk))
    assert loads == ["", "other"]
    run_once(desk)
    desk.worker.close()
    assert loads == ["", "other"]


def test_no_other_english_while_a_run_is_at_work(held: tuple[Desk, HeldEngine]) -> None:
    """The engine answers one at a time: it is said, and the run goes on."""
    desk, engine = held
    with pytest.raises(BusyError, match="The desk is translating"):
        desk.worker.alternatives(marked("地方漁民卻擔心航道變窄。"))
    engine.may_go_on.set()
    wait_for(lambda: desk.worker.is_at_rest)
    assert desk.worker.alternatives(sentence(desk))


def test_run_waits_for_who_asks_about_a_sentence(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """And who closes the desk does not: the question is given up, as a refusal, not as Ctrl-C of the server."""
    run_once(desk)
    begun, go_on = threading.Event(), threading.Event()

    def load(watch: Any) -> Engine:
        begun.set()
        go_on.wait(20)
        watch("Loading the model", 0, 1)
        return FakeEngine()

    monkeypatch.setattr(desk.worker, "_engine", None)
    monkeypatch.setattr(desk.worker, "_work", replace(desk.worker._work, load=load))
    told: list[object] = []

    def ask() -> None:
        try:
            told.append(desk.worker.alternatives(sentence(desk)))
        except BusyError as error:
            told.append(error.what)

    asker = threading.Thread(target=ask, daemon=True)
    asker.start()
    begun.wait(20)
    desk.worker.ask()
    assert not desk.worker.is_at_rest
    assert doing(desk) is Doing.IDLE
    desk.worker._closing.set()
    go_on.set()
    asker.join(20)
    assert told == ["The desk is closing."]


def test_engine_that_fails_at_a_question_is_loaded_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """As one that fails in a run."""
    run_once(desk)
    monkeypatch.setattr(desk.worker, "_engine", BrokenEngine())
    with pytest.raises(EngineError, match="the library stopped"):
        desk.worker.alternatives(sentence(desk))
    assert desk.worker.alternatives(sentence(desk))


def test_sentences_of_a_shared_memory_are_asked_for_once(tmp_path: Path) -> None:
    """What one desk has translated another has at once, in its own folder; the brief is there all the same."""
    for name in ("one", "two"):
        engine, places = FakeEngine(), places_in(tmp_path / name, tmp_path / "shared" / "all.sqlite3")
        articles(places.articles)
        desk = desk_of(places, work_in(places, engine), TESTING)
        desk.worker.start()
        run_once(desk)
        desk.worker.close()
        assert {card.state for card in desk.board.cards()} == {State.DONE}
        assert bool(engine.calls) is (name == "one")
