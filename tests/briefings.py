"""Briefings made up for the tests: a long one with everything in it, and the least that there can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from translator.records import (
    Article,
    Block,
    Briefing,
    Check,
    Dropped,
    Entry,
    Finding,
    KeyFigure,
    Passage,
    Quantity,
    QuantityKind,
    Realisation,
    RelatedItem,
    RelatedPassage,
    Role,
    Segment,
    Signature,
    SummaryPoint,
    TermHit,
    TermUse,
    Translation,
)

SIGNATURE = Signature(
    "0.1.0", "llm", "sample-model-1b", "0123456789abcdef" * 4, "tw2sp", "fedcba9876543210" * 4, "quality"
)
MADE = date(2025, 12, 3)

PORT = Entry("高雄港", "Port of Kaohsiung", kind="place", row=2)
MINISTRY = Entry("經濟部", "Ministry of Economic Affairs", kind="org", row=3)
TURBINE = Entry("離岸風機", "offshore wind turbine", kind="tech", row=4)
LIN = Entry("林書瑋", "Lin Shu-wei", kind="person", row=5)


def quantity(source: str, surface: str, kind: QuantityKind, value: int | str, english: str, **more: str) -> Quantity:
    """Return the figure `surface` of the sentence `source`; `more` is its unit or currency."""
    start = source.index(surface)
    return Quantity(start, start + len(surface), surface, kind, Decimal(value), english, **more)  # type: ignore[arg-type]


def sentence(
    source: str,
    english: str,
    entries: Sequence[Entry] = (),
    figures: Sequence[Quantity] = (),
    findings: Sequence[Finding] = (),
) -> Translation:
    """Return a translated sentence in which each of `entries` occurs once."""
    terms = []
    for entry in entries:
        start = source.index(entry.source)
        hit = TermHit(start, start + len(entry.source), entry.source, entry)
        at = english.find(entry.target)
        terms.append(Realisation(hit, at, at + len(entry.target)) if at >= 0 else Realisation(hit))
    return Translation(
        Segment(source, Role.PARAGRAPH),
        english,
        quantities=tuple(figures),
        terms=tuple(terms),
        findings=tuple(findings),
    )


def passage(role: Role, *sentences: Translation) -> Passage:
    """Return a passage of those sentences."""
    return Passage(role, sentences)


def label(role: Role, source: str, english: str) -> Passage:
    """Return a passage of one sentence without terms or figures."""
    return Passage(role, (Translation(Segment(source, role), english),))


def _body() -> tuple[Passage, ...]:
    money = "經濟部宣布，將在高雄港投資180億元，興建南台灣最大的離岸風機組裝基地。"
    jobs = "基地完工後預計創造1萬2,000個工作機會，其中四成留給本地居民。"
    blades = "每支葉片長115公尺，現有的碼頭放不下。"
    quote = "林書瑋說：「港口等這一天等了20年。」"
    exports = "去年台灣風電零組件出口成長37%，達到9.4億美元。"
    missed = "林書瑋指出，高雄港的地質調查仍未完成。"
    return (
        passage(
            Role.STANDFIRST,
            sentence("南台灣的舊碼頭要變成風電基地。", "Old quays in the south are to become a base for wind power."),
        ),
        label(Role.CAPTION, "高雄港第七碼頭，攝於本週。", "Pier 7 of the Port of Kaohsiung, photographed this week."),
        passage(
            Role.PARAGRAPH,
            sentence(
                money,
                "The Ministry of Economic Affairs said it would invest NT$18 billion in the Port of Kaohsiung to build "
                "southern Taiwan's largest assembly base for the offshore wind turbine.",
                (MINISTRY, PORT, TURBINE),
                (quantity(money, "180億元", QuantityKind.MONEY, 18_000_000_000, "NT$18 billion", currency="TWD"),),
            ),
            sentence(
                jobs,
                "When it is finished, the base is expected to create 12,000 jobs, 40% of which are for local people.",
                (),
                (
                    quantity(jobs, "1萬2,000個", QuantityKind.COUNT, 12_000, "12,000", unit="job"),
                    quantity(jobs, "四成", QuantityKind.PERCENT, 40, "40%"),
                ),
            ),
        ),
        label(Role.HEADING, "碼頭太小", "Quays that are too small"),
        passage(
            Role.PARAGRAPH,
            sentence(
                blades,
                "Each blade is 115 metres long, and the quays of today have no room for it.",
                (),
                (quantity(blades, "115公尺", QuantityKind.MEASURE, 115, "115 metres", unit="metre"),),
            ),
            sentence(
                missed,
                "Lin Shu-wei pointed out that the survey of the harbour floor was not complete.",
                (LIN, PORT),
                (),
                (Finding(Check.TERM, "“Port of Kaohsiung” (高雄港) is not in the English.", 6, 9),),
            ),
            sentence(quote, "“The port has waited 20 years for this day,” Lin Shu-wei said.", (LIN,)),
        ),
        label(Role.HEADING, "出口成長", "Exports grow"),
        passage(
            Role.PARAGRAPH,
            sentence(
                exports,
                "Last year Taiwan's exports of parts for wind power grew by 37%, to US$940 million.",
                (),
                (
                    quantity(exports, "37%", QuantityKind.PERCENT, 37, "37%"),
                    quantity(exports, "9.4億美元", QuantityKind.MONEY, 940_000_000, "US$940 million", currency="USD"),
                ),
            ),
        ),
        *(
            passage(
                Role.PARAGRAPH,
                sentence(
                    f"第{number}座碼頭的加固工程，已經交給當地的三家營造廠。",
                    f"The work to strengthen quay number {number} has been given to three local builders, who are to "
                    "drive new piles, raise the deck and lay rails for cranes that can lift a whole nacelle.",
                ),
                sentence("工程將分兩期進行。", "It will be done in two stages, so that ships can still berth."),
            )
            for number in range(4, 12)
        ),
    )


def _related() -> tuple[RelatedPassage, ...]:
    blades = ("風機葉片運輸塞住南部公路", "Transport of turbine blades blocks roads in the south")
    fishers = ("漁會要求補償", "Fishers' association asks for compensation")
    items = (
        (*blades, "南風日報", "South Wind Daily", "2 小時前", "2 hours ago", True),
        (*fishers, "港都電台", "Harbour City Radio", "1 天前", "1 day ago", False),
    )
    return tuple(
        RelatedPassage(
            RelatedItem(headline, f"{headline}，詳情如下", source, age, cut),
            label(Role.RELATED, headline, english),
            label(Role.SOURCE, source, origin),
            label(Role.SOURCE, age, english_age),
        )
        for headline, english, source, origin, age, english_age, cut in items
    )


def full() -> Briefing:
    """Return a briefing of several pages: headings, caption, flags, related items, terms, dropped lines."""
    title = "經濟部斥資180億元 高雄港變身風電基地"
    body = _body()
    dropped = [Dropped(number, "首頁 | 會員 | 訂閱", "menu") for number in range(1, 10)]
    dropped += [Dropped(40, "版權所有", "copyright"), Dropped(41, "不得轉載", "copyright")]
    article = Article(
        Path("articles/wind-base.txt"),
        title,
        tuple(Block(p.role, p.source) for p in body),
        date(2025, 12, 1),
        "南風日報",
        "陳怡君",
        tuple(item.item for item in _related()),
        tuple(dropped),
    )
    money, count = body[2].sentences
    exports = body[6].sentences[0]
    english = "Ministry to spend NT$18 billion turning the Port of Kaohsiung into a base for wind power"
    return Briefing(
        article,
        label(Role.TITLE, title, english),
        body,
        SIGNATURE,
        MADE,
        label(Role.PUBLISHER, "南風日報", "South Wind Daily"),
        label(Role.BYLINE, "陳怡君", "Chen Yi-chun"),
        _related(),
        (SummaryPoint(2, 0), SummaryPoint(2, 1), SummaryPoint(4, 1), SummaryPoint(6, 0)),
        (
            KeyFigure(money.quantities[0], 2, 0),
            KeyFigure(count.quantities[0], 2, 1),
            KeyFigure(exports.quantities[1], 6, 0),
            KeyFigure(count.quantities[1], 2, 1),
            KeyFigure(exports.quantities[0], 6, 0),
        ),
        (
            TermUse(PORT, 2, 1, ("高雄港",)),
            TermUse(MINISTRY, 1, 1, ("經濟部",)),
            TermUse(TURBINE, 1, 1, ("離岸風機",)),
            TermUse(LIN, 2, 2, ("林書瑋",)),
        ),
    )


def minimal() -> Briefing:
    """Return a briefing of a headline and one sentence, about which the page says nothing."""
    body = (passage(Role.PARAGRAPH, sentence("今天下雨。", "It rained today.")),)
    article = Article(Path("rain.txt"), "雨", (Block(Role.PARAGRAPH, "今天下雨。"),))
    return Briefing(article, label(Role.TITLE, "雨", "Rain"), body, SIGNATURE, MADE)


def charted() -> Briefing:
    """Return a briefing with figures that can be compared in its first paragraph, and in its second that cannot."""
    shares = "市占率以曙光機械41%居首，北辰動力26%，方圓驅動13.5%。"
    mixed = "曙光機械營收20億元，北辰動力虧損3億元，方圓驅動裁員500人。"
    one, two, three = (
        quantity(shares, figure, QuantityKind.PERCENT, figure.rstrip("%"), figure) for figure in ("41%", "26%", "13.5%")
    )
    english = "Aurora Machines held 41% of the market, Polaris Motion 26% and Square Drives 13.5%."
    body = (
        passage(Role.PARAGRAPH, sentence(shares, english, (), (one, two, three))),
        passage(
            Role.PARAGRAPH,
            sentence(
                mixed,
                "Aurora Machines earned NT$2 billion, Polaris Motion lost NT$300 million, Square Drives cut 500 jobs.",
                (),
                (
                    quantity(mixed, "20億元", QuantityKind.MONEY, 2_000_000_000, "NT$2 billion", currency="TWD"),
                    quantity(mixed, "3億元", QuantityKind.MONEY, 300_000_000, "NT$300 million", currency="TWD"),
                    quantity(mixed, "500人", QuantityKind.COUNT, 500, "500", unit="person"),
                ),
            ),
        ),
    )
    title = label(Role.TITLE, "曙光機械領先", "Aurora Machines leads")
    return replace(minimal(), title=title, body=body, figures=(KeyFigure(one, 0, 0),))
