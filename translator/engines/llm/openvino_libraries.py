"""OpenVINO's libraries, imported so that they report nothing. Nothing else in the program imports them.

Where `import openvino` finds the package `openvino_telemetry` it starts a process that sends a lasting client id to an
analytics address, and keeps that id in the user's home folder. Without the package it does neither, so here the
package is not to be found: by this process alone, and from before the first import until it ends. Were a later
version not to do without it, the import would fail and be seen.
"""

from __future__ import annotations

import sys
from typing import Any

REPORTER = "openvino_telemetry"


def openvino() -> Any:
    """Return the module `openvino`."""
    _cut()
    import openvino as found

    return found


def operations() -> Any:
    """Return OpenVINO's operations, which graphs are made of."""
    _cut()
    from openvino import opset15

    return opset15


def genai() -> Any:
    """Return the module `openvino_genai`."""
    _cut()
    import openvino_genai as found

    return found


def know_tokenizers() -> None:
    """Have every Core made from now on know the operations of tokenizers' graphs."""
    _cut()
    import openvino_tokenizers  # noqa: F401


def _cut() -> None:
    """Make `import openvino_telemetry` fail as it does where that is not installed."""
    sys.modules[REPORTER] = None  # type: ignore[assignment]
