"""Options that several commands take, declared once: the fields of a dataclass."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import is_dataclass
from functools import wraps
from inspect import Parameter
from typing import Any


def grouped(*left_out: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command, in the place of each parameter that is a dataclass, its fields as options, but those left out.

    What the command line reads off a function is its signature.
    """

    def with_groups(command: Callable[..., None]) -> Callable[..., None]:
        stated = inspect.signature(command, eval_str=True).parameters
        groups = {name: _fields(each.annotation, left_out) for name, each in stated.items() if _is_group(each)}

        @wraps(command)
        def taking(**given: Any) -> None:
            made = {
                name: stated[name].annotation(**{field: given.pop(field) for field in group})
                for name, group in groups.items()
            }
            command(**given, **made)

        taking.__signature__ = inspect.Signature(list(_flat(stated, groups)))  # type: ignore[attr-defined]
        return taking

    return with_groups


def _is_group(parameter: Parameter) -> bool:
    return is_dataclass(parameter.annotation)


def _fields(group: type, left_out: tuple[str, ...]) -> dict[str, Parameter]:
    found = inspect.signature(group, eval_str=True).parameters
    return {name: each for name, each in found.items() if name not in left_out}


def _flat(stated: Mapping[str, Parameter], groups: Mapping[str, Mapping[str, Parameter]]) -> Iterator[Parameter]:
    for name, parameter in stated.items():
        for each in groups[name].values() if name in groups else (parameter,):
            yield each.replace(kind=Parameter.KEYWORD_ONLY)
