"""Text to token numbers and back, by the tokenizer of a prepared graph: in its numbering, writable tokens first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from translator.engines.llm.gguf_graph import STOPS, numbering_of
from translator.engines.llm.openvino_libraries import genai
from translator.train.forms import Form, Row


@dataclass(frozen=True, slots=True)
class Sample:
    """A row in token numbers. `is_back` where the answer is Chinese, judged by the tokens that are not writable."""

    prompt: tuple[int, ...]
    answer: tuple[int, ...]
    is_back: bool = False

    @property
    def length(self) -> int:
        """How many tokens it has."""
        return len(self.prompt) + len(self.answer)


class Tokens:
    """The tokens of the graph in the folder `graph`: `order` has the file's number of each, `writable` how many."""

    def __init__(self, graph: Path) -> None:
        self.order, self.writable = numbering_of(graph)
        self._tokenizer = genai().Tokenizer(str(graph))

    def numbers(self, text: str) -> tuple[int, ...]:
        """Return the numbers of a text's tokens."""
        return tuple(self._tokenizer.encode(text, add_special_tokens=False).input_ids.data[0].tolist())

    def text(self, numbers: Sequence[int]) -> str:
        """Return what tokens say, spaces evened as the engine does."""
        kept = [number for number in numbers if number not in STOPS]
        return " ".join(self._tokenizer.decode(kept).split()) if kept else ""

    def samples(self, rows: Sequence[Row], longest: int) -> list[Sample]:
        """Return `rows` in numbers, without those over `longest` tokens and those that the engine could not write."""
        found = [self._sample(row) for row in rows]
        return [s for s in found if s.length <= longest and (s.is_back or max(s.answer) < self.writable)]

    def _sample(self, row: Row) -> Sample:
        is_back = row.form is Form.BACK
        return Sample(self.numbers(row.prompt), self.numbers(row.answer) + (() if is_back else STOPS[:1]), is_back)
