"""Offices in the English are those of the Chinese: nobody is given another, nor loses former, deputy or acting."""

from __future__ import annotations

import pytest

from translator.chinese.script import fold
from translator.names.checks.offices import given_offices, lost_of_offices


@pytest.mark.parametrize(
    ("chinese", "english", "offices"),
    [
        ("行政長官李家超會見記者。", "Prime Minister Li Keqiang met reporters.", ["Prime Minister"]),
        ("國務院原總理病逝。", "The former general secretary died of an illness.", ["general secretary"]),
        ("部長提前返台坐鎮。", "The minister returned to take over the presidency.", ["presidency"]),
        ("央行總裁昨天說。", "The finance minister said yesterday.", ["finance minister"]),
        ("部長昨天說。", "The deputy minister said yesterday.", ["deputy"]),
        ("市長昨天說。", "The former mayor said yesterday.", ["former"]),
        ("市長昨天說。", "The acting mayor said yesterday.", ["acting mayor"]),
        ("华为轮值董事长说。", "Huawei's interim chairman said.", ["interim chairman"]),
        ("外長昨天抵達。", "The secretary of state arrived yesterday.", ["secretary of state"]),
    ],
)
def test_office_that_nobody_has_is_told(chinese: str, english: str, offices: list[str]) -> None:
    """Another office, and a former, a deputy or an acting one where the Chinese has none."""
    assert list(given_offices(english, chinese, ())) == offices


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("國務院原總理病逝。", "The former premier of the State Council died."),
        ("行政長官李家超會見記者。", "Chief Executive John Lee met reporters."),
        ("行政院長昨天說。", "The premier said yesterday."),
        ("董事長昨天說。", "The chairman said yesterday."),
        ("財長與發言人出席。", "The finance minister and a spokesperson attended."),
        ("代理市長、副院長與前立委。", "An acting mayor, a vice president and a former legislator."),
        ("轮值董事长与看守总理出席。", "The rotating chairman and the caretaker premier attended."),
        ("英超昨晚開踢。", "The Premier League kicked off last night."),
        ("Facebook CEO昨天說。", "Facebook's CEO said yesterday."),
    ],
)
def test_office_that_somebody_has_is_right(chinese: str, english: str) -> None:
    """Each in the ways that news call it, in either script."""
    assert list(given_offices(english, chinese, ())) == []
    assert list(lost_of_offices(english, chinese)) == []


def test_name_with_an_office_is_no_office() -> None:
    """What a term of the glossary says is no invention."""
    named = given_offices("The Office of the President said so.", "府方這麼說。", ("Office of the President",))
    assert list(named) == []
    assert list(given_offices("The President said so.", "府方這麼說。", ("Office of the Premier",))) == ["President"]


@pytest.mark.parametrize(
    ("chinese", "english", "lost"),
    [
        ("國務院原總理病逝。", "The premier of the State Council died.", "原总理"),
        ("前總統陳水扁說。", "President Chen Shui-bian said.", "前总统"),
        ("前行政院長出席。", "The premier attended.", "前行政院长"),
        ("前總統陳水扁卸任前說。", "President Chen Shui-bian said so before he left office.", "前总统"),
        ("前總統陳水扁卸任前說。", "Chen Shui-bian, who was president, said so before he left office.", ""),
        ("前總統陳水扁會見總統。", "President Lai met his predecessor, Chen Shui-bian.", ""),
        ("副總統蕭美琴說。", "President Hsiao said.", "副总统"),
        ("輪值主席徐直軍說。", "Chairman Eric Xu said.", "轮值主席"),
        ("代理市長說。", "The mayor said.", "代理市长"),
        (
            "目前總統仍在考慮，提前部長會議。",
            "The president is considering it, and the meeting is brought forward.",
            "",
        ),
    ],
)
def test_what_is_said_of_an_office_is_kept(chinese: str, english: str, lost: str) -> None:
    """Former, deputy and acting are told where they are lost; 目前 and 提前 are none of them."""
    assert [fold(chinese)[start:end] for start, end in lost_of_offices(english, chinese)] == [lost] * bool(lost)
