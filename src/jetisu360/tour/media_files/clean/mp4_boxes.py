"""The boxes that a player of MP4 needs, one function a kind, each without what tells something.

ISO/IEC 14496-12 (file format), -15 (AVC and HEVC), and Apple's QuickTime File Format for what phones add.
"""

from __future__ import annotations

from collections.abc import Callable

from jetisu360.tour.media_files.boxes import BoxesDamaged, children
from jetisu360.tour.media_files.clean.pieces import NotUnderstood

Keep = Callable[[bytes], bytes | None]
"""The content of a box as it is kept; None where the box goes."""

BRANDS = frozenset(
    (
        *(b"isom", b"iso2", b"iso3", b"iso4", b"iso5", b"iso6", b"iso7", b"iso8", b"iso9", b"mp41", b"mp42"),
        *(b"avc1", b"hvc1", b"hev1", b"av01", b"qt  ", b"M4A ", b"M4V ", b"dash", b"cmfc", b"cmf2"),
        *(b"3gp4", b"3gp5", b"3gp6", b"3gp7", b"3g2a"),
    )
)
FORMATS = {
    b"vide": frozenset(
        (
            *(b"avc1", b"avc3", b"hvc1", b"hev1", b"dvh1", b"dvhe", b"av01"),
            *(b"vp08", b"vp09", b"mp4v", b"s263"),
        )
    ),
    b"soun": frozenset(
        (
            *(b"mp4a", b"Opus", b"fLaC", b"alac", b"ac-3", b"ec-3", b".mp3", b"samr", b"sawb"),
            *(b"sowt", b"twos", b"lpcm", b"in24", b"in32", b"fl32", b"ulaw", b"alaw", b"raw "),
        )
    ),
}
"""Codings of picture and of sound; a track of any other kind is no film and no sound."""


def box(kind: bytes, content: bytes) -> bytes:
    return (8 + len(content)).to_bytes(4, "big") + kind + content


def number(content: bytes, at: int, size: int = 4) -> int:
    if at + size > len(content):
        raise BoxesDamaged
    return int.from_bytes(content[at : at + size], "big")


def rebuilt(content: bytes, keep: dict[bytes, Keep], start: int = 0) -> bytes:
    """The boxes from `start` on of those kinds that are kept, each as its function keeps it."""
    out = []
    for kind, _, first, last in children(content, start, len(content)):
        if (one := keep.get(kind)) is not None and (kept := one(content[first:last])) is not None:
            out.append(box(kind, kept))
    return b"".join(out)


def brands(content: bytes) -> bytes:
    """The kind of file; brands of makers of cameras become the common one."""
    major = content[:4] if content[:4] in BRANDS else b"isom"
    known = [content[at : at + 4] for at in range(8, min(len(content), 8 + 4 * 32), 4)]
    kept = list(dict.fromkeys(item for item in known if item in BRANDS))
    return major + bytes(4) + b"".join(kept or [major])


def _zeroed(content: bytes, size: int, *parts: tuple[int, int]) -> bytes:
    if len(content) < size:
        raise BoxesDamaged
    kept = bytearray(content[:size])
    for start, stop in parts:
        kept[start:stop] = bytes(stop - start)
    return bytes(kept)


def movie_header(content: bytes) -> bytes:
    """Without times; the reserved places and those of QuickTime's selection are emptied."""
    more = 12 if content[:1] == b"\1" else 0
    return _zeroed(
        content, 100 + more, (4, 12 + more * 2 // 3), (26 + more, 36 + more), (72 + more, 96 + more)
    )


def track_header(content: bytes) -> bytes:
    more = 12 if content[:1] == b"\1" else 0
    times = (4, 12 + more * 2 // 3)
    return _zeroed(content, 84 + more, times, (24 + more, 32 + more), (38 + more, 40 + more))


def media_header(content: bytes) -> bytes:
    more = 12 if content[:1] == b"\1" else 0
    return _zeroed(content, 24 + more, (4, 12 + more * 2 // 3), (22 + more, 24 + more))


def handler(content: bytes, spare: int = 0) -> bytes:
    """What the track is; its name, which programs and cameras write, is empty. `spare`: zeros more."""
    if len(content) < 12:
        raise BoxesDamaged
    component = content[4:8] if content[4:8] in (b"mhlr", b"dhlr") else bytes(4)
    kind = content[8:12] if component != b"dhlr" else b"url "
    return bytes(4) + component + kind + bytes(12) + bytes(1 + spare)


def references(content: bytes) -> bytes:
    """So many times "in this file": a path of somebody's computer may stand there."""
    count = min(number(content, 4), 255)
    return bytes(4) + count.to_bytes(4, "big") + box(b"url ", b"\0\0\0\1") * count


def fixed(size: int) -> Keep:
    return lambda content: _zeroed(content, size)


def table(head: int, width: int) -> Keep:
    """A table of `width` bytes a row after `head` bytes, the last four of which say how many rows it has."""

    def keep(content: bytes) -> bytes:
        return _zeroed(content, head + number(content, head - 4) * width)

    return keep


def edits(content: bytes) -> bytes:
    return table(8, 20 if content[:1] == b"\1" else 12)(content) or b""


def sizes(content: bytes) -> bytes:
    return table(12, 0 if number(content, 4) else 4)(content) or b""


def compact_sizes(content: bytes) -> bytes:
    return _zeroed(content, 12 + -(-number(content, 8) * number(content, 7, 1) // 8))


def shifts(content: bytes) -> bytes:
    return _zeroed(content, 44 if content[:1] == b"\1" else 24)


def _avc(content: bytes) -> bytes:
    """ISO/IEC 14496-15, 5.3.3.1: parameter sets, and nothing after them."""
    at = 6
    for count in (number(content, 5, 1) & 31, None):
        if count is None:
            count, at = number(content, at, 1), at + 1
        for _ in range(count):
            at += 2 + number(content, at, 2)
    more = 4 if content[1] in (100, 110, 122, 144) and len(content) >= at + 4 and not content[at + 3] else 0
    return _zeroed(content, at + more)


def _hevc(content: bytes) -> bytes:
    """ISO/IEC 14496-15, 8.3.3.1: video, sequence and picture parameter sets; no notes of an encoder (SEI)."""
    arrays, at = [], 23
    for _ in range(number(content, 22, 1)):
        start, count = at, number(content, at + 1, 2)
        at += 3
        for _ in range(count):
            at += 2 + number(content, at, 2)
        if content[start] & 63 in (32, 33, 34):
            arrays.append(_zeroed(content[start:at], at - start))
    return content[:22] + bytes([len(arrays)]) + b"".join(arrays)


def _short(most: int) -> Keep:
    def keep(content: bytes) -> bytes:
        if len(content) > most:
            raise NotUnderstood
        return content

    return keep


def _flac(content: bytes) -> bytes:
    """The stream's own facts (RFC 9639, 8.2), without comments and pictures."""
    if number(content, 4, 1) & 127 or len(content) < 42:
        raise BoxesDamaged
    return content[:4] + b"\x80" + content[5:42]


def _colour(content: bytes) -> bytes | None:
    return content[:11] if content[:4] in (b"nclx", b"nclc") else None


_CODECS: dict[bytes, Keep] = {
    b"avcC": _avc,
    b"hvcC": _hevc,
    b"dfLa": _flac,
    b"colr": _colour,
    b"esds": _short(512),
    b"alac": _short(64),
    b"av1C": _short(512),
    **{kind: _short(64) for kind in (b"vpcC", b"dOps", b"dac3", b"dec3", b"damr", b"d263", b"chan", b"srat")},
    **{kind: _short(32) for kind in (b"btrt", b"pasp", b"clap", b"fiel", b"gama", b"dvcC", b"dvvC")},
    **{kind: _short(32) for kind in (b"mdcv", b"clli", b"enda", b"frma")},
}
_CODECS[b"wave"] = lambda content: rebuilt(content, {k: v for k, v in _CODECS.items() if k != b"wave"})


def descriptions(handler_kind: bytes) -> Keep:
    """The sample descriptions of a track of picture or sound."""

    def keep(content: bytes) -> bytes:
        entries = [
            box(kind, _description(content[first:last], handler_kind, content[0]))
            for kind, _, first, last in children(content, 8, len(content))
        ]
        return content[:4] + len(entries).to_bytes(4, "big") + b"".join(entries)

    return keep


def _description(entry: bytes, handler_kind: bytes, version: int) -> bytes:
    if handler_kind == b"vide":
        # The name of the encoder is bytes 42 to 74; cameras write their own there.
        return _zeroed(entry, 78, (0, 6), (8, 24), (42, 74)) + rebuilt(entry, _CODECS, 78)
    size = {1: 44, 2: 64}.get(number(entry, 8, 2), 28) if version == 0 else 28
    return _zeroed(entry, size, (0, 6), (10, 16)) + rebuilt(entry, _CODECS, size)
