"""A krpano hot spot: where it is, which scene it leads to, and what it says, shows and plays."""

from __future__ import annotations

import math
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from jetisu360.errors import JetisuError
from jetisu360.exchange.common.files import inside
from jetisu360.exchange.common.sphere.angles import number
from jetisu360.exchange.common.sphere.tilt import Turn, mean_direction, thinned
from jetisu360.exchange.common.text.cards import Card, kind_of, read_card
from jetisu360.exchange.common.xml_tree import Element
from jetisu360.exchange.krpano.document import Document
from jetisu360.exchange.krpano.scripts import Actions

MOST_SAID = 20_000_000
"""Characters of texts of the tour that its hot spots may show, each as often as it is shown."""
MOST_PAGE = 1_000_000
"""Bytes of a page that a hot spot opens; an info card has some thousand."""
EVENTS = ("onclick", "onup", "ondown", "onhover", "onover", "onloaded")
_TITLES = ("title", "tooltip", "caption", "hovertext", "label", "hotspot_title", "name_text")
_WORDS = re.compile(r"title|tooltip|text|info|desc|html|caption|label|content|comment|message")
_NO_WORDS = re.compile(
    r"css|style|shadow|align|color|width|height|size|offset|url|edge|padding|border|"
    r"alpha|visible|enable|_ah$|lookat|scene|font|bg|txt"
)
_DATA = re.compile(r"\bdata(?::|\[)\s*+([\w.-]++)", re.IGNORECASE)
_GET = re.compile(r"get(?::|\()\s*+([\w.]++)", re.IGNORECASE)
_BRACKETS = re.compile(r"\[(/?[a-zA-Z][^\[\]<>]{0,2000})\]")
_ADDRESS = re.compile(r"(?:https?:)?//|mailto:|tel:|www\.", re.IGNORECASE)
_LOOK = re.compile(r"view\.(hlookat|vlookat)\s*+=\s*+(-?[0-9.]++)", re.IGNORECASE)
_PAGE = re.compile(r"\.(?:html?|pdf|docx?|txt)$", re.IGNORECASE)
_HTML = (".html", ".htm")
_FOLDER = re.compile(r"%(?:swfpath|firstxml|currentxml|viewer|htmlpath|root|basedir)%/*+", re.IGNORECASE)
_OWN_PICTURES = frozenset(("url", "thumburl", "url2", "crop", "style", "name", "onovercrop", "ondowncrop"))
_SKIN = re.compile(r"(?:^|/|%)(?:skin|plugins?|icons?)/|vtourskin", re.IGNORECASE)


@dataclass
class Spot:
    """`target`: the key of a scene. `look`: (h, v) on arriving. `outline`: krpano's angles."""

    h: float
    v: float
    outline: list[tuple[float, float]] = field(default_factory=list)
    target: str = ""
    nowhere: str = ""
    look: tuple[float, float] | None = None
    keeps_look: bool = False
    title: str = ""
    card: Card = field(default_factory=Card)
    texts: dict[str, None] = field(default_factory=dict)
    script: str = ""
    icon: str = ""


class SpotReader:
    """Reads the hot spots of a document. `scenes`: name, in small letters → key."""

    def __init__(self, document: Document, scenes: Mapping[str, str]) -> None:
        self.document = document
        self.scenes = scenes
        self.actions = Actions(document.actions)
        self.used_texts: set[str] = set()
        self._cards: dict[str, Card] = {}
        self._left = MOST_SAID

    def read(self, element: Element) -> Spot | None:
        """None for a hot spot that is at no place."""
        values = self.document.styled(element)
        outline = [
            (h, v)
            for point in element.all("point")
            if (h := number(point.get("ath"))) is not None and (v := number(point.get("atv"))) is not None
        ]
        place = _place(values, outline)
        if place is None:
            return None
        spot = Spot(*place, outline=outline)
        self._words(values, element, spot)
        self._target(values, spot)
        spot.script = "; ".join(values[event] for event in EVENTS if values.get(event, "").strip())
        for event in EVENTS:
            self._script(values, values.get(event, ""), element.base, spot, hover=event in EVENTS[3:])
        self._files(values, element.base, spot)
        spot.card.text = "\n".join(spot.texts)
        return spot

    def _words(self, values: Mapping[str, str], element: Element, spot: Spot) -> None:
        titles = [self.text(values, values[key]) for key in _TITLES if values.get(key, "").strip()]
        spot.title = next((title.text for title in titles if title.text), "")
        bodies = [
            self.text(values, value)
            for key, value in values.items()
            if key not in _TITLES
            and not key.startswith("on")
            and _WORDS.search(key)
            and not _NO_WORDS.search(key)
            and not number_like(value)
        ]
        inner = element.text.strip()
        for title in (*titles, *bodies, *([read_card(brackets(inner))] if inner else [])):
            self._said(title, spot)

    def text(self, values: Mapping[str, str], value: str) -> Card:
        """A value as a card: `data:x` and `get:…` are looked up, `[b]` stands for `<b>`."""
        for found in _DATA.finditer(value):
            name = found[1].removesuffix(".content").lower()
            if name in self.document.texts and self._left > 0:
                self._left -= len(self.document.texts[name])
                self.used_texts.add(name)
                if name not in self._cards:
                    text = _FOLDER.sub("", brackets(self.document.texts[name]))
                    self._cards[name] = read_card(text)
                return self._cards[name]
        variable = _GET.match(value.strip())
        if variable:
            return read_card(brackets(self.got(values, variable[1])))
        return read_card(brackets(value))

    def got(self, values: Mapping[str, str], name: str) -> str:
        """The value of a variable: an attribute of the hot spot, else one of the tour."""
        name = name.lower()
        return values.get(name) or self.document.variables.get(name, "")

    def _target(self, values: Mapping[str, str], spot: Spot) -> None:
        named = values.get("linkedscene", "").strip() or values.get("linked_scene", "").strip()
        if not named:
            return
        if named.lower() in self.scenes:
            spot.target = self.scenes[named.lower()]
        else:
            spot.nowhere = named
        look = values.get("linkedscene_lookat", "")
        angles = [number(part) for part in look.split(",")][:2]
        if len(angles) == 2 and angles[0] is not None and angles[1] is not None:
            spot.look = angles[0], angles[1]
        elif values.get("linkedscene_hoffset", "").strip():
            spot.keeps_look = True

    def _script(self, values: Mapping[str, str], script: str, base: str, spot: Spot, *, hover: bool) -> None:
        for name, given in self.actions.of(script):
            arguments = [self._argument(values, item) for item in given]
            first = arguments[0] if arguments else ""
            last = name.rpartition(".")[2]
            if not hover and not spot.target and not spot.nowhere:
                self._scene_of(last, arguments, base, spot)
            if "openurl" in last or (_ADDRESS.match(first) and kind_of(first) is None):
                spot.card.link(first)
            elif "youtub" in last and re.fullmatch(r"[\w-]{11}", first):
                spot.card.link(f"https://youtu.be/{first}")
            for argument in arguments:
                if kind_of(argument) and not _SKIN.search(argument):
                    self._file(argument, base, spot)
                elif _PAGE.search(argument) and "[" not in argument:  # layer[card].html is a variable
                    self._page(argument, base, spot)
                elif "data" in argument.lower():
                    self._said(self.text(values, argument), spot)
            if re.search(r"text|info|popup|tooltip|message|alert", last):
                said = next(
                    (argument for argument in arguments if " " in argument and not number_like(argument)), ""
                )
                if said and not kind_of(said):
                    self._said(read_card(brackets(said)), spot)

    def _page(self, written: str, base: str, spot: Spot) -> None:
        """A page of the tour that a hot spot opens is its card; other documents are addresses, and told."""
        address = self._address(written, base)
        path = address[1:] if address.startswith("/") else ""
        try:
            data = self.document.files.read(path, MOST_PAGE) if path.lower().endswith(_HTML) else b""
        except JetisuError:
            data = b""
        if not data or self._left <= 0:
            spot.card.link(written)
            return
        self._left -= len(data)
        card = read_card(data.decode("utf-8-sig", "replace"))
        for name in ("pictures", "sounds", "films"):
            files = getattr(card, name)
            inner = {self._beside(one, path): words for one, words in files.items()}
            files.clear()
            files.update(inner)
        self._said(card, spot)

    def _beside(self, written: str, page: str) -> str:
        """A file that a page shows, from the root of the tour."""
        try:
            return f"/{inside(written, posixpath.dirname(page))}"
        except JetisuError:
            return written

    def _scene_of(self, name: str, arguments: list[str], base: str, spot: Spot) -> None:
        first = arguments[0] if arguments else ""
        if name.endswith("loadpanoscene") and len(arguments) > 1 and arguments[1].lower() in self.scenes:
            spot.target = self.scenes[arguments[1].lower()]
        elif name.endswith("loadpano") or name.endswith("loadpanoscene"):
            try:
                path = self.document.find(first, base)
            except JetisuError:
                path = ""
            spot.target = self.scenes.get(f"file:{path}".lower(), "")
            spot.nowhere = "" if spot.target else first
        elif "loadscene" in name and first and first.lower() not in self.scenes:
            if not first.isdecimal() and not first.startswith("get("):
                spot.nowhere = first
        else:
            spot.target = next(
                (self.scenes[argument.lower()] for argument in arguments if argument.lower() in self.scenes),
                "",
            )
        look = {
            key.lower(): number(value) for argument in arguments for key, value in _LOOK.findall(argument)
        }
        if spot.target and look.get("hlookat") is not None:
            spot.look = look["hlookat"] or 0.0, look.get("vlookat") or 0.0

    def _argument(self, values: Mapping[str, str], argument: str) -> str:
        found = _GET.match(argument)
        return self.got(values, found[1]) if found and not _DATA.search(argument) else argument

    def _said(self, card: Card, spot: Spot) -> None:
        if card.text and card.text != spot.title:
            spot.texts[card.text] = None
        for name in ("pictures", "sounds", "films", "links"):
            for address, words in getattr(card, name).items():
                getattr(spot.card, name).setdefault(address, words)

    def _files(self, values: Mapping[str, str], base: str, spot: Spot) -> None:
        film = next((key for key in ("videourl", "video") if values.get(key)), "")
        if film:
            for part in values[film].split("|"):
                self._file(part, base, spot)
        for key, value in values.items():
            if key in _OWN_PICTURES or key.startswith("on") or key in ("videourl", "video"):
                continue
            if key == "posterurl" and film:
                continue
            if kind_of(value) and not _SKIN.search(value) and len(value) < 1000:
                self._file(value, base, spot)
            elif _ADDRESS.match(value) and kind_of(value) is None and "\n" not in value:
                spot.card.link(value)
            elif _PAGE.search(value) and len(value) < 1000 and not _SKIN.search(value):
                self._page(value, base, spot)
        icon = values.get("url", "")
        if kind_of(icon) == "picture" and not _SKIN.search(icon):
            spot.icon = self._address(icon, base)

    def _file(self, written: str, base: str, spot: Spot) -> None:
        spot.card.add(self._address(written, base))

    def _address(self, written: str, base: str) -> str:
        """From the root of the tour, where the file is there; as it is written where it is not."""
        if _ADDRESS.match(written) or written[:5].lower() == "data:":
            return written
        try:
            path = self.document.find(written, base)
        except JetisuError:
            return written
        if not self.document.files.exists(path):
            path = self.document.by_name(path) or path
        return f"/{path}"


def _place(values: Mapping[str, str], outline: list[tuple[float, float]]) -> tuple[float, float] | None:
    """In krpano's angles: its own, those of the middle of its outline, or of a place in space that is counted
    from the camera (`tx` right, `ty` down, `tz` forward).
    """
    h, v = number(values.get("ath")), number(values.get("atv"))
    if h is not None or v is not None:
        return h or 0.0, v or 0.0
    if outline:
        yaw, pitch = mean_direction([(one, -other) for one, other in outline])
        return yaw, -pitch
    x, y, z = (number(values.get(key), -1e9, 1e9) or 0.0 for key in ("tx", "ty", "tz"))
    if x or y or z:
        return math.degrees(math.atan2(x, z)), math.degrees(math.atan2(y, math.hypot(x, z)))
    return None


def brackets(text: str) -> str:
    """Krpano takes `[p]` for `<p>`, since `<` may not stand in an attribute."""
    return _BRACKETS.sub(r"<\1>", text) if "[" in text else text


def number_like(value: str) -> bool:
    text = value.strip().lower()
    return not text or number(text) is not None or text in ("true", "false", "null", "auto", "none")


def outline_of(spot: Spot, turn: Turn, most: int) -> list[list[float]]:
    """The outline in our angles, at most `most` corners of it."""
    turned = [turn.direction(h, -v) for h, v in thinned(spot.outline, most)]
    return [[item["yaw"], item["pitch"]] for item in turned]
