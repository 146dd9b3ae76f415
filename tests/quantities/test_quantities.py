"""Figures: what is found in Chinese, how it is written in English, and what of it English text keeps."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from growth import grows_with_length_only

from translator.quantities import Context, find, in_full, invented, missing
from translator.records import Quantity, QuantityKind

TAIWAN = Context(date(2025, 11, 24))
MAINLAND = Context(home_currency="CNY")
SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"

# text, surface, English, kind, value or range, unit or currency
CASES = (
    ("投資120億美元", "120億美元", "US$12 billion", "money", "12000000000", "USD"),
    ("1.2萬億元", "1.2萬億元", "NT$1.2 trillion", "money", "1200000000000", "TWD"),
    ("營收1億2,300萬元", "1億2,300萬元", "NT$123 million", "money", "123000000", "TWD"),
    ("1億2,345萬6,789元", "1億2,345萬6,789元", "NT$123,456,789", "money", "123456789", "TWD"),
    ("約3千萬美元", "約3千萬美元", "about US$30 million", "money", "30000000", "USD"),
    ("規模達百億元", "百億元", "NT$10 billion", "money", "10000000000", "TWD"),
    ("十餘萬人", "十餘萬人", "more than 100,000 people", "count", "100000", "person"),
    ("數百億日圓", "數百億日圓", "tens of billions of yen", "money", "10000000000", "JPY"),
    ("近百億元", "近百億元", "nearly NT$10 billion", "money", "10000000000", "TWD"),
    ("上千人參加", "上千人", "more than 1,000 people", "count", "1000", "person"),
    ("5百億美元", "5百億美元", "US$50 billion", "money", "50000000000", "USD"),
    ("七萬顆晶片", "七萬顆", "70,000", "count", "70000", "chip"),
    ("80萬人", "80萬人", "800,000 people", "count", "800000", "person"),
    ("36.3億美元", "36.3億美元", "US$3.63 billion", "money", "3630000000", "USD"),
    ("5萬億日元（約合318億美元；244億英鎊）", "5萬億日元", "5 trillion yen", "money", "5000000000000", "JPY"),
    ("5萬億日元（約合318億美元；244億英鎊）", "約合318億美元", "about US$31.8 billion", "money", "31800000000", "USD"),
    ("5萬億日元（約合318億美元；244億英鎊）", "244億英鎊", "£24.4 billion", "money", "24400000000", "GBP"),
    ("5兆日圓", "5兆日圓", "5 trillion yen", "money", "5000000000000", "JPY"),
    ("4580 億英鎊", "4580 億英鎊", "£458 billion", "money", "458000000000", "GBP"),
    ("賣超 915 億", "915 億", "91.5 billion", "count", "91500000000", ""),
    ("累計3576 億", "3576 億", "357.6 billion", "count", "357600000000", ""),
    ("新台幣31.45元", "新台幣31.45元", "NT$31.45", "money", "31.45", "TWD"),
    ("人民幣55.94元", "人民幣55.94元", "55.94 yuan", "money", "55.94", "CNY"),
    ("台幣3萬元", "台幣3萬元", "NT$30,000", "money", "30000", "TWD"),
    ("12億歐元", "12億歐元", "€1.2 billion", "money", "1200000000", "EUR"),
    ("6兆日圆", "6兆日圆", "6 trillion yen", "money", "6000000000000", "JPY"),
    ("7億韩圆", "7億韩圆", "700 million won", "money", "700000000", "KRW"),
    ("8億美圆", "8億美圆", "US$800 million", "money", "800000000", "USD"),
    ("3兆韓元", "3兆韓元", "3 trillion won", "money", "3000000000000", "KRW"),
    ("2.5億港元", "2.5億港元", "HK$250 million", "money", "250000000", "HKD"),
    ("美金500元", "美金500元", "US$500", "money", "500", "USD"),
    ("NT$220", "NT$220", "NT$220", "money", "220", "TWD"),
    ("US$1.2億", "US$1.2億", "US$120 million", "money", "120000000", "USD"),
    ("￥500", "￥500", "500 yen", "money", "500", "JPY"),
    ("100元", "100元", "NT$100", "money", "100", "TWD"),
    ("至千元", "千元", "NT$1,000", "money", "1000", "TWD"),
    ("兆元規模", "兆元", "NT$1 trillion", "money", "1000000000000", "TWD"),
    ("500萬瑞士法郎", "500萬瑞士法郎", "5 million Swiss francs", "money", "5000000", "CHF"),
    ("20億人民幣", "20億人民幣", "2 billion yuan", "money", "2000000000", "CNY"),
    ("20億元人民幣", "20億元人民幣", "2 billion yuan", "money", "2000000000", "CNY"),
    ("300萬澳元", "300萬澳元", "A$3 million", "money", "3000000", "AUD"),
    ("3元至5元", "3元至5元", "NT$3 to NT$5", "money", "3..5", "TWD"),
    ("3億至5億美元", "3億至5億美元", "US$300 million to US$500 million", "money", "300000000..500000000", "USD"),
    ("3至5萬元", "3至5萬元", "NT$30,000 to NT$50,000", "money", "30000..50000", "TWD"),
    ("數十億美元", "數十億美元", "billions of dollars", "money", "1000000000", "USD"),
    ("數千萬元", "數千萬元", "tens of millions of NT dollars", "money", "10000000", "TWD"),
    ("數兆元", "數兆元", "trillions of NT dollars", "money", "1000000000000", "TWD"),
    ("幾百萬美元", "幾百萬美元", "millions of dollars", "money", "1000000", "USD"),
    ("1,300元調降到1,260元", "1,300元", "NT$1,300", "money", "1300", "TWD"),
    ("1,300元調降到1,260元", "1,260元", "NT$1,260", "money", "1260", "TWD"),
    ("１，２３４元", "１，２３４元", "NT$1,234", "money", "1234", "TWD"),
    ("二十五元", "二十五元", "NT$25", "money", "25", "TWD"),
    ("三萬五千元", "三萬五千元", "NT$35,000", "money", "35000", "TWD"),
    ("超過5億元", "超過5億元", "more than NT$500 million", "money", "500000000", "TWD"),
    ("不到100萬元", "不到100萬元", "less than NT$1 million", "money", "1000000", "TWD"),
    ("至少200元", "至少200元", "at least NT$200", "money", "200", "TWD"),
    ("逾70億美元", "逾70億美元", "more than US$7 billion", "money", "7000000000", "USD"),
    ("50多億美元", "50多億美元", "more than US$5 billion", "money", "5000000000", "USD"),
    ("100元左右", "100元左右", "about NT$100", "money", "100", "TWD"),
    ("1000元以上", "1000元以上", "at least NT$1,000", "money", "1000", "TWD"),
    ("0.5億元", "0.5億元", "NT$50 million", "money", "50000000", "TWD"),
    ("8.4%", "8.4%", "8.4%", "percent", "8.4", "percent"),
    ("１５％", "１５％", "15%", "percent", "15", "percent"),
    ("3.50~3.75%", "3.50~3.75%", "3.50%–3.75%", "percent", "3.50..3.75", "percent"),
    ("百分之十二", "百分之十二", "12%", "percent", "12", "percent"),
    ("百分之零點二五", "百分之零點二五", "0.25%", "percent", "0.25", "percent"),
    ("四成", "四成", "40%", "percent", "40", "percent"),
    ("逾二成", "逾二成", "more than 20%", "percent", "20", "percent"),
    ("七成五", "七成五", "75%", "percent", "75", "percent"),
    ("三成多", "三成多", "more than 30%", "percent", "30", "percent"),
    ("二至三成", "二至三成", "20%–30%", "percent", "20..30", "percent"),
    ("不到一成", "不到一成", "less than 10%", "percent", "10", "percent"),
    ("三分之一", "三分之一", "one third", "percent", "0.3333333333333333333333333333", "ratio"),
    ("超過三分之一", "超過三分之一", "more than one third", "percent", "0.3333333333333333333333333333", "ratio"),
    ("1/3以上", "1/3以上", "more than one third", "percent", "0.3333333333333333333333333333", "ratio"),
    ("四分之三", "四分之三", "three quarters", "percent", "0.75", "ratio"),
    ("千分之三", "千分之三", "0.3%", "percent", "0.3", "percent"),
    ("一半以上", "一半以上", "more than half", "percent", "0.5", "ratio"),
    ("超過半數", "超過半數", "more than half", "percent", "0.5", "ratio"),
    ("過半", "過半", "more than half", "percent", "0.5", "ratio"),
    ("0.5個百分點", "0.5個百分點", "0.5 percentage points", "percent", "0.5", "percentage point"),
    ("兩個百分點", "兩個百分點", "2 percentage points", "percent", "2", "percentage point"),
    ("25個基點", "25個基點", "25 basis points", "measure", "25", "basis point"),
    ("降息一碼", "一碼", "25 basis points", "measure", "25", "basis point"),
    ("升息兩碼", "兩碼", "50 basis points", "measure", "50", "basis point"),
    ("降息半碼", "半碼", "12.5 basis points", "measure", "12.5", "basis point"),
    ("八折", "八折", "20% off", "percent", "80", "discount"),
    ("85折", "85折", "15% off", "percent", "85", "discount"),
    ("三到四倍", "三到四倍", "three to four times", "multiple", "3..4", ""),
    ("3到4倍", "3到4倍", "three to four times", "multiple", "3..4", ""),
    ("增加三倍", "三倍", "threefold", "multiple", "3", "fold"),
    ("是去年的兩倍", "兩倍", "two times", "multiple", "2", ""),
    ("成長10倍", "10倍", "10-fold", "multiple", "10", "fold"),
    ("1.5倍", "1.5倍", "1.5 times", "multiple", "1.5", ""),
    ("數十倍", "數十倍", "dozens of times", "multiple", "10", ""),
    ("2納米", "2納米", "2 nm", "measure", "2", "nm"),
    ("2奈米", "2奈米", "2 nm", "measure", "2", "nm"),
    ("2nm製程", "2nm", "2 nm", "measure", "2", "nm"),
    ("12-28納米", "12-28納米", "12–28 nm", "measure", "12..28", "nm"),
    ("12至28奈米", "12至28奈米", "12–28 nm", "measure", "12..28", "nm"),
    ("800G交換器", "800G", "800G", "measure", "800", "G"),
    ("14℃", "14℃", "14°C", "measure", "14", "°C"),
    ("10公頃", "10公頃", "10 hectares", "measure", "10", "hectare"),
    ("35坪", "35坪", "35 ping", "measure", "35", "ping"),
    ("5公里", "5公里", "5 kilometers", "measure", "5", "kilometer"),
    ("1,200公噸", "1,200公噸", "1,200 metric tons", "measure", "1200", "metric ton"),
    ("3吉瓦", "3吉瓦", "3 GW", "measure", "3", "GW"),
    ("500兆瓦", "500兆瓦", "500 MW", "measure", "500", "MW"),
    ("36億千瓦時", "36億千瓦時", "3.6 billion kWh", "measure", "3600000000", "kWh"),
    ("30度電", "30度電", "30 kWh", "measure", "30", "kWh"),
    ("65吋電視", "65吋", "65-inch", "measure", "65", "inch"),
    ("962 點", "962 點", "962 points", "measure", "962", "point"),
    ("26000點", "26000點", "26,000 points", "measure", "26000", "point"),
    ("客隊落後20分", "20分", "20 points", "measure", "20", "point"),
    ("近千點", "近千點", "nearly 1,000 points", "measure", "1000", "point"),
    ("46,245.41點", "46,245.41點", "46,245.41 points", "measure", "46245.41", "point"),
    ("100公斤", "100公斤", "100 kilograms", "measure", "100", "kilogram"),
    ("3平方公里", "3平方公里", "3 square kilometers", "measure", "3", "square kilometer"),
    ("50桶", "50桶", "50 barrels", "measure", "50", "barrel"),
    ("35歲老公", "35歲", "35-year-old", "measure", "35", "year old"),
    ("現年35歲", "35歲", "35 years old", "measure", "35", "year old"),
    ("16歲以上", "16歲以上", "at least 16 years old", "measure", "16", "year old"),
    ("128GB", "128GB", "128 GB", "measure", "128", "GB"),
    ("5微米", "5微米", "5 microns", "measure", "5", "micron"),
    ("20公尺", "20公尺", "20 meters", "measure", "20", "meter"),
    ("10天", "10天", "10 days", "duration", "10", "day"),
    ("20個月", "20個月", "20 months", "duration", "20", "month"),
    ("2個交易日", "2個交易日", "two trading days", "duration", "2", "trading day"),
    ("數十年", "數十年", "decades", "duration", "10", "year"),
    ("近幾十年", "近幾十年", "recent decades", "duration", "10", "year"),
    ("40年前", "40年前", "40 years ago", "duration", "40", "year"),
    ("三年後", "三年後", "three years later", "duration", "3", "year"),
    ("一年半", "一年半", "one and a half years", "duration", "1.5", "year"),
    ("半年", "半年", "half a year", "duration", "0.5", "year"),
    ("半小時", "半小時", "half an hour", "duration", "0.5", "hour"),
    ("兩個半小時", "兩個半小時", "two and a half hours", "duration", "2.5", "hour"),
    ("15 小時前", "15 小時前", "15 hours ago", "duration", "15", "hour"),
    ("5分鐘", "5分鐘", "five minutes", "duration", "5", "minute"),
    ("三週", "三週", "three weeks", "duration", "3", "week"),
    ("3至5年", "3至5年", "three to five years", "duration", "3..5", "year"),
    ("十年期公債", "十年期", "10-year", "duration", "10", "year"),
    ("五年計畫", "五年計畫", "five-year plan", "duration", "5", "year"),
    ("百餘年", "百餘年", "more than 100 years", "duration", "100", "year"),
    ("十多年", "十多年", "more than 10 years", "duration", "10", "year"),
    ("兩個季度", "兩個季度", "two quarters", "duration", "2", "quarter"),
    ("2小時13分38秒", "2小時", "two hours", "duration", "2", "hour"),
    ("2小時13分38秒", "13分", "13 minutes", "duration", "13", "minute"),
    ("2小時13分38秒", "38秒", "38 seconds", "duration", "38", "second"),
    ("連續3日", "3日", "three days", "duration", "3", "day"),
    ("十日線", "十日線", "10-day moving average", "duration", "10", "day"),
    ("近三個月", "三個月", "three months", "duration", "3", "month"),
    ("數百年", "數百年", "centuries", "duration", "100", "year"),
    ("30多個月", "30多個月", "more than 30 months", "duration", "30", "month"),
    ("三個星期", "三個星期", "three weeks", "duration", "3", "week"),
    ("2027年", "2027年", "2027", "date", "2027", "year"),
    ("2024年底", "2024年底", "the end of 2024", "date", "2024", "year"),
    ("2024年初", "2024年初", "early 2024", "date", "2024", "year"),
    ("2027年底投產", "2027年底", "the end of 2027", "date", "2027", "year"),
    ("114年底", "114年底", "the end of 2025", "date", "2025", "year"),
    ("去年第四季", "去年第四季", "the fourth quarter of last year", "date", "4", "quarter"),
    ("年底前完工", "年底", "the end of the year", "date", "12", "part of a year"),
    ("在年初公布", "年初", "the beginning of the year", "date", "1", "part of a year"),
    ("今年底量產", "今年底", "the end of this year", "date", "12", "part of a year"),
    ("明年初投產", "明年初", "early next year", "date", "1", "part of a year"),
    ("去年年底", "去年年底", "the end of last year", "date", "12", "part of a year"),
    ("明年中試產", "明年中", "the middle of next year", "date", "6", "part of a year"),
    ("2020年至2024年初", "2020年至2024年初", "2020 to early 2024", "date", "2020..2024", "year"),
    ("2020–2024年", "2020–2024年", "2020 to 2024", "date", "2020..2024", "year"),
    ("上世紀80年代", "上世紀80年代", "the 1980s", "date", "1980", "decade"),
    ("1980年代", "1980年代", "the 1980s", "date", "1980", "decade"),
    ("80年代", "80年代", "the 1980s", "date", "1980", "decade"),
    ("20世紀90年代初", "20世紀90年代初", "the early 1990s", "date", "1990", "decade"),
    ("進入80年代後", "80年代", "the 1980s", "date", "1980", "decade"),
    ("1990 年代後期", "1990 年代後期", "the late 1990s", "date", "1990", "decade"),
    ("80年代中國", "80年代", "the 1980s", "date", "1980", "decade"),
    ("20世紀中國", "20世紀", "the 20th century", "date", "20", "century"),
    ("七八十年代", "七八十年代", "the 1970s and 1980s", "date", "1970..1980", "decade"),
    ("70、80年代", "70、80年代", "the 1970s and 1980s", "date", "1970..1980", "decade"),
    ("民國114年", "民國114年", "2025", "date", "2025", "year"),
    ("令和7年", "令和7年", "2025", "date", "2025", "year"),
    ("昭和64年", "昭和64年", "1989", "date", "1989", "year"),
    ("西元前221年", "西元前221年", "221 BC", "date", "221", "year"),
    ("二〇二五年", "二〇二五年", "2025", "date", "2025", "year"),
    ("21世紀", "21世紀", "the 21st century", "date", "21", "century"),
    ("今年10月", "今年10月", "October this year", "date", "10", "month"),
    ("去年12月底", "去年12月底", "the end of December last year", "date", "12", "month"),
    ("11月24日", "11月24日", "November 24", "date", "24", "day"),
    ("2025年11月24日", "2025年11月24日", "November 24, 2025", "date", "24", "day"),
    ("2025 年 11 月 24 日", "2025 年 11 月 24 日", "November 24, 2025", "date", "24", "day"),
    ("2025-11-24", "2025-11-24", "November 24, 2025", "date", "24", "day"),
    ("2025/11/24", "2025/11/24", "November 24, 2025", "date", "24", "day"),
    ("今（24）日", "今（24）日", "November 24", "date", "24", "day"),
    ("今(24)日", "今(24)日", "November 24", "date", "24", "day"),
    ("24日", "24日", "November 24", "date", "24", "day"),
    ("週三(19日)", "19日", "November 19", "date", "19", "day"),
    ("5日", "5日", "the 5th", "date", "5", "day"),
    ("12／3上線", "12／3", "December 3", "date", "3", "day"),
    ("12/8止", "12/8", "December 8", "date", "8", "day"),
    ("10月", "10月", "October", "date", "10", "month"),
    ("四月訪中", "四月", "April", "date", "4", "month"),
    ("1至9月", "1至9月", "January to September", "date", "1..9", "month"),
    ("114年11月", "114年11月", "November 2025", "date", "11", "month"),
    ("第三季", "第三季", "the third quarter", "date", "3", "quarter"),
    ("2025年第3季度", "2025年第3季度", "the third quarter of 2025", "date", "3", "quarter"),
    ("前三季", "前三季", "the first three quarters", "date", "3", "quarter"),
    ("2025年前三季", "2025年前三季", "the first three quarters of 2025", "date", "3", "quarter"),
    ("上半年", "上半年", "the first half of the year", "date", "1", "half"),
    ("2026年上半年", "2026年上半年", "the first half of 2026", "date", "1", "half"),
    ("明年下半年", "明年下半年", "the second half of next year", "date", "2", "half"),
    ("10時30分", "10時30分", "10:30", "time", "630", "minute"),
    ("晚間8點", "晚間8點", "8 p.m.", "time", "1200", "minute"),
    ("上午9點半", "上午9點半", "9:30 a.m.", "time", "570", "minute"),
    ("下午3時15分", "下午3時15分", "3:15 p.m.", "time", "915", "minute"),
    ("凌晨2點", "凌晨2點", "2 a.m.", "time", "120", "minute"),
    ("12:54:04", "12:54:04", "12:54:04", "time", "774", "minute"),
    ("20:30", "20:30", "20:30", "time", "1230", "minute"),
    ("90後", "90後", "post-90s", "date", "1990", "decade"),
    ("10月中旬", "10月中旬", "mid-October", "date", "10", "month"),
    ("今年第三季", "今年第三季", "the third quarter of this year", "date", "3", "quarter"),
    ("08年", "08年", "2008", "date", "2008", "year"),
    ("第二座", "第二座", "second", "ordinal", "2", ""),
    ("第2座工廠", "第2座", "second", "ordinal", "2", ""),
    ("第三大", "第三大", "third-largest", "ordinal", "3", ""),
    ("第3週", "第3週", "third week", "ordinal", "3", ""),
    ("第12屆", "第12屆", "12th", "ordinal", "12", ""),
    ("第11條", "第11條", "Article 11", "ordinal", "11", ""),
    ("第21個", "第21個", "21st", "ordinal", "21", ""),
    ("鴻海（2317）", "（2317）", "(2317)", "code", "2317", ""),
    ("台積電(2330-TW)", "(2330-TW)", "(2330-TW)", "code", "2330", ""),
    ("+886-2-5555-6366", "+886-2-5555-6366", "+886-2-5555-6366", "code", "886", ""),
    ("4萬人", "4萬人", "40,000 people", "count", "40000", "person"),
    ("4萬名工程師", "4萬名", "40,000", "count", "40000", "person"),
    ("3人", "3人", "three people", "count", "3", "person"),
    ("兩人", "兩人", "two people", "count", "2", "person"),
    ("兩家公司", "兩家", "two", "count", "2", "company"),
    ("三座", "三座", "three", "count", "3", ""),
    ("20檔", "20檔", "20", "count", "20", ""),
    ("60家", "60家", "60", "count", "60", ""),
    ("20筆", "20筆", "20", "count", "20", ""),
    ("650條", "650條", "650", "count", "650", ""),
    ("七萬片", "七萬片", "70,000", "count", "70000", ""),
    ("五款", "五款", "five", "count", "5", ""),
    ("2至3家", "2至3家", "two to three", "count", "2..3", ""),
    ("十幾個", "十幾個", "more than 10", "count", "10", ""),
    ("20多名", "20多名", "more than 20", "count", "20", "person"),
    ("數百家", "數百家", "hundreds", "count", "100", ""),
    ("數千人", "數千人", "thousands of people", "count", "1000", "person"),
    ("數以百萬計的", "數以百萬計的", "millions of", "count", "1000000", ""),
    ("幾萬人", "幾萬人", "tens of thousands of people", "count", "10000", "person"),
    ("10餘家", "10餘家", "more than 10", "count", "10", ""),
    ("三四個", "三四個", "three or four", "count", "3..4", ""),
    ("三百五十名", "三百五十名", "350", "count", "350", "person"),
    ("1,234件", "1,234件", "1,234", "count", "1234", ""),
    ("100萬股", "100萬股", "1 million shares", "count", "1000000", "share"),
    ("3.5萬片", "3.5萬片", "35,000", "count", "35000", ""),
    ("兩千多人", "兩千多人", "more than 2,000 people", "count", "2000", "person"),
    ("十二人", "十二人", "12 people", "count", "12", "person"),
    ("500 指數", "500", "500", "count", "500", ""),
    ("東盟+3", "3", "3", "count", "3", ""),
    ("1萬變9千", "1萬", "10,000", "count", "10000", ""),
    ("1萬變9千", "9千", "9,000", "count", "9000", ""),
    ("5747", "5747", "5747", "count", "5747", ""),
    ("054A型", "054A", "054A", "code", "54", ""),
    ("一半以上", "一半以上", "more than half", "percent", "0.5", "ratio"),
    ("千分之三", "千分之三", "0.3%", "percent", "0.3", "percent"),
    ("五年計畫", "五年計畫", "five-year plan", "duration", "5", "year"),
    ("三四個", "三四個", "three or four", "count", "3..4", ""),
    ("升息兩碼", "兩碼", "50 basis points", "measure", "50", "basis point"),
    ("八成三", "八成三", "83%", "percent", "83", "percent"),
    ("第10名", "第10名", "10th", "ordinal", "10", ""),
    ("12點半", "12點半", "12:30", "time", "750", "minute"),
    ("中午12點", "中午12點", "12 noon", "time", "720", "minute"),
    ("3萬2千人", "3萬2千人", "32,000 people", "count", "32000", "person"),
    ("2萬餘輛", "2萬餘輛", "more than 20,000 vehicles", "count", "20000", "vehicle"),
    ("近9成", "近9成", "nearly 90%", "percent", "90", "percent"),
    ("逾5成", "逾5成", "more than 50%", "percent", "50", "percent"),
    ("80、90後", "80", "post-80s", "date", "1980", "decade"),
    ("80、90後", "90後", "post-90s", "date", "1990", "decade"),
    ("2014-15賽季", "2014-15", "2014–15", "date", "2014..15", "season"),
    ("比分37-0", "37", "37", "count", "37", ""),
    ("比分37-0", "0", "0", "count", "0", ""),
    ("十五點二億畝", "十五點二億畝", "1.52 billion mu", "measure", "1520000000", "mu"),
    ("一千零五十元", "一千零五十元", "NT$1,050", "money", "1050", "TWD"),
    ("一百二十架", "一百二十架", "120 aircraft", "count", "120", "aircraft"),
    ("廿五日", "廿五日", "November 25", "date", "25", "day"),
    ("每股8.17元", "8.17元", "NT$8.17", "money", "8.17", "TWD"),
    ("漲5.5元", "5.5元", "NT$5.5", "money", "5.5", "TWD"),
    ("約1,500坪", "約1,500坪", "about 1,500 ping", "measure", "1500", "ping"),
    ("100多公里", "100多公里", "more than 100 kilometers", "measure", "100", "kilometer"),
    ("50萬桶", "50萬桶", "500,000 barrels", "measure", "500000", "barrel"),
    ("1公里", "1公里", "1 kilometer", "measure", "1", "kilometer"),
    ("2萬瓦", "2萬瓦", "20,000 W", "measure", "20000", "W"),
    ("3.6GHz", "3.6GHz", "3.6 GHz", "measure", "3.6", "GHz"),
    ("30年期公債", "30年期", "30-year", "duration", "30", "year"),
    ("400億(約合)", "400億", "40 billion", "count", "40000000000", ""),
)

# Text that holds numerals and states no figure.
NO_FIGURES = (
    "新年初一",
    "年初二回娘家",
    "今年初三開工",
    "今年初級班",
    "年年底薪",
    "今年中國",
    "年中報告",
    "同年底",
    "一年四季",
    "四季酒店",
    "一些人",
    "十分重要",
    "萬一下雨",
    "三星電子",
    "百度公司",
    "四日市的工廠",
    "千歲市",
    "東京都千代田區",
    "九州島熊本",
    "《一千零一夜》的故事",
    "美股七巨頭",
    "五角大廈",
    "供電邁向百萬瓦量級",
    "透過第三國轉運",
    "統一企業",
    "百貨公司",
    "千萬別去",
    "兩岸關係",
    "四川省",
    "三菱商事",
    "六本木",
    "二哥聯電",
    "HBM4記憶體",
    "A16與H200",
    "CoWoS-L封裝",
    "5G網路與3D列印",
    "Gemini3推出",
    "一個人",
    "一座工廠",
    "一般來說",
    "半導體",
    "四季景觀",
    "五月天演唱會",
    "第一次",
    "三元鋰電池",
    "亿万富翁",
)

# Every figure of the two articles that the project was given, by article.
SEED_FIGURES: dict[str, tuple[tuple[str, str], ...]] = {
    "000_c908464a05e2887a.txt": (
        ("2025-11-25", "November 25, 2025"),
        ("數十億美元", "billions of dollars"),
        ("超過一半", "more than half"),
        ("近幾十年", "recent decades"),
        ("6000億美元", "US$600 billion"),
        ("4580 億英鎊", "£458 billion"),
        ("數十年", "decades"),
        ("120億美元", "US$12 billion"),
        ("2納米（奈米）", "2 nm"),
        ("2納米", "2 nm"),
        ("7納米", "7 nm"),
        ("1.8納米", "1.8 nm"),
        ("2027年", "2027"),
        ("3", "3"),
        ("2024年", "2024"),
        ("5萬億日元", "5 trillion yen"),
        ("約合318億美元", "about US$31.8 billion"),
        ("244億英鎊", "£24.4 billion"),
        ("幾十年", "decades"),
        ("2020年至2024年初", "2020 to early 2024"),
        ("270億美元", "US$27 billion"),
        ("2024年底", "the end of 2024"),
        ("650億美元", "US$65 billion"),
        ("40年前", "40 years ago"),
        ("一半以上", "more than half"),
        ("10%", "10%"),
        ("上世紀80年代", "the 1980s"),
        ("超過三分之一", "more than one third"),
        ("4萬人", "40,000 people"),
        ("12-28納米", "12–28 nm"),
        ("今年10月", "October this year"),
        ("第二座", "second"),
        ("2027年底", "the end of 2027"),
        ("36.3億美元", "US$3.63 billion"),
        ("三到四倍", "three to four times"),
        ("220元", "NT$220"),
        ("（2317）", "(2317)"),
        ("今（24）日", "November 24"),
        ("221元", "NT$221"),
        ("206元", "NT$206"),
        ("接近200元", "nearly NT$200"),
        ("1 天前", "one day ago"),
        ("億元", "NT$100 million"),
        ("2檔", "two"),
        ("年底", "the end of the year"),
        ("2026年", "2026"),
        ("（4939）", "(4939)"),
        ("（1727）", "(1727)"),
        ("24日", "November 24"),
        ("2個交易日", "two trading days"),
        ("15%", "15%"),
        ("55.94元人民幣", "55.94 yuan"),
        ("2個月", "two months"),
        ("9 小時前", "nine hours ago"),
        ("（2454）", "(2454)"),
        ("2026", "2026"),
        ("4%", "4%"),
        ("三個月", "three months"),
        ("-18%", "-18%"),
        ("9%", "9%"),
        ("2026年上半年", "the first half of 2026"),
        ("1300元", "NT$1,300"),
        ("1260元", "NT$1,260"),
        ("9500", "9500"),
        ("（2330）", "(2330)"),
        ("5 小時前", "five hours ago"),
        ("25日", "November 25"),
        ("5百億美元", "US$50 billion"),
        ("962 點", "962 points"),
        ("第二大", "second-largest"),
        ("第三大", "third-largest"),
        ("915 億", "91.5 billion"),
        ("第四大", "fourth-largest"),
        ("26000點", "26,000 points"),
        ("31.45 元", "NT$31.45"),
        ("11 月", "November"),
        ("3576 億", "357.6 billion"),
        ("1802", "1802"),
        ("8358", "8358"),
        ("第四季", "the fourth quarter"),
        ("1815", "1815"),
        ("2368", "2368"),
        ("800G", "800G"),
        ("6442", "6442"),
        ("2449", "2449"),
        ("2327", "2327"),
        ("3443", "3443"),
        ("今(24)日", "November 24"),
        ("6%", "6%"),
        ("15 小時前", "15 hours ago"),
        ("10億美元", "US$1 billion"),
        ("500", "500"),
        ("2025-11-24", "November 24, 2025"),
        ("12:54:04", "12:54:04"),
        ("9月", "September"),
        ("900億美元", "US$90 billion"),
        ("40個月", "40 months"),
        ("逾70億美元", "more than US$7 billion"),
        ("四成", "40%"),
        ("逾二成", "more than 20%"),
        ("20檔", "20"),
        ("60家", "60"),
        ("20家", "20"),
        ("（7711）", "(7711)"),
        ("（7786）", "(7786)"),
        ("10 小時前", "10 hours ago"),
        ("21日", "November 21"),
        ("近千點", "nearly 1,000 points"),
        ("（2303）", "(2303)"),
        ("4個月", "four months"),
        ("3條", "three"),
        ("06:26:08", "06:26:08"),
        ("12月", "December"),
        ("11月21日", "November 21"),
        ("1.08%", "1.08%"),
        ("493.15點", "493.15 points"),
        ("46,245.41點", "46,245.41 points"),
        ("1.91%", "1.91%"),
        ("0.88%", "0.88%"),
        ("195.03點", "195.03 points"),
        ("22,273.08點", "22,273.08 points"),
        ("2.74%", "2.74%"),
        ("連續第3週", "the third consecutive week"),
        ("0.98%", "0.98%"),
        ("64.23點", "64.23 points"),
        ("6,602.99點", "6,602.99 points"),
        ("1.95%", "1.95%"),
        ("0.86%", "0.86%"),
        ("54.37點", "54.37 points"),
        ("6,406.43點", "6,406.43 points"),
        ("5.94%", "5.94%"),
        ("12月10日", "December 10"),
        ("一碼", "25 basis points"),
        ("3.50~3.75%", "3.50%–3.75%"),
        ("39.1Moneydj", "39.1Moneydj"),
        ("12 月", "December"),
        ("2025 年 11 月 24 日", "November 24, 2025"),
        ("四個", "four"),
        ("17 小時前", "17 hours ago"),
        ("1", "1"),
        ("2025年", "2025"),
        ("2", "2"),
        ("21", "21"),
        ("第三季", "the third quarter"),
        ("41.89億元", "NT$4.189 billion"),
        ("年減8.4%", "down 8.4% year-on-year"),
        ("19日", "November 19"),
        ("2025年前三季", "the first three quarters of 2025"),
        ("291億元", "NT$29.1 billion"),
        ("年增29%", "up 29% year-on-year"),
        ("94億元", "NT$9.4 billion"),
        ("8.17元", "NT$8.17"),
        ("前三季", "the first three quarters"),
        ("十日線", "10-day moving average"),
        ("4", "4"),
        ("兩家", "two"),
        ("七萬顆", "70,000"),
        ("11%", "11%"),
        ("四月", "April"),
        ("24 日", "November 24"),
        ("2026 年", "2026"),
    ),
    "001_3e42e9f4286ef628.txt": (
        ("數百億美元", "tens of billions of dollars"),
        ("120億美元", "US$12 billion"),
        ("數十年", "decades"),
        ("2奈米", "2 nm"),
        ("2027年", "2027"),
        ("3", "3"),
        ("5兆日圓", "5 trillion yen"),
        ("2020年至2024年", "2020 to 2024"),
        ("270億美元", "US$27 billion"),
        ("2024年底", "the end of 2024"),
        ("650億美元", "US$65 billion"),
        ("40年前", "40 years ago"),
        ("超過半數", "more than half"),
        ("10%", "10%"),
        ("1980年代", "the 1980s"),
        ("1/3以上", "more than one third"),
        ("4萬名", "40,000"),
        ("12至28奈米", "12–28 nm"),
        ("第2座", "second"),
        ("3到4倍", "three to four times"),
        ("1萬", "10,000"),
        ("9千", "9,000"),
        ("1", "1"),
        ("11/22", "November 22"),
        ("419", "419"),
        ("5747", "5747"),
        ("165", "165"),
        ("5分鐘", "five minutes"),
        ("3戶", "three"),
        ("12／3", "December 3"),
        ("3步", "three"),
        ("35歲", "35-year-old"),
        ("2", "2"),
        ("8", "8"),
        ("18", "18"),
        ("第2", "second"),
        ("65吋", "65-inch"),
        ("8個月", "eight months"),
        ("20筆", "20"),
        ("26歲", "26-year-old"),
        ("3人", "three people"),
        ("10人", "10 people"),
        ("650條", "650"),
        ("6天前", "six days ago"),
        ("21歲", "21-year-old"),
        ("2000元", "NT$2,000"),
        ("千元", "NT$1,000"),
        ("4", "4"),
        ("兆元", "NT$1 trillion"),
        ("79萬", "790,000"),
        ("16歲", "16-year-old"),
        ("15歲", "15-year-old"),
        ("72％", "72%"),
        ("7％", "7%"),
        ("10", "10"),
        ("3千萬", "30 million"),
        ("11人", "11 people"),
        ("2人", "two people"),
        ("38年", "38 years"),
        ("65%", "65%"),
        ("80萬人", "800,000 people"),
        ("1年", "one year"),
        ("三日", "three days"),
        ("12／7", "December 7"),
        ("14℃", "14°C"),
        ("200人", "200 people"),
        ("4人", "four people"),
        ("12/8", "December 8"),
        ("四人", "four people"),
        ("12/3", "December 3"),
        ("兩人", "two people"),
        ("五款", "five"),
        ("+886-2-5555-6366", "+886-2-5555-6366"),
    ),
}


def one(text: str, context: Context = TAIWAN) -> Quantity:
    """The only figure of a text."""
    (quantity,) = find(text, context)
    return quantity


@pytest.mark.parametrize(("text", "surface", "english", "kind", "value", "unit"), CASES)
def test_figure_is_read_and_written(text: str, surface: str, english: str, kind: str, value: str, unit: str) -> None:
    """A figure is found with its exact value and unit, and written in house style."""
    low, _, high = value.partition("..")
    expected = (english, QuantityKind(kind), Decimal(low), Decimal(high) if high else None, unit)
    found = {q.surface: (q.english, q.kind, q.value, q.upper, q.unit or q.currency) for q in find(text, TAIWAN)}
    assert found[surface] == expected


def test_english_of_a_figure_states_it() -> None:
    """The English that is written for a figure passes its own check, and holds nothing invented."""
    for text in dict.fromkeys(row[0] for row in CASES):
        found = find(text, TAIWAN)
        english = ", ".join(in_full(q) for q in found)
        assert missing(found, english) == (), text
        assert invented(found, english, text) == (), text


def test_there_are_enough_cases() -> None:
    """The hand-checked table has two hundred rows or more."""
    assert len(set(CASES)) >= 200


@pytest.mark.parametrize("text", NO_FIGURES)
def test_word_with_a_numeral_is_no_figure(text: str) -> None:
    """Names and words that hold a numeral are not parsed as figures."""
    assert find(text, TAIWAN) == ()


@pytest.mark.parametrize("name", SEED_FIGURES)
def test_seed_figures_are_all_found(name: str) -> None:
    """Every figure of a given article is found with the right English, and nothing else is."""
    if not SEEDS.is_dir():
        pytest.skip("the given articles are not here")
    lines = (SEEDS / name).read_text(encoding="utf-8").splitlines()
    found = [(q.surface, q.english) for line in lines for q in find(line, TAIWAN)]
    assert list(dict.fromkeys(found)) == list(SEED_FIGURES[name])


def test_offsets_are_of_the_original_text() -> None:
    """Offsets point into the text as given, full-width digits included."""
    text = "股價　１，２３４元，今（２４）日上漲８．４％。"
    found = find(text, TAIWAN)
    assert (
        [text[q.start : q.end] for q in found]
        == [q.surface for q in found]
        == ["１，２３４元", "今（２４）日", "８．４％"]
    )
    assert [q.english for q in found] == ["NT$1,234", "November 24", "8.4%"]


def test_figures_do_not_overlap() -> None:
    """Figures come in order and no two share a character."""
    found = find("2020年至2024年初，日本投入270億美元（約2.1兆日圓），年增8.4%，40年前僅10%。", TAIWAN)
    assert len(found) == 6
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_british_dates_lead_with_the_day() -> None:
    """British spelling writes the day before the month and metres for meters."""
    context = Context(spelling="gb")
    assert one("11月24日", context).english == "24 November"
    assert one("2025年11月24日", context).english == "24 November 2025"
    assert one("5公里", context).english == "5 kilometres"


def test_lone_day_has_no_month_without_an_article_date() -> None:
    """A day of the month is an ordinal where the article's date is unknown."""
    assert one("今（24）日", Context()).english == "the 24th"
    assert one("24日", Context()).english == "the 24th"


def test_far_day_gets_no_month() -> None:
    """A day that may lie in another month than the article's is left an ordinal."""
    assert one("28日", Context(date(2025, 11, 2))).english == "the 28th"


def test_bare_yuan_follows_the_home_currency() -> None:
    """A bare 元 is the home currency of the article."""
    assert one("10億元").english == "NT$1 billion"
    assert one("10亿元", MAINLAND).english == "1 billion yuan"


def test_qualifier_is_part_of_the_figure() -> None:
    """The qualifier glued to a figure is kept in words, and the value is untouched."""
    quantity = one("逾70億美元")
    assert (quantity.qualifier, quantity.value) == ("more than", Decimal(7 * 10**9))


KEPT = (
    ("投資120億美元", "It invested $12bn."),
    ("投資120億美元", "It invested US$12 billion."),
    ("投資120億美元", "an investment of 12 billion U.S. dollars"),
    ("投資120億美元", "twelve billion dollars were invested"),
    ("投資120億美元", "a 12-billion-dollar plan"),
    ("4萬人", "some 40 thousand people"),
    ("4萬人", "forty thousand workers"),
    ("一半以上", "more than 50%"),
    ("一半以上", "more than half"),
    ("五成", "half of it"),
    ("五成", "five tenths"),
    ("10%", "ten per cent"),
    ("三分之一", "a third of the budget"),
    ("三分之一", "one-third of the budget"),
    ("12至28奈米", "12-28nm chips"),
    ("12至28奈米", "12 to 28 nanometres"),
    ("2奈米", "two-nanometer chips"),
    ("上世紀80年代", "in the 1980s"),
    ("上世紀80年代", "in the '80s"),
    ("上世紀80年代", "in the eighties"),
    ("三到四倍", "3-4x faster"),
    ("三到四倍", "three to four times as fast"),
    ("11月24日", "Nov. 24"),
    ("11月24日", "24 November"),
    ("11月24日", "the 24th of November"),
    ("第二座工廠", "a 2nd plant"),
    ("第二座工廠", "a second plant"),
    ("十年", "a decade"),
    ("十年", "ten years"),
    ("數十年", "for decades"),
    ("數十億美元", "billions of dollars"),
    ("數十億美元", "several billion dollars"),
    ("上千人", "thousands of people"),
    ("十幾家", "a dozen companies"),
    ("兩家公司", "both companies"),
    ("兩家公司", "a pair of firms"),
    ("兩倍", "doubled"),
    ("增加三倍", "rose to four times"),
    ("增加三倍", "quadrupled"),
    ("增加三倍", "up 300%"),
    ("降息一碼", "cut by 0.25 percentage points"),
    ("第三季", "in Q3 sales rose 3%"),
    ("晚間8點", "at 8 p.m."),
    ("晚間8點", "at 20:00"),
    ("35歲", "a 35-year-old"),
    ("從1300元調降到1260元", "cut from NT$1,300 to 1,260"),
    ("八折", "a 20% discount"),
    ("半年", "six months"),
    ("一年半", "18 months"),
    ("1.1億年", "110-million-year-old"),
    ("24日表示，24日又說", "On the 24th he said so and said it again"),
    ("3億美元", "$300m"),
    ("2024年底", "in late 2024"),
    ("年底", "by December"),
    ("年初", "in January"),
    ("明年中", "by mid next year"),
    ("民國114年", "in 2025"),
    ("一百二十家", "a hundred and twenty firms"),
    ("二百零三次", "two hundred and three times"),
)


@pytest.mark.parametrize(("source", "english"), KEPT)
def test_figure_is_recognised_however_it_is_written(source: str, english: str) -> None:
    """A figure counts as kept in every usual English form."""
    assert missing(find(source, TAIWAN), english) == ()


LOST = (
    ("投資120億美元", "It invested $1.2 billion."),
    ("投資120億美元", "It invested 12 billion yuan."),
    ("10億元", "$1 billion"),
    ("10億元", "1 billion"),
    ("8.4%", "8.4 people"),
    ("8.4%", "84%"),
    ("2奈米", "2 kilometers"),
    ("1.8奈米", "18 nm"),
    ("數十億美元", "tens of billions of dollars"),
    ("11月24日", "October 24"),
    ("2027年", "in 2026"),
    ("上世紀80年代", "in the 1990s"),
    ("10天", "10 months"),
    ("三到四倍", "three times"),
    ("12至28奈米", "28 nm"),
    ("七萬顆", "7,000 chips"),
    ("4萬人", "no figure at all"),
    ("2025年第三季", "the third quarter"),
    ("年底", "during the year"),
    ("明年初", "next year"),
    ("3月底", "in March"),
)


@pytest.mark.parametrize(("source", "english"), LOST)
def test_wrong_value_or_unit_is_missing(source: str, english: str) -> None:
    """Another value, unit or currency does not stand for a figure."""
    assert missing(find(source, TAIWAN), english) != ()


@pytest.mark.parametrize(
    ("text", "english"), [("佔GDP80%", "80%"), ("EPS8.17元", "NT$8.17"), ("投資IPO3億元", "NT$300 million")]
)
def test_figure_may_touch_a_latin_abbreviation(text: str, english: str) -> None:
    """A percentage or an amount directly after an abbreviation is a figure, not part of a name."""
    assert one(text).english == english


def test_past_months_are_not_nearly_months() -> None:
    """近 before a duration is left to the sentence: it says "the past", not "nearly"."""
    assert [(q.surface, q.english) for q in find("近三個月與近5年")] == [
        ("三個月", "three months"),
        ("5年", "five years"),
    ]


def test_qualifier_may_stand_before_the_currency() -> None:
    """A qualifier before or after a leading currency name belongs to the figure."""
    assert one("約新台幣3,500萬元").english == "about NT$35 million"
    assert one("新台幣逾3,500萬元").english == "more than NT$35 million"


def test_equal_amounts_need_a_statement_each() -> None:
    """Two equal amounts are not both kept by one English figure."""
    found = find("甲投資5億美元，乙也投資5億美元。", TAIWAN)
    assert missing(found, "Both invested US$500 million.") == found[1:]
    assert missing(found, "A invested US$500 million and B US$500 million.") == ()


def test_one_english_figure_is_not_counted_for_two_kinds() -> None:
    """A day of the month does not also answer for a count."""
    found = find("24日有24家公司", TAIWAN)
    assert [q.surface for q in missing(found, "On November 24 the companies")] == ["24家"]


FABRICATED = (
    ("工程於2026年3月底前完成。", "The work ends in the first quarter of 2026, in March.", ("first quarter",)),
    ("工程將於2027年開始。", "The work begins in the second half of 2027.", ("second half",)),
    ("10億元", "$1 billion", ("$1 billion",)),
    ("投資120億美元", "US$12 billion and 500 jobs", ("500",)),
    ("成長8.4%", "up 8.4% and 9.1%", ("9.1%",)),
    ("24日表示", "On January 24 it said", ("January",)),
    ("公司表示", "In 2019 the company said", ("2019",)),
    ("公司表示", "Fifteen companies said", ("Fifteen",)),
    ("晚間8點開始。", "It began at 8 a.m. there.", ("8 a.m.",)),
    ("11點29分開始。", "It began at 11:29 pm.", ("11:29 pm.",)),
    ("20:30開始。", "It began at 8:30 a.m. there.", ("8:30 a.m.",)),
    ("凌晨3時與下午4時", "at 3 p.m. and at 4 p.m. there", ("3 p.m.",)),
)


@pytest.mark.parametrize(("source", "english", "expected"), FABRICATED)
def test_figure_without_a_source_is_invented(source: str, english: str, expected: tuple[str, ...]) -> None:
    """An English figure that no source figure accounts for is named."""
    assert invented(find(source, Context()), english, source) == expected


SOUND = (
    ("在年初公布", "announced in January"),
    ("第一季營收成長", "Revenue rose in the first quarter"),
    ("2027年下半年開始量產", "Mass production begins in the second half of 2027"),
    ("今年Q3出貨", "Shipments in the third quarter of this year"),
    ("HBM4與A14製程", "HBM4 and the A14 process"),
    ("標準普爾500指數", "the S&P 500"),
    ("165打詐", "the 165 anti-fraud line"),
    ("鴻海（2317）", "Hon Hai (2317)"),
    ("一座工廠", "one plant, a plant, the first plant"),
    ("三大航空業者", "the three big airlines"),
    ("美股七巨頭", "the Magnificent Seven"),
    ("十三五規劃", "the 13th Five-Year Plan"),
    ("雙方同意", "both sides, the two sides agreed"),
    ("可能上漲", "It may rise; they march on"),
    ("這可能是最佳契機", "This may be the best chance"),
    ("一半", "50%"),
    ("3D列印與5G", "3D printing and 5G"),
    ("數百人", "hundreds of people"),
    ("三維模型", "a three-dimensional model"),
    ("COVID-19疫情", "COVID-19"),
    ("每年一次", "once a year"),
    ("20:30開始。", "It began at 8:30 p.m."),
    ("早上7時至11時", "from 7 a.m. to 11 a.m."),
    ("11:00開始", "It began at 11:00 a.m."),
    ("昨晚8點半開始", "It began at 8:30 p.m. yesterday"),
    ("中午12點", "at 12 p.m."),
    ("早上8點與晚間8點", "at 8 a.m. and 8 p.m."),
    ("5pm開始，共8人", "began at 5 p.m. with 8 people"),
)


@pytest.mark.parametrize(("source", "english"), SOUND)
def test_number_of_the_source_is_not_invented(source: str, english: str) -> None:
    """Names with digits, small words and every number of the source are no inventions."""
    assert invented(find(source, TAIWAN), english, source) == ()


def test_a_figure_is_not_said_of_a_second_thing() -> None:
    """What the English states more often than the Chinese is invented the second time; twice for twice is not."""
    source = "日本投入270億美元，超過美國的投入。"
    english = "Japan has invested US$27 billion, more than the US$27 billion of the United States."
    assert invented(find(source, TAIWAN), english, source) == ("US$27 billion",)
    twice = "日本投入270億美元，美國也投入270億美元。"
    assert invented(find(twice, TAIWAN), english, twice) == ()
    share = "目前約45%，距離六成的目標仍有差距。"
    assert invented(find(share, TAIWAN), "It is 45%, a gap of 60% to the target of 60%.", share) == ("60%",)


def test_nothing_is_missing_from_a_text_without_figures() -> None:
    """No figures, nothing missing and nothing invented."""
    assert missing((), "") == ()
    assert invented((), "", "") == ()


def test_long_text_takes_linear_time() -> None:
    """A hundred thousand characters are read as fast, each, as a quarter of them."""
    text = "投資120億美元，年增8.4%，2027年底前增加4萬人。"
    assert len(find(text * 3500, TAIWAN)) == 4 * 3500
    assert grows_with_length_only(lambda text: find(text, TAIWAN), text * 875, text * 3500)


@pytest.mark.parametrize("unit", ["1", "1,", "一", "十", "萬", "1.", "1-", "約", "1億", "百分之", "半", "第", " 1 "])
def test_repeated_characters_do_not_slow_the_reader(unit: str) -> None:
    """A long run of one figure-like piece is read without backtracking."""
    assert grows_with_length_only(lambda text: find(text, TAIWAN), unit * 1_000, unit * 4_000)


@pytest.mark.parametrize(
    ("english", "is_met"),
    [
        ("The arena, an emergency hospital at the time, reopened in October.", False),
        ("The arena reopened on October 1; it was an emergency hospital.", True),
        ("The arena reopened on the first of October.", True),
    ],
)
def test_a_day_is_met_by_a_number_and_not_by_an_article(english: str, is_met: bool) -> None:
    """What says one of something in passing says no date."""
    found = find("10月1日重新開放的體育館當時是應急醫院。", TAIWAN)
    assert [figure.english for figure in found] == ["October 1"]
    assert (missing(found, english) == ()) is is_met


@pytest.mark.parametrize(
    ("text", "english"),
    [("量產5nm晶片", "5 nm"), ("首款12nm芯片", "12 nm"), ("3GHz處理器", "3 GHz"), ("64MB晶片", "64 MB")],
)
def test_a_unit_may_stand_before_what_is_measured(text: str, english: str) -> None:
    """No series is called by a unit of several letters."""
    assert [found.english for found in find(text)] == [english]


@pytest.mark.parametrize("text", ["發表Core Ultra 200V系列處理器", "搭載A100W晶片"])
def test_letters_behind_a_number_in_the_name_of_a_series_are_no_unit(text: str) -> None:
    """Nothing is made of it that has a unit."""
    assert not any(found.unit for found in find(text))
