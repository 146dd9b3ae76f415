"""The forms in which a brief can be had. One is added by its module and, here, a name and a row of the table."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from translator.publish.house_style import HouseStyle
from translator.records import Briefing


class Format(StrEnum):
    """A form of a brief; the value is the ending of its file."""

    DOCX = "docx"
    HTML = "html"
    PDF = "pdf"
    MARKDOWN = "md"
    JSON = "json"


# Each form has a library or a template of its own: only those asked for are loaded.
def _docx(briefing: Briefing, house: HouseStyle) -> bytes:
    from translator.publish.docx.render import render_docx

    return render_docx(briefing, house)


def _html(briefing: Briefing, house: HouseStyle) -> bytes:
    from translator.publish.html.review_page import render_page

    return render_page(briefing, house).encode()


def _pdf(briefing: Briefing, house: HouseStyle) -> bytes:
    from translator.publish.pdf import as_pdf

    return as_pdf(_docx(briefing, house))


def _markdown(briefing: Briefing, house: HouseStyle) -> bytes:
    from translator.publish.markdown import render_markdown

    return render_markdown(briefing, house).encode()


def _json(briefing: Briefing, house: HouseStyle) -> bytes:
    from translator.publish.brief_json import render_json

    # A lone surrogate cannot be UTF-8: its backslash form is valid JSON for the same character.
    return render_json(briefing).encode("utf-8", "backslashreplace")


FORMATS: dict[Format, Callable[[Briefing, HouseStyle], bytes]] = {
    Format.DOCX: _docx,
    Format.HTML: _html,
    Format.PDF: _pdf,
    Format.MARKDOWN: _markdown,
    Format.JSON: _json,
}
"""What makes each form, in the order in which they are listed."""


def render(kind: Format, briefing: Briefing, house: HouseStyle) -> bytes:
    """Return the brief in the form `kind`, as the bytes of its file. The same briefing gives the same bytes."""
    return FORMATS[kind](briefing, house)
