"""Which code made something: what other code made is made again, whatever its version number.

A result is decided by more than the file that makes it: by every file of ours that this one imports, and by
those that they import. So the code of a result is a hash of all of them, found by reading their imports; a
constant that is changed anywhere on the way is a new key. What only opens files and says what is wrong with
them decides no result.
"""

from __future__ import annotations

import functools
import importlib.metadata
import importlib.util
import re
from hashlib import sha256
from pathlib import Path

from jetisu360.publish.layout import media_stem

_ENCODERS = ("numpy", "opencv-python-headless", "pillow", "simplejpeg")
_WRITERS = ("babel", "jinja2", "markupsafe")
_ROOT = Path(__file__).parents[1]
_NAME = _ROOT.name
_IMPORTS = re.compile(
    rf"^\s*(?:from\s+({_NAME}[\w.]*)\s+import\s+(\([^)]*\)|[^\n]*)|import\s+({_NAME}[\w.]*))", re.M
)
# They decide whether a file can be opened, how a refusal is worded, where a step runs and where a file is
# put, and so never what is in it (but for the form of an address, which `scene_code` holds itself).
_DECIDES_NOTHING = re.compile(
    rf"^{_NAME}\.(?:language|errors|storage|files\.|build\.(?:left_out$|run\.)|publish\.layout$"
    r"|(?:\w+\.)*(?:refusals|remarks)$)"
)


@functools.cache
def scene_code() -> str:
    """Of tiles, posters, stills and close-ups: all that makes pixels, and the encoders."""
    pixels = code_of(
        "build.steps.cut_scene", "build.steps.label_views", "build.steps.media", packages=_ENCODERS
    )
    # The packs of `media/` hold their own addresses.
    return sha256(f"{pixels} {media_stem('name', '0' * 8)}".encode()).hexdigest()[:16]


@functools.cache
def privacy_code() -> str:
    """Of what is found in a picture: the detector, which names its weights by their SHA-256, and what reads
    pictures.
    """
    return code_of("build.steps.look_for_people", packages=_ENCODERS)


@functools.cache
def features_code() -> str:
    """Of the features of a photograph."""
    return code_of("build.steps.extract_features", packages=_ENCODERS[:2])


@functools.cache
def pairs_code() -> str:
    """Of the comparison of two photographs."""
    return code_of("build.steps.compare_pairs", packages=_ENCODERS[:2])


@functools.cache
def graph_code() -> str:
    """Of the solved pose graph: links, headings and positions."""
    return code_of("build.steps.solve_graph", packages=_ENCODERS[:2])


@functools.cache
def site_code() -> str:
    """Of pages, scripts, styles and words: what makes a site of a tour document."""
    parts = (
        code_of("publish.site_files", "publish.offline.finish", "publish.deploy.place", packages=_WRITERS),
        package_hash("publish"),
        # It words no refusals here: it chooses the language of every text, and how dates are written.
        sha256(_source(f"{_NAME}.language")).hexdigest(),
    )
    return sha256("\n".join([*parts, package_hash("locale")]).encode()).hexdigest()[:16]


def code_of(*modules: str, packages: tuple[str, ...] = ()) -> str:
    """A hash of the sources of `modules` (names below the package) and of all of ours that they import, with
    the versions of other `packages`.
    """
    digest = sha256()
    for name in sorted(imported(*modules)):
        digest.update(name.encode() + b"\0" + sha256(_source(name)).digest())
    for package in packages:
        digest.update(f"{package} {importlib.metadata.version(package)}\n".encode())
    return digest.hexdigest()[:16]


def imported(*modules: str) -> set[str]:
    """The modules and all that they import of ours, at the top of a file or in a function; full names."""
    found: set[str] = set()
    waiting = [f"{_NAME}.{module}" for module in modules]
    while waiting:
        name = waiting.pop()
        if name in found or _DECIDES_NOTHING.match(name):
            continue
        found.add(name)
        waiting += _imports(name)
    return found


@functools.cache
def _imports(name: str) -> tuple[str, ...]:
    found = []
    for package, names, plain in _IMPORTS.findall(_source(name).decode("utf-8")):
        if plain:
            found.append(plain)
            continue
        for item in re.findall(r"[\w]+(?=\s*(?:,|\)|$|\s+as\b|#|\n))", names.strip("()")):
            inner = f"{package}.{item}"
            found.append(inner if _file(inner) else package)
    return tuple(dict.fromkeys(module for module in found if _file(module)))


@functools.cache
def _source(name: str) -> bytes:
    path = _file(name)
    return path.read_bytes() if path else b""


def _file(name: str) -> Path | None:
    place = _ROOT.joinpath(*name.split(".")[1:])
    return next((path for path in (place.with_suffix(".py"), place / "__init__.py") if path.is_file()), None)


@functools.cache
def package_hash(name: str) -> str:
    """A hash of every file of a package of ours, templates and fonts included."""
    digest, place = sha256(), _ROOT / name
    for path in sorted(place.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(place).as_posix().encode() + b"\0")
            digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()
