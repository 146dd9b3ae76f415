"""The review page in a browser: filter, keys, corrections, additions, tooltips, what it looks like, what gets out."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

import pytest
from briefings import LIN, full, minimal, passage, sentence
from browsing import CONTRASTS, chromium, violations
from newsroom import articles, docx_text
from playwright.sync_api import Browser, Dialog, Page
from typer.testing import CliRunner

from translator.cli.app import app
from translator.engines.fake import FakeEngine
from translator.publish.html.review_page import render_page
from translator.records import Briefing, Check, Finding, Role, Step, SummaryPoint, WantedPoints

# The browser is spoken to through pipes; the event loop that waits on them wants a pair of sockets of its own.
pytestmark = pytest.mark.enable_socket

HOSTILE = '<script>alert(1)</script></script> &lt;i&gt; "onmouseover=alert(2)//'


@dataclass
class Visit:
    """An open page, what it asked for and what went wrong in it."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def focus(self) -> str:
        """The id of the element that has the focus."""
        return str(self.page.evaluate("document.activeElement.id"))

    def rows(self) -> list[str]:
        """The ids of the rows that are to be seen."""
        seen = "[...document.querySelectorAll('tr[data-row]')].filter((r) => r.checkVisibility()).map((r) => r.id)"
        return list(self.page.evaluate(seen))

    def press(self, *keys: str) -> None:
        """Press those keys, one after another."""
        for key in keys:
            self.page.keyboard.press(key)

    def type_correction(self, row: str, text: str) -> None:
        """Open the box of a row, replace what is in it and leave it."""
        self.page.focus(f"#{row}")
        self.press("Enter")
        self.page.fill(f"#{row} textarea", text)
        self.press("Escape")

    def saved(self, button: str) -> tuple[str, bytes]:
        """Press a button and return the name and the bytes of the file that it saves."""
        with self.page.expect_download() as download:
            self.page.click(button)
        return download.value.suggested_filename, download.value.path().read_bytes()


Opener = Callable[..., AbstractContextManager[Visit]]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for all of them."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Page:
    """The page that the visits without wishes of their own share: opening one takes most of a test's time."""
    return browser.new_page()


@contextmanager
def watched(visit: Visit) -> Iterator[None]:
    """Note what a page asks for and what goes wrong in it."""

    def note(found: list[str], name: str) -> Callable[[Any], None]:
        return lambda event: found.append(str(getattr(event, name)))

    def dismiss(dialog: Dialog) -> None:
        visit.problems.append(dialog.message)
        dialog.dismiss()

    listeners: dict[Any, Callable[[Any], None]] = {
        "request": note(visit.requests, "url"),
        "console": note(visit.problems, "text"),
        "pageerror": note(visit.problems, "message"),
        "dialog": dismiss,
    }
    for event, listener in listeners.items():
        visit.page.on(event, listener)
    try:
        yield
    finally:
        for event, listener in listeners.items():
            visit.page.remove_listener(event, listener)


@pytest.fixture
def opened(browser: Browser, tab: Page, tmp_path: Path) -> Opener:
    """Opens the page of a briefing; when it is left, nothing has gone wrong and nothing else was asked for."""

    @contextmanager
    def open_page(briefing: Briefing, before: str = "", **options: Any) -> Iterator[Visit]:
        path = tmp_path / "page.html"
        path.write_bytes(render_page(briefing).encode())
        page = browser.new_page(**options) if options or before else tab
        if before:
            page.add_init_script(before)
        visit = Visit(page, path.as_uri())
        with watched(visit):
            page.goto(visit.address)
            try:
                yield visit
            finally:
                if page is tab:
                    page.evaluate("localStorage.clear()")
                    page.mouse.move(0, 0)
                else:
                    page.close()
        assert visit.problems == []
        assert {url for url in visit.requests if not url.startswith("blob:")} <= {visit.address}

    return open_page


def flags() -> Briefing:
    """A briefing with three flagged sentences of five, under two checks."""
    least = minimal()
    term = Finding(Check.TERM, "“Lin Shu-wei” (林書瑋) is not in the English.", 0, 3)
    said = sentence("林書瑋說不。", "He said no.", (LIN,), (), (term,))
    figure = Finding(Check.FIGURE, "20年 = 20 years is not in the English.")
    body = (
        passage(Role.PARAGRAPH, sentence("天氣晴。", "It is fine."), said),
        passage(Role.HEADING, sentence("港口", "The port", (), (), (figure,))),
        passage(Role.PARAGRAPH, sentence("林書瑋等了20年。", "He waited.", (LIN,), (), (term, figure))),
    )
    return replace(least, body=body)


def table(data: bytes) -> list[list[str]]:
    """The rows of a CSV file as a spreadsheet reads it."""
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


FLAGGED = ["body_0-2", "body_1-1", "body_2-1"]


def test_page_opens_without_a_problem_and_asks_for_nothing(opened: Opener) -> None:
    """Opening it makes one request, for the file itself, and no message in the console."""
    with opened(full()) as visit:
        visit.page.wait_for_load_state("networkidle")
        assert visit.requests == [visit.address]
        assert visit.page.locator("html.live").count() == 1


def test_policy_stops_what_would_leave_the_page(opened: Opener) -> None:
    """Even a script that ran in it could load no image, fetch nothing, send no form and make no HTML of text."""
    attempt = """async () => {
      const stopped = [];
      addEventListener("securitypolicyviolation", (event) => stopped.push(event.effectiveDirective));
      new Image().src = "http://127.0.0.1:9/a.png";
      await fetch("http://127.0.0.1:9/b").catch(() => {});
      const form = document.createElement("form");
      form.action = "http://127.0.0.1:9/c";
      document.body.append(form);
      form.submit();
      try { document.body.innerHTML = "<b>c</b>"; } catch {}
      const script = document.createElement("script");
      try { script.text = "window.ran = true"; } catch {}
      document.body.append(script);
      await new Promise((done) => setTimeout(done, 100));
      return [stopped.sort(), window.ran === true];
    }"""
    with opened(minimal()) as visit:
        stopped, ran = visit.page.evaluate(attempt)
        visit.problems.clear()
        visit.requests[:] = [url for url in visit.requests if not url.startswith("http://127.0.0.1:9/")]
    assert set(stopped) >= {"img-src", "connect-src", "form-action", "require-trusted-types-for"}
    assert not ran


def test_filter_shows_all_flagged_or_one_check(opened: Opener) -> None:
    """The choices leave the rows that fit, and say how many there are."""
    with opened(flags()) as visit:
        every = visit.rows()
        assert len(every) == 5
        visit.page.check("input[value=flagged]")
        assert visit.rows() == FLAGGED
        assert visit.page.inner_text("#status") == "3 of 5 sentences"
        visit.page.check("input[value='check:figure']")
        assert visit.rows() == FLAGGED[1:]
        visit.page.check("input[value=all]")
        assert visit.rows() == every


def test_filter_leaves_no_heading_without_rows(opened: Opener) -> None:
    """Where no related item fits, the heading above them goes, too."""
    with opened(full()) as visit:
        heading = visit.page.locator("tbody.divide")
        assert heading.is_visible()
        visit.page.check("input[value=flagged]")
        assert not heading.is_visible()


def test_filter_leaves_the_heading_of_what_it_shows(opened: Opener) -> None:
    """Related items that stand in the brief, and those left out of it, have a heading each that goes with them."""
    doubt = passage(Role.RELATED, sentence("雨。", "Rain.", findings=(Finding(Check.MEANING, "In doubt."),)))
    item = full().related[0]
    with opened(replace(full(), related=(item, replace(item, headline=doubt)))) as visit:
        headings = visit.page.locator("tbody.divide")
        assert [heading.is_visible() for heading in headings.all()] == [True, True]
        visit.page.check("input[value=flagged]")
        assert [heading.is_visible() for heading in headings.all()] == [False, True]
        visit.page.check("input[value='check:term']")
        assert [heading.is_visible() for heading in headings.all()] == [False, False]


@pytest.mark.parametrize(("onward", "back"), [("j", "k"), ("n", "p")])
def test_keys_go_from_flag_to_flag(opened: Opener, onward: str, back: str) -> None:
    """One key goes to the next flag and round to the first, the other back; each has the focus and is in view."""
    with opened(flags()) as visit:
        seen = []
        for key in (onward, onward, onward, onward, back, back):
            visit.press(key)
            seen.append(visit.focus)
            assert visit.page.locator(f"#{visit.focus}").is_visible()
        assert seen == [*FLAGGED, FLAGGED[0], FLAGGED[2], FLAGGED[1]]
        assert visit.page.inner_text("#status") == "Flag 2 of 3"


def test_keys_go_through_the_flags_that_the_filter_shows(opened: Opener) -> None:
    """A flag that is filtered away is passed over."""
    with opened(flags()) as visit:
        visit.page.check("input[value='check:figure']")
        visit.press("j", "j", "j")
        assert visit.focus == FLAGGED[1]


def test_keys_on_a_page_without_flags_say_so(opened: Opener) -> None:
    """Where there is nothing to go to, the status says it."""
    with opened(minimal()) as visit:
        visit.press("j")
        assert visit.page.inner_text("#status") == "No flags here"


def test_check_in_the_list_leads_to_its_row(opened: Opener) -> None:
    """A link of the list goes to the row, even to one that the filter hides."""
    with opened(flags()) as visit:
        visit.page.check("input[value='check:figure']")
        visit.page.click("#check_1 a")
        assert visit.focus == FLAGGED[0]
        assert visit.page.locator(f"#{FLAGGED[0]}").is_visible()
        visit.press("j")
        assert visit.focus == FLAGGED[1]


def test_enter_opens_the_box_and_escape_leaves_it(opened: Opener) -> None:
    """The box holds the English as it is; keys that move elsewhere are letters in it; Escape goes back to the row."""
    with opened(flags()) as visit:
        visit.press("j", "Enter")
        assert visit.page.input_value(f"#{FLAGGED[0]} textarea") == "He said no."
        visit.press("End", "j", "k", "n", "p", "Enter", "x", "Escape")
        assert visit.page.locator("textarea").count() == 0
        assert visit.focus == FLAGGED[0]
        assert visit.page.inner_text(f"#{FLAGGED[0]} .correction") == "He said no.jknp\nx"
        visit.press("j")
        assert visit.focus == FLAGGED[1]


def test_button_opens_the_box_of_its_row(opened: Opener) -> None:
    """A sentence without a flag can be corrected, too, with the pointer."""
    with opened(flags()) as visit:
        visit.page.hover("#body_0-1")
        visit.page.click("#body_0-1 .correct")
        visit.page.keyboard.type("!")
        visit.page.click("#body_0-1 .done")
        assert visit.page.inner_text("#body_0-1 .correction") == "It is fine.!"


def test_corrections_file_has_what_was_changed_and_nothing_else(opened: Opener) -> None:
    """Commas, quotation marks, line ends and Chinese come back letter by letter; what is as before is not there."""
    text = 'He, Lin ("林書瑋"), said:\nno.'
    with opened(flags()) as visit:
        assert visit.page.is_disabled("#save-corrections")
        visit.type_correction(FLAGGED[0], text)
        visit.type_correction(FLAGGED[1], "The port")
        name, data = visit.saved("#save-corrections")
    assert name == "corrections-rain.csv"
    assert data.decode("utf-8-sig") == ('source,english\r\n林書瑋說不。,"He, Lin (""林書瑋""), said:\nno."\r\n')
    assert table(data) == [["source", "english"], ["林書瑋說不。", text]]


def test_cell_that_would_be_a_formula_gets_an_apostrophe(opened: Opener) -> None:
    """No spreadsheet runs what was typed."""
    with opened(flags()) as visit:
        for text in ("=1+1", "+1", "-1 %", "@all", "\tcell"):
            visit.type_correction(FLAGGED[0], text)
            assert table(visit.saved("#save-corrections")[1])[1] == ["林書瑋說不。", f"'{text}"]


def test_correction_set_back_or_emptied_is_none(opened: Opener) -> None:
    """Typing the old English, emptying the box and the button for it all drop the correction."""
    with opened(flags()) as visit:
        row = FLAGGED[0]
        for old in ("He said no.", " "):
            visit.type_correction(row, "No, he said.")
            assert visit.page.locator("#check_1.corrected").count() == 1
            visit.type_correction(row, old)
            assert visit.page.is_disabled("#save-corrections")
            assert not visit.page.is_visible(f"#{row} .correction")
        visit.type_correction(row, "No, he said.")
        visit.press("Enter")
        visit.page.click(f"#{row} .undo")
        assert visit.page.is_disabled("#save-corrections")
        assert visit.page.locator("#check_1.corrected").count() == 0


def test_sentence_that_stands_twice_is_corrected_once(opened: Opener) -> None:
    """The correction shows in both rows and is one line of the file."""
    twice = replace(minimal(), body=(passage(Role.PARAGRAPH, *(sentence("再議。", "Again."),) * 2),))
    with opened(twice) as visit:
        visit.type_correction("body_0-1", "To be discussed.")
        assert visit.page.inner_text("#body_0-2 .correction") == "To be discussed."
        assert len(table(visit.saved("#save-corrections")[1])) == 2


def test_spaces_alone_make_no_second_correction(opened: Opener) -> None:
    """Two sentences that the program takes for one are corrected together; so is English that it takes for the same."""
    body = (passage(Role.PARAGRAPH, sentence("再議。 ", "Again."), sentence("再議。", "Again.")),)
    with opened(replace(minimal(), body=body)) as visit:
        visit.type_correction("body_0-1", " Again.\n")
        assert visit.page.is_disabled("#save-corrections")
        visit.type_correction("body_0-1", "To be discussed.")
        assert visit.page.inner_text("#body_0-2 .correction") == "To be discussed."
        assert table(visit.saved("#save-corrections")[1])[1:] == [["再議。", "To be discussed."]]


def corrected() -> Briefing:
    """A briefing of which an earlier file of corrections set two sentences of three."""
    mine = [replace(sentence(zh, en), step=Step.CORRECTED) for zh, en in (("船。", "A ship."), ("港。", "A port."))]
    return replace(minimal(), body=(passage(Role.PARAGRAPH, *mine, sentence("風。", "A wind.")),))


def saved_rows(visit: Visit) -> list[list[str]]:
    """The rows of the corrections file, header left out."""
    return table(visit.saved("#save-corrections")[1])[1:]


def test_earlier_corrections_stay_in_the_file(opened: Opener) -> None:
    """What is corrected already is in the file before and after anything is typed: it can replace the earlier one."""
    with opened(corrected()) as visit:
        assert visit.page.inner_text("#save-corrections") == "Save corrections 2"
        assert saved_rows(visit) == [["船。", "A ship."], ["港。", "A port."]]
        visit.type_correction("body_0-3", "Wind.")
        visit.type_correction("body_0-1", "The ship.")
        assert saved_rows(visit) == [["船。", "The ship."], ["港。", "A port."], ["風。", "Wind."]]
        visit.type_correction("body_0-1", "A ship.")
        assert saved_rows(visit)[0] == ["船。", "A ship."]


def test_earlier_correction_can_be_taken_back(opened: Opener) -> None:
    """Emptied, it stands in the file without English, and the page says what that does, also when opened again."""
    with opened(corrected()) as visit:
        visit.type_correction("body_0-1", " ")
        visit.page.reload()
        assert saved_rows(visit) == [["船。", ""], ["港。", "A port."]]
        assert visit.page.inner_text("#body_0-1 .correction").startswith("Taken back")
        visit.type_correction("body_0-1", "A ship.")
        assert not visit.page.is_visible("#body_0-1 .correction")
        assert saved_rows(visit)[0] == ["船。", "A ship."]


SHIP, PORT, WIND, RAIN = (("船。", "A ship."), ("港。", "A port."), ("風。", "A wind."), ("雨。", "Rain."))
HEADER = ["source", "english", "summary", "article"]


def pointed(*points: int, wanted: WantedPoints | None = None) -> Briefing:
    """A briefing of four sentences, of which those (from 1) are the points of the summary, and a heading."""
    text = passage(Role.PARAGRAPH, *(sentence(zh, en) for zh, en in (SHIP, PORT, WIND, RAIN)))
    summary = tuple(SummaryPoint(0, number - 1) for number in points)
    body = (text, passage(Role.HEADING, sentence("海", "Sea")))
    return replace(minimal(), body=body, summary=summary, wanted=wanted or WantedPoints())


def points_shown(visit: Visit) -> list[str]:
    """The English of the points on the page, in their order."""
    return visit.page.locator("#points .text").all_inner_texts()


def test_points_can_be_pinned_dropped_and_moved(opened: Opener) -> None:
    """What stands on the page stands in the file: places, how many there are, what was dropped, of which article."""
    with opened(pointed(1, 2)) as visit:
        assert points_shown(visit) == ["A ship.", "A port."]
        assert visit.page.is_disabled("#save-corrections")
        visit.page.hover("#body_0-4")
        visit.page.click("#body_0-4 .pin")
        assert visit.page.inner_text("#status") == "Pinned: point 3 of the summary"
        visit.page.click("#points li:nth-child(3) .up")
        assert visit.page.inner_text("#points-status") == "Place 2 of 3"
        visit.page.click("#points li:nth-child(1) .drop")
        assert points_shown(visit) == ["Rain.", "A port."]
        name, data = visit.saved("#save-corrections")
        assert name == "corrections-rain.csv"
        assert table(data) == [
            HEADER,
            ["船。", "", "drop", "rain.txt"],
            ["港。", "", "2 of 2", "rain.txt"],
            ["雨。", "", "1 of 2", "rain.txt"],
        ]


def test_points_are_set_by_the_keyboard_alone(opened: Opener) -> None:
    """The focus stays with the point that moves, goes to its other button at an end and to the next where one goes."""
    focus = "[document.activeElement.closest('li')?.dataset.row ?? '', document.activeElement.className]"
    with opened(pointed(1, 2, 3)) as visit:
        visit.page.focus("#points li:nth-child(1) .down")
        visit.press("Enter")
        assert visit.page.evaluate(focus) == ["body_0-1", "down"]
        visit.press("Space")
        assert points_shown(visit) == ["A port.", "A wind.", "A ship."]
        assert visit.page.evaluate(focus) == ["body_0-1", "up"]
        visit.page.focus("#points li:nth-child(2) .drop")
        visit.press("Enter")
        assert visit.page.evaluate(focus) == ["body_0-1", "drop"]
        visit.press("Enter", "Enter")
        assert points_shown(visit) == []
        assert visit.focus == "summary"
        assert visit.page.is_visible("#no-points")
        visit.page.focus("#body_0-2 .pin")
        visit.press("Enter")
        assert points_shown(visit) == ["A port."]


def test_every_button_of_a_point_has_a_name(opened: Opener) -> None:
    """A screen reader hears which sentence a button is for, and of a pin whether the sentence is a point."""
    with opened(pointed(2)) as visit:
        names = [button.get_attribute("aria-label") for button in visit.page.locator("#points button").all()]
        assert names == ["Move up: ¶ 1, sentence 2", "Move down: ¶ 1, sentence 2", "Drop: ¶ 1, sentence 2"]
        found = visit.page.locator(".pin").all()
        pins = {pin.get_attribute("aria-label"): pin.get_attribute("aria-pressed") for pin in found}
        assert pins == {f"Pin as a point of the summary: ¶ 1, sentence {n}": str(n == 2).lower() for n in range(1, 5)}


def test_correction_alone_keeps_the_points(opened: Opener) -> None:
    """With a correction the file has the points as they stand; the list shows the correction."""
    with opened(pointed(3, 1)) as visit:
        visit.type_correction("body_0-1", "The ship.")
        assert points_shown(visit) == ["A wind.", "The ship."]
        assert table(visit.saved("#save-corrections")[1]) == [
            HEADER,
            ["船。", "The ship.", "2 of 2", "rain.txt"],
            ["風。", "", "1 of 2", "rain.txt"],
        ]


def test_points_that_were_set_stay_in_the_file(opened: Opener) -> None:
    """The file can replace the earlier one: what was pinned and dropped by it is there before anything is changed."""
    wanted = WantedPoints(((1, SummaryPoint(0, 1)),), frozenset({SummaryPoint(0, 3)}))
    with opened(pointed(2, wanted=wanted)) as visit:
        assert not visit.page.is_visible("#keep-points")
        assert saved_rows(visit) == [["港。", "", "1 of 1", "rain.txt"], ["雨。", "", "drop", "rain.txt"]]
        visit.page.hover("#body_0-4")
        visit.page.click("#body_0-4 .pin")
        assert saved_rows(visit)[1] == ["雨。", "", "2 of 2", "rain.txt"]


def test_points_can_be_kept_as_they_are(opened: Opener) -> None:
    """Without any change they are in the file once one says so, and are not when that is taken back."""
    with opened(pointed(1, 3)) as visit:
        visit.page.click("#keep-points")
        visit.page.reload()
        assert saved_rows(visit) == [["船。", "", "1 of 2", "rain.txt"], ["風。", "", "2 of 2", "rain.txt"]]
        visit.page.click("#keep-points")
        assert visit.page.is_disabled("#save-corrections")


def test_points_that_were_set_are_there_again(opened: Opener) -> None:
    """They outlive the page; set back to what the program chose, there is nothing to save."""
    with opened(pointed(1, 2)) as visit:
        visit.page.click("#points li:nth-child(2) .up")
        visit.page.reload()
        assert points_shown(visit) == ["A port.", "A ship."]
        visit.page.click("#points li:nth-child(2) .up")
        assert visit.page.is_disabled("#save-corrections")


def test_correction_that_is_taken_back_from_a_point_has_a_row_of_its_own(opened: Opener) -> None:
    """A row that sets a place alone takes no English back: the page writes both."""
    briefing = replace(corrected(), summary=(SummaryPoint(0, 0),))
    with opened(briefing) as visit:
        visit.type_correction("body_0-1", " ")
        assert saved_rows(visit) == [
            ["船。", "", "", ""],
            ["船。", "", "1 of 1", "rain.txt"],
            ["港。", "A port.", "", ""],
        ]


def test_sentence_that_stands_twice_is_pinned_once(opened: Opener) -> None:
    """Of two that the program takes for one, the first is the point; so it is by the row of the other."""
    twice = replace(minimal(), body=(passage(Role.PARAGRAPH, *(sentence("再議。", "Again."),) * 2),))
    with opened(twice) as visit:
        assert visit.page.locator(".pin").count() == 1
        visit.page.hover("#body_0-1")
        visit.page.click("#body_0-1 .pin")
        assert saved_rows(visit) == [["再議。", "", "1 of 1", "rain.txt"]]


def test_pinned_sentence_that_is_gone_is_told_on_the_page(opened: Opener) -> None:
    """The page says so with its Chinese, under the points; the file that it saves takes it back from an older one."""
    with opened(pointed(1, wanted=WantedPoints(gone=("浪。",)))) as visit:
        assert "浪。" in visit.page.inner_text(".gone")
        assert saved_rows(visit) == [["船。", "", "1 of 1", "rain.txt"], ["浪。", "", "", "rain.txt"]]


def test_points_saved_on_the_page_are_those_of_the_next_run(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Run, pin, drop, move, correct, save, run again: brief and page have the points of the first page in that order;
    a page saved from the second run changes nothing, and an edited brief is kept."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("translator.cli.translating.load_engine", lambda name, offline, watch: FakeEngine())
    articles(tmp_path / "articles")
    (tmp_path / "glossary.csv").write_text("source,target\n港務公司,Nanwan Port Corporation\n", encoding="utf-8")
    assert CliRunner().invoke(app, ["run"]).exit_code == 0
    visit = Visit(browser.new_page(), (tmp_path / "output" / "1-port.html").as_uri())
    with watched(visit):
        visit.page.goto(visit.address)
        row = visit.page.locator("tr", has_text="地方漁民卻擔心航道變窄。").get_attribute("id")
        assert row
        visit.page.focus(f"#{row} .pin")
        visit.press("Enter")
        visit.page.click("#points li:last-child .up")
        visit.page.click("#points li:first-child .drop")
        visit.type_correction(row, "Fishermen fear a narrower channel.")
        wanted = points_shown(visit)
        name, data = visit.saved("#save-corrections")
        (tmp_path / name).write_bytes(data)
        brief = tmp_path / "output" / "1-port.docx"
        brief.write_bytes(brief.read_bytes() + b" edited")
        result = CliRunner().invoke(app, ["run"])
        assert "an edited brief" in result.stdout
        visit.page.goto(visit.address)
        assert points_shown(visit) == wanted
        assert visit.saved("#save-corrections")[1] == data
        visit.page.close()
    assert visit.problems == []
    text = docx_text(brief)
    places = [text.index(point) for point in wanted]
    assert places == sorted(places)
    assert "Fishermen fear a narrower channel." in wanted
    assert "all chosen by a person" in text


def test_page_says_where_saved_corrections_go(opened: Opener) -> None:
    """Beside the table, and by name when the file is saved."""
    with opened(flags()) as visit:
        assert "beside glossary.csv" in visit.page.inner_text(".help")
        visit.type_correction(FLAGGED[0], "No, he said.")
        name, _ = visit.saved("#save-corrections")
        assert visit.page.inner_text("#status") == f"Put {name} beside glossary.csv and run again"


def test_what_is_typed_is_there_again(opened: Opener) -> None:
    """Corrections and additions outlive the page; another article does not see them."""
    with opened(flags()) as visit:
        visit.type_correction(FLAGGED[0], "No, he said.")
        add_term(visit, "港口", "harbour")
        visit.page.reload()
        assert visit.page.inner_text(f"#{FLAGGED[0]} .correction") == "No, he said."
        assert table(visit.saved("#save-terms")[1])[1] == ["港口", "harbour", "other", ""]
        other = Path(visit.address.removeprefix("file://")).with_name("other.html")
        other.write_bytes(render_page(replace(flags(), article=replace(flags().article, title="別"))).encode())
        visit.page.goto(other.as_uri())
        assert visit.page.is_disabled("#save-corrections")
        visit.requests.clear()


def test_storage_with_something_else_in_it_does_no_harm(opened: Opener) -> None:
    """What the page did not write is not taken for corrections."""
    with opened(flags()) as visit:
        visit.type_correction(FLAGGED[0], "No, he said.")
        for kept in ("[", "null", "7", '{"corrections": 3}', '{"terms": [null]}'):
            visit.page.evaluate("(kept) => localStorage.setItem(localStorage.key(0), kept)", kept)
            visit.page.reload()
            assert visit.page.is_disabled("#save-corrections")
            visit.press("j")
            assert visit.focus == FLAGGED[0]


def test_without_storage_all_works_and_the_page_says_what_to_do(opened: Opener) -> None:
    """Where the browser refuses to keep anything, corrections can still be typed and saved."""
    shut = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('shut'); }});"
    with opened(flags(), before=shut) as visit:
        assert not visit.page.is_visible("#unkept")
        visit.type_correction(FLAGGED[0], "No, he said.")
        assert visit.page.is_visible("#unkept")
        assert table(visit.saved("#save-corrections")[1])[1] == ["林書瑋說不。", "No, he said."]


def select(visit: Visit, selector: str) -> None:
    """Select all text of an element."""
    visit.page.evaluate("(css) => getSelection().selectAllChildren(document.querySelector(css))", selector)


def add_term(visit: Visit, source: str, target: str) -> None:
    """Add a term through the button above the table."""
    visit.page.click("#add")
    visit.page.fill("[name=source]", source)
    visit.page.fill("[name=target]", target)
    visit.press("Enter")


def test_selected_chinese_is_offered_for_the_glossary(opened: Opener) -> None:
    """Selecting in the original brings the offer, whose form has the Chinese; what is added can be saved."""
    with opened(flags()) as visit:
        assert not visit.page.is_visible("#add-selected")
        select(visit, "#body_1-1 .original")
        visit.page.click("#add-selected")
        assert visit.page.input_value("[name=source]") == "港口"
        visit.page.keyboard.type('sea port, "the"')
        visit.page.select_option("[name=kind]", "place")
        visit.page.fill("[name=note]", "=see: 港")
        visit.page.click("dialog [type=submit]")
        name, data = visit.saved("#save-terms")
        assert not visit.page.is_visible("dialog")
    assert name == "glossary-additions.csv"
    assert table(data) == [["source", "target", "kind", "note"], ["港口", 'sea port, "the"', "place", "'=see: 港"]]


def test_selected_english_is_not_offered(opened: Opener) -> None:
    """Only Chinese goes into the first column of a glossary; nor does text of two sentences."""
    with opened(flags()) as visit:
        for selector in ("#body_1-1 .english", "table"):
            select(visit, selector)
            visit.page.wait_for_timeout(50)
            assert not visit.page.is_visible("#add-selected")


def test_term_of_the_glossary_is_not_added_again(opened: Opener) -> None:
    """A second row for a term would contradict the first: the form says where that is."""
    with opened(full()) as visit:
        add_term(visit, "林書瑋", "Lin")
        assert visit.page.is_visible("dialog")
        assert "row 5" in visit.page.evaluate("document.querySelector('[name=source]').validationMessage")
        visit.page.fill("[name=source]", "constructor")
        visit.press("Enter")
        assert not visit.page.is_visible("dialog")
        assert not visit.page.is_disabled("#save-terms")


def test_addition_can_be_taken_back(opened: Opener) -> None:
    """An addition is listed and can be removed; Escape leaves the form without one."""
    with opened(flags()) as visit:
        add_term(visit, "港口", "harbour")
        assert visit.page.inner_text("#additions li span >> nth=0") == "港口"
        visit.page.click("#additions button")
        assert visit.page.is_disabled("#save-terms")
        visit.page.click("#add")
        visit.press("Escape")
        assert not visit.page.is_visible("dialog")
        assert visit.page.is_disabled("#save-terms")


def test_tooltip_comes_at_the_pointer(opened: Opener) -> None:
    """Pointing at a term shows its glossary row and points out its other half, until the pointer leaves."""
    with opened(full()) as visit:
        visit.page.locator("td.english mark", has_text="Lin Shu-wei").last.hover()
        visit.page.wait_for_selector("#tip")
        assert visit.page.inner_text("#tip") == "Glossary row 5: 林書瑋 → Lin Shu-wei (person)."
        assert visit.page.locator("mark.paired").all_inner_texts() == ["林書瑋", "Lin Shu-wei"]
        visit.page.mouse.move(0, 0)
        assert not visit.page.is_visible("#tip")


def test_tooltip_comes_at_the_keyboard_s_focus(opened: Opener) -> None:
    """Tab reaches each term and figure, out of view too; its tooltip is inside the window and Escape ends it."""
    with opened(full(), viewport={"width": 800, "height": 300}) as visit:
        visit.page.focus("#body_2-1")
        said = []
        for _ in range(4):
            visit.page.evaluate("scrollTo(0, document.body.scrollHeight)")
            visit.page.wait_for_timeout(100)
            visit.press("Tab")
            visit.page.wait_for_timeout(100)
            said.append(visit.page.inner_text("#tip"))
            box = visit.page.locator("#tip").bounding_box()
            assert box is not None
            assert 0 <= box["x"] <= 800 - box["width"]
            assert 0 <= box["y"] <= 300 - box["height"]
        assert [text.split(":")[0] for text in said] == ["Glossary row 3", "Glossary row 2", "Figure", "Glossary row 4"]
        visit.press("Escape")
        assert not visit.page.is_visible("#tip")


def test_every_mark_has_a_description_to_be_read_out(opened: Opener) -> None:
    """A screen reader gets what the tooltip says."""
    with opened(full()) as visit:
        tips = "[...document.querySelectorAll('mark')].map((m) => [m.ariaDescription, m.dataset.tip, m.tabIndex])"
        found = visit.page.evaluate(tips)
        assert found
        assert all(description == tip and tip and index == 0 for description, tip, index in found)


def test_hostile_text_is_shown_and_runs_nowhere(opened: Opener) -> None:
    """Markup in the title, the sentences, the file name, a message and the glossary is text, in the box too."""
    least = minimal()
    finding = Finding(cast(Check, HOSTILE), HOSTILE, 0, 3)
    entry = replace(LIN, note=HOSTILE)
    bad = replace(
        least,
        article=replace(least.article, title=HOSTILE, path=Path(HOSTILE.replace("/", "_"))),
        title=passage(Role.TITLE, sentence(HOSTILE, HOSTILE)),
        body=(passage(Role.PARAGRAPH, sentence(f"林書瑋{HOSTILE}", HOSTILE, (entry,), (), (finding,))),),
        summary=(SummaryPoint(0, 0),),
        wanted=WantedPoints(gone=(HOSTILE,)),
    )
    with opened(bad) as visit:
        page = visit.page
        assert page.title() == f"Review: {HOSTILE}"
        assert page.inner_text("header .original") == HOSTILE
        assert page.inner_text("#body_0-1 .original") == f"林書瑋{HOSTILE}"
        page.hover("#body_0-1 mark")
        assert HOSTILE in page.inner_text("#tip")
        page.check(f"input[value='{'check:' + HOSTILE}']")
        visit.type_correction("body_0-1", HOSTILE + "<b>")
        assert page.inner_text("#body_0-1 .correction") == HOSTILE + "<b>"
        assert points_shown(visit) == [HOSTILE + "<b>"]
        assert page.inner_text(".gone").endswith(HOSTILE)
        file_name = HOSTILE.replace("/", "_")
        assert table(visit.saved("#save-corrections")[1])[1:] == [
            [f"林書瑋{HOSTILE}", HOSTILE + "<b>", "1 of 1", file_name],
            [HOSTILE, "", "", file_name],
        ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_can_be_read_and_all_controls_used_by_anybody(opened: Opener, scheme: str) -> None:
    """A contrast of 4.5:1 or more (WCAG 2.2, 1.4.3), nothing for axe-core; box, form and tooltip open too."""
    with opened(replace(full(), wanted=WantedPoints(gone=("風。",))), color_scheme=scheme) as visit:
        visit.press("j", "Enter", "x")
        visit.page.click("#points li:nth-child(2) .up")
        add_term(visit, "港口", "harbour")
        visit.page.hover("mark >> nth=0")
        found = visit.page.evaluate(CONTRASTS)
        assert violations(visit.page) == []
        visit.page.click("#add")
        assert violations(visit.page) == []
        found += visit.page.evaluate(CONTRASTS)
        assert len(found) > 100
        assert min(found)[0] >= 4.5, min(found)


def test_dark_and_light_differ(opened: Opener) -> None:
    """The page follows the system: dark ground in dark mode, white in light mode and on paper."""
    ground = "getComputedStyle(document.body).backgroundColor"
    with opened(full(), color_scheme="dark") as visit:
        assert visit.page.evaluate(ground) == "rgb(21, 25, 30)"
        visit.page.emulate_media(color_scheme="light")
        assert visit.page.evaluate(ground) == "rgb(255, 255, 255)"
        visit.page.emulate_media(color_scheme="dark", media="print")
        assert visit.page.evaluate(ground) == "rgb(255, 255, 255)"


def test_print_has_columns_flags_and_corrections_but_no_buttons(opened: Opener) -> None:
    """On paper the list of checks, both columns and what was typed stand; nothing to press does."""
    with opened(flags(), color_scheme="light") as visit:
        visit.type_correction(FLAGGED[0], "No, he said.")
        visit.page.emulate_media(media="print")
        page = visit.page
        for selector in ("ol.checks", "#body_0-1 .original", "#body_0-1 .text", f"#{FLAGGED[0]} .correction"):
            assert page.is_visible(selector)
        buttons = "[...document.querySelectorAll('button, input, textarea, kbd')]"
        assert not page.evaluate(f"{buttons}.some((element) => element.checkVisibility())")
        left, right = (page.locator(f"#body_0-1 {css}").bounding_box() for css in (".original", ".english"))
        assert left
        assert right
        assert left["x"] + left["width"] <= right["x"]
        assert page.pdf().startswith(b"%PDF")


def test_narrow_screen_stacks_the_columns(opened: Opener) -> None:
    """On a telephone the English stands under the original, and nothing has to be scrolled sideways."""
    with opened(full(), viewport={"width": 360, "height": 740}) as visit:
        first, second = (visit.page.locator(f"#body_2-1 {css}").bounding_box() for css in (".original", ".english"))
        assert first
        assert second
        assert first["y"] + first["height"] <= second["y"]
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_script_it_is_a_page_to_read(opened: Opener) -> None:
    """Where scripts are off, all rows and flags are there, terms keep their titles, and nothing idle is shown."""
    with opened(flags(), java_script_enabled=False) as visit:
        assert len(visit.rows()) == 5
        assert not any(visit.page.is_visible(css) for css in (".bar", ".help", ".correct >> nth=0"))
        assert visit.page.get_attribute("mark >> nth=0", "title")
