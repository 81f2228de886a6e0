"""The museum page in a real Chromium: nothing blocked, nothing foreign, nothing lost, nothing too wide."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

import pytest

from jetisu360.tour.document.tour import Tour

from ...waiting import frames, until

pytestmark = pytest.mark.browser

PHONE = {"width": 412, "height": 823}
DESKTOP = {"width": 1440, "height": 900}
LONG = "Электрондыққұжатайналымыжүйесінеқосылғандықтанмұражайғакелушілердің"


FONTS = "[...document.fonts].filter(face => face.family == 'Spectral' && face.status == 'loaded').length >= 2"


class Visit:
    """A page, and what it asked for and complained of."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.asked: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("requestfailed", self._failed)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("console", self._heard)

    def _heard(self, message: Any) -> None:
        # What a software renderer says of itself is no complaint about the page.
        if message.type in ("error", "warning") and "GL Driver Message" not in message.text:
            self.complaints.append(f"{message.type}: {message.text}")

    def _failed(self, request: Any) -> None:
        # The first page leaves before it has come; that is no failure.
        if "ERR_ABORTED" not in str(request.failure):
            self.complaints.append(f"failed: {request.url}")

    def until(self, truth: str) -> None:
        until(self.page, truth)

    def open(self, address: str) -> Visit:
        self.page.goto(address)
        self.page.wait_for_load_state("networkidle")
        return self

    def paths(self, pattern: str) -> list[str]:
        return [path for url in self.asked if re.search(pattern, path := urlsplit(url).path)]

    def shows(self, selector: str) -> bool:
        shown: bool = self.page.locator(selector).first.is_visible()
        return shown


@pytest.fixture
def visit(chromium: Any) -> Callable[..., Any]:
    """Gives a context manager for each fresh visitor with an empty cache."""

    @contextmanager
    def enter(size: dict[str, int] = DESKTOP, **options: Any) -> Iterator[Visit]:
        options = {"locale": "kk-KZ", "reduced_motion": "reduce"} | options
        context = chromium.new_context(viewport=size, **options)
        try:
            yield Visit(context.new_page())
        finally:
            context.close()

    return enter


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_nothing_is_blocked_and_nothing_foreign_is_asked_for(
    visit: Callable[..., Any], museum: str, language: str
) -> None:
    with visit() as visitor:
        visitor.open(f"{museum}{language}/index.html")
        visitor.page.mouse.wheel(0, 4000)
        # Fonts are asked for only after the network has been quiet.
        visitor.until(FONTS)
        visitor.page.wait_for_load_state("networkidle")
        assert visitor.complaints == []
        assert visitor.asked
        for url in visitor.asked:
            assert url.startswith((museum, "data:", "blob:")), url


def test_what_is_needed_first_comes_first(visit: Callable[..., Any], museum: str) -> None:
    with visit(PHONE) as visitor:
        visitor.page.goto(f"{museum}kk/index.html")
        visitor.page.wait_for_load_state("load")
        visitor.until("!!document.querySelector('#viewer canvas, #viewer .viewer-poster')")
        assert visitor.paths(r"fonts|woff2") == [], "fonts wait for the picture"
        assert visitor.paths("thumbnail") == [], "pictures below the fold wait to be scrolled to"
        visitor.until(FONTS)
        visitor.page.wait_for_load_state("networkidle")
        assert visitor.paths("thumbnail"), "but nobody has to scroll for ever"
        if visitor.page.locator("#viewer canvas").count():
            assert visitor.paths("poster") == [], "where WebGL works, nobody pays for the still picture"


def test_letters_do_not_jump_when_the_font_comes(visit: Callable[..., Any], museum: str) -> None:
    height = "document.documentElement.scrollHeight"
    with visit(DESKTOP) as visitor:
        visitor.page.goto(f"{museum}ru/index.html")
        before = visitor.page.evaluate(height)
        visitor.until(FONTS)
        frames(visitor.page)
        assert abs(visitor.page.evaluate(height) - before) <= 80, (
            "at most a line or two of a page of paragraphs"
        )


@pytest.mark.parametrize(
    ("language", "size", "scheme"),
    [
        ("kk", PHONE, "dark"),
        ("ru", DESKTOP, "light"),
        ("en", PHONE, "light"),
        ("kk", DESKTOP, "dark"),
    ],
    ids=["kk-phone-dark", "ru-desktop-light", "en-phone-light", "kk-desktop-dark"],
)
def test_axe_finds_nothing(
    visit: Callable[..., Any], museum: str, language: str, size: dict[str, int], scheme: str
) -> None:
    axe_api = pytest.importorskip("axe_playwright_python.sync_playwright")
    with visit(size, color_scheme=scheme, bypass_csp=True) as visitor:
        visitor.open(f"{museum}{language}/index.html")
        found = axe_api.Axe().run(visitor.page)
        assert found.response["violations"] == [], found.generate_report()


@pytest.mark.parametrize("name", ["sample", "long words", "sixty rooms", "one nameless photograph"])
def test_no_page_is_wider_than_its_screen(
    visit: Callable[..., Any], show: Callable[[Tour], str], sample: ModuleType, name: str
) -> None:
    long = {"kk": f"{LONG} {LONG}"}
    tours: dict[str, dict[str, Any]] = {
        "sample": {},
        "long words": {
            "title": long,
            "description": {"kk": LONG * 3},
            "credits": long,
            "licence": LONG,
            "scenes": [
                sample.scene("a", long, description=long, labels=[
                    {"id": "l", "kind": "object", "yaw": 0, "pitch": 0, "object": "o"},
                ]),
                sample.scene("b", {"kk": LONG}),
            ],
            "start": "a",
            "links": [{"from": "a", "to": "b", "yaw": 0, "pitch": 0}],
            "objects": [{"id": "o", "inventory_number": LONG, "title": long, "description": long,
                         "material": long, "date": long, "maker": long, "dimensions": LONG, "rights": long}],
        },
        "sixty rooms": {
            "scenes": [sample.scene(f"r{n}", {"kk": f"{n}-зал, тарихи-өлкетану бөлімі"}) for n in range(60)],
            "start": "r3", "links": [], "objects": [],
        },
        "one nameless photograph": {
            "title": {}, "description": {}, "credits": {}, "licence": "",
            "scenes": [sample.scene("only", {})], "start": "only", "links": [], "objects": [],
        },
    }  # fmt: skip
    address = show(sample.tour(**tours[name]))
    with visit(DESKTOP) as visitor:
        visitor.open(f"{address}kk/index.html")
        for width, height in ((1440, 900), (768, 1024), (412, 823), (360, 740), (320, 568), (823, 412)):
            visitor.page.set_viewport_size({"width": width, "height": height})
            wide = visitor.page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, f"{wide} px too wide at {width}"
            box = visitor.page.locator("#viewer").bounding_box()
            assert box["width"] == width
            assert box["height"] >= min(240, height / 2), (
                f"the panorama is only {box['height']} px high at {width}"
            )
        # Text at 200 %: as when a reader doubles the browser's own font size.
        visitor.page.set_viewport_size({"width": 640, "height": 900})
        visitor.page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert visitor.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert visitor.complaints == []


def test_letters_twice_as_large_leave_a_phone_s_page_in_order(visit: Callable[..., Any], museum: str) -> None:
    with visit({"width": 360, "height": 640}) as visitor:
        visitor.open(f"{museum}ru/index.html")
        visitor.page.evaluate("document.documentElement.style.fontSize = '200%'")

        def box(selector: str) -> dict[str, float]:
            found: dict[str, float] = visitor.page.locator(selector).first.bounding_box()
            return found

        assert visitor.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        for title in (".masthead-title", ".caption-title"):
            assert box(title)["width"] >= 180, f"{title} is squeezed"
        assert box("#viewer")["height"] >= 240
        below = box("#viewer")["y"] + box("#viewer")["height"]
        assert box(".masthead-title")["y"] + box(".masthead-title")["height"] <= box("#viewer")["y"]
        assert box(".caption-title")["y"] >= below
        end = box(".caption-title")["y"] + box(".caption-title")["height"]
        assert end <= box("#page_text")["y"]


def test_the_panorama_is_most_of_the_first_screen(visit: Callable[..., Any], museum: str) -> None:
    for size in (PHONE, DESKTOP):
        with visit(size) as visitor:
            visitor.open(f"{museum}ru/index.html")
            box = visitor.page.locator("#viewer").bounding_box()
            assert box["height"] >= 0.75 * size["height"]
            title = visitor.page.locator("[data-scene-title]").bounding_box()
            assert title["y"] + title["height"] <= size["height"], (
                "the room's name is on the first screen too"
            )


def test_targets_are_large_enough_for_fingers(visit: Callable[..., Any], museum: str) -> None:
    with visit(PHONE) as visitor:
        visitor.open(f"{museum}kk/index.html")
        small = visitor.page.evaluate(
            """() => [...document.querySelectorAll('a[href], button')].filter(link => link.checkVisibility()
              && !link.matches('.skip, .room h3 a, .walk a[aria-current], .viewer-spot'))
              .map(link => [link.textContent.trim(), link.getBoundingClientRect()])
              .filter(([, box]) => box.height < 43.5 || box.width < 43.5).map(([name, box]) =>
                `${name} ${box.width}×${box.height}`)"""
        )
        assert small == []


def test_without_a_script_the_museum_is_still_there(visit: Callable[..., Any], museum: str) -> None:
    with visit(PHONE, java_script_enabled=False) as visitor:
        visitor.open(f"{museum}ru/index.html")
        assert visitor.shows(".viewer-poster")
        for text in ("Музей Великой степи", "Золото из кургана Иссык.", "Парадное облачение", "ДҮ-001"):
            assert visitor.page.get_by_text(text).first.is_visible(), text
        assert visitor.page.locator(".room img:visible").count() == 4
        visitor.page.goto(f"{museum}ru/index.html#yurt")
        assert visitor.page.locator("#yurt").count() == 1, "an address of a room leads to its card"
        visitor.page.goto(museum)
        links = visitor.page.locator("nav a")
        assert links.count() == 3
        links.nth(2).click()
        assert visitor.page.locator("h1").inner_text() == "Museum of the Great Steppe"
        assert visitor.complaints == []


@pytest.mark.parametrize(
    ("locale", "language"), [("kk-KZ", "kk"), ("ru-RU", "ru"), ("en-US", "en"), ("de-DE", None)]
)
def test_the_first_page_goes_on_in_the_visitor_s_language(
    visit: Callable[..., Any], museum: str, locale: str, language: str | None
) -> None:
    with visit(locale=locale) as visitor:
        visitor.open(f"{museum}#gold/10/0/60")
        if language:
            assert visitor.page.url == f"{museum}{language}/index.html#gold/10/0/60"
        else:
            assert visitor.page.url.startswith(f"{museum}#"), "one who speaks none of them is asked"
            assert visitor.shows("nav a")
        assert visitor.complaints == []


def test_walking_from_room_to_room(visit: Callable[..., Any], museum: str) -> None:
    with visit() as visitor:
        visitor.open(f"{museum}ru/index.html")
        title = visitor.page.locator("[data-scene-title]")
        shown = visitor.page.locator(".walk a:visible")
        assert shown.count() == 2, "the place of the first room, and the way to the next"
        visitor.page.locator(".walk a[aria-current] + a").click()
        visitor.until("document.querySelector('[data-scene-title]').textContent.includes('саков')")
        assert shown.count() == 3
        assert visitor.page.locator(".walk a[aria-current] .walk-place").inner_text() == "2 / 4"
        visitor.page.locator(".room").nth(3).click()
        visitor.until("document.querySelector('[data-scene-title]').textContent.includes('домбра')")
        assert title.inner_text() == "Кобыз и домбра"
        assert visitor.page.locator(".here:visible").count() == 1
        assert shown.count() == 2, "after the last room there is no next"
        assert visitor.complaints == []


def test_an_object_of_the_list_leads_back_to_the_panorama(visit: Callable[..., Any], museum: str) -> None:
    with visit() as visitor:
        visitor.open(f"{museum}kk/index.html")
        link = visitor.page.locator("a[data-view-link]", has_text="Алтын адам")
        link.scroll_into_view_if_needed()
        link.click()
        assert urlsplit(visitor.page.url).fragment.startswith("gold/12.3/-5/")
        visitor.until("document.getElementById('viewer').getBoundingClientRect().top > -50")


def test_without_webgl_there_is_a_picture_and_text(visit: Callable[..., Any], museum: str) -> None:
    with visit(PHONE) as visitor:
        visitor.page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
        visitor.open(f"{museum}ru/index.html")
        assert visitor.shows(".viewer-poster")
        assert visitor.page.locator(".viewer-poster").get_attribute("alt")
        viewer = visitor.page.locator("#viewer").bounding_box()
        caption = visitor.page.locator(".caption").bounding_box()
        assert caption["y"] >= viewer["y"] + viewer["height"] - 1, "nothing lies over the text"
        assert visitor.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert visitor.complaints == []


def test_a_page_opened_from_a_folder_says_what_is_missing(
    visit: Callable[..., Any], museum: str, sample: ModuleType, viewer: Any, tmp_path: Path
) -> None:
    sample.write_site(tmp_path, sample.tour(), viewer)
    with visit() as visitor:
        visitor.page.goto((tmp_path / "index.html").as_uri())
        visitor.page.wait_for_url("**/kk/index.html")
        assert visitor.page.get_by_text("jetisu360 view").is_visible()
        assert visitor.page.locator("h1").inner_text() == "Ұлы дала мұражайы"
        visitor.open(f"{museum}kk/index.html")
        assert not visitor.page.get_by_text("jetisu360 view").is_visible()


@pytest.fixture(scope="module")
def planned(show: Callable[[Tour], str], sample: ModuleType) -> str:
    """The address of a museum with a plan."""
    return show(sample.planned())


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(
    ("size", "scheme"),
    [({"width": 360, "height": 740}, "dark"), (DESKTOP, "light")],
    ids=["phone-dark", "desktop"],
)
def test_nothing_of_a_plan_is_cut_or_covered(
    visit: Callable[..., Any], planned: str, language: str, size: dict[str, int], scheme: str
) -> None:
    with visit(size, color_scheme=scheme, bypass_csp=True) as visitor:
        visitor.open(f"{planned}{language}/index.html")
        visitor.until(FONTS)
        sheet = visitor.page.locator(".plan-drawing").bounding_box()
        assert sheet["width"] <= size["width"]
        # What can be read, and the discs: by whose they are. A name may touch the disc of its own room only.
        boxes = visitor.page.evaluate(
            """() => [...document.querySelectorAll('.plan-drawing :is(text, circle:not(.plan-target))')]
              .filter(part => part.checkVisibility()).map(part => {
                const box = part.getBoundingClientRect();
                return [part.closest('a')?.dataset.sceneLink ?? '', part.textContent,
                        box.left, box.top, box.right, box.bottom];
              })"""
        )
        assert sum(1 for owner, text, *_ in boxes if owner and text.strip(" 0123456789")) >= 9
        for one, (owner, text, left, top, right, bottom) in enumerate(boxes):
            assert sheet["x"] <= left, text
            assert right <= sheet["x"] + sheet["width"], text
            assert sheet["y"] <= top, text
            assert bottom <= sheet["y"] + sheet["height"], text
            for other, said, *edges in boxes[:one]:
                beside = (
                    right <= edges[0] or edges[2] <= left or bottom <= edges[1] + 2 or edges[3] <= top + 2
                )
                assert beside or owner == other, f"{text} lies over {said} of {other}"
        small = visitor.page.evaluate(
            "[...document.querySelectorAll('.plan-target')].map(one => one.getBoundingClientRect().width)"
        )
        assert min(small) >= 24
        if (language, scheme) in (("kk", "dark"), ("ru", "light")):
            # The drawing differs by language in its words only, whose places are measured above in all.
            axe_api = pytest.importorskip("axe_playwright_python.sync_playwright")
            assert axe_api.Axe().run(visitor.page).response["violations"] == []
        assert visitor.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert visitor.complaints == []


def test_a_walk_over_the_plan_by_keyboard(visit: Callable[..., Any], planned: str) -> None:
    with visit() as visitor:
        visitor.open(f"{planned}ru/index.html")
        here = visitor.page.locator(".plan-drawing a[aria-current]")
        assert here.get_attribute("data-scene-link") == "foyer"
        visitor.page.locator(".sections a").last.focus()
        visitor.page.keyboard.press("Tab")
        visitor.page.keyboard.press("Tab")
        focused = visitor.page.locator(".plan-drawing a:focus-visible")
        assert focused.get_attribute("data-scene-link") == "courtyard-2"
        assert visitor.page.get_by_role("link", name="2. Перед входом").count() == 1
        ring = focused.locator(".plan-target").evaluate("ring => getComputedStyle(ring).strokeWidth")
        assert ring == "3px", "one sees where the focus is"
        visitor.page.keyboard.press("Enter")
        visitor.until(
            "document.querySelector('.plan-drawing a[aria-current]').dataset.sceneLink == 'courtyard-2'"
        )
        assert here.count() == 1
        assert visitor.page.locator("[data-scene-title]").inner_text() == "Перед входом"
        assert visitor.page.locator(".room h3 a[aria-current]").get_attribute("href") == "#courtyard-2"
        visitor.page.locator(".plan-drawing a", has_text="Двор").click()
        visitor.until(
            "document.querySelector('.plan-drawing a[aria-current]').dataset.sceneLink == 'courtyard'"
        )
        assert visitor.complaints == []


def test_hostile_text_does_nothing(
    visit: Callable[..., Any], show: Callable[[Tour], str], sample: ModuleType
) -> None:
    bad = "</script><script>window.hit=1</script><img src=x onerror='window.hit=2'>\u202e"
    text = {"kk": bad, "ru": bad, "en": bad}
    labels = [
        {"id": "l", "kind": "object", "yaw": 0, "pitch": 0, "title": text, "text": text, "object": "o"},
        {"id": "m", "kind": "text", "yaw": 5, "pitch": 0, "title": text, "text": text},
    ]
    address = show(
        sample.tour(
            title=text,
            description=text,
            credits=text,
            licence=bad,
            links=[{"from": "a", "to": "b", "yaw": 9}],
            scenes=[sample.scene("a", text, description=text, labels=labels), sample.scene("b", text)],
            start="a",
            objects=[
                {"id": "o", "inventory_number": bad, "title": text, "description": text, "material": text}
            ],
        )
    )
    with visit() as visitor:
        visitor.open(f"{address}ru/index.html")
        assert visitor.page.evaluate("window.hit") is None
        assert visitor.complaints == []
        assert all(url.startswith((address, "data:", "blob:")) for url in visitor.asked)
