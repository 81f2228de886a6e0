"""An office of a region: an akimat, a department, an organisation."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Office(models.Model):
    """`title`: {kk, ru, en}, Kazakh first, any of them empty. `also`: how texts write it besides, in any
    language: short names, older names, the office's head («қала әкімі»). `parent`: whose part it is.
    `closed`: it is given nothing any more, and stays where it was named.
    """

    region = models.ForeignKey("museums.Region", on_delete=models.PROTECT, related_name="offices")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    title = models.JSONField(default=dict)
    also = models.JSONField(default=list)
    closed = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return str(self.title.get("kk") or self.title.get("ru") or self.title.get("en") or self.pk)
