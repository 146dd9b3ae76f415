"""Script conversion and one-to-one folding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.chinese.characters import has_han, is_han
from translator.chinese.script import CONFIGS, convert, fold, guess_script, is_simplified


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    """Folded text is exactly as long as the text, whatever it holds."""
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_is_idempotent(text: str) -> None:
    """Folding folded text changes nothing."""
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_folding_is_character_by_character(one: str, other: str) -> None:
    """What stands beside a character never changes its folding, so offsets are those of the original."""
    assert fold(one + other) == fold(one) + fold(other)


def test_a_lone_surrogate_is_made_harmless() -> None:
    """Half a surrogate pair, which the matchers cannot take, folds to the replacement character."""
    assert fold("a\ud800b") == "a\ufffdb"


@pytest.mark.parametrize(
    ("variants", "folded"),
    [("臺台", "台台"), ("裏裡", "里里"), ("著着", "着着"), ("群羣", "群群"), ("峰峯", "峰峰"), ("臺灣", "台湾")],
)
def test_variants_fold_together(variants: str, folded: str) -> None:
    """Traditional, Simplified and variant forms of one character are alike when folded."""
    assert fold(variants) == folded


def test_full_width_folds_to_half_width() -> None:
    """Full-width letters, digits and spaces are the half-width ones when folded."""
    assert fold("ＥＵＶ　２ｎｍ％") == "EUV 2nm%"


def test_a_character_that_expands_is_left() -> None:
    """A character whose compatibility form is longer stays, or offsets would slip."""
    assert fold("㈱…㎞") == "㈱…㎞"


def test_folding_keeps_letter_case() -> None:
    """Case is the matcher's business."""
    assert fold("Rapidus") == "Rapidus"


@pytest.mark.parametrize(
    ("config", "source", "converted"),
    [
        ("t2s", "記憶體", "记忆体"),
        ("tw2s", "晶圓代工", "晶圆代工"),
        ("tw2sp", "記憶體", "内存"),
        ("s2t", "半导体", "半導體"),
        ("none", "記憶體", "記憶體"),
    ],
)
def test_each_configuration_converts(config: str, source: str, converted: str) -> None:
    """Every configuration does what its name says; tw2sp also changes words."""
    assert convert(source, config) == converted


def test_every_configuration_takes_empty_text() -> None:
    """Nothing converts to nothing."""
    assert {convert("", config) for config in CONFIGS} == {""}


def test_an_unknown_configuration_is_refused_by_name() -> None:
    """A misspelt configuration is named in the error."""
    with pytest.raises(ValueError, match="t2x"):
        convert("晶片", "t2x")


@pytest.mark.parametrize(
    ("char", "expected"),
    [("晶", True), ("〇", True), ("々", True), ("𠮷", True), ("カ", False), ("a", False), ("。", False)],
)
def test_han_characters_are_told_from_others(char: str, expected: bool) -> None:
    """Chinese characters count, kana, letters and punctuation do not."""
    assert is_han(char) is expected


def test_han_is_found_anywhere_in_a_text() -> None:
    """One Chinese character among English is enough."""
    assert has_han("the 廠 plant")
    assert not has_han("the plant, カナ。")


@pytest.mark.parametrize(
    ("text", "script"),
    [("這座工廠將於明年動工", "Hant"), ("这座工厂将于明年动工", "Hans"), ("", "Hant"), ("Rapidus", "Hant")],
)
def test_the_script_is_guessed_from_telling_characters(text: str, script: str) -> None:
    """Characters that only one script has decide; without any the desk's own script is assumed."""
    assert guess_script(text) == script


@pytest.mark.parametrize(
    ("taiwan", "asked"),
    [
        ("司法程序", "司法程序"),
        ("領先指標", "领先指标"),
        ("強制執行", "强制执行"),
        ("執行長", "首席执行官"),
        ("試產線上", "试产线上"),
        ("線上購物", "在线购物"),
        ("5G核心網路", "5G核心网络"),
        ("智慧型手機", "智能型手机"),
        ("軟體、程式與資料中心", "软件、程序与数据中心"),
    ],
)
def test_words_of_news_are_not_taken_for_computing(taiwan: str, asked: str) -> None:
    """A procedure is no process, an indicator no pointer; what only Taiwan says is what the mainland says."""
    assert convert(taiwan, "tw2sp") == asked


def test_simplified_is_told_by_its_characters() -> None:
    """What both scripts write the same says nothing else."""
    assert is_simplified("司法程序和核心")
    assert not is_simplified("司法程序與核心")
