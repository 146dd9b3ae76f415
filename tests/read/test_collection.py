"""Files of many articles, as they come from feeds, scrapers and spreadsheets: none is lost, none ends the run."""

from __future__ import annotations

from pathlib import Path

import pytest

from translator.clean import clean
from translator.read import collection, read, survey
from translator.records import Article

FIRST = "漁港管理處今天宣布，新的冷凍倉庫下個月開始興建，預算為3億4000萬元。"
SECOND = "處長表示，倉庫完工後，每天可以處理120公噸的漁獲，漁民不必再連夜趕路。"
THIRD = "交通局說，渡輪自下個月起延長營運到晚上十一點，票價不變，居民都很歡迎。"
TITLE, OTHER = "漁港倉庫動工", "渡輪延長營運"


def put(folder: Path, name: str, data: str | bytes) -> Path:
    """A file with `data`."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def articles(path: Path) -> list[Article]:
    """The articles of a file that is named outright."""
    return [clean(read(each)) for each in survey([path]).files]


def texts(article: Article) -> list[str]:
    """Its title and the texts of its blocks."""
    return [article.title, *(block.text for block in article.blocks)]


def feed(*items: str) -> str:
    """An RSS feed."""
    return f"<rss><channel><title>港邊日報</title>{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"


@pytest.mark.parametrize("zone", ["+99999999999999999999", "+2400", "-9999", "+0800 +0800"])
def test_day_that_no_clock_shows_is_none(tmp_path: Path, zone: str) -> None:
    """A date of a feed that cannot be reckoned with is left out; the articles are read."""
    item = (
        f"<title>{TITLE}</title><description>{FIRST}</description><pubDate>Mon, 24 Nov 2025 10:00:00 {zone}</pubDate>"
    )
    found = articles(put(tmp_path, "a.xml", feed(item, item)))
    assert [texts(each) for each in found] == [[TITLE, FIRST]] * 2


def test_file_that_cannot_be_looked_into_is_left_to_its_own_boundary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever goes wrong with one file, the others are found, and it is too."""

    def fails(_: bytes) -> list[str]:
        raise ZeroDivisionError

    monkeypatch.setattr(collection, "names_in", fails)
    files = [put(tmp_path, "a.xml", feed(f"<title>{TITLE}</title>")), put(tmp_path, "b.txt", FIRST)]
    assert survey([tmp_path]).files == tuple(files)
