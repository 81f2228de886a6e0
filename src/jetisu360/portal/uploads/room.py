"""Whether a museum takes photographs, and how much room it has left, what is on its way counted in."""

from __future__ import annotations

from django.db.models import F, Sum
from django.utils import timezone

from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.store import size_used
from jetisu360.portal.uploads.models import Upload
from jetisu360.portal.uploads.refusals import NoRoom, NothingIntoArchive
from jetisu360.portal.uploads.sizes import size_words


def room_left(museum: Museum) -> int | None:
    """Bytes; None where there is no limit."""
    if museum.quota is None:
        return None
    coming = Upload.objects.filter(
        museum=museum, state=Upload.RECEIVING, expires_at__gt=timezone.now()
    ).aggregate(total=Sum(F("length")))["total"]
    return max(0, int(museum.quota) - size_used(museum) - int(coming or 0))


def check_open(museum: Museum) -> None:
    """Raises NothingIntoArchive where the museum is in the archive."""
    if museum.archived:
        raise NothingIntoArchive


def check_room(museum: Museum, size: int) -> None:
    """Raises NoRoom where `size` bytes more are too many."""
    left = room_left(museum)
    if left is not None and size > left:
        raise NoRoom(needed=size_words(size), left=size_words(left))
