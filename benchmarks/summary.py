"""Compare the summary with lead and with plain sumy, on marked articles. No model is needed.

    python benchmarks/summary.py [--set FOLDER] [--seeds FOLDER] [--glossary FILE] [--each]

The articles of `benchmarks/summaries/` (its README says how they were marked) are in two parts: weights and
cues were set on the first alone, `REPORTED` are for reporting. With `--seeds`, two real articles are added:
the second is another desk's condensation of the first, the gold is the sentences of the first whose content
it kept, and ROUGE is against the condensation's own text. It kept four fifths, in about nine times the room:
only P says much there.

Every system has the same budget, that of the profile: at most `max_points` sentences, at most
`summary_words` English words, a sentence that no longer fits passed over. Words rather than sentences,
because that is what a reader of the brief is promised, and because a budget in sentences favours long ones.
Without an engine the English is taken to have a word for every two characters: the 2.0 of a full run over
the first real article.

P, R, F1: marked sentences among the chosen, means over the articles. ROUGE-1, -2, -L (Lin 2004): F of the
chosen text against the marked text, a token being a Han character or a run of letters or digits.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from math import ceil
from pathlib import Path
from typing import Any

from translator import __version__
from translator.chinese.segment import segment
from translator.chinese.words import STOP_WORDS, chinese_words
from translator.clean import clean
from translator.glossary import Glossary, load
from translator.profiles import BALANCED, PROFILES, Profile
from translator.quantities import Context, home_currency
from translator.read import read
from translator.records import Block, Passage, Realisation, Role, SummaryPoint, Translation
from translator.summarise import summarise
from translator.translate.mark import mark

HERE = Path(__file__).parent
REPORTED = ("03", "06", "09", "12", "15", "18", "21", "24")
"""Every third article, fixed when the set was written: weights and cues of the summary were not set on them."""
CHARACTERS_A_WORD = 2.0
ALIGNED = 64
DROPPED = frozenset({1, 2, 6, 16, 18, 24, 36, 37, 38, 40, 47, 50, 51, 53})
"""Of the sentences of the first real article, from 0, those whose content the condensation did not keep.

Aligned by hand: a sentence is kept where the fact that it states is stated there, in whatever words. By shared
words it cannot be done: the best match of a kept sentence has from 0.00 to 0.72 of its words, of a dropped one
from 0.07 to 0.35.
"""
RUNNING = (Role.STANDFIRST, Role.PARAGRAPH)

_TOKEN = re.compile(r"[A-Za-z]+|[0-9]+(?:[.,][0-9]+)*|[\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Sample:
    """An article with its marked sentences."""

    name: str
    title: str
    body: tuple[Passage, ...]
    gold: frozenset[SummaryPoint]
    reference: str = ""

    def points(self) -> list[SummaryPoint]:
        """The sentences of the running text, in order."""
        return [
            SummaryPoint(index, number)
            for index, passage in enumerate(self.body)
            if passage.role in RUNNING
            for number in range(len(passage.sentences))
        ]

    def text(self, point: SummaryPoint) -> str:
        """The Chinese of a sentence."""
        return self.body[point.passage].sentences[point.sentence].segment.text

    def cost(self, point: SummaryPoint) -> int:
        """Its English words."""
        return len(self.body[point.passage].sentences[point.sentence].text.split())


System = Callable[[Sample, Profile], list[SummaryPoint]]

# ---------------------------------------------------------------- articles


def sample(path: Path, glossary: Glossary) -> Sample:
    """Read a marked article: `# ` title, `## ` headings, `> ` standfirst, a sentence a line, `* ` the marked ones."""
    title, *rest = path.read_text(encoding="utf-8").strip().split("\n\n")
    blocks, marked = [], []
    for index, paragraph in enumerate(rest):
        lines = paragraph.split("\n")
        role = {"#": Role.HEADING, ">": Role.STANDFIRST}.get(paragraph[0], Role.PARAGRAPH)
        blocks.append(Block(role, "".join(re.sub(r"^(?:##|[*>]) ", "", line) for line in lines)))
        marked += [SummaryPoint(index, number) for number, line in enumerate(lines) if line.startswith("* ")]
    return Sample(path.stem, title.removeprefix("# "), passages(blocks, glossary), frozenset(marked))


def passages(blocks: Sequence[Block], glossary: Glossary) -> tuple[Passage, ...]:
    """Return `blocks` as if translated: terms and figures found, English of the usual length."""
    context = Context(home_currency=home_currency("".join(block.text for block in blocks)))
    found = []
    for block in blocks:
        sentences = []
        for part in segment(block):
            marked = mark(part, glossary, context)
            english = " ".join(["word"] * ceil(len(part.text.strip()) / CHARACTERS_A_WORD))
            terms = tuple(Realisation(hit, 0, 1) for hit in marked.hits)
            sentences.append(Translation(part, english, quantities=marked.quantities, terms=terms))
        found.append(Passage(block.role, tuple(sentences)))
    return tuple(found)


def real(folder: Path, glossary: Glossary) -> Sample:
    """Return the first real article: its gold is what the second, another desk's condensation, kept of it."""
    first, second = (clean(read(path)) for path in sorted(folder.glob("*.txt"))[:2])
    short = "".join(block.text for block in second.blocks if block.role in RUNNING)
    article = Sample("real", first.title, passages(first.blocks, glossary), frozenset(), short)
    points = article.points()
    if len(points) != ALIGNED:
        raise SystemExit(f"{folder}: {len(points)} sentences, but {ALIGNED} were aligned by hand: align again.")
    return replace(article, gold=frozenset(point for n, point in enumerate(points) if n not in DROPPED))


def content(text: str) -> list[str]:
    """Return the content words of `text` as the product cuts them."""
    words = (word.strip().lower() for word in chinese_words(text))
    return [word for word in words if word not in STOP_WORDS and _TOKEN.search(word)]


# ---------------------------------------------------------------- systems


def ours(article: Sample, profile: Profile) -> list[SummaryPoint]:
    """The product's summary."""
    return list(summarise(article.body, article.title, profile=profile))


def lead(count: int) -> System:
    """Return the system that takes the first `count` sentences."""
    return lambda article, profile: fill(article, article.points()[:count], profile)


def plain(summarizer: type[Any]) -> System:
    """Return sumy's algorithm as it comes, over our segments and words."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    def system(article: Sample, profile: Profile) -> list[SummaryPoint]:
        points = article.points()
        words = {str(n): content(article.text(point)) for n, point in enumerate(points)}

        class Ready:
            def to_words(self, key: str) -> list[str]:
                return words[key]

        ratings: dict[int, float] = {}

        def keep(infos: Sequence[Any]) -> Sequence[Any]:
            # Rounded: sumy goes through sets, whose order, and so the last digits, change from run to run.
            ratings.update({int(str(info.sentence)): round(float(info.rating), 9) for info in infos})
            return infos

        summarizer()(ObjectDocumentModel([Paragraph([Sentence(key, Ready()) for key in words])]), keep)
        ranked = sorted(ratings, key=lambda place: (-ratings[place], place))
        return fill(article, [points[place] for place in ranked], profile)

    return system


def fill(article: Sample, ranked: Sequence[SummaryPoint], profile: Profile) -> list[SummaryPoint]:
    """Return the first of `ranked` that fit the budget together."""
    chosen: list[SummaryPoint] = []
    left = profile.summary_words
    for point in ranked:
        if len(chosen) < profile.max_points and article.cost(point) <= left:
            chosen.append(point)
            left -= article.cost(point)
    return sorted(chosen, key=lambda point: (point.passage, point.sentence))


def systems() -> dict[str, System]:
    """Return what is compared, by name."""
    from sumy.summarizers.kl import KLSummarizer
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.summarizers.lsa import LsaSummarizer
    from sumy.summarizers.text_rank import TextRankSummarizer

    named = {"LexRank": LexRankSummarizer, "TextRank": TextRankSummarizer, "LSA": LsaSummarizer, "KL": KLSummarizer}
    return {"ours": ours, "lead-3": lead(3), "lead-5": lead(5)} | {n: plain(each) for n, each in named.items()}


# ---------------------------------------------------------------- measures


class Tokens:
    """The tokenizer that rouge-score asks for: its own knows no Chinese."""

    def tokenize(self, text: str) -> list[str]:
        """Return the tokens of `text`."""
        return _TOKEN.findall(text.lower())


ROUGE = ("rouge1", "rouge2", "rougeL")


def measures(article: Sample, chosen: Sequence[SummaryPoint]) -> list[float]:
    """Return P, R, F1, ROUGE-1, ROUGE-2, ROUGE-L and the number of English words of a summary."""
    from rouge_score.rouge_scorer import RougeScorer

    right = len(article.gold & set(chosen))
    precision, recall = right / max(1, len(chosen)), right / max(1, len(article.gold))
    marked = "".join(article.text(point) for point in article.points() if point in article.gold)
    found = "".join(map(article.text, chosen))
    scores = RougeScorer(ROUGE, tokenizer=Tokens()).score(article.reference or marked, found)
    f1 = 2 * right / max(1, len(chosen) + len(article.gold))
    return [precision, recall, f1, *(scores[name].fmeasure for name in ROUGE), sum(map(article.cost, chosen))]


def table(name: str, articles: Sequence[Sample], profile: Profile) -> Iterator[str]:
    """Yield the lines of the table of one part."""
    marked = sum(len(article.gold) for article in articles)
    sentences = sum(len(article.points()) for article in articles)
    yield f"{name}: {len(articles)} articles, {sentences} sentences, {marked} marked"
    heads = " ".join(f"{head:>6}" for head in ("P", "R", "F1", "R-1", "R-2", "R-L", "words"))
    yield f"{'':10} {heads}  F1 beside ours: better/same/worse"
    best: list[float] = []
    for label, system in systems().items():
        rows = [measures(article, system(article, profile)) for article in articles]
        means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
        f1 = [row[2] for row in rows]
        best = best or f1
        beside = [sum(map(test, f1, best)) for test in (float.__gt__, float.__eq__, float.__lt__)]
        figures = " ".join(f"{mean:6.3f}" for mean in means[:-1])
        yield f"{label:10} {figures} {means[-1]:6.1f}  {'' if label == 'ours' else '{}/{}/{}'.format(*beside)}"


def show(article: Sample, profile: Profile) -> Iterator[str]:
    """Yield an article line by line: `*` marked, `+` chosen."""
    chosen = ours(article, profile)
    yield f"\n{article.name}  {article.title}"
    for point in article.points():
        marks = ("*" if point in article.gold else " ") + ("+" if point in chosen else " ")
        yield f"{marks} {point.passage}.{point.sentence} {article.text(point)}"


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", type=Path, default=HERE / "summaries")
    parser.add_argument("--seeds", type=Path)
    parser.add_argument("--glossary", type=Path, default=HERE.parent / "glossary.csv")
    parser.add_argument("--profile", default=BALANCED.name, choices=tuple(PROFILES))
    parser.add_argument("--each", action="store_true", help="show the articles that weights were set on")
    options = parser.parse_args()
    profile, glossary = PROFILES[options.profile], load(options.glossary)
    articles = [sample(path, glossary) for path in sorted(options.set.glob("[0-9]*.txt"))]
    parts = {
        "Tuning part": [article for article in articles if article.name[:2] not in REPORTED],
        "Reporting part": [article for article in articles if article.name[:2] in REPORTED],
        "Real articles": [real(options.seeds, glossary)] if options.seeds else [],
    }
    for name, part in parts.items():
        if part:
            print(*table(name, part, profile), "", sep="\n")
    if options.each:
        for article in parts["Tuning part"]:
            print(*show(article, profile), sep="\n")
    budget = f"{profile.summary_words} words, {profile.max_points} sentences"
    print(
        f"signature: version:{__version__}|sumy:{version('sumy')}|rouge-score:{version('rouge-score')}"
        f"|glossary:{glossary.digest[:12]}|profile:{profile.name}|budget:{budget}",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
