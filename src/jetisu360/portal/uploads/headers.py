"""What the headers of a tus request say (https://tus.io/protocols/resumable-upload)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re

VERSION = "1.0.0"
EXTENSIONS = "creation,checksum,expiration,termination"
ALGORITHMS = ("sha256", "sha1")
MOST_METADATA = 8000
_NUMBER = re.compile(r"[0-9]{1,18}")
_KEY = re.compile(r"[^\s,]+")
_DIGEST = re.compile(r"[0-9a-f]{64}")


class HeaderWrong(ValueError):
    """A header is not as the protocol has it; the message is for programmers, in English."""


class AlgorithmUnknown(HeaderWrong):
    """A checksum of a kind that is not computed here."""


def number(value: str | None, name: str) -> int:
    """A count of bytes.

    Raises:
        HeaderWrong
    """
    if value is None or not _NUMBER.fullmatch(value):
        raise HeaderWrong(f"{name} must be a whole number of bytes")
    return int(value)


def metadata(value: str | None) -> dict[str, str]:
    """`Upload-Metadata`: keys with texts in Base64; a value that is no UTF-8 is read as far as it goes.

    Raises:
        HeaderWrong
    """
    found: dict[str, str] = {}
    if not value:
        return found
    if len(value) > MOST_METADATA:
        raise HeaderWrong("Upload-Metadata is too long")
    for pair in value.split(","):
        key, _space, encoded = pair.strip(" ").partition(" ")
        if not _KEY.fullmatch(key) or key in found:
            raise HeaderWrong("Upload-Metadata has an empty or a repeated key")
        try:
            data = base64.b64decode(encoded.strip(" "), validate=True)
        except binascii.Error:
            raise HeaderWrong("Upload-Metadata has a value that is not Base64") from None
        found[key] = data.decode("utf-8", "replace").replace("\0", "\ufffd")
    return found


def checksum(value: str | None) -> tuple[str, bytes] | None:
    """`Upload-Checksum`: (algorithm, digest).

    Raises:
        HeaderWrong, AlgorithmUnknown
    """
    if value is None:
        return None
    algorithm, _space, encoded = value.partition(" ")
    if algorithm not in ALGORITHMS:
        raise AlgorithmUnknown("Upload-Checksum is of an unknown algorithm")
    try:
        digest = base64.b64decode(encoded.strip(), validate=True)
    except binascii.Error:
        raise HeaderWrong("Upload-Checksum is not Base64") from None
    if len(digest) != hashlib.new(algorithm).digest_size:
        raise HeaderWrong("Upload-Checksum has not the length of its algorithm")
    return algorithm, digest


def sha256_of(value: str | None) -> str:
    """The SHA-256 of the whole content as its sender says it, in hexadecimal; empty where nothing is said.

    Raises:
        HeaderWrong
    """
    if not value:
        return ""
    digest = value.strip().lower()
    if not _DIGEST.fullmatch(digest):
        raise HeaderWrong("sha256 must be 64 hexadecimal digits")
    return digest
