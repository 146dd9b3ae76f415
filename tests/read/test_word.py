"""Word files: what stands in them beside plain paragraphs."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from translator.read import docx_chunks, read
from translator.read.html import read_html
from translator.records import Document
from translator.storage.zip_package import Package

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = f"{R}/"
STORY = "漁港管理處今天宣布，新的冷凍倉庫下個月開始興建，預算為3億4000萬元。"


def word(folder: Path, body: str, **parts: str) -> Path:
    """A Word file with `body` and, each in a relationship of its kind, `parts`."""
    path = folder / "a.docx"
    names = {"footnotes": "footnotes.xml", "endnotes": "endnotes.xml", "aFChunk": "chunk.html", "other": "chunk.rtf"}
    kinds = {"other": "aFChunk"}
    relations = "".join(
        f"<Relationship Id='{kind}' Type='{TYPES}{kinds.get(kind, kind)}' Target='{names[kind]}'/>" for kind in parts
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        document = f"<w:document xmlns:w='{W}' xmlns:m='{M}' xmlns:r='{R}'><w:body>{body}</w:body></w:document>"
        archive.writestr("word/document.xml", document)
        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships xmlns='{space}'>{relations}</Relationships>")
        for kind, text in parts.items():
            archive.writestr(f"word/{names[kind]}", text)
    path.write_bytes(packed.getvalue())
    return path


def run(text: str) -> str:
    """A run of text."""
    return f"<w:r><w:t>{text}</w:t></w:r>"


def lines(path: Path) -> list[str]:
    """The lines of the file as read."""
    return [line for line in read(path).text.split("\n") if line]


def test_hyphen_that_does_not_break_is_a_hyphen(tmp_path: Path) -> None:
    """100-120億元 does not become 100120億元."""
    body = "<w:p><w:r><w:t>預算100</w:t><w:noBreakHyphen/><w:t>120億元。</w:t></w:r></w:p>"
    assert lines(word(tmp_path, body)) == ["預算100-120億元。"]


def test_notes_stand_below_the_text(tmp_path: Path) -> None:
    """Footnotes and endnotes are entries of a list below; what Word draws between them is none."""
    line = "<w:footnote w:id='-1' w:type='separator'><w:p/></w:footnote>"
    note = f"<w:footnote w:id='1'><w:p>{run('金額為45億元。')}</w:p></w:footnote>"
    notes = f"<w:footnotes xmlns:w='{W}'>{line}{note}</w:footnotes>"
    path = word(tmp_path, f"<w:p>{run(STORY)}</w:p>", footnotes=notes)
    assert lines(path) == [STORY, "- 註1：金額為45億元。"]


def test_part_in_html_is_read_in_its_place(tmp_path: Path) -> None:
    """What a converter put in as a web page stands where it was put."""
    body = f"<w:p>{run('前文。')}</w:p><w:altChunk r:id='aFChunk'/><w:p>{run('後文。')}</w:p>"
    path = word(tmp_path, body, aFChunk=f"<html><body><p>{STORY}</p></body></html>")
    assert lines(path) == ["前文。", STORY, "後文。"]


def test_part_in_html_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large part that is named again and again costs one look at it, and stands once."""
    read_parts: list[bytes] = []
    unpacked_parts: list[str] = []

    def counted(path: Path, data: bytes) -> Document:
        read_parts.append(data)
        return read_html(path, data)

    def unpacked(package: Package, name: str) -> bytes | None:
        unpacked_parts.append(name)
        return part(package, name)

    part = Package.part
    monkeypatch.setattr(Package, "part", unpacked)
    monkeypatch.setattr(docx_chunks, "read_html", counted)
    body = f"<w:p>{run('前文。')}</w:p>" + "<w:altChunk r:id='aFChunk'/>" * 10
    path = word(tmp_path, body, aFChunk=f"<html><body><p>{STORY}</p></body></html>")
    assert lines(path) == ["前文。", STORY]
    assert len(read_parts) == unpacked_parts.count("word/chunk.html") == 1
    assert unpacked_parts.count("word/_rels/document.xml.rels") < 10


def test_part_that_is_not_read_is_named(tmp_path: Path) -> None:
    """A part in another format is named where it stood."""
    path = word(tmp_path, f"<w:p>{run(STORY)}</w:p><w:altChunk r:id='other'/>", other="{\\rtf1}")
    assert "word/chunk.rtf" in lines(path)[-1]


def test_hidden_text_is_none(tmp_path: Path) -> None:
    """What Word does not show is not read; what says that it is not hidden is."""
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不見。</w:t></w:r>"
    seen = "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>看得見。</w:t></w:r>"
    assert lines(word(tmp_path, f"<w:p>{hidden}{seen}{run(STORY)}</w:p>")) == ["看得見。" + STORY]


def test_formulas_are_text(tmp_path: Path) -> None:
    """Their characters stand in the sentence: a fraction with its stroke, a power raised."""
    fraction = "<m:f><m:num><m:r><m:t>2</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r></m:den></m:f>"
    power = "<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>8</m:t></m:r></m:sup></m:sSup>"
    body = f"<w:p>{run('占')}<m:oMath>{fraction}</m:oMath>{run('，共')}<m:oMath>{power}</m:oMath>{run('元。')}</w:p>"
    assert lines(word(tmp_path, body)) == ["占2/3，共10⁸元。"]


def test_soft_break_after_a_comma_is_none(tmp_path: Path) -> None:
    """A line that was broken for the eye goes on; one that was ended is a line."""
    first, second = STORY.split("，", 1)
    body = f"<w:p><w:r><w:t>標題</w:t><w:br/><w:t>{first}，</w:t><w:br/><w:t>{second}</w:t></w:r></w:p>"
    assert lines(word(tmp_path, body)) == ["標題", STORY]


def test_text_box_does_not_cut_its_sentence(tmp_path: Path) -> None:
    """What is in a box stands below the paragraph that the box is fastened to."""
    box = f"<w:r><w:pict><w:txbxContent><w:p>{run('方塊裡的句子。')}</w:p></w:txbxContent></w:pict></w:r>"
    assert lines(word(tmp_path, f"<w:p>{run(STORY[:9])}{box}{run(STORY[9:])}</w:p>")) == [STORY, "方塊裡的句子。"]


def test_table_that_arranges_the_text_is_none(tmp_path: Path) -> None:
    """A cell with paragraphs is a page; a table of figures is a table."""
    page = f"<w:p>{run('標題')}</w:p><w:p>{run(STORY)}</w:p><w:p>{run(STORY)}</w:p>"
    cell = f"<w:tbl><w:tr><w:tc>{page}</w:tc></w:tr></w:tbl>"
    row = f"<w:tbl><w:tr><w:tc><w:p>{run('年度')}</w:p></w:tc><w:tc><w:p>{run('2025')}</w:p></w:tc></w:tr></w:tbl>"
    assert lines(word(tmp_path, cell + row)) == ["標題", STORY, STORY, "| 年度 | 2025 |"]


def test_numbered_paragraphs_are_entries(tmp_path: Path) -> None:
    """A paragraph with a number of Word's is an entry of a list, whatever its style."""
    numbered = f"<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>{run('主辦機關為漁會')}</w:p>"
    assert lines(word(tmp_path, f"<w:p>{run(STORY)}</w:p>{numbered}")) == [STORY, "- 主辦機關為漁會"]
