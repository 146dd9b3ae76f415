"""What a PDF may do that no article does, looked for before PDFium draws it: that cannot be stopped once it has begun.

Drawings that are made of drawings, each many times, are a line each and grow without end; so do packed streams.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator
from itertools import islice, pairwise

from translator.errors import UnusableError

MAX_DRAWN = 200_000
"""Drawings that a page may come to, those in drawings counted."""
UNKNOWN = 1_000
"""Drawings that a stream is taken to draw which cannot be looked into."""
MAX_FORMS, MAX_DEPTH = 2_000, 100
"""Drawings of a file, and those inside each other, that are looked at."""
MAX_STREAM, MAX_UNPACKED = 32 * 1024 * 1024, 256 * 1024 * 1024
"""Bytes that one stream that is no picture, and all of them together, may unpack to."""
MAX_PAGES = 100
"""Pages above which a file is a book."""
MAX_SHOWN = 16 * 1024 * 1024
"""Bytes of streams that all pages together may refer to: a stream counts as often as it is named."""
MAX_DIGITS = 10
MAX_OBJECTS = 300_000
"""Objects of a file, those in streams of objects too."""
PACKED = 10
"""How many times its length a stream is taken to unpack to which cannot be looked into."""
_OBJECT = re.compile(rb"(?<![0-9])([0-9]{1,8})[ \t\r\n]{1,9}[0-9]{1,5}[ \t\r\n]{1,9}obj\b")
_REFERENCE = re.compile(rb"(?<![0-9])([0-9]{1,8})[ \t\r\n]{1,9}[0-9]{1,5}[ \t\r\n]{1,9}R\b")
_DRAWN = re.compile(rb"/[^\s/<>\[\]()]{1,127}\s{1,9}Do\b")
_NUMBER = re.compile(rb"/(N|First)\s{0,9}([0-9]{1,8})")
_FORM = re.compile(rb"/Subtype\s{0,9}/Form\b")
_IMAGE = re.compile(rb"/Subtype\s{0,9}/Image\b")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_KIDS = re.compile(rb"/Kids\s{0,9}\[([^\[\]]*)")
_LIST = re.compile(rb"\s{0,99}\[\s{0,99}[0-9]")
_HOPS = 3
_REMEDY = "Print the article's pages into a new PDF, or copy the text into a .txt file."
_TOO_MUCH = "the PDF unpacks to far more than a document."
_MANY = f"the PDF has more than {MAX_OBJECTS:,} parts."


class _Objects:
    """The objects of a file: what each says of itself, and how often those that are streams draw another."""

    def __init__(self) -> None:
        self.said: dict[int, bytes] = {}
        self.draws: dict[int, int] = {}
        self.sizes: dict[int, int] = {}
        self._has_hidden = False
        self._refers: dict[int, list[int]] = {}

    def hide(self, number: int, length: int) -> None:
        """Take a stream that cannot be looked into for one that draws much."""
        self.draws[number] = UNKNOWN
        self.sizes[number] = PACKED * length
        self._has_hidden = True

    def shown(self) -> int:
        """How many bytes of streams the pages come to, each time that one is named."""
        plain = {number: _ESCAPED.sub(_plain, said) if b"#" in said else said for number, said in self.said.items()}
        pages = [number for number, said in plain.items() if b"/Contents" in said]
        costs = [sum(map(self._size, self._references(number))) for number in pages]
        lists = [found for said in plain.values() for found in _KIDS.findall(said)]
        kids = [kid for found in lists for kid in _REFERENCE.findall(found)]
        # A page that is listed again may be in a list that is: it is shown as often as there can be pages.
        return sum(costs) if len(kids) == len(set(kids)) else MAX_PAGES * max(costs, default=0)

    def _size(self, number: int) -> int:
        """The size of a stream, or of those that a list lists."""
        if number not in self.sizes and _LIST.match(self.said.get(number, b"")):
            self.sizes[number] = sum(self.sizes.get(other, 0) for other in self._references(number))
        return self.sizes.get(number, 0)

    def drawn(self) -> int:
        """How many drawings the one that comes to most of them comes to, at most."""
        forms = frozenset(number for number, said in self.said.items() if _FORM.search(said))
        if len(forms) > MAX_FORMS:
            return MAX_DRAWN + 1
        most = max(self._costs(forms).values(), default=1)
        return max((1 + draws * most for number, draws in self.draws.items() if number not in forms), default=0)

    def _costs(self, forms: frozenset[int]) -> dict[int, int]:
        """What each drawing comes to; one that is inside itself is drawn once."""
        inside = self._inside(forms)
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

    def _inside(self, forms: frozenset[int]) -> dict[int, frozenset[int]]:
        """The drawings that each drawing refers to, itself or through what lists them.

        Sets are numbers with a bit for each drawing: of many objects that refer to many, all are put together.
        """
        order = sorted(forms)
        bits = {number: 1 << at for at, number in enumerate(order)}
        reached = dict.fromkeys(self.said, 0)
        for _ in range(_HOPS):
            reached = {number: self._reached(number, bits, reached) for number in self.said}
        return {number: frozenset(order[at] for at in _places(reached[number] & ~bits[number])) for number in forms}

    def _reached(self, number: int, bits: dict[int, int], before: dict[int, int]) -> int:
        """The drawings that an object refers to, and those that what it refers to reached `before`."""
        found, everything = 0, (1 << len(bits)) - 1
        for other in self._references(number):
            if self._has_hidden and other not in self.said:
                return everything
            found |= bits.get(other) or before.get(other, 0)
        return found

    def _references(self, number: int) -> list[int]:
        """The objects that one refers to, as often as it does: it is looked through once, however many ask."""
        if number not in self._refers:
            self._refers[number] = [int(reference) for reference in _REFERENCE.findall(self.said.get(number, b""))]
        return self._refers[number]


def _places(number: int) -> Iterator[int]:
    """The places of the bits that are set."""
    while number:
        yield (number & -number).bit_length() - 1
        number &= number - 1


def _plain(escaped: re.Match[bytes]) -> bytes:
    return bytes.fromhex(escaped[1].decode())


def check_harm(data: bytes) -> None:
    """Raise `UnusableError` for a PDF that draws or unpacks to far more than pages of text."""
    objects, unpacked = _Objects(), 0
    for number, said, stream in _objects(data):
        objects.said[number] = said
        if stream is None or (_IMAGE.search(said) and not _FORM.search(said)):
            continue
        content = _unpacked(said, stream)
        if content is None:
            objects.hide(number, len(stream))
            continue
        objects.sizes[number] = len(content)
        unpacked += len(content)
        if len(content) > MAX_STREAM or unpacked > MAX_UNPACKED:
            raise UnusableError(_TOO_MUCH, _REMEDY)
        if b"/ObjStm" in said:
            objects.said.update(_listed(said, content))
        elif drawn := len(_DRAWN.findall(content)):
            objects.draws[number] = drawn
    if objects.shown() > MAX_SHOWN:
        raise UnusableError(_TOO_MUCH, _REMEDY)
    if objects.drawn() > MAX_DRAWN:
        raise UnusableError("the PDF draws far more than pages of text.", _REMEDY)


def _objects(data: bytes) -> Iterator[tuple[int, bytes, bytes | None]]:
    """Number, dictionary and stream, if it has one, of each object."""
    starts = [(int(match[1]), match.end()) for match in islice(_OBJECT.finditer(data), MAX_OBJECTS + 1)]
    if len(starts) > MAX_OBJECTS:
        raise UnusableError(_MANY, _REMEDY)
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
    pairs = content[:first].split(None, 2 * MAX_OBJECTS)[: 2 * MAX_OBJECTS]
    numbers = [int(part[:MAX_DIGITS]) for part in pairs if part.isdigit()]
    if len(numbers) >= 2 * MAX_OBJECTS:
        raise UnusableError(_MANY, _REMEDY)
    # Each goes on to the next that begins after it, whatever their order: no byte is in two parts.
    begins = sorted({min(offset, len(content) - first) for offset in numbers[1::2]} | {len(content) - first})
    parts = {begin: content[first + begin : first + end] for begin, end in pairwise(begins)}
    listed = {number: parts.get(offset, b"") for number, offset in zip(numbers[::2], numbers[1::2], strict=False)}
    if sum(map(len, listed.values())) > 2 * len(content):
        raise UnusableError(_TOO_MUCH, _REMEDY)
    return listed
