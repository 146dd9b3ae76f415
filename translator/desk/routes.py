"""What a page of the desk may ask, and who answers: the list, the run, files to be had."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib import resources
from itertools import count
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from translator.desk import choices
from translator.desk.archive import Archive
from translator.desk.board import Board, Card
from translator.desk.bodies import Limits, body_of, message_of, text_in
from translator.desk.downloads import attached, saved, zipped
from translator.desk.intake import put, put_text, take_out
from translator.desk.places import Choice, Places
from translator.desk.printed import printed, printed_with_contents, why_not
from translator.desk.review import Review
from translator.desk.search import Search
from translator.desk.style import StyleSheet
from translator.desk.taken_back import taken_back
from translator.desk.term_table import TermTable
from translator.desk.worker import Worker
from translator.errors import InputError, TranslatorError, UnexpectedError, visible
from translator.publish.errors_log import unexpected
from translator.runs import CHANGES

_LOOK_EVERY = 0.25
"""Seconds between two looks for something new to tell a page."""
_ANYWAY = 12
"""Looks after which the folder is looked at though nothing was heard of it: the command line may have been at work."""
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_PAGES = {"page.js": "translator.publish.html", "page.css": "translator.publish.html"}
"""What the desk's pages share with those that need no desk."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Who answers."""

    places: Places
    archive: Archive
    board: Board
    worker: Worker
    review: Review
    terms: TermTable
    style: StyleSheet
    search: Search
    limits: Limits
    problem: Callable[[], str]


Answer = Callable[[Request], Coroutine[Any, Any, Response]]


def application(desk: Desk, more: Sequence[Route]) -> Starlette:
    """Return the application of a desk; `more` are the routes to its texts (see `routes_words`)."""
    routes = [
        Route("/", _shell),
        Route("/static/{name}", _static),
        Route("/favicon.ico", _icon),
        Route("/api/events", _events(desk)),
        Route("/api/articles", _put_file(desk), methods=["PUT"]),
        Route("/api/text", _put_text(desk), methods=["POST"]),
        Route("/api/take-out", _take_out(desk), methods=["POST"]),
        Route("/api/run", _run(desk), methods=["POST"]),
        Route("/api/choice", answered(lambda request: _choices(desk))),
        Route("/api/choice", _choose(desk), methods=["POST"]),
        Route("/api/combined", _combined(desk), methods=["POST"]),
        Route("/combined.docx", answered(lambda request: attached(desk.worker.document, "briefing.docx"))),
        Route("/combined.pdf", answered(lambda request: _combined_pdf(desk))),
        Route("/files/{name}", answered(lambda request: _file(desk, request.path_params["name"]))),
        Route("/pdf/{brief}", answered(lambda request: _pdf(desk, request.path_params["brief"]))),
        Route("/briefs.zip", answered(lambda request: zipped(desk.places.output, _names(desk)))),
        *more,
    ]

    async def fault(request: Request, error: Exception) -> Response:
        return await _said(request, unexpected(desk.places.output, Path(request.url.path), error))

    handlers = {TranslatorError: _said, HTTPException: _refused, Exception: fault}
    return Starlette(routes=routes, exception_handlers=handlers)


def answered(make: Callable[[Request], Response]) -> Answer:
    """Return a route that is answered in a thread: what reads files must not keep the others waiting."""

    async def answer(request: Request) -> Response:
        return await run_in_threadpool(make, request)

    return answer


async def _said(request: Request, error: Exception) -> Response:
    assert isinstance(error, TranslatorError)
    is_missing = isinstance(error, InputError) and request.method == "GET"
    status = 500 if isinstance(error, UnexpectedError) else 404 if is_missing else 422
    if "text/html" in request.headers.get("accept", ""):  # a link was followed: a person reads it
        return PlainTextResponse(f"{error}\n", status)
    return JSONResponse({"what": error.what, "remedy": error.remedy}, status)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return JSONResponse({"what": error.detail, "remedy": ""}, error.status_code)


async def _shell(request: Request) -> Response:
    return _page_file("index.html")


async def _icon(request: Request) -> Response:
    return _page_file("icon.svg")


async def _static(request: Request) -> Response:
    return _page_file(request.path_params["name"])


def _page_file(name: str) -> Response:
    """Return a file of the program's own pages."""
    if name not in _own_files():
        raise HTTPException(404, "There is no such page.")
    return Response(_own_files()[name], media_type=_TYPES[Path(name).suffix])


@cache
def _own_files() -> dict[str, bytes]:
    """Return the files of the pages by their names: a page asks for ten of them before it shows its list."""
    found = [item for item in resources.files("translator.desk.pages").iterdir() if Path(item.name).suffix in _TYPES]
    shared = [resources.files(package) / name for name, package in _PAGES.items()]
    return {item.name: item.read_bytes() for item in (*found, *shared)}


def _now(desk: Desk) -> dict[str, Any]:
    """Return what there is to say of the desk as a whole."""
    has_changes = (desk.places.output / CHANGES).is_file()
    told = {"problem": desk.problem(), "changes": has_changes, "folder": str(Path.cwd()), "no_pdf": why_not()}
    return {"status": asdict(desk.worker.status), **told}


def _shown(card: Card) -> dict[str, Any]:
    return asdict(card) | {"id": visible(card.id), "why": visible(card.why)}


def _events(desk: Desk) -> Answer:
    """Return what tells a page what changes, for as long as it is open (server-sent events)."""

    async def answer(request: Request) -> Response:
        return StreamingResponse(_told(desk), media_type="text/event-stream")

    return answer


async def _told(desk: Desk) -> AsyncIterator[str]:
    """Yield what there is, and then what is new, each time as one event."""
    version, last = -1, ""
    shown: dict[str, dict[str, Any]] = {}
    for look in count():
        if version != desk.board.version or look % _ANYWAY == 0:
            version = desk.board.version
            now = {card.id: _shown(card) for card in await run_in_threadpool(desk.board.cards)}
            told = json.dumps(await run_in_threadpool(_now, desk))
            changed = [card for name, card in now.items() if shown.get(name) != card]
            gone = [visible(name) for name in shown if name not in now]
            if changed or gone or told != last:
                yield f"data: {told[:-1]}, {json.dumps({'cards': changed, 'gone': gone})[1:]}\n\n"
            else:
                yield ": nothing new\n\n"  # and so it is noticed where the page is gone
            shown, last = now, told
        await asyncio.sleep(_LOOK_EVERY)


def _put_file(desk: Desk) -> Answer:
    async def answer(request: Request) -> Response:
        data = await body_of(request, desk.limits.article, desk.limits.seconds)
        return await run_in_threadpool(_take_file, desk, request.query_params.get("name", ""), data)

    return answer


def _take_file(desk: Desk, name: str, data: bytes) -> Response:
    """Take what was dropped: a brief that was edited in Word, or else an article."""
    if found := taken_back(desk.places, name, data):
        desk.board.touch()
        return JSONResponse({"taken_back": asdict(found)})
    return _taken(desk, lambda: put(desk.places.articles, name, data))


def _put_text(desk: Desk) -> Answer:
    async def answer(request: Request) -> Response:
        message = await message_of(request, desk.limits)
        text = text_in(message, "text", desk.limits.message)
        return await run_in_threadpool(_taken, desk, lambda: put_text(desk.places.articles, text))

    return answer


def _taken(desk: Desk, take: Callable[[], str]) -> Response:
    """Put an article into the folder, and have it made."""
    name = take()
    desk.board.look_again()
    desk.worker.ask()
    return JSONResponse({"name": visible(name)})


def _take_out(desk: Desk) -> Answer:
    async def answer(request: Request) -> Response:
        name = text_in(await message_of(request, desk.limits), "name")
        await run_in_threadpool(take_out, desk.places.articles, name)
        desk.board.look_again()
        return JSONResponse({})

    return answer


def _run(desk: Desk) -> Answer:
    async def answer(request: Request) -> Response:
        do = text_in(await message_of(request, desk.limits), "do")
        if do == "stop":
            desk.worker.stop()
        else:
            desk.worker.ask()
        return JSONResponse({})

    return answer


def _choices(desk: Desk) -> Response:
    """Return what translates now, what else may, and which memory the folder shares with others, if it does."""
    offers = {"models": choices.models(), "profiles": choices.profiles()}
    told = {name: [asdict(offer) for offer in offered] for name, offered in offers.items()}
    memory = str(desk.places.memory or "").encode("utf-8", "backslashreplace").decode()
    return JSONResponse({"chosen": asdict(desk.worker.choice), "memory": visible(memory), **told})


def _choose(desk: Desk) -> Answer:
    async def answer(request: Request) -> Response:
        message = await message_of(request, desk.limits)
        choice = Choice(text_in(message, "model"), text_in(message, "profile"))
        await run_in_threadpool(choices.require_offered, choice)
        desk.worker.choose(choice)
        return JSONResponse({})

    return answer


def _combined(desk: Desk) -> Answer:
    async def answer(request: Request) -> Response:
        briefs = (await message_of(request, desk.limits)).get("briefs")
        if not isinstance(briefs, list) or not briefs or not all(isinstance(brief, str) for brief in briefs):
            raise HTTPException(400, "Choose articles first.")
        chosen = await run_in_threadpool(lambda: [desk.board.kept(brief)[0] for brief in dict.fromkeys(briefs)])
        desk.worker.ask(chosen)
        return JSONResponse({})

    return answer


def _combined_pdf(desk: Desk) -> Response:
    """Return the one document that was made of chosen articles as PDF. Raises `InputError` where there is none."""
    document = desk.worker.document
    return attached(document and printed_with_contents(document), "briefing.pdf")


def _names(desk: Desk) -> list[str]:
    """Return the files of the briefs that are there."""
    return [name for card in desk.board.cards() for name in card.files if (desk.places.output / name).is_file()]


def _file(desk: Desk, name: str) -> Response:
    if name not in _names(desk):
        raise InputError(Path(name), "there is no such brief.", "Look at the list again.")
    return saved(desk.places.output, name)


def _pdf(desk: Desk, brief: str) -> Response:
    """Return a brief as PDF, made of its Word file, which must be ours: LibreOffice fetches what one has links to."""
    desk.board.kept(brief)
    return attached(printed(desk.archive.own(f"{brief}.docx")), f"{brief}.pdf")
