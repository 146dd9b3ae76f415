"""Office files (zip archives of XML parts) from elsewhere, opened part by part.

Each part is read up to a size that is counted while it is unpacked; no reference out of the file is followed.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from typing import Any

from translator.errors import UnusableError

MAX_MEMBERS = 4096
"""Files in an archive; a Word file of a book with a thousand pictures has a quarter of them."""
MAX_PART = 16 * 1024 * 1024
"""Bytes of one unpacked part of a Word file; that of a book has five million."""
MAX_UNZIPPED = 128 * 1024 * 1024
"""Bytes that a whole package may claim to unpack to, pictures and all."""
MAX_RATIO, RATIO_FROM = 150, 1024 * 1024
"""How many times its packed size a part may unpack to, once it is over `RATIO_FROM` bytes. Word's XML does 5 to 50."""
WORD = "word/document.xml"
"""Where the text of a Word file is, where the file does not say."""
_SAVE_AGAIN = "Open it in Word and save it again as .docx."
_ENTRY = b"PK\x01\x02"


class NotZippedError(UnusableError):
    """A file that is no zip archive at all, or one whose directory is damaged."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """What one part of a package says of another: `target` is the other's name, empty if it is outside the file."""

    id: str
    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of an Office file, by name. Whatever is wrong with one is an `UnusableError` when it is asked for."""

    archive: zipfile.ZipFile

    @staticmethod
    def of(data: bytes) -> Package:
        """Return the package of a file's bytes, nothing unpacked yet. Raises `UnusableError` where it may do harm."""
        # Counted before they are listed: a listing takes twenty times the room of its entries.
        if data.count(_ENTRY) > MAX_MEMBERS:
            raise _too_much()
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except Exception as error:  # the archive's own faults come as half a dozen unrelated classes
            raise NotZippedError("this is no Office file.", _SAVE_AGAIN) from error
        # A part is never read past the size that is stated for it, so that this holds for what is unpacked too.
        if sum(member.file_size for member in archive.infolist()) > MAX_UNZIPPED:
            raise _too_much()
        return Package(archive)

    @property
    def names(self) -> list[str]:
        """The names of all parts."""
        return self.archive.namelist()

    def xml(self, name: str) -> Any:
        """The root of a part; `None` if there is none of the name."""
        from lxml import etree

        data = self.part(name)
        if data is None:
            return None
        # Word writes no document type, so one is there for its entities. In UTF-16 each letter has a NUL beside it.
        if b"<!DOCTYPE" in data.replace(b"\0", b""):
            raise _typed()
        options = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
        parser = etree.XMLParser(remove_comments=True, remove_pis=True, **options)
        try:
            root = etree.fromstring(data, parser)
        except (etree.LxmlError, ValueError, LookupError) as error:
            raise _damaged() from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise _typed()
        return root

    def main(self, usual: str) -> str:
        """The name of the part that the file is about: the `usual` one where the package does not say."""
        return self.related("", "/officeDocument") or usual

    def document(self, name: str) -> Any:
        """The root of a part that must be there. Raises `UnusableError` where it is not."""
        root = self.xml(name)
        if root is None:
            raise _damaged()
        return root

    def relationships(self, source: str) -> list[Relationship]:
        """What the part `source` ("" is the package) has relationships to, in its order."""
        folder, base = posixpath.split(source)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        found = []
        for relation in () if root is None else root.iter("{*}Relationship"):
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or "")).lstrip("/")
            inside = target if (relation.get("TargetMode") or "Internal") == "Internal" else ""
            found.append(Relationship(relation.get("Id") or "", relation.get("Type") or "", inside))
        return found

    def related(self, source: str, kind: str) -> str | None:
        """The name of the first part, inside the file, that `source` has a relationship to that ends with `kind`."""
        found = (each.target for each in self.relationships(source) if each.kind.endswith(kind) and each.target)
        return next(found, None)

    def part(self, name: str) -> bytes | None:
        """The bytes of a part; `None` if there is none of the name."""
        member = self.archive.NameToInfo.get(name)
        if member is None:
            return None
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise _damaged()
        try:
            unpacked = self._unpacked(member)
        except Exception as error:  # passwords, wrong sums, cut-off streams: all damage, all of different classes
            raise _damaged() from error
        if unpacked is None:
            raise _too_much()
        return unpacked

    def _unpacked(self, member: zipfile.ZipInfo) -> bytes | None:
        """The bytes of a part; `None` as soon as they are too many. What the directory says of them is not believed."""
        limit = min(MAX_PART, max(RATIO_FROM, MAX_RATIO * member.compress_size))
        pieces: list[bytes] = []
        size = 0
        with self.archive.open(member) as stream:
            while piece := stream.read(65536):
                size += len(piece)
                if size > limit:
                    return None
                pieces.append(piece)
        return b"".join(pieces)


def namespace(root: Any) -> str:
    """The namespace of a part in braces: the usual one of its format, or that of strict Office Open XML."""
    return str(root.tag)[: str(root.tag).find("}") + 1]


def _damaged() -> UnusableError:
    return UnusableError("Word's file is damaged.", _SAVE_AGAIN)


def _typed() -> UnusableError:
    return UnusableError("the file has a document type, which Word never writes.", _SAVE_AGAIN)


def _too_much() -> UnusableError:
    return UnusableError("the file unpacks to far more than a document.", "Copy what is needed of it into a new file.")
