"""How fast the engines are, beside other ways to run the same files, and how far from what the machine allows.

    python benchmarks/speed.py llm SRC.zh [--sentences 1,16,64,256] [--peers 8] [--profile P]
    python benchmarks/speed.py argos SRC.zh --package FOLDER [--sentences 200] [--rounds 3]

llm: start-up, source characters and output tokens a second, and peak resident memory, of a fresh process
for each number of sentences (lines of SRC.zh, from its start): the first pass, and the whole ladder. Peers
get the first pass's prompts for --peers sentences, evenly taken from the same lines; see systems.py.
xllamacpp joins where it is installed. The limit is machine.py's. Run it on a machine that does nothing else.

argos: the engine and argostranslate's `translate`, in turn, with equal settings (4 beams, length penalty
0.2, the same bound on the length). FOLDER is an installed Argos package; without its weights, random ones
of the same size are made (see argos_size.py). Identical English is counted.

machine: its measured rates alone. (child: one process of llm.)
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

import machine
import speed_argos
from common import engine
from machine import QWEN, Machine, Work, least_seconds, operations
from systems import ONE_BY_ONE, TOGETHER, Pass, Sample, is_installed, timed_one_by_one, timed_pipeline

from translator.engines.base import Engine, Request
from translator.glossary import Glossary
from translator.pipeline import Job
from translator.profiles import BALANCED, PROFILES
from translator.progress import Progress
from translator.quantities import Context
from translator.records import Role, Segment
from translator.translate.asking.request import request_for
from translator.translate.mark import mark

# As many as a runtime with several prompts in flight needs to show it.
TOGETHER_FACTOR = 4


def watch(stage: str, done: int, total: int) -> None:
    """Tell progress on standard error."""
    print(f"\r{stage}: {done}/{total}   ", end="", file=sys.stderr)


def evenly(lines: Sequence[str], count: int) -> list[str]:
    """Return `count` of `lines`, evenly spaced."""
    count = min(count, len(lines))
    return [lines[index * len(lines) // count] for index in range(count)]


def first_requests(lines: Sequence[str], script: str) -> list[Request]:
    """Return what the first pass asks the engine, without a glossary."""
    marked = [mark(Segment(line, Role.PARAGRAPH), Glossary(), Context()) for line in lines]
    return [request_for(item, script) for item in marked]


def child(options: argparse.Namespace) -> None:
    """Measure one system in this process; the last line on standard output is the sample."""
    lines = options.source.read_text(encoding="utf-8").splitlines()[: options.count]
    llm = engine("llm", watch)
    if options.system == "ours":
        sample = timed_pipeline(lines, lambda e: work(e, options.profile, watch), llm, lambda: _counter(llm))
    else:
        chosen = evenly(lines, options.peers * (TOGETHER_FACTOR if options.system == TOGETHER else 1))
        sample = timed_one_by_one(options.system, first_requests(chosen, llm.script), llm.model)
    print(f"\n{json.dumps(asdict(sample))}")


def work(over: Engine, profile: str, watched: Progress) -> Job:
    """Return a job without a glossary."""
    return Job(over, Glossary(), PROFILES[profile], date.today(), watched)


def _counter(llm: Engine) -> Callable[[str], int]:
    from translator.engines.llm.gguf_graph import folder_of
    from translator.engines.llm.openvino_libraries import genai

    tokenizer = genai().Tokenizer(str(folder_of(llm.model)))
    return lambda text: int(tokenizer.encode(text, add_special_tokens=False).input_ids.shape[1]) if text else 0


def decode(text: str) -> Sample:
    """Return the sample that a child printed last."""
    found = json.loads(text.strip().splitlines()[-1])
    first, whole = (Pass(**found.pop(name)) for name in ("first", "whole"))
    tokens = tuple(Work(**item) for item in found.pop("work"))
    return Sample(**found, first=first, whole=whole, work=tokens)


def spawn(options: argparse.Namespace, system: str, count: int) -> Sample | None:
    """Measure a system in a fresh process. None where that fails; what it said is on standard error."""
    arguments = ["child", str(options.source), "--system", system, "--count", str(count)]
    arguments += ["--peers", str(options.peers), "--profile", options.profile]
    done = subprocess.run([sys.executable, __file__, *arguments], stdout=subprocess.PIPE, text=True)
    return decode(done.stdout) if done.returncode == 0 else None


def measured_machine() -> Machine:
    """Measure the machine in a fresh process, so that its memory is not in this one's."""
    done = subprocess.run([sys.executable, __file__, "machine"], stdout=subprocess.PIPE, text=True, check=True)
    return Machine(**json.loads(done.stdout.strip().splitlines()[-1]))


def row(sample: Sample, name: str, done: Pass) -> str:
    """Return a line of the table."""
    return (
        f"{name:24}{sample.sentences:>5}{sample.load_seconds:>9.1f}{done.seconds:>9.1f}"
        f"{sample.characters / done.seconds:>9.1f}{done.output_tokens / done.seconds:>9.1f}{done.peak / 2**20:>9.0f}"
    )


def against_limit(sample: Sample, rates: Machine) -> list[str]:
    """Return how far a first pass is from what the machine allows, in two lines."""
    least = least_seconds(sample.work, QWEN, rates)
    reached = operations(sample.work, QWEN) / sample.first.seconds
    asked = max(1, len(sample.work))
    prompt, output = (sum(getattr(item, name) for item in sample.work) / asked for name in ("prompt", "output"))
    return [
        f"limit for {sample.sentences:>4}: {sample.sentences / least:.2f} sentences, {sample.characters / least:.0f} "
        f"source characters a second; ours takes {sample.first.seconds / least:.2f} times as long",
        f"    ({prompt:.0f} prompt tokens of its own and {output:.0f} output tokens a request; "
        f"{reached / 1e9:.0f} of {rates.operations / 1e9:.0f} int8 GOP/s reached)",
    ]


def ratios(ours: Sample, peers: Sequence[Sample]) -> list[str]:
    """Return how many times the peers' characters a second the first pass makes."""
    rate = ours.characters / ours.first.seconds
    return [
        f"first pass of {ours.sentences} against {peer.system}: "
        f"{rate * peer.first.seconds / peer.characters:.2f} times its source characters a second"
        for peer in peers
    ]


def llm(options: argparse.Namespace) -> None:
    """Run the language model's part."""
    rates = measured_machine()
    print(f"machine: {rates.cores} cores, {rates.operations / 1e9:.0f} int8 GOP/s, {rates.bandwidth / 1e9:.1f} GB/s")
    print(f"{'system':24}{'lines':>5}{'start s':>9}{'run s':>9}{'char/s':>9}{'tok/s':>9}{'MiB':>9}", flush=True)
    ours, peers = [], []
    for count in (int(number) for number in options.sentences.split(",")):
        if sample := spawn(options, "ours", count):
            ours.append(sample)
            print(row(sample, "ours, first pass", sample.first))
            print(row(sample, "ours, whole ladder", sample.whole), flush=True)
    most = max((sample.sentences for sample in ours), default=0)
    for system in (*ONE_BY_ONE, TOGETHER):
        sample = spawn(options, system, most) if most and is_installed(system) else None
        if sample:
            peers.append(sample)
        print(row(sample, system, sample.first) if sample else f"{system:24}not installed, or failed", flush=True)
    for sample in ours:
        print("\n".join(against_limit(sample, rates)))
    print("\n".join(ratios(ours[-1], peers) if ours else ()))
    print("\n".join(f"signature: {text}" for text in dict.fromkeys(sample.signature for sample in (*ours, *peers))))


def argos(options: argparse.Namespace) -> None:
    """Run Argos's part."""
    from importlib.metadata import version

    lines = options.source.read_text(encoding="utf-8").splitlines()[: int(options.sentences)]
    found = speed_argos.rounds(lines, options.package, options.rounds)
    print("\n".join(speed_argos.table(found, len(lines), sum(map(len, lines)))))
    packages = ("argos-translate-lt", "ctranslate2", "sentencepiece")
    versions = "|".join(f"{name}:{version(name)}" for name in packages)
    print(f"signature: {versions}|beam:4|length_penalty:0.2|cores:{os.cpu_count()}|package:{options.package.name}")


def main() -> None:
    """Run it."""
    base = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    base.add_argument("part", choices=("llm", "argos", "machine", "child"))
    base.add_argument("--profile", default=BALANCED.name, choices=tuple(PROFILES))
    base.add_argument("source", type=Path, nargs="?")
    base.add_argument("--sentences")
    base.add_argument("--peers", type=int, default=8)
    base.add_argument("--package", type=Path)
    base.add_argument("--rounds", type=int, default=3)
    base.add_argument("--system", default="ours", help=argparse.SUPPRESS)
    base.add_argument("--count", type=int, default=0, help=argparse.SUPPRESS)
    options = base.parse_args()
    if options.part == "machine":
        print(json.dumps(asdict(machine.measure(os.cpu_count() or 1))))
        return
    if options.source is None or (options.part == "argos" and options.package is None):
        base.error("SRC.zh is needed, and --package for argos")
    options.sentences = options.sentences or {"llm": "1,16,64,256", "argos": "200"}.get(options.part)
    {"llm": llm, "argos": argos, "child": child}[options.part](options)


if __name__ == "__main__":
    main()
