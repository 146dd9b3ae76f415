"""Calendars besides the common one: lunar days and months, years of reigns."""

from __future__ import annotations

from translator.quantities.chinese.numerals import Number
from translator.quantities.chinese.patterns import Draft, Found, N, Rule, compiled, integer, words
from translator.quantities.chinese.years import ERAS, YEARS, draft
from translator.quantities.english import write

# Each emperor's name and the year before his first, in the common era.
_REIGNS = {
    **dict.fromkeys(("貞觀", "贞观"), ("Zhenguan", 626)),
    **dict.fromkeys(("神龍", "神龙"), ("Shenlong", 704)),
    **dict.fromkeys(("開元", "开元"), ("Kaiyuan", 712)),
    **dict.fromkeys(("天寶", "天宝"), ("Tianbao", 741)),
    "洪武": ("Hongwu", 1367),
    **dict.fromkeys(("永樂", "永乐"), ("Yongle", 1402)),
    "宣德": ("Xuande", 1425),
    "成化": ("Chenghua", 1464),
    "嘉靖": ("Jiajing", 1521),
    **dict.fromkeys(("萬曆", "万历"), ("Wanli", 1572)),
    **dict.fromkeys(("崇禎", "崇祯"), ("Chongzhen", 1627)),
    **dict.fromkeys(("永曆", "永历"), ("Yongli", 1646)),
    **dict.fromkeys(("順治", "顺治"), ("Shunzhi", 1643)),
    "康熙": ("Kangxi", 1661),
    "雍正": ("Yongzheng", 1722),
    "乾隆": ("Qianlong", 1735),
    **dict.fromkeys(("嘉慶", "嘉庆"), ("Jiaqing", 1795)),
    "道光": ("Daoguang", 1820),
    **dict.fromkeys(("咸豐", "咸丰"), ("Xianfeng", 1850)),
    "同治": ("Tongzhi", 1861),
    **dict.fromkeys(("光緒", "光绪"), ("Guangxu", 1874)),
    **dict.fromkeys(("宣統", "宣统"), ("Xuantong", 1908)),
}
_LONGEST_REIGN, _LAST_DAY = 61, 30
_NAMED_MONTHS = {"正": 1, "冬": 11, "臘": 12, "腊": 12}


def _month(found: Found) -> int | None:
    return _NAMED_MONTHS.get(found.group("name")) or integer(found.number("m"), 1, 12)


def _day(number: Number | None) -> int | None:
    return integer(number, 1, _LAST_DAY)


def _lunar_english(found: Found, month: int) -> str:
    leap = "leap " if found.group("leap") else ""
    return f"the {leap}{write.ordinal(month)} lunar month"


def _lunar(found: Found) -> Draft | None:
    """農曆7月初一, 正月十五, 農曆八月: days and months that are none of the solar year."""
    month, day_number = _month(found), found.number("first") or found.number("d")
    day, year = _day(day_number), integer(found.number("y"), YEARS[0], YEARS[-1])
    if month is None or (day is None and day_number is not None) or (year is None and found.number("y")):
        return None
    english = _lunar_english(found, month) + (f" of {year}" if year else "")
    if day is None:
        return draft(month, english, "lunar month")
    return draft(day, f"the {write.ordinal(day)} day of {english}", "lunar day")


def _new_year(found: Found) -> Draft | None:
    """大年初三."""
    day = _day(found.need("first"))
    return None if day is None else draft(day, f"the {write.ordinal(day)} day of the Lunar New Year", "lunar day")


def _reign(found: Found) -> Draft | None:
    """光緒二十年, 康熙20年9月, 宣統元年."""
    name, before = _REIGNS[found.group("reign")]
    nth = integer(found.number("y"), 1, _LONGEST_REIGN) if found.number("y") else 1
    month, day = _month(found), _day(found.number("d"))
    if nth is None or (month is None and (found.group("m") or found.group("d"))):
        return None
    english = f"the {write.ordinal(nth)} year of {name} ({before + nth})"
    if month:
        english = f"{_lunar_english(found, month)} of {english}"
    if day:
        english = f"the {write.ordinal(day)} day of {english}"
    return draft(before + nth, english, "reign")


def _first_year(found: Found) -> Draft:
    """民國元年."""
    year = ERAS[found.group("era")] + 1
    return draft(year, str(year), "year")


def rules() -> tuple[Rule, ...]:
    """The rules of this module, which are read before the dates of the solar calendar."""
    lunar = r"[農农陰阴舊旧夏][曆历]的?\s?"
    month = rf"(?P<leap>[閏闰])?(?:(?P<m>{N})|(?P<name>[正冬臘腊]))\s?月"
    year = rf"(?:(?P<y>{N})\s?年\s?)?"
    # 三月初一場 is "early March, one match".
    ends = r"(?=[日早晚上中下凌深當当至到起開开的是為为及和與与或這这那前後后拜祭夜，。、；：（）()~\-\s]|$)"
    reign = rf"(?P<reign>{words(*_REIGNS)})\s?(?:(?P<y>{N})|元)\s?年"
    return compiled(
        (rf"{reign}(?:{month}(?:初?(?P<d>{N})日?)?)?", _reign),
        (rf"{lunar}{year}{month}(?:初(?P<first>{N})|(?P<d>{N})[日號号]?)?日?", _lunar),
        (rf"{year}{month}初(?P<first>{N}){ends}日?", _lunar),
        (rf"(?:{lunar}{year})?(?P<leap>)(?P<m>)(?P<name>[正臘腊])月(?P<first>)(?P<d>{N})日?(?![個个人])", _lunar),
        (rf"(?:大年|{lunar}(?:新年|年)?)初(?P<first>{N})日?", _new_year),
        (rf"(?P<era>{words(*ERAS)})元年", _first_year),
    )
