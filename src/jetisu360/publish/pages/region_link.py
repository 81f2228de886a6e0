"""The way from a museum's pages back to the region that its site stands in.

A museum below a region has `region` in its tour: `{"title": {kk, ru, en}}`. Its site stands in
`museums/<id>/` of the region's, so the way up is always the same. An archive of the museum stands alone and
has its pages without it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from jetisu360.language import LANGUAGES, Language
from jetisu360.publish.layout import HOME, TO_REGION, region_of
from jetisu360.publish.pages.shown_text import Said, say
from jetisu360.tour.document.tour import Tour

_LINK = re.compile(rb'<(li|nav) class="to-region".*?</\1>\n?', re.DOTALL)


@dataclass(frozen=True)
class RegionLink:
    """What the region is called, and its home page from the root of the museum's site."""

    title: Said
    home: str


def region_link(tour: Tour, language: Language) -> RegionLink | None:
    """The region that a tour names; None where it names none."""
    if tour.region is None:
        return None
    titles = tour.region.title
    title = say({code: titles[code] for code in LANGUAGES if code in titles}, language)
    return RegionLink(title, f"{TO_REGION}{language}/{HOME}") if title else None


def region_address(absolute: str | None, link: RegionLink | None) -> str | None:
    """The whole address of the region's home page; None unless the museum's (`absolute`) is below one."""
    region = region_of(absolute or "")
    return region + link.home.removeprefix(TO_REGION) if region and link else None


def alone(page: bytes) -> bytes:
    """A page without the way to the region."""
    return _LINK.sub(b"", page)
