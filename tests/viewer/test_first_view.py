"""The first view in full: which picture a screen asks for, how long it stays, what there is without it."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PIL import Image

from jetisu360.publish.pages.assets import own_script

from ..waiting import frames
from .test_pixels import compare, expected

pytestmark = pytest.mark.browser

BEGINS = {"yaw": 0, "pitch": 0, "fov": 75}
NAMES = "75-300 75-566 75-800 200-640 200-1152"


def drawn(colour: Any, width: int, height: int) -> bytes:
    buffer = io.BytesIO()
    seen = expected(colour, BEGINS, width, height)
    Image.fromarray(np.rint(seen).astype(np.uint8)).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.fixture
def prepared(synthetic: Any) -> Callable[..., Any]:
    """What makes of the bare page one with stills; they show a room that looks otherwise than the tiles."""

    def prepare(asked: list[str], *, names: str = NAMES, there: bool = True, tiles: bool = True) -> Any:
        glimpse = "data:image/png;base64," + base64.b64encode(drawn(synthetic.coarse, 144, 72)).decode()

        def page_of(route: Any) -> None:
            answer = route.fetch()
            page = answer.text().replace(
                'id="viewer">',
                f'id="viewer" data-stills="../stills {names}">'
                f'<img class="viewer-glimpse" src="{glimpse}" alt="">'
                f"<script>{own_script('first_view.js')}</script>",
                1,
            )
            head = f"<head><script>{own_script('elsewhere.js')}</script>"
            route.fulfill(response=answer, body=page.replace("<head>", head, 1))

        def still(route: Any) -> None:
            name = route.request.url.rpartition("/")[2].removesuffix(".webp")
            asked.append(name)
            if not there:
                route.fulfill(status=404, body="")
                return
            aspect, height = map(int, name.split("-"))
            body = drawn(synthetic.coarse, round(height * aspect / 100), height)
            route.fulfill(body=body, content_type="image/png")

        def before(page: Any) -> None:
            page.route("**/bare.html*", page_of)
            page.route("**/stills/*", still)
            if not tiles:
                page.route("**/scenes/**", lambda route: None)

        return before

    return prepare


@pytest.mark.parametrize(
    ("width", "height", "ratio", "name"),
    [(240, 400, 2, "75-566"), (240, 400, 1, "75-566"), (560, 320, 1, "200-640"), (560, 320, 3, "200-1152")],
)
def test_a_screen_asks_for_the_smallest_picture_that_is_sharp_on_it_and_is_sharp_with_that(
    visit: Any, synthetic: Any, prepared: Any, width: int, height: int, ratio: int, name: str
) -> None:
    asked: list[str] = []
    before = prepared(asked, tiles=False)
    visitor = visit("bare.html", width=width, height=height, ratio=ratio, before=before, bypass_csp=True)
    visitor.sharp()
    assert asked == [name]
    frames(visitor.page)
    compare(visitor.page, synthetic.coarse, BEGINS, 4)
    # Who looks about sees it where it was, as sharp.
    aside = {"yaw": 6, "pitch": -3, "fov": 46}
    visitor.page.evaluate("view => jetisu360.viewer.lookAt(view)", aside)
    frames(visitor.page)
    compare(visitor.page, synthetic.coarse, aside, 4)
    assert visitor.page.locator(".viewer-still").is_hidden()


def test_the_picture_stays_while_tiles_show_no_more_than_it_does(
    visit: Any, synthetic: Any, prepared: Any
) -> None:
    before = prepared([], names="75-800")
    visitor = visit("bare.html", width=240, height=400, ratio=2, before=before, bypass_csp=True)
    visitor.sharp()
    # They come once it is sharp, for who looks about next.
    visitor.page.wait_for_function("jetisu360.viewer.state.textureBytes > 2e6")
    frames(visitor.page)
    compare(visitor.page, synthetic.coarse, BEGINS, 4)
    view = visitor.look(3, 0, 75)
    compare(visitor.page, synthetic.fine, view, 4)


@pytest.mark.parametrize("names", ["75-566", "75-300"])
def test_tiles_that_show_more_take_its_place(visit: Any, synthetic: Any, prepared: Any, names: str) -> None:
    """Sharp enough or not: who stays sees what the photograph has."""
    before = prepared([], names=names)
    visitor = visit("bare.html", width=240, height=400, ratio=2, before=before, bypass_csp=True)
    visitor.page.locator(".viewer-still").wait_for(state="hidden")
    visitor.sharp()
    compare(visitor.page, synthetic.fine, BEGINS, 4)


def test_where_it_cannot_be_had_there_are_tiles(visit: Any, synthetic: Any, prepared: Any) -> None:
    asked: list[str] = []
    before = prepared(asked, there=False)
    visitor = visit("bare.html", width=240, height=400, ratio=2, before=before, bypass_csp=True)
    visitor.sharp()
    assert asked == ["75-566"]
    compare(visitor.page, synthetic.fine, BEGINS, 4)


@pytest.mark.parametrize(
    ("address", "width", "height"),
    # Sent to another view; most of every picture would be beyond the screen's sides; one wider than all.
    [("bare.html#hall/40/0/75", 240, 400), ("bare.html", 390, 370), ("bare.html", 900, 300)],
)
def test_none_is_asked_for_that_would_not_be_seen(
    visit: Any, prepared: Any, address: str, width: int, height: int
) -> None:
    asked: list[str] = []
    visitor = visit(address, width=width, height=height, before=prepared(asked), bypass_csp=True)
    visitor.sharp()
    assert not asked
