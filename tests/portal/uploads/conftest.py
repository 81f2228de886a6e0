"""What the tests of uploads share: a storage of their own, a sender that speaks tus, photographs."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from jetisu360.portal.settings.table import settings
from jetisu360.portal.uploads import sweep

ROOT = Path(__file__).parents[3]

PHOTOS = ROOT / "demo" / "photos"


@pytest.fixture(autouse=True)
def storage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Originals and *working* of this test alone; nobody looks into photographs unasked, or sweeps."""
    table = settings().model_copy(update={"storage": str(tmp_path / "storage")})
    monkeypatch.setattr("jetisu360.portal.originals.places.settings", lambda: table)
    monkeypatch.setattr("jetisu360.portal.uploads.checking.wake", lambda: None)
    monkeypatch.setattr(sweep, "_swept", 1e18)
    return tmp_path / "storage"


def told(**values: str) -> str:
    """`Upload-Metadata`."""
    return ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in values.items())


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@dataclass
class Sender:
    """A program that speaks tus to one museum, header by header."""

    client: Client
    museum: str
    headers: dict[str, str] = field(default_factory=lambda: {"HTTP_TUS_RESUMABLE": "1.0.0"})

    @property
    def collection(self) -> str:
        return f"/museums/{self.museum}/uploads"

    def create(self, length: object, metadata: str = "", **more: str) -> Any:
        given = {**self.headers, "HTTP_UPLOAD_LENGTH": str(length), **more}
        if metadata:
            given["HTTP_UPLOAD_METADATA"] = metadata
        return self.client.post(self.collection, b"", "application/octet-stream", **given)

    def begin(self, data: bytes, name: str = "hall.jpg", promise: bool = True, **more: str) -> str:
        """The address of a new upload."""
        values = {"filename": name, **({"sha256": sha256(data)} if promise else {}), **more}
        answer = self.create(len(data), told(**values))
        assert answer.status_code == 201, answer.content
        return str(answer["Location"])

    def patch(self, url: str, data: bytes, offset: object, **more: str) -> Any:
        given = {**self.headers, "HTTP_UPLOAD_OFFSET": str(offset), **more}
        kind = given.pop("CONTENT_TYPE", "application/offset+octet-stream")
        given |= {"CONTENT_TYPE": kind, "CONTENT_LENGTH": str(len(data))}
        return self.client.patch(url, data, kind, **given)

    def head(self, url: str) -> Any:
        return self.client.head(url, **self.headers)

    def send(self, data: bytes, name: str = "hall.jpg", **more: str) -> Any:
        """The whole file in one go; the last answer."""
        return self.patch(self.begin(data, name, **more), data, 0)


@pytest.fixture
def sender(house: Any, signed_in: Callable[..., Client]) -> Sender:
    """The keeper's, of the own museum."""
    return Sender(signed_in(house.people["keeper"]), house.own.slug)


@pytest.fixture
def flat() -> bytes:
    """An ordinary photograph."""
    kept = BytesIO()
    Image.effect_noise((1200, 900), 60).convert("RGB").save(kept, "JPEG")
    return kept.getvalue()


@pytest.fixture(scope="session")
def sphere() -> bytes:
    """A room of the sample museum."""
    return (PHOTOS / "gold.jpg").read_bytes()
