"""The pages as HTML: well formed, in order, complete without a script, harmless whatever a museum writes."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise
from types import ModuleType
from typing import Any

import pytest

from jetisu360.publish.pages.csp import source_hash
from jetisu360.publish.site_files import plain_site
from jetisu360.tour.document.tour import Tour

VOID = {"meta", "link", "img", "br", "circle", "path", "track", "input"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    content: list[str | Element] = field(default_factory=list)

    @property
    def children(self) -> list[Element]:
        return [part for part in self.content if isinstance(part, Element)]

    @property
    def text(self) -> str:
        return "".join(part for part in self.content if isinstance(part, str))

    def all(self, tag: str = "", **attributes: str) -> list[Element]:
        found = []
        for child in self.children:
            wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
            if tag in ("", child.tag) and wanted.items() <= child.attributes.items():
                found.append(child)
            found += child.all(tag, **attributes)
        return found

    def one(self, tag: str = "", **attributes: str) -> Element:
        found = self.all(tag, **attributes)
        assert len(found) == 1, (tag, attributes, len(found))
        return found[0]

    @property
    def words(self) -> str:
        parts = (part if isinstance(part, str) else f" {part.words} " for part in self.content)
        return " ".join("".join(parts).split())


class Tree(HTMLParser):
    """Builds the tree and refuses what a browser would have to repair."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.root = self.here = Element("", {})
        self.feed(page)
        self.close()
        assert self.here is self.root, f"<{self.here.tag}> is never closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice"
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.content.append(element)
        if tag not in VOID:
            self.here = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.here.content.append(Element(tag, {name: value or "" for name, value in attrs}, self.here))

    def handle_endtag(self, tag: str) -> None:
        assert self.here.tag == tag, f"</{tag}> closes <{self.here.tag}>"
        assert self.here.parent
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.content.append(data)


def rendered(sample: ModuleType, tour: Tour) -> dict[str, bytes]:
    """The site without its compressed siblings, which take most of the time."""
    return dict(plain_site(tour, viewer=sample.STAND_IN))


def page(sample: ModuleType, tour: Tour, language: str = "kk") -> Element:
    return Tree(rendered(sample, tour)[f"{language}/index.html"].decode()).root


def headings(root: Element) -> list[int]:
    found: list[int] = []
    for child in root.children:
        if re.fullmatch("h[1-6]", child.tag):
            found.append(int(child.tag[1]))
        found += headings(child)
    return found


def extremes(sample: ModuleType) -> dict[str, Tour]:
    one = {"scenes": [sample.scene("only", {})], "start": "only", "links": [], "objects": []}
    bare = {"title": {}, "description": {}, "credits": {}, "licence": ""}
    many = [sample.scene(f"room-{n}", {"kk": f"{n} бөлме"}) for n in range(60)]
    return {
        "sample": sample.tour(),
        "one nameless photograph": sample.tour(**one, **bare),
        "sixty rooms": sample.tour(scenes=many, start="room-3", links=[], objects=[]),
        "objects and no labels": sample.tour(scenes=[sample.scene("only", {})], start="only", links=[]),
    }


@pytest.mark.parametrize(
    "name", ["sample", "one nameless photograph", "sixty rooms", "objects and no labels"]
)
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_page_is_well_formed(sample: ModuleType, name: str, language: str) -> None:
    root = page(sample, extremes(sample)[name], language)
    assert root.one("html").attributes["lang"] == language
    assert root.one("title").words
    ids = [element.attributes["id"] for element in root.all() if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    order = headings(root)
    assert order.count(1) == 1
    assert order[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(order)), order
    for landmark in ("header", "main", "footer"):
        assert root.all(landmark)
    assert all("alt" in image.attributes for image in root.all("img"))
    anchors = [
        link.attributes["href"][1:] for link in root.all("a") if link.attributes["href"].startswith("#page")
    ]
    assert set(anchors) <= set(ids)


def test_inline_parts_are_allowed_by_their_hash_and_by_nothing_else(sample: ModuleType) -> None:
    for path, data in rendered(sample, sample.tour()).items():
        # Scripts and styles are the same in every language; Kazakh in Latin letters is made from the page.
        if not path.endswith(".html") or path.startswith(("ru/", "en/")):
            continue
        root = Tree(data.decode()).root
        policy = root.one("meta", http_equiv="Content-Security-Policy").attributes["content"]
        directives = {part.split()[0]: part.split()[1:] for part in policy.split("; ")}
        scripts = {
            source_hash(script.text) for script in root.all("script") if "type" not in script.attributes
        }
        styles = {source_hash(style.text) for style in root.all("style")}
        # What comes later is allowed by its hash, too: the page with the viewer names the files.
        data_script = [one.text for one in root.all("script") if one.attributes.get("id") == "viewer-data"]
        more = json.loads(data_script[0])["more"] if data_script else None
        files = rendered(sample, sample.tour())
        later = (
            {
                source_hash(files[more[part]].decode())
                for part in ("script", "xr", "kiosk", "plain", "rare", "own", "asked", "aside")
            }
            if more
            else set()
        )
        assert set(directives["script-src"]) == ((scripts | later) or {"'none'"})
        assert "/" in path.removeprefix("kk-Latn/")[3:] or scripts or "objects" in path
        assert set(directives["style-src"]) == styles | {"'self'"}
        assert directives["default-src"] == directives["base-uri"] == ["'none'"]
        assert directives["form-action"] == (["'self'"] if root.all("form", method="get") else ["'none'"])
        assert "unsafe" not in policy
        assert not [name for element in root.all() for name in element.attributes if name.startswith("on")]
        assert not [element for element in root.all() if "style" in element.attributes]
        head = [child.tag for child in root.one("head").children[:2]]
        assert head == ["meta", "meta"], "the policy must come before everything that it governs"


def test_every_room_is_there_in_words(sample: ModuleType) -> None:
    root = page(sample, sample.tour(), "ru")
    rooms = root.one("section", id="page_rooms").all("li", **{"class": "room"})
    assert [room.one("h3").words.replace("Вы здесь", "").strip() for room in rooms] == [
        "Двор",
        "Золото саков",
        "Юрта",
        "Кобыз и домбра",
    ]
    assert "Открытый двор с каменными изваяниями." in rooms[0].words
    assert "2 экспоната" in rooms[1].words
    assert "1 экспонат" in rooms[2].words
    assert "экспонат" not in rooms[3].words
    for room, scene in zip(rooms, ("courtyard", "gold", "yurt", "music"), strict=True):
        link, own_page = room.all("a")
        assert own_page.attributes["href"] == f"rooms/{scene}.html"
        assert link.attributes["href"] == f"#{scene}"
        assert link.attributes["data-scene-link"] == scene
        assert ("aria-current" in link.attributes) == (scene == "courtyard")
        # Without a script `#scene` leads to its card; with one it must not scroll the viewer out of sight.
        anchor = room.one("span", id=scene).parent
        assert anchor is not None
        assert anchor.tag == "noscript"


def test_every_object_is_there_in_words_and_leads_to_its_place(sample: ModuleType) -> None:
    root = page(sample, sample.tour(), "ru")
    catalogue = root.one("section", id="page_objects")
    assert [group.one("h3").words for group in catalogue.all("section")] == [
        "Двор",
        "Золото саков",
        "Юрта",
        "Экспонаты, не отмеченные на панораме",
    ]
    entries = catalogue.all("li")
    assert len(entries) == 5, "an object labelled twice in a room is listed there once"
    man = entries[1].words
    for text in ("Золотой человек", "Парадное облачение", "золото, кожа", "IV–III вв. до н. э.", "ДҮ-001"):
        assert text in man
    assert [link.attributes["href"] for link in entries[1].all("a")] == [
        "#gold/12.3/-5/50",
        "objects/golden-warrior.html",
    ]
    assert "На дне 26 знаков." in entries[2].words
    assert "На дне 26 знаков." not in entries[3].words, "described once, in the first room that shows it"
    only = entries[4].one("a").attributes["href"]
    assert only == "objects/saddle.html", "what is nowhere in a panorama leads to its page alone"
    assert "Колодец вырыт в 1907 году." in entries[0].words, "notes are content too"


def test_rooms_can_be_walked_without_links_between_them(sample: ModuleType) -> None:
    root = page(sample, sample.tour(links=[]), "en")
    walk = root.one("nav", **{"class": "walk"}).all("a")
    assert [link.attributes["data-scene-link"] for link in walk] == ["courtyard", "gold", "yurt", "music"]
    assert walk[0].attributes["aria-current"] == "true"
    assert "1 / 4" in walk[0].words


def test_a_single_room_is_not_a_list(sample: ModuleType) -> None:
    scene = sample.scene("only", {"kk": "Зал"}, description={"kk": "Жалғыз зал."})
    root = page(sample, sample.tour(scenes=[scene], start="only", links=[], objects=[]))
    assert not root.all("section", id="page_rooms")
    assert not root.all("section", id="page_objects")
    assert not root.all("nav", **{"class": "walk"})
    assert "Жалғыз зал." in root.one("section", id="page_about").words


def test_a_missing_text_falls_back_where_everyone_can_see_it(sample: ModuleType) -> None:
    english = page(sample, sample.tour(), "en")
    yurt = english.all("li", **{"class": "room"})[2]
    assert yurt.one("bdi").attributes["lang"] == "kk"
    assert "in Kazakh" in yurt.words
    assert yurt.all("p", lang="kk")[0].words == "Алты қанат киіз үйдің іші."
    russian = page(sample, sample.tour(title={"kk": "Ұлы дала"}), "ru")
    assert russian.one("h1").words == "Ұлы дала на казахском"
    kazakh = page(sample, sample.tour(title={"ru": "Степь"}), "kk")
    assert kazakh.one("h1").words == "Степь орысша"
    assert not page(sample, sample.tour(), "kk").all("small")


def test_days_are_those_of_almaty(sample: ModuleType) -> None:
    """20:30 in London on the 12th was already the 13th in Taldykorgan."""
    kazakh = page(sample, sample.tour(), "kk").one("section", id="page_this-tour")
    assert "2018 ж. 13 ақпан – 2018 ж. 14 ақпан" in kazakh.words.replace("\xa0", " ")
    russian = page(sample, sample.tour(), "ru").one("section", id="page_this-tour")
    assert "13 февраля 2018 г. – 14 февраля 2018 г." in russian.words.replace("\xa0", " ")
    assert [time.attributes["datetime"] for time in russian.all("time")] == ["2018-02-13", "2018-02-14"]


def test_the_licence_is_named_and_linked(sample: ModuleType) -> None:
    link = page(sample, sample.tour()).one("a", rel="license noopener")
    assert link.words == "CC BY-SA 4.0"
    assert link.attributes["href"] == "https://creativecommons.org/licenses/by-sa/4.0/"
    for written, shown in (
        ("CC0-1.0", "CC0 1.0"),
        ("Мұражайдан рұқсат сұраңыз", "Мұражайдан рұқсат сұраңыз"),
    ):
        about = page(sample, sample.tour(licence=written)).one("section", id="page_this-tour")
        assert shown in about.words
        assert bool(about.all("a")) == (written == "CC0-1.0")


def test_rights_that_all_objects_share_are_said_once(sample: ModuleType) -> None:
    rights = {"kk": "Мұражай меншігі"}
    one, two = ({"id": name, "title": {"kk": name}, "rights": rights} for name in ("a", "b"))
    root = page(sample, sample.tour(objects=[one, two]))
    assert root.words.count("Мұражай меншігі") == 1
    assert "Мұражай меншігі" in root.one("section", id="page_this-tour").words
    root = page(sample, sample.tour(objects=[one, two | {"rights": {"kk": "Жеке меншік"}}]))
    assert "Мұражай меншігі" in root.one("section", id="page_objects").words


def test_languages_lead_to_each_other_and_keep_the_view(sample: ModuleType) -> None:
    root = page(sample, sample.tour(), "ru")
    links = root.one("nav", **{"class": "languages"}).all("a")
    assert [(link.attributes["lang"], link.attributes["href"]) for link in links] == [
        ("kk", "../kk/index.html"),
        ("ru", "../ru/index.html"),
        ("en", "../en/index.html"),
    ]
    assert all("data-keep-view" in link.attributes for link in links)
    assert [link.attributes.get("aria-current") for link in links] == [None, "page", None]
    alternates = {link.attributes["hreflang"] for link in root.all("link", rel="alternate")}
    assert alternates == {"kk", "ru", "en", "kk-Latn", "x-default"}
    kazakh = page(sample, sample.tour(), "kk").one("nav", **{"class": "languages"}).all("a")
    assert [link.attributes["lang"] for link in kazakh] == ["kk", "ru", "en", "kk-Latn"]


def test_the_first_page_offers_every_language_in_its_own_words(sample: ModuleType) -> None:
    root = Tree(rendered(sample, sample.tour())["index.html"].decode()).root
    links = root.one("nav").all("a")
    assert [link.attributes["href"] for link in links] == ["kk/index.html", "ru/index.html", "en/index.html"]
    assert "Қазақша Ұлы дала мұражайы" in links[0].words
    assert "English Museum of the Great Steppe" in links[2].words


HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"' \u202e\x00\x1b{{ 7*7 }} </title>"


def poisoned(value: Any, key: str = "") -> Any:
    """The document with the hostile text in every place that a person writes."""
    if isinstance(value, dict):
        texts = set(value) <= {"kk", "ru", "en"}
        return {name: HOSTILE if texts else poisoned(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [poisoned(inner, key) for inner in value]
    return HOSTILE if key in ("licence", "dimensions", "inventory_number", "camera") else value


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_hostile_text_stays_text(sample: ModuleType, language: str) -> None:
    tour = Tour.model_validate(poisoned(sample.tour().model_dump(mode="json", by_alias=True)))
    harmless = page(sample, sample.tour(), language)
    root = page(sample, tour, language)
    for tag in ("script", "style", "meta", "main"):
        assert len(root.all(tag)) == len(harmless.all(tag)), tag
    assert len(root.all("img")) == len(harmless.all("img"))
    assert not [name for element in root.all() for name in element.attributes if name.startswith("on")]
    assert "<img src=x onerror" in root.one("h1").words
    assert "{{ 7*7 }}" in root.one("h1").words
    assert "\u202e" not in root.one("title").words
    assert "\x00" not in rendered(sample, tour)[f"{language}/index.html"].decode()
    for text in root.all("h3"):
        assert text.all("bdi") or "\u202e" not in text.words, "what may turn the direction is isolated"
