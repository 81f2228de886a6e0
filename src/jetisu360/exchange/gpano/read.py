"""A folder of photographs with GPano: what the pictures say of themselves, where a keeper can change it.

A folder that has a museum.toml already is taken as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from jetisu360.exchange.common.files import Files
from jetisu360.exchange.common.found import MOST_SCENES, FoundScene, FoundTour, Photograph, ids_for
from jetisu360.exchange.common.import_losses import Losses
from jetisu360.exchange.common.pictures import picture_header
from jetisu360.exchange.common.sphere.angles import number, rounded, vertical, wrapped
from jetisu360.exchange.common.text.texts import clean
from jetisu360.files.over_limits import LimitExceeded
from jetisu360.files.xml_events import XML, Name, XmlDamaged, read_xml
from jetisu360.language import LANGUAGES, Language
from jetisu360.panorama.read.formats.picture_file import Header
from jetisu360.panorama.read.gpano import panorama_values
from jetisu360.panorama.read.photo import inspect_photo
from jetisu360.panorama.read.sniff import PICTURES
from jetisu360.panorama.refusals import Refusal
from jetisu360.tour.naming import natural_key

_DC = "http://purl.org/dc/elements/1.1/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def photographs(names: Iterable[str]) -> list[str]:
    """The pictures of a folder, in the order of their names."""
    found = sorted(
        (name for name in names if PurePosixPath(name).suffix.lower() in PICTURES), key=natural_key
    )
    return found[:MOST_SCENES]


def read_gpano_folder(files: Files, names: list[str], language: Language) -> FoundTour:
    """The tour of those of these pictures that are photographs. A text in one language is in `language`. An
    icon, a logo, a flat picture is told and stops nothing.

    Raises:
        Refusal: there is not one photograph; why the first is none.
    """
    losses = Losses()
    headers: dict[str, Header] = {}
    first: Refusal | None = None
    for name in names:
        try:
            headers[name] = _photograph(files, name)
        except Refusal as error:
            first = first or error
            losses.refused("import-scene-left-out", name, error)
    if first is not None and not headers:
        raise first
    ids = ids_for([str(PurePosixPath(name).with_suffix("")) for name in headers])
    scenes = []
    credits: list[dict[str, str]] = []
    for name, header in headers.items():
        entry = {"id": ids[str(PurePosixPath(name).with_suffix(""))], **_entry(header, language)}
        credits.append(words(header, "rights", language))
        scenes.append(FoundScene(entry["id"], entry, _copied(files, name)))
    values: dict[str, Any] = {"language": language}
    if credits and credits[0] and all(one == credits[0] for one in credits):
        values["credits"] = credits[0]
    return FoundTour(values, scenes, losses.told(), shown=False)


def _photograph(files: Files, name: str) -> Header:
    """The head of a picture that is a panorama. Raises Refusal: it is none."""
    data = files.read(name)
    header = picture_header(data, name)
    inspect_photo(data, name)
    return header


def _copied(files: Files, name: str) -> Any:
    extension = PurePosixPath(name).suffix.lstrip(".").lower()

    def read(entry: dict[str, Any]) -> Photograph:
        return extension, files.read(name)

    return read


def _entry(header: Header, language: Language) -> dict[str, Any]:
    """Title, description and first view; what the build reads from the picture itself is left to it."""
    entry: dict[str, Any] = {}
    for key in ("title", "description"):
        if text := words(header, key, language):
            entry[key] = text
    values: dict[str, str] = {}
    for packet in header.xmp:
        values = (panorama_values(packet) or {}) | values
    yaw = number(values.get("InitialViewHeadingDegrees"), -360, 360)
    pitch = number(values.get("InitialViewPitchDegrees"), -90, 90)
    fov = number(values.get("InitialVerticalFOVDegrees"), 1, 179)
    across = number(values.get("InitialHorizontalFOVDegrees"), 1, 179)
    if fov is None and across is not None:
        fov = vertical(across)
    if yaw is None and pitch is None and fov is None:
        return entry
    view: dict[str, float] = {}
    if yaw is not None:
        north = number(values.get("PoseHeadingDegrees"), -360, 360) or 0.0
        view["yaw"] = float(round(wrapped(yaw - north)))
    if pitch is not None:
        view["pitch"] = pitch
    if fov is not None:
        view["fov"] = rounded(min(max(fov, 10.0), 130.0), 2)
    return {**entry, "view": view}


def words(header: Header, name: str, language: Language) -> dict[str, str]:
    """A Dublin Core text of the picture's XMP in our languages; one without a language is in `language`."""
    for packet in header.xmp:
        found = _alternatives(packet, name)
        known: dict[str, str] = {key: text for key, text in found.items() if key in LANGUAGES and text}
        if known:
            return known
        if text := found.get("x-default"):
            return {language: text}
    return {}


def _alternatives(packet: bytes, name: str) -> dict[str, str]:
    """`xml:lang` → text of the items of `dc:<name>`; empty for broken XML."""
    end = re.search(rb"</(?:\w+:)?xmpmeta\s*>", packet)
    reader = _Alternatives(name)
    try:
        read_xml(packet[: end.end()] if end else packet.rstrip(b"\0 \r\n\t"), reader, "XMP")
    except (XmlDamaged, LimitExceeded):
        return {}
    return reader.found


class _Alternatives:
    def __init__(self, name: str) -> None:
        self.found: dict[str, str] = {}
        self._name = (_DC, name)
        self._inside = False
        self._language = ""
        self._parts: list[str] = []

    def start(self, name: Name, attributes: dict[Name, str]) -> None:
        if name == self._name:
            self._inside = True
        elif self._inside and name == (_RDF, "li"):
            language = attributes.get((XML, "lang"), "x-default").lower().partition("-")[0]
            self._language = "x-default" if language == "x" else language
            self._parts.clear()

    def text(self, data: str) -> None:
        if self._inside:
            self._parts.append(data)

    def end(self, name: Name) -> None:
        if name == self._name:
            self._inside = False
        elif self._inside and name == (_RDF, "li"):
            self.found.setdefault(self._language, clean("".join(self._parts)))
            self._parts.clear()
