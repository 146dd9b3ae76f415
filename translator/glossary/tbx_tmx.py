"""TBX and TMX, the XML formats of terminology tools. The only module that uses translate-toolkit."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from translator.chinese.characters import has_han
from translator.errors import TranslatorError
from translator.installation import install_command
from translator.storage.xml_reader import Handlers, walk

FORMATS = (".tbx", ".tmx")
_ROOTS = {".tbx": "martif", ".tmx": "tmx"}
_ENGLISH = "en"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_LANGUAGES = {"zh": "chinese", "zho": "chinese", "chi": "chinese", "cmn": "chinese", "en": "english", "eng": "english"}
_TRADITIONAL = re.compile(r"hant|tw|hk|mo", re.IGNORECASE)
_SENTENCE = re.compile("[。！？；]")
_LONGEST_NOTE = 480


@dataclass(frozen=True, slots=True)
class Concept:
    """What a file says of one concept: its terms, the best first, and what of it was not taken."""

    chinese: tuple[str, ...]
    english: tuple[str, ...]
    avoid: tuple[str, ...] = ()
    note: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Term:
    text: str
    language: str
    is_deprecated: bool = False
    is_preferred: bool = False


def concepts(suffix: str, data: bytes) -> Iterator[Concept]:
    """The concepts of a TBX or TMX file, in its order.

    Raises `ValueError` or `UnusableError`, saying why, for any other data.
    """
    _check(suffix, data)
    for unit in _store_class(suffix).parsestring(data).units:
        yield _concept(suffix, unit)


def document(suffix: str, concepts: Iterable[Concept], chinese: str) -> bytes:
    """A TBX or TMX file of `concepts`; `chinese` is the language code of their sources."""
    store: Any = _store_class(suffix)(sourcelanguage=chinese, targetlanguage=_ENGLISH)
    for concept in concepts:
        unit = store.addsourceunit(concept.chinese[0])
        if suffix == ".tmx":
            unit.settarget(concept.english[0], _ENGLISH)
            if concept.note:
                unit.addnote(concept.note)
            continue
        unit.set_source_terms(list(concept.chinese), chinese)
        unit.set_target_terms([*concept.english, *concept.avoid], _ENGLISH)
        unit.set_common_note(concept.note)
        _deprecate(unit, len(concept.english))
    out = io.BytesIO()
    store.serialize(out)
    return out.getvalue()


def _require_toolkit() -> None:
    if find_spec("translate") is None:
        what = "TBX and TMX need a library that is not installed."
        raise TranslatorError(what, f"Type: {install_command('exchange')}")


def _store_class(suffix: str) -> Any:
    _require_toolkit()
    if suffix == ".tbx":
        from translate.storage.tbx import tbxfile

        return tbxfile
    from translate.storage.tmx import tmxfile

    return tmxfile


def _check(suffix: str, data: bytes) -> None:
    """Refuse what is not such a file, and any that is past a limit or declares what could fill the memory."""
    _require_toolkit()
    names: dict[str, None] = {}
    walk(data, Handlers(start=lambda name, _: names.setdefault(name)))
    name = next(iter(names)).rpartition(":")[2]
    if name != _ROOTS[suffix]:
        newer = "; export it as TBX 2 (TBX-Basic, “martif”)" if suffix == ".tbx" and name == "tbx" else ""
        raise ValueError(f"its root is “{name}”, not “{_ROOTS[suffix]}”{newer}")


def _concept(suffix: str, unit: Any) -> Concept:
    terms, remarks = _terms(suffix, unit)
    chinese = [term for term in terms if _LANGUAGES[_primary(term.language)] == "chinese"]
    english = [term for term in terms if term not in chinese]
    chinese.sort(key=lambda term: (term.is_deprecated, not term.is_preferred, not _is_traditional(term)))
    english.sort(key=lambda term: not term.is_preferred)
    if suffix == ".tmx" and any(_SENTENCE.search(term.text) for term in chinese):
        return Concept((), (), remarks=("The unit is a sentence, not a term.",))
    note = _line(" ".join(filter(None, (unit.getnotes(), _definition(suffix, unit)))))
    if len(note) > _LONGEST_NOTE:
        note = note[:_LONGEST_NOTE] + "…"
        remarks = [*remarks, f"Its note was cut after {_LONGEST_NOTE} characters."]
    return Concept(
        tuple(term.text for term in chinese),
        tuple(term.text for term in english if not term.is_deprecated),
        tuple(term.text for term in english if term.is_deprecated),
        note,
        tuple(remarks),
    )


def _terms(suffix: str, unit: Any) -> tuple[list[_Term], list[str]]:
    terms: list[_Term] = []
    remarks: list[str] = []
    languages: set[str] = set()
    for node in unit.getlanguageNodes():
        language = node.get(_LANGUAGE) or node.get("lang") or ""
        if _primary(language) not in _LANGUAGES:
            continue
        if language.lower() in languages:
            remarks.append(f"It has several sections for {language}: the first was read.")
            continue
        languages.add(language.lower())
        if suffix == ".tbx" and (rich := unit.get_target_terms(language)):
            for term in rich:
                preferred = "preferred" in (term.administrative_status or "").lower()
                terms.append(_Term(_line(term.text), language, term.deprecated, preferred))
        else:
            terms.append(_Term(_line(unit.getNodeText(node) or ""), language))
    return [term for term in terms if term.text], remarks


def _primary(language: str) -> str:
    return re.split("[-_]", language.lower())[0]


def _is_traditional(term: _Term) -> bool:
    return _TRADITIONAL.search(term.language) is not None and has_han(term.text)


def _definition(suffix: str, unit: Any) -> str:
    return str(unit.getnotes(origin="definition")) if suffix == ".tbx" else ""


def _line(text: str) -> str:
    """`text` without the line breaks that indented XML brings in."""
    return re.sub(r"\s+", lambda blank: blank[0] if set(blank[0]).isdisjoint("\r\n\t") else " ", text).strip()


def _deprecate(unit: Any, first: int) -> None:
    """Mark the English terms from `first` on as deprecated; the library reads this mark but does not write it."""
    for group in unit.target_dom.findall(unit.namespaced("tig"))[first:]:
        status = group.makeelement(unit.namespaced("termNote"), {"type": "administrativeStatus"})
        status.text = "deprecatedTerm-admn-sts"
        group.append(status)
