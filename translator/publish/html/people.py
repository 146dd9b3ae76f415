"""The people and organisations of an article on its review page, each with how sure its spelling is."""

from __future__ import annotations

from translator.publish.content.outline import Plan
from translator.publish.content.people import HEADS, Mentioned, mentioned
from translator.publish.house_style import HouseStyle
from translator.publish.html.escape import english, shown
from translator.records import Briefing


def people_section(briefing: Briefing, order: Plan, house: HouseStyle) -> str:
    """Return the section, or nothing where the article names nobody; links go to the first sentence of the passage."""
    found = mentioned(briefing, order)
    if not found:
        return ""
    heads = "".join(f'<th scope="col">{head}</th>' for head in HEADS)
    rows = "\n".join(map(_row, found))
    title = english(house.sections.people or HouseStyle().sections.people)
    return (
        f'<section aria-labelledby="people">\n<h2 id="people">{title}</h2>\n'
        f'<table class="people"><thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody></table>\n</section>'
    )


def _row(party: Mentioned) -> str:
    name = english(party.name) if party.use.entry.target else f'<span class="missed">{party.name}</span>'
    first = f'<a href="#{party.place.anchor}">{shown(party.place.label)}</a>'
    cells = (name, shown(party.original), english(party.who), english(party.spelling), first)
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
