"""The English words of figures: what leads a number, what follows it, and what is one by itself."""

from __future__ import annotations

from translator.quantities.currencies import COUNTED, CURRENCIES, UNCLEAR
from translator.quantities.english.write import MONTHS
from translator.quantities.units import BASE, UNITS

# The units that a reading may have besides currencies, measures and the bases of durations.
PLAIN, RATIO, TIMES, POINTS, MONTH, DECADE, CLOCK, SEVERAL, NEXT, THEY = (
    "",
    "ratio",
    "times",
    "percentage point",
    "month name",
    "decade name",
    "clock",
    "several",
    "next",
    "they",
)

PLAIN_FORMS = {
    **dict.fromkeys((0xA0, 0x202F, 0x2009, 0x3000), " "),
    **dict.fromkeys((0x2018, 0x2019), "'"),
    **dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2212), "-"),
    0xFF05: "%",
    0xFFE5: "¥",
    0xFF04: "$",
    0xFF0C: ",",
}

LEADS = {
    lead.lower(): c.code for c in CURRENCIES.values() for lead in (*c.leading, c.symbol) if lead and lead[0] < "\u3000"
}
LEADS |= {"euro": "EUR", "pound": "GBP"}
LEADS |= {
    "us $": "USD",
    "u.s.$": "USD",
    "nt $": "TWD",
    "rs": "INR",
    "rs.": "INR",
    "₩": "KRW",
    "₹": "INR",
    "yuan": "CNY",
}

# Currency words that name something else too: a weight, a verb.
AMBIGUOUS = frozenset(
    {"pound", "pounds", "won", "real", "rand", "lira", "francs", "dong", "minute", "second", "times", "points"}
) | {"degrees"}

SUFFIXES: dict[str, str] = {}
SUFFIXES |= {name: c.code for c in CURRENCIES.values() for name in c.english}
SUFFIXES |= {name[:-1]: code for name, code in SUFFIXES.items() if name.rpartition(" ")[2][:-1] in COUNTED}
# 12 billion TWD; in lower case the codes of the lira and the pataca are verbs.
SUFFIXES |= {code.lower(): code for code in CURRENCIES if code not in ("TRY", "MOP", UNCLEAR)} | {"ntd": "TWD"}
SUFFIXES |= {name + s: u.name for u in UNITS.values() for name in u.english for s in ("", "s")}
SUFFIXES |= {name + s: name for name in BASE for s in ("", "s") if name not in ("half", "century", "second", "quarter")}
SUFFIXES |= {
    "centuries": "century",
    "century": "century",
    "seconds": "second",
    "mins": "minute",
    "hrs": "hour",
    "yr": "year",
}
SUFFIXES |= dict.fromkeys(("business days", "trading sessions", "sessions"), "trading day")
SUFFIXES |= {"years": "year", "year-old": "year old", "years old": "year old", "years of age": "year old"}
SUFFIXES |= dict.fromkeys(("%", "percent", "per cent", "pct", "percents", "pc"), "percent")
SUFFIXES |= dict.fromkeys(("percentage point", "percentage points", "percent points", "pp", "ppts"), POINTS)
SUFFIXES |= dict.fromkeys(("points", "point"), "point")
SUFFIXES |= dict.fromkeys(("times", "x", "fold", "-fold", "folds"), TIMES)
SUFFIXES |= dict.fromkeys(("a.m", "p.m", "am", "pm", "o'clock", "noon", "midnight"), CLOCK)
SUFFIXES |= {"tenths": "/10", "thirds": "/3", "quarters": "/4", "fifths": "/5", "percentiles": "percent"}
SUFFIXES |= {"€": "EUR", "£": "GBP", "rmb": "CNY", "us$": "USD", "nt$": "TWD", "hk$": "HKD"}

DENOMINATORS = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
# Parts behind a whole number: two and a half, 2½.
PARTS = {"half": 2, "halve": 2, "eighth": 8, **DENOMINATORS}
SIGNS = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8"}
# Words with a number that state none.
IDIOMS = (
    "two-dimensional",
    "three-dimensional",
    "first-class",
    "second-hand",
    "third-party",
    "third party",
    "first-tier",
)
PLURALS = {"tens": 10, "dozens": 10, "scores": 10, "hundreds": 100, "thousands": 10**3}
PLURALS |= {"millions": 10**6, "billions": 10**9, "trillions": 10**12}
MONTH_NAMES = {name.lower(): i for i, name in enumerate(MONTHS) if name}
MONTH_NAMES |= {name[:3].lower(): i for i, name in enumerate(MONTHS) if name} | {"sept": 9}

# Words that state a figure by themselves, and how: unit to value.
_SPECIAL_ROWS: tuple[tuple[str, dict[str, str]], ...] = (
    ("both|pair|pairs|dual|duo|couple|twin|twins|bilateral", {PLAIN: "2"}),
    ("double|doubled|doubles|doubling|twice|twofold", {PLAIN: "2", TIMES: "2", RATIO: "1"}),
    ("triple|tripled|triples|tripling|thrice|trio|triad|threefold", {PLAIN: "3", TIMES: "3"}),
    ("ii", {PLAIN: "2"}),
    ("iii", {PLAIN: "3"}),
    ("quadruple|quadrupled|quadrupling|fourfold|quartet", {PLAIN: "4", TIMES: "4"}),
    ("fivefold|quintupled", {PLAIN: "5", TIMES: "5"}),
    ("sixfold", {PLAIN: "6", TIMES: "6"}),
    ("sevenfold", {PLAIN: "7", TIMES: "7"}),
    ("eightfold", {PLAIN: "8", TIMES: "8"}),
    ("ninefold", {PLAIN: "9", TIMES: "9"}),
    ("tenfold", {PLAIN: "10", TIMES: "10"}),
    ("half|halved|halves|halving", {PLAIN: "0.5", RATIO: "0.5", TIMES: "0.5", "months": "6"}),
    ("quarter of an hour|quarter hour|quarter-hour", {"seconds": "900"}),
    ("half an hour|half-hour", {"seconds": "1800"}),
    ("half a day|half-day", {"seconds": "43200"}),
    ("half a month", {"months": "0.5"}),
    ("quarter|quarters", {RATIO: "0.25", "months": "3"}),
    ("noon|midnight|midday", {CLOCK: "0"}),
    ("decade|decade-long|decade-old", {"months": "120", PLAIN: "10"}),
    ("century|century-old|centenary|centennial", {"months": "1200", PLAIN: "100"}),
    ("year and a half", {"months": "18"}),
    ("next|following|after|later", {NEXT: "2"}),
    ("runoff|run-off", {NEXT: "2"}),
    ("their|theirs|they|them", {THEY: "0"}),
    ("fortnight", {"seconds": "1209600"}),
    ("dozen", {PLAIN: "12", SEVERAL: "10"}),
    ("decades", {SEVERAL: "10"}),
    ("centuries", {SEVERAL: "100"}),
    ("year|annual|annually|yearly|yearlong", {PLAIN: "1", "months": "12"}),
    ("month|monthly", {PLAIN: "1", "months": "1"}),
    ("week|weekly", {PLAIN: "1", "seconds": "604800"}),
    ("day|daily|yesterday|tomorrow", {PLAIN: "1", "seconds": "86400"}),
    ("hour|hourly", {PLAIN: "1", "seconds": "3600"}),
    ("minute", {PLAIN: "1", "seconds": "60"}),
    ("single|sole|a|an|once|solo", {PLAIN: "1"}),
    ("twenties", {DECADE: "20"}),
    ("thirties", {DECADE: "30"}),
    ("forties", {DECADE: "40"}),
    ("fifties", {DECADE: "50"}),
    ("sixties", {DECADE: "60"}),
    ("seventies", {DECADE: "70"}),
    ("eighties", {DECADE: "80"}),
    ("nineties", {DECADE: "90"}),
)
SPECIAL = {word: readings for words_, readings in _SPECIAL_ROWS for word in words_.split("|")}
