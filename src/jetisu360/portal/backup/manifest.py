"""`manifest.json` of a backup: what is in it, written last."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

NAME = "manifest.json"
FORMAT = 1
"""Grows when an older program could not restore what a newer one writes."""


class Member(BaseModel):
    """SHA-256 (hex) and size (bytes) of one member of the zip."""

    model_config = ConfigDict(frozen=True)

    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    size: int = Field(ge=0)


class Site(BaseModel):
    """A built site, in two members (`sites.py`).

    `place`, `path`: where it lies. `group`: sites that share files; `alone`: this one shares none.
    `region`: the slug of the region whose pages they are; empty for a museum's version.
    """

    model_config = ConfigDict(frozen=True)

    place: Literal["published", "working"]
    path: str
    group: str
    alone: bool = False
    region: str = ""


class Manifest(BaseModel):
    """`migrations`: of each part, those that its tables have been through. `tables`: rows of each.
    `pointers`: where those of the regions lead. `amiss`: what was missing or altered in the storage already.
    """

    program: Literal["Jetisu 360"] = "Jetisu 360"
    format: int = Field(ge=1)
    version: str
    made_at: str
    migrations: dict[str, list[str]]
    tables: dict[str, int]
    sites: list[Site]
    pointers: dict[str, str]
    amiss: list[str]
    members: dict[str, Member]


def rows_of(table: str) -> str:
    """The member that has the rows of a table (`accounts.person`)."""
    return f"rows/{table}.jsonl"
