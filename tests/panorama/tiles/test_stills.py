"""Which pictures of the first view a screen may choose from."""

from __future__ import annotations

import pytest

from jetisu360.panorama.tiles.stills import still_sizes


def test_none_is_larger_than_what_the_best_tiles_show() -> None:
    # 90 degrees show a face from edge to edge.
    sizes = still_sizes([250, 500, 1000], 90)
    assert max(height for _, height in sizes.values()) in (999, 1000)
    large = still_sizes([1024, 2048, 4096], 75)
    assert max(height for _, height in large.values()) == 1344


@pytest.mark.parametrize("faces", [[1304], [4096]])
def test_they_are_called_by_their_shape_and_height(faces: list[int]) -> None:
    sizes = still_sizes(faces, 78)
    for name, (width, height) in sizes.items():
        aspect, tall = map(int, name.split("-"))
        assert tall == height
        assert width == pytest.approx(height * aspect / 100, abs=0.5)
    assert len(set(sizes.values())) == len(sizes)
