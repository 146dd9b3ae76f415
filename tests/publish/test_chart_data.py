"""Charts: which figures can be compared, and how they are drawn."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
from briefings import charted, passage, quantity, sentence
from documents import W, made, written, xml

from translator.publish.content.chart_data import Chart, charts
from translator.publish.content.outline import plan
from translator.publish.house_style import HouseStyle, Sections
from translator.records import Briefing, Check, Finding, Quantity, QuantityKind, Role, Translation

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def money(english: str, value: int) -> Quantity:
    """Return an amount in dollars."""
    return quantity(english, english, QuantityKind.MONEY, value, english, currency="USD")


def sentence_of(english: str, *values: int) -> Translation:
    """Return a sentence with the figures US$n billion for each of `values`."""
    return sentence("…", english, (), [money(f"US${n} billion", n * 10**9) for n in values])


def found(*sentences: Translation) -> list[Chart]:
    """Return the charts of a paragraph of those sentences."""
    briefing = replace(charted(), body=(passage(Role.PARAGRAPH, *sentences),), figures=())
    return list(charts(plan(briefing)))


@pytest.mark.parametrize(
    ("english", "labels"),
    [
        ("Aki got US$5 billion, Bo US$3 billion and Cato US$9 billion.", ["Aki", "Bo", "Cato"]),
        ("Aki Works (US$5 billion), Bo of Kobe (US$3 billion), C (US$9 billion).", ["Aki Works", "Bo of Kobe", "C"]),
        ("It paid US$5 billion to Aki, US$3 billion to Bo and US$9 billion to Cato.", ["Aki", "Bo", "Cato"]),
        ("Sales were US$5 billion in 2022, US$3 billion in 2023 and US$9 billion in 2024.", ["2022", "2023", "2024"]),
        ("In 2022 sales were US$5 billion, in 2023 US$3 billion and in 2024 US$9 billion.", ["2022", "2023", "2024"]),
    ],
)
def test_figures_labelled_alike(english: str, labels: list[str]) -> None:
    """Three figures that are labelled in one way make a chart, each bar with the label beside its figure."""
    (chart,) = found(sentence_of(english, 5, 3, 9))
    assert [bar.label for bar in chart.bars] == labels
    assert [bar.shown for bar in chart.bars] == ["US$5 billion", "US$3 billion", "US$9 billion"]
    assert [bar.value for bar in chart.bars] == [Decimal(n * 10**9) for n in (5, 3, 9)]


@pytest.mark.parametrize(
    "english",
    [
        "Aki got US$5 billion, Bo lost US$3 billion and Cato US$9 billion.",
        "Aki US$5 billion, Bo got US$3 billion and Cato US$9 billion.",
        "Aki got US$5 billion, Aki US$3 billion and Cato US$9 billion.",
        "Aki got US$5 billion, US$3 billion more, and Cato US$9 billion.",
        "It paid US$5 billion to Aki, US$3 billion for Bo and US$9 billion to Cato.",
        "Aki got US$5 billion, Bo US$3 billion and in all they have US$9 billion.",
        "In 2022 sales were US$5 billion, Bo US$3 billion and Cato US$9 billion.",
        "Aki got US$5 billion, Bo US$3 billion and Cato nine.",
    ],
)
def test_figures_not_labelled_alike(english: str) -> None:
    """Another verb, another preposition, a label twice or missing, years beside names, a lost figure: no chart."""
    assert found(sentence_of(english, 5, 3, 9)) == []


def test_two_figures_or_two_currencies_are_no_chart() -> None:
    """Fewer than three figures of one currency are not drawn."""
    assert found(sentence_of("Aki got US$5 billion and Bo US$3 billion.", 5, 3)) == []
    english = "Aki got US$5 billion, Bo US$3 billion and Cato €9 billion."
    euro = quantity("€9 billion", "€9 billion", QuantityKind.MONEY, 9, "€9 billion", currency="EUR")
    own = sentence_of(english, 5, 3)
    assert found(replace(own, quantities=(*own.quantities, euro))) == []


def test_flagged_ranged_and_qualified_figures_are_no_chart() -> None:
    """A sentence with findings is not drawn, nor a figure that is a range or only about right."""
    good = sentence_of("Aki got US$5 billion, Bo US$3 billion and Cato US$9 billion.", 5, 3, 9)
    first, *rest = good.quantities
    assert len(found(good)) == 1
    assert found(replace(good, findings=(Finding(Check.FIGURE, "…"),))) == []
    assert found(replace(good, quantities=(replace(first, upper=Decimal(6)), *rest))) == []
    assert found(replace(good, quantities=(replace(first, qualifier="about"), *rest))) == []


def test_values_that_cannot_be_seen_together_are_no_chart() -> None:
    """A value of nothing, or one hundreds of times another, is not drawn."""
    assert found(sentence_of("Aki got US$5 billion, Bo US$3 billion and Cato US$0 billion.", 5, 3, 0)) == []
    assert found(sentence_of("Aki got US$5 billion, Bo US$3 billion and Cato US$900 billion.", 5, 3, 900)) == []


def test_sentences_of_one_paragraph() -> None:
    """Figures of several sentences that say the same of each year are compared, and all of them are quoted."""
    texts = [f"In {year}, exports reached US${n} billion." for year, n in ((2022, 5), (2023, 3), (2024, 9))]
    (chart,) = found(*(sentence_of(text, n) for text, n in zip(texts, (5, 3, 9), strict=True)))
    assert [bar.label for bar in chart.bars] == ["2022", "2023", "2024"]
    assert chart.text == " ".join(texts)


def test_same_figure_twice() -> None:
    """Two figures that read the same are found at their own places."""
    (chart,) = found(sentence_of("Aki got US$5 billion, Bo US$5 billion and Cato US$9 billion.", 5, 5, 9))
    assert [bar.label for bar in chart.bars] == ["Aki", "Bo", "Cato"]


# ---------------------------------------------------------------- how they are drawn


def chart_parts(briefing: Briefing, house: HouseStyle | None = None) -> list[str]:
    """Return the names of the charts in a brief."""
    with zipfile.ZipFile(io.BytesIO(written(briefing, house or HouseStyle()))) as file:
        return [name for name in file.namelist() if "/charts/" in name]


def test_chart_holds_its_values() -> None:
    """Labels and values stand in the chart itself: nothing is linked and no workbook is inside."""
    assert chart_parts(charted()) == ["word/charts/chart1.xml"]
    root = xml(charted(), "word/charts/chart1.xml")
    labels, values = ([v.text for v in root.iterfind(f".//{C}{axis}//{C}v")] for axis in ("cat", "val"))
    assert labels == ["Aurora Machines", "Polaris Motion", "Square Drives"]
    assert values == ["41", "26", "13.5"]
    assert [t.text for t in root.iterfind(f".//{C}dLbl//{A}t")] == ["41%", "26%", "13.5%"]
    assert root.find(f".//{C}externalData") is None


def test_chart_begins_at_nothing() -> None:
    """The axis of values begins at 0, so that lengths can be compared."""
    axis = xml(charted(), "word/charts/chart1.xml").find(f".//{C}valAx/{C}scaling")
    assert axis.find(f"{C}min").get("val") == "0"
    assert Decimal(axis.find(f"{C}max").get("val")) > 41


def test_chart_is_described() -> None:
    """The drawing says in words what it shows, and the sentence above it links to its paragraph."""
    frame = xml(charted()).find(f".//{WP}docPr")
    assert frame.get("descr") == (
        "Bar chart of 3 figures in ¶ 1: Aurora Machines 41%; Polaris Motion 26%; Square Drives 13.5%."
    )
    title = next(p for p in made(charted()).paragraphs if p.style.name == "Chart Title")
    assert title.text.endswith("Square Drives 13.5%.\u00a0¶\u00a01")
    assert [link.get(f"{W}anchor") for link in title._p.iter(f"{W}hyperlink")] == ["body_0"]


def test_marks_in_labels_are_text() -> None:
    """Signs that mean something to XML are labels like others."""
    text = "R&D (US$5 billion), B&O (US$3 billion), Q’s (US$9 billion)."
    briefing = replace(charted(), body=(passage(Role.PARAGRAPH, sentence_of(text, 5, 3, 9)),), figures=())
    words = xml(briefing).find(f".//{WP}docPr").get("descr")
    assert words.endswith(": R&D US$5 billion; B&O US$3 billion; Q’s US$9 billion.")


def test_charts_can_be_switched_off() -> None:
    """Neither with charts off nor without the part that they stand in is anything drawn."""
    assert chart_parts(charted(), HouseStyle(charts=False)) == []
    assert chart_parts(charted(), HouseStyle(sections=Sections(key_figures=""))) == []


def test_chart_without_key_figures_has_the_heading() -> None:
    """A chart stands under its heading where no figure has a row."""
    briefing = replace(charted(), figures=())
    assert "Key figures" in [p.text for p in made(briefing).paragraphs]


def test_same_chart_same_bytes() -> None:
    """A brief with a chart is the same bytes each time."""
    first = written(charted())
    written.cache_clear()
    assert written(charted()) == first
