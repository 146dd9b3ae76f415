"""report.json: what it records and how it is written."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from briefings import SIGNATURE, full, minimal, passage, quantity, sentence

from translator.errors import InputError, OutputError
from translator.publish.report_json import article_record, write_report
from translator.records import Briefing, Check, Duplicate, Finding, Outcome, Quantity, QuantityKind, Remarks, Role


def report(folder: Path, *articles: Briefing | Outcome) -> dict[str, Any]:
    """Return the report of a run over `articles`, read back; an outcome stands for a file that failed."""
    path = folder / "report.json"
    made = [article for article in articles if isinstance(article, Briefing)]
    records = [article_record(briefing.article.path, ("a.docx",), briefing) for briefing in made]
    counts = iter(counted for _, counted in records)
    outcomes = [a if isinstance(a, Outcome) else Outcome(a.article.path, counts=next(counts)) for a in articles]
    write_report(path, [record for record, _ in records], outcomes, Remarks(), SIGNATURE)
    loaded: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return loaded


def test_signature_is_recorded(tmp_path: Path) -> None:
    """The run's signature stands there by field and as the line that is printed."""
    signature = report(tmp_path)["signature"]
    assert signature["model"] == "sample-model-1b"
    assert signature["line"] == str(SIGNATURE)


def test_article_header(tmp_path: Path) -> None:
    """An article has its file, its files, title, date and publisher."""
    article = report(tmp_path, full())["articles"][0]
    assert article["source"] == "articles/wind-base.txt"
    assert article["files"] == ["a.docx"]
    assert article["headline"]["english"].startswith("Ministry to spend")
    assert article["published"] == "2025-12-01"
    assert article["publisher"] == {"source": "南風日報", "english": "South Wind Daily"}


def test_what_is_not_stated_is_null(tmp_path: Path) -> None:
    """A page that states no date, publisher or byline gives null for them."""
    article = report(tmp_path, minimal())["articles"][0]
    assert article["published"] is None
    assert article["publisher"] == article["byline"] == {"source": None, "english": None}


def test_flag_is_recorded_whole(tmp_path: Path) -> None:
    """A flag has its check, message, place, source sentence and English."""
    assert report(tmp_path, full())["articles"][0]["flags"] == [
        {
            "where": "¶ 3, sentence 2",
            "check": "term",
            "message": "“Port of Kaohsiung” (高雄港) is not in the English.",
            "source": "林書瑋指出，高雄港的地質調查仍未完成。",
            "english": "Lin Shu-wei pointed out that the survey of the harbour floor was not complete.",
            "step": "plain",
        }
    ]


def test_every_term_occurrence_is_in_the_ledger(tmp_path: Path) -> None:
    """The ledger has each occurrence with its offsets, its entry, and the English for it or null."""
    ledger = report(tmp_path, full())["articles"][0]["terms"]
    port = [term for term in ledger if term["entry"]["source"] == "高雄港"]
    assert [(term["where"], term["start"], term["end"], term["rendering"]) for term in port] == [
        ("¶ 2, sentence 1", 8, 11, "Port of Kaohsiung"),
        ("¶ 3, sentence 2", 6, 9, None),
    ]
    assert port[0]["entry"] == {"source": "高雄港", "target": "Port of Kaohsiung", "row": 2, "file": None}


def test_figures_keep_every_digit(tmp_path: Path) -> None:
    """A figure's value is written out in digits as text, without exponent or rounding."""
    figures = report(tmp_path, full())["articles"][0]["quantities"]
    assert (figures[0]["surface"], figures[0]["value"], figures[0]["currency"]) == ("180億元", "18000000000", "TWD")
    long = Quantity(0, 1, "數", QuantityKind.COUNT, Decimal("1.2345678901234567891E+19"), "x")
    body = (passage(Role.PARAGRAPH, sentence("數", "x", figures=(long,))),)
    article = report(tmp_path, replace(minimal(), body=body))["articles"][0]
    assert article["quantities"][0]["value"] == "12345678901234567891"


@pytest.mark.parametrize(
    ("finding", "met"),
    [
        (Finding(Check.FIGURE, "5 is missing.", 0, 2), [False, True]),
        (Finding(Check.FIGURE, "9 is missing.", 3, 5), [True, False]),
        (Finding(Check.FIGURE, "A figure is missing."), [False, False]),
        (Finding(Check.TERM, "A term is missing.", 0, 2), [True, True]),
    ],
)
def test_figure_is_met_unless_a_finding_is_about_it(tmp_path: Path, finding: Finding, met: list[bool]) -> None:
    """A figure is not met where a figure finding overlaps it or does not say which it is about."""
    text = "5人，9人。"
    figures = (
        quantity(text, "5人", QuantityKind.COUNT, 5, "5", unit="person"),
        quantity(text, "9人", QuantityKind.COUNT, 9, "9", unit="person"),
    )
    body = (passage(Role.PARAGRAPH, sentence(text, "Five, nine.", (), figures, (finding,))),)
    article = report(tmp_path, replace(minimal(), body=body))["articles"][0]
    assert [figure["met"] for figure in article["quantities"]] == met


def test_related_items_and_dropped_lines(tmp_path: Path) -> None:
    """What the brief leaves out is here: the original ledes, and each dropped line with its reason."""
    article = report(tmp_path, full())["articles"][0]
    assert article["related"][0]["lede"] == "風機葉片運輸塞住南部公路，詳情如下"
    assert article["related"][0]["is_truncated"] is True
    assert article["related"][0]["age"] == {"source": "2 小時前", "english": "2 hours ago"}
    assert article["dropped"][-1] == {"line": 41, "text": "不得轉載", "reason": "copyright"}


def test_flag_on_a_related_item_is_recorded(tmp_path: Path) -> None:
    """Findings on the source and on the age of a related item are in the report with their place."""
    first, second = full().related
    assert second.source
    assert second.age
    odd = (Finding(Check.FIGURE, "A figure is missing."),)
    source, age = (replace(p, sentences=(replace(p.sentences[0], findings=odd),)) for p in (second.source, second.age))
    briefing = replace(full(), related=(first, replace(second, source=source, age=age)))
    article = report(tmp_path, briefing)["articles"][0]
    assert [flag["where"] for flag in article["flags"][1:]] == ["related item 2, source", "related item 2, age"]
    assert article["counts"]["flagged_sentences"] == 3


def test_related_item_without_age(tmp_path: Path) -> None:
    """A related item whose age the page does not say has null for its English."""
    bare = replace(full().related[0], age=None, source=None)
    article = report(tmp_path, replace(full(), related=(bare,)))["articles"][0]
    assert article["related"][0]["age"]["english"] is None
    assert article["related"][0]["publisher"]["english"] is None


def test_marks_of_the_records_are_kept(tmp_path: Path) -> None:
    """The report has quotation marks as the engine wrote them."""
    body = (passage(Role.PARAGRAPH, sentence("「好」。", 'He said "fine".', findings=(Finding(Check.TERM, "…"),))),)
    article = report(tmp_path, replace(minimal(), body=body))["articles"][0]
    assert article["flags"][0]["english"] == 'He said "fine".'


def test_counts_and_totals(tmp_path: Path) -> None:
    """Totals add up the counts of the articles, and failures are counted apart."""
    failed = Outcome(Path("bad.txt"), error=InputError(Path("bad.txt"), "the file is empty.", "Save the article."))
    whole = report(tmp_path, full(), full(), failed)
    counts = whole["articles"][0]["counts"]
    assert (counts["flags"], counts["terms"], counts["terms_met"], counts["quantities"]) == (1, 6, 5, 6)
    totals = whole["totals"]
    assert (totals["files"], totals["articles"], totals["failures"]) == (3, 2, 1)
    assert (totals["terms"], totals["terms_met"], totals["dropped"]) == (12, 10, 22)


def test_failure_says_what_and_what_to_do(tmp_path: Path) -> None:
    """A file that failed is listed with what was wrong and the remedy."""
    error = InputError(Path("bad.txt"), "the file is empty.", "Save the article again.")
    assert report(tmp_path, Outcome(Path("bad.txt"), error=error))["failures"] == [
        {"source": "bad.txt", "what": "bad.txt: the file is empty.", "remedy": "Save the article again."}
    ]


def test_duplicates_are_listed(tmp_path: Path) -> None:
    """An article that says what another says is named with it and with how much they share."""
    path = tmp_path / "report.json"
    write_report(path, (), (), Remarks((Duplicate(Path("in/b.txt"), Path("in/a.txt"), 0.875),)), SIGNATURE)
    assert json.loads(path.read_text("utf-8"))["duplicates"] == [
        {"source": "in/b.txt", "same_as": "in/a.txt", "shared": 0.875}
    ]


def test_file_is_readable_utf8_with_a_last_newline(tmp_path: Path) -> None:
    """Chinese stands in the file as itself, and the file ends in one newline."""
    report(tmp_path, full())
    data = (tmp_path / "report.json").read_bytes()
    assert "高雄港".encode() in data
    assert data.endswith(b"}\n")


def test_lone_surrogate_does_not_stop_the_report(tmp_path: Path) -> None:
    """A character that UTF-8 cannot carry comes back from the file as it was."""
    body = (passage(Role.PARAGRAPH, sentence("一\ud800。", "One.", findings=(Finding(Check.LEFTOVER_CHINESE, "…"),))),)
    article = report(tmp_path, replace(minimal(), body=body))["articles"][0]
    assert article["flags"][0]["source"] == "一\ud800。"


def test_report_that_cannot_be_written(tmp_path: Path) -> None:
    """A folder in the report's place is an error that names it."""
    (tmp_path / "report.json").mkdir()
    with pytest.raises(OutputError, match=r"report\.json: cannot be written"):
        write_report(tmp_path / "report.json", (), (), Remarks(), SIGNATURE)


def test_text_with_other_separators_of_lines_is_as_it_was(tmp_path: Path) -> None:
    """Pages have separators that are no line ends of JSON: nothing is put behind them."""
    briefing = minimal()
    article = replace(briefing.article, title="漁港\u2028動工\x85渡輪")
    assert report(tmp_path, replace(briefing, article=article))["articles"][0]["headline"]["source"] == article.title
