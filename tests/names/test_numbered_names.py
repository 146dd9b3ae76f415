"""Craft that a number tells apart keep their series and their number."""

from __future__ import annotations

import pytest

from translator.glossary import Glossary
from translator.names.sources.numbered_names import numbered_names
from translator.names.with_names import with_names
from translator.records import Entry


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("太空人搭神舟十七號升空。", ["Shenzhou 17"]),
        ("神舟九与天宫一号对接，神舟九停泊。", ["Shenzhou 9", "Tiangong-1"]),
        ("長征五號乙和长征2号F都用過。", ["Long March 5B", "Long March 2F"]),
        ("北韓試射火星18型飛彈。", ["Hwasong-18"]),
        ("展出東風-41號與隼鳥2號模型。", ["Dongfeng-41", "Hayabusa2"]),
        ("福衛七升空，福衛八號明年接棒。", ["Formosat-7", "Formosat-8"]),
        ("火星一年有687天，東風吹了3天，嫦娥奔月，長征二萬五千里。", []),
        (
            "台9線與台2甲線中斷，國道1號、國道三號塞車。",
            ["Provincial Highway 9", "Provincial Highway 2A", "National Freeway 1", "National Freeway 3"],
        ),
        ("平台2線城市，機台3線，台5線上遊戲，國道旁1號。", []),
        ("天宫课堂开课，阿波羅計畫結束。", []),
    ],
)
def test_a_series_and_its_number_are_a_name(text: str, english: list[str]) -> None:
    """In either script, in Chinese and Arabic digits; a word that is only spelled alike is none."""
    assert [entry.target for entry in numbered_names(text, Glossary())] == english


def test_the_usual_spellings_pass() -> None:
    """Whoever writes a hyphen for a space, or the other way round, is not wrong."""
    (entry,) = numbered_names("神舟九號返航。", Glossary())
    assert {"Shenzhou-9", "Shenzhou No. 9"} <= set(entry.accept)


def test_the_user_s_own_row_wins() -> None:
    """A term of the glossary that stands there is the name."""
    own = Glossary((Entry("神舟九號", "the ninth Shenzhou", row=2),))
    assert with_names("神舟九號返航。", own).entries == own.entries
