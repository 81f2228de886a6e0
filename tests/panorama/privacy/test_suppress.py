"""Two findings of one thing are one, wherever on the sphere it is."""

import numpy as np
import pytest

from jetisu360.panorama.privacy.region import Region
from jetisu360.panorama.privacy.suppress import distinct, is_same, overlap, suppress


@pytest.mark.parametrize(
    ("region", "other"),
    [
        (Region(10, 0, 4, 5), Region(11, 0.5, 4, 5)),
        (Region(179.6, 10, 4, 5), Region(-179.8, 10, 4, 5)),  # over the seam
        (Region(20, 85, 6, 7), Region(35, 85.2, 6, 7)),  # a degree apart, beside the zenith
        (Region(0, -89.5, 9, 9), Region(180, -89.5, 9, 9)),  # over the nadir
        (Region(0, 0, 6, 7), Region(1, 1, 2, 3)),  # a part of it
    ],
)
def test_one_thing(region: Region, other: Region) -> None:
    assert is_same(region, other)
    assert is_same(other, region)
    assert suppress([(region, 0.4), (other, 0.8)]) == [(other, 0.8)]


@pytest.mark.parametrize(
    ("region", "other"),
    [
        (Region(10, 0, 4, 5), Region(14.5, 0, 4, 5)),
        (Region(10, 60, 4, 5), Region(20, 60, 4, 5)),
        (Region(0, 0, 4, 5), Region(180, 0, 4, 5)),
        (Region(0, 89, 3, 3), Region(0, -89, 3, 3)),
    ],
)
def test_two_things(region: Region, other: Region) -> None:
    assert not is_same(region, other)
    assert suppress([(region, 0.4), (other, 0.8)]) == [(other, 0.8), (region, 0.4)]


def test_a_region_overlaps_itself_wholly() -> None:
    assert overlap(Region(33, 44, 5, 6), Region(33, 44, 5, 6)) == pytest.approx(30)


def test_boxes_of_a_flat_picture() -> None:
    boxes = np.array([[0, 0, 10, 10, 0.5], [1, 0, 11, 10, 0.9], [20, 0, 30, 10, 0.3]])
    assert distinct(boxes)[:, 4].tolist() == [0.9, 0.3]
    assert distinct(np.empty((0, 5))).shape == (0, 5)
