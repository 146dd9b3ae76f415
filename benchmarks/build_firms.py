"""Make the table of the firms of Taiwan's stock exchanges (`translator/names/data/firms.tsv`) from its sources.

    python benchmarks/build_firms.py SOURCES

SOURCES is a folder with `t187ap03_L.csv` and `t187ap03_O.csv`, what the Market Observation Post System publishes of
the firms on the two exchanges (code, names, English for short), and `TAI.csv` and `TWO.csv` of FinanceDatabase, which
have the full English name of most. A row has the code, the short name, the full one (both folded, without what every
firm is called), and the English: what is written first, then what is right as well.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterator
from pathlib import Path

from translator.chinese.script import fold
from translator.names.sources.listed_firms import TABLE

_OFFICIAL, _ENGLISH = ("t187ap03_L.csv", "t187ap03_O.csv"), ("TAI.csv", "TWO.csv")
# The English of firms that no file has in full, by their codes, as they call themselves.
_OWN = """
    2329 Orient Semiconductor Electronics; 1785 Solar Applied Materials; 4960 Cheng Mei Materials; 8112 Supreme
    Electronics; 3380 Alpha Networks; 2328 Pan-International Industrial; 8110 Walton Advanced Engineering; 2388
    VIA Technologies; 2363 Silicon Integrated Systems; 2340 Taiwan-Asia Semiconductor; 2355 Chin-Poon Industrial;
    3024 Action Electronics; 3010 Wah Lee Industrial; 8358 Co-Tech Development; 3712 FIT Holding; 3030 Test
    Research; 2486 I-Chiun Precision Industry; 6271 Tong Hsing Electronic; 2476 G-Shank Enterprise; 3015 FSP
    Technology; 8028 Phoenix Silicon International; 3014 ITE Tech; 6756 VIA Labs; 3131 Grand Process Technology;
    2467 C Sun; 6237 C-Media Electronics; 6274 Taiwan Union Technology; 8081 Global Mixed-mode Technology; 8261
    Advanced Power Electronics; 3289 Integrated Service Technology; 3576 United Renewable Energy; 6173 Prosperity
    Dielectrics; 6187 All Ring Tech; 3042 TXC; 5347 Vanguard International Semiconductor; 2603 Evergreen Marine;
    2609 Yang Ming Marine; 2610 China Airlines; 2615 Wan Hai Lines; 2880 Hua Nan Financial Holdings; 2885 Yuanta
    Financial Holding; 2886 Mega Financial Holding; 1101 Taiwan Cement; 2105 Cheng Shin Rubber; 2002 China Steel;
    3105 WIN Semiconductors; 5425 Taiwan Semiconductor; 2834 Taiwan Business Bank; 2912 President Chain Store;
    1402 Far Eastern New Century; 2845 Far Eastern International Bank; 2855 President Securities; 1104 Universal
    Cement; 2478 TA-I Technology; 4904 Far EasTone
    """
_BRACKETS = re.compile(r"[（(][^（()）]*[)）]?")
# What every firm is called: folded, and in English.
_FIRM = re.compile(r"^(?:开曼群岛商|英属[^商]*商|新加坡商|萨摩亚商)|(?:股份)?有限公司(?:台湾分公司)?$|公司$")
_SHARE = re.compile(r"\*|-(?:KY|DR|創)$")
_LEGAL = re.compile(
    r"(?i)[\s,]+(?:co\.?\s*,?\s*(?:ltd|limited|inc)|company\s+(?:ltd|limited)|corp|corporation|co|inc|incorporated|ltd|"
    r"limited|company|plc)\.*$"
)
_DOTTED = re.compile(r"(?:[A-Z]\.)+[A-Z]")
# What no word in capitals has in it: initials are said letter by letter.
_UNSAID = re.compile(r"^[^AEIOUY]+$|^[^AEIOUYHLR]{3}|^[^AEIOUY]{4}|[^AEIOUY]{5}|[.&\d]")
_SMALL = frozenset(["and", "of", "for", "the", "to"])
_SHORTEST_WORD = 5  # with capitals throughout: shorter ones are initials


def firms(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Yield (code, short name, full name, English forms by |) of each firm."""
    english = {row["symbol"].partition(".")[0]: row["name"] for row in _rows(folder, _ENGLISH) if row["name"]}
    own = dict(one.split(None, 1) for one in " ".join(_OWN.split()).split("; "))
    for row in _rows(folder, _OFFICIAL):
        code, said = row["公司代號"], _said(row["英文簡稱"])
        name = own.get(code) or _current(_said(english.get(code, "")), said)
        short = _SHARE.sub("", _SHARE.sub("", row["公司簡稱"].strip()))
        full = _FIRM.sub("", _FIRM.sub("", fold(_BRACKETS.sub("", row["公司名稱"].strip()))))
        if name and code.isdigit():
            yield code, fold(short), full, "|".join(dict.fromkeys((name, *([said] if code not in own else []))))


def _rows(folder: Path, names: tuple[str, ...]) -> Iterator[dict[str, str]]:
    for name in names:
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file)


def _said(name: str) -> str:
    """An English name as news write it: without what every firm is called, with capitals where they begin words."""
    bare = _SHARE.sub("", " ".join(_BRACKETS.sub(" ", name).split()).strip(" ,."))
    bare = bare.replace(".", "") if _DOTTED.fullmatch(bare) else bare
    while (shorter := _LEGAL.sub("", bare).strip(" ,.&")) not in (bare, ""):
        bare = shorter
    words = bare.split()
    return " ".join(_cased(word, 2 if len(words) > 1 and bare.isupper() else _SHORTEST_WORD) for word in words)


def _current(name: str, said: str) -> str:
    """The full English name, or the short one where a firm has another name since then."""
    is_other = len(said.split(" ")[0]) >= _SHORTEST_WORD and _letters(said)[:3] not in _letters(name)
    return said if is_other or not name else name


def _letters(name: str) -> str:
    return re.sub(r"\W", "", name.casefold())


def _cased(word: str, shortest: int) -> str:
    if word.islower():
        return word if word in _SMALL else word[0].upper() + word[1:]
    is_initials = len(word) < shortest or _UNSAID.search(word) is not None
    return word if is_initials or not word.isupper() else "-".join(part.capitalize() for part in word.split("-"))


def main() -> None:
    """Run it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sources", type=Path)
    rows = sorted(firms(options.parse_args().sources))
    TABLE.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} firms")


if __name__ == "__main__":
    main()
