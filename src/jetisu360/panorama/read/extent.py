"""What a picture covers of the sphere: by the keeper's word, by its XMP, or by its shape, in that order."""

from __future__ import annotations

import math
from dataclasses import dataclass

from jetisu360.panorama.geometry.sphere import Crop
from jetisu360.panorama.read.gpano import Area, GPano
from jetisu360.panorama.refusals import CoverageImpossible, PanoramaDataWrong, WrongProjection

# A full sphere is twice as wide as high; stitchers round by a row or two, and 1 % of a sphere nobody can see.
TOLERANCE = 0.01
# How much the two scales of a keeper's coverage, rounded to whole degrees by hand, may differ.
_HAND = 0.1
# Widths over heights of a whole sphere, as a keeper may say that a picture is one: 1:1 to 4:1.
_SQUEEZED = (0.99, 4.04)
# Names under which equirectangular is recorded.
_EQUIRECTANGULAR = {"equirectangular", "equirectangularprojection", "spherical", "sphere"}


@dataclass(frozen=True)
class Coverage:
    """What a keeper says of a picture, degrees. `vertical` None: as the horizontal and the picture's shape
    have it.

    `horizontal` 360 goes all the way round; `centre_pitch` is the pitch of the picture's middle row, None
    where nobody said it: then it is taken for the horizon.
    """

    horizontal: float
    vertical: float | None = None
    centre_pitch: float | None = None

    @property
    def leaves_horizon_open(self) -> bool:
        """Whether the horizon may be anywhere: a part whose middle is not said."""
        return self.centre_pitch is None and (self.vertical is None or self.vertical < 180)


def is_sphere(width: int, height: int) -> bool:
    """Whether the shape is that of a full sphere."""
    return abs(width / height - 2) <= 2 * TOLERANCE


def is_part(area: Area | None) -> bool:
    """Whether a record says plainly that the picture is less than the sphere: by its width or its height."""
    if area is None:
        return False
    shares = (
        area.width / area.full_width if area.full_width else math.nan,
        (area.height / area.full_height if area.full_height else math.nan),
    )
    return any(0 < share < 1 - TOLERANCE for share in shares)


def find_extent(
    name: str, width: int, height: int, gpano: GPano, coverage: Coverage | None
) -> tuple[Crop | None, bool]:
    """The crop, or None where nothing says what the picture covers; and whether its XMP had to be set aside.

    Raises:
        CoverageImpossible, WrongProjection, PanoramaDataWrong
    """
    if coverage is not None:
        return _from_coverage(name, width, height, coverage), False
    projection = (gpano.projection or "equirectangular").casefold().replace(" ", "").replace("-", "")
    if projection not in _EQUIRECTANGULAR:
        shown = "".join(letter for letter in gpano.projection or "" if letter.isprintable())[:40]
        raise WrongProjection(name=name, projection=shown)
    whole = Crop(0, 0, width, height, width, height) if is_sphere(width, height) else None
    if gpano.area is None:
        return whole, False
    crop = _from_area(width, height, gpano.area)
    if crop is None and whole is None:
        raise PanoramaDataWrong(name=name)
    return (crop or whole), crop is None


def _from_coverage(name: str, width: int, height: int, coverage: Coverage) -> Crop:
    horizontal, centre = coverage.horizontal, coverage.centre_pitch or 0.0
    vertical = coverage.vertical
    if vertical is None:
        vertical = horizontal * height / width if math.isfinite(horizontal) else math.nan
        if 180 < vertical <= 180 * (1 + TOLERANCE):
            vertical = 180.0
    refusal = CoverageImpossible(
        name=name,
        width=width,
        height=height,
        horizontal=f"{horizontal:g}",
        vertical=f"{vertical:g}",
        centre_pitch=f"{centre:g}",
    )
    if not (0 < horizontal <= 360 and 0 < vertical <= 180 and abs(centre) + vertical / 2 <= 90.5):
        raise refusal
    full_width, full_height = width / horizontal * 360, height / vertical * 180
    if not math.isfinite(full_width * full_height):
        raise refusal
    if horizontal == 360 and vertical == 180:
        # Stills of 360° films are squeezed, and eyes lie above each other in half their height.
        likely = _SQUEEZED[0] <= width / height <= _SQUEEZED[1]
    else:
        likely = abs(math.log(full_width / full_height / 2)) <= math.log1p(_HAND)
    if not likely:
        raise refusal
    top = (90 - centre - vertical / 2) / 180 * full_height
    top = min(max(top, 0.0), full_height - height)
    return Crop((full_width - width) / 2, top, width, height, full_width, full_height)


def _from_area(width: int, height: int, area: Area) -> Crop | None:
    """The recorded area in this file's pixels, or None where it makes no sense or is not of this picture.

    A reduced copy keeps the XMP of its original: the area is scaled by what its own size and the file's
    say. When the two scales differ, the picture was cropped or turned afterwards, and the record is of
    something else.
    """
    numbers = (area.left, area.top, area.width, area.height, area.full_width, area.full_height)
    if not all(math.isfinite(number) for number in numbers) or min(numbers) < 0:
        return None
    if min(numbers[2:]) <= 0:
        return None
    if abs(area.full_width / area.full_height - 2) > 2 * TOLERANCE:
        return None
    across, down = width / area.width, height / area.height
    # Half a pixel of rounding is much of a small copy's height.
    if abs(across - down) > across * TOLERANCE + 0.5 / area.height + 0.5 / area.width:
        return None
    slack_x, slack_y = 1 + area.full_width * 1e-3, 1 + area.full_height * 1e-3
    if (
        area.left + area.width > area.full_width + slack_x
        or area.top + area.height > area.full_height + slack_y
    ):
        return None
    full_width, full_height = max(area.full_width * across, width), max(area.full_height * down, height)
    if not math.isfinite(full_width * full_height):
        return None
    return Crop(
        min(area.left * across, full_width - width),
        min(area.top * down, full_height - height),
        width,
        height,
        full_width,
        full_height,
    )
