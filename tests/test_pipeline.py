"""The whole job without a model: every stage, real files in, Word briefs and a report out."""

from __future__ import annotations

import json
import re
import socket
import sys
import warnings
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from newsroom import ENTRIES, TESTING, ForgetfulEngine, articles, docx_text, job, made
from pytest_socket import SocketBlockedError

from translator import article_sentences, pipeline
from translator.batch import run
from translator.clean import clean
from translator.engines.argos.engine import ArgosEngine
from translator.engines.fake import FakeEngine
from translator.glossary import Glossary, realise
from translator.memory import Corrections, load_corrections
from translator.pipeline import Job, text_lines
from translator.publish.formats import Format
from translator.publish.markdown import render_markdown
from translator.read import read
from translator.records import (
    Briefing,
    Entry,
    Finding,
    Passage,
    Realisation,
    RelatedItem,
    Role,
    TermHit,
    Translation,
)
from translator.runs import RunOptions
from translator.translate.verify import verify

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """The two articles as files."""
    return articles(tmp_path / "in")


def sentences(briefing: Briefing) -> list[Translation]:
    """Every sentence of a briefing."""
    return [sentence for passage in briefing.passages() for sentence in passage.sentences]


def straight(text: str) -> str:
    """Text with straight quotation marks, as `docx_text` gives it."""
    return re.sub("[“”]", '"', text)


def report_of(folder: Path) -> dict[str, Any]:
    """The report of a run."""
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert isinstance(report, dict)
    return report


def test_nothing_of_an_article_is_lost(paths: list[Path], tmp_path: Path) -> None:
    """The segments of each block, joined, are the block, and all their English stands in the brief."""
    for outcome in made(paths, tmp_path / "out", job()):
        briefing, text = outcome.briefing, docx_text(outcome.path)
        assert [passage.source for passage in briefing.body] == [block.text for block in briefing.article.blocks]
        for sentence in sentences(briefing):
            assert sentence.text
            assert straight(sentence.text).replace(" ", "") in text.replace(" ", ""), sentence.segment.text


def test_names_of_related_items_are_known(paths: list[Path]) -> None:
    """Also where the article itself does not have them; and the article is not read by them."""
    found = clean(read(paths[0]))
    item = RelatedItem("行政院長卓榮泰視察船廠", source="時報資訊")
    [briefing] = pipeline.brief([replace(found, related=(item,))], job())
    [related] = briefing.related
    assert related.source is not None
    targets = [term.hit.entry.target for part in (related.headline, related.source) for term in terms_of(part)]
    assert {"Cho Jung-tai", "InfoTimes"} <= set(targets)
    assert "Cho Jung-tai" not in {term.hit.entry.target for part in briefing.body for term in terms_of(part)}


def terms_of(passage: Passage) -> list[Realisation]:
    """The terms of a passage."""
    return [term for sentence in passage.sentences for term in sentence.terms]


def test_facts_of_the_page_reach_the_briefing(paths: list[Path], tmp_path: Path) -> None:
    """Title, date, publisher, byline and the roles of blocks come through the whole way."""
    first, second = (article.briefing for article in made(paths, tmp_path / "out", job()))
    assert first.article.published == date(2026, 3, 5)
    assert (first.publisher is not None, first.byline is not None) == (True, True)
    assert first.title.role is Role.TITLE
    assert [passage.role for passage in first.body].count(Role.HEADING) == 1
    assert (second.publisher, second.byline, second.related) == (None, None, ())


def test_who_wrote_an_article_is_named_in_it(paths: list[Path]) -> None:
    """The byline and the publisher are read for names too: whose paper it is says how the reporter is spelt."""
    article = replace(clean(read(paths[0])), publisher="中央社", byline="記者陳建志／台中報導")
    (briefing,) = pipeline.brief([article], job())
    assert "Chen Chien-chih" in [use.entry.target for use in briefing.terms]


def test_related_items_are_in_english(paths: list[Path], tmp_path: Path) -> None:
    """The page's list of other stories is translated, apart from the body."""
    briefing = made(paths, tmp_path / "out", job())[0].briefing
    assert [item.item.headline[:6] for item in briefing.related] == ["離岸風電船隊", "航運運價連三"]
    assert all(item.headline.text.isascii() and item.headline.text for item in briefing.related)
    assert not any("離岸風電" in passage.source for passage in briefing.body)


def test_figures_keep_their_value(paths: list[Path], tmp_path: Path) -> None:
    """The figures of the Chinese stand in the briefs, by value and in house style."""
    first, second = (docx_text(article.path) for article in made(paths, tmp_path / "out", job()))
    for figure in ("NT$12 billion", "24,000", "1,800 metric tons", "340"):
        assert figure in first
    for figure in ("45 kilometers", "20%"):
        assert figure in second


def test_terms_are_counted(paths: list[Path], tmp_path: Path) -> None:
    """Each entry's occurrences, aliases included, are counted with how many are met."""
    first = made(paths, tmp_path / "out", job())[0].briefing
    uses = {use.entry.target: (use.occurrences, use.met) for use in first.terms}
    assert uses["Nanwan Port Corporation"] == (3, 3)
    assert uses["Chou Ming-te"] == (1, 1)


def test_each_passage_has_the_english_of_its_own_block(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whatever order the blocks are gone through in, every passage of every article says what its block says."""
    work = job()
    found = [clean(read(path)) for path in articles(tmp_path)]
    found[1] = replace(found[1], related=(RelatedItem("船廠擴建"), RelatedItem("港口新貌", source="晨報", age="昨天")))
    straight = pipeline.brief(found, work)
    blocks = article_sentences._blocks
    monkeypatch.setattr(article_sentences, "_blocks", lambda article: dict(reversed(blocks(article).items())))
    for article, briefing, expected in zip(found, pipeline.brief(found, work), straight, strict=True):
        assert [passage.source for passage in briefing.passages()] == [p.source for p in expected.passages()]
        assert [passage.source for passage in briefing.body] == [block.text for block in article.blocks]
        named = [(i.headline.source, i.source and i.source.source, i.age and i.age.source) for i in briefing.related]
        assert named == [(item.headline, item.source or None, item.age or None) for item in article.related]


@pytest.mark.parametrize(("lost", "is_repaired"), [("\0", False), ("Chou Ming-te", True)])
def test_each_hypothesis_is_looked_through_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lost: str, is_repaired: bool
) -> None:
    """Its terms are looked for once and its checks made once, of what the engine says first and of each repair."""
    looked: list[str] = []
    checked: list[str] = []

    def looking(hits: Sequence[TermHit], english: str) -> tuple[Realisation, ...]:
        looked.append(english)
        return realise(hits, english)

    def checking(*arguments: Any) -> Translation:
        checked.append(arguments[1].text)
        return verify(*arguments)

    for module in (sys.modules["translator.translate.judge"], sys.modules["translator.translate.verify"]):
        monkeypatch.setattr(module, "realise", looking)
    monkeypatch.setattr("translator.translate.judge.verify", checking)
    engine = ForgetfulEngine(lost)
    pipeline.brief([clean(read(path)) for path in articles(tmp_path)], job(engine))
    assert looked == checked
    assert (len(engine.calls) > 1) is is_repaired


def test_term_that_cannot_be_had_is_never_silent(paths: list[Path], tmp_path: Path) -> None:
    """An unmet term is flagged in its sentence, in the brief and in the report."""
    outcomes = made(paths, tmp_path / "out", job(ForgetfulEngine("Chou Ming-te")))
    briefing = outcomes[0].briefing
    [flagged] = [sentence for sentence in sentences(briefing) if "周明德" in sentence.segment.text]
    message = "“Chou Ming-te” (周明德) is not in the English."
    assert message in [finding.message for finding in flagged.findings]
    assert flagged in briefing.flagged()
    assert straight(message) in docx_text(outcomes[0].path)
    report = report_of(tmp_path / "out")
    assert message in [flag["message"] for flag in report["articles"][0]["flags"]]
    assert report["totals"]["terms"] - report["totals"]["terms_met"] == 1


def test_lost_figure_is_never_silent(paths: list[Path], tmp_path: Path) -> None:
    """A figure that the engine loses is flagged in the brief and unmet in the report."""
    outcomes = made(paths, tmp_path / "out", job(ForgetfulEngine("1,800 metric tons")))
    found = [f for s in outcomes[0].briefing.flagged() for f in s.findings if f.check == "figure"]
    assert [finding.message for finding in found] == ["1,800公噸 = 1,800 metric tons is not in the English."]
    assert found[0].message in docx_text(outcomes[0].path)
    totals = report_of(tmp_path / "out")["totals"]
    assert totals["quantities"] - totals["quantities_met"] == 1


def test_flags_lie_in_their_sentences(paths: list[Path], tmp_path: Path) -> None:
    """Every place that a finding or a met term names lies inside its own text."""
    for outcome in made(paths, tmp_path / "out", job(ForgetfulEngine("container"))):
        for sentence in sentences(outcome.briefing):
            assert all(finding.end <= len(sentence.segment.text) for finding in sentence.findings)
            assert all(term.end <= len(sentence.text) for term in sentence.terms if term.is_met)


def test_summary_points_at_sentences_of_the_body(paths: list[Path], tmp_path: Path) -> None:
    """Each point is a sentence of the body, in source order."""
    for outcome in made(paths, tmp_path / "out", job()):
        briefing = outcome.briefing
        places = [(point.passage, point.sentence) for point in briefing.summary]
        assert places
        assert places == sorted(set(places))
        assert all(briefing.body[passage].sentences[sentence].text for passage, sentence in places)


def test_the_whole_job_opens_no_socket(paths: list[Path], tmp_path: Path, socket_disabled: None) -> None:
    """With every socket forbidden, the loopback too, the whole job is done."""
    with warnings.catch_warnings(action="ignore"), pytest.raises(SocketBlockedError):
        socket.socket()
    outcomes = made(paths, tmp_path / "out", job())
    assert all(outcome.path.exists() for outcome in outcomes)


def test_signature_names_what_made_the_english() -> None:
    """A glossary, a profile or an engine of another kind gives another signature."""
    plain, other = job().signature, job(None, Entry("船", "ship")).signature
    assert str(plain).startswith("version:")
    assert plain.glossary != other.glossary
    assert replace(plain, glossary=other.glossary) == other


def test_lines_of_text_keep_their_places() -> None:
    """A line is a segment, and an empty line an empty translation."""
    found = pipeline.text_lines(["藍鯨重工動工。", "", "耗資120億元。"], job())
    assert [bool(item.text) for item in found] == [True, False, True]
    assert found[0].text.startswith("Blue Whale Heavy Industries")
    assert "NT$12 billion" in found[2].text
    assert found[1].findings == ()


def test_first_mention_has_the_long_form(tmp_path: Path) -> None:
    """Each article gives an entry's long form once, at its first mention in running text."""
    entry = replace(ENTRIES[1], first="Blue Whale Heavy Industries (BWHI)")
    for outcome in made(articles(tmp_path / "in"), tmp_path / "out", job(None, entry)):
        body = " ".join(passage.text for passage in outcome.briefing.body)
        assert body.count("(BWHI)") == 1


def test_names_that_the_article_states_stay_the_same(tmp_path: Path) -> None:
    """A name whose English stands in the article is written so wherever it occurs, and counted like a term."""
    path = tmp_path / "names.txt"
    text = "船廠宣布更換總經理\n\n總經理魏明遠（Mark Wei）昨天就任。\n\n魏明遠表示，工程如期進行，員工不必擔心。\n"
    path.write_text(text, encoding="utf-8")
    [article] = made([path], tmp_path / "out", job())
    assert " ".join(passage.text for passage in article.briefing.body).count("Mark Wei") == 2
    assert [(use.entry.target, use.occurrences, use.met) for use in article.briefing.terms] == [("Mark Wei", 2, 2)]


def test_real_engine_through_the_whole_job(argos: ArgosEngine, tmp_path: Path) -> None:
    """CTranslate2 does the whole job: read, translated, verified, repaired, published."""
    text = (
        "日本政府投資晶片工廠\n今年，日本政府計劃投資晶片公司。龍舟公司計劃投資工廠。\n" + "北海道政府投資公司。\n" * 4
    )
    (tmp_path / "chips.txt").write_text(text, encoding="utf-8")
    [outcome] = made([tmp_path / "chips.txt"], tmp_path / "out", job(argos, Entry("龍舟", "Rapidus", row=2)))
    briefing = outcome.briefing
    assert briefing.title.text == "The Japan government investment chip factory"
    assert "Japan government plan investment chip company" in briefing.body[0].text
    assert "Rapidus company plan investment factory" in briefing.body[0].text
    assert "Rapidus company" in docx_text(outcome.path)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the two real articles are not here")
def test_real_articles(tmp_path: Path) -> None:
    """The two real articles, without a model: no Han is left, every term and figure is met or flagged."""
    from translator.glossary import load

    glossary = load(Path(__file__).parents[1] / "glossary.csv")
    work = replace(job(), glossary=glossary)
    for outcome in made(sorted(SEEDS.glob("*.txt")), tmp_path / "out", work):
        for sentence in sentences(outcome.briefing):
            assert not re.search("[\u3400-\u9fff]", sentence.text)
            unmet = {(term.hit.start, term.hit.end) for term in sentence.terms if not term.is_met}
            assert unmet <= {(finding.start, finding.end) for finding in sentence.findings if is_term(finding)}


def is_term(finding: Finding) -> bool:
    """Whether a finding is about a term."""
    return finding.check == "term"


def test_the_hypothesis_that_verifies_is_taken_before_a_better_scored_one() -> None:
    """Of an engine's hypotheses the one with the fewest findings is the draft: here the second keeps the figure."""
    engine = FakeEngine({"公司投資US$12 billion。": ["The company invests.", "The company invests US$12 billion."]})
    job = Job(engine, Glossary(), TESTING, date(2026, 3, 1))
    (found,) = text_lines(["公司投資120億美元。"], job)
    assert found.text == "The company invests US$12 billion."
    assert len(engine.calls) == 1


def points_of(briefing: Briefing) -> list[str]:
    """The Chinese of the points of a summary."""
    return [briefing.body[p.passage].sentences[p.sentence].segment.text for p in briefing.summary]


def set_points(folder: Path, rows: str) -> Corrections:
    """The corrections of a file with those rows."""
    path = folder / "corrections-1-port.csv"
    path.write_text(f"source,english,summary,article\n{rows}", encoding="utf-8")
    return load_corrections(path)


def test_points_that_a_person_set_are_those_of_the_brief(paths: list[Path], tmp_path: Path) -> None:
    """Every format has them in that order and says who chose them; the other article has its own."""
    fear, quote = "地方漁民卻擔心航道變窄。", "施工期間會補償漁民。"
    again = f"港務公司今天再度強調，{quote}"
    rows = f"{again},,1 of 2,1-port.txt\n{fear},,2 of 2,1-port.txt\n"
    work = replace(job(), corrections=set_points(tmp_path, rows))
    port, ferry = (each.briefing for each in made(paths, tmp_path / "out", work))
    assert points_of(port) == [again, fear]
    assert ferry.summary == made(paths, tmp_path / "own", job())[1].briefing.summary
    said = "The summary is sentences of the text, all chosen by a person."
    assert said in docx_text(tmp_path / "out" / "1-port.docx")
    assert said in (tmp_path / "out" / "1-port.html").read_text(encoding="utf-8")
    assert said in render_markdown(port)
    assert "chosen by a person" not in docx_text(tmp_path / "out" / "2-ferry.docx")
    assert report_of(tmp_path / "out")["articles"][0]["summary"] == {"points": 2, "pinned": 2, "gone": []}


def test_pinned_sentence_that_is_gone_is_said(paths: list[Path], tmp_path: Path) -> None:
    """On the screen and in the report, with its Chinese; the brief has the others."""
    rows = "船長昨天退休。,,1 of 2,1-port.txt\n地方漁民卻擔心航道變窄。,,2 of 2,1-port.txt\n"
    work = replace(job(), corrections=set_points(tmp_path, rows))
    outcome = run(RunOptions(paths, tmp_path / "out"), work).outcomes[0]
    assert [flag.source for flag in outcome.flags if flag.check == "summary"] == ["船長昨天退休。"]
    assert report_of(tmp_path / "out")["articles"][0]["summary"] == {
        "points": 2,
        "pinned": 1,
        "gone": ["船長昨天退休。"],
    }


def test_correction_beside_set_points_changes_none(paths: list[Path], tmp_path: Path) -> None:
    """Where a corrected sentence would come or go, the points of the file stay."""
    work = job(ForgetfulEngine("Nanwan Port Corporation"))
    before = made(paths, tmp_path / "one", work)[0].briefing
    chosen = points_of(before)
    opening = before.body[0].sentences[0].segment.text
    assert opening not in chosen
    english = made(paths, tmp_path / "whole", job())[0].briefing.body[0].sentences[0].text
    alone = replace(work, corrections=set_points(tmp_path, f'{opening},"{english}",,\n'))
    assert opening in points_of(made(paths, tmp_path / "two", alone)[0].briefing)
    points = "".join(f'"{text}",,{place} of {len(chosen)},1-port.txt\n' for place, text in enumerate(chosen, 1))
    kept = replace(work, corrections=set_points(tmp_path, f'{opening},"{english}",,\n{points}'))
    after = made(paths, tmp_path / "three", kept)[0].briefing
    assert points_of(after) == chosen
    assert after.body[0].sentences[0].text == english


def test_related_headline_in_doubt_is_left_out_of_briefs_alone(paths: list[Path], tmp_path: Path) -> None:
    """It comes last, in no brief and in no list of it, but on the screen, in the report and on the page."""
    out = tmp_path / "out"
    work = job(ForgetfulEngine("Nanwan"), Entry("南灣港", "Nanwan Harbour"))
    outcome = run(RunOptions(paths[:1], out, tuple(kind for kind in Format if kind is not Format.PDF)), work).outcomes[
        0
    ]
    source = "離岸風電船隊進駐　南灣港轉型為能源基地"
    assert any(flag.source == source for flag in outcome.flags)
    report = report_of(out)["articles"][0]
    assert [item["is_left_out"] for item in report["related"]] == [False, True]
    assert report["related"][1]["headline"]["source"] == source
    assert "1 of 2 related headlines left out" in docx_text(out / "1-port.docx")
    assert source not in docx_text(out / "1-port.docx")
    assert source not in (out / "1-port.md").read_text(encoding="utf-8")
    assert source in (out / "1-port.html").read_text(encoding="utf-8")
    assert any(flag["source"] == source for flag in report["flags"])


def test_corrected_related_headline_is_in_the_brief_again(paths: list[Path], tmp_path: Path) -> None:
    """Whoever corrects what was left out has it in the next brief."""
    source, english = "離岸風電船隊進駐　南灣港轉型為能源基地", "Wind fleet moves in as Nanwan Harbour turns to energy"
    work = job(ForgetfulEngine("Nanwan"), Entry("南灣港", "Nanwan Harbour"))
    run(RunOptions(paths[:1], tmp_path), replace(work, corrections=set_points(tmp_path, f"{source},{english}\n")))
    assert english in docx_text(tmp_path / "1-port.docx")
    assert "left out: their English" not in docx_text(tmp_path / "1-port.docx")


def test_point_that_goes_with_a_correction_is_said(paths: list[Path], tmp_path: Path) -> None:
    """A correction alone, or an edited glossary, may change the choice, but the next run says what it has lost; what a
    person dropped is not said."""
    work, out = job(ForgetfulEngine("Nanwan Port Corporation")), tmp_path / "out"
    chosen = points_of(made(paths, out, work)[0].briefing)
    english = made(paths, tmp_path / "whole", job())[0].briefing.body[0].sentences[0].text
    opening = "南灣港務公司今天宣布，將投資120億元擴建三座貨櫃碼頭，工程預計在2028年完工。"
    corrected = replace(work, corrections=set_points(tmp_path, f'{opening},"{english}",,\n'))
    outcome = run(RunOptions(paths, out), corrected).outcomes[0]
    lost = [flag.source for flag in outcome.flags if flag.check == "summary"]
    now = points_of(made(paths, out, corrected)[0].briefing)
    assert lost
    assert lost == [text for text in chosen if text not in now]
    rows = "".join(f'"{text}",,drop,\n' for text in now[:1])
    dropped = replace(work, corrections=set_points(tmp_path, f'{opening},"{english}",,\n{rows}'))
    after = run(RunOptions(paths, out), dropped).outcomes[0]
    assert now[0] not in [flag.source for flag in after.flags if flag.check == "summary"]
