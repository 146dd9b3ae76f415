"""Entries that articles propose."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from translator.glossary import Glossary, Suggestion, load, rows, suggest
from translator.records import Article, Block, Entry, RelatedItem, Role


def article(*paragraphs: str, related: tuple[RelatedItem, ...] = ()) -> Article:
    """Return an article of these paragraphs."""
    blocks = tuple(Block(Role.PARAGRAPH, text) for text in paragraphs)
    return Article(Path("news.txt"), "標題", blocks, related=related)


def pairs(text: str, *entries: Entry) -> list[tuple[str, str]]:
    """Return the (source, target) pairs proposed for a text beside a glossary of `entries`."""
    return [(item.source, item.target) for item in suggest([article(text)], Glossary(entries)) if item.target]


def test_a_quoted_name_beside_its_latin_form_is_proposed() -> None:
    """「拉皮達斯」（Rapidus） gives both forms outright."""
    assert pairs("核心是「拉皮達斯」（Rapidus）公司") == [("拉皮達斯", "Rapidus")]


def test_a_bare_name_is_cut_at_what_stands_before_it() -> None:
    """Conjunctions, verbs and punctuation before an unquoted name are not part of it."""
    assert pairs("獲得政府與鎧俠（Kioxia）支持") == [("鎧俠", "Kioxia")]
    assert pairs("慶應義塾大學（Keio University）教授") == [("慶應義塾大學", "Keio University")]


def test_a_known_term_before_a_name_bounds_it() -> None:
    """A title that the glossary knows is not taken for part of the name."""
    title = Entry("名譽教授", "professor emeritus")
    assert pairs("名譽教授吉野直之（Naoyuki Yoshino）表示", title) == [("吉野直之", "Naoyuki Yoshino")]


def test_latin_before_chinese_is_a_pair_too() -> None:
    """CDS（信用違約交換） proposes the Chinese with the Latin as target."""
    assert pairs("提供CDS（信用違約交換）報價") == [("信用違約交換", "CDS")]


def test_what_the_glossary_knows_is_not_proposed() -> None:
    """A pair that agrees with an entry is no news."""
    assert pairs("鎧俠（Kioxia）擴產", Entry("鎧俠", "Kioxia")) == []


def test_a_pair_that_disagrees_with_the_glossary_is_shown() -> None:
    """Where the text calls a known term otherwise, its rendering is offered under accept."""
    found = suggest([article("鎧俠（Toshiba Memory）擴產")], Glossary((Entry("鎧俠", "Kioxia"),)))
    assert [(item.source, item.target, item.accept) for item in found] == [("鎧俠", "Kioxia", ("Toshiba Memory",))]


def test_a_name_one_character_away_is_proposed_as_an_alias() -> None:
    """小池敦義 is offered as an alias of 小池淳義, with every sighting counted."""
    known = Glossary((Entry("小池淳義", "Atsuyoshi Koike", kind="person"),))
    found = suggest([article("執行長小池敦義說。", "小池敦義表示。")], known)
    assert [(item.source, item.aliases, item.count) for item in found if item.target] == [
        ("小池淳義", ("小池敦義",), 2)
    ]


def test_the_name_itself_is_no_variant_of_itself() -> None:
    """The right spelling, in either script, proposes nothing."""
    known = Glossary((Entry("小池淳義", "Atsuyoshi Koike", kind="person"),))
    assert suggest([article("小池淳義與小池淳义")], known) == ()


def test_a_short_name_keeps_its_family_name() -> None:
    """A three-character name with another first character is somebody else."""
    known = Glossary((Entry("魏哲家", "C.C. Wei", kind="person"),))
    assert pairs("董事魏哲佳到場", *known.entries) == [("魏哲家", "C.C. Wei")]
    assert pairs("董事李哲家到場", *known.entries) == []


def test_a_name_that_recurs_is_proposed_without_a_target() -> None:
    """A name that comes three times and that no entry covers is worth a row."""
    found = suggest(
        [article("社長谷本秀夫在會上宣布新的計畫。", "會長谷本秀夫在會上宣布新的計畫。", "社長谷本秀夫在會上宣布。")],
        Glossary(),
    )
    assert [(item.source, item.target, item.count) for item in found] == [("谷本秀夫", "", 3)]


def test_related_items_are_read_too() -> None:
    """Headlines and ledes of other stories count as text."""
    found = suggest([article(related=(RelatedItem("「鎧俠」（Kioxia）擴產"),))], Glossary())
    assert [item.target for item in found] == ["Kioxia"]


def test_the_most_trustworthy_come_first_and_doubles_are_merged() -> None:
    """Suggestions are sorted by confidence and one pair seen twice is one row."""
    found = suggest([article("與鎧俠（Kioxia）合作。「鎧俠」（Kioxia）擴產。", "和三星（Samsung）競爭。")], Glossary())
    assert [(item.target, item.count) for item in found] == [("Kioxia", 2), ("Samsung", 1)]
    assert found[0].confidence > found[1].confidence


def test_a_suggestion_says_where_it_was_seen() -> None:
    """File and excerpt come with each suggestion."""
    seen = suggest([article("獲得「鎧俠」（Kioxia）支持")], Glossary())[0].seen
    assert seen[0].startswith("news.txt: ")
    assert "鎧俠" in seen[0]


def test_rows_are_csv_in_the_glossary_s_own_columns(tmp_path: Path) -> None:
    """The rows can be pasted into a glossary file, which then loads."""
    text = rows(
        [Suggestion("鎧俠", "Kioxia", "the text gives both", 0.95, ("news.txt: …「鎧俠」…",), aliases=("凱俠",))]
    )
    record = next(csv.DictReader(io.StringIO(text)))
    assert (record["source"], record["target"], record["aliases"]) == ("鎧俠", "Kioxia", "凱俠")
    path = tmp_path / "glossary.csv"
    path.write_text(text, encoding="utf-8")
    assert load(path).entries[0].aliases == ("凱俠",)


def test_an_empty_run_proposes_nothing() -> None:
    """No articles, no suggestions."""
    assert suggest([], Glossary()) == ()
