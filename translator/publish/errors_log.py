"""errors.log: what went wrong that nobody foresaw, with all that it takes to find out why."""

from __future__ import annotations

import traceback
from datetime import datetime
from pathlib import Path

from translator import __version__
from translator.errors import UnexpectedError, visible
from translator.storage.files import append

LOG = "errors.log"
_LONGEST = 200


def unexpected(folder: Path, subject: Path, error: BaseException) -> UnexpectedError:
    """Return `error`, met in the work on `subject`, as one of ours; its traceback is added to the log in `folder`."""
    log = folder / LOG
    when = datetime.now().isoformat(" ", "seconds")
    text = "".join(traceback.format_exception(error))
    kept = f"{log} has the details: send them to whoever looks after the program."
    try:
        append(log, f"{when} | translator {__version__} | {visible(str(subject))}\n{text}\n")
    except OSError as refusal:
        kept = f"The details could not be written to {log} ({refusal.strerror or refusal})."
    said = traceback.format_exception_only(error)[-1].strip()[:_LONGEST]
    return UnexpectedError(f"{subject}: a fault of the program ({said}).", kept)
