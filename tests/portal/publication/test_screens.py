"""Publishing and the work on it in a real browser: nothing cut, axe, progress that renews itself.

`JETISU360_SCREENS=DIR` keeps pictures of every screen there.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from jetisu360.portal.accounts.links import make_sign_in_link
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.jobs import lease
from jetisu360.portal.publication import views

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("unlooked"),
]
WIDTHS = (390, 768, 1440)
PAGE = "/museums/own/publish"


@pytest.fixture
def keeper(site: Any, live_server: Any, chromium: Any) -> Any:
    """A page of a browser in which the keeper is signed in."""
    token = make_sign_in_link(site.keeper, at_once=True)
    context = chromium.new_context(base_url=live_server.url.replace("127.0.0.1", "localhost"), locale="kk-KZ")
    page = context.new_page()
    page.goto(f"/enter/{token}")
    yield page
    context.close()


def look(page: Any, name: str, path: str) -> None:
    """In two languages and three widths; axe once a language."""
    kept = os.environ.get("JETISU360_SCREENS")
    for language in ("kk", "ru"):
        Person.objects.update(language=language)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(path)
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, f"{name} at {width}"
            if kept and width != 768:
                page.screenshot(path=Path(kept) / f"{name}-{language}-{width}.png", full_page=True)
        found = Axe().run(page, options={"resultTypes": ["violations"]})
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"


def test_screens(site: Any, keeper: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    complaints: list[str] = []
    keeper.on("pageerror", lambda error: complaints.append(str(error)))
    keeper.on("console", lambda told: complaints.append(told.text) if "Policy" in told.text else None)
    monkeypatch.setattr(views, "LOCAL", ())  # as if a phone could come here
    look(keeper, "empty", "/museums/own/jobs")
    scenes = [
        {**site.museum.document["scenes"][0], "labels": [{"yaw": 10}]},
        site.museum.document["scenes"][1],
    ]
    site.says(scenes=scenes)
    lease.ask("build", site.museum, site.keeper)
    site.work()
    look(keeper, "blocked", PAGE)
    site.says(scenes=[{**item, "labels": []} for item in scenes])
    lease.ask("build", site.museum, site.keeper)
    site.work()
    lease.ask("publish", site.museum, site.keeper, details={"version": 2})
    site.work()
    site.says(
        title={"kk": "Талдықорған қаласының тарихи-өлкетану музейі", "ru": "Историко-краеведческий музей"}
    )
    lease.ask("build", site.museum, site.keeper)
    site.work()
    look(keeper, "ready", PAGE)
    lease.ask("build", site.museum, site.keeper)
    held = lease.take("one")
    assert held is not None
    held.tell({"stage": "cutting", "done": 7, "total": 24, "left_out": 0, "seconds_left": 340})
    look(keeper, "running", PAGE)
    look(keeper, "job", f"/museums/own/jobs/{held.job.pk}")
    look(keeper, "jobs", "/museums/own/jobs")
    assert complaints == []


def test_progress_is_seen_without_anybody_doing_anything(site: Any, keeper: Any) -> None:
    Person.objects.update(language="ru")
    job = lease.ask("build", site.museum, site.keeper)
    held = lease.take("one")
    assert held is not None
    held.tell({"stage": "cutting", "done": 7, "total": 24, "left_out": 0, "seconds_left": 340})
    keeper.goto(PAGE)
    keeper.locator(".job-stage", has_text="7 из 24").wait_for()
    held.tell({"stage": "placing", "done": 0, "total": 0, "left_out": 0, "seconds_left": None})
    keeper.locator(".job-stage", has_text="Запись страниц").wait_for()
    assert keeper.locator(f"#job-{job.pk} button").count() == 0, "too late to cancel"
    lease.finish(held, {})
    keeper.locator(".job").wait_for(state="detached")
