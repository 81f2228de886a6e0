"""The schema of OC4IDS 0.9.5 and its code lists, as they lie in `schema/` (Apache-2.0, `schema/LICENSE`)."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator, FormatChecker
from referencing import Registry, Resource

HERE = Path(__file__).parent / "schema"
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")


@cache
def validator() -> Draft4Validator:
    package, project = (
        json.loads((HERE / f"project-{name}.json").read_bytes()) for name in ("package-schema", "schema")
    )
    # The package refers to the schema of a project by its address.
    address = package["properties"]["projects"]["items"]["$ref"]
    registry = Registry().with_resource(address, Resource.from_contents(project))  # type: ignore[var-annotated]
    formats = FormatChecker()
    formats.checks("uri")(_is_uri)
    return Draft4Validator(package, registry=registry, format_checker=formats)


def _is_uri(value: object) -> bool:
    """(What jsonschema wants another package for.) https://www.rfc-editor.org/rfc/rfc3986#section-3"""
    return not isinstance(value, str) or bool(
        re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+", value)
    )


@cache
def codes(name: str) -> frozenset[str]:
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["Code"] for row in csv.DictReader(file))


def problems(package: Any) -> list[str]:
    """What the schema has against a package, and codes that no list has."""
    found = [f"{error.json_path}: {error.message}" for error in validator().iter_errors(package)]
    return [
        *found,
        *(f"{code} is not in {name}" for name, code in _coded(package) if code not in codes(name)),
    ]


def _coded(package: Any) -> Iterator[tuple[str, str]]:
    for project in package["projects"]:
        yield from (("projectSector", one) for one in project.get("sector", ()))
        if "status" in project:
            yield "projectStatus", project["status"]
        yield from (("documentType", one["documentType"]) for one in project.get("documents", ()))
        yield from (("milestoneType", one["type"]) for one in project.get("milestones", ()))
        yield from (("metricID", one["id"]) for one in project.get("metrics", ()))
        yield from (("partyRole", role) for one in project.get("parties", ()) for role in one["roles"])
