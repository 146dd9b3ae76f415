"""Where a Chinese name begins that ends at a known place: names are not set off from what stands before them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translator.chinese.characters import is_han
from translator.chinese.words import Word, tagged
from translator.glossary.match import caseless, renderings
from translator.records import TermHit

LONGEST_NAME = 14


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.split()))


_SHORTEST_NAME = 3  # a shorter rest after a known term is more often the term's own tail (北海道大學)

# All words below are Simplified: the tagger sees folded text.
#
# What stands between a name and the words before it. Single characters are told by themselves: the
# tagger takes those of a name apart (吉野直之 ends in a particle for it).
_JOINTS = frozenset("的与和及在于是由对为向将被从以给了至到而或跟称据把让使等其占追年月日")
_JOINT_TAGS = frozenset(("p", "c", "u", "d", "v", "uj", "ul"))
# Verbs that announce a name even where a text begins with them or the tagger calls them nouns.
_VERBS = _words("""
    展示 发布 发表 推出 采用 收购 并购 投资 宣布 成立 获得 取得 提供 受到 位于 包括 导入 使用 开发 打造 加入
    访问 会见 任命 聘请 指出 表示 强调 参加 主办 力推 携手 结合 支持 采购 量产 兴建 设立 来自 前往 透过 通过
    根据 引进 搭载
    """)
_ATTRIBUTES = _words("""
    主要 最大 知名 著名 旗下 所谓 例如 其中 当地 本土 新创 年度 大型 领先 首座 首家 前任 现任 新任 已故 同时
    另外 美系 日系 韩系 欧系 陆系 台系
    """)
# The ends of what somebody or something is, before its name: 記憶體晶片製造商美光科技, 名譽教授吉野直之.
_ROLES = _words("""
    者 商 对手 巨头 龙头 大厂 业者 伙伴 公司 企业 品牌 机构 智库 团体 媒体 通讯社 网站 杂志 同业 客户 教授
    博士 院士 律师 医师 记者 分析师 工程师 经济学家 科学家 专家 学者 作家 导演 发言人 创办人 负责人 创始人
    执行长 总裁 董事长 董事 社长 会长 理事长 总经理 经理 总监 主管 主席 副主席 总书记 总统 总理 首相 大臣
    部长 次长 次卿 助卿 国务卿 委员 议员 院长 市长 县长 州长 知事 局长 署长 校长 所长 主任 秘书长 大使
    财务长 技术长 营运长 代表 特使 官员 司令 将军 教练 球员 选手 歌手 演员 诗人
    学家 研究员 指挥官 策略师 设计师 建筑师 合伙人
    """)
# The ends of names of institutions: by themselves they name nothing.
_HEADS = _words("""
    协会 公会 学会 联盟 联合会 论坛 大会 会议 高峰会 委员会 理事会 组织 基金 基金会 银行 央行 中心 大学 学院
    研究所 研究院 研究室 研究中心 办公室 交易所 公司 集团 企业 工厂 医院 机场 指数 法案 协议 协定 条约 计划
    电力公司 产业协会
    """)
_INSTITUTION = re.compile(r"(?:会|中心|研究所|研究院|组织|基金|办公室|联盟|论坛|[部局署院])$")
_COUNTRIES = {
    "美国": ("American", "US", "United States"), "日本": ("Japan", "Nippon", "Nihon"), "中国": ("China", "PRC"),
    "台湾": ("Taiwan",), "韩国": ("Korea",), "南韩": ("Korea", "South"), "荷兰": ("Dutch", "Netherlands"),
    "英国": ("British", "UK", "United Kingdom"), "德国": ("German", "Deutsche"), "法国": ("French", "France"),
    "印度": ("India",), "新加坡": ("Singapore",), "加拿大": ("Canad",), "澳洲": ("Australia",), "欧洲": ("Europe",),
    "俄罗斯": ("Russia",), "越南": ("Vietnam",), "泰国": ("Thai",), "马来西亚": ("Malaysia",), "瑞士": ("Swiss",),
    "以色列": ("Israel",), "意大利": ("Italian", "Italy"), "义大利": ("Italian", "Italy"), "比利时": ("Belgi",),
}  # fmt: skip
_NAME_TAGS = ("nr", "ns", "nz", "nrt", "nrfg")
_REGION = re.compile(r".[岛县市省州区郡]$")
_ACRONYM = re.compile(r"[A-Z][A-Z&\-]*[A-Z]")


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a name begins, and whether a word for a person or company (社長, 製造商) stands before it."""

    start: int
    after_role: bool = False


def is_acronym(english: str) -> bool:
    """Whether `english` is initials: EUV, R&D."""
    return _ACRONYM.fullmatch(english) is not None


def names_role(word: str) -> bool:
    """Whether a folded word says what somebody is: 執行長, 製造商."""
    return len(word) > 1 and word.endswith(_ROLES)


def role_end(word: str) -> int:
    """Where in folded Chinese the last word ends that says what somebody is, 0 where there is none."""
    return max((word.rfind(role) + len(role) for role in _ROLES if len(role) > 1 and role in word), default=0)


def name_edge(text: str, span: tuple[int, int], english: str, hits: Sequence[TermHit]) -> Edge:
    """Where in `span`, a run of Han that ends with a name, the name begins that `english` renders."""
    start, end = span
    for hit in hits_within(hits, start, end):
        ends_run = hit.end == end and not _is_part_of_more(english, hit)
        if start <= hit.start and ends_run:
            return Edge(hit.start)
        if start < hit.end <= end - _SHORTEST_NAME and not _says(english, renderings(hit.entry)):
            start = hit.end
    words = tagged(text[start:end], start)
    at, after_role = end, False
    for index in range(len(words) - 1, -1, -1):
        word, rest = words[index], words[index + 1 :]
        if end - word.start > LONGEST_NAME:
            break
        if rest and not (len(rest) == 1 and rest[0].text in _HEADS):
            after_role = names_role(word.text) and _is_name_like(rest)
            if after_role or _stands_before(word, rest, english, is_first=index == 0):
                at = _over_joint(words[: index + 1], rest, english, at)
                break
        at = word.start
    return Edge(at, after_role)


def hits_within(hits: Sequence[TermHit], start: int, end: int) -> Iterator[TermHit]:
    """The hits that touch a span, in order; `hits` are in order and do not overlap."""
    for index in range(bisect_right(hits, start, key=lambda hit: hit.end), len(hits)):
        if hits[index].start >= end:
            return
        yield hits[index]


def _is_name_like(rest: Sequence[Word]) -> bool:
    return rest[-1].end - rest[0].start > 1 and rest[0].text not in _HEADS


def _stands_before(word: Word, rest: Sequence[Word], english: str, *, is_first: bool) -> bool:
    """Whether `word` is no part of the name that `rest` is the end of."""
    if len(word.text) == 1:
        return word.text in _JOINTS
    if word.text in _VERBS or word.text in _ATTRIBUTES or word.tag in ("m", "mq"):
        return True
    # A longer verb that no dictionary knows is a guess at a name (聯準會), and one at the very
    # start of the run is more often part of one (慶應義塾大學).
    from rjieba import has_word

    short_of_initials = is_acronym(english) and len(rest) < len(english)  # 環繞閘極電晶體（GAA）
    if word.tag in _JOINT_TAGS and has_word(word.text) and not is_first and not short_of_initials:
        return True
    if word.text in _COUNTRIES:
        own_name = any(not has_word(part.text) or part.tag in _NAME_TAGS for part in rest)
        return own_name and not _says(english, _COUNTRIES[word.text])
    one_word = " " not in english and not is_acronym(english)
    return one_word and word.tag == "ns" and _REGION.search(word.text) is not None


def _over_joint(before: Sequence[Word], rest: Sequence[Word], english: str, at: int) -> int:
    """`at`, or further left where initials count more words than there are: 安全與國際研究中心（CSIS）."""
    joint = before[-1].text in ("与", "和", "及", "暨")
    wanted = len(english) - len(rest)
    if not (joint and is_acronym(english) and wanted > 0 and _INSTITUTION.search(rest[-1].text)):
        return at
    taken = before[:-1][-wanted:]
    named = [word for word in taken if len(word.text) > 1 and word.text not in _VERBS and word.tag not in _JOINT_TAGS]
    return taken[0].start if taken and len(named) == len(taken) == wanted else at


def _says(english: str, words: Sequence[str]) -> bool:
    """Whether `english` has one of `words` in it, or is initials that begin as one does."""
    said = caseless(english)
    if any(caseless(word) in said for word in words):
        return True
    return is_acronym(english) and len(english) > 2 and any(word[0] == english[0] for word in words)


def _is_part_of_more(english: str, hit: TermHit) -> bool:
    """Whether initials have more letters than a known term has words: 模組化資料中心（MDC）."""
    said = [caseless(text) for text in renderings(hit.entry)]
    fits = any(len(text.split()) >= len(english) or caseless(english) in text for text in said)
    return is_acronym(english) and is_han(hit.surface[0]) and not fits
