"""Publishing: what everybody sees changes when a controller or an issuer says so, as a whole or not at all.

A publication keeps the document as it was then. So a project that is changed, or marked as public, is seen by
nobody before the next publication; a photograph that is taken back disappears at once, whatever was
published (`showing.py`).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from jetisu360.portal.audit.record import record
from jetisu360.portal.control.public.gathering import chosen_of, gather
from jetisu360.portal.control.public.models import Issue, PublicCapture
from jetisu360.portal.control.public.names import Names
from jetisu360.portal.control.public.refusals import NothingIsPublic, NothingToPublish, PublicOvertaken
from jetisu360.portal.jobs.lease import ask
from jetisu360.publish.programmes.document import Programmes, as_bytes, read_programmes

_NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Standing:
    """What is public now (`issue`, `published`: None where nothing is), and what would be. `number`: of the
    last publication, 0 before the first; `digest`: of what would be published; `waiting`: chosen photographs
    that are not ready.
    """

    issue: Issue | None
    published: Programmes | None
    fresh: Programmes
    number: int
    digest: str
    waiting: int


def standing(region: Any) -> Standing:
    last = Issue.objects.filter(region=region).select_related("made_by").first()
    chosen = chosen_of(region)
    fresh = gather(region, timezone.now(), Names(region.pk), chosen)
    waiting = sum(one.state in PublicCapture.ON_THE_WAY for one in chosen)
    number = last.number if last else 0
    return Standing(last, document_of(last), fresh, number, digest_of(fresh), waiting)


def document_of(issue: Issue | None) -> Programmes | None:
    return read_programmes(issue.document.encode()) if issue is not None and issue.document else None


def digest_of(document: Programmes) -> str:
    """The same while nothing changes, whenever one looks."""
    return hashlib.sha256(as_bytes(document.model_copy(update={"made_at": _NO_TIME}))).hexdigest()


def publish(who: Any, region: Any, digest: str) -> Issue:
    """Everybody sees what stands in the database now, provided that it is what the person has looked at.

    Raises:
        NothingToPublish, PublicOvertaken
    """
    names = Names(region.pk)
    document = gather(region, timezone.now(), names, chosen_of(region))
    if not document.programmes and not document.indicators:
        raise NothingToPublish
    if digest_of(document) != digest:
        raise PublicOvertaken
    told = {
        "programmes": len(document.programmes),
        "projects": len(document.projects()),
        "digest": digest,
    }
    return _issued(who, region, document, names, "public.published", told)


def switch_off(who: Any, region: Any) -> Issue:
    """Nobody sees anything of it any more.

    Raises:
        NothingIsPublic, PublicOvertaken
    """
    last = Issue.objects.filter(region=region).first()
    if last is None or not last.document:
        raise NothingIsPublic
    return _issued(who, region, None, None, "public.switched_off", {})


def _issued(
    who: Any,
    region: Any,
    document: Programmes | None,
    names: Names | None,
    action: str,
    told: dict[str, object],
) -> Issue:
    try:
        with transaction.atomic():
            if names is not None:
                names.keep()
            last = Issue.objects.filter(region=region).values_list("number", flat=True).first() or 0
            made = Issue.objects.create(
                region=region,
                number=last + 1,
                document=as_bytes(document).decode() if document else "",
                made_at=document.made_at if document else timezone.now(),
                made_by=who,
            )
            record(who, action, f"{region.slug} {made.number}", told)
    except IntegrityError:  # somebody published at the same moment
        raise PublicOvertaken from None
    ask("region", region, who)
    return made
