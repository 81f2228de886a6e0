"""A file that somebody gave to a museum."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from jetisu360.tour.museum_toml.file_names import form


class Photograph(models.Model):
    """`name`: as the museum's document calls it (`hall.jpg`, `floor 2/hall.jpg`); `key`: its form, of which a
    museum has each once, since Windows and macOS take names of one form for one file.

    `kind`: `photograph` may become a room; `media` is a close-up, sound, film or captions that the document
    names. `size` in bytes. `state` and `verdict`: what was found when it was looked into (`uploads`).
    """

    PHOTOGRAPH, MEDIA = "photograph", "media"

    museum = models.ForeignKey("museums.Museum", on_delete=models.PROTECT, related_name="photographs")
    name = models.CharField(max_length=500)
    key = models.CharField(max_length=1000)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    kind = models.CharField(max_length=12, default=PHOTOGRAPH)
    received_at = models.DateTimeField(auto_now_add=True)
    who = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=20, default="received")
    verdict = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="photograph_name_once", fields=["museum", "key"])
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="photograph_sha256", fields=["museum", "sha256"])
        ]

    def __str__(self) -> str:
        return str(self.name)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.key = form(self.name)
        super().save(*args, **kwargs)
