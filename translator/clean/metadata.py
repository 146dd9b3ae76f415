"""What a page says about its article: labelled fields, title, publisher. Nothing is guessed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise

from translator.chinese.characters import HAN
from translator.clean.dates import find_date
from translator.clean.line_kinds import Kind, is_menu
from translator.clean.lines import Line
from translator.clean.publishers import KNOWN, looks_like_source

_KEYS = {
    "title": "title|標題|标题|主旨|(?:完整)?新[聞闻][標标][題题]",
    "date": "date|published|pubdate|日期|[時时][間间]|"
    "(?:[發发][布佈表言]|刊[登載载]|上[架版]|出版)(?:[時时][間间]|日期)",
    "updated": "updated|lastmod|(?:最[後后])?更新(?:[時时][間间]|日期)?",
    "publisher": "publisher|source|site|sitename|[來来]源|(?:媒[體体]|新[聞闻]|文章|稿件)[來来]源|出[處处]|媒[體体]",
    "byline": "author|authors|byline|by|作者|[記记]者(?:署名)?|撰文|[編编][譯译]|[采採][写寫]",
    "forum": "看板|[點点瀏浏][閱阅覽览](?:次[數数]|人[數数])?|[標标][籤签]|tags|categories|category|"
    "url|link|slug|layout|draft|[備备][註注]|"
    "(?:(?:完整)?新[聞闻]|原文|文章)(?:[連链][結接]|[網网]址|[內内][文容])(?:\\s?\\(?或短網址\\)?)?",
}
_FIELD = re.compile(
    r"^(?:\d[.、]\s?)?(?:"
    + "|".join(f"(?P<{name}>{keys})" for name, keys in _KEYS.items())
    + r")(?P<sep>\s*[:：]\s*|\s+)(?P<value>\S.*)?$",
    re.IGNORECASE,
)
# Without a colon only forum headers and the `date 2025-…` of a page dump are fields.
_SPACED = re.compile(r"^(?:作者|看板|[標标][題题]|[時时][間间]|date)$", re.IGNORECASE)
_REMARKS = re.compile(r"^(?:\d[.、]\s?)?(?:心得|[評评][論论]|[備备][註注]|我的看法)(?:\s?[/／、]\s?\S{2,4})?\s*[：:]")
_NEXT_LABEL = re.compile(r"[|｜]|\s(?=\S{2,6}[：:])|(?:[舉举][報报]|作者[：:].*|[責责]任?[編编].*)$")
_FORUM_TAG = re.compile(r"^(?:Re:\s*)?(?:\[[^\[\]]{1,6}\]\s*)")
_TITLE_SUFFIX = re.compile(r"(?:[|｜_–—]|(?<=\s)-)(?P<name>[^|｜_–—]{2,40})$")
# A site's name in Latin letters behind the Chinese one: 中央社 CNA.
_LATIN_BEHIND = re.compile(r"(?<=\w) [A-Z][A-Za-z.]{1,11}$")
_BETWEEN = re.compile(r"\s[-–—]\s|[|｜_：:]")
_SECTION = re.compile(
    r"(?:即[時时]|[國国][際际內内]|[財财][經经]|社[會会]|政治|[產产][業业經经]|[理投][財财資资]|科技|生活|[娛娱][樂乐]|[體体]育|[兩两]岸|地方|全球|[證证]券|[專专][題题欄栏]|"
    r"[焦要][點点聞闻]|[評评][論论]|文化|教育|健康|[軍军]事|[車车汽]|房[產产]|新[聞闻]|[資资][訊讯])(?:新[聞闻]|[頻频]道|[網网])?",
)
_HOLDER = re.compile(
    r"(?:©|copyright|\(c\))[\s©(c)\d,–-]{0,40}(?P<a>[^\s©,.，。][^©,，。]{0,40}?)\s?(?:\.\s|all rights|版[權权]所有|$)|"
    r"(?P<b>[^\s，。：※\[\]《》]{2,40}?)\s?版[權权]所有|《(?P<c>[^《》]{2,20}?)[電电]子[報报]》|\[\s*(?P<d>[^\[\]]{2,20}?)著作[權权][聲声]明\s*\]",
    re.IGNORECASE,
)
_COMPANY = re.compile(r"^.*(?:公司|集[團团]|Co\.,? ?Ltd\.?|Inc\.?|Ltd\.?)(?=[^\s])|(?:股份)?有限公司$")
_DOMAIN = re.compile(r"^(?:www\.)?([A-Za-z0-9-]{2,})(?:\.(?:com|net|org|tw|cn|hk|info|news))+$", re.IGNORECASE)
MAX_TITLE = 80
# A clause that goes on, an entry of a list, where the page stands in its site, or what the page's headline once was.
_NO_TITLE = re.compile(
    r"[，、；：:]$|^[（(][一二三四五六七八九十\d]{1,2}[)）]|[>＞»›].*[>＞»›]|^[（(]?原(?:文)?[標标][题題為为]|[：:]\s*[|｜]|"
    r"^(?:[發发][布佈])?[單单]位[：:]|^(?:[點点瀏浏][閱阅覽览]\S{0,2}|[電电][話话]|地址|[聯联][絡络]人?)[：:]"
)


@dataclass(frozen=True, slots=True)
class Fields:
    """What labelled lines and front matter state; empty strings and `None` where nothing does.

    `published_at`: the line that says the day of publication.
    """

    title: str = ""
    published: date | None = None
    updated: date | None = None
    published_at: int | None = None
    publisher: str = ""
    byline: str = ""


def read_fields(lines: Sequence[Line]) -> tuple[Fields, list[Line]]:
    """Return what the labelled lines state, and the lines with those marked as `Kind.FIELD`.

    A date label with a headline after it (`date 2025-11-25 …`) leaves a line with the headline.
    """
    fields, pending = Fields(), ""
    fence = _front_matter_end(lines)
    is_forum = any(re.search(r"(?:^|\s)看板(?:\s|[:：])", line.text) for line in lines[:6])
    out = _without_remarks(lines) if is_forum else list(lines)
    rows = _rows_about(lines)
    for index, line in enumerate(lines):
        if index in rows and (stated := _row_fields(line.text)):
            for name, value in stated:
                fields, _ = _with_field(fields, name, value, is_forum=is_forum)
            out[index] = replace(line, kind=Kind.FIELD)
        match = _FIELD.match(line.text) if line.kind is not Kind.PROSE or index < fence else None
        if index < fence and not match:
            out[index] = replace(line, kind=Kind.FIELD)
        elif match and (match["sep"].strip() or _SPACED.match(line.text[: match.start("sep")])):
            name = next(key for key in _KEYS if match[key])
            value = (match["value"] or "").strip().strip("\"'")
            pending = "" if value else name
            fields, rest = _with_field(fields, name, value, is_forum=is_forum)
            out[index] = replace(line, kind=Kind.FIELD) if not rest else replace(line, text=rest, kind=Kind.SHORT)
        elif pending and len(line.text) <= MAX_TITLE and line.kind not in (Kind.PROSE, Kind.EMPTY):
            fields, _ = _with_field(fields, pending, line.text.lstrip("※ "), is_forum=is_forum)
            out[index] = replace(line, kind=Kind.FIELD)
            pending = ""
        else:
            pending = ""
        if fields.published is not None and fields.published_at is None:
            fields = replace(fields, published_at=index)
    return fields, out


def _without_remarks(lines: Sequence[Line]) -> list[Line]:
    """The lines of a forum's post, what the poster says of the story marked as a comment."""
    at = next((n for n, line in enumerate(lines) if _REMARKS.match(line.text)), len(lines))
    end = next((n for n in range(at, len(lines)) if lines[n].kind is Kind.END), len(lines))
    return [replace(line, kind=Kind.COMMENT) if at <= n < end else line for n, line in enumerate(lines)]


def _rows_about(lines: Sequence[Line]) -> frozenset[int]:
    """The rows of tables that are about the page: one of their rows says the day of publication."""
    found: set[int] = set()
    for is_row, group in groupby(range(len(lines)), key=lambda n: lines[n].kind is Kind.ROW):
        rows = list(group)
        stated = [pair for n in rows if is_row for pair in _row_fields(lines[n].text)]
        if any(name == "date" and find_date(value) for name, value in stated):
            found.update(rows)
    return frozenset(found)


def _row_fields(row: str) -> list[tuple[str, str]]:
    """What a row of labels, each with its value beside it, states; nothing of any other row."""
    cells = row.strip("| ").split(" | ")
    found = [_FIELD.match(f"{label}：{value}") for label, value in zip(cells[::2], cells[1::2], strict=False)]
    stated = [(next(key for key in _KEYS if match[key]), match["value"]) for match in found if match and match["value"]]
    return stated if len(cells) % 2 == 0 else []


def _front_matter_end(lines: Sequence[Line]) -> int:
    """The number of lines, from the first, that are front matter between two `---`."""
    if not lines or lines[0].raw[0].strip() != "---":
        return 0
    return next((n + 1 for n, line in enumerate(lines[1:40], 1) if line.raw[0].strip() == "---"), 0)


def _with_field(fields: Fields, name: str, value: str, *, is_forum: bool) -> tuple[Fields, str]:
    """`fields` with one more value (the first of a name counts), and text of the line that is not its value."""
    if name in ("date", "updated"):
        found = find_date(value)
        known = fields.published if name == "date" else fields.updated
        if found is None or known is not None:
            return fields, ""
        rest = value[found.end :].strip() if found.start == 0 else ""
        dated = replace(fields, published=found.day) if name == "date" else replace(fields, updated=found.day)
        if (more := _FIELD.match(rest)) and more["sep"].strip() and more["value"]:
            key = next(key for key in _KEYS if more[key])
            return _with_field(dated, key, more["value"].strip(), is_forum=is_forum)
        return dated, rest if len(rest) >= 8 and find_date(rest) is None else ""
    if name == "title":
        value = _FORUM_TAG.sub("", value)
    if name in ("publisher", "byline"):
        fields = replace(fields, published=fields.published or _labelled_day(value))
        value = _NEXT_LABEL.split(value)[0].strip() if not is_forum else value
    # The poster of a forum is not the writer of the story.
    if name == "forum" or not value or (is_forum and name == "byline" and "(" in value):
        return fields, ""
    title = fields.title or (value if name == "title" else "")
    publisher = fields.publisher or (value if name == "publisher" else "")
    byline = fields.byline or (value if name == "byline" else "")
    return replace(fields, title=title, publisher=publisher, byline=byline), ""


def _labelled_day(text: str) -> date | None:
    """The day of publication that stands, labelled, in the rest of a line."""
    found = find_date(text)
    label = text[max(0, found.start - 8) : found.start] if found else ""
    return found.day if found and re.search(r"[發发][布佈表]|日期|[時时][間间]", label) else None


def split_title(title: str) -> tuple[str, str]:
    """Cut the site's name and its sections off a page title (… | 社會 | 某某日報): (title, name)."""
    own, name = title, ""
    while match := _TITLE_SUFFIX.search(own):
        before, suffix = own[: match.start()].strip(), match["name"].strip()
        suffix = suffix if looks_like_source(suffix) else _LATIN_BEHIND.sub("", suffix)
        is_site = looks_like_source(suffix)
        if len(before) < 6 or not (is_site or _SECTION.fullmatch(suffix)):
            break
        own, name = before, name or (suffix if is_site else "")
    return own, name


def site_name(name: str) -> str | None:
    """Return a name behind a window's title that is a publisher's and none of a section."""
    return name if name and not _SECTION.fullmatch(name) else None


def site_of_channel(title: str) -> str | None:
    """Return the part of a feed's title that is a publisher's name, and neither a section's nor a subject's."""
    parts = filter(looks_like_source, (part.strip() for part in _BETWEEN.split(title)))
    return next((part for part in parts if part in KNOWN or not part.endswith(("新聞", "新闻"))), None)


def find_title(lines: Sequence[Line], start: int) -> int | None:
    """The index of the headline above line `start`: a first-level heading, or else the nearest fit line.

    A short line is a headline where it opens the document and nothing but page data stands below it.
    """
    above = range(start - 1, max(-1, start - 25), -1)
    for index in range(start):
        if lines[index].level == 1:
            return index
    nearest = next((index for index in above if may_be_title(lines[index])), None)
    if nearest is None and start and all(_is_data(line) for line in lines[1:start]) and _may_be_short_title(lines[0]):
        return 0
    return nearest


def may_be_title(line: Line) -> bool:
    """Return whether a line has what headlines have."""
    is_long = len(line.text) >= 6 and len(HAN.findall(line.text)) >= 3
    return is_long and _may_be_short_title(line) and not is_menu(line.text) and not _NO_TITLE.search(line.text)


def _may_be_short_title(line: Line) -> bool:
    fit = line.kind in (Kind.SHORT, Kind.WEAK) and 2 <= len(line.text) <= MAX_TITLE
    return fit and not line.is_item and not line.is_link and len(HAN.findall(line.text)) >= 2


def _is_data(line: Line) -> bool:
    """Whether a line is about the page or a share, or too little of Chinese to be a headline."""
    is_about = line.kind not in (Kind.SHORT, Kind.WEAK, Kind.PROSE)
    return is_about or len(HAN.findall(line.text)) < 3 or _NO_TITLE.search(line.text) is not None


def is_variant(text: str, title: str) -> bool:
    """Whether `text` is the title again, perhaps with a few words changed (Dice coefficient of bigrams)."""
    if not title or not 0.5 < (len(text) + 1) / (len(title) + 1) < 2:
        return False
    ours, theirs = (Counter(pairwise(t)) for t in (text, title))
    shared = 2 * (ours & theirs).total()
    return shared >= 0.7 * max(1, ours.total() + theirs.total())


def find_publisher(texts: Iterable[str]) -> str | None:
    """The publisher that copyright lines and newsletter offers name most often; `None` if they name none.

    A name that begins another (ETtoday, ETtoday新聞雲) is counted with it and wins.
    """
    votes: Counter[str] = Counter()
    for text in texts:
        for match in _HOLDER.finditer(text[:200]):
            name = _holder(next(group for group in match.groups() if group))
            if name:
                votes[name] += 1
    if not votes:
        return None
    return max(votes, key=lambda name: (sum(n for other, n in votes.items() if other.startswith(name)), len(name)))


def _holder(text: str) -> str:
    name = re.sub(r"^[\s\d–-]+", "", _COMPANY.sub("", text.strip())).rstrip(" .|｜\t\u3000\xa0")
    if match := _DOMAIN.match(name):
        name = match[1]
    if not 2 <= len(name) <= 24 or re.search(r"[，。]|本[文網网站]|作者|[載载]|^all rights", name, re.IGNORECASE):
        return ""
    return next((known for known in KNOWN if known.lower() == name.lower()), name)
