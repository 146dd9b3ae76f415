"""Growth with what it is measured against: 季增4.5%, 年減三成, 按月升1%, 較上季成長10%."""

from __future__ import annotations

from dataclasses import replace

from translator.quantities.chinese.patterns import POST, PRE, Draft, Found, N, Rule, Span, compiled, ranged, span, words
from translator.quantities.chinese.ratios import percent_draft
from translator.quantities.chinese.tokens import HEAD, TAIL

BASES = {
    **dict.fromkeys(("年", "按年", "同比"), "year-on-year"),
    **dict.fromkeys(("季", "按季"), "quarter-on-quarter"),
    **dict.fromkeys(("月", "按月"), "month-on-month"),
    **dict.fromkeys(("週", "周", "按週", "按周"), "week-on-week"),
}
_EARLIER = {
    "year-on-year": f"(?:去年|上年)同[期季月]|去年|[前上]{N}年",
    "quarter-on-quarter": f"上季度?|[前上](?:{N}|[個个])季度?|前季",
    "month-on-month": f"上[個个]?月|[前上]{N}[個个]?月",
    "week-on-week": f"上[週周]|[前上]{N}[週周]",
}
_UP = (
    *(
        "增",
        "增加",
        "增長",
        "增长",
        "成長",
        "成长",
        "升",
        "上升",
        "漲",
        "涨",
        "上漲",
        "上涨",
        "揚",
        "扬",
        "上揚",
        "上扬",
        "攀升",
    ),
    *("大增", "激增", "劇增", "剧增"),
)
_DOWN = (
    *("減", "减", "減少", "减少", "衰退", "降", "下降", "跌", "下跌", "下滑", "縮", "缩", "萎縮", "萎缩", "挫"),
    *("大減", "大减", "銳減", "锐减"),
)
_LINK = "(?P<rate>率)?幅?度?(?:達到?|达到?|[為为至了])?"
# 去年增5% rose last year, and 2025年增5% in 2025.
_OF_THAT_TIME = f"(?<![去今明前後后本上下半年同全每近多當当歷历整單单第個个幾几數数{HEAD}{TAIL}])"


def _growth(found: Found) -> Draft | None:
    """季增4.5% is up 4.5% quarter-on-quarter; 年增率4.5% year-on-year growth of 4.5%."""
    return _moved(found, BASES[found.group("base")])


def _moved(found: Found, base: str) -> Draft | None:
    figure = span(found)
    is_up = found.group("move") in _UP
    if figure is None or figure.is_several or (figure.value < 0 and not (is_up or found.group("rate"))):
        return None
    if figure.value < 0 and not found.group("rate"):
        figure, is_up = replace(figure, value=-figure.value), False  # 年增-14.5%
    if found.group("unit") == "成":
        upper = None if figure.upper is None else figure.upper * 10
        figure = Span(figure.value * 10, upper, figure.qualifier, is_several=False, has_scale=False)
    draft = percent_draft(figure)
    if found.group("rate"):
        noun = "change" if figure.value < 0 else "growth" if is_up else "decline"
        return replace(draft, english=f"{base} {noun} of {draft.english}")
    return replace(draft, english=f"{'up' if is_up else 'down'} {draft.english} {base}")


def _against(found: Found) -> Draft | None:
    """較上季成長10% is up 10% quarter-on-quarter."""
    return _moved(found, next(base for base in _EARLIER if found.group(base.partition("-")[0])))


def rules() -> tuple[Rule, ...]:
    """The rules of this module, which are read before the percentages that they end in."""
    base, move = words(*BASES), words(*_UP, *_DOWN)
    time = "|".join(f"(?P<{base.partition('-')[0]}>{said})" for base, said in _EARLIER.items())
    percent = rf"\s?{PRE}{ranged('%|成')}\s?(?P<unit>%|成(?!{N}|半)){POST}"
    return compiled(
        (rf"相?[較较比](?:{time})(?P<move>{move})了?{percent}", _against),
        (rf"{_OF_THAT_TIME}(?P<base>{base})(?P<move>{move}){_LINK}{percent}", _growth),
    )
