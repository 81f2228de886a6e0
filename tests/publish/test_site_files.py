"""The files of a site: all there, all found, the same every time."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from types import ModuleType
from typing import Any

import brotli
import pytest

from jetisu360.publish.compress import with_siblings
from jetisu360.publish.layout import in_a_copy, in_an_archive
from jetisu360.publish.pages import assets
from jetisu360.publish.refusals import TourHasNoScenes, ViewerNotBuilt
from jetisu360.tour.document.tour import Glimpse


@pytest.fixture(scope="module")
def files(sample: ModuleType) -> dict[str, bytes]:
    return sample.rendered(sample.tour(), viewer=sample.STAND_IN)


def test_a_site_has_a_page_and_records_in_every_language(files: dict[str, bytes]) -> None:
    assert "index.html" in files
    for language in ("kk", "ru", "en"):
        assert f"{language}/index.html" in files
        scenes = [
            path for path in files if re.fullmatch(rf"data/{language}/[a-z]+\.[0-9a-f]{{8}}\.json", path)
        ]
        assert len(scenes) == 4
    assert not any(path.startswith(("scenes/", "tour.json", "manifest.json")) for path in files)


def test_an_address_with_a_version_names_its_content(files: dict[str, bytes]) -> None:
    versioned = [path for path in files if re.match(r"(data|assets)/.*\.[0-9a-f]{8}\.\w+$", path)]
    assert len(versioned) >= 12 + 4
    for path in versioned:
        assert path.split(".")[-2] == hashlib.sha256(files[path]).hexdigest()[:8], path


def test_every_text_file_has_siblings_that_unpack_to_it(files: dict[str, bytes]) -> None:
    for path, data in files.items():
        if path.endswith((".html", ".json", ".css")):
            assert brotli.decompress(files[path + ".br"]) == data
            assert gzip.decompress(files[path + ".gz"]) == data
        if path.endswith(".woff2"):
            assert path + ".br" not in files


def test_siblings_are_as_small_as_can_be(files: dict[str, bytes], best_compression: None) -> None:
    page = files["kk/index.html"]
    packed = dict(with_siblings("kk/index.html", page))["kk/index.html.br"]
    assert packed == brotli.compress(page, mode=brotli.MODE_TEXT, quality=11)
    assert len(packed) < len(files["kk/index.html.br"]), "smaller than what these tests make do with"


def test_the_same_tour_gives_the_same_bytes(files: dict[str, bytes], sample: ModuleType) -> None:
    assert sample.rendered(sample.tour(), viewer=sample.STAND_IN) == files


def test_a_page_is_light(
    files: dict[str, bytes], sample: ModuleType, viewer: assets.Viewer, best_compression: None
) -> None:
    """At most 40 KB before the first view, with a preview of 3 KB and the viewer inside."""
    tour = sample.tour()
    for scene in tour.scenes:
        scene.preview = (
            "data:image/webp;base64," + (hashlib.sha512(scene.id.encode()).hexdigest() * 32)[:4096]
        )
    rendered = sample.rendered(tour, viewer=viewer)
    for language in ("kk", "ru", "en"):
        assert len(rendered[f"{language}/index.html.br"]) <= 40_000
    assert all(len(data) <= 45_000 for path, data in files.items() if path.endswith(".woff2"))


GLIMPSE = {"src": "data:image/webp;base64,AAAA", "around": "data:image/webp;base64,BBBB"}


def glimpsed(sample: ModuleType, **view: Any) -> dict[str, str]:
    """The pages and records of a tour whose first room has a glimpse of that view."""
    tour = sample.tour()
    start = tour.scene(tour.start)
    seen = {"yaw": start.view.yaw, "pitch": start.view.pitch, "fov": start.view.fov, **view}
    start.glimpse = Glimpse.model_validate({**GLIMPSE, **seen})
    made = sample.rendered(tour, viewer=sample.STAND_IN)
    return {path: data.decode() for path, data in made.items() if path.endswith((".html", ".json"))}


def test_the_museums_pages_show_the_first_view_themselves(sample: ModuleType) -> None:
    files = glimpsed(sample)
    for code in ("kk", "ru", "en", "kk-Latn"):
        page = files[f"{code}/index.html"]
        # Before the script, which takes long to begin, and before all texts.
        assert page.index(
            f'<img class="viewer-glimpse" src="{GLIMPSE["src"]}" alt="" decoding="sync">'
        ) < page.index("viewer-data")
        data = json.loads(page.partition('id="viewer-data">')[2].partition("</script>")[0])
        assert data["scene"]["preview"] == GLIMPSE["around"]
        # Records that rooms are walked into by stay as they are.
        (record,) = (
            json.loads(text) for path, text in files.items() if f"data/{code}/{data['start']}." in path
        )
        assert record["preview"] != GLIMPSE["around"]
        assert "glimpse" not in record


def test_a_page_asks_for_the_first_view_in_full_before_its_viewer_begins(sample: ModuleType) -> None:
    stills = {"path": "scenes/entrance/0badcafe", "names": ["75-896", "200-1152"]}
    files = glimpsed(sample, stills=stills)
    for code in ("kk", "ru", "en", "kk-Latn"):
        page = files[f"{code}/index.html"]
        assert 'data-stills="../scenes/entrance/0badcafe 75-896 200-1152"' in page
        glimpse, script, data = (
            page.index(part) for part in ('alt="" decoding', "viewer-still", "viewer-data")
        )
        assert glimpse < script < data


def test_a_glimpse_of_another_view_is_not_shown(sample: ModuleType) -> None:
    files = glimpsed(sample, yaw=33.0)
    page = files["kk/index.html"]
    assert "viewer-glimpse" not in page
    assert GLIMPSE["around"] not in page


class Addresses(HTMLParser):
    """Every address that a page points at or loads."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src", "data-fonts", "data-poster") and value:
                self.found.append((tag, value))


def addresses(page: bytes) -> list[tuple[str, str]]:
    parser = Addresses()
    parser.feed(page.decode())
    return parser.found


def local(files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    for page in ("index.html", "kk/index.html", "ru/index.html", "en/index.html"):
        for _, address in addresses(files[page]):
            if not re.match(r"[a-z]+:|[#?]", address):
                parts = page.split("/")[:-1]
                for part in address.split("/"):
                    parts = parts[:-1] if part == ".." else [*parts, part]
                yield page, "/".join(parts)


def test_every_relative_address_leads_to_a_file_of_the_site(
    files: dict[str, bytes], sample: ModuleType
) -> None:
    pictures = {path for scene in sample.tour().scenes for path in (scene.poster, scene.thumbnail)}
    found = list(local(files))
    assert len(found) > 30
    for page, path in found:
        assert path in files or path in pictures, f"{page} points at {path}"


def test_only_links_that_people_follow_leave_the_site(files: dict[str, bytes]) -> None:
    for page in ("index.html", "kk/index.html"):
        for tag, address in addresses(files[page]):
            if re.match(r"https?:", address):
                assert (tag, address) == ("a", "https://creativecommons.org/licenses/by-sa/4.0/")


def is_lists(path: str, code: str) -> bool:
    return re.fullmatch(rf"data/{code}/viewer-lists\.[0-9a-f]{{8}}\.json", path) is not None


def test_what_the_viewer_is_told_leads_to_its_records(files: dict[str, bytes]) -> None:
    page = files["ru/index.html"].decode()
    found = re.search(r'<script type="application/json" id="viewer-data">(.*?)</script>', page, re.DOTALL)
    assert found
    data = json.loads(found[1])
    assert (data["language"], data["base"], data["start"]) == ("ru", "../", "courtyard")
    assert list(data["scenes"]) == ["courtyard", "gold", "yurt", "music"]
    assert json.loads(files[data["scenes"]["courtyard"]]) == data["scene"]
    assert json.loads(files[data["scenes"]["yurt"]])["page"] == "ru/rooms/yurt.html"
    (lists,) = (json.loads(data) for path, data in files.items() if is_lists(path, "ru"))
    assert list(lists["scenes"]) == list(data["scenes"])
    assert lists["scenes"]["yurt"] == {
        "title": "Юрта",
        "thumbnail": "scenes/yurt/00000000/thumbnail.webp",
        "apart": True,
    }
    assert data["strings"] == {"zoom-in": "Приблизить"}


def test_rooms_to_which_no_way_leads_are_told_apart(sample: ModuleType) -> None:
    tour = sample.tour()
    tour.links = [link for link in tour.links if "yurt" not in (link.from_, link.to)]
    files = dict(sample.rendered(tour))
    (lists,) = (json.loads(data) for path, data in files.items() if is_lists(path, "ru"))
    apart = {name for name, entry in lists["scenes"].items() if entry.get("apart")}
    assert "yurt" in apart
    assert "courtyard" not in apart
    page = files["kk/index.html"].decode()
    assert f'<a href="#{tour.start}!!rooms">Басқа залдар</a>' in page, "where visits begin it is said"
    assert page.count(" data-start>") == 1


def test_where_ways_lead_everywhere_nobody_is_sent_to_the_list(sample: ModuleType) -> None:
    tour = sample.tour()
    ways = {link.to for link in tour.links} | {tour.start}
    tour.scenes = [scene for scene in tour.scenes if scene.id in ways]
    assert "!!rooms" not in dict(sample.rendered(tour))["kk/index.html"].decode()


def test_without_the_viewer_the_builder_is_told_what_to_run(
    sample: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setattr(assets, "BUILT", tmp_path)
    with pytest.raises(ViewerNotBuilt) as refused:
        sample.rendered(sample.tour())
    for language in ("kk", "ru", "en"):
        assert "make viewer" in refused.value.say(language)


def test_a_tour_without_scenes_is_refused(sample: ModuleType) -> None:
    with pytest.raises(TourHasNoScenes):
        sample.rendered(sample.tour(scenes=[], links=[]), viewer=sample.STAND_IN)


def test_a_known_address_makes_sharing_absolute_and_nothing_else(sample: ModuleType) -> None:
    tour = sample.tour(address="https://museum.example/dala")
    page = sample.rendered(tour, viewer=sample.STAND_IN)["kk/index.html"].decode()
    image = "https://museum.example/dala/scenes/courtyard/00000000/poster.jpg"
    assert f'<meta property="og:image" content="{image}">' in page
    assert '<link rel="canonical" href="https://museum.example/dala/kk/index.html">' in page
    assert '<link rel="alternate" hreflang="ru" href="https://museum.example/dala/ru/index.html">' in page
    assert 'data-poster="../scenes/courtyard/00000000/poster.jpg"' in page
    for unsafe in ("javascript:alert(1)", "ftp://a/", 7):
        page = sample.rendered(sample.tour(address=unsafe), viewer=sample.STAND_IN)["kk/index.html"].decode()
        assert 'content="../scenes/courtyard/00000000/poster.jpg"' in page


@pytest.mark.parametrize(
    ("address", "root"), [("https://museum.kz/tour", "https://museum.kz/tour/"), (None, "/")]
)
def test_where_there_is_no_page_three_languages_lead_back(
    sample: ModuleType, address: str | None, root: str
) -> None:
    """It may be shown at any depth: nothing in it counts from the page."""
    page = sample.rendered(sample.tour(address=address), viewer=sample.STAND_IN)["404.html"].decode()
    assert re.findall(r'<a href="([^"]*)" data-way="([^"]*)" lang="(..)"', page) == [
        (f"{root}{code}/index.html", f"{code}/index.html", code) for code in ("kk", "ru", "en")
    ]
    for said in ("Мұндай бет жоқ", "Такой страницы нет", "There is no such page"):
        assert said in page
    assert 'content="noindex"' in page
    assert not re.search(r"<(?:script src|img|link rel=\"stylesheet)", page)
    assert not in_a_copy("404.html")
    assert in_an_archive("404.html")
