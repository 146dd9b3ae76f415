"""Messages as Outlook saves them, made for tests: a compound file with all its streams in the small sectors."""

from __future__ import annotations

import struct
from collections.abc import Mapping

SECTOR, SMALL = 512, 64
END, FREE, NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFF


def message(streams: Mapping[str, bytes], code_page: int = 0) -> bytes:
    """A message with `streams`, by the tags of their properties, and the code page of its page."""
    head = bytes(32) + (struct.pack("<IIQ", 0x3FDE0003, 6, code_page) if code_page else b"")
    named = {f"__substg1.0_{tag}": data for tag, data in streams.items()} | {"__properties_version1.0": head}
    return compound(named)


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file (MS-CFB, version 3) of small streams."""
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    small, table, entries = b"", [], []
    for index, name in enumerate(names):
        first, count = len(small) // SMALL, -(-len(streams[name]) // SMALL)
        small += streams[name].ljust(count * SMALL, b"\0")
        table += [*range(first + 1, first + count), END] if count else []
        right = index + 2 if index + 1 < len(names) else NONE
        entries.append(entry(name, 2, right=right, start=first if count else END, size=len(streams[name])))
    root = entry("Root Entry", 5, child=1, start=0, size=len(small))
    parts = [small, root + b"".join(entries), struct.pack(f"<{len(table)}I", *table)]
    padded = [part.ljust(-(-len(part) // SECTOR) * SECTOR, b"\0") for part in parts]
    counts = [len(part) // SECTOR for part in padded]
    starts = [0, counts[0], counts[0] + counts[1]]
    chains = [n for start, count in zip(starts, counts, strict=True) for n in (*range(start + 1, start + count), END)]
    fat = struct.pack("<128I", *chains, 0xFFFFFFFD, *[FREE] * (127 - len(chains)))
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, 1,
        starts[1], 0, 4096, starts[2], counts[2], END, 0, len(chains),
    )  # fmt: skip
    return header.ljust(SECTOR, b"\xff") + b"".join(padded) + fat


def entry(name: str, kind: int, right: int = NONE, child: int = NONE, start: int = 0, size: int = 0) -> bytes:
    """An entry of the directory."""
    letters = (name + "\0").encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sIQQIQ", letters, len(letters), kind, 1, NONE, right, child, b"", 0, 0, 0, start, size
    )
