"""What a visitor without a mouse, without good eyes, without motion or without WebGL gets."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from ..waiting import at_rest

pytestmark = pytest.mark.browser

NO_WEBGL = """
const real = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
  return /webgl/.test(kind) ? null : real.call(this, kind, ...rest);
};"""

# The name that a screen reader says for what has the focus.
FOCUSED = """() => {
  const e = document.activeElement;
  return e.getAttribute('aria-label') || e.textContent.trim();
}"""


def focused(page: Any) -> str:
    name: str = page.evaluate(FOCUSED)
    return name


def test_tab_goes_through_the_picture_its_spots_in_order_and_the_buttons(visit: Any) -> None:
    page = visit("page.html", reduced_motion="reduce").page
    page.wait_for_selector(".has-more")
    names = []
    for _ in range(18):
        page.keyboard.press("Tab")
        names.append(focused(page))
    # Turning to the right from the left edge of the first view: −40°, 12°, 100°, −160°.
    assert names == [
        "«Алтын залы»: 360° панорама",
        "Өту: Балкон",
        "Алтын қанжар",
        "Өту: Аула",
        "Sundial",
        "Залдар",
        "Осы зал туралы",
        "Солға қарау",
        "Жоғары қарау",
        "Төмен қарау",
        "Оңға қарау",
        "Алыстату",
        "Жақындату",
        "Тағы",
        "Көріністің сілтемесімен бөлісу",
        "Толық экранға жаю",
        "Солтүстікке бұрылу",
        "Алтын залы",
    ]


def test_the_view_turns_to_what_has_the_keyboards_focus(visit: Any) -> None:
    visitor = visit("page.html", reduced_motion="reduce")
    page = visitor.page
    page.wait_for_selector(".viewer-spot")
    for _ in range(4):
        page.keyboard.press("Tab")
    assert focused(page) == "Өту: Аула"
    visitor.settled()
    assert visitor.view()["yaw"] == pytest.approx(100)
    box = page.locator(".viewer-door", has_text="Аула").bounding_box()
    assert box["width"] >= 44
    assert 0 <= box["x"] <= 1000


def test_a_walk_there_and_back_by_keyboard_alone(visit: Any) -> None:
    visitor = visit("page.html")
    page = visitor.page
    visitor.sharp()
    page.locator(".viewer-surface").focus()
    for _ in range(3):
        page.keyboard.press("Tab")
    assert focused(page) == "Өту: Аула"
    page.keyboard.press("Enter")
    visitor.arrived("yard")
    # The door that had the focus is gone: it goes to the picture, from where Tab leads to the new doors.
    assert focused(page) == "«Аула»: 360° панорама"
    names = []
    while "Өту: Алтын залы" not in names:
        page.keyboard.press("Tab")
        names.append(focused(page))
    assert names == ["Қазан", "Аула туралы", "Ескі сурет", "Қобыз", "Шебер", "Зергер", "Өту: Алтын залы"]
    page.keyboard.press("Enter")
    visitor.arrived("hall")


def test_keys_look_and_zoom_and_leave_the_browsers_own_alone(visit: Any) -> None:
    visitor = visit("page.html", reduced_motion="reduce")
    page = visitor.page
    visitor.sharp()
    page.locator(".viewer-surface").focus()
    for key, name, sign in (
        ("ArrowRight", "yaw", 1),
        ("ArrowLeft", "yaw", -1),
        ("ArrowUp", "pitch", 1),
        ("ArrowDown", "pitch", -1),
        ("-", "fov", 1),
        ("+", "fov", -1),
    ):
        before = visitor.view()[name]
        page.keyboard.press(key)
        visitor.settled()
        assert (visitor.view()[name] - before) * sign > 1, key
    visitor.look(50, 20, 60)
    page.keyboard.press("Home")
    visitor.settled()
    assert visitor.view() == {"yaw": 0, "pitch": 0, "fov": 75}
    page.keyboard.press("Control+ArrowRight")
    visitor.settled()
    assert visitor.view()["yaw"] == 0


def test_a_labels_page_takes_the_focus_and_gives_it_back(visit: Any) -> None:
    visitor = visit("page.html", reduced_motion="reduce")
    page = visitor.page
    visitor.sharp()
    sword = page.get_by_role("button", name="Алтын қанжар")
    sword.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Алтын қанжар")
    dialog.wait_for()
    assert page.evaluate("document.querySelector('dialog').contains(document.activeElement)")
    text = dialog.inner_text()
    for part in ("Бесшатыр", "ДҮ-017", "32 × 5 см", "Түгендеу нөмірі"):
        assert part in text
    assert dialog.locator("dd[lang=ru]").inner_text() == "Алтын, темір", "a Russian text in a Kazakh page"
    assert "Авторы" not in text, "what is not known is not shown"
    for _ in range(5):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body"
            " || document.querySelector('dialog').contains(document.activeElement)"
        ), "Tab left the dialog"
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    assert focused(page) == "Алтын қанжар"


def test_a_label_in_another_language_says_so_and_leads_on(visit: Any) -> None:
    visitor = visit("page.html#hall/-160/10/75", reduced_motion="reduce")
    page = visitor.page
    visitor.sharp()
    page.get_by_role("button", name="Sundial").click()
    dialog = page.get_by_role("dialog")
    assert dialog.locator("h2").get_attribute("lang") == "en"
    link = dialog.get_by_role("link")
    assert link.get_attribute("href") == "https://example.org/"
    dialog.locator(".viewer-close").click()
    dialog.wait_for(state="hidden")


def test_it_is_said_where_one_is_and_what_is_around(visit: Any) -> None:
    visitor = visit("page.html", reduced_motion="reduce")
    page = visitor.page
    live = page.locator("[aria-live=polite].viewer-live")
    # On arrival everything; the sundial is behind, between left and back.
    whole = (
        "Алтын залы. Алтын залы туралы. Алда: Алтын қанжар; оң жақта: Аула (өтуге болады); "
        "сол жақта: Балкон (өтуге болады); артта: Sundial."
    )
    live.filter(has_text=whole).wait_for(state="attached")
    # Then only what one has come to look at.
    visitor.look(100, 0, 75)
    live.filter(has_text="Алда: Аула (өтуге болады).").wait_for(state="attached")
    assert live.inner_text() == "Алда: Аула (өтуге болады)."
    # And everything again when asked for, by key and by button, as often as one asks.
    page.locator(".viewer-surface").focus()
    for _ in range(2):
        page.keyboard.press("i")
        text = page.locator("dialog[open]")
        text.filter(has_text="Алда: Аула (өтуге болады); оң жақта: Sundial").wait_for()
        assert "Алтын залы туралы." in text.inner_text()
        assert text.locator("h2").evaluate("title => document.activeElement === title"), (
            "read from its beginning"
        )
        page.keyboard.press("Escape")
        page.wait_for_function("!document.querySelector('dialog[open]')")
    page.get_by_role("button", name="Тағы").click()
    page.get_by_role("button", name="Айналада не бар?").click()
    toast = page.locator(".viewer-toast.is-shown")
    # Heading 30 and yaw 100: the view is to the south-east.
    toast.filter(has_text="Алтын қанжар").filter(has_text="Оңтүстік-шығысқа қарап тұрсыз.").wait_for()


def test_what_is_said_waits_until_the_view_rests(visit: Any) -> None:
    visitor = visit("page.html", reduced_motion="reduce")
    page = visitor.page
    page.clock.install()
    page.reload()
    visitor.sharp()
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 60)
    page.evaluate(
        """() => {
          const live = document.querySelector('.viewer-live[aria-live]');
          window.said = [];
          new MutationObserver(() => said.push(live.textContent)).observe(live, {childList: true});
        }"""
    )
    for yaw in range(0, 101, 5):
        page.evaluate("yaw => jetisu360.viewer.lookAt({yaw})", yaw)
        page.clock.run_for(40)
    page.clock.run_for(1300)
    assert page.evaluate("said") == ["Алда: Аула (өтуге болады)."]


def test_reduced_motion_means_no_moving_picture(visit: Any) -> None:
    visitor = visit("page.html", reduced_motion="reduce")
    visitor.sharp()
    seen = visitor.page.evaluate(
        """async () => {
          const { viewer } = jetisu360, seen = [];
          viewer.addEventListener('view', e => seen.push(e.detail.yaw));
          document.querySelector('.viewer-surface').focus();
          const press = new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true});
          document.activeElement.dispatchEvent(press);
          for (let i = 0; i < 10; i++) await new Promise(requestAnimationFrame);
          const nudged = [...seen];
          seen.length = 0;
          await viewer.walkTo('yard');
          return [nudged, seen, viewer.view];
        }"""
    )
    nudged, walked, view = seen
    assert len(set(nudged)) == 1, "one step, no steps between"
    assert walked == []
    # Heading 30 and yaw 100 there are heading 100 and yaw 30 here.
    assert view["yaw"] == pytest.approx(30)


def test_without_webgl_there_are_a_picture_and_everything_as_text(visit: Any) -> None:
    visitor = visit("page.html", before=lambda page: page.add_init_script(NO_WEBGL))
    page = visitor.page
    page.locator(".viewer-notice").wait_for()
    poster = page.locator(".viewer-poster")
    assert poster.is_visible()
    page.evaluate("() => document.querySelector('.viewer-poster').decode()")
    text = page.locator(".viewer").inner_text()
    for part in ("Алтын залы", "Аула", "Балкон", "ДҮ-017", "A sundial of the steppe."):
        assert part in text
    page.locator(".viewer").get_by_role("link", name="Аула").click()
    page.locator(".viewer h2", has_text="Аула").wait_for()
    assert poster.get_attribute("src") == "../scenes/yard/00000000/poster.png"
    page.go_back()
    page.locator(".viewer h2", has_text="Алтын залы").wait_for()
    assert page.locator("a[data-scene-link=hall]").last.get_attribute("aria-current") == "true"


# What is open while axe looks: the buttons that lead there, one after another.
OPENED = {
    "nothing": [],
    "object": ["Алтын қанжар"],
    "picture": ["Ескі сурет"],
    "enlarged": ["Ескі сурет", "Суретті үлкейту: Қанжардың сабы"],
    "sound": ["Қобыз"],
    "film": ["Зергер"],
    "rooms": ["Залдар"],
    "plan": ["Жоспарды үлкейту"],
    "routes": ["Маршрут"],
    "stop": ["Маршрут", "Бастау"],
    "menu": ["Тағы"],
}


@pytest.mark.parametrize("state", ["plain", *OPENED])
def test_axe_finds_nothing(visit: Any, state: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    before = (lambda page: page.add_init_script(NO_WEBGL)) if state == "plain" else None
    room = "hall" if state in ("nothing", "object", "plain") else "yard"
    # High enough for the small plan to be open from the beginning.
    visitor = visit(f"tour.html#{room}", width=1200, height=800, reduced_motion="reduce", before=before)
    page = visitor.page
    if state == "plain":
        page.locator(".viewer-notice").wait_for()
    else:
        visitor.sharp()
        page.wait_for_selector(".has-more")
    for name in OPENED.get(state, []):
        button, link = (page.get_by_role(role, name=name, exact=True) for role in ("button", "link"))
        button.or_(link).first.focus()
        page.keyboard.press("Enter")
    at_rest(page)
    results = axe.run(page)
    assert results.violations_count == 0, results.generate_report()


def test_every_button_is_large_enough_for_a_thumb(visit: Any) -> None:
    visitor = visit("page.html", width=360, height=640, ratio=2, is_mobile=True, has_touch=True)
    visitor.sharp()
    visitor.page.wait_for_selector(".has-more")
    # The first visit is told what the signs mean, by a script of its own.
    visitor.page.wait_for_selector(".viewer-hint")
    boxes = {}
    for button in visitor.page.locator(".viewer-button:visible").all():
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= 44
        assert 0 <= box["x"] <= 360 - box["width"]
        boxes[button.get_attribute("aria-label")] = (box["x"], box["y"])
    assert len(set(boxes.values())) == len(boxes) == 13, "none lies over another"
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 360


def luminance(colour: tuple[float, ...]) -> float:
    """Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    parts = [c / 255 for c in colour[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("picture", ["#fff", "#000", "#ffd479"])
def test_signs_and_names_stand_out_from_bright_and_dark_pictures(visit: Any, picture: str) -> None:
    """3 : 1 for signs, 4.5 : 1 for words, whatever the picture behind them is."""
    visitor = visit("tour.html", width=1200, height=800, reduced_motion="reduce")
    page = visitor.page
    visitor.sharp()
    page.wait_for_selector(".has-more")
    page.add_style_tag(
        content=f".viewer{{background:{picture}!important}}.viewer-canvas{{visibility:hidden}}"
        ".viewer-door:not(.is-away) .viewer-name{opacity:1!important}"
    )
    for selector, least, at in (
        (".viewer-button[aria-label='Солға қарау']", 3, (6, 22)),
        (".viewer-button[aria-label='Залдар']", 3, (8, 22)),
        (".viewer-label:not(.is-away) .viewer-dot", 3, (22, 10)),
        (".viewer-door:not(.is-away) .viewer-name", 4.5, (5, 14)),
    ):
        shot = Image.open(io.BytesIO(page.locator(selector).first.screenshot())).convert("RGB")
        sign = max(luminance(shot.getpixel((x, y))) for x in range(shot.width) for y in range(shot.height))
        if selector.endswith("dot"):
            # Its ring may be as bright as what is around: the sign itself lies within it.
            inner = shot.crop((14, 14, 30, 30))
            sign = max(
                luminance(inner.getpixel((x, y))) for x in range(inner.width) for y in range(inner.height)
            )
        ground = luminance(shot.getpixel(at))
        light, dark = max(sign, ground), min(sign, ground)
        assert (light + 0.05) / (dark + 0.05) >= least, selector
