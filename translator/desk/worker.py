"""The one that translates: a thread beside the server, which runs batches as the command line does, one at a time."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from translator import batch
from translator.desk.board import Board
from translator.desk.combined import combined
from translator.desk.engine_apart import EngineApart
from translator.desk.places import Choice, Places, Work
from translator.engines.base import Engine
from translator.errors import BusyError, EngineError, FaultsError, InputError, TranslatorError
from translator.pipeline import Job
from translator.publish.errors_log import unexpected
from translator.records import Marked, Translation
from translator.runs import Run, RunOptions
from translator.translate.alternatives import alternatives

_RETRY = 2.0
_AT_WORK = ("The desk is translating.", "Ask again when that is done, or stop it.")
_MOST_LINES = 5
_PATIENCE = 60.0
"""Seconds for which a question about a sentence waits for another."""


class Doing(StrEnum):
    """What the worker is at."""

    IDLE = "idle"
    WORKING = "working"
    BUSY = "busy"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Status:
    """What the worker is at, and what came of the last run: `changed` sentences, because of `causes`.

    `documents` is how many documents of several articles were made.
    """

    doing: Doing = Doing.IDLE
    step: str = ""
    done: int = 0
    total: int = 0
    what: str = ""
    remedy: str = ""
    engine: str = ""
    changed: int = 0
    causes: tuple[tuple[str, int], ...] = ()
    set_aside: tuple[str, ...] = ()
    documents: int = 0


class Stopped(KeyboardInterrupt):
    """The user stopped the run. Like Ctrl-C it is no fault of an article's, and what was finished is kept."""


class Worker:
    """Runs what is in the folder whenever it is asked. Its engine is loaded for the first run, and stays."""

    def __init__(self, places: Places, work: Work, board: Board) -> None:
        self._places, self._work, self._board = places, work, board
        self.choice = work.choice
        self._engine: Engine | None = None
        self._asked, self._stopping, self._closing = threading.Event(), threading.Event(), threading.Event()
        self._at_engine = threading.Lock()
        self._thread = threading.Thread(target=self._loop, name="desk-worker", daemon=True)
        self._chosen: tuple[Path, ...] = ()
        self._documents = 0
        self.document = b""
        self.status = Status()

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing is at work, nor about to be."""
        return not self._asked.is_set() and self.status.doing not in (Doing.WORKING, Doing.BUSY)

    def start(self) -> None:
        """Begin to wait for what is asked."""
        self._thread.start()

    def ask(self, chosen: Sequence[Path] = ()) -> None:
        """Have the folder run, once more behind the run at work, if one is; then one `document` of `chosen` is made."""
        if chosen:
            self._chosen = tuple(chosen)
        self._stopping.clear()
        self._asked.set()

    def choose(self, choice: Choice) -> None:
        """Have the runs from now on made under another choice; one that is at work goes on as it began."""
        self.choice = choice
        self._board.touch()

    def stop(self) -> None:
        """Stop the run at work as soon as a sentence is finished."""
        self._asked.clear()
        self._chosen = ()
        self._stopping.set()

    def alternatives(self, marked: Marked) -> list[Translation]:
        """Return other English for a sentence. The engine is loaded for that if it was not.

        Raises:
            BusyError: it is translating.
            ModelError, EngineError: it cannot be loaded, or fails.
        """
        if not self.is_at_rest or not self._at_engine.acquire(timeout=_PATIENCE):
            raise BusyError(*_AT_WORK)
        try:
            return alternatives(marked, self._loaded())
        except Stopped:  # the desk is closing: no fault of the server's, which ends by itself
            raise BusyError("The desk is closing.") from None
        except EngineError:
            self._let_go()
            raise
        finally:
            self._at_engine.release()

    def close(self, seconds: float = 10.0) -> None:
        """Stop for good, and wait a while for the run at work to notice."""
        self._closing.set()
        self._stopping.set()
        self._asked.set()
        self._thread.join(seconds)

    def _loop(self) -> None:
        while True:
            self._asked.wait()
            with self._at_engine:
                if self._closing.is_set():
                    return
                self._work_once()

    def _work_once(self) -> None:
        """Do what is asked for, once nobody else has the folder."""
        self._tell(replace(self.status, doing=Doing.WORKING, step="Starting", done=0, total=0, what="", remedy=""))
        self._asked.clear()
        status = self._outcome()
        while status.doing is Doing.BUSY and not self._stopping.is_set():
            self._tell(status)
            self._stopping.wait(_RETRY)
            status = self._outcome()
        self._board.ended()
        self._board.look_again()
        self._tell(Status(Doing.STOPPED, engine=status.engine) if self._stopping.is_set() else status)

    def _tell(self, status: Status) -> None:
        self.status = status
        self._board.touch()

    def _outcome(self) -> Status:
        """Do a run; return what came of it, whatever that is."""
        engine = self.status.engine
        try:
            return self._done(self._run())
        except Stopped:
            return Status(Doing.STOPPED, engine=engine)
        except BusyError as error:
            remedy = "The desk goes on by itself when that has ended."
            return Status(Doing.BUSY, what=error.what, remedy=remedy, engine=engine)
        except InputError:  # no article in the folder
            return Status(engine=engine)
        except TranslatorError as error:
            if isinstance(error, EngineError):  # it may be in any state, or gone: the next run loads it anew
                self._let_go()
            return Status(Doing.FAILED, what=_said(error), remedy=error.remedy, engine=engine)
        except Exception as error:
            fault = unexpected(self._places.output, self._places.output, error)
            return Status(Doing.FAILED, what=fault.what, remedy=fault.remedy, engine=engine)

    def _run(self) -> Run:
        self._change()
        order = self._work.order()
        job = self._work.job(self._loaded(), self._watch)
        self._tell(replace(self.status, engine=str(job.signature)))
        run = batch.run(replace(order, onlooker=self._board), job)
        self._combine(order, job)
        return run

    def _loaded(self) -> Engine:
        """Return the engine of what was chosen; it is loaded if it was not."""
        self._change()
        if self._engine is None:
            self._engine = self._work.load(self._watch)
        return self._engine

    def _change(self) -> None:
        """Work under what was chosen since the last run."""
        before, chosen = self._work.choice, self.choice
        if chosen != before:
            self._work = self._work.under(chosen)
        if chosen.model != before.model:
            self._let_go()

    def _combine(self, order: RunOptions, job: Job) -> None:
        """Make the document of what was chosen, if anything was; it stays chosen while another run has the folder."""
        chosen, self._chosen = self._chosen, ()
        if not chosen:
            return
        try:
            self.document = combined(replace(order, paths=chosen), job)
        except BusyError:
            self._chosen = self._chosen or chosen
            raise
        self._documents += 1

    def _let_go(self) -> None:
        """Part with the engine. One with a process of its own would keep its model there, beside the next one's."""
        engine, self._engine = self._engine, None
        if isinstance(engine, EngineApart):
            engine.close()

    def _done(self, run: Run) -> Status:
        return Status(
            engine=str(run.signature),
            changed=run.changed,
            causes=run.causes,
            set_aside=tuple(path.name for path in run.set_aside),
            documents=self._documents,
        )

    def _watch(self, what: str, done: int, total: int) -> None:
        """Hear how far the work is; this is where it ends if the user wants it to."""
        is_running = self.status.doing in (Doing.WORKING, Doing.BUSY)  # else somebody asks about a sentence
        if self._closing.is_set() or (is_running and self._stopping.is_set()):
            raise Stopped
        if what == "Translating" and total:
            self._board.advanced(100 * done // total)
        is_over = 0 < total <= done  # a model is loaded, say: what follows tells nothing at first
        self._tell(replace(self.status, step="Translating" if is_over else what, done=done, total=total))


def _said(error: TranslatorError) -> str:
    """Return what is wrong in a few lines."""
    lines = error.lines[:_MOST_LINES] if isinstance(error, FaultsError) else ()
    return "\n".join((error.what, *lines))
