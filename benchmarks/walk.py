"""How well photographs find each other: `make bench-walk`, or `python -m benchmarks.walk [TOUR …]`.

The sample museum and the trap, whose truth is exact; the house held out and the barracks, whose truth is
exact too, and that nothing is fitted to; each once more as if its names said nothing; and every folder TOUR
with `photos/` and a `truth.json` `{"links": [{"from", "to", "yaw"}]}` of arrows that its authors drew, which
point at doors as often as at cameras. `--fit` fits the numbers of `linking/pair/likelihood.py` to all but
those held out, prints them; `--docs` puts the tables into docs/links.md; `--keep` takes what an earlier run
found in the photographs; what that costs is not measured then, and the page keeps the table that it has.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from benchmarks.tables import table
from benchmarks.walk_fit import Case, cases_of, fit, reliability
from jetisu360.build.cache_keys import pairs_code
from jetisu360.build.options import LinkOptions
from jetisu360.build.pipeline import find_links
from jetisu360.build.progress import Silent
from jetisu360.build.steps.compare_pairs import pair_file
from jetisu360.linking.graph.neighbours import with_arrows
from jetisu360.linking.graph.solve import solve
from jetisu360.linking.graph.solved_graph import SolvedGraph, SolvedLink
from jetisu360.linking.pair.hypothesis import wrap
from jetisu360.linking.serialise import unpack_pair
from jetisu360.storage import Folder

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "bench-results" / "walk"
NEAR = 4.0
EXACT, AUTHORED = 8.0, 25.0
"""Degrees by which both directions of a link may miss to be right: of exact truth, and of drawn arrows."""
COST = "| tour | columns |"
"""How the table of what it costs begins."""
Truth = dict[tuple[str, str], list[float]]


@dataclass(frozen=True)
class Tour:
    """Photographs and what is true of them: `yaws` of one seen in another by pair of ids; exact tours have
    more.
    """

    name: str
    photos: Path
    yaws: Truth
    exact: dict[str, Any] | None = None
    held_out: bool = False
    """Judged only: `--fit` never sees it, and its reliability is a table of its own."""

    @property
    def within(self) -> float:
        return EXACT if self.exact else AUTHORED


@dataclass(frozen=True)
class Result:
    tour: Tour
    ids: list[str]
    walk: SolvedGraph
    cases: list[Case]
    cpu: dict[str, float]
    """Seconds of a processor by stage, of all photographs and of all pairs."""
    pairs: int
    solving: float
    shuffled: SolvedGraph
    """The same pairs solved once more, the order of the photographs drawn by lot."""

    def misses(self, link: SolvedLink) -> list[float]:
        """Degrees by which the directions miss, where the truth has them."""
        a, b = self.ids[link.a], self.ids[link.b]
        both = ((self.tour.yaws.get((a, b)), link.yaw), (self.tour.yaws.get((b, a)), link.yaw_back))
        return [min(abs(wrap(yaw - item)) for item in known) for known, yaw in both if known]

    def right(self, link: SolvedLink) -> bool:
        return max(self.misses(link), default=180.0) <= self.tour.within


def exact_tour(name: str, folder: Path, *, held_out: bool = False) -> Tour:
    truth = json.loads((folder / "ground_truth.json").read_text("utf-8"))
    yaws: Truth = {}
    for pair in truth["pairs"]:
        yaws[pair["a"], pair["b"]] = [pair["yaw_a_to_b"]]
        yaws[pair["b"], pair["a"]] = [pair["yaw_b_to_a"]]
    return Tour(name, folder / "photos", yaws, truth, held_out)


def authored_tour(folder: Path) -> Tour:
    yaws: Truth = {}
    for link in json.loads((folder / "truth.json").read_text("utf-8"))["links"]:
        yaws.setdefault((link["from"], link["to"]), []).append(link["yaw"])
    return Tour(folder.name, folder / "photos", yaws)


def measure(tour: Tour, *, keep: bool = False) -> Result:
    """Links of the photographs alone: they are copied away from their museum.toml. Nothing is left from an
    earlier run, so that the time is that of all the work, unless somebody wants to `keep` it.
    """
    work = RESULTS / f"{tour.name}.work"
    if not keep:
        shutil.rmtree(work, ignore_errors=True)
    with tempfile.TemporaryDirectory() as bare:
        for photo in sorted(tour.photos.glob("*.jpg")):
            shutil.copy(photo, Path(bare) / photo.name)
        links = find_links(LinkOptions(Folder.at(bare), Folder.at(work), language="en"), Silent())
    linking = links.linking
    ids = [Path(name).stem for name in linking.names]
    keys = [scene.features.key for scene in links.scenes if scene.id in linking.ids]
    known = {frozenset(pair) for pair in tour.yaws}
    cases = cases_of(work, keys, ids, tour.yaws, known, tour.within, exact=tour.exact is not None)
    code = pairs_code()
    files = {
        edge: work / pair_file(keys[edge[0]], keys[edge[1]], code)
        for edge in itertools.combinations(range(len(keys)), 2)
    }
    pairs = {edge: unpack_pair(file.read_bytes()) for edge, file in files.items() if file.exists()}
    order = random.Random(len(ids)).sample(range(len(ids)), len(ids))
    shuffled = solve(len(ids), pairs, order=order)
    shuffled = replace(shuffled, links=with_arrows(len(ids), shuffled.links))
    cpu = {stage: links.report.stage(stage).cpu for stage in ("looking", "comparing")}
    seconds = links.report.stage("solving").seconds
    return Result(tour, ids, linking.graph, cases, cpu, len(pairs), seconds, shuffled)


def figures(result: Result) -> list[str]:
    """One row of the table."""
    walk, tour = result.walk, result.tour
    shown = {frozenset((result.ids[link.a], result.ids[link.b])): link for link in walk.shown}
    sure = [link for link in walk.shown if link.sure and result.misses(link)]
    false = sum(not result.right(link) for link in sure)
    arrows = [link for link in walk.shown if link.arrow and result.misses(link)]
    if tour.exact:
        wanted = [pair for pair in tour.exact["pairs"] if pair["in_sight"]]
        near = [pair for pair in wanted if pair["distance"] <= NEAR]
        recalls = [_recall(result, shown, [(p["a"], p["b"]) for p in some]) for some in (wanted, near)]
    else:
        recalls = [_recall(result, shown, [tuple(pair) for pair in {frozenset(p) for p in tour.yaws}]), "–"]
    errors = [miss for link in walk.shown if result.right(link) for miss in result.misses(link)]
    return [
        tour.name,
        str(len(result.ids)),
        *recalls,
        f"{len(sure)} / {false}",
        f"{len(arrows)} / {sum(not result.right(link) for link in arrows)}",
        f"{np.median(errors):.2f}" if errors else "–",
        f"{np.percentile(errors, 90):.2f}" if errors else "–",
        _positions(result),
        f"{max(Counter(walk.component).values())} of {len(set(walk.component))}",
    ]


def _recall(result: Result, shown: dict[frozenset[str], SolvedLink], wanted: Sequence[Sequence[str]]) -> str:
    found = [shown[frozenset(pair)] for pair in wanted if frozenset(pair) in shown]
    right = sum(result.right(link) for link in found)
    return f"{right} of {len(wanted)} ({right / max(1, len(wanted)):.2f})"


def _positions(result: Result) -> str:
    """Median error of positions, metres, after a turn, shift and scale, in the largest part of one scale."""
    if not result.tour.exact:
        return "–"
    walk = result.walk
    largest = max(set(walk.scale_group), key=walk.scale_group.count)
    members = [k for k in range(len(result.ids)) if walk.scale_group[k] == largest]
    truth = {scene["id"]: scene["position"] for scene in result.tour.exact["scenes"]}
    plan = walk.positions[members, 0] + 1j * walk.positions[members, 2]
    earth = np.array([complex(*truth[result.ids[k]][:2]) for k in members])
    plan, earth = plan - plan.mean(), earth - earth.mean()
    factor = (np.conj(plan) * earth).sum() / max((np.abs(plan) ** 2).sum(), 1e-12)
    return f"{np.median(np.abs(earth - factor * plan)):.2f} ({len(members)})"


def _reliability(results: Sequence[Result]) -> str:
    links = [
        (link.confidence, result.right(link))
        for result in results
        for link in result.walk.links
        if result.misses(link)
    ]
    return reliability(links)


def _cost(results: Sequence[Result]) -> str:
    rows = []
    for result in results:
        count = len(result.ids)
        looking, comparing = result.cpu["looking"] / count, result.cpu["comparing"] / max(1, result.pairs)
        with Image.open(next(result.tour.photos.glob("*.jpg"))) as photo:
            columns = photo.width
        rows.append(
            [result.tour.name, str(columns), f"{looking:.2f}", f"{comparing:.3f}", f"{result.solving:.1f}"]
        )
    return table(["tour", "columns", "CPU-s a photograph", "CPU-s a pair", "solving, s"], rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tours", nargs="*", type=Path)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--docs", action="store_true")
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    RESULTS.mkdir(parents=True, exist_ok=True)
    tours = [
        exact_tour("sample museum", ROOT / "demo"),
        exact_tour("the trap", ROOT / "demo" / "trap"),
        exact_tour("held out", ROOT / "demo" / "heldout", held_out=True),
        exact_tour("the barracks", ROOT / "demo" / "barracks", held_out=True),
    ]
    results = [
        measure(tour, keep=options.keep)
        for tour in tours + [authored_tour(folder) for folder in options.tours]
    ]
    head = ["tour", "pictures", "pairs in sight, or authors' links, right", f"in sight ≤ {NEAR:.0f} m, right"]
    head += ["sure / false", "arrows / false", "error, median °", "p90 °", "positions, median m (pictures)"]
    head += ["largest part, of parts"]
    text = table(head, [figures(result) for result in results])
    text += "\n\nThe same, the order of the photographs drawn by lot:\n\n"
    text += table(head, [figures(replace(result, walk=result.shuffled)) for result in results])
    fitted = [result for result in results if not result.tour.held_out]
    text += "\n\n" + _reliability(fitted)
    text += "\n\nHeld out:\n\n" + _reliability([result for result in results if result.tour.held_out])
    page = ROOT / "docs" / "links.md"
    before, _, rest = page.read_text("utf-8").partition("<!-- walk: begin -->\n")
    known, end, after = rest.partition("<!-- walk: end -->")
    text += "\n\n" + (COST + known.partition(COST)[2].rstrip() if options.keep else _cost(results))
    print(text)
    if options.fit:
        print(fit([case for result in fitted for case in result.cases]))
    if options.docs:
        page.write_text(f"{before}<!-- walk: begin -->\n{text}\n{end}{after}", "utf-8")


if __name__ == "__main__":
    main()
