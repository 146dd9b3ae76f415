"""Every regular expression of the program, and for each the texts that would make it slow if anything does."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import inspect
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from itertools import product
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

import translator

# A repeat of so many is as good as one without an end.
ENDLESS = 200
# What articles, glossaries and English are made of, as single characters that may be repeated for ever.
UNITS = (
    *" \t\n\u3000", *"1１一十百萬億〇", *"aAé中の", *",.，。、:：;-–—_~'\"“”「」『』()（）[]{}<>/\\|#*=&%$©…·!?",
    "a ", "A ", "a.", "A.", "a-", "a,", "1,", "1.", "1 ", "十萬", "中，", " ,", "()", "「」", '""', "http://", "a\n",
    "Aa ",
)  # fmt: skip
BREAKERS = ("", "\x00", "1")
_CATEGORIES = {
    ops.CATEGORY_DIGIT: "1", ops.CATEGORY_SPACE: " ", ops.CATEGORY_WORD: "a",
    ops.CATEGORY_NOT_DIGIT: "a", ops.CATEGORY_NOT_SPACE: "a", ops.CATEGORY_NOT_WORD: ".",
}  # fmt: skip
_ONCE = {"match", "fullmatch"}
_ANCHORED = ("re.match", "re.fullmatch")
# The functions of `re` that take a pattern, and where their flags stand behind it.
_CALLS = {f"re.{name}": 1 for name in ("match", "fullmatch", "search", "findall", "finditer")}
_CALLS |= {"re.compile": 0, "re.split": 2, "re.sub": 3, "re.subn": 3}


@dataclass(frozen=True)
class Found:
    """A pattern, where it is, and whether it is only ever asked of the beginning of a text."""

    where: str
    pattern: re.Pattern[Any]
    is_anchored: bool

    def work(self, text: str) -> object:
        """Look for the pattern everywhere in `text`, as the program does."""
        given = text.encode() if isinstance(self.pattern.pattern, bytes) else text
        if self.is_anchored:
            return self.pattern.match(given) or self.pattern.fullmatch(given)
        return sum(1 for _ in self.pattern.finditer(given))


def modules() -> Iterator[ModuleType]:
    """Every module of the program; of training's only where its library is."""
    has_torch = importlib.util.find_spec("torch") is not None
    for info in pkgutil.walk_packages(translator.__path__, "translator."):
        if not info.name.endswith("__main__") and (has_torch or not info.name.startswith("translator.train.")):
            yield importlib.import_module(info.name)


def collected() -> list[Found]:
    """Every pattern of the program, each once: what modules hold or make, and what is written where it is used."""
    everywhere = {name: uses for name, uses in _uses(modules()).items() if not name.startswith("_")}
    found: dict[tuple[object, int], Found] = {}
    for module in modules():
        used = everywhere | {name: uses for name, uses in _uses([module]).items() if name.startswith("_")}
        for name, value in [*_held(module), *_written(module)]:
            for pattern in _patterns(value):
                is_anchored = name.startswith(_ANCHORED) if " " in name else used.get(name, {"search"}) <= _ONCE
                entry = Found(f"{module.__name__}: {name}", pattern, is_anchored)
                before = found.get((pattern.pattern, pattern.flags))
                if before is None or (before.is_anchored and not entry.is_anchored):
                    found[pattern.pattern, pattern.flags] = entry
    return list(found.values())


def _uses(among: Iterable[ModuleType]) -> dict[str, set[str]]:
    """By the name of a pattern, the methods that these modules call on it; "handed on" where it is named otherwise."""
    used: dict[str, set[str]] = {}
    for module in among:
        walked = list(ast.walk(_tree(module)))
        called: dict[ast.expr, str] = {node.value: node.attr for node in walked if isinstance(node, ast.Attribute)}
        for node in walked:
            if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
                name = node.id if isinstance(node, ast.Name) else node.attr
                used.setdefault(name, set()).add(called.get(node, "handed on"))
    return used


@cache
def _tree(module: ModuleType) -> ast.Module:
    return ast.parse(inspect.getsource(module))


def _held(module: ModuleType) -> Iterator[tuple[str, object]]:
    """What a module binds, and what its functions without arguments make once."""
    for name, value in list(vars(module).items()):
        if getattr(value, "__module__", module.__name__) != module.__name__ and callable(value):
            continue
        if hasattr(value, "cache_info") and not inspect.signature(value).parameters:
            yield name, value()
        else:
            yield name, value


class _Names(dict[str, object]):
    """The names of a module; one of a function's own is a word."""

    def __missing__(self, name: str) -> object:
        return "word"


def _written(module: ModuleType) -> Iterator[tuple[str, object]]:
    """The patterns that stand in calls of `re`, but for those that a module holds."""
    names = _Names(vars(module) | {"__builtins__": {}})
    walked = list(ast.walk(_tree(module)))
    scopes = [n for n in walked if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda | ast.ClassDef)]
    plain = [scope for scope in scopes if isinstance(scope, ast.FunctionDef) and not scope.args.args]
    made = {scope for scope in plain if hasattr(getattr(module, scope.name, None), "cache_info")}
    for node in dict.fromkeys(node for scope in scopes if scope not in made for node in ast.walk(scope)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in _CALLS and node.args:
            source, *rest = node.args
            place = _CALLS[ast.unparse(node.func)]
            flags = next((word.value for word in node.keywords if word.arg == "flags"), None)
            flags = rest[place] if flags is None and len(rest) > place else flags
            with suppress(TypeError, AttributeError, re.error):  # a pattern that is handed on, not made here
                text = eval(ast.unparse(source), names)
                value = re.compile(text, eval(ast.unparse(flags), names) if flags else 0)
                yield f"{ast.unparse(node.func)}, line {node.lineno}", value


def _patterns(value: object, depth: int = 3) -> Iterator[re.Pattern[Any]]:
    """The patterns in a value, in what it holds, and so on."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, Mapping):
        for item in value.values():
            yield from _patterns(item, depth - 1)
    elif depth and isinstance(value, list | tuple | set | frozenset):
        for item in value:
            yield from _patterns(item, depth - 1)
    elif depth and is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            yield from _patterns(getattr(value, part.name), depth - 1)


def texts(pattern: re.Pattern[Any]) -> dict[str, tuple[str, str, str]]:
    """(before, repeated, after) of texts that a pattern with an endless repeat may stumble over, none twice."""
    source = pattern.pattern.decode("latin-1") if isinstance(pattern.pattern, bytes) else pattern.pattern
    parsed = _parser.parse(source, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags)
    made = {}
    repeats = list(_repeats(list(parsed), ""))
    if not repeats:
        return {}
    own = dict.fromkeys(unit for _, body in repeats for unit in _samples(body) if unit)
    for unit, after in product(dict.fromkeys([*UNITS, *own]), BREAKERS):
        made[f"{unit!r}* {after!r}"] = ("", unit, after)
    for before in dict.fromkeys(before for before, _ in repeats if before):
        for unit, after in product(dict.fromkeys([*own, *" 1中a,"]), BREAKERS):
            made[f"{before!r} {unit!r}* {after!r}"] = (before, unit, after)
        for unit in ("", *own):
            made[f"({before!r} {unit!r})*"] = ("", before + unit, "")
    return made


def _repeats(items: list[Any], before: str) -> Iterator[tuple[str, list[Any]]]:
    """Each endless repeat in a parsed pattern, with a text that what stands before it matches."""
    for op, argument in items:
        if op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
            _, most, body = argument
            if most >= ENDLESS:
                yield before, list(body)
            yield from _repeats(list(body), before)
        elif op is ops.SUBPATTERN:
            yield from _repeats(list(argument[3]), before)
        elif op is ops.ATOMIC_GROUP:
            yield from _repeats(list(argument), before)
        elif op is ops.BRANCH:
            for branch in argument[1]:
                yield from _repeats(list(branch), before)
        elif op in (ops.ASSERT, ops.ASSERT_NOT):
            yield from _repeats(list(argument[1]), before)
        before += _sample([(op, argument)])


def _samples(items: list[Any]) -> Iterable[str]:
    """Texts that a parsed pattern matches: of its first set, several."""
    if len(items) == 1 and items[0][0] is ops.IN:
        return [_sample([(ops.IN, [entry])]) for entry in items[0][1] if entry[0] is not ops.NEGATE][:8]
    if len(items) == 1 and items[0][0] is ops.BRANCH:
        return [_sample(list(branch)) for branch in items[0][1][1]][:8]
    if len(items) == 1 and items[0][0] is ops.SUBPATTERN:
        return _samples(list(items[0][1][3]))
    return [_sample(items)]


def _sample(items: Iterable[Any]) -> str:
    text = ""
    for op, argument in items:
        if op is ops.LITERAL:
            text += chr(argument)
        elif op is ops.IN:
            text += _member(argument)
        elif op in (ops.ANY, ops.NOT_LITERAL):
            text += "x" if op is ops.ANY or argument != ord("x") else "y"
        elif op in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
            text += _sample(argument[2]) * argument[0]
        elif op is ops.SUBPATTERN:
            text += _sample(argument[3])
        elif op is ops.ATOMIC_GROUP:
            text += _sample(argument)
        elif op is ops.BRANCH:
            text += _sample(argument[1][0])
    return text


def _member(entries: list[Any]) -> str:
    if entries[0][0] is ops.NEGATE:
        taken = {chr(value) for op, value in entries[1:] if op is ops.LITERAL}
        return next(char for char in "xa1中 -" if char not in taken)
    op, value = entries[0]
    if op is ops.LITERAL:
        return chr(value)
    return chr(value[0]) if op is ops.RANGE else _CATEGORIES.get(value, "a")
