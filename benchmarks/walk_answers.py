"""How many answers a tour needs until all its parts are joined: `python -m benchmarks.walk_answers [--docs]`.

A keeper who knows the building answers as the screen of links asks (viewer/src/editor/links/asked.ts): of all
pairs that would join parts the fewest that join them all, the likeliest first. A pair that is right is
confirmed, one that sees the other in another direction is set by hand, any other is refused. When nothing is
asked any more the tour is solved again, as the next preview does; until it is in one part or nothing is left
to ask. Only on buildings whose truth is exact.
"""

from __future__ import annotations

import argparse
import itertools
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.tables import table
from benchmarks.walk import EXACT, RESULTS, ROOT, Tour, exact_tour
from jetisu360.build.cache_keys import pairs_code
from jetisu360.build.options import LinkOptions
from jetisu360.build.pipeline import find_links
from jetisu360.build.progress import Silent
from jetisu360.build.steps.compare_pairs import pair_file
from jetisu360.linking.constraints import Drawn, Fixed
from jetisu360.linking.graph.pose_graph import DisjointSets, Edge
from jetisu360.linking.graph.solve import solve
from jetisu360.linking.graph.solved_graph import SolvedGraph, SolvedLink
from jetisu360.linking.pair.compare import Pair
from jetisu360.linking.pair.hypothesis import wrap
from jetisu360.linking.serialise import unpack_pair
from jetisu360.storage import Folder

LEAST = 0.02
"""As in `build/found_links.py`: less is not shown to anybody."""
ROUNDS = 8


@dataclass
class Keeper:
    """What somebody has said so far, by numbers of pictures."""

    joined: set[Edge] = field(default_factory=set)
    seen: dict[Edge, tuple[float, float]] = field(default_factory=dict)
    apart: set[Edge] = field(default_factory=set)
    drawn: dict[Edge, Drawn] = field(default_factory=dict)

    @property
    def words(self) -> Fixed:
        return Fixed(
            drawn=self.drawn, joined=frozenset(self.joined), seen=self.seen, apart=frozenset(self.apart)
        )

    @property
    def count(self) -> int:
        return len(self.joined) + len(self.apart) + len(self.drawn)

    def knows(self, link: SolvedLink) -> bool:
        edge = (link.a, link.b)
        return edge in self.joined or edge in self.apart or edge in self.drawn

    def answer(self, link: SolvedLink, tour: Tour, ids: list[str]) -> bool:
        """Whether the two are neighbours."""
        edge, names = (link.a, link.b), (ids[link.a], ids[link.b])
        there, back = tour.yaws.get(names), tour.yaws.get((names[1], names[0]))
        if not there or not back:
            self.apart.add(edge)
            return False
        if max(abs(wrap(link.yaw - there[0])), abs(wrap(link.yaw_back - back[0]))) <= EXACT:
            self.joined.add(edge)
            self.seen[edge] = (link.yaw, link.yaw_back)
        else:
            self.drawn[edge] = Drawn(there[0], wrap(back[0] + 180))
        return True


def question(graph: SolvedGraph, parts: list[int], keeper: Keeper) -> SolvedLink | None:
    """The likeliest pair of two parts that nobody has answered."""
    for link in graph.links:  # the likeliest first
        if link.confidence >= LEAST and parts[link.a] != parts[link.b] and not keeper.knows(link):
            return link
    return None


def answered(tour: Tour) -> list[list[object]]:
    """The rows of the table of one tour: after each time that it is solved."""
    ids, pairs = compared(tour)
    keeper, rows = Keeper(), []
    for number in range(ROUNDS):
        graph = solve(len(ids), pairs, keeper.words, order=range(len(ids)))
        sizes = Counter(graph.component).values()
        false = sum(link.sure and not keeper.knows(link) and off(link, tour, ids) for link in graph.links)
        said = f"{len(keeper.joined)} / {len(keeper.drawn)} / {len(keeper.apart)}"
        rows.append([tour.name if not number else "", keeper.count, said, len(sizes), max(sizes), false])
        before, joined = keeper.count, DisjointSets(len(ids))
        for a, b in itertools.combinations(range(len(ids)), 2):
            if graph.component[a] == graph.component[b]:
                joined.join(a, b)
        while link := question(graph, joined.numbers(), keeper):
            if keeper.answer(link, tour, ids):
                joined.join(link.a, link.b)
        if keeper.count == before:
            break
    return rows


def off(link: SolvedLink, tour: Tour, ids: list[str]) -> bool:
    """Whether a link misses the truth."""
    there, back = tour.yaws.get((ids[link.a], ids[link.b])), tour.yaws.get((ids[link.b], ids[link.a]))
    if not there or not back:
        return True
    return max(abs(wrap(link.yaw - there[0])), abs(wrap(link.yaw_back - back[0]))) > EXACT


def compared(tour: Tour) -> tuple[list[str], dict[Edge, Pair]]:
    """The pictures, and the pairs that were compared."""
    work = Folder.at(RESULTS / f"{tour.name}.answers")
    links = find_links(LinkOptions(Folder.at(tour.photos), work, language="en", own_work=False), Silent())
    ids = [Path(name).stem for name in links.linking.names]
    keys = [scene.features.key for scene in links.scenes if scene.id in links.linking.ids]
    files = {
        edge: pair_file(keys[edge[0]], keys[edge[1]], pairs_code())
        for edge in itertools.combinations(range(len(keys)), 2)
    }
    return ids, {edge: unpack_pair(work.read(file)) for edge, file in files.items() if work.exists(file)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docs", action="store_true")
    options = parser.parse_args()
    RESULTS.mkdir(parents=True, exist_ok=True)
    tours = [
        exact_tour("the trap", ROOT / "demo" / "trap"),
        exact_tour("held out", ROOT / "demo" / "heldout", held_out=True),
        exact_tour("the barracks", ROOT / "demo" / "barracks", held_out=True),
    ]
    head = ["tour", "answers", "yes / set by hand / no", "parts", "largest, pictures", "sure and false"]
    text = table(head, [row for tour in tours for row in answered(tour)])
    print(text)
    if options.docs:
        page = ROOT / "docs" / "links.md"
        before, _, rest = page.read_text("utf-8").partition("<!-- answers: begin -->\n")
        _, end, after = rest.partition("<!-- answers: end -->")
        page.write_text(f"{before}<!-- answers: begin -->\n{text}\n{end}{after}", "utf-8")


if __name__ == "__main__":
    main()
