"""The parts of the page that come from the briefing, as HTML: what to check, and a row for every sentence."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from translator.publish.content.accepted import why
from translator.publish.content.counts import checked, counted
from translator.publish.content.excerpts import shorten
from translator.publish.content.outline import NO_ENGLISH, NO_PUBLISHER, FlaggedSentence, Place, Plan, long_date
from translator.publish.content.quotation_marks import typographic
from translator.publish.house_style import HouseStyle
from translator.publish.html.escape import english, is_unseen, marked, plain, shown
from translator.publish.html.marks import english_marks, original_marks
from translator.records import Briefing, Step, Translation

_RELATED = "Related items: headlines that the page lists; their texts are not translated"
_LEFT_OUT = "Related items that the brief leaves out: the English of these headlines is in doubt until you correct it"
_EXCERPT = 12
"""About how many words of a flagged sentence the list of checks shows."""


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence of the page: its place, its number in it (from 1), and its check if it was flagged."""

    place: Place
    number: int
    sentence: Translation
    check: FlaggedSentence | None

    @property
    def id(self) -> str:
        """The row's id in the page."""
        return f"{self.place.anchor}-{self.number}"

    @property
    def source(self) -> str:
        """The Chinese, letter by letter."""
        return self.sentence.segment.text

    @property
    def label(self) -> str:
        """What the row is called, wherever it is met: "¶ 2, sentence 3", "related item 1, source"."""
        return self.place.where(self.number)

    @property
    def checks(self) -> tuple[str, ...]:
        """The names of the checks that it fails, each once."""
        return tuple(dict.fromkeys(finding.check for finding in self.sentence.findings))


def rows_of(order: Plan) -> tuple[Row, ...]:
    """Return a row for every sentence of a brief, in reading order; one with nothing on either side has none."""
    return tuple(row for place in order.places.values() for row in _rows_at(place, order))


def _rows_at(place: Place, order: Plan) -> Iterator[Row]:
    flags = iter(order.flagged_at(place))
    for number, sentence in enumerate(place.passage.sentences, 1):
        check = next(flags) if sentence.findings else None
        if check or sentence.segment.text.strip() or sentence.text.strip():
            yield Row(place, number, sentence, check)


def headline(briefing: Briefing, language: str) -> str:
    """Return the headline in English, and under it the original."""
    title = briefing.title
    flagged = ' class="flagged"' if any(sentence.findings for sentence in title.sentences) else ""
    return (
        f"<h1><span{flagged}>{english(title.text or NO_ENGLISH)}</span></h1>\n"
        f'<p class="original" lang="{language}">{shown(briefing.article.title)}</p>'
    )


def provenance(briefing: Briefing, house: HouseStyle) -> str:
    """Return where the article comes from, as the brief says it."""
    published = briefing.article.published
    facts = [
        english(briefing.publisher.text) if briefing.publisher else NO_PUBLISHER,
        long_date(published, house.dates) if published else "Date not stated",
        *([f"Byline: {english(briefing.byline.text)}"] if briefing.byline else []),
        f"Source file: {shown(briefing.article.file_name)}",
        "Machine translation",
    ]
    return "\n".join(f"<li>{fact}</li>" for fact in facts)


def counts(rows: Sequence[Row]) -> str:
    """Return how many sentences, terms and figures there are, and how many of each are in doubt."""
    flagged = sum(row.check is not None for row in rows)
    found = counted(row.sentence for row in rows)
    facts = (
        (_number(len(rows), "sentence"), f"{flagged} flagged" if flagged else "none flagged"),
        (_number(found["terms"], "glossary term"), _missed(found["terms"], found["terms_met"])),
        (_number(found["quantities"], "figure"), _missed(found["quantities"], found["quantities_met"])),
    )
    return "\n".join(f"<li><b>{total}</b>{f', {state}' if state else ''}</li>" for total, state in facts)


def _number(count: int, name: str) -> str:
    return f"1 {name}" if count == 1 else f"{count} {name}s"


def _missed(count: int, met: int) -> str:
    return f"{count - met} missed" if met < count else "all in the English" if count else ""


def checks(order: Plan, rows: Sequence[Row]) -> str:
    """Return the list of what to check, each with what failed and a link to its row."""
    said = f"<p>{english(checked((row.sentence for row in rows), order.is_gauged))}</p>"
    accepted = len(order.accepted)
    if accepted:
        said += f"\n<p>{_number(accepted, 'sentence')} accepted by the reviewer: the reasons are beside them.</p>"
    if not order.flagged:
        return f"{said}\n<p>No sentence was flagged.</p>"
    items = "\n".join(_check(row.check, row) for row in rows if row.check)
    return f'{said}\n<ol class="checks">\n{items}\n</ol>'


def _check(check: FlaggedSentence, row: Row) -> str:
    findings = "".join(
        f'<p><b class="check">{shown(finding.check)}</b> {english(finding.message)}</p>'
        for finding in row.sentence.findings
    )
    return (
        f'<li id="{check.anchor}"><a href="#{row.id}">{check.number}. {shown(row.label)}</a>'
        f'<div class="findings">{findings}</div>'
        f'<p class="excerpt">{english(shorten(row.sentence.text, "", _EXCERPT) or NO_ENGLISH)}</p></li>'
    )


def filters(rows: Sequence[Row]) -> str:
    """Return a choice for all rows, one for the flagged, and one for each check that any row fails."""
    flagged = sum(row.check is not None for row in rows)
    by_check = Counter(name for row in rows for name in row.checks)
    choices = [("all", "All", len(rows)), ("flagged", "Flagged", flagged)]
    choices += [(f"check:{name}", name, count) for name, count in by_check.items()]
    return "\n".join(
        f'<label><input type="radio" name="filter" value="{plain(value)}"{" checked" if value == "all" else ""}>'
        f"<span>{shown(name)} <b>{count}</b></span></label>"
        for value, name, count in choices
    )


def table(rows: Sequence[Row], language: str) -> str:
    """Return the rows, those of a passage grouped in a table body; related items come under a heading.

    Those that a brief leaves out come under one of their own: whoever corrects them has them in the next.
    """
    chosen = []
    divides: set[str] = set()
    for place, found in groupby(rows, key=lambda row: row.place):
        text = _LEFT_OUT if place.is_left_out else _RELATED if place.is_related else ""
        if text and text not in divides:
            divides.add(text)
            chosen.append(_divide(text))
        lines = "\n".join(_row(row, language) for row in found)
        role = place.passage.role.value
        chosen.append(f'<tbody id="{place.anchor}" class="{role}" role="rowgroup">\n{lines}\n</tbody>')
    return "\n".join(chosen)


def _divide(text: str) -> str:
    return (
        '<tbody class="divide" role="rowgroup"><tr role="row">'
        f'<th colspan="3" scope="colgroup" role="columnheader">{text}</th></tr></tbody>'
    )


def _row(row: Row, language: str) -> str:
    """Return a row. Its roles are said although a table implies them: on a narrow screen it is laid out as none."""
    sentence, check = row.sentence, row.check
    names = plain("|".join(row.checks))
    state = ' class="flagged"' if check else ""
    flag = f' <a class="flag" href="#{check.anchor}">⚑\u00a0check\u00a0{check.number}</a>' if check else ""
    origin = '<span class="set">corrected</span>' if sentence.step is Step.CORRECTED else ""
    text = marked(typographic(sentence.text), english_marks(sentence)) or (NO_ENGLISH if check else "")
    failed = "".join(
        f'<li><b class="check">{shown(finding.check)}</b> {english(finding.message)}</li>' for finding in sentence.found
    )
    if sentence.accepted:
        failed = f"<li>{english(why(sentence.accepted))}</li>{failed}"
    return (
        f'<tr id="{row.id}"{state} data-row data-checks="{names}" tabindex="-1" role="row">\n'
        f'<th scope="row" role="rowheader">{_where(row)}{flag}{origin}</th>\n'
        f'<td class="original" lang="{language}" role="cell">{marked(row.source, original_marks(sentence))}</td>\n'
        f'<td class="english" role="cell"><p class="text">{text}</p>'
        + (f'<ul class="findings">{failed}</ul>' if failed else "")
        + '<p class="correction" hidden></p>'
        f'<button type="button" class="correct tool" aria-label="Correct {plain(row.label)}">Correct</button>'
        "</td>\n</tr>"
    )


def _where(row: Row) -> str:
    """Return the row's label, of which the eye gets the place alone and the first row of a passage only."""
    seen = (row.place.part or row.place.label) if row.number == 1 else ""
    before, _, after = row.label.partition(seen) if seen else ("", "", row.label)
    kinds = ((before, "unseen"), (seen, "where"), (after, "unseen"))
    return "".join(f'<span class="{kind}">{shown(text)}</span>' for text, kind in kinds if text)


def data(briefing: Briefing, rows: Sequence[Row]) -> dict[str, Any]:
    """Return what the script needs: the article's key, both texts of each row letter by letter, the terms known.

    Also which rows are corrected already, and what the file of corrections is called.

    Texts are given here because the page shows them with other quotation marks and codes for what is unseen.
    """
    listed = [use.entry for use in briefing.terms if use.entry.row]
    known = {name: entry.place for entry in listed for name in (entry.source, *entry.aliases)}
    name = f"{briefing.article.file_name}\n{briefing.article.title}"
    digest = hashlib.sha256(name.encode("utf-8", "backslashreplace")).hexdigest()[:16]
    return {
        "key": f"translator-review-{digest}",
        "file": f"corrections-{_file_name(Path(briefing.article.file_name).stem)}.csv",
        "rows": {row.id: [row.source, row.sentence.text] for row in rows},
        "corrected": [row.id for row in rows if row.sentence.step is Step.CORRECTED],
        "known": known,
    }


def _file_name(text: str) -> str:
    """Return `text` without what could hide what a file is called; what a system forbids, the browser replaces."""
    return "".join("_" if is_unseen(char) else char for char in text)
