"""Who can write what is missing in a museum: its keepers and the editors of its region."""

from __future__ import annotations

from django.db.models import Q

from jetisu360.portal.accounts.models import Membership
from jetisu360.portal.accounts.roles import NAMES, Role
from jetisu360.portal.museums.models import Museum


def writers(museum: Museum) -> list[dict[str, object]]:
    """`name` and `role` (by language) of each, keepers first. Operators see to the portal, not to texts."""
    keeps = Q(role=Role.KEEPER, museum=museum)
    edits = Q(role=Role.REGION_EDITOR, region=museum.region_id)
    held = Membership.objects.filter(keeps | edits, person__is_active=True).select_related("person")
    found = {
        (one.role != Role.KEEPER, str(one.person), one.person_id): dict(NAMES[Role(one.role)]) for one in held
    }
    return [{"name": name, "role": role} for (_editor, name, _id), role in sorted(found.items())]
