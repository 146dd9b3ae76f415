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
        Currency(
            "INR",
            "rupees",
            ("盧比", "卢比", "印度盧比", "印度卢比"),
            "",
            ("₹", "INR"),
            ("rupees", "rupee", "indian rupees", "inr"),
        ),
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
            "MYR",
            "ringgit",
            ("令吉", "林吉特", "馬幣", "马币"),
            "",
            ("MYR", "RM"),
            ("ringgit", "malaysian ringgit", "myr"),
        ),
        Currency("IDR", "rupiah", ("印尼盾", "印尼盧比", "印尼卢比"), "", ("IDR",), ("rupiah", "indonesian rupiah")),
        Currency(
            "PHP",
            "pesos",
            ("披索", "比索", "菲律賓披索", "菲律宾比索"),
            "",
            ("PHP",),
            ("pesos", "peso", "philippine pesos"),
        ),
        Currency(
            "BRL",
            "reais",
            ("雷亞爾", "雷亚尔", "黑奧", "巴西雷亞爾", "巴西雷亚尔", "巴西里亞爾"),
            "R$",
            ("R$", "BRL"),
            ("reais", "real", "brazilian reais"),
        ),
        Currency(
            "ZAR",
            "rand",
            ("蘭特", "兰特", "南非幣", "南非蘭特", "南非兰特"),
            "",
            ("ZAR",),
            ("rand", "south african rand"),
        ),
        Currency("TRY", "lira", ("里拉", "新里拉", "土耳其里拉"), "", ("TRY",), ("lira", "liras", "turkish lira")),
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
        Currency(
            "MXN", "Mexican pesos", ("墨西哥披索", "墨西哥比索"), "", ("MXN",), ("mexican pesos", "mexican peso", "mxn")
        ),
        Currency("ARS", "Argentine pesos", ("阿根廷披索", "阿根廷比索"), "", ("ARS",), ("argentine pesos", "ars")),
        Currency(
            "CZK", "korunas", ("捷克克朗", "捷克幣"), "", ("CZK",), ("korunas", "koruna", "czech korunas", "koruny")
        ),
        Currency(
            "PLN",
            "zlotys",
            ("茲羅提", "兹罗提", "波蘭幣", "波兰币"),
            "",
            ("PLN",),
            ("zlotys", "zloty", "polish zlotys"),
        ),
        Currency("HUF", "forints", ("福林",), "", ("HUF",), ("forints", "forint", "hungarian forints")),
        Currency(
            "ILS",
            "shekels",
            ("謝克爾", "谢克尔", "新謝克爾", "新谢克尔"),
            "",
            ("ILS", "NIS"),
            ("shekels", "shekel", "new shekels", "israeli shekels"),
        ),
        Currency(
            "SAR",
            "Saudi riyals",
            ("沙烏地里亞爾", "沙特里亞爾", "沙特里亚尔"),
            "",
            ("SAR",),
            ("saudi riyals", "saudi riyal", "riyals"),
        ),
        Currency("IRR", "rials", ("伊朗里亞爾", "伊朗里亚尔"), "", ("IRR",), ("rials", "rial", "iranian rials")),
        Currency("AED", "dirhams", ("迪拉姆", "迪爾汗", "迪尔汗"), "", ("AED",), ("dirhams", "dirham", "uae dirhams")),
        Currency("EGP", "Egyptian pounds", ("埃及鎊", "埃及镑"), "", ("EGP",), ("egyptian pounds", "egyptian pound")),
        Currency(
            "UAH", "hryvnias", ("格里夫納", "格里夫纳"), "", ("UAH",), ("hryvnias", "hryvnia", "ukrainian hryvnias")
        ),
        Currency("KZT", "tenge", ("堅戈", "坚戈"), "", ("KZT",), ("tenge", "kazakh tenge")),
        Currency("MMK", "kyat", ("緬元", "缅元", "緬幣", "缅币"), "", ("MMK",), ("kyat", "kyats", "myanmar kyat")),
        Currency("LAK", "kip", ("基普",), "", ("LAK",), ("kip", "lao kip", "laotian kip")),
        Currency("KHR", "riels", ("瑞爾", "瑞尔"), "", ("KHR",), ("riels", "riel", "cambodian riels")),
        Currency("BDT", "taka", ("塔卡",), "", ("BDT",), ("taka", "bangladeshi taka", "bangladesh taka")),
        Currency("NGN", "naira", ("奈拉",), "", ("NGN",), ("naira", "nairas", "nigerian naira")),
        Currency("MNT", "tugriks", ("圖格里克", "图格里克"), "", ("MNT",), ("tugriks", "tugrik", "mongolian tugriks")),
        Currency(
            "DEM", "marks", ("馬克", "马克", "德國馬克"), "", ("DEM",), ("marks", "deutsche marks", "deutschmarks")
        ),
    )
}
# English names that take an s. The others are alike in the plural (yen) or have their own (reais).
COUNTED = frozenset({
    "bitcoin", "dollar", "euro", "franc", "peso", "pound", "rouble", "ruble", "rupee",
    "crown", "dinar", "dirham", "mark", "rial", "riyal", "pataca", "koruna", "forint", "shekel", "hryvnia",
    "riel", "tugrik",
})  # fmt: skip
HOME_NAMES = ("元", "圓", "塊錢", "块钱")
