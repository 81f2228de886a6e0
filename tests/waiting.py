"""How tests wait in a browser: for a condition, for frames, for a thing to lie still. Never for a time.

A busy machine needs more time than anybody foresees, a quick one less; what is waited for comes in both.
Where a test says that something does *not* happen, it waits for something else that happens later. Where time
itself is what a visitor gives (holding still, a short look), `page.clock` sets the page's clock forward.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

PATIENCE = 60.0
"""Seconds until a test gives up. It costs nothing where the condition comes, on however busy a machine."""


def until(page: Any, truth: str, seconds: float = PATIENCE) -> None:
    """Waits for an expression of JavaScript, or for the promise that it gives, to be true.

    Playwright's own `wait_for_function` needs the eval that the policy of our pages forbids.
    """
    look = f"""async () => {{
      for (const end = performance.now() + 2000; performance.now() < end;) {{
        if (await ({truth})) return true;
        await new Promise((next) => setTimeout(next, 20));
      }}
      return false;
    }}"""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if page.evaluate(look):
                return
        except Exception as error:
            # The page was left for another one while it was asked.
            if "context was destroyed" not in str(error):
                raise
    raise AssertionError(f"never came true: {truth}")


def written(page: Any, there: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Waits until something is so outside of the browser, in a file say; the page goes on meanwhile."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if there():
            return
        frames(page)
    raise AssertionError("it never came to be so")


def frames(page: Any, count: int = 2) -> None:
    """Waits for frames of the page: after two, what was asked for before is drawn."""
    page.evaluate(
        "async (count) => { for (; count > 0; count--) await new Promise(requestAnimationFrame); }", count
    )


def still(locator: Any) -> dict[str, float]:
    """Waits until an element lies still and, if it is a picture, is there; its box in CSS pixels."""
    locator.evaluate(
        """async (element) => {
          if (element instanceof HTMLImageElement) await element.decode();
          const box = () => { const { x, y, width, height } = element.getBoundingClientRect();
            return [x, y, width, height].join(); };
          for (let last = "", same = 0; same < 4;) {
            await new Promise(requestAnimationFrame);
            const now = box();
            same = now === last ? same + 1 : 0;
            last = now;
          }
        }"""
    )
    found: dict[str, float] = locator.bounding_box()
    return found


def at_rest(page: Any) -> None:
    """Waits until no animation or transition of the page runs any more (but for endless ones)."""
    page.evaluate(
        """async () => {
          const ending = () => document.getAnimations().filter(({ playState, effect }) =>
            playState === "running" && effect?.getComputedTiming().endTime !== Infinity);
          for (let quiet = 0; quiet < 3; quiet = ending().length ? 0 : quiet + 1) {
            await Promise.allSettled(ending().map((animation) => animation.finished));
            await new Promise(requestAnimationFrame);
          }
        }"""
    )
