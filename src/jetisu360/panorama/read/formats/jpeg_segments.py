"""The segments of a JPEG before its first scan (ITU T.81 Annex B), found as libjpeg finds them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jetisu360.panorama.read.formats.picture_file import Source
from jetisu360.panorama.refusals import Corrupt, Truncated

SOF_SEQUENTIAL = frozenset((0xC0, 0xC1, 0xC9))
APP0, APP2, APP14, SOS, EOI = 0xE0, 0xE2, 0xEE, 0xDA, 0xD9
MOST_STRAY = 0xFFFF
"""Bytes between two segments that are passed over: what one segment whose length is wrong could hold."""
_NEXT = re.compile(rb"\xff+[^\x00\xff]", re.DOTALL)


def segments(source: Source) -> Iterator[tuple[int, int, int]]:
    """Marker, start and end of the payload of every segment up to and with the first SOS. What stands between
    two segments and is none is passed over.

    Raises:
        Truncated, Corrupt
    """
    data, at = source.data, 2
    while True:
        if at + 4 > len(data):
            raise Truncated(name=source.name)
        if data[at] != 0xFF or data[at + 1] == 0x00:
            found = _NEXT.search(data, at, min(len(data), at + MOST_STRAY))
            if found is None:
                raise Corrupt(name=source.name)
            at = found.end() - 2
            continue
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0x01 or 0xD0 <= marker <= 0xD7:
            at += 2
            continue
        if marker in (0xD8, EOI):
            raise Corrupt(name=source.name)
        length = data[at + 2] << 8 | data[at + 3]
        if length < 2:
            raise Corrupt(name=source.name)
        if at + 2 + length > len(data):
            raise Truncated(name=source.name)
        yield marker, at + 4, at + 2 + length
        if marker == SOS:
            return
        at += 2 + length
