"""Who speaks: quotation marks, and I and we outside of them, that the Chinese does not have."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[「」『』“”‘’\"'《》〈〉＂〝〞【】：:]|所[謂谓]")
_QUOTED = re.compile(r"[\"“][^\"“”]*(?:[\"”]|$)")
_QUOTATION = re.compile(r"[\"“”]")
# I behind a word with a capital is a number: World War I.
_SELF = re.compile(
    r"\b([Ww]e|[Oo]urs?|[Oo]urselves|[Mm]y|[Mm]yself)\b|(?:^(?:\w+ )?|[^\w\s]\s*|(?<!\w)[a-z]\w* )(I)(?![\w/])"
)
_CHINESE_SELF = re.compile(
    r"[我咱吾俺余敝朕谨謹]|本[^来來身月周季年日次届屆地土周案]|请问|請問|笔者|筆者|小编|小編|自己|人们|人們|大家|彼此|人类|人類|"
    r"国人|國人|[妳你您]"
)


def adds_quotation(chinese: str, english: str) -> bool:
    """Whether the English quotes somebody where the Chinese has no marks for speech, titles or emphasis."""
    return _QUOTATION.search(english) is not None and _MARKS.search(chinese) is None


def own_voice(chinese: str, english: str) -> str:
    """The word for I or we outside quotations where the Chinese has none, empty where there is none."""
    if _CHINESE_SELF.search(chinese) or english.count('"') % 2:
        return ""
    found = _SELF.search(_QUOTED.sub(" ", english))
    return (found[1] or found[2]) if found else ""
