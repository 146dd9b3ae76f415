"""Entries that articles propose."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from translator.glossary import Glossary, Suggestion, check, load, rows, suggest
from translator.glossary.glossary_csv import COLUMNS
from translator.glossary.glossary_writing import as_csv
from translator.glossary.suggest import TRUSTED
from translator.names import known_names
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("超越全球領先者台積電（TSMC）", ("台積電", "TSMC")),
        ("美國記憶體晶片製造商美光科技（Micron）", ("美光科技", "Micron")),
        ("收購日本材料大廠捷時雅（JSR）", ("捷時雅", "JSR")),
        ("發布輝達執行長黃仁勳（Jensen Huang）", ("黃仁勳", "Jensen Huang")),
        ("半導體製造商協會（SIA）", ("半導體製造商協會", "SIA")),
        ("市場對美國聯準會（Fed）", ("聯準會", "Fed")),
        ("日本電信電話（NTT）", ("日本電信電話", "NTT")),
        ("位於九州島熊本（Kumamoto）", ("熊本", "Kumamoto")),
        ("安全與國際研究中心（CSIS）", ("安全與國際研究中心", "CSIS")),
        ("日本與國際貨幣基金組織（IMF）", ("國際貨幣基金組織", "IMF")),
        ("採用環繞閘極電晶體（GAA）", ("環繞閘極電晶體", "GAA")),
        ("展示模組化資料中心（MDC）", ("模組化資料中心", "MDC")),
        ("進口第二批極紫外光（EUV）", ("極紫外光", "EUV")),
    ],
)
def test_the_left_edge_of_an_unquoted_name(text: str, expected: tuple[str, str]) -> None:
    """Roles, verbs, countries and regions before a name stay out; what the English says or counts stays in."""
    assert pairs(text) == [expected]


def test_initials_longer_than_a_known_term_reach_beyond_it() -> None:
    """MDC is no other name of 資料中心 but names the longer 模組化資料中心."""
    assert pairs("模組化資料中心（MDC）", Entry("資料中心", "data center")) == [("模組化資料中心", "MDC")]


def test_a_place_that_the_english_names_too_is_part_of_the_name() -> None:
    """東京 being known does not cut 東京證券交易所 where the initials begin with its T."""
    assert pairs("東京證券交易所（TSE）", Entry("東京", "Tokyo", kind="place")) == [("東京證券交易所", "TSE")]


def test_words_kept_before_one_sighting_are_dropped_by_another() -> None:
    """Of two sources of one English name, the one that the other ends with is taken."""
    found = suggest([article("專注投顧聯準會（Fed）官員", "聯準會（Fed）升息")], Glossary())
    assert [(item.source, item.count) for item in found if item.target] == [("聯準會", 2)]


def test_a_fuller_name_becomes_an_alias() -> None:
    """美光 and 美光科技 with one English name are one row."""
    found = suggest([article("鎧俠、美光（Micron）擴產。", "製造商美光科技（Micron）擴產。")], Glossary())
    assert [(item.source, item.aliases) for item in found if item.target] == [("美光", ("美光科技",))]


def test_another_chinese_name_in_the_bracket_is_an_alias() -> None:
    """（ASML，阿斯麥） gives the English and a second Chinese name."""
    found = suggest([article("荷蘭「艾斯摩爾」（ASML，阿斯麥）公司")], Glossary())
    assert [(item.source, item.target, item.aliases) for item in found] == [("艾斯摩爾", "ASML", ("阿斯麥",))]


def test_initials_after_a_name_are_accepted_too_and_a_company_s_form_is_no_other_name() -> None:
    """（…Office, AMRO） lists two renderings, （… Co., Ltd.） one."""
    text = "「總體經濟辦公室」（Macroeconomic Office, AMRO）和「東電」（Tokyo Power Co., Ltd.）"
    found = suggest([article(text)], Glossary())
    assert {(item.target, item.accept) for item in found} == {
        ("Macroeconomic Office", ("AMRO",)),
        ("Tokyo Power Co., Ltd.", ()),
    }


def test_a_person_s_latin_name_right_after_the_chinese_one() -> None:
    """執行長黃仁勳Jensen Huang gives both names without a bracket."""
    assert pairs("發布會上執行長黃仁勳Jensen Huang表示") == [("黃仁勳", "Jensen Huang")]
    assert pairs("總裁John Williams表示，來自Morgan Stanley") == []


@pytest.mark.parametrize(
    "text", ["示意圖（Getty Images）", "每公斤（kg）", "廠商（請見附表A）", "記者王小明攝（Reuters）"]
)
def test_credits_units_and_remarks_are_no_pairs(text: str) -> None:
    """Not everything in a bracket is the English of what stands before it."""
    assert pairs(text) == []


def test_kinds_are_told_by_the_ends_of_names() -> None:
    """An institute is an org, an act a law, who bears a title a person."""
    text = "「未來研究所」（Future Institute）、《晶片法案》（CHIPS Act）、名譽教授吉野直之（Naoyuki Yoshino）"
    kinds = {item.target: item.kind for item in suggest([article(text)], Glossary())}
    assert kinds == {"Future Institute": "org", "CHIPS Act": "law", "Naoyuki Yoshino": "person"}


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


def test_a_name_one_character_away_is_proposed_as_a_row_of_its_own() -> None:
    """小池敦義 is offered with the English of 小池淳義, every sighting counted."""
    known = Glossary((Entry("小池淳義", "Atsuyoshi Koike", kind="person"),))
    found = suggest([article("執行長小池敦義說。", "小池敦義表示。")], known)
    assert [(item.source, item.target, item.count) for item in found if item.target] == [
        ("小池敦義", "Atsuyoshi Koike", 2)
    ]


def test_the_name_itself_is_no_variant_of_itself() -> None:
    """The right spelling, in either script, proposes nothing."""
    known = Glossary((Entry("小池淳義", "Atsuyoshi Koike", kind="person"),))
    assert suggest([article("小池淳義與小池淳义")], known) == ()


def test_a_short_name_keeps_its_family_name() -> None:
    """A three-character name with another first character is somebody else."""
    known = Glossary((Entry("魏哲家", "C.C. Wei", kind="person"),))
    assert pairs("董事魏哲佳到場", *known.entries) == [("魏哲佳", "C.C. Wei")]
    assert pairs("董事李哲家到場", *known.entries) == []


def test_a_name_that_recurs_is_proposed_without_a_target() -> None:
    """A name that comes three times and that no entry covers is worth a row."""
    found = suggest(
        [article("社長谷本秀夫在會上宣布新的計畫。", "會長谷本秀夫在會上宣布新的計畫。", "社長谷本秀夫在會上宣布。")],
        Glossary(),
    )
    assert [(item.source, item.target, item.count) for item in found] == [("谷本秀夫", "", 3)]


def test_a_recurrent_word_is_trusted_only_where_it_is_somebody_for_certain() -> None:
    """Who bears a title is worth a look; a thing that merely recurs is kept below the cut."""
    found = suggest([article(*["社長谷本秀夫在場。日本政府不滿。"] * 3)], Glossary())
    assert {item.source: item.confidence >= TRUSTED for item in found} == {"谷本秀夫": True, "日本政府": False}


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
    item = Suggestion("鎧俠", "Kioxia", "the text gives both", 0.95, ("news.txt: …「鎧俠」…",), aliases=("凱俠",))
    text = as_csv(rows([item]))
    record = next(csv.DictReader(io.StringIO(text)))
    assert (record["source"], record["target"], record["aliases"]) == ("鎧俠", "Kioxia", "凱俠")
    path = tmp_path / "glossary.csv"
    path.write_text(text, encoding="utf-8")
    assert load(path).entries[0].aliases == ("凱俠",)


def test_rows_stand_beside_the_glossary_s_own_without_a_fault(tmp_path: Path) -> None:
    """Trusted rows with a target, pasted below those of a glossary, pass its check."""
    path = tmp_path / "glossary.csv"
    known = ",".join(COLUMNS) + "\n小池淳義,Atsuyoshi Koike,,,,,person,,\n"
    path.write_text(known, encoding="utf-8")
    found = suggest([article("小池敦義與「鎧俠」（Kioxia）\u200b合作")], load(path))
    pasted = as_csv(rows(item for item in found if item.target and item.confidence >= TRUSTED)).split("\n", 1)[1]
    path.write_text(known + pasted, encoding="utf-8")
    assert pasted.count("\n") == 2
    assert check(path).faults == ()


def test_known_names_are_proposed_with_their_source(tmp_path: Path) -> None:
    """So that a desk can settle them: what else is right, the kind, how often; the rows pass the glossary's check."""
    text = "董事長魏哲家昨天說明。\n魏哲家指出，杭州與貝尼托·墨索里尼到場。"
    found = {item.source: item for item in suggest([article(*text.split("\n"))], Glossary(), known_names)}
    wei = found["魏哲家"]
    assert (wei.target, wei.kind, wei.count, wei.why) == ("C.C. Wei", "person", 2, "a known name (list)")
    assert "Wei" in wei.accept
    assert found["貝尼托·墨索里尼"].why == "a known name (Wikidata)"
    path = tmp_path / "glossary.csv"
    path.write_text(as_csv(rows(found.values())), encoding="utf-8")
    assert check(path).faults == ()


def test_the_article_and_the_glossary_win_over_known_names() -> None:
    """What the article gives another English is proposed in that alone, what the glossary has not at all."""
    said = suggest([article("總裁「魏哲家」（Charles Wei）到場。")], Glossary(), known_names)
    assert [(item.source, item.target) for item in said] == [("魏哲家", "Charles Wei")]
    settled = Glossary((Entry("魏哲家", "Che-Chia Wei", kind="person", row=2),))
    assert suggest([article("總裁魏哲家到場。")], settled, known_names) == ()


def test_an_empty_run_proposes_nothing() -> None:
    """No articles, no suggestions."""
    assert suggest([], Glossary()) == ()
