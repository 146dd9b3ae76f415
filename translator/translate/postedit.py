"""English as the engine gave it to English as a desk writes it: punctuation and small grammar, never a sense."""

from __future__ import annotations

import re

from translator.quantities import with_date_preposition, without_unfounded_am_pm
from translator.records import Marked

_PUNCTUATION = str.maketrans(
    {
        "，": ",", "。": ".", "！": "!", "？": "?", "：": ":", "；": ";", "（": "(", "）": ")",
        "「": '"', "」": '"', "『": "'", "』": "'", "“": '"', "”": '"', "‘": "'", "’": "'",
        "《": '"', "》": '"', "〈": '"', "〉": '"', "【": "[", "】": "]", "、": ",", "％": "%",
        "／": "/", "～": "-", "　": " ", "\xa0": " ", "・": " ", "…": "...",
    }
)  # fmt: skip
_TIGHT_AFTER = re.compile(r"([!?;,])(?=[A-Za-z($])")
_LOOSE_BEFORE = re.compile(r"(?<!\s)\s++(?!\.\.\.)([,.;:!?)%])(?!\d)|(?<=\()\s++")
# A name whose Latin form the source gives in brackets, written where its Chinese stood as well: Bobek (Bobek).
_TWICE = re.compile(r"\b([A-Z][\w.'’-]{0,40}(?: [A-Z&][\w.'’-]{0,40}){0,7}) \(\1\)")
_TIGHT_NUMBER = re.compile(r"(?<=[A-Za-z])(?=\(\d{4,6}\))")  # of a share: Phison(8299)
_LOOSE_QUOTE = re.compile(r'([,.!?)]) "(?=\s|$)')
_PAIR = re.compile(r'"([^"]*)"')
_BARE_DOLLAR = re.compile(r"(?<![A-Za-z$])\$(?=\d)")
_DOLLARS = {"USD": "US$", "TWD": "NT$", "HKD": "HK$", "SGD": "S$", "AUD": "A$", "CAD": "C$"}
# A loss is negative as it is.
_MINUS_LOSS = re.compile(r"(?<![\w.,])-(?=\d[\d.,]*%? (?:loss|decline|drop|decrease|fall|reduction|dip|slide|cut)\b)")
_YEN = re.compile(r"(?<![\d.,])(\d[\d.,]*+(?: (?:[mbtr]{1,3}illion|thousand))?) (yen|yuan)\b")
_OPENS = "「『“"
_CLOSES = "」』”"
# A full stop, and then a small letter: who says it goes on ("… speed." he stressed), any other word begins anew.
_SAYS = r"(?:said|says|added|noted|stressed|explained|told|continued|emphasized|pointed out)\b"
_SPEAKER_NEXT = re.compile(rf'(?<=\w)\."(?= (?:he|she|it|they|(?:the|an?) [\w -]{{1,40}}?) {_SAYS})')
# Not after Corp., Sept. or U.S., which are short and begin with a capital, nor before iPhone.
_NO_CAPITAL = re.compile(
    r'((?:(?<![\w-])(?:(?!(?:etc|approx|dept)\b)[a-z]{3,}+|[A-Z][a-z]{5,}+)\.|\.") )([a-z])(?=[a-z]*+(?![\w.-]))'
)
_TWO_MARKS = re.compile(r"(?<=[:;]),(?= )")
_BEGINS_WITH_AND = re.compile(r"^And ([a-z])")  # for 而
# A second sentence begins with a capital, and what only goes on after a comma does not.
_NEXT = re.compile(r"(?<=[a-z]{3}\. )(?<!Corp\. )(?<!Sept\. )(?<!Prof\. )(?:it|he|she|they)(?= [a-z])")
_GOES_ON = re.compile(
    r"(?<=[\w%], )(?:And|But|However|Among|While|Although|Because|Therefore|Meanwhile|It|They|There)(?=,? [a-z])"
)
# 「…，」小池先生說。 and its English, the quotation marks lost: …, Mr. Koike said.
_SPEAKER_LAST = re.compile(r"[「“][^」”]*[」”][^「」“”，。]{1,20}[。.]?")
_SAID_LAST = re.compile(rf"(.+?)[,.] (?:as )?((?:the |an? )?\w[\w. '-]{{0,60}} {_SAYS}(?: [\w ]{{1,30}})?\.)")
# Organisations that have the article in English: by what their Chinese ends in (the FCC, the DPP), and others; so have
# teams, which end in -s.
_OF_A_STATE = re.compile(
    "(?:[部會会署局院處处委黨党盟織织國国庭所軍军欧歐庫库室團团隊队]|央行|聯準|联准|總署|銀行|银行|基金)$"
)
_WITH_ARTICLE = frozenset([
    "BBC", "BRICS", "CPBL", "CPPCC", "CPTPP", "DAB", "DAX", "Dow", "Fed", "Kremlin", "MLB", "MTR", "Nasdaq", "NBA",
    "NEEQ", "Pentagon", "RCEP", "Taiex", "Thunder", "VIX",
])  # fmt: skip
_GOES_ON_AFTER = (
    r"(?=[,.;:)]|$| \(| (?:is|was|has|had|will|would|said|says|also|and|or|to|in|at|on|for|by|with|as|from)\b)"
)
# The whole sentence is one quotation.
_ALL_QUOTED = re.compile(r"[「“][^「」“”]*[」”][。.]?")


def postedit(english: str, marked: Marked) -> str:
    """Return `english` with ASCII punctuation, even spacing and the quotation marks that the source has.

    A sentence inside a longer quotation opens or closes it as its Chinese does. A bare $ becomes the
    dollar that the source names; a time of day loses the half of the day that the source does not give it; a
    date that begins a sentence gets its preposition.
    """
    segment = marked.segment
    text = english.translate(_PUNCTUATION)
    text = _TIGHT_NUMBER.sub(" ", _TIGHT_AFTER.sub(r"\1 ", text))
    text = _TWO_MARKS.sub("", text)
    text = _LOOSE_QUOTE.sub(r'\1"', _LOOSE_BEFORE.sub(lambda found: found[1] or "", text))
    text = _TWICE.sub(r"\1", " ".join(text.split()))
    text = without_unfounded_am_pm(marked.quantities, text, segment.text)
    for figure in marked.quantities:
        text = _in_words(text.replace(figure.english.replace("–", "-"), figure.english), figure.english)
    text = _MINUS_LOSS.sub("", text)
    dollars = {figure.currency for figure in marked.quantities} & _DOLLARS.keys()
    if len(dollars) == 1 and not any(_BARE_DOLLAR.search(figure.english) for figure in marked.quantities):
        sign = _DOLLARS[dollars.pop()]
        text = _BARE_DOLLAR.sub(lambda _: sign, text)
    if segment.role.is_label:
        text = text.removesuffix(".") if not text.endswith("..") else text
        return _unwrapped(text, segment.text)
    text = _BEGINS_WITH_AND.sub(lambda found: found[1].upper(), text)
    text = _without_article(with_date_preposition(marked.quantities, text), marked)
    text = _quoted(text, segment.text.strip())
    text = _GOES_ON.sub(lambda found: found[0].lower(), _NEXT.sub(lambda found: found[0].capitalize(), text))
    text = _NO_CAPITAL.sub(lambda found: found[1] + found[2].upper(), _SPEAKER_NEXT.sub(',"', text))
    return text if text.count('"') % 2 else _PAIR.sub(lambda said: f'"{said[1].strip()}"', text)


def _without_article(text: str, marked: Marked) -> str:
    """Return `text` without "the" before a firm's name of one word: the PSMC."""
    firms = [hit.entry for hit in marked.hits if hit.entry.kind == "org" and not _OF_A_STATE.search(hit.entry.source)]
    names = {firm.target for firm in firms if firm.target.isalpha() and not firm.target.endswith("s")}
    for name in names - _WITH_ARTICLE:
        text = re.sub(rf"(?<!\w)[Tt]he (?={re.escape(name)}{_GOES_ON_AFTER})", "", text)
    return text


def _in_words(text: str, figure: str) -> str:
    """Return `text` with ¥5 trillion as the figure is written everywhere else in a brief: 5 trillion yen."""
    for amount, currency in _YEN.findall(figure):
        signed = rf"(?<![\w$])¥\s?{re.escape(amount)}(?![\w%]|[.,]\d)"
        text = re.sub(signed, f"{amount} {currency}", text)
    return text


def _unwrapped(text: str, source: str) -> str:
    """Drop quotation marks around a whole label whose source has none there."""
    wrapped = len(text) > 2 and text[0] == text[-1] == '"' and text.count('"') == 2
    return text[1:-1] if wrapped and source[:1] not in _OPENS else text


def _quoted(text: str, source: str) -> str:
    if '"' not in text and _ALL_QUOTED.fullmatch(source):
        return f'"{text}"'
    if '"' not in text and _SPEAKER_LAST.fullmatch(source) and (said := _SAID_LAST.fullmatch(text)):
        return f'"{said[1]}," {said[2]}'
    opened = sum(source.count(mark) for mark in _OPENS)
    closed = sum(source.count(mark) for mark in _CLOSES)
    if text.count('"') % 2 == (opened + closed) % 2:
        return text
    if opened > closed and source[:1] in _OPENS and not text.startswith('"'):
        return f'"{text}'
    if closed > opened and source[-1:] in _CLOSES and not text.endswith('"'):
        return f'{text}"'
    if opened == closed and text.endswith('"') and text.count('"') == 1:
        return text[:-1] if not opened else f'"{text}'
    if opened == closed and text.endswith('"') and source.rstrip("。.")[-1:] not in _CLOSES:
        return text[:-1]
    return text
