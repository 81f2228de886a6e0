"""What every number of the linking decides: `python -m benchmarks.walk_sensitivity [--pairs] [--docs]`.

Each number of `linking/graph` (with `--pairs` those of `linking/pair`, too, which takes an hour) is made a
third smaller and two fifths larger, alone, and the sample museum and the trap are linked again. The table
says how many right links, and how many false sure links and arrows, that adds or takes away. A number with
dashes on both sides was chosen by what it means, and any other of its size would do; one that changes much is
fitted. The held-out building is never asked.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import importlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from benchmarks.tables import table
from benchmarks.walk import RESULTS, ROOT, Result, Tour, exact_tour
from jetisu360.build.steps.levelling import choose_level
from jetisu360.linking.features.extraction import Features, find_features
from jetisu360.linking.features.retrieval import candidates
from jetisu360.linking.graph.neighbours import with_arrows
from jetisu360.linking.graph.pose_graph import Edge
from jetisu360.linking.graph.solve import solve
from jetisu360.linking.pair.compare import Pair, compare
from jetisu360.linking.serialise import pack_features, pack_pair, unpack_features, unpack_pair
from jetisu360.panorama.level.edges import find_edges
from jetisu360.panorama.read.photo import read_photo

LINKING = ROOT / "src" / "jetisu360" / "linking"
FACTORS = (0.7, 1.4)
SKIPPED = {"WIDTH", "AT_ONCE"}
"""Numbers that decide nothing: of pictures that people look at, and how much goes through NumPy at once."""
Counts = tuple[int, int, int]
Names = dict[tuple[str, str], Any]


def numbers(folder: str) -> Names:
    """(module, name) to value of every public number in `linking/<folder>`, tuples of numbers included."""
    found: Names = {}
    for path in sorted((LINKING / folder).glob("*.py")):
        name = f"jetisu360.linking.{folder}.{path.stem}"
        module = importlib.import_module(name)
        for node in ast.parse(path.read_text("utf-8")).body:
            targets = node.targets if isinstance(node, ast.Assign) else []
            for target in targets:
                for part in target.elts if isinstance(target, ast.Tuple) else [target]:
                    if isinstance(part, ast.Name) and part.id.isupper() and part.id not in SKIPPED:
                        value = getattr(module, part.id)
                        if isinstance(value, int | float) and not isinstance(value, bool):
                            found[name, part.id] = value
    return found


def scaled(value: float, factor: float) -> float:
    """A share or a cosine near 1 has its distance from 1 scaled; a count stays a count."""
    if isinstance(value, int):
        return max(1, round(value * factor))
    if 0.5 < value < 1:
        return 1 - (1 - value) * factor
    return value * factor


@contextlib.contextmanager
def changed(module: str, name: str, value: float) -> Iterator[None]:
    """The number changed where it stands, and wherever it was imported by name."""
    places = [module]
    for path in LINKING.rglob("*.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            if not isinstance(node, ast.ImportFrom) or node.module != module:
                continue
            if any(part.name == name for part in node.names):
                places.append(".".join(path.relative_to(LINKING.parents[1]).with_suffix("").parts))
    modules = [importlib.import_module(place) for place in places]
    before = getattr(modules[0], name)
    for loaded in modules:
        setattr(loaded, name, value)
    try:
        yield
    finally:
        for loaded in modules:
            setattr(loaded, name, before)


def features_of(tour: Tour) -> dict[str, Features]:
    """Kept between runs: no number here decides them."""
    found = {}
    for photo in sorted(tour.photos.glob("*.jpg")):
        kept = RESULTS / "sensitivity" / tour.name / f"{photo.stem}.npz"
        if not kept.exists():
            read = read_photo(photo.read_bytes(), photo.name)
            edges = find_edges(read.pixels, read.info.crop)
            level = choose_level(None, read, edges).level
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(pack_features(find_features(read.pixels, read.info.crop, level, edges), {}))
        found[photo.stem] = unpack_features(kept.read_bytes())[0]
    return found


def compared(features: Mapping[str, Features]) -> dict[Edge, Pair]:
    known = list(features.values())
    edges = sorted({*candidates(known), *((k, k + 1) for k in range(len(known) - 1))})
    # As from the work folder: what is kept of a pair is single precision.
    return {(a, b): unpack_pair(pack_pair(compare(known[a], known[b]))) for a, b in edges}


def counts(tour: Tour, ids: list[str], pairs: Mapping[Edge, Pair]) -> Counts:
    """Right links that are shown, false ones that are sure, false arrows."""
    solved = solve(len(ids), pairs, order=range(len(ids)))
    solved = replace(solved, links=with_arrows(len(ids), solved.links))
    result = Result(tour, ids, solved, [], {}, 0, 0.0, solved)
    links = [link for link in solved.shown if result.misses(link)]
    return (
        sum(result.right(link) for link in links),
        sum(link.sure and not result.right(link) for link in links),
        sum(link.arrow and not result.right(link) for link in links),
    )


def difference(now: Counts, before: Counts) -> str:
    right, sure, arrows = (a - b for a, b in zip(now, before, strict=True))
    parts = [f"{right:+d} right"] * bool(right) + [f"{sure:+d} false sure"] * bool(sure)
    return ", ".join(parts + [f"{arrows:+d} false arrows"] * bool(arrows)) or "–"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", action="store_true")
    parser.add_argument("--docs", action="store_true")
    options = parser.parse_args()
    tours = [exact_tour("sample museum", ROOT / "demo"), exact_tour("the trap", ROOT / "demo" / "trap")]
    features = [features_of(tour) for tour in tours]
    pairs = [compared(some) for some in features]

    def total(known: list[dict[Edge, Pair]]) -> Counts:
        found = [counts(tour, list(some), of) for tour, some, of in zip(tours, features, known, strict=True)]
        right, sure, arrows = (sum(values) for values in zip(*found, strict=True))
        return right, sure, arrows

    before = total(pairs)
    print("{} right, {} false sure, {} false arrows".format(*before), flush=True)
    rows = []
    for folder in ("graph", "pair") if options.pairs else ("graph",):
        for (module, name), value in numbers(folder).items():
            row = [
                f"`{module.removeprefix('jetisu360.linking.').replace('.', '/')}.py` `{name}`",
                f"{value:.4g}",
            ]
            for factor in FACTORS:
                with changed(module, name, scaled(value, factor)):
                    again = [compared(some) for some in features] if folder == "pair" else pairs
                    row.append(difference(total(again), before))
            rows.append(row)
            print(" | ".join(row), flush=True)
    text = table(["number", "value", *(f"× {factor}" for factor in FACTORS)], rows)
    if options.docs:
        page = ROOT / "docs" / "links-numbers.md"
        first, _, rest = page.read_text("utf-8").partition("<!-- numbers: begin -->\n")
        _, end, after = rest.partition("<!-- numbers: end -->")
        page.write_text(f"{first}<!-- numbers: begin -->\n{text}\n{end}{after}", "utf-8")


if __name__ == "__main__":
    main()
