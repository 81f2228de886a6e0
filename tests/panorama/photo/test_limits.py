"""Bombs: size is known before anything is unpacked, and nothing small unpacks into something huge."""

import os
import struct
import subprocess
import sys
import tempfile
import zlib

import numpy as np
import pytest
import simplejpeg

from jetisu360.panorama import photo as photo_module
from jetisu360.panorama.photo import Limits, inspect_photo, read_photo
from jetisu360.panorama.refusals import (
    Corrupt,
    EmptyFile,
    MemoryShort,
    Refusal,
    TooManyBytes,
    TooManyPixels,
    Truncated,
)

from .corpus import adobe_rgb, heic, jpeg, jpeg_bomb, pil, png_bomb, png_chunk, room, tiff, tiff_bomb

SMALL = Limits(max_pixels=1024 * 512 - 1)


def in_every_format() -> dict[str, bytes]:
    sphere = room()
    made = {kind: pil(sphere, kind) for kind in ("JPEG", "PNG", "WEBP", "AVIF")}
    return made | {"TIFF": tiff(sphere), "HEIC": heic()}


def test_the_limit_on_pixels_holds_for_every_format(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr(photo_module, "decode", never)
    monkeypatch.setattr(photo_module, "decode_for_a_look", never)
    for kind, data in in_every_format().items():
        with pytest.raises(TooManyPixels) as caught:
            read_photo(data, kind, limits=SMALL)
        assert "--max-pixels 524288" in caught.value.say("ru"), kind


def test_exactly_the_limit_is_allowed() -> None:
    assert inspect_photo(jpeg(room()), "a", limits=Limits(max_pixels=1024 * 512))


def test_the_limit_on_bytes() -> None:
    data = jpeg(room())
    with pytest.raises(TooManyBytes) as caught:
        read_photo(data, "a", limits=Limits(max_bytes=len(data) - 1))
    assert "--max-megabytes 1." in caught.value.say("en")
    assert read_photo(data, "a", limits=Limits(max_bytes=len(data)))
    with pytest.raises(EmptyFile):
        read_photo(b"", "a", limits=Limits(max_bytes=0))


@pytest.mark.parametrize("bomb", [png_bomb, jpeg_bomb, tiff_bomb])
def test_bombs(bomb: object) -> None:
    with pytest.raises(TooManyPixels):
        inspect_photo(bomb(), "a")  # type: ignore[operator]


def png_with(chunk: bytes) -> bytes:
    data = pil(room(), "PNG")
    return data[:33] + chunk + data[33:]


@pytest.mark.parametrize("kind", [b"iTXt", b"iCCP"])
def test_metadata_that_unpacks_into_gigabytes_is_left_packed(kind: bytes) -> None:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(512)) + packer.flush()
    head = b"XML:com.adobe.xmp\0\1\0\0\0" if kind == b"iTXt" else b"name\0\0"
    data = png_with(png_chunk(kind, head + packed))
    assert peak(data) < 300


def test_a_tiff_strip_that_unpacks_into_gigabytes_is_refused() -> None:
    packed = zlib.compress(bytes(400_000_000), 9)
    data = bytearray(tiff(np.zeros((512, 1024, 3), np.uint8), compression="zlib", rowsperstrip=512))
    for tag, kind, value in ((273, "I", len(data)), (279, "I", len(packed))):
        at = next(
            at
            for at in range(8, 400)
            if data[at : at + 4] in (struct.pack("<HH", tag, 4), struct.pack("<HH", tag, 3))
        )
        data[at : at + 12] = struct.pack(f"<HHI{kind}", tag, 4, 1, value)
    assert peak(bytes(data) + packed, refused="corrupt") < 300


def test_a_tiff_of_millions_of_tiles_is_refused_unread() -> None:
    data = bytearray(tiff(room(), tile=(16, 16)))
    for tag in (322, 323):
        at = next(at for at in range(8, 400) if data[at : at + 2] == struct.pack("<H", tag))
        data[at : at + 12] = struct.pack("<HHII", tag, 4, 1, 1)
    with pytest.raises((Truncated, Corrupt)):
        inspect_photo(bytes(data), "a")


def test_too_little_memory_is_said() -> None:
    def out(*_: object) -> None:
        raise MemoryError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(photo_module, "decode", out)
        with pytest.raises(MemoryShort):
            read_photo(jpeg(room()), "a")


def test_whatever_a_decoder_raises_is_a_refusal() -> None:
    def broken(*_: object) -> None:
        raise SystemError("a library's own trouble")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(photo_module, "decode", broken)
        with pytest.raises(Refusal):
            read_photo(jpeg(room()), "a")


MEASURE = """
import pathlib, resource, sys
from jetisu360.panorama.photo import read_photo
from jetisu360.panorama.refusals import Refusal
data = pathlib.Path(sys.argv[1]).read_bytes()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
code = ""
try:
    pixels = read_photo(data, "a").pixels
except Refusal as refusal:
    code = refusal.code
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, code)
"""


def peak(data: bytes, refused: str = "") -> float:
    """Megabytes that reading `data` takes at its highest, beside the file itself."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        done = subprocess.run(
            [sys.executable, "-c", MEASURE, file.name],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ,
        )
    grown, _, code = done.stdout.strip().partition(" ")
    assert code == refused
    return int(grown) / 1024


def test_a_jpeg_costs_its_pixels_once() -> None:
    large = np.tile(room(2048, 1024), (4, 4, 1))
    data = simplejpeg.encode_jpeg(large, quality=85)
    assert peak(data) < large.nbytes / (1 << 20) + 40


def test_a_wide_gamut_is_converted_without_a_second_copy() -> None:
    data = jpeg(room(4096, 2048), icc_profile=adobe_rgb())
    assert peak(data) < 4096 * 2048 * 3 / (1 << 20) + 40
