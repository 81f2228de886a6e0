"""The page of photographs in a real Chromium: lost lines, closed tabs, another browser, keys, axe."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from ...waiting import until, written
from .conftest import PHOTOS
from .served import Portal, started

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(os.name == "nt", reason="kills a group of processes"),
]
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
SHOTS = os.environ.get("JETISU360_SCREENSHOTS")
"""A folder for pictures of the pages, to be looked at."""


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    with started(tmp_path_factory.mktemp("uploads") / "portal") as portal:
        yield portal


@pytest.fixture
def visit(chromium: Any, portal: Portal) -> Callable[..., Any]:
    """A page of photographs in a browser of its own, the keeper signed in."""
    portal.forget_all()

    @contextmanager
    def enter(size: dict[str, int] = DESKTOP, **options: Any) -> Iterator[Any]:
        context = chromium.new_context(viewport=size, reduced_motion="reduce", **options)
        page = context.new_page()
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("dialog", lambda dialog: dialog.accept())
        try:
            page.goto(portal.link())
            page.goto(portal.page)
            yield page
            assert not page.complaints
        finally:
            context.close()

    return enter


def slow(page: Any, bytes_a_second: int) -> None:
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 20, "downloadThroughput": -1, "uploadThroughput": bytes_a_second},
    )


def room(number: int, width: int = 2048) -> bytes:
    """A photograph of a room, each another."""
    names = sorted(PHOTOS.glob("*.jpg"))
    picture = Image.open(names[number % len(names)]).convert("RGB").resize((width, width // 2))
    kept = BytesIO()
    picture.save(kept, "JPEG", quality=80 + number // len(names))
    return kept.getvalue()


def large(number: int, size: int = 6_000_000) -> bytes:
    """As many bytes as a camera's file, most of them behind the picture."""
    return room(number) + hashlib.shake_256(bytes([number])).digest(size)


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def choose(page: Any, *files: tuple[str, bytes]) -> None:
    page.set_input_files(
        "#upload-files", [{"name": name, "mimeType": "image/jpeg", "buffer": data} for name, data in files]
    )


def all_over(page: Any) -> None:
    until(
        page,
        'document.getElementById("arriving-progress").hidden && !document.getElementById("arriving").hidden',
        seconds=400,
    )


def all_looked_into(page: Any, count: int) -> None:
    until(
        page,
        f'document.querySelectorAll(".photograph").length === {count}'
        ' && !document.querySelector("[data-waits]")',
        seconds=400,
    )


def states(page: Any) -> dict[str, str]:
    rows = page.query_selector_all(".arriving-row")
    return {row.query_selector("bdi").inner_text(): row.get_attribute("data-state") for row in rows}


def test_the_server_is_killed_and_comes_back_and_the_upload_goes_on(visit: Any, portal: Portal) -> None:
    with visit() as page:
        slow(page, 3_000_000)
        files = [(f"{number}.jpg", large(number)) for number in range(3)]
        choose(page, *files)
        until(page, '[...document.querySelectorAll(".arriving-row progress")].some((bar) => bar.value > 0.4)')
        portal.kill()
        until(page, "document.querySelector('[data-state=\"lost\"]') !== null")
        portal.start()
        all_over(page)
        assert states(page) == {}, "what was received stands in the list below"
    assert {one["name"]: one["sha256"] for one in portal.photographs()} == {
        name: sha256(data) for name, data in files
    }


def test_a_closed_tab_and_another_browser(visit: Any, portal: Portal) -> None:
    """The same content under another name goes on where it stopped; what had arrived is not sent again."""
    data = large(1, 12_000_000)
    with visit() as page:
        slow(page, 3_000_000)
        choose(page, ("hall.jpg", data))
        until(page, 'document.querySelector(".arriving-row progress")?.value > 0.5')
        page.context.close()
        page.complaints = []
    with visit() as page:
        assert "hall.jpg" in page.inner_text('[data-part="parts"]')
        sent: list[int] = []
        page.on(
            "request",
            lambda request: (
                sent.append(int(request.headers["upload-offset"])) if request.method == "PATCH" else None
            ),
        )
        choose(page, ("renamed on the phone.jpg", data))
        all_over(page)
        assert sent
        assert min(sent) >= 4_000_000
        assert page.query_selector('[data-part="parts"]:not([hidden])') is None
    assert [one["sha256"] for one in portal.photographs()] == [sha256(data)]


def test_thirty_photographs_one_of_them_bad(visit: Any, portal: Portal) -> None:
    with visit() as page:
        files = [(f"R{number:04}.jpg", room(number, 1100)) for number in range(29)]
        choose(page, *files[:9], ("broken.jpg", files[0][1][:9000]), *files[9:])
        # The bad one has its verdict while others are still being sent or looked into.
        all_over(page)
        all_looked_into(page, 30)
        refused = page.inner_text('[data-part="refused"]')
        assert "broken.jpg" in refused
        assert "29 фотосурет" in page.inner_text('[data-part="taken"] h2')
        assert page.query_selector_all(".photograph-picture img").__len__() == 29
        # Those that were sent already are known, whatever they are called.
        choose(page, ("copy.jpg", files[3][1]), ("new.jpg", room(40, 1600)))
        # (What was over before is over until the choice has been answered.)
        all_looked_into(page, 31)
        all_over(page)
        found = states(page)
        assert found == {"copy.jpg": "have"}
        assert "R0003.jpg" in page.inner_text('.arriving-row[data-state="have"] .arriving-state')
    assert len(portal.photographs()) == 31


def test_the_answer_to_the_last_piece_is_lost(visit: Any, portal: Portal) -> None:
    """It is received then, not "here already"."""
    lost: list[str] = []

    def lose(route: Any) -> None:
        if route.request.method != "PATCH" or lost:
            return route.continue_()
        lost.append(route.request.url)
        route.fetch()
        return route.abort("connectionreset")

    with visit() as page:
        page.route("**/uploads/**", lose)
        choose(page, ("hall.jpg", room(1, 1100)))
        all_over(page)
        assert lost
        assert states(page) == {}
        page.unroute_all(behavior="wait")
    assert [one["name"] for one in portal.photographs()] == ["hall.jpg"]


def test_a_folder_with_folders_in_it(visit: Any, portal: Portal, tmp_path: Path) -> None:
    folder = tmp_path / "музей"
    (folder / "2-қабат").mkdir(parents=True)
    (folder / "hall.jpg").write_bytes(room(1, 1600))
    (folder / "2-қабат" / "hall.jpg").write_bytes(room(2, 1600))
    (folder / ".DS_Store").write_bytes(b"x")
    (folder / "list.docx").write_bytes(b"x")
    with visit() as page:
        page.set_input_files("#upload-folder", str(folder))
        all_over(page)
        assert states(page) == {"музей/list.docx": "refused"}
    assert [one["name"] for one in portal.photographs()] == ["музей/2-қабат/hall.jpg", "музей/hall.jpg"]


DROP = """async (bytes) => {
  const dropped = new DataTransfer();
  dropped.items.add(new File([new Uint8Array(bytes)], "dropped.jpg", { type: "image/jpeg" }));
  const options = { bubbles: true, cancelable: true, dataTransfer: dropped };
  for (const kind of ["dragenter", "dragover", "drop"])
    document.body.dispatchEvent(new DragEvent(kind, options));
}"""


def test_dropping_on_the_page(visit: Any, portal: Portal) -> None:
    with visit() as page:
        page.evaluate(DROP, list(room(3, 1200)))
        all_over(page)
    assert [one["name"] for one in portal.photographs()] == ["dropped.jpg"]


def test_what_does_not_fit_is_one_sentence_and_nothing_is_sent(visit: Any, portal: Portal) -> None:
    with visit() as page:
        # (Nine files of 500 MB each, by what they say: not a byte of them is read.)
        page.evaluate(
            """() => {
              const field = document.getElementById("upload-files");
              const files = Array.from({ length: 9 }, (_, n) => {
                const file = new File(["x"], `${n}.jpg`);
                Object.defineProperty(file, "size", { value: 5e8 });
                return file;
              });
              Object.defineProperty(field, "files", { value: files });
              field.dispatchEvent(new Event("change"));
            }"""
        )
        page.wait_for_selector("#upload-refused:not([hidden])")
        said = page.inner_text("#upload-refused")
        assert "4,5 ГБ" in said
        assert "2 ГБ" in said
        assert page.query_selector(".arriving-row") is None


def test_by_keyboard_alone(visit: Any, portal: Portal) -> None:
    """Choosing, sending, removing and putting back."""
    with visit() as page:
        # Asked for long before the key: one that opens before the browser has heard of it is never told of.
        choosers: list[Any] = []
        page.on("filechooser", lambda one: choosers.append(one))

        def tab_to(selector: str) -> None:
            for _ in range(60):
                if page.evaluate(f"document.activeElement?.matches({selector!r})"):
                    return
                page.keyboard.press("Tab")
            raise AssertionError(selector)

        tab_to("#upload-files")
        page.keyboard.press("Enter")
        written(page, lambda: bool(choosers))
        choosers[0].set_files([{"name": "hall.jpg", "mimeType": "image/jpeg", "buffer": room(1, 1600)}])
        all_over(page)
        all_looked_into(page, 1)
        tab_to('.photograph-ways a[href$="/remove"]')
        page.keyboard.press("Enter")
        page.wait_for_url("**/remove")
        tab_to(".button.is-loss")
        page.keyboard.press("Enter")
        page.wait_for_url("**/photographs")
        assert portal.photographs() == []
        tab_to(".removed-list button")
        page.keyboard.press("Enter")
        page.wait_for_load_state()
        all_looked_into(page, 1)
    assert [one["name"] for one in portal.photographs()] == ["hall.jpg"]


def test_without_script_a_plain_form(visit: Any, portal: Portal) -> None:
    with visit(java_script_enabled=False) as page:
        choose(page, ("hall.jpg", room(1, 1600)))
        page.click("[data-plain]")
        page.wait_for_selector(".notice")
        assert "1 фотосурет қабылданды" in page.inner_text(".notice")


def test_replacing_a_photograph(visit: Any, portal: Portal) -> None:
    with visit() as page:
        choose(page, ("hall.jpg", room(1, 1600)))
        all_over(page)
        page.click('.photograph-ways a[href$="/replace"]')
        choose(page, ("IMG_1.jpg", room(2, 2048)))
        page.wait_for_url("**/photographs")
        assert page.inner_text(".photograph h3") == "hall.jpg"
    (kept,) = portal.photographs()
    assert (kept["name"], kept["sha256"]) == ("hall.jpg", sha256(room(2, 2048)))


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_axe_finds_nothing_and_nothing_is_cut(visit: Any, portal: Portal, language: str) -> None:
    axe_api = pytest.importorskip("axe_playwright_python.sync_playwright")
    with visit() as page:
        page.click(f'.shell-foot button[value="{language}"]')
        empty = f"empty-{language}"
        look_at(page, axe_api, empty, DESKTOP)
        names = ["Алтын адам залы.jpg", "2-қабат, этнография (солтүстік қабырға жағынан).jpg", "R0010007.JPG"]
        bad = ("ескі сурет.jpg", BytesIO())
        Image.effect_noise((1200, 900), 60).convert("RGB").save(bad[1], "JPEG")
        choose(
            page,
            *((name, room(number, 4096 if number else 1400)) for number, name in enumerate(names)),
            (bad[0], bad[1].getvalue()),
            ("film.mp4", b"film"),
        )
        all_over(page)
        all_looked_into(page, 4)
        for size in (PHONE, DESKTOP):
            look_at(page, axe_api, f"photographs-{language}", size)
        page.goto(portal.page)
        page.click('.photograph-ways a[href$="/replace"]')
        look_at(page, axe_api, f"replace-{language}", PHONE)
        page.goto(portal.page)
        page.click('.photograph.is-good .photograph-ways a[href$="/remove"]')
        look_at(page, axe_api, f"remove-{language}", PHONE)
        page.click(".button.is-loss")
        page.wait_for_url("**/photographs")
        for size in (PHONE, {"width": 768, "height": 1000}):
            look_at(page, axe_api, f"removed-{language}", size)


def look_at(page: Any, axe_api: Any, name: str, size: dict[str, int]) -> None:
    page.set_viewport_size(size)
    if SHOTS:
        page.screenshot(path=f"{SHOTS}/{name}-{size['width']}.png", full_page=True)
    found = axe_api.Axe().run(page)
    assert not found.response["violations"], (name, found.generate_report())
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name


def test_how_much_script_the_page_has(visit: Any) -> None:
    """Staff pages have 60 KB at most, unpacked: here with the worker that computes SHA-256."""
    with visit() as page:
        total = page.evaluate(
            """async () => {
              const scripts = [...document.scripts].flatMap(({ src }) => src || []);
              scripts.push(document.getElementById("upload").dataset.hash);
              const size = async (one) => (await (await fetch(one)).blob()).size;
              return (await Promise.all(scripts.map(size))).reduce((sum, one) => sum + one, 0);
            }"""
        )
        assert 10_000 < total <= 60_000
