"""A new museum, and the region that it is in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from jetisu360.errors import JetisuError
from jetisu360.files.paths import is_safe
from jetisu360.language import _
from jetisu360.portal.accounts.policy import Action, regions_where
from jetisu360.portal.audit.record import record
from jetisu360.portal.museums.documents import checked
from jetisu360.portal.museums.models import Museum, Region
from jetisu360.tour.museum_toml.values import values_of
from jetisu360.tour.naming import MAX_SLUG, slugify

FIRST_REGION = {"kk": "Жетісу облысы", "ru": "область Жетісу", "en": "Jetisu Region"}
"""What the first region is proposed to be called."""

# (In a list of museums an address such as museums/new is no museum.)
_OURS = frozenset(("new",))


class SlugTaken(JetisuError):
    """`slug`."""

    code = "slug-taken"
    sentence = _("Another museum already has the address “{slug}”.")
    advice = _("Choose another.")


class SlugWrong(JetisuError):
    """`slug`."""

    code = "slug-wrong"
    sentence = _("“{slug}” cannot be the address of a museum.")
    advice = _("Use small Latin letters, digits and hyphens between them (for example, gold-hall).")


def proposed_slug(title: Mapping[str, str]) -> str:
    """An address that is free, from the first title that there is: Kazakh before Russian before English."""
    words = next((title[code] for code in ("kk", "ru", "en") if title.get(code, "").strip()), "")
    wanted = slugify(words.replace("№", " ")) or "museum"
    if not usable(wanted):
        wanted = f"museum-{wanted}"[:MAX_SLUG].strip("-")
    taken = set(Museum.objects.filter(slug__startswith=wanted[: MAX_SLUG - 5]).values_list("slug", flat=True))
    found, number = wanted, 2
    while found in taken:
        end = f"-{number}"
        found, number = wanted[: MAX_SLUG - len(end)].strip("-") + end, number + 1
    return found


def usable(slug: str) -> bool:
    """Whether a museum may have this address: its own form, no device of Windows, no page of ours."""
    return slugify(slug) == slug != "" and slug not in _OURS and is_safe(slug, written=True)


def regions_for(who: Any) -> tuple[list[Region], bool]:
    """Those in which somebody may create museums; and whether the portal's first is still to be made."""
    regions = list(Region.objects.filter(regions_where(who, Action.CREATE_MUSEUM)).order_by("slug"))
    return regions, not regions and not Region.objects.exists()


def create_museum(title: Mapping[str, str], slug: str, region: Region, who: Any) -> Museum:
    """A museum with a title and nothing else yet.

    Raises:
        SlugWrong, SlugTaken, MuseumFileWrong
    """
    if not usable(slug):
        raise SlugWrong(slug=slug)
    document = checked({"id": slug, "title": {code: text for code, text in title.items() if text}})
    try:
        with transaction.atomic():
            museum = Museum.objects.create(slug=slug, region=region, document=values_of(document))
            record(who, "museum.created", museum, {"title": dict(title), "region": region.slug})
    except IntegrityError:
        raise SlugTaken(slug=slug) from None
    return museum


def first_region(title: Mapping[str, str], who: Any) -> Region:
    """The region of a portal that has none; if somebody was quicker, that one."""
    with transaction.atomic():
        there = Region.objects.order_by("pk").first()
        if there is None:
            slug = slugify(title.get("kk", "")) or "region"
            there, made = Region.objects.get_or_create(slug=slug, defaults={"title": dict(title)})
            if made:
                record(who, "region.created", there.slug)
    return there
