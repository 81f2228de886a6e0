"""What libjpeg only warns of: which of it costs pixels, and the file without what costs none.

libjpeg tells its first warning alone, so that a harmless one in the header hides a damaged middle. A file
that it warns of is therefore written once more without its harmless oddities (`tidied`), and what is said
then is judged. `VERDICTS` is the table in docs/photographs.md; a test mutates pictures of every kind and
compares the pixels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from jetisu360.panorama.read.formats.jpeg_segments import APP0, APP2, APP14, SOF_SEQUENTIAL, SOS, segments
from jetisu360.panorama.read.formats.picture_file import Source

Verdict = Literal["taken", "judged", "refused", "never"]

# Names of libjpeg-turbo 3.1's jerror.h, and how its sentences begin.
VERDICTS: dict[str, tuple[str, Verdict]] = {
    "ADOBE_XFORM": ("Unknown Adobe color transform code", "taken"),
    "ARITH_BAD_CODE": ("Corrupt JPEG data: bad arithmetic code", "refused"),
    "BOGUS_ICC": ("Corrupt JPEG data: bad ICC marker", "taken"),
    "BOGUS_PROGRESSION": ("Inconsistent progression sequence", "refused"),
    "EXTRANEOUS_DATA": ("Corrupt JPEG data: # extraneous bytes before marker", "judged"),
    "HIT_MARKER": ("Corrupt JPEG data: premature end of data segment", "refused"),
    "HUFF_BAD_CODE": ("Corrupt JPEG data: bad Huffman code", "refused"),
    "JFIF_MAJOR": ("Warning: unknown JFIF revision number", "taken"),
    "JPEG_EOF": ("Premature end of JPEG file", "refused"),
    "MUST_RESYNC": ("Corrupt JPEG data: found marker", "refused"),
    "NOT_SEQUENTIAL": ("Invalid SOS parameters for sequential JPEG", "taken"),
    "TOO_MUCH_DATA": ("Application transferred too many scanlines", "never"),
}
_EXTRANEOUS = re.compile(r"(\d{1,10}) extraneous bytes before marker 0x([0-9a-f]{2})", re.IGNORECASE)
_MARKER = re.compile(rb"\xff+([^\x00\x01\xd0-\xd7\xff])", re.DOTALL)
MOST_PADDING = 1 << 20
"""Zeros behind the end of a picture that are looked through: more than any file system's block."""
_WHOLE_SPECTRUM = b"\x00\x3f\x00"
_ADOBE = b"Adobe"


def verdict_of(said: str) -> tuple[str, Verdict] | None:
    """The warning that a decoder's sentence is, and what follows of it; None for an error."""
    for name, (begins, verdict) in VERDICTS.items():
        first, _, last = begins.partition("# ")
        if first in said and last in said:
            return name, verdict
    return None


def tidied(source: Source) -> bytes | None:
    """The same picture without what costs no pixel: bytes between the segments of the header, an unknown
    version of JFIF, parameters of a sequential scan that can have only one value, an unknown code of Adobe's,
    a colour profile (it is read by us). None where there is nothing of the kind.

    Raises:
        Truncated, Corrupt
    """
    data = source.data
    head = bytearray(b"\xff\xd8")
    sequential, at = False, 2
    components = 3
    for marker, start, end in segments(source):
        payload = bytearray(data[start:end])
        if marker in SOF_SEQUENTIAL:
            sequential = True
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC) and len(payload) > 5:
            components = payload[5]
        if marker == APP0 and payload[:5] == b"JFIF\0" and len(payload) > 5 and payload[5] != 1:
            payload[5] = 1
        if marker == APP14 and payload[:5] == _ADOBE and len(payload) > 11 and payload[11] > 2:
            # As libjpeg takes it: luma and chroma, and the key ink beside them.
            payload[11] = 2 if components == 4 else 1
        if marker == SOS and sequential and len(payload) > 3:
            payload[-3:] = _WHOLE_SPECTRUM
        if not (marker == APP2 and payload[:12] == b"ICC_PROFILE\0"):
            head += bytes((0xFF, marker)) + (len(payload) + 2).to_bytes(2, "big") + payload
        at = end
    rest = bytearray(data[at:])
    if sequential:
        for scan in _later_scans(rest):
            rest[scan] = _WHOLE_SPECTRUM
    if at == len(head) and data[:at] == head and data[at:] == rest:
        return None
    return bytes(head + rest)


def _later_scans(rest: bytearray) -> Iterator[slice]:
    """Where the parameters of the scans after the first are."""
    at = 0
    while (found := _MARKER.search(rest, at)) is not None and found[1][0] != 0xD9:
        length = int.from_bytes(rest[found.end() : found.end() + 2], "big")
        at = found.end() + max(length, 2)
        if found[1][0] == SOS and length >= 6 and at <= len(rest):
            yield slice(at - 3, at)


def is_padding(source: Source, said: str) -> bool:
    """Whether the bytes that a decoder found too many are zeros or ones before the end of the picture. Any
    others are what is left over when the code went astray: nine in ten damages that show at all show so.
    """
    found = _EXTRANEOUS.search(said)
    if found is None or found[2].lower() != "d9":
        return False
    data = source.data
    end = _end(data)
    if end is None:
        return False
    before = bytes(data[max(0, end - int(found[1])) : end])
    return not before.strip(b"\x00\xff")


def _end(data: memoryview) -> int | None:
    """Where the end of the picture is: after its last scan, whatever hangs on behind."""
    start = 2
    for marker, _begin, end in segments(Source("", data)):
        if marker == SOS:
            start = end
    at = start
    while (found := _MARKER.search(data, at)) is not None:
        if found[1][0] == 0xD9:
            return found.start()
        at = found.end() + max(2, int.from_bytes(data[found.end() : found.end() + 2], "big"))
    return None


def has_padding_behind(source: Source) -> bool:
    """Whether nothing but zeros stands behind the end of the picture."""
    data = source.data
    if len(data) < 4 or data[-1] != 0:
        return False
    return bytes(data[-MOST_PADDING:]).rstrip(b"\0").endswith(b"\xff\xd9")
