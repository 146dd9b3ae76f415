"""Meaning in doubt: which words count, what is said of them, and through a whole run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from newsroom import ENTRIES, FERRY, job, marked

from translator.clean import clean
from translator.engines.base import Request
from translator.engines.fake import FakeEngine
from translator.memory import MEMORY_FILE, Sentences, open_memory
from translator.pipeline import Job, brief, english
from translator.read import read
from translator.records import Check, Finding, Hypothesis, Role, Segment, Step, Translation, Word
from translator.translate.doubt import doubt, doubted, own_words
from translator.translate.judge import judge
from translator.translate.verify import verify

SOURCE = "藍鯨重工昨天說，這筆120億元的投資將由做市商承擔。"
ENGLISH = "Blue Whale Heavy Industries said yesterday that participants will bear the investment of NT$12 billion."
WHALE = ENTRIES[1]


def words(english: str, unsure: dict[str, float]) -> tuple[Word, ...]:
    """The words of an English, all but some of them almost certain."""
    return tuple((word, unsure.get(word, -0.05)) for word in english.split())


def translated(unsure: dict[str, float], text: str = ENGLISH) -> Translation:
    """`ENGLISH` as it comes out of the judge, where the engine was unsure of some words of `text`."""
    return judge(marked(SOURCE, WHALE), Hypothesis(ENGLISH, -0.3, words=words(text, unsure)), Step.WRITTEN)


def messages(translation: Translation) -> list[str]:
    """What is said of the meaning."""
    return [finding.message for finding in doubted(translation).findings if finding.check is Check.MEANING]


def test_words_that_the_model_holds_improbable_are_named() -> None:
    """The three least probable ones, in the order of the text, those side by side as one phrase."""
    [message] = messages(translated({"participants": -9.0, "bear": -8.0, "the": -7.0, "said": -1.0}))
    assert message == "The meaning is in doubt: the engine was least sure of “participants”, “bear the”."


def test_a_sentence_that_the_model_is_sure_of_is_not_in_doubt() -> None:
    """Nor is one whose engine does not tell."""
    assert messages(translated({})) == []
    assert messages(translated({}, "")) == []


def test_each_word_less_probable_is_more_doubt() -> None:
    """It rises with every one of the five least probable, and with no other."""
    least = ("bear", "will", "that", "said", "the")
    steps = [dict.fromkeys(least[:count], -3.0) for count in range(len(least) + 1)]
    found = [doubt(list(own_words(translated(unsure)))) for unsure in steps]
    assert found == sorted(set(found))
    assert found[-1] == 3.0
    assert doubt(list(own_words(translated(steps[-1] | {"investment": -2.9})))) == 3.0


@pytest.mark.parametrize("told", ["Blue", "Whale", "Heavy", "Industries", "NT$12", "billion."])
def test_what_the_engine_was_told_is_not_doubted(told: str) -> None:
    """Terms and figures are checked by themselves, however improbable the engine holds them."""
    assert doubted(translated({told: -30.0})) == translated({told: -30.0})


def test_what_was_mended_is_not_doubted() -> None:
    """A word that the engine did not write has no probability, and one that was taken out none that counts."""
    written = ENGLISH.replace("participants", "makers")
    assert messages(translated({"makers": -30.0}, written)) == []


def test_of_a_word_that_stands_twice_each_has_its_own_probability() -> None:
    """The first in the English is the first that the engine wrote."""
    item = marked("船開了，人走了。")
    said = (("The", -1.0), ("ship", -2.0), ("left,", -3.0), ("the", -4.0), ("people", -5.0), ("left.", -6.0))
    found = verify(item, Hypothesis("The ship left, the people left.", words=said), Step.PLAIN)
    assert [word.value for word in own_words(found)] == [-1.0, -2.0, -3.0, -4.0, -5.0, -6.0]


def test_a_persons_own_english_is_not_doubted() -> None:
    """Whatever the engine would have said of it."""
    unsure = translated({"participants": -9.0, "bear": -9.0, "will": -9.0})
    assert messages(unsure)
    assert doubted(replace(unsure, step=Step.CORRECTED)).findings == ()


UNSURE = {"ship": -9.0, "sailed": -9.0, "away": -9.0}


def unsure_engine() -> FakeEngine:
    """An engine that is unsure of the English of 船開了。"""
    engine = FakeEngine({"船開了。": ["The ship sailed away."]})
    engine.unsure = UNSURE
    return engine


def test_doubt_costs_no_further_try() -> None:
    """A sentence in doubt alone is asked for once: it does not climb the ladder."""
    engine = unsure_engine()
    [found] = english([marked("船開了。")], job(engine))
    assert [finding.check for finding in found.findings] == [Check.MEANING]
    assert len(engine.calls) == 1


def test_doubt_is_remembered(tmp_path: Path) -> None:
    """What comes out of the memory is in the same doubt, in the same words, and no engine is asked."""
    first, second = unsure_engine(), unsure_engine()
    with open_memory(tmp_path / MEMORY_FILE) as connection:
        found = [
            english([marked("船開了。"), marked("人走了。")], _remembering(engine, Sentences(connection, "s")))
            for engine in (first, second)
        ]
    assert found[0] == found[1]
    assert [bool(each.findings) for each in found[0]] == [True, False]
    assert (len(first.calls), len(second.calls)) == (1, 0)


def _remembering(engine: FakeEngine, memory: Sentences) -> Job:
    return replace(job(engine), memory=memory)


def test_what_was_pieced_together_is_read_as_a_whole() -> None:
    """No one answer has the words of an English that was spliced: the engine is asked how probable they are."""
    source = f"{WHALE.source}開走了。"

    class Losing(FakeEngine):
        """Says the term only where it is told to begin with it."""

        def _texts(self, request: Request, n_best: int) -> Sequence[str]:
            if request.role is Role.HEADING:
                return ["Azure Shark"]
            return [f"{request.prefix} sailed away." if request.prefix else "It sailed away."]

    engine = Losing(can_mend=False)
    engine.unsure = UNSURE
    [found] = english([marked(source, WHALE)], job(engine))
    assert found.step is Step.SPLICE
    assert [word for word, _ in found.words] == found.text.split()
    assert [finding.check for finding in found.findings] == [Check.MEANING]


def test_a_term_that_was_put_in_leaves_the_sense_in_doubt() -> None:
    """However probable the words are that the engine chose itself: they were not chosen with it."""
    put_in = Translation(Segment("船開了。", Role.PARAGRAPH), "The ship sailed.", step=Step.SPLICE)
    [finding] = doubted(put_in).findings
    assert finding.check is Check.MEANING
    assert "left out" in finding.message
    assert doubted(replace(put_in, step=Step.WRITTEN)).findings == ()


def test_a_summary_takes_no_doubtful_sentence_where_another_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence that was chosen is not chosen once it is in doubt, and no key figure comes from it."""
    # Of made-up words none says what the Chinese says.
    monkeypatch.setattr("translator.translate.verify.lost_passage", lambda *_: None)
    path = tmp_path / "ferry.txt"
    path.write_text(FERRY, encoding="utf-8")
    article = clean(read(path))
    [sure] = brief([article], job())
    point = sure.summary[0]
    chosen = sure.body[point.passage].sentences[point.sentence]
    engine = FakeEngine()
    engine.unsure = dict.fromkeys((word.strip(".,") for word in chosen.text.split()), -20.0)
    [found] = brief([article], job(engine))
    assert found.body[point.passage].sentences[point.sentence].findings
    taken = [found.body[at.passage].sentences[at.sentence] for at in found.summary]
    assert taken
    assert not any(sentence.findings for sentence in taken)


@pytest.mark.parametrize(
    ("checks", "concern"), [((), 0), (("SPELLING",), 1), (("MEANING",), 2), (("SPELLING", "TERM"), 2)]
)
def test_a_name_concerns_less_than_a_meaning(checks: tuple[str, ...], concern: int) -> None:
    """How a name is put keeps a sentence from a summary only where others are wholly without findings."""
    findings = tuple(Finding(Check[name], "…") for name in checks)
    assert replace(translated({}), findings=findings).concern == concern
