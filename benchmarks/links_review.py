"""A keeper who knows the building answers on the page by keys: `python -m benchmarks.links_review [--docs]`.

What the page of `jetisu360 links PHOTOS --review` asks is answered in Chromium, as it is asked, until all
rooms hang together or nothing is asked any more: a pair that is right with `1`; one that sees the other
elsewhere by turning both pictures to the true directions (`T`, Shift and arrow keys) and `3`; any other with
`2`. After each answer the tour is solved again; how long that takes, in seconds of a processor, is what a
keeper waits on a machine that has nothing else to do. Only on buildings whose truth is exact.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.phone import chromium
from benchmarks.tables import table
from benchmarks.walk import EXACT, RESULTS, ROOT, Tour, exact_tour
from jetisu360.build.options import LinkOptions
from jetisu360.build.pipeline import find_links
from jetisu360.build.progress import Silent
from jetisu360.commands.review_links.run import open_links_review, session_of
from jetisu360.commands.review_links.session import Session
from jetisu360.linking.pair.hypothesis import wrap
from jetisu360.publish.serve.local_server import served
from jetisu360.storage import Folder
from jetisu360.tour.museum_toml.keeper_file import KeeperFile

MOST = 120
"""Answers, after which somebody would have gone home."""
QUARTER, FINE = 90.0, 2.0
"""Degrees of a key, and of a small step."""
PATIENCE = 120_000
_QUESTION = """() => {
  const row = document.querySelector('.links-item[aria-current]');
  const shown = document.querySelector('.links-review:not([hidden])');
  return shown && row ? row.parentElement.dataset.key : '';
}"""


@dataclass
class Played:
    """What was answered, and what came of it."""

    said: Counter[str] = field(default_factory=Counter)
    solving: list[float] = field(default_factory=list)
    rows: list[list[object]] = field(default_factory=list)


class Keeper:
    """Somebody at the page who knows where everything is."""

    def __init__(self, page: Any, session: Session, tour: Tour) -> None:
        self.page, self.session, self.tour = page, session, tour
        self.played = Played()

    def play(self) -> Played:
        self.told()
        for _ in range(MOST):
            key = self.page.evaluate(_QUESTION)
            if not key or len(parts(self.session.found)) == 1:
                break
            self.answer(key)
            self.settled()
        self.told()
        return self.played

    def answer(self, key: str) -> None:
        files = {f"{one}.jpg" for one in key.split(" ")}
        pair = next(pair for pair in self.session.found["pairs"] if {*pair["rooms"]} == files)
        one, other = (Path(name).stem for name in pair["rooms"])
        there, back = self.tour.yaws.get((one, other)), self.tour.yaws.get((other, one))
        if not there or not back:
            self.press("no", "2")
            return
        off = [wrap(there[0] - pair["a"]["yaw"]), wrap(back[0] - pair["b"]["yaw"])]
        if max(map(abs, off)) <= EXACT:
            self.press("yes", "1")
            return
        for side, degrees in enumerate(off):
            self.page.locator(".links-look").nth(side).focus()
            self.turn(degrees)
        self.press("set by hand", "3")

    def turn(self, degrees: float) -> None:
        quarters = round(degrees / QUARTER)
        steps = round((degrees - quarters * QUARTER) / FINE)
        for _ in range(abs(quarters)):
            self.page.keyboard.press("t" if quarters > 0 else "Shift+t")
        for _ in range(abs(steps)):
            self.page.keyboard.press(f"Shift+Arrow{'Right' if steps > 0 else 'Left'}")

    def press(self, said: str, key: str) -> None:
        self.played.said[said] += 1
        before = self.session.revision
        self.page.keyboard.press(key)
        while self.session.revision == before:
            self.page.wait_for_timeout(20)

    def settled(self) -> None:
        """Waits until the answer is solved with, and the page has heard of it."""
        while self.session.found_at < self.session.revision:
            self.page.wait_for_timeout(20)
        self.page.wait_for_function(
            "n => document.querySelector('.links').dataset.solved >= n",
            arg=self.session.revision,
            timeout=PATIENCE,
        )

    def told(self) -> None:
        said = self.played.said
        sizes = parts(self.session.found)
        answered = f"{said['yes']} / {said['set by hand']} / {said['no']}"
        cpu = f"{statistics.median(self.played.solving):.2f}" if self.played.solving else "–"
        longest = f"{max(self.played.solving):.2f}" if self.played.solving else "–"
        name = self.tour.name if not self.played.rows else ""
        row = [name, said.total(), answered, len(sizes), max(sizes), self.false(), cpu, longest]
        self.played.rows.append(row)

    def false(self) -> int:
        """Links that are sure and not so, of those that nobody has answered."""
        found = 0
        for pair in self.session.found["pairs"]:
            if pair["status"] != "sure":
                continue
            one, other = (Path(name).stem for name in pair["rooms"])
            there, back = self.tour.yaws.get((one, other)), self.tour.yaws.get((other, one))
            misses = (
                [wrap(pair["yaw"] - there[0]), wrap(pair["back"] - back[0])] if there and back else [180.0]
            )
            found += max(map(abs, misses)) > EXACT
        return found


def parts(found: dict[str, Any]) -> list[int]:
    """How many rooms each part has."""
    return list(Counter(room["part"] for room in found["rooms"]).values())


def played(tour: Tour, browser: Any) -> Played:
    work = Folder.at(RESULTS / f"{tour.name}.answers")
    with tempfile.TemporaryDirectory() as place:
        photos = Path(place) / "photos"
        photos.mkdir()
        for photo in sorted(tour.photos.glob("*.jpg")):
            shutil.copy(photo, photos / photo.name)
        links = find_links(LinkOptions(Folder.at(photos), work, language="en"), Silent())
        session = session_of(links, KeeperFile(photos))
        solving = timed(session)
        server = open_links_review(session, 0, "en", "", str(photos))
        context = browser.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True)
        context.set_default_timeout(PATIENCE)
        with served(server):
            threading.Thread(target=session.solve, daemon=True).start()
            threading.Thread(target=session.pictures.prepare, args=(session.soon,), daemon=True).start()
            page = context.new_page()
            page.emulate_media(reduced_motion="reduce")
            page.goto(server.address)
            page.wait_for_selector(".links-item[aria-current]")
            keeper = Keeper(page, session, tour)
            keeper.played.solving = solving
            found = keeper.play()
            context.close()
            session.close()
        server.server_close()
    return found


def timed(session: Session) -> list[float]:
    """Seconds of a processor that each solving takes, as they come."""
    seconds: list[float] = []
    inner = session.solver.found

    def found(museum: Any) -> dict[str, Any]:
        before = time.thread_time()
        told = inner(museum)
        seconds.append(time.thread_time() - before)
        return told

    session.solver.found = found  # type: ignore[method-assign]
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docs", action="store_true")
    options = parser.parse_args()
    RESULTS.mkdir(parents=True, exist_ok=True)
    tours = [
        exact_tour("the trap", ROOT / "demo" / "trap"),
        *(
            exact_tour(name, ROOT / "demo" / folder, held_out=True)
            for name, folder in (("held out", "heldout"), ("barracks", "barracks"))
            if (ROOT / "demo" / folder).is_dir()
        ),
    ]
    rows = []
    with chromium() as browser:
        for tour in tours:
            rows += played(tour, browser).rows
    head = ["tour", "answers", "yes / set by hand / no", "parts", "largest, pictures", "sure and false"]
    text = table([*head, "solving, CPU-s, median", "longest"], rows)
    print(text)
    if options.docs:
        page = ROOT / "docs" / "links.md"
        before, _, rest = page.read_text("utf-8").partition("<!-- review: begin -->\n")
        _, end, after = rest.partition("<!-- review: end -->")
        page.write_text(f"{before}<!-- review: begin -->\n{text}\n{end}{after}", "utf-8")


if __name__ == "__main__":
    main()
