"""What a sound file really is, by its bytes: kind, length, and whether all of it is there.

Only the frame of each kind is read (headers, sizes, checksums); nothing is decoded. Sources: ISO/IEC 11172-3
for MP3 frames, the Xing/Info tag as LAME writes it, RFC 3533 (Ogg), RFC 7845 (Opus), the Vorbis I
specification, and Microsoft's RIFF for WAV.
"""

from __future__ import annotations

from dataclasses import dataclass

from jetisu360.tour.media_files.boxes import BoxesDamaged, kinds_of_tracks, seconds_of
from jetisu360.tour.media_files.clean.mpeg_audio import first_frame, frame, frames
from jetisu360.tour.media_files.clean.ogg import pages
from jetisu360.tour.media_files.clean.pieces import Data
from jetisu360.tour.media_files.refusals import MediaCutOff, NotASound


@dataclass(frozen=True)
class SoundInfo:
    """Media type, the suffix that goes with it, and the length in seconds, where the file says it."""

    type: str
    suffix: str
    duration: float | None


def inspect_sound(data: Data, name: str) -> SoundInfo:
    """What the bytes say.

    Raises:
        NotASound, MediaCutOff
    """
    try:
        if data[:4] == b"OggS":
            return SoundInfo("audio/ogg", "ogg", _ogg(data, name))
        if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
            return SoundInfo("audio/wav", "wav", _wav(data, name))
        if data[4:8] == b"ftyp":
            return SoundInfo("audio/mp4", "m4a", _m4a(data, name))
        if data[:3] == b"ID3" or data[:8] == b"APETAGEX" or frame(data, 0) is not None:
            return SoundInfo("audio/mpeg", "mp3", _mp3(data, name))
    except (IndexError, BoxesDamaged):
        raise MediaCutOff(name=name) from None
    raise NotASound(name=name)


def _mp3(data: Data, name: str) -> float:
    start = end = first_frame(data)
    if start >= len(data):
        raise MediaCutOff(name=name)
    if frame(data, start) is None:
        raise NotASound(name=name)
    promised = _promised_frames(data, start)
    count = 0
    seconds = 0.0
    for last, samples, hertz in frames(data, start):
        end = last
        count += 1
        seconds += samples / hertz
    if promised is not None:
        # The frame with the tag is not music.
        count, seconds = count - 1, seconds * (count - 1) / count
    rest = data[end:].lstrip(b"\0")
    tail = not rest or rest.startswith((b"TAG", b"APETAGEX", b"3DI", b"LYRICSBEGIN", b"ID3"))
    if count < 2 or not tail or (promised is not None and count + 1 < promised):
        raise MediaCutOff(name=name)
    return round(seconds, 2)


def _promised_frames(data: Data, at: int) -> int | None:
    """The number of frames that the Xing or Info tag of the first frame promises."""
    mono = data[at + 3] >> 6 == 3
    first = data[at + 1] >> 3 & 3 == 3
    tag = at + 4 + ((17 if mono else 32) if first else (9 if mono else 17))
    if data[tag : tag + 4] not in (b"Xing", b"Info") or not data[tag + 7] & 1:
        return None
    return int.from_bytes(data[tag + 8 : tag + 12], "big")


def _ogg(data: Data, name: str) -> float | None:
    last = 0
    hertz = skip = 0
    ended = False
    for number, page in enumerate(pages(data)):
        if data[page.at - len(page.sizes) - 5 : page.at - len(page.sizes) - 1] != page.head()[22:26]:
            raise MediaCutOff(name=name)
        if number == 0:
            hertz, skip = _ogg_codec(page.content, name)
        last = max(last, page.position)
        ended = bool(page.flags & 4)
    if not ended:
        raise MediaCutOff(name=name)
    return round(max(0, last - skip) / hertz, 2) if hertz else None


def _ogg_codec(packet: bytes, name: str) -> tuple[int, int]:
    """Samples a second that positions count in, and how many of them come before the sound."""
    if packet[:8] == b"OpusHead":
        return 48000, int.from_bytes(packet[10:12], "little")
    if packet[:7] == b"\x01vorbis":
        return int.from_bytes(packet[12:16], "little"), 0
    raise NotASound(name=name)


def _wav(data: Data, name: str) -> float:
    at, bytes_a_second = 12, 0
    while at + 8 <= len(data):
        kind, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if at + 8 + size > len(data):
            raise MediaCutOff(name=name)
        if kind == b"fmt ":
            if int.from_bytes(data[at + 8 : at + 10], "little") not in (1, 3, 0xFFFE):
                raise NotASound(name=name)
            bytes_a_second = int.from_bytes(data[at + 16 : at + 20], "little")
        if kind == b"data" and bytes_a_second and size:
            return round(size / bytes_a_second, 2)
        at += 8 + size + (size & 1)
    raise MediaCutOff(name=name)


def _m4a(data: Data, name: str) -> float | None:
    kinds = kinds_of_tracks(data)
    if "soun" not in kinds or "vide" in kinds:
        raise NotASound(name=name)
    return seconds_of(data)
