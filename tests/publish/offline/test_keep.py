"""A museum kept on a phone, in Chromium: size first, flight mode, stop and go on, a new version whole."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from jetisu360.publish.serve.server import open_server

from ...waiting import until
from .conftest import MUSEUM

pytestmark = pytest.mark.browser

PHONE = {"width": 412, "height": 823}


@contextmanager
def visitor(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(viewport=PHONE, locale="ru-RU")
    try:
        yield context.new_page()
    finally:
        context.close()


def keep(page: Any, address: str, quality: str = "light") -> None:
    page.goto(f"{address}ru/offline.html")
    page.wait_for_selector("#keep:not([hidden])")
    page.check(f"input[value={quality}]")
    page.click("#keep button[type=submit]")


KEPT = "document.getElementById('keep-status').textContent.startsWith('Музей сохранён')"


def test_the_size_comes_first_and_nothing_is_kept_unasked(chromium: Any, address: str, site: Path) -> None:
    plan = json.loads((site / "offline.json").read_bytes())
    assert plan["light"]["bytes"] < 0.6 * plan["full"]["bytes"], "the light copy is worth choosing"
    with visitor(chromium) as page:
        page.goto(f"{address}ru/offline.html")
        page.wait_for_selector("#keep:not([hidden])")
        sizes = page.locator(".keep-size").all_inner_texts()
        for said, quality in zip(sizes, ("light", "full"), strict=True):
            number = float(said.strip("≈ МБ\u00a0").replace(",", "."))
            assert number == pytest.approx(plan[quality]["bytes"] / 1e6, rel=0.1)
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
        assert page.evaluate("caches.keys().then(all => all.length)") == 0


@pytest.mark.parametrize("quality", ["light", "full"])
def test_in_flight_mode_the_museum_opens(chromium: Any, address: str, quality: str) -> None:
    with visitor(chromium) as page:
        keep(page, address, quality)
        until(page, KEPT)
        page.context.set_offline(True)
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{address}ru/index.html")
        until(page, "document.querySelector('#viewer canvas') !== null")
        assert page.title() == "Музей кюев"
        page.goto(f"{address}kk/search.html?q=зал")
        page.wait_for_selector(".result")
        page.goto(f"{address}ru/rooms/hall.html")
        assert "Зал" in page.locator("h1").inner_text()
        status = page.evaluate("fetch('../../nothing.html').then(a => a.status)")
        assert status == 504, "what is not kept is said to be missing, nothing hangs"
        assert complaints == []


def test_a_light_copy_is_as_sharp_as_it_can_be_on_a_dense_screen(chromium: Any, address: str) -> None:
    context = chromium.new_context(
        viewport={"width": 390, "height": 844}, device_scale_factor=3, has_touch=True, locale="kk-KZ"
    )
    page = context.new_page()
    keep(page, address)
    until(page, KEPT)
    context.set_offline(True)
    page.goto(f"{address}kk/index.html")
    until(page, "window.jetisu360?.viewer?.state.sharp")
    said = page.locator(".viewer-toast")
    said.filter(has_text="Суреттің бір бөлігі жүктелмеді").wait_for()
    state = page.evaluate("jetisu360.viewer.state")
    sizes = page.evaluate("jetisu360.viewer.record.tiles.face_sizes")
    assert sizes[state["level"]] > 1024, "the screen asks for more than the copy has"
    drawn = page.evaluate(
        "performance.getEntriesByType('resource')"
        ".filter(({ name, responseStatus }) => name.includes('/scenes/') && responseStatus === 200)"
        ".map(({ name }) => Number(name.split('/').at(-3)))"
    )
    assert max(drawn) == max(level for level, size in enumerate(sizes) if size <= 1024)
    # Said once: turning about, more tiles are missing, and nothing is said of them.
    page.evaluate(
        "said => new MutationObserver(() => { window.saidAgain = said.textContent; })"
        ".observe(said, { childList: true, characterData: true, subtree: true })",
        said.element_handle(),
    )
    page.evaluate("jetisu360.viewer.lookAt({ yaw: 120 })")
    until(page, "jetisu360.viewer.state.sharp && jetisu360.viewer.state.requests === 0")
    assert not page.evaluate("window.saidAgain")
    context.close()


THINGS = """
[[objects]]
id = "cup"
title = { kk = "Күміс тостаған", ru = "Серебряная чаша" }
pictures = ["cup.jpg"]
[[objects]]
id = "warrior"
title = { kk = "Алтын адам", ru = "Золотой человек" }
pictures = ["warrior.jpg"]
[[scenes.labels]]
yaw = 10
object = "warrior"
"""


def test_favourites_are_a_list_in_a_kept_copy_too(chromium: Any, rebuild: Any, tmp_path: Path) -> None:
    """What was liked before the flight is there in it, with its picture, and more can be liked."""
    (tmp_path / "photos").mkdir()
    for name in ("cup", "warrior"):
        Image.effect_noise((600, 400), 60).convert("RGB").save(tmp_path / "photos" / f"{name}.jpg")
    site = rebuild(tmp_path, text=MUSEUM + THINGS)
    with open_server(site) as server, visitor(chromium) as page:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page.goto(f"{server.url}ru/objects/cup.html")
        page.locator("#page_like button").click()
        keep(page, server.url)
        until(page, KEPT)
        page.context.set_offline(True)
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{server.url}ru/objects/warrior.html")
        page.locator("#page_like button").click()
        page.locator("#page_like").get_by_role("link").click()
        until(page, "document.querySelectorAll('.favourite').length === 2")
        pictures = "[...document.querySelectorAll('.favourite img')]"
        until(page, f"{pictures}.length > 0 && {pictures}.every(one => one.complete && one.naturalWidth > 0)")
        assert page.locator("#favourites-count").inner_text() == "2 экспоната"
        # The same list in another reading, and one that came as an address.
        page.goto(f"{server.url}kk/favourites.html#warrior")
        until(page, "!document.getElementById('favourites-sent').hidden")
        assert page.locator(".favourite h2").inner_text() == "Алтын адам"
        page.locator(".favourite-acts a").first.click()
        until(page, "document.querySelector('#viewer canvas') !== null")
        assert complaints == []
        server.shutdown()


KEPT_FILES = (
    "caches.keys().then(async names => (await Promise.all(names.map(async name =>"
    " (await (await caches.open(name)).keys()).length))).reduce((a, b) => a + b, 0))"
)


def test_stop_and_go_on(chromium: Any, address: str) -> None:
    with visitor(chromium) as page:
        page.context.route("**/scenes/**", lambda route: route.continue_())
        keep(page, address, "full")
        until(page, "!document.getElementById('keep-stop').hidden")
        until(page, f"{KEPT_FILES}.then(count => count > 1)")
        page.evaluate("document.getElementById('keep-stop').click()")
        until(page, "!document.getElementById('keep-go-on').hidden || " + KEPT)
        if page.evaluate(KEPT):
            pytest.skip("it was quicker than the finger")
        assert page.locator("#keep-status").inner_text().startswith("Остановлено")
        page.reload()
        until(page, "!document.getElementById('keep-go-on').hidden")
        assert page.evaluate(KEPT_FILES) > 1, "what has come is kept"
        page.click("#keep-go-on")
        until(page, KEPT)


def test_removed_is_removed(chromium: Any, address: str) -> None:
    with visitor(chromium) as page:
        keep(page, address)
        until(page, KEPT)
        page.click("#keep-remove")
        until(page, "document.getElementById('keep-status').textContent.startsWith('Музей удалён')")
        assert page.evaluate("caches.keys().then(all => all.length)") == 0
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_no_room_is_said_plainly(chromium: Any, address: str) -> None:
    with visitor(chromium) as page:
        page.add_init_script("navigator.storage.estimate = async () => ({ quota: 1000, usage: 0 })")
        keep(page, address)
        until(page, "document.getElementById('keep-status').textContent.includes('не хватает места')")
        assert page.evaluate("caches.keys().then(all => all.length)") == 0


def state(truth: str) -> str:
    """Whether something is true of `state`, what the service worker remembers of its copies."""
    return (
        "caches.keys().then(async names => { const name = names.find(one => one.endsWith(':state'));"
        " const kept = name && await (await caches.open(name)).match('/state');"
        f" const state = kept ? await kept.json() : {{}}; return {truth}; }})"
    )


def test_a_new_version_comes_whole_or_not_at_all(
    chromium: Any, rebuild: Callable[..., Path], tmp_path: Path
) -> None:
    site = rebuild(tmp_path)
    text = (tmp_path / "photos" / "museum.toml").read_text("utf-8")
    with open_server(site) as server, visitor(chromium) as page:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        keep(page, server.url)
        until(page, KEPT)
        rebuild(tmp_path, text=text.replace("Музей кюев", "Дом кюев"))
        # A file of the new version cannot be had: the old one stays, also without a network.
        missing = site / "ru" / "rooms" / "hall.html"
        hidden = tmp_path / "hidden.html"
        shutil.move(missing, hidden)
        page.goto(f"{server.url}ru/index.html")
        until(page, state("state.problem === 'network'"))
        page.context.set_offline(True)
        page.reload()
        assert page.title() == "Музей кюев"
        page.context.set_offline(False)
        shutil.move(hidden, missing)
        page.goto(f"{server.url}ru/index.html")
        until(page, state("state.wanted === null && state.problem === null"))
        until(page, "caches.keys().then(names => names.length === 2)")
        page.goto(f"{server.url}ru/index.html")
        assert page.title() == "Дом кюев"
        page.context.set_offline(True)
        page.goto(f"{server.url}ru/index.html")
        assert page.title() == "Дом кюев"
        server.shutdown()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_axe_finds_nothing(chromium: Any, address: str, language: str) -> None:
    axe_api = pytest.importorskip("axe_playwright_python.sync_playwright")
    context = chromium.new_context(viewport=PHONE, bypass_csp=True, locale=language)
    page = context.new_page()
    page.goto(f"{address}{language}/offline.html")
    page.wait_for_selector("#keep:not([hidden])")
    found = axe_api.Axe().run(page)
    assert found.response["violations"] == [], found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    context.close()


def test_it_can_be_installed(address: str, site: Path) -> None:
    for language in ("kk", "ru", "en"):
        manifest = json.loads((site / language / "manifest.webmanifest").read_text("utf-8"))
        assert manifest["lang"] == language
        assert manifest["display"] == "standalone"
        for icon in manifest["icons"]:
            assert (site / language / icon["src"]).resolve().is_file()
