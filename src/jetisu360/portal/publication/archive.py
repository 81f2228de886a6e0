"""A museum in the archive is shown to nobody, and no work is done on it."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator

from jetisu360.errors import JetisuError
from jetisu360.language import _
from jetisu360.portal.jobs.lease import ask, cancel
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.jobs.refusals import JobCancelled
from jetisu360.portal.jobs.states import State
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.publication.models import Publication
from jetisu360.portal.publication.switch import follow

log = logging.getLogger(__name__)


class NoWorkInArchive(JetisuError):
    """No fields."""

    code = "museum-archived-work"
    sentence = _("The museum is in the archive, so that this work was not finished.")
    advice = _("Bring the museum back from the archive, then start the work once more.")


def follow_archive(museum: Museum) -> None:
    """Visitors see the museum no more, or again; running work on one that is in the archive stops."""
    if museum.archived:
        for job in Job.objects.filter(museum=museum, state=State.RUNNING):
            cancel(job)
    if not Publication.objects.filter(museum=museum, version__isnull=False).exists():
        return
    try:
        follow(museum)
    except (OSError, JetisuError):  # away for a moment: a worker sees to it (`switch.follow_all`)
        log.warning("the pointer of %s does not follow yet", museum.slug, exc_info=True)
        return
    ask("region", museum.region)


@contextlib.contextmanager
def out_of_archive(museum: Museum) -> Iterator[None]:
    """Around work on a museum: it ends with a sentence where the museum is in the archive, or goes there
    meanwhile.

    Raises:
        NoWorkInArchive
    """
    _check(museum)
    try:
        yield
    except JobCancelled:
        _check(museum)
        raise
    _check(museum)


def _check(museum: Museum) -> None:
    if Museum.objects.filter(pk=museum.pk, archived=True).exists():
        raise NoWorkInArchive
