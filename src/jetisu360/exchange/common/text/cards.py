"""An info card of somebody else's label: HTML, as its plain text and the pictures, sounds, films and links in
it.

A card a language becomes one label (`label_of`). Its files keep their addresses until
`foreign_media.gathered` finds them beside the tour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

from jetisu360.exchange.common.import_losses import Losses
from jetisu360.exchange.common.text.texts import clean, merged, one_line, parted, usable_href
from jetisu360.files.html_events import Attributes, HtmlReader
from jetisu360.tour.naming import humanise

Kind = Literal["picture", "sound", "film"]
SUFFIXES: Mapping[Kind, frozenset[str]] = {
    "picture": frozenset(
        (".jpg", ".jpeg", ".jfif", ".png", ".webp", ".avif", ".tif", ".tiff", ".heic", ".gif", ".bmp", ".svg")
    ),
    "film": frozenset((".mp4", ".m4v", ".webm", ".ogv", ".mov")),
    "sound": frozenset((".mp3", ".ogg", ".oga", ".opus", ".m4a", ".aac", ".wav", ".flac")),
}
_DATA_KINDS: Mapping[str, Kind] = {"image": "picture", "video": "film", "audio": "sound"}


@dataclass
class Card:
    """`text` is plain. The other four, in the order of the card: address, as it is written → what is said of
    it (alt, title, the text of a link).
    """

    text: str = ""
    pictures: dict[str, str] = field(default_factory=dict)
    sounds: dict[str, str] = field(default_factory=dict)
    films: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)

    def add(self, address: object, words: str = "", kind: Kind | None = None) -> bool:
        """Takes a file; False where its name says nothing of what it is and `kind` does not either."""
        if not isinstance(address, str) or not address.strip():
            return False
        kind = kind_of(address) or kind
        if kind is None:
            return False
        parts = {"picture": self.pictures, "sound": self.sounds, "film": self.films}[kind]
        parts[address.strip()] = parts.get(address.strip()) or words
        return True

    def link(self, address: object, words: str = "") -> None:
        if isinstance(address, str) and address.strip():
            self.links[address.strip()] = self.links.get(address.strip()) or words


def kind_of(address: str) -> Kind | None:
    """What a file is by its name, or by the type of a `data:` address."""
    if address[:5].lower() == "data:":
        return _DATA_KINDS.get(address[5:40].partition("/")[0].strip().lower())
    suffix = PurePosixPath(_path(address)).suffix.lower()
    return next((kind for kind, suffixes in SUFFIXES.items() if suffix in suffixes), None)


def _path(address: str) -> str:
    return address.split("?")[0].split("#")[0]


def read_card(value: object) -> Card:
    """The card that an HTML text is; what is no text is an empty one. Linear in its length."""
    text = clean(value)
    if "<" not in text and "&" not in text:
        return Card(text)
    reader = _CardReader()
    reader.read(text)
    reader.end()
    return reader.card


def plain_card(value: object) -> Card:
    """A text that is no HTML."""
    return Card(clean(value))


def from_html(value: object) -> str:
    """The plain text of a title that is HTML."""
    return read_card(value).text


_BACKGROUND = re.compile(r"url\(\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\"')\s]++))\s*+\)", re.IGNORECASE)
_OPENED = re.compile(
    r"(?:\bopen|\bassign|\breplace)\s*+\(\s*+[\"'`]([^\"'`]++)[\"'`]"
    r"|\b(?:location|href|src)\s*+=\s*+[\"'`]([^\"'`]++)[\"'`]"
)


def opened(script: str) -> list[str]:
    """The addresses that a line of script opens, read and never run: `window.open('…')`, `location = '…'`."""
    return [item[1] or item[2] for item in _OPENED.finditer(script)]


BREAK = "\0"
"""Where a tag breaks the line; no text holds it."""


class _CardReader(HtmlReader):
    BREAKS = frozenset(
        (
            *("br", "p", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr"),
            *("section", "article", "header", "footer", "figure", "figcaption", "blockquote", "pre"),
            *("dl", "dt", "dd", "address", "details", "summary", "caption", "center", "img"),
        )
    )
    CELLS = frozenset(("td", "th"))
    HIDDEN = frozenset(("script", "style", "template", "noscript", "title"))
    PLAYERS: Mapping[str, Kind] = {"audio": "sound", "video": "film"}

    def __init__(self) -> None:
        self.card = Card()
        self.parts: list[str] = []
        self.hidden = 0
        self.player: Kind | None = None
        self.player_words = ""
        self.sources: list[str] = []
        self.choice = ""
        self.anchor: str | None = None
        self.anchor_from = 0
        self.anchor_words = ""

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        given = {name: value or "" for name, value in reversed(attrs)}
        if tag in self.HIDDEN:
            self.hidden += 1
            return
        self.break_at(tag)
        if "style" in given:
            self.background(given["style"])
        for name, value in given.items():
            if name.startswith("on"):
                for address in opened(value):
                    self.card.link(address, given.get("title", ""))
        words = _words(given.get("alt"), given.get("title"), given.get("aria-label"))
        if tag in ("img", "image"):
            self.picture(given, words)
        elif tag == "input" and given.get("type", "").lower() == "image":
            self.card.add(given.get("src"), words, "picture")
        elif tag in self.PLAYERS:
            self.close_player()
            self.player, self.player_words = self.PLAYERS[tag], words
            self.sources = [given["src"]] if given.get("src") else []
        elif tag == "picture":
            self.choice = ""
        elif tag == "source" and self.player:
            if given.get("src"):
                self.sources.append(given["src"])
        elif tag == "source":
            self.choice = self.choice or _largest(given.get("srcset", ""))
        elif tag in ("iframe", "embed", "frame"):
            self.frame(given.get("src") or given.get("data-src"), words)
        elif tag == "object":
            self.frame(given.get("data"), words)
        elif tag == "a":
            self.close_anchor()
            if given.get("href"):
                self.anchor, self.anchor_from = given["href"].strip(), len(self.parts)
                self.anchor_words = words

    def handle_endtag(self, tag: str) -> None:
        if tag in self.HIDDEN:
            self.hidden = max(0, self.hidden - 1)
        elif tag in self.PLAYERS:
            self.close_player()
        elif tag == "picture" and self.choice:
            # A choice of sizes without the one for all browsers.
            self.card.add(self.choice, "", "picture")
            self.choice = ""
        elif tag == "a":
            self.close_anchor()
        if tag != "br":
            self.break_at(tag)

    def handle_data(self, data: str) -> None:
        # What is between the tags of a player is for browsers that have none.
        if not self.hidden and not self.player:
            self.parts.append(data)

    def break_at(self, tag: str) -> None:
        if tag in self.BREAKS:
            self.parts.append(BREAK)
        elif tag in self.CELLS:
            self.parts.append(" ")

    def background(self, style: str) -> None:
        for item in _BACKGROUND.finditer(style):
            self.card.add(item[1] or item[2] or item[3], "", "picture")

    def picture(self, given: Mapping[str, str], words: str) -> None:
        # A page that loads pictures late keeps the address of the real one aside.
        late = next(
            (given[name] for name in ("data-src", "data-lazy-src", "data-original") if given.get(name)), ""
        )
        address = late or given.get("src") or given.get("xlink:href") or given.get("href", "")
        address = address or _largest(given.get("srcset") or given.get("data-srcset", ""))
        self.choice = "" if address else self.choice
        if self.anchor is not None and kind_of(self.anchor) == "picture":
            # A small picture that leads to the large one: that is the picture.
            self.card.add(self.anchor, words)
        else:
            self.card.add(address, words, "picture")

    def frame(self, address: str | None, words: str) -> None:
        if address and not self.card.add(address, words):
            self.card.link(address, words)

    def close_player(self) -> None:
        if self.player:
            fitting = [source for source in self.sources if kind_of(source) == self.player]
            for address in (fitting or self.sources)[:1]:
                self.card.add(address, self.player_words, self.player)
        self.player = None

    def close_anchor(self) -> None:
        if self.anchor is not None:
            inside = "".join(self.parts[self.anchor_from :]).replace(BREAK, " ")
            words = " ".join(inside.split()) or self.anchor_words
            if not self.card.add(self.anchor, words):
                self.card.link(self.anchor, words)
        self.anchor = None

    def end(self) -> None:
        self.close_player()
        self.close_anchor()
        text = "".join(self.parts)
        if BREAK in text:  # else its own lines are all the order that there is
            text = re.sub(r"\s++", " ", text).replace(BREAK, "\n")
        lines = (re.sub(r"[ \t]++", " ", line).strip() for line in text.split("\n"))
        self.card.text = re.sub(r"\n{3,}+", "\n\n", "\n".join(lines)).strip()


_SIZE = re.compile(r"([0-9]{1,9}+(?:\.[0-9]{1,9}+)?)[wx]")


def _largest(srcset: str) -> str:
    """Of several sizes of one picture (`a.jpg 300w, b.jpg 2x`) the largest."""
    best, most = "", -1.0
    for one in srcset.split(","):
        address, _blank, size = one.strip().partition(" ")
        found = _SIZE.fullmatch(size.strip())
        if address and (width := float(found[1]) if found else 1.0) > most:
            best, most = address, width
    return best


def _words(*texts: str | None) -> str:
    """What is said of a file, each thing once."""
    said = dict.fromkeys(" ".join((text or "").split()) for text in texts)
    return " – ".join(text for text in said if text)


def label_of(
    cards: Mapping[str, Card], where: str, losses: Losses, titles: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The keys of a label's table that its card in each language gives: `title`, `text`, `pictures`, `sound`,
    `film`, `href`; empty for a card of which nothing can be taken.

    Without `titles` the first line of the text is the title. What has no place is told with `where`.
    Addresses of files are as they are written (`foreign_media.gathered`).
    """
    label: dict[str, Any] = _media(cards, where, losses)
    href = _href(cards, where, losses)
    href = href or _written(cards)
    texts = {
        language: "\n".join(line for line in card.text.split("\n") if line.strip() != (href or "")).strip()
        for language, card in cards.items()
    }
    if titles is None or not any(title.strip() for title in titles.values()):
        both = {language: parted(text) for language, text in texts.items()}
        titles = {language: one[0] for language, one in both.items()}
        texts = {language: one[1] for language, one in both.items()}
    title = one_line(merged(titles))
    if not title:
        title = _title_of_parts(cards, href)
    if not title:
        return {}
    text = merged(texts)
    return {"title": title} | ({"text": text} if text else {}) | label | ({"href": href} if href else {})


def _media(cards: Mapping[str, Card], where: str, losses: Losses) -> dict[str, Any]:
    found: dict[str, Any] = {}
    pictures = _in_languages(cards, "pictures")
    if pictures:
        found["pictures"] = [
            {"file": address} | ({"alt": words} if words else {}) for address, words in pictures.items()
        ]
    for key, name in (("sound", "sounds"), ("film", "films")):
        for number, (address, words) in enumerate(_in_languages(cards, name).items()):
            if number:
                losses.add("import-media-more", where, _told(address, words))
            else:
                found[key] = {"file": address} | ({"title": words} if words and key == "sound" else {})
    return found


def _href(cards: Mapping[str, Card], where: str, losses: Losses) -> str | None:
    href = None
    for address, words in _in_languages(cards, "links").items():
        usable = usable_href(address)
        if usable is None:
            losses.add("import-address-unsafe", where, _told(address, words))
        elif href is None or href == usable:
            href = usable
        else:
            losses.add("import-address-more", where, _told(usable, words))
    return href


_ADDRESS = re.compile(r"https?://[^\s<>\"«»]++")


def _written(cards: Mapping[str, Card]) -> str | None:
    """The address that a text names without a link, where it is the only one. It stays in the text."""
    found = {item.rstrip(".,;:!?)]") for card in cards.values() for item in _ADDRESS.findall(card.text)}
    return usable_href(found.pop()) if len(found) == 1 else None


def _in_languages(cards: Mapping[str, Card], name: str) -> dict[str, dict[str, str]]:
    """Address → what each language's card says of it."""
    found: dict[str, dict[str, str]] = {}
    for language, card in cards.items():
        for address, words in getattr(card, name).items():
            found.setdefault(address, {})[language] = words
    return {address: merged(words) for address, words in found.items()}


def _told(address: str, words: Mapping[str, str]) -> str:
    said = next(iter(words.values()), "")
    return f"{said} → {address}" if said else address


def _title_of_parts(cards: Mapping[str, Card], href: str | None) -> dict[str, str]:
    """For a card without words: what is said of its first picture, else the name of its file or address."""
    for name in ("pictures", "films", "sounds"):
        for address, words in _in_languages(cards, name).items():
            if words:
                return words
            stem = PurePosixPath(unquote(_path(address))).stem if not address.startswith("data:") else ""
            said = humanise(stem) or stem
            return dict.fromkeys(cards, said or {"pictures": "🖼", "films": "▶", "sounds": "♪"}[name])
    for words in _in_languages(cards, "links").values():
        if words:
            return words
    return dict.fromkeys(cards, urlsplit(href).netloc or href) if href else {}


def labels_in(entries: Iterable[dict[str, Any]]) -> Iterable[tuple[str, dict[str, Any]]]:
    """The labels of scenes with where each is: `hall: Jug`."""
    for entry in entries:
        for label in entry.get("labels", []):
            yield f"{entry['id']}: {next(iter(label.get('title', {}).values()), '')}", label
