"""The summary and the key figures of an article."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from briefings import full, label, passage, quantity, sentence

from translator.profiles import QUALITY
from translator.records import Entry, Finding, Passage, Quantity, QuantityKind, Realisation, Role, TermHit, Translation
from translator.summarise import key_figures, summarise
from translator.words import chinese_words


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
    title = "環保團體要求濕地生態調查"
    assert BRIDGE[4] in chosen(article(*BRIDGE), title, words=40)
    assert BRIDGE[4] not in chosen(article(*BRIDGE), words=40)


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
    flagged = passage(Role.PARAGRAPH, sentence(BRIDGE[0], "word " * 12, findings=(Finding("term", "…"),)))
    body = (flagged, *article(*BRIDGE[1:]))
    assert BRIDGE[0] not in chosen(body, BRIDGE[0])


def test_flagged_sentences_are_better_than_no_summary() -> None:
    """Where every sentence has findings there is still a summary of the least number of points."""
    findings = (Finding("term", "…"),)
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
    """An article of thousands of sentences takes no longer than its first part does."""
    body = article(*(f"第{n}個村子在{n}年前修了{n}條路和{n}座橋。" for n in range(3000)))
    start = time.perf_counter()
    assert summarise(body, "修路", pairs)
    assert time.perf_counter() - start < 3


# ---------------------------------------------------------------- key figures


def figures(text: str, *found: Quantity, findings: tuple[Finding, ...] = ()) -> Passage:
    """Return a paragraph of one sentence with figures."""
    return passage(Role.PARAGRAPH, sentence(text, "English.", (), found, findings))


def money(text: str, surface: str, value: int, currency: str = "TWD") -> Quantity:
    """Return a sum of money."""
    return quantity(text, surface, QuantityKind.MONEY, value, surface, currency=currency)


def surfaces(*body: Passage, limit: int = 8) -> list[str]:
    """Return the key figures of `body` as they stand in the source."""
    return [figure.quantity.surface for figure in key_figures(body, limit)]


def test_figures_are_ranked() -> None:
    """Money and magnitudes come first, then percent, measures and counts."""
    text = "12家、3公里、7%、4萬人、5億元"
    found = (
        quantity(text, "12家", QuantityKind.COUNT, 12, "12"),
        quantity(text, "3公里", QuantityKind.MEASURE, 3, "3 km", unit="kilometre"),
        quantity(text, "7%", QuantityKind.PERCENT, 7, "7%"),
        quantity(text, "4萬人", QuantityKind.COUNT, 40_000, "40,000 people", unit="person"),
        money(text, "5億元", 500_000_000),
    )
    assert surfaces(figures(text, *found)) == ["4萬人", "5億元", "7%", "3公里", "12家"]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (QuantityKind.DATE, 2025),
        (QuantityKind.TIME, 9),
        (QuantityKind.DURATION, 40),
        (QuantityKind.ORDINAL, 3),
        (QuantityKind.CODE, 2330),
        (QuantityKind.COUNT, 9),
    ],
)
def test_what_is_no_key_figure(kind: QuantityKind, value: int) -> None:
    """Dates, times, spans, ordinals, codes and small counts have no row."""
    assert surfaces(figures("某數", quantity("某數", "某數", kind, value, "x"))) == []


def test_value_stands_once() -> None:
    """The same value in the same unit has one row, at its first place, however it is written."""
    first, second = "5億元", "500百萬元"
    body = (figures(first, money(first, first, 500_000_000)), figures(second, money(second, second, 500_000_000)))
    assert surfaces(*body) == ["5億元"]


def test_value_stands_once_whatever_its_kind() -> None:
    """A value in a unit has one row though one sentence counts it and another measures it."""
    found = (
        quantity("4萬片", "4萬片", QuantityKind.COUNT, 40_000, "40,000 wafers", unit="wafer"),
        quantity("40,000片", "40,000片", QuantityKind.MEASURE, 40_000, "40,000 wafers", unit="wafer"),
    )
    assert surfaces(*(figures(each.surface, each) for each in found)) == ["4萬片"]


def test_range_is_not_its_lower_end() -> None:
    """A range and the value that it begins with are two figures."""
    one = quantity("5%", "5%", QuantityKind.PERCENT, 5, "5%")
    span = replace(quantity("5%至9%", "5%至9%", QuantityKind.PERCENT, 5, "5% to 9%"), upper=Decimal(9))
    assert surfaces(figures("5%", one), figures("5%至9%", span)) == ["5%", "5%至9%"]


@pytest.mark.parametrize("english", ["billions of dollars", "more than half", "dozens"])
def test_vague_figure_has_no_row(english: str) -> None:
    """A figure whose English has no digit has no row."""
    vague = quantity("數十億美元", "數十億美元", QuantityKind.MONEY, 10**9, english, currency="USD")
    assert surfaces(figures("數十億美元", vague)) == []


def test_other_unit_is_another_figure() -> None:
    """One value in two currencies has two rows when each is stated on its own."""
    one, two = "5億元", "5億美元"
    body = (figures(one, money(one, one, 500_000_000)), figures(two, money(two, two, 500_000_000, "USD")))
    assert surfaces(*body) == ["5億元", "5億美元"]


def test_conversion_in_brackets_has_no_row() -> None:
    """A sum in brackets in another currency only repeats the sum before it."""
    text = "投資3兆日圓（約200億美元；150億英鎊）和8億美元。"
    found = (
        money(text, "3兆日圓", 3 * 10**12, "JPY"),
        money(text, "200億美元", 2 * 10**10, "USD"),
        money(text, "150億英鎊", 15 * 10**9, "GBP"),
        money(text, "8億美元", 8 * 10**8, "USD"),
    )
    assert surfaces(figures(text, *found)) == ["3兆日圓", "8億美元"]


def test_clean_sentence_represents_a_figure() -> None:
    """Where a figure stands in a flagged and in a clean sentence, the row shows the clean one."""
    text = "花了5億元"
    flagged = figures(text, money(text, "5億元", 500_000_000), findings=(Finding("length", "…"),))
    body = (flagged, figures(text, money(text, "5億元", 500_000_000)))
    assert [figure.passage for figure in key_figures(body)] == [1]


def test_limit() -> None:
    """No more rows than asked for, the best ones."""
    text = "1%、2%、3%、9億元"
    found = [quantity(text, f"{n}%", QuantityKind.PERCENT, n, f"{n}%") for n in (1, 2, 3)]
    assert surfaces(figures(text, *found, money(text, "9億元", 900_000_000)), limit=2) == ["9億元", "1%"]


def test_caption_has_no_key_figures() -> None:
    """Figures of captions and headings have no row; those of the running text do."""
    body = full().body
    roles = {body[figure.passage].role for figure in key_figures(body)}
    assert roles == {Role.PARAGRAPH}
    caption = passage(Role.CAPTION, *body[2].sentences)
    assert key_figures((caption,)) == ()


def test_sentences_that_share_nothing_are_all_alike() -> None:
    """Where sumy's LexRank divides nothing by nothing, position and the other features decide."""
    body = [passage(Role.PARAGRAPH, sentence("港口擴建工程動工。", "Work on the port began.")) for _ in range(1)]
    body += [passage(Role.PARAGRAPH, sentence("漁民擔心航道變窄。", "Fishermen worry about the channel."))]
    assert [(point.passage, point.sentence) for point in summarise(body, "港口")] == [(0, 0)]
