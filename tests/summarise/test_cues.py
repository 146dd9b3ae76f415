"""What the wording of a sentence tells the summary."""

from __future__ import annotations

import pytest

from translator.summarise import cues


@pytest.mark.parametrize(
    "text",
    [
        "他去年接手球隊。",
        "去年她在記者會上道歉，並且承諾改善。",
        "该公司将投资两亿元。",
        "在這之前，修理業逐年萎縮。",
        "雙方在週五再度見面，談判沒有結果。",
        "兩位董事長在鏡頭前握手，宣布合併。",
        "「價格一定會漲，」他說。",
        "“我们不会退出，”她说。",
        "不過，這種做法並不常見。",
        "各位來賓、各位媒體朋友：",
        "會中決議如下:",
        "（縣府新聞處）",
        "【海洋大學供稿】",
    ],
)
def test_dangling(text: str) -> None:
    """A sentence whose pronoun, or whose speaker, is in another sentence does not stand alone."""
    assert not cues.stands_alone(cues.plain(text))


@pytest.mark.parametrize(
    "text",
    [
        "其他業者也在觀望，沒有人先降價。",
        "吉他製造商宣布漲價一成。",
        "最有價值球員由牧野健太獲得，他在系列賽的防禦率只有0.86。",
        "「價格一定會漲，」商會理事長李明說。",
        "此外，港務公司加開渡輪。",
        "（快訊）港務公司加開渡輪（每日兩班）。",
    ],
)
def test_standing(text: str) -> None:
    """A pronoun whose noun stands before it in the sentence, and a word that only looks like one, do no harm."""
    assert cues.stands_alone(cues.plain(text))


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("公司宣布明年動工，主因是訂單增加。", 3),
        ("公司宣布動工。", 1),
        ("公司预计下个月完成。", 1),
        ("夕陽照在鹽田上。", 0),
    ],
)
def test_marks_of_news(text: str, marks: int) -> None:
    """A deed, what comes next, and why it matters count one each, in either script."""
    assert cues.news(cues.plain(text)) == pytest.approx(marks / 3)


@pytest.mark.parametrize(
    "text", ["當時沒有人相信。", "公司曾在2019年破產。", "例如，甲廠的良率較高。", "过去三年没有进展。"]
)
def test_background(text: str) -> None:
    """What went before, and an example, is background."""
    assert cues.is_background(cues.plain(text))


@pytest.mark.parametrize("text", ["曾國祥被判刑11年。", "業者須在25日以前報名。", "營收比去年多一倍。"])
def test_no_background(text: str) -> None:
    """A surname, a deadline and a comparison with last year are not."""
    assert not cues.is_background(cues.plain(text))


@pytest.mark.parametrize(
    ("text", "is_one"), [("店家說，生意很好。", True), ("小說出版了。", False), ("說明會在週五。", False)]
)
def test_opinion(text: str, is_one: bool) -> None:
    """What somebody says is told from words in which 說 only stands."""
    assert cues.is_opinion(cues.plain(text)) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("一、租金補貼加碼。", True),
        ("2. 社會福利188億元。", True),
        ("（三）抽籤。", True),
        ("2.5億元入帳。", False),
        ("十年前開業。", False),
    ],
)
def test_list_item(text: str, is_one: bool) -> None:
    """An item of a numbered list is told from a sentence that opens with a figure."""
    assert cues.is_item(cues.plain(text)) is is_one
