"""Colours: what a wide gamut becomes in sRGB, to the last step; and that nothing else is touched."""

import imagecodecs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from jetisu360.panorama.read.colour import BACKGROUND, Converter, to_8_bits
from jetisu360.panorama.read.photo import read_photo

from .corpus import Pixels, adobe_rgb, display_p3, jpeg, pil, room, tiff

WHITE = np.array([0.3127, 0.3290])
SRGB = np.array([[0.64, 0.33], [0.30, 0.60], [0.15, 0.06]])
P3 = np.array([[0.680, 0.320], [0.265, 0.690], [0.150, 0.060]])
ADOBE = np.array([[0.64, 0.33], [0.21, 0.71], [0.15, 0.06]])


def to_xyz(primaries: NDArray[np.float64]) -> NDArray[np.float64]:
    """The matrix from linear RGB to XYZ: columns are the primaries, scaled so that they add up to white."""
    columns = np.array([[x / y, 1, (1 - x - y) / y] for x, y in primaries]).T
    white = np.array([WHITE[0] / WHITE[1], 1, (1 - WHITE.sum()) / WHITE[1]])
    return columns * np.linalg.solve(columns, white)


def expected(pixels: Pixels, primaries: NDArray[np.float64], gamma: float) -> NDArray[np.float64]:
    """The colours in sRGB (IEC 61966-2-1), by the formulas; both spaces have the white of D65."""
    linear = (pixels / 255.0) ** gamma
    linear = np.clip(linear @ (np.linalg.inv(to_xyz(SRGB)) @ to_xyz(primaries)).T, 0, 1)
    return np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055) * 255


@pytest.mark.parametrize(
    ("profile", "primaries", "gamma"),
    [(display_p3(), P3, 2.2), (adobe_rgb(), ADOBE, 563 / 256)],
    ids=["Display P3", "Adobe RGB"],
)
def test_a_wide_gamut_becomes_what_the_formulas_say(
    profile: bytes, primaries: NDArray[np.float64], gamma: float
) -> None:
    sphere = room()
    photo = read_photo(pil(sphere, "PNG", icc_profile=profile), "a")
    truth = expected(sphere, primaries, gamma)
    error = np.abs(photo.pixels - truth)
    assert error.max() <= 1
    assert np.abs(photo.pixels - sphere.astype(int)).mean() > 2, "the test has to see a difference"


def test_16_bits_and_8_bits_agree_on_a_wide_gamut() -> None:
    sphere = room()
    eight = read_photo(tiff(sphere, iccprofile=display_p3()), "a").pixels
    sixteen = read_photo(
        tiff(sphere.astype(np.uint16) * 257, iccprofile=display_p3(), rowsperstrip=40), "a"
    ).pixels
    assert np.abs(eight.astype(int) - sixteen).max() <= 1


def test_srgb_under_another_name_is_left_alone() -> None:
    converter = Converter("rgb", bytes(imagecodecs.cms_profile("srgb")))
    pixels = room(64, 32)
    assert converter.picture(pixels) is pixels


def test_a_large_picture_is_converted_by_several_threads_to_the_same() -> None:
    pixels = np.tile(room(2048, 512), (4, 1, 1))
    converter = Converter("rgb", display_p3())
    blocks = np.vstack([converter.block(rows) for rows in np.array_split(pixels, 7)])
    assert (converter.picture(pixels.copy()) == blocks).all()


def test_a_grey_profile_makes_neutral_greys() -> None:
    grey = np.arange(1024 * 512, dtype=np.uint32).reshape(512, 1024).astype(np.uint8)
    linear = bytes(imagecodecs.cms_profile("gray", gamma=1.0))
    pixels = read_photo(pil(grey, "PNG", icc_profile=linear), "a").pixels
    assert (pixels.max(axis=2) - pixels.min(axis=2)).max() <= 1
    truth = expected(grey[..., None].repeat(3, 2), SRGB, 1.0)
    # The steepest part of the curve, the first steps above black, is where the transform's table is coarse.
    assert np.abs(pixels - truth)[grey > 8].max() <= 2


@pytest.mark.parametrize(
    "profile",
    [
        b"not a profile at all",
        b"\0" * 16 + b"RGB " + b"x" * 200,
        bytes(imagecodecs.cms_profile("gray", gamma=2.2)),
    ],
    ids=["text", "damaged", "of greys"],
)
def test_a_profile_that_does_not_fit_is_ignored_and_said(profile: bytes) -> None:
    sphere = room()
    photo = read_photo(pil(sphere, "WEBP", lossless=True, icc_profile=profile), "a")
    assert [remark.code for remark in photo.info.remarks] == ["colour-profile-ignored"]
    assert (photo.pixels == sphere).all()


def test_a_profile_in_pieces_is_put_together() -> None:
    sphere = room()
    whole = read_photo(jpeg(sphere, icc_profile=display_p3()), "a").pixels
    plain = read_photo(jpeg(sphere), "a").pixels
    assert np.abs(whole.astype(int) - plain).mean() > 2


@given(st.integers(0, 65535))
def test_16_bits_become_8_with_rounding(value: int) -> None:
    assert to_8_bits(np.array([value], np.uint16))[0] == round(value / 257)


@given(st.integers(0, 255), st.integers(0, 255), st.booleans())
def test_laying_on_grey_is_the_formula(colour: int, alpha: int, multiplied: bool) -> None:
    stored = round(colour * alpha / 255) if multiplied else colour
    block = np.array([[[stored, stored, stored, alpha]]], np.uint8)
    out = Converter("rgb", None, premultiplied=multiplied).block(block)[0, 0, 0]
    assert abs(int(out) - (colour * alpha + BACKGROUND * (255 - alpha)) / 255) <= 1
