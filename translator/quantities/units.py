"""Units of measure and durations, in both languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: `name` is a symbol ("nm") or an American singular noun ("kilometer")."""

    name: str
    chinese: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    british: str = ""
    plural: str = ""

    @property
    def is_symbol(self) -> bool:
        """Whether it is written without an article or plural: nm, GW."""
        return not self.plural

    def written(self, is_one: bool, spelling: str) -> str:
        """The unit after a figure, in "us" or "gb" spelling."""
        noun = self.name if is_one or self.is_symbol else self.plural
        return noun.replace(self.name, self.british) if spelling == "gb" and self.british else noun


def _per(units: tuple[str, ...], times: tuple[str, ...]) -> list[str]:
    """公里/小時 and 公里每小時."""
    return [f"{unit}{link}{time}" for unit in units for time in times for link in "/每"]


def _speeds(unit: str, time: str) -> list[str]:
    """Meters per second and metres a second."""
    return [f"{unit}{ending} {per} {time}" for ending in ("ers", "res", "er", "re") for per in ("per", "a", "an")]


UNITS = {
    u.name: u
    for u in (
        Unit("nm", ("納米", "奈米", "纳米", "nm"), ("nm", "nanometer", "nanometre", "nano")),
        Unit("micron", ("微米", "μm", "um"), ("micron", "μm", "um", "micrometer", "micrometre"), plural="microns"),
        Unit(
            "millimeter",
            ("毫米", "公釐", "公厘", "mm"),
            ("mm", "millimeter", "millimetre"),
            "millimetre",
            "millimeters",
        ),
        Unit(
            "centimeter",
            ("厘米", "公分", "釐米", "cm"),
            ("cm", "centimeter", "centimetre"),
            "centimetre",
            "centimeters",
        ),
        Unit("kilometer", ("公里", "千米", "km"), ("km", "kilometer", "kilometre", "kms"), "kilometre", "kilometers"),
        Unit("meter", ("公尺", "米"), ("meter", "metre"), "metre", "meters"),
        Unit("light-year", ("光年",), ("light-year", "light year"), plural="light-years"),
        Unit("nautical mile", ("海里", "浬"), ("nautical mile",), plural="nautical miles"),
        Unit("mile", ("英里", "英哩"), ("mile",), plural="miles"),
        Unit("foot", ("英尺", "英呎", "呎"), ("foot", "feet", "ft"), plural="feet"),
        Unit("inch", ("英寸", "英吋", "吋"), ("inch", "inches"), plural="inches"),
        Unit("hectare", ("公頃", "公顷"), ("hectare", "ha"), plural="hectares"),
        Unit("acre", ("英畝", "英亩"), ("acre",), plural="acres"),
        Unit("ping", ("坪",), ("ping",)),
        Unit("mu", ("畝", "亩"), ("mu",)),
        Unit("jia", ("甲地",), ("jia",)),
        Unit("fen", ("分地",), ("fen",)),
        Unit("are", ("公畝", "公亩"), ("are",), plural="ares"),
        Unit("catty", ("台斤", "臺斤", "市斤", "斤"), ("catty", "catties", "jin"), plural="catties"),
        Unit("pound", ("英磅", "磅"), ("lb",), plural="pounds"),
        Unit(
            "square kilometer",
            ("平方公里", "平方千米"),
            ("square kilometer", "square kilometre", "sq km", "km2", "km²"),
            "square kilometre",
            "square kilometers",
        ),
        Unit(
            "square meter",
            ("平方公尺", "平方米", "平米"),
            ("square meter", "square metre", "sq m", "m2", "m²"),
            "square metre",
            "square meters",
        ),
        Unit(
            "square foot",
            ("平方英尺", "平方英呎", "平方呎", "平方尺", "方呎", "方尺", "方英尺"),
            ("square foot", "square feet", "sq ft"),
            plural="square feet",
        ),
        Unit(
            "cubic meter", ("立方公尺", "立方米"), ("cubic meter", "cubic metre", "m³"), "cubic metre", "cubic meters"
        ),
        Unit("square mile", ("平方英里", "平方英哩"), ("square mile", "sq mi"), plural="square miles"),
        Unit(
            "square centimeter",
            ("平方公分", "平方厘米"),
            ("square centimeter", "square centimetre", "sq cm", "cm²"),
            "square centimetre",
            "square centimeters",
        ),
        Unit(
            "cubic centimeter",
            ("立方公分", "立方厘米", "西西", "c.c.", "cc", "CC"),
            ("cubic centimeter", "cubic centimetre", "cc", "cm³"),
            "cubic centimetre",
            "cubic centimeters",
        ),
        Unit(
            "km/h", tuple(_per(("公里", "千米"), ("小時", "小时"))), ("km/h", "kph", "kmh", *_speeds("kilomet", "hour"))
        ),
        Unit("m/s", tuple(_per(("公尺", "米"), ("秒",))), ("m/s", *_speeds("met", "second"))),
        Unit("carat", ("克拉",), ("carat", "karat"), plural="carats"),
        Unit("horsepower", ("匹馬力", "匹马力", "馬力", "马力"), ("horsepower", "hp")),
        Unit("decibel", ("分貝", "分贝"), ("decibel", "db"), plural="decibels"),
        Unit("pixel", ("像素", "畫素"), ("pixel",), plural="pixels"),
        Unit("kilocalorie", ("大卡", "千卡"), ("kilocalorie", "kcal", "calorie"), plural="kilocalories"),
        Unit("bushel", ("蒲式耳", "英斗"), ("bushel",), plural="bushels"),
        Unit("pint", ("品脫", "品脱"), ("pint",), plural="pints"),
        Unit("quart", ("夸脫", "夸脱"), ("quart",), plural="quarts"),
        Unit("kilogram", ("公斤", "千克", "kg"), ("kg", "kilogram", "kilo"), plural="kilograms"),
        Unit("milligram", ("毫克", "mg"), ("mg", "milligram"), plural="milligrams"),
        Unit("microgram", ("微克", "μg", "ug"), ("microgram", "μg", "ug", "mcg"), plural="micrograms"),
        Unit("gram", ("公克", "克"), ("gram", "gramme"), plural="grams"),
        Unit("metric ton", ("公噸", "噸", "公吨", "吨"), ("metric ton", "ton", "tonne", "mt"), "tonne", "metric tons"),
        Unit("liter", ("公升", "升"), ("liter", "litre"), "litre", "liters"),
        Unit("milliliter", ("毫升", "ml"), ("ml", "milliliter", "millilitre"), "millilitre", "milliliters"),
        Unit("gallon", ("加侖", "加仑"), ("gallon",), plural="gallons"),
        Unit("ounce", ("盎司",), ("ounce", "oz"), plural="ounces"),
        Unit("tael", ("両",), ("tael", "liang"), plural="taels"),
        Unit("barrel", ("桶",), ("barrel", "bbl"), plural="barrels"),
        Unit("GW", ("吉瓦", "GW"), ("gw", "gigawatt")),
        Unit("MW", ("兆瓦", "MW"), ("mw", "megawatt")),
        Unit("kW", ("千瓦", "瓩", "kW", "KW"), ("kw", "kilowatt")),
        Unit("TWh", ("TWh",), ("twh", "terawatt-hour", "terawatt hour")),
        Unit("GWh", ("吉瓦時", "吉瓦时", "GWh"), ("gwh", "gigawatt-hour", "gigawatt hour")),
        Unit("MWh", ("兆瓦時", "兆瓦时", "MWh"), ("mwh", "megawatt-hour", "megawatt hour")),
        Unit("kWh", ("千瓦時", "千瓦时", "度電", "度电", "kWh"), ("kwh", "kilowatt-hour", "kilowatt hour")),
        Unit("Wh", ("瓦時", "瓦时", "Wh"), ("wh", "watt-hour", "watt hour")),
        Unit("W", ("瓦特", "瓦", "W"), ("watt", "w")),
        Unit("V", ("伏特", "伏", "V"), ("volt", "v")),
        Unit("GHz", ("吉赫", "GHz"), ("ghz", "gigahertz")),
        Unit("MHz", ("兆赫茲", "兆赫", "MHz"), ("mhz", "megahertz")),
        Unit("Hz", ("赫茲", "赫兹", "Hz"), ("hz", "hertz")),
        Unit("TB", ("TB",), ("tb", "terabyte")),
        Unit("GB", ("GB",), ("gb", "gigabyte")),
        Unit("MB", ("兆字節", "兆字节", "兆位元組", "百萬位元組", "MB"), ("mb", "megabyte")),
        Unit("kB", ("千字節", "千字节", "千位元組", "KB", "kB"), ("kb", "kilobyte")),
        Unit("kilobit", ("千比特", "千位元"), ("kilobit", "kbit"), plural="kilobits"),
        Unit("megabit", ("兆位元", "兆比特"), ("megabit", "mbit"), plural="megabits"),
        Unit("Tbps", ("Tbps",), ("tbps",)),
        Unit("Gbps", ("Gbps",), ("gbps", "gigabit", "gigabits per second", "gigabit per second", "gigabits a second")),
        Unit("Mbps", ("Mbps",), ("mbps", "megabits per second", "megabit per second", "megabits a second")),
        Unit("mAh", ("mAh", "毫安時", "毫安时"), ("mah",)),
        Unit("ppm", ("ppm",), ("ppm", "parts per million")),
        Unit("G", ("G",), ("g",)),
        Unit("°C", ("攝氏度", "摄氏度", "℃", "°C", "度C"), ("°c", "degrees celsius", "degree celsius", "℃", "degrees")),
        Unit("°F", ("華氏度", "华氏度", "℉", "°F"), ("°f", "degrees fahrenheit", "degree fahrenheit", "℉")),
        Unit("basis point", ("個基點", "个基点", "基點", "基点"), ("basis point", "bp", "bps"), plural="basis points"),
        Unit("hPa", ("百帕", "hPa"), ("hpa", "hectopascal")),
    )
}
# Each unit by the next ones, each a thousand of the one before it: 600,000 kW may be 600 MW.
LARGER = {
    "W": ("kW", "MW", "GW"),
    "kW": ("MW", "GW"),
    "MW": ("GW",),
    "Mbps": ("Gbps", "Tbps"),
    "MB": ("GB", "TB"),
    "Gbps": ("Tbps",),
}
# Durations: Chinese name -> our singular.
DURATIONS = {
    **dict.fromkeys(("個交易日", "个交易日"), "trading day"),
    **dict.fromkeys(("個工作日", "个工作日", "個工作天"), "working day"),
    **dict.fromkeys(("個世紀", "个世纪"), "century"),
    **dict.fromkeys(("個季度", "个季度", "個季", "季"), "quarter"),
    **dict.fromkeys(("個月", "个月", "個多月", "个多月"), "month"),
    **dict.fromkeys(("個星期", "个星期", "星期", "個禮拜", "禮拜", "週", "周"), "week"),
    **dict.fromkeys(("個小時", "个小时", "小時", "小时", "個多小時", "个多小时"), "hour"),
    **dict.fromkeys(("個鐘頭", "个钟头", "鐘頭", "钟头", "個多鐘頭", "个多钟头"), "hour"),
    **dict.fromkeys(("分鐘", "分钟"), "minute"),
    **dict.fromkeys(("秒鐘", "秒钟", "秒"), "second"),
    **dict.fromkeys(("年",), "year"),
    **dict.fromkeys(("天",), "day"),
}
# Each duration in its base: months, or seconds.
BASE = {
    "century": ("months", 1200),
    "decade": ("months", 120),
    "year": ("months", 12),
    "half": ("months", 6),
    "quarter": ("months", 3),
    "month": ("months", 1),
    "fortnight": ("seconds", 1209600),
    "week": ("seconds", 604800),
    "day": ("seconds", 86400),
    "trading day": ("seconds", 86400),
    "working day": ("seconds", 86400),
    "hour": ("seconds", 3600),
    "minute": ("seconds", 60),
    "second": ("seconds", 1),
}
