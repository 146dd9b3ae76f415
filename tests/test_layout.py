"""The architecture, read from the source: who imports whom, who owns which library, how long things are."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

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
    "xllamacpp": ("engines/llamacpp/library.py",),
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
    "engines/llamacpp/library.py",
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


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """All of a source file's syntax tree."""
    return tuple(ast.walk(tree(path)))


@cache
def calls(path: Path) -> tuple[tuple[str, ast.Call], ...]:
    """The calls of a file, each with what it calls as it is written there."""
    return tuple((ast.unparse(node.func), node) for node in nodes(path) if isinstance(node, ast.Call))


def texts(path: Path) -> Iterator[str]:
    """The text constants of a file."""
    return (node.value for node in nodes(path) if isinstance(node, ast.Constant) and isinstance(node.value, str))


def breaking(rule: Callable[[Path], object]) -> dict[str, object]:
    """What a rule has against files, by their names."""
    return {name_of(path): found for path in FILES if (found := rule(path))}


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


@cache
def imports(path: Path) -> tuple[str, ...]:
    """Dotted names of everything that a file imports, inside functions too."""
    return tuple(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for part in nodes(path):
        if isinstance(part, ast.Import):
            yield from (alias.name for alias in part.names)
        elif isinstance(part, ast.ImportFrom):
            assert part.level == 0, "relative import"
            yield from (f"{part.module}.{alias.name}" for alias in part.names)


def ours(path: Path) -> set[str]:
    """The units of this package that a file imports, its own left out."""
    found = {unit(name) for name in imports(path) if name.split(".")[0] == "translator"}
    return found - {unit_of(path)}


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file."""
    return (node for node in nodes(path) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def called(path: Path) -> set[str]:
    """What a file calls, as it is written there."""
    return {name for name, _ in calls(path)}


def test_every_module_has_a_layer() -> None:
    """A new module or subpackage is given its place in the layers."""
    assert {unit_of(path) for path in FILES} == set(RANK)


def test_nothing_imports_upward() -> None:
    """A module imports only what lies below it, or beside it among the tools and the records."""
    assert breaking(lambda path: {name for name in ours(path) if RANK[name] < RANK[unit_of(path)]}) == {}


def test_stages_do_not_import_each_other() -> None:
    """Stages meet only in the pipeline and the batch; nor does the boundary know what a run is made of."""

    def beside(path: Path) -> set[str]:
        return {name for name in ours(path) if unit_of(path) in APART and RANK[name] == RANK[unit_of(path)]}

    assert breaking(beside) == {}


def named(dotted: str, modules: Collection[str]) -> str:
    """Which of `modules` an import names: itself, its package, or where the name that it takes is; "" if none."""
    inside = dotted.rpartition(".")[0]
    return next((each for each in (dotted, f"{dotted}.__init__", inside, f"{inside}.__init__") if each in modules), "")


def test_modules_import_each_other_in_no_circle() -> None:
    """Not even within a package, nor through an import inside a function."""
    modules = {".".join(("translator", *path.relative_to(ROOT).with_suffix("").parts)): path for path in FILES}
    graph = {name: {named(found, modules) for found in imports(path)} - {""} for name, path in modules.items()}
    assert set(TopologicalSorter(graph).static_order()) == set(modules)


def test_each_library_has_one_owner() -> None:
    """A third-party library is imported only where it belongs."""

    def not_its_own(path: Path) -> set[str]:
        tops = {name.split(".")[0] for name in imports(path)} - {"translator"} - sys.stdlib_module_names
        at = {path, *path.parents}
        return {top for top in tops if at.isdisjoint(ROOT / home for home in OWNERS.get(top, ()))}

    assert breaking(not_its_own) == {}


def test_every_owner_uses_its_library() -> None:
    """The table of owners lists nothing that is gone."""
    used = {name.split(".")[0] for path in FILES for name in imports(path)}
    argos = (ROOT / "engines" / "argos" / "package.py").read_text(encoding="utf-8")
    assert {top for top in OWNERS if top not in used and top not in argos} == set()


def test_what_a_chinese_character_is_stands_in_one_place() -> None:
    """No other module spells the range of Han characters."""
    spelling = breaking(lambda path: [text for text in texts(path) if re.search(r"\u9fff|\\u9fff", text)])
    assert set(spelling) == {"chinese/characters.py"}


def test_files_are_written_in_one_place() -> None:
    """No other module makes a temporary file and renames it, or overwrites one in its place.

    But for a download, which goes on with what it has, and what is fetched or made in a temporary folder.
    """

    def writes(path: Path) -> set[str]:
        names = {name.rpartition(".")[2] for name in called(path)}
        given = (part for _, call in calls(path) for part in (*call.args, *(word.value for word in call.keywords)))
        modes = {str(part.value) for part in given if isinstance(part, ast.Constant)}
        is_written = any(re.fullmatch(r"(?=.*[wa+])[rwabt+]+", mode) for mode in modes)
        opened = names & {"open", "fdopen"} if is_written else set()
        written = names & {"write_text", "write_bytes", "getpid", "mkstemp", "mkdtemp", "TemporaryDirectory"}
        return opened | written | called(path) & {"os.replace", "os.rename"}

    assert set(breaking(writes)) <= WRITERS


def test_sql_stands_where_its_tables_do() -> None:
    """SQL is written where the file is made, and in the one module that has to do with each of its tables."""
    sql = re.compile(r"(SELECT|INSERT|DELETE|UPDATE|CREATE|PRAGMA) ")
    assert set(breaking(lambda path: [text for text in texts(path) if sql.match(text)])) == SQL


def test_progress_is_told_one_way() -> None:
    """One module says what is told and in which order; nobody turns it round on the way."""
    told = re.compile(r"Callable\[\[(?=.*str)(int|str), (int|str), (int|str)\], None\]")

    def kinds(path: Path) -> list[str]:
        found = (ast.unparse(node) for node in nodes(path) if isinstance(node, ast.Subscript))
        return [kind for kind in found if told.fullmatch(kind)]

    assert set(breaking(kinds)) == {"progress.py"}


def test_programs_are_started_in_one_place() -> None:
    """Only what makes PDF, when it is asked for, starts another program; the desk has a process for its engine."""
    starting = [path for path in FILES if STARTERS & {name.split(".")[0] for name in imports(path)}]
    assert [name_of(path) for path in starting] == ["desk/engine_apart.py", "publish/pdf.py"]


def test_tables_are_read_in_one_place() -> None:
    """One module knows how spreadsheets encode and part what they save."""
    reading = [path for path in FILES if {"csv.reader", "csv.DictReader", "csv.Sniffer"} & called(path)]
    assert [name_of(path) for path in reading] == ["storage/spreadsheet.py"]


def test_only_the_command_line_prints_or_exits() -> None:
    """No other module prints, exits, or writes to the standard streams."""
    says = {"print", "exit", "quit", "sys.exit", "os._exit", "sys.stdout.write", "sys.stderr.write"}
    assert breaking(lambda path: called(path) & says if unit_of(path) != "cli" else ()) == {}


def test_all_that_is_printed_goes_one_way() -> None:
    """One function prints, and shows what could steer a terminal: `console.say`."""
    printing = [
        name_of(path) for path in FILES for name, _ in calls(path) if re.search(r"(?:^|\.)(?:print|s?echo)$", name)
    ]
    assert printing == ["cli/console.py"]


def test_nothing_happens_at_import() -> None:
    """Top-level statements only bind names; none opens a file, makes a folder or starts anything."""
    bindings = (ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Delete)
    allowed = (*bindings, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)

    def happens(node: ast.stmt) -> bool:
        if isinstance(node, ast.Expr):
            return not (isinstance(node.value, ast.Constant) or ast.unparse(node).startswith("app.add_typer("))
        if isinstance(node, ast.If):
            return ast.unparse(node.test) != "TYPE_CHECKING"
        return not isinstance(node, allowed)

    done = breaking(lambda path: [ast.unparse(node) for node in tree(path).body if happens(node)])
    assert set(done) == {"__main__.py"}


def test_modules_and_functions_are_short() -> None:
    """A module and a function stay within what can be taken in, but for those that are listed; no other is."""

    def too_long(path: Path) -> Iterator[str]:
        if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_MODULE:
            yield name_of(path)
        for function in functions(path):
            if (function.end_lineno or 0) - function.lineno >= LONGEST_FUNCTION:
                yield f"{name_of(path)} {function.name}"

    assert {name for path in FILES for name in too_long(path)} == set(TOO_LONG)


def test_no_function_takes_more_than_can_be_told_apart() -> None:
    """At most five parameters. A command's are its options: `--help` shows them, nobody passes them by place."""

    def takes_more(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
        arguments = function.args
        count = len([*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs])
        if arguments.vararg is not None and count >= MOST_PARAMETERS:
            return True
        return count > MOST_PARAMETERS and not is_command(function)

    assert breaking(lambda path: [function.name for function in functions(path) if takes_more(function)]) == {}


def is_command(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a function is a command of the command line."""
    return any(".command" in ast.unparse(decorator) for decorator in function.decorator_list)


def test_each_command_has_its_module() -> None:
    """`translator run` is in cli/run.py, `translator memory clear` in cli/memory.py; app.py only puts them together."""
    groups = ("glossary", "memory", "models")
    commands = [(path.stem, function.name) for path in FILES for function in functions(path) if is_command(function)]
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


def test_what_is_public_says_what_it_does() -> None:
    """Modules, public classes and public functions have a docstring."""

    def silent(path: Path) -> Iterator[str]:
        if not ast.get_docstring(tree(path)):
            yield name_of(path)
        for node in tree(path).body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
                yield from () if ast.get_docstring(node) else (node.name,)

    assert breaking(lambda path: list(silent(path))) == {}


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
