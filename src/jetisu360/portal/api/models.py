"""A token by which a program acts for a person."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class Token(models.Model):
    """It may what its person may, and of that only what it is for: `museum` (None: all of the person's),
    `read_only`. The token itself is kept nowhere, only its SHA-256. `used_at` is as exact as ten minutes.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=120)
    token_hash = models.CharField(max_length=64, unique=True)
    museum = models.ForeignKey(
        "museums.Museum", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    read_only = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return str(self.name)
