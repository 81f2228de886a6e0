"""Regions and museums. A museum's document is the very one that museum.toml is (`tour/museum_toml`)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models.fields.json import KeyTransform


class Region(models.Model):
    """`title`: {kk, ru, en}, Kazakh first, any of them empty."""

    slug = models.SlugField(max_length=60, unique=True)
    title = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.slug)


class MuseumRows(models.QuerySet):
    def listed(self) -> MuseumRows:
        """Without their documents, which come when somebody asks for one."""
        return self.defer("document")


class Museum(models.Model):
    """`document`: a dump of `MuseumFile`; `revision` grows by one with every change (compare-and-set).

    A document may be a megabyte: whoever only wants to know what museums are called asks for `listed()`.
    `document_title` is the database's own copy of what the document says there. `quota`: bytes of originals
    that it may hold; None for no limit.
    """

    slug = models.SlugField(max_length=60, unique=True)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="museums")
    document = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=1)
    document_title = models.GeneratedField(
        expression=KeyTransform("title", "document"),
        output_field=models.JSONField(null=True),
        db_persist=True,
    )
    quota = models.BigIntegerField(null=True, blank=True)
    archived = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = MuseumRows.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["slug"]

    def __str__(self) -> str:
        return str(self.slug)

    @property
    def title(self) -> dict[str, Any]:
        """What it is called, {kk, ru, en}; its slug where nobody has said."""
        if "document" in self.get_deferred_fields():
            given = self.document_title
        else:
            given = self.document.get("title") if isinstance(self.document, dict) else None
        if isinstance(given, str):
            given = {"kk": given}
        return given or {"kk": str(self.slug)}
