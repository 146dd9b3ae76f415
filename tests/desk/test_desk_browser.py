"""The desk in a browser: dropped, translated, corrected, the glossary edited, handed over; keys, contrast, width."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from browsing import CONTRASTS, chromium, violations
from desk_server import FEAR, GLOSSARY, Running, done, edited, make_desk, run_once, serving, wait_for
from newsroom import FERRY, PORT, docx_text
from office import blank, needs_script, program
from playwright.sync_api import Browser, Dialog, Page, expect

from translator.glossary import load
from translator.memory import load_corrections
from translator.publish.brief_toml import load_house_style
from translator.publish.pdf import OFFICE
from translator.storage.workbook import write_workbook

pytestmark = pytest.mark.enable_socket

# Milliseconds until what never comes is given up: a machine may be busy with much else.
_PATIENCE = 120_000
HOSTILE = "<img src=x onerror=alert(1)>標題"


@dataclass
class Visit:
    """A page of the desk that is open, and what went wrong in it."""

    page: Page
    running: Running
    problems: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    accepts: bool = False

    def asked(self, dialog: Dialog) -> None:
        """Answer a question of the page, which none asks that is not meant to."""
        if self.accepts:
            dialog.accept()
        else:
            self.problems.append(dialog.message)
            dialog.dismiss()

    def drop(self, **files: str) -> None:
        """Choose files, as a drop does."""
        chosen: Any = [
            {"name": f"{name}.txt", "mimeType": "text/plain", "buffer": text.encode()} for name, text in files.items()
        ]
        self.page.set_input_files("#files", chosen)

    def row(self, name: str) -> Any:
        """The row of an article."""
        return self.page.locator(f'#list tr[data-id="{name}"]')

    def saved(self, selector: str) -> bytes:
        """What a link has saved."""
        with self.page.expect_download() as download:
            self.page.click(selector)
        return download.value.path().read_bytes()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for all of them. What is waited for may take its time where much else is at work."""
    expect.set_options(timeout=_PATIENCE)
    with chromium() as found:
        yield found


@contextmanager
def opened(browser: Browser, running: Running, **options: Any) -> Iterator[Visit]:
    """Open the desk by its address; when it is left nothing has gone wrong, and nothing was asked of anybody else."""
    context = browser.new_context(**options)
    context.set_default_timeout(_PATIENCE)
    page = context.new_page()
    visit = Visit(page, running)
    page.on("console", lambda message: visit.problems.append(message.text))
    page.on("pageerror", lambda error: visit.problems.append(str(error)))
    page.on("dialog", visit.asked)
    page.on("request", lambda request: visit.requests.append(request.url))
    page.goto(running.admission.address)
    try:
        yield visit
    finally:
        context.close()
    assert visit.problems == []
    assert [url for url in visit.requests if not url.startswith(f"{running.origin}/")] == []


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Visit]:
    """The desk over an empty folder with a glossary."""
    (tmp_path / "glossary.csv").write_text(GLOSSARY, encoding="utf-8")
    with serving(make_desk(tmp_path)) as running, opened(browser, running) as found:
        yield found


@pytest.fixture
def filled(visit: Visit) -> Visit:
    """The same with both articles done."""
    visit.drop(port=PORT, ferry=FERRY)
    expect(visit.row("port.txt").locator("a.headline")).to_be_visible()
    expect(visit.row("ferry.txt").locator("a.headline")).to_be_visible()
    return visit


def correct(visit: Visit, text: str, row: str = "body_2-1") -> None:
    """Open the review of the port, and type English into the box of a row."""
    visit.page.goto(f"{visit.running.origin}/review/port")
    visit.page.focus(f"#{row}")
    visit.page.keyboard.press("Enter")
    visit.page.fill(f"#{row} textarea", text)


def test_from_a_dropped_file_to_what_is_handed_over(filled: Visit) -> None:
    """Dropped, translated, corrected, made anew, the glossary edited, applied, seen what changed, saved."""
    page, folder = filled.page, filled.running.desk.places
    row = page.locator(f'tr[data-row]:has-text("{FEAR}")')
    page.goto(f"{filled.running.origin}/review/port")
    place = row.get_attribute("id")
    assert place
    correct(filled, "Fishermen fear a narrow channel.", place)
    expect(page.locator(".as-typed")).to_have_text("✓ The checks find nothing wrong.")
    expect(page.locator("#saved")).to_contain_text("Saved.")
    assert load_corrections(folder.corrections / "corrections-port.csv").english == {
        FEAR: "Fishermen fear a narrow channel."
    }
    page.click("text=← All articles")
    expect(filled.row("port.txt")).to_contain_text("1 correction not in the brief yet")
    page.click("text=Apply 1 correction")
    expect(filled.row("port.txt")).not_to_contain_text("not in the brief yet")
    saved = filled.saved('#list a[href="/files/port.docx"]')
    assert saved == (folder.output / "port.docx").read_bytes()
    assert "Fishermen fear a narrow channel." in docx_text(folder.output / "port.docx")

    page.keyboard.press("2")
    page.click("text=Add an entry…")
    page.fill("#entry [name=source]", "漁船")
    page.fill("#entry [name=target]", "fishing boats")
    expect(page.locator("#entry-touched")).to_contain_text("Stands in 1 sentence of 1 article")
    page.keyboard.press("Enter")
    expect(page.locator("#terms")).to_contain_text("fishing boats")
    assert load(folder.glossary).entries[-1].target == "fishing boats"
    page.click("text=Apply to the briefs")
    expect(page.locator("#run-more")).to_contain_text("漁船 = fishing boats (1)")
    assert "fishing boats" in docx_text(folder.output / "port.docx")
    with page.expect_popup() as popup:
        page.click("text=What changed…")
    expect(popup.value.locator("body")).to_contain_text("because of 漁船 = fishing boats")

    with zipfile.ZipFile(io.BytesIO(filled.saved("text=All as .zip"))) as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == ["ferry.docx", "ferry.html", "port.docx", "port.html"]
        assert archive.read("port.docx") == (folder.output / "port.docx").read_bytes()


def test_profile_is_chosen_on_the_page(filled: Visit) -> None:
    """Each says what it does; what was chosen is chosen when it is looked at again, and the next run goes by it."""
    page = filled.page
    page.click("#choose-model")
    page.select_option("#model [name=profile]", label="fast: takes the first English")
    page.click("#model button.main")
    expect(page.locator("#model")).to_be_hidden()
    page.click("#again")
    expect(page.locator("#engine")).to_contain_text("profile:fast")
    page.click("#choose-model")
    expect(page.locator("#model [name=profile]")).to_have_value("fast")


def test_pasted_text_becomes_a_brief(visit: Visit) -> None:
    """Its headline is what it is called."""
    visit.page.keyboard.press("v")
    visit.page.fill("#text textarea", FERRY)
    visit.page.click("#text button.main")
    expect(visit.row("電動渡輪下水 船廠瞄準離島航線.txt").locator("a.headline")).to_be_visible()


def test_files_are_dropped_anywhere_on_the_page(visit: Visit) -> None:
    """They become articles, and the page stays."""
    transfer = visit.page.evaluate_handle(
        """(text) => {
          const data = new DataTransfer();
          data.items.add(new File([text], "a.txt"));
          data.items.add(new File([text + "又及。"], "b.txt"));
          return data;
        }""",
        PORT,
    )
    visit.page.dispatch_event("footer", "drop", {"dataTransfer": transfer})
    expect(visit.page.locator("#list tbody tr")).to_have_count(2)


def turned(page: Page) -> list[str]:
    """Choose both articles for one document, the first behind the second; return their headlines as they were."""
    page.click("text=One document…")
    headlines = page.locator("#choices label").all_inner_texts()
    page.click("#choices li:nth-child(1) button >> nth=1")
    return headlines


def test_chosen_articles_are_saved_as_one_document(filled: Visit, tmp_path: Path) -> None:
    """In the order that they were put in; those that were not chosen are not in it."""
    page = filled.page
    first, second = turned(page)
    with page.expect_download() as download:
        page.click("text=Make and save")
    path = tmp_path / "saved.docx"
    path.write_bytes(download.value.path().read_bytes())
    text = docx_text(path)
    assert -1 < text.find(second) < text.find(first)
    page.click("text=One document…")
    page.click("#none")
    page.check("#choices input >> nth=0")
    with page.expect_download() as download:
        page.click("text=Make and save")
    path.write_bytes(download.value.path().read_bytes())
    assert first in docx_text(path)
    assert second not in docx_text(path)


@needs_script
def test_chosen_articles_are_saved_as_one_pdf(filled: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the order that they were put in; where LibreOffice is missing it is said beside, and there is no button."""
    echo = f"""
Path({str(tmp_path)!r}, "printed.docx").write_bytes(Path(sys.argv[-1]).read_bytes())
Path(sys.argv[-2], "brief.pdf").write_bytes({blank()!r})"""
    program(tmp_path, echo, monkeypatch)
    page = filled.page
    first, second = turned(page)
    with page.expect_download() as download:
        page.click("#as-pdf")
    assert download.value.suggested_filename == "briefing.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF")
    text = docx_text(tmp_path / "printed.docx")
    assert -1 < text.find(second) < text.find(first)
    expect(page.locator("#combine")).to_have_text("One document…")
    monkeypatch.setenv(OFFICE, str(tmp_path / "gone"))
    page.reload()
    page.click("text=One document…")
    expect(page.locator("#no-combined-pdf")).to_contain_text("no such file is there")
    expect(page.locator("#as-pdf")).to_be_hidden()


def test_workbook_of_terms_is_edited_on_the_page(visit: Visit) -> None:
    """Chosen beside the first glossary; while a spreadsheet has it open it is said, and what was typed stays."""
    page, folder = visit.page, visit.running.desk.places.glossary.parent
    book, held = folder / "glossary-ships.xlsx", folder / "~$glossary-ships.xlsx"
    book.write_bytes(write_workbook([("source", "target"), ("渡輪", "ferry")]))
    held.write_bytes(b"")
    page.keyboard.press("2")
    page.select_option("#term-file", "glossary-ships.xlsx")
    page.click("#terms button:text('渡輪')")
    page.fill("#entry [name=target]", "ferryboat")
    page.keyboard.press("Enter")
    expect(page.locator("#entry-faults")).to_contain_text("open in a spreadsheet")
    expect(page.locator("#entry [name=target]")).to_have_value("ferryboat")
    visit.problems.clear()  # the browser's word for the answer that refused it
    held.unlink()
    page.click("#entry button.main")
    expect(page.locator("#terms tbody")).to_contain_text("ferryboat")
    assert [entry.target for entry in load(book).entries] == ["ferryboat"]
    page.select_option("#term-file", "glossary.csv")
    expect(page.locator("#terms tbody")).not_to_contain_text("ferryboat")


def test_what_comes_into_the_folder_by_another_way_is_shown(visit: Visit) -> None:
    """Without a word to the desk, and without loading the page again."""
    articles = visit.running.desk.places.articles
    articles.mkdir()
    (articles / "port.txt").write_text(PORT, encoding="utf-8")
    expect(visit.row("port.txt")).to_contain_text("waiting")
    visit.page.click("#go")
    expect(visit.row("port.txt").locator("a.headline")).to_be_visible()


def test_list_of_500_changes_where_an_article_does(visit: Visit) -> None:
    """One more makes one row more: none of the others is made anew, which 500 would show as a stutter."""
    articles = visit.running.desk.places.articles
    articles.mkdir()
    for number in range(500):
        (articles / f"{number:03}.txt").write_text(f"{PORT}第{number}號碼頭。", encoding="utf-8")
    rows = visit.page.locator("#list tbody tr")
    expect(rows).to_have_count(500)
    visit.page.evaluate(
        """() => {
          window.made = [];
          const see = (changes) => {
            for (const change of changes) window.made.push(change.addedNodes.length, change.removedNodes.length);
          };
          new MutationObserver(see).observe(document.querySelector("#list tbody"), { childList: true });
        }"""
    )
    (articles / "250b.txt").write_text(PORT, encoding="utf-8")
    expect(rows).to_have_count(501)
    assert visit.page.evaluate("window.made") == [1, 0]
    assert rows.nth(251).get_attribute("data-id") == "250b.txt"
    visit.page.fill("#narrow", "49")
    expect(visit.page.locator("#list tbody tr:visible")).to_have_count(15)


def test_what_cannot_be_used_says_why(visit: Visit) -> None:
    """A kind that cannot be read at once, an article without Chinese when it is its turn; it can be taken out."""
    chosen: Any = [{"name": "x.exe", "mimeType": "a/b", "buffer": b"MZ"}]
    visit.page.set_input_files("#files", chosen)
    expect(visit.page.locator("#refusals")).to_contain_text(".exe is not a kind that can be read")
    visit.page.click("text=Dismiss")
    visit.drop(english="Nothing but English stands in this file. " * 30)
    expect(visit.row("english.txt")).to_contain_text("no Chinese text found")
    visit.accepts = True
    visit.row("english.txt").locator("button").click()
    expect(visit.page.locator("#list")).to_be_hidden()
    assert list(visit.running.desk.places.articles.iterdir()) == []
    visit.problems.clear()  # the browser's word for the answer that refused the first


def test_address_works_in_no_second_browser(visit: Visit, browser: Browser) -> None:
    """The other is told how to get in."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(visit.running.admission.address)
    assert "It works once" in page.inner_text("body")
    page.goto(visit.running.origin)
    assert "It works once" in page.inner_text("body")
    context.close()


def test_hostile_names_and_texts_are_shown_and_run_nowhere(visit: Visit) -> None:
    """Markup in a file's name, a headline, a term and what is searched for is text on every page."""
    text = PORT.replace("貨櫃碼頭　盼", f"{HOSTILE}　盼").replace("藍鯨重工", HOSTILE)
    chosen: Any = [{"name": f"{HOSTILE}.txt", "mimeType": "a/b", "buffer": text.encode()}]
    visit.page.set_input_files("#files", chosen)
    name = f"{HOSTILE}.txt".replace("<", "_").replace(">", "_")
    expect(visit.row(name).locator("a.headline")).to_be_visible()
    expect(visit.row(name)).to_contain_text(HOSTILE)
    visit.page.goto(f"{visit.running.origin}/#search")
    visit.page.fill("#for", "<img src=x")
    expect(visit.page.locator("#hits li").first).to_contain_text(HOSTILE)
    visit.page.keyboard.press("Escape")
    visit.page.goto(f"{visit.running.origin}/#glossary")
    visit.page.click("text=Add an entry…")
    visit.page.fill("#entry [name=source]", HOSTILE)
    visit.page.fill("#entry [name=target]", "<b>x</b>")
    visit.page.click("#entry button.main")
    expect(visit.page.locator("#terms")).to_contain_text("<b>x</b>")
    visit.page.goto(f"{visit.running.origin}/#articles")
    visit.row(name).locator("a.headline").click()
    expect(visit.page.locator("header .original")).to_contain_text(HOSTILE)


def test_correction_is_kept_when_the_page_is_left_at_once(filled: Visit) -> None:
    """And is in its box again when the page is opened again."""
    correct(filled, "They are waiting.", "body_2-2")
    filled.page.goto(f"{filled.running.origin}/#articles")
    expect(filled.row("port.txt")).to_contain_text("1 correction not in the brief yet")
    filled.page.goto(f"{filled.running.origin}/review/port")
    expect(filled.page.locator("#body_2-2 .correction")).to_have_text("They are waiting.")


@needs_script
def test_brief_is_saved_as_pdf(filled: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the list and from its review; where LibreOffice is missing there is a word of it, and no button."""
    program(tmp_path, "Path(sys.argv[-2], 'brief.pdf').write_bytes(b'%PDF')", monkeypatch)
    assert filled.saved('#list tr[data-id="port.txt"] button').startswith(b"%PDF")
    filled.page.goto(f"{filled.running.origin}/review/port")
    assert filled.saved("nav.desk button:text('.pdf')").startswith(b"%PDF")
    monkeypatch.setenv(OFFICE, str(tmp_path / "gone"))
    filled.page.goto(f"{filled.running.origin}/#articles")
    expect(filled.page.locator("#no-pdf")).to_contain_text("no such file is there")
    expect(filled.row("port.txt").locator("a.headline")).to_be_visible()
    expect(filled.row("port.txt").locator("button")).to_be_hidden()
    filled.page.goto(f"{filled.running.origin}/review/port")
    expect(filled.page.locator("nav.desk button")).to_have_count(1)


def test_brief_that_was_edited_in_word_is_dropped(filled: Visit) -> None:
    """It is said what was taken from it, and the list has it to apply."""
    data = edited(filled.running, "Fishermen fear a narrow channel.")
    chosen: Any = [{"name": "port.docx", "mimeType": "a/b", "buffer": data}]
    filled.page.set_input_files("#files", chosen)
    expect(filled.page.locator("#refusals")).to_contain_text("1 correction taken from it, in corrections-port-word.csv")
    expect(filled.row("port.txt")).to_contain_text("1 correction not in the brief yet")
    filled.page.click("text=Apply 1 correction")
    expect(filled.row("port.txt")).not_to_contain_text("not in the brief yet")
    assert "Fishermen fear a narrow channel." in docx_text(filled.running.desk.places.output / "port.docx")


def test_what_was_found_is_accepted_by_keys_and_taken_back(filled: Visit) -> None:
    """The reason stands beside the sentence; the list says that it is to be applied."""
    page, folder = filled.page, filled.running.desk.places
    (folder.corrections / "corrections.csv").write_text(f"source,english\n{FEAR},Fishermen 3.\n", encoding="utf-8")
    run_once(filled.running.desk)
    page.goto(f"{filled.running.origin}/review/port")
    row = page.locator(f'tr[data-row]:has-text("{FEAR}")')
    row.focus()
    page.keyboard.press("a")
    page.keyboard.type("as the union has it")
    page.keyboard.press("Enter")
    expect(row.locator(".accepting")).to_contain_text("Accepted: as the union has it")
    expect(page.locator("#saved")).to_contain_text("Saved.")
    page.click("text=← All articles")
    page.click("text=Apply 1 correction")
    expect(filled.row("port.txt").locator(".state")).to_have_text("done")
    expect(page.locator("#run-text")).to_have_text("All that is here is done")
    page.goto(f"{filled.running.origin}/review/port")
    expect(row).to_contain_text("as the union has it")
    row.locator(".accepting button").click()
    expect(row.locator(".accepting button")).to_have_count(0)
    page.click("text=← All articles")
    page.click("text=Make anew")
    expect(filled.row("port.txt").locator(".state")).to_have_text("1 of 13 to check")


@needs_script
def test_house_style_is_edited_beside_page_1(filled: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault leads to its line; the picture follows the text; what is saved is applied to the briefs."""
    program(tmp_path, f"Path(sys.argv[-2], 'brief.pdf').write_bytes({blank()!r})", monkeypatch)
    page, folder = filled.page, filled.running.desk.places
    page.keyboard.press("4")
    picture = page.locator("#style-picture:not(.old)")
    expect(picture).to_be_visible()
    first, text = picture.get_attribute("src"), page.input_value("#style-text")
    page.fill("#style-text", text.replace('"News briefing"', '"Morning"').replace('"A4"', '"A9"'))
    page.click("#style-faults button:text('paper')")
    assert page.evaluate("getSelection().toString()").startswith('paper = "A9"')
    page.keyboard.press("Control+s")
    expect(page.locator("#style-said")).to_contain_text('Not saved: paper: "A9" is not')
    filled.problems.clear()  # the browser's word for the answer that refused it
    page.keyboard.type('paper = "Letter"')
    expect(page.locator("#style-faults li")).to_have_count(0)
    expect(page.locator(f'#style-picture:not(.old):not([src="{first}"])')).to_be_visible()
    page.keyboard.press("Control+s")
    expect(page.locator("#style-said")).to_contain_text("Saved.")
    assert load_house_style(folder.style).masthead == "Morning"
    page.click("#style-apply")
    expect(page.locator("#run-text")).to_have_text("All that is here is done")
    wait_for(lambda: "Morning" in (folder.output / "port.html").read_text(encoding="utf-8"))


def test_other_english_that_is_chosen_is_a_correction(filled: Visit) -> None:
    """Asked for in the box of a sentence, by keys alone; it is checked and saved as one that was typed."""
    page = filled.page
    row = page.locator(f'tr[data-row]:has-text("{FEAR}")')
    page.goto(f"{filled.running.origin}/review/port")
    before = row.locator(".text").inner_text()
    row.focus()
    page.keyboard.press("Enter")
    expect(row.locator(".ask-others")).to_be_visible()
    for key in ("Tab", "Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    expect(row.locator(".others li").first).to_contain_text("✓ The checks find nothing wrong.")
    wanted = row.locator("button.other").first.inner_text()
    assert wanted != before
    assert before not in row.locator("button.other").all_inner_texts()
    page.keyboard.press("Enter")
    expect(row.locator("textarea")).to_have_value(wanted)
    expect(row.locator("textarea")).to_be_focused()
    expect(page.locator("#saved")).to_contain_text("Saved.")
    path = filled.running.desk.places.corrections / "corrections-port.csv"
    assert load_corrections(path).english == {FEAR: wanted}


def test_points_are_kept_as_they_are_set(filled: Visit) -> None:
    """Moved on the page, they are in the file that the next run reads, and so the next time that it is opened."""
    page = filled.page
    page.goto(f"{filled.running.origin}/review/port")
    before = page.locator("#points .text").all_inner_texts()
    page.click("#points li:nth-child(1) .down")
    expect(page.locator("#saved")).to_contain_text("Saved.")
    page.reload()
    assert page.locator("#points .text").all_inner_texts() == [before[1], before[0], *before[2:]]


def test_page_that_another_window_has_overtaken_says_so(filled: Visit) -> None:
    """What is typed in it is not saved over what the other has saved."""
    filled.page.goto(f"{filled.running.origin}/review/port")
    with filled.page.context.expect_page() as page:
        filled.page.evaluate("open('/review/port', '_blank', 'noopener')")
    other = Visit(page.value, filled.running)
    correct(other, "First.", "body_2-2")
    expect(other.page.locator("#saved")).to_contain_text("Saved.")
    filled.page.focus("#body_2-1")
    filled.page.keyboard.press("Enter")
    filled.page.fill("#body_2-1 textarea", "Second.")
    expect(filled.page.locator("#saved")).to_contain_text("Not saved: This was changed elsewhere")
    filled.problems.clear()  # the browser's word for the answer that refused it
    filled.page.evaluate("document.querySelector('#body_2-1 .done').click()")


def test_term_of_the_review_page_is_in_the_glossary_at_once(filled: Visit) -> None:
    """One at fault is refused with the reason."""
    page = filled.page
    page.goto(f"{filled.running.origin}/review/port")
    for target, said in (("船|舶", "Not added"), ("big ships", "is row 6 of the glossary")):
        page.click("#add")
        page.fill("#term [name=source]", "大型船舶")
        page.fill("#term [name=target]", target)
        page.keyboard.press("Enter")
        expect(page.locator("#saved")).to_contain_text(said)
    assert load(filled.running.desk.places.glossary).entries[-1].target == "big ships"
    filled.problems.clear()  # the browser's word for the answer that refused the first


def test_search_leads_to_the_sentence(filled: Visit) -> None:
    """Found in either script, with how it was put, and shown in its place."""
    page = filled.page
    page.keyboard.press("3")
    page.fill("#for", "港务公司")
    expect(page.locator("#found")).to_have_text("4 sentences in 2 articles")
    expect(page.locator("#renderings")).to_contain_text("港務公司 = Nanwan Port Corporation 3")
    page.fill("#for", "航道變窄")
    expect(page.locator("#hits li")).to_have_count(1)
    page.click("#hits a")
    expect(page.locator("tr[data-row]:focus")).to_contain_text(FEAR)


def test_keys_are_enough(filled: Visit) -> None:
    """From the list into a review and back, to the glossary and the search, without a pointer."""
    page = filled.page
    for key in ("j", "j", "k", "Enter"):
        page.keyboard.press(key)
    expect(page).to_have_url(f"{filled.running.origin}/review/ferry")
    page.keyboard.press("Shift+Tab")
    page.go_back()
    for key, part in (("2", "#glossary"), ("3", "#search")):
        page.keyboard.press(key)
        expect(page.locator(part)).to_be_visible()
        page.evaluate("document.activeElement.blur()")
    page.keyboard.press("1")
    expect(page.locator("#articles")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("port")
    expect(page.locator("#list tbody tr:visible")).to_have_count(1)


def prepare(folder: Path) -> None:
    """Two glossaries, and a correction of which something is found."""
    (folder / "glossary-ships.xlsx").write_bytes(write_workbook([("source", "target"), ("渡輪", "ferry")]))
    (folder / "glossary.csv").write_text(GLOSSARY, encoding="utf-8")
    (folder / "corrections.csv").write_text(f"source,english\n{FEAR},Fishermen 3.\n", encoding="utf-8")


def states(visit: Visit) -> Iterator[str]:
    """Bring the desk into each of its states, one after another."""
    page = visit.page
    yield "list"
    page.keyboard.press("2")
    page.click("#terms button >> nth=0")
    page.fill("#entry [name=target]", "a|b")
    expect(page.locator("#entry-faults li")).to_have_count(1)
    yield "entry"
    page.keyboard.press("Escape")
    page.click("#choose-model")
    expect(page.locator("#model")).to_be_visible()
    yield "model"
    page.keyboard.press("Escape")
    page.evaluate("location.hash = '#articles'")
    page.click("#combine")
    expect(page.locator("#chosen")).to_be_visible()
    yield "one document"
    page.keyboard.press("Escape")
    page.evaluate("location.hash = '#glossary'")
    yield "glossary"
    page.keyboard.press("3")
    page.fill("#for", "港務公司")
    expect(page.locator("#hits li").first).to_be_visible()
    yield "search"
    page.evaluate("location.hash = '#style'")
    page.fill("#style-text", 'paper = "A9"')
    expect(page.locator("#style-faults li")).to_have_count(1)
    yield "house style"
    page.click("#style-undo")
    correct(visit, "Fishermen 3.")
    expect(page.locator(".as-typed li").first).to_be_visible()
    yield "review"
    page.click(".ask-others")
    expect(page.locator(".others li").first).to_be_visible()
    yield "other English"
    page.focus("tr.flagged")
    page.keyboard.press("a")
    expect(page.locator(".accepting input")).to_be_focused()
    yield "accepting"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_can_be_read_and_all_controls_used_by_anybody(browser: Browser, tmp_path: Path, scheme: str) -> None:
    """A contrast of 4.5:1 or more (WCAG 2.2, 1.4.3), and nothing that axe-core finds, in every state."""
    prepare(tmp_path)
    with serving(make_desk(tmp_path)) as running, opened(browser, running, color_scheme=scheme) as visit:
        found = {"empty": visit.page.evaluate(CONTRASTS)}
        visit.drop(port=PORT, english="Nothing but English stands in this file. " * 30)
        wait_for(lambda: done(running.desk))
        expect(visit.row("port.txt").locator("a.headline")).to_be_visible()
        for state in states(visit):
            found[state] = visit.page.evaluate(CONTRASTS)
            assert violations(visit.page) == [], state
    assert all(len(pairs) > 10 for pairs in found.values())
    assert {state: min(pairs)[1] for state, pairs in found.items() if min(pairs)[0] < 4.5} == {}


def test_nothing_is_wider_than_a_telephone(browser: Browser, tmp_path: Path) -> None:
    """No state has to be scrolled sideways."""
    prepare(tmp_path)
    screen = {"viewport": {"width": 360, "height": 740}}
    with serving(make_desk(tmp_path)) as running, opened(browser, running, **screen) as visit:
        visit.drop(port=PORT)
        wait_for(lambda: done(running.desk))
        expect(visit.row("port.txt").locator("a.headline")).to_be_visible()
        widths = {state: visit.page.evaluate("document.documentElement.scrollWidth") for state in states(visit)}
    assert {state: width for state, width in widths.items() if width > 360} == {}
