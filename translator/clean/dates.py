"""Full dates in the forms that news pages use. A date without its year is not a date here."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from translator.chinese.characters import HAN
from translator.quantities.english.write import MONTHS

_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTHS) if name}
_MONTH = f"(?P<name>{'|'.join(_MONTHS)})[a-z]{{0,6}}\\.?"
_CHINESE_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")

FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?[-/.]\s?(?P<m>\d{1,2})\s?[-/.]\s?(?P<d>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?[日號号]",
        r"(?:民國|民国|中華民國)\s?(?P<roc>\d{2,3})\s?[年/.-]\s?(?P<m>\d{1,2})\s?[月/.-]\s?(?P<d>\d{1,2})\s?日?",
        r"(?<!\d)(?P<roc>1[0-3]\d)\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?日",
        r"(?<![\d.,/-])(?P<roc>1[0-3]\d)(?P<sep>[/.-])(?P<m>\d{2})(?P=sep)(?P<d>\d{2})(?![\d.,/%-])",
        rf"\b{_MONTH}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:\d\d:\d\d(?::\d\d)?\s+)?(?P<y>(?:19|20)\d\d)\b",
        rf"\b(?P<d>\d{{1,2}})\s+{_MONTH},?\s+(?P<y>(?:19|20)\d\d)\b",
    )
)
"""The ways in which pages write a date: groups `y` or `roc` (the Republic of China's), `m` or `name`, and `d`."""
_CHINESE = re.compile(
    r"(?P<y>[一二][〇零○一二三四五六七八九]{3})年(?P<m>[一二三四五六七八九十]{1,2})月"
    r"(?P<d>[一二三四五六七八九十]{1,3})[日號号]"
)
_CLOCK = re.compile(
    r"(?:[上下]午|[（(]?(?:星期|[週周])[一二三四五六日天][)）]?|\d{1,2}:\d\d(?::\d\d)?|T|[AP]M|GMT|UTC|[+]\d\d:?\d\d)+",
    re.IGNORECASE,
)
# The code that closes a Central News Agency story: editor in brackets, if at all, then the Republic-of-China date.
_CODE = re.compile(
    r"(?:[（(][編编譯译][輯辑者][：:／/][^（）()]{1,20}[)）]\s?|^|(?<=[。！？」』”]))(1[0-3]\d)(\d\d)(\d\d)$"
)


LABELS = "[發发][布佈表稿]|更新|刊[登載载出]|出版|日期|[時时][間间]"
"""What is said beside a day of publication, for a pattern."""


@dataclass(frozen=True, slots=True)
class Found:
    """A date and where it stands in the text, with the time of day that follows it."""

    day: date
    start: int
    end: int
    has_time: bool = False


def find_date(text: str) -> Found | None:
    """Return the first full and possible date of `text`; `None` if there is none."""
    plain = "".join(c if len(n := unicodedata.normalize("NFKC", c)) != 1 else n for c in text)
    matches = [match for form in FORMS for match in form.finditer(plain)]
    for match in sorted(matches, key=lambda found: found.start()):
        if day := _day(match.groupdict()):
            end = _past_clock(plain, match.end())
            return Found(day, match.start(), end, ":" in plain[match.end() : end])
    if (chinese := _CHINESE.search(plain)) and (day := _day({k: _digits(v) for k, v in chinese.groupdict().items()})):
        return Found(day, chinese.start(), _past_clock(plain, chinese.end()))
    return None


def leading_date(text: str) -> Found | None:
    """Return the date that `text` begins with, set apart from the rest; `None` if there is none."""
    found = find_date(text)
    return found if found and found.start == 0 and stands_apart(text, found) else None


def stands_apart(text: str, found: Found) -> bool:
    """Whether no Chinese character joins the date `found` to the rest of `text`: 2011年3月11日大地震 goes on."""
    before, after = text[max(0, found.start - 1) : found.start], text[found.end : found.end + 1]
    return not HAN.match(before) and (text[found.end - 1].isspace() or not HAN.match(after))


def find_code(text: str) -> Found | None:
    """Return the date of a news agency's closing code such as （編輯：某某）1141124, and where the code stands."""
    match = _CODE.search(text[-60:])
    day = _day({"roc": match[1], "m": match[2], "d": match[3]}) if match else None
    return Found(day, len(text) - len(match[0]), len(text)) if match and day else None


def _past_clock(text: str, end: int) -> int:
    while (clock := _CLOCK.match(text, end)) or text[end : end + 1].isspace():
        end = clock.end() if clock else end + 1
    return end


def _digits(numeral: str) -> str:
    """十一 -> 11, 二十四 -> 24, 二〇二五 -> 2025."""
    if "十" not in numeral:
        return numeral.translate(_CHINESE_DIGITS)
    tens, _, ones = numeral.partition("十")
    return ((tens or "一") + (ones or "〇")).translate(_CHINESE_DIGITS)


def _day(parts: dict[str, str]) -> date | None:
    year = int(parts["y"]) if parts.get("y") else int(parts["roc"]) + 1911
    month = int(parts["m"]) if parts.get("m") else _MONTHS[parts["name"][:3].lower()]
    try:
        return date(year, month, int(parts["d"]))
    except ValueError:
        return None
