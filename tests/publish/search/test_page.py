"""The search page in Chromium: the twin agrees, results come in their order, by keyboard as well."""

from __future__ import annotations

import json
import random
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from jetisu360.publish.search.documents import of_tour
from jetisu360.publish.search.index import build_index
from jetisu360.publish.search.pages import search_files
from jetisu360.publish.serve.server import open_server
from jetisu360.tour.document.tour import Tour

pytestmark = pytest.mark.browser

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "search.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def site(sample: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample museum with forty cups more, so that results have a second page."""
    tour: Tour = sample.tour()
    cups = [
        {"id": f"cup-{number}", "title": {"kk": f"Қола тостаған {number}", "ru": f"Бронзовая чаша {number}"}}
        for number in range(1, 41)
    ]
    raw = json.loads(tour.as_json())
    raw["objects"] += [
        *cups,
        {"id": "tale", "title": {"kk": "Ертегі"}, "description": {"kk": "Күміс туралы ертегі"}},
    ]
    folder = tmp_path_factory.mktemp("search")
    sample.write_site(folder, Tour.model_validate(raw), sample.STAND_IN)
    with open_server(folder) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.url
        server.shutdown()


@pytest.fixture
def page(chromium: Any, site: str) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 412, "height": 823}, locale="kk-KZ", bypass_csp=True)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda heard: complaints.append(heard.text) if heard.type == "error" else None)
    yield page
    context.close()
    assert complaints == []


def titles(page: Any, query: str) -> list[str]:
    found: list[str] = page.evaluate(
        "async query => { const s = window.jetisu360Search, r = await s.search(query);"
        " return (await s.shown(r.found.slice(0, 30))).map(one => one[1]); }",
        query,
    )
    return found


def test_the_twin_agrees(page: Any, site: str) -> None:
    page.goto(f"{site}kk/search.html")
    for vector in VECTORS:
        found = page.evaluate(
            "text => { const s = window.jetisu360Search, w = s.words(text);"
            " return [w, w.map(s.fold), w.map(s.fold).map(s.keys)]; }",
            vector["text"],
        )
        assert found == [vector["words"], vector["folded"], vector["keys"]], vector["text"]


@pytest.mark.parametrize("query", ["мұражай", "муражай", "мұражайдың", "МҰРАЖАЙЫ", "музея", "museum", "мұра"])
def test_the_museum_is_found_however_it_is_asked_for(page: Any, site: str, query: str) -> None:
    page.goto(f"{site}kk/search.html")
    assert titles(page, query)[0] == "Ұлы дала мұражайы"


def test_the_order_is_title_before_text_and_kazakh_alphabet(page: Any, site: str) -> None:
    page.goto(f"{site}kk/search.html")
    found = titles(page, "күміс")
    assert found.index("Жазуы бар күміс тостаған") < found.index("Ертегі"), "title before text"
    assert titles(page, "тостаған")[:2] == ["Жазуы бар күміс тостаған", "Қола тостаған 1"], "Ж before Қ"
    numbered = [title for title in titles(page, "қола") if title.startswith("Қола")]
    assert numbered[:3] == ["Қола тостаған 1", "Қола тостаған 2", "Қола тостаған 3"]
    assert titles(page, "алтын")[0] == "Сақ алтыны", "a room before an object"
    assert titles(page, "ДҮ-002") == ["Жазуы бар күміс тостаған"]
    assert titles(page, "күміс тостаған жазу") == ["Жазуы бар күміс тостаған"]


def test_results_are_links_to_the_page_and_to_the_place(page: Any, site: str) -> None:
    page.goto(f"{site}ru/search.html?q=чаша")
    page.wait_for_selector(".result")
    first = page.locator(".result", has_text="Серебряная чаша с надписью")
    assert first.locator("h2 a").get_attribute("href") == "../ru/objects/silver-cup.html"
    assert first.locator(".result-see").get_attribute("href") == "../ru/index.html#gold/80/-8/50"
    assert "Золото саков" in first.inner_text()
    assert page.locator(
        "#search-status"
    ).inner_text() == "По запросу «чаша» найдено 42 результата" or page.locator(
        "#search-status"
    ).inner_text().startswith("По запросу «чаша» найден")


def test_by_keyboard_alone(page: Any, site: str) -> None:
    page.goto(f"{site}kk/search.html")
    page.locator("#query").focus()
    page.keyboard.type("тостаған", delay=15)
    page.wait_for_selector(".result")
    status = page.locator("#search-status")
    assert status.get_attribute("role") == "status"
    # (The whole word is named: while only its beginning is, another answer is still to come.)
    page.wait_for_function(
        "document.getElementById('search-status').textContent.includes('«тостаған» бойынша 41 нәтиже')"
    )
    assert page.locator(".result").count() == 20
    assert "q=" in page.url, "the address can be shared"
    page.locator("#search-more").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('.result').length === 40")
    focused = page.evaluate("[...document.querySelectorAll('.result a')].indexOf(document.activeElement)")
    assert focused >= 20, "the keyboard goes on where the new results begin"
    href = page.locator(".languages a[lang=ru]").get_attribute("href")
    assert "q=" in href, "another language keeps the query"


def test_what_is_not_there_is_said_with_advice(page: Any, site: str) -> None:
    page.goto(f"{site}kk/search.html?q=qwxz")
    page.wait_for_function("document.getElementById('search-status').childElementCount === 2")
    assert "«qwxz»" in page.locator("#search-status").inner_text()
    page.fill("#query", "алтын qwxz")
    page.wait_for_selector(".result")
    assert "кейбір сөзі" in page.locator("#search-status").inner_text()


@pytest.mark.parametrize(
    "hostile", ["<img src=x onerror=alert(1)>", "\u202eабв", "'\"&<", "😀" * 50, "а" * 200, "* *"]
)
def test_hostile_queries_do_no_harm(page: Any, site: str, hostile: str) -> None:
    page.goto(f"{site}kk/search.html")
    page.fill("#query", hostile)
    # The search has answered, whatever it found.
    page.wait_for_function("performance.getEntriesByName('jetisu360:results').length > 0")
    assert page.locator("#results img:not(.result-picture)").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 412


def test_a_beginning_finds_its_words_wherever_the_files_are_cut(
    chromium: Any, sample: ModuleType, tmp_path: Path
) -> None:
    draw = random.Random(7)
    names = sorted({"".join(draw.choice("балдерсиктон") for _ in range(7)) for _ in range(3000)})
    things = [{"id": f"o-{number}", "title": {"ru": name}} for number, name in enumerate(names)]
    raw = json.loads(sample.tour().as_json()) | {"objects": things}
    for name, data in search_files(of_tour(Tour.model_validate(raw)), {"kk": "М"}, None):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (tmp_path / "index.html").write_text("")
    facts, _ = build_index(of_tour(Tour.model_validate(raw)))
    cuts = [key for key in facts["shards"] if key.isalpha()][1:]
    assert len(cuts) > 3, "this test is about many files"
    with open_server(tmp_path) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = chromium.new_page()
        page.goto(f"{server.url}ru/search.html")
        for cut in cuts:
            for length in range(1, len(cut) + 1):
                found = titles(page, cut[:length])
                expected = [name for name in names if name.startswith(cut[:length])]
                assert set(expected[:5]) <= set(found) or len(expected) > 60, (cut, length)
                assert found
        page.close()
        server.shutdown()


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_axe_finds_nothing(page: Any, site: str, language: str) -> None:
    axe_api = pytest.importorskip("axe_playwright_python.sync_playwright")
    page.goto(f"{site}{language}/search.html?q=тостаған")
    page.wait_for_selector(".result")
    found = axe_api.Axe().run(page)
    assert found.response["violations"] == [], found.generate_report()


def test_the_same_museum_gives_the_same_index(sample: ModuleType) -> None:
    facts, files = build_index(of_tour(sample.tour()))
    again, same = build_index(of_tour(sample.tour()))
    assert facts == again
    assert dict(files) == dict(same)


@pytest.mark.parametrize("query", ["fknsy", "АЛТЫН", "алтын"])
def test_what_was_typed_in_another_layout_is_found(page: Any, site: str, query: str) -> None:
    page.goto(f"{site}kk/search.html?q={query}")
    page.wait_for_selector(".result")
    assert page.locator(".result h2").first.inner_text() == "Сақ алтыны"
    said = page.locator("#search-status").inner_text()
    assert ("«fknsy»" in said) == (query == "fknsy")


@pytest.mark.parametrize("query", ["дү-002", "ДҮ 002", "дү002", "ДҮ002"])
def test_an_inventory_number_is_found_however_it_is_written(page: Any, site: str, query: str) -> None:
    page.goto(f"{site}kk/search.html")
    assert titles(page, query)[0] == "Жазуы бар күміс тостаған"


def test_in_latin_letters_there_is_a_search_and_a_page_about_keeping(page: Any, site: str) -> None:
    page.goto(f"{site}kk-Latn/search.html?q=altyn")
    page.wait_for_selector(".result")
    first = page.locator(".result", has=page.locator("h2", has_text="Saq altyny")).first
    assert first.locator("h2 a").get_attribute("href").startswith("../kk-Latn/rooms/")
    assert page.locator("html").get_attribute("lang") == "kk-Latn"
    # (Here there is nothing to keep, so its script would find no list of it.)
    keeping = page.request.get(f"{site}kk-Latn/offline.html").text()
    assert '<html lang="kk-Latn"' in keeping
    main = keeping[keeping.index("<main") : keeping.index("</main>")]
    cyrillic = [letter for letter in re.sub(r"<[^>]*>", "", main) if "Ѐ" <= letter <= "ӿ"]
    assert cyrillic == []
