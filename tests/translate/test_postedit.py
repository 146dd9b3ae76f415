"""Punctuation and small grammar as a desk writes them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import marked

from translator.article_sentences import marked_alone
from translator.glossary import Glossary
from translator.quantities import Context
from translator.records import Entry, Role, Segment
from translator.translate.postedit import postedit

# Text that a model may answer: words, and every mark that polishing touches.
ANSWERS = st.text("ab Z9.,!?;:\"'()[]%$-—“”‘’「」『』（），。、　\xa0…", max_size=60)


def polished(english: str, source: str = "船開了。", role: Role = Role.PARAGRAPH) -> str:
    """The polished English of a source."""
    return postedit(english, marked(source, role=role))


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("It left，then。", "It left, then."),
        ("It left ,then .", "It left, then."),
        ("It  left\nthen.", "It left then."),
        ("It ( the ship ) left.", "It (the ship) left."),
        ("North Yard(8299) left, with f(2).", "North Yard (8299) left, with f(2)."),
        ("That is a -1.65% loss, and -2 degrees.", "That is a 1.65% loss, and -2 degrees."),
        ("It cost 12 % more.", "It cost 12% more."),
        ("They hold 1,200 and 3.5 .", "They hold 1,200 and 3.5."),
        ("It left at 9:30.", "It left at 9:30."),
        ('The " North Port Company " said so.', 'The "North Port Company" said so.'),
        ('"The Port (NPC) " of 2024 has "enough" money."', '"The Port (NPC)" of 2024 has "enough" money.'),
    ],
)
def test_punctuation_and_space(english: str, expected: str) -> None:
    """Chinese marks become ASCII ones, with the space that English has around them."""
    assert polished(english) == expected


def test_a_quotation_ends_at_its_bracket_where_marks_do_not_pair() -> None:
    """What closes a name stands tight against it, though a mark further on is missing."""
    english = '"The Port (NPC) " said that the ship left."'
    assert polished(english, "「北港公司」說「船開了。」") == '"The Port (NPC)" said that the ship left."'


@pytest.mark.parametrize(
    ("source", "english", "expected"),
    [
        ("「我們等了八年，", "We waited eight years,", '"We waited eight years,'),
        ("終於可以動工了！」", "At last we can start!", 'At last we can start!"'),
        ("「終於可以動工了。」", "At last we can start.", '"At last we can start."'),
        ("終於可以動工了。", 'At last we can start."', "At last we can start."),
        ("他說「好」。", 'He said "fine".', 'He said "fine".'),
    ],
)
def test_quotation_marks_follow_the_source(source: str, english: str, expected: str) -> None:
    """A sentence that opens, closes or holds a quotation does so in English too."""
    assert polished(english, source) == expected


def test_quotation_before_its_speaker_gets_its_marks_back() -> None:
    """Where the model dropped the marks of a quotation that its speaker follows, they are put back."""
    assert polished("We can start, Mr. Chou said.", "「可以動工了，」周先生說。") == '"We can start," Mr. Chou said.'


def test_a_sentence_begins_with_a_capital_and_one_mark_is_enough() -> None:
    """Also behind a long word with a capital, which is no abbreviation; a colon has no comma behind it."""
    assert polished("He ran the County. during it he built.", "他。") == "He ran the County. During it he built."
    assert polished("Made by Example Corp. in Osaka.", "他。") == "Made by Example Corp. in Osaka."
    assert polished("As follows:, four agreed.", "他。") == "As follows: four agreed."


def test_bare_dollar_becomes_the_dollar_of_the_source() -> None:
    """A $ takes the country that the source names; where it names two, it is left as it is."""
    assert polished("It costs $3 million.", "耗資300萬美元。") == "It costs US$3 million."
    assert polished("It costs NT$3 million.", "耗資新台幣300萬元。") == "It costs NT$3 million."
    assert polished("$3 million", "300萬美元合新台幣9,000萬元。") == "$3 million"


def test_label_has_no_full_stop() -> None:
    """A heading loses the full stop that a model ends it with, but not an ellipsis."""
    assert polished("Port Expands.", "港口擴建", Role.HEADING) == "Port Expands"
    assert polished("Port Expands...", "港口擴建…", Role.HEADING) == "Port Expands..."


def test_label_is_not_wrapped_in_quotation_marks() -> None:
    """Marks around a whole heading stay only where its source begins with them."""
    assert polished('"Port Expands"', "港口擴建", Role.TITLE) == "Port Expands"
    assert polished('"Port" Expands', "「港口」擴建", Role.TITLE) == '"Port" Expands'


@given(
    ANSWERS, st.sampled_from(["船開了。", "「船開了，」他說。", "「船，", "船」", "耗資3美元。"]), st.sampled_from(Role)
)
def test_words_are_never_changed(english: str, source: str, role: Role) -> None:
    """Whatever the answer, letters and digits stay as they are and in order (a currency sign aside)."""
    before = re.sub(r"[^A-Za-z0-9]", "", english)
    after = re.sub(r"[^A-Za-z0-9]", "", polished(english, source, role).replace("US$", "$"))
    assert after == before


@given(ANSWERS, st.sampled_from(["船開了。", "「船開了，」他說。", "耗資3美元。"]))
def test_polished_twice_is_polished_once(english: str, source: str) -> None:
    """Polishing what is polished changes nothing but quotation marks at the ends."""
    once = polished(english, source)
    assert polished(once, source).strip('" ') == once.strip('" ')


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("Bobek (Bobek) and Phantom Ranch (Phantom Ranch) won.", "Bobek and Phantom Ranch won."),
        ("The Istanbul Symphony (ISS) and Bobek (Bobeks) won.", "The Istanbul Symphony (ISS) and Bobek (Bobeks) won."),
        ("why to read, … and why not", "why to read, ... and why not"),
        ("Nothing ... at all .", "Nothing ... at all."),
    ],
)
def test_a_name_is_not_given_twice_and_an_ellipsis_stands_apart(english: str, expected: str) -> None:
    """The Latin form in brackets goes where it is the name again; three dots keep the space before them."""
    assert polished(english) == expected


@pytest.mark.parametrize(
    ("source", "english", "expected"),
    [
        ("示威於11:00開始。", "The protest began at 11:00 p.m. in town.", "The protest began at 11:00 in town."),
        ("示威於11:00開始。", "The protest began at 11:00 p.m.", "The protest began at 11:00."),
        ("示威於11點29分開始。", "It began at 11:29 p.m., they said.", "It began at 11:29, they said."),
        ("示威於晚間11點29分開始。", "It began at 11:29 p.m., they said.", "It began at 11:29 p.m., they said."),
        ("早上7時至11時開放。", "It is open from 7 a.m. to 11 a.m.", "It is open from 7 a.m. to 11 a.m."),
    ],
)
def test_no_half_of_the_day_is_made_up(source: str, english: str, expected: str) -> None:
    """11:00 does not become 11:00 p.m. by itself."""
    assert polished(english, source) == expected


@pytest.mark.parametrize(
    ("source", "english", "expected"),
    [
        ("10月7日，船開了。", "October 7, a ship left.", "On October 7, a ship left."),
        ("2026年3月，船開了。", "On March 2026, a ship left.", "In March 2026, a ship left."),
        ("3月5日，船開了。", "On March 5, a ship left.", "On March 5, a ship left."),
        ("2008年11月26日，船開了。", "November 26, 2008, it left.", "On November 26, 2008, it left."),
        ("1992年，船開了。", "1992, a ship left.", "In 1992, a ship left."),
        ("2018年9月，船開了。", "September 2018, a ship left.", "In September 2018, a ship left."),
        ("2024年年底，船開了。", "The end of 2024, a ship left.", "At the end of 2024, a ship left."),
        ("2024年初，船開了。", "Early 2024, a ship left.", "In early 2024, a ship left."),
        ("明年初，船開了。", "Early next year, a ship leaves.", "Early next year, a ship leaves."),
        ("9月3日至10月7日，船開了。", "September 3 to October 7, it left.", "From September 3 to October 7, it left."),
        ("中午12點，船開了。", "12 noon, a ship left.", "At 12 noon, a ship left."),
        ("下午3時，船開了。", "3 p.m., a ship left.", "At 3 p.m., a ship left."),
        ("「10月7日，船開了。」", '"October 7, a ship left."', '"On October 7, a ship left."'),
        ("10月7日，船開了。", "On October 7, a ship left.", "On October 7, a ship left."),
        ("10月7日是假日。", "October 7 is a holiday.", "October 7 is a holiday."),
        ("1992年、1995年與1997年船開了。", "1992, 1995 and 1997 saw it leave.", "1992, 1995 and 1997 saw it leave."),
        ("1月、2月與3月船開了。", "January, February and March saw it.", "January, February and March saw it."),
    ],
)
def test_a_date_that_begins_a_sentence_has_its_preposition(source: str, english: str, expected: str) -> None:
    """What an engine leaves out before a date is put in; lists of dates and subjects stay."""
    assert polished(english, source) == expected


def test_a_headline_may_begin_with_a_bare_date() -> None:
    """Headlines leave such words out."""
    assert polished("October 7, Ship Leaves", "10月7日，船開了", Role.HEADING) == "October 7, Ship Leaves"


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("We go at full speed. he stressed on Monday.", '"We go at full speed," he stressed on Monday.'),
        ("We go at full speed. it would help them.", "We go at full speed. It would help them."),
        ('"We go at full speed." he stressed.', '"We go at full speed," he stressed.'),
        ('"We go." the company\'s chairman, who came, left.', '"We go." The company\'s chairman, who came, left.'),
        ('"We go on." the head of the board said.', '"We go on," the head of the board said.'),
        ("Ships, planes, etc. were built at 9 p.m. in Japan.", "Ships, planes, etc. were built at 9 p.m. in Japan."),
        (
            "From Sept. to Nov. both KLA Corp. and Disco Corp. grew.",
            "From Sept. to Nov. both KLA Corp. and Disco Corp. grew.",
        ),
        ("It was the last year. iPhone sales rose.", "It was the last year. iPhone sales rose."),
        ('"Why?" he asked.', '"Why?" he asked.'),
    ],
)
def test_a_sentence_begins_with_a_capital_after_a_full_stop(english: str, expected: str) -> None:
    """Also after a quotation, which ends with a comma where its speaker follows."""
    assert polished(english, "「船。」他說。") == expected


@pytest.mark.parametrize(
    ("source", "english", "expected"),
    [
        ("投資約5兆日圓。", "It invests about ¥5 trillion.", "It invests about 5 trillion yen."),
        ("投資5.5兆日圓。", "A ¥ 5.5 trillion investment.", "A 5.5 trillion yen investment."),
        ("投資5億人民幣。", "It invests ¥500 million.", "It invests 500 million yuan."),
        ("投資5兆日圓。", "It invests ¥5 trillion.5 and US¥5 trillion.", "It invests ¥5 trillion.5 and US¥5 trillion."),
        ("投資5兆日圓。", "It invests ¥6 trillion.", "It invests ¥6 trillion."),
    ],
)
def test_yen_and_yuan_are_in_words_as_in_the_rest_of_a_brief(source: str, english: str, expected: str) -> None:
    """The sign, which both have, becomes the word that the key figures have; another sum stays."""
    assert polished(english, source) == expected


def test_a_day_takes_on() -> None:
    """And a month alone in."""
    assert (
        polished("It sails in January 22, and again in June.", "船1月22日開。")
        == "It sails on January 22, and again in June."
    )
    assert polished("In May 5 days are lost.", "船開了。") == "In May 5 days are lost."


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("The Wavetec (6770) said that the Wavetec has a yard.", "Wavetec (6770) said that Wavetec has a yard."),
        ("It left the Wavetec yard to the Wavetec.", "It left the Wavetec yard to Wavetec."),
        ("The HBA and the Terns said so, and the BBC.", "The HBA and the Terns said so, and the BBC."),
    ],
)
def test_a_firm_has_no_article(english: str, expected: str) -> None:
    """Of one word, where it is no part of what follows; a state's body keeps its own."""
    known = (("浪潮造船", "Wavetec"), ("港務局", "HBA"), ("燕鷗", "Terns"), ("英國廣播公司", "BBC"))
    entries = tuple(Entry(source, target, kind="org") for source, target in known)
    made = marked_alone(Segment("浪潮造船與港務局、燕鷗、英國廣播公司。", Role.PARAGRAPH), Glossary(entries), Context())
    assert postedit(english, made) == expected


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("It reached the bay of Hirado. it turned back.", "It reached the bay of Hirado. It turned back."),
        ("It sold Wave Inc. it had bought.", "It sold Wave Inc. it had bought."),
        ("It sold Wave Corp. it had bought.", "It sold Wave Corp. it had bought."),
        ("It grew 1.7%, However, the yard closed.", "It grew 1.7%, however, the yard closed."),
        ("It left, Among others.", "It left, among others."),
        ("It sailed, The Hague behind it.", "It sailed, The Hague behind it."),
        ("And the yard closed.", "The yard closed."),
        ("And Keelung closed.", "And Keelung closed."),
    ],
)
def test_capitals_where_sentences_begin(english: str, expected: str) -> None:
    """Two sentences for one of the Chinese, or one that goes on."""
    assert polished(english) == expected
