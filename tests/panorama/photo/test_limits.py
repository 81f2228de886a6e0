"""Bombs: size is known before anything is unpacked, and nothing small unpacks into something huge."""

import os
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable

import numpy as np
import pytest
import simplejpeg

from jetisu360.panorama import photo as photo_module
from jetisu360.panorama.photo import Coverage, Limits, inspect_photo, read_photo
from jetisu360.panorama.refusals import (
    Corrupt,
    CoverageImpossible,
    EmptyFile,
    MemoryShort,
    PanoramaDataWrong,
    Refusal,
    SphereTooLarge,
    TooManyBytes,
    TooManyPixels,
    Truncated,
)

from .corpus import (
    adobe_rgb,
    gpano,
    gpano_area,
    heic,
    jpeg,
    jpeg_bomb,
    pil,
    png_bomb,
    png_chunk,
    room,
    tiff,
    tiff_bomb,
)


def never(*_: object) -> None:
    raise AssertionError("decoded")


SMALL = Limits(max_pixels=1024 * 512 - 1)


def in_every_format() -> dict[str, bytes]:
    sphere = room()
    made = {kind: pil(sphere, kind) for kind in ("JPEG", "PNG", "WEBP", "AVIF")}
    return made | {"TIFF": tiff(sphere), "HEIC": heic()}


def test_the_limit_on_pixels_holds_for_every_format(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo_module, "decode", never)
    monkeypatch.setattr(photo_module, "decode_for_a_look", never)
    for kind, data in in_every_format().items():
        with pytest.raises(TooManyPixels) as caught:
            read_photo(data, kind, limits=SMALL)
        assert "--max-pixels 524288" in caught.value.say("ru"), kind


def part_of(full: float, width: float = 1024, height: float = 512) -> bytes:
    """A small picture that says it is `width` × `height` pixels of a sphere `full` pixels wide."""
    return jpeg(room(), xmp=gpano(**gpano_area(0, 0, width, height, (full, full / 2))))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(lambda: part_of(60_000), id="sixty thousand"),
        pytest.param(lambda: part_of(9_999_998), id="ten million"),
        pytest.param(lambda: part_of(1e9), id="a thousand million"),
        pytest.param(lambda: part_of(1e150), id="a number of 150 digits"),
        pytest.param(lambda: part_of(1e7, 1, 0.5), id="an area of one pixel"),
    ],
)
def test_a_sphere_that_is_only_claimed_is_limited_like_one_that_is_stored(
    data: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photo_module, "decode", never)
    with pytest.raises(SphereTooLarge) as caught:
        read_photo(data(), "a.jpg")
    for language in ("kk", "ru", "en"):
        sentence = caught.value.say(language)
        assert "coverage" in sentence
        assert "--max-pixels" in sentence
        assert len(sentence) < 450


@pytest.mark.parametrize("degrees", [3.6, 0.01, 1e-9, 1e-200])
def test_a_keepers_coverage_is_a_claim_too(degrees: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo_module, "decode", never)
    with pytest.raises((SphereTooLarge, CoverageImpossible)):
        read_photo(jpeg(room()), "a.jpg", coverage=Coverage(degrees, degrees / 2))


def test_a_claim_at_the_limit_is_believed_and_a_raised_limit_has_an_end() -> None:
    assert inspect_photo(part_of(32768), "a").crop.full_width == 32768
    assert inspect_photo(part_of(60_000), "a", limits=Limits(max_pixels=2 * 10**9)).crop.full_width == 60_000
    with pytest.raises(SphereTooLarge):
        inspect_photo(part_of(300_000), "a", limits=Limits(max_pixels=10**15))


@pytest.mark.parametrize("value", ["nan", "inf", "-1", "1e400", "x", "0"])
def test_numbers_that_are_none_say_nothing(value: str) -> None:
    """A picture that is plainly a sphere is taken as one; any other is refused."""
    record = gpano(**gpano_area(0, 0, 1024, 512, (2048, 1024)) | {"FullPanoWidthPixels": value})
    assert inspect_photo(jpeg(room(), xmp=record), "a").crop.is_full
    with pytest.raises(PanoramaDataWrong):
        inspect_photo(jpeg(room()[:400], xmp=record), "a")


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
