"""The map of the house shows the house: every file that docs/architecture.md names is there; no circles."""

from __future__ import annotations

import ast
import re
from fnmatch import fnmatch
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "jetisu360"
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")


def named() -> set[str]:
    """Files and folders of the package that the page names."""
    first = "|".join(sorted(path.name for path in PACKAGE.iterdir() if path.is_dir()))
    return set(re.findall(rf"(?<![\w/.-])((?:{first})/[\w/]*(?:\.py)?)", PAGE))


def test_what_the_page_names_is_there() -> None:
    found = named()
    assert len(found) > 40
    assert [name for name in sorted(found) if not (PACKAGE / name).exists()] == []


def test_every_package_is_on_the_map() -> None:
    packages = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    table = PAGE.split("## The packages")[1].split("## Words")[0]
    assert {name for name in packages if f"`{name}/`" not in table} == set()


def module(path: Path) -> str:
    name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
    return name.removesuffix(".__init__")


def imports(path: Path, modules: set[str]) -> set[str]:
    """What a file imports when it is loaded, and not only when a function of it runs or types are checked."""
    found: set[str] = set()
    waiting: list[ast.AST] = [ast.parse(path.read_text("utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {
                full if (full := f"{node.module}.{name.name}") in modules else node.module
                for name in node.names
            }
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        waiting += ast.iter_child_nodes(node)
    return (found & modules) - {module(path)}


def test_no_files_import_each_other_in_a_circle() -> None:
    files = {module(path): path for path in PACKAGE.rglob("*.py")}
    graph = {name: imports(path, set(files)) for name, path in files.items()}
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as circle:
        pytest.fail(f"a circle: {' → '.join(circle.args[1])}")


def typescript_imports(path: Path) -> set[Path]:
    """The files of the viewer that one imports, for their types alone as well: who reads it reads them."""
    code = re.sub(r"^\s*(?://|/?\*).*$", "", path.read_text("utf-8"), flags=re.MULTILINE)
    named = re.findall(r"""\b(?:from|import)\s*\(?\s*["'](\.[^"']+)["']""", code)
    return {(path.parent / f"{name}.ts").resolve() for name in named}


def test_no_files_of_the_viewer_import_each_other_in_a_circle() -> None:
    files = sorted(path.resolve() for path in (ROOT / "viewer" / "src").rglob("*.ts"))
    graph = {path: typescript_imports(path) for path in files}
    assert len(files) > 60
    assert sum(map(len, graph.values())) > 200, "they are found"
    assert set().union(*graph.values()) <= set(files), "an import that leads nowhere"
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as circle:
        pytest.fail(f"a circle: {' → '.join(path.name for path in circle.args[1])}")


def test_tests_lie_where_the_packages_lie_and_all_are_collected(pytestconfig: pytest.Config) -> None:
    """A folder of tests is called as the package that it tests; pytest passes over none of them."""
    tests = ROOT / "tests"
    folders = {path.parent for path in tests.rglob("test_*.py")}
    others = {"cli", "cluster", "demo", "deploy", "house", "viewer"}
    """Commands as a whole, machines, the sample museum, files for servers, this house, the viewer shown."""
    ways = {"portal/afternoon", "portal/control/monday"}
    """Ways that people go through all parts of a package."""
    strays = [
        name
        for folder in folders
        if not (PACKAGE / (name := folder.relative_to(tests).as_posix())).is_dir()
        and name.partition("/")[0] not in others
        and name not in ways
    ]
    assert strays == []
    passed_over = [
        part
        for folder in folders
        for part in folder.relative_to(tests).parts
        for pattern in pytestconfig.getini("norecursedirs")
        if fnmatch(part, pattern)
    ]
    assert passed_over == []
