"""Throw broken and hostile files at reading, cleaning, segmenting and the glossary, and say what breaks.

    python benchmarks/fuzz.py --seconds 60 --target all

A crash is any exception that is not our own `InputError` or `GlossaryError`, a property that does not
hold, or an input that takes longer than `--limit` seconds. Where atheris is installed it leads the
mutations by coverage; without it they are seeded (`--seed`) and can be repeated. What broke is written
to `--keep`, one file each; tests/read/test_hostile.py runs every file of tests/hostile/.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import io
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TARGETS = (
    "html", "docx", "txt", "md", "pdf", "eml", "rtf", "odt", "json", "xml", "csv", "epub", "msg", "segment", "glossary",
)  # fmt: skip
MAX_INPUT = 1 << 18
UNSEEN = frozenset("\x00\x01\x1b\x7f\xad\u200b\u200f\u202e\u2066\ufeff\ud800\ufffe")

STORY = "日本政府宣布，新的晶圓廠將在明年開始興建，投資金額約120億美元。公司表示：「產能每月三萬片。」"
TOKENS = tuple(
    token.encode("utf-8", "surrogatepass")
    for token in (
        STORY,
        "。",
        "，",
        "「",
        "」",
        "（",
        '"',
        "\n",
        "\r\n",
        "\n\n",
        "\x00",
        "\u200b",
        "\u202e",
        "\ufeff",
        "\ud800",
        "120億",
        "２０２５年１２月３日",
        "延伸閱讀",
        "相關新聞",
        "1 天前",
        "記者王小明／台北報導",
        "TVBS",
        "# ",
        "- ",
        "| ",
        "|",
        "---\n",
        "title: ",
        "date: ",
        "作者: ",
        "看板 ",
        "[x](http://x.tw)",
        "**",
        "__",
        "![",
        "](",
        ">",
        "<",
        "</",
        "/>",
        "<p>",
        "</p>",
        "<div>",
        "<article>",
        "<h1>",
        "<br>",
        "<table><tr><td>",
        "<ul><li>",
        "<script>",
        "<!--",
        "-->",
        "<title>",
        "<meta name=date content='2025-12-03'>",
        "<meta charset=big5>",
        "&#1;",
        "&#xD800;",
        "&nbsp;",
        "&amp;",
        "<![CDATA[",
        "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
        "&x;",
        "source,target\n",
        ";",
        "\t",
        "aliases",
        "|!",
        "<w:p>",
        "<w:r>",
        "<w:t>",
        "</w:t>",
        "<w:tbl>",
        "<w:tr>",
        "<w:tc>",
        "<w:pStyle w:val='Heading1'/>",
    )
)


def seeds(target: str) -> list[bytes]:
    """Return the inputs that mutation begins with: the sample articles, the corpus, a few of our own."""
    folders = (ROOT / "articles", ROOT / "tests" / "hostile", ROOT / "tests" / "dumps")
    files = sorted(path for folder in folders if folder.is_dir() for path in folder.iterdir() if path.is_file())
    if target == "glossary":
        rows = "source,target,aliases,accept,avoid,first,kind,case,note\n晶圓廠,fab,晶圓工廠,,,,tech,free,\n"
        return [rows.encode(), rows.encode("utf-16"), "source;target\n日圓;yen\n".encode(), b'source\ttarget\n"a']
    if target in OWN_SEEDS:
        return OWN_SEEDS[target]()
    if target == "docx":
        return [document_xml(STORY), *(path.read_bytes() for path in files if path.suffix == ".docx")]
    kinds = {"html": (".html", ".htm"), "md": (".md",)}.get(target, (".txt",))
    own = {"html": f"<html><body><article><h1>晶圓廠</h1><p>{STORY}</p><p>{STORY}</p></article></body></html>"}
    first = own.get(target, f"晶圓廠動工\n\n{STORY}\n\n{STORY}").encode()
    return [first, *(path.read_bytes() for path in files if path.suffix in kinds)]


def _pdf_seeds() -> list[bytes]:
    """A page of two lines, and one with a form on it, as reportlab writes them."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("MSung-Light"))
    found = []
    for packed_too in (0, 1):
        file = io.BytesIO()
        canvas = Canvas(file, pageCompression=packed_too)
        canvas.beginForm("stamp")
        canvas.rect(0, 0, 9, 9)
        canvas.endForm()
        canvas.doForm("stamp")
        canvas.setFont("MSung-Light", 11)
        canvas.drawString(60, 700, STORY[:30])
        canvas.drawString(60, 684, STORY[30:])
        canvas.save()
        found.append(file.getvalue())
    return found


def _odt_seeds() -> list[bytes]:
    names = ("office", "text", "table")
    spaces = " ".join(f"xmlns:{name}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'" for name in names)
    body = f"<office:body><office:text><text:p>{STORY}</text:p></office:text></office:body>"
    return [f"<office:document-content {spaces}>{body}</office:document-content>".encode()]


def _epub_seeds() -> list[bytes]:
    """A chapter, and a whole book of two."""
    chapter = (
        f"<html xmlns='http://www.w3.org/1999/xhtml'><body><h1>晶圓廠</h1><p>{STORY}</p><p>{STORY}</p></body></html>"
    )
    return [chapter.encode(), packed(chapter.encode(), "epub")]


def _msg_seeds() -> list[bytes]:
    """A message with a text, and one with a page."""
    sys.path.insert(0, str(ROOT / "tests"))
    from outlook_file import message

    text = {"0037001F": "晶圓廠".encode("utf-16-le"), "1000001F": STORY.encode("utf-16-le")}
    return [message(text), message(text | {"10130102": f"<p>{STORY}</p>".encode("cp950")}, 950)]


OWN_SEEDS: dict[str, Callable[[], list[bytes]]] = {
    "pdf": _pdf_seeds,
    "odt": _odt_seeds,
    "eml": lambda: [f"Subject: x\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n{STORY}".encode()],
    "rtf": lambda: [b"{\\rtf1\\ansi\\ansicpg950 \\u28417?\\u28207?\\par \\trowd a\\cell b\\cell\\row}"],
    "json": lambda: [f'[{{"title": "晶圓廠", "date": "2025-11-24", "content": "{STORY}"}}]'.encode()],
    "xml": lambda: [
        f"<rss><channel><item><title>x</title><description>{STORY}</description></item></channel></rss>".encode()
    ],
    "epub": _epub_seeds,
    "msg": _msg_seeds,
    "csv": lambda: [f"title,date,content\n晶圓廠,2025-11-24,{STORY}\n".encode()],
}
"""What mutation begins with for kinds of which there are no sample articles."""


def document_xml(text: str) -> bytes:
    """Return the main part of a Word file of one paragraph."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    style = "<w:pPr><w:pStyle w:val='Heading1'/></w:pPr>"
    body = f"<w:body><w:p>{style}<w:r><w:t>{text}</w:t></w:r></w:p></w:body>"
    return f"<w:document xmlns:w='{space}'>{body}</w:document>".encode()


_BOOK = (
    "<package xmlns='http://www.idpf.org/2007/opf'><manifest><item id='a' href='a.xhtml' media-type='text/html'/>"
    "</manifest><spine><itemref idref='a'/><itemref idref='a'/></spine></package>"
)
_BESIDE = {
    "odt": {"mimetype": "application/vnd.oasis.opendocument.text"},
    "epub": {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": "<container><rootfile full-path='a.opf'/></container>",
        "a.opf": _BOOK,
    },
}
"""What stands beside the main part of a packed file."""


def packed(data: bytes, kind: str) -> bytes:
    """Return `data` as it is if it is a zip file, and otherwise as the main part of a file of that kind."""
    if data.startswith(b"PK"):
        return data
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _BESIDE.get(kind, {}).items():
            archive.writestr(name, text, zipfile.ZIP_STORED)
        archive.writestr({"odt": "content.xml", "epub": "a.xhtml"}.get(kind, "word/document.xml"), data)
    return file.getvalue()


def target_of(name: str, folder: Path) -> Callable[[bytes], None]:
    """Return the function that takes one input through what `name` stands for, and raises where it breaks."""
    from translator.chinese.segment import segment
    from translator.clean import clean
    from translator.errors import GlossaryError, InputError
    from translator.glossary.glossary_csv import check, load
    from translator.read import read, survey
    from translator.records import Block, Role

    path = folder / f"input.{'csv' if name == 'glossary' else name}"

    def segmented(text: str, role: Role) -> None:
        parts = [part.text for part in segment(Block(role, text))]
        assert "".join(parts) == text, "segments joined are not the block"

    def article(data: bytes) -> None:
        path.write_bytes(packed(data, name) if name in ("docx", "odt", "epub") else data)
        with contextlib.suppress(InputError):
            for part in survey([path]).files:
                found = clean(read(part))
                for block in (Block(Role.TITLE, found.title), *found.blocks):
                    assert not set(block.text) & UNSEEN, "what nobody sees is left in the text"
                    segmented(block.text, block.role)

    def glossary(data: bytes) -> None:
        path.write_bytes(data)
        check(path)
        with contextlib.suppress(GlossaryError):
            load(path).match(STORY)

    def segments(data: bytes) -> None:
        segmented(data.decode("utf-8", "replace"), Role.PARAGRAPH)

    return {"segment": segments, "glossary": glossary}.get(name, article)


@dataclass
class Tally:
    """What a target has gone through so far."""

    name: str
    limit: float
    keep: Path
    run: Callable[[bytes], None]
    tried: int = 0
    slowest: float = 0.0
    crashes: dict[str, bytes] = field(default_factory=dict)

    def one(self, data: bytes) -> None:
        """Try `data`; a crash is kept once for each place that it comes from."""
        self.tried += 1
        started = time.perf_counter()
        try:
            signal.setitimer(signal.ITIMER_REAL, self.limit)
            self.run(data)
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)
            self.crashed(f"{type(error).__name__} in {frames[-1].name}: {str(error)[:100]!r}", data)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        self.slowest = max(self.slowest, time.perf_counter() - started)

    def crashed(self, what: str, data: bytes) -> None:
        """Keep the shortest input for a crash."""
        key = what.partition(":")[0]
        if key in self.crashes and len(self.crashes[key]) <= len(data):
            return
        self.crashes[key] = data
        self.keep.mkdir(parents=True, exist_ok=True)
        (self.keep / f"{self.name}-{key.replace(' ', '-')}").write_bytes(data)
        print(f"crash: {self.name}: {what} ({len(data)} bytes)", flush=True)

    def told(self, how: str) -> str:
        """What came of it, in a line."""
        return f"{self.name}: {self.tried} inputs ({how}), {len(self.crashes)} crashes, slowest {self.slowest:.2f} s"


def mutations(pool: list[bytes], seed: int) -> Iterator[bytes]:
    """Yield mutations of `pool` for ever, the same for the same seed."""
    dice = random.Random(seed)
    yield from pool
    while True:
        data = bytearray(dice.choice(pool))
        for _ in range(dice.randint(1, 8)):
            _mutate(data, pool, dice)
        yield bytes(data[:MAX_INPUT])


def _mutate(data: bytearray, pool: list[bytes], dice: random.Random) -> None:
    at = dice.randint(0, len(data))
    piece = data[at : at + dice.randint(1, 64)]
    match dice.randrange(7):
        case 0:
            data[at : at + len(piece)] = b""
        case 1:
            data[at:at] = dice.choice(TOKENS)
        case 2:
            data[at:at] = dice.choice(TOKENS) * dice.choice((2, 20, 300))
        case 3:
            data[at:at] = piece * dice.choice((2, 20, 300))
        case 4:
            other = dice.choice(pool)
            data[at:] = other[dice.randint(0, len(other)) :]
        case 5:
            data[at : at + 1] = bytes([dice.randrange(256)])
        case _:
            data[at:at] = dice.randbytes(dice.randint(1, 16))


def _too_slow(*_: object) -> None:
    raise TimeoutError("over the limit")


def fuzz(name: str, options: argparse.Namespace) -> Tally:
    """Fuzz one target for the time given, and print what came of it."""
    signal.signal(signal.SIGALRM, _too_slow)
    guide: Any = importlib.import_module("atheris") if importlib.util.find_spec("atheris") else None
    with guide.instrument_imports(include=["translator"]) if guide else contextlib.nullcontext():
        folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
        tally = Tally(name, options.limit, options.keep, target_of(name, folder))
        tally.run(seeds(name)[0])  # the first input loads the libraries, which takes longer than an input may
    until = time.monotonic() + options.seconds

    def one(data: bytes) -> None:
        if time.monotonic() > until:  # the guide has no other way to stop and go on with us
            print(tally.told(f"atheris, seed {options.seed}"), flush=True)
            os._exit(bool(tally.crashes))
        tally.one(data)

    if guide:
        corpus = folder / "corpus"
        corpus.mkdir()
        words = folder / "words"
        escaped = ("".join(map("\\x{:02x}".format, token)) for token in TOKENS if len(token) < 64)
        words.write_text("".join(f'"{token}"\n' for token in escaped))
        for number, data in enumerate(seeds(name)):
            (corpus / str(number)).write_bytes(data)
        arguments = [f"-seed={options.seed}", f"-max_len={1 << 14}", f"-dict={words}", "-verbosity=0", "-timeout=0"]
        guide.Setup([sys.argv[0], *arguments, str(corpus)], one)
        guide.Fuzz()
    for data in mutations(seeds(name), options.seed):
        if time.monotonic() > until:
            break
        tally.one(data)
    print(tally.told(f"seeded mutation, seed {options.seed}"), flush=True)
    return tally


def main() -> int:
    """Run one target, or all of them after one another, each in a process of its own. 1: something broke."""
    found = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    found.add_argument("--seconds", type=float, default=60, help="for each target")
    found.add_argument("--target", choices=(*TARGETS, "all"), default="all")
    found.add_argument("--seed", type=int, default=1)
    found.add_argument("--limit", type=float, default=5.0, help="seconds that one input may take")
    found.add_argument("--keep", type=Path, default=Path("output/fuzz"), help="where inputs that broke are kept")
    options = found.parse_args()
    if options.target != "all":
        return bool(fuzz(options.target, options).crashes)
    broken = 0
    for name in TARGETS:
        arguments = [f"--{key}={vars(options)[key]}" for key in ("seconds", "seed", "limit", "keep")]
        broken |= subprocess.run([sys.executable, __file__, "--target", name, *arguments], check=False).returncode
    return broken


if __name__ == "__main__":
    raise SystemExit(main())
