"""The architecture, read from the source: who imports whom, who owns which library, how long things are."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Collection, Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import translator

ROOT = Path(translator.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))

STAGES = ("read", "clean", "translate", "summarise", "overview", "publish")
LAYERS = (
    ("__main__",),
    ("cli",),
    ("desk",),
    ("batch", "harvest", "train", "trial", "cluster"),
    ("failure_boundary", "runs", "ahead"),
    ("article_files",),
    ("pipeline",),
    ("article_sentences",),
    STAGES,
    ("offline_imports", "memory", "duplicates", "dictionary", "names", "glossary", "quantities", "engines", "models"),
    ("chinese", "storage", "matching"),
    ("profiles", "records", "errors", "installation", "progress", "translator"),
)
APART = (*STAGES, "failure_boundary", "runs")
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
COMMAND_LINE = ("cli",)

OWNERS = {
    "opencc": ("chinese/script.py",),
    "sumy": ("summarise/centrality.py",),
    "docx": ("publish",),
    "lxml": ("publish", "read", "storage"),
    "ctranslate2": ("engines/argos/opened.py",),
    "argostranslate": ("engines/argos/package.py",),
    "sentencepiece": ("engines/ct2/folder.py",),
    "openpyxl": ("storage/workbook.py",),
    "openvino": ("engines/llm/openvino_libraries.py",),
    "openvino_genai": ("engines/llm/openvino_libraries.py",),
    "openvino_tokenizers": ("engines/llm/openvino_libraries.py",),
    "filelock": ("storage/lock.py",),
    "huggingface_hub": ("models/hub.py",),
    "starlette": ("desk",),
    "uvicorn": ("desk/server.py",),
    "urllib3": ("engines/server/connection.py",),
    "numpy": ("engines/llm",),
    "torch": ("train",),
    "sacrebleu": ("train/looks.py",),
    "distributed": ("cluster",),
    "gguf": ("engines/llm/gguf_file.py",),
    "trafilatura": ("read/html.py",),
    "htmldate": ("read/html_stated.py",),
    "striprtf": ("read/rtf.py",),
    "pypdfium2": ("read/pdf.py", "publish/pdf_pages.py"),
    "charset_normalizer": ("read/encoding.py",),
    "ahocorasick_rs": ("glossary/match.py",),
    "rapidfuzz": ("glossary",),
    "rjieba": ("glossary", "names", "chinese/words.py", "translate/headlines.py"),
    "pypinyin": ("names/pinyin.py",),
    "ToJyutping": ("names/cantonese.py",),
    "translate": ("glossary/tbx.py",),
    "olefile": ("read/outlook.py",),
    "compressed_rtf": ("read/outlook.py",),
    "uao": ("read/big5.py",),
    "copykitten": ("cli/received.py",),
    "typer": COMMAND_LINE,
    "rich": COMMAND_LINE,
}
SQL = {
    "storage/database.py", "memory/sentences.py", "memory/finished_articles.py", "memory/imported_sentences.py",
}  # fmt: skip
WRITERS = {
    "storage/files.py", "models/download.py", "models/install.py", "engines/llm/gguf_graph.py", "publish/pdf.py",
}  # fmt: skip
STARTERS = {"subprocess", "multiprocessing"}
LIGHT = {"typer"}  # the only library that `import translator.cli.app` may load
LONGEST_MODULE, LONGEST_FUNCTION, MOST_PARAMETERS = 300, 40, 5
TOO_LONG = {
    "cli/run.py run": "half of it is the list of its options, which are the parameters of a command",
}
"""What is longer than the limits, with the reason. Only ever shortened: nothing is added, and what fits goes."""


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a source file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    """A file's path inside the package, for messages."""
    return path.relative_to(ROOT).as_posix()


def unit(dotted: str) -> str:
    """The module or subpackage that stands for `translator.x.y` in the layers: `x`."""
    parts = dotted.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in RANK else parts[0]


def unit_of(path: Path) -> str:
    """The module or subpackage that a file is part of."""
    first = path.relative_to(ROOT).parts[0]
    return "translator" if first == "__init__.py" else first.removesuffix(".py")


def imports(node: ast.AST) -> Iterator[str]:
    """Dotted names of everything imported anywhere under `node`, inside functions too."""
    for part in ast.walk(node):
        if isinstance(part, ast.Import):
            yield from (alias.name for alias in part.names)
        elif isinstance(part, ast.ImportFrom):
            assert part.level == 0, "relative import"
            yield from (f"{part.module}.{alias.name}" for alias in part.names)


def ours(path: Path) -> set[str]:
    """The units of this package that a file imports, its own left out."""
    found = {unit(name) for name in imports(tree(path)) if name.split(".")[0] == "translator"}
    return found - {unit_of(path)}


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file."""
    return (n for n in ast.walk(tree(path)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


def called(path: Path) -> set[str]:
    """What a file calls, as it is written there."""
    return {ast.unparse(node.func) for node in ast.walk(tree(path)) if isinstance(node, ast.Call)}


each_file = pytest.mark.parametrize("path", FILES, ids=name_of)


def test_every_module_has_a_layer() -> None:
    """A new module or subpackage is given its place in the layers."""
    assert {unit_of(path) for path in FILES} == set(RANK)


@each_file
def test_nothing_imports_upward(path: Path) -> None:
    """A module imports only what lies below it, or beside it among the tools and the records."""
    rank = RANK[unit_of(path)]
    assert not {name for name in ours(path) if RANK[name] < rank}


@pytest.mark.parametrize("path", [p for p in FILES if unit_of(p) in APART], ids=name_of)
def test_stages_do_not_import_each_other(path: Path) -> None:
    """Stages meet only in the pipeline and the batch; nor does the boundary know what a run is made of."""
    beside = {name for name in ours(path) if RANK[name] == RANK[unit_of(path)]}
    assert not beside


def named(dotted: str, modules: Collection[str]) -> str:
    """Which of `modules` an import names: itself, its package, or where the name that it takes is; "" if none."""
    inside = dotted.rpartition(".")[0]
    return next((each for each in (dotted, f"{dotted}.__init__", inside, f"{inside}.__init__") if each in modules), "")


def test_modules_import_each_other_in_no_circle() -> None:
    """Not even within a package, nor through an import inside a function."""
    modules = {".".join(("translator", *path.relative_to(ROOT).with_suffix("").parts)): path for path in FILES}
    graph = {name: {named(found, modules) for found in imports(tree(path))} - {""} for name, path in modules.items()}
    assert set(TopologicalSorter(graph).static_order()) == set(modules)


@each_file
def test_each_library_has_one_owner(path: Path) -> None:
    """A third-party library is imported only where it belongs."""
    for name in imports(tree(path)):
        top = name.split(".")[0]
        if top != "translator" and top not in sys.stdlib_module_names:
            homes = [ROOT / home for home in OWNERS[top]]
            assert any(path == home or home in path.parents for home in homes), f"{top} in {name_of(path)}"


def test_every_owner_uses_its_library() -> None:
    """The table of owners lists nothing that is gone."""
    used = {name.split(".")[0] for path in FILES for name in imports(tree(path))}
    argos = (ROOT / "engines" / "argos" / "package.py").read_text(encoding="utf-8")
    assert {top for top in OWNERS if top not in used and top not in argos} == set()


@each_file
def test_what_a_chinese_character_is_stands_in_one_place(path: Path) -> None:
    """No other module spells the range of Han characters."""
    texts = (part.value for part in ast.walk(tree(path)) if isinstance(part, ast.Constant))
    spelt = [text for text in texts if isinstance(text, str) and re.search(r"\u9fff|\\u9fff", text)]
    assert not spelt or name_of(path) == "chinese/characters.py"


@each_file
def test_files_are_written_in_one_place(path: Path) -> None:
    """No other module makes a temporary file and renames it, or overwrites one in its place.

    But for a download, which goes on with what it has, and what is fetched or made in a temporary folder.
    """
    calls = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    names = {ast.unparse(call.func).rpartition(".")[2] for call in calls}
    given = (part for call in calls for part in (*call.args, *(word.value for word in call.keywords)))
    modes = {str(part.value) for part in given if isinstance(part, ast.Constant)}
    opens = names & {"open", "fdopen"} and any(re.fullmatch(r"(?=.*[wa+])[rwabt+]+", mode) for mode in modes)
    writes = names & {"write_text", "write_bytes", "getpid", "mkstemp", "mkdtemp", "TemporaryDirectory"} or opens
    renames = any(ast.unparse(call.func) in {"os.replace", "os.rename"} for call in calls)
    assert not (writes or renames) or name_of(path) in WRITERS


@each_file
def test_sql_stands_where_its_tables_do(path: Path) -> None:
    """SQL is written where the file is made, and in the one module that has to do with each of its tables."""
    texts = (part.value for part in ast.walk(tree(path)) if isinstance(part, ast.Constant))
    has_sql = any(
        isinstance(text, str) and re.match(r"(SELECT|INSERT|DELETE|UPDATE|CREATE|PRAGMA) ", text) for text in texts
    )
    assert not has_sql or name_of(path) in SQL


@each_file
def test_progress_is_told_one_way(path: Path) -> None:
    """One module says what is told and in which order; nobody turns it round on the way."""
    kinds = {ast.unparse(node) for node in ast.walk(tree(path)) if isinstance(node, ast.Subscript)}
    told = {
        kind for kind in kinds if re.fullmatch(r"Callable\[\[(?=.*str)(int|str), (int|str), (int|str)\], None\]", kind)
    }
    assert not told or name_of(path) == "progress.py"


def test_programs_are_started_in_one_place() -> None:
    """Only what makes PDF, when it is asked for, starts another program; the desk has a process for its engine."""
    starting = [path for path in FILES if STARTERS & {name.split(".")[0] for name in imports(tree(path))}]
    assert [name_of(path) for path in starting] == ["desk/engine_apart.py", "publish/pdf.py"]


def test_tables_are_read_in_one_place() -> None:
    """One module knows how spreadsheets encode and part what they save."""
    reading = [path for path in FILES if {"csv.reader", "csv.DictReader", "csv.Sniffer"} & called(path)]
    assert [name_of(path) for path in reading] == ["storage/spreadsheet.py"]


@pytest.mark.parametrize("path", [p for p in FILES if unit_of(p) != "cli"], ids=name_of)
def test_only_the_command_line_prints_or_exits(path: Path) -> None:
    """No other module prints, exits, or writes to the standard streams."""
    assert not called(path) & {"print", "exit", "quit", "sys.exit", "os._exit", "sys.stdout.write", "sys.stderr.write"}


def test_all_that_is_printed_goes_one_way() -> None:
    """One function prints, and shows what could steer a terminal: `console.say`."""
    calls = [(name_of(path), call) for path in FILES for call in ast.walk(tree(path)) if isinstance(call, ast.Call)]
    printing = [name for name, call in calls if re.search(r"(?:^|\.)(?:print|s?echo)$", ast.unparse(call.func))]
    assert printing == ["cli/console.py"]


@each_file
def test_nothing_happens_at_import(path: Path) -> None:
    """Top-level statements only bind names; none opens a file, makes a folder or starts anything."""
    if name_of(path) == "__main__.py":
        return
    bindings = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Delete)
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    allowed = (ast.Import, ast.ImportFrom, *functions, ast.ClassDef, *bindings, ast.If)
    for node in tree(path).body:
        text = ast.unparse(node)
        is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        is_command = isinstance(node, ast.Expr) and text.startswith("app.add_typer(")
        assert is_text or is_command or isinstance(node, allowed), text
        if isinstance(node, ast.If):
            assert ast.unparse(node.test) == "TYPE_CHECKING"


@each_file
def test_modules_and_functions_are_short(path: Path) -> None:
    """A module and a function stay within what can be taken in, but for those that are listed; no other is."""
    too_long = {
        f"{name_of(path)} {f.name}" for f in functions(path) if (f.end_lineno or 0) - f.lineno >= LONGEST_FUNCTION
    }
    if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_MODULE:
        too_long.add(name_of(path))
    assert too_long == {name for name in TOO_LONG if name.split()[0] == name_of(path)}


def test_what_is_listed_as_too_long_is_there() -> None:
    """The list has no file that is gone."""
    assert {name.split()[0] for name in TOO_LONG} <= set(map(name_of, FILES))


@each_file
def test_no_function_takes_more_than_can_be_told_apart(path: Path) -> None:
    """At most five parameters. A command's are its options: `--help` shows them, nobody passes them by place."""
    for function in functions(path):
        arguments = function.args
        count = len([*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs])
        is_command = any(".command" in ast.unparse(decorator) for decorator in function.decorator_list)
        assert count <= MOST_PARAMETERS or is_command, function.name
        assert arguments.vararg is None or count < MOST_PARAMETERS, function.name


def test_each_command_has_its_module() -> None:
    """`translator run` is in cli/run.py, `translator memory clear` in cli/memory.py; app.py only puts them together."""
    groups = ("glossary", "memory", "models")
    commands = [
        (path.stem, function.name)
        for path in FILES
        for function in functions(path)
        if any(".command" in ast.unparse(decorator) for decorator in function.decorator_list)
    ]
    assert {module for module, _ in commands} == {
        *groups,
        "run",
        "paste",
        "text",
        "train",
        "harvest",
        "accept",
        "init",
        "doctor",
        "desk",
    }
    assert [(module, name) for module, name in commands if module not in (*groups, name)] == []


@each_file
def test_what_is_public_says_what_it_does(path: Path) -> None:
    """Modules, public classes and public functions have a docstring."""
    module = tree(path)
    defined = [node for node in module.body if isinstance(node, ast.ClassDef | ast.FunctionDef)]
    assert ast.get_docstring(module)
    for node in defined:
        assert node.name.startswith("_") or ast.get_docstring(node), node.name


def test_records_are_frozen() -> None:
    """What flows between the stages cannot be changed by any of them."""
    decorators = [
        [ast.unparse(decorator) for decorator in node.decorator_list]
        for path in FILES
        if unit_of(path) == "records"
        for node in tree(path).body
        if isinstance(node, ast.ClassDef) and not any("Enum" in ast.unparse(base) for base in node.bases)
    ]
    assert decorators
    assert all(found == ["dataclass(frozen=True, slots=True)"] for found in decorators)


def test_a_record_has_its_name_alone() -> None:
    """What flows between the stages is called as nothing else is: who reads `Check` knows which."""
    classes = [
        (unit_of(path), node.name) for path in FILES for node in tree(path).body if isinstance(node, ast.ClassDef)
    ]
    records = {name for room, name in classes if room == "records"}
    assert "Check" in records
    assert [(room, name) for room, name in classes if room != "records" and name in records] == []


def loaded_by(statement: str) -> set[str]:
    """The third-party libraries that a fresh interpreter has loaded after `statement`."""
    program = f"{statement}\nimport sys\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split()) & set(OWNERS)


def test_command_line_loads_no_heavy_library() -> None:
    """Importing the command line loads typer and nothing else of ours."""
    assert loaded_by("import translator.cli.app") <= LIGHT


def test_pipeline_loads_no_engine() -> None:
    """Importing the whole pipeline loads neither a model's library nor Word's."""
    assert not loaded_by("import translator.pipeline") & {
        "ctranslate2", "argostranslate", "openvino", "openvino_genai", "numpy", "docx", "sumy", "trafilatura", "opencc",
    }  # fmt: skip
