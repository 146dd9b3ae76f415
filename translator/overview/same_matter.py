"""Whether two claims are of the same thing. Silence is preferred: a conflict that is none costs the reader's trust."""

from __future__ import annotations

from collections.abc import Iterable

from translator.chinese.characters import is_han
from translator.overview.claim_words import NAMED
from translator.overview.claims import Claim, Content, Name, pieces

_NAME, _SENSE, _TIME = 2, 2, 2
"""What a name, a sense and a time weigh, in Chinese characters."""
_OTHER_NAME = 3
"""What a name weighs that the other text does not have: more than one may say beyond the other."""
_OWN = 2
"""Characters that one of two clauses may say beyond the other."""
_OWN_PEOPLE = 1
"""The same where people are counted: a word more (旅客, 學童) makes it a count of others."""
_SAME_CLAUSE, _SAME_SENTENCE = 4, 5
"""Characters that two claims must share: in their clauses under one subject, and without a subject."""
_SAME_COUNT = 2
"""The same where their own sentences count people or things and name whose: 造成12人死亡 says no more."""
_SAME_EVENT = 3
"""Characters of mere words that the sentences must share where only a place is named: 倉庫大火 in 基隆."""
_MODELS = ("nm", "inch")
"""Units that say which product (2奈米, 12吋晶圓), not how much of something."""
_FACES = ("date", "duration", "multiple", "percent", "measure", "count")
_COMMON, _RARE = 6, 4
"""Characters that the sentences of one and the same figure must share, where the figure is common and where not."""
_PART, _NEARLY_ALL = 0.3, 0.8
"""Part of the terser sentence that they must share then; with nearly all of it, a common figure needs no more."""


def differ(one: Claim, other: Claim) -> bool:
    """Whether two claims with one measure state what cannot both be true of what seems the same thing."""
    if one.measure[1] in _MODELS or one.bounds.overlaps(other.bounds):
        return False
    return _same_frame(one, other) and _same_matter(one, other)


def _same_frame(one: Claim, other: Claim) -> bool:
    """Whether time, scope, classifier and the things that other figures name are the same."""
    return (
        one.times == other.times
        and one.scope == other.scope
        and one.identities == other.identities
        and one.place == other.place
        and _same_things(one, other)
        and _may_be_one(one.subject, other.subject)
    )


def _same_things(one: Claim, other: Claim) -> bool:
    """Whether two counts have one classifier, or one has none and a word says what both count (14死)."""
    if one.measure[0] != "count":
        return True
    if one.thing and other.thing:
        return one.thing == other.thing
    return bool(one.clause.senses & other.clause.senses)


def _may_be_one(one: frozenset[Name], other: frozenset[Name]) -> bool:
    """Whether of each kind (person, org …) one of the two names all that the other does."""
    for kind in {kind for kind, _ in one | other}:
        first, second = ({name for name in found if name[0] == kind} for found in (one, other))
        if not (first <= second or second <= first):
            return False
    return True


def _same_matter(one: Claim, other: Claim) -> bool:
    """Whether the two say the same of one subject or, where neither sentence names anybody, enough of the same.

    Neither clause may say what the other's whole sentence does not.
    """
    both = one.subject & other.subject
    if both:
        is_said = one.measure[0] == "count" and not (one.is_carried or other.is_carried)
        common, least = shared_characters(one.clause, other.clause), _SAME_COUNT if is_said else _SAME_CLAUSE
    elif one.is_carried and other.is_carried:
        common, least = shared_characters(one.sentence, other.sentence), _SAME_SENTENCE
    else:
        return False
    is_only_placed = bool(both) and all(kind == "place" for kind, _ in both)
    if is_only_placed and _covered(one.sentence.runs, one.sentence.pieces & other.sentence.pieces) < _SAME_EVENT:
        return False
    if (one.is_carried or other.is_carried) and not _is_part(one.sentence, other.sentence):
        return False
    own = _own(one.clause, other.sentence, other.subject), _own(other.clause, one.sentence, one.subject)
    most = _OWN_PEOPLE if one.thing == "人" else _OWN
    return common >= least and min(own) == 0 and max(own) <= most and _same_purpose(one, other)


def _same_purpose(one: Claim, other: Claim) -> bool:
    """Whether what the money of both is for is the same, where both say it after the figure."""
    return one.purpose is None or other.purpose is None or _is_part(one.purpose, other.purpose)


def _is_part(one: Content, other: Content) -> bool:
    """Whether one of two texts says nothing that the other does not."""
    return 0 in (_own(one, other, frozenset()), _own(other, one, frozenset()))


def shared_characters(one: Content, other: Content) -> int:
    """Return how much two texts have in common, in characters."""
    words = _covered(one.runs, one.pieces & other.pieces)
    return words + _NAME * len(one.names & other.names) + _SENSE * len(one.senses & other.senses)


def _own(one: Content, other: Content, known: frozenset[Name]) -> int:
    """Return how much one text says that the other does not, in characters; what it says of a place weighs most.

    `known` are the names of whom the other speaks, though not in that text.
    """
    both = one.pieces & other.pieces
    words = sum((_size(run) - _covered([run], both)) * (3 if run in one.heavy else 1) for run in one.runs)
    names = sum(_OTHER_NAME if kind in NAMED else _NAME for kind, _ in one.names - other.names - known)
    return words + names + _SENSE * len(one.senses - other.senses)


def _size(run: str) -> int:
    """Return how many characters a run counts for; a Latin word as two, were it one letter (A廠)."""
    return len(run) if is_han(run[0]) else 2


def _covered(runs: Iterable[str], both: frozenset[str]) -> int:
    """Return how many characters of `runs` stand in a piece that both texts have."""
    total = 0
    for run in runs:
        if is_han(run[0]):
            found = enumerate(pieces(run))
            total += len({at + step for at, piece in found if piece in both for step in range(len(piece))})
        elif run in both:
            total += _size(run)
    return total


def agree(one: Claim, other: Claim) -> bool:
    """Whether two claims of one and the same figure seem to be of the same thing, by what their sentences share."""
    if not _same_things(one, other):
        return False
    common = shared_characters(one.sentence, other.sentence) + _TIME * len(one.times & other.times)
    terser = min(_weight(one.sentence), _weight(other.sentence))
    least = _COMMON if one.measure[0] in _FACES else _RARE
    is_nearly_all = common >= _RARE and common >= _NEARLY_ALL * terser
    return is_nearly_all or (common >= least and common >= _PART * terser)


def _weight(content: Content) -> int:
    return sum(map(_size, content.runs)) + _NAME * len(content.names) + _SENSE * len(content.senses)
