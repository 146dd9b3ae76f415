"""The stages in order, over several articles at once: articles in, briefings out.

segment, match, translate, verify, repair, summarise. What comes before (read, clean) and after (publish)
goes file by file: see `batch`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from itertools import chain, islice

from translator import __version__
from translator.article_sentences import Place, Terms, context_of, marked_alone, passages, reading
from translator.engines.base import Engine
from translator.glossary import Glossary, retarget
from translator.memory import Corrections, Sentences
from translator.names import NameBook, stated_names
from translator.profiles import Profile
from translator.progress import Progress, no_progress
from translator.records import (
    Accepted,
    Article,
    Briefing,
    Hypothesis,
    Marked,
    Passage,
    RelatedItem,
    RelatedPassage,
    Role,
    Segment,
    Signature,
    Step,
    Translation,
    term_uses,
)
from translator.summarise import key_figures, summarise, wanted_points
from translator.translate.asking.request import request_for
from translator.translate.doubt import doubted
from translator.translate.hypotheses import translate
from translator.translate.judge import judge
from translator.translate.naming import ArticleNames, name_alike
from translator.translate.repair import Ladder, repair
from translator.translate.verify import verify, weight


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
    names: NameBook = field(default_factory=NameBook)

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
            server=model.server,
            host=model.host,
        )


def brief(articles: Sequence[Article], job: Job) -> list[Briefing]:
    """Return a briefing for each of `articles`; all their sentences go through the engine together."""
    for article in articles:
        job.names.learn(stated_names(article.text, job.glossary))
    readings = [reading(article, Terms(job.glossary, job.profile, job.names)) for article in articles]
    marked = [reading.marked() for reading in readings]
    first = iter(english(list(chain.from_iterable(marked)), job))
    named = [
        ArticleNames(reading.glossary, items, list(islice(first, len(items))), reading.marked)
        for reading, items in zip(readings, marked, strict=True)
    ]
    settled = [
        [_reviewed(each, job) for each in translations]
        for translations in name_alike(named, job.names, partial(_again, job=job))
    ]
    imprint = Imprint(job.profile, job.corrections, job.signature, job.made)
    said = map(passages, articles, readings, settled)
    return [briefing_of(*each, imprint) for each in zip(articles, said, strict=True)]


def _reviewed(translation: Translation, job: Job) -> Translation:
    """Return a sentence with what was found of it accepted, where a reviewer has accepted just that."""
    messages = [finding.message for finding in translation.findings]
    for given in job.corrections.accepted(translation.segment.text) if messages else ():
        if given.holds(translation.text, messages):
            return replace(translation, findings=(), accepted=Accepted(given.reason, translation.findings))
    return translation


def _again(marked: Sequence[Marked], job: Job) -> list[Translation]:
    """Return `english` of sentences that have been asked for before, so that they are not counted twice."""
    with job.memory.uncounted() if job.memory is not None else nullcontext():
        return english(marked, job)


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
    found = [translation or fresh[index] for index, translation in enumerate(known)]
    return [doubted(translation) for translation in _worded(marked, found, job)]


def _worded(marked: Sequence[Marked], translations: Sequence[Translation], job: Job) -> list[Translation]:
    """Return `translations` with the words of those that were pieced together, which no one answer had."""
    found = list(translations)
    pieced = [i for i, each in enumerate(found) if each.step in (Step.SPLICE, Step.SPLIT) and not each.words]
    requests = [request_for(marked[index], job.engine.script) for index in pieced]
    for index, words in zip(pieced, job.engine.read(requests, [found[index].text for index in pieced]), strict=True):
        if words:
            found[index] = replace(found[index], words=words)
            _keep(marked[index], found[index], job)
    return found


def _retargeted(marked: Marked, job: Job) -> Translation | None:
    """Return what was kept for a sentence under other targets with the present ones put in, if that verifies.

    An edit of a target then changes the term and not the wording around it, and costs no engine.
    """
    assert job.memory is not None
    earlier = job.memory.earlier(marked)
    text = earlier and retarget(marked.hits, earlier[1], earlier[0].hypothesis.text)
    if not earlier or text is None:
        return None
    judged = judge(marked, replace(earlier[0].hypothesis, text=text), Step.RETARGETED)
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
        drafts[place] = min((judge(item, hypothesis, step) for hypothesis in hypotheses), key=weight)
        if not weight(drafts[place]):
            _keep(item, drafts[place], job)
        job.watch("Translating", len(drafts), len(marked))

    translate(marked, job.engine, job.profile, take)
    keep = partial(_keep, job=job)
    ladder = Ladder(job.engine, job.profile.n_best, job.watch, keep)
    best = repair(marked, [drafts[place] for place in range(len(marked))], ladder)
    for item, translation in zip(marked, best, strict=True):
        if weight(translation):
            _keep(item, translation, job)
    return best


def _keep(marked: Marked, translation: Translation, job: Job) -> None:
    if job.memory is not None:
        job.memory.remember([(marked, translation)])


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a briefing goes by besides its sentences, and says of how it was made."""

    profile: Profile
    corrections: Corrections
    signature: Signature
    made: date


def briefing_of(article: Article, said: Mapping[Place, Passage], imprint: Imprint) -> Briefing:
    """Return an article's briefing; what a brief leaves out of the related items is at their end, and called alike."""
    body = tuple(said[Place("body", index)] for index in range(len(article.blocks)))
    related = [_related(index, item, said) for index, item in enumerate(article.related)]
    wanted = wanted_points(body, imprint.corrections, article.file_name)
    briefing = Briefing(
        article=article,
        title=said[Place("title")],
        body=body,
        signature=imprint.signature,
        made=imprint.made,
        publisher=said.get(Place("publisher")),
        byline=said.get(Place("byline")),
        related=tuple(sorted(related, key=lambda item: item.is_in_doubt)),
        summary=summarise(body, article.title, profile=imprint.profile, wanted=wanted),
        wanted=wanted,
        figures=key_figures(body),
    )
    return replace(briefing, terms=term_uses(briefing.passages()))


def _related(index: int, item: RelatedItem, said: Mapping[Place, Passage]) -> RelatedPassage:
    source, age = said.get(Place("source", index)), said.get(Place("age", index))
    return RelatedPassage(item, said[Place("headline", index)], source, age)


def text_lines(lines: Sequence[str], job: Job) -> list[Translation]:
    """Translate lines of text, a segment each, with no article around them."""
    context = context_of(None, "\n".join(lines), job.profile)
    return english([marked_alone(Segment(line, Role.PARAGRAPH), job.glossary, context) for line in lines], job)
