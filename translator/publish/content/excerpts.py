"""Parts of a sentence: where a phrase stands, the clause around it, a shortened one."""

from __future__ import annotations

import re

LEAST_WORDS, MOST_WORDS = 8, 26
"""About how many words a clause shown by itself has."""
_PAUSE = ",;:—–"
_DASHES = ("—", "–", "-")
_SENTENCE_END = re.compile('(?:[a-z]{4}|[0-9%])[.!?][”’")]*$')


def find_phrase(text: str, phrase: str) -> int:
    """Return where `phrase` stands in `text` as words of its own (12 is not in 2012), or -1."""
    found = re.search(rf"(?<![\w.,]){re.escape(phrase)}(?!\w)", text) if phrase else None
    return found.start() if found else -1


def stated(sentence: str, figure: str) -> str:
    """Return as much of the end of `figure` as `sentence` has: "$5" of "US$5"; empty if not even its number."""
    number = re.search(r"\d", figure)
    ends = (figure[start:] for start in range(number.start() + 1 if number else 1))
    return next((end for end in ends if find_phrase(sentence, end) >= 0), "")


def clause(sentence: str, phrase: str) -> str:
    """Return the clause of `sentence` that `phrase` stands in, with those before it until it says enough.

    An ellipsis stands for what is left out. Without the phrase, and where a clause is very long, the words
    about the place are returned (`shorten`).
    """
    tokens = sentence.split()
    at = find_phrase(sentence, phrase)
    if at < 0:
        return shorten(sentence, phrase, MOST_WORDS)
    begins = len((sentence[:at] + "x").split()) - 1  # a bracket before the phrase is part of its first token
    ends = begins + len(phrase.split())
    pauses = _pauses(tokens)
    first = max((place for place in pauses if place <= begins), default=0)
    last = min((place for place in pauses if place >= ends), default=len(tokens))
    while last - first < LEAST_WORDS and first and not _ends_sentence(tokens, first):
        first = max((place for place in pauses if place < first), default=0)
    while last - first < LEAST_WORDS and last < len(tokens) and not _ends_sentence(tokens, last):
        last = min((place for place in pauses if place > last), default=len(tokens))
    if last - first > MOST_WORDS:
        return shorten(sentence, phrase, MOST_WORDS)
    return _excerpt(tokens, first, last)


def _pauses(tokens: list[str]) -> list[int]:
    """Return the places between tokens where a clause ends: after a comma, semicolon … outside brackets."""
    places = []
    depth = 0
    for place, token in enumerate(tokens, 1):
        depth = max(0, depth + len(re.findall(r"[(\[]", token)) - len(re.findall(r"[)\]]", token)))
        is_dash = place < len(tokens) and tokens[place] in _DASHES
        if depth == 0 and place < len(tokens) and (token[-1] in _PAUSE or is_dash or _ends_sentence(tokens, place)):
            places.append(place)
    return places


def _ends_sentence(tokens: list[str], place: int) -> bool:
    """Whether a sentence ends before the token at `place`; "Corp." and "U.S." do not end one."""
    return place < len(tokens) and _SENTENCE_END.search(tokens[place - 1]) is not None


def shorten(sentence: str, around: str, words: int = 30) -> str:
    """Return about `words` words of `sentence`, those about the phrase `around`, cut at clauses where it can be.

    An ellipsis stands for what is left out. A sentence that is little longer than that comes back whole.
    """
    tokens = sentence.split()
    if len(tokens) <= words * 1.2:
        return " ".join(tokens)
    begins = len(sentence[: max(find_phrase(sentence, around), 0)].split())
    ends = min(begins + len(around.split()), len(tokens))
    first = max(0, min(begins - words // 2, len(tokens) - words))
    last = max(min(len(tokens), first + words), ends)
    pauses = _pauses(tokens)
    if first:
        first = next((place for place in pauses if first < place <= begins - 3), first)
    if last < len(tokens):
        last = next((place for place in reversed(pauses) if ends + 3 <= place < last), last)
    return _excerpt(tokens, first, last)


def _excerpt(tokens: list[str], first: int, last: int) -> str:
    while tokens[first] in _DASHES:
        first += 1
    middle = " ".join(tokens[first:last]).rstrip(_PAUSE if last < len(tokens) else "")
    return ("…\u00a0" if first else "") + middle + ("\u00a0…" if last < len(tokens) else "")
