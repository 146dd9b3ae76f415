"""The fake engine: what other tests rely on."""

from __future__ import annotations

import re

from translator.engines.base import Engine, Request
from translator.engines.fake import FakeEngine, invent


def first(engine: Engine, request: Request) -> str:
    """The best English of one request."""
    return engine.translate([request])[0][0].text


def test_no_chinese_is_left() -> None:
    """Han, kana and full-width punctuation all come out as ASCII."""
    assert first(FakeEngine(), Request("政府（週二）說：「一切ひらがな都好」……々。")).isascii()


def test_ascii_is_kept() -> None:
    """Terms and figures written into the source stand in the English unchanged."""
    english = first(FakeEngine(), Request("他們向 Rapidus 投資 US$12 billion。"))
    assert "Rapidus" in english
    assert "US$12 billion" in english


def test_no_figure_is_invented() -> None:
    """Made-up words hold no digits."""
    assert not re.search(r"\d", first(FakeEngine(), Request("這家公司昨天宣布新的計畫")))


def test_same_request_same_english() -> None:
    """Two engines answer the same request alike."""
    request = Request("他們明天開會。")
    assert first(FakeEngine(), request) == first(FakeEngine(), request)


def test_hypotheses_are_distinct_and_best_first() -> None:
    """Three hypotheses differ, and their scores fall."""
    hypotheses = FakeEngine().translate([Request("他們明天開會。")], n_best=3)[0]
    assert len({hypothesis.text for hypothesis in hypotheses}) == 3
    assert [hypothesis.score for hypothesis in hypotheses] == sorted((h.score for h in hypotheses), reverse=True)


def test_equal_hypotheses_are_given_once() -> None:
    """A source without Han has one rendering, however many are asked for."""
    assert len(FakeEngine().translate([Request("Rapidus")], n_best=3)[0]) == 1


def test_listed_outputs_come_first() -> None:
    """A listed source is answered from the list, at most n of it."""
    engine = FakeEngine({"甲": ["one", "two", "three"]})
    assert [h.text for h in engine.translate([Request("甲")], n_best=2)[0]] == ["one", "two"]


def test_longest_word_wins() -> None:
    """A word inside a longer listed word does not break it."""
    assert invent("日本銀行", {"日本": "Japan", "日本銀行": "Bank of Japan"}) == "Bank of Japan"


def test_prefix_is_honoured() -> None:
    """The English begins with the prefix, whether or not it would have."""
    engine = FakeEngine({"甲": ["Kyushu grows"]})
    assert first(engine, Request("甲", prefix="Kyushu")) == "Kyushu grows"
    assert first(engine, Request("甲", prefix="Hokkaido")) == "Hokkaido Kyushu grows"


def test_draft_is_mended_with_what_it_lacks() -> None:
    """A repair request comes back as its draft with the missing terms."""
    request = Request("甲", draft="It grows.", missing=("Chitose",))
    assert first(FakeEngine(), request) == "It grows. Chitose"


def test_engine_that_cannot_mend_ignores_draft_and_terms() -> None:
    """Without mending the request is answered from its source alone."""
    engine = FakeEngine({"甲": ["It grows."]}, can_mend=False)
    request = Request("甲", terms=(("甲", "Chitose"),), draft="It shrinks.", missing=("Chitose",))
    assert first(engine, request) == "It grows."


def test_calls_and_answers_are_told() -> None:
    """Each translate call is recorded whole, and each answer told with its place."""
    engine, done = FakeEngine(), dict[int, str]()
    requests = (Request("甲"), Request("乙"))
    answers = engine.translate(requests, 1, lambda place, found: done.update({place: found[0].text}))
    assert engine.calls == [requests]
    assert done == {place: found[0].text for place, found in enumerate(answers)}
