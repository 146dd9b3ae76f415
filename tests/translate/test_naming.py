"""One English for each name that no source knows, in an article and in a run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from newsroom import job

from translator.engines.base import Finished, Request
from translator.engines.fake import FakeEngine
from translator.glossary import Glossary
from translator.memory import Corrections
from translator.pipeline import Job, brief
from translator.records import Article, Block, Check, Hypothesis, Role, Step, Translation


def article(*lines: str, title: str = "消息") -> Article:
    """An article of a paragraph a line."""
    return Article(Path("article.txt"), title, tuple(Block(Role.PARAGRAPH, line) for line in lines))


def working(said: dict[str, str]) -> Job:
    """A job without a termbase, whose engine answers so."""
    return replace(job(FakeEngine({zh: [en] for zh, en in said.items()})), glossary=Glossary())


def body(work: Job, *articles: Article) -> list[Translation]:
    """The sentences of the articles' paragraphs."""
    return [each for made in brief(articles, work) for passage in made.body for each in passage.sentences]


def texts(work: Job, *articles: Article) -> list[str]:
    """Their English."""
    return [each.text for each in body(work, *articles)]


CHIPS = {
    "團隊推出玄曜900。": "The team unveiled the Dark Glow 900.",
    "玄曜900很快。": "The Xuanyao 900 is fast.",
    "客戶試用玄曜900。": "Customers try the Xuanyao 900.",
}


def test_a_product_has_the_english_that_most_places_have() -> None:
    """Where another stands it is put in its place, the wording around it stays, and the engine is asked once."""
    work = working(CHIPS)
    first, *others = body(work, article(*CHIPS))
    assert (first.text, first.step) == ("The team unveiled the Xuanyao 900.", Step.RETARGETED)
    assert [each.text for each in others] == ["The Xuanyao 900 is fast.", "Customers try the Xuanyao 900."]
    assert isinstance(work.engine, FakeEngine)
    assert len(work.engine.calls) == 1


def test_where_all_differ_the_one_that_spells_it_is_taken() -> None:
    """Not one that spells other characters, and no translation that another sentence does not have."""
    said = {
        "團隊推出玄曜900。": "The team unveiled the Dark Glow 900.",
        "玄曜900很快。": "The Xuanrao 900 is fast.",
        "客戶試用玄曜900。": "Customers try the Xuan Yao 900.",
    }
    assert [text.split("the ")[-1].split("The ")[-1] for text in texts(working(said), article(*said))] == [
        "Xuan Yao 900.", "Xuan Yao 900 is fast.", "Xuan Yao 900."
    ]  # fmt: skip


def test_a_product_that_none_spells_is_spelt_in_pinyin() -> None:
    """Rather than one of several translations."""
    said = {"團隊推出玄曜900。": "They unveiled Dark Glow 900.", "玄曜900很快。": "Mysterious Light 900 is fast."}
    assert texts(working(said), article(*said)) == ["They unveiled Xuanyao 900.", "Xuanyao 900 is fast."]


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("晴嵐科技表示，將提高研發支出。", "The company said it would raise R&D spending."),
        ("晴嵐科技宣布，進軍電動車市場。", "It announced that it was entering the EV market."),
        ("晴嵐科技宣布，併購海岳重工。", "The company announced that it was acquiring Haiyue Heavy."),
        ("晴嵐科技的車主到《霧港來信》片場。", 'An owner called it "A love letter to my mother."'),
    ],
)
def test_what_does_not_spell_a_firm_does_not_stand_for_it(chinese: str, english: str) -> None:
    """An abbreviation, another firm or a quotation stays where it is."""
    said = {
        f"晴嵐科技宣布第{number}期擴廠。": f"Qinglan Technology will expand phase {number}." for number in (3, 4, 5)
    }
    work = working({**said, chinese: english})
    assert texts(work, article(*said, chinese))[-1] == english


def test_a_title_in_marks_has_the_english_of_most_places_or_of_the_first() -> None:
    """The marks stay around it."""
    said = {
        "《霧港來信》首演。": 'The play "Letters from the Fog" opened.',
        "她演出《霧港來信》。": 'She stars in "Foggy Harbor News."',
        "《霧港來信》賣座。": '"Foggy Harbor News" sells well.',
    }
    assert texts(working(said), article(*said)) == [
        'The play "Foggy Harbor News" opened.', 'She stars in "Foggy Harbor News."', '"Foggy Harbor News" sells well.'
    ]  # fmt: skip
    two = dict(list(said.items())[:2])
    assert texts(working(two), article(*two))[1] == 'She stars in "Letters from the Fog."'


def test_marks_around_more_than_the_title_say_nothing_of_it() -> None:
    """The English in them is that of the whole."""
    said = {
        "「霧港來信之夜」登場。": 'The "Night of Letters" opened.',
        "《霧港來信》賣座。": '"Fog Letters" sells well.',
    }
    assert texts(working(said), article(*said))[1] == '"Fog Letters" sells well.'


def test_a_firm_has_the_only_name_that_its_sentences_share() -> None:
    """And a sentence that calls it by no name is translated again, under the name."""
    said = {
        "晴嵐科技擴廠。": "Qinglan Technology will expand.",
        "晴嵐科技看好後市。": "Qinglan Technology is upbeat.",
        "晴嵐科技的股價上漲。": "The tech firm's shares rose.",
        "Qinglan Technology的股價上漲。": "Shares of Qinglan Technology rose.",
    }
    assert texts(working(said), article(*list(said)[:3]))[2] == "Shares of Qinglan Technology rose."


def test_a_foreigner_s_surname_follows_the_full_name() -> None:
    """As it is spelt there, though it is spelt otherwise more often; what stands before it is left alone."""
    said = {
        "教授古斯塔特·威爾森巴姆來訪。": "Professor Gustat Wilsenbaum came.",
        "威爾森巴姆表示，預算很高。": "Wilsonbaum said the budget was high.",
        "威爾森巴姆明天回國。": "Wilsonbaum returns tomorrow.",
    }
    assert texts(working(said), article(*said)) == [
        "Professor Gustat Wilsenbaum came.",
        "Wilsenbaum said the budget was high.",
        "Wilsenbaum returns tomorrow.",
    ]


def test_what_somebody_is_is_no_part_of_the_name() -> None:
    """Before a name that the article repeats, in whatever capitals."""
    said = {
        "副總理穆特科夫斯表示反對。": "Deputy Prime Minister Mutekofs objected.",
        "穆特科夫斯表示，預算很高。": "President of Mutekofs said the budget was high.",
        "會上穆特科夫斯發言。": "At the meeting Mutkovs spoke.",
    }
    made = texts(working(said), article(*said, "記者伊凡·穆特科夫斯和他談。"))
    assert made[2] == "At the meeting Mutekofs spoke."


class Losing(FakeEngine):
    """Says a name in no sentence about the team, not even when told to begin with it."""

    def translate(
        self, requests: Sequence[Request], n_best: int = 1, finished: Finished | None = None
    ) -> list[tuple[Hypothesis, ...]]:
        """See `FakeEngine.translate`."""
        answers = super().translate(requests, n_best)
        for place, request in enumerate(requests):
            if "團隊" in request.source:
                answers[place] = (Hypothesis("The team unveiled it."),)
            if finished:
                finished(place, answers[place])
        return answers


def test_a_name_that_stays_lost_is_a_finding() -> None:
    """With its Chinese beside it."""
    work = replace(working({}), engine=Losing({zh: [en] for zh, en in CHIPS.items()}))
    first = body(work, article(*CHIPS))[0]
    assert "“Xuanyao 900” (玄曜900) is not in the English." in [finding.message for finding in first.findings]


def test_that_no_source_has_it_is_said_once() -> None:
    """At its first mention in the running text."""
    made = body(working(CHIPS), article(*CHIPS, title="玄曜900上市"))
    told = [finding.message for each in made for finding in each.findings if finding.check is Check.NAME]
    assert told == ["No source says what 玄曜900 is called in English: “Xuanyao 900” is the same throughout."]
    assert made[0].findings[-1].check is Check.NAME


def test_the_articles_of_a_run_follow_the_first() -> None:
    """Though each has the name once only, and in whatever order the engine is asked."""
    work = working({"《霧港來信》首演。": 'The play "Fog Letters" opened.', "《霧港來信》賣座。": '"Harbor" sells.'})
    first, second = article("《霧港來信》首演。"), article("《霧港來信》賣座。")
    together = ['The play "Fog Letters" opened.', '"Fog Letters" sells.']
    assert texts(work, first, second) == together
    again = replace(work, names=type(work.names)())
    assert [*texts(again, first), *texts(again, second)] == together


def test_what_a_person_wrote_decides_and_stays() -> None:
    """A correction's English for the name goes before the engine's, and is never changed."""
    corrections = Corrections({"客戶試用玄曜900。": "Customers try the Genyo 900."})
    made = texts(replace(working(CHIPS), corrections=corrections), article(*CHIPS))
    assert made == ["The team unveiled the Genyo 900.", "The Genyo 900 is fast.", "Customers try the Genyo 900."]


@pytest.mark.parametrize("is_together", [True, False])
def test_what_a_person_wrote_decides_over_an_article_before(is_together: bool) -> None:
    """In the article that has the correction and in those behind it, and in all that are translated together."""
    said = {**CHIPS, "玄曜900不貴。": "The Dark Glow 900 is cheap."}
    first = article("團隊推出玄曜900。", "玄曜900不貴。")
    second, third = article("玄曜900很快。"), article("客戶試用玄曜900。")
    work = replace(working(said), corrections=Corrections({"玄曜900很快。": "The Genyo 900 is fast."}))
    groups = [(first, second, third)] if is_together else [(first,), (second,), (third,)]
    before = "Genyo" if is_together else "Dark Glow"
    assert [text for group in groups for text in texts(work, *group)] == [
        f"The team unveiled the {before} 900.",
        f"The {before} 900 is cheap.",
        "The Genyo 900 is fast.",
        "Customers try the Genyo 900.",
    ]


@pytest.mark.parametrize("lines", [("團隊推出玄曜900。", "他們很忙。"), ("他們很忙。", "今天下雨。")])
def test_without_a_repeated_name_nothing_is_asked_or_said(lines: tuple[str, str]) -> None:
    """The English is the engine's own."""
    work = working(CHIPS)
    made = body(work, article(*lines))
    assert isinstance(work.engine, FakeEngine)
    assert len(work.engine.calls) == 1
    assert not [finding for each in made for finding in each.findings if finding.check is Check.NAME]
