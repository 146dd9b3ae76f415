"""A hypothesis to a translation: what is mechanical is mended, then all is checked."""

from __future__ import annotations

from dataclasses import replace

from translator.glossary import lengthen, realise, recase, renderings, respell, tidy
from translator.records import Hypothesis, Marked, Step, Translation
from translator.translate.checks.kept_names import with_own_names
from translator.translate.postedit import postedit
from translator.translate.verify import verify


def judge(marked: Marked, hypothesis: Hypothesis, step: Step) -> Translation:
    """Return `hypothesis` with its slips mended and its terms as the glossary writes them, and what is wrong with it.

    Its terms are looked for once, and again only where mending one has changed the text.
    """
    names = [name for hit in marked.hits for name in renderings(hit.entry)]
    text = with_own_names(tidy(postedit(hypothesis.text, marked), names), marked)
    terms = realise(marked.hits, text)
    for mend in (recase, respell, lengthen):
        mended = mend(text, terms)
        if mended != text:
            text, terms = mended, realise(marked.hits, mended)
    return verify(marked, replace(hypothesis, text=text), step, terms)
