"""Whatever takes a file from outside apart has a row in the table of readers, and does it under the guard."""

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

from .readers import READERS

SOURCES = Path(__file__).parents[2] / "src" / "jetisu360"

# Who takes a file apart uses one of these.
_PARSERS = frozenset(
    (
        *(
            "json.loads",
            "json.load",
            "tomllib.loads",
            "tomllib.load",
            "read_json",
            "read_json_at",
            "read_toml",
        ),
        *("read_xml", "XmlEvents", "HtmlReader", "HTMLParser", "ElementTree", "expat", "zipfile.ZipFile"),
        *(
            "open_zip",
            "unzipped",
            "unzipping",
            "csv.reader",
            "PdfReader",
            "tomlkit.parse",
            "struct.unpack_from",
        ),
        *("struct.unpack", "openpyxl.load_workbook", "load_workbook", "int.from_bytes", "yaml.safe_load"),
    )
)
# What these read is our own, made on this machine and named by its content, or comes with the program.
_OURS = {
    "portal.museums.folder_download": "writes",
    "portal.museums.folder_upload": "opened under the guard; raises zipfile's own errors",
    "portal.museums.working": "a record of the work folder",
    "portal.backup.writing": "writes",
    "portal.backup.rows": "rows of a backup that was found whole",
    "portal.audit.views": "rows that the portal wrote",
    "portal.audit.models": "rows that the portal wrote",
    "portal.publication.pointer": "a pointer that the portal wrote",
    "portal.control.evidence.look": "the question of its own parent",
    "portal.uploads.look": "the answer of its own child",
    "portal.uploads.looker": "the question of its own parent",
    "portal.media.views": "a form, whose size Django limits",
    "portal.uploads.views": "a form, whose size Django limits",
    "tour.museum_toml.decision_plan": "a text that the guard has read before",
    "kazakh.": "word lists of the package",
    "minutes.common.wordlists": "a file of the package",
    "minutes.report.spreadsheet": "writes",
    "minutes.report.word": "writes",
    "exchange.gpano.jpeg_metadata": "writes into a picture that was just made",
    "publish.pages.assets": "files of the package",
    "publish.region.landmarks": "a file of the package",
    "publish.region.outline": "a file of the package",
    "publish.pages.latin": "pages that were just rendered",
    "publish.deploy.place": "packs of the work folder, opened as steps.py did",
    "publish.offline.archive": "writes",
    "tour.pack": "packs of the work folder, written here and read under the guard",
    "build.steps.media": "writes packs",
    "build.run.picture_size": "looks for sizes in the first megabyte, and decodes nothing",
    "build.steps.pose_graph_record": "a file of the work folder; whatever fails is a ValueError",
    "linking.serialise": "files of the work folder; whatever fails is a ValueError",
    "linking.notes": "files of the work folder; whatever fails is a ValueError",
}


@functools.cache
def names_in(module: Path) -> tuple[frozenset[str], frozenset[str]]:
    """Of the parsers, those that a module names, and those that it calls or inherits from."""
    named, used = set(), set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Name):
            named.add(node.id)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            named |= {f"{node.value.id}.{node.attr}", node.attr}
        if isinstance(node, ast.Call):
            used.add(ast.unparse(node.func))
        elif isinstance(node, ast.ClassDef):
            used |= {ast.unparse(base) for base in node.bases}
    used |= {one.split(".")[0] for one in used}
    return frozenset(named & _PARSERS), frozenset(used & _PARSERS)


def modules() -> Iterator[tuple[str, Path]]:
    """Those that may read what comes from outside."""
    for module in SOURCES.rglob("*.py"):
        name = ".".join(module.relative_to(SOURCES).with_suffix("").parts)
        if not any(name == own or (own[-1] == "." and name.startswith(own)) for own in _OURS):
            yield name, module


def test_every_reader_is_in_the_table() -> None:
    listed = {module for reader in READERS.values() for module in reader.modules}
    for name, module in modules():
        named, _ = names_in(module)
        assert not named or name in listed, f"{name} reads with {sorted(named)}: add it to READERS"
    for name in listed:
        assert (SOURCES / Path(*name.split("."))).with_suffix(".py").is_file(), name


def test_readers_use_the_guard_and_no_bare_parser() -> None:
    bare = {
        "json.loads",
        "json.load",
        "tomllib.loads",
        "zipfile.ZipFile",
        "HTMLParser",
        "ElementTree",
        "expat",
    }
    for name, module in modules():
        # The guard itself; and what reads the answer of its own child.
        if name not in ("files.limits", "files.xml_events", "minutes.read.pdf_pages"):
            _, used = names_in(module)
            assert not used & bare, f"{name} uses {sorted(used & bare)}: take files/limits.py's"
