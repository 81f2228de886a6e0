"""What one visit showed, frame by frame: when its picture could be recognised, and when it was all there."""

from __future__ import annotations

import asyncio
import base64
import time
from dataclasses import dataclass, field
from typing import Any

import cv2
import numpy as np

from benchmarks.phone import BYTES_A_SECOND, CPU_SLOWDOWN, LATENCY_MS

GRID = 32
"""Cells across and down the picture."""
NEAR = 25
"""Of 255: how far the mean of a cell may be from that of the last frame."""
MOST = 0.97
"""Of the cells."""
SAME = 1.5
"""Of 255: the mean difference of a cell's pixels from those of the last frame that nobody sees."""
QUIET_S = 2.5
PATIENCE_S = 40.0

PICTURE_ONLY = """
const style = new CSSStyleSheet();
style.replaceSync(`
  .viewer > *:not(.viewer-surface, .viewer-glimpse, .viewer-still),
  #pano *:not(:has(canvas)):not(canvas) { visibility: hidden !important }
  .viewer canvas, #pano canvas { visibility: visible !important }`);
document.adoptedStyleSheets = [style];
"""
"""What hangs over the picture is not seen (only ours has it here): it is there, and costs what it costs."""


@dataclass(frozen=True)
class Screen:
    """CSS pixels, and device pixels for one of them. `kept`: of frames, the part of a device pixel's side."""

    width: int
    height: int
    density: int
    kept: float

    @property
    def name(self) -> str:
        return f"{self.width} × {self.height}, {self.density}"


@dataclass
class Visit:
    """Times in ms since the navigation began; bytes in KB (1024) until the picture is all there, and what was
    asked for until then.
    """

    recognised: float
    sharp: float
    kilobytes: float
    asked: list[str]
    last: np.ndarray = field(repr=False)


WHERE = """(({x, y, width, height}) => [x, y, width, height])(
  document.querySelector("canvas").getBoundingClientRect())"""

Box = tuple[float, float, float, float]
"""Left, top, width, height of the picture, CSS pixels."""


async def visit(browser: Any, address: str, screen: Screen, box: Box | None) -> tuple[Visit, Box]:
    """One visit with an empty cache, until nothing comes and nothing changes any more.

    Without `box` it is asked of the page: where the canvas is.
    """
    context = await browser.new_context(
        viewport={"width": screen.width, "height": screen.height},
        device_scale_factor=screen.density,
        is_mobile=screen.density > 1,
        has_touch=screen.density > 1,
        reduced_motion="reduce",
    )
    try:
        page = await context.new_page()
        await page.add_init_script(PICTURE_ONLY)
        session = await context.new_cdp_session(page)
        film = Film(session)
        await film.begin(screen)
        await page.goto(address, wait_until="commit", timeout=PATIENCE_S * 1000)
        await page.wait_for_selector("canvas", state="attached", timeout=PATIENCE_S * 1000)
        await film.end()
        origin = await page.evaluate("performance.timeOrigin") / 1000
        found = box or tuple(await page.evaluate(WHERE))
        return film.judged(origin, screen, found), found
    finally:
        await context.close()


class Film:
    """The frames that the browser put on the screen, and what came over the line meanwhile."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self._frames: list[tuple[float, bytes]] = []  # wall clock, JPEG
        self._answers: list[asyncio.Future[Any]] = []
        self._sizes: list[tuple[float, int]] = []  # monotonic, bytes
        self._under_way: set[str] = set()
        self._asked: list[tuple[float, str]] = []  # monotonic, address
        self._clock: float | None = None  # wall clock less monotonic
        self._busy = time.monotonic()

    async def begin(self, screen: Screen) -> None:
        send, on = self._session.send, self._session.on
        on("Page.screencastFrame", self._frame)
        on("Network.requestWillBeSent", self._sent)
        on("Network.dataReceived", self._received)
        on("Network.loadingFinished", self._done)
        on("Network.loadingFailed", self._done)
        await send("Network.enable")
        line = {
            "latency": LATENCY_MS,
            "downloadThroughput": BYTES_A_SECOND,
            "uploadThroughput": BYTES_A_SECOND,
        }
        await send("Network.emulateNetworkConditions", {"offline": False, **line})
        await send("Emulation.setCPUThrottlingRate", {"rate": CPU_SLOWDOWN})
        scale = screen.density * screen.kept
        size = {"maxWidth": round(screen.width * scale), "maxHeight": round(screen.height * scale)}
        await send("Page.startScreencast", {"format": "jpeg", "quality": 85, "everyNthFrame": 1, **size})

    def _frame(self, event: dict[str, Any]) -> None:
        data = base64.b64decode(event["data"])
        if not self._frames or self._frames[-1][1] != data:
            self._busy = time.monotonic()
        self._frames.append((event["metadata"]["timestamp"], data))
        # The browser sends few frames that nobody has answered.
        answer = self._session.send("Page.screencastFrameAck", {"sessionId": event["sessionId"]})
        self._answers.append(asyncio.ensure_future(answer))

    def _sent(self, event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            self._under_way.add(event["requestId"])
            self._asked.append((event["timestamp"], event["request"]["url"]))
            self._clock = self._clock or event["wallTime"] - event["timestamp"]

    def _received(self, event: dict[str, Any]) -> None:
        self._sizes.append((event["timestamp"], event["encodedDataLength"]))

    def _done(self, event: dict[str, Any]) -> None:
        self._under_way.discard(event["requestId"])
        self._busy = time.monotonic()

    async def end(self) -> None:
        began = time.monotonic()
        while time.monotonic() - began < PATIENCE_S:
            await asyncio.sleep(0.1)
            if not self._under_way and time.monotonic() - self._busy > QUIET_S:
                break
        await asyncio.gather(*self._answers, return_exceptions=True)
        await self._session.send("Page.stopScreencast")

    def judged(self, origin: float, screen: Screen, box: Box) -> Visit:
        pictures = [(at, picture(data, screen, box)) for at, data in self._frames if at >= origin]
        last = pictures[-1][1]
        recognised = next(at for at, shown in pictures if near(shown, last) >= MOST)
        sharp = pictures[-1][0]
        for at, shown in reversed(pictures):
            if worst(shown, last) > SAME:
                break
            sharp = at
        until = sharp - (self._clock or 0.0)
        size = sum(size for at, size in self._sizes if at <= until)
        asked = [address for at, address in self._asked if at <= until]
        return Visit((recognised - origin) * 1000, (sharp - origin) * 1000, size / 1024, asked, last)


def picture(data: bytes, screen: Screen, box: Box) -> np.ndarray:
    """The part of a frame that shows the panorama, float32 (height, width, 3), both multiples of `GRID`."""
    frame = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    assert frame is not None
    across, down = frame.shape[1] / screen.width, frame.shape[0] / screen.height
    left, top, width, height = box
    part = frame[
        round(top * down) : round((top + height) * down),
        round(left * across) : round((left + width) * across),
    ]
    rows, columns = part.shape[0] // GRID * GRID, part.shape[1] // GRID * GRID
    return part[:rows, :columns].astype(np.float32)


def cells(picture: np.ndarray) -> np.ndarray:
    """Means of the cells, (GRID, GRID, 3)."""
    rows, columns = picture.shape[0] // GRID, picture.shape[1] // GRID
    return np.asarray(picture.reshape(GRID, rows, GRID, columns, 3).mean(axis=(1, 3)))


def near(shown: np.ndarray, last: np.ndarray) -> float:
    """The share of cells whose colour is near that of the last frame."""
    return float(np.mean(np.abs(cells(shown) - cells(last)).max(axis=2) <= NEAR))


def worst(shown: np.ndarray, last: np.ndarray) -> float:
    """The largest mean difference of a cell's pixels."""
    return float(cells(np.abs(shown - last)).max())
