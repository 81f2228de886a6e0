"""What was found in a museum's pictures."""

from __future__ import annotations

from django.db import models


class Look(models.Model):
    """The last look at all pictures of a museum; a build writes it. `subjects`: as `found.py` keeps them."""

    museum = models.OneToOneField("museums.Museum", on_delete=models.CASCADE, related_name="look")
    subjects = models.JSONField(default=list)
    looked_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return str(self.museum.slug)
