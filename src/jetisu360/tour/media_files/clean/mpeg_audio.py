"""MP3 without tags: the frames of ISO/IEC 11172-3 and 13818-3, Layer III, one after another."""

from __future__ import annotations

from collections.abc import Iterator

from jetisu360.tour.media_files.boxes import BoxesDamaged
from jetisu360.tour.media_files.clean.pieces import Cleaned, Data, Span

# MPEG 1 Layer III, and MPEG 2 and 2.5 Layer III: kbit/s by index.
_RATES_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_RATES_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_HERTZ = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def frame(data: Data, at: int) -> tuple[int, int, int] | None:
    """Bytes, samples and rate of the Layer III frame at `at`; None where there is none."""
    head = data[at : at + 4]
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return None
    version = head[1] >> 3 & 3
    rate, hertz = head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or rate in (0, 15) or hertz == 3:
        return None
    first = version == 3
    bits = (_RATES_1 if first else _RATES_2)[rate] * 1000
    sampling = _HERTZ[version][hertz]
    size = (144 if first else 72) * bits // sampling + (head[2] >> 1 & 1)
    return size, 1152 if first else 576, sampling


def first_frame(data: Data) -> int:
    """Where the first frame should be: after the tags at the head (ID3 2.x, APE 2) and their padding."""
    at = 0
    while True:
        head = data[at : at + 32]
        if head[:3] == b"ID3" and len(head) >= 10:
            size = (head[6] & 127) << 21 | (head[7] & 127) << 14 | (head[8] & 127) << 7 | head[9] & 127
            at += 10 + size + (10 if head[5] & 0x10 else 0)
        elif head[:8] == b"APETAGEX" and len(head) == 32 and head[23] & 0x20:
            at += 32 + int.from_bytes(head[12:16], "little")
        else:
            break
    while at < len(data) and at and data[at] == 0:
        at += 1
    return at


def first_of_tags(data: Data) -> int:
    """Where the tags at the end begin (ID3 1, with or without its extension, APE, Lyrics3): at the end of the
    file where there are none. A frame that reached into them would carry them off.
    """
    end = len(data)
    if data[end - 128 : end - 125] == b"TAG" and end >= 128:
        end -= 128
        if end >= 227 and data[end - 227 : end - 223] == b"TAG+":
            end -= 227
    while True:
        foot = data[max(0, end - 32) : end]
        if foot[:8] == b"APETAGEX" and len(foot) == 32:
            size = int.from_bytes(foot[12:16], "little") + (32 if foot[23] & 0x80 else 0)
        elif foot[-9:] == b"LYRICS200" and foot[-15:-9].isdigit():
            size = int(foot[-15:-9]) + 15
        else:
            return end
        if not 0 < size <= end:
            raise BoxesDamaged
        end -= size


def frames(data: Data, at: int) -> Iterator[tuple[int, int, int]]:
    """The end, samples and rate of each frame from `at` on.

    Raises:
        BoxesDamaged: the last one is cut off, or reaches into the tags after it.
    """
    last = first_of_tags(data)
    while at < last and (found := frame(data, at)) is not None:
        size, samples, hertz = found
        at += size
        if at > last:
            raise BoxesDamaged
        yield at, samples, hertz


def clean_mp3(data: Data) -> Cleaned:
    """The frames alone, with the one that tells how many there are; no ID3, APE, Lyrics3 or pictures.

    Raises:
        BoxesDamaged
    """
    start = first_frame(data)
    stop = start
    for end, _, _ in frames(data, start):
        stop = end
    if stop == start:
        raise BoxesDamaged
    return Cleaned([Span(start, stop)])
