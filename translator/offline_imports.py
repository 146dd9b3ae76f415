"""Importing libraries that could fetch something, without the socket that they open when imported.

sumy and trafilatura bring urllib3. To see whether the machine has IPv6 it binds a socket to ::1 when it is imported.
Nothing here fetches through it, and a program that works offline opens no socket at all.
"""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_ASKED = "urllib3.util.connection"


@contextmanager
def unconnected() -> Iterator[None]:
    """Have what is imported inside take it that the machine has no IPv6; put right afterwards what it took."""
    had, was_there = socket.has_ipv6, _ASKED in sys.modules
    socket.has_ipv6 = False
    try:
        yield
    finally:
        socket.has_ipv6 = had
        if not was_there and _ASKED in sys.modules:
            vars(sys.modules[_ASKED])["HAS_IPV6"] = had
