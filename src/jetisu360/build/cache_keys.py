"""Which code made something: what other code made is made again, whatever its version number."""

from __future__ import annotations

import functools
import importlib.metadata
import importlib.util
from hashlib import sha256
from pathlib import Path

_ENCODERS = ("numpy", "opencv-python-headless", "pillow", "simplejpeg")


@functools.cache
def pixel_code() -> str:
    """A hash of what decides pixels: the sources of panorama/ and the versions of the encoders."""
    versions = [f"{package} {importlib.metadata.version(package)}" for package in _ENCODERS]
    return sha256("\n".join([package_hash("jetisu360.panorama"), *versions]).encode()).hexdigest()[:16]


@functools.cache
def walk_code() -> str:
    """A hash of what decides features and links: the sources of walk/ and the versions of what they use."""
    versions = [f"{package} {importlib.metadata.version(package)}" for package in _ENCODERS[:2]]
    return sha256("\n".join([package_hash("jetisu360.linking"), *versions]).encode()).hexdigest()[:16]


@functools.cache
def package_hash(name: str) -> str:
    """A hash of every file of a package, templates and fonts included, without importing it."""
    digest = sha256()
    spec = importlib.util.find_spec(name)
    for place in (spec.submodule_search_locations or []) if spec else []:
        for path in sorted(Path(place).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(place).as_posix().encode() + b"\0")
                digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()
