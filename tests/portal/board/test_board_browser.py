"""The board in a real browser: nothing cut on a phone, axe, and one sheet of A4 across when printed.

`JETISU360_SCREENS=DIR` keeps pictures of the screens there.
"""

from __future__ import annotations

import io
import os
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from pypdf import PdfReader

from jetisu360.portal.accounts.links import make_sign_in_link
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.board.models import Goal
from jetisu360.portal.museums.models import Museum

from .conftest import Made, whole

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLES = (
    (
        "Мұхтар Жанұзақов атындағы Жетісу облыстық тарихи-өлкетану музейі",
        "Областной историко-краеведческий музей",
    ),
    ("Ілияс Жансүгіровтің әдеби музейі", "Литературный музей Ильяса Жансугурова"),
    (
        "Шоқан Уәлихановтың «Алтын-Емел» мемориалдық музейі",
        "Мемориальный музей Чокана Валиханова «Алтын-Эмель»",
    ),
    ("Қаратал ауданының тарихи-өлкетану музейі", "Историко-краеведческий музей Каратальского района"),
    ("Ақын Сара музейі", "Музей поэтессы Сары"),
    ("Жаркент мешіті – музей", "Жаркентская мечеть-музей"),
)


@pytest.fixture
def office(house: Any, live_server: Any, chromium: Any) -> Any:
    """A page in which the region's editor is signed in; six museums, each farther than the next."""
    now = timezone.now()
    Goal.objects.create(region=house.region, due=date(2027, 3, 31))
    for number, (kk, ru) in enumerate(TITLES):
        slug = "own" if number == 0 else f"m-{number}"
        museum, _new = Museum.objects.get_or_create(slug=slug, defaults={"region": house.region})
        one, ago = Made(museum), now - timedelta(days=6 * number + 3)
        title = {"title": {"kk": kk, "ru": ru}}
        one.says(title, ago)
        if number == 5:
            Goal.objects.get().left_out.add(museum)
            continue
        one.photographs(4 + number, at=ago)
        if number == 4:
            one.photographs(2, "refused", at=ago)
            continue
        one.says(whole(4 + number - number // 2) | title, ago + timedelta(days=1))
        version = one.version(4 + number, undecided=3 * (number == 2), at=ago + timedelta(days=1))
        if number < 2:
            one.publish(version, ago + timedelta(days=2))
        if number == 0:
            one.check(version)
    token = make_sign_in_link(house.people["editor"], at_once=True)
    context = chromium.new_context(base_url=live_server.url.replace("127.0.0.1", "localhost"), locale="kk-KZ")
    page = context.new_page()
    page.goto(f"/enter/{token}")
    yield page
    context.close()


def test_screens(office: Any) -> None:
    complaints: list[str] = []
    office.on("pageerror", lambda error: complaints.append(str(error)))
    office.on("console", lambda told: complaints.append(told.text) if "Policy" in told.text else None)
    kept = os.environ.get("JETISU360_SCREENS")
    pages = {"board": "/board/jetisu", "goal": "/board/jetisu/goal", "check": "/museums/own/check"}
    for name, path in pages.items():
        for language in ("kk", "ru"):
            Person.objects.update(language=language)
            for width in (1440, 768, 390):
                office.set_viewport_size({"width": width, "height": 900})
                office.goto(path)
                wide = office.evaluate("document.documentElement.scrollWidth - innerWidth")
                assert wide <= 0, f"{name} at {width}"
                if kept:
                    office.screenshot(path=Path(kept) / f"{name}-{language}-{width}.png", full_page=True)
        found = Axe().run(office, options={"resultTypes": ["violations"]})
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"
    assert complaints == []


def test_printed_it_is_one_sheet_across(office: Any) -> None:
    Person.objects.update(language="ru")
    office.set_viewport_size({"width": 390, "height": 844})
    office.goto("/board/jetisu")
    office.locator("button[data-print]").wait_for(state="visible")
    data = office.pdf(prefer_css_page_size=True)
    if kept := os.environ.get("JETISU360_SCREENS"):
        Path(kept, "board.pdf").write_bytes(data)
        office.emulate_media(media="print")
        office.set_viewport_size({"width": 1040, "height": 710})
        office.screenshot(path=Path(kept, "board-print.png"))
    sheets = PdfReader(io.BytesIO(data)).pages
    assert len(sheets) == 1
    assert sheets[0].mediabox.width > sheets[0].mediabox.height
    text = " ".join(sheets[0].extract_text().split())
    assert "Отснят" in text, "the heads of the columns are printed, also from a phone"
    assert "Музей поэтессы Сары" in text
    assert "Распечатать" not in text
