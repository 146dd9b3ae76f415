"""The summary of an article."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from briefings import label, passage, sentence
from growth import grows_with_length_only

from translator.chinese.words import chinese_words
from translator.profiles import QUALITY
from translator.records import Check, Entry, Finding, Passage, Realisation, Role, TermHit, Translation
from translator.summarise import summarise


def pairs(text: str) -> list[str]:
    """Cut Chinese into overlapping pairs and keep Latin words whole: enough to tell sentences apart."""
    words = re.findall(r"[A-Za-z0-9]+", text)
    for run in re.findall("[\u4e00-\u9fff]+", text):
        words += [run[i : i + 2] for i in range(len(run) - 1)]
    return words


def article(*sources: str, words: int = 12) -> tuple[Passage, ...]:
    """Return a body with one paragraph a sentence, each of `words` English words."""
    return tuple(passage(Role.PARAGRAPH, sentence(source, " ".join(["word"] * words))) for source in sources)


def chosen(body: Sequence[Passage], title: str = "", words: int = 90) -> list[str]:
    """Return the source sentences of the summary of `body`."""
    points = summarise(body, title, pairs, replace(QUALITY, summary_words=words))
    return [body[point.passage].sentences[point.sentence].segment.text for point in points]


BRIDGE = (
    "市府決定在淡水河口興建一座新的人行大橋。",
    "大橋的預算是30億元，由中央與地方各出一半。",
    "工務局長說，施工期間渡輪照常行駛。",
    "附近商家擔心兩年的工程影響生意。",
    "環保團體要求先完成濕地的生態調查。",
    "工程預計明年三月動工，後年底完工。",
    "對岸的居民從前只能繞路半小時。",
    "設計團隊來自丹麥，曾為哥本哈根設計三座橋。",
)


def test_three_to_five_points_in_source_order() -> None:
    """An ordinary article has three to five points, in the order of the text."""
    points = summarise(article(*BRIDGE), "淡水河口將建人行大橋", pairs)
    places = [(point.passage, point.sentence) for point in points]
    assert 3 <= len(places) <= 5
    assert places == sorted(places)


def test_word_budget_holds() -> None:
    """The chosen sentences together keep to the budget of English words."""
    for each in (8, 17, 29):
        points = chosen(article(*BRIDGE, words=each))
        assert each * len(points) <= 90
        assert len(points) >= 3


def test_long_sentences_may_go_a_little_over() -> None:
    """Three points are reached a little over the budget where the sentences are long."""
    assert len(chosen(article(*BRIDGE, words=33))) == 3


def test_very_long_sentences_give_fewer_points() -> None:
    """Where even two sentences exceed the budget, one point is better than a page."""
    assert len(chosen(article(*BRIDGE, words=80))) == 1


@pytest.mark.parametrize(("sentences", "points"), [(0, 0), (1, 0), (2, 1), (3, 2), (4, 3)])
def test_short_article_has_fewer_points_than_sentences(sentences: int, points: int) -> None:
    """A summary is always shorter than its article; one sentence has none."""
    assert len(chosen(article(*BRIDGE[:sentences]))) == points


def test_lead_is_kept() -> None:
    """The first sentence of a news story that opens with the news is in its summary."""
    assert BRIDGE[0] in chosen(article(*BRIDGE), "淡水河口將建人行大橋")


def test_title_draws_its_sentence() -> None:
    """A sentence that is about the title's matter is chosen with that title and not without it."""
    title = "附近商家擔心工程影響生意"
    assert BRIDGE[3] in chosen(article(*BRIDGE), title, words=40)
    assert BRIDGE[3] not in chosen(article(*BRIDGE), words=40)


@pytest.mark.parametrize(
    "dangling",
    [
        "他把大橋的預算與工程都交給市府。",
        "該公司將興建大橋並負責市府的工程。",
        "但這座大橋的預算與工程仍由市府決定。",
        "此次工程的預算由市府決定，大橋明年動工。",
        "其預算由市府決定，大橋的工程明年動工。",
        "「大橋的工程與預算都由市府決定。」",
        "「大橋的工程明年動工，預算由市府決定。",
    ],
)
def test_sentence_that_cannot_stand_alone_is_never_chosen(dangling: str) -> None:
    """A pronoun whose noun is elsewhere, or a quotation without its speaker or its end, is no point."""
    body = article(dangling, *BRIDGE[:4])
    assert dangling not in chosen(body, "市府興建大橋的預算與工程")


@pytest.mark.parametrize("opening", ["其中大橋的預算與工程由市府決定。", "「大橋明年動工，」市府工務局長林明說。"])
def test_sentence_that_only_looks_dangling_may_be_chosen(opening: str) -> None:
    """其中 is no pronoun, and a quotation with its speaker stands alone."""
    body = article(opening, *BRIDGE[3:7])
    assert opening in chosen(body, "市府大橋預算工程動工")


def test_no_two_points_say_the_same() -> None:
    """Of sentences that say the same one is chosen, even if that leaves fewer points."""
    again = ("市府決定在淡水河口興建新的一座人行大橋。", "在淡水河口市府決定興建一座新的人行大橋。")
    points = chosen(article(BRIDGE[0], *again, BRIDGE[3]), "淡水河口興建人行大橋")
    assert len(points) == 2
    assert BRIDGE[3] in points


def test_flagged_sentence_gives_way() -> None:
    """A sentence with findings is not chosen where another will do, however good it is."""
    flagged = passage(Role.PARAGRAPH, sentence(BRIDGE[0], "word " * 12, findings=(Finding(Check.TERM, "…"),)))
    body = (flagged, *article(*BRIDGE[1:]))
    assert BRIDGE[0] not in chosen(body, BRIDGE[0])


def test_flagged_sentences_are_better_than_no_summary() -> None:
    """Where every sentence has findings there is still a summary of the least number of points."""
    findings = (Finding(Check.TERM, "…"),)
    body = tuple(passage(Role.PARAGRAPH, sentence(s, "word " * 12, findings=findings)) for s in BRIDGE)
    assert len(chosen(body)) == QUALITY.min_points


def test_only_running_text_is_chosen() -> None:
    """Captions, headings and bylines are never points."""
    body = (
        passage(Role.CAPTION, sentence("市府興建的大橋在淡水河口，大橋預算30億元。", "word " * 12)),
        label(Role.HEADING, "市府興建大橋預算", "word " * 5),
        *article(*BRIDGE),
    )
    points = summarise(body, "市府興建大橋預算", pairs)
    assert {body[point.passage].role for point in points} == {Role.PARAGRAPH}


def test_equal_sentences_do_not_confuse_the_ranking() -> None:
    """A sentence that stands twice is chosen at most once, and nothing fails."""
    points = chosen(article(BRIDGE[0], BRIDGE[0], *BRIDGE[1:4]), BRIDGE[0])
    assert points.count(BRIDGE[0]) == 1


def _named(source: str, **entries: Entry) -> Translation:
    """Return a sentence in which each of `entries` occurs as the surface that names it."""
    hits = [TermHit(source.index(s), source.index(s) + len(s), s, entry) for s, entry in entries.items()]
    return replace(sentence(source, "word " * 12), terms=tuple(Realisation(hit) for hit in hits))


def test_aliases_are_one_word() -> None:
    """Two sentences that name the same entries by different aliases are recognised as saying the same."""
    maker, port = Entry("千曉", "Chihaya", aliases=("小早川",)), Entry("港都", "Kaohsiung", aliases=("高雄",))
    first = _named("千曉攜手港都。", 千曉=maker, 港都=port)
    second = _named("小早川結盟高雄。", 小早川=maker, 高雄=port)
    body = (passage(Role.PARAGRAPH, first), passage(Role.PARAGRAPH, second), *article("商家擔心。"))
    assert chosen(body) == [first.segment.text, "商家擔心。"]


def test_words_are_cut_after_conversion() -> None:
    """Traditional text is cut as Simplified words, and words with digits stay whole."""
    words = chinese_words("晶圓廠採用2nm製程與HBM4記憶體")
    assert {"2nm", "HBM4", "晶圆厂"} <= set(words)


def test_words_with_digits_count() -> None:
    """Sentences that differ only in a word with digits are told apart by it."""
    noise = ("天氣轉涼。", "商店提早打烊。", "路上行人很少。", "學校照常上課。")
    body = article(*noise, "工廠量產HBM4。", "工廠量產DDR5。")
    assert "工廠量產HBM4。" in chosen(body, "HBM4")


def test_same_input_same_summary() -> None:
    """The choice depends on nothing but the input."""
    assert len({summarise(article(*BRIDGE), "大橋", pairs) for _ in range(3)}) == 1


def test_long_article_is_quick() -> None:
    """An article of thousands of sentences takes as long, each, as one of hundreds."""
    short, long = (
        article(*(f"第{n}個村子在{n}年前修了{n}條路和{n}座橋。" for n in range(count))) for count in (750, 3000)
    )
    assert summarise(long, "修路", pairs)
    assert grows_with_length_only(lambda body: summarise(body, "修路", pairs), short, long)


def test_sentences_that_share_nothing_are_all_alike() -> None:
    """Where sumy's LexRank divides nothing by nothing, position and the other features decide."""
    body = [passage(Role.PARAGRAPH, sentence("港口擴建工程動工。", "Work on the port began.")) for _ in range(1)]
    body += [passage(Role.PARAGRAPH, sentence("漁民擔心航道變窄。", "Fishermen worry about the channel."))]
    assert [(point.passage, point.sentence) for point in summarise(body, "港口")] == [(0, 0)]


def test_three_points_are_found_where_the_best_two_fill_the_budget() -> None:
    """A set of the least number of points within the budget is preferred to two long ones that leave no room."""
    body = (*article(*BRIDGE[:2], words=44), *article(*BRIDGE[2:], words=25))
    points = summarise(body, "淡水河口興建人行大橋預算", pairs)
    assert len(points) == QUALITY.min_points
    assert sum(len(body[point.passage].sentences[0].text.split()) for point in points) <= QUALITY.summary_words


def test_news_late_in_a_long_article_is_found() -> None:
    """What is compared is not what stands first: news after hundreds of sentences is chosen."""
    noise = tuple(f"路旁第{n}戶人家的院子裡種著不同的花。" for n in range(300))
    late = "市府宣布大橋明年動工，預算30億元，主因是渡輪停航。"
    assert late in chosen(article(*noise, late), "大橋動工")


def test_scene_does_not_lead() -> None:
    """An opening that tells no news has nothing of being first: the sentence with the news is chosen without it."""
    scene = "清晨的河面上漂著一層薄霧。"
    quiet = ("岸邊停著幾艘舊漁船。", "老人在樹下泡茶聊天。", "孩子騎車經過土堤。")
    news = ("市府宣布大橋明年動工。", "工程預計花費兩年，影響三千名漁民。", "中央決定補助一半經費，主因是渡輪停航。")
    assert scene not in chosen(article(scene, *quiet, *news), "大橋動工")


def test_choice_does_not_depend_on_the_order_of_sets() -> None:
    """An interpreter with another hash seed chooses the same points."""
    program = (
        "from test_selection import BRIDGE, article, pairs, summarise\n"
        "print(summarise(article(*BRIDGE, *BRIDGE[::-1]), BRIDGE[3], pairs))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONHASHSEED": "1", "PYTHONPATH": os.pathsep.join(map(str, Path(__file__).parents[:2]))},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == str(summarise(article(*BRIDGE, *BRIDGE[::-1]), BRIDGE[3], pairs))


def test_a_telephone_number_is_no_sentence_of_a_summary() -> None:
    """Of a text of one sentence there is none, whatever without Chinese stands below it."""
    assert chosen(article("市府決定在河口興建新橋，預計三年完工，將設自行車道。", "+886-02-55512345。", words=20)) == []
