"""A photograph that took the place of another, and what became of the directions in it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from jetisu360.panorama.geometry.turn import Turn


class Replacement(models.Model):
    """`sha256`: the photograph that the document's directions are of; `new_sha256`: the one that is there.

    `waiting` → `turned` (the document was turned), `unsure` or `other` (a keeper is asked), `kept` (it needs
    nothing, or a keeper said so), `aside` (the labels wait in `aside` for a room), `back` (taken back, or the
    old photograph is there again). `found`: yaw, pitch, roll, confidence, moved, level (of the new one, where
    it needs one) and `look`: ids or places of labels that near things have moved by. `changes`: what was
    done to the document, as `Change.as_json`. `problem`: a sentence in three languages.
    """

    WAITING, TURNED, UNSURE, OTHER = "waiting", "turned", "unsure", "other"
    KEPT, ASIDE, BACK = "kept", "aside", "back"
    ASKED = (UNSURE, OTHER)
    OPEN = (WAITING, *ASKED)

    museum = models.ForeignKey("museums.Museum", on_delete=models.CASCADE, related_name="replacements")
    name = models.CharField(max_length=500)
    sha256 = models.CharField(max_length=64)
    new_sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, default=WAITING)
    found = models.JSONField(default=dict)
    changes = models.JSONField(default=list)
    aside = models.JSONField(default=list)
    problem = models.JSONField(null=True)
    who = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="replacement_of_museum", fields=["museum", "state"]),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def turn(self) -> Turn:
        found: dict[str, Any] = self.found
        return Turn(*(float(found.get(name) or 0.0) for name in ("yaw", "pitch", "roll")))
