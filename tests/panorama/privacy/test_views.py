"""No part of the sphere is left out of the views in which faces are looked for."""

import numpy as np
import pytest

from jetisu360.panorama.geometry.projection import Array, view_plane
from jetisu360.panorama.geometry.sphere import Crop
from jetisu360.panorama.privacy.views import BEYOND, COARSE, FINE, Layout, views


def everywhere(count: int) -> Array:
    """Directions (3, n), evenly over the sphere (Fibonacci's lattice), both poles among them."""
    y = np.linspace(1, -1, count)
    turn = np.arange(count) * np.pi * (3 - 5**0.5)
    return np.stack([np.sqrt(1 - y**2) * np.cos(turn), y, np.sqrt(1 - y**2) * np.sin(turn)])


@pytest.mark.parametrize("layout", [FINE, COARSE], ids=["fine", "coarse"])
def test_every_face_up_to_a_size_is_wholly_in_a_view(layout: Layout) -> None:
    looks = everywhere(20_000)
    inside = np.full(looks.shape[1], -np.inf)
    for yaw, pitch in layout.centres():
        right, down, forward = view_plane(yaw, pitch, layout.fov, 100, 100).matrix().T
        half = float(np.linalg.norm(right))
        borders = np.array([half * forward + side / half for side in (right, -right, down, -down)])
        borders /= np.linalg.norm(borders, axis=1, keepdims=True)
        nearest = np.degrees(np.arcsin(np.clip((borders @ looks).min(axis=0), -1, 1)))
        inside = np.maximum(inside, nearest)
    assert 2 * inside.min() >= layout.whole


def test_views_are_no_denser_than_they_need_be() -> None:
    grey = np.full((512, 1024, 3), 99, dtype=np.uint8)
    seen = list(views(grey, Crop(0, 0, 1024, 512, 1024, 512)))
    assert all((view.pixels == 99).all() for view in seen)
    assert sum(view.pixels.size for view in seen) < 3 * grey.size * 2, "a small picture is cheap"


def test_of_a_part_only_what_it_shows_is_looked_at() -> None:
    white = np.full((200, 400, 3), 255, dtype=np.uint8)
    part = Crop(300, 150, 400, 200, 1000, 500)
    seen = list(views(white, part))
    whole = Crop(0, 0, 1000, 500, 1000, 500)
    assert 0 < len(seen) < len(list(views(np.full((500, 1000, 3), 255, dtype=np.uint8), whole))) / 2
    for view in seen:
        shown = (view.pixels == 255).all(axis=2)
        assert shown.any()
        assert (view.pixels[~shown] == BEYOND).all()
