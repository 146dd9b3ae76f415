"""Offices: those in the English that the Chinese gives nobody, and what it says of one that is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from translator.chinese.script import fold

# English words for an office = what may stand for them, folded. Generous: an office is called in many ways.
_OFFICES = """
acting (?:president|premier|chairman|mayor|governor|director|minister)=代|署|临时|暂
(?:interim|caretaker) (?:president|premier|chairman|mayor|minister|CEO)=代|署|临时|暂|看守|过渡
prime minister|premier(?! league)=总理|首相|院长|揆|总长|总书记|内阁
general secretary=总书记|书记|秘书长
party secretary=书记
chief executive|CEO=行政长官|特首|执行长|执行官|执行|总裁|总经理|首席|总监|一把手|掌门|CEO
governor=州长|总督|省长|行长|总裁|知事|县长|主席|总管|典狱
mayor=市长|首长|镇长|区长|县市长|市政
secretary of state=国务卿|州务卿|大臣|国务秘书|卿
foreign minister=外长|外交部长|外相|外务|外交部|外交大臣
finance minister=财长|财政部|财政大臣|财相|财务|大臣
defen[sc]e minister=防长|国防|防卫|军长|防相
ambassador=大使|公使|使节|代表|使者
chair(?:wo)?man=主席|董事长|会长|委员长|主委|主任|议长|理事长|召集|社长|董座|总裁|主持|领导人|会首|主管
spokes(?:wo)?man|spokesperson=发言|代言|代表|新闻秘书|女士
legislator|lawmaker=[立蓝绿白]委|议员|立法|人大|代表|国会|众院|参院|议会|委员
attorney general=总检察长|检察|司法部|律政司|总长|检长
chief justice=院长|大法官|首席|法官
vice president=副|次
president=总统|主席|总裁|会长|校长|院长|社长|董事长|总经理|理事长|行长|议长|元首|总书记|总监|大统领
presidency|premiership|chairmanship=总统|主席|总裁|会长|校长|院长|社长|董事长|理事长|议长|总理|首相|揆|大位|轮值|执政
minister=部长|大臣|[外财防首法农]相|[外财防]长|总理|阁员|大使|司长|次长|政委|公使|内阁|务委|牧师|相国|使节
deputy|vice|undersecretary=副|次|代|助理|常务|议员
former|ex-president|ex-minister=前|原|曾|旧|卸任|离任|退|昔|时任|过去|老|故|以往|当年|出身|苏联|历任|末代|先
"""
# What somebody was, is in the place of or beside, told before an office, and the English for it.
_TITLE = (
    "(?:[总副]?总统|总理|首相|主席|总裁|董事长|总经理|执行长|部长|次长|院长|市长|县长|省长|州长|书记|总书记|立委|议员|会长|"
    "理事长|局长|署长|主任|行长|所长|校长|秘书长|发言人|外长|防长|财长|大使|议长|委员长|特首|行政长官|教练|队长|主委)"
)
_FORMER = (
    "former|formerly|ex|late|then|one-time|onetime|retired|previous|previously|past|old|once|ousted|outgoing|"
    "used to|predecessor"
)
_TOLD = (
    (rf"副{_TITLE}", "vice|deputy|under|assistant|associate|second|sub|VP|EVP|SVP|No. 2|number two"),
    (
        rf"(?<![目之以日提从空当面眼跟史先生])[前原](?:任)?(?:\w{{0,4}})副?{_TITLE}",
        f"{_FORMER}|was|were|been|served|had|earlier|original|in front|before|ahead|until|by|prior",
    ),
    (rf"轮值{_TITLE}", "rotating|rotational|rotates|by rotation"),
    (rf"(?:代理|署理){_TITLE}", "acting|interim|caretaker|provisional|temporary|temporarily|stand-in|agent|proxy"),
)


# Who has an office in the English in so many words: of him only the sure words say that he had it.
_HOLDS = re.compile(r"\b(?:President|Premier|Minister|Chairman|CEO|Governor|Mayor|Secretary|Director) [A-Z][a-z]")
_SURELY_FORMER = re.compile(rf"(?i)\b(?:{_FORMER}|was|were|served)\b")


def given_offices(english: str, chinese: str, said: tuple[str, ...]) -> Iterator[str]:
    """The offices of `english` that `chinese` gives nobody and that are in none of the names `said`."""
    folded, covered = fold(chinese), set[int]()
    for words, sources in _offices():
        is_given = sources.search(folded) is not None
        for found in words.finditer(english):
            if covered.isdisjoint(range(*found.span())):
                covered.update(range(*found.span()))
                if not is_given and not any(found[0] in name for name in said):
                    yield found[0]


def held_offices(english: str, chinese: str) -> list[str]:
    """Return the offices of `english` that `chinese` gives somebody."""
    folded = fold(chinese)
    return [said for words, sources in _offices() if sources.search(folded) for said in words.findall(english)]


def lost_of_offices(english: str, chinese: str) -> Iterator[tuple[int, int]]:
    """Where `chinese` says of an office that it is a former, a deputy or an acting one, and `english` does not."""
    folded = fold(chinese)
    for told, words in _told():
        found = told.search(folded)
        is_former = found is not None and found[0][0] in "前原" and _HOLDS.search(english) is not None
        if found is not None and not (_SURELY_FORMER if is_former else words).search(english):
            yield found.span()


@lru_cache(maxsize=1)
def _offices() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rows = (row.partition("=") for row in _OFFICES.strip().splitlines())
    return tuple((re.compile(rf"(?i)(?<![\w-])(?:{words})s?(?!\w)"), re.compile(sources)) for words, _, sources in rows)


@lru_cache(maxsize=1)
def _told() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(told), re.compile(rf"(?i)\b(?:{words})\b")) for told, words in _TOLD)
