"""Each format in its variants gives the pixels that were put in."""

import struct

import numpy as np
import pytest
from PIL import Image

from jetisu360.panorama.read.colour import BACKGROUND
from jetisu360.panorama.read.formats import jpeg_file
from jetisu360.panorama.read.photo import Photo, read_photo
from jetisu360.panorama.refusals import Corrupt, Truncated, UnsupportedFormat

from ..corpus import Pixels, jpeg, pil, png_chunk, room, tiff


@pytest.fixture(scope="module")
def sphere() -> Pixels:
    return room()


def read(data: bytes, name: str = "a") -> Photo:
    return read_photo(data, name)


def far(pixels: Pixels, truth: Pixels) -> float:
    return float(np.abs(pixels.astype(int) - truth.astype(int)).max())


LAYOUTS = {
    "strips": {"rowsperstrip": 37},
    "one strip": {"rowsperstrip": 512},
    "tiles": {"tile": (96, 160)},
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("compression", [None, "lzw", "zlib", "packbits", "zstd"])
@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("apart", [False, True])
def test_tiff_comes_back_exactly(
    sphere: Pixels, layout: str, compression: str | None, bits: int, apart: bool
) -> None:
    stored = sphere if bits == 8 else sphere.astype(np.uint16) * 257
    options = LAYOUTS[layout] | {"compression": compression, "predictor": compression in ("lzw", "zlib")}
    if apart:
        data = tiff(np.ascontiguousarray(np.moveaxis(stored, 2, 0)), planarconfig="separate", **options)
    else:
        data = tiff(stored, **options)
    photo = read(data)
    assert photo.info.format == "tiff"
    assert far(photo.pixels, sphere) == 0


@pytest.mark.parametrize(
    "options", [{"byteorder": ">"}, {"bigtiff": True}, {"byteorder": ">", "bigtiff": True}]
)
def test_tiff_of_either_byte_order_and_size(sphere: Pixels, options: dict[str, object]) -> None:
    stored = sphere.astype(np.uint16) * 257
    import io

    import tifffile

    file = io.BytesIO()
    big, order = options.get("bigtiff", False), options.get("byteorder", "<")
    with tifffile.TiffWriter(file, bigtiff=bool(big), byteorder=str(order)) as writer:
        writer.write(stored, photometric="rgb")
    assert far(read(file.getvalue()).pixels, sphere) == 0


def test_tiff_greys_inks_palettes_and_transparency(sphere: Pixels) -> None:
    grey = sphere[..., 0]
    assert far(read(tiff(grey, photometric="minisblack")).pixels, grey[..., None].repeat(3, 2)) == 0
    assert far(read(tiff(255 - grey, photometric="miniswhite")).pixels, grey[..., None].repeat(3, 2)) == 0
    inks = np.dstack([255 - sphere, np.zeros_like(grey)])
    assert far(read(tiff(inks, photometric="separated")).pixels, sphere) == 0
    palette = np.stack([np.arange(256), np.arange(256)[::-1], np.full(256, 7)]).astype(np.uint16) * 257
    coloured = np.dstack([grey, 255 - grey, np.full_like(grey, 7)])
    assert far(read(tiff(grey, photometric="palette", colormap=palette)).pixels, coloured) == 0
    clear = np.dstack([sphere, np.zeros_like(grey)])
    assert far(read(tiff(clear, extrasamples=["unassalpha"])).pixels, np.full_like(sphere, BACKGROUND)) == 0


@pytest.mark.parametrize(
    ("pixels", "said"),
    [
        (np.zeros((512, 1024, 3), np.float32), "floating"),
        (np.zeros((512, 1024, 3), np.uint32), "32 bits"),
        (np.zeros((512, 1024, 3), np.int16), "signed"),
    ],
)
def test_tiff_that_is_no_photograph_says_what_it_is(pixels: Pixels, said: str) -> None:
    with pytest.raises(UnsupportedFormat) as caught:
        read(tiff(pixels))
    assert said in caught.value.say("en")


def test_png_greys_palettes_bits_and_16_bits(sphere: Pixels) -> None:
    image = Image.fromarray(sphere)
    for mode in ("L", "1", "P"):
        small = image.quantize(64) if mode == "P" else image.convert(mode)
        truth = np.asarray(small.convert("RGB"))
        import io

        file = io.BytesIO()
        small.save(file, "PNG")
        assert far(read(file.getvalue()).pixels, truth) == 0, mode
    wide = sphere[..., 0].astype(np.uint16) * 257 + 100
    truth = np.round(wide / 257).astype(np.uint8)[..., None].repeat(3, 2)
    assert far(read(pil(wide, "PNG")).pixels, truth) == 0


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_transparency_is_laid_on_grey(sphere: Pixels, kind: str) -> None:
    alpha = np.zeros(sphere.shape[:2], np.uint8)
    alpha[:200], alpha[200:300] = 255, 128
    data = pil(np.dstack([sphere, alpha]), kind, lossless=True, exact=True)
    pixels = read(data).pixels
    assert far(pixels[:200], sphere[:200]) == 0
    cover = 128 / 255
    assert far(pixels[200:300], np.round(sphere[200:300] * cover + BACKGROUND * (1 - cover))) <= 1
    assert far(pixels[300:], np.full_like(sphere[300:], BACKGROUND)) == 0


def test_jpeg_with_padding_before_its_end_or_a_film_after_it_is_whole(sphere: Pixels) -> None:
    data = jpeg(sphere)
    truth = read(data).pixels
    assert far(read(data[:-2] + b"\0\0\0" + data[-2:]).pixels, truth) == 0
    assert far(read(data + b"\0\0\0\x18ftypmp42" + bytes(5000)).pixels, truth) == 0


def test_jpeg_whose_tail_is_zeros_is_not_whole(sphere: Pixels) -> None:
    data = jpeg(sphere)
    with pytest.raises((Truncated, Corrupt)):
        read(data[:-2000] + bytes(2000))


def test_jpeg_of_inks_keeps_its_colours(sphere: Pixels) -> None:
    import io

    file = io.BytesIO()
    Image.fromarray(sphere).convert("CMYK").save(file, "JPEG", quality=95)
    assert np.abs(read(file.getvalue()).pixels.astype(int) - sphere).mean() < 2


def test_jpeg_of_rare_sampling_goes_another_way(sphere: Pixels, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise ValueError("tjDecompressHeader3(): Could not determine subsampling level of JPEG image")

    data = jpeg(sphere)
    truth = read(data).pixels
    monkeypatch.setattr(jpeg_file, "_decode", unknown)
    assert far(read(data).pixels, truth) <= 2


def test_jpeg_that_is_lossless_or_deep_is_not_read(sphere: Pixels) -> None:
    data = bytearray(jpeg(sphere))
    at = data.index(b"\xff\xc0")
    data[at + 4] = 12
    with pytest.raises(UnsupportedFormat):
        read(bytes(data))
    data[at + 1 : at + 5] = b"\xc3" + bytes(data[at + 2 : at + 4]) + b"\x08"
    with pytest.raises(UnsupportedFormat):
        read(bytes(data))


def test_jpeg_with_thousands_of_scans_is_refused_before_it_is_decoded(sphere: Pixels) -> None:
    data = jpeg(sphere, progressive=True)
    scan = data.index(b"\xff\xda")
    length = struct.unpack_from(">H", data, scan + 2)[0]
    one = data[scan : scan + 2 + length] + b"\x00"
    with pytest.raises(Corrupt):
        read(data[:scan] + one * 5000 + data[scan:])


def test_png_metadata_after_the_pixels_is_found(sphere: Pixels) -> None:
    data = pil(sphere, "PNG")
    broken = png_chunk(b"eXIf", b"not exif")
    photo = read(data[:-12] + broken + data[-12:])
    assert [remark.code for remark in photo.info.remarks] == ["shot-data-ignored"]


def test_png_pixels_with_a_wrong_checksum_are_damaged_even_in_the_last_piece(sphere: Pixels) -> None:
    data = bytearray(pil(sphere, "PNG"))
    data[-14] ^= 1  # of the last IDAT's checksum
    with pytest.raises(Corrupt):
        read(bytes(data))


def test_png_with_a_broken_profile_is_read_in_silence(
    sphere: Pixels, capfd: pytest.CaptureFixture[str]
) -> None:
    data = pil(sphere, "PNG")
    broken = bytearray(png_chunk(b"iCCP", b"name\0\0nothing") + png_chunk(b"tIME", b"1234567"))
    broken[-1] ^= 1
    assert far(read(data[:33] + broken + data[33:]).pixels, sphere) == 0
    assert capfd.readouterr() == ("", "")


def test_a_webp_film_is_not_a_photograph(sphere: Pixels) -> None:
    import io

    file = io.BytesIO()
    frames = [Image.fromarray(np.roll(sphere, shift, axis=1)) for shift in (0, 9)]
    frames[0].save(file, "WEBP", save_all=True, append_images=frames[1:])
    with pytest.raises(UnsupportedFormat):
        read(file.getvalue())


def test_a_memoryview_is_as_good_as_bytes(sphere: Pixels) -> None:
    for data in (jpeg(sphere), pil(sphere, "PNG"), tiff(sphere), pil(sphere, "WEBP")):
        room_for_more = memoryview(b"xx" + data)[2:]
        assert far(read_photo(room_for_more, "a").pixels, read(data).pixels) == 0
