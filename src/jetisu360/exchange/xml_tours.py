"""Which XML of a folder is the tour: krpano's `tour.xml` and Pano2VR's `pano.xml` go by many names."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from jetisu360.errors import JetisuError
from jetisu360.exchange.common.files import MOST_CONFIGURATION, Files, inside, shown
from jetisu360.exchange.common.found import FoundTour
from jetisu360.exchange.common.import_losses import Losses
from jetisu360.exchange.common.refusals import ConfigurationDamaged
from jetisu360.language import Language, _

MOST_LOOKED_AT = 1000
"""XML files and pages of a folder that are looked into."""
HEAD = 1 << 16
"""Bytes from the start of an XML in which its first element stands."""

_FIRST = re.compile(rb"<(?:\?|!--|!|([A-Za-z][\w:-]*+))")
_SCENES = re.compile(rb"<(?:scene|image|panorama|input|encrypted)[\s/>]|KENC", re.IGNORECASE)
_EMBEDDED = re.compile(
    rb"\bxml\s{0,9}[:=]\s{0,9}[\"']([^\"']{1,500}\.xml)|readConfigUrl(?:Async)?\(\s{0,9}[\"']([^\"'?]{1,500})",
    re.IGNORECASE,
)
_INCLUDED = re.compile(
    rb"<include\b[^<>]{0,200}?\burl\s{0,9}=\s{0,9}[\"'](?:%[a-z]{1,20}%/{0,9})?([^\"'%]{1,500})",
    re.IGNORECASE,
)
_COPY = re.compile(r"backup|copy|копия|\bold\b|\bbak\b", re.IGNORECASE)
_USUAL = ("tour.xml", "pano.xml", "krpano.xml", "index.xml", "main.xml", "panorama.xml")
_PRODUCTS = {"krpano": "krpano", "tour": "pano2vr", "panorama": "pano2vr"}


@dataclass(frozen=True)
class XmlTour:
    """`product`: `krpano` or `pano2vr`."""

    product: str
    path: str


def product_of(data: bytes) -> str | None:
    """Whose tour an XML is, by its first element; None for most skins and for everything else."""
    at, head = 0, data[:HEAD]
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:4] == b"KENC":
        return "krpano"
    while found := _FIRST.search(head, at):
        if found[1]:
            product = _PRODUCTS.get(found[1].decode("ascii", "replace").lower())
            if product == "krpano" and _INCLUDED.search(data):
                return product  # its scenes may stand in files of their own
            return product if product and _SCENES.search(data) else None
        sign = b"-->" if found[0] == b"<!--" else b">"
        end = head.find(sign, found.end())
        if end < 0:
            return None
        at = end + len(sign)
    return None


def tours_in(files: Files, names: list[str]) -> list[XmlTour]:
    """The tours among these files, the likeliest first: one that a page opens, one that lies higher, one with
    a usual name. Copies that editors keep are none.
    """
    embedded: dict[str, None] = {}
    found: list[XmlTour] = []
    bare: list[XmlTour] = []
    included: dict[str, set[str]] = {}
    looked_at = 0
    for name in names:
        low = name.lower()
        if not low.endswith((".xml", ".html", ".htm", ".php")) or looked_at >= MOST_LOOKED_AT:
            continue
        looked_at += 1
        try:
            data = files.read(name, MOST_CONFIGURATION)
        except JetisuError:
            continue
        if low.endswith(".xml"):
            product = product_of(data)
            if product and not _COPY.search(posixpath.basename(name)):
                (found if _SCENES.search(data) else bare).append(XmlTour(product, name))
                included[name] = set(_addresses(_INCLUDED, data, posixpath.dirname(name)))
            continue
        embedded |= dict.fromkeys(_addresses(_EMBEDDED, data, posixpath.dirname(name)))

    # One that has no scenes of its own is a tour if those that it includes are, and a skin if they are not.
    while gathering := [
        tour for tour in bare if tour.path in embedded or included[tour.path] & {one.path for one in found}
    ]:
        found += gathering
        bare = [tour for tour in bare if tour not in gathering]
    parts = {path for tour in found for path in included[tour.path] - {tour.path}}

    def rank(tour: XmlTour) -> tuple[bool, bool, int, int, int, str]:
        usual = posixpath.basename(tour.path).lower()
        place = _USUAL.index(usual) if usual in _USUAL else len(_USUAL)
        return (
            tour.path not in embedded,
            tour.path in parts,
            *(tour.path.count("/"), place, len(tour.path)),
            tour.path,
        )

    return sorted(found, key=rank)


def _addresses(pattern: re.Pattern[bytes], data: bytes, folder: str) -> Iterator[str]:
    """The XML files that a page tells its viewer to open, or that an XML includes."""
    for item in pattern.finditer(data):
        written = next(part for part in item.groups() if part)
        try:
            yield inside(written.decode("utf-8", "replace"), folder)
        except JetisuError:
            continue


def opened_by(files: Files, page: str) -> list[str]:
    """A page and the XML files that it opens, where they are there."""
    found = _addresses(_EMBEDDED, files.read(page, MOST_CONFIGURATION), posixpath.dirname(page))
    return [page, *(path for path in dict.fromkeys(found) if files.exists(path))]


def read_xml_tour(files: Files, path: str, language: Language) -> FoundTour:
    """The tour of one XML.

    Raises:
        ConfigurationDamaged, and what its reader raises
    """
    from jetisu360.exchange.krpano.read import read_krpano
    from jetisu360.exchange.pano2vr.read import read_pano2vr

    product = product_of(files.read(path, MOST_CONFIGURATION))
    if product == "krpano":
        return read_krpano(files, path, language)
    if product == "pano2vr":
        return read_pano2vr(files, path, language)
    raise ConfigurationDamaged(name=shown(path), problem=_NO_TOUR)


def find_xml_tour(files: Files, names: list[str], language: Language) -> FoundTour | None:
    """The tour of a folder, and the others named; None where there is none.

    Raises:
        what its reader raises
    """
    tours = tours_in(files, names)
    if not tours:
        return None
    found = read_xml_tour(files, tours[0].path, language)
    used = set(found.sources)
    losses = Losses()
    for tour in tours[1:]:
        if tour.path not in used:
            losses.add("import-other-tours", tour.path)
    found.lost += losses.told()
    return found


_NO_TOUR = _("it is no tour of krpano or Pano2VR")
