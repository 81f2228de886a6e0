"""A room photographed anew, compared for real; the keeper looks at both and takes it back by keyboard.

`JETISU360_SCREENS=DIR` keeps pictures of the pages there.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image

from jetisu360.portal.accounts.links import make_sign_in_link
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.originals.photographs import add
from jetisu360.portal.replacing.models import Replacement
from jetisu360.portal.uploads.removed import keep_row

from ...waiting import PATIENCE
from ..uploads.conftest import PHOTOS
from .test_replacing import LABELS, labels, worked

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("storage"),
]


@pytest.fixture
def museum(house: Any) -> Any:
    """Its hall was photographed again a quarter of a turn further to the left, and darker."""
    own, keeper = house.own, house.people["keeper"]
    own.document = {
        "title": {"kk": "Өз музейі", "ru": "Свой музей"},
        "scenes": [{"file": "hall.jpg", "id": "hall", "title": {"kk": "Зал", "ru": "Зал"}, "labels": LABELS}],
    }
    own.save()
    old = np.asarray(Image.open(PHOTOS / "foyer.jpg").resize((2048, 1024)))
    for pixels in (old, (np.roll(old, 512, axis=1) * 0.7).astype(np.uint8)):
        data = BytesIO()
        Image.fromarray(pixels).save(data, "JPEG", quality=88)
        there = own.photographs.first()
        if there is not None:
            keep_row(there, keeper, replaced=True)
        data.seek(0)
        add(own, data, "hall.jpg", keeper, size=len(data.getvalue()), replace=True)
    worked()
    return own


@pytest.fixture
def keeper(museum: Any, house: Any, live_server: Any, chromium: Any) -> Iterator[Any]:
    Person.objects.update(language="kk")
    token = make_sign_in_link(house.people["keeper"], at_once=True)
    address = live_server.url.replace("127.0.0.1", "localhost")
    context = chromium.new_context(base_url=address, locale="kk-KZ", reduced_motion="reduce")
    context.set_default_timeout(2000 * PATIENCE)  # (milliseconds)
    page = context.new_page()
    page.goto(f"/enter/{token}")
    yield page
    context.close()


def looked_at(page: Any, address: str, name: str) -> None:
    for width in (390, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert page.evaluate("[...document.images].every((image) => image.naturalWidth > 0)")
        if kept := os.environ.get("JETISU360_SCREENS"):
            page.screenshot(path=Path(kept) / f"{name}-{width}.png", full_page=True)
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()


def test_turned_by_itself_looked_at_and_taken_back(keeper: Any, museum: Any) -> None:
    complaints: list[str] = []
    keeper.on("pageerror", lambda error: complaints.append(str(error)))
    row = Replacement.objects.get()
    assert row.state == "turned"
    assert row.found["yaw"] == pytest.approx(90.0, abs=0.05)
    assert [label["yaw"] for label in labels(museum)] == pytest.approx([-100.0, 70.0], abs=0.05)
    address = f"/museums/own/replaced/{row.pk}"
    looked_at(keeper, "/museums/own/replaced", "replaced-list")
    looked_at(keeper, address, "replaced-turned")
    keeper.locator("button[value=take_back]").focus()
    keeper.keyboard.press("Enter")
    keeper.wait_for_selector("button[value=turn]")
    assert [label["yaw"] for label in labels(museum)] == [170.0, -20.0]
    looked_at(keeper, address, "replaced-asked")
    keeper.fill("input[name=yaw] >> visible=true", "80")
    keeper.keyboard.press("Enter")
    keeper.wait_for_url("**yaw=80**")
    keeper.locator("button[value=turn]").focus()
    keeper.keyboard.press("Enter")
    keeper.wait_for_selector("button[value=take_back]")
    assert [label["yaw"] for label in labels(museum)] == [-110.0, 60.0]
    Person.objects.update(language="ru")
    looked_at(keeper, address, "replaced-ru")
    assert not complaints
