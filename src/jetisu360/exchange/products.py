"""Tours of programs that are not read: each is known by its files or by what its pages say, and named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from jetisu360.errors import JetisuError
from jetisu360.exchange.common.files import MOST_CONFIGURATION, Files
from jetisu360.exchange.common.refusals import ProductNotRead
from jetisu360.language import Message, _

MOST_LOOKED_AT = 200
"""Pages and scripts of a folder that are looked into."""
HEAD = 1 << 19
"""Bytes of each that are looked through."""


@dataclass(frozen=True)
class Product:
    """`files`: ends of paths. `signs`: what its pages and scripts hold. All in small letters. `beside`: its
    files lie beside finished photographs as well, which are then taken.
    """

    name: str
    files: tuple[str, ...]
    signs: tuple[str, ...]
    advice: Message
    beside: bool = False


_ORIGINALS = _("Take the original 360° photographs out of its project and import their folder.")
_ACCOUNT = _("Download the original 360° photographs from your account there and import their folder.")
_STITCHED = _("Export the panorama from it as an equirectangular JPEG (2 : 1) and import that.")
_BESIDE = _("Put the 360° photographs that it shows into a folder of their own and import that.")
_OFFLINE = _(
    "Open its project and export the tour as a folder for a web server, with its XML beside the page and not "
    "inside it."
)

PRODUCTS: tuple[Product, ...] = (
    Product("3DVista", ("script_general.js", "tdvplayer.js", ".vtp"), ("tdvplayer", "3dvista"), _ORIGINALS),
    Product(
        "Matterport",
        (),
        ("my.matterport.com", "matterport-showcase", "static.matterport.com"),
        _(
            "Download the 360° views of the space in your Matterport account (equirectangular JPEG) and "
            "import their folder."
        ),
    ),
    Product("Kuula", (), ("kuula.co/",), _ACCOUNT),
    Product(
        "Google Street View",
        (),
        ("streetviewpanorama", "google.com/maps/embed?pb=!4v"),
        _(
            "Take the photographs that were uploaded there (Google Takeout has them too) and import their "
            "folder."
        ),
    ),
    Product("Panoee", (), ("panoee.",), _ACCOUNT),
    Product("CloudPano", (), ("cloudpano.com",), _ACCOUNT),
    Product("Theasys", (), ("theasys.io",), _ACCOUNT),
    Product("Lapentor", (), ("lapentor.com",), _ACCOUNT),
    Product("Roundme", (), ("roundme.com",), _ACCOUNT),
    Product("Momento360", (), ("momento360.com",), _ACCOUNT),
    Product("SeekBeak", (), ("seekbeak.com",), _ACCOUNT),
    Product("RICOH360", (), ("ricoh360.com",), _ACCOUNT),
    Product("720yun", (), ("720yun.com", "720static.com"), _ACCOUNT),
    Product("EyeSpy360", (), ("eyespy360.com",), _ACCOUNT),
    Product("Metareal", (), ("metareal.com",), _ACCOUNT),
    Product("TeleportMe", (), ("teleportme.com", "teliportme.com"), _ACCOUNT),
    Product("Tourweaver", ("twviewer.swf", "tourweaver.js"), ("tourweaver", "easypano"), _ORIGINALS),
    Product("PanoramaStudio", (), ("panoramastudioviewer",), _STITCHED),
    Product("PTGui", (".pts", "ptguiviewer.js"), ("ptguiviewer",), _STITCHED, True),
    Product("Hugin", (".pto",), (), _STITCHED, True),
    Product("Insta360", (".insp", ".insv", ".lrv"), (), _STITCHED, True),
    Product(
        "A-Frame", (), ("<a-scene", "<a-sky", "aframe.min.js", "aframe.js", "aframe.io/releases"), _BESIDE
    ),
    Product("Panolens.js", (), ("panolens",), _BESIDE),
    Product("Google VR View", (), ("vrview.js", "vrview.min.js", "vrview.player"), _BESIDE),
    Product("Salado Player", (), ("saladoplayer",), _ORIGINALS),
    Product("DeepZoom", (".dzi",), ("openseadragon", "gigapan.com"), _STITCHED),
    Product("krpano", (), ("embedpano(", "krpanojs", "krpano.js"), _OFFLINE),
    Product("Pano2VR", (), ("pano2vr_player.js", "pano2vrplayer(", "new pano2vrplayer"), _OFFLINE),
    Product(
        "Photo Sphere Viewer",
        (),
        ("photo-sphere-viewer", "photosphereviewer"),
        _("Save the nodes of its virtual tour as JSON beside its pictures and import that file."),
    ),
    Product("Adobe Flash", (".swf",), (), _ORIGINALS),
)
"""In the order in which they are asked: a page of one may load a part of another that comes later."""

_PAGE = re.compile(r"\.(?:html?|php|js|mjs|json|xml|txt)$", re.IGNORECASE)


def product_in(files: Files, names: Iterable[str]) -> Product | None:
    """The program that made what lies in these files; None for photographs and everything unknown."""
    listed = list(names)
    low = [name.lower() for name in listed]
    found: dict[str, None] = {}
    for product in PRODUCTS:
        if product.files and any(name.endswith(product.files) for name in low):
            found[product.name] = None
    pages = sorted((name for name in listed if _PAGE.search(name)), key=_pages_first)[:MOST_LOOKED_AT]
    for name in pages:
        try:
            text = files.read(name, MOST_CONFIGURATION)[:HEAD].decode("utf-8", "replace").lower()
        except JetisuError:
            continue
        for product in PRODUCTS:
            if any(sign in text for sign in product.signs):
                found[product.name] = None
    return next((product for product in PRODUCTS if product.name in found), None)


def _pages_first(name: str) -> tuple[int, int, str]:
    return name.count("/"), not name.lower().endswith((".html", ".htm")), name


def refuse_product(files: Files, names: Iterable[str], source: str, *, photographs_too: bool) -> None:
    """Raises ProductNotRead where a program is known that made this."""
    product = product_in(files, names)
    if product is not None and not (photographs_too and product.beside):
        raise ProductNotRead(source=source, product=product.name, advice=product.advice)
