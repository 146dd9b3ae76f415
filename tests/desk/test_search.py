"""Search over what was translated, and which articles an entry of the glossary touches."""

from __future__ import annotations

import pytest
from desk_server import GLOSSARY, make_desk, run_once
from growth import TIMES, grows_with_length_only
from newsroom import articles

from translator.desk.archive import Kept
from translator.desk.routes import Desk
from translator.desk.search import Search
from translator.memory import FiledArticle, PrintedSentence
from translator.records import Entry


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with both articles done under a glossary."""
    folder = tmp_path_factory.mktemp("desk")
    articles(folder / "articles")
    (folder / "glossary.csv").write_text(GLOSSARY, encoding="utf-8")
    found = make_desk(folder)
    found.worker.start()
    run_once(found)
    found.worker.close()
    return found


def test_chinese_is_found_in_either_script(desk: Desk) -> None:
    """With the sentence, where in it, and the article's brief."""
    for text in ("航道變窄", "航道变窄", " 航道變窄 "):
        found = desk.search.find(desk.board.finished(), text)
        assert (found.total, found.articles) == (1, 1)
        hit = found.hits[0]
        assert hit.sentence.source[hit.start :].startswith("航道變窄")
        assert hit.brief == "1-port"


def test_english_is_found_in_any_letter_case(desk: Desk) -> None:
    """In what the briefs have."""
    found = desk.search.find(desk.board.finished(), "blue whale")
    assert found.articles == 2
    assert all("Blue Whale Heavy Industries" in hit.sentence.english for hit in found.hits)


def test_how_a_term_was_put_is_counted(desk: Desk) -> None:
    """What the glossary had each called that has the words in it."""
    found = desk.search.find(desk.board.finished(), "港務公司")
    assert dict(found.renderings) == {
        "港務公司 = Nanwan Port Corporation": 3,
        "南灣港務公司 = Nanwan Port Corporation": 1,
    }


@pytest.mark.parametrize("text", ["", "  ", "沒有這個", "no such words", "港%", "_", "*", "Blue.Whale", "\\"])
def test_what_is_not_there_is_not_found(desk: Desk, text: str) -> None:
    """No letter stands for others."""
    assert desk.search.find(desk.board.finished(), text).total == 0


def test_articles_that_an_entry_touches_are_counted(desk: Desk) -> None:
    """Its aliases count, too; what only seems to be the term does not."""
    finished = desk.board.finished()
    touched = desk.search.touched(finished, Entry("港務公司", "Port Corporation"))
    assert {kept.brief: count for kept, count in touched} == {"1-port": 3, "2-ferry": 1}
    alias = desk.search.touched(finished, Entry("沒有這個", "x", aliases=("漁民",)))
    assert sum(count for _, count in alias) == 3
    assert desk.search.touched(finished, Entry("電動渡輪", "ferry", aliases=("!電動渡輪下水", "!艘電動渡輪"))) == []


def test_article_that_is_gone_is_not_found(desk: Desk) -> None:
    """Only what is in the folder now is searched."""
    assert desk.search.find(desk.board.finished()[:1], "渡輪").total == 0


def kept(number: int) -> Kept:
    """An article of forty sentences."""
    printed = tuple(
        PrintedSentence(f"第{number}篇的第{i}句話說港口擴建。", f"Sentence {i} of {number}.") for i in range(40)
    )
    return Kept(FiledArticle("s", (f"{number}.docx",), {}, (), 0, ()), printed, f"Headline {number}", "標題", {})


def test_time_grows_as_the_articles_do() -> None:
    """Nothing is compared with all else."""
    some = [kept(number) for number in range(100 * TIMES)]
    assert grows_with_length_only(lambda given: Search().find(given, "港口擴建"), some[:100], some)
