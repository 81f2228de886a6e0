"""Bombs: size is known before anything is unpacked, and nothing small unpacks into something huge."""

import io
import os
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable

import numpy as np
import pytest
import simplejpeg
import tifffile

from jetisu360.panorama.read import photo as photo_module
from jetisu360.panorama.read.gpano import read_gpano
from jetisu360.panorama.read.photo import Coverage, Limits, inspect_photo, read_photo
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


AT_MOST = Limits(max_pixels=1024 * 512)
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


def test_a_second_header_behind_the_pixels_of_a_png_is_damage() -> None:
    """The size that is checked must be the one that is decoded."""
    bomb, small = png_bomb(20_000, 20_000), pil(room(), "PNG")
    header = small[8:33]
    with pytest.raises(Corrupt):
        inspect_photo(bomb[:-12] + header + bomb[-12:], "a")


def test_a_canvas_that_comes_after_the_frame_of_a_webp_is_damage() -> None:
    body = pil(room(2048, 1024), "WEBP")[12:]
    canvas = b"VP8X" + struct.pack("<I", 10) + bytes(4)
    canvas += (1023).to_bytes(3, "little") + (511).to_bytes(3, "little")
    for chunks in (body + canvas, canvas + canvas + body):
        with pytest.raises(Corrupt):
            inspect_photo(b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WEBP" + chunks, "a")


def test_a_frame_larger_than_the_canvas_of_a_webp_is_not_decoded() -> None:
    body = pil(room(2048, 1024), "WEBP")[12:]
    canvas = b"VP8X" + struct.pack("<I", 10) + bytes(4)
    canvas += (1023).to_bytes(3, "little") + (511).to_bytes(3, "little") + body
    with pytest.raises(Corrupt):
        read_photo(b"RIFF" + struct.pack("<I", 4 + len(canvas)) + b"WEBP" + canvas, "a", limits=AT_MOST)


def test_a_frame_larger_than_a_heic_says_is_not_taken() -> None:
    data = heic().replace(struct.pack(">II", 1024, 512), struct.pack(">II", 1020, 510))
    with pytest.raises(Refusal):
        read_photo(data, "a", limits=AT_MOST)


@pytest.mark.parametrize("kind", [b"iTXt", b"iCCP"])
def test_metadata_that_come_a_thousand_times_are_unpacked_once(kind: bytes) -> None:
    packed = zlib.compress(bytes(7 << 20), 9)
    head = b"XML:com.adobe.xmp\0\1\0\0\0" if kind == b"iTXt" else b"name\0\0"
    chunk = png_chunk(kind, head + packed)
    started = time.process_time()
    inspect_photo(png_with(chunk * 1000), "a")
    assert time.process_time() - started < 2


def test_a_thousand_packets_of_xmp_with_a_thousand_names_each_are_not_all_read() -> None:
    packets = tuple(
        gpano(ProjectionType="equirectangular", **{f"A{number}_{name}": 1 for name in range(1000)})
        for number in range(1000)
    )
    started = time.process_time()
    assert read_gpano(packets).projection == "equirectangular"
    assert time.process_time() - started < 1


def scans_behind_a_comment() -> bytes:
    """A progressive JPEG whose last scan comes a thousand times, behind a comment with an end of image."""
    data = jpeg(room(), progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + b"\xff\xfe\0\x06\xff\xd9AB" + data[last:-2] * 1000 + b"\xff\xd9"


def test_scans_are_counted_behind_a_comment_too() -> None:
    with pytest.raises(Corrupt):
        inspect_photo(scans_behind_a_comment(), "a")


def test_scans_of_a_picture_that_is_not_progressive_are_counted_too() -> None:
    data = jpeg(room())
    at = data.index(b"\xff\xda")
    scan = b"\xff\xda\0\x08\x01\x01\0\0\x3f\0" + data[at + 14 : -2]
    with pytest.raises(Corrupt):
        inspect_photo(data[:at] + scan * 200 + b"\xff\xd9", "a")


def test_an_end_of_image_in_a_comment_is_none() -> None:
    data = jpeg(room(), progressive=True)
    last = data.rindex(b"\xff\xda")
    commented = data[:last] + b"\xff\xfe\0\x06\xff\xd9AB" + data[last:]
    assert read_photo(commented, "a").pixels.shape == (512, 1024, 3)


def test_tiff_tiles_that_are_all_the_same_piece_of_the_file_are_refused() -> None:
    data = bytearray(tiff(room(), tile=(16, 16)))
    with tifffile.TiffFile(io.BytesIO(bytes(data))) as file:
        counts = file.pages.first.tags[325]
        kind = {3: "H", 4: "I"}[counts.dtype]
    struct.pack_into(f"<{counts.count}{kind}", data, counts.valueoffset, *[0x8000] * counts.count)
    offsets = next(at for at in range(8, 400) if data[at : at + 2] == struct.pack("<H", 324))
    (place,) = struct.unpack_from("<I", data, offsets + 8)
    (first,) = struct.unpack_from("<I", data, place)
    struct.pack_into(f"<{counts.count}I", data, place, *[first] * counts.count)
    with pytest.raises(Corrupt):
        inspect_photo(bytes(data), "a")


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
from jetisu360.panorama.read.photo import read_photo
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
