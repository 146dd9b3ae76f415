"""What a Chinese counter counts is part of the figure: 2.5萬片 in an article on chips is 25,000 wafers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from growth import grows_with_length_only

from translator.quantities import Context, fields, find, in_full, lost_rates, missing

# Chinese, the figure in the sentence, the figure by itself.
COUNTED = (
    ("晶圓廠月產能增至3.6萬片。", "36,000 wafers", "36,000 wafers"),
    ("每月生產3.6萬片晶圓", "36,000", "36,000 wafers"),
    ("晶圓月產能逼近一萬片。", "10,000 wafers", "10,000 wafers"),
    ("國巨即賺進超過3個股本。", "more than three times its share capital", "more than three times its share capital"),
    ("公司賺超過1股本，", "more than one time its share capital", "more than one time its share capital"),
    ("捐贈100萬GPU小時", "1 million", "1 million"),
    ("每月生產數萬片晶圓", "tens of thousands", "tens of thousands of wafers"),
    ("上月售出4200輛。", "4,200 vehicles", "4,200 vehicles"),
    ("上月售出4200輛新車", "4,200", "4,200 vehicles"),
    ("上月售出4200輛巴士", "4,200", "4,200"),
    ("外資買超1.8萬張，", "18,000 lots", "18,000 lots"),
    ("漲停股達34檔。", "34 stocks", "34 stocks"),
    ("醫院增設150床。", "150 beds", "150 beds"),
    ("建商推案260戶。", "260 homes", "260 homes"),
    ("補助1.2萬戶，", "12,000 households", "12,000 households"),
    ("拆除18棟。", "18 buildings", "18 buildings"),
    ("共機出動45架次。", "45 sorties", "45 sorties"),
    ("共機45架次擾台，", "45 sorties", "45 sorties"),
    ("共有79架中國軍機", "79", "79 aircraft"),
    ("上市公司有35家中型企業", "35", "35 companies"),
    ("公司都是35家新創企業", "35", "35 companies"),
    ("每日進出的貨車達300輛次，", "300 vehicles", "300 vehicles"),
    ("機場起降9.5萬架次航班", "95,000", "95,000 flights"),
    ("機場起降9.5萬架次。", "95,000 flights", "95,000 flights"),
    ("軍艦增至2至3艘。", "two to three ships", "two to three ships"),
    ("發射24顆衛星", "24", "24 satellites"),
    ("合作企業有35家。", "35 companies", "35 companies"),
    ("連鎖店公司展店至35家。", "35", "35"),
    ("接種320萬劑。", "3.2 million doses", "3.2 million doses"),
    ("詐騙案有870件。", "870 cases", "870 cases"),
    ("在野黨拿下立委47席。", "47 seats", "47 seats"),
    ("得票26萬票。", "260,000 votes", "260,000 votes"),
    ("發行1.5億股。", "150 million shares", "150 million shares"),
)


@pytest.mark.parametrize(("chinese", "english", "alone"), COUNTED)
def test_counter_says_what_it_counts(chinese: str, english: str, alone: str) -> None:
    """The noun is written where none follows the counter; by itself the figure always has it, if it can be told."""
    (figure,) = find(chinese)
    assert (figure.english, in_full(figure)) == (english, alone)
    assert missing((figure,), f"It came to {alone} in all.") == ()


def test_field_of_an_article_decides() -> None:
    """A sentence that does not speak of chips has its wafers from the article around it."""
    about = fields("某半導體廠擴產。先進製程需求強勁，奈米製程領先。")
    assert find("月產能增至3.6萬片。", Context(fields=about))[0].english == "36,000 wafers"
    packaging = fields("先進封裝與HBM供不應求。")
    assert find("月產能增至3.6萬片。", Context(fields=packaging))[0].english == "36,000 wafers"
    assert find("月產能增至3.6萬片。", Context(fields=fields("烘焙坊賣麵包。")))[0].english == "36,000"


LOST = (
    ("每月生產3.6萬片晶圓", "It makes 36,000 a month.", False),
    ("每月生產3.6萬片晶圓", "It makes 36,000 12-inch wafers a month.", True),
    ("上月售出4200輛。", "It sold 4,200 last month.", False),
    ("上月售出4200輛。", "It sold 4,200 cars last month.", True),
    ("上月售出4200輛。", "The business sold 4,200.", False),
    ("合作企業有35家。", "It works with 35 suppliers.", True),
    ("軍艦增至3艘。", "The number of vessels rose to three.", True),
)


@pytest.mark.parametrize(("chinese", "english", "keeps"), LOST)
def test_english_says_what_is_counted(chinese: str, english: str, keeps: bool) -> None:
    """The figure without what it counts is lost; any word for it will do."""
    assert (missing(find(chinese), english) == ()) is keeps


UNITS = (
    ("裝置容量45萬瓩", "450,000 kW", "450000", ("450,000 kilowatts", "450 MW")),
    ("尖峰用電4,012萬瓩", "40.12 GW", "40120000", ("40.12 million kW", "40.12 gigawatts")),
    ("每排最高2百萬瓦", "2 MW", "2000000", ("2 million watts", "2 megawatts")),
    ("容量10億至20億瓦", "1–2 GW", "1000000000", ("1 to 2 GW",)),
    ("重三噸半", "3.5 metric tons", "3.5", ("three and a half tons",)),
    ("重12公斤半", "12.5 kilograms", "12.5", ("12.5 kg",)),
    ("身高一米八三", "1.83 meters", "1.83", ("1.83 m tall, or 1.83 meters",)),
    ("身高1公尺68", "1.68 meters", "1.68", ("1.68 meters",)),
    ("身高一米七，", "1.7 meters", "1.7", ("1.7 meters",)),
    ("三百兆宽带", "300 Mbps", "300", ("300 megabits per second",)),
    ("千兆光网", "1 Gbps", "1", ("a gigabit",)),
    ("80兆字节", "80 MB", "80", ("80 megabytes",)),
    ("容量64兆位元", "64 megabits", "64", ("64-megabit",)),
    ("買兩打雞蛋", "two dozen", "24", ("two dozen eggs", "24 eggs")),
    ("賣出二十雙鞋", "20 pairs of", "20", ("20 pairs of shoes",)),
    ("農地6甲地", "6 jia", "6", ("six jia",)),
    ("豬肉30台斤", "30 catties", "30", ("30 catties", "30 jin")),
)


@pytest.mark.parametrize(("chinese", "english", "value", "others"), UNITS)
def test_unit_is_read_whole(chinese: str, english: str, value: str, others: tuple[str, ...]) -> None:
    """A half or a fraction may stand behind its unit, 兆 may be mega, and units of the land keep their names."""
    (figure,) = find(chinese)
    assert (figure.english, figure.value) == (english, Decimal(value))
    assert all(missing((figure,), f"It is {other}.") == () for other in (english, *others))


@pytest.mark.parametrize("text", ["三米二人", "兩米五十名", "5兆元", "一對一", "三打二"])
def test_what_begins_another_figure_is_no_part_of_a_unit(text: str) -> None:
    """二人 behind 三米 is two people, 兆 before 元 a trillion, and 打 may be to beat."""
    assert all(figure.unit not in ("Mbps", "MB") and figure.value % 1 == 0 for figure in find(text))
    assert all("dozen" not in figure.english and "pairs" not in figure.english for figure in find(text))


def test_counted_things_are_looked_for_in_linear_time() -> None:
    """A noun that is nowhere in the English is not looked for anew for each figure."""
    assert grows_with_length_only(lambda times: missing(find("售出30輛，" * times), "It sold 30. " * times), 200, 800)


@pytest.mark.parametrize(
    ("chinese", "english", "lost"),
    [
        ("每坪售價70萬元", "It sells for NT$700,000.", "per ping"),
        ("每坪售價70萬元", "It sells for NT$700,000 a ping.", ""),
        ("每股盈餘6.2元", "It earned NT$6.20.", "per share"),
        ("每股盈餘6.2元", "EPS came to NT$6.20.", ""),
        ("每噸上漲30美元", "It rose by US$30 per tonne.", ""),
        ("每股價值不明", "Its value is unknown.", ""),
    ],
)
def test_rate_keeps_what_it_is_per(chinese: str, english: str, lost: str) -> None:
    """A price by a unit is none without the unit."""
    assert [rate.english for rate in lost_rates(chinese, english)] == [lost][: bool(lost)]


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("財經3部會", ("three agencies",)),
        ("兩部會首長", ("two agencies",)),
        ("近20部會", ("nearly 20 agencies",)),
        ("五部門聯合公布", ("five departments",)),
        ("4部委", ("four ministries and commissions",)),
        ("跨部會", ()),
        ("第三部門", ()),
        ("拍了3部電影", ("three",)),
    ],
)
def test_agencies_are_counted_without_a_counter(text: str, english: tuple[str, ...]) -> None:
    """3部會 are three agencies, 3部 films or volumes."""
    assert tuple(figure.english for figure in find(text)) == english
