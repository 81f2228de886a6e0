"""What a sound file really is, by its bytes: kind, length, and whether all of it is there.

Only the frame of each kind is read (headers, sizes, checksums); nothing is decoded. Sources: ISO/IEC 11172-3
for MP3 frames, the Xing/Info tag as LAME writes it, RFC 3533 (Ogg), RFC 7845 (Opus), the Vorbis I
specification, and Microsoft's RIFF for WAV.
"""

from __future__ import annotations

from dataclasses import dataclass

from jetisu360.tour.boxes import BoxesDamaged, kinds_of_tracks, seconds_of
from jetisu360.tour.media_refusals import MediaCutOff, NotASound


@dataclass(frozen=True)
class SoundInfo:
    """Media type, the suffix that goes with it, and the length in seconds, where the file says it."""

    type: str
    suffix: str
    duration: float | None


def inspect_sound(data: bytes, name: str) -> SoundInfo:
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
        if data[:3] == b"ID3" or _frame(data, 0) is not None:
            return SoundInfo("audio/mpeg", "mp3", _mp3(data, name))
    except (IndexError, BoxesDamaged):
        raise MediaCutOff(name=name) from None
    raise NotASound(name=name)


# MPEG 1 Layer III, and MPEG 2 and 2.5 Layer III: kbit/s by index.
_RATES_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_RATES_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_HERTZ = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def _frame(data: bytes, at: int) -> tuple[int, int, int] | None:
    """Bytes, samples and rate of the Layer III frame at `at`; None where there is none."""
    if at + 4 > len(data) or data[at] != 0xFF or data[at + 1] & 0xE6 != 0xE2:
        return None
    version = data[at + 1] >> 3 & 3
    rate, hertz = data[at + 2] >> 4, data[at + 2] >> 2 & 3
    if version == 1 or rate in (0, 15) or hertz == 3:
        return None
    first = version == 3
    bits = (_RATES_1 if first else _RATES_2)[rate] * 1000
    sampling = _HERTZ[version][hertz]
    size = (144 if first else 72) * bits // sampling + (data[at + 2] >> 1 & 1)
    return size, 1152 if first else 576, sampling


def _mp3(data: bytes, name: str) -> float:
    at = 0
    if data[:3] == b"ID3":
        size = data[6] << 21 | data[7] << 14 | data[8] << 7 | data[9]
        at = 10 + size
        while at < len(data) and data[at] == 0:
            at += 1
        if at >= len(data):
            raise MediaCutOff(name=name)
    if _frame(data, at) is None:
        raise NotASound(name=name)
    promised = _promised_frames(data, at)
    frames = 0
    seconds = 0.0
    while (found := _frame(data, at)) is not None:
        size, samples, hertz = found
        at += size
        if at > len(data):
            raise MediaCutOff(name=name)
        frames += 1
        seconds += samples / hertz
    if promised is not None:
        # The frame with the tag is not music.
        frames, seconds = frames - 1, seconds * (frames - 1) / frames
    rest = data[at:].rstrip(b"\0")
    tail = not rest or rest[:3] == b"TAG" or rest[:8] == b"APETAGEX" or rest[:3] == b"3DI"
    if frames < 2 or not tail or (promised is not None and frames + 1 < promised):
        raise MediaCutOff(name=name)
    return round(seconds, 2)


def _promised_frames(data: bytes, at: int) -> int | None:
    """The number of frames that the Xing or Info tag of the first frame promises."""
    mono = data[at + 3] >> 6 == 3
    first = data[at + 1] >> 3 & 3 == 3
    tag = at + 4 + ((17 if mono else 32) if first else (9 if mono else 17))
    if data[tag : tag + 4] not in (b"Xing", b"Info") or not data[tag + 7] & 1:
        return None
    return int.from_bytes(data[tag + 8 : tag + 12], "big")


def _crc_table() -> tuple[int, ...]:
    table = []
    for byte in range(256):
        value = byte << 24
        for _ in range(8):
            value = (value << 1 ^ (0x04C11DB7 if value & 0x80000000 else 0)) & 0xFFFFFFFF
        table.append(value)
    return tuple(table)


_CRC = _crc_table()


def _crc(page: bytes) -> int:
    value = 0
    for byte in page:
        value = (value << 8 & 0xFFFFFFFF) ^ _CRC[value >> 24 ^ byte]
    return value


def _ogg(data: bytes, name: str) -> float | None:
    at = 0
    last = 0
    hertz = skip = 0
    ended = False
    while at < len(data):
        if data[at : at + 4] != b"OggS" or at + 27 > len(data):
            raise MediaCutOff(name=name)
        count = data[at + 26]
        head = at + 27 + count
        end = head + sum(data[at + 27 : head])
        if head > len(data) or end > len(data):
            raise MediaCutOff(name=name)
        page = data[at : at + 22] + b"\0\0\0\0" + data[at + 26 : end]
        if _crc(page) != int.from_bytes(data[at + 22 : at + 26], "little"):
            raise MediaCutOff(name=name)
        if at == 0:
            hertz, skip = _ogg_codec(data[head:end], name)
        position = int.from_bytes(data[at + 6 : at + 14], "little", signed=True)
        last = max(last, position)
        ended = bool(data[at + 5] & 4)
        at = end
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


def _wav(data: bytes, name: str) -> float:
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


def _m4a(data: bytes, name: str) -> float | None:
    kinds = kinds_of_tracks(data)
    if "soun" not in kinds or "vide" in kinds:
        raise NotASound(name=name)
    return seconds_of(data)
