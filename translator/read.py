"""From a path to its text: encodings, .txt, .md, .html and .docx.

All formats arrive in one convention that `clean` understands: a line is a paragraph, a heading
starts with one to six `#` and a space, a list entry with `- `, and a table row stands between bars
(`| a | b |`). What the markup states outright (title, date, publisher, byline) has fields of its own.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from translator.errors import InputError
from translator.records import Document

MAX_BYTES = 16 * 1024 * 1024
MAX_LINE = 1024 * 1024
MAX_UNZIPPED = 128 * 1024 * 1024
SAMPLE = 65536  # bytes, or characters, that are looked at to tell an encoding
MIN_PLAUSIBLE = 0.08
"""Least share of everyday characters among the Han of a text in a guessed encoding; prose has 0.2 and more."""

SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".html", ".htm", ".docx"})
_SUPPORTED = ".txt, .md, .html and .docx"

_MAGIC = (
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG", "a PNG picture"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls)"),
    (b"{\\rtf", "an RTF file"),
)
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CHINESE = ("cp950", "gb18030", "big5hkscs")
_DECLARED = {"big5": "cp950", "big5-hkscs": "big5hkscs", "gb2312": "gb18030", "gbk": "gb18030"}
# The most frequent characters of written Chinese in both scripts: a wrong legacy encoding shows almost none of them.
_EVERYDAY = frozenset(
    "的一是不了在人有我他這这個个們们中來来上大為为和國国地到以說说時时要就出會会可也你對对生能而子那得於于著着"
    "下自之年過过發发後后作里裡用道行所然家種种事成方多經经去法學学如都同現现當当沒没動动面起看定天分還还進进"
    "好小部其些主樣样理心本前開开但因只從从想實实日者意無无此長长產产業业市新公司台北年月日元億亿萬万將将與与及"
    "，。、「」：；！？（）《》"
)

_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Controls, soft hyphens, zero-width and bidi marks. U+3000 stays: it stands between the clauses of headlines.
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
# A line end of the file between Chinese characters is no space.
_HAN_BREAK = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*\n[ \t]*(?=[\u3000-\u9fff\uff00-\uffef])")
_FILE_BREAK = re.compile(r"[ \t\n]+")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_DATE_NAMES = ("article:published_time", "datepublished", "pubdate", "date", "dc.date", "publishdate")
_NO_GUESS = {"extensive_search": False, "original_date": True}
_OFFICE_DEFAULTS = ("python-docx", "word document", "microsoft office user", "user", "admin", "administrator")


def discover(paths: Sequence[Path]) -> list[Path]:
    """Return the article files that `paths` name, without repeats, in a stable order.

    Folders are searched to any depth, sorted by name; hidden files, Office lock files (`~$…`) and
    other kinds of file in them are passed over. A path named outright is returned whatever it is:
    `read` says what is wrong with it, and the rest goes on. Raises `InputError` where nothing is found.
    """
    found: dict[Path, None] = {}
    for path in paths:
        found.update(dict.fromkeys(_in_folder(path) if path.is_dir() else [path]))
    if not found:
        kinds = " ".join(sorted(SUFFIXES))
        raise InputError(paths[0] if paths else Path(), "there are no articles here.", f"Put files in it: {kinds}")
    return list(found)


def _in_folder(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", "~$")) and Path(name).suffix.lower() in SUFFIXES:
                yield Path(parent, name)


def read(path: Path) -> Document:
    """Read the article file at `path`.

    Raises `InputError`, naming the file and the way out, for whatever cannot be used: a missing,
    unreadable, empty, oversized, binary or wrongly named file, one whose encoding cannot be told,
    or one without any Chinese.
    """
    suffix = path.suffix.lower()
    _must_be_file(path)
    if suffix not in SUFFIXES:
        raise _unsupported(path)
    data = _bytes(path)
    if suffix == ".docx":
        document = _read_docx(path, data)
    elif suffix in (".html", ".htm"):
        document = _read_html(path, decode(path, data, declared=_declared_charset(data)))
    else:
        document = Document(path, decode(path, data))
    _check_text(path, document.text)
    return document


def _unsupported(path: Path) -> InputError:
    remedy = "Open it in Word and save it as .docx." if path.suffix.lower() == ".doc" else f"Use {_SUPPORTED} files."
    return InputError(path, f"{path.suffix or 'a file without a suffix'} is not a kind that can be read.", remedy)


def _must_be_file(path: Path) -> None:
    if not path.exists():
        raise InputError(path, "there is no such file.", "Check the name and the folder.")
    if not path.is_file():
        raise InputError(path, "this is a folder or device, not a file.", "Name the article file in it.")


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(path, f"cannot be opened: {reason}.", "Check that you may read it.") from error
    if len(data) > MAX_BYTES:
        raise InputError(path, f"the file is over {MAX_BYTES // 1024**2} MiB.", "Keep the article's text only.")
    return data


def _check_text(path: Path, text: str) -> None:
    if not text.strip():
        raise InputError(path, "the file is empty.", "Paste the article into it and save it.")
    longest = max(map(len, text.split("\n")))
    if longest > MAX_LINE:
        raise InputError(path, f"a line of {longest:,} characters is data, not an article.", "Keep the article only.")
    if not _HAN.search(text):
        raise InputError(path, "no Chinese text found.", "Check that this is the article, in Chinese.")
    if text.count("\ufffd") * 50 > len(text):
        raise InputError(path, "the text is damaged (many �).", "Copy the article again and save it as UTF-8.")


def decode(path: Path, data: bytes, declared: str = "") -> str:
    """Return `data` as text, line ends as \\n, invisible characters dropped.

    Order: byte order mark, `declared` (an encoding name), strict UTF-8, charset-normalizer's choice
    of the Chinese encodings, then the one that shows the most everyday characters. Raises
    `InputError` for binary data and where no encoding gives plausible Chinese.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(path, f"this is {what}, not text.", f"Use {_SUPPORTED} files, named as what they are.")
    marked = [encoding for bom, encoding in _BOMS if data.startswith(bom)]
    for encoding in (*marked, declared, "utf-8"):
        text = _try(data, encoding) if encoding else None
        if text is not None and text.count("\x00") * 100 <= len(text):
            return _tidy(text)
    return _tidy(_guess(path, data))


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _guess(path: Path, data: bytes) -> str:
    from charset_normalizer import from_bytes

    has_nul = b"\x00" in data
    head = data if len(data) < SAMPLE else data[: data.rfind(b"\n", 0, SAMPLE) + 1]
    proposed = None if has_nul else from_bytes(head, cp_isolation=list(_CHINESE)).best()
    # Short texts: charset-normalizer is right more often than we are, so its choice is only checked.
    for names in ((proposed.encoding,) if proposed else (), ("utf-16-le", "utf-16-be") if has_nul else _CHINESE):
        best = max((text for name in names if (text := _try(data, name))), key=_plausibility, default="")
        if _plausibility(best) >= MIN_PLAUSIBLE:
            return best
    if has_nul:
        raise InputError(path, "this is binary data, not text.", f"Use {_SUPPORTED} files, named as what they are.")
    what = "the encoding cannot be told: as UTF-8, UTF-16, Big5 or GB18030 the text makes no sense."
    raise InputError(path, what, "Open it in an editor that shows it rightly and save it as UTF-8.")


def _plausibility(text: str) -> float:
    """Share of everyday characters among what is neither ASCII nor space; 0 where something is impossible."""
    wide = [char for char in text[:SAMPLE] if ord(char) > 0x7F and not char.isspace()]
    if not wide or any("\ue000" <= char <= "\uf8ff" for char in wide):
        return 0.0
    return sum(char in _EVERYDAY for char in wide) / len(wide)


def _tidy(text: str) -> str:
    return _INVISIBLE.sub("", _BREAKS.sub("\n", text)).replace("\xa0", " ")


def _declared_charset(data: bytes) -> str:
    match = _CHARSET.search(data[:4096])
    name = match[1].decode("ascii").lower() if match else ""
    return _DECLARED.get(name, name)


def _read_html(path: Path, text: str) -> Document:
    """The main content and the metadata of a saved page; all its visible text where no main content is found."""
    from trafilatura import bare_extraction, load_html

    # An XML declaration with an encoding is refused in text that is already decoded.
    text = _HAN_BREAK.sub("", re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", text))
    page: Any = load_html(text)
    if page is None:
        return Document(path, text)
    published = _html_date(page)
    found: Any = bare_extraction(text, include_comments=False, with_metadata=True, date_extraction_params=_NO_GUESS)
    lines = list(_html_lines(found.body)) if found is not None and found.body is not None else []
    if not any(map(_HAN.search, lines)):
        return Document(path, _visible(page), published=published)
    title, site, author = (" ".join((raw or "").split()) or None for raw in (found.title, found.sitename, found.author))
    return Document(path, _tidy("\n\n".join(lines)), title, published, site, author)


def _html_lines(body: Any) -> Iterator[str]:
    """Lines of trafilatura's tree (TEI-like: head, p, item, row …) in the convention of this module."""
    _break_at(body, ("lb", "p", "item"))
    for element in body.iter("head", "p", "item", "quote", "row", "ab", "code"):
        if element.tag == "row":
            cells = (" ".join("".join(cell.itertext()).split()) for cell in element.iter("cell"))
            yield f"| {' | '.join(cells)} |"
        elif not any(parent.tag in ("p", "item", "quote", "row") for parent in element.iterancestors()):
            level = element.get("rend", "h2")[1:] if element.tag == "head" else ""
            mark = "#" * int(level) + " " if level.isdigit() else "- " if element.tag == "item" else ""
            yield from (mark + line.strip() for line in "".join(element.itertext()).split("\n") if line.strip())


def _visible(page: Any) -> str:
    for hidden in list(page.iter("script", "style", "noscript", "template")):
        hidden.drop_tree()
    _break_at(page, ("title", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "br", "tr", "td", "section"))
    return _tidy(page.text_content())


def _break_at(tree: Any, tags: tuple[str, ...]) -> None:
    """Put line ends where the elements named `tags` stand for them in `tree`, and nowhere else."""
    for node in tree.iter():
        node.text, node.tail = (_FILE_BREAK.sub(" ", text or "") for text in (node.text, node.tail))
    for node in tree.iter(*tags):
        node.text = "\n" + (node.text or "")
        node.tail = "\n" + (node.tail or "")


def _html_date(page: Any) -> date | None:
    """The publication date that the page states in its metadata. Never one guessed from text or address."""
    stated: list[str] = []
    for meta in page.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        stated += [meta.get("content") or ""] if name.lower() in _DATE_NAMES else []
    for script in page.iter("script"):
        stated += re.findall(r'"datePublished"\s*:\s*"([^"]{10,40})"', script.text or "")
    stated += [node.get("datetime") or "" for node in page.iter("time")][:1]
    for text in stated:
        with contextlib.suppress(ValueError):
            return date.fromisoformat(text.strip().replace("/", "-")[:10])
    return None


def _read_docx(path: Path, data: bytes) -> Document:
    """The paragraphs, headings (by style), list entries and tables of a Word file, in order."""
    from docx import Document as open_docx

    _check_zip(path, data)
    try:
        word = open_docx(io.BytesIO(data))
    except Exception as error:  # python-docx lets KeyError, ValueError, lxml's and zipfile's errors through
        raise InputError(path, "Word's file is damaged.", "Open it in Word and save it again as .docx.") from error
    properties = word.core_properties
    title, byline = (
        None if not (value or "").strip() or value.strip().lower() in _OFFICE_DEFAULTS else value.strip()
        for value in (properties.title, properties.author)
    )
    return Document(path, _tidy("\n\n".join(_docx_lines(word))), title=title, byline=byline)


def _check_zip(path: Path, data: bytes) -> None:
    """Refuse what is not a Word file, or would unpack to more than `MAX_UNZIPPED` bytes."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError(path, "an old or password-protected Word file.", "Save it as .docx without a password.")
    try:
        members = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise InputError(path, "this is not a Word file.", "Open it in Word and save it as .docx.") from error
    if sum(member.file_size for member in members) > MAX_UNZIPPED:
        raise InputError(path, "unpacks to far more than an article.", "Copy the article's text into a new file.")


def _docx_lines(word: Any) -> Iterator[str]:
    for block in word.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = dict.fromkeys(cell._tc for cell in row.cells)  # merged cells are repeated
                yield f"| {' | '.join(' '.join(_runs(cell).split()) for cell in cells)} |"
            continue
        style = (block.style.name or "").lower() if block.style is not None else ""
        level = 1 if style == "title" else int(style[8:]) if re.fullmatch(r"heading [1-6]", style) else 0
        mark = "#" * level + " " if level else "- " if style.startswith("list") else ""
        yield from (mark + line.strip() for line in _runs(block._p).split("\n") if line.strip())


def _runs(element: Any) -> str:
    """All text under an XML element, tracked insertions and links too (deleted text is `w:delText`)."""
    from docx.oxml.ns import qn

    ends = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:p"): "\n", qn("w:tab"): "\t"}
    return "".join(ends.get(node.tag, (node.text or "") if node.tag == qn("w:t") else "") for node in element.iter())
