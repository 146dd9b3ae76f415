"""Asking a server: JSON there and back, tried again where that may help, and what went wrong in words.

urllib3 does it: it is here already, is kept up by many, and unlike its peers goes through no proxy that the
environment names and, told so, follows no server to another.
"""

from __future__ import annotations

import json
import random
import re
import time
from typing import TYPE_CHECKING, Any

from translator.engines.server.address import KEY, Address
from translator.errors import EngineError, ModelError
from translator.offline_imports import unconnected

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

CONNECTING = 10.0  # seconds
TELLING = 30.0  # seconds for what a server tells of itself
ANSWERING = 600.0  # seconds for a whole answer: a sentence, behind others that wait, on a slow processor
ATTEMPTS = 6
PAUSE = 0.5  # seconds before the second attempt; each later one waits twice as long
LONGEST_PAUSE = 60.0  # seconds, whatever the server asks for
LARGEST = 8 * 1024**2  # bytes of an answer
_CHUNK = 64 * 1024
_SECONDS = "[0-9]{1,9}"
_SHOWN = 200  # characters of what a server says
_AGAIN = "What was finished is kept: the same command goes on from there."


class Refused(Exception):
    """The server will not do what it was asked as it was asked. `said` is what it says of that."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(f"{status} {said}")
        self.status, self.said = status, said


class _Passing(Exception):
    """Another attempt may go better. `pause` is how long the server asks to wait, in seconds.

    `cost` is how many attempts it counts for: what took minutes is not tried as often as what took none.
    """

    def __init__(self, what: str, pause: float = 0.0, cost: int = 1) -> None:
        super().__init__(what)
        self.pause, self.cost = pause, cost


class _Absent(_Passing):
    """Nothing listens at the address. In the midst of a run a server may be starting again."""


class Connection:
    """An address with the connections that are open to it. Threads may share one."""

    def __init__(self, address: Address, parallel: int) -> None:
        with unconnected():
            import urllib3
        self.address = address
        headers = {"Accept-Encoding": "identity", "User-Agent": "translator"}
        if address.key:
            headers["Authorization"] = f"Bearer {address.key}"
        self._errors, self._patience = urllib3.exceptions, urllib3.Timeout
        self._pool = urllib3.PoolManager(
            num_pools=1,
            maxsize=parallel,
            block=True,
            retries=False,
            headers=headers,
        )

    @property
    def at(self) -> str:
        """Where the server is, in messages."""
        return self.address.url

    def told(self, path: str) -> dict[str, Any]:
        """Return what the server tells of itself at `path`, from its root; nothing where it tells nothing there.

        A server may take a key for its protocol alone, and none there.
        """
        try:
            return self._once("GET", self.address.root + path, None)
        except (Refused, _Passing, EngineError, ModelError):
            return {}

    def get(self, path: str) -> dict[str, Any]:
        """Return the object at `path` of the protocol.

        Raises:
            Refused: the server says that it has none.
            EngineError: no server is there, or it does not answer as one of these does.
        """
        return self._patiently("GET", path, None)

    def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """Return the answer to `body`. Raises what `get` does."""
        return self._patiently("POST", path, body)

    def _patiently(self, method: str, path: str, body: dict[str, Any] | None) -> dict[str, Any]:
        """Ask until there is an answer, as often as it may help, each time after a longer pause."""
        data = None if body is None else json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
        attempts = 0
        while True:
            try:
                return self._once(method, self.address.url + path, data)
            except _Passing as error:
                if isinstance(error, _Absent) and data is None:
                    raise self._failed(str(error), "Start the server, or name another: --server URL.") from error
                attempts += error.cost
                if attempts >= ATTEMPTS:
                    raise self._failed(f"{error}, again and again", _AGAIN) from error
                pause = PAUSE * 2 ** (attempts - 1) * random.uniform(1, 1.5)  # not all that wait at the same moment
                time.sleep(min(max(pause, error.pause), LONGEST_PAUSE))

    def _once(self, method: str, url: str, data: bytes | None) -> dict[str, Any]:
        headers = dict(self._pool.headers) | ({"Content-Type": "application/json"} if data else {})
        try:
            response = self._pool.request(
                method,
                url,
                body=data,
                headers=headers,
                timeout=self._patience(connect=CONNECTING, read=ANSWERING if data else TELLING),
                redirect=False,
                preload_content=False,
                decode_content=False,
            )
            try:
                text = self._whole(response)
            except BaseException:
                response.close()
                raise
            finally:
                response.release_conn()
        except self._errors.NewConnectionError as error:
            raise _Absent("there is no server: nothing listens there") from error
        except self._errors.TimeoutError as error:
            raise _Passing("no answer in time", cost=ATTEMPTS // 2) from error
        except self._errors.SSLError as error:
            raise self._failed(f"the connection is not safe: {error}", "Look at the server's certificate.") from error
        except self._errors.HTTPError as error:
            raise _Passing(f"the connection broke ({type(error).__name__})") from error
        return self._read(response, text)

    def _whole(self, response: BaseHTTPResponse) -> str:
        """Return the text of an answer. One that does not end is left."""
        parts, size, until = [], 0, time.monotonic() + ANSWERING
        while part := response.read1(_CHUNK):
            parts.append(part)
            size += len(part)
            if size > LARGEST or time.monotonic() > until:
                raise self._failed("the answer does not end", "Look at the server: its log says what it writes.")
        return b"".join(parts).decode("utf-8", "replace")

    def _read(self, response: BaseHTTPResponse, text: str) -> dict[str, Any]:
        """Return the object that an answer is; raise what its status says."""
        status = response.status
        if status == 429 or status >= 500:
            wait = response.headers.get("Retry-After", "")
            pause = float(wait) if re.fullmatch(_SECONDS, wait) else 0.0
            raise _Passing(f"the server says {status}: {self._said(text)}", pause)
        if status in (401, 403):
            raise ModelError(f"{self.address.url}: the server wants another key ({status}).", f"Set {KEY}.")
        if 300 <= status < 400:
            raise self._failed("the server sends elsewhere, where nobody said to go", "Name the address itself.")
        if status >= 400:
            raise Refused(status, self._said(text))
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            what = f"the answer is not JSON: {self._said(text)}" if text.strip() else "the answer is empty"
            raise self._failed(what, "The address ends in /v1 as a rule: see what the server calls it.")
        return found

    def _failed(self, what: str, remedy: str) -> EngineError:
        return EngineError(f"{self.address.url}: {what}.", remedy)

    def _said(self, text: str) -> str:
        """Return what a server says is wrong, in short, with no key in it."""
        try:
            found = json.loads(text)
            error = found.get("error", found)
            text = str(error.get("message", error) if isinstance(error, dict) else error)
        except (ValueError, AttributeError, RecursionError):
            pass
        line = " ".join(text.split())
        line = line.replace(self.address.key, "(the key)") if self.address.key else line
        return (line[:_SHOWN] + " …" if len(line) > _SHOWN else line).rstrip(".")
