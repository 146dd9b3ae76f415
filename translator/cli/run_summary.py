"""What the user is told of a run on the screen."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from translator.cli.console import complain, say, some

if TYPE_CHECKING:
    from translator.article_files import Dated
    from translator.batch import Run
    from translator.glossary import Glossary
    from translator.records import Outcome


def print_summary(run: Run, output: Path, seconds: float) -> None:
    """Say where the briefs are, what was flagged, what failed, what was reused, and the signature."""
    tally: Counter[str] = Counter()
    for outcome in run.outcomes:
        if outcome.error is None:
            _tell_article(outcome)
            tally.update(done=1, own=outcome.counts.get("corrected_sentences", 0))
            tally.update({"size": outcome.characters} if outcome.is_fresh else {"unchanged": 1})
    for outcome in chain(run.outcomes, run.remarks.failed):
        if outcome.error:
            complain(outcome.error)
    for found in run.remarks.duplicates:
        say(f"{found.source} says what {found.original} says ({found.shared:.0%}): translated once.")
    for path in run.set_aside:
        say(f"{path}: an edited brief, or one not known to be ours, kept under this name.")
    for old, new in run.renamed:
        say(f"{old}: now called {new.name}")
    size, done = tally["size"], tally["done"]
    speed = f" {size} source characters, {size / seconds:.0f} a second, start-up included." if size else ""
    say(f"{done} brief(s), {len(run.outcomes) - done} failed, in {seconds:.0f} s.{speed}")
    _tell_reuse(run, tally["own"], tally["unchanged"])
    if run.remarks.unused:
        from translator.read.readers import supported

        names = some([str(found.path) for found in run.remarks.unused])
        say(f"not used: {names}. Articles are {supported()} files; the report says of each what to do.")
    if run.left:
        say(f"left from earlier runs, not made by this one: {some([path.name for path in run.left])}")
    if run.combined:
        say(f"all in one: {run.combined}")
    if run.dated:
        _tell_dated(run.dated)
    say(f"report: {output / 'report.json'}, every term: {output / 'terms.csv'}")
    if run.changed:
        say(f"changed since the last run, or set by you: {run.changed} sentence(s), see {output / 'changes.html'}")
    say(f"signature: {run.signature}")


def _tell_dated(dated: Dated) -> None:
    """Say which articles the document of all has."""
    taken, earlier, undated = len(dated.taken), dated.earlier, dated.undated
    rest = f", {earlier} earlier" if earlier else ""
    rest += f", {len(undated)} without a date, left out: {some([path.name for path in undated])}" if undated else ""
    say(f"    published since {dated.day}: {taken} article(s){rest}")


def _tell_article(outcome: Outcome) -> None:
    flagged = outcome.counts["flagged_sentences"]
    state = f"{flagged} sentence(s) to check" if flagged else "nothing flagged"
    if accepted := outcome.counts.get("accepted_sentences"):
        state += f", {accepted} accepted by the reviewer"
    unchanged = "" if outcome.is_fresh else " (unchanged)"
    say(f"{outcome.written[0]}  {state}{unchanged}")
    for flag in outcome.flags if outcome.is_fresh else ():
        say(f"    {flag.check}: {flag.message}  {flag.source[:40]}")


def _tell_reuse(run: Run, own: int, unchanged: int) -> None:
    """Say how many sentences are the user's `own`, what is as it was, and which glossary entries made the rest new."""
    if own:
        say(f"corrected by you: {own} sentence(s)")
    account = run.account
    if unchanged or account.recalled or account.retargeted:
        say(
            f"reused: {unchanged} unchanged article(s), {account.recalled} sentence(s) from memory; "
            f"{account.retargeted} with a new target put in; {account.fresh} translated."
        )
    if run.causes:
        named = some([f"{label} ({count})" for label, count in run.causes])
        say(f"glossary entries that changed, by the sentences they touch: {named}")


def print_suggestions(run: Run, glossary: Glossary, output: Path) -> None:
    """Print the three entries that the glossary most likely lacks, going by the articles that are new.

    A fault in it takes nothing from the run that is done: it is told, and goes into the log in `output`.
    """
    from translator.publish.errors_log import unexpected

    try:
        _suggest(run, glossary)
    except Exception as error:
        complain(unexpected(output, Path("suggestions for the glossary"), error))


def _suggest(run: Run, glossary: Glossary) -> None:
    from translator.glossary import suggest
    from translator.glossary.suggest import TRUSTED

    likely = [found for found in suggest(run.fresh, glossary) if found.target and found.confidence >= TRUSTED]
    if likely:
        say("the glossary may want (translator glossary suggest has more):")
        for found in likely[:3]:
            say(f"    {found.source},{found.target}")
