"""What is to come in the English must be so in the Chinese."""

from __future__ import annotations

from datetime import date

import pytest

from translator.translate.checks.tense import made_future, made_past


@pytest.mark.parametrize(
    ("chinese", "english", "words"),
    [
        ("第一座水庫自2021年5月起蓄水。", "The first reservoir will start filling from May 2021.", "will"),
        ("第一座水庫自2021年5月起蓄水。", "The first reservoir has been filling since May 2021.", None),
        ("市府宣布，自2022年9月1日起免費。", "The city said it will be free from September 1, 2022.", None),
        ("市府宣布，從9月1日起免費。", "The city said it will be free from September 1.", None),
        ("第一座水庫預計5月蓄水。", "The first reservoir will start filling in May.", None),
        ("縣府明年開放步道。", "The county will open the trail next year.", None),
        ("第一座水庫自2021年5月起蓄水，主要供應社區，產能充足。", "The first will start filling in May 2021.", "will"),
        ("市議會主要委員昨天開會，會議順利。", "The meeting will go well.", None),
        ("球隊昨天抵達。", "The team is expected to arrive.", "is expected to"),
        (
            "一廠已於2021年量產；二廠將視需求而定。",
            "The first will start production in 2021; the second depends.",
            "will",
        ),
        ("一廠已於2021年量產；二廠將視需求而定。", "The first began production in 2021; the second will follow.", None),
        ("一廠已預定2021年後量產；二廠將視需求而定。", "The first will start in 2021; the second depends.", None),
        (
            "它為2020年9月啟動的政策，即在此下運作。",
            "It is a policy to be launched in September 2020.",
            "to be launched in September 2020",
        ),
        ("它原預計2020年9月啟動，即在此下運作。", "It was to be launched in September 2020.", None),
        ("它為2022年9月啟動的政策，即在此下運作。", "It is a policy to be launched in September 2022.", None),
        ("若颱風轉向，渡輪照開。", "If the typhoon turns, ferries will run.", None),
        ("此次測試將修正資料整合至網路。", "This test will integrate the corrections.", "will"),
        ("此次測試把修正資料整合至網路，明年推廣。", "The network will be used next year.", None),
        ("公司將與同業合作，整合至同一網路。", "It will work with others.", None),
        ("基金將科學制定方案，納入制度。", "The fund will make a plan.", None),
    ],
)
def test_what_is_to_come_needs_a_word_that_says_so(chinese: str, english: str, words: str | None) -> None:
    """Any word for a plan, a wish, a condition or a day ahead will do."""
    assert made_future(chinese, english, date(2022, 8, 1)) == words


@pytest.mark.parametrize(
    ("chinese", "english", "word"),
    [
        ("評估1個月內揭曉", "The assessment was revealed a month ago", "ago"),
        ("評估1個月內揭曉", "The assessment to be revealed within a month", ""),
        ("評估1個月前揭曉", "The assessment was revealed a month ago", ""),
        ("他去年來過。", "He came a year ago.", ""),
        ("主委近期將邀兩部會討論。", "The minister recently invited two ministries to talks.", "recently"),
        ("主委近期邀兩部會討論。", "The minister recently invited two ministries to talks.", ""),
        ("日前達成共識，近期將送出法案。", "They recently agreed and will soon send the bill.", ""),
        ("公司預計更名為大同電。", "The company changed its name to Tatung Electric.", "changed"),
        ("新廠即將完工。", "The new plant has been completed.", "has"),
        ("新廠即將完工。", "The new plant is to be completed.", ""),
        ("他將在雪梨開唱。", "He takes the stage in Sydney.", ""),
        ("他將信交給秘書。", "He handed the letter to his secretary.", ""),
        ("衛星成功送入預定軌道。", "The satellite was sent into its planned orbit.", ""),
    ],
)
def test_the_past_needs_a_word_for_it(chinese: str, english: str, word: str) -> None:
    """Within a month is none, and soon is none."""
    assert made_past(chinese, english) == word
