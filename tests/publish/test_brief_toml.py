"""House style: what brief.toml sets, what is wrong with it, and which colours can be read."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from pathlib import Path

import bases
import pytest

from translator.errors import FaultsError, TranslatorError
from translator.publish.brief_toml import HouseStyleError, HouseStyleFault, load_house_style
from translator.publish.house_style import (
    DEFAULT_STYLE,
    LEAST_CONTRAST,
    PAGE,
    STANDS_ON,
    Colours,
    Fonts,
    HouseStyle,
    Sections,
    contrast,
)

DOCUMENTED = Path(__file__).parents[2] / "brief.toml"


def house(folder: Path, text: str) -> HouseStyle:
    """Return the house of a brief.toml with that text."""
    path = folder / "brief.toml"
    path.write_text(text, encoding="utf-8")
    return load_house_style(path)


def wrong(folder: Path, text: str) -> tuple[HouseStyleFault, ...]:
    """Return the faults of a brief.toml with that text."""
    with pytest.raises(HouseStyleError) as caught:
        house(folder, text)
    return caught.value.faults


# ---------------------------------------------------------------- what it sets


def test_documented_file_is_the_default() -> None:
    """The brief.toml of the project states every setting, each at its default."""
    text = DOCUMENTED.read_text(encoding="utf-8")
    assert load_house_style(DOCUMENTED) == DEFAULT_STYLE
    for name, value in asdict(DEFAULT_STYLE).items():
        for key in value if isinstance(value, dict) else (name,):
            assert any(line.removeprefix("# ").startswith(f"{key} =") for line in text.splitlines()), key


def test_every_documented_value_has_a_comment() -> None:
    """Each value of the documented file says beside it what it is."""
    lines = DOCUMENTED.read_text(encoding="utf-8").splitlines()
    values = [line for line in lines if re.match(r"\w+ =", line)]
    assert len(values) > 20
    for line in values:
        assert re.fullmatch(r'\w+ = ("[^"]*"|true|false) +# \S.*', line), line


def test_empty_file_is_the_default(tmp_path: Path) -> None:
    """A file that states nothing changes nothing."""
    assert house(tmp_path, "") == DEFAULT_STYLE


def test_values_are_taken(tmp_path: Path) -> None:
    """Text, choices, switches, fonts, colours and headings come from the file; the rest stays as it was."""
    text = """
    masthead = " Harbour Wire "
    dates = "american"
    paper = "letter"
    bilingual = true
    charts = false
    [fonts]
    headlines = "Palatino Linotype"
    [colours]
    accent = "#5a1230"
    [sections]
    key_figures = "In numbers"
    related = false
    people = true
    """
    assert house(tmp_path, text) == HouseStyle(
        masthead="Harbour Wire",
        dates="American",
        paper="Letter",
        bilingual=True,
        charts=False,
        fonts=Fonts(headlines="Palatino Linotype"),
        colours=Colours(accent="5A1230"),
        sections=Sections(key_figures="In numbers", related=""),
    )


def test_file_of_a_windows_editor_is_read(tmp_path: Path) -> None:
    """A byte-order mark at the start of the file is no fault."""
    path = tmp_path / "brief.toml"
    path.write_bytes('masthead = "晨報"\r\n'.encode("utf-8-sig"))
    assert load_house_style(path).masthead == "晨報"


@pytest.mark.parametrize("kind", ["document", "template"])
def test_base_is_taken_with_the_house(tmp_path: Path, kind: str) -> None:
    """A document or template beside the file becomes part of the house, by its bytes."""
    data = bases.with_content_type(bases.letterhead(), kind)
    (tmp_path / "ours.docx").write_bytes(data)
    assert house(tmp_path, 'base = "ours.docx"').base == data


# ---------------------------------------------------------------- what is wrong


def test_every_fault_at_once(tmp_path: Path) -> None:
    """All faults of a file are reported together, each with its key, in an error that is the user's to mend."""
    text = """
    mastheat = "x"
    dates = "ISO"
    paper = 4
    bilingual = "yes"
    fonts = "Arial"
    base = "none.docx"
    [colours]
    tint = "grey"
    shade = "#000000"
    [sections]
    checks = false
    terms = ""
    """
    faults = wrong(tmp_path, text)
    assert [fault.key for fault in faults] == [
        *("mastheat", "dates", "paper", "bilingual", "fonts", "base"),
        *("colours.tint", "colours.shade", "sections.checks", "sections.terms"),
    ]
    with pytest.raises(TranslatorError) as caught:
        load_house_style(tmp_path / "brief.toml")
    assert isinstance(caught.value, FaultsError)
    assert caught.value.lines == tuple(str(fault) for fault in faults)
    assert caught.value.what == f"{tmp_path / 'brief.toml'}: 10 fault(s) in the house style."


def test_fault_hides_nothing_in_a_message(tmp_path: Path) -> None:
    """What a file says is printed on the line of its fault, with control characters written out."""
    with pytest.raises(HouseStyleError) as caught:
        house(tmp_path, 'masthead = "a\\nb"')
    assert caught.value.lines == ('masthead: "a\\nb" is no line of text of 1 to 80 characters.',)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('mastheat = "x"', "mastheat: is no setting. Did you mean masthead?"),
        ('zzz = "x"', "zzz: is no setting. Remove it."),
        ("masthead = 3", "masthead: 3 is no line of text of 1 to 80 characters."),
        ('masthead = "a\\nb"', 'masthead: "a\\nb" is no line of text of 1 to 80 characters.'),
        ('dates = "ISO"', 'dates: "ISO" is not "British" or "American".'),
        ("charts = 1", "charts: 1 is neither true nor false."),
        ("sections = []", "sections: is a table. Write its values under [sections]."),
        ('[colours]\nrule = "red"', 'colours.rule: "red" is no colour. Write red, green and blue like "#12365A".'),
        (
            "[sections]\nfull_text = false",
            "sections.full_text: cannot be left out. A brief without it would hide what failed a check.",
        ),
    ],
)
def test_fault_says_what_to_do(tmp_path: Path, text: str, fault: str) -> None:
    """A fault names its key, what is wrong and, where that is not plain, what to write."""
    assert [str(found) for found in wrong(tmp_path, text)] == [fault]


def test_low_contrast_is_refused(tmp_path: Path) -> None:
    """A text colour too close to one of the grounds that it stands on is a fault for each such ground."""
    faults = wrong(tmp_path, '[colours]\nmuted = "#999999"')
    assert [(fault.key, fault.what) for fault in faults] == [
        ("colours.muted", "#999999 on the white page has a contrast of 2.85:1; text needs 4.5:1."),
        ("colours.muted", "#999999 on colours.tint (#F1F5F9) has a contrast of 2.60:1; text needs 4.5:1."),
        ("colours.muted", "#999999 on colours.highlight (#FFF2A8) has a contrast of 2.51:1; text needs 4.5:1."),
    ]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"plain text", "this is no .docx file, or one that a password protects."),
        (bases.with_content_type(bases.bare(), "macroEnabled"), "it holds macros."),
        (bases.with_content_type(bases.bare(), "sheet"), "this is no .docx file."),
    ],
)
def test_base_that_is_no_document(tmp_path: Path, data: bytes, what: str) -> None:
    """A base that Word would not open as a document without macros is refused by name."""
    path = tmp_path / "ours.docx"
    path.write_bytes(data)
    (fault,) = wrong(tmp_path, 'base = "ours.docx"')
    assert fault == HouseStyleFault("base", f"{path}: {what}", "Save it from Word as .docx and name that file.")


def test_base_that_cannot_be_set_up(tmp_path: Path) -> None:
    """A base that is a zip of the right kind with nothing usable in it is refused too."""
    for data, what in (
        (bases.without_member(bases.bare(), "word/document.xml"), "this is no .docx file"),
        (bases.edited(bases.letterhead(), "word/numbering.xml", b'w:numId="', b'w:numId="x'), "cannot be used ("),
    ):
        (tmp_path / "ours.docx").write_bytes(data)
        (fault,) = wrong(tmp_path, 'base = "ours.docx"')
        assert what in fault.what


def test_file_that_cannot_be_read(tmp_path: Path) -> None:
    """A missing file, one that is no text and one that is no TOML are one fault each."""
    with pytest.raises(HouseStyleError) as caught:
        load_house_style(tmp_path / "none.toml")
    assert caught.value.lines == ("There is no such file. Check the name and the folder.",)
    assert "The file is not TOML: " in wrong(tmp_path, "masthead = ")[0].what
    (tmp_path / "brief.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(HouseStyleError) as caught:
        load_house_style(tmp_path / "brief.toml")
    assert caught.value.lines == ("The file is not UTF-8 text. Save it as UTF-8.",)


# ---------------------------------------------------------------- digest and contrast


def test_digest_follows_every_setting() -> None:
    """The digest is the same for the same house and another for each change, the base's bytes included."""
    changed = (
        HouseStyle(masthead="x"),
        HouseStyle(dates="American"),
        HouseStyle(bilingual=True),
        HouseStyle(base=b"1"),
        HouseStyle(base=b"2"),
        HouseStyle(fonts=Fonts(text="x")),
        HouseStyle(colours=Colours(rule="000000")),
        HouseStyle(sections=Sections(terms="")),
    )
    assert DEFAULT_STYLE.digest == HouseStyle().digest
    assert len({DEFAULT_STYLE.digest, *(other.digest for other in changed)}) == len(changed) + 1
    assert len(DEFAULT_STYLE.digest) == 64
    assert int(DEFAULT_STYLE.digest, 16)


@pytest.mark.parametrize(("name", "ground"), [(name, ground) for name, all_ in STANDS_ON.items() for ground in all_])
def test_colours_can_be_read(name: str, ground: str) -> None:
    """Every text colour has at least 4.5:1 against every ground that it can stand on (WCAG 2.2)."""
    under = PAGE if ground == "page" else getattr(DEFAULT_STYLE.colours, ground)
    assert contrast(getattr(DEFAULT_STYLE.colours, name), under) >= LEAST_CONTRAST


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("000000", "FFFFFF", 21.0), ("FFFFFF", "000000", 21.0), ("777777", "FFFFFF", 4.48), ("123456", "123456", 1.0)],
)
def test_contrast_of_known_pairs(one: str, other: str, ratio: float) -> None:
    """The ratio is that of WCAG for pairs whose ratio is known, in either order."""
    assert round(contrast(one, other), 2) == ratio


def test_house_cannot_be_changed() -> None:
    """A house is a value: a change makes another."""
    assert replace(DEFAULT_STYLE, masthead="x") != DEFAULT_STYLE
    with pytest.raises(AttributeError):
        DEFAULT_STYLE.masthead = "x"  # type: ignore[misc]
