"""Sentences in the manner of the pages that carry figures: courts, markets, weather, farms, games, prices, wires."""

from __future__ import annotations

from datetime import date

import pytest

from translator.quantities import Context, fields, find, invented, missing

# The money of the place, the sentence, its figures in English.
SENTENCES = (
    (
        "TWD",
        "法院審理後，依違反證券交易法判處被告有期徒刑三年八月，併科罰金新台幣一百二十萬元。",
        ("three years", "eight months", "NT$1.2 million"),
    ),
    (
        "TWD",
        "合議庭認定，許男自一一二年三月起至同年九月間，共詐得貳仟參佰肆拾伍萬元。",
        ("March 2023", "September", "NT$23.45 million"),
    ),
    (
        "TWD",
        "高院改判應執行有期徒刑十二年六個月，褫奪公權五年，犯罪所得8千6百萬元沒收。",
        ("12 years", "six months", "five years", "NT$86 million"),
    ),
    (
        "TWD",
        "依《道路交通管理處罰條例》第35條第1項第2款，可處3萬元以上12萬元以下罰鍰。",
        ("Article 35", "Paragraph 1", "Subparagraph 2", "NT$30,000 to NT$120,000"),
    ),
    (
        "TWD",
        "陳女血液酒精濃度達每公升0.87毫克，警方依公共危險罪移送。",
        ("0.87 milligrams",),
    ),
    (
        "TWD",
        "檢方起訴書指出，被告於民國108年5月間以每坪38萬7千元價格購入土地四百二十三坪。",
        ("May 2019", "NT$387,000", "423 ping"),
    ),
    (
        "TWD",
        "兩造以二百三十萬元達成和解，並於今（24）日上午九時五十分簽字。",
        ("NT$2.3 million", "November 24", "9:50 a.m."),
    ),
    (
        "TWD",
        "他假釋出獄未滿兩年又犯案，累計前科達十七件。",
        ("less than two years", "17 cases"),
    ),
    (
        "TWD",
        "加權指數昨日終場下跌三百四十二點五點，收在二萬六千四百一十八點七點，成交量四千八百二十六億元。",
        ("342.5 points", "26,418.7 points", "NT$482.6 billion"),
    ),
    (
        "TWD",
        "外資昨賣超二三一‧六億元，投信連七買，自營商則小買八億元。",
        ("NT$23.16 billion", "NT$800 million"),
    ),
    (
        "TWD",
        "大廠ADR重挫3.6%，換算台股約1,388元，折價7個百分點。",
        ("3.6%", "about NT$1,388", "7 percentage points"),
    ),
    (
        "TWD",
        "該公司第三季每股稅後虧損0.37元，前三季累計每股虧1.02元，為近六年首見。",
        ("the third quarter", "NT$0.37", "the first three quarters", "NT$1.02", "six years"),
    ),
    (
        "TWD",
        "全年資本支出上看四五〇億元，較去年的三一〇億元大增四成五。",
        ("NT$45 billion", "NT$31 billion", "45%"),
    ),
    (
        "TWD",
        "董事會擬每股配發現金股利三元五角，殖利率約百分之四點一。",
        ("NT$3.5", "about 4.1%"),
    ),
    (
        "TWD",
        "10年期公債殖利率盤中一度上升8.5個基點至4.128%。",
        ("10-year", "8.5 basis points", "4.128%"),
    ),
    (
        "TWD",
        "新台幣兌美元匯率昨收31.385元，貶值6.7分，總成交值17.52億美元。",
        ("NT$31.385", "NT$0.067", "US$1.752 billion"),
    ),
    (
        "TWD",
        "融資餘額減少12.3億元，至3,018億元；融券則增加2萬1千餘張。",
        ("NT$1.23 billion", "NT$301.8 billion", "more than 21,000"),
    ),
    (
        "TWD",
        "這檔ETF規模突破千億，受益人數達83萬4,512人，創下歷史新高。",
        ("100 billion", "834,512 people"),
    ),
    (
        "TWD",
        "公司股本僅3.2億，去年營收卻衝破50億元大關。",
        ("NT$320 million", "NT$5 billion"),
    ),
    (
        "TWD",
        "今早彰師大測站低溫9.6度，是入冬以來平地最低溫。",
        ("9.6°C",),
    ),
    (
        "TWD",
        "玉山凌晨4時20分降下今年第一場雪，氣溫僅零下2.3度，積雪約1.5公分。",
        ("4:20 a.m.", "-2.3°C", "about 1.5 centimeters"),
    ),
    (
        "TWD",
        "氣象署預估，明起至週四北部降雨機率六到八成，迎風面累積雨量可達150毫米以上。",
        ("60%–80%", "at least 150 millimeters"),
    ),
    (
        "TWD",
        "颱風中心氣壓935百帕，近中心最大風速每秒48公尺，七級風暴風半徑220公里。",
        ("935 hPa", "48 meters", "220 kilometers"),
    ),
    (
        "TWD",
        "東北風增強，沿海空曠地區有九至十級強陣風，浪高三至四米。",
        ("nine to 10", "3 to 4 meters"),
    ),
    (
        "TWD",
        "昨日最高溫出現在台東大武，下午1點12分測得攝氏三十六點八度。",
        ("1:12 p.m.", "36.8°C"),
    ),
    (
        "TWD",
        "這波霪雨造成二期稻作損害面積1,230公頃，損失金額逾八千七百萬元。",
        ("1,230 hectares", "more than NT$87 million"),
    ),
    (
        "TWD",
        "農糧署公告，公糧稻穀收購價每公斤調高一塊五，自115年第一期作實施。",
        ("NT$1.5", "2026"),
    ),
    (
        "TWD",
        "雲林蒜頭產地價每台斤跌到28元，比去年同期的七十元少了六成。",
        ("NT$28", "NT$70", "60%"),
    ),
    (
        "TWD",
        "老農種了兩甲多的地，一分地收成約一千兩百斤，工錢每天兩千五。",
        ("more than 2 jia", "1 fen", "about 1,200 catties", "2,500"),
    ),
    (
        "TWD",
        "蛋價自下周一起每台斤調降3元，批發價來到42.5元，產地價三十三元。",
        ("NT$3", "NT$42.5", "NT$33"),
    ),
    (
        "TWD",
        "農會以一箱20台斤、每箱650元團購，首日就賣出三千多箱。",
        ("20 catties", "NT$650", "more than 3,000"),
    ),
    (
        "TWD",
        "養殖戶張先生說，八分多的魚塭，虱目魚死了將近兩萬尾，損失約五、六十萬元。",
        ("more than 8 fen", "nearly 20,000", "about NT$500,000 or NT$600,000"),
    ),
    (
        "TWD",
        "上半年豬隻在養頭數為509萬1,356頭，較前一年同期減少1.8%。",
        ("the first half of the year", "5,091,356", "1.8%"),
    ),
    (
        "TWD",
        "她以21比15、18比21、21比12擊敗對手，全場耗時1小時7分。",
        ("21-15", "18-21", "21-12", "one hour", "seven minutes"),
    ),
    (
        "TWD",
        "他主投六又三分之二局，被敲5支安打失2分，飆出9次三振，防禦率降到2.87。",
        ("6 and two thirds", "five", "2", "nine", "2.87"),
    ),
    (
        "TWD",
        "領航猿前三節就以88：61領先27分，後衛全場20投11中，三分球7投4中，攻下全場最高的29分。",
        ("88-61", "27 points", "11 of 20", "4 of 7", "29 points"),
    ),
    (
        "TWD",
        "她以2小時24分18秒跑完全馬，比大會紀錄快了一分零五秒。",
        ("two hours", "24 minutes", "18 seconds", "one minute", "five seconds"),
    ),
    (
        "TWD",
        "男子百米決賽，他跑出10秒06，距離全國紀錄只差0秒05。",
        ("100 meters", "10.06 seconds", "0.05 seconds"),
    ),
    (
        "TWD",
        "統一獅本季戰績59勝58敗3和，勝率五成零四，排名第三。",
        ("59-58", "3", "50.4%", "third"),
    ),
    (
        "TWD",
        "強打者敲出本季第55轟，打擊率0.282，打點102分，長打率則為.622。",
        ("55th", "0.282", "102", ".622"),
    ),
    (
        "TWD",
        "舉重女子59公斤級，她抓舉103公斤、挺舉133公斤，總和236公斤奪金。",
        ("59 kilograms", "103 kilograms", "133 kilograms", "236 kilograms"),
    ),
    (
        "TWD",
        "世界排名第8的她，下一輪將對上排名32的好手，兩人過去交手3勝1負。",
        ("eighth", "32", "two people", "3-1"),
    ),
    (
        "TWD",
        "中華隊以三比零完封韓國，隔了二十一年再度拿下冠軍，獎金一百萬美元。",
        ("3-0", "21 years", "US$1 million"),
    ),
    (
        "HKD",
        "恒指收報25,894點，跌326點或1.2%，主板成交2,317億元。",
        ("25,894 points", "326 points", "1.2%", "HK$231.7 billion"),
    ),
    (
        "HKD",
        "將軍澳日出康城兩房單位以738萬元易手，實用面積489方呎，呎價15,092元。",
        ("HK$7.38 million", "489 square feet", "HK$15,092"),
    ),
    (
        "HKD",
        "最低工資由每小時42.1元調高至43.1元，約有1.5萬名僱員受惠。",
        ("HK$42.1", "HK$43.1", "15,000"),
    ),
    (
        "HKD",
        "電費每度加1.3仙，平均每戶每月多付五元八角。",
        ("HK$0.013", "HK$5.8"),
    ),
    (
        "HKD",
        "金價每兩升穿三萬八千元，足金首飾賣出價每両報38,420元。",
        ("HK$38,000", "HK$38,420"),
    ),
    (
        "HKD",
        "港鐵屯馬線今早7時42分起信號故障，班次延誤約15至20分鐘，受影響乘客逾8萬人次。",
        ("7:42 a.m. on November 24", "about 15 to 20 minutes", "more than 80,000"),
    ),
    (
        "HKD",
        "六合彩今晚攪珠，頭獎一注獨中，派彩6,837萬餘元。",
        ("more than HK$68.37 million",),
    ),
    (
        "HKD",
        "天文台錄得最高陣風每小時108公里，八號風球維持至今晨五時四十分。",
        ("108 kilometers", "No. 8", "5:40 a.m. on November 24"),
    ),
    (
        "CNY",
        "新华社北京11月24日电 前10个月全国规模以上工业企业实现利润总额59502.9亿元，同比增长1.9%。",
        ("November 24", "10 months", "5,950,290,000,000 yuan", "1.9%"),
    ),
    (
        "CNY",
        "全市常住人口2188.1万人，城镇化率达87.8%，人均可支配收入首次突破8万元。",
        ("21.881 million people", "87.8%", "80,000 yuan"),
    ),
    (
        "CNY",
        "今年秋粮收购量已超1.2亿吨，小麦最低收购价为每50公斤119元。",
        ("more than 120 million metric tons", "50 kilograms", "119 yuan"),
    ),
    (
        "CNY",
        "全省粮食总产量达一千三百四十七亿斤，亩产首次超过八百斤，增产二十一点五亿斤。",
        ("134.7 billion catties", "more than 800 catties", "2.15 billion catties"),
    ),
    (
        "CNY",
        "该项目总投资三十八亿六千万元，占地2600余亩，预计2027年6月底前投产。",
        ("3.86 billion yuan", "more than 2,600 mu", "the end of June 2027"),
    ),
    (
        "CNY",
        "探测器于24日3时17分发射，约八分钟后准确进入远地点38万千米的轨道。",
        ("November 24", "3:17", "about eight minutes later", "380,000 kilometers"),
    ),
    (
        "CNY",
        "去年全年单位GDP能耗下降百分之三点八，PM2.5平均浓度为29.3微克/立方米。",
        ("3.8%", "29.3 micrograms"),
    ),
    (
        "CNY",
        "截至10月末，广义货币余额335.13万亿元，同比增长8.2%；狭义货币余额112万亿元。",
        ("the end of October", "335.13 trillion yuan", "8.2%", "112 trillion yuan"),
    ),
    (
        "CNY",
        "列车运行时速可达350公里，全程1318公里最快仅需4小时18分。",
        ("350 kilometers", "1,318 kilometers", "four hours", "18 minutes"),
    ),
    (
        "CNY",
        "人民币对美元中间价报7.0847，调升21个基点。",
        ("7.0847", "21 basis points"),
    ),
    (
        "CNY",
        "法院判处其有期徒刑十五年，并处罚金人民币二百五十万元，受贿所得2.68亿余元依法上缴国库。",
        ("15 years", "2.5 million yuan", "more than 268 million yuan"),
    ),
    (
        "CNY",
        "地震震级为5.1级，震源深度10千米，震中位于北纬37.62度、东经101.35度。",
        ("5.1", "10 kilometers", "37.62", "101.35"),
    ),
    (
        "CNY",
        "两万余名选手参赛，起跑时气温6摄氏度，男子冠军成绩为2小时09分43秒。",
        ("more than 20,000", "6°C", "two hours", "nine minutes", "43 seconds"),
    ),
    (
        "CNY",
        "这家企业近三年研发投入年均增长25%以上，有效专利达到1.3万件，其中发明专利占比近七成。",
        ("three years", "at least 25%", "13,000", "nearly 70%"),
    ),
    (
        "TWD",
        "中油宣布，24日凌晨零時起汽油每公升調降三角、柴油調漲0.2元。",
        ("November 24", "12 a.m.", "NT$0.3", "NT$0.2"),
    ),
    (
        "TWD",
        "台電指出，昨日尖峰用電達4,012萬瓩，備轉容量率只剩6.3%，再生能源發電占比約一成七。",
        ("40.12 million kW", "6.3%", "about 17%"),
    ),
    (
        "TWD",
        "健保署統計，截至上月底共有2,341萬6千多人納保，點值約0.92元。",
        ("more than 23.416 million people", "about NT$0.92"),
    ),
    (
        "TWD",
        "主計總處將今年經濟成長率上修2.65個百分點，至百分之七點三一，為十五年來最高。",
        ("2.65 percentage points", "7.31%", "15 years"),
    ),
    (
        "TWD",
        "捷運三鶯線全長14.29公里、12座車站，預定後年六月通車。",
        ("14.29 kilometers", "12", "June"),
    ),
    (
        "TWD",
        "衛福部公布，上周新增流感併發重症36例，其中9例死亡，死者年齡介於三十多歲至八十多歲。",
        ("36", "nine", "their 30s to 80s"),
    ),
    (
        "TWD",
        "超商推出第二件六折、買二送一，活動只到11/30晚上11點59分。",
        ("second", "40% off", "November 30", "11:59 p.m."),
    ),
    (
        "TWD",
        "工程採1:3比例混合，完工後可容納2萬4千席，預算從原本的20億暴增至近三倍。",
        ("1 to 3", "24,000", "NT$2 billion", "nearly three times"),
    ),
    (
        "TWD",
        "投資人如需查詢，可撥(02)8101-3101轉8或02-2792-8188，服務時間為上午九點至下午五點半。",
        ("(02)8101-3101", "8", "02-2792-8188", "9 a.m. to 5:30 p.m."),
    ),
    (
        "TWD",
        "華航CI-12班機原訂下午5時5分起飛，延誤三個多小時後於8時40分離地，機上載有289人。",
        ("5:05 p.m.", "more than three hours later", "8:40", "289 people"),
    ),
    (
        "TWD",
        "iOS 26.1更新檔約7.23GB，開機時間縮短了三分之一，售價維持29,900元起。",
        ("26.1", "about 7.23 GB", "one third", "NT$29,900"),
    ),
    (
        "TWD",
        "清光緒21年，也就是西元1895年，廟方曾募得白銀三百二十兩重修。",
        ("the 21st year of Guangxu (1895)", "1895", "320 taels"),
    ),
    (
        "TWD",
        "他農曆十月十五生，屬牛，今年虛歲六十五。",
        ("the 15th day of the 10th lunar month", "65"),
    ),
    (
        "TWD",
        "該院急診一天湧入四、五百人，等床最久的等了五十二個鐘頭，近百床加護病床全滿。",
        ("400 or 500 people", "52 hours", "nearly 100"),
    ),
    (
        "TWD",
        "民調顯示，不滿意度四成八三，滿意度三成九，兩者差距九點三個百分點，誤差正負三點零八個百分點。",
        ("48.3%", "39%", "9.3 percentage points", "plus or minus 3.08 percentage points"),
    ),
    (
        "TWD",
        "國發會主委說，半導體占出口比重從卅五％升到五成以上，明年第一季可望再增一、兩個百分點。",
        ("35%", "at least 50%", "the first quarter of next year", "1 or 2 percentage points"),
    ),
    (
        "TWD",
        "這座百年古厝占地近三百坪，修復經費由中央補助七成、地方自籌三成，共需五千多萬。",
        ("nearly 300 ping", "70%", "30%", "more than 50 million"),
    ),
    (
        "TWD",
        "全案定12月5日上午10時宣判，最重可處無期徒刑，得併科500萬元以上、5,000萬元以下罰金。",
        ("December 5", "10 a.m.", "NT$5 million to NT$50 million"),
    ),
)


@pytest.mark.parametrize(("home", "sentence", "english"), SENTENCES)
def test_every_figure_of_a_sentence_is_read_written_and_read_back(
    home: str, sentence: str, english: tuple[str, ...]
) -> None:
    """Each has its value, unit and bound, and its own English is neither missed nor taken for another."""
    found = find(sentence, Context(date(2025, 11, 24), home_currency=home, fields=fields(sentence)))
    assert tuple(figure.english for figure in found) == english
    for figure in found:
        assert missing((figure,), figure.english) == ()
        assert invented((figure,), figure.english, sentence) == ()
