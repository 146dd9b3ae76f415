"""Nobody speaks in the English who does not in the Chinese."""

from __future__ import annotations

from dataclasses import replace

import pytest

from translator.article_sentences import marked_alone
from translator.glossary import Glossary
from translator.quantities import Context
from translator.records import Check, Hypothesis, Role, Segment, Step
from translator.translate.checks.speakers import adds_quotation, made_up_source, other_sex, own_voice
from translator.translate.verify import verify


@pytest.mark.parametrize(
    ("chinese", "english", "added"),
    [
        ("公司昨天宣布擴產。", 'The company said, "Capacity will grow."', True),
        ("公司說「產能會成長」。", 'The company said, "Capacity will grow."', False),
        ("讀完《紅樓夢》。", 'Having read "Dream of the Red Chamber".', False),
        ("川普：關稅上路", 'Trump: "Tariffs take effect"', False),
        ("公司昨天宣布擴產。", "The company said capacity will grow.", False),
        ("所謂的記憶體牆限制了速度。", 'The so-called "memory wall" limits speed.', False),
    ],
)
def test_added_quotation_marks_are_told(chinese: str, english: str, added: bool) -> None:
    """Where the Chinese marks neither speech, a title nor a word."""
    assert adds_quotation(chinese, english) == added


@pytest.mark.parametrize(
    ("chinese", "english", "words"),
    [
        ("有賴防禦措施，基金去年賺了2%。", "Thanks to its defences the fund made 2% last year, the fund said.", "said"),
        ("十年前，工人修好了水壩。", "Workers mended the dam ten years ago, according to a report.", "according to"),
        ("基金表示，去年賺了2%。", "The fund said it made 2% last year.", ""),
        ("新法規定車內禁菸。", "According to the new law, smoking in cars is forbidden.", ""),
        ("賺了2%　基金：防禦奏效", "Fund Says Defences Worked, Made 2%", ""),
        ("節日因寺廟而異。", "The festival varies according to which temple holds it.", ""),
    ],
)
def test_a_made_up_source_is_told(chinese: str, english: str, words: str) -> None:
    """The English has it from somebody; the Chinese from nobody."""
    assert made_up_source(chinese, english) == words


@pytest.mark.parametrize(
    ("chinese", "english", "word"),
    [
        ("公司將擴大產能。", "We will expand our capacity.", "We"),
        ("他昨天出席會議。", "Yesterday I attended the meeting.", "I"),
        ("本公司將擴大產能。", "We will expand our capacity.", ""),
        ("我們將擴大產能。", "We will expand our capacity.", ""),
        ("他說「會擴大產能」。", 'He said, "We will expand."', ""),
        ("本月產能擴大。", "Our capacity grew this month.", "Our"),
        ("新架構減少讀寫需求。", "The new design reduces the I/O demand.", ""),
        ("第一次世界大戰後的美國。", "The US after World War I and its economy.", ""),
    ],
)
def test_own_voice_is_told(chinese: str, english: str, word: str) -> None:
    """I and we outside quotations, where no 我, 本 or the like stands; a numeral is no pronoun."""
    assert own_voice(chinese, english) == word


@pytest.mark.parametrize(
    ("chinese", "english", "word"),
    [
        ("蔡英文說，她將出席會議。", "Tsai Ing-wen said he would attend the meeting.", "he"),
        ("她昨天出席會議。", "His attendance was yesterday.", "His"),
        ("他昨天出席會議。", "She attended the meeting yesterday.", "She"),
        ("李女士將出席會議。", "Ms. Li said that he would attend the meeting.", "he"),
        ("林先生將出席會議。", "Mr. Lin will attend with her colleagues.", "her"),
        ("一名30多歲女性昨天發燒。", "A woman in her thirties: he had a fever.", ""),
        ("一名30多歲女性昨天發燒。", "In his thirties, a patient had a fever.", "his"),
        ("該名男子昨天發燒。", "The patient had a fever; she is at home.", "she"),
        ("3名男女昨天發燒。", "She had a fever yesterday.", ""),
        ("她昨天出席會議。", "She attended the meeting with her husband; he spoke.", ""),
        ("他說，她會出席。", "He said that the mother would attend.", ""),
        ("他們昨天出席會議，其他人沒有。", "She attended the meeting yesterday.", ""),
        ("議員昨天出席會議。", "He attended the meeting yesterday.", ""),
        ("歌手艾莉·格蘭特取消演出，由蔡英文頂上，她很高興。", "He takes over from the singer.", ""),
    ],
)
def test_he_who_is_she_is_told(chinese: str, english: str, word: str) -> None:
    """And the reverse; not where the Chinese has both or neither, or names two people."""
    marked = marked_alone(Segment(chinese, Role.PARAGRAPH), Glossary(), Context())
    assert other_sex(marked, english) == word
    found = verify(marked, Hypothesis(english), Step.PLAIN).findings
    assert any(one.check is Check.SPEAKER and f"“{word}”" in one.message for one in found) == bool(word)


@pytest.mark.parametrize(
    ("article", "chinese", "english", "word"),
    [
        ("主持人昨天謝幕，他很感動。", "節目將再播一季。", "The show will run another season with her.", "her"),
        ("教練昨天離隊，她很不捨。", "球隊將另覓人選。", "The team will look for his successor.", "his"),
        ("主持人昨天謝幕，他很感動，母親也在。", "節目將再播一季。", "The show will run another season with her.", ""),
        ("教練昨天離隊，她很不捨，父親也在。", "球隊將另覓人選。", "The team will look for his successor.", ""),
        ("主持人與她的搭檔謝幕，他很感動。", "節目將再播一季。", "The show will run another season with her.", ""),
        ("主持人昨天謝幕。", "節目將再播一季。", "The show will run another season with her.", ""),
        ("主持人昨天謝幕，他很感動。", "蔡英文出席典禮。", "Tsai Ing-wen went to her ceremony.", ""),
    ],
)
def test_a_sentence_without_pronoun_is_read_by_its_article(article: str, chinese: str, english: str, word: str) -> None:
    """Where the article speaks of nobody of the other sex, and the sentence names nobody."""
    marked = marked_alone(Segment(chinese, Role.PARAGRAPH), Glossary(), Context())
    assert other_sex(replace(marked, article=article + chinese), english) == word
