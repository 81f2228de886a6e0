"""Styles, scripts and fonts: found where they lie, served with an address that changes when they do."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import FileSystemFinder

SERVED = (".css", ".js", ".woff2", ".svg", ".png", ".txt")


class PortalFinder(FileSystemFinder):
    """The folders of `STATICFILES_DIRS`, of which only what browsers ask for."""

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, Any]]:
        for path, storage in super().list(ignore_patterns):
            if Path(path).suffix in SERVED:
                yield path, storage


@cache
def static(name: str) -> str:
    """The address of a file, with a hash of what is in it: browsers may keep it for ever."""
    from django.contrib.staticfiles import finders

    found = finders.find(name)
    if not found:
        raise FileNotFoundError(name)
    digest = hashlib.sha256(Path(str(found)).read_bytes()).hexdigest()[:12]
    return f"{settings.STATIC_URL}{name}?v={digest}"
