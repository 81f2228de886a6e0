"""Three hundred places in sixty rooms are decided by keyboard alone, at one key each (issue 15's figure).

`JETISU360_FIGURES=FILE` keeps the milliseconds from a key to the next question there.
"""

from __future__ import annotations

import json
import os
import statistics
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import simplejpeg

from jetisu360.portal.accounts.links import make_sign_in_link
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.museums.documents import read_document
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.museums.working import as_folder
from jetisu360.portal.originals.photographs import add
from jetisu360.portal.privacy.found import open_places
from jetisu360.portal.privacy.models import Look

from ...waiting import PATIENCE, until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROOMS, EACH = 60, 5

PRESS = """async (keys) => {
    const bar = document.querySelector(".progress"), taken = [];
    const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    for (const code of keys) {
        const before = bar.value, start = performance.now();
        document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { code: `Digit${code}`, key: code, bubbles: true, cancelable: true }));
        if (bar.value !== before + 1) throw new Error(`a key answered ${bar.value - before}`);
        await painted();
        taken.push(performance.now() - start);
    }
    return taken;
}"""  # noqa: E501

ALL_WRITTEN = """fetch("/museums/own/faces/api/review", { headers: { Accept: "application/json" } })
    .then((answer) => answer.json())
    .then(({ pictures }) => pictures.flatMap((one) => one.proposals).every((one) => one.answer !== null))"""


@pytest.fixture
def museum(house: Any, tmp_path: Path) -> Any:
    """Sixty rooms with five faces each."""
    seen = []
    for number in range(ROOMS):
        name = f"room-{number:02}.jpg"
        shade = np.full((256, 512, 3), (90 + number, 110, 160 - number), np.uint8)
        path = tmp_path / name
        path.write_bytes(simplejpeg.encode_jpeg(shade, quality=80))
        with path.open("rb") as file:
            row = add(house.own, file, name, house.people["keeper"], size=path.stat().st_size)
        faces = [
            {
                "kind": "face",
                "score": round(0.2 + (number * EACH + n) / 400, 3),
                "where": {"yaw": -150.0 + 60 * n, "pitch": 0.0, "width": 6.0, "height": 8.0},
            }
            for n in range(EACH)
        ]
        seen.append(
            {
                "file": name,
                "sha256": row.sha256,
                "coverage": None,
                "placed": True,
                "title": {"kk": f"{number + 1}-зал"},
                "flat": False,
                "problem": None,
                "proposals": faces,
            }
        )
    as_folder(house.own)
    Look.objects.create(museum=house.own, subjects=seen)
    return house.own


def left() -> int:
    return open_places(Look.objects.get(), read_document(Museum.objects.get(slug="own")))


def test_one_key_each(museum: Any, house: Any, live_server: Any, chromium: Any) -> None:
    Person.objects.update(language="kk")
    token = make_sign_in_link(house.people["keeper"], at_once=True)
    address = live_server.url.replace("127.0.0.1", "localhost")
    context = chromium.new_context(base_url=address, locale="kk-KZ", reduced_motion="reduce")
    context.set_default_timeout(10_000 * PATIENCE)
    try:
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"/enter/{token}")
        page.goto("/museums/own/faces")
        page.wait_for_function("() => document.querySelector('.look')?.dataset.ready === 'true'")
        keys = ["12311"[n % 5] for n in range(ROOMS * EACH)]
        # Ten with a real keyboard, which waits for the page after each; the others as fast as it takes them.
        for number, key in enumerate(keys[:10], 1):
            page.keyboard.press(key)
            page.wait_for_function("n => document.querySelector('.progress').value === n", arg=number)
        taken = page.evaluate(PRESS, keys[10:])
        page.locator(".summary").wait_for()
        until(page, ALL_WRITTEN)
        assert left() == 0
        document = read_document(Museum.objects.get(slug="own"))
        blurred = sum(len(scene.blur) for scene in document.scenes)
        kept = sum(len(scene.keep) for scene in document.scenes)
        assert (blurred, kept) == (keys.count("1"), len(keys) - keys.count("1")), (
            "each key one decision, in order"
        )
        assert errors == []
        figures = {"median ms": statistics.median(taken), "worst ms": max(taken), "keys": len(keys)}
        if kept_at := os.environ.get("JETISU360_FIGURES"):
            Path(kept_at).write_text(json.dumps(figures))
        assert statistics.median(taken) < 250 * PATIENCE, figures
    finally:
        context.close()
