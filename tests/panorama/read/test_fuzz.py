"""Whatever stands in a file, the answer is a photograph or a refusal: never another error, never a hang."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jetisu360.panorama.read.photo import Limits, Photo, inspect_photo, read_photo
from jetisu360.panorama.refusals import Refusal

from .corpus import display_p3, exif, gpano, gpano_area, heic, jpeg, pil, room, tiff

LIMITS = Limits(max_pixels=4_000_000)
EASY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def seeds() -> dict[str, bytes]:
    sphere = room()
    xmp = gpano(**gpano_area(0, 0, 1024, 512, (1024, 512)))
    grey = sphere[..., 1]
    return {
        "jpeg": jpeg(sphere, xmp=xmp, exif=exif(1), icc_profile=display_p3()),
        "progressive": jpeg(sphere, progressive=True),
        "png": pil(grey, "PNG", icc_profile=b"x" * 50),
        "webp": pil(sphere, "WEBP", xmp=xmp, exif=b"Exif\0\0" + exif(1)),
        "tiff": tiff(sphere.astype(np.uint16) * 257, compression="lzw", predictor=True, tile=(128, 128)),
        "tiff strips": tiff(grey, photometric="minisblack", compression="packbits", rowsperstrip=30),
        "heic": heic(),
        "avif": pil(sphere, "AVIF", speed=10),
    }


SEEDS = seeds()


def answer(data: bytes) -> None:
    for ask in (inspect_photo, read_photo):
        try:
            found = ask(data, "a", limits=LIMITS)
        except Refusal:
            continue
        if isinstance(found, Photo):
            assert found.pixels.shape == (found.info.crop.height, found.info.crop.width, 3)


@pytest.mark.parametrize("kind", SEEDS)
@EASY
@given(share=st.floats(0, 1))
def test_cut_anywhere(kind: str, share: float) -> None:
    data = SEEDS[kind]
    cut = int(share * (len(data) - 1))
    with pytest.raises(Refusal):
        read_photo(data[:cut], "a", limits=LIMITS)


@pytest.mark.parametrize("kind", SEEDS)
@EASY
@given(data=st.data())
def test_changed_anywhere(kind: str, data: st.DataObject) -> None:
    changed = bytearray(SEEDS[kind])
    # Headers are where a changed byte does most.
    ends = st.sampled_from([60, 600, len(changed)])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, data.draw(ends) - 1))
        changed[at] = data.draw(st.integers(0, 255))
    answer(bytes(changed))


@pytest.mark.parametrize("kind", SEEDS)
@EASY
@given(start=st.floats(0, 1), length=st.integers(1, 3000), middle=st.binary(max_size=300))
def test_a_piece_taken_out_or_exchanged(kind: str, start: float, length: int, middle: bytes) -> None:
    data = SEEDS[kind]
    at = int(start * len(data))
    answer(data[:at] + middle + data[at + length :])


HEADS = [
    b"",
    b"\xff\xd8\xff\xe0",
    b"\x89PNG\r\n\x1a\n",
    b"RIFF\xff\0\0\0WEBPVP8X",
    b"II*\0\x08\0\0\0",
    b"MM\0*\0\0\0\x08",
    b"\0\0\0\x18ftypheic\0\0\0\0heicmif1",
    b"\0\0\0\x18ftypavif\0\0\0\0avifmif1",
]


@settings(EASY, max_examples=300)
@given(head=st.sampled_from(HEADS), rest=st.binary(max_size=600))
def test_garbage_behind_any_beginning(head: bytes, rest: bytes) -> None:
    answer(head + rest)
