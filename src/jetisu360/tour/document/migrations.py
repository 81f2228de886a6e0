"""Older tour documents brought forward, one version at a time, as plain JSON values.

A migration from version N takes a document of version N and returns one of version N + 1; it never sees a
model, so that it goes on working when the models have moved on. Version 1 is the first: the table is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

from jetisu360.tour.refusals import DocumentForeign, DocumentTooNew

VERSION: Literal[1] = 1
Migration = Callable[[dict[str, Any]], dict[str, Any]]
MIGRATIONS: dict[int, Migration] = {}


def is_ours(raw: object) -> bool:
    """Whether a JSON value is one of our documents: an integer `version` and a list of `scenes`."""
    if not isinstance(raw, dict):
        return False
    version = raw.get("version")
    return isinstance(version, int) and not isinstance(version, bool) and isinstance(raw.get("scenes"), list)


def upgrade(
    raw: object,
    name: str = "tour.json",
    *,
    target: int = VERSION,
    migrations: Mapping[int, Migration] = MIGRATIONS,
) -> dict[str, Any]:
    """The document in `raw` as a document of version `target`; `raw` itself stays as it was.

    Raises:
        DocumentForeign: not one of our documents, or of a version that never was.
        DocumentTooNew: of a later version than this program knows.
    """
    if not isinstance(raw, dict) or not is_ours(raw) or raw["version"] < 1:
        raise DocumentForeign(name=name)
    document = dict(raw)
    if document["version"] > target:
        raise DocumentTooNew(name=name, version=document["version"], known=target)
    for version in range(document["version"], target):
        document = migrations[version](document)
        document["version"] = version + 1
    return document
