"""A face is found wherever it is on the sphere, once, and the region holds all of it."""

from pathlib import Path

import numpy as np
import pytest
from benchmarks.privacy.compose import covered, paste
from skimage import data

from jetisu360.panorama.geometry.resample import Pixels
from jetisu360.panorama.geometry.sphere import Crop
from jetisu360.panorama.privacy import centerface
from jetisu360.panorama.privacy.find import find, find_flat
from jetisu360.panorama.privacy.refusals import DetectorDamaged
from jetisu360.panorama.privacy.region import Box, Region

FACE = np.array([178.0, 56, 266, 182])
"""Of the astronaut Eileen Collins in NASA's portrait (public domain): hair line to chin."""

WIDTH = 2048
WHOLE = Crop(0, 0, WIDTH, WIDTH // 2, WIDTH, WIDTH // 2)


def sphere(*faces: Region) -> Pixels:
    """A grey sphere with the astronaut's face at these places."""
    pixels = np.full((WIDTH // 2, WIDTH, 3), 110, dtype=np.uint8)
    portrait = data.astronaut()[:320, 90:350]
    for where in faces:
        paste(pixels, portrait, np.ones(portrait.shape[:2], np.float32), FACE - [90, 0, 90, 0], where)
    return pixels


def face(yaw: float, pitch: float, height: float) -> Region:
    return Region(yaw, pitch, height * 0.7, height)


def test_faces_all_over_the_sphere_are_found_once_and_whole() -> None:
    placed = [
        face(0, 0, 8),
        face(180, 0, 8),  # on the seam
        face(80, 5, 14),
        face(-80, 78, 9),
        face(100, -78, 9),
        face(45, 40, 6),
        face(-150, -40, 7),
        face(-60, -10, 32),  # near the camera
    ]
    found = find(sphere(*placed), WHOLE)
    assert [proposal.score for proposal in found] == sorted((p.score for p in found), reverse=True)
    assert {proposal.kind for proposal in found} == {"face"}
    regions = [proposal.where for proposal in found]
    for where in placed:
        of_it = [region for region in regions if isinstance(region, Region) and covered(where, region) > 0.5]
        assert len(of_it) == 1, f"{where}: {of_it}"
        assert covered(where, of_it[0]) > 0.9, where
        assert of_it[0].width * of_it[0].height < 3.5 * where.width * where.height, where
    assert len(found) == len(placed)
    assert all(-180 <= region.yaw < 180 for region in regions if isinstance(region, Region))


def test_of_a_part_of_a_sphere_the_directions_are_its_own() -> None:
    where = face(30, -12, 8)
    pixels = sphere(where)
    left, top, wide, tall = 1000, 380, 500, 400
    (found,) = find(
        pixels[top : top + tall, left : left + wide], Crop(left, top, wide, tall, WIDTH, WIDTH // 2)
    )
    assert isinstance(found.where, Region)
    assert covered(where, found.where) > 0.9


def test_nobody_in_an_empty_room() -> None:
    assert find(np.full((256, 512, 3), 110, dtype=np.uint8), Crop(0, 0, 512, 256, 512, 256)) == []


def test_a_flat_picture() -> None:
    (found,) = find_flat(data.astronaut())
    assert found.kind == "face"
    assert isinstance(found.where, Box)
    assert found.where.left < FACE[0] / 5.12 < FACE[2] / 5.12 < found.where.left + found.where.width
    assert found.where.top < FACE[1] / 5.12 < FACE[3] / 5.12 < found.where.top + found.where.height
    assert find_flat(np.full((1, 1, 3), 7, np.uint8)) == []


@pytest.mark.parametrize("damage", ["absent", "cut short", "other bytes"])
def test_damaged_weights_are_said_in_a_sentence(
    damage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "weights"
    folder.mkdir()
    weights = centerface.resources.files("jetisu360.panorama.privacy") / "weights" / centerface.WEIGHTS
    whole = weights.read_bytes()
    if damage != "absent":
        bytes_ = whole[:100_000] if damage == "cut short" else whole[:-1] + b"?"
        (folder / centerface.WEIGHTS).write_bytes(bytes_)
    monkeypatch.setattr(centerface.resources, "files", lambda _package: tmp_path)
    monkeypatch.setattr(centerface, "_kept", type("Nothing", (), {})())
    with pytest.raises(DetectorDamaged) as refused:
        find_flat(np.zeros((64, 64, 3), np.uint8))
    assert centerface.WEIGHTS in refused.value.say("kk")
