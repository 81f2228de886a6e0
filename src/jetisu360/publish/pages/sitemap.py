"""`sitemap.xml`: every page with its other readings (https://www.sitemaps.org; xhtml:link for languages)."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit
from xml.sax.saxutils import escape as escaped
from xml.sax.saxutils import quoteattr

from jetisu360.publish.layout import SITEMAP
from jetisu360.publish.pages.readings import READINGS

# More in one file is not allowed; a museum does not reach it.
MOST = 50_000


def sitemap(absolute: str, pages: Sequence[str]) -> bytes:
    """`pages` are paths inside a reading (`index.html`, `rooms/hall.html`); `absolute` ends with a slash."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for page in pages[: MOST // len(READINGS)]:
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{item.code}"'
            f" href={quoteattr(f'{absolute}{item.code}/{page}')}/>"
            for item in READINGS
        )
        lines += [
            f"<url><loc>{escaped(f'{absolute}{item.code}/{page}')}</loc>{links}</url>" for item in READINGS
        ]
    return ("\n".join([*lines, "</urlset>"]) + "\n").encode()


def robots(absolute: str) -> bytes | None:
    """`robots.txt`, which robots look for at the root of a host and nowhere else."""
    if urlsplit(absolute).path != "/":
        return None
    return f"User-agent: *\nAllow: /\nSitemap: {absolute}{SITEMAP}\n".encode()
