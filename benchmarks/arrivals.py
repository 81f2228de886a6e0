"""What a visitor sees on arriving: of all walks through all doors of a site, how many end with a way on or a
label on the screen.

    python -m benchmarks.arrivals SITE… [--width 390] [--height 844] [--ratio 3]

Every door of every room is walked through in Chromium. Counted is what a finger can reach on arriving: the
middle of the arrow of a door, or of the dot of a label, that nothing covers. A *way on* is any door but the
one that leads back, unless the room has nothing else.
"""

from __future__ import annotations

import argparse
import threading
from pathlib import Path
from typing import Any

from benchmarks.phone import chromium
from jetisu360.publish.serve.server import open_server

GOAL = 0.95
PATIENCE_MS = 60_000

# [from, to, what is seen and can be reached, what lies under buttons, whether there is only the way back].
WALK_ALL = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  const { viewer } = jetisu360;
  const found = [];
  const still = async () => {
    for (let rest = 0, last = ""; rest < 8; ) {
      await frame();
      const now = JSON.stringify([viewer.view, viewer.state.walking]);
      rest = now === last && !viewer.state.walking ? rest + 1 : 0;
      last = now;
    }
  };
  for (const from of Object.keys(viewer.data.scenes)) {
    const { links, view } = await viewer.records.get(from);
    for (const link of links) {
      await viewer.walkTo(from, { view });
      if (viewer.scene !== from) throw new Error(from);
      viewer.look(view);
      await still();
      await viewer.walkTo(link.to, { link });
      await still();
      const { record } = viewer;
      const own = record.labels.some(({ everywhere }) => !everywhere);
      const others = own || record.links.some(({ to }) => to !== from);
      const names = (spot) => spot.querySelector(".viewer-name").textContent;
      const box = viewer.surface.getBoundingClientRect();
      const [seen, covered] = [[], []];
      for (const spot of document.querySelectorAll(".viewer-spot:not(.is-away)")) {
        const label = record.labels.find(({ id }) => id === spot.dataset.id);
        if (label?.everywhere) continue;
        if (others && spot.getAttribute("href") === `#${from}`) continue;
        const part = spot.getBoundingClientRect();
        const [x, y] = [part.left + part.width / 2, part.top + part.height / 2];
        if (x < box.left || x > box.right || y < box.top || y > box.bottom) continue;
        (spot.contains(document.elementFromPoint(x, y)) ? seen : covered).push(names(spot));
      }
      found.push([from, link.to, seen, covered, !others]);
    }
  }
  return found;
}"""


def arrivals(page: Any, address: str) -> list[tuple[str, str, list[str], list[str], bool]]:
    """Every walk of the site at `address`: from, to, what can be reached, what is covered, dead end."""
    page.goto(address)
    page.wait_for_selector(".viewer.has-more", timeout=PATIENCE_MS)
    found: list[tuple[str, str, list[str], list[str], bool]] = page.evaluate(WALK_ALL)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sites", nargs="+", type=Path)
    parser.add_argument("--page", default="kk/index.html")
    parser.add_argument("--width", type=int, default=390)
    parser.add_argument("--height", type=int, default=844)
    parser.add_argument("--ratio", type=float, default=3)
    asked = parser.parse_args()
    print(
        f"| site at {asked.width} × {asked.height} | arrivals "
        "| with a way on or a label | something covered |"
    )
    print("|---|---|---|---|")
    with chromium() as browser:
        for site in asked.sites:
            with open_server(site) as server:
                threading.Thread(target=server.serve_forever, daemon=True).start()
                context = browser.new_context(
                    viewport={"width": asked.width, "height": asked.height},
                    device_scale_factor=asked.ratio,
                    reduced_motion="reduce",
                    has_touch=asked.width < 768,
                )
                context.set_default_timeout(PATIENCE_MS * 10)
                walks = arrivals(context.new_page(), server.url + asked.page)
                context.close()
                server.shutdown()
            good = sum(bool(seen) for _, _, seen, _, _ in walks)
            covered = sum(bool(hidden) for _, _, _, hidden, _ in walks)
            share = good / max(1, len(walks))
            print(f"| {site.name} | {len(walks)} | {good} ({share:.0%}) | {covered} |")
            for start, end, seen, hidden, _ in walks:
                if not seen or hidden:
                    print(f"  {start} → {end}: sees {seen or 'nothing'}, covered {hidden}")


if __name__ == "__main__":
    main()
