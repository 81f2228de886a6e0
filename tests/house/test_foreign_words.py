"""What was raised comes into a sentence through `files/system_errors.py` alone: in the reader's language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import jetisu360

SOURCE = Path(jetisu360.__file__).parent
# Where the words of an exception are used and reach no reader, and why.
NO_SENTENCE = {
    ("files/system_errors.py", "quoted"): "this is where they are marked as a quotation",
    ("files/system_errors.py", "out_of_memory"): "looks for words that mean a lack of memory",
    ("commands/usage.py", "report_fault"): "a report for developers, named as one",
    ("files/outputs.py", "__init__"): "carries the error itself to where it is raised again",
    ("files/limits.py", "open_zip"): "raises an error of zipfile's own kind",
    ("files/limits.py", "unzipping"): "raises an error of zipfile's own kind",
    ("files/xml_events.py", "feed"): "XmlDamaged is caught by every reader, which has its own sentence",
    (
        "panorama/read/formats/ifd.py",
        "_number",
    ): "NotADirectory is caught by every reader, which has its own sentence",
    ("panorama/read/formats/heif_file.py", "*"): "looks for words that decide which refusal it is",
    ("panorama/read/formats/jpeg_file.py", "*"): "looks for words that decide which refusal it is",
    (
        "files/xlsx_rows.py",
        "open_xlsx",
    ): "XlsxDamaged is caught by its reader, which has its own sentence",
    ("exchange/tables/reading.py", "*"): "looks for words that decide which refusal it is",
    ("build/run/local.py", "failed"): "looks for the word pickle",
    ("linking/notes.py", "opened"): "a ValueError for whoever reads the pack",
    ("build/steps/pose_graph_record.py", "*"): "a ValueError for whoever reads the record",
    ("tour/pack.py", "*"): "a ValueError for whoever reads the pack",
    ("tour/museum_toml/mistakes/diagnosis.py", "_line_of"): "looks for the number of the line",
    ("portal/jobs/worker.py", "_failed"): "a line of the log; the job has its own sentence",
    ("portal/uploads/tus.py", "_guarded"): "words of ours, for programs that speak the protocol",
    ("portal/uploads/tus.py", "_patch"): "words of ours, for programs that speak the protocol",
}
# As the type of a parameter: an error that is none of ours.
_FOREIGN = re.compile(r"\b(?:BaseException|Exception|(?!Jetisu)\w*Error)\b")
_WORDS = {"strerror", "args", "msg", "message", "reason"}


def files() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def foreign_words(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The function and the line of each place that turns an exception into text by itself."""
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        caught = {
            node.name for node in ast.walk(function) if isinstance(node, ast.ExceptHandler) and node.name
        }
        caught |= {
            argument.arg
            for argument in (*function.args.args, *function.args.kwonlyargs)
            if argument.annotation is not None and _FOREIGN.search(ast.unparse(argument.annotation))
        }
        for node in ast.walk(function):
            if _tells(node, caught):
                yield function.name, getattr(node, "lineno", 0)


def _tells(node: ast.AST, caught: set[str]) -> bool:
    def is_caught(value: ast.AST) -> bool:
        return isinstance(value, ast.Name) and value.id in caught

    if isinstance(node, ast.FormattedValue):
        return is_caught(node.value)
    if isinstance(node, ast.Attribute):
        if node.attr == "__name__" and isinstance(node.value, ast.Call):
            return any(map(is_caught, node.value.args))
        return node.attr in _WORDS and is_caught(node.value)
    if isinstance(node, ast.Call):
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if called in ("str", "repr", "format"):
            return any(map(is_caught, node.args))
        if called == "getattr" and is_caught(node.args[0]):
            return isinstance(node.args[1], ast.Constant) and node.args[1].value in _WORDS
        # As a detail of a sentence: `fill(reason=error)`, `Refusal(problem=error)`.
        return any(keyword.arg and is_caught(keyword.value) for keyword in node.keywords)
    return False


def test_no_sentence_has_the_words_of_a_system_or_a_library() -> None:
    found = {
        (path.relative_to(SOURCE).as_posix(), function, line)
        for path in files()
        for function, line in foreign_words(ast.parse(path.read_text("utf-8")))
    }
    wrong = {
        f"{file}:{line} in {function}"
        for file, function, line in found
        if (file, function) not in NO_SENTENCE and (file, "*") not in NO_SENTENCE
    }
    assert not wrong, "use files.system_errors.said or quoted, or say in NO_SENTENCE why not"
    unused = {
        f"{file} {function}"
        for file, function in NO_SENTENCE
        if not any(at == file and function in ("*", inside) for at, inside, _ in found)
    }
    assert not unused


@pytest.mark.parametrize(
    "source",
    [
        "raise Refusal(problem=str(error))",
        "raise Refusal(problem=error)",
        "raise Refusal(problem=f'{error}')",
        "raise Refusal(problem=error.strerror)",
        "raise Refusal(problem=getattr(error, 'strerror', None))",
        "raise Refusal(problem=type(error).__name__)",
        "tell(repr(error))",
    ],
)
def test_the_rule_sees_every_way_of_saying_it(source: str) -> None:
    tree = ast.parse(f"def read():\n    try: ...\n    except OSError as error:\n        {source}")
    assert list(foreign_words(tree))
