"""What English states and the Chinese does not: times of day, months, crowds, units; pairs turned round."""

from __future__ import annotations

import pytest
from growth import grows_with_length_only

from translator.quantities import find, invented, missing

# Chinese, English, what of it is made up.
MADE_UP = (
    ("董事會上午召開。", "The board met at 10:00 a.m.", ("10:00 a.m",)),
    ("公司晚間發出聲明。", "The company issued a statement at 9:00 p.m.", ("9:00 p.m",)),
    ("6日上午開庭。", "The court sat at 6 a.m. on the 6th.", ("6 a.m",)),
    ("6日上午開庭。", "The court sat at 6:00 on the 6th.", ("6:00",)),
    ("昨天簽約。", "They signed at noon yesterday.", ("noon",)),
    ("昨天簽約。", "They signed at midnight.", ("midnight",)),
    ("12日開幕。", "It opens on Thursday (December 12th).", ("December",)),
    ("有8家業者加入。", "In August, eight firms joined.", ("August",)),
    ("近幾年，農民受災。", "In recent years, hundreds of thousands of farmers were hit.", ("hundreds of thousands",)),
    ("近幾年，農民受災。", "In recent years, tens of millions were hit.", ("tens of millions",)),
    ("幾家店停業。", "Dozens of shops closed.", ("Dozens",)),
    ("2025年有人抗議。", "In 2025, thousands protested.", ("thousands",)),
    ("每畝產量創新高。", "The yield per acre set a record.", ("acre",)),
    ("每坪單價下跌。", "The price per square meter fell.", ("square meter",)),
    ("每斤批發價上漲。", "The wholesale price per pound rose.", ("pound",)),
    ("整地3甲地。", "They levelled 3 jia, or some hectares.", ("hectares",)),
    ("立法院通過29億的計畫。", "The legislature passed a plan of 2.9 billion yen.", ("2.9 billion yen",)),
    ("投資29億，為5年來最多。", "It invested US$2.9 billion, the most in 5 years.", ("US$2.9 billion",)),
)


@pytest.mark.parametrize(("chinese", "english", "made_up"), MADE_UP)
def test_what_the_chinese_does_not_say_is_made_up(chinese: str, english: str, made_up: tuple[str, ...]) -> None:
    """上午 is no hour, a number no month, 幾年 no crowd, and 畝 no acre."""
    assert invented(find(chinese), english, chinese) == made_up


SAID = (
    ("晚間7點開會。", "They met at 7 p.m."),
    ("8點檔收視第一。", "The 8 p.m. drama came first."),
    ("9點一刻開門。", "It opened at 9:15."),
    ("中午用餐。", "They ate at noon."),
    ("午夜過後停電。", "The power failed after midnight."),
    ("2、3月間完工。", "It is to be finished in March or in February."),
    ("七八月最熱。", "July and August are hottest."),
    ("2024/9/3公告", "It was announced in September 2024."),
    ("0403地震後", "After the April earthquake"),
    ("九二一地震後", "After the September earthquake"),
    ("去年底完成", "It was done last December."),
    ("第一季出貨", "It shipped from January to March."),
    ("成千上萬人上街。", "Tens of thousands took to the streets."),
    ("上百人受困。", "Hundreds were trapped."),
    ("35萬戶停電。", "Hundreds of thousands of homes, 350,000 in all, lost power."),
    ("許多人到場。", "Dozens of people came."),
    ("每畝產量創新高。", "The yield per mu set a record."),
    ("3公頃又5畝", "3 hectares and 5 mu"),
    ("每斤與每公斤", "per catty and per kilogram"),
)


@pytest.mark.parametrize(("chinese", "english"), SAID)
def test_what_the_chinese_says_is_not_made_up(chinese: str, english: str) -> None:
    """An hour, a month or a crowd that the Chinese names in any way is its own."""
    assert invented(find(chinese), english, chinese) == ()


# Chinese, its English, whether another English keeps it.
PAIRS = (
    ("以4比2勝出", "4-2", "They won 4-2.", True),
    ("以4比2勝出", "4-2", "They won four to two.", True),
    ("以2比4落敗", "2-4", "They lost 4-2.", True),
    ("以4比1勝出", "4-1", "They won a game 4-3.", False),
    ("以4-1擊敗對手", "4-1", "They beat them 4-1.", True),
    ("以4-1擊敗對手", "4-1", "They beat them 4-2.", False),
    ("股票10比1分割", "10 to 1", "It split its shares 10 to 1.", True),
    ("以25：18拿下首局", "25-18", "They took the first set 25-18.", True),
    ("男女比例為3比1", "3 to 1", "Men outnumber women 3 to 1.", True),
    ("他15投9中", "9 of 15", "He was 9-for-15.", True),
    ("他15投9中", "9 of 15", "He made nine of his 15 shots.", True),
    ("他15投9中", "9 of 15", "He took 15 shots and made nine.", True),
    ("他15投9中", "9 of 15", "He was 15 of 9.", False),
    ("戰績2勝20敗", "2-20", "They are 2-20.", True),
    ("戰績2勝20敗", "2-20", "They have two wins and 20 losses.", True),
    ("戰績2勝20敗", "2-20", "They are 20-2.", False),
)


@pytest.mark.parametrize(("chinese", "english", "other", "keeps"), PAIRS)
def test_pair_is_one_figure_in_its_order(chinese: str, english: str, other: str, keeps: bool) -> None:
    """A score may be said from either side; what was made of what was attempted, and a record, may not."""
    found = find(chinese)
    assert [figure.english for figure in found] == [english]
    assert (missing(found, other) == ()) is keeps


def test_clock_is_no_pair() -> None:
    """20:18 may be a time of day, and stays one."""
    assert [figure.english for figure in find("20:18開賽")] == ["20:18"]


def test_unsaid_things_are_looked_for_in_linear_time() -> None:
    """A long text of hours, months and crowds takes as long as its length."""
    chinese, english = "7月3日上午，", "at 10 a.m. in June dozens "

    def look(times: int) -> None:
        invented(find(chinese * times), english * times, chinese * times)

    assert grows_with_length_only(look, 100, 400)
