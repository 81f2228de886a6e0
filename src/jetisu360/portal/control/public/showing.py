"""What the job of the region's pages shows: the newest publication, without photographs that were taken back
since.
"""

from __future__ import annotations

from typing import Any

from jetisu360.exchange.oc4ids.package import package_bytes
from jetisu360.language import LANGUAGES
from jetisu360.portal.control.public.issuing import document_of
from jetisu360.portal.control.public.models import Issue, PublicCapture
from jetisu360.portal.control.public.photographs import job
from jetisu360.portal.control.public.photographs.files import address, has_blurred, read_blurred
from jetisu360.portal.jobs.lease import ask
from jetisu360.publish.programmes.document import Programmes
from jetisu360.publish.programmes.files import Shown


def shown(region: Any) -> Shown | None:
    """None where the region shows nothing."""
    document = document_of(Issue.objects.filter(region=region).first())
    if document is None:
        return None
    keys = _only_ready(document, _there(region))
    packages = {
        language: data for language in LANGUAGES if (data := package_bytes(document, language)) is not None
    }
    return Shown(document, packages, lambda path: read_blurred(region.pk, keys[path]))


def _there(region: Any) -> set[str]:
    """The keys of pictures that are ready. One whose file is gone (backups have originals only) is blurred
    anew, by what was decided of it.
    """
    rows = PublicCapture.objects.filter(region=region, state=PublicCapture.READY)
    keys = set(rows.values_list("key", flat=True))
    gone = {key for key in keys if not has_blurred(region.pk, key)}
    if gone:
        rows.filter(key__in=gone).update(state=PublicCapture.BLURRING)
        ask(job.KIND, region)
    return keys - gone


def _only_ready(document: Programmes, ready: set[str]) -> dict[str, str]:
    """Takes the others out of the document. What is left: address → key."""
    keys: dict[str, str] = {}
    for _programme, project in document.projects():
        for place in project.places:
            known = {address(place.id, key): key for key in ready}
            for point in place.points:
                point.photographs = [one for one in point.photographs if one.file in known]
                keys |= {one.file: known[one.file] for one in point.photographs}
            place.points = [one for one in place.points if one.photographs]
    return keys
