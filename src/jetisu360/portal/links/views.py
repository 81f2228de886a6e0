"""What the editor asks of the linking."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase, JsonResponse

from jetisu360.portal.links.models import FoundLinks


def found(request: HttpRequest, museum: str) -> HttpResponseBase:
    """What the last build found; `found` is null before the first, or where nothing was to be linked."""
    row = FoundLinks.objects.filter(museum=request.museum).first()
    told = {
        "found": row.found if row else None,
        "revision": row.revision if row else None,
        "found_at": row.found_at.isoformat() if row else None,
    }
    answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False})
    answer["Cache-Control"] = "no-store"
    return answer
