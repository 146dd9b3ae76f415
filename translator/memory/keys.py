"""What determines the English of a sentence: the sentence, what was found in it, and how the run works."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable

from translator.profiles import Profile
from translator.records import Entry, Marked, Signature, TermHit, bearing

REVISION = 10
"""Raised when the program itself would make other English of the same: prompts, what is asked, the checks that send a
sentence up the ladder, the ladder, polish."""
_KEYBOARD = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u2011": "-"})


def setup_of(signature: Signature, profile: Profile) -> str:
    """Return what is the same for every sentence of a run.

    The glossary and the spelling are not part of it: only the terms and figures count that a sentence holds.
    """
    return as_json([bearing(signature), bearing(profile), REVISION])


def key_of(marked: Marked, setup: str) -> str:
    """Return a key that differs where anything differs that the English of `marked` depends on (SHA-256, hex)."""
    return digest_of([setup, bearing(marked)])


def terms_of(hits: Iterable[TermHit]) -> tuple[tuple[str, str], ...]:
    """Return (label, fingerprint) for each entry of `hits`: what a later run compares to say which entry changed."""
    return tuple((label(hit), _fingerprint(hit.entry)) for hit in hits)


def label(hit: TermHit) -> str:
    """Return a term as it is told to the user: "千歲 = Chitose"."""
    return f"{hit.surface} = {hit.entry.target}"


def file_key(name: str) -> str:
    """Return what the article file `name`, a whole path, is filed under."""
    try:
        name.encode()
    except UnicodeEncodeError:  # bytes that are no UTF-8, as unpacked archives have: SQLite takes no such text
        return f"bytes:{name.encode('utf-8', 'surrogatepass').hex()}"
    return name


def plain(text: str) -> str:
    """Return a sentence as corrections are matched by: composed, without spaces at its ends or doubled inside."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def keyboard(text: str) -> str:
    """Return English as the records have it, however Word shows it: plain, with the marks that are on a keyboard."""
    return plain(text).translate(_KEYBOARD)


def _fingerprint(entry: Entry) -> str:
    """Return what of an entry bears on the English, in short. Not its row, its note or its Chinese forms."""
    return digest_of(bearing(entry))[:16]


def digest_of(value: object) -> str:
    """Return the SHA-256 (hex) of a value of texts, numbers, lists and dicts."""
    return hashlib.sha256(as_json(value).encode("utf-8", "surrogatepass")).hexdigest()


def as_json(value: object) -> str:
    """Return a value as `digest_of` takes it."""
    return json.dumps(value, ensure_ascii=False, default=str)
