"""The keeper's afternoon: from a first start to a tour that a stranger walks on a phone, and back again.

No step of it needs a command line, but for the start. Every screen on the way is looked at (`screens.py`).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import struct
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ...waiting import until, written
from .conftest import Started, first_start
from .editor import BY_KEYS, OBJECT, answers_the_faces, edits
from .sample import ABOUT, ADDRESS, ATRIUM, BROKEN, ROOMS, TITLE, TURNED, YURT, files, photograph
from .screens import Screens

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="Ctrl-C for a process of its own"),
]
VISITORS = "kk"
"""The language in which the stranger reads."""

OPERATOR, KEEPER = "салқын бұлақ басында", "алма ағашының гүлі"
BETTER = "Экспозиция 2026 жылы жаңартылды."
PHONE = {"width": 390, "height": 844}
MOST_CLICKS = 120
"""With the mouse, from the invitation until the replaced photograph is published."""
PATIENCE = 400
"""Seconds for what a worker does."""


def test_on_a_laptop(tmp_path: Path, person: Callable[..., Screens]) -> None:
    """SQLite, files in a folder, the worker inside; in Kazakh."""
    with first_start(tmp_path / "portal") as portal:
        afternoon(portal, person, "kk")


def test_on_a_server(tmp_path: Path, person: Callable[..., Screens], database: str, bucket: str) -> None:
    """PostgreSQL, a bucket, a worker in a process of its own; in Russian."""
    with (
        first_start(
            tmp_path / "portal",
            DATABASE_URL=database,
            STORAGE_URL=f"s3://{bucket}/portal",
            JETISU360_OWN_WORKER="false",
        ) as portal,
        portal.worker(),
    ):
        afternoon(portal, person, "ru")


def afternoon(portal: Started, person: Callable[..., Screens], language: str) -> None:
    """`language`: that of the operator and the keeper."""
    operator, keeper = person(language), person(language)
    comes_in_first(operator, portal)
    creates_the_museum(operator)
    accepts(keeper, invites(operator))
    secures_the_account(keeper)
    museum = keeper.page.url.rstrip("/")
    uploads(keeper, portal, museum)
    names_the_rooms(keeper, museum)
    writes_the_texts(keeper, museum)
    on_a_phone = previews(keeper, museum)
    stranger = person(VISITORS, viewport=PHONE, has_touch=True, is_mobile=True)
    stranger.page.goto(on_a_phone)
    assert stranger.page.inner_text("h1") == TITLE[VISITORS]
    assert answers_the_faces(keeper, museum) >= 1
    edits(keeper, museum)
    makes_a_preview(keeper, museum)
    publishes(keeper, museum)
    site = page_of_visitors(keeper)
    walks(stranger, site)
    at_first = label_of(stranger, site)
    stands_in_the_room(stranger, site)
    replaces_a_photograph(keeper, museum)
    makes_a_preview(keeper, museum)
    publishes(keeper, museum)
    turned = (label_of(stranger, site)["yaw"] - at_first["yaw"]) % 360
    assert abs(turned - TURNED) < 0.5, "the label stands where its window is now"
    assert 30 < keeper.clicks <= MOST_CLICKS
    says_it_better(keeper, museum)
    assert BETTER in said_to(stranger, site)
    brings_back(keeper, museum)
    assert BETTER not in said_to(stranger, site)
    reads_the_journal(operator)
    done = portal.command("audit", "verify")
    assert done.returncode == 0, done.stdout + done.stderr


def submit(person: Screens, form: str = "form.form") -> None:
    """Sends the form by its button."""
    follow(person, f"{form} .form-actions .button")


def follow(person: Screens, selector: str) -> None:
    """Clicks on what leads to another page, and waits for that page."""
    with person.page.expect_navigation():
        person.page.click(selector)


def comes_in_first(operator: Screens, portal: Started) -> None:
    page = operator.page
    page.goto(portal.link)
    operator.look("01-start")
    page.fill("[name=name]", "Портал операторы")
    page.fill("[name=email]", "operator@example.kz")
    page.fill("[name=password]", OPERATOR)
    submit(operator)
    operator.look("02-no-museum-yet")


def creates_the_museum(operator: Screens) -> None:
    page = operator.page
    follow(operator, "main a[href='/museums/new']")
    operator.look("03-new-museum")
    for code, title in TITLE.items():
        page.fill(f"[name=title_{code}]", title)
    submit(operator)
    operator.look("04-new-museum-made")


def invites(operator: Screens) -> str:
    """The link that the keeper is sent."""
    page = operator.page
    follow(operator, "a[href='/people']")
    operator.look("05-people")
    follow(operator, "main a[href='/people/invite']")
    operator.look("06-invite")
    page.fill("[name=email]", "keeper@example.kz")
    page.select_option("[name=role]", "keeper")
    page.select_option("[name=place]", label=TITLE[operator.language])
    submit(operator)
    operator.look("07-invited")
    return str(page.input_value("#link"))


def accepts(keeper: Screens, link: str) -> None:
    page = keeper.page
    page.goto(link)
    keeper.look("08-invitation")
    page.fill("[name=name]", "Музей қызметкері")
    page.fill("[name=password]", KEEPER)
    submit(keeper)
    keeper.look("09-museum-of-the-keeper")


def signs_in(keeper: Screens) -> None:
    page = keeper.page
    page.fill("[name=login]", "keeper@example.kz")
    page.fill("[name=password]", KEEPER)
    submit(keeper)


def secures_the_account(keeper: Screens) -> None:
    """A second step for the account; then out, and in again with one of the recovery codes."""
    page = keeper.page
    page.click("[data-menu] summary")
    follow(keeper, ".shell-menu a[href='/account']")
    keeper.look("10-account")
    follow(keeper, "a[href='/account/safety']")
    follow(keeper, "a[href='/account/safety/app']")
    if page.locator("[name=password]").count():  # (asked for where the sign-in is a while ago)
        page.fill("[name=password]", KEEPER)
        submit(keeper)
    keeper.look("11-app")
    page.fill("[name=code]", code_of(page.inner_text("figcaption code")))
    submit(keeper)
    page.goto(page.url.partition("/account")[0] + "/account/safety/codes")
    keeper.look("12-recovery-codes")
    code = page.locator(".codes code").first.inner_text()
    page.click("[data-menu] summary")
    follow(keeper, "form[action='/account/sign-out'] button")
    keeper.look("13-sign-in")
    signs_in(keeper)
    keeper.look("14-second-step")
    page.fill("[name=code]", code)
    submit(keeper)
    keeper.look("15-signed-in")


def code_of(secret: str) -> str:
    """What an app shows now (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def uploads(keeper: Screens, portal: Started, museum: str) -> None:
    """All at once, the line cut in the middle of them."""
    page = keeper.page
    follow(keeper, ".next .button")
    keeper.look("16-no-photographs")
    portal.line.break_after(900_000)
    page.set_input_files("#upload-files", files())
    written(page, lambda: portal.line.broken)
    until(page, "document.querySelector('[data-state=\"lost\"]') !== null")
    keeper.look("17-line-lost")
    portal.line.mend()
    all_looked_into(page, len(ROOMS) + 1)
    keeper.look("18-photographs")
    assert BROKEN in page.inner_text("[data-part=refused]")
    follow(keeper, "[data-part=refused] a[href$='/remove']")
    keeper.look("19-remove")
    follow(keeper, ".button.is-loss")


def all_looked_into(page: Any, count: int) -> None:
    until(
        page,
        f"document.querySelectorAll('.photograph').length === {count}"
        " && !document.querySelector('[data-waits]')"
        " && document.getElementById('arriving-progress').hidden",
        seconds=PATIENCE,
    )


def names_the_rooms(keeper: Screens, museum: str) -> None:
    """From one room to the next, by the button that saves."""
    page = keeper.page
    page.goto(f"{museum}/rooms")
    keeper.look("20-rooms-unnamed")
    titles = {room.name: room.title for room in ROOMS}
    follow(keeper, ".room-words h2 a >> nth=0")
    for number in range(len(ROOMS)):
        for code, title in titles[page.inner_text(".room-file")].items():
            page.fill(f"[name=title_{code}]", title)
        if number == 0:
            page.fill("[name=description_kk]", ABOUT["kk"])
            keeper.look("21-room")
        submit(keeper)
    page.goto(f"{museum}/rooms")
    entrance = page.locator("li", has_text=ROOMS[0].name)
    while entrance.locator(".is-up").is_enabled():
        with page.expect_navigation():
            entrance.locator(".is-up").click()
    keeper.look("22-rooms-named")


def writes_the_texts(keeper: Screens, museum: str) -> None:
    page = keeper.page
    page.goto(f"{museum}/texts")
    for code, text in ABOUT.items():
        page.fill(f"[name=description_{code}]", text)
    submit(keeper)
    keeper.look("23-texts")
    page.goto(f"{museum}/visit")
    for code, text in ADDRESS.items():
        page.fill(f"[name=address_{code}]", text)
    page.fill("[name=opens_mo]", "9")
    page.fill("[name=closes_mo]", "18")
    submit(keeper)
    keeper.look("24-visit")
    page.goto(museum)
    keeper.look("25-what-is-next")


def work_is_over(page: Any) -> None:
    until(page, "!document.querySelector('.job progress')", seconds=PATIENCE)
    page.reload()
    assert page.locator(".job").count() == 0, page.inner_text("main")


def previews(keeper: Screens, museum: str) -> str:
    """The address that a phone finds in the square."""
    page = keeper.page
    page.goto(f"{museum}/publish")
    keeper.look("26-nothing-published")
    follow(keeper, "form[action$='/preview'] button")
    keeper.look("27-preview-being-made")
    work_is_over(page)
    page.click(".preview-phone summary")
    keeper.look("28-preview")
    return str(page.get_attribute(".preview-phone a", "href"))


def makes_a_preview(keeper: Screens, museum: str) -> None:
    page = keeper.page
    page.goto(f"{museum}/publish")
    follow(keeper, "form[action$='/preview'] button")
    work_is_over(page)
    assert page.locator(".publishing form .button").count(), page.inner_text("main")


def tour_of(stranger: Screens, site: str) -> Any:
    """The published tour, as a program reads it."""
    answer = stranger.page.request.get(f"{site.rstrip('/')}/tour.json")
    assert answer.ok, answer.url
    return answer.json()


def label_of(stranger: Screens, site: str) -> Any:
    """The label that was set by keys alone."""
    labels = [label for scene in tour_of(stranger, site)["scenes"] for label in scene["labels"]]
    return next(label for label in labels if label["title"] == BY_KEYS)


def stands_in_the_room(stranger: Screens, site: str) -> None:
    """What the keeper has set in the editor is what a visitor meets."""
    tour = tour_of(stranger, site)
    scene = next(scene for scene in tour["scenes"] if scene["title"] == ATRIUM.title)
    assert {label["kind"] for label in scene["labels"]} == {"object", "text"}
    assert [thing["title"] for thing in tour["objects"]] == [OBJECT]
    sound, outlined = (
        next(label for label in scene["labels"] if label["kind"] == kind) for kind in ("object", "text")
    )
    assert sound["sound"]
    assert len(outlined["polygon"]) == 3
    assert scene["view"]["origin"] == "drawn"
    assert scene["heading"] is not None
    yurt = next(scene["id"] for scene in tour["scenes"] if scene["title"] == YURT.title)
    assert (scene["id"], yurt) in {(link["from"], link["to"]) for link in tour["links"]}


def replaces_a_photograph(keeper: Screens, museum: str) -> None:
    """The atrium was photographed anew, the camera turned: labels and ways turn with it."""
    page = keeper.page
    page.goto(f"{museum}/photographs")
    follow(keeper, f".photograph:has-text('{ATRIUM.name}') a[href$='/replace']")
    again = {"name": ATRIUM.name, "mimeType": "image/jpeg", "buffer": photograph(ATRIUM, TURNED)}
    page.set_input_files("#upload-files", [again])
    page.wait_for_url("**/photographs")
    deadline = time.monotonic() + PATIENCE
    while True:
        page.goto(f"{museum}/replaced")
        page.click(".replaced-list a")
        page.wait_for_load_state()
        if page.locator(".replaced-told").count():
            break
        assert time.monotonic() < deadline, page.inner_text("main")
    keeper.look("46-replaced")


def publishes(keeper: Screens, museum: str) -> None:
    follow(keeper, ".publishing form .button >> nth=0")
    work_is_over(keeper.page)
    keeper.look("29-published")


def page_of_visitors(keeper: Screens) -> str:
    """The address of the public museum."""
    page = keeper.page
    return str(page.evaluate("document.querySelector('.standing a').href"))


def said_to(stranger: Screens, site: str) -> str:
    """What somebody reads there who comes now."""
    stranger.page.goto(site)
    return str(stranger.page.inner_text("#page_about"))


def walks(stranger: Screens, site: str) -> None:
    """From the region's page into the museum, and there from one room to the next through a door."""
    page = stranger.page
    home, museum = site.partition("museums/")[0], f"a[href*='{site.partition('/museums/')[2]}']"
    deadline = time.monotonic() + PATIENCE
    while True:  # (the region's page is made anew by the worker, a moment after the museum's own)
        page.goto(home)
        page.wait_for_load_state("networkidle")
        if page.locator(museum).count():
            break
        assert time.monotonic() < deadline, page.inner_text("main")
    follow(stranger, f"{museum} >> nth=0")
    until(page, "document.querySelector('.viewer-door') !== null")
    assert page.context.cookies() == []
    here = page.inner_text("[data-scene-title]")
    assert here == ROOMS[0].title[VISITORS]
    door = page.locator(".viewer-door").first
    door.focus()  # (the view turns to it)
    page.keyboard.press("Enter")
    until(page, f"document.querySelector('[data-scene-title]').innerText === '{ROOMS[1].title[VISITORS]}'")
    assert stranger.complaints == []


def says_it_better(keeper: Screens, museum: str) -> None:
    """A text is changed, looked at in a preview and published: the tour has a second version."""
    page = keeper.page
    page.goto(f"{museum}/texts")
    page.fill(f"[name=description_{VISITORS}]", f"{ABOUT[VISITORS]} {BETTER}")
    submit(keeper)
    page.goto(f"{museum}/publish")
    follow(keeper, "form[action$='/preview'] button")
    work_is_over(page)
    keeper.look("30-second-preview")
    follow(keeper, ".publishing form .button >> nth=0")
    work_is_over(page)
    keeper.look("31-published-again")


def brings_back(keeper: Screens, museum: str) -> None:
    page = keeper.page
    follow(keeper, ".version-ways form button >> nth=0")
    work_is_over(page)
    keeper.look("32-brought-back")
    page.goto(f"{museum}/jobs")
    keeper.look("33-jobs")


def reads_the_journal(operator: Screens) -> None:
    """Who did what, from the first start to the last step."""
    page = operator.page
    page.goto(page.url.partition("/people")[0])
    operator.look("34-museums")
    follow(operator, "a[href='/journal']")
    operator.look("35-journal")
