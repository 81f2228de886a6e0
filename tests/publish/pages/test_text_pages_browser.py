"""The pages of rooms and objects in a real Chromium: axe, zoom, paper, keyboard, and no script at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from ...waiting import still, until

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1440, "height": 900}
PAGES = (
    *("index.html", "rooms/gold.html", "objects/golden-warrior.html", "objects/saddle.html"),
    *("objects.html", "routes/half-hour.html", "favourites.html"),
)
WIDE = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture
def visit(chromium: Any) -> Callable[..., Any]:
    """Gives a context manager for a page of each fresh visitor, and what it complains of."""

    @contextmanager
    def enter(size: dict[str, int] = DESKTOP, **options: Any) -> Iterator[Any]:
        options = {"locale": "kk-KZ", "reduced_motion": "reduce"} | options
        context = chromium.new_context(viewport=size, **options)
        page = context.new_page()
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on(
            "console",
            lambda said: (
                page.complaints.append(said.text)
                if said.type in ("error", "warning") and "GL Driver Message" not in said.text
                else None
            ),
        )
        try:
            yield page
        finally:
            context.close()

    return enter


CODES = ("kk", "ru", "en", "kk-Latn")
# Every page on a dark phone and on a light desktop, every language on both, and the page with most in it in
# all four: templates and styles are the same in every language, so other combinations say nothing new.
LOOKED_AT = {
    "phone-dark": [(CODES[number % 4], path) for number, path in enumerate(PAGES)],
    "desktop": [(CODES[(number + 2) % 4], path) for number, path in enumerate(PAGES)]
    + [(code, "objects/golden-warrior.html") for code in ("ru", "kk-Latn")],
}


@pytest.mark.parametrize(
    ("size", "scheme", "pages"),
    [(PHONE, "dark", LOOKED_AT["phone-dark"]), (DESKTOP, "light", LOOKED_AT["desktop"])],
    ids=["phone-dark", "desktop"],
)
def test_axe_finds_nothing_on_any_page_type(
    visit: Callable[..., Any], rich: str, size: dict[str, int], scheme: str, pages: list[tuple[str, str]]
) -> None:
    axe_api = pytest.importorskip("axe_playwright_python.sync_playwright")
    with visit(size, color_scheme=scheme, bypass_csp=True) as page:
        for code, path in pages:
            page.goto(f"{rich}{code}/{path}")
            page.wait_for_load_state("networkidle")
            found = axe_api.Axe().run(page)
            assert found.response["violations"] == [], f"{path}\n{found.generate_report()}"


@pytest.mark.parametrize("path", PAGES[1:])
def test_nothing_is_blocked_foreign_or_too_wide(visit: Callable[..., Any], rich: str, path: str) -> None:
    with visit() as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{rich}ru/{path}")
        page.wait_for_load_state("networkidle")
        assert page.complaints == []
        assert all(url.startswith((rich, "data:")) for url in asked)
        # 320 is a desktop of 1280 at 400 %.
        for width in (1440, 768, 360, 320):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(WIDE) <= 0, f"too wide at {width}"
        page.set_viewport_size({"width": 640, "height": 900})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate(WIDE) <= 0, "letters twice as large"


@pytest.mark.parametrize("path", PAGES[1:])
def test_targets_are_large_enough_for_fingers(visit: Callable[..., Any], rich: str, path: str) -> None:
    with visit(PHONE) as page:
        page.goto(f"{rich}kk/{path}")
        small = page.evaluate(
            """() => [...document.querySelectorAll('a[href], button, summary')].filter(link =>
              link.checkVisibility() && !link.matches('.skip, .card h3 a'))
              .map(link => [link.textContent.trim(), link.getBoundingClientRect()])
              .filter(([, box]) => box.height < 43.5 || box.width < 24)
              .map(([name, box]) => `${name} ${box.width}×${box.height}`)"""
        )
        assert small == []


def test_without_a_script_everything_can_be_read(visit: Callable[..., Any], rich: str) -> None:
    with visit(PHONE, java_script_enabled=False) as page:
        page.goto(f"{rich}ru/index.html")
        page.get_by_role("link", name="Страница экспоната: Золотой человек").click()
        for text in ("Парадное облачение", "ДҮ-001", "Фонд музея"):
            assert page.get_by_text(text).first.is_visible(), text
        page.locator("summary").click()
        assert page.get_by_text("Говорит хранитель.").is_visible()
        assert page.locator("audio").is_visible()
        page.locator('a[rel="next"]').click()
        assert page.locator("h1").inner_text() == "Серебряная чаша с надписью"
        page.locator('a[hreflang="en"]').click()
        assert page.locator("h1").inner_text() == "Inscribed silver cup", "the language switch keeps the page"
        assert page.complaints == []


def test_a_picture_is_looked_at_closely_with_the_keyboard_alone(visit: Callable[..., Any], rich: str) -> None:
    with visit() as page:
        page.goto(f"{rich}kk/objects/golden-warrior.html")
        link = page.locator("a[data-zoom]")
        link.focus()
        page.keyboard.press("Enter")
        stage = page.locator(".zoom-stage")
        until(page, "document.activeElement.className === 'zoom-stage'")
        assert stage.get_attribute("aria-label") == "Жауынгердің бас киімі"
        image = stage.locator("img").first
        whole = still(image)
        for _ in range(4):
            page.keyboard.press("+")
        closer = still(image)
        assert closer["width"] > whole["width"] * 2
        # Closer than a screen: tiles.
        until(page, "document.querySelector('.zoom-stage img[src*=\"/warrior.00000000/1/\"]')")
        page.keyboard.press("ArrowRight")
        assert still(image)["x"] < closer["x"]
        page.keyboard.press("0")
        assert still(image)["width"] == pytest.approx(whole["width"], abs=1)
        # Every gesture has a button, and the way out leads back to where one was.
        names = page.locator(".zoom-buttons button").evaluate_all("all => all.map(one => one.ariaLabel)")
        assert len(names) == 8
        assert all(names)
        page.keyboard.press("Escape")
        assert not page.locator("#page_zoom").is_visible()
        assert page.evaluate("document.activeElement.hasAttribute('data-zoom')")
        assert page.complaints == []


def test_two_fingers_take_hold_of_the_picture(visit: Callable[..., Any], rich: str) -> None:
    with visit(PHONE, has_touch=True, is_mobile=True) as page:
        page.goto(f"{rich}kk/objects/golden-warrior.html")
        page.locator("a[data-zoom]").tap()
        image = page.locator(".zoom-stage img").first
        still(image)
        session = page.context.new_cdp_session(page)

        def touch(kind: str, *points: tuple[float, float], first: int = 0) -> None:
            touching = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points, first)]
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touching})

        def shares(*points: tuple[float, float]) -> list[float]:
            """Which points of the picture are under these points of the screen."""
            box = still(image)
            return [
                share
                for x, y in points
                for share in ((x - box["x"]) / box["width"], (y - box["y"]) / box["height"])
            ]

        # At the middle of the height: a picture lower than the screen stays there.
        first, second = (120.0, 350.0), (200.0, 390.0)
        held = shares(first, second)
        touch("touchStart", first, second)
        for step in range(1, 9):
            first, second = (120.0 - 10 * step, 350.0 - 8 * step), (200.0 + 15 * step, 390.0 + 8 * step)
            touch("touchMove", first, second)
        # The fingers may turn, which the picture does not: its middle follows theirs.
        middle = ((first[0] + second[0]) / 2, (first[1] + second[1]) / 2)
        expected = [(held[0] + held[2]) / 2, (held[1] + held[3]) / 2]
        assert shares(middle) == pytest.approx(expected, abs=0.02)
        wide = still(image)["width"]
        assert wide > 2.5 * PHONE["width"]
        assert page.evaluate("visualViewport.scale") == 1, "the page itself stays as it is"
        # One finger is left: it moves the picture, without a jump.
        touch("touchEnd", second, first=1)
        before = still(image)
        touch("touchMove", (first[0] + 60, first[1] + 20))
        after = still(image)
        assert after["width"] == before["width"] == wide
        assert after["x"] - before["x"] == pytest.approx(60, abs=2)
        touch("touchEnd")
        # And together again: the whole picture, not smaller.
        touch("touchStart", (20, 300), (340, 420))
        for step in range(1, 11):
            touch("touchMove", (20 + 14 * step, 300 + 5 * step), (340 - 14 * step, 420 - 5 * step))
        touch("touchEnd")
        assert still(image)["width"] == pytest.approx(PHONE["width"], abs=2)
        assert page.complaints == []


def test_the_wheel_zooms_where_it_is(visit: Callable[..., Any], rich: str) -> None:
    with visit() as page:
        page.goto(f"{rich}ru/objects/golden-warrior.html")
        page.locator("a[data-zoom]").click()
        image = page.locator(".zoom-stage img").first
        box = still(image)
        x, y = box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.5
        page.mouse.move(x, y)
        page.mouse.wheel(0, -900)
        wider = f"document.querySelector('.zoom-stage img').clientWidth > {2 * box['width']}"
        until(page, wider)
        after = still(image)
        share = ((x - after["x"]) / after["width"], (y - after["y"]) / after["height"])
        assert share == pytest.approx((0.5, 0.5), abs=0.02), "what is under the pointer stays there"
        page.mouse.down()
        page.mouse.move(x - 200, y)
        page.mouse.up()
        assert still(image)["x"] == pytest.approx(after["x"] - 200, abs=2)


@pytest.mark.parametrize("path", PAGES[1:])
def test_on_paper_there_is_text_and_picture_and_nothing_to_press(
    visit: Callable[..., Any], rich: str, path: str
) -> None:
    with visit() as page:
        page.goto(f"{rich}kk/{path}")
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 794, "height": 1123})
        assert page.evaluate(WIDE) <= 0
        for selector in (".languages", ".skip", ".beside", "audio", "video"):
            for element in page.locator(selector).all():
                assert not element.is_visible(), selector
        assert page.locator("h1").is_visible()


def test_the_way_between_pages_and_panorama_and_back(visit: Callable[..., Any], rich: str) -> None:
    with visit() as page:
        page.goto(f"{rich}kk/rooms/gold.html")
        page.get_by_role("link", name="Залдан көру: Алтын адам").click()
        page.wait_for_load_state("load")
        assert page.url == f"{rich}kk/index.html#gold/12.3/-5/50"
        page.go_back()
        page.get_by_role("link", name="Панорамаға кіру").click()
        assert page.url.startswith(f"{rich}kk/index.html#gold")
