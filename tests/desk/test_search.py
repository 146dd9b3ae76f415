"""Search over what was translated, and which articles an entry of the glossary touches."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import replace

import pytest
from desk_server import GLOSSARY, make_desk, run_once, wait_for
from growth import TIMES, grows_with_length_only
from newsroom import articles

from translator.desk.archive import Kept
from translator.desk.routes import Desk
from translator.desk.search import Search
from translator.memory import FiledArticle, PrintedSentence, SentenceIndex, sentence_index
from translator.records import Entry, Outcome


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


def of(number: int, *pairs: tuple[str, str]) -> Kept:
    """An article of these sentences."""
    printed = tuple(PrintedSentence(*pair) for pair in pairs)
    return Kept(FiledArticle("s", (f"{number}.docx",), {}, (), 0, ()), printed, f"Headline {number}", "標題", {})


@pytest.mark.parametrize(
    "text", ["港", "運價", "台積電", "臺積電", "5G晶片", "5g", "運價，「都", "都」漲", "Chip pri", "TSMC’s", "(5G"]
)
def test_what_stands_there_is_found_where_it_stands(text: str) -> None:
    """One character or several, with letters and marks among them; English from the beginning of a word on."""
    said = ("台積電的5G晶片與港口運價，「都」漲。", "TSMC’s chip prices (5G) rise.")
    [hit] = Search().find([of(1, ("別的話。", "Other.")), of(2, ("前言。", "x"), said)], text).hits
    assert hit.brief == "2"
    shown = (hit.sentence.source if hit.is_chinese else hit.sentence.english)[hit.start :]
    assert shown.lower().startswith(text.replace("臺", "台").lower())


@pytest.mark.parametrize("text", ["hip", "chip rice", "chips", "prices chip", "價港", "台電", 'chip" OR "x', "x\0"])
def test_what_stands_otherwise_is_not_found(text: str) -> None:
    """No middle of a word, no other order, nothing left out; and no text is a command of the index."""
    assert Search().find([of(1, ("台積電與港口運價。", "Chip prices rise."))], text).total == 0


def test_article_that_is_filed_again_is_found_by_what_it_says_now() -> None:
    """Its earlier sentences are out of the index."""
    search, others = Search(), [of(number, ("別的話。", "Other.")) for number in range(3)]
    assert search.find([*others, of(9, ("港口擴建。", "The port grows."))], "港口").total == 1
    again = [of(9, ("機場擴建。", "The airport grows.")), *others]
    assert search.find(again, "港口").total == search.find(again, "port").total == 0
    assert [hit.brief for hit in search.find(again, "擴建").hits] == ["9"]
    assert [hit.brief for hit in search.find(again, "話").hits] == ["0", "1", "2"]


def test_many_articles_are_found_before_and_after_they_are_indexed(monkeypatch: pytest.MonkeyPatch) -> None:
    """In their order, all of them: who searches first is not kept waiting for the index."""
    many, search, makers = [kept(number) for number in range(200)], Search(), set()
    add = search._index.add

    def noted(sentences: Iterable[tuple[int, PrintedSentence]]) -> None:
        makers.add(threading.current_thread().name)
        add(sentences)

    monkeypatch.setattr(search._index, "add", noted)
    before = search.find(many, "第7句話")
    wait_for(lambda: not search._waiting)
    assert makers == {"desk-index"}
    assert before == search.find(many, "第7句話")
    assert (before.total, [hit.brief for hit in before.hits[:3]]) == (200, ["0", "1", "2"])
    assert search.find(many, "第77篇").total == 40


def test_index_names_those_that_may_have_it() -> None:
    """So no others are looked at; a SQLite without one names none, and all are."""
    index = SentenceIndex()
    said = [PrintedSentence(f"第{number}艘船", f"ship {number}") for number in range(20)]
    index.add(enumerate(said))
    assert (index.having("第7艘", True), index.having("ship 1", False)) == ([7], [1, *range(10, 20)])
    index.remove([(7, said[7])])
    assert (index.having("第7艘", True), index.having("。", True)) == ([], None)


def test_without_the_index_everything_is_read_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where SQLite was built without FTS5."""
    monkeypatch.setattr(sentence_index, "_TABLE", sentence_index._TABLE.replace("fts5", "fts0"))
    search, some = Search(), [of(1, ("港口擴建。", "The port grows.")), of(2, ("機場。", "An airport."))]
    assert SentenceIndex().having("港口", True) is None
    assert [hit.brief for text in ("港口", "airp") for hit in search.find(some, text).hits] == ["1", "2"]


def test_search_does_not_look_at_every_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the list does, every few seconds; what a run has done is known at once."""
    before = desk.board.finished()
    desk.board.cards()
    monkeypatch.setattr(desk.board, "_found", replace(desk.board._found, when=-100.0))
    monkeypatch.setattr(desk.board, "_survey", lambda: pytest.fail("It looked."))
    assert desk.board.finished() is before
    monkeypatch.undo()
    for hear in (desk.board.look_again, lambda: desk.board.concluded(Outcome(desk.places.articles / "1-port.txt"))):
        desk.board.look_again()
        assert desk.board.finished() == before
        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(desk.board._archive, "all", dict)
            assert desk.board.finished() == before
            hear()
            assert desk.board.finished() == []
    desk.board.look_again()


def test_time_grows_as_the_articles_do() -> None:
    """Nothing is compared with all else."""
    some = [kept(number) for number in range(100 * TIMES)]
    assert grows_with_length_only(lambda given: Search().find(given, "港口擴建"), some[:100], some)
