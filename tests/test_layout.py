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
    ("article_files", "outcomes"),
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
    "sacrebleu": ("train/overlap.py",),
    "dask": ("cluster/connection.py",),
    "distributed": ("cluster",),
    "gguf": ("engines/llm/gguf_file.py",),
    "trafilatura": ("read/html.py",),
    "htmldate": ("read/html_stated.py",),
    "striprtf": ("read/rtf.py",),
    "pypdfium2": ("read/pdf.py", "publish/pdf_pages.py"),
    "charset_normalizer": ("read/encoding.py",),
    "ahocorasick_rs": ("glossary/match.py",),
    "rapidfuzz": ("glossary",),
    "rjieba": ("glossary", "names", "chinese/words.py", "translate/asking/headlines.py"),
    "pypinyin": ("names/spelling/pinyin.py",),
    "ToJyutping": ("names/spelling/cantonese.py",),
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
    "memory/sentence_index.py",
}  # fmt: skip
WRITERS = {
    "storage/files.py", "models/download.py", "models/install.py", "engines/llm/gguf_graph.py", "publish/pdf.py",
    "models/own.py", "models/argos_package.py", "engines/llamacpp/library.py", "storage/kept_texts.py",
}  # fmt: skip
WRITING = re.compile(
    r"os\.(?:replace|renames?|link)|shutil\.(?:copy2?|copyfile|copytree|move)|"
    r"(?:.*\.)?(?:write_text|write_bytes|getpid|mk[sd]?temp|\w*Temporary(?:File|Directory))"
)
STARTING = re.compile(
    r"(?:subprocess|multiprocessing|pty|webbrowser)\b.*|os\.(?:system|popen|startfile|fork\w*|exec\w+|(?:posix_)?spawn\w+)|"
    r"(?:.*\.)?(?:ProcessPoolExecutor|create_subprocess_\w+)"
)
LIGHT = {"typer"}  # the only library that `import translator.cli.app` may load
LONGEST_MODULE, LONGEST_FUNCTION, MOST_PARAMETERS = 300, 40, 5


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
        elif isinstance(part, ast.Call) and re.search(r"(?:^|\.)(?:import_module|__import__)$", ast.unparse(part.func)):
            assert isinstance(part.args[0], ast.Constant), "the name of what is imported is made"
            yield str(part.args[0].value)


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


def mentioned(path: Path) -> list[str]:
    """The names that a file uses, called or handed on, each with what stands before its dots."""
    return [ast.unparse(node) for node in nodes(path) if isinstance(node, ast.Name | ast.Attribute)]


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


def homes_of(path: Path) -> set[str]:
    """A file, and the folders that it is in, as the table of owners names them."""
    return {each.relative_to(ROOT).as_posix() for each in (path, *path.parents) if each.is_relative_to(ROOT)}


def test_each_library_has_one_owner() -> None:
    """A third-party library is imported only where it belongs."""

    def not_its_own(path: Path) -> set[str]:
        tops = {name.split(".")[0] for name in imports(path)} - {"translator"} - sys.stdlib_module_names
        return {top for top in tops if homes_of(path).isdisjoint(OWNERS.get(top, ()))}

    assert breaking(not_its_own) == {}


def test_every_owner_uses_its_library() -> None:
    """The table of owners lists no library that is gone, and no home that it has left."""
    used = {(name.split(".")[0], home) for path in FILES for name in imports(path) for home in homes_of(path)}
    assert {(top, home) for top, homes in OWNERS.items() for home in homes} - used == set()


def test_what_a_chinese_character_is_stands_in_one_place() -> None:
    """No other module spells the range of Han characters."""
    han = re.compile(r"一-|\\u4e00|\\u9f[a-f]|(?:^|-)[\u9fa0-\u9fff]|CJK UNI")
    spelling = breaking(lambda path: [text for text in texts(path) if han.search(text)])
    assert set(spelling) == {"chinese/characters.py"}


def test_files_are_written_in_one_place() -> None:
    """No other module makes a file, or moves one into the place of another.

    But for a download, which goes on with what it has, and what is fetched or made in a temporary folder or file.
    """

    def is_writing(name: str, call: ast.Call) -> bool:
        given = (*call.args, *(word.value for word in call.keywords))
        modes = [str(part.value) for part in given if isinstance(part, ast.Constant)]
        if name.rpartition(".")[2] in ("open", "fdopen"):
            return any(re.fullmatch(r"(?=.*[wax+])[rwaxbt+]+", mode) for mode in modes)
        # A path's takes one argument, a text's or a record's other ones.
        of_path = re.search(r"\.(?:replace|rename)$", name) and len(call.args) == 1 and not call.keywords
        return bool(of_path) or WRITING.fullmatch(name) is not None

    def writes(path: Path) -> set[str]:
        called = {name for name, call in calls(path) if is_writing(name, call)}
        return called | {name for name in imports(path) if WRITING.fullmatch(name)}

    assert set(breaking(writes)) == WRITERS


def test_sql_stands_where_its_tables_do() -> None:
    """SQL is written where the file is made, and in the one module that has to do with each of its tables."""
    sql = re.compile(r"\s*(SELECT|INSERT|DELETE|UPDATE|CREATE|PRAGMA|DROP|ALTER|REPLACE|WITH|ATTACH|VACUUM)\s")
    asked = re.compile(r".*\.execute(?:many|script)?")

    def asks(path: Path) -> list[str]:
        return [text for text in (*texts(path), *called(path)) if sql.match(text) or asked.fullmatch(text)]

    assert set(breaking(asks)) == SQL


def test_progress_is_told_one_way() -> None:
    """One module says what is told and in which order; nobody turns it round on the way."""
    told = re.compile(r"Callable\[\[(?=.*str)(int|str), (int|str), (int|str)\], None\]")

    def kinds(path: Path) -> list[str]:
        found = (ast.unparse(node) for node in nodes(path) if isinstance(node, ast.Subscript))
        return [kind for kind in found if told.fullmatch(kind)]

    assert set(breaking(kinds)) == {"progress.py"}


def test_programs_are_started_in_one_place() -> None:
    """What makes PDF, the desk's process for its engine, the browser that it opens, the judges of what is learned."""
    starting = breaking(lambda path: list(filter(STARTING.fullmatch, {*imports(path), *called(path)})))
    assert sorted(starting) == ["cli/desk.py", "desk/engine_apart.py", "publish/pdf.py", "train/own_answers.py"]


def test_tables_are_read_in_one_place() -> None:
    """One module knows how spreadsheets encode and part what they save."""
    readers = {"csv.reader", "csv.DictReader", "csv.Sniffer"}
    reading = breaking(lambda path: readers & {*imports(path), *mentioned(path)})
    assert set(reading) == {"storage/spreadsheet.py"}


def test_only_the_command_line_prints_or_exits() -> None:
    """No other module prints, exits, or writes to the standard streams."""
    says = re.compile(
        r"print|input|exit|quit|raise SystemExit.*|os\._exit|(?:traceback|faulthandler)\.(?:print|dump)_\w+|"
        r"sys\.(?:exit|(?:__)?std(?:out|err)(?:__)?)"
    )

    def speaks(path: Path) -> list[str]:
        raised = {ast.unparse(node) for node in nodes(path) if isinstance(node, ast.Raise)}
        return list(filter(says.fullmatch, {*imports(path), *mentioned(path), *raised}))

    assert breaking(lambda path: speaks(path) if unit_of(path) != "cli" else ()) == {}


def test_all_that_is_printed_goes_one_way() -> None:
    """One function prints, and shows what could steer a terminal: `console.say`."""
    prints = re.compile(
        r"(?:.*\.)?(?:print|print_json|secho)|echo|input|typer\.(?:echo|prompt|confirm)|sys\.std(?:out|err)\.(?:write|buffer).*"
    )
    printing = [name_of(path) for path in FILES for name in mentioned(path) if prints.fullmatch(name)]
    assert printing == ["cli/console.py"]


def test_nothing_happens_at_import() -> None:
    """Top-level statements only bind names."""
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


TOUCHING = """
import importlib, pkgutil, sys
import translator

STANDARD = importlib.__file__.removesuffix("importlib/__init__.py")
EVENTS = ("open", "os.", "shutil.", "socket.", "sqlite3.", "subprocess.", "tempfile.", "urllib.")

def is_standard(name):
    return name.startswith((STANDARD, "<frozen")) and "site-packages" not in name

def told(event, given):
    if not event.startswith(EVENTS) or (frame := sys._getframe(1)).f_code.co_filename.startswith("<frozen importlib"):
        return
    while frame and is_standard(frame.f_code.co_filename):
        frame = frame.f_back
    if frame and frame.f_code.co_filename.startswith(translator.__path__[0]):
        print(frame.f_code.co_filename, event, *given)

sys.addaudithook(told)
for info in pkgutil.walk_packages(translator.__path__, "translator."):
    if not info.name.endswith("__main__"):
        try:
            importlib.import_module(info.name)
        except ModuleNotFoundError as error:
            assert error.name in ("torch", "distributed"), error
"""


def test_importing_touches_nothing() -> None:
    """No module opens a file, makes a folder or starts anything when it is imported."""
    done = subprocess.run([sys.executable, "-B", "-c", TOUCHING], capture_output=True, text=True, check=True)
    assert done.stdout == ""


def test_modules_and_functions_are_short() -> None:
    """A module and a function stay within what can be taken in."""

    def too_long(path: Path) -> Iterator[str]:
        if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST_MODULE:
            yield name_of(path)
        for function in functions(path):
            if (function.end_lineno or 0) - function.lineno >= LONGEST_FUNCTION:
                yield f"{name_of(path)} {function.name}"

    assert [name for path in FILES for name in too_long(path)] == []


def test_no_function_takes_more_than_can_be_told_apart() -> None:
    """At most five parameters. A command's are its options: `--help` shows them, nobody passes them by place."""

    def takes_more(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
        arguments = function.args
        rest = filter(None, (arguments.vararg, arguments.kwarg))
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, *rest]
        return len(every) > MOST_PARAMETERS and not is_command(function)

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


def public(inside: ast.Module | ast.ClassDef) -> Iterator[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    """The public classes, methods and functions of a module or class."""
    for node in inside.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
            yield node
            yield from public(node) if isinstance(node, ast.ClassDef) else ()


def test_what_is_public_says_what_it_does() -> None:
    """Modules, public classes with their public methods, and public functions have a docstring."""

    def silent(path: Path) -> Iterator[str]:
        if not ast.get_docstring(tree(path)):
            yield name_of(path)
        for node in public(tree(path)):
            yield from () if ast.get_docstring(node) else (node.name,)

    assert breaking(lambda path: list(silent(path))) == {}


def test_records_are_frozen() -> None:
    """What flows between the stages cannot be changed by any of them."""
    records = [
        node
        for path in FILES
        if unit_of(path) == "records"
        for node in nodes(path)
        if isinstance(node, ast.ClassDef) and not any("Enum" in ast.unparse(base) for base in node.bases)
    ]
    decorators = [[ast.unparse(decorator) for decorator in node.decorator_list] for node in records]
    assert decorators
    assert all(found == ["dataclass(frozen=True, slots=True)"] for found in decorators)
    fields = [ast.unparse(field) for node in records for field in node.body if isinstance(field, ast.AnnAssign)]
    assert [field for field in fields if re.search(r": .*\b(?:list|dict|set|bytearray|Counter)\[", field)] == []


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
    """Importing the whole pipeline loads neither a model's library nor Word's, nor any other."""
    assert loaded_by("import translator.pipeline") == set()
