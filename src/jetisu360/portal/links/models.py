"""How the photographs of a museum stand to each other, as the last build found."""

from __future__ import annotations

from django.db import models


class FoundLinks(models.Model):
    """A build writes it, also one that comes to no version. `found`: as `build/found_links.py` tells it;
    `revision`: of the document whose words it was solved with.
    """

    museum = models.OneToOneField("museums.Museum", on_delete=models.CASCADE, related_name="found_links")
    found = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    found_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return str(self.museum.slug)
