"""How Chinese names are spelt: every syllable of Taiwan's Wade-Giles, and characters read otherwise in names."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from pypinyin import Style
from pypinyin.contrib.tone_convert import to_normal
from pypinyin.pinyin_dict import pinyin_dict
from pypinyin.style import convert

from translator.names.people.surnames import READINGS, SINGLE, spellings
from translator.names.spelling.by_origin import Origin, spelt
from translator.names.spelling.pinyin import _IMPORTING, syllable, wade_giles

# What pypinyin spells otherwise than passports do.
PASSPORTS = {
    "ai": "ai", "hai": "hai", "lai": "lai", "mai": "mai", "nai": "nai", "sai": "sai", "shai": "shai", "wai": "wai",
    "huo": "huo", "shuo": "shuo", "tie": "tieh", "si": "szu", "chua": "chua", "wong": "wong",
}  # fmt: skip
_READINGS = {said for each in pinyin_dict.values() for said in each.split(",")}
SYLLABLES = sorted({to_normal(said, v_to_u=True) for said in _READINGS})


def peer(pinyin: str) -> str:
    """The Wade-Giles of a syllable as pypinyin has it, marks left out."""
    spelt = str(convert(pinyin.replace("ü", "v"), Style.WADEGILES, True, default=pinyin))
    return spelt.replace("'", "").replace("`", "").replace("v", "u").replace("ü", "u")


@pytest.mark.parametrize("pinyin", SYLLABLES)
def test_each_syllable_is_spelt_as_in_passports(pinyin: str) -> None:
    """As pypinyin has it but for the syllables that it has wrong."""
    assert wade_giles(pinyin) == PASSPORTS.get(pinyin, peer(pinyin))


def test_no_syllable_is_forgotten() -> None:
    """Chinese has about 410 syllables; those that only exclaim are there too."""
    assert len(SYLLABLES) > 410
    assert set(PASSPORTS) <= set(SYLLABLES)


@pytest.mark.parametrize(
    ("pinyin", "spelt"),
    [
        ("zhang", "chang"), ("qi", "chi"), ("xu", "hsu"), ("guo", "kuo"), ("luo", "lo"), ("zuo", "tso"), ("he", "ho"),
        ("de", "te"), ("e", "o"), ("er", "erh"), ("zi", "tzu"), ("shi", "shih"), ("ri", "jih"), ("gui", "kuei"),
        ("hui", "hui"), ("xiong", "hsiung"), ("yan", "yen"), ("yue", "yueh"), ("lü", "lu"), ("rong", "jung"),
        ("you", "yu"), ("ye", "yeh"), ("yi", "i"), ("bo", "po"), ("jie", "chieh"), ("que", "chueh"), ("yong", "yung"),
    ],
)  # fmt: skip
def test_the_rules_in_examples(pinyin: str, spelt: str) -> None:
    """Initials without marks, finals as they are written."""
    assert wade_giles(pinyin) == spelt


def test_the_spelling_of_a_surname_is_among_those_known_for_it() -> None:
    """There is one romaniser: what it makes of a surname, an article may state."""
    missed = []
    for surname in SINGLE:
        said = READINGS.get(surname) or syllable(surname)
        if not {wade_giles(said), said.replace("ü", "u")} <= spellings(surname, said):
            missed.append(surname)
    assert missed == []


@pytest.mark.parametrize(
    ("han", "english"),
    [
        ("林愛玲", "Lin Ai-ling"), ("陳柏翰", "Chen Po-han"), ("霍守業", "Huo Shou-yeh"), ("賴海倫", "Lai Hai-lun"),
        ("單正平", "Shan Cheng-ping"), ("解志明", "Hsieh Chih-ming"), ("仇志明", "Chiu Chih-ming"),
        ("翟志明", "Chai Chih-ming"), ("曾文惠", "Tseng Wen-hui"), ("翁曉玲", "Weng Hsiao-ling"),
        ("查志明", "Cha Chih-ming"), ("林長志", "Lin Chang-chih"), ("陳茜怡", "Chen Chien-i"),
        ("邱顥文", "Chiu Hao-wen"), ("林奇樂", "Lin Chi-le"), ("張行健", "Chang Hsing-chien"),
        ("歐陽志明", "Ouyang Chih-ming"), ("林爾雅", "Lin Erh-ya"), ("張玉娥", "Chang Yu-o"),
        ("粘文雄", "Nien Wen-hsiung"), ("辜文雄", "Ku Wen-hsiung"),
    ],
)  # fmt: skip
def test_names_are_read_as_names_are(han: str, english: str) -> None:
    """Surnames and given names have readings of their own."""
    assert spelt(han, Origin.TAIWAN) == english


@pytest.mark.parametrize(
    ("han", "english"),
    [("栗战书", "Li Zhanshu"), ("陈柏霖", "Chen Bolin"), ("尉迟志明", "Yuchi Zhiming"), ("吕安安", "Lü An'an")],
)
def test_mainland_names_are_one_word(han: str, english: str) -> None:
    """Pinyin has no hyphen, and an apostrophe before a vowel."""
    assert spelt(han, Origin.MAINLAND) == english


@pytest.mark.parametrize(
    ("han", "english"),
    [
        ("梁振英", "Leung Chun-ying"), ("李卓人", "Lee Cheuk-yan"), ("張國柱", "Cheung Kwok-chu"),
        ("王國興", "Wong Kwok-hing"), ("譚耀宗", "Tam Yiu-chung"), ("黃仁龍", "Wong Yan-lung"),
        ("陳婉嫻", "Chan Yuen-han"), ("歐陽志明", "Au Yeung Chi-ming"), ("鄧炳強", "Tang Ping-keung"),
        ("吳秋北", "Ng Chau-pak"),
    ],
)  # fmt: skip
def test_hong_kong_spells_what_it_says(han: str, english: str) -> None:
    """Cantonese, with the hyphen of its officials."""
    assert spelt(han, Origin.HONG_KONG) == english


def test_a_character_read_in_two_ways_is_not_guessed() -> None:
    """重 is Zhong or Chong: Taiwan spells both alike, Pinyin does not."""
    assert spelt("林重光", Origin.TAIWAN) == "Lin Chung-kuang"
    assert spelt("林重光", Origin.MAINLAND) is None


def test_one_thread_at_a_time_opens_the_library() -> None:
    """Its modules import each other in a circle, which a thread beside the first would see half of."""
    syllable.cache_clear()
    with ThreadPoolExecutor(1) as pool:
        with _IMPORTING:
            asked = pool.submit(syllable, "龘")
            with pytest.raises(TimeoutError):
                asked.result(timeout=0.2)
        assert asked.result(timeout=60) == "da"
