"""Dates stay themselves, and what stands before numbers does: telephones, addresses, articles of law."""

from __future__ import annotations

from datetime import date

import pytest

from translator.quantities import Context, find, invented, missing

NOVEMBER = Context(date(2025, 11, 24))
FOUND = (
    ("6月3日至18日", ("June 3", "June 18")),
    ("自9月7日起至25日止", ("September 7", "September 25")),
    ("6月28日至2日", ("June 28", "the 2nd")),
    ("前8月營收", ("the first eight months",)),
    ("前 9 月出口", ("the first nine months",)),
    ("第2至4季", ("the second to fourth quarters",)),
    ("進入第3期臨床", ("Phase 3",)),
    ("二期人體試驗", ("Phase 2",)),
    ("第2期工程", ("second",)),
    ("檔期2024/3/5-2024/6/9", ("March 5, 2024", "June 9, 2024")),
    ("檔期113/3/5至113/6/9", ("March 5, 2024", "June 9, 2024")),
    ("活動3/4-3/9", ("March 4", "March 9")),
    ("2024.03.05公告", ("March 5, 2024",)),
    ("113.3.5公告", ("March 5, 2024",)),
    ("22年4月8日", ("April 8, 2022",)),
    ("下午兩點五十", ("2:50 p.m.",)),
    ("下午4:30", ("4:30 p.m.",)),
    ("剩下6天13時", ("six days", "13 hours")),
    ("農曆8月初三", ("the third day of the eighth lunar month",)),
    ("六月初六拜拜", ("the sixth day of the sixth lunar month",)),
    ("六月初六場比賽", ("early June", "six")),
    ("農曆閏六月", ("the leap sixth lunar month",)),
    ("正月十三燈會", ("the 13th day of the first lunar month",)),
    ("大年初四開工", ("the fourth day of the Lunar New Year",)),
    ("乾隆三十年", ("the 30th year of Qianlong (1765)",)),
    ("道光二年四月", ("the fourth lunar month of the second year of Daoguang (1822)",)),
    ("宣統元年", ("the first year of Xuantong (1909)",)),
    ("民國元年", ("1912",)),
    ("113年營收", ("2024",)),
    ("113年第二季", ("the second quarter of 2024",)),
    ("成立113年", ("113 years",)),
    ("113年歷史", ("113 years",)),
    ("零六年", ("2006",)),
    ("九二年", ("'92",)),
    ("在88年當選", ("'88",)),
    ("享壽88年", ("88 years",)),
    ("22年度", ("2022",)),
    ("兩千年三月", ("March 2000",)),
    ("2021 04 09公告", ("April 9, 2021",)),
    ("09/21/2023", ("September 21, 2023",)),
    ("9/8/2023", ("9/8/2023",)),
    ("局數25-11-9", ("25-11-9",)),
    ("2018-19球季", ("2018–19",)),
    ("2018-25球季", ("2018", "25")),
    ("本月9日", ("November 9",)),
    ("上個月30日", ("October 30",)),
    ("去年下月2日", ("December 2 last year",)),
    ("三月二十一，他", ("March 21",)),
    ("一九九九年九月廿一", ("September 21, 1999",)),
    ("上午8點到11點", ("8 a.m. to 11 a.m.",)),
    ("上午9點到12點", ("9 a.m. to 12 noon",)),
    ("上午11點到2點", ("11 a.m. to 2 p.m.",)),
    ("晚上11點到3點", ("11 p.m. to 3 a.m.",)),
    ("晚間七到九點", ("7 p.m. to 9 p.m.",)),
    ("早上6時至晚上6時", ("6 a.m. to 6 p.m.",)),
    ("週一至週六8點至20點", ("8:00 to 20:00",)),
    ("8時30分至10時15分", ("8:30 to 10:15",)),
    ("跌10到20點", ("10 to 20 points",)),
    ("跌15點至26,000點", ("15 points", "26,000 points")),
    ("調高3元至32元", ("NT$3", "NT$32")),
    ("增加四百人至三千人", ("400 people", "3,000 people")),
    ("測得十二度七", ("12.7°C",)),
    ("存準率調高兩碼", ("50 basis points",)),
    ("實用面積512呎", ("512 square feet",)),
    ("海拔512呎", ("512 feet",)),
    ("凌晨零時", ("12 a.m.",)),
    ("零時差", ()),
    ("3月4日八點", ("March 4", "8:00")),
    ("二年又一個月", ("two years", "one month")),
    ("一年六個月", ("one year", "six months")),
    ("一天8小時", ("eight hours",)),
    ("今天16時25分", ("16:25 on November 24",)),
    ("昨晚8點半至10點", ("8:30 p.m. to 10 p.m. on November 23",)),
    ("明早7點出發", ("7 a.m. on November 25",)),
    ("他說明早上7點", ("7 a.m.",)),
    ("當晚9時", ("9 p.m. that day",)),
    ("會議大約九點開始", ("9:00",)),
    ("漲大約九點", ()),
    ("七號風球", ("No. 7",)),
    ("24日公布", ("November 24",)),
    ("於四號出席", ("the 4th",)),
    ("從二十九號晚上開始", ("November 29",)),
    ("第三步降稅", ("third",)),
    ("規模8.0級地震", ("8.0",)),
    ("將出現80幾度高溫", ("more than 80",)),
    ("2號機組", ("Unit 2",)),
    ("電廠7、8、9號機", ("Units 7", "8", "9")),
    ("電廠七、八號機組", ("Units 7", "8")),
    ("電廠1至4號機", ("Units 1 to 4",)),
    ("判刑四年九月", ("four years", "nine months")),
    ("判處徒刑14年6月", ("14 years", "six months")),
    ("總計28年6月徒刑", ("28 years", "six months")),
    ("分別延長羈押2月", ("two months",)),
    ("處有期徒刑5月", ("five months",)),
    ("羈押，2月開庭", ("February",)),
    ("羈押2月底屆滿", ("the end of February",)),
    ("主計總處5月公布", ("May",)),
    ("談判6月恢復", ("June",)),
    ("全台各處6月舉辦", ("June",)),
    ("一審判6月，得易科罰金", ("six months",)),
    ("6月底延長羈押", ("the end of June",)),
    ("降落19號跑道", ("No. 19",)),
    ("已噴發過3次。", ("three times",)),
    ("三次訪美", ("three",)),
    ("服刑至22年9月", ("22 years", "September")),
    ("截至9月末", ("the end of September",)),
    ("2024年8月末", ("the end of August 2024",)),
    ("7 天5時", ("seven days", "five hours")),
    ("3、4月份", ("March and April",)),
    ("七、八月", ("July and August",)),
    ("前一月內", ()),
    ("「80後」表示", ("post-80s",)),
    ("十一國慶長假", ()),
    ("下午四點一刻", ("4:15 p.m.",)),
    ("六點三刻", ("6:45",)),
    ("差十分八點", ("7:50",)),
    ("九點差一刻", ("8:45",)),
    ("兩點十分", ("2:10",)),
    ("晚上12點15分", ("12:15 a.m.",)),
    ("凌晨12點", ("12 a.m.",)),
    ("半夜兩點", ("2 a.m.",)),
    ("正午12點", ("12 noon",)),
    ("上午10點左右", ("around 10 a.m.",)),
    ("下午三時許起火", ("around 3 p.m.",)),
    ("2030年前後量產", ("around 2030",)),
    ("7月前后完工", ("around July",)),
    ("2019年許姓男子落網", ("2019",)),
    ("週一0時起", ("0:00",)),
    ("1月15至21日接種", ("January 15", "January 21")),
    ("去年12月5-20日展出", ("December 5 last year", "December 20")),
    ("4月12至5月3日休館", ("April 12", "May 3")),
    ("韓媒5日報導", ("the 5th",)),
    ("經濟大臣二十七日宣布，官員十三日也召集業者", ("November 27", "the 13th")),
    ("總統府三日表示", ("the 3rd",)),
    ("耗時二十一日，停工十日以上", ("21 days", "10 days")),
    ("6日經濟部宣布", ("the 6th",)),
    ("日報社3日報名截止", ("three days",)),
    ("凌晨3時許姓男子落網", ("3 a.m.",)),
    ("2030年前後任市長", ("2030",)),
    ("2010年許可到期", ("2010",)),
    ("晚上12:40", ("12:40 a.m.",)),
    ("72年5月6日", ("'72", "May 6")),
    ("11/30/88", ("November 30, 1988",)),
    ("第2至4名", ("second to fourth",)),
    ("依第2至4條", ("Articles 2 to 4",)),
    ("第13至15號", ("Nos. 13 to 15",)),
    ("第2至4週", ("second to fourth weeks",)),
    ("請電04-2255-3344洽詢", ("04-2255-3344",)),
    ("專線0800-123-456", ("0800-123-456",)),
    ("(03) 555-1234", ("(03) 555-1234",)),
    ("依第27條第2項", ("Article 27", "Paragraph 2")),
    ("見https://news.example.com/a/998877?x=15%25", ()),
    ("見https://news.example.com/…/998877?x=15%25", ()),
    ("寄信到desk2024@example.com", ()),
    ("報名費300元請洽desk2024@example.com或付8萬元", ("NT$300", "NT$80,000")),
    ("見www.shop.tw5萬元", ("NT$50,000",)),
    ("信箱desk@Example.COM8萬元", ("NT$80,000",)),
)


@pytest.mark.parametrize(("text", "english"), FOUND)
def test_date_or_code_stays_itself(text: str, english: tuple[str, ...]) -> None:
    """No day moves to another month, no date is a fraction, no telephone number a range."""
    found = find(text, NOVEMBER)
    assert tuple(figure.english for figure in found) == english
    assert missing(found, "; ".join(english)) == ()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("農曆8月初三", "August 3"),
        ("農曆8月初三", "early August"),
        ("乾隆三十年", "30 years"),
        ("九二年", "92 years"),
        ("晚間七到九點", "7 p.m."),
        ("上午8點到11點", "8 a.m. to 11 p.m."),
        ("2018-19球季", "the 2018 season"),
    ],
)
def test_date_that_became_another_is_a_finding(text: str, wrong: str) -> None:
    """A lunar day is no solar one, a reign no length of time, a range has both ends."""
    found = find(text, NOVEMBER)
    assert missing(found, wrong) or invented(found, wrong, text)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("乾隆三十年", "In 1765"),
        ("乾隆三十年", "In the 30th year of the Qianlong reign"),
        ("九二年", "In 1992"),
        ("九二年", "In '92"),
        ("本月9日", "On November 9"),
        ("上午9點到12點", "from 9 a.m. to noon"),
        ("早上6時至晚上6時", "from 6 a.m. to 6 p.m."),
        ("2018-19球季", "the 2018-2019 season"),
        ("2030年前後量產", "Mass production in about 2030"),
        ("上午10點左右", "At about 10 a.m."),
    ],
)
def test_date_may_be_said_as_newsrooms_do(text: str, english: str) -> None:
    """The year of a reign or the common era's, a short year or a full one, noon for 12 p.m."""
    found = find(text, NOVEMBER)
    assert missing(found, english) == ()
    assert invented(found, english, text) == ()


def test_every_digit_of_a_telephone_number_is_asked_for() -> None:
    """A number that lost a group is missing; one that is grouped in another way is not."""
    found = find("請電04-2255-3344洽詢")
    assert missing(found, "Call 04 2255 3344.") == ()
    assert missing(found, "Call 04-2255.") == found
