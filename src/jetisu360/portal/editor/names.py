"""What an editor is called in the browser's storage."""

from __future__ import annotations

import hashlib
from typing import Any

from jetisu360.portal.museums.models import Museum


def editor_name(museum: Museum, person: Any) -> str:
    """Of this museum and this person: what waits there is for nobody else."""
    return "jetisu360-editor-" + hashlib.sha256(f"{museum.pk} {person.pk}".encode()).hexdigest()[:16]
