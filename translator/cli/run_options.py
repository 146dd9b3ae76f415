"""The options of `translator run`, by what they are about."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from translator.cli.console import STYLE, say
from translator.publish.file_names import pattern_fault
from translator.publish.formats import FORMATS, Format
from translator.publish.house_style import MOST_POINTS

if TYPE_CHECKING:
    from translator.publish.house_style import HouseStyle

MemoryOption = Annotated[
    Path | None, typer.Option(help="A file for the sentences, which several output folders share.")
]


@dataclass(frozen=True, slots=True)
class BriefOptions:
    """The options of a run that say of its briefs which files they are, what these look like and are called."""

    formats: Annotated[
        str,
        typer.Option("--format", help=f"{', '.join(FORMATS)}: any of them; html is to review, pdf needs LibreOffice."),
    ] = "docx,html"
    style: Annotated[Path, typer.Option(help="House style: masthead, colours, fonts, sections.")] = STYLE
    bilingual: Annotated[bool, typer.Option("--bilingual", help="The original beside the English.")] = False
    short: Annotated[bool, typer.Option("--short", help="One page: the points, the figures, what to check.")] = False
    summary: Annotated[
        int | None, typer.Option(min=1, max=MOST_POINTS, help="Points of the summary. Default: three to five.")
    ] = None
    name: Annotated[
        str, typer.Option(help="What files are called: {date} {title} {publisher} {file}. Default: as the article.")
    ] = ""

    def kinds(self) -> tuple[Format, ...]:
        """Return the formats named, each once, in the order given."""
        known = {kind.value: kind for kind in FORMATS}
        asked = dict.fromkeys(name.strip() for name in self.formats.split(","))
        for name in asked:
            if name not in known:
                raise typer.BadParameter(f"{name!r} is not one of {', '.join(known)}.", param_hint="--format")
        return tuple(known[name] for name in asked)

    def check(self) -> None:
        """Refuse what no file can be called."""
        if fault := self.name and pattern_fault(self.name):
            raise typer.BadParameter(fault, param_hint="--name")

    def house(self) -> HouseStyle:
        """Return the house style, or the program's own where the default file is not there, with what is asked."""
        from translator.publish.brief_toml import load_house_style
        from translator.publish.house_style import DEFAULT_STYLE

        is_own = self.style == STYLE and not os.path.lexists(STYLE)
        house = DEFAULT_STYLE if is_own else load_house_style(self.style)
        asked = {each: value for each in ("bilingual", "short", "summary", "name") if (value := getattr(self, each))}
        return replace(house, **asked)

    def prepare(self) -> None:
        """Say what of the user's own Word file no brief will have.

        Raises:
            TranslatorError: the house style is faulty, or what makes PDF is not installed.
        """
        from translator.publish.docx.template_file import vetted

        if Format.PDF in self.kinds():
            from translator.publish.pdf import office

            office()
        base = self.house().base
        left_out = vetted(base).left_out if base else ()
        if left_out:
            say(f"note: of the base in brief.toml, briefs leave out: {', '.join(left_out)}.", is_aside=True)


@dataclass(frozen=True, slots=True)
class CombinedOptions:
    """The options of a run about the one document of all articles."""

    combined: Annotated[bool, typer.Option("--combined", help="Also one document of all articles.")] = False
    since: Annotated[
        str, typer.Option(help="With --combined: only articles published since 2026-03-01, or in the last 7d.")
    ] = ""

    def day(self) -> date | None:
        """Return the day from which on articles are in the document of all; None where all are."""
        if not self.since:
            return None
        if not self.combined:
            raise typer.BadParameter("It says what --combined has: add that.", param_hint="--since")
        try:
            if found := re.fullmatch(r"(\d{1,4})d", self.since):
                return date.today() - timedelta(int(found[1]))
            return date.fromisoformat(self.since)
        except (ValueError, OverflowError):
            what = f"{self.since!r} is no day: write 2026-03-01, or 7d for the last seven days."
            raise typer.BadParameter(what, param_hint="--since") from None


@dataclass(frozen=True, slots=True)
class CourseOptions:
    """The options of a run that say when it works, waits and stops."""

    watch: Annotated[bool, typer.Option("--watch", help="Go on: do what is added or edited, until Ctrl-C.")] = False
    wait: Annotated[bool, typer.Option("--wait", help="Wait for another run in the same folder to end.")] = False
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first file that fails.")] = False
