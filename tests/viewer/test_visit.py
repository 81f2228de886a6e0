"""Looking, walking, and the address: what a visit is made of."""

from __future__ import annotations

import math
import re
from typing import Any

import pytest

from ..waiting import frames

pytestmark = pytest.mark.browser

# What lies over the picture in each of these views. Names are placed with the frame that shows the view: the
# second frame's callback runs after the first one was drawn.
BOXES_OVER_THE_PICTURE = """async (views) => {
  const boxes = (selector) => [...document.querySelectorAll(selector)]
    .filter((element) => element.checkVisibility({ opacityProperty: true }))
    .map((at) => ({ box: at.getBoundingClientRect(), what: at.textContent || at.className }))
    .map(({ box, what }) => [what, box.left, box.top, box.right, box.bottom]);
  const found = [];
  for (const [yaw, pitch] of views) {
    jetisu360.viewer.lookAt({ yaw, pitch });
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    found.push([boxes(".viewer-door:not(.is-away) > .viewer-name"), boxes(".viewer-group")]);
  }
  return found;
}"""


def test_dragging_keeps_the_picture_under_the_pointer(visit: Any) -> None:
    visitor = visit("bare.html", width=800, height=600)
    visitor.sharp()
    mouse = visitor.page.mouse
    mouse.move(400, 300)
    mouse.down()
    for x in range(400, 561, 20):
        mouse.move(x, 300)
    frames(visitor.page, 12)  # standing still, for more than 150 ms: no glide
    view = visitor.view()
    mouse.up()
    # The focal length of 75° on 600 px is 391 px: what was in the middle is now 160 px to the right of it.
    assert view["yaw"] == pytest.approx(-22.26, abs=0.05)
    assert view["pitch"] == pytest.approx(0, abs=0.01)
    visitor.settled()
    assert visitor.view() == view


def test_letting_go_while_moving_glides_on(visit: Any) -> None:
    visitor = visit("bare.html", width=800, height=600)
    visitor.sharp()
    # Made in the page, with times of their own: how busy the machine is must not matter.
    at_release = visitor.page.evaluate(
        """() => {
          const surface = document.querySelector('.viewer-surface');
          let now = performance.now();
          const fire = (type, x, button = 0) => surface.dispatchEvent(Object.defineProperty(
            new PointerEvent(type, {pointerId: 1, clientX: x, clientY: 300, button, bubbles: true}),
            'timeStamp', {value: now += 5}));
          surface.setPointerCapture = () => {};
          fire('pointerdown', 500);
          for (let x = 480; x >= 300; x -= 20) fire('pointermove', x);
          fire('pointerup', 300);
          return jetisu360.viewer.view.yaw;
        }"""
    )
    visitor.settled()
    assert visitor.view()["yaw"] > at_release + 1


def test_one_finger_looks_and_two_fingers_zoom(visit: Any) -> None:
    visitor = visit("bare.html", width=400, height=600, has_touch=True, reduced_motion="reduce")
    visitor.sharp()
    session = visitor.page.context.new_cdp_session(visitor.page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        session.send(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": [{"x": x, "y": y, "id": i} for i, (x, y) in enumerate(points)]},
        )

    touch("touchStart", (200, 300))
    for step in range(1, 6):
        touch("touchMove", (200 - 20 * step, 300))
    touch("touchEnd")
    assert visitor.view()["yaw"] > 8
    before = visitor.view()["fov"]
    touch("touchStart", (150, 300), (250, 300))
    for step in range(1, 6):
        touch("touchMove", (150 - 8 * step, 300), (250 + 8 * step, 300))
    touch("touchEnd")
    assert visitor.view()["fov"] < before - 5


def test_the_page_can_always_be_scrolled_past_the_picture(visit: Any) -> None:
    visitor = visit("page.html", width=800, height=420)
    page = visitor.page
    visitor.sharp()
    page.mouse.move(400, 200)
    page.mouse.wheel(0, 200)
    page.wait_for_function("scrollY > 0")
    assert visitor.view()["fov"] == 75, "a wheel that passes by scrolls the page"
    page.mouse.click(400, 150)
    page.mouse.wheel(0, -120)
    page.wait_for_function("jetisu360.viewer.view.fov < 74")
    prevented = page.evaluate(
        """() => {
          const event = new WheelEvent('wheel', {deltaY: 50, ctrlKey: true, cancelable: true, bubbles: true});
          document.querySelector('.viewer-surface').dispatchEvent(event);
          return event.defaultPrevented;
        }"""
    )
    assert not prevented, "the browser's own zoom is left alone"


def test_buttons_on_the_screen_look_and_zoom(visit: Any) -> None:
    visitor = visit("page.html", reduced_motion="reduce")
    visitor.sharp()
    for name, part, sign in (
        ("Солға қарау", "yaw", -1),
        ("Оңға қарау", "yaw", 1),
        ("Жоғары қарау", "pitch", 1),
        ("Төмен қарау", "pitch", -1),
        ("Жақындату", "fov", -1),
        ("Алыстату", "fov", 1),
    ):
        before = visitor.view()[part]
        visitor.page.get_by_role("button", name=name, exact=True).click()
        visitor.settled()
        assert (visitor.view()[part] - before) * sign > 1, name


def test_full_screen_and_back(visit: Any) -> None:
    visitor = visit("page.html")
    page = visitor.page
    visitor.sharp()
    page.get_by_role("button", name="Толық экранға жаю").click()
    page.wait_for_function("document.fullscreenElement?.id === 'viewer'")
    page.get_by_role("button", name="Толық экраннан шығу").click()
    page.wait_for_function("!document.fullscreenElement")


def test_where_there_is_no_full_screen_the_picture_fills_the_window(visit: Any) -> None:
    script = "delete Element.prototype.requestFullscreen"
    visitor = visit("page.html", width=400, height=500, before=lambda page: page.add_init_script(script))
    visitor.sharp()
    visitor.page.get_by_role("button", name="Толық экранға жаю").click()
    box = visitor.page.locator(".viewer").bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 400, 500)
    visitor.page.get_by_role("button", name="Толық экраннан шығу").click()
    assert visitor.page.locator(".viewer").bounding_box()["height"] < 500


def test_an_address_opens_exactly_that_view(visit: Any) -> None:
    def remember(page: Any) -> None:
        page.add_init_script(
            "document.addEventListener('jetisu360', e => { window.first = {...e.detail.view}; })"
        )

    visitor = visit("page.html#yard/123.45/-33.33/60", before=remember)
    visitor.page.clock.install()
    visitor.page.reload()
    visitor.sharp()
    assert visitor.scene() == "yard"
    wanted = {"yaw": 123.45, "pitch": -33.33, "fov": 60}
    assert visitor.page.evaluate("window.first") == wanted, "at once, not after a while"
    assert visitor.view() == wanted
    visitor.page.clock.run_for(600)
    assert visitor.page.url.endswith("#yard/123.45/-33.33/60")


def test_the_address_follows_the_view_and_other_languages_keep_it(visit: Any) -> None:
    visitor = visit("page.html")
    visitor.look(-77.774, 12, 66)
    visitor.page.wait_for_function("location.hash === '#hall/-77.77/12/66'")
    other = visitor.page.locator("a[data-keep-view]")
    assert other.get_attribute("href") == "../ru/page.html#hall/-77.77/12/66"
    again = visit(visitor.page.url.rsplit("/kk/", 1)[1])
    again.sharp()
    assert again.view() == {"yaw": -77.77, "pitch": 12, "fov": 66}


def test_the_back_button_returns_to_the_view_one_left(visit: Any) -> None:
    visitor = visit("page.html", reduced_motion="reduce")
    visitor.look(70, -3, 70)
    visitor.page.evaluate("jetisu360.viewer.walkTo('yard')")
    visitor.arrived("yard")
    visitor.look(10, 10, 80)
    visitor.page.go_back()
    visitor.arrived("hall")
    assert visitor.view() == {"yaw": 70, "pitch": -3, "fov": 70}
    visitor.page.go_forward()
    visitor.arrived("yard")


def test_back_and_forth_faster_than_one_walks(visit: Any) -> None:
    visitor = visit("page.html")
    page = visitor.page
    visitor.look(70, -3, 70)
    for scene in ("yard", "strip"):
        page.evaluate("id => jetisu360.viewer.walkTo(id)", scene)
        visitor.arrived(scene)
    # The second press comes while the way back from the first one is being walked.
    once_walking = (
        "const again = () => jetisu360.viewer.state.walking ? {} : requestAnimationFrame(again); again()"
    )
    page.evaluate(f"() => {{ history.back(); {once_walking.format('history.back()')}; }}")
    visitor.arrived("hall")
    page.wait_for_function("location.hash === '#hall/70/-3/70'")
    # And one that comes during a walk calls the walker back.
    page.evaluate(
        f"() => {{ void jetisu360.viewer.walkTo('yard'); {once_walking.format('history.forward()')}; }}"
    )
    page.wait_for_function("!jetisu360.viewer.state.walking && location.hash.startsWith('#yard')")
    visitor.arrived("yard")
    page.go_back()
    visitor.arrived("hall")


def test_turning_to_a_door_is_no_view_to_come_back_to(visit: Any) -> None:
    visitor = visit("page.html")
    visitor.look(-100, 4, 70)
    visitor.page.locator(".viewer-door", has_text="Аула").dispatch_event("click")
    visitor.arrived("yard")
    visitor.page.go_back()
    visitor.arrived("hall")
    assert visitor.view() == {"yaw": -100, "pitch": 4, "fov": 70}


def test_a_second_script_that_comes_while_turning_leaves_the_entry_alone(visit: Any) -> None:
    held: list[Any] = []
    visitor = visit(
        "page.html",
        before=lambda page: page.route(re.compile("viewer-more[^/]*[.]js"), lambda route: held.append(route)),
    )
    page = visitor.page
    visitor.look(-100, 4, 70)
    page.wait_for_function("location.hash === '#hall/-100/4/70'")
    page.locator(".viewer-door", has_text="Аула").dispatch_event("click")
    page.wait_for_function("jetisu360.viewer.state.walking && jetisu360.viewer.view.yaw < -101")
    held[0].continue_()
    visitor.arrived("yard")
    page.go_back()
    visitor.arrived("hall")
    assert visitor.view() == {"yaw": -100, "pitch": 4, "fov": 70}


def test_back_closes_what_is_open_before_it_walks(visit: Any) -> None:
    visitor = visit("tour.html", width=390, height=844, ratio=3, reduced_motion="reduce")
    page = visitor.page
    visitor.sharp()
    page.wait_for_selector(".has-more")
    museum = page.title()
    page.evaluate("jetisu360.viewer.walkTo('yard')")
    visitor.arrived("yard")
    assert page.title() == f"Аула – {museum}"
    page.evaluate("jetisu360.viewer.walkTo('hall')")
    visitor.arrived("hall")
    length = page.evaluate("history.length")
    dagger = page.locator(".viewer-label", has_text="Алтын қанжар")
    dagger.dispatch_event("click")
    page.locator(".viewer-panel[open]").wait_for()
    label = dagger.get_attribute("data-id")
    assert page.url.endswith(f"!{label}")
    assert page.title() == f"Алтын қанжар – {museum}"
    page.go_back()
    page.wait_for_function("!document.querySelector('dialog[open]')")
    assert visitor.scene() == "hall"
    page.go_forward()
    page.locator(".viewer-panel[open] h2", has_text="Алтын қанжар").wait_for()
    # Closed by its button, it leaves no entry behind that one would have to go back through.
    page.locator(".viewer-panel[open] .viewer-close").click()
    page.wait_for_function("!location.hash.includes('!')")
    assert page.title() == museum
    # Walking on from a list, one comes back to before the list.
    page.get_by_role("button", name="Залдар", exact=True).click()
    page.wait_for_function("location.hash.endsWith('!!rooms')")
    page.locator(".viewer-rooms a[data-scene-link=yard]").click()
    visitor.arrived("yard")
    page.wait_for_function("!location.hash.includes('!')")
    assert page.evaluate("history.length") == length + 1
    page.go_back()
    visitor.arrived("hall")
    assert not page.locator("dialog[open]").count()


def test_an_open_page_and_a_list_have_addresses(visit: Any) -> None:
    first = visit("tour.html", reduced_motion="reduce")
    first.sharp()
    label = first.page.locator(".viewer-label", has_text="Алтын қанжар").get_attribute("data-id")
    opened = visit(f"tour.html#hall/0/0/70!{label}", reduced_motion="reduce")
    opened.page.locator(".viewer-panel[open] h2", has_text="Алтын қанжар").wait_for()
    opened.page.keyboard.press("Escape")
    opened.page.wait_for_function("!location.hash.includes('!')")
    for name, words in (("rooms", "Залдар"), ("room", "Алтын залы"), ("settings", "Әріп өлшемі")):
        listed = visit(f"tour.html#hall!!{name}", reduced_motion="reduce")
        listed.page.locator("dialog[open] h2", has_text=words).wait_for()
    # The page's own “more rooms”, followed by who is there already.
    first.page.evaluate("location.hash = 'hall!!rooms'")
    first.page.locator("dialog[open] h2", has_text="Залдар").wait_for()
    first.page.keyboard.press("Escape")
    first.page.wait_for_function("!location.hash.includes('!')")


def test_the_pages_own_sections_leave_the_visitor_in_the_room(visit: Any) -> None:
    visitor = visit("page.html#yard")
    visitor.sharp()
    # The viewer hears of it first: it has listened for longer.
    visitor.page.evaluate(
        """() => new Promise((heard) => {
          addEventListener('hashchange', heard, {once: true});
          location.hash = '#page_rooms';
        })"""
    )
    frames(visitor.page, 6)
    assert visitor.state()["walking"] is False
    assert visitor.page.evaluate("jetisu360.viewer.scene") == "yard"


@pytest.mark.parametrize(("width", "height"), [(360, 480), (1200, 700)])
def test_the_names_of_doors_keep_clear_of_buttons_and_of_each_other(
    visit: Any, width: int, height: int
) -> None:
    visitor = visit("page.html", width=width, height=height)
    visitor.sharp()
    # All round in steps of 15°, every pitch every 30°; how names are placed is tested in viewer/test as well.
    views = [
        (yaw, pitch)
        for number, yaw in enumerate(range(-180, 180, 15))
        for pitch in ((0, -45), (-20, -70))[number % 2]
    ]
    seen = 0
    for view, (names, buttons) in zip(
        views, visitor.page.evaluate(BOXES_OVER_THE_PICTURE, views), strict=True
    ):
        others = names + buttons
        seen += len(names)
        for i, (title, *name) in enumerate(names):
            for other, *box in others[i + 1 :]:
                apart = name[2] <= box[0] or box[2] <= name[0] or name[3] <= box[1] or box[3] <= name[1]
                assert apart, f"{title} meets {other} at {view}"
    assert seen > 10


@pytest.mark.parametrize(
    ("scene", "door", "target", "yaw"),
    [
        ("hall", "Балкон", "strip", 5),  # the keeper said where one arrives
        ("hall", "Аула", "yard", 30),  # both compasses are known: 100 + 30 − 100
        ("strip", "Алтын залы", "hall", 140),  # the door back is at −40
    ],
)
def test_one_arrives_facing_onward(visit: Any, scene: str, door: str, target: str, yaw: float) -> None:
    visitor = visit(f"page.html#{scene}")
    visitor.sharp()
    visitor.page.locator(".viewer-door", has_text=door).dispatch_event("click")
    visitor.arrived(target)
    assert visitor.view()["yaw"] == pytest.approx(yaw, abs=0.01)


DISC = """([yaw, pitch, to]) => new Promise(done => {
  const { viewer } = window.jetisu360;
  viewer.lookAt({ yaw, pitch, fov: 75 });
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const door = document.querySelector(`.viewer-door[href="#${to}"]`);
    const { x, y, width, height } = door.querySelector('.rim').getBoundingClientRect();
    const { left, top } = door.parentElement.parentElement.getBoundingClientRect();
    const away = door.classList.contains('is-away');
    done({ away, x: x + width / 2 - left, y: y + height / 2 - top, width, height });
  }));
})"""


@pytest.mark.parametrize(
    ("to", "yaw", "pitch"),
    # Up to a gallery, down a stair, up to a balcony, and in the picture's floor.
    [("hall", 10, 35), ("yard", -30, -70), ("strip", 120, 80)],
)
def test_an_arrow_is_drawn_where_it_was_put_and_one_arrives_where_one_was_to_look(
    visit: Any, to: str, yaw: float, pitch: float
) -> None:
    visitor = visit("page.html#even", width=1000, height=700)
    visitor.sharp()
    page = visitor.page
    surface = page.locator(".viewer-surface").bounding_box()
    across, high = surface["width"] / 2, surface["height"] / 2
    ahead = page.evaluate(DISC, [yaw, pitch, to])
    # Its far half is smaller than its near one: the middle of the drawing lies a little below the point.
    assert ahead["x"] == pytest.approx(across, abs=2)
    assert high - 2 <= ahead["y"] <= high + ahead["height"] / 5
    assert 60 < ahead["width"] < 330, "large enough to be an arrow, and nothing but an arrow"
    assert ahead["height"] > 20
    # Ten degrees lower on the screen where one looks ten degrees higher.
    offset = high / math.tan(math.radians(37.5)) * math.tan(math.radians(10))
    beside = page.evaluate(DISC, [yaw, min(pitch + 10, 90), to])
    assert beside["y"] - ahead["y"] == pytest.approx(offset, rel=0.15)
    assert page.evaluate(DISC, [yaw, -pitch, to])["away"], "there is no second one on the floor"
    page.evaluate(DISC, [yaw, pitch, to])
    page.mouse.click(surface["x"] + across, surface["y"] + high)
    visitor.arrived(to)
    view = visitor.view()
    assert view["yaw"] == pytest.approx(90 if to != "strip" else view["yaw"], abs=0.01)
    assert view["pitch"] == pytest.approx(-10 if to != "strip" else view["pitch"], abs=0.01)


def test_a_key_finds_an_arrow_overhead(visit: Any) -> None:
    visitor = visit("page.html#even", reduced_motion="reduce")
    visitor.sharp()
    page = visitor.page
    for to in ("strip", "yard"):
        for fov in (40, 75):
            page.evaluate("fov => jetisu360.viewer.lookAt({yaw: -150, pitch: 0, fov})", fov)
            page.locator(".viewer-surface").focus()
            door = page.locator(f".viewer-door[href='#{to}']")
            for _ in range(8):
                page.keyboard.press("Tab")
                if door.evaluate("door => document.activeElement === door"):
                    break
            visitor.settled()
            assert not door.evaluate("door => door.classList.contains('is-away')"), (to, fov)


def test_lists_of_rooms_lead_into_the_picture(visit: Any) -> None:
    visitor = visit("page.html", reduced_motion="reduce")
    page = visitor.page
    visitor.sharp()
    page.locator("a[data-scene-link=yard]").click()
    visitor.arrived("yard")
    assert page.locator("h1[data-scene-title]").inner_text() == "Аула"
    assert page.locator("nav a[aria-current=true]").get_attribute("data-scene-link") == "yard"
    assert re.search(r"#yard/", page.url)


def test_a_tile_that_fails_is_tried_again_and_a_missing_one_is_stood_in_for(visit: Any) -> None:
    asked: dict[str, int] = {}

    def unreliable(page: Any) -> None:
        def handle(route: Any) -> None:
            address = route.request.url
            asked[address] = asked.get(address, 0) + 1
            gone = address.endswith("/2/f/1_1.png")
            (route.abort if gone or asked[address] < 2 else route.continue_)()

        page.route("**/scenes/hall/**/2/f/*.png", handle)

    visitor = visit("page.html", width=500, height=600, before=unreliable)
    toast = visitor.page.locator(".viewer-toast")
    toast.filter(has_text="Суреттің бір бөлігі жүктелмеді").wait_for(timeout=15000)
    assert max(asked.values()) == 3, "two more tries, then no more"
    assert all(count == 2 for address, count in asked.items() if not address.endswith("1_1.png"))


def test_a_room_that_cannot_be_had_is_said_so_and_one_stays(visit: Any) -> None:
    visitor = visit(
        "page.html",
        reduced_motion="reduce",
        before=lambda page: page.route("**/data/kk/yard.json", lambda route: route.abort()),
    )
    visitor.sharp()
    visitor.page.evaluate("jetisu360.viewer.walkTo('yard')")
    visitor.page.locator(".viewer-toast.is-shown", has_text="Бұл зал ашылмады").wait_for()
    assert visitor.scene() == "hall"
    assert not visitor.state()["walking"]


def test_nothing_runs_while_nothing_moves(visit: Any) -> None:
    visitor = visit("page.html")
    visitor.sharp()
    visitor.page.wait_for_selector(".has-more")
    # What was still to come for the first view is drawn; then nothing is, for half a second of frames.
    assert visitor.page.evaluate(
        """async () => {
          let drawn = 0;
          const gl = document.querySelector('canvas').getContext('webgl2');
          const draw = gl.drawArrays.bind(gl);
          gl.drawArrays = (...args) => { drawn++; draw(...args); };
          const end = performance.now() + 60000;
          for (let still = 0, before = 0; still < 30 && performance.now() < end; before = drawn) {
            await new Promise(requestAnimationFrame);
            still = drawn === before ? still + 1 : 0;
            if (still === 30) return true;
          }
          return false;
        }"""
    ), "it never comes to rest"
