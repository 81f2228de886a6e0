"""Files beside the photographs, and a sender of them."""

from __future__ import annotations

import io
import wave
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

from ..uploads.conftest import Sender, sender, sphere, storage  # noqa: F401  (fixtures)


def sound(seconds: float = 1.0) -> bytes:
    """Silence, as WAV."""
    kept = io.BytesIO()
    with wave.open(kept, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(int(16000 * seconds)))
    return kept.getvalue()


def picture(width: int = 2400, height: int = 1600, colour: str = "saddlebrown") -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(kept, "JPEG")
    return kept.getvalue()


@pytest.fixture
def send_media(sender: Sender) -> Callable[..., Any]:  # noqa: F811
    """Sends a file by tus as what lies beside the photographs; what became of it."""

    def send(data: bytes, name: str) -> Any:
        url = sender.begin(data, name, kind="media")
        answer = sender.patch(url, data, 0)
        assert answer.status_code == 204, answer.content
        return sender.client.get(url).json()

    return send
