"""Write a briefing as Markdown: CommonMark with the tables of GitHub Flavored Markdown, the brief's own order.

What comes from the text is escaped, so that it is shown and never obeyed. There is no front matter: CommonMark
reads its closing line as the underline of a heading, and what it would state stands in the brief or in the JSON.
Anchors are those of the Word brief and of the JSON: `body_2`, `check_1`, `related_0`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from translator.chinese.characters import has_han
from translator.publish.content.accepted import NOTE as NOTE_ACCEPTED
from translator.publish.content.accepted import why
from translator.publish.content.counts import checked
from translator.publish.content.excerpts import clause, stated
from translator.publish.content.in_short import arranged, rest
from translator.publish.content.method import made
from translator.publish.content.outline import (
    NO_ENGLISH,
    NO_PUBLISHER,
    FlaggedSentence,
    Place,
    Plan,
    left_out,
    long_date,
    ran,
)
from translator.publish.content.people import HEADS, mentioned
from translator.publish.content.quotation_marks import typographic
from translator.publish.content.related import CUT, NOTE, as_brief, left_out_of_related
from translator.publish.house_style import DEFAULT_STYLE, HouseStyle
from translator.quantities import in_full
from translator.records import Briefing, Role, Translation

FLAG = "⚠"
"""Stands before a flagged sentence; the link to its check stands after it."""

# What shows nothing and does harm: control characters, lone surrogates, marks that reorder a line.
_UNSAFE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_BLANK = re.compile("[^\\S\u00a0]+")  # a space that must not break stays one
_ACTIVE = re.compile(r"[\\`*_\[\]<>|~$#]|&(?=#?\w{1,40};)")
"""What may begin emphasis, code, a link, HTML, a cell, a formula, a closing heading mark or an entity."""
_BLOCK = re.compile(r"^(?:([-+=])|(\d{1,9})([.)]))")
"""What makes a list or a heading's underline of the line that it begins; the others are escaped anywhere."""
_ROLES = {Role.CAPTION: "*Caption:* ", Role.BYLINE: "*Byline:* ", Role.PUBLISHER: "*Publisher:* "}


def render_markdown(briefing: Briefing, house: HouseStyle = DEFAULT_STYLE) -> str:
    """Return the brief as Markdown, blocks set off by a blank line; the same briefing and house give the same text.

    Of the house it has the masthead, the dates and the sections.
    """
    shown, order = arranged(briefing, house.short)
    text = () if house.short else (_full_text,)
    named = () if house.short else (_people,)
    blocks = [
        block
        for part in (_masthead, _in_brief, _key_figures, *text, _checks, *named)
        for block in part(shown, order, house)
    ]
    if house.short:
        return "\n\n".join([*blocks, *_rest_of_short(briefing, order)]) + "\n"
    blocks += _related(briefing, order, house)
    blocks += [*_terms(shown, order, house), *_method(briefing, order, house)]
    return "\n\n".join(blocks) + "\n"


def _rest_of_short(briefing: Briefing, order: Plan) -> Iterator[str]:
    yield escape(rest(order))
    signature = briefing.signature
    yield escape(f"{made([briefing])} {signature.model}, {ran(signature)}.")
    yield escape(str(signature))


def escape(text: str) -> str:
    """Return `text` on one line so that Markdown shows it letter by letter, wherever it is put."""
    line = _BLANK.sub(" ", _UNSAFE.sub("", text)).strip(" ")
    return _BLOCK.sub(_as_text, _ACTIVE.sub(r"\\\g<0>", line))


def _as_text(found: re.Match[str]) -> str:
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}"


def _english(text: str) -> str:
    return escape(typographic(text))


def _anchor(name: str) -> str:
    return f'<a id="{name}"></a>'


def _heading(title: str, anchor: str = "") -> str:
    return f"## {_anchor(anchor) if anchor else ''}{escape(title)}"


def _link(text: str, anchor: str) -> str:
    return f"[{text}](#{anchor})"


def _reference(place: Place) -> str:
    return place.label if place.stands_at else _link(place.label, place.anchor)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]], numeric: str = "") -> str:
    """Return a table; the column whose heading is `numeric` is set to the right."""
    rules = tuple("---:" if head == numeric else "---" for head in heads)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, rules, *rows))


def _masthead(briefing: Briefing, order: Plan, house: HouseStyle) -> Iterator[str]:
    article = briefing.article
    yield f"*{escape(house.masthead)}, {long_date(briefing.made, house.dates)}*"
    yield f"# {_set(order.places['headline'], order)}"
    origin = (
        _set(order.places["publisher"], order) if briefing.publisher else NO_PUBLISHER,
        long_date(article.published, house.dates) if article.published else "Date not stated",
        *([f"Byline: {_set(order.places['byline'], order)}"] if briefing.byline else []),
        f"Source file: {escape(article.file_name)}",
        "Machine translation",
    )
    yield " · ".join(origin)
    if order.flagged:
        count = len(order.flagged)
        number = "1 sentence" if count == 1 else f"{count} sentences"
        marks = f"{FLAG} marks each; {_link('the list', 'checks')} has the Chinese and what failed."
        yield f"> {FLAG} **{number}** to read against the original before use. {marks}"
    yield checked(order.sentences, order.is_gauged)


def _in_brief(briefing: Briefing, order: Plan, house: HouseStyle) -> Iterator[str]:
    if not briefing.summary or not house.sections.in_brief:
        return
    yield _heading(house.sections.in_brief)
    lines = []
    for point in briefing.summary:
        sentence = briefing.body[point.passage].sentences[point.sentence]
        mark = f"{FLAG} " if sentence.findings else ""
        lines.append(f"- {mark}{_english(sentence.text)} ({_reference(order.body(point.passage))})")
    yield "\n".join(lines)


def _key_figures(briefing: Briefing, order: Plan, house: HouseStyle) -> Iterator[str]:
    if not briefing.figures or not house.sections.key_figures:
        return
    yield _heading(house.sections.key_figures)
    rows = []
    for figure in briefing.figures:
        sentence = briefing.body[figure.passage].sentences[figure.sentence]
        text = typographic(sentence.text)
        mark = f"{FLAG} " if sentence.findings else ""
        context = escape(clause(text, stated(text, typographic(figure.quantity.english))))
        value = f"**{_english(in_full(figure.quantity))}**"
        rows.append((value, mark + context, _reference(order.body(figure.passage))))
    yield _table(("Figure", "What it counts", "Where"), rows)


def _full_text(briefing: Briefing, order: Plan, house: HouseStyle) -> Iterator[str]:
    yield _heading(house.sections.full_text)
    for index, passage in enumerate(briefing.body):
        place = order.body(index)
        if not passage.text and not order.flagged_at(place):
            continue
        if passage.role is Role.HEADING:
            yield f"### {_set(place, order)}"
        elif place.number:
            yield f"{_anchor(place.anchor)}**{place.label}** {_sentences(place, order)}"
        else:
            yield _ROLES.get(passage.role, "") + _set(place, order)


def _set(place: Place, order: Plan) -> str:
    """Return a passage with its anchor before it."""
    return _anchor(place.anchor) + _sentences(place, order)


def _sentences(place: Place, order: Plan) -> str:
    """Return the sentences of a passage; one with findings stands between the mark and its check."""
    checks = iter(order.flagged_at(place))
    return " ".join(
        _flagged(sentence.text, next(checks)) if sentence.findings else _english(sentence.text)
        for sentence in place.passage.sentences
        if sentence.findings or sentence.text
    )


def _flagged(text: str, check: FlaggedSentence) -> str:
    return f"{FLAG} {_english(text or NO_ENGLISH)} {_link(f'(check {check.number})', check.anchor)}"


def _checks(briefing: Briefing, order: Plan, house: HouseStyle) -> Iterator[str]:
    yield _heading(house.sections.checks, "checks")
    if order.flagged:
        rows = [_check(check, house) for check in order.flagged]
        yield _table(("No.", "Where", "English", "Chinese", "What failed"), rows)
    else:
        yield "No sentence was flagged."
    if order.accepted:
        yield NOTE_ACCEPTED
        yield _table(("Where", "English", "Chinese", "What failed"), map(_accepted, order.accepted))


def _accepted(found: tuple[Place, Translation]) -> tuple[str, ...]:
    place, sentence = found
    given = sentence.accepted
    reasons = [f"**{_english(why(given))}**", *(_english(f.message) for f in given.findings)] if given else []
    english = _english(sentence.text or NO_ENGLISH)
    return place.label, english, escape(sentence.segment.text), "<br>".join(reasons)


def _check(check: FlaggedSentence, house: HouseStyle) -> tuple[str, ...]:
    is_set = house.sections.related or not check.place.is_related
    return (
        f"{_anchor(check.anchor)}{check.number}",
        _reference(check.place) if is_set else check.place.label,
        _english(check.sentence.text or NO_ENGLISH),
        escape(check.sentence.segment.text),
        "<br>".join(_english(finding.message) for finding in check.sentence.findings),
    )


def _people(briefing: Briefing, order: Plan, house: HouseStyle) -> Iterator[str]:
    found = mentioned(briefing, order) if house.sections.people else ()
    if not found:
        return
    yield _heading(house.sections.people)
    rows = []
    for party in found:
        name = _english(party.name) if party.use.entry.target else f"{FLAG} {party.name}"
        cells = (name, escape(party.original), _english(party.who), escape(party.spelling))
        rows.append((*cells, _reference(party.place)))
    yield _table(HEADS, rows)


def _related(briefing: Briefing, order: Plan, house: HouseStyle) -> Iterator[str]:
    if not briefing.related or not house.sections.related:
        return
    yield _heading(house.sections.related)
    items = as_brief(briefing).related
    if left_out := left_out_of_related(briefing):
        yield left_out
    if not items:
        return
    rows = []
    for index, item in enumerate(items):
        headline = _set(order.places[f"related_{index}"], order) + (" †" if item.item.truncated else "")
        original = escape(item.item.headline)
        source = _set(order.places[f"related_{index}_source"], order) if item.source else ""
        age = _set(order.places[f"related_{index}_age"], order) if item.age else ""
        rows.append((headline, original, source, age))
    yield _table(("Headline", "Chinese", "Source", "Age"), rows)
    yield NOTE + (CUT if any(item.item.truncated for item in items) else "")


def _terms(briefing: Briefing, order: Plan, house: HouseStyle) -> Iterator[str]:
    # A term that stands in the article only in Latin letters would tell the reader nothing.
    uses = [use for use in briefing.terms if any(has_han(surface) for surface in use.surfaces)]
    if not uses or not house.sections.terms:
        return
    yield _heading(house.sections.terms)
    rows = []
    for use in uses:
        missed = use.occurrences - use.met
        english = _english(use.entry.target) + (f" ({FLAG} {missed} missed)" if missed else "")
        rows.append((escape("、".join(use.surfaces)), english, escape(use.entry.kind), str(use.occurrences)))
    yield _table(("Chinese", "English", "Kind", "Uses"), rows, "Uses")


def _method(briefing: Briefing, order: Plan, house: HouseStyle) -> Iterator[str]:
    if not house.sections.method:
        return
    signature = briefing.signature
    yield _heading(house.sections.method)
    glossary = f"The file with digest {escape(signature.glossary[:12])}" if signature.glossary else "None"
    adapter = f" with the adapter {escape(signature.adapter)}" if signature.adapter else ""
    server = f" at {escape(signature.server)}" if signature.server else ""
    engine = f"{escape(signature.engine)}, {escape(signature.model)}{adapter}{server}, {escape(ran(signature))}"
    yield _table(
        ("Item", "Detail"),
        (
            ("Translation", made([briefing])),
            ("Made on", long_date(briefing.made, house.dates)),
            ("Engine and model", engine),
            ("Glossary", glossary),
            ("Source file", escape(briefing.article.file_name)),
            ("Left out", escape(left_out(briefing))),
            ("Signature of the run", escape(str(signature))),
        ),
    )
