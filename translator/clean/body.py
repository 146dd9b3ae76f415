"""Where the article's body stands among the lines of a page.

The body is the run of lines with the most running text (a maximum-sum run: prose counts its length,
anything else costs a little), outside the page's lists of other stories.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from translator.clean.line_kinds import POINTS, Kind, inline_related, names_editor
from translator.clean.lines import Line

_COST = {Kind.EMPTY: 0, Kind.CAPTION: 0, Kind.BYLINE: 2, Kind.DATE: 2, Kind.FIELD: 4, Kind.ROW: 2, Kind.COMMENT: 40}
_COST |= {Kind.CHROME: 5, Kind.END: 60, Kind.LISTED: 60, Kind.RELATED_HEAD: 30, Kind.SITE_HEAD: 30}
_OTHER, _ITEM = 8, 3
_LEADS = re.compile(r"[：；，:;]$|^[（(][一二三四五六七八九十\d]{1,2}[)）].*[。；？?]$")
_ENTRY = re.compile(r"(\d{1,2})[.、．](?!\d)")
_HEADS = (Kind.RELATED_HEAD, Kind.SITE_HEAD)
_BARRIERS = (*_HEADS, Kind.END, Kind.COMMENT, Kind.LISTED)
"""What no article goes on behind."""
_COMMENTS = re.compile(r"[評评][論论]|留言|[樓楼][層层]|[回迴][響响]|^最[熱热早新](?:\s最[熱热早新])+$")
_COMMENT_HEAD = re.compile(
    r"最[熱热早新](?:\s最[熱热早新])+|全部[樓楼][層层]|[討讨][論论](?:[區区]|[規规][範范则則])|留言(?:板|[規规][範范则則])|(?:最新|[熱热][門门]|精彩|全部|所有|[網网]友)"
    r"(?:[評评][論论]|跟[貼贴帖]|[回迴][響响应應]|留言)(?:\s?[(（]?\d{0,6}[)）]?)?"
)
MIN_COMMENTED = 60
"""Characters of running text that readers comment on; above less the words are those of a bar of buttons."""
MAX_PROMPT = 20
"""Characters of a prompt; a line of the page that has more is a notice below its article."""
MAX_GAIN = 400
"""A single long line must not outweigh an article of many lines."""
MIN_BODY = 30
"""Characters of running text below which there is no article."""
MAX_SUBHEAD = 14
"""Characters of a subhead; the headlines of other stories are longer, or of two clauses."""
MIN_ITEM = 10
"""Characters of an entry of a list above the text that is part of it."""
MIN_UNSTOPPED = 8
"""Characters of a line from which, where a text has no marks at all, it may be running text."""


@dataclass(frozen=True, slots=True)
class Span:
    """The body: lines `start` to `end` (exclusive), and those of them in lists of other stories."""

    start: int
    end: int
    listed: frozenset[int]


def find_body(lines: Sequence[Line], *, is_marked_up: bool) -> Span | None:
    """Return where the body is; `None` if there is too little running text for one.

    `is_marked_up` says that the text came from markup that leaves menus out, so that lists and
    tables at the body's edges belong to it.
    """
    listed = _listed(lines)
    start, end = _best_run(lines, listed)
    if _prose(lines[start:end]) < MIN_BODY:
        return None
    start = _from_first_clause(lines, start, listed)
    if is_marked_up:
        start, end = _with_lists(lines, start, _last_text(lines, end, listed), listed)
    return Span(start, end, listed)


def _last_text(lines: Sequence[Line], end: int, listed: frozenset[int]) -> int:
    """The end of the body with the running text below it: code or a list of short lines may have parted them."""
    stop = next((n for n in range(end, len(lines)) if n in listed or _ends_page(lines[n])), len(lines))
    texts = [n + 1 for n in range(end, stop) if _is_text(lines[n])]
    return max(texts, default=end)


def _is_barrier(line: Line) -> bool:
    return line.kind in _BARRIERS and not _is_aside(line)


def _is_aside(line: Line) -> bool:
    """Whether a line amid a story names one other story: 延伸閱讀：…"""
    return line.kind is Kind.LISTED and inline_related(line.text) != ""


def _ends_page(line: Line) -> bool:
    """Whether what stands below a line is not the article's: a list's head, readers' comments, a notice."""
    if _is_barrier(line) or (line.kind is Kind.CHROME and len(line.text) > MAX_PROMPT):
        return True
    return len(line.text) <= MAX_PROMPT and line.kind is not Kind.PROSE and _COMMENTS.search(line.text) is not None


def first_text(lines: Sequence[Line], title_at: int, span: Span) -> int:
    """Return the start of the body with the running text between it and its headline."""
    barriers = [n for n in range(title_at, span.start) if n in span.listed or _is_barrier(lines[n])]
    above = range(max(barriers, default=title_at) + 1, span.start)
    return next((n for n in above if _is_text(lines[n])), span.start)


def _prose(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines if line.kind in (Kind.PROSE, Kind.WEAK))


def unstopped(lines: Sequence[Line]) -> list[Line]:
    """`lines` of a text without marks, its longer lines taken for running text where three stand in a row.

    So is a short one right below them: 不要追高.
    """
    fit = [line.kind is Kind.SHORT and len(line.text) >= MIN_UNSTOPPED and not line.is_link for line in lines]
    runs = [all(fit[at : at + 3]) and at + 3 <= len(fit) for at in range(len(fit))]
    inside = [any(runs[max(0, at - 2) : at + 1]) for at in range(len(fit))]
    below = [
        at > 0 and inside[at - 1] and line.kind is Kind.SHORT and not line.is_link for at, line in enumerate(lines)
    ]
    is_text = [one or other for one, other in zip(inside, below, strict=True)]
    return [replace(line, kind=Kind.WEAK) if is_one else line for line, is_one in zip(lines, is_text, strict=True)]


def _from_first_clause(lines: Sequence[Line], start: int, listed: frozenset[int]) -> int:
    """The start of the body with the lines right above it that lead into it: 問題：, （一）…；, 主席："""
    while start > 0 and start - 1 not in listed:
        above = lines[start - 1]
        is_lead = above.may_be_text and _LEADS.search(above.text)
        if not is_lead and not _is_next(above.text, lines[start].text):
            break
        start -= 1
    return start


def _is_next(above: str, below: str) -> bool:
    """Whether two lines are entries of one list, numbered one after the other."""
    first, second = _ENTRY.match(above), _ENTRY.match(below)
    return first is not None and second is not None and int(first[1]) + 1 == int(second[1])


def _listed(lines: Sequence[Line]) -> frozenset[int]:
    """Lines under a head such as 延伸閱讀, up to where running text resumes: two paragraphs of it, or with subheads.

    A head above all running text belongs to the page's menu and opens no list. Below that of readers' comments no
    text resumes.
    """
    listed: set[int] = set()
    in_list = seen_prose = False
    floors = min(_comments(lines), _signed_off(lines))
    for index, line in enumerate(lines[:floors]):
        if line.kind is Kind.PROSE and in_list and _resumes(lines, index):
            in_list = False
        if line.kind is Kind.PROSE and in_list and _resumes_headed(lines, index):
            in_list = False
            listed.discard(index - 1)
        if line.kind in _HEADS and seen_prose:
            in_list = True
        if in_list:
            listed.add(index)
        elif line.kind is Kind.PROSE:
            seen_prose = True
    return frozenset((*listed, *range(floors, len(lines))))


def _comments(lines: Sequence[Line]) -> int:
    """The line at which readers' comments begin, below some text; the number of lines where none do."""
    text = 0
    for index, line in enumerate(lines):
        text += len(line.text) if line.kind is Kind.PROSE else 0
        if (
            text >= MIN_COMMENTED
            and len(line.text) <= MAX_PROMPT
            and _COMMENT_HEAD.fullmatch(line.text.strip("【】 :："))
        ):
            return index
    return len(lines)


def _signed_off(lines: Sequence[Line]) -> int:
    """The line behind the editor's name where a teaser of another story follows, else the number of lines."""
    at = next((n for n in range(len(lines) - 1, -1, -1) if names_editor(lines[n].text)), len(lines))
    below = [line for line in lines[at + 1 :] if line.kind in (Kind.PROSE, Kind.WEAK)]
    is_teased = len(below) == 1 and below[0].text.endswith("…") and _prose(lines[:at]) >= MIN_COMMENTED
    return at + 1 if is_teased else len(lines)


def _resumes(lines: Sequence[Line], index: int) -> bool:
    after = next((n for n in range(index + 1, len(lines)) if not lines[n].level), len(lines))
    return all(at < len(lines) and _is_text(lines[at]) for at in (index, after))


def _resumes_headed(lines: Sequence[Line], index: int) -> bool:
    """Whether the text goes on with a subhead above each paragraph, below entries that are headlines alone."""
    if index + 2 >= len(lines) or lines[index - 2].kind is not Kind.SHORT:
        return False
    heads, texts = (lines[index - 1], lines[index + 1]), (lines[index], lines[index + 2])
    return all(map(_is_subhead, heads)) and all(_is_text(line) and line.text.endswith("。") for line in texts)


def _is_text(line: Line) -> bool:
    return line.kind is Kind.PROSE and not line.is_item and not line.is_link


def _is_subhead(line: Line) -> bool:
    is_plain = line.kind is Kind.SHORT and not line.is_item and not line.is_link
    return is_plain and len(line.text) <= MAX_SUBHEAD and len(line.text.split()) == 1


def _gain(line: Line, is_listed: bool) -> int:
    if is_listed or line.is_link:
        return -_COST.get(line.kind, _OTHER)
    if line.kind is Kind.PROSE:
        return min(max(len(line.text), 10), MAX_GAIN)
    if line.kind is Kind.WEAK:
        return min(len(line.text) // 2, MAX_GAIN)
    if _is_aside(line):
        return -_OTHER
    return -(_ITEM if line.is_item or line.level else _COST.get(line.kind, _OTHER))


def _best_run(lines: Sequence[Line], listed: frozenset[int]) -> tuple[int, int]:
    best, best_run, total, start = 0, (0, 0), 0, 0
    for index, line in enumerate(lines):
        if total <= 0:
            total, start = 0, index
        total += _gain(line, index in listed)
        if total > best:
            best, best_run = total, (start, index + 1)
    return best_run


def _is_short_item(line: Line) -> bool:
    """Whether an entry is as short as those of lists about the page are."""
    return line.is_item and len(line.text) < MIN_ITEM


def _with_lists(lines: Sequence[Line], start: int, end: int, listed: frozenset[int]) -> tuple[int, int]:
    def belongs(index: int) -> bool:
        line = lines[index]
        is_pointed = line.may_be_text and line.text.startswith(tuple(POINTS))
        is_part = line.is_item or is_pointed or line.kind in (Kind.ROW, Kind.CAPTION, Kind.EMPTY)
        return is_part and index not in listed and not line.is_link

    while start > 0 and belongs(start - 1) and not _is_short_item(lines[start - 1]):
        start -= 1
    while end < len(lines) and (belongs(end) or (end + 1 < len(lines) and lines[end].level and belongs(end + 1))):
        end += 1
    return start, end
