"""What a page of the desk may ask of its texts: reviews and their corrections, the glossary, what was translated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from translator.desk.bodies import message_of, text_in
from translator.desk.downloads import bytes_of
from translator.desk.guard import policy
from translator.desk.places import Outdated
from translator.desk.routes import Answer, Desk, answered
from translator.desk.search import Hit
from translator.desk.term_table import Shown, entry_of
from translator.errors import FaultsError
from translator.glossary.glossary_csv import COLUMNS
from translator.glossary.validate import KINDS
from translator.records import Finding
from translator.runs import CHANGES
from translator.storage.bounded_read import STYLE

# Nothing in it runs or goes anywhere, whoever has written it.
_SANDBOXED = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; sandbox"
_MOST_RECORDS = 20_000
_LONGEST_REASON = 500


def word_routes(desk: Desk) -> list[Route]:
    """Return the routes to the texts of a desk."""
    posted: dict[str, Callable[[Desk, dict[str, Any]], Any]] = {
        "/api/corrections": _save_corrections,
        "/api/accept": _accept,
        "/api/check": _check,
        "/api/alternatives": _alternatives,
        "/api/glossary/put": _put_term,
        "/api/glossary/delete": _delete_term,
        "/api/glossary/check": _check_term,
        "/api/glossary/touched": _touched,
        "/api/style/check": _check_style,
        "/api/style/preview": _preview,
        "/api/style/save": _save_style,
    }
    return [
        Route("/review/{brief}", answered(lambda request: _page(desk, request.path_params["brief"]))),
        Route("/changes", answered(lambda request: _changes(desk))),
        Route("/api/glossary", answered(lambda request: _glossary(desk, request.query_params.get("file", "")))),
        Route("/api/style", answered(lambda request: JSONResponse(asdict(desk.style.shown())))),
        Route("/style/{name}.png", answered(lambda request: _picture(desk, request.path_params["name"]))),
        Route("/api/search", answered(lambda request: _search(desk, request.query_params.get("for", "")))),
        *(Route(path, _posted(desk, do), methods=["POST"]) for path, do in posted.items()),
    ]


def _posted(desk: Desk, do: Callable[[Desk, dict[str, Any]], Any]) -> Answer:
    async def answer(request: Request) -> Response:
        message = await message_of(request, desk.limits)
        try:
            return JSONResponse(await run_in_threadpool(do, desk, message))
        except Outdated:
            raise HTTPException(409, "This was changed elsewhere meanwhile: load the page again.") from None
        except FaultsError as error:
            return _at_fault(error)

    return answer


def _page(desk: Desk, brief: str) -> Response:
    page = desk.review.page(brief)
    headers = {"content-security-policy": policy(page.style)}
    return Response(page.html, media_type="text/html", headers=headers)


def _changes(desk: Desk) -> Response:
    headers = {"content-security-policy": _SANDBOXED}
    return Response(bytes_of(desk.places.output, CHANGES), media_type="text/html", headers=headers)


def _save_corrections(desk: Desk, message: dict[str, Any]) -> dict[str, Any]:
    records = message.get("records")
    if not isinstance(records, list) or len(records) > _MOST_RECORDS or not all(map(_is_record, records)):
        raise HTTPException(400, "These are no corrections.")
    return {"revision": desk.review.save(text_in(message, "brief"), text_in(message, "revision"), records)}


def _accept(desk: Desk, message: dict[str, Any]) -> dict[str, Any]:
    brief, revision, source = (text_in(message, name) for name in ("brief", "revision", "source"))
    reason = " ".join(text_in(message, "reason", _LONGEST_REASON).split())
    return {"revision": desk.review.accept(brief, revision, source, reason)}


def _is_record(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(cell, str) and len(cell) <= 20_000 for cell in value)


def _check(desk: Desk, message: dict[str, Any]) -> dict[str, Any]:
    found = desk.review.findings(*(text_in(message, name) for name in ("brief", "source", "english")))
    return {"findings": _said(found)}


def _alternatives(desk: Desk, message: dict[str, Any]) -> dict[str, Any]:
    """Return other English for a sentence, each with what the checks say of it."""
    found = desk.worker.alternatives(desk.review.sentence(text_in(message, "brief"), text_in(message, "source")))
    return {"alternatives": [{"english": each.text, "findings": _said(each.findings)} for each in found]}


def _said(findings: Sequence[Finding]) -> list[list[str]]:
    return [[finding.check, finding.message] for finding in findings]


def _glossary(desk: Desk, file: str) -> Response:
    try:
        return JSONResponse(_table(desk.terms.shown(file)))
    except FaultsError as error:
        return _at_fault(error)


def _at_fault(error: FaultsError) -> Response:
    return JSONResponse({"what": error.what, "remedy": error.remedy, "faults": list(error.lines)}, 422)


def _table(shown: Shown) -> dict[str, Any]:
    checked = shown.checked
    return {
        "file": shown.file,
        "files": list(shown.files),
        "columns": list(shown.columns),
        "known": list(COLUMNS),
        "kinds": list(KINDS),
        "rows": [[number, *cells] for number, cells in shown.rows],
        "faults": list(map(asdict, checked.faults)),
        "advice": list(map(asdict, checked.advice)),
        "revision": shown.revision,
    }


def _number_in(message: dict[str, Any]) -> int:
    number = message.get("number", 0)
    if not isinstance(number, int) or not 0 <= number < 1_000_000:
        raise HTTPException(400, "This is no row.")
    return number


def _cells_in(message: dict[str, Any]) -> dict[str, str]:
    cells = message.get("cells")
    if not isinstance(cells, dict):
        raise HTTPException(400, "This is no row.")
    return {str(name).lower(): text_in(cells, name) for name in cells}


def _put_term(desk: Desk, message: dict[str, Any]) -> dict[str, Any]:
    revision = text_in(message, "revision") if "revision" in message else None  # a review page shows no table
    number = desk.terms.put(revision, _number_in(message), _cells_in(message), text_in(message, "file"))
    desk.board.touch()
    return {"number": number}


def _delete_term(desk: Desk, message: dict[str, Any]) -> dict[str, Any]:
    desk.terms.delete(text_in(message, "revision"), _number_in(message), text_in(message, "file"))
    desk.board.touch()
    return {}


def _check_term(desk: Desk, message: dict[str, Any]) -> dict[str, Any]:
    faults, advice = desk.terms.faults(_number_in(message), _cells_in(message), text_in(message, "file"))
    return {"faults": list(map(asdict, faults)), "advice": list(map(asdict, advice))}


def _touched(desk: Desk, message: dict[str, Any]) -> dict[str, Any]:
    """Return the articles in which an entry stands."""
    found = desk.search.touched(desk.board.finished(), entry_of(_cells_in(message)))
    return {"articles": [{"brief": kept.brief, "headline": kept.headline, "count": count} for kept, count in found]}


def _check_style(desk: Desk, message: dict[str, Any]) -> dict[str, Any]:
    return {"faults": list(map(asdict, desk.style.faults(text_in(message, "text", STYLE.limit))))}


def _preview(desk: Desk, message: dict[str, Any]) -> dict[str, Any]:
    return {"picture": desk.style.preview(text_in(message, "text", STYLE.limit), text_in(message, "brief"))}


def _save_style(desk: Desk, message: dict[str, Any]) -> dict[str, Any]:
    return {"revision": desk.style.save(text_in(message, "revision"), text_in(message, "text", STYLE.limit))}


def _picture(desk: Desk, name: str) -> Response:
    return Response(desk.style.picture(name), media_type="image/png")


def _search(desk: Desk, text: str) -> Response:
    found = desk.search.find(desk.board.finished(), text[:200])
    return JSONResponse(
        {
            "hits": [_hit(hit) for hit in found.hits],
            "total": found.total,
            "articles": found.articles,
            "renderings": found.renderings,
        }
    )


def _hit(hit: Hit) -> dict[str, Any]:
    terms: Sequence[str] = [label for label, _ in hit.sentence.terms]
    place = {"brief": hit.brief, "headline": hit.headline, "start": hit.start, "is_chinese": hit.is_chinese}
    return place | {"source": hit.sentence.source, "english": hit.sentence.english, "terms": terms}
