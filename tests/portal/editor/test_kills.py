"""kill -9 of the browser and of the server at random moments: what the browser has said to keep is in the
document in the end, and in it once.

`JETISU360_KILLS` says how often: a few in the suite, more by hand (then with `--timeout=0`).
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.scripts_in_node import bundle

from ...conftest import ARGUMENTS, browser_path
from ...waiting import PATIENCE, until
from ..uploads.served import Portal, started

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(os.name == "nt", reason="kills a group of processes"),
]
KILLS = int(os.environ.get("JETISU360_KILLS", "2"))
EDITOR = "/museums/own/editor"
FROM_SETUP = """
import json, sys
from pathlib import Path
from jetisu360.portal.serve.prepare import set_up
set_up(Path(sys.argv[1]))
from jetisu360.portal.museums.models import Museum
own = Museum.objects.get()
"""
PHOTOGRAPH = (
    FROM_SETUP
    + """
from jetisu360.portal.originals.models import Photograph
Photograph.objects.create(museum=own, name="hall.jpg", sha256="1" * 64, size=9, state="good")
"""
)
LABELS = (
    FROM_SETUP
    + """
scenes = own.document.get("scenes", [])
print(json.dumps([label["id"] for scene in scenes for label in scene.get("labels", [])]))
"""
)


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> str:
    made = bundle("store_page", tmp_path_factory.mktemp("store") / "page.js", "--format=iife")
    return made.read_text("utf-8")


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[Portal]:
    with started(tmp_path / "portal") as portal:
        portal.run(PHOTOGRAPH)
        yield portal


@pytest.fixture
def enter(script: str, portal: Portal) -> Callable[[Any], Any]:
    """The store in a page of a browser, the keeper signed in; `page.kept` grows while it works."""

    def entered(context: Any) -> Any:
        context.set_default_timeout(2000 * PATIENCE)  # (milliseconds)
        page = context.new_page()
        page.kept = []
        page.on(
            "console", lambda told: page.kept.append(told.text[5:]) if told.text.startswith("kept ") else None
        )
        page.route("**/editor.js*", lambda route: route.fulfill(body=script, content_type="text/javascript"))
        page.goto(portal.link())
        page.goto(portal.address + EDITOR)
        until(page, "editorPage.backing !== undefined || editorPage.error !== undefined")
        assert page.evaluate("editorPage.error") is None
        return page

    return entered


def labels(portal: Portal) -> list[str]:
    return list(json.loads(portal.run(LABELS)))


def work(page: Any, name: str, random: Random) -> None:
    """Labels are added one after the other; comes back in the midst of it."""
    page.evaluate(f"() => void editorPage.work({json.dumps(name)}, 'hall.jpg')")
    before = random.randrange(3, 12)
    until(page, "editorPage.backing.store.museum.scenes?.length > 0")
    while len(page.kept) < before:
        page.wait_for_event("console")
    page.evaluate("(after) => new Promise((done) => setTimeout(done, after))", random.random() * 80)


def all_written(page: Any) -> None:
    until(page, "editorPage.backing.store.waiting === 0", seconds=120)
    assert page.evaluate("editorPage.backing.store.asides.length") == 0


def test_the_server_is_killed(chromium: Any, portal: Portal, enter: Any) -> None:
    random = Random(KILLS)
    context = chromium.new_context()
    try:
        page = enter(context)
        for number in range(KILLS):
            work(page, f"s{number}", random)
            portal.kill()
            page.evaluate("(after) => new Promise((done) => setTimeout(done, after))", random.random() * 300)
            page.evaluate("() => void (editorPage.stop = true)")
            portal.start()
            all_written(page)
            page.evaluate("() => void (editorPage.stop = false)")
            there = labels(portal)
            assert len(there) == len(set(there))
            assert set(page.kept) <= set(there)
    finally:
        context.close()


def test_the_browser_is_killed(chromium: Any, portal: Portal, enter: Any, tmp_path: Path) -> None:
    random = Random(KILLS)
    path = browser_path()
    profile = tmp_path / "profile"
    kept: list[str] = []
    for number in range(KILLS + 1):
        context = chromium.browser_type.launch_persistent_context(
            str(profile), executable_path=path, args=ARGUMENTS
        )
        page = enter(context)
        all_written(page)  # what the one before has left
        there = labels(portal)
        assert len(there) == len(set(there))
        assert set(kept) <= set(there), "what the browser had kept is lost"
        if number < KILLS:
            work(page, f"b{number}", random)
            kill(profile)
            kept += page.kept
        with contextlib.suppress(Exception):
            context.close()


def kill(profile: Path) -> None:
    """Kill -9 of every process of the browser with this profile."""
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if str(profile).encode() in (folder / "cmdline").read_bytes():
                os.kill(int(folder.name), signal.SIGKILL)
