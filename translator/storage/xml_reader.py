"""XML from elsewhere (TMX, TBX), read in one pass of bounded depth and lengths; nothing it refers to is fetched.

What is not finished is scanned again with every piece that expat is given (before its 2.6): time grows with the
square of the longest tag. So a tag has a limit, and is given up as soon as it is past it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from translator.errors import UnusableError

MAX_DEPTH = 100
"""Elements inside each other; TMX and TBX have ten."""
MAX_TAG = 64 * 1024
"""Bytes of one tag with its attributes, one comment or one declaration."""
MAX_TEXT = 1024 * 1024
"""Characters of text between two tags."""
REFUSED = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A character that no XML can have (XML 1.0, 2.2)."""
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
"""The attribute `xml:lang`, as the library names it."""
_PIECE = 64 * 1024
_REMEDY = "Export it again."
_CHINESE = re.compile(rb"<\?xml[^>]{0,99}encoding=[\"'](big5[-_\w]*|gb[-_k\d]+)[\"']", re.IGNORECASE)
"""Encodings that expat does not know."""


@dataclass(frozen=True, slots=True)
class Handlers:
    """What to do at the start of an element, with its text, and at its end."""

    start: Callable[[str, Mapping[str, str]], object] = lambda name, attributes: None
    text: Callable[[str], object] = lambda text: None
    end: Callable[[str], object] = lambda name: None


def walk(data: bytes, handlers: Handlers) -> None:
    """Go through an XML file from start to end.

    Raises `UnusableError` where it is not well-formed, is past a limit, or declares anything in its document type:
    a few entities, or values of attributes that hold by default, can expand without end. What was handled before
    that was handled.
    """
    try:
        _Walk(handlers).over(_in_utf_8(data))
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise UnusableError(f"it is no well-formed XML ({error}).", _REMEDY) from error


def _in_utf_8(data: bytes) -> bytes:
    stated = _CHINESE.match(data)
    if not stated:
        return data
    codec = stated[1].decode()
    return data.replace(stated[1], b"utf-8", 1).decode(codec).encode()


class _Walk:
    def __init__(self, handlers: Handlers) -> None:
        self._handlers = handlers
        self._depth = self._text = self._reached = 0
        parser = self._parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.buffer_size = _PIECE
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._doctype
        parser.SkippedEntityHandler = self._skipped
        parser.DefaultHandler = self._rest

    def over(self, data: bytes) -> None:
        """Read all of `data`."""
        for at in range(0, len(data), _PIECE):
            self._parser.Parse(data[at : at + _PIECE])
            # Whatever is finished is reached: what is begun and not finished is one tag or comment.
            if at - self._reached > MAX_TAG:
                raise self._over(f"a tag or comment of more than {MAX_TAG:,} bytes")
        self._parser.Parse(b"", True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._at_tag()
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._over(f"more than {MAX_DEPTH} elements inside each other")
        if sum(map(len, attributes.values())) > MAX_TAG:
            raise self._over(f"a tag or comment of more than {MAX_TAG:,} bytes")
        self._handlers.start(name, attributes)

    def _end(self, name: str) -> None:
        self._at_tag()
        self._depth -= 1
        self._handlers.end(name)

    def _at_tag(self) -> None:
        self._text = 0
        self._reached = self._parser.CurrentByteIndex

    def _characters(self, text: str) -> None:
        self._reached = self._parser.CurrentByteIndex
        self._text += len(text)
        if self._text > MAX_TEXT:
            raise self._over(f"more than {MAX_TEXT:,} characters between two tags")
        self._handlers.text(text)

    def _doctype(self, name: str, system: str | None, public: str | None, is_own: int) -> None:
        if is_own:
            raise UnusableError("it has declarations of its own in its document type (entities, say).", _REMEDY)

    def _skipped(self, name: str, *_: object) -> None:
        raise UnusableError(f"it uses an entity that it does not declare ({name}).", _REMEDY)

    def _rest(self, _: str) -> None:
        self._reached = self._parser.CurrentByteIndex

    def _over(self, what: str) -> UnusableError:
        return UnusableError(f"it has {what} (line {self._parser.CurrentLineNumber}).", _REMEDY)
