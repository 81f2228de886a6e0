"""What is on its way to a museum, what waits to be looked into, and what was removed lately."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from jetisu360.portal.accounts.scope import acting


class Upload(models.Model):
    """A file on its way. Of its `length` bytes the first `offset` have arrived and are kept.

    `receiving` → `done` (its `result` says what became of it) or `refused`. Only compare-and-set moves it:
    `offset` grows over the value that was read, and the state leaves `receiving` once.

    `sha256`: of the whole content, as the sender promised; empty where a program did not. By it an upload is
    found again from another browser, and what arrived is held to it. `sent_with`: the name of the token by
    which a program began it. `replaces`: the name of the photograph whose place it takes. `fresh`: the
    sender's browser had made the file a moment before it was chosen. `kind`: as of the photograph that it
    will be (`originals`).
    """

    RECEIVING, DONE, REFUSED = "receiving", "done", "refused"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    museum = models.ForeignKey("museums.Museum", on_delete=models.CASCADE, related_name="uploads")
    who = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    sent_with = models.CharField(max_length=120, blank=True)
    name = models.CharField(max_length=500)
    length = models.BigIntegerField()
    offset = models.BigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    metadata = models.TextField(blank=True)
    replaces = models.CharField(max_length=500, blank=True)
    fresh = models.BooleanField(default=False)
    kind = models.CharField(max_length=12, default="photograph")
    state = models.CharField(max_length=12, default=RECEIVING)
    result = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["created_at"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="upload_of_museum", fields=["museum", "state"]),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def sender(self) -> Any:
        """Who began it, by the token with which they did, for the journal."""
        return acting(self.who, self.sent_with)

    @property
    def whole(self) -> bool:
        return bool(self.offset == self.length)

    @property
    def percent(self) -> int:
        return int(100 * self.offset / self.length) if self.length else 100


class Chunk(models.Model):
    """A piece that has arrived: `size` bytes from `start` on, in the file `name` of *working*."""

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="chunks")
    start = models.BigIntegerField()
    size = models.BigIntegerField()
    name = models.CharField(max_length=120)

    class Meta:
        ordering: ClassVar[list[str]] = ["start"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="chunk_once", fields=["upload", "start"])
        ]

    def __str__(self) -> str:
        return str(self.name)


class Check(models.Model):
    """A photograph that is to be looked into. Whoever does it holds it until `until`; who is killed lets go
    of it then. `fresh`: as of the upload.
    """

    photograph = models.OneToOneField(
        "originals.Photograph", on_delete=models.CASCADE, related_name="check_row", primary_key=True
    )
    until = models.DateTimeField(null=True)
    attempt = models.PositiveSmallIntegerField(default=0)
    fresh = models.BooleanField(default=False)

    def __str__(self) -> str:
        return str(self.photograph)


class Removed(models.Model):
    """A photograph that was removed or replaced, and can be put back for a month. `kept`: the fields of
    its row.
    """

    museum = models.ForeignKey("museums.Museum", on_delete=models.CASCADE, related_name="removed_photographs")
    name = models.CharField(max_length=500)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    kept = models.JSONField(default=dict)
    replaced = models.BooleanField(default=False)
    removed_at = models.DateTimeField(auto_now_add=True)
    who = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar[list[str]] = ["-removed_at"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(name="removed_sha256", fields=["museum", "sha256"]),
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def fields(self) -> dict[str, Any]:
        return dict(self.kept)
