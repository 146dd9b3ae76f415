"""Finding article files, in the folders that were named, and taking their bytes."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from translator.errors import InputError, UnusableError
from translator.read.readers import WEB_PAGE, Reader, reader_of, recognised, supported, way_out
from translator.read.refusal import refused
from translator.read.signatures import FRONT, is_collection
from translator.records import Unused
from translator.storage import bounded_read

_LITTER = frozenset({"Thumbs.db", "desktop.ini"})  # hidden where they come from
_LINKED = ("a link to a folder, which is not entered.", "Name the folder itself.")
_NO_ARTICLES = ("no articles are in it.", "Name it outright if there are.")
_PARTS = "the pictures and styles of a saved page."
_MOST_NAMED = 5
_ADDRESS = re.compile(r"https?:/", re.IGNORECASE)
_SAVE_PAGE = "Open it in a browser, save the page (.html, .mhtml or .pdf) and name that file."


@dataclass(frozen=True, slots=True)
class Survey:
    """What some paths hold: the article files, and the files of which no article can be made."""

    files: tuple[Path, ...]
    unused: tuple[Unused, ...] = ()


def discover(paths: Sequence[Path]) -> list[Path]:
    """Return the article files that `paths` name (see `survey`)."""
    return list(survey(paths).files)


def survey(paths: Sequence[Path]) -> Survey:
    """Look through `paths`; return their files (the articles of one that has several), each once, in a stable order.

    Folders are searched to any depth, sorted by name. Hidden files and Office lock files (`~$…`) are passed
    over; other kinds of file, links that lead out of the folder and linked folders are unused. A path named
    outright is an article file whatever it is, and so is a folder that may not be opened: `read` says
    what is wrong, and the rest goes on. Raises `InputError` where no article file is found, or none of
    `paths` is there.
    """
    for path in paths:
        if _ADDRESS.match(str(path)) and not _is_there(path):
            raise refused(path, "this is a web address, and nothing is fetched.", _SAVE_PAGE)
    if paths and not any(map(_is_there, paths)):
        others = f" None of the {len(paths)} that were named is." if len(paths) > 1 else ""
        raise refused(paths[0], f"there is no such file or folder.{others}", "Check the name and the folder.")
    seen = [part for path in paths for part in (_in_folder(path) if _is_folder(path) else _each(path, is_named=True))]
    named = [item for item in seen if isinstance(item, Path)]
    files = distinct(named)
    kept = {os.path.abspath(path) for path in files.values()}
    unused = {item.path: item for item in seen if isinstance(item, Unused)}
    for path in named:
        if os.path.abspath(path) not in kept:
            unused[path] = Unused(path, f"the same file as {files[identity(path)]}.")
    if not files:
        raise _nothing(paths, list(unused))
    return Survey(tuple(files.values()), tuple(unused.values()))


def _each(path: Path, *, is_named: bool) -> Iterator[Path | Unused]:
    """An article file, or the articles of a file that has several; data that were only come across have none."""
    names: Collection[str] | None = None
    with suppress(Exception):  # of one file: `read` meets it again, where it is that file's alone
        names = _parts_in(path)
    if names is not None and len(names) > 1:
        yield from (path / name for name in names)
    elif names is None or names or is_named:
        yield path
    else:
        yield Unused(path, *_NO_ARTICLES)


def _parts_in(path: Path) -> Mapping[str, object] | None:
    """The articles by their names in a file of a kind that may have several; `None` of the others."""
    if file_of(path) != path or not (_is_called_so(path) or _may_have_several(path)):
        return None
    return _parts(path, contents(path))


def _parts(file: Path, data: bytes) -> Mapping[str, object] | None:
    kind = recognised(data) or reader_of(file)
    return kind.parts_in(data) if isinstance(kind, Reader) and kind.parts_in else None


def _is_called_so(path: Path) -> bool:
    with suppress(UnusableError):
        return reader_of(path).parts_in is not None
    return False


def _may_have_several(path: Path) -> bool:
    """Whether the front of a file, which is quickly had, is that of one with several articles."""
    try:
        with bounded_read.opened(path, bounded_read.ARTICLE) as file:
            front = file.read(FRONT)
    except (UnusableError, OSError, ValueError):
        return True  # too large, say: nobody would miss it if it were passed over, and `contents` says what is wrong
    return is_collection(front)


def file_of(path: Path) -> Path:
    """Return the file that an article is in: itself, or the file of several that it is named below."""
    return path.parent if not path.suffix and os.path.isfile(path.parent) else path


def _nothing(paths: Sequence[Path], unused: list[Path]) -> InputError:
    names = ", ".join(path.name for path in unused[:_MOST_NAMED])
    more = f" and {len(unused) - _MOST_NAMED} more" if len(unused) > _MOST_NAMED else ""
    what = f", only what cannot be read: {names}{more}" if unused else ""
    place = paths[0] if paths else Path()
    return refused(place, f"there are no articles here{what}.", f"Put {supported()} files in it.")


def distinct(paths: Iterable[Path]) -> dict[str, Path]:
    """Return `paths` by what tells the files apart; where one file has several names, the first."""
    found: dict[str, Path] = {}
    for path in paths:
        found.setdefault(identity(path), path)
    return found


def identity(path: Path) -> str:
    """Return what is the same for all names of a file, be they relative, absolute or through links."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):  # not a name at all: `contents` says so
        return os.path.abspath(path)


def _is_there(path: Path) -> bool:
    try:
        file_of(path).lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):  # may not be looked at, or no name at all: `contents` says which
        return True
    return True


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # too long, not a name at all: `contents` says which
        return False


def _in_folder(folder: Path) -> Iterator[Path | Unused]:
    closed: list[OSError] = []
    root = os.path.realpath(folder)
    parts: set[Path] = set()
    for parent, folders, names in os.walk(folder, onerror=closed.append):
        here = Path(parent)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Unused(here / name, *_LINKED) for name in folders if (here / name).is_symlink())
        pages = [here / name for name in folders if _is_of_page(name, names)]
        yield from (Unused(path, _PARTS) for path in pages)
        parts |= {*pages, *(here / name for name in folders if here in parts)}
        for name in sorted(names):
            if name.startswith((".", "~$")) or name in _LITTER:
                continue
            found = _looked_at(here / name, root)
            if isinstance(found, Path):
                yield from _each(found, is_named=False)
            elif here not in parts:
                yield found
    yield from (Path(os.fsdecode(error.filename)) for error in closed)


def _is_of_page(folder: str, names: Sequence[str]) -> bool:
    """Whether a browser put the pictures and styles of a page among `names` into `folder`."""
    page = folder.removesuffix("_files")
    return page != folder and any(f"{page}{suffix}" in names for suffix in WEB_PAGE.suffixes)


def _looked_at(path: Path, root: str) -> Path | Unused:
    """Return an article file of the folder `root`, or what else it is."""
    try:
        reader = reader_of(path)
    except UnusableError as error:
        return Unused(path, error.what, way_out(error))
    if reader.is_data and not _may_have_several(path):
        return Unused(path, *_NO_ARTICLES)
    if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(root):
        return Unused(path, "a link that leads out of the folder.", "Name the file itself.")
    return path


def digest(path: Path) -> str:
    """Return the SHA-256 of an article: of a file's bytes, or of its part of a file of several.

    Nothing where `read` will say what is wrong with it.
    """
    try:
        data = contents(path)
    except InputError:
        return ""
    return hashlib.sha256(_own(path, data)).hexdigest()


def _own(path: Path, data: bytes) -> bytes:
    """What of `data` is the article's at `path`."""
    file = file_of(path)
    if file != path:
        with suppress(UnusableError):
            part = (_parts(file, data) or {}).get(path.name)
            return data if part is None else repr(part).encode("utf-8", "surrogatepass")
    return data


def contents(path: Path) -> bytes:
    """Return the bytes of the article file at `path`. Raises `InputError` as `bounded_read` refuses."""
    try:
        return bounded_read.contents(file_of(path), bounded_read.ARTICLE)
    except UnusableError as error:
        raise refused(path, error.what, error.remedy) from error
