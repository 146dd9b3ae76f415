"""Whether an English tells what is to come, or is long past, of a Chinese that has no word for it: will, for 自…起."""

from __future__ import annotations

import re
from datetime import date

from translator.chinese.script import fold
from translator.chinese.words import tagged

_TO_COME = re.compile(r"\b(?:will|(?:is|are) (?:set|due|expected) to|is to be|plans? to)\b", re.IGNORECASE)
# Characters of all words by which Chinese says that something is to come, may come, is wanted or meant, or depends on
# something else; what has one of them in it may be meant so.
_MAY_COME = re.compile(
    "[将会预拟要望未可能应须需估料欲想愿待必则若如旨意快请让永不盼即]|计[划画]|打算|明[年天日晚早后]|后天|下[个周月季一]|准备|目标"
    "|[自从][^自从]*起|希望|届时|一旦|决定|同意|承诺|保证|考虑|[规企]画|规划|来[年季]|今[晚天日]|本[周月]|呼吁|建议|提议|确保|争取|力争"
)
# Words with one of these characters that say nothing of what is to come: 主要供應, 產能, 社會.
_NOT_SO = re.compile(
    "[主重首概纲]要|要[闻点素塞]|[产性功技职智才动势热体效核电]能|能[源量力见够手]|[社协学商工公例集晚年教酒]会|会[议员场谈见计长馆]|委员会"
    "|董事会|大会|供应|[反适效感]应|应[用收付]|[需必]求|[资材原塑燃饮香涂染史]料|料理|理[想念]|思想|原则|规则|否则|快[速乐递艇]|未[婚成]"
    "|无须|随即|可[靠见乐]|旨在|生意|意[见思义外]|将军|主将"
)
# 将 before a thing, and where it comes to: 將資料整合至網路 does not say that it is to come.
_DONE_TO = re.compile(
    "将(?=[^,，。;；:：]{3,24}?(?:[至到成入给]|纳入|[列视作改分转归]为|交由|整合|缩[小减短]|[传运]送|转[移让]|结合|置于|用[于来]|推向))"
)
_THING, _MANNER = ("n", "r", "x", "m", "eng"), frozenset(["科学", "努力", "全力", "全面"])
_HAPPENED = re.compile(r"已[经于在自]?(?P<when>\d{4})年[^,;。]*")
# What was to be done in a year that is over.
_TO_BE_IN = re.compile(r"\bto be \w+ (?:in|on) (?:\w+ ){0,2}(?P<when>(?:19|20)\d\d)\b")
_AGO = re.compile(r"\bago\b")
# Soon, and no time that is over: 近期將.
_SOON = re.compile("(?:近期|近日|日内|不久)(?:内|后)?(?:就)?(?:将|会|可望|有望)")
_RECENT = re.compile(r"(?i)\brecently\b")
_WAS = re.compile("日前|最近|近来|先前|刚刚?|(?:近期|近日|近年)(?!(?:内|后)?就?(?:将|会|可望|有望))")
_BEFORE = re.compile("[前昔曾古早往旧原久昨刚史起近来]|当年|过去|已经|去年|年代|上[个周月]|当时|回归")
# By these something is to come and nothing else (将 alone also shows an object); an orbit or a room may be 预定 too.
_IS_TO_COME = re.compile(
    "即将|将会|预计|预定(?=[于在将明下今])|将自(?!己)|将[于在是有成由达开可能需要继续持帮进更提增讨探获前推展首再与]"
)
_TELLS_OF_IT = re.compile(
    r"(?i)\b(?:will|would|wo(?:uld)?n't|shall|should|may|might|can|could|must|going to|plan(?:s|n\w*)?|expect\w*|due"
    r"|set|soon|once|upcoming|intend\w*|aim\w*|schedul\w*|forecast\w*|project(?:s|ed|ions?)|predict\w*|anticipat\w*"
    r"|estimat\w*|likely|hop(?:e|es|ed|ing)|propos\w*|consider\w*|about to|future|next|tomorrow|tonight|until|ready"
    r"|prepar\w*|coming|ahead|want\w*|need\w*|pending|potential\w*|prospect\w*|targets?|goals?|seek\w*|sought|look\w*"
    r"|possib\w*|later|eventual\w*|pledg\w*|promis\w*|vow\w*|decid\w*|agree\w*|if|believ\w*|bound|eve|impending"
    r"|imminent\w*|launch|threat\w*|fear\w*|danger|await\w*|mean\w*|begin|effective|expir\w*"
    r"|to (?!the|an?|its|his|their|her|our|th[ei]s|that|those|some|all|one)(?-i:[a-z]+))\b|'ll\b"
)
_IS_OVER = re.compile(
    r"\b(?:was|were|has|have|had|did|became|began|went|came|saw|took|rose|fell|made|held|opened|got|[a-z]{2,}ed)\b"
)
_SINCE = re.compile(r"[自从](\d{4})年(\d{1,2})月[^,;。]{0,4}起")


def made_future(source: str, english: str, published: date | None = None) -> str | None:
    """Return the words of `english` by which something is to come, where nothing in `source` says that it may.

    What goes on since a month before that of `published` is not to come.
    """
    found = _TO_COME.search(english)
    folded = _NOT_SO.sub(" ", _without_objects(fold(source)) if found else fold(source))
    for past in _HAPPENED.finditer(folded):
        # Of a sentence that also says what is to come, the clause with that year.
        clause = re.search(rf"(?P<words>{_TO_COME.pattern})[^,;]*\b{past['when']}\b", english, re.IGNORECASE)
        if clause and not _MAY_COME.search(past[0]):
            return clause["words"]
    if published and (planned := _TO_BE_IN.search(english)) and int(planned["when"]) < published.year:
        of_that_year = re.search(rf"[^,，。;；]*{planned['when']}年[^,，。;；]*", folded)
        if of_that_year and not _MAY_COME.search(of_that_year[0]):
            return planned[0]
    if published:
        folded = _SINCE.sub(lambda since: "" if _is_past(since, published) else since[0], folded)
    return found[0] if found and not _MAY_COME.search(folded) else None


def _without_objects(folded: str) -> str:
    """The text without each 将 that stands before what something is done to."""
    things = {word.start for word in tagged(folded) if word.tag.startswith(_THING) and word.text not in _MANNER}
    return _DONE_TO.sub(lambda sign: " " if sign.end() in things else sign[0], folded)


def _is_past(since: re.Match[str], published: date) -> bool:
    return (int(since[1]), int(since[2])) < (published.year, published.month)


def made_past(source: str, english: str) -> str:
    """What the English says is over that is not: "ago" of 1個月內, "recently" of 近期將, "changed" of 將更名."""
    folded = fold(source)
    if _AGO.search(english) and not _BEFORE.search(folded):
        return "ago"
    is_soon = _SOON.search(folded) and not _WAS.search(folded)
    if is_soon and _RECENT.search(english):
        return "recently"
    is_told_as_done = _IS_TO_COME.search(folded) and not _TELLS_OF_IT.search(english)
    over = _IS_OVER.search(english) if is_told_as_done else None
    return over[0] if over else ""
