"""Which server is asked, and whether it may be: on this machine, or on the one that the user names."""

from __future__ import annotations

import os
import re
import socket
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from translator.errors import ModelError, UnusableError
from translator.storage.bounded_read import STYLE, contents

URL, KEY, KEY_FILE = "TRANSLATOR_SERVER", "TRANSLATOR_SERVER_KEY", "TRANSLATOR_SERVER_KEY_FILE"
EXAMPLE = "http://127.0.0.1:8080/v1"
PARALLEL = 4


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user says of a server.

    `url` is what the protocol's paths are put behind; `model` may be left out where it has one only; `parallel` is how
    many requests are in flight; `allowed` is the one host beside this machine that may be sent to.
    """

    url: str = ""
    model: str = ""
    allowed: str = ""
    parallel: int = PARALLEL


NO_SERVER = Settings()


@dataclass(frozen=True, slots=True)
class Address:
    """A server that may be asked. `host` is empty where it is on this machine; the key is never shown."""

    url: str
    host: str = ""
    key: str = field(default="", repr=False)

    @property
    def root(self) -> str:
        """The address without the version of the protocol: where a server tells of itself."""
        return re.sub(r"/v\d+$", "", self.url)


def address(settings: Settings, offline: bool) -> Address:
    """Return the address that `settings` name, with the key that the environment has.

    Raises:
        ModelError: it is none, or on another machine that the user has not named, or may not be asked `offline`.
    """
    url = settings.url.strip().rstrip("/")
    if not url:
        raise ModelError("No server is named.", f"Name it: --server {EXAMPLE}, or set {URL}.")
    name = _host(url)
    if is_here(name):
        return Address(url, "", _key())
    if offline:
        raise ModelError(f"{name} is another computer, and --offline forbids sending anything to one.")
    if settings.allowed.casefold() != name:
        raise ModelError(
            f"{name} is another computer: the text of your articles would be sent to it.",
            f"If that is what you want, add: --allow-host {name}",
        )
    return Address(url, name, _key())


def _host(url: str) -> str:
    """Return the host of a web address; ModelError for what is none, or has in it what would be shown with it."""
    try:
        parts = urlsplit(url)
        is_whole = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        parts, is_whole = SplitResult("", "", "", "", ""), False
    is_more = set(url) & set("@?#") if not is_whole else "@" in parts.netloc or parts.query or parts.fragment
    if is_more:
        raise ModelError("The address of the server has more in it than a host and a path.", f"Put a key into {KEY}.")
    if not is_whole:
        raise ModelError(f"{url}: not a web address.", f"One looks like {EXAMPLE}.")
    return (parts.hostname or "").casefold()


def is_here(name: str) -> bool:
    """Whether a host is this machine. Of names only `localhost` is looked up: another may be given to any machine."""
    if name == "localhost":
        try:
            found = {str(each[4][0]) for each in socket.getaddrinfo(name, None)}
        except OSError:
            return False
        return all(map(_is_loopback, found))
    try:
        return _is_loopback(name)
    except ValueError:
        return False


def _is_loopback(number: str) -> bool:
    """Whether an address is one of this machine; the old ones may be written as new ones."""
    found = ip_address(number)
    return (found.ipv4_mapped or found).is_loopback if isinstance(found, IPv6Address) else found.is_loopback


def _key() -> str:
    """Return the key that the environment has, or the file that it names. No message has it."""
    key = os.environ.get(KEY, "").strip()
    if not key and (file := os.environ.get(KEY_FILE)):
        try:
            key = contents(Path(file), STYLE).decode("utf-8", "replace").strip()
        except UnusableError as error:
            raise ModelError(f"{file}, which {KEY_FILE} names: {error.what}", error.remedy) from error
    if not all("!" <= char <= "~" for char in key):
        raise ModelError("The key for the server has characters that none has.", f"Look at {KEY} and {KEY_FILE}.")
    return key
