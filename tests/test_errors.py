"""Our errors: what their messages may hold, and that they can go to another process."""

from __future__ import annotations

import copy
import inspect
import pickle
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator import errors
from translator.errors import Fault, TranslatorError, visible
from translator.glossary import Glossary
from translator.publish.brief_toml import HouseStyleFault
from translator.read.refusal import refused
from translator.records import Entry

HOSTILE = "a\x1b[31m\nb\u202e.txt"
VALUES: dict[str, object] = {
    "path": Path(HOSTILE),
    "what": f"{HOSTILE} is wrong.",
    "remedy": f"Mend {HOSTILE}.",
    "faults": (Fault(2, "target", f"“{HOSTILE}”", "Mend it."),),
}


def kinds(kind: type[TranslatorError] = TranslatorError) -> Iterator[type[TranslatorError]]:
    """Every class of our errors that the program has, wherever it is defined."""
    yield kind
    for below in kind.__subclasses__():
        yield from kinds(below)


def made(kind: type[TranslatorError]) -> TranslatorError:
    """An error of a class, with all that its constructor takes."""
    arguments = {name: VALUES[name] for name in inspect.signature(kind).parameters}
    if kind.__name__ == "HouseError":
        arguments["faults"] = (HouseStyleFault("masthead", HOSTILE),)
    return kind(**arguments)  # type: ignore[arg-type]


def pickled(value: Any) -> Any:
    """A value as another process has it."""
    return pickle.loads(pickle.dumps(value))


@pytest.mark.parametrize("carried", [pickled, copy.deepcopy, copy.copy])
@pytest.mark.parametrize("kind", sorted(set(kinds()), key=str))
def test_every_error_can_be_carried(kind: type[TranslatorError], carried: Callable[[Any], Any]) -> None:
    """An error keeps its message, remedy, path, lines and faults, whatever its constructor takes."""
    error = made(kind)
    again = carried(error)
    assert type(again) is kind
    assert (str(again), again.args, vars(again)) == (str(error), error.args, vars(error))
    assert {"what", "remedy"} <= vars(again).keys()


def test_refusal_keeps_its_path() -> None:
    """The error about a file with a long name still knows the whole name."""
    path = Path("x" * 250)
    assert pickled(refused(path, "is no article.", "")).path == path


def test_used_glossary_can_be_carried() -> None:
    """A glossary goes to another process after a search in it, too, and finds there what it found here."""
    glossary = Glossary((Entry("港務公司", "Port Corporation"),))
    found, digest = glossary.match("港務公司說"), glossary.digest
    for again in (pickled(glossary), copy.deepcopy(glossary)):
        assert again == glossary
        assert (again.match("港務公司說"), again.digest) == (found, digest)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\nlines", "two lines"),
        ("two\r\nlines\r\n", "two lines"),
        ("a\tb\u2028c", "a b c"),
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("fdp.\u202excod", "fdp.\\u202excod"),
        ("big5\udcb4", "big5\\udcb4"),
        ("港務公司 é — 𠮷", "港務公司 é — 𠮷"),
    ],
)
def test_message_is_one_line_and_shows_what_it_says(text: str, shown: str) -> None:
    """A break is a space, any other control is written out, and letters stay."""
    assert visible(text) == shown


@given(st.text())
def test_nothing_in_a_message_steers_a_terminal(text: str) -> None:
    """Whatever is told of: no control, no mark of direction, no half of a pair; and telling twice is telling once."""
    told = visible(text)
    assert not {unicodedata.category(char) for char in told} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert visible(told) == told


def test_no_class_is_left_out() -> None:
    """The classes of `errors` are all among those that are tried."""
    own = {found for _, found in inspect.getmembers(errors, inspect.isclass) if issubclass(found, Exception)}
    assert own <= set(kinds())
