"""The desk's server: on this machine's own address, for one browser, until it is stopped."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from typing import Any

import uvicorn

from translator.desk.archive import Archive
from translator.desk.board import Board
from translator.desk.bodies import Limits
from translator.desk.guard import Admission, Guard
from translator.desk.places import Places, Work
from translator.desk.review import Review
from translator.desk.routes import Desk, application
from translator.desk.routes_words import word_routes
from translator.desk.search import Search
from translator.desk.style import StyleSheet
from translator.desk.term_table import TermTable
from translator.desk.worker import Worker
from translator.errors import OutputError
from translator.profiles import Profile

_HOST = "127.0.0.1"
# Only the command line speaks; what goes wrong is in errors.log.
_QUIET: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"none": {"class": "logging.NullHandler"}},
    "loggers": {"uvicorn": {"handlers": ["none"], "propagate": False}},
}
# Connections at once: a browser has six to a place, and one that is kept for what is new.
_MOST_CONNECTIONS = 64


def desk_of(places: Places, work: Work, profile: Profile, limits: Limits | None = None) -> Desk:
    """Return a desk, its worker not started."""
    archive = Archive(places.output)
    board = Board(places, work, archive)
    worker = Worker(places, work, board)
    review = Review(places, board, archive, profile)

    def problem() -> str:
        return archive.problem or board.problem

    return Desk(
        places,
        archive,
        board,
        worker,
        review,
        TermTable(places.glossary),
        StyleSheet(places, board, profile),
        Search(),
        limits or Limits(),
        problem,
    )


def serve(desk: Desk, port: int, ready: Callable[[str], None]) -> None:
    """Serve a desk until Ctrl-C; `ready` is told the address that lets a browser in, once.

    Raises:
        OutputError: the port is taken, or may not be used.
    """
    with listening(port) as listener:
        server, admission = server_of(desk, listener.getsockname()[1])
        desk.worker.start()
        try:
            ready(admission.address)
            server.run([listener])
        finally:
            desk.worker.close()


def server_of(desk: Desk, port: int) -> tuple[uvicorn.Server, Admission]:
    """Return the server of a desk for a socket on that port, and who may come in."""
    admission = Admission(port)
    app = Guard(application(desk, word_routes(desk)), admission)
    config = uvicorn.Config(
        app,
        log_config=_QUIET,
        access_log=False,
        lifespan="off",
        ws="none",
        http="h11",
        loop="asyncio",
        proxy_headers=False,
        server_header=False,
        limit_concurrency=_MOST_CONNECTIONS,
        timeout_graceful_shutdown=1,
    )
    return uvicorn.Server(config), admission


def listening(port: int) -> socket.socket:
    """Return a socket on this machine's own address, on that port or, for 0, on any that is free."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # elsewhere it would let another program take the place of this one
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((_HOST, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        what = f"port {port}: the desk cannot be served there ({error.strerror or error})."
        raise OutputError(what, "Choose another with --port, or leave it out.") from error
    return listener
