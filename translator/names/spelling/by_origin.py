"""How a Chinese personal name is spelt in the land that it is from: Pinyin, Wade-Giles, Hong Kong's Cantonese."""

from __future__ import annotations

from enum import Enum

from translator.chinese.script import fold
from translator.names.people.personal_names import surname_of
from translator.names.people.surnames import GIVEN_READINGS, surname_reading
from translator.names.spelling.cantonese import hong_kong
from translator.names.spelling.pinyin import syllable, wade_giles

# Read in two ways in given names, which Wade-Giles may spell alike.
_TWO_READINGS = {"重": ("zhong", "chong"), "莘": ("xin", "shen")}


class Origin(Enum):
    """Where somebody's name is spelt, with the words for the rule."""

    MAINLAND = "Pinyin"
    TAIWAN = "Wade-Giles"
    HONG_KONG = "Cantonese"


def spelt(name: str, origin: Origin) -> str | None:
    """The English of a Chinese name of one or two characters after the surname, or None where it is not sure.

    林愛玲 is Lin Ai-ling in Taiwan, Lin Ailing in the mainland and Lam Oi-ling in Hong Kong.
    """
    folded = fold(name)
    surname = surname_of(folded)
    if origin is Origin.HONG_KONG:
        return hong_kong(name, len(surname))
    readings = [_readings(char, origin) for char in folded[len(surname) :]]
    if not surname or any(len(each) > 1 for each in readings):
        return None
    given = [next(iter(each)) for each in readings]
    if origin is Origin.TAIWAN:
        family = "".join(map(wade_giles, _surname_syllables(surname)))
        return f"{family.capitalize()} {'-'.join(given).capitalize()}"
    return f"{surname_reading(surname).capitalize()} {_joined(given)}"


def in_pinyin(han: str) -> str:
    """Chinese as one word of Pinyin: what a name is called that has no English."""
    return _joined([syllable(char) for char in han])


def _surname_syllables(surname: str) -> list[str]:
    return [surname_reading(surname)] if len(surname) == 1 else [syllable(char) for char in surname]


def _readings(char: str, origin: Origin) -> set[str]:
    """How a character of a given name is spelt: in one way, or it is not sure."""
    said = _TWO_READINGS.get(char) or (GIVEN_READINGS.get(char) or syllable(char),)
    return {wade_giles(each) if origin is Origin.TAIWAN else each for each in said}


def _joined(parts: list[str]) -> str:
    """Syllables as one word; where one begins with a vowel an apostrophe says so: Xiao'an."""
    word = parts[0]
    for part in parts[1:]:
        word += f"'{part}" if part[0] in "aeo" else part
    return word[:1].upper() + word[1:]
