"""Mechanical slips that writing terms into English leaves behind: a/an, doubled words, echoing brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from translator.glossary.realise import pattern
from translator.records import Check, Finding

# Article and the word after it. A capital A counts only where a sentence begins (not in “Plan A”).
_ARTICLE = re.compile(r"(?:(?<![\w.'’\-])an?|(?:^|(?<=[.!?] ))[\"“‘]?An?)(?=\s+[\"“‘(]?([^\s\"“”‘’()]+))")
_DOUBLED_FUNCTION_WORD = re.compile(r"\b(the|an?|of|and|with|from|for|by|at|to)(\s+\1)+\b", re.IGNORECASE)
_CLASHING_ARTICLES = re.compile(r"\b(?:[Tt]he an?|[Aa]n? the)\b")
_DOUBLED_DESIGNATOR = re.compile(
    r"\b(City|Town|County|Prefecture|Province|District|University|Ministry|Bank|Corporation|Group|Island"
    r"|President|Professor|Chairman|Minister|Mr|Ms|Dr)(\.?\s+)\1\b",
    re.IGNORECASE,
)
_DOUBLED_BRACKET = re.compile(r"(\([^()]{1,80}\))(?:\s*\1)+")
_DOUBLED_WORD = re.compile(r"\b([a-z]{3,})\s+\1\b")
_FREELY_DOUBLED = {"that", "had", "very", "long", "many", "far"}
# Words in a row that come again at once, the last of them no small one: from place to place to eat.
_DOUBLED_WORDS = re.compile(r"(?<![\w'’-])(\w[\w'’-]*+(?: \w[\w'’-]*+){0,6} [\w'’-]{4,}+) \1(?![\w'’-])", re.IGNORECASE)
# What two Chinese words for one thing become: stable and stable. Comparatives are said so, and these.
_WITH_ITSELF = re.compile(r"(?<![\w'’-])([a-z][a-z-]{3,}+)(?<!er) (?:and|or) \1(?![\w'’-])")
_FREELY_WITH_ITSELF = {
    "again", "days", "half", "hours", "hundreds", "less", "might", "millions", "months", "more", "neck", "side",
    "round", "thousands", "through", "weeks", "years",
}  # fmt: skip
# What a model says beside a figure that was written in: its sign, its unit or all of it a second time.
_DOUBLED_SIGN = re.compile(r"(?<![\w$])(US|NT|HK|(?:US|NT|HK|[ACS])?\$)\s+(?=(?:US|NT|HK|[ACS])?\$\d)")
_SUM = r"\$\d[\d.,]*(?: (?:m|b|tr)illion)?"
_DOUBLED_DOLLARS = re.compile(rf"({_SUM}) dollars?\b|(?<=US)({_SUM}) (?:US|U\.S\.) dollars?\b")
_DOUBLED_UNIT = re.compile(
    r"(?<=\d)(%| (?:hundred|thousand|(?:m|b|tr)illion|percent|dollars|yen|won|yuan|euros|tons|people|[knμcm]?m|[kMG]W))"
    r"(?:\1|(?<=%) per ?cent)+(?!\w)"
)
_DOUBLED_FIGURE = re.compile(
    r"(?<![\w.,$-])((?:[A-Z]{0,2}[$€£¥])?\d(?:[\d.,]*+(?<![.,]))?(?: [a-zμ%]+)?) (?=\1(?![\w-]|[.,]\d))"
)
_DOUBLED_YUAN = re.compile(r"\b(?:RMB|CNY)\s?(\d[\d.,]*(?: (?:m|b|tr)illion)?) (?=yuan\b)")
# Two figures in a row, of which the first is no year: RMB 96 9.6 billion.
_FIGURE_BEFORE = re.compile(
    r"(?<![\w.,$-])(?!(?:19|20)\d\d )\d[\d.,]* (?=\d[\d.,]* (?:hundred|thousand|(?:m|b|tr)illion)\b)"
)
_OPENING = re.compile(r"[\"“‘(\[]*([a-z][\w’'.\-]*)")

_LETTER_SOUNDS_VOWEL = "AEFHILMNORSX"
_SPOKEN_AS_WORDS = {
    "FAB", "METI", "NAND", "NASA", "NATO", "NOR", "RAM", "ROHM", "ROM", "SAP", "SEMI", "SIM", "SUMCO",
}  # fmt: skip
_SPELT_OUT = {"ASIC": "an", "ASML": "an", "IMEC": "an", "ASEAN": "an", "LED": "an", "SRAM": "an", "DRAM": "a"}
_VOWEL_SOUND = re.compile(r"hour|heir|hono|honest|[ai]|e(?!u|we)|o(?!ne(?![a-z])|nce|nes|ui)|u(?:n(?!i)|[plmg])")
_CONSONANT_SOUND = re.compile(
    r"eu|one(?![a-z])|once|uni(?:t|f|q|v|on|l|c)|us[ea]|util|h(?!our|eir|ono|onest|is|ote|ero|er?b|ab)"
    r"|(?:[bcdfgjklmnpqrstvwxz]|y(?=[aeiou]))"
)


@dataclass(frozen=True, slots=True)
class _Slip:
    """A stretch that is badly formed; `mended` is what should stand there, `None` if that is not certain."""

    start: int
    end: int
    message: str
    mended: str | None = None


def malformed(english: str, targets: Sequence[str]) -> tuple[Finding, ...]:
    """A finding for each mechanical slip of an English sentence; `targets` are the renderings that it may hold."""
    slips = sorted(_slips(english, targets), key=lambda slip: (slip.start, slip.end))
    return tuple(dict.fromkeys(Finding(Check.FORM, slip.message) for slip in slips))


def tidy(english: str, targets: Sequence[str]) -> str:
    """`english` with those slips mended that have one certain mending.

    a/an before the next word, doubled function words, signs and units of figures (US US$65 billion), terms and
    designators (Chitose City City), a bracket that echoes the term before it (TSMC (TSMC)), and the capital that
    begins a sentence.
    """
    while mendable := [slip for slip in _slips(english, targets) if slip.mended is not None]:
        reached = len(english)
        for slip in sorted(mendable, key=lambda slip: (slip.end, slip.start), reverse=True):
            if slip.end <= reached:
                english = f"{english[: slip.start]}{slip.mended}{english[slip.end :]}"
                reached = slip.start
    return english


def _slips(english: str, targets: Sequence[str]) -> Iterator[_Slip]:
    yield from _articles(english)
    yield from _doubles(english)
    yield from _doubled_figures(english)
    for target in dict.fromkeys(targets):
        if target.strip() and pattern(target).search(english):
            yield from _around(english, target)
    opening = _OPENING.match(english)
    if opening and not any(map(str.isupper, opening[1])):
        at = opening.start(1)
        yield _Slip(at, at + 1, "The sentence begins without a capital.", english[at].upper())


def _articles(english: str) -> Iterator[_Slip]:
    for found in _ARTICLE.finditer(english):
        written = found[0].lstrip('"“‘')
        right = article(found[1])
        if right is not None and written.lower() != right:
            mended = right.capitalize() if written[0] == "A" else right
            message = f"“{written} {found[1]}” should be “{mended} {found[1]}”."
            yield _Slip(found.end() - len(written), found.end(), message, mended)
    for found in _CLASHING_ARTICLES.finditer(english):
        yield _Slip(*found.span(), f"“{found[0]}” has one article too many.")


def article(word: str) -> str | None:
    """The indefinite article that `word` takes as it is pronounced, `None` where that is not certain."""
    word = word.strip('"“”‘’.,;:!?')
    money = re.match(r"([A-Z]{1,3})?[$€£¥](?=\d)", word)
    if money and not money[1]:
        word = word[1:]
    if word[:1].isdigit():
        digits = re.match(r"\d+", word.replace(",", ""))
        number = digits[0] if digits else ""
        return "an" if number[0] == "8" or (number[:2] in ("11", "18") and len(number) % 3 == 2) else "a"
    if money or re.match(r"[A-Z]{2,}s?(?![a-z])|[A-Z](?=[\d\-])", word):
        return _initials(money[1] if money else re.match(r"[A-Z]+", word)[0])  # type: ignore[index]
    if any(map(str.isupper, word[1:].split("-")[0])):
        return None
    return _spoken(word.lower())


def _initials(letters: str) -> str | None:
    if letters in _SPELT_OUT:
        return _SPELT_OUT[letters]
    if letters in _SPOKEN_AS_WORDS:
        return "an" if letters[0] in "AEIOU" else "a"
    if len(letters) > 3 and not set("AEIOU").isdisjoint(letters[1:]):
        return None  # may be said as a word or letter by letter
    return "an" if letters[0] in _LETTER_SOUNDS_VOWEL else "a"


def _spoken(word: str) -> str | None:
    if not word[1:2].isalpha():  # x-ray, e-commerce
        return _initials(word[0].upper()) if word[1:2] == "-" else None
    if set("aeiouy").isdisjoint(word[:4]):
        return None
    if _VOWEL_SOUND.match(word):
        return "an"
    return "a" if _CONSONANT_SOUND.match(word) else None


def _doubled_figures(english: str) -> Iterator[_Slip]:
    for found in _DOUBLED_SIGN.finditer(english):
        is_same = english.startswith(found[1].rstrip("$"), found.end())
        is_country = found[1] == "US" and english[: found.start()].lower().endswith("the ")
        mended = "" if is_same and not is_country else None
        yield _Slip(*found.span(), f"“{found[0].strip()}” stands before another sign.", mended)
    for found in _DOUBLED_DOLLARS.finditer(english):
        yield _Slip(*found.span(), f"“{found[0]}” says the currency twice.", found[1] or found[2])
    for found in _DOUBLED_YUAN.finditer(english):
        yield _Slip(*found.span(), f"“{found[0]}yuan” says the currency twice.", f"{found[1]} ")
    for found in _FIGURE_BEFORE.finditer(english):
        yield _Slip(*found.span(), f"“{found[0]}” stands before another figure.")
    for found in _DOUBLED_UNIT.finditer(english):
        yield _Slip(*found.span(), f"“{found[0].strip()}” is doubled.", found[1])
    for found in _DOUBLED_FIGURE.finditer(english):
        yield _Slip(*found.span(), f"“{found[1]}” is said twice over.")


def _doubles(english: str) -> Iterator[_Slip]:
    for found in _DOUBLED_FUNCTION_WORD.finditer(english):
        yield _Slip(*found.span(), f"“{found[0]}” is doubled.", found[1])
    for found in _DOUBLED_DESIGNATOR.finditer(english):
        yield _Slip(*found.span(), f"“{found[0]}” is doubled.", found[1])
    for found in _DOUBLED_BRACKET.finditer(english):
        yield _Slip(*found.span(), f"“{found[0]}” is doubled.", found[1])
    for found in _DOUBLED_WORD.finditer(english):
        if found[1] not in _FREELY_DOUBLED:
            yield _Slip(*found.span(), f"“{found[0]}” is doubled.")
    for found in _DOUBLED_WORDS.finditer(english):
        yield _Slip(*found.span(), f"“{found[1]}” is said twice over.")
    for found in _WITH_ITSELF.finditer(english):
        if found[1] not in _FREELY_WITH_ITSELF:
            yield _Slip(*found.span(), f"“{found[0]}” says one thing twice.")


@lru_cache(maxsize=4096)
def _echoes(target: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Patterns of `target` said twice: itself or its first word before it, its last word after it, in brackets."""
    flags = re.IGNORECASE if target.islower() else 0  # “tell us US firms” is no double
    whole, again = pattern(target, inflected=False).pattern, pattern(target).pattern
    words = target.split()
    first, last = re.escape(words[0]), re.escape(words[-1])
    before = rf"(?:{whole}|(?<!\w){first})\s+(?={again})" if len(words) > 1 else rf"{whole}\s+(?={again})"
    after = rf"(?<={last})\s+{last}(?!\w)" if len(words) > 1 and last[-1].isalpha() else r"(?!)"
    bracket = rf"(?P<term>{again}[\"”’]?)\s*\((?P<inside>[^()]{{1,200}})\)"
    return re.compile(before, flags), re.compile(after, re.IGNORECASE), re.compile(bracket, flags)


def _around(english: str, target: str) -> Iterator[_Slip]:
    before, after, bracket = _echoes(target)
    message = f"“{target}” is said twice over."
    for found in before.finditer(english):
        yield _Slip(*found.span(), message, "")
    for found in after.finditer(english):
        if pattern(target).search(english[: found.start()]):
            yield _Slip(*found.span(), message, "")
    for found in bracket.finditer(english):
        parts = [part.strip() for part in re.split("[,;，；、]", found["inside"])]
        rest = [part for part in parts if not _echo(part, target)]
        if len(rest) < len(parts):
            mended = f"{found['term']} ({', '.join(rest)})" if rest else found["term"]
            yield _Slip(*found.span(), message, mended)


def _echo(part: str, target: str) -> bool:
    said = re.sub(r"^the\s+", "", part.strip('"“”‘’ '), flags=re.IGNORECASE)
    return said.casefold() == re.sub(r"^the\s+", "", target, flags=re.IGNORECASE).casefold()
