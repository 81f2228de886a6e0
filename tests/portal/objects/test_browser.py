"""The screen of objects in a real Chromium: keys, a block of a spreadsheet, tables, files, axe."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from jetisu360.exchange.tables.files import csv_bytes

from ...waiting import frames, until, written
from ..media.conftest import picture
from ..uploads.served import Portal, started

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(os.name == "nt", reason="kills a group of processes"),
]
SHOTS = os.environ.get("JETISU360_SCREENSHOTS")
"""A folder for pictures of the screens, to be looked at."""
BEGIN = """
import sys
from pathlib import Path
from jetisu360.portal.serve.prepare import set_up
set_up(Path(sys.argv[1]))
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph
museum = Museum.objects.get(slug="own")
museum.document = {
    "title": {"kk": "Талдықорған музейі", "ru": "Музей Талдыкоргана"},
    "scenes": [
        {"file": "hall.jpg", "id": "hall", "title": {"kk": "Сақ алтыны", "ru": "Золото саков"},
         "labels": [{"id": "cap", "yaw": 10.0, "object": "cap", "kind": "object"}]},
    ],
    "objects": [
        {"id": "cap", "inventory_number": "КП-1", "title": {"kk": "Бас киім"},
         "description": {"kk": "Сақ киімі"}},
        {"id": "bowl", "inventory_number": "КП-2", "title": {"ru": "Чаша"}},
        {"id": "rug", "inventory_number": "КП-3", "title": {"kk": "Кілем", "ru": "Ковёр", "en": "Rug"}},
    ],
    "highlights": ["cap"],
}
museum.revision += 1
museum.save()
Photograph.objects.all().delete()
kept = {"sha256": "a" * 64, "size": 1, "state": "good", "verdict": {"width": 8192, "height": 4096}}
Photograph.objects.create(museum=museum, name="hall.jpg", **kept)
"""
DOCUMENT = """
import json, sys
from pathlib import Path
from jetisu360.portal.serve.prepare import set_up
set_up(Path(sys.argv[1]))
from jetisu360.portal.museums.models import Museum
print(json.dumps(Museum.objects.get(slug="own").document))
"""


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    with started(tmp_path_factory.mktemp("objects") / "portal") as portal:
        yield portal


@pytest.fixture
def visit(chromium: Any, portal: Portal) -> Callable[..., Any]:
    """The editor in a browser of its own, the keeper signed in."""
    portal.run(BEGIN)

    @contextmanager
    def enter(hash_: str = "#objects", width: int = 1440, **options: Any) -> Iterator[Any]:
        size = {"width": width, "height": 900}
        context = chromium.new_context(viewport=size, reduced_motion="reduce", **options)
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=portal.address)
        page = context.new_page()
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        try:
            page.goto(portal.link())
            page.goto(f"{portal.address}/museums/own/editor{hash_}")
            yield page
            assert not page.complaints
        finally:
            context.close()

    return enter


def cell(page: Any, thing: str, field: str, language: str = "") -> Any:
    return page.locator(f"[data-id='{thing}'] .is-{field}" + (f"[lang='{language}']" if language else ""))


def kept(page: Any, portal: Portal) -> dict[str, Any]:
    """The document, once everything is written."""
    frames(page)
    page.locator(".shell-status[data-kind='saved']").wait_for()
    return dict(json.loads(portal.run(DOCUMENT)))


def things(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {thing["id"]: thing for thing in document["objects"]}


def shot(page: Any, name: str) -> None:
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS, f"objects-{name}.png")))


def test_cells_are_written_by_keys_and_a_block_is_pasted(visit: Any, portal: Portal) -> None:
    with visit() as page:
        cell(page, "cap", "title", "kk").focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        page.keyboard.type("Шапка")
        page.keyboard.press("Tab")
        page.keyboard.type("Cap")
        page.keyboard.press("Enter")
        # One is a row further down now; what is typed and left by Escape was not meant.
        page.keyboard.type("x")
        page.keyboard.press("Escape")
        found = things(kept(page, portal))
        assert found["cap"]["title"] == {"kk": "Бас киім", "ru": "Шапка", "en": "Cap"}
        assert found["bowl"]["title"] == {"ru": "Чаша"}
        block = 'КП-20\t"Кесе\nағаш"\r\nКП-30\tКілем\r\nКП-40\tДомбыра\r\n'
        page.evaluate("block => navigator.clipboard.writeText(block)", block)
        page.keyboard.press("Control+ArrowLeft")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Control+v")
        page.locator("[data-id='dombyra']").wait_for()
        found = things(kept(page, portal))
        assert found["bowl"]["inventory_number"] == "КП-20"
        assert found["bowl"]["title"] == {"kk": "Кесе\nағаш", "ru": "Чаша"}
        assert found["dombyra"] == {"id": "dombyra", "inventory_number": "КП-40", "title": {"kk": "Домбыра"}}
        # (New rows and written cells are a step each.)
        page.keyboard.press("Control+z")
        page.keyboard.press("Control+z")
        page.locator("[data-id='dombyra']").wait_for(state="detached")
        found = things(kept(page, portal))
        assert set(found) == {"cap", "bowl", "rug"}
        assert found["bowl"]["inventory_number"] == "КП-2"


def test_a_table_comes_in_is_looked_at_and_is_taken_back(visit: Any, portal: Portal, tmp_path: Path) -> None:
    file = tmp_path / "тізім.csv"
    rows = [
        ["КП-1", "Тақия", "Бас киім"],
        ["КП-3", "Ковёр", "Кілем"],
        ["КП-9", "Оберег", "Тұмар"],
        ["", "", ""],
    ]
    file.write_bytes(csv_bytes(["Ярлык", "Название (рус)", "Қазақша"], rows))
    with visit("#objects?import=1") as page:
        page.set_input_files(".objects-import input[type=file]", str(file))
        page.locator("[data-heading='Ярлык'] select").select_option("inventory_number")
        page.locator("[data-heading='Ярлык'] option:checked[value='inventory_number']").wait_for(
            state="attached"
        )
        page.locator("[aria-busy]").wait_for(state="detached")
        page.locator("[data-heading='Қазақша'] select").select_option("title@kk")
        page.locator("[aria-busy]").wait_for(state="detached")
        shot(page, "columns-kk-1440")
        page.locator(".objects-import-body .is-main").click()
        tabs = page.locator(".objects-tab strong").all_inner_texts()
        assert tabs == ["1", "1", "1"], "a new one, a changed one, one that is the same"
        page.locator(".objects-tab.is-changed").click()
        assert page.locator(".objects-change ins").all_inner_texts() == ["Тақия"]
        shot(page, "changes-kk-1440")
        page.locator(".objects-import-foot .is-main").click()
        page.locator("[data-id='obereg'], [data-id='tumar']").wait_for()
        found = things(kept(page, portal))
        assert found["cap"]["title"]["ru"] == "Тақия"
        assert len(found) == 4
        page.keyboard.press("Control+z")
        written(page, lambda: page.locator(".objects-body .objects-row").count() == 3)
        assert things(kept(page, portal))["cap"]["title"] == {"kk": "Бас киім"}
        # What was said of columns holds for the next table; one of rubbish is a sentence.
        page.goto(f"{portal.address}/museums/own/editor#objects?import=1")
        page.set_input_files(".objects-import input[type=file]", str(file))
        page.locator("[data-heading='Ярлык'] option:checked[value='inventory_number']").wait_for(
            state="attached"
        )
        bad = tmp_path / "bad.xlsx"
        bad.write_bytes(b"PK\x03\x04" + bytes(100))
        page.locator(".objects-steps button").first.click()
        page.set_input_files(".objects-import input[type=file]", str(bad))
        page.locator(".objects-import-state.is-wrong").wait_for()


def test_a_placed_object_is_removed_and_its_label_keeps_the_words(visit: Any, portal: Portal) -> None:
    with visit("#objects?item=cap") as page:
        assert page.locator(".objects-places li").inner_text().startswith("Сақ алтыны")
        page.locator(".objects-card .is-loss").click()
        shot(page, "remove-kk-1440")
        page.locator("dialog .is-loss").click()
        page.locator("[data-id='cap']").wait_for(state="detached")
        document = kept(page, portal)
        assert set(things(document)) == {"bowl", "rug"}
        label = document["scenes"][0]["labels"][0]
        assert (label["title"], label["text"]) == ({"kk": "Бас киім"}, {"kk": "Сақ киімі"})
        assert "object" not in label
        assert not document.get("highlights")
        page.keyboard.press("Control+z")
        page.locator("[data-id='cap']").wait_for()
        document = kept(page, portal)
        assert document["scenes"][0]["labels"][0]["object"] == "cap"
        assert document["highlights"] == ["cap"]


def test_a_picture_is_added_from_this_computer(visit: Any, portal: Portal, tmp_path: Path) -> None:
    file = tmp_path / "Бас киім.jpg"
    file.write_bytes(picture(2400, 1800))
    with visit("#objects?item=cap&about=pictures") as page:
        page.locator(".objects-part button.shell-button").first.click()
        page.set_input_files(".media-dialog input[type=file]", str(file))
        page.locator(".objects-picture").wait_for()
        page.locator(".objects-picture .media-about", has_text="2400 × 1800").wait_for()
        page.locator(".objects-picture textarea[lang='kk']").fill("Алтын жапсырмалы бас киім")
        until(page, "document.querySelector('.objects-picture img').naturalWidth > 0")
        shot(page, "card-kk-1440")
        found = things(kept(page, portal))
        assert found["cap"]["pictures"] == [
            {"file": "Бас киім.jpg", "alt": {"kk": "Алтын жапсырмалы бас киім"}},
        ]


@pytest.mark.parametrize(
    ("language", "width", "scheme"), [("kk", 768, "light"), ("ru", 1440, "dark"), ("en", 768, "dark")]
)
def test_nothing_stands_in_the_way_of_anybody(visit: Any, language: str, width: int, scheme: str) -> None:
    with visit(width=width, color_scheme=scheme, has_touch=width == 768) as page:
        page.locator(f".shell-languages [lang='{language}']").click()
        page.locator(".objects-body .objects-row").first.wait_for()
        complaints = [said(page, "table")]
        shot(page, f"table-{language}-{width}")
        if width == 768:
            # By finger: the first touch chooses, the second writes.
            cell(page, "bowl", "title", "kk").tap()
            cell(page, "bowl", "title", "kk").tap()
            page.keyboard.type("Кесе")
            page.keyboard.press("Enter")
            cell(page, "bowl", "title", "kk").get_by_text("Кесе").wait_for()
        page.goto(page.url.split("#")[0] + "#objects?item=cap")
        page.locator(".objects-card").wait_for()
        complaints.append(said(page, "card"))
        shot(page, f"card-{language}-{width}")
        page.goto(page.url.split("#")[0] + "#completeness")
        page.locator(".complete-list button").first.wait_for()
        complaints.append(said(page, "completeness"))
        shot(page, f"completeness-{language}-{width}")
        page.locator(".complete-cell[data-about='en objects']").click()
        page.locator(".complete-list .complete-way").first.click()
        page.locator(".objects-card").wait_for()
        assert page.evaluate("document.activeElement.lang") == "en", "the way leads into the field itself"
        page.goto(f"{page.url.split('/editor')[0]}/")
        page.locator(".meters-more").scroll_into_view_if_needed()
        shot(page, f"overview-{language}-{width}")
        assert complaints == [[], [], []]


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_windows_hold_on_a_tablet_while_they_are_open(visit: Any, language: str, tmp_path: Path) -> None:
    """All files of the museum, the removal of an object, and each step of a table that comes in."""
    table = tmp_path / "тізім.csv"
    rows = [["КП-1", "Тақия", "Бас киім"], ["КП-9", "Оберег", "Тұмар"]]
    table.write_bytes(csv_bytes(["Инвентарный номер", "Название (рус)", "Қазақша"], rows))
    complaints: list[str] = []

    def look(page: Any, name: str) -> None:
        frames(page, 4)
        shot(page, f"{name}-{language}-768")
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        complaints.extend([*said(page, name), *([f"{name}: {wide} pixels too wide"] if wide > 0 else [])])

    with visit(width=768) as page:
        page.locator(f".shell-languages [lang='{language}']").click()
        until(page, f"document.documentElement.lang === '{language}'")
        page.get_by_role("button", name="Файлдар" if language == "kk" else "Файлы", exact=True).click()
        page.locator(".media-dialog[open] .media-list li").first.wait_for()
        look(page, "files")
        page.keyboard.press("Escape")
        page.locator(".media-dialog").wait_for(state="detached")
        page.goto(page.url.split("#")[0] + "#objects?item=cap")
        page.locator(".objects-card .is-loss").click()
        page.locator("dialog[open] .is-loss").wait_for()
        look(page, "remove")
        page.keyboard.press("Escape")
        page.goto(page.url.split("#")[0] + "#objects?import=1")
        page.locator(".objects-import input[type=file]").wait_for(state="attached")
        look(page, "import")
        page.set_input_files(".objects-import input[type=file]", str(table))
        page.locator("[data-heading='Қазақша'] select").wait_for()
        page.locator("[aria-busy]").wait_for(state="detached")
        look(page, "import-columns")
        page.locator("[data-heading='Қазақша'] select").select_option("title@kk")
        page.locator("[aria-busy]").wait_for(state="detached")
        page.locator(".objects-import-body .is-main").click()
        page.locator(".objects-tab").first.wait_for()
        look(page, "import-changes")
    assert complaints == []


def said(page: Any, where: str) -> list[str]:
    """What axe has against the page, small print of the shell aside."""
    found = Axe().run(page, options={"resultTypes": ["violations"], "rules": {"region": {"enabled": False}}})
    return [
        f"{where}: {item['id']} {item['nodes'][0]['html'][:200]}" for item in found.response["violations"]
    ]
