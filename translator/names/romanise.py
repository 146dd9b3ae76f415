"""Chinese personal names in English: as they are spelt where somebody is from, or the English somebody is known by."""

from __future__ import annotations

from functools import lru_cache

from translator.chinese.characters import is_han
from translator.chinese.script import fold
from translator.names.origins import origin, setting
from translator.names.personal_names import is_person, surname_of
from translator.names.spelling import Origin, spelt
from translator.names.surnames import NOT_ONLY_CHINESE

# Public figures whose English is not the Pinyin of their name.
_KNOWN = """
    蔡英文 Tsai Ing-wen|赖清德 Lai Ching-te|马英九 Ma Ying-jeou|陈水扁 Chen Shui-bian|李登辉 Lee Teng-hui|
    蒋介石 Chiang Kai-shek|蒋经国 Chiang Ching-kuo|孙中山 Sun Yat-sen|宋美龄 Soong Mei-ling|萧美琴 Hsiao Bi-khim|
    苏贞昌 Su Tseng-chang|陈建仁 Chen Chien-jen|卓荣泰 Cho Jung-tai|韩国瑜 Han Kuo-yu|柯文哲 Ko Wen-je|
    侯友宜 Hou Yu-ih|朱立伦 Eric Chu|张忠谋 Morris Chang|魏哲家 C.C. Wei|刘德音 Mark Liu|郭台铭 Terry Gou|
    刘扬伟 Young Liu|蔡明介 Tsai Ming-kai|黄仁勋 Jensen Huang|苏姿丰 Lisa Su|林郑月娥 Carrie Lam|李家超 John Lee|
    梁振英 Leung Chun-ying|曾荫权 Donald Tsang|董建华 Tung Chee-hwa|李嘉诚 Li Ka-shing|李光耀 Lee Kuan Yew|
    李显龙 Lee Hsien Loong|黄循财 Lawrence Wong|吴作栋 Goh Chok Tong|何晶 Ho Ching|金正恩 Kim Jong Un|
    金正日 Kim Jong Il|金与正 Kim Yo Jong|文在寅 Moon Jae-in|尹锡悦 Yoon Suk Yeol|李在明 Lee Jae-myung|
    朴槿惠 Park Geun-hye|李明博 Lee Myung-bak|李在镕 Lee Jae-yong|潘基文 Ban Ki-moon|赵小兰 Elaine Chao|
    成龙 Jackie Chan|李小龙 Bruce Lee|周润发 Chow Yun-fat|李安 Ang Lee|马友友 Yo-Yo Ma|杨致远 Jerry Yang|
    李开复 Kai-Fu Lee|马云 Jack Ma|马化腾 Pony Ma|张亚勤 Ya-Qin Zhang|何厚铧 Edmund Ho|崔世安 Chui Sai On|
    陆克文 Kevin Rudd
"""


# 成龍 and 李安 are words, or parts of them, too.
_SHORT = 2


def romanised(han: str, around: str = "") -> str | None:
    """The English of a Chinese personal name (邰晓安: Tai Xiao'an), or None where `han` is not surely one.

    The surname first, spelt as where the sentence (`around`, its Chinese) says that somebody is from: Hanyu
    Pinyin, Wade-Giles (Lin Chia-lung) or Hong Kong's Cantonese; or the spelling that a public figure is known by.
    None for names of companies and places, transliterations, Japanese and Korean names, and where names are
    spelt freely.
    """
    folded = fold(han)
    if name := known(folded):
        return name
    surname = surname_of(folded)
    given = folded.removeprefix(surname)
    is_name = surname and 1 <= len(given) <= 2 and all(map(is_han, given)) and is_person(folded, surname)
    if not is_name or surname in NOT_ONLY_CHINESE:
        return None
    where = origin(surname, around, setting(around)) if around else Origin.MAINLAND
    return spelt(han, where) if where else None


def known(folded: str) -> str | None:
    """The English that a public figure is known by, or None."""
    return _known().get(folded)


def known_in(folded: str) -> list[str]:
    """The public figures of three characters and more whom a folded text names, whatever the words around them."""
    return [name for name in _known() if len(name) > _SHORT and name in folded]


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    split = (row.split(maxsplit=1) for row in _KNOWN.split("|"))
    return {fold(han): english.strip() for han, english in split}
