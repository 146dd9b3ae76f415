"""Where the English of a name is from, which says how sure its spelling is."""

from __future__ import annotations

from translator.names.spelling.spelling_notes import FOLLOWS, PARTS, PUBLIC, RULE, STATED
from translator.records import ORIGINS, Entry

GLOSSARY, ARTICLE = "glossary", "the article"
LIST, CEDICT, WIKIDATA = ORIGINS["own"], ORIGINS["cedict"], ORIGINS["wikidata"]
NOT_KNOWN = "not known"
_BY_NOTE = {STATED: ARTICLE, PARTS: ORIGINS["part"], FOLLOWS: "the full name", PUBLIC: LIST}


def source_of(entry: Entry) -> str:
    """The user's glossary, the article itself, our list, whose data, the rule that spells it, or that nothing does."""
    if not entry.target:
        return NOT_KNOWN
    if entry.row or entry.origin:
        return GLOSSARY if entry.row else ORIGINS[entry.origin]
    if entry.note.startswith(RULE):
        return f"by rule: {entry.note.removeprefix(RULE).strip()}"
    return _BY_NOTE.get(entry.note, GLOSSARY)
