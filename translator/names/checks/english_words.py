"""English words that are no names, whatever their capitals: the small-letter words of CC-CEDICT's glosses."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

WORDS = Path(__file__).parent.parent / "data" / "words.txt"
# Always written with a capital, and said in Chinese by what they mean.
_CAPITAL = """
    january february march april may june july august september october november december jan feb mar apr jun jul
    aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday sunday internet web bible koran quran
    renaissance christmas easter halloween thanksgiving ramadan olympic olympics paralympic paralympics brexit
    christian christians christianity sino capt insp americas catholic catholics catholicism protestant protestants
    muslim muslims islam islamic islamist jewish jew jews judaism hindu hindus hinduism buddhist buddhists buddhism
    buddha god allah mercury venus mars jupiter saturn uranus neptune pluto earth sun moon arctic antarctic
    antarctica pacific atlantic mediterranean american asian european african latin western eastern northern
    southern nazi nazis marxist marxism leninist confucian confucius arab arabs arabic english french german spanish
    portuguese greek roman mandarin methodist anglican baptist episcopal orthodox evangelical nordic viking vikings
    maori maoris chairman chairmen congressmen cantonese hokkien taiwanese sanskrit hebrew persian covid coronavirus
    wifi bluetooth android mr mrs ms dr prof rev inc corp ltd llc co ph phd mba ceo cfo coo cto gdp cpi ppi pmi ipo
    etf ai it tv dvd gps dna vip rmb yuan usd ntd hkd eps roe yoy qoq esg hindi urdu tamil bengali punjabi tibetan
    mongolian uyghur malay tagalog victorian elizabethan
"""
_PART = 3
_ENDINGS = (
    ("ies", "y"), ("es", ""), ("s", ""), ("er", ""), ("ers", ""), ("ing", ""), ("ing", "e"), ("ed", ""), ("ic", "ical"),
)  # fmt: skip
# What families of plants and animals end in.
_TAXA = ("idae", "inae", "aceae", "oidea", "iformes", "saurus")


def is_english_word(word: str) -> bool:
    """Whether a word is no name by itself, in the plural neither."""
    small = word.lower()
    return (
        small in _words()
        or small.endswith(_TAXA)
        or any(small.endswith(ending) and small.removesuffix(ending) + rest in _words() for ending, rest in _ENDINGS)
    )


def is_compound(word: str) -> bool:
    """Whether a word is two words of the language put together: Campground."""
    small = word.lower()
    return any(
        is_english_word(small[:at]) and is_english_word(small[at:]) for at in range(_PART, len(small) - _PART + 1)
    )


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(_CAPITAL.split()).union(WORDS.read_text(encoding="utf-8").splitlines())
