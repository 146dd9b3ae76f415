"""The quantities that an English sentence states, by value and unit, however they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from translator.quantities.english import words
from translator.quantities.english.number_words import LARGEST, SCALES, spell
from translator.quantities.english.patterns import heads, suffixes
from translator.quantities.english.sign import Falling, is_negative
from translator.quantities.english.spoken import fraction, past, rest, spoken
from translator.quantities.english.words import CLOCK, DECADE, MONTH, PLAIN, RATIO, SEVERAL, TIMES
from translator.quantities.units import BASE


@dataclass(frozen=True, slots=True)
class Reading:
    """A value in a unit: a currency code, a unit of measure, a base of durations, or a name of `words`."""

    value: Decimal
    unit: str = PLAIN


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of an English text, with every reading that it allows.

    A loose figure ("a year", "both", the 16 of F-16) can answer to a source figure but is never
    taken for an invented one. One that is said to fall, or to be below zero, reads with either sign.
    """

    start: int
    end: int
    readings: frozenset[Reading]
    is_loose: bool = False
    is_negative: bool = False


@dataclass(slots=True)
class _Atom:
    """A figure while it is read: `base` is its value before "million", `units` as in `Reading`."""

    start: int
    end: int
    value: Decimal
    base: Decimal
    units: list[str] = field(default_factory=list)
    extra: list[Reading] = field(default_factory=list)
    is_loose: bool = False
    rest: int = 0  # where a fraction or scale behind it ends, of which nothing is a figure by itself
    falls: bool = False
    is_negative: bool = False

    def frozen(self) -> Stated:
        readings = {_reading(self.value, unit) for unit in self.units or [PLAIN]}
        readings |= {Reading(self.value, unit) for unit in self.units if unit in BASE}
        readings |= set(self.extra)
        if self.falls:
            readings |= {Reading(-reading.value, reading.unit) for reading in readings}
        return Stated(self.start, self.end, frozenset(readings), self.is_loose, self.is_negative)


def _reading(value: Decimal, unit: str) -> Reading:
    if unit in BASE:
        base, factor = BASE[unit]
        return Reading(value * factor, base)
    return Reading(value / 100, RATIO) if unit == "percent" else Reading(value, unit)


def lower(text: str) -> str:
    """The text in lower case and plain punctuation, a character for a character."""
    plain = text.translate(words.PLAIN_FORMS)
    lowered = plain.lower()
    return lowered if len(lowered) == len(plain) else "".join(c.lower() if c.isascii() else c for c in plain)


@lru_cache(maxsize=4096)
def parse(text: str) -> tuple[Stated, ...]:
    """The figures of an English text, in order."""
    plain = lower(text)
    atoms: list[_Atom] = []
    for match in heads().finditer(plain):
        if not atoms or match.start() >= atoms[-1].rest:
            atoms += _read(match, text)
    _join(atoms, plain)
    falling = Falling(plain)
    for atom in atoms:
        atom.is_negative = is_negative(plain, atom.start, atom.end)
        atom.falls = atom.is_negative or falling.covers(atom.start)
    return tuple(atom.frozen() for atom in atoms)


def _read(match: re.Match[str], text: str) -> list[_Atom]:
    plain = match.string
    match match.lastgroup if match.lastgroup not in _WITHIN else _group(match):
        case "digits":
            return [_digits(match, plain)] if len(match["digits"]) <= _LONGEST else []
        case "spelled":
            return _spelled(match, plain)
        case "time":
            return _time(match)
        case "decade":
            value = Decimal(re.sub(r"\D", "", match[0]))
            return [_Atom(*match.span(), value, value, [DECADE])]
        case "idiom":
            return []
        case "fraction":
            return [_fraction(match)]
        case "past":
            value, hour = past(match[0], match["hour"])
            return [_Atom(*match.span(), value, value, [CLOCK], [Reading(hour)])]
        case "spoken":
            atom = _Atom(*match.span(), spoken(match[0]), spoken(match[0]))
            _suffix(atom, plain)
            return [atom]
        case "sign":
            value = fraction(words.SIGNS[match[0]])
            return [_Atom(*match.span(), value, value, [RATIO], [Reading(value)])]
        case "share":
            value = Decimal(1) / words.DENOMINATORS[match["denominator"]]
            atom = _Atom(*match.span(), value, value, [RATIO], is_loose=True)
            atom.extra = [Reading(Decimal(words.DENOMINATORS[match["denominator"]]))]
            return [atom]
        case "vague" | "some":
            return [_several(match)]
        case "month":
            value = Decimal(words.MONTH_NAMES[match[0]])
            return [_Atom(*match.span(), value, value, [MONTH], is_loose=_is_verb(match, text))]
        case _:
            readings = list(_special(match[0]))
            is_clock = any(reading.unit == CLOCK for reading in readings)
            return [_Atom(*match.span(), Decimal(-1), Decimal(-1), extra=readings, is_loose=not is_clock)]


_WITHIN = ("nth", "scale", "lead", "denominator", "hour")


def _group(match: re.Match[str]) -> str:
    return "share" if match["share"] else "past" if match["past"] else "digits"


def _is_verb(match: re.Match[str], text: str) -> bool:
    """Whether "may" or "march" is more likely no month: small letters in `text`, or nothing around it dates it."""
    if match[0] not in ("may", "march", "mar"):
        return False
    if text[match.start()].islower():
        return True
    plain = match.string
    around = plain[max(0, match.start() - 8) : match.start()] + "|" + plain[match.end() : match.end() + 6]
    return not re.search(r"\d \||\|[. ]+\d|\b(?:in|of|this|last|next|early|late|mid|since|until|by|from)[ -]\|", around)


def _special(word: str) -> Iterable[Reading]:
    return (Reading(Decimal(value), unit) for unit, value in words.SPECIAL[word].items())


def _digits(match: re.Match[str], plain: str) -> _Atom:
    base = value = Decimal(match["digits"].replace(",", ""))
    for scale in re.findall("[a-z]+", match["scale"] or ""):
        value *= SCALES[scale]
    atom = _Atom(match.start(), match.end(), value, base)
    lead = (match["lead"] or "").strip()
    if lead:
        atom.units = ["JPY", "CNY"] if lead == "¥" else [words.LEADS[lead]]
    elif re.search(r"[a-z][-_]?$|[a-z]\d[.,]$", plain[max(0, match.start() - 3) : match.start()]):
        atom.is_loose = True
    if match["scale"] and match["scale"][0].isalpha() and not lead:
        atom.extra += [Reading(base), Reading(base, words.SUFFIXES.get(match["scale"], PLAIN))]  # 12m, 43Tn
    if match["nth"] is None:
        _suffix(atom, plain)
    if match["nth"] is None and atom.end < len(plain) and re.match(r"[a-z]", plain[atom.end :][:1]):
        atom.is_loose = True
    return atom


def _spelled(match: re.Match[str], plain: str) -> list[_Atom]:
    atoms: list[_Atom] = []
    for number in spell(match[0], match.start()):
        if atoms and number.start < atoms[-1].rest:
            continue
        last = plain[number.start : number.end].replace("-", " ").rpartition(" ")[2]
        base = number.value / SCALES.get(last, 1)
        atom = _Atom(number.start, number.end, number.value, base, [RATIO] if number.is_ratio else [])
        if number.is_ordinal:
            atom.extra.append(Reading(number.value))
        elif not number.is_ratio:
            _suffix(atom, plain)
            atom.is_loose = number.value == 1
        else:
            atom.extra += (
                [Reading(number.value * 4), Reading(number.value * 12, "months")]
                if number.value % Decimal("0.25") == 0
                else []
            )
        atoms.append(atom)
    _years(atoms)
    return atoms


def _years(atoms: list[_Atom]) -> None:
    """Nineteen ninety-five may be a year."""
    for first, second in pairwise(atoms):
        if first.value in _CENTURIES and 10 <= second.value < 100:
            year = Reading(first.value * 100 + second.value)
            first.extra.append(year)
            second.extra.append(year)


_CENTURIES = range(15, 21)


def _suffix(atom: _Atom, plain: str) -> None:
    """Reads what follows a number: and a half, million, a currency, a unit."""
    match = suffixes().match(plain, atom.end)
    if match is None or match.end() == atom.end:
        return
    if match["rest"]:
        atom.value += rest(match["rest"])
        atom.base, atom.rest = atom.value, match.end("rest")
    if match["scale"]:
        atom.value *= SCALES[match["scale"][1:]]
        atom.rest = match.end("scale")
    name = match["unit"]
    if name is not None:
        _unit(atom, words.SUFFIXES[name], name)
    if name is not None or match["rest"] or match["scale"]:
        atom.end = match.end()


def _unit(atom: _Atom, unit: str, name: str) -> None:
    if unit.startswith("/"):
        denominator = int(unit[1:])
        atom.extra.append(Reading(atom.value / denominator, RATIO))
        if name == "quarters":
            atom.extra.append(Reading(atom.value * 3, "months"))
    elif unit == CLOCK and atom.value <= LARGEST:
        hour, minute = atom.value // 1, atom.value % 1 * 100  # 9.30 a.m.
        atom.extra.append(Reading((hour * 60 + minute) % 720, CLOCK))
    elif not atom.units:
        atom.units = [unit]
    if name in words.AMBIGUOUS:
        atom.extra.append(Reading(atom.value))
    if unit == TIMES:
        atom.extra.append(Reading(atom.value))


def _time(match: re.Match[str]) -> list[_Atom]:
    hour, minute, *_ = (int(part) for part in re.findall(r"\d+", match[0]))
    value = Decimal((hour * 60 + minute) % 720)
    parts = [] if match[0].endswith("m") else [Reading(Decimal(part)) for part in re.findall(r"\d+", match[0])]
    return [_Atom(*match.span(), value, value, [CLOCK], parts)]


def _fraction(match: re.Match[str]) -> _Atom:
    numerator, denominator = (Decimal(part) for part in match[0].split("/"))
    parts = [Reading(numerator), Reading(denominator), Reading(numerator, MONTH), Reading(denominator, MONTH)]
    value = numerator / denominator if denominator else Decimal(-1)
    return _Atom(*match.span(), value, value, [RATIO], parts)


def _several(match: re.Match[str]) -> _Atom:
    value = Decimal(1)
    for word in re.findall("[a-z]+", match[0]):
        value *= words.PLURALS.get(word, 0) or SCALES.get(word, 0) or {"dozen": 10, "ten": 10}.get(word, 1)
    return _Atom(*match.span(), value, value, [SEVERAL], is_loose=match[0] == "scores")


_LONGEST = 26  # characters; beyond this no news figure goes, and Decimal would round
_LINK = re.compile(r"\s?(?:-|—|~|to|and|or|,|,\s?and|or\sto|up\sto|and\s\w+)?\s?(?:the\s|about\s|nearly\s)?")


def _join(atoms: list[_Atom], plain: str) -> None:
    """Shares units and scales within ranges and lists: $3-5 billion, 12 to 28 nm, three in ten."""
    for i in range(len(atoms) - 1, 0, -1):
        low, high = atoms[i - 1], atoms[i]
        gap = plain[low.end : high.start]
        if len(gap) > 12 or low.value < 0 or high.value < 0:
            continue
        if gap in (" in ", "-in-", " out of ", " of ") and 0 < low.value < high.value:
            low.extra.append(Reading(low.value / high.value, RATIO))
        if not _LINK.fullmatch(gap):
            continue
        scale = high.value / high.base if high.base else Decimal(1)
        shared = [unit for unit in high.units if unit != CLOCK]
        if not low.units:
            low.extra += [
                _reading(low.value * factor, unit) for unit in shared or [PLAIN] for factor in {Decimal(1), scale}
            ]
        elif scale != 1 and low.value == low.base:
            low.extra += [_reading(low.value * scale, unit) for unit in low.units]
        if not high.units and low.units and not {MONTH, CLOCK} & set(low.units):
            high.extra += [_reading(high.value, unit) for unit in low.units]
        if 1000 <= low.value <= LARGEST and high.value < 100 and high.value == high.base:
            high.extra.append(Reading(low.value // 100 * 100 + high.value))
