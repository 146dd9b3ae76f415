"""models.html: what several models made of the same articles, sentence beside sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translator.chinese.script import guess_script
from translator.publish.content.counts import counted
from translator.publish.content.outline import NO_ENGLISH
from translator.publish.content.quotation_marks import typographic
from translator.publish.html.escape import english, marked, plain, shown
from translator.publish.html.marks import english_marks, original_marks
from translator.records import Article, Passage, Translation, Trial

_STYLE = """
:root { color-scheme: light dark; --ink: #1d232b; --soft: #566070; --rule: #c5ced8; --paper: #fff; --tint: #f1f5f9;
  --accent: #12365a; --warning: #8a2b0b; --edge: #c29a00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e8ed; --soft: #a3adb9; --rule: #3a434e; --paper: #15191e;
  --tint: #1f252c; --accent: #9cc4ef; --warning: #ffb08f; --edge: #d9b93b; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem 1.5rem 3rem; max-width: 110rem; color: var(--ink); background: var(--paper);
  font: 15px/1.5 system-ui, "Segoe UI", Arial, "Microsoft JhengHei", "PingFang TC", "Noto Sans CJK TC", sans-serif; }
h1 { margin: 1rem 0 .25rem; font: bold 1.6rem/1.2 Georgia, serif; } p { margin: 0 0 1rem; color: var(--soft); }
h2 { margin: 2.5rem 0 .25rem; color: var(--accent); font: bold 1.15rem/1.3 Georgia, serif; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; } .beside { table-layout: fixed; }
th, td { padding: .45rem .75rem .45rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule);
  overflow-wrap: anywhere; }
thead th { color: var(--soft); font-size: .8rem; font-weight: 600; background: var(--paper); }
.beside thead th { position: sticky; top: 0; } .beside th:first-child { width: 26%; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.number, th.number { padding-right: 1.5rem; } .all th { overflow-wrap: normal; }
@media (max-width: 60rem) { .scroll { overflow-x: auto; } .scroll table { min-width: 56rem; } }
.flagged { box-shadow: inset 3px 0 var(--edge); padding-left: .6rem; background: var(--tint); }
.title td { font-weight: 600; }
ul { margin: .3rem 0 0; padding: 0; list-style: none; color: var(--warning); font-size: .8rem;
  overflow-wrap: anywhere; }
.none { color: var(--soft); }
mark { color: inherit; background: none; border-bottom: 2px solid var(--accent); }
mark.figure { border-bottom-style: dotted; } mark.missed { border-bottom-color: var(--warning); color: var(--warning); }
.failed { color: var(--warning); }
"""
_HEADS = ("model", "characters a second", "start-up", "flagged", "terms obeyed", "figures kept", "published quality")
_UNTRANSLATED = f'<span class="none">{NO_ENGLISH}</span>'


def render_trials(trials: Sequence[Trial]) -> str:
    """Return the page of what `trials` made of the same articles; those that failed say why."""
    done = [trial for trial in trials if trial.briefings]
    articles = [briefing.article for briefing in done[0].briefings] if done else []
    parts = [_head(len(articles)), _summary(trials)]
    parts += [_article(number, article, done) for number, article in enumerate(articles)]
    signatures = "".join(f"<li>{shown(str(trial.briefings[0].signature))}</li>" for trial in done)
    return "\n".join([*parts, f'<h2>Signatures</h2>\n<ul class="none">{signatures}</ul>', "</html>\n"])


def _head(count: int) -> str:
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>The models, side by side</title>\n<style>{_STYLE}</style>\n"
        "<h1>The models, side by side</h1>\n"
        f"<p>The same {count} article{'s' * (count != 1)}, the same glossary, the same checks. A sentence with a bar "
        "fails a check; a flag is no proof that it is wrong, nor its absence that it is right. Terms are underlined, "
        "figures dotted.</p>"
    )


def _summary(trials: Sequence[Trial]) -> str:
    heads = "".join(f'<th scope="col"{_kind(head)}>{head}</th>' for head in _HEADS)
    rows = "\n".join(f"<tr>{_measured(trial)}</tr>" for trial in trials)
    return _scrolling(f'<table class="all">\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody></table>')


def _kind(head: str) -> str:
    """A number stands under its head's end."""
    return "" if head in (_HEADS[0], _HEADS[-1]) else ' class="number"'


def _scrolling(table: str) -> str:
    """A table that a narrow screen shows a part of."""
    return f'<div class="scroll" tabindex="0">\n{table}\n</div>'


def _measured(trial: Trial) -> str:
    name = f'<th scope="row">{shown(trial.model)}</th>'
    known = f"<td>{shown(trial.known)}</td>"
    if not trial.briefings:
        return f'{name}<td class="failed" colspan="{len(_HEADS) - 2}">{shown(trial.failure)}</td>{known}'
    found = counted(trial.sentences)
    flagged = sum(bool(sentence.findings) for sentence in trial.sentences)
    cells = (
        f"{trial.characters / max(trial.seconds, 0.001):.0f}",
        f"{trial.start:.1f} s",
        f"{flagged} of {len(trial.sentences)}",
        f"{found['terms_met']} of {found['terms']}",
        f"{found['quantities_met']} of {found['quantities']}",
    )
    return name + "".join(f'<td class="number">{cell}</td>' for cell in cells) + known


def _article(number: int, article: Article, trials: Sequence[Trial]) -> str:
    """Return an article's title and text, a row a sentence; related items, whose order is each engine's, are left."""
    language = f"zh-{guess_script(article.text)}"
    heads = "".join(f'<th scope="col">{shown(name)}</th>' for name in ("Chinese", *(each.model for each in trials)))
    columns = [(each.briefings[number].title, *each.briefings[number].body) for each in trials]
    rows = "\n".join(_rows(columns, language))
    table = f'<table class="beside">\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody></table>'
    return f"<h2>{shown(article.file_name)}</h2>\n{_scrolling(table)}"


def _rows(columns: Sequence[Sequence[Passage]], language: str) -> Iterator[str]:
    """Yield a row for each sentence of passages that are the same but for their English, a column an engine."""
    for passages in zip(*columns, strict=True):
        for sentences in zip(*(passage.sentences for passage in passages), strict=True):
            source = sentences[0]
            if not source.segment.text.strip():
                continue
            original = marked(source.segment.text, original_marks(source))
            cells = "".join(map(_cell, sentences))
            yield f'<tr class="{plain(passages[0].role.value)}"><td lang="{language}">{original}</td>{cells}</tr>'


def _cell(sentence: Translation) -> str:
    text = marked(typographic(sentence.text), english_marks(sentence)) or _UNTRANSLATED
    failed = "".join(f"<li><b>{shown(each.check)}</b> {english(each.message)}</li>" for each in sentence.findings)
    state = ' class="flagged"' if sentence.findings else ""
    return f"<td{state}>{text}{f'<ul>{failed}</ul>' if failed else ''}</td>"
