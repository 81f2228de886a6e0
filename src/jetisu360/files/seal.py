"""A seal inside a file: that it was made here, for what, and that nobody has changed it since.

The seal is `jetisu360:<kind>:<SHA-256>`, within a comment as the format has them, near the beginning or the
end of the file. The checksum is of the whole file with 64 zeros in place of the checksum. So a page that
somebody has corrected by hand is no longer one that may be made again without asking.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import BinaryIO

_ZEROS = b"0" * 64
_SEAL = re.compile(rb"jetisu360:([a-z0-9][a-z0-9/_-]{0,200}):([0-9a-f]{64})")
_WINDOW = 2048
_PIECE = 1 << 20


def unsealed(kind: str) -> bytes:
    """What stands in the file until it is sealed. `kind`: lower-case letters, digits and `/ _ -`."""
    text = b"jetisu360:" + kind.encode("ascii") + b":" + _ZEROS
    if not _SEAL.fullmatch(text):
        raise ValueError(f"no kind of a seal: {kind!r}")
    return text


def html_comment(kind: str) -> bytes:
    """For the end of a page."""
    return b"<!-- " + unsealed(kind) + b" -->\n"


def with_jpeg_comment(jpeg: bytes, kind: str) -> bytes:
    """A JPEG with a comment segment (COM) right after its first marker."""
    text = unsealed(kind)
    return jpeg[:2] + b"\xff\xfe" + (len(text) + 2).to_bytes(2, "big") + text + jpeg[2:]


def seal(file: BinaryIO, kind: str) -> None:
    """Puts the checksum into a file that is open for reading and writing, and holds `unsealed(kind)`."""
    place = max((at for at, zeros, found in _found(file) if found == kind and zeros == _ZEROS), default=None)
    if place is None:
        raise ValueError(f"no place for a seal of {kind!r}")
    digest = _digest(file, place)
    file.seek(place)
    file.write(digest.encode())
    file.seek(0, 2)


def is_sealed(path: Path, kind: str) -> bool:
    """Whether a file bears a seal of that kind that still holds. Never fails: what cannot be read is not."""
    try:
        with path.open("rb") as file:
            mine = [(at, digest) for at, digest, found in _found(file) if found == kind]
            return any(_digest(file, at).encode() == digest for at, digest in mine[-2:])
    except OSError:
        return False


def _found(file: BinaryIO) -> list[tuple[int, bytes, str]]:
    """(place of the checksum, checksum, kind) of what looks like a seal, near the beginning or the end."""
    size = file.seek(0, 2)
    found = {}
    for start in {0, max(0, size - _WINDOW)}:
        file.seek(start)
        for match in _SEAL.finditer(file.read(_WINDOW)):
            found[start + match.start(2)] = (match[2], match[1].decode("ascii"))
    return [(at, digest, kind) for at, (digest, kind) in sorted(found.items())]


def _digest(file: BinaryIO, place: int) -> str:
    digest = hashlib.sha256()
    file.seek(0)
    at = 0
    while piece := file.read(_PIECE):
        first, last = max(place, at), min(place + 64, at + len(piece))
        if first < last:
            piece = piece[: first - at] + b"0" * (last - first) + piece[last - at :]
        digest.update(piece)
        at += len(piece)
    return digest.hexdigest()
