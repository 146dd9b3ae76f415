"""How a batch of any size goes: peak memory, time an article, and the same again with nothing changed.

    python benchmarks/batch.py [--sizes 10,100,1000]

Makes that many articles (one of them empty, one a copy) in a temporary folder and does each size in a process
of its own. The engine is the one that the tests use, which costs nothing: what is measured is everything else.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
_WHO = ("台積電", "聯發科", "鴻海", "三星", "英特爾", "Rapidus", "艾司摩爾", "美光", "經濟部", "供應鏈業者", "地方政府")
_WHAT = ("宣布擴建先進封裝產線", "調高今年資本支出", "與客戶簽訂長期供貨合約", "延後新廠的量產時程", "公布第三季營收")
_WHERE = ("在台中", "在熊本縣菊陽町", "在北海道千歲市", "在美國亞利桑那州", "在新竹")
_WHY = ("預計投資{n}億美元", "年增{n}%", "月產能將達{n}萬片", "可望創造{n}00個工作機會", "良率提升到{n}%")
_AND = ("市場認為這有助於縮短交期", "但人力短缺的問題短期內難以解決", "法人看好後市表現", "分析師則持保留態度")


def article(chance: random.Random) -> str:
    """Return an article that no other is like: a title and twelve sentences in four paragraphs."""

    def sentence() -> str:
        number = chance.randint(11, 98)
        pieces = [chance.choice(_WHO) + chance.choice(_WHERE) + chance.choice(_WHAT)]
        pieces += [chance.choice(_WHY).format(n=number), chance.choice(_AND)]
        return "，".join(pieces) + "。"

    title = chance.choice(_WHO) + chance.choice(_WHAT) + f"　上看{chance.randint(100, 999)}億元"
    return "\n\n".join([title, *("".join(sentence() for _ in range(3)) for _ in range(4))]) + "\n"


def one(size: int, folder: Path) -> None:
    """Do a batch of `size` in this process and print a row of the table."""
    from translator import batch, runs
    from translator.engines.fake import FakeEngine
    from translator.glossary import load
    from translator.pipeline import Job
    from translator.profiles import QUALITY

    chance = random.Random(size)
    paths = [folder / f"{number:05}.txt" for number in range(size)]
    for path in paths:
        path.write_text(article(chance), encoding="utf-8")
    paths[1].write_text("", encoding="utf-8")
    paths[2].write_text(paths[3].read_text(encoding="utf-8"), encoding="utf-8")
    order = runs.RunOptions(paths, folder / "out")
    seconds = []
    for _ in range(2):
        job = Job(FakeEngine(), load(ROOT / "glossary.csv"), QUALITY, date.today())
        begun = time.perf_counter()
        run = batch.run(order, job)
        seconds.append(time.perf_counter() - begun)
        assert sum(outcome.error is not None for outcome in run.outcomes) == 1
        assert len(run.remarks.duplicates) == 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    first, again = seconds
    print(f"{size:6} articles: peak {peak:5.0f} MiB, {first:6.1f} s, {1000 * first / size:4.0f} ms an article", end="")
    print(f"; again, nothing changed: {again:.1f} s")
    if size == 10:
        print(f"signature: {run.signature}")


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10,100,1000")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        with TemporaryDirectory() as folder:
            one(options.one, Path(folder))
        return
    for size in options.sizes.split(","):
        subprocess.run([sys.executable, __file__, "--one", size], check=True)


if __name__ == "__main__":
    main()
