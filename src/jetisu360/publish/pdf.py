"""Sheets of paper: pages set by WeasyPrint in our own fonts; whatever a text says, nothing else is loaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jetisu360.errors import JetisuError
from jetisu360.files.system_errors import said
from jetisu360.language import _
from jetisu360.publish.pages.assets import FONTS, STATIC

_FACE = '@font-face {{ font-family: "Spectral {name}"; src: url("font:{name}") format("woff2"); }}'


class PdfNotMade(JetisuError):
    """`problem`: what the system says (a text in three languages)."""

    code = "pdf-not-made"
    sentence = _("PDF files cannot be made on this computer: {problem}.")
    advice = _("Install Pango (Debian: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0).")


def write_pdf(page: str, style: str, pictures: Mapping[str, bytes] | None = None) -> bytes:
    """An HTML page as PDF, the same bytes for the same page. `style`: its style sheet, which calls our type
    "Spectral latin" and so on; `pictures`: JPEGs by the addresses that the page has for them.

    Raises:
        PdfNotMade: the libraries of the system that it needs are not there.
    """
    try:
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration
    except OSError as error:  # (Pango is looked for while it is imported.)
        raise PdfNotMade(problem=said(error)) from error
    fonts, fetch = FontConfiguration(), fetcher(pictures or {})
    faces = "\n".join(_FACE.format(name=name) for name in FONTS)
    sheet = CSS(string=faces + style, font_config=fonts, url_fetcher=fetch, base_url="style:")
    html = HTML(string=page, url_fetcher=fetch, base_url="page:")
    made: bytes = html.write_pdf(stylesheets=[sheet], font_config=fonts)
    return made


def fetcher(pictures: Mapping[str, bytes]) -> Callable[..., Any]:
    """What gives WeasyPrint these pictures and our own fonts; any other address raises ValueError: what
    people have written is text, and nothing is loaded for it.
    """
    from weasyprint.urls import URLFetcherResponse

    def fetch(address: str, *_: Any, **__: Any) -> Any:
        if (data := pictures.get(address)) is not None:
            return URLFetcherResponse(address, data, {"Content-Type": "image/jpeg"})
        name = address.removeprefix("font:")
        if name not in FONTS:
            raise ValueError(address)
        font = STATIC / "fonts" / f"spectral-{name}-400-normal.woff2"
        return URLFetcherResponse(address, font.read_bytes())

    return fetch
