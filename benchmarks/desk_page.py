"""How quick the desk's page is: over a folder of many finished articles, in the machine's own Chromium, headless.

    python benchmarks/desk_page.py [--articles 500] [--rounds 5]

The articles are made up and translated by the engine that the tests use, which costs nothing: what is measured is the
page and what answers it. Prints the median and the worst of the rounds, in milliseconds: until a page first shows
something (in a browser that was just started that is a page with a word in it, for comparison, too), until the list is
whole, from a key to the list that is narrowed by it, the longest time for which the list kept the browser busy while it
was scrolled through, what the desk takes to check a correction, and to search all that was translated.
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

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from browsing import chromium  # noqa: E402
from desk_server import GLOSSARY, Running, make_desk, serving  # noqa: E402
from playwright.sync_api import Browser, Page  # noqa: E402

HARBOURS = "東西南北中"
BOATS = "漁船", "渡輪", "貨輪", "拖船", "遊艇"
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
    yield "search: 漁民 in all articles", timed(lambda: running.ask("GET", "/api/search?for=%E6%BC%81%E6%B0%91"))


def main() -> None:
    """Run it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=500)
    options.add_argument("--rounds", type=int, default=5)
    asked = options.parse_args()
    found: dict[str, list[float]] = {}
    with filled(asked.articles) as running, chromium() as browser:
        for _ in range(asked.rounds):
            running.desk.review._at_hand.clear()
            measures: list[tuple[str, float]] = []
            with opened(browser, running) as page:
                measures += by_comparison(page, running)
            with opened(browser, running) as page:
                measures += (*in_list(page, running, asked.articles), *in_review(page, running))
            for what, milliseconds in measures:
                found.setdefault(what, []).append(milliseconds)
    for what, all_of_it in found.items():
        print(f"{what:64} {statistics.median(all_of_it):7.0f} ms, at worst {max(all_of_it):.0f}")


if __name__ == "__main__":
    main()
