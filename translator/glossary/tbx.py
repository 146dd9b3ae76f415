"""TBX 2 (ISO 30042:2008, root `martif`), of terminology tools. The only module that uses translate-toolkit."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from typing import Any

from translator.chinese.language_codes import CHINESE, ENGLISH, language_of
from translator.errors import TranslatorError, UnusableError
from translator.glossary.concepts import Concept, Section, Term, concept
from translator.installation import install_command
from translator.storage.xml_reader import LANG, Handlers, walk

_ROOT = "martif"


def concepts(data: bytes) -> Iterator[Concept]:
    """Yield the concepts of a TBX file, in its order.

    Raises:
        UnusableError: it is no TBX 2, or is past a limit of `storage.xml_reader`.
        TranslatorError: the library is not installed.
    """
    store = _store_class()
    _check(data)
    for unit in store.parsestring(data).units:
        yield concept(_sections(unit), (unit.getnotes(), str(unit.getnotes(origin="definition"))))


def document(concepts: Iterable[Concept], chinese: str) -> bytes:
    """Return a TBX file of `concepts`; `chinese` is the language code of their sources."""
    store: Any = _store_class()(sourcelanguage=chinese, targetlanguage=ENGLISH)
    for each in concepts:
        unit = store.addsourceunit(each.chinese[0])
        unit.set_source_terms(list(each.chinese), chinese)
        unit.set_target_terms([*each.english, *each.avoid], ENGLISH)
        unit.set_common_note(each.note)
        _deprecate(unit, len(each.english))
    out = io.BytesIO()
    store.serialize(out)
    return out.getvalue()


def _store_class() -> Any:
    if find_spec("translate") is None:
        raise TranslatorError("TBX needs a library that is not installed.", f"Type: {install_command('exchange')}")
    from translate.storage.tbx import tbxfile

    return tbxfile


def _check(data: bytes) -> None:
    """Refuse what is not such a file, and any that is past a limit or declares what could fill the memory."""
    names: dict[str, None] = {}
    walk(data, Handlers(start=lambda name, _: names.setdefault(name)))
    name = next(iter(names)).rpartition(":")[2]
    if name != _ROOT:
        remedy = "Export it as TBX 2 (TBX-Basic, “martif”)." if name == "tbx" else "Export it again."
        raise UnusableError(f"its root is “{name}”, not “{_ROOT}”.", remedy)


def _sections(unit: Any) -> Iterator[Section]:
    for node in unit.getlanguageNodes():
        code = node.get(LANG) or node.get("lang") or ""
        if language_of(code) in (CHINESE, ENGLISH):
            yield code, _terms(unit, node, code)


def _terms(unit: Any, node: Any, code: str) -> Sequence[Term]:
    rich = unit.get_target_terms(code)
    if not rich:
        return (Term(unit.getNodeText(node) or ""),)
    return [
        Term(term.text, term.deprecated, "preferred" in (term.administrative_status or "").lower()) for term in rich
    ]


def _deprecate(unit: Any, first: int) -> None:
    """Mark the English terms from `first` on as deprecated; the library reads this mark but does not write it."""
    for group in unit.target_dom.findall(unit.namespaced("tig"))[first:]:
        status = group.makeelement(unit.namespaced("termNote"), {"type": "administrativeStatus"})
        status.text = "deprecatedTerm-admn-sts"
        group.append(status)
