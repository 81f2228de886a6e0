"""Photographs that have nothing to do with each other, or hardly show anything: no nonsense arrow, and a
sentence about each.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2] / "demo"
Run = Callable[..., Any]
Pixels = NDArray[np.uint8]


def photo(name: str) -> Pixels:
    """A rendered photograph, 2048 × 1024, BGR."""
    picture: Any = cv2.imread(str(ROOT / name))
    return np.asarray(cv2.resize(picture, (2048, 1024), interpolation=cv2.INTER_AREA), np.uint8)


def night(picture: Pixels) -> Pixels:
    """A twentieth of the light, and a sensor that sees more noise than room."""
    noise = np.random.default_rng(1).normal(0, 4, picture.shape)
    return np.clip(picture * 0.05 + noise, 0, 255).astype(np.uint8)


def blurred(picture: Pixels) -> Pixels:
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), 14), np.uint8)


def half_black(picture: Pixels) -> Pixels:
    """The stitching failed: one lens is missing."""
    broken = picture.copy()
    broken[:, 1024:] = 0
    return broken


def links(run: Run, folder: Path, pictures: dict[str, Pixels]) -> Any:
    folder.mkdir()
    for k, (name, pixels) in enumerate(pictures.items()):
        # No two files are copies of each other to the byte: those are left out before anything is compared.
        cv2.imwrite(str(folder / f"{name}.jpg"), pixels, [cv2.IMWRITE_JPEG_QUALITY, 95 - k])
    result = run("links", folder, "--json")
    assert result.status == 0, result.err
    return result.json


def arrows(found: Any) -> set[frozenset[str]]:
    return {frozenset((link["from"], link["to"])) for link in found["links"] if link["arrow"]}


def sentences(found: Any, language: str = "en") -> list[str]:
    return [note["message"][language] for note in found["notes"]]


def test_one_room_among_what_is_none(run: Run, tmp_path: Path) -> None:
    pictures = {
        "room-1": photo("photos/petroglyphs-1.jpg"),
        "room-2": photo("photos/petroglyphs-2.jpg"),
        "other-house": photo("trap/photos/lounge-1.jpg"),
        "night": night(photo("photos/gallery-2.jpg")),
        "blurred": blurred(photo("photos/gold.jpg")),
        "half-black": half_black(photo("photos/courtyard.jpg")),
    }
    found = links(run, tmp_path / "photos", pictures)
    assert arrows(found) == {frozenset(("room-1", "room-2"))}
    # One each. (What is likeliest of all may be named in it: another picture, with little belief, no arrow.)
    about = [note["name"] for note in found["notes"]]
    for language in ("kk", "ru", "en"):
        said = sentences(found, language)
        for name in ("other-house", "night", "blurred", "half-black"):
            assert about.count(f"{name}.jpg") == 1, about
            assert f"{name}.jpg" in said[about.index(f"{name}.jpg")], (name, said)


def test_one_photograph_is_a_room_and_no_walk(run: Run, tmp_path: Path) -> None:
    found = links(run, tmp_path / "photos", {"only": photo("photos/foyer.jpg")})
    assert found["links"] == []
    assert len(found["pictures"]) == 1
    for language in ("kk", "ru", "en"):
        assert ["only.jpg" in one for one in sentences(found, language)] == [True]


def test_the_same_photograph_again_and_again(run: Run, tmp_path: Path) -> None:
    same = photo("photos/foyer.jpg")
    found = links(run, tmp_path / "photos", dict.fromkeys(("a", "b", "c"), same))
    assert arrows(found) == set()
    assert not any(link["kind"] == "sure" for link in found["links"])
    for language, marks in (("kk", "«»"), ("ru", "«»"), ("en", "“”")):
        together = ", ".join(f"{marks[0]}{name}.jpg{marks[1]}" for name in ("a", "b", "c"))
        assert sum(together in one for one in sentences(found, language)) == 1
