"""Where the English of a name is from, which says how sure its spelling is."""

from __future__ import annotations

from translator.names.spelling_notes import FOLLOWS, PARTS, PUBLIC, RULE, STATED
from translator.records import Entry

GLOSSARY, ARTICLE, LIST, CEDICT, WIKIDATA = "glossary", "the article", "list", "CC-CEDICT", "Wikidata"
NOT_KNOWN = "not known"
_PARTS = "by its parts"
_BY_ORIGIN = {"own": LIST, "cedict": CEDICT, "wikidata": WIKIDATA, "cldr": "CLDR", "part": _PARTS}
_BY_NOTE = {STATED: ARTICLE, PARTS: _PARTS, FOLLOWS: "the full name", PUBLIC: LIST}


def source_of(entry: Entry) -> str:
    """The user's glossary, the article itself, our list, whose data, the rule that spells it, or that nothing does."""
    if not entry.target:
        return NOT_KNOWN
    if entry.row or entry.origin:
        return GLOSSARY if entry.row else _BY_ORIGIN[entry.origin]
    if entry.note.startswith(RULE):
        return f"by rule: {entry.note.removeprefix(RULE).strip()}"
    return _BY_NOTE.get(entry.note, GLOSSARY)
