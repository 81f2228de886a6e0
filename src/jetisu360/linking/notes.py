"""What is kept of a picture beside its features: read without anything that opens pictures."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Iterator
from typing import Any

import numpy as np


def unpack_notes(data: bytes) -> dict[str, Any]:
    """What is known of a picture besides its features. Raises ValueError where the bytes are damaged."""
    with opened(data) as file:
        notes: dict[str, Any] = json.loads(bytes(file["notes"]))
    return notes


@contextlib.contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """The arrays in `data`. What is damaged is a ValueError, whatever zip, zlib or NumPy make of it."""
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as file:
            yield file
    except Exception as error:
        raise ValueError(f"not a pack of ours: {error}") from error
