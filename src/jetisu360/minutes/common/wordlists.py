"""The package's word lists: readable files in `kk/data/` and `ru/data/`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def sections(language: str, name: str) -> dict[str, frozenset[str]]:
    """The words of a list by its `[sections]`; those before the first are under an empty name."""
    found: dict[str, set[str]] = {"": set()}
    current = ""
    for line in files("jetisu360.minutes").joinpath(language, "data", name).read_text("utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if line.startswith("["):
            current = line.strip("[]\n ")
            found.setdefault(current, set())
        else:
            found[current].update(line.split())
    return {key: frozenset(words) for key, words in found.items()}


@cache
def words(language: str, name: str) -> frozenset[str]:
    """All words of a list, whatever their section."""
    return frozenset().union(*sections(language, name).values())


@cache
def table(language: str, name: str) -> dict[str, Any]:
    """A TOML file of a language's `data/`."""
    with files("jetisu360.minutes").joinpath(language, "data", name).open("rb") as file:
        return tomllib.load(file)
