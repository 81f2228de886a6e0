"""Whether the portal is well: `/healthz`, for whoever starts, balances or watches it."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from jetisu360 import __version__


def healthz(request: HttpRequest) -> JsonResponse:
    """200 and `ok` when the database answers; 503 when it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except DatabaseError:
        return JsonResponse({"ok": False, "database": False, "version": __version__}, status=503)
    return JsonResponse({"ok": True, "database": True, "version": __version__})
