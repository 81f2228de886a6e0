"""What moves the view by itself or by the phone, the screen of a hall, and visitors who save data."""

from __future__ import annotations

from typing import Any

import pytest

from ..waiting import frames, until

pytestmark = pytest.mark.browser

# A phone held upright that looks north, then somewhere else; `turn(alpha, beta)` is what its sensors say,
# 25 ms of their own time later.
SENSORS = """
let now = 0;
window.turn = (alpha, beta, gamma = 0) => dispatchEvent(Object.defineProperty(Object.assign(
  new Event('deviceorientation'), {alpha, beta, gamma, absolute: false}), 'timeStamp', {value: now += 25}));
"""
ASKS = "DeviceOrientationEvent.requestPermission = async () => { window.asked = true; return '%s'; };"
PHONE = {"width": 400, "height": 700, "has_touch": True, "is_mobile": True, "reduced_motion": "reduce"}


def ready(visit: Any, address: str = "page.html", **options: Any) -> Any:
    visitor = visit(address, **options)
    visitor.sharp()
    visitor.page.wait_for_selector(".has-more")
    return visitor


def choose(page: Any, name: str) -> None:
    page.get_by_role("button", name="Тағы").click()
    page.get_by_role("button", name=name).click()


def test_the_phones_turns_are_followed_and_a_finger_adds_to_them(visit: Any) -> None:
    visitor = ready(visit, **PHONE, before=lambda page: page.add_init_script(SENSORS + ASKS % "granted"))
    page = visitor.page
    visitor.look(20, 5, 75)
    choose(page, "Телефонды бұрып қарау")
    page.wait_for_function("window.asked")
    # The script for the sensors has come when it says so.
    page.locator(".viewer-toast", has_text="телефонды бұрыңыз").wait_for()
    page.evaluate("turn(40, 90)")
    assert visitor.view()["yaw"] == pytest.approx(20, abs=0.01), "the first reading moves nothing"
    page.evaluate("turn(30, 90)")
    assert visitor.view()["yaw"] == pytest.approx(30, abs=0.01), "alpha falls as one turns to the right"
    # A finger turns further; then the phone goes on from there.
    page.evaluate("jetisu360.viewer.lookAt({yaw: 90})")
    page.evaluate("turn(20, 90)")
    assert visitor.view()["yaw"] == pytest.approx(100, abs=0.01)
    # The picture comes level with the world.
    page.evaluate("for (let i = 0; i < 80; i++) turn(20, 100)")
    assert visitor.view()["pitch"] == pytest.approx(10, abs=0.7)
    # A walk arrives looking onward, and the phone turns from there.
    page.evaluate("jetisu360.viewer.walkTo('yard')")
    visitor.arrived("yard")
    arrived = visitor.view()["yaw"]
    page.evaluate("turn(20, 100)")
    assert visitor.view()["yaw"] == pytest.approx(arrived, abs=0.01)
    choose(page, "Телефонды бұрып қарау")
    page.evaluate("turn(90, 90)")
    assert visitor.view()["yaw"] == pytest.approx(arrived, abs=0.01), "off is off"


def test_a_phone_that_refuses_or_has_no_sensor_says_so(visit: Any) -> None:
    refused = ready(visit, **PHONE, before=lambda page: page.add_init_script(ASKS % "denied"))
    choose(refused.page, "Телефонды бұрып қарау")
    refused.page.locator(".viewer-toast", has_text="рұқсат бермеді").wait_for()
    silent = ready(visit, **PHONE, before=lambda page: page.add_init_script(ASKS % "granted"))
    choose(silent.page, "Телефонды бұрып қарау")
    silent.page.locator(".viewer-toast", has_text="датчигі табылмады").wait_for()
    silent.page.get_by_role("button", name="Тағы").click()
    item = silent.page.get_by_role("button", name="Телефонды бұрып қарау")
    assert item.get_attribute("aria-pressed") == "false"


def test_rotation_only_on_request_and_always_with_a_way_to_stop(visit: Any) -> None:
    visitor = ready(visit)
    page = visitor.page
    before = visitor.view()["yaw"]
    frames(page, 24)
    assert visitor.view()["yaw"] == before
    choose(page, "Баяу айналдыру")
    stop = page.get_by_role("button", name="Айналуды тоқтату")
    assert stop.evaluate("b => b === document.activeElement"), "the way out is at hand"
    page.wait_for_function("jetisu360.viewer.view.yaw > 1")
    page.keyboard.press("Enter")
    stop.wait_for(state="hidden")
    visitor.settled()
    for end in ("Escape", "ArrowRight"):
        before = visitor.view()["yaw"]
        choose(page, "Баяу айналдыру")
        page.wait_for_function("yaw => jetisu360.viewer.view.yaw !== yaw", arg=before)
        page.keyboard.press(end)
        stop.wait_for(state="hidden")
        visitor.settled()
    choose(page, "Баяу айналдыру")
    page.mouse.move(500, 120)
    page.mouse.down()
    page.mouse.up()
    stop.wait_for(state="hidden")
    visitor.settled()


def test_there_is_no_rotation_where_motion_is_not_wanted(visit: Any) -> None:
    visitor = ready(visit, reduced_motion="reduce")
    visitor.page.get_by_role("button", name="Тағы").click()
    assert visitor.page.get_by_role("button", name="Бастапқы көрініс").is_visible()
    assert visitor.page.get_by_role("button", name="Баяу айналдыру").count() == 0
    # Whoever changes their mind meanwhile is heard.
    visitor.page.emulate_media(reduced_motion="no-preference")
    visitor.page.get_by_role("button", name="Баяу айналдыру").wait_for()


def test_a_halls_screen_begins_anew_after_a_rest(visit: Any) -> None:
    visitor = visit("tour.html?kiosk=60#hall", reduced_motion="reduce")
    page = visitor.page
    page.clock.install()
    page.reload()
    page.wait_for_selector(".has-more")
    box = page.locator(".viewer").bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 1000, 700), "nothing of the page"
    assert page.get_by_role("button", name="Көріністің сілтемесімен бөлісу").count() == 0
    assert page.get_by_role("button", name="Толық экранға жаю").count() == 0
    languages = page.get_by_role("group", name="Тіл").get_by_role("link")
    # The link follows the address, which follows the view.
    languages.first.and_(page.locator("[href^='../ru/page.html?kiosk=60#hall']")).wait_for()
    page.evaluate("jetisu360.viewer.walkTo('yard')")
    page.clock.run_for(2000)
    visitor.arrived("yard")
    page.get_by_role("button", name="Залдар").click()
    page.clock.run_for(59_000)
    asks = page.get_by_role("alertdialog")
    assert asks.count() == 0
    page.clock.run_for(2000)
    assert "19 секунд қалды" in asks.inner_text()
    # Whoever is still there stays.
    page.get_by_role("button", name="Жалғастыру").click()
    assert asks.count() == 0
    assert visitor.scene() == "yard"
    # A pointer at rest, under which the page changes, is nobody's hand.
    page.mouse.move(400, 300)
    page.clock.run_for(30_000)
    page.mouse.move(400, 300)
    page.clock.run_for(31_000)
    page.clock.run_for(22_000)
    visitor.arrived("hall")
    assert asks.count() == 0
    assert page.locator("dialog[open]").count() == 0
    assert visitor.view() == {"yaw": 0, "pitch": 0, "fov": 75}
    assert page.evaluate("JSON.parse(Object.values(localStorage)[0]).rooms") == ["hall"]


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_an_empty_hall_is_shown_the_rooms_until_somebody_touches_the_screen(visit: Any, motion: str) -> None:
    visitor = visit("tour.html?kiosk=60#hall", reduced_motion=motion)
    page = visitor.page
    page.clock.install()
    page.reload()
    page.wait_for_selector(".has-more")
    page.clock.run_for(61_000)
    page.clock.run_for(22_000)
    lure = page.get_by_role("button", name="Экранды түртіңіз Коснитесь экрана Touch the screen")
    lure.wait_for()
    page.clock.run_for(5_000)
    turned = visitor.view()["yaw"] != 0
    assert turned == (motion == "no-preference"), "where motion is not wanted the picture stands still"
    # Nobody is asked again who is not there; the rooms go on.
    page.clock.run_for(70_000)
    assert page.get_by_role("alertdialog").count() == 0
    if turned:
        page.wait_for_function("jetisu360.viewer.scene !== 'hall' || jetisu360.viewer.state.walking")
    lure.click(force=True)
    assert not lure.is_visible()
    assert page.locator("dialog[open]").count() == 0, "the touch opened nothing"


def test_a_halls_screen_leads_nowhere_else(visit: Any) -> None:
    visitor = visit("tour.html?kiosk#yard", reduced_motion="reduce")
    page = visitor.page
    page.wait_for_selector(".has-more")
    away = page.locator(".viewer [data-id=away]")
    assert away.evaluate("e => e.tagName") == "BUTTON"
    page.evaluate("document.querySelector('[data-id=away]').click()")
    dialog = page.get_by_role("dialog")
    assert dialog.locator("a").count() == 0
    stopped = page.evaluate(
        """() => { const link = document.createElement('a'); link.href = 'https://example.org/';
             document.body.append(link);
             const event = new MouseEvent('click', {bubbles: true, cancelable: true});
             link.dispatchEvent(event); return event.defaultPrevented; }"""
    )
    assert stopped


SAVES = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}});"


def test_who_saves_data_gets_softer_tiles_and_nothing_ahead(visit: Any) -> None:
    asked: dict[str, list[str]] = {"plain": [], "saving": []}

    def listening(kind: str, script: str) -> Any:
        def before(page: Any) -> None:
            page.add_init_script(script)
            page.on("request", lambda request: asked[kind].append(request.url))

        return before

    levels = {}
    for kind, script in (("plain", ""), ("saving", SAVES)):
        visitor = ready(visit, height=420, before=listening(kind, script))
        levels[kind] = visitor.state()["level"]
        if kind == "plain":
            until(
                visitor.page,
                "performance.getEntriesByType('resource').some(e => e.name.includes('data/kk/yard.json'))",
            )
        # The buttons that have come are asked for in the same idle moment, so the rooms would be, too.
        until(visitor.page, "jetisu360.viewer.state.requests === 0")
        frames(visitor.page, 24)
    assert levels["saving"] == levels["plain"] - 1
    assert any("data/kk/yard.json" in url for url in asked["plain"]), (
        "rooms next door are learnt of when idle"
    )
    # The lists of the whole museum belong to the buttons of this room.
    assert not [url for url in asked["saving"] if "data/kk/" in url and "/lists." not in url]
    scenes = {kind: sum("/scenes/" in url for url in urls) for kind, urls in asked.items()}
    assert scenes["saving"] < scenes["plain"]


def test_the_second_script_comes_only_when_the_picture_is_sharp(visit: Any) -> None:
    visitor = ready(visit, "tour.html")
    visitor.page.wait_for_selector(".viewer-hint")  # the words are the last to come
    order = visitor.page.evaluate(
        """() => [performance.getEntriesByName('jetisu360:sharp')[0].startTime,
             ...performance.getEntriesByType('resource').filter(e => /assets/.test(e.name))
               .map(e => e.startTime)]"""
    )
    # Script, style, words, what makes room, the signs in words; none for a headset that is not there.
    assert len(order) == 6
    assert min(order[1:]) >= order[0]


def test_labels_open_also_when_the_second_script_never_comes(visit: Any) -> None:
    visitor = visit("page.html", before=lambda page: page.route("**/assets/*", lambda route: route.abort()))
    visitor.sharp()
    visitor.page.get_by_role("button", name="Алтын қанжар").click()
    visitor.page.get_by_role("dialog", name="Алтын қанжар").wait_for()
