"""Texts in the encodings of Taiwan, Hong Kong and China, whole and damaged."""

from __future__ import annotations

from pathlib import Path

import pytest
from uao import Big5UAOCodec

from translator.clean import clean
from translator.errors import InputError
from translator.read import read

LEAD = "漁港管理處今天宣布，新的冷凍倉庫下個月開始興建，預算為3億4000萬元，居民都很歡迎。\n"
FORUM = f"標題: [新聞] 日本円的匯率\n\n{LEAD}\n処長堀江表示，1円約為0.21元，重點如下：①倉庫、②碼頭，一起来看♥。\n"
HONG_KONG = "港鐵嘅新綫今日通車，市民話呢條綫冇以前咁迫，恒生銀行同滙豐都喺附近開咗分行，居民表示歡迎。\n"
SIMPLIFIED = "渔港管理处今天宣布，新的冷冻仓库下个月开始兴建，价格为€50元，居民都很欢迎。\n"


def text(folder: Path, data: bytes) -> str:
    """The text of a file with `data`."""
    path = folder / "a.txt"
    path.write_bytes(data)
    return read(path).text


def test_characters_of_taiwans_forums_are_read(tmp_path: Path) -> None:
    """Big5-UAO: Japanese and Simplified characters, circled numbers, hearts; not HKSCS's of the same bytes."""
    assert text(tmp_path, Big5UAOCodec().encode(FORUM)[0]) == FORUM


def test_characters_of_hong_kong_are_read(tmp_path: Path) -> None:
    """HKSCS: Cantonese, names of banks; not what Taiwan's forums have at the same bytes."""
    assert text(tmp_path, HONG_KONG.encode("big5hkscs")) == HONG_KONG


@pytest.mark.parametrize("encoding", ["cp950", "big5hkscs"])
def test_plain_big5_is_as_it_was(tmp_path: Path, encoding: str) -> None:
    """What all kinds of Big5 have in common."""
    assert text(tmp_path, (LEAD * 3).encode(encoding)) == LEAD * 3


@pytest.mark.parametrize("encoding", ["cp950", "gb18030", "utf-8"])
@pytest.mark.parametrize("size", [2, 50])
def test_text_cut_in_a_character_is_read_and_said(tmp_path: Path, encoding: str, size: int) -> None:
    """The brief keeps all that is whole, and lists the line whose end is damaged."""
    body = LEAD * size + "處長說話"
    path = tmp_path / "a.txt"
    path.write_bytes(body.encode(encoding)[:-1])
    article = clean(read(path))
    kept = "".join(block.text for block in article.blocks)
    assert kept.count("漁港管理處") == size
    assert any("\ufffd" in line.text for line in article.dropped)


@pytest.mark.parametrize("at", [0, 40, -2])
def test_stray_byte_in_utf_8_is_read_and_said(tmp_path: Path, at: int) -> None:
    """One byte that is no UTF-8 costs nothing but itself."""
    data = (LEAD * 3).encode()
    cut = len(data[:at].decode("utf-8", "ignore").encode())
    path = tmp_path / "a.txt"
    path.write_bytes(data[:cut] + b"\x92" + data[cut:])
    article = clean(read(path))
    assert "".join(block.text for block in article.blocks).replace("\ufffd", "") == (LEAD * 3).replace("\n", "")
    assert [line.reason for line in article.dropped] == ["kept, but a character of it is damaged (�)"]


def test_euro_of_windows_is_read(tmp_path: Path) -> None:
    """GBK of Windows writes it as 80."""
    data = SIMPLIFIED.replace("€", "$$").encode("gbk").replace(b"$$", b"\x80")
    assert text(tmp_path, data) == SIMPLIFIED


@pytest.mark.parametrize("wrong", ["latin-1", "cp1252", "big5hkscs"])
def test_garbled_text_is_called_so(tmp_path: Path, wrong: str) -> None:
    """Text that was opened in a wrong encoding and saved so."""
    garbled = LEAD.encode("utf-8").decode(wrong, "replace")
    with pytest.raises(InputError, match=r"garbled|encoding cannot be told|damaged"):
        text(tmp_path, garbled.encode())


def test_stray_bytes_in_big5_are_read_as_the_page_declares(tmp_path: Path) -> None:
    """A word that somebody saved in another encoding within an old page."""
    text = "新廠預計明年完工，總投資金額約為十二億美元，由三家公司共同出資。公司表示，產能會分三期開出。" * 3
    head = b'<html><head><meta charset="big5"><title>\xb7s\xbct</title></head><body>'
    body = f"<p>{text}</p><a title='".encode("cp950") + b"\xe8\xa8\xff\xff" + "'>頁首</a></body></html>".encode("cp950")
    path = tmp_path / "page.html"
    path.write_bytes(head + body)
    assert text[:40] in read(path).text
