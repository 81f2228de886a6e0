"""A krpano tour as one document: its XML with all that it includes, its styles, actions and texts by name.

What the XML means: https://krpano.com/docu/xml/. Names of elements, attributes and things are the same in
small and capital letters.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jetisu360.errors import JetisuError
from jetisu360.exchange.common.files import MOST_CONFIGURATION, Files, inside, shown
from jetisu360.exchange.common.import_losses import Losses
from jetisu360.exchange.common.refusals import PictureMissing, TourEncrypted
from jetisu360.exchange.common.xml_tree import Element, tree_of
from jetisu360.files.limits import MOST_CONFIGURATIONS, megabytes
from jetisu360.files.over_limits import TooManyEntries, UnpacksTooMuch

MOST_FILES = 1000
"""XML files of one tour: its includes, and the panoramas that lead to each other by file."""
MOST_INSIDE = 20
"""Includes inside includes."""
MOST_STYLES, MOST_ATTRIBUTES, MOST_VALUE = 16, 200, 10_000
"""Styles of one hot spot, attributes of a style, letters of one: a style may be that of every hot spot.
The largest seen have 3, 40 and 900.
"""

_PLACEHOLDER = re.compile(r"%([a-z]++)%/*+", re.IGNORECASE)
_VARIABLE = re.compile(r"%\$([\w.]++)%")
_ANY_FOLDER = frozenset(("swfpath", "viewer", "viewerpath", "htmlpath", "root", "basedir"))
"""Folders that the page of the tour decides: usually that of the first XML."""
_CIPHER = "KENC"


@dataclass
class Document:
    """`folder`: that of the first XML. `panos`: an element for each panorama, by its key."""

    files: Files
    folder: str
    losses: Losses
    root: Element = field(default_factory=lambda: Element("krpano", {}))
    scenes: dict[str, Element] = field(default_factory=dict)
    styles: dict[str, dict[str, str]] = field(default_factory=dict)
    actions: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)
    _left: int = MOST_CONFIGURATIONS
    _by_name: dict[str, str | None] | None = None

    def load(self, path: str) -> Element:
        """An XML with what it includes; what it names is known from then on.

        Raises:
            ConfigurationDamaged, FileTooLarge, PictureMissing, LimitExceeded, TourEncrypted
        """
        top = self._read(path)
        elements = list(self._included(top, _folder(path), path, 0))
        for element in elements:
            self._name(element)
        merged = Element("krpano", top.attributes, elements, base=_folder(path))
        self.variables |= {key: value for key, value in top.attributes.items() if key not in self.variables}
        return merged

    def seen(self, path: str) -> bool:
        return path in self._seen

    def sources(self) -> list[str]:
        """The XML files that were read."""
        return sorted(self._seen)

    def _read(self, path: str) -> Element:
        self._seen.add(path)
        if len(self._seen) > MOST_FILES:
            raise TooManyEntries(name=shown(path), limit=MOST_FILES)
        data = self.files.read(path, MOST_CONFIGURATION)
        self._left -= len(data)
        if self._left < 0:
            raise UnpacksTooMuch(name=shown(path), limit=megabytes(MOST_CONFIGURATIONS))
        if data.lstrip()[:4] == _CIPHER.encode():
            raise TourEncrypted(name=shown(path), program="krpano")
        top = tree_of(data, shown(path), "krpano")
        parts = (top, *top.children)
        if any(part.name == "encrypted" or part.text.lstrip().startswith(_CIPHER) for part in parts):
            raise TourEncrypted(name=shown(path), program="krpano")
        return top

    def _included(self, top: Element, base: str, path: str, depth: int) -> Iterator[Element]:
        for child in top.children:
            if child.name == "krpano":
                yield from self._included(child, base, path, depth)
            elif child.name == "include":
                yield from self._include(child, base, path, depth + 1)
            else:
                for item in child.walk():
                    item.base = base
                yield child

    def _include(self, child: Element, base: str, path: str, depth: int) -> Iterator[Element]:
        url = child.get("url")
        if not url or depth > MOST_INSIDE:
            return
        try:
            found = self.find(url, base)
            if found in self._seen:
                return
            top = self._read(found)
        except JetisuError:
            # Also where it is encrypted: what a skin hides is how the tour looks.
            self.losses.add("import-files-missing", path, url)
            return
        yield from self._included(top, _folder(found), found, depth)

    def _name(self, element: Element) -> None:
        name = element.get("name").lower()
        if element.name == "style" and name:
            style = self.styles.setdefault(name, {})
            for key, value in element.attributes.items():
                if len(style) < MOST_ATTRIBUTES and len(value) < MOST_VALUE:
                    style[key] = value
        elif element.name == "action" and name:
            self.actions[name] = element.text or element.get("content")
        elif element.name == "data" and name:
            self.texts[name] = element.text or element.get("content")
        elif element.name == "set" and element.get("var"):
            self.variables[element.get("var").lower()] = element.get("val")
        elif element.name == "scene":
            for child in element.children:
                self._name(child)

    def parted(self, url: str) -> tuple[str, str]:
        """The placeholder that an address begins with, in small letters, and the rest with its variables."""
        written = _VARIABLE.sub(lambda item: self.variables.get(item[1].lower(), ""), url.strip())
        mark = _PLACEHOLDER.match(written)
        return (mark[1].lower(), written[mark.end() :]) if mark else ("", written)

    def places(self, url: str, base: str) -> list[str]:
        """The paths in the tour that an address may mean, the likeliest first.

        Raises:
            PictureRemote, PathOutside, PictureMissing
        """
        mark, written = self.parted(url)
        folders = [base, self.folder]
        if mark:
            folders = [self.folder, ""] if mark in _ANY_FOLDER else [self.folder, base]
        found: dict[str, None] = {}
        first: JetisuError | None = None
        for folder in dict.fromkeys(folders):
            try:
                found[inside(written, folder)] = None
            except JetisuError as error:
                first = first or error
        if not found:
            raise first or PictureMissing(path=shown(url))
        return list(found)

    def find(self, url: str, base: str) -> str:
        """The path of a file that is there, or the likeliest.

        Raises:
            as `places`
        """
        places = self.places(url, base)
        return next((path for path in places if self.files.exists(path)), places[0])

    def by_name(self, path: str) -> str | None:
        """The one file of the tour that is called so, in whatever folder: actions add folders to names."""
        if self._by_name is None:
            self._by_name = {}
            for item in self.files.names():
                name = posixpath.basename(item).lower()
                self._by_name[name] = None if name in self._by_name else item
        return self._by_name.get(posixpath.basename(path).lower())

    def styled(self, element: Element) -> dict[str, str]:
        """The attributes of an element, those of its styles beneath them. One for a device is dropped: the
        tour is shown on all.
        """
        values: dict[str, str] = {}
        for style in element.get("style").split("|", MOST_STYLES)[:MOST_STYLES]:
            values |= self.styles.get(style.strip().lower(), {})
        values |= element.attributes
        plain = {key: value for key, value in values.items() if "." not in key}
        for key, value in values.items():
            head, _dot, device = key.partition(".")
            if _dot and head not in plain and device in ("html5", "normal", "desktop", "no-mobile"):
                plain[head] = value
        return plain


def _folder(path: str) -> str:
    return posixpath.dirname(path)
