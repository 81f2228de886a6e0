"""For search engines: the pages of the region, and an index that names the museums' own sitemaps.

Sitemaps hold whole addresses, so there are none unless region.toml says where the site will stand.
https://www.sitemaps.org/protocol.html
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from xml.sax.saxutils import escape

from jetisu360.language import LANGUAGES
from jetisu360.publish.layout import HOME, REGION_SITEMAP, SITEMAP
from jetisu360.publish.region.museums import Museum
from jetisu360.publish.region.region_file import RegionWords

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def files(
    region: RegionWords, museums: Sequence[Museum], more: Sequence[str] = ()
) -> Iterator[tuple[str, bytes]]:
    """`sitemap.xml`, the index, and `sitemap-region.xml`, the home pages and `more` pages of the region
    (their paths in the folder of a language).
    """
    if not region.address:
        return
    base = region.address.rstrip("/") + "/"
    urls = "\n".join(chain.from_iterable(_urls(base, path) for path in (HOME, *more)))
    yield REGION_SITEMAP, f"{_HEAD}<urlset {_NAMESPACES}>\n{urls}\n</urlset>\n".encode()
    own = [museum.path + SITEMAP for museum in museums if museum.site and (museum.site / SITEMAP).is_file()]
    maps = "\n".join(
        f"<sitemap><loc>{escape(base + name)}</loc></sitemap>" for name in (REGION_SITEMAP, *own)
    )
    yield (
        SITEMAP,
        f"{_HEAD}<sitemapindex {_NAMESPACES.split(' xmlns:')[0]}>\n{maps}\n</sitemapindex>\n".encode(),
    )


def _urls(base: str, path: str) -> Iterator[str]:
    """A page in each language, each with the others."""
    pages = {language: f"{base}{language}/{path}" for language in LANGUAGES}
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{escape(page)}"/>'
        for code, page in pages.items()
    )
    return (f"<url><loc>{escape(page)}</loc>{others}</url>" for page in pages.values())
