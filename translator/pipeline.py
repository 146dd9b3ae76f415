"""The stages in order, over several articles at once: articles in, briefings out.

segment, match, translate, verify, repair, summarise. What comes before (read, clean) and after (publish)
goes file by file: see `batch`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from translator import __version__
from translator.chinese.segment import segment
from translator.engines.base import Engine
from translator.glossary import Glossary, lengthen, realise, recase, renderings, respell, retarget, tidy
from translator.memory import Corrections, Sentences
from translator.names import mentioned_people, stated_names
from translator.profiles import Profile
from translator.progress import Progress, no_progress
from translator.quantities import Context, home_currency
from translator.records import (
    Article,
    Block,
    Briefing,
    Entry,
    Hypothesis,
    Marked,
    Passage,
    Realisation,
    RelatedItem,
    RelatedPassage,
    Role,
    Segment,
    Signature,
    Step,
    TermUse,
    Translation,
)
from translator.summarise import key_figures, summarise
from translator.translate.hypotheses import translate
from translator.translate.mark import mark, with_first_mentions
from translator.translate.postedit import postedit
from translator.translate.repair import Ladder, repair
from translator.translate.verify import cost, verify, weight


@dataclass(frozen=True, slots=True)
class Job:
    """What a run works with, whatever its input. Without a memory, everything is translated anew."""

    engine: Engine
    glossary: Glossary
    profile: Profile
    made: date
    watch: Progress = no_progress
    corrections: Corrections = field(default_factory=Corrections)
    memory: Sentences | None = None

    @property
    def signature(self) -> Signature:
        """What determines the English of this run."""
        model = self.engine.model
        return Signature(
            version=__version__,
            engine=self.engine.name,
            model=model.id,
            digest=model.digest[:12],
            script=self.engine.script,
            glossary=self.glossary.digest,
            profile=self.profile.name,
            corrections=self.corrections.digest,
            files=model.files[:12],
            adapter=model.adapter[:12],
        )


def brief(articles: Sequence[Article], job: Job) -> list[Briefing]:
    """Return a briefing for each of `articles`; all their sentences go through the engine together."""
    blocks = [[(block.role, segment(block)) for block in _blocks(article)] for article in articles]
    marked = []
    for article, parts in zip(articles, blocks, strict=True):
        text = "\n".join([article.title, *(block.text for block in article.blocks)])
        context, glossary = _context(article.published, text, job.profile), _with_names(text, job.glossary)
        segments = [part for _, found in parts for part in found]
        marked += with_first_mentions([mark(part, glossary, context) for part in segments])
    sentences = iter(english(marked, job))
    briefings = []
    for article, parts in zip(articles, blocks, strict=True):
        passages = [Passage(role, tuple(next(sentences) for _ in found)) for role, found in parts]
        briefings.append(_briefing(article, iter(passages), job))
    return briefings


def english(marked: Sequence[Marked], job: Job) -> list[Translation]:
    """Return the English of each of `marked`, in order: the user's own, else what was kept, else a new translation."""
    known = [_corrected(item, job) for item in marked]
    asked = [index for index, translation in enumerate(known) if translation is None]
    if job.memory is not None:
        for index, kept in zip(asked, job.memory.recall([marked[index] for index in asked]), strict=True):
            item = marked[index]
            known[index] = verify(item, kept.hypothesis, kept.step) if kept else _retargeted(item, job)
    new = [index for index, translation in enumerate(known) if translation is None]
    fresh = dict(zip(new, _translated([marked[index] for index in new], job), strict=True))
    return [translation or fresh[index] for index, translation in enumerate(known)]


def _retargeted(marked: Marked, job: Job) -> Translation | None:
    """Return what was kept for a sentence under other targets with the present ones put in, if that verifies.

    An edit of a target then changes the term and not the wording around it, and costs no engine.
    """
    assert job.memory is not None
    earlier = job.memory.earlier(marked)
    text = earlier and retarget(marked.hits, earlier[1], earlier[0].hypothesis.text)
    if not earlier or text is None:
        return None
    judged = _judge(marked, replace(earlier[0].hypothesis, text=text), Step.RETARGETED)
    if judged.findings:
        return None
    job.memory.count_retargeted()
    _keep(marked, judged, job)
    return judged


def _corrected(marked: Marked, job: Job) -> Translation | None:
    """Return the user's own English for a sentence, checked like any other, or None."""
    own = job.corrections.get(marked.segment.text)
    return None if own is None else verify(marked, Hypothesis(own), Step.CORRECTED)


def _translated(marked: Sequence[Marked], job: Job) -> list[Translation]:
    """Translate, verify and repair; what is finished is kept at once, so that nothing stops it from being so."""
    drafts: dict[int, Translation] = {}

    def take(place: int, hypotheses: Sequence[Hypothesis]) -> None:
        item = marked[place]
        step = Step.WRITTEN if item.hits or item.quantities else Step.PLAIN
        drafts[place] = min((_judge(item, hypothesis, step) for hypothesis in hypotheses), key=weight)
        if not drafts[place].findings:
            _keep(item, drafts[place], job)
        job.watch("Translating", len(drafts), len(marked))

    translate(marked, job.engine, job.profile, take)
    keep = partial(_keep, job=job)
    ladder = Ladder(job.engine, _judge, cost, job.profile.n_best, job.watch, keep)
    best = repair(marked, [drafts[place] for place in range(len(marked))], ladder)
    for item, translation in zip(marked, best, strict=True):
        if translation.findings:
            _keep(item, translation, job)
    return best


def _keep(marked: Marked, translation: Translation, job: Job) -> None:
    if job.memory is not None:
        job.memory.remember([(marked, translation)])


def _judge(marked: Marked, hypothesis: Hypothesis, step: Step) -> Translation:
    """Mend what is mechanical, then check."""
    names = [name for hit in marked.hits for name in renderings(hit.entry)]
    text = tidy(postedit(hypothesis.text, marked), names)
    for mend in (recase, respell, lengthen):
        text = mend(text, realise(marked.hits, text))
    return verify(marked, replace(hypothesis, text=text), step)


def _with_names(text: str, glossary: Glossary) -> Glossary:
    """Return the termbase with the names of `text`, a whole article, so that they stay the same in it.

    Those whose English it states itself, then the people whose spelling is sure.
    """
    for find in (stated_names, mentioned_people):
        if found := find(text, glossary):
            glossary = Glossary((*glossary.entries, *found))
    return glossary


def _context(published: date | None, text: str, profile: Profile) -> Context:
    return Context(published, profile.spelling, home_currency(text))


def _blocks(article: Article) -> Iterator[Block]:
    """Everything of an article that is to be English, in the order in which `_briefing` takes it back."""
    yield Block(Role.TITLE, article.title)
    yield Block(Role.PUBLISHER, article.publisher or "")
    yield Block(Role.BYLINE, article.byline or "")
    yield from article.blocks
    for item in article.related:
        yield Block(Role.RELATED, item.headline)
        yield Block(Role.SOURCE, item.source)
        yield Block(Role.SOURCE, item.age)


def _briefing(article: Article, passages: Iterator[Passage], job: Job) -> Briefing:
    title, publisher, byline = next(passages), next(passages), next(passages)
    body = tuple(next(passages) for _ in article.blocks)
    related = tuple(_related(item, next(passages), next(passages), next(passages)) for item in article.related)
    briefing = Briefing(
        article=article,
        title=title,
        body=body,
        signature=job.signature,
        made=job.made,
        publisher=publisher if article.publisher else None,
        byline=byline if article.byline else None,
        related=related,
        summary=summarise(body, article.title, profile=job.profile),
        figures=key_figures(body),
    )
    return replace(briefing, terms=_uses(briefing.passages()))


def _related(item: RelatedItem, headline: Passage, source: Passage, age: Passage) -> RelatedPassage:
    return RelatedPassage(item, headline, source if item.source else None, age if item.age else None)


def _uses(passages: Iterable[Passage]) -> tuple[TermUse, ...]:
    """How often and in which forms each entry occurs, in order of first occurrence."""
    found: dict[Entry, list[Realisation]] = {}
    for passage in passages:
        for sentence in passage.sentences:
            for term in sentence.terms:
                found.setdefault(term.hit.entry, []).append(term)
    return tuple(
        TermUse(entry, len(terms), sum(t.is_met for t in terms), tuple(dict.fromkeys(t.hit.surface for t in terms)))
        for entry, terms in found.items()
    )


def text_lines(lines: Sequence[str], job: Job) -> list[Translation]:
    """Translate lines of text, a segment each, with no article around them."""
    context = _context(None, "\n".join(lines), job.profile)
    marked = [mark(Segment(line, Role.PARAGRAPH), _with_names(line, job.glossary), context) for line in lines]
    return english(marked, job)
