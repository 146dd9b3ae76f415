"""changes.html: word by word, and nothing of an article is taken for markup."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from translator.memory import Change
from translator.publish.html.changes_page import marked_words, write_changes


def page(folder: Path, *changes: Change) -> str:
    """The page as written."""
    write_changes(folder / "changes.html", changes)
    return (folder / "changes.html").read_text(encoding="utf-8")


def test_only_the_words_that_differ_are_marked() -> None:
    """A changed name is struck out and followed by the new one; the rest stands as it is."""
    words = "".join(marked_words("Blue Whale will pay NT$12 billion.", "Azure Whale will pay NT$12 billion."))
    assert words == "<del>Blue</del><ins>Azure</ins> Whale will pay NT$12 billion."


def test_page_has_articles_reasons_and_a_count(tmp_path: Path) -> None:
    """Changes stand under their article with the glossary entry that did it; the number is returned."""
    changes = (Change("a.txt", "船。", "Ship.", "Boat.", ("船 = boat",)), Change("b.txt", "港。", "", "Port."))
    assert write_changes(tmp_path / "changes.html", changes) == 2
    text = page(tmp_path, *changes)
    assert "<h2>a.txt</h2>" in text
    assert "because of 船 = boat" in text
    assert "<ins>Port.</ins>" in text


def test_no_changes_no_page(tmp_path: Path) -> None:
    """A page of an earlier run is removed."""
    page(tmp_path, Change("a.txt", "船。", "Ship.", "Boat."))
    assert write_changes(tmp_path / "changes.html", ()) == 0
    assert not (tmp_path / "changes.html").exists()


def test_markup_in_an_article_is_text(tmp_path: Path) -> None:
    """A script in a sentence, a file's name or an entry is shown, not run."""
    evil = "<script>alert(1)</script>"
    text = page(tmp_path, Change(evil, evil, evil, evil + " too", (evil,)))
    tags: list[str] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: tags.append(tag)  # type: ignore[method-assign]
    parser.feed(text)
    assert "script" not in tags
    assert "default-src 'none'" in text
