"""What an engine is asked for a marked segment: terms and figures written into converted Chinese."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from translator.chinese.characters import has_han
from translator.chinese.script import convert, is_simplified
from translator.engines.base import Request
from translator.names.sources.places import is_of_none
from translator.records import Marked, Quantity, Role, TermHit
from translator.translate.asking.bylines import byline
from translator.translate.asking.directions import directions
from translator.translate.asking.headlines import written_out
from translator.translate.asking.launches import launches
from translator.translate.asking.own_country import own_words
from translator.translate.asking.share_marks import share_marks

_KANA = re.compile(r"[\u3041-\u30fa\uff66-\uff9d]")
_CREDIT = re.compile(r"[（(](圖片來源|圖片|圖|图片来源|图片|图|照片|攝影|摄影|翻攝|翻摄)[／/：:](.+)[）)]")
# What ministries end in, and what is a part of them.
_MINISTRIES, _OFFICES = frozenset("部院會会"), frozenset("署局處处司")
# Between two places of which neither lies in the other: 高雄-馬公.
_TO = "[-－—–─~～至到往飛飞、和與与]"
_JOINT = re.compile(r"[A-Za-z0-9]")


def english_without_engine(marked: Marked) -> str | None:
    """Return the English of a segment that needs no engine, or None."""
    text = marked.segment.text.strip()
    if not (has_han(text) or _KANA.search(text)):
        return unicodedata.normalize("NFKC", text)
    pieces = _pieces(marked, marked.segment.text)
    if credit := _CREDIT.fullmatch(text):
        return _credit(marked, credit)
    if marked.segment.role is Role.BYLINE and (said := byline(marked)):
        return said
    if any(english is None and has_han(chinese) for chinese, english in pieces):
        return None
    whole = [english if english is not None else chinese.strip() for chinese, english in pieces]
    return " ".join(piece for piece in whole if piece) if len(whole) == 1 else None


def _credit(marked: Marked, credit: re.Match[str]) -> str | None:
    """Return a picture's credit line in English where every name in it is known."""
    pieces = _pieces(marked, marked.segment.text)
    names = [piece.strip("（()）/／:： ") if english is None else english for piece, english in pieces]
    names[0] = names[0].removeprefix(credit[1]).strip("／/：: ")
    known = [name for name in names if name]
    return None if has_han("".join(known)) or not known else f"(Photo: {' / '.join(known)})"


def request_for(marked: Marked, script: str) -> Request:
    """Return a request whose source has the terms' and figures' English in place of the Chinese.

    A headline's shorthand is written out in it, where goods go, what comes on the market, and whose country 我國 is;
    marks of shares are left out.
    """
    script = "none" if is_simplified(marked.segment.text) else script
    source = ""
    for chinese, english in _pieces(marked, _asked(marked)):
        piece = convert(chinese, script) if english is None else english
        apart = source and piece and _JOINT.match(source[-1]) and _JOINT.match(piece[0])
        source += f" {piece}" if apart else piece
    return Request(source.strip(), marked.segment.role)


def _asked(marked: Marked) -> list[str]:
    """What is asked for each character of a segment: itself, more, or "" for what one before it stands for."""
    text = marked.segment.text
    asked = written_out(text) if marked.segment.role.is_headline else list(text)
    for start, end, said in (*directions(text), *launches(text), *own_words(text, marked.article), *share_marks(text)):
        if asked[start:end] == list(text[start:end]):
            asked[start:end] = [said, *[""] * (end - start - 1)]
    return asked


def required_english(marked: Marked) -> tuple[tuple[str, str], ...]:
    """Return (Chinese, English) for each term and figure, in source order."""
    return tuple((item.surface, item.english) for item in terms_and_figures(marked))


def terms_and_figures(marked: Marked) -> list[TermHit | Quantity]:
    """Return the terms and figures of `marked` in source order; the English of a sum has its currency in it."""
    apart = (hit for hit in marked.hits if marked.around(hit.start, hit.end) is None)
    found: list[TermHit | Quantity] = [*apart, *marked.quantities]
    return sorted(found, key=lambda item: item.start)


def _stretches(marked: Marked) -> list[tuple[int, int, str]]:
    """Spans and their English. Places side by side, large to small, become small, large; an office its ministry's."""
    stretches: list[tuple[int, int, str]] = []
    before: TermHit | Quantity | None = None
    for item in terms_and_figures(marked):
        start, english = item.start, item.english
        if isinstance(before, TermHit) and isinstance(item, TermHit) and before.end == start:
            if _is_within(item, before, marked.article):
                start, _, larger = stretches.pop()
                english = f"{english}, {larger}"
            elif _is_office_of(item, before):
                start, _, owner = stretches.pop()
                english = f"{owner}'s {english}"
        stretches.append((start, item.end, english))
        before = item
    return stretches


def _is_within(item: TermHit, before: TermHit, article: str) -> bool:
    """Whether a place lies in the one that stands before it: no city of its own, nor one that a route goes to."""
    are_places = before.entry.kind == item.entry.kind == "place"
    route = rf"{re.escape(before.surface)}{_TO}{re.escape(item.surface)}"
    return are_places and not is_of_none(item.surface) and not re.search(route, article)


def _is_office_of(item: TermHit, before: TermHit) -> bool:
    """Whether an institution is one of the ministry that stands before it: 衛福部疾管署."""
    are_both = before.entry.kind == item.entry.kind == "org"
    return are_both and before.surface[-1] in _MINISTRIES and item.surface[-1] in _OFFICES


def _pieces(marked: Marked, chinese: Sequence[str]) -> list[tuple[str, str | None]]:
    """Split the text into (Chinese, English or None), dropping the glosses. `chinese` is said for each character."""
    stretches = _stretches(marked)
    stretches += [(start, end, "") for start, end in marked.glosses]
    pieces: list[tuple[str, str | None]] = []
    done = 0
    for start, end, english in sorted(stretches):
        if start < done:
            continue
        if start > done:
            pieces.append(("".join(chinese[done:start]), None))
        pieces.append(("".join(chinese[start:end]), english))
        done = end
    if done < len(chinese):
        pieces.append(("".join(chinese[done:]), None))
    return pieces
