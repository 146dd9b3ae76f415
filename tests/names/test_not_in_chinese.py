"""A name in the English stands for something in the Chinese, or is told."""

from __future__ import annotations

import pytest
from growth import TIMES, grows_with_length_only

from translator.glossary import Glossary, renderings
from translator.names import Original, known_names, not_in_chinese
from translator.names.checks.english_words import is_compound, is_english_word
from translator.names.sources.table import known_names_table
from translator.names.spelling.cantonese import hong_kong_reading
from translator.names.spelling.sounds import is_heard, is_romanised, is_spelt, may_be_hong_kong


def strangers(english: str, chinese: str, article: str = "", said: tuple[str, ...] = ()) -> list[str]:
    """The names of an English sentence that are not in its Chinese."""
    hits = Glossary(known_names(chinese, Glossary())).match(chinese)
    told = tuple((hit.start, hit.end) for hit in hits)
    known = tuple(name for hit in hits for name in renderings(hit.entry))
    return list(not_in_chinese(english, Original(chinese, article or chinese, (*said, *known), told)))


@pytest.mark.parametrize(
    ("chinese", "english", "names"),
    [
        ("航空三雄搶攻日本航線。", "Airbus, Boeing, and Embraer compete for Japan.", ["Airbus", "Boeing", "Embraer"]),
        ("行政長官李家超會見記者。", "Prime Minister Li Keqiang met reporters.", ["Li Keqiang"]),
        ("沪指收盘上涨。", "The S&P 500 closed higher.", ["S&P 500"]),
        ("前總統蔡英文出席。", "Former president Chiang Kai-shek attended.", ["Chiang Kai-shek"]),
        ("证券时报力求信息真实。", "It is the New York Times that endeavors to be accurate.", ["New York Times"]),
        ("据财联社消息，今日获悉。", "According to Caixin, it was learned today.", ["Caixin"]),
        ("天奇股份中标项目。", "The bid was won by Tianyi for the project.", ["Tianyi"]),
        ("广汽丰田公司涂装车间。", "The workshop of Gaozhi Toyota was painted.", ["Gaozhi"]),
        ("公司獲得新一輪融資。", "The company got new funding from IBM.", ["IBM"]),
        ("日本外相昨天抵達。", "The South Korean foreign minister arrived.", ["Korean"]),
        ("他昨天在高雄出席會議。", "He attended a meeting in Taichung.", ["Taichung"]),
        ("法国铁路工人周一罢工，据新华社报道。", "BEIJING - French rail workers went on strike.", ["Beijing"]),
        ("中國外長昨天抵達。", "The foreign minister met his counterpart in PARIS.", ["Paris"]),
        ("能源署昨天公布統計。", "The IEA published statistics.", ["IEA"]),
        ("公司的WoW計畫開始。", "The Wholesale Wafer Program (WoW) begins.", ["Wholesale Wafer Program"]),
        ("新一代的埃米級製程。", "The next-generation EMI process.", ["EMI"]),
        ("《星期日周刊》的勒蒙德报道了罢工。", "Le Monde reported on the strike.", ["Le Monde"]),
        ("世界各地的報紙都說。", "Le Monde and other papers said so.", ["Le Monde"]),
        ("這種方法由法院的法官決定。", "It is decided by the courts of France.", ["France"]),
        ("英雄昨日完成道德任務。", "Heroes of Germany and a Japanese one did it.", ["Germany", "Japanese"]),
        ("默克爾昨天說。", "Emmanuel Macron said so.", ["Emmanuel Macron"]),
        ("國防部長昨天說。", "The defense minister, Putin, said so.", ["Putin"]),
        ("作家馬克·吐溫寫道。", "Emmanuel Macron wrote so.", ["Emmanuel Macron"]),
        ("大家都說英文。", "Tsai Ing-wen said so.", ["Tsai Ing-wen"]),
        ("日本普通的城市。", "Geneva is a city of Japan.", ["Geneva"]),
        ("他在當地將逮捕三人。", "Joe Tsai will be arrested in Busan.", ["Joe Tsai", "Busan"]),
        ("高铁很快，广场很深。", "Trains of Guangzhou and Shenzhen are fast.", ["Guangzhou", "Shenzhen"]),
        ("北京的銀行下調利率。", "The People's Bank of China cut its rate.", ["People's Bank of China"]),
        ("川普昨天說。", "Melania Trump said so.", ["Melania Trump"]),
        ("歐巴馬昨天說。", "Michelle Obama said so.", ["Michelle Obama"]),
        ("高雄市長陳其邁說。", "Kaohsiung Mayor Chen Chi-chung said so.", ["Chen Chi-chung"]),
        ("總統賴清德說。", "President Lai Pin-yu said so.", ["Lai Pin-yu"]),
        ("美國總統川普說。", "Eric Trump of the US said so.", ["Eric Trump"]),
        ("首相高市早苗說。", "Prime Minister Shinzo Takaichi said so.", ["Shinzo Takaichi"]),
        ("叛軍與蓋達組織勾結。", "The rebels are linked to Al-Nusra in the north.", ["Nusra"]),
        ("韓國總統李在明說。", "President Lee Kyung-soo of South Korea said so.", ["Lee Kyung-soo"]),
        ("行政長官李家超說。", "Chief Executive Bruce Lee said so.", ["Bruce Lee"]),
        ("韓國總統李在明說。", "President Moon Jae-myung Lee Jae-myung of South Korea said.", ["Moon Jae-myung"]),
        ("總統賴清德說。", "President Lai Qing said so.", ["Lai Qing"]),
        ("韓國總統李在明說。", "South Korean President Moon Lee Jae-myung said so.", ["Moon Lee Jae-myung"]),
        ("新加坡總理黃循財發言。", "Singapore's Law Wong spoke.", ["Law Wong"]),
        ("新加坡總理黃循財發言。", "Singapore's Prime Minister Wong spoke; Lawrence Wong was brief.", []),
    ],
)
def test_name_that_nothing_stands_for_is_told(chinese: str, english: str, names: list[str]) -> None:
    """Another firm, person, index, paper, country or city, and a spelling of other characters, are named."""
    assert strangers(english, chinese) == names


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("空巴與波音爭取訂單。", "Airbus and Boeing compete for orders."),
        ("行政長官李家超會見記者。", "Chief Executive John Lee met reporters."),
        ("執行長說，今年GDP成長。", "The CEO said that GDP is growing."),
        ("國際能源署昨天公布統計。", "The IEA published statistics."),
        ("巴布亞新幾內亞的班機。", "A flight from PNG."),
        ("NBA與FDA都說。", "The National Basketball Association (NBA) and Food and Drug Administration (FDA) said so."),
        ("电池备援装置（BBU）量产。", "The Battery Backup Device (BBU) is made."),
        ("月球撞擊探測器分離。", "The Moon Impact Probe (MIP) separated."),
        ("美日外長昨天會談。", "The US and Japanese foreign ministers met in talks."),
        ("京津冀交通一體化。", "The integration of Beijing-Tianjin-Hebei transport."),
        ("財新報導，工銀理財推出新品。", "Caixin reports that ICBC has a new product."),
        ("黨的二十大精神。", "The spirit of the 20th congress of the Communist Party of China."),
        ("來自當升科技的消息。", "The news is from Dangsheng Technology."),
        ("校長鄭淑芬說。", "Said the principal, Cheng Shu-fen."),
        ("特首梁振英說。", "Said the leader, Leung Chun-ying."),
        ("巴頓魯治警察局證實。", "The police of Baton Rouge confirmed it."),
        ("亞述人發明了戰車。", "Chariots of the Assyrians came first."),
        ("記者問Bard有什麼看法。", "The reporter asked Bard about it."),
        ("Fox 新聞頻道的觀眾。", "Viewers of the Fox News Channel."),
        ("該公司在三月公布財報。", "The company published its results in March, on a Monday."),
        ("總理在蘇聯解體後上任。", "The premier of a Soviet-dominated state took office."),
        ("美國公債殖利率上升。", "Yields of the US Treasury rose, on the Internet too."),
        ("巴黎與北京都表示反對，法軍已抵達。", "PARIS and BEIJING objected, and French troops arrived."),
        ("日媒指出，美歐與南非都反對。", "Japanese media said that the US, Europe and South Africa objected."),
        ("首相訪華，也到了北京。", "The premier visited China, and Beijing too."),
        ("總統馬克洪昨天說。", "President Emmanuel Macron said so."),
        ("柯林頓昨天說。", "Hillary Clinton said so."),
        ("密西根大學的學者。", "A scholar of the University of Michigan."),
        ("最高法院昨天判決。", "The Supreme Court ruled so."),
        ("城裡的老區與西海岸。", "The Old City of the town, and the West Coast."),
        ("英國脫歐之後。", "After Britain left the European Union."),
        ("亞瑟王的故事。", "Arthurian legends."),
        ("首相高市早苗說。", "Said the leader, Takaichi Sanae, and Prime Minister Takaichi too."),
        ("韓國總統李在明說。", "President Lee Jae Myung of South Korea said so."),
        ("輝達的黃仁勳說。", "Nvidia's Huang said so, and Jensen Huang too."),
        ("川普之子巴倫說。", "Said the president's son, Barron Trump."),
        ("川普集團的川普說。", "Donald Trump of the Trump Organization and President Trump said so."),
        ("美股昨天大跌，柯P也說。", "Wall Street fell, Ko Wen-je said."),
        ("北檢起訴藍委。", "Taipei prosecutors indicted a lawmaker of the KMT."),
        ("川習會昨天登場。", "Trump and Xi Jinping met."),
        ("美國聯準會昨天升息，中職昨天開幕。", "The Fed raised rates; the CPBL opened."),
        (
            "沪昆、广深港、杭深高铁热门。",
            "Busy are Shanghai-Kunming, Guangzhou-Shenzhen-Hong Kong and Hangzhou-Shenzhen.",
        ),
        ("湘桂铁路上周停运。", "The Hunan-Guangxi Railway stopped last week."),
        ("为何京城民众爱晒蓝天？塞俄总统会晤。", "People in Beijing love blue skies. Serbia and Russia met."),
        ("农业发展银行的贷款。", "Loans of the Agricultural Development Bank of China."),
        ("記者姚幸福說。", "The reporter Yao Xingfu said so."),
        ("記者邰晓安说，秘书长也说。", "The reporter Tai Xiaoan said so, and the Secretary-General."),
        ("候選人昨天說。", "Said the candidate, a President-elect."),
        ("館長Zhabdrung Nawang說。", "Said the curator, Zhabdrung Ngawang."),
    ],
)
def test_name_that_something_stands_for_is_right(chinese: str, english: str) -> None:
    """Short forms, demonyms, parts, initials, sounds, letters and what the language writes with capitals."""
    assert strangers(english, chinese) == []


def test_names_of_the_article_may_stand_for_pronouns() -> None:
    """A name that is elsewhere in the article, and one that a term gives, are no strangers."""
    assert strangers("Airbus said so.", "他們這麼說。") == ["Airbus"]
    assert strangers("Airbus said so.", "他們這麼說。", article="空中巴士昨天宣布。他們這麼說。") == []
    assert strangers("It is Zhongguotong.", "是中企通。") == ["Zhongguotong"]
    assert strangers("It is Zhongguotong.", "是中企通。", said=("Zhongguotong Inc.",)) == []


def test_part_of_a_known_name_spells_nobody_else() -> None:
    """What the sentence has the English of is blank in all of the article, for the letters of another name."""
    chinese, english = "總統賴清德說。", "President Lai Ching-Te, and Lai Qing."
    assert strangers(english, chinese, article="賴清德致詞。總統賴清德說。") == ["Lai Qing"]
    assert strangers(english, chinese, article="賴清說。總統賴清德說。") == []


def test_headline_in_capitals_has_common_words() -> None:
    """Where every word has a capital, only what is spelt as Chinese names are counts among unknown words."""
    assert strangers("Killer Pig Mauls Farmer to Death in Tianyi", "殺人豬攻擊農夫致死") == ["Tianyi"]


@pytest.mark.parametrize(
    ("word", "romanised"), [("Tianqi", True), ("Chih-ming", True), ("Xi'an", True), ("Embraer", False), ("Lee", False)]
)
def test_spellings_of_chinese_are_told_apart(word: str, romanised: bool) -> None:
    """Two syllables and more of Pinyin or Wade-Giles, whatever stands between them."""
    assert is_romanised(word) == romanised


def test_spelling_is_of_characters_in_a_row() -> None:
    """In Pinyin, Wade-Giles and Hong Kong's way; of other characters, or of these apart, nothing is spelt."""
    for word in ("Jiahao", "Chia-hao", "Ka-ho"):
        assert is_spelt(word, "教練陳家豪說")
    assert not is_spelt("Jiahao", "家中有豪宅")
    assert not is_spelt("Jiaming", "教練陳家豪說")


def test_what_hong_kong_may_spell_is_told_by_its_letters() -> None:
    """Of all its readings, so that they need be loaded for these alone; Pinyin with q or x is none."""
    said = {hong_kong_reading(chr(code)) for code in range(0x4E00, 0x9FA6)} - {""}
    assert all(may_be_hong_kong(each.replace(" ", "")) for each in said)
    assert may_be_hong_kong("chunying")
    assert not any(map(may_be_hong_kong, ["wangqing", "zhangqifa", "chihhung", "embraer"]))


def test_sound_is_of_the_whole_word() -> None:
    """Half of its consonants are heard, in order, in characters that write foreign names."""
    assert is_heard("Schwarzenegger", "演员施瓦辛格说")
    assert not is_heard("Embraer", "航空三雄")
    assert not is_heard("Patterson", "派他去")


def test_words_of_the_language_are_no_names() -> None:
    """In the plural neither, nor two put together."""
    assert all(map(is_english_word, ["Company", "foundries", "Monday", "Internet", "Trading"]))
    assert not any(map(is_english_word, ["Airbus", "Tianqi", "Caixin"]))
    assert is_compound("Campground")
    assert not is_compound("Caixin")


def test_rows_are_found_by_their_english() -> None:
    """Every form of a row leads to it, letter by letter."""
    table = known_names_table()
    assert {row.form for row in table.saying("Tsai Ing-wen")} >= {"蔡英文"}
    assert any(row.form == "赖清德" for row in table.saying("William Lai"))
    assert table.saying("tsai ing-wen") == table.saying("") == table.saying("Nobody At All") == ()


def test_time_grows_with_length_only() -> None:
    """A long sentence full of names that nothing stands for takes as long as its length is worth."""
    english, chinese = "and Embraer told Tianji of Caixin ", "他們昨天這麼說，"

    def work(times: int) -> list[str]:
        return strangers(english * times + f"Zq{times}", chinese * times)

    assert grows_with_length_only(work, 20, 20 * TIMES)


@pytest.mark.parametrize(
    ("article", "english", "flagged"),
    [
        ("捐贈人為馬曉東、王強。清華大學主辦。", "The donors are Ma Xiaodong and Wang Qing.", ["Wang Qing"]),
        ("捐贈人為馬曉東、王強。清華大學主辦。", "The donors are Ma Xiaodong and Wang Qiang.", []),
        ("教授張啟發得獎。施先生也在場。", "Professor Zhang Shiqing won a prize.", ["Zhang Shiqing"]),
        ("立委林宜瑾出席。", "Legislator Lin Yi-chin attended.", []),
        ("外務相李容浩發言。", "Foreign minister Ri Yong Ho spoke.", []),
    ],
)
def test_a_name_in_full_spells_characters_that_follow_each_other(
    article: str, english: str, flagged: list[str]
) -> None:
    """Surname and given name alone may be read elsewhere in the article."""
    found = list(not_in_chinese(english, Original(article.split("。")[0] + "。", article)))
    assert [name for name in found if " " in name] == flagged
