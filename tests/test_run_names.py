"""Names over the articles of a run: one English each, in whatever pieces the run is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from newsroom import docx_text, job

from translator import batch
from translator.engines.fake import FakeEngine
from translator.glossary import Glossary
from translator.pipeline import Job, brief
from translator.publish.formats import Format
from translator.records import Article, Block, Role
from translator.runs import RunOptions

CHIPS = {
    "他們推出玄曜900。": "They unveiled the Dark Glow 900.",
    "玄曜900很快。": "The Dark Glow 900 is fast.",
    "客戶試用玄曜900。": "Customers try the Black Shine 900.",
    "玄曜900不貴。": "The Black Shine 900 is cheap.",
}

FILLING = "地方漁民擔心航道變窄，漁會希望公司在施工期間補償他們的損失，公司表示會再研究。"


def working(said: dict[str, str]) -> Job:
    """A job without a termbase, whose engine answers so."""
    return replace(job(FakeEngine({zh: [en] for zh, en in said.items()})), glossary=Glossary())


def written(folder: Path, **texts: Sequence[str]) -> list[Path]:
    """Files with a headline, what makes an article of them, and a paragraph a line."""
    folder.mkdir()
    for name, lines in texts.items():
        (folder / f"{name}.txt").write_text("\n\n".join(["今天的消息", FILLING, *lines]), encoding="utf-8")
    return [folder / f"{name}.txt" for name in texts]


def said(article: Article, work: Job) -> str:
    """The English of an article's paragraphs."""
    return " ".join(passage.text for passage in brief([article], work)[0].body)


def article(*lines: str) -> Article:
    """An article of a paragraph a line."""
    return Article(Path("article.txt"), "消息", tuple(Block(Role.PARAGRAPH, line) for line in lines))


@pytest.mark.parametrize("group", [1, 12_000])
def test_the_articles_of_a_run_call_a_product_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group: int
) -> None:
    """As the first does, whether they are translated together or one after the other."""
    monkeypatch.setattr(batch, "_GROUP", group)
    lines = list(CHIPS)
    paths = written(tmp_path / "in", a=lines[:2], b=lines[2:])
    batch.run(RunOptions(paths, tmp_path / "out"), working(CHIPS))
    assert "Customers try the Dark Glow 900." in docx_text(tmp_path / "out" / "b.docx")


def test_a_new_article_follows_those_that_are_done(tmp_path: Path) -> None:
    """Though it stands before them; and what is done is not done again."""
    lines = list(CHIPS)
    before, after = written(tmp_path / "in", a=lines[2:], b=lines[:2])
    batch.run(RunOptions([after], tmp_path / "out"), working(CHIPS))
    run = batch.run(RunOptions([before, after], tmp_path / "out"), working(CHIPS))
    assert "Customers try the Dark Glow 900." in docx_text(tmp_path / "out" / "a.docx")
    assert [outcome.is_fresh for outcome in run.outcomes] == [True, False]


def test_a_second_run_asks_nothing(tmp_path: Path) -> None:
    """Sentences that were asked for again under a name are had from the memory, and counted once."""
    said = {
        "玄曜900很快。": "The Xuanyao 900 is fast.",
        "他試用玄曜900。": "He tries it.",
        "他買玄曜900。": "He buys it.",
    }
    [path] = written(tmp_path / "in", a=list(said))
    counts: list[tuple[int, int]] = []
    for extra in ("", "\n\n漁會明天再開會討論這件事情。"):
        path.write_text(path.read_text(encoding="utf-8") + extra, encoding="utf-8")
        work = working(said)
        run = batch.run(RunOptions([path], tmp_path / "out"), work)
        assert isinstance(work.engine, FakeEngine)
        counts.append((run.account.recalled, run.account.fresh))
        asked = [len(call) for call in work.engine.calls]
    assert counts == [(0, 5), (5, 1)]
    assert asked == [1]
    assert docx_text(tmp_path / "out" / "a.docx").count("Xuanyao 900") >= 3


def test_a_person_is_spelt_as_in_the_article_before() -> None:
    """A Taiwanese in an article about the mainland too, with the surname alone."""
    work = working({})
    assert "Lin Chih-hung" in said(article("台灣董事長林志宏今天宣布擴廠。"), work)
    text = said(article("大陆总经理林志宏表示，北京、上海的工厂将扩建。", "林先生指出，中国市场很大。"), work)
    assert "Lin Chih-hung" in text
    assert "Mr. Lin" in text


def test_a_name_that_one_article_states_holds_in_the_others() -> None:
    """In those before it in the same run as well: what is stated goes before any rule."""
    first, second = article("總經理魏明遠表示，工程順利。"), article("總經理魏明遠（Mark Wei）昨天就任。")
    made = brief([first, second], working({}))
    assert all("Mark Wei" in item.body[0].text for item in made)


def test_a_name_that_is_a_word_elsewhere_is_told_where_it_is_a_name_only() -> None:
    """Somebody called 高峰, and the peak of the holidays."""
    work = working({})
    assert "Kao Feng" in said(article("台灣部長高峰表示，明年動工。"), work)
    assert "Kao Feng" not in said(article("連假車流高峰將至。"), work)


def test_runs_know_nothing_of_each_other(tmp_path: Path) -> None:
    """Names that another folder's run found are not told."""
    work = working(CHIPS)
    lines = list(CHIPS)
    one, two = written(tmp_path / "in", a=lines[:2], b=lines[2:])
    batch.run(RunOptions([one], tmp_path / "one"), work)
    batch.run(RunOptions([two], tmp_path / "two"), work)
    assert "Customers try the Black Shine 900." in docx_text(tmp_path / "two" / "b.docx")


def test_every_format_says_who_named_a_firm(tmp_path: Path) -> None:
    """A firm whose English the run gave stands in each of them."""
    said = {
        "晴嵐科技擴廠。": "Qinglan Technology will expand.",
        "晴嵐科技看好後市。": "Qinglan Technology is upbeat.",
        "晴嵐科技的股價上漲。": "Qinglan Technology rose.",
    }
    [path] = written(tmp_path / "in", a=list(said))
    [outcome] = batch.run(
        RunOptions([path], tmp_path / "out", tuple(kind for kind in Format if kind is not Format.PDF)), working(said)
    ).outcomes
    assert outcome.error is None
    assert all("Qinglan Technology" in file.read_text(encoding="utf-8") for file in outcome.written[1:])
    assert "Qinglan Technology" in docx_text(outcome.written[0])
