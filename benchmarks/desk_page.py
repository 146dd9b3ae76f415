"""How quick the desk's page is: over a folder of many finished articles, in the machine's own Chromium, headless.

    python benchmarks/desk_page.py [--articles 500] [--rounds 5] [--searched 500 5000]

The articles are made up and translated by the engine that the tests use, which costs nothing: what is measured is the
page and what answers it. Prints the median and the worst of the rounds, in milliseconds: until a page first shows
something (in a browser that was just started that is a page with a word in it, for comparison, too), until the list is
whole, from a key to the list that is narrowed by it, the longest time for which the list kept the browser busy while it
was scrolled through, and what the desk takes to check a correction. Then, over so many articles of thirty sentences
that are filed without being made, what it takes to search all that was translated: for a word of every article, for one
of few, for one of none, in either language, and the first time, when the index is not made yet.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from browsing import chromium  # noqa: E402
from desk_server import GLOSSARY, Running, make_desk, serving  # noqa: E402
from playwright.sync_api import Browser, Page  # noqa: E402

from translator.article_files import key_of  # noqa: E402
from translator.memory import MEMORY_FILE, FiledArticle, FinishedArticles, PrintedSentence, open_memory  # noqa: E402

HARBOURS = "東西南北中"
BOATS = "漁船", "渡輪", "貨輪", "拖船", "遊艇"
SEARCHED = {
    "漁民 (in every article)": "漁民",
    "fisherm (in every article)": "fisherm",
    "第42號碼頭 (in one)": "第42號碼頭",
    "pier 42": "pier 42",
    "半導體 (in none)": "半導體",
}
PAINT = """() => new Promise((done) => {
  const see = (found) => found.getEntriesByName("first-contentful-paint").forEach((paint) => done(paint.startTime));
  new PerformanceObserver(see).observe({ type: "paint", buffered: true });
})"""
NARROWED = """async (text) => {
  const box = document.getElementById("narrow");
  const begun = performance.now();
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - begun;
}"""
BUSY = """async () => {
  let longest = 0;
  let before = performance.now();
  for (let at = 0; at <= 60; at += 1) {
    scrollTo(0, (document.documentElement.scrollHeight * at) / 60);
    await new Promise((done) => requestAnimationFrame(done));
    const now = performance.now();
    longest = Math.max(longest, now - before);
    before = now;
  }
  return longest;
}"""


def article(number: int) -> str:
    """A made-up article, with figures that no other has."""
    harbour, boat = HARBOURS[number % len(HARBOURS)], BOATS[number // 5 % len(BOATS)]
    return (
        f"{harbour}灣港添購{number + 2}艘{boat}　下半年投入營運\n2026年3月{number % 28 + 1}日\n"
        f"{harbour}灣港務公司昨天宣布添購{number + 2}艘{boat}，總經費{number + 3}億元。\n"
        f"公司表示，這批{boat}每艘可載{number + 20}人，比現有船隊多出{number % 40 + 10}%。\n"
        f"漁會擔心航道變窄，要求港務公司在{number % 9 + 1}月以前提出說明。\n"
        f"港務公司今天再度強調，施工期間會補償第{number + 1}號碼頭的漁民。\n"
    )


@contextmanager
def filled(count: int) -> Iterator[Running]:
    """A desk with so many finished articles."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "glossary.csv").write_text(GLOSSARY, encoding="utf-8")
        (folder / "articles").mkdir()
        for number in range(count):
            (folder / "articles" / f"{number:04}.txt").write_text(article(number), encoding="utf-8")
        with serving(make_desk(folder)) as running:
            begun = time.perf_counter()
            running.desk.worker.ask()
            while not running.desk.worker.is_at_rest:
                time.sleep(0.1)
            print(f"{count} articles made in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
            running.enter()
            yield running


def timed(work: Callable[[], object]) -> float:
    """The milliseconds that something takes."""
    begun = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - begun)


def whole(page: Page, running: Running, count: int) -> float:
    """Open the list; the milliseconds until it has a row for each article."""
    begun = time.perf_counter()
    page.goto(f"{running.origin}/")
    page.wait_for_selector(f"#list tbody tr:nth-child({count})", state="attached")
    return 1000 * (time.perf_counter() - begun)


@contextmanager
def opened(browser: Browser, running: Running) -> Iterator[Page]:
    """A browser that was just started, let in."""
    context = browser.new_context()
    name, value = running.cookie.split("=", 1)
    context.add_cookies([{"name": name, "value": value, "url": running.origin}])
    yield context.new_page()
    context.close()


def by_comparison(page: Page, running: Running) -> Iterator[tuple[str, float]]:
    """What a page takes that has nothing but a line of text."""
    page.goto(f"{running.origin}/review/none")
    yield "a line of text: first paint, in a browser that was just started", page.evaluate(PAINT)


def in_list(page: Page, running: Running, count: int) -> Iterator[tuple[str, float]]:
    """What the list takes, once."""
    for when in ("in a browser that was just started", "again"):
        milliseconds = whole(page, running, count)
        yield f"list: first paint, {when}", page.evaluate(PAINT)
    yield f"list: {count} articles in it", milliseconds
    yield "list: narrowed by what is typed", page.evaluate(NARROWED, "0042")
    page.evaluate(NARROWED, "")
    running.desk.board.look_again()
    yield "list: longest frame while it is scrolled through", page.evaluate(BUSY)


def in_review(page: Page, running: Running) -> Iterator[tuple[str, float]]:
    """What a review page takes, once."""
    page.goto(f"{running.origin}/review/0007")
    page.wait_for_selector(".at-desk")
    yield "review: first paint", page.evaluate(PAINT)
    source = next(iter(running.desk.board.kept("0007")[1].english))

    def check() -> None:
        running.tell("/api/check", brief="0007", source=source, english="The harbour buys 9 fishing boats.")

    yield "review: a correction is checked, the article new to the desk", timed(check)
    for _ in range(5):
        yield "review: a correction is checked", timed(check)


@contextmanager
def stocked(count: int) -> Iterator[Running]:
    """A desk with so many articles that are filed as if they were finished."""
    with TemporaryDirectory() as name:
        desk = make_desk(Path(name))
        desk.places.articles.mkdir()
        desk.places.output.mkdir()
        with open_memory(desk.places.output / MEMORY_FILE) as connection:
            filing = FinishedArticles(connection)
            for number in range(count):
                path = desk.places.articles / f"{number:05}.txt"
                path.write_text(article(number), encoding="utf-8")
                filed = FiledArticle("", (f"{path.stem}.docx",), {}, (), 0, ())
                filing.file(key_of(path), filed, ("{}", ""), sentences(number))
        with serving(desk) as running:
            running.enter()
            yield running


def sentences(number: int) -> list[PrintedSentence]:
    """Thirty sentences, two of which every article has, and one that no other has."""
    harbour, boat = HARBOURS[number % len(HARBOURS)], BOATS[number // 5 % len(BOATS)]
    said = [
        (f"漁會擔心{harbour}灣港的航道變窄。", "The fishermen's association fears a narrow channel."),
        (f"公司會補償第{number}號碼頭的漁民。", f"The company will compensate the fishermen of pier {number}."),
    ]
    for at in range(28):
        amount = (number * 7 + at * 13) % 997
        said.append(
            (
                f"這批{boat}每艘可載{amount}人，比現有船隊多出{at + 10}%，第{at % 12 + 1}期工程下半年投入營運。",
                f"Each of the boats carries {amount} people, {at + 10}% more than now; phase {at % 12 + 1} opens soon.",
            )
        )
    return [PrintedSentence(*each) for each in said]


def in_search(running: Running, count: int) -> Iterator[tuple[str, float]]:
    """What searching takes, a page being open: the list has been looked at."""
    for what, text in SEARCHED.items():
        running.desk.board.cards()
        path = f"/api/search?for={quote(text)}"
        yield f"search in {count:,}: {what}", timed(lambda path=path: running.ask("GET", path))  # type: ignore[misc]


def searched(count: int, rounds: int) -> Iterator[tuple[str, float]]:
    """What searching so many articles takes, the first time and then."""
    with stocked(count) as running:
        running.desk.board.cards()
        yield f"search in {count:,}: the first", timed(lambda: running.ask("GET", f"/api/search?for={quote('漁民')}"))
        begun = time.perf_counter()
        while running.desk.search._waiting:
            time.sleep(0.01)
        yield f"search in {count:,}: the index behind the first", 1000 * (time.perf_counter() - begun)
        for _ in range(rounds):
            yield from in_search(running, count)


def on_the_page(count: int, rounds: int) -> Iterator[tuple[str, float]]:
    """What the page takes."""
    with filled(count) as running, chromium() as browser:
        for _ in range(rounds):
            running.desk.review._at_hand.clear()
            with opened(browser, running) as page:
                yield from by_comparison(page, running)
            with opened(browser, running) as page:
                yield from (*in_list(page, running, count), *in_review(page, running))


def main() -> None:
    """Run it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=500, help="0: the page is not measured")
    options.add_argument("--searched", type=int, nargs="*", default=[500, 5000])
    options.add_argument("--rounds", type=int, default=5)
    asked = options.parse_args()
    found: dict[str, list[float]] = {}
    page = on_the_page(asked.articles, asked.rounds) if asked.articles else ()
    for what, milliseconds in (*page, *(each for count in asked.searched for each in searched(count, asked.rounds))):
        found.setdefault(what, []).append(milliseconds)
    for what, all_of_it in found.items():
        print(f"{what:64} {statistics.median(all_of_it):7.1f} ms, at worst {max(all_of_it):.1f}")


if __name__ == "__main__":
    main()
