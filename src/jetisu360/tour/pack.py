"""What a step has made, as one file of the work folder: a stored, uncompressed zip with `scene.json`."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from hashlib import sha256
from typing import IO, Any

from jetisu360.files.limits import MOST_JSON, open_zip, read_json, unzipped
from jetisu360.files.over_limits import LimitExceeded

SCENE_FILE = "scene.json"


@dataclass(frozen=True)
class Pack:
    """What a pack says of itself: `scene.json`, SHA-256 and size of every file, remarks on the photograph."""

    scene: dict[str, Any]
    files: dict[str, tuple[str, int]]
    remarks: list[dict[str, Any]]


def pack_bytes(scene: dict[str, Any], files: dict[str, bytes]) -> bytes:
    """A pack with the same bytes for the same contents."""
    table = {path: [sha256(data).hexdigest(), len(data)] for path, data in sorted(files.items())}
    head = json.dumps({**scene, "files": table}, ensure_ascii=False).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as pack:
        for path, data in ((SCENE_FILE, head), *sorted(files.items())):
            # A fixed date: `ZipInfo` would otherwise take the hour in.
            pack.writestr(zipfile.ZipInfo(path, (2018, 1, 1, 0, 0, 0)), data)
    return buffer.getvalue()


def read_pack(file: IO[bytes]) -> Pack:
    """What a pack holds, without reading its pictures.

    Raises:
        zipfile.BadZipFile, KeyError, ValueError: it is damaged.
    """
    try:
        with open_zip(file, SCENE_FILE) as pack:
            scene = read_json(unzipped(pack, SCENE_FILE, MOST_JSON, SCENE_FILE), SCENE_FILE)
    except LimitExceeded as error:
        raise ValueError(str(error)) from None
    files = {path: (digest, size) for path, (digest, size) in scene.pop("files").items()}
    return Pack(scene, files, scene.pop("remarks"))
