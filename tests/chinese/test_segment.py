"""Segmenting: sentences that are whole, quote-safe, and together the block."""

from __future__ import annotations

import pytest
from growth import grows_with_length_only
from hypothesis import given, settings
from hypothesis import strategies as st

from translator.chinese.segment import MAX_SENTENCE, segment, sentences
from translator.records import Block, Role

_MARKS = st.sampled_from('字很多。！？!?….，；、「」『』（）"“”《》 \n\u3000Aa1')
_TEXTS = st.text(alphabet=st.one_of(_MARKS, st.characters()), max_size=400)
_CLAUSES = st.sampled_from(["產能提高了，", "良率仍然不足。", "「", "」", "（", "）", "客戶願意等待；"])


def _split(text: str, role: Role = Role.PARAGRAPH) -> list[str]:
    return [part.text for part in segment(Block(role, text))]


@settings(max_examples=150, deadline=None)
@given(_TEXTS, st.sampled_from(Role))
def test_segments_joined_are_the_block(text: str, role: Role) -> None:
    """Whatever the text, its segments joined are it, none is empty and each keeps the block's role."""
    parts = segment(Block(role, text))
    assert "".join(part.text for part in parts) == text
    assert all(part.text and part.role is role for part in parts)


@settings(max_examples=25, deadline=None)
@given(st.lists(_CLAUSES, min_size=40, max_size=120))
def test_overlong_text_with_clauses_is_cut_to_the_limit(pieces: list[str]) -> None:
    """Text that has a clause boundary at least every few characters never makes a segment over the limit."""
    text = "".join(pieces) + "完"
    longest_run = max(len(run) for run in text.replace("。", "，").replace("；", "，").split("，")) + 1
    assert max(map(len, _split(text))) <= max(MAX_SENTENCE, longest_run + 40) + 8


@pytest.mark.parametrize("role", [role for role in Role if role.is_label])
def test_labels_stay_whole(role: Role) -> None:
    """A title or name is one segment even with sentence marks in it."""
    assert _split("驚！產能倍增？專家這樣看。真的", role) == ["驚！產能倍增？專家這樣看。真的"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("產線已完工。明年量產！真的嗎？是。", ["產線已完工。", "明年量產！", "真的嗎？", "是。"]),
        ("價格為3.5美元。良率99.5%。", ["價格為3.5美元。", "良率99.5%。"]),
        ("他說：「可以！」然後離開。後來呢？", ["他說：「可以！」", "然後離開。", "後來呢？"]),
        ("他強調：「速度快。我們能做到。」計畫繼續。", ["他強調：「速度快。我們能做到。」", "計畫繼續。"]),
        ("「我們很有信心！」執行長說。明年再看。", ["「我們很有信心！」執行長說。", "明年再看。"]),
        ("Apple Inc.表示，將增加訂單。", ["Apple Inc.表示，將增加訂單。"]),
        ("The plan is on track. 廠商說。", ["The plan is on track. ", "廠商說。"]),
        ("Sales in the U.S. market rose fast. Costs fell.", ["Sales in the U.S. market rose fast. ", "Costs fell."]),
        ("他說……然後走了。", ["他說……然後走了。"]),
        ("太好了！！！真的？！", ["太好了！！！", "真的？！"]),
        ("見 https://example.com/?a=1 一頁。", ["見 https://example.com/?a=1 一頁。"]),
        ("成本上升（約合3億美元。另計。）因此延後。", ["成本上升（約合3億美元。另計。）因此延後。"]),
        ("沒有句點的文字", ["沒有句點的文字"]),
        ("第一句。　第二句。", ["第一句。　", "第二句。"]),
        ("他说什么?大家走了。", ["他说什么?", "大家走了。"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    """Marks, quotes, decimals, abbreviations and spaces fall on the right side of the cut."""
    assert _split(text) == expected


def test_unclosed_quote_does_not_swallow_the_paragraph() -> None:
    """A quotation mark that is never closed is ignored."""
    assert _split("壞掉的「引號沒有關。第二句。") == ["壞掉的「引號沒有關。", "第二句。"]


def test_long_quotation_is_split_at_its_own_sentences() -> None:
    """A quotation of many sentences, over the quoted limit, is cut after a sentence and not in one."""
    parts = _split("「" + "我們需要更多的時間與資金。" * 20 + "」")
    assert len(parts) > 1
    assert all(part.rstrip("」").endswith("。") for part in parts)


def test_overlong_sentence_is_cut_outside_its_quotation() -> None:
    """A clause boundary outside the quotation is preferred to one inside."""
    sentence = "公司" * 40 + "，並說「" + "好，" * 30 + "」，" + "接著擴產" * 10 + "。"
    parts = _split(sentence)
    assert len(parts) == 2
    assert parts[0].count("「") == parts[0].count("」")


@pytest.mark.parametrize("unit", ["「", "a. ", "」「", "字", "「字。」"])
def test_time_grows_with_length_only(unit: str) -> None:
    """Hostile paragraphs of tens of thousands of characters do not take quadratic time."""
    assert grows_with_length_only(_split, unit * 5_000, unit * 20_000)


@pytest.mark.parametrize(
    "text",
    [
        "《你好嗎？》票房破億。",
        "《誰是兇手？》獲獎，《為什麼？》落選。",
        "Yahoo!奇摩與LINE公司宣布合併。",
        "「我同意。」他說，「但條件要談。」",
        "網址是https://www.example.com/b?c=1&d=2，請看。",
        "等一下……他走了。",
    ],
)
def test_marks_inside_names_and_titles_end_nothing(text: str) -> None:
    """The mark of a title, a brand or an address and a quotation that goes on leave it whole."""
    assert list(sentences(text)) == [text]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("營收3.5億元.較上季成長.", "營收3.5億元."),
        ("真的嗎?他說不是。", "真的嗎?"),
        ("他讀《論語》。下一句。", "他讀《論語》。"),
    ],
)
def test_half_width_marks_end_chinese_sentences(text: str, first: str) -> None:
    """A stop or question mark between Chinese characters is one."""
    assert next(iter(sentences(text))) == first
