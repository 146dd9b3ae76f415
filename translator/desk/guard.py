"""Who may speak to the desk: a browser of this machine that was let in, and pages of the desk's own in it.

What stands between the articles and a page of the web that the same browser shows: the name by which the desk was
asked for (DNS rebinding), where a request comes from (cross-site requests), a secret that only who started the desk
has, and what its pages may load and do.
"""

from __future__ import annotations

import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

OPEN = "/open"
_DAYS = 7
_READING = ("GET", "HEAD")
_NOT_LET_IN = (
    "Open the desk by the address that it said when it was started. It works once: start it again for another.\n"
)
_ELSEWHERE = "This was not asked by a page of the desk.\n"

HEADERS = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), clipboard-read=()",
}


def policy(style: str = "") -> str:
    """Return a content security policy (CSP 3): files of the desk alone, no script in a page, and no HTML out of text.

    `style` is the digest of a style that stands in a page.
    """
    styles = f"'self' '{style}'" if style else "'self'"
    return (
        f"default-src 'none'; script-src 'self'; style-src {styles}; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


class Admission:
    """The token that lets a browser in, once, and the secret by which it is known from then on."""

    def __init__(self, port: int) -> None:
        self.hosts = (f"127.0.0.1:{port}", f"localhost:{port}")
        self.token = secrets.token_urlsafe(32)
        self._is_used = False
        self._secret = secrets.token_urlsafe(32)
        # Cookies go by the machine, not the port: two desks must not take each other's.
        self._name = f"translator-desk-{port}"

    @property
    def address(self) -> str:
        """What to open in a browser, once."""
        return f"http://{self.hosts[0]}{OPEN}?token={self.token}"

    def cookie_for(self, token: str) -> str | None:
        """Return the cookie for who has the token and is the first, or None."""
        if self._is_used or not _is_same(token, self.token):
            return None
        self._is_used = True
        return f"{self._name}={self._secret}; Path=/; Max-Age={_DAYS * 86400}; HttpOnly; SameSite=Strict"

    def knows(self, cookies: str) -> bool:
        """Whether a request with those cookies comes from a browser that was let in."""
        try:
            found = SimpleCookie(cookies).get(self._name)
        except CookieError:
            return False
        return found is not None and _is_same(found.value, self._secret)


def _is_same(given: str, secret: str) -> bool:
    return secrets.compare_digest(given.encode("utf-8", "replace"), secret.encode())


class Guard:
    """An application of which nothing is seen but by who is let in."""

    def __init__(self, app: ASGIApp, admission: Admission) -> None:
        self._app, self._admission = app, admission

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it; either way under the headers of the desk."""
        if scope["type"] != "http":
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message.setdefault("headers", []))
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("content-security-policy", policy())
            await send(message)

        await (self._refusal(scope) or self._app)(scope, receive, sent)

    def _refusal(self, scope: Scope) -> Response | None:
        """Return what to answer instead of what was asked, if anything."""
        headers, method = Headers(scope=scope), scope["method"]
        if headers.getlist("host") not in [[host] for host in self._admission.hosts]:
            return PlainTextResponse(_ELSEWHERE, 421)
        origin = headers.get("origin")
        is_own = origin == f"http://{headers['host']}" or (origin is None and method in _READING)
        if not is_own or headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return PlainTextResponse(_ELSEWHERE, 403)
        is_known = self._admission.knows(headers.get("cookie", ""))
        if scope["path"] == OPEN and method == "GET":
            return self._opened(scope, is_known)
        return None if is_known else PlainTextResponse(_NOT_LET_IN, 403)

    def _opened(self, scope: Scope, is_known: bool) -> Response:
        tokens = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])
        cookie = self._admission.cookie_for(tokens[0])
        if cookie is None and not is_known:
            return PlainTextResponse(_NOT_LET_IN, 403)
        response = RedirectResponse("/", 303)
        if cookie:
            response.headers["set-cookie"] = cookie
        return response
