"""The user's own Word file as the base of a brief: whether it can be one, and its bytes as a document's."""

from __future__ import annotations

import io
import zipfile
import zlib

_TEMPLATE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = "[Content_Types].xml"


def unusable(data: bytes) -> str:
    """Return why a file with the bytes `data` cannot be a base, or nothing. A template (.dotx) can be one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            types = file.read(_TYPES) if _TYPES in file.namelist() else b""
            damaged = file.testzip()
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError):
        return "is no .docx file, or is protected by a password."
    if b"macroEnabled" in types:
        return "holds macros."
    if _DOCUMENT not in types and _TEMPLATE not in types:
        return "is no .docx file."
    return f"is damaged at {damaged}." if damaged else ""


def as_document(data: bytes) -> bytes:
    """Return a template as the document that Word would make from it; a document as it is."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in dict.fromkeys(old.namelist()):
            content = old.read(name)
            new.writestr(name, content.replace(_TEMPLATE, _DOCUMENT) if name == _TYPES else content)
    return buffer.getvalue()
