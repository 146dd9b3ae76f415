"""What a PDF may do that no article does, looked for before PDFium draws it: that cannot be stopped once it has begun.

Drawings that are made of drawings, each many times, are a line each and grow without end; so do packed streams.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator

from translator.errors import UnusableError

MAX_DRAWN = 200_000
"""Drawings that a page may come to, those in drawings counted."""
UNKNOWN = 1_000
"""Drawings that a stream is taken to draw which cannot be looked into."""
MAX_FORMS, MAX_DEPTH, MAX_SAID = 2_000, 100, 65536
"""Drawings of a file, and those inside each other, and bytes of what one says of itself, that are looked at."""
MAX_STREAM, MAX_UNPACKED = 32 * 1024 * 1024, 256 * 1024 * 1024
"""Bytes that one stream that is no picture, and all of them together, may unpack to."""
_OBJECT = re.compile(rb"(?<![0-9])([0-9]{1,8})[ \t\r\n]{1,9}[0-9]{1,5}[ \t\r\n]{1,9}obj\b")
_REFERENCE = re.compile(rb"(?<![0-9])([0-9]{1,8})[ \t\r\n]{1,9}[0-9]{1,5}[ \t\r\n]{1,9}R\b")
_DRAWN = re.compile(rb"/[^\s/<>\[\]()]{1,127}\s{1,9}Do\b")
_NUMBER = re.compile(rb"/(N|First)\s{0,9}([0-9]{1,8})")
_FORM = re.compile(rb"/Subtype\s{0,9}/Form\b")
_IMAGE = re.compile(rb"/Subtype\s{0,9}/Image\b")
_HOPS = 3
_REMEDY = "Print the article's pages into a new PDF, or copy the text into a .txt file."


class _Objects:
    """The objects of a file: what each says of itself, and how often those that are streams draw another."""

    def __init__(self) -> None:
        self.said: dict[int, bytes] = {}
        self.draws: dict[int, int] = {}
        self._has_hidden = False

    def hide(self, number: int) -> None:
        """Take a stream that cannot be looked into for one that draws much."""
        self.draws[number] = UNKNOWN
        self._has_hidden = True

    def drawn(self) -> int:
        """How many drawings the one that comes to most of them comes to, at most."""
        forms = frozenset(number for number, said in self.said.items() if _FORM.search(said))
        if len(forms) > MAX_FORMS:
            return MAX_DRAWN + 1
        most = max(self._costs(forms).values(), default=1)
        return max((1 + draws * most for number, draws in self.draws.items() if number not in forms), default=0)

    def _costs(self, forms: frozenset[int]) -> dict[int, int]:
        """What each drawing comes to; one that is inside itself is drawn once."""
        inside = {number: self._inside(number, forms) for number in forms}
        costs: dict[int, int] = {}
        for number in forms:
            waiting = [number]
            while waiting:
                at = waiting[-1]
                todo = next((other for other in inside[at] if other not in costs and other not in waiting), None)
                if todo is not None and len(waiting) < MAX_DEPTH:
                    waiting.append(todo)
                    continue
                most = max((costs.get(other, 1) for other in inside[at]), default=0)
                costs[at] = min(MAX_DRAWN + 1, 1 + self.draws.get(at, 0) * most)
                waiting.pop()
        return costs

    def _inside(self, number: int, forms: frozenset[int]) -> frozenset[int]:
        """The drawings that a drawing refers to, itself or through what lists them."""
        found: set[int] = set()
        seen, front = {number}, [number]
        for _ in range(_HOPS):
            named = {ref for at in front for ref in self._references(at)} - seen
            seen |= named
            found |= named & forms
            front = [ref for ref in named if ref not in forms]
            if self._has_hidden and any(ref not in self.said for ref in named):
                return forms - {number}
        return frozenset(found)

    def _references(self, number: int) -> list[int]:
        return [int(reference) for reference in _REFERENCE.findall(self.said.get(number, b"")[:MAX_SAID])]


def check_harm(data: bytes) -> None:
    """Raise `UnusableError` for a PDF that draws or unpacks to far more than pages of text."""
    objects, unpacked = _Objects(), 0
    for number, said, stream in _objects(data):
        objects.said[number] = said
        if stream is None or (_IMAGE.search(said) and not _FORM.search(said)):
            continue
        content = _unpacked(said, stream)
        if content is None:
            objects.hide(number)
            continue
        unpacked += len(content)
        if len(content) > MAX_STREAM or unpacked > MAX_UNPACKED:
            raise UnusableError("the PDF unpacks to far more than a document.", _REMEDY)
        if b"/ObjStm" in said:
            objects.said.update(_listed(said, content))
        elif drawn := len(_DRAWN.findall(content)):
            objects.draws[number] = drawn
    if objects.drawn() > MAX_DRAWN:
        raise UnusableError("the PDF draws far more than pages of text.", _REMEDY)


def _objects(data: bytes) -> Iterator[tuple[int, bytes, bytes | None]]:
    """Number, dictionary and stream, if it has one, of each object."""
    starts = [(int(match[1]), match.end()) for match in _OBJECT.finditer(data)]
    ends = [*(start for _, start in starts[1:]), len(data)][: len(starts)]
    for (number, start), end in zip(starts, ends, strict=True):
        at = data.find(b"stream", start, end)
        if at < 0:
            yield number, data[start:end], None
            continue
        begins = at + 6 + (2 if data[at + 6 : at + 8] == b"\r\n" else 1)
        stops = data.find(b"endstream", begins, end)
        yield number, data[start:at], data[begins : stops if stops >= 0 else end]


def _unpacked(said: bytes, stream: bytes) -> bytes | None:
    """The contents of a stream; `None` where they cannot be told: packed in another way, encrypted, damaged."""
    filters = [name for name in re.findall(rb"/(\w{2,20}Decode|Fl|A85|AHx|LZW|RL)\b", said) if name != b"DecodeParms"]
    try:
        for name in filters:
            if name in (b"ASCII85Decode", b"A85"):
                stream = base64.a85decode(stream.strip().removesuffix(b"~>"), ignorechars=b" \t\n\r\v\0")
            elif name in (b"ASCIIHexDecode", b"AHx"):
                stream = bytes.fromhex(stream.split(b">")[0].decode("ascii"))
            elif name in (b"FlateDecode", b"Fl"):
                stream = zlib.decompressobj().decompress(stream, MAX_STREAM + 1)
            else:
                return None
    except (ValueError, zlib.error):
        return None
    return stream


def _listed(said: bytes, content: bytes) -> dict[int, bytes]:
    """The objects that a stream of objects holds, by number."""
    stated = {name: int(value) for name, value in _NUMBER.findall(said)}
    first = stated.get(b"First", 0)
    pairs = content[:first].split()
    numbers = [int(part) for part in pairs if part.isdigit()]
    found = list(zip(numbers[::2], numbers[1::2], strict=False))
    ends = [offset for _, offset in found[1:]] + [len(content) - first]
    return {number: content[first + offset : first + end] for (number, offset), end in zip(found, ends, strict=True)}
