"""A pack as PDF: the page's own table on sheets of A4, set by WeasyPrint, which loads nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import resources
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation

from jetisu360.files.system_errors import said
from jetisu360.portal.control.meetings.pack.contents import HEADINGS, NOTHING, Pack
from jetisu360.portal.control.meetings.pack.pairs import pictures_of
from jetisu360.portal.control.meetings.refusals import PdfNotPossible
from jetisu360.publish.pages.assets import STATIC

FONTS = ("latin", "cyrillic", "cyrillic-ext", "latin-ext")
_FACE = '@font-face {{ font-family: "Spectral {name}"; src: url("font:{name}") format("woff2"); }}'


def pdf(pack: Pack, language: str) -> bytes:
    """
    Raises:
        PdfNotPossible: the libraries of the system that it needs are not there.
    """
    try:
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration
    except OSError as error:  # (Pango is looked for while it is imported.)
        raise PdfNotPossible(problem=said(error)) from error
    with translation.override(language):
        pictures = pictures_of(pack.pairs)
        words = {
            "pack": pack,
            "headings": HEADINGS,
            "nothing": NOTHING,
            "linked": False,
            "pictures": pictures,
        }
        text = render_to_string("meetings/pack_print.html", words)
    fonts = FontConfiguration()
    faces = "\n".join(_FACE.format(name=name) for name in FONTS)
    sheet = CSS(string=faces + _style(), font_config=fonts, url_fetcher=_fetch, base_url="style:")
    page = HTML(string=text, url_fetcher=_with_pictures(pictures), base_url="page:")
    made: bytes = page.write_pdf(stylesheets=[sheet], font_config=fonts)
    return made


def _style() -> str:
    known = resources.files("jetisu360.portal.looks") / "static" / "portal" / "control-pack.css"
    return known.read_text("utf-8")


def _with_pictures(pictures: Mapping[int, bytes]) -> Callable[..., Any]:
    """Beside what `_fetch` gives, the pictures of the pack, and no others."""
    from weasyprint.urls import URLFetcherResponse

    known = {f"capture:{number}": data for number, data in pictures.items()}

    def fetch(address: str, *_: Any, **__: Any) -> Any:
        if (data := known.get(address)) is None:
            return _fetch(address)
        return URLFetcherResponse(address, data, {"Content-Type": "image/jpeg"})

    return fetch


def _fetch(address: str, *_: Any, **__: Any) -> Any:
    """Our own fonts, and nothing else: what people have written is text and never an address."""
    from weasyprint.urls import URLFetcherResponse

    name = address.removeprefix("font:")
    if name not in FONTS:
        raise ValueError(address)
    return URLFetcherResponse(address, (STATIC / "fonts" / f"spectral-{name}-400-normal.woff2").read_bytes())
