"""Names that an article states, and names in Pinyin."""

from __future__ import annotations

import pytest
from growth import TIMES, grows_with_length_only, least

from translator.glossary import Glossary
from translator.names import place, reading, romanised, stated_names
from translator.records import Entry


def stated(text: str, *entries: Entry) -> list[tuple[str, str]]:
    """Return the (source, target) pairs that a text states beside a glossary of `entries`."""
    return [(entry.source, entry.target) for entry in stated_names(text, Glossary(entries))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("輝達執行長黃仁勳（Jensen Huang）到訪。", ("黃仁勳", "Jensen Huang")),
        ("輝達執行長黃仁勳(Jensen Huang，輝達創辦人)到訪。", ("黃仁勳", "Jensen Huang")),
        ("新任操盤手蔡明哲（Ming-che Tsai／研究主管）到訪。", ("蔡明哲", "Ming-che Tsai")),
        ("會中Jensen Huang（黃仁勳）致詞。", ("黃仁勳", "Jensen Huang")),
        ("執行長黃仁勳Jensen Huang表示", ("黃仁勳", "Jensen Huang")),
        ("名譽教授吉野直之（Naoyuki Yoshino）認為", ("吉野直之", "Naoyuki Yoshino")),
        ("美國作家羅德·查培爾（Rod Chapel）到訪。", ("羅德·查培爾", "Rod Chapel")),
        ("次卿傑佛瑞·克斯特（Jeffrey Kester）說", ("傑佛瑞·克斯特", "Jeffrey Kester")),
        ("眾議員比爾·胡曾佳（Bill Huizenja）問", ("比爾·胡曾佳", "Bill Huizenja")),
        ("作家湯姆·達克森柏（Tom Duxbury）到訪", ("湯姆·達克森柏", "Tom Duxbury")),
        ("歌手艾薩克·佛瑟（Isaac Foser）獻唱", ("艾薩克·佛瑟", "Isaac Foser")),
        ("位於「北方谷」（North Valley）的工廠", ("北方谷", "North Valley")),
        ("，北海道大學（Hokkaido University）參加。", ("北海道大學", "Hokkaido University")),
        ("美國記憶體晶片製造商美光科技（Micron）擴產", ("美光科技", "Micron")),
        ("政府與鎧俠（Kioxia）簽約", ("鎧俠", "Kioxia")),
    ],
)
def test_a_stated_name_begins_where_it_does(text: str, expected: tuple[str, str]) -> None:
    """Titles, countries and joints before a name stay out of the entry."""
    assert stated(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "台積電（2330）上漲。",
        "台積電（TSM-US）上漲。",
        "特斯拉（TSLA）上漲。",
        "人工智慧（AI）發展快速。",
        "輝達執行長（Jensen Huang）到訪。",
        "黃仁勳（Nvidia CEO）到訪。",
        "每公斤（kg）十元。",
        "導入大型語言模型（Large Language Model）。",
        "使用算力（Compute）。",
        "《牧師》（The Priest）一書。",
        "愤怒的居民对索利赫尔委员会（Solihull Council）抗议",
        "尼尔?布莱克（Neil Black）说",
        "Nokia（芬蘭）擴產。",
        "東京報導（Reuters）",
    ],
)
def test_where_a_pair_is_not_certain_nothing_is_said(text: str) -> None:
    """Tickers, initials, titles, terms, credits and doubtful edges make no entry."""
    assert stated(text) == []


def test_an_own_entry_is_marked_as_one() -> None:
    """It has no row, says where it comes from and, for a person, that it is one."""
    (entry,) = stated_names("執行長黃仁勳（Jensen Huang）到訪。", Glossary())
    assert (entry.row, entry.note, entry.kind) == (0, "from the article", "person")


def test_initials_are_accepted_beside_the_name_that_they_stand_for() -> None:
    """（… Research Office, MRO） allows both; what only follows a name does not."""
    (entry,) = stated_names("「總體研究室」（Macroeconomic Research Office, MRO）指出", Glossary())
    assert entry.accept == ("MRO",)
    (entry,) = stated_names("執行長黃仁勳（Jensen Huang, CEO）到訪。", Glossary())
    assert entry.accept == ()


def test_a_foreigner_s_surname_alone_is_an_entry_where_the_article_uses_it() -> None:
    """查培爾 is Chapel where 羅德·查培爾 is Rod Chapel."""
    text = "作家羅德·查培爾（Rod Chapel）到訪。查培爾說，天氣很好。"
    assert stated(text) == [("羅德·查培爾", "Rod Chapel"), ("查培爾", "Chapel")]


def test_a_term_right_before_a_name_sets_it_off() -> None:
    """次卿 of the glossary stands before 傑佛瑞, and the rest is the name."""
    term = Entry("次卿", "under secretary", row=2)
    assert stated("次卿傑佛瑞·克斯特（Jeffrey Kester）說。克斯特說，", term)[0] == ("傑佛瑞·克斯特", "Jeffrey Kester")


def test_a_surname_in_chinese_accepts_the_surname_in_english() -> None:
    """馬斯克 says only Musk, so Musk will do for Elon Musk."""
    (entry,) = stated_names("執行長馬斯克（Elon Musk）到訪。", Glossary())
    assert (entry.source, entry.target, entry.accept) == ("馬斯克", "Elon Musk", ("Musk",))


def test_conflicting_statements_make_no_entry() -> None:
    """Two English names for one Chinese name cancel each other; the same one twice does not."""
    assert stated("執行長黃仁勳（Jensen Huang）。\n執行長黃仁勳（Jason Huang）。") == []
    assert len(stated("執行長黃仁勳（Jensen Huang）。\n執行長黃仁勳（Jensen Huang）。")) == 1


def test_what_the_glossary_has_is_its_own() -> None:
    """Neither its Chinese nor its English gets a second entry."""
    text = "政府與鎧俠（Kioxia）簽約"
    assert stated(text, Entry("鎧俠", "Kioxia Holdings")) == []
    assert stated(text, Entry("凱俠", "Kioxia")) == []


def test_a_term_around_a_name_or_across_its_edge_forbids_the_entry() -> None:
    """Wherever in the article that is."""
    text = "「明曜」（Lumen）公司。\n新的明曜光設備。"
    assert stated(text) == [("明曜", "Lumen")]
    assert stated(text, Entry("明曜光", "lighting")) == []
    assert stated(text, Entry("曜光", "lighting")) == []


def test_a_term_inside_a_name_must_stand_in_its_english() -> None:
    """東京 may stand in 東京光電 if Tokyo stands in its English."""
    tokyo = Entry("東京", "Tokyo", kind="place")
    assert stated("「東京光電」（Tokyo Photonics）", tokyo) == [("東京光電", "Tokyo Photonics")]
    assert stated("「東京光電」（Toko Photonics）", tokyo) == []


def test_lines_without_a_bracket_cost_next_to_nothing() -> None:
    """Less than a third of what lines with one do, and a long article as much a character as a short one."""
    named, plain = "執行長黃仁勳（Jensen Huang）到訪。\n", "今天的會議討論新的工廠與人才培育計畫。\n"

    def work(text: str) -> object:
        return stated_names(text, Glossary())

    work(named)
    assert least(work, plain * 150) < least(work, named * 150) / 3
    assert grows_with_length_only(work, (named + plain * 20) * 40, (named + plain * 20) * 40 * TIMES)


@pytest.mark.parametrize(
    ("han", "english"),
    [
        ("邰晓安", "Tai Xiao'an"),
        ("王毅", "Wang Yi"),
        ("單田芳", "Shan Tianfang"),
        ("曾國藩", "Zeng Guofan"),
        ("解振華", "Xie Zhenhua"),
        ("仇保興", "Qiu Baoxing"),
        ("查良學", "Zha Liangxue"),
        ("歐陽娜娜", "Ouyang Nana"),
        ("諸葛亮", "Zhuge Liang"),
        ("呂秀雲", "Lü Xiuyun"),
        ("严隽琪", "Yan Junqi"),
        ("陈敏尔", "Chen Min'er"),
        ("賴清德", "Lai Ching-te"),
    ],
)
def test_a_chinese_name_is_written_in_pinyin(han: str, english: str) -> None:
    """Surname first and read as one, given name joined; public figures as they are known."""
    assert romanised(han) == english


@pytest.mark.parametrize(
    "han",
    [
        "小池百惠子", "吉野直之", "田中角平", "高橋洋一", "石破榮", "華潤", "中興", "聯想", "高通", "華為", "万科",
        "馬斯林", "馬克洛", "侯赛尔", "米歇因", "白宫", "黄金周", "石家庄", "林業局", "王總", "陳氏", "許多", "應該",
        "阮春福", "朴成勳", "彭博", "", "王", "Wang", "王小明表示",
    ],
)  # fmt: skip
def test_what_is_not_surely_a_chinese_name_is_none(han: str) -> None:
    """Japanese and Korean names, companies, transliterations, words and titles are left alone."""
    assert romanised(han) is None


def test_names_in_a_sentence_about_lands_that_spell_otherwise_are_none() -> None:
    """Kana, or Japan, Korea, Vietnam and Hong Kong around a name speak against Pinyin."""
    assert romanised("李明哲", "李明哲表示反对。") == "Li Mingzhe"
    assert romanised("李明哲", "韓國部長李明哲表示反對。") is None
    assert romanised("李明哲", "リー・李明哲") is None


@pytest.mark.parametrize(
    ("han", "english"),
    [
        ("高雄市", "Kaohsiung"),
        ("新竹縣", "Hsinchu County"),
        ("臺中", "Taichung"),
        ("陝西省", "Shaanxi Province"),
        ("山西", "Shanxi"),
        ("西安", "Xi'an"),
        ("浙江省杭州市", "Hangzhou, Zhejiang"),
        ("橫濱市", None),
        ("中山", None),
    ],
)
def test_places_are_read_from_a_table(han: str, english: str | None) -> None:
    """Taiwan's counties, China's provinces and large cities; no rule for others."""
    assert place(han) == english


def test_a_reading_is_a_place_or_a_person() -> None:
    """Places go first: 高雄 is no Mr. Gao."""
    assert [reading(han) for han in ("高雄", "邰晓安", "晶圓")] == ["Kaohsiung", "Tai Xiao'an", None]


@pytest.mark.parametrize(
    ("han", "english"),
    [
        ("林佳蓉", "Lin Chia-jung"),
        ("曾銘宗", "Tseng Ming-tsung"),
        ("徐秀蘭", "Hsu Hsiu-lan"),
        ("呂俊傑", "Lu Chun-chieh"),
    ],
)
def test_names_in_a_taiwan_paper_are_in_wade_giles(han: str, english: str) -> None:
    """A person in a sentence in Traditional Chinese is spelt as in Taiwan's passports, of the mainland in Pinyin."""
    assert romanised(han, f"縣長{han}說，這項工程明年動工。") == english
    mainland = romanised(han, f"中國大陸官員{han}說，這項工程明年動工。")
    assert mainland is not None
    assert "-" not in mainland


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("車廠斯特蘭蒂斯（Stellantis）昨天宣布擴廠。", [("斯特蘭蒂斯", "Stellantis")]),
        ("藥廠莫德納（Moderna）昨天宣布擴廠。", [("莫德納", "Moderna")]),
        ("海洋生物學家隆恩史泰德（Oona Lonnstedt）表示擔憂。", [("隆恩史泰德", "Oona Lonnstedt")]),
        ("晶片商卡拉蘭蒂（Stellantis）昨天宣布擴廠。", []),
    ],
)
def test_a_name_by_its_sound_begins_behind_a_noun(text: str, named: list[tuple[str, str]]) -> None:
    """Three characters of foreign names and more, heard in the one English word, or in somebody's surname."""
    assert [(entry.source, entry.target) for entry in stated_names(text, Glossary())] == named
