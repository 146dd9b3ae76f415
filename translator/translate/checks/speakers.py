"""Who speaks: quotation marks, and I and we outside of them, that the Chinese does not have; he where it has 她."""

from __future__ import annotations

import re

from translator.records import Marked

_MARKS = re.compile(r"[「」『』“”‘’\"'《》〈〉＂〝〞【】：:]|所[謂谓]")
_QUOTED = re.compile(r"[\"“][^\"“”]*(?:[\"”]|$)")
_QUOTATION = re.compile(r"[\"“”]")
# I behind a word with a capital is a number: World War I.
_SELF = re.compile(
    r"\b([Ww]e|[Oo]urs?|[Oo]urselves|[Mm]y|[Mm]yself)\b|(?:^(?:\w+ )?|[^\w\s]\s*|(?<!\w)[a-z]\w* )(I)(?![\w/])"
)
_CHINESE_SELF = re.compile(
    r"[我咱吾俺余敝朕谨謹]|本[^来來身月周季年日次届屆地土周案]|请问|請問|笔者|筆者|小编|小編|自己|人们|人們|大家|彼此|人类|人類|"
    r"国人|國人|[妳你您]"
)
_HE, _SHE = (re.compile(rf"(?i)\b(?:{words})\b") for words in ("he|him|his|himself", "she|hers?|herself"))
# Not others, other, countries, days, places: 他們, 其他, 他國, 他日, 他鄉.
_CHINESE_HE = re.compile(r"(?<![其吉无無利排])他(?![们們人国國处處日乡鄉杀殺山方律心])|先生|[岁歲名位]男(?!女)")
_CHINESE_SHE = re.compile(r"她(?![们們])|女士|小姐|[岁歲名位]女")
# Who else an article may speak of as he or she, though it never says so.
_MAN, _WOMAN = re.compile("[男夫爸父兄弟爺爷叔伯舅]"), re.compile("[女妻媽妈母姐姊妹娘婆嫂姑姨奶]")
# Who says so, as English has it; and all by which Chinese says, thinks, hears, shows or names that it is said.
_SOURCE = re.compile(r"(?i)\b(?:said|says|according to(?! (?:each|how|what|whether|which)\b))\b")
_CHINESE_SOURCE = re.compile(
    r"[說说稱称言語语講讲談谈話话述道告訴诉問问答報报據据曰云評评認认補补吁籲喊叫囑嘱訊讯悉論论消聽听聞闻傳传交介看按依建規规"
    r"統统計计調调列疑爭争辯辩透批呼警指應应聲声如謂谓信估笑命:：「『“\"]|表[示態态達达明白]|[宣公發发][布佈表]|强调|強調|解[释釋]|"
    r"[顯显]示|根[據据]|提[到及出醒]|[預预][計计期測测]|坦[承言]|[覺觉]得|希望|分析|披露|方面|[援引]述|了[解瞭]|[獲获]知"
)
_DOTTED = re.compile(r"(?<!\w)\w++(?:[·‧・•]\w+)+")


def adds_quotation(chinese: str, english: str) -> bool:
    """Whether the English quotes somebody where the Chinese has no marks for speech, titles or emphasis."""
    return _QUOTATION.search(english) is not None and _MARKS.search(chinese) is None


def made_up_source(chinese: str, english: str) -> str:
    """The words by which English has it from somebody where the Chinese has it from nobody; empty where none are."""
    found = _SOURCE.search(english)
    return found[0] if found and not _CHINESE_SOURCE.search(chinese) else ""


def own_voice(chinese: str, english: str) -> str:
    """The word for I or we outside quotations where the Chinese has none, empty where there is none."""
    if _CHINESE_SELF.search(chinese) or english.count('"') % 2:
        return ""
    found = _SELF.search(_QUOTED.sub(" ", english))
    return (found[1] or found[2]) if found else ""


def other_sex(marked: Marked, english: str) -> str:
    """He or she, as the English has it where the Chinese speaks of a woman or a man only; empty where it may be right.

    Where the Chinese names several people the English may speak of another. A sentence with neither pronoun that
    names nobody is read by its article's, if that speaks of nobody of the other sex.
    """
    chinese = marked.segment.text
    people = {hit.surface for hit in marked.hits if hit.entry.kind == "person"}
    people |= {name for name in _DOTTED.findall(chinese) if not any(one in name for one in people)}
    him, her = _spoken_of(chinese, "" if people else marked.article)
    he, she = _HE.search(english), _SHE.search(english)
    is_other = (him and she and not (her or he)) or (her and he and not (him or she))
    return (he or she or [""])[0] if is_other and len(people) <= 1 else ""


def _spoken_of(chinese: str, article: str) -> tuple[bool, bool]:
    """Whether a sentence speaks of a man, and of a woman; of the article's where it does not say."""
    him, her = _says_him(chinese), _says_her(chinese)
    if him or her:
        return him, her
    return _says_him(article) and not _WOMAN.search(article), _says_her(article) and not _MAN.search(article)


def _says_him(chinese: str) -> bool:
    return _CHINESE_HE.search(chinese) is not None


def _says_her(chinese: str) -> bool:
    return _CHINESE_SHE.search(chinese) is not None
