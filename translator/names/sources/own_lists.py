"""The lists of our own beside the table of names: people, organisations, countries, cities, species, and the places."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from translator.chinese.script import fold
from translator.names.sources.places import short_places
from translator.names.sources.table import NameRow

DATA = Path(__file__).parent.parent / "data"
LISTS = ("people.txt", "organisations.txt", "countries.txt", "cities.txt", "species.txt")
# What else stands for a place: its people and adjective, older spellings.
_ALSO = {
    "Beijing": ("Peking", "Beijingers"), "Shanghai": ("Shanghainese",), "Nanjing": ("Nanking",), "Xi'an": ("Xian",),
    "Guangdong": ("Canton", "Cantonese"), "Guangzhou": ("Canton",), "Qingdao": ("Tsingtao",), "Urumqi": ("Ürümqi",),
    "Sichuan": ("Szechuan", "Sichuanese"), "Tibet": ("Tibetan", "Tibetans", "Xizang"), "Kinmen": ("Quemoy",),
    "Inner Mongolia": ("Inner Mongolian",), "Xinjiang": ("Uyghur",), "Harbin": ("Haerbin",), "Fujian": ("Fukien",),
}  # fmt: skip


def own_rows() -> Iterator[NameRow]:
    """A row for each Chinese form of the lists; the first form of a line that two have stands."""
    for name in LISTS:
        kind = "country"
        for line in (DATA / name).read_text(encoding="utf-8").splitlines():
            if line.startswith("["):
                kind = line[1:].partition(";")[0]
            elif "=" in line and not line.startswith("#"):
                chinese, _, english = line.partition("=")
                for form in dict.fromkeys(map(fold, chinese.split("|"))):
                    yield NameRow(form, "own", kind, tuple(english.split("|")))
    for form, written in short_places().items():
        yield NameRow(form, "own", "place", (written, *_ALSO.get(written, ())))
