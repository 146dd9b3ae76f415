"""What a browser sends, read: up to a size and for so long, whatever it says of itself."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from translator.storage.bounded_read import ARTICLE


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken, in bytes, and for how long, in seconds."""

    article: int = ARTICLE.limit
    message: int = 4 * 1024**2
    seconds: float = 30.0


async def body_of(request: Request, limit: int, seconds: float) -> bytes:
    """Return the body of a request. Refuses what is longer than `limit`, or takes longer than `seconds`."""
    said = request.headers.get("content-length", "0")
    if not said.isascii() or not said.isdigit() or int(said) > limit:
        raise HTTPException(413, f"This is over {limit // 1024**2} MiB: keep the text only.")
    found = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for piece in request.stream():
                found += piece
                if len(found) > limit:
                    raise HTTPException(413, f"This is over {limit // 1024**2} MiB: keep the text only.")
    except TimeoutError:
        raise HTTPException(408, "This took too long to arrive: send it again.") from None
    except ClientDisconnect:
        raise HTTPException(400, "Only a part of this arrived: send it again.") from None
    return bytes(found)


async def message_of(request: Request, limits: Limits) -> dict[str, Any]:
    """Return the JSON object that a page of the desk sends."""
    data = await body_of(request, limits.message, limits.seconds)
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise HTTPException(400, "This is no message of the desk's.")
    return found


def text_in(message: dict[str, Any], name: str, longest: int = 20_000) -> str:
    """Return a text of a message, without what no text may have. Refuses what is none, or too long."""
    value = message.get(name, "")
    if not isinstance(value, str) or len(value) > longest or any("\ud800" <= char <= "\udfff" for char in value):
        raise HTTPException(400, f"“{name}” is no text that can be taken.")
    return value
