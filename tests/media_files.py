"""Small sounds, films and captions that are what they say, made byte by byte; and a flat picture."""

from __future__ import annotations

import io
import struct
import wave

import numpy as np
from PIL import Image

MP3_FRAME = b"\xff\xfb\x90\x00" + bytes(413)
"""MPEG 1 Layer III, 128 kbit/s, 44.1 kHz: 417 bytes of silence, 1152 samples."""


def mp3(frames: int = 20, promised: int | None = None) -> bytes:
    """Silence; `promised` frames in an Info tag where given."""
    head = b""
    if promised is not None:
        tag = b"Info" + struct.pack(">II", 1, promised)
        head = MP3_FRAME[:36] + tag + bytes(417 - 36 - len(tag))
    return b"ID3\x04\0\0\0\0\0\x0a" + bytes(10) + head + MP3_FRAME * frames


def wav(seconds: float = 0.1) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(int(8000 * seconds) * 2))
    return file.getvalue()


def _crc(page: bytes) -> int:
    value = 0
    for byte in page:
        value ^= byte << 24
        for _ in range(8):
            value = (value << 1 ^ (0x04C11DB7 if value & 0x80000000 else 0)) & 0xFFFFFFFF
    return value


def _ogg_page(packet: bytes, number: int, position: int, flags: int) -> bytes:
    segments = [255] * (len(packet) // 255) + [len(packet) % 255]
    head = struct.pack("<4sBBqIIIB", b"OggS", 0, flags, position, 7, number, 0, len(segments))
    page = head + bytes(segments) + packet
    return page[:22] + struct.pack("<I", _crc(page)) + page[26:]


def ogg(seconds: float = 1.0, codec: bytes | None = None) -> bytes:
    """An Opus stream of the right shape."""
    head = codec or b"OpusHead\x01\x01" + struct.pack("<HIhB", 312, 48000, 0, 0)
    return (
        _ogg_page(head, 0, 0, 2)
        + _ogg_page(b"OpusTags" + bytes(8), 1, 0, 0)
        + _ogg_page(b"\xfc" * 300, 2, int(48000 * seconds) + 312, 4)
    )


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", 8 + len(content)) + kind + content


def mp4(handler: bytes = b"vide", seconds: float = 3.0) -> bytes:
    """A film (`vide`) or a sound (`soun`) with a header and nothing to see."""
    mvhd = box(b"mvhd", bytes(12) + struct.pack(">II", 1000, int(seconds * 1000)) + bytes(80))
    hdlr = box(b"hdlr", bytes(8) + handler + bytes(13))
    moov = box(b"moov", mvhd + box(b"trak", box(b"mdia", hdlr)))
    return box(b"ftyp", b"isom\0\0\2\0isommp42") + moov + box(b"mdat", bytes(64))


def _element(kind: int, content: bytes) -> bytes:
    name = kind.to_bytes((kind.bit_length() + 7) // 8, "big")
    return name + (len(content) | 1 << 28).to_bytes(4, "big") + content


def webm(kind: bytes = b"webm") -> bytes:
    head = _element(0x1A45DFA3, _element(0x4282, kind))
    inside = _element(0x1654AE6B, bytes(10)) + _element(0x1F43B675, bytes(50))
    return head + _element(0x18538067, inside)


VTT = (
    "WEBVTT\n\n00:01.000 --> 00:04.000\nСәлеметсіз бе!\n\n00:00:05.000 --> 00:00:06.500\nБұл – дыбыс.\n"
).encode()


def picture(width: int, height: int, kind: str = "JPEG", **options: object) -> bytes:
    """A flat picture with a gradient, so that nothing in it is the same twice."""
    x = np.linspace(0, 255, width)[None, :]
    y = np.linspace(0, 255, height)[:, None]
    pixels = np.stack(np.broadcast_arrays(x, y, (x + y) / 2), axis=2).astype(np.uint8)
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, kind, **options)
    return file.getvalue()
