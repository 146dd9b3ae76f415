"""Currencies, by what Chinese and English text call them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency by ISO 4217 code. With a `symbol` it is written before the figure, else `noun` after it.

    `chinese` are the names that follow a figure, `leading` those that may precede it, `english` how
    English text (in lower case) names it after a figure.
    """

    code: str
    noun: str
    chinese: tuple[str, ...]
    symbol: str = ""
    leading: tuple[str, ...] = ()
    english: tuple[str, ...] = ()


UNCLEAR = "XXX"
"""The code of the money of a bare 元 whose place cannot be told (ISO 4217: no currency); it is written as yuan."""
CURRENCIES = {
    c.code: c
    for c in (
        Currency(
            "USD",
            "dollars",
            ("美元", "美金", "美圓", "美圆"),
            "US$",
            ("US$", "USD", "美金", "$"),
            ("dollars", "dollar", "us dollars", "us dollar", "u.s. dollars", "u.s. dollar", "american dollars", "usd"),
        ),
        Currency(
            "TWD",
            "NT dollars",
            (
                "元新台幣",
                "元新臺幣",
                "元台幣",
                "元臺幣",
                "元新台币",
                "新台幣",
                "新臺幣",
                "台幣",
                "臺幣",
                "新台币",
                "台币",
            ),
            "NT$",
            ("新台幣", "新臺幣", "台幣", "臺幣", "新台币", "台币", "NT$", "NTD", "TWD"),
            (
                "nt dollars",
                "nt dollar",
                "new taiwan dollars",
                "new taiwan dollar",
                "taiwan dollars",
                "taiwanese dollars",
            ),
        ),
        Currency(
            "CNY",
            "yuan",
            ("元人民幣", "元人民币", "圓人民幣", "人民幣", "人民币"),
            "",
            ("人民幣", "人民币", "RMB", "CNY"),
            ("yuan", "renminbi", "rmb", "cny", "chinese yuan", "chinese renminbi"),
        ),
        Currency(
            "JPY",
            "yen",
            ("日圓", "日圆", "日元", "円", "日幣", "日币"),
            "",
            ("日幣", "JPY"),
            ("yen", "japanese yen", "jpy"),
        ),
        Currency(
            "GBP",
            "pounds",
            ("英鎊", "英镑"),
            "£",
            ("£", "GBP"),
            ("pounds", "pound", "pounds sterling", "pound sterling", "british pounds", "british pound", "gbp"),
        ),
        Currency("EUR", "euros", ("歐元", "欧元", "歐羅"), "€", ("€", "EUR"), ("euros", "euro", "eur")),
        Currency(
            "KRW",
            "won",
            ("韓元", "韓圜", "韓圓", "韓幣", "韩元", "韩圆", "韩币"),
            "",
            ("₩", "KRW"),
            ("won", "korean won", "south korean won", "krw"),
        ),
        Currency(
            "HKD",
            "Hong Kong dollars",
            ("港元", "港幣", "港币", "元港幣", "元港币"),
            "HK$",
            ("HK$", "HKD", "港幣", "港币"),
            ("hong kong dollars", "hong kong dollar", "hk dollars", "hkd"),
        ),
        Currency(
            "AUD",
            "Australian dollars",
            ("澳元", "澳幣", "澳币", "澳大利亞元", "澳大利亚元"),
            "A$",
            ("A$", "AU$", "AUD"),
            ("australian dollars", "aud"),
        ),
        Currency(
            "CAD", "Canadian dollars", ("加元", "加幣", "加拿大元"), "C$", ("C$", "CAD"), ("canadian dollars", "cad")
        ),
        Currency(
            "SGD",
            "Singapore dollars",
            ("新加坡元", "坡幣", "新元", "新幣"),
            "S$",
            ("S$", "SGD"),
            ("singapore dollars", "singapore dollar", "singaporean dollars", "sgd"),
        ),
        Currency(
            "NZD",
            "New Zealand dollars",
            ("紐元", "纽元", "紐幣", "新西蘭元", "新西兰元", "紐西蘭元"),
            "NZ$",
            ("NZ$", "NZD"),
            ("new zealand dollars",),
        ),
        Currency(
            "CHF", "Swiss francs", ("瑞士法郎", "瑞郎"), "", ("CHF",), ("swiss francs", "swiss franc", "francs", "chf")
        ),
        Currency("INR", "rupees", ("盧比", "卢比"), "", ("₹", "INR"), ("rupees", "rupee", "indian rupees", "inr")),
        Currency(
            "RUB", "rubles", ("盧布", "卢布"), "", ("RUB",), ("rubles", "roubles", "ruble", "rouble", "russian rubles")
        ),
        Currency(
            "MOP",
            "patacas",
            ("澳門元", "澳门元", "澳門幣", "澳门币", "葡幣", "葡币"),
            "",
            ("MOP$", "MOP", "澳門幣", "葡幣"),
            ("patacas", "pataca", "macanese patacas", "macau patacas", "macao patacas"),
        ),
        Currency(UNCLEAR, "yuan", ()),
        Currency("THB", "baht", ("泰銖", "泰铢"), "", ("THB",), ("baht", "thai baht")),
        Currency("VND", "dong", ("越南盾", "越盾"), "", ("VND",), ("dong", "vietnamese dong", "vnd")),
        Currency(
            "MYR", "ringgit", ("令吉", "林吉特", "馬幣"), "", ("MYR", "RM"), ("ringgit", "malaysian ringgit", "myr")
        ),
        Currency("IDR", "rupiah", ("印尼盾", "印尼盧比"), "", ("IDR",), ("rupiah", "indonesian rupiah")),
        Currency("PHP", "pesos", ("披索", "比索"), "", ("PHP",), ("pesos", "peso", "philippine pesos")),
        Currency(
            "BRL", "reais", ("雷亞爾", "雷亚尔", "黑奧"), "R$", ("R$", "BRL"), ("reais", "real", "brazilian reais")
        ),
        Currency("ZAR", "rand", ("蘭特", "兰特"), "", ("ZAR",), ("rand", "south african rand")),
        Currency("TRY", "lira", ("里拉",), "", ("TRY",), ("lira", "liras", "turkish lira")),
        Currency("SEK", "Swedish kronor", ("瑞典克朗",), "", ("SEK",), ("swedish kronor", "kronor", "swedish krona")),
        Currency("DKK", "Danish kroner", ("丹麥克朗", "丹麦克朗"), "", ("DKK",), ("danish kroner", "danish krone")),
        Currency("NOK", "Norwegian kroner", ("挪威克朗",), "", ("NOK",), ("norwegian kroner", "norwegian krone")),
        Currency(
            "BTC",
            "bitcoins",
            ("枚比特幣", "枚比特币", "顆比特幣", "個比特幣"),
            "",
            ("BTC",),
            ("bitcoins", "bitcoin", "btc"),
        ),
    )
}
# English names that take an s. The others are alike in the plural (yen) or have their own (reais).
COUNTED = frozenset({
    "bitcoin", "dollar", "euro", "franc", "peso", "pound", "rouble", "ruble", "rupee",
    "crown", "dinar", "dirham", "mark", "rial", "riyal", "pataca",
})  # fmt: skip
HOME_NAMES = ("元", "圓", "塊錢", "块钱")
