"""Inputs that once went wrong, one folder a kind, beside the checkout: each is built or refused as its README
expects. What a test can make by itself is tested where it belongs; these are the very files.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ..command import Result

FAULTS = Path(__file__).parents[3] / "shared" / "data" / "faults"
Run = Callable[..., Result]

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not FAULTS.is_dir(), reason="the inputs that once failed are not beside the checkout"),
]


@dataclass(frozen=True)
class Expected:
    """`scenes`: titles by file; `left_out`, `notes`: codes; all of them, but for small pictures."""

    scenes: Mapping[str, str] = field(default_factory=dict)
    left_out: Mapping[str, str] = field(default_factory=dict)
    notes: frozenset[str] = frozenset()


PHOTOGRAPHS = {
    "01-non-utf8-name": Expected({"good.jpg": "Good", "Зал.jpg": "Зал"}, notes=frozenset({"name-guessed"})),
    "02-jpeg-warnings": Expected(
        {
            "jfif_version_2.jpg": "Jfif version 2",
            "sos_parameters_zero.jpg": "Sos parameters zero",
            "two_bytes_before_dqt.jpg": "Two bytes before dqt",
        },
        notes=frozenset({"file-untidy"}),
    ),
    "03-two-to-one-is-no-sphere": Expected(
        {
            "grey_missing_tiles.jpg": "Grey missing tiles",
            "stereo_top_bottom_squeezed.jpg": "Stereo top bottom squeezed",
        },
        {
            "phone_18x9.jpg": "no-sphere",
            "street_view_black_margin.jpg": "margin-around",
            "vr180_side_by_side.jpg": "stereo-part",
        },
        frozenset({"margin-seen", "stereo-half"}),
    ),
    "04-gpano-partial-becomes-full": Expected(
        left_out={
            "area_over_the_seam.jpg": "panorama-data-wrong",
            "full_size_not_2x1.jpg": "panorama-data-wrong",
        }
    ),
    "05-object-on-black-is-fisheye": Expected(left_out={"vase_on_black.jpg": "flat-photo"}),
    "07-nas-folders": Expected({"hall.jpg": "Hall"}),
    "08-camera-names-as-titles": Expected(
        {
            "IMG-20180512-WA0003.jpg": "View 1",
            "IMG_1234 - IMG_1250.jpg": "View 2",
            "IMG_20180512_120000_00_merged.jpg": "View 3",
            "PANO0001 Panorama.jpg": "View 4",
            "photo (1).JPG": "View 5",
            "PXL_20210101_123456789.PHOTOSPHERE.jpg": "View 6",
            "R0010123_st.JPG": "View 7",
            "Зал 2/R0010001.JPG": "Зал 2",
        }
    ),
    "09-wrong-refusal-sentence": Expected(
        {"stereo_360_top_bottom.jpg": "Stereo 360 top bottom"},
        {
            "cube_r.jpg": "cube-faces",
            "sphere_turned_1x2.jpg": "sphere-on-side",
            "video_still_16x9.jpg": "squeezed-sphere",
        },
        frozenset({"stereo-half"}),
    ),
    "11-pose-on-level-picture": Expected({"level.jpg": "Level"}, notes=frozenset({"pose-contradicted"})),
    "12-unknown-ending-is-silent": Expected(
        {"foyer": "Foyer", "hall.jpg": "Hall"}, notes=frozenset({"unread-beside"})
    ),
    "14-copy-kept-original-dropped": Expected({"zal.jpg": "Zal"}, {"zal (1).jpg": "photo-duplicate"}),
}


def test_every_folder_is_expected() -> None:
    assert set(PHOTOGRAPHS) == {path.name for path in (FAULTS / "photographs").iterdir()}


@pytest.mark.parametrize("name", PHOTOGRAPHS)
def test_photographs(name: str, tmp_path: Path, run: Run) -> None:
    expected = PHOTOGRAPHS[name]
    photos = tmp_path / "photos"
    shutil.copytree(FAULTS / "photographs" / name, photos, ignore=shutil.ignore_patterns("README"))
    if name.startswith("01"):
        if sys.platform != "linux":
            pytest.skip("names of bytes")
        photos.chmod(0o755)
        (photos / "rename-me.jpg").rename(photos / os.fsdecode(b"\x87\xa0\xab.jpg"))
    built = run("build", photos, "--out", tmp_path / "site", "--no-links", "--json", "--language", "kk")
    assert built.status == (0 if expected.scenes else 2)
    scenes = {scene["file"]: scene["title"] for scene in built.json.get("scenes", ())}
    assert {file: title.get("en", title["kk"]) for file, title in scenes.items()} == dict(expected.scenes)
    assert {left["name"]: left["code"] for left in built.json["left_out"]} == dict(expected.left_out)
    assert {note["code"] for note in built.notes} == expected.notes
    assert "program" not in built.err, "no fault of the program"


# What is read of a tour: scenes, links, labels.
TOURS = {
    "arrival-and-arrow-pitch": (2, 3, 0),
    "foreign-krpano": (1, 0, 0),
    "html-pictures-links": (1, 0, 2),
    "js-config-silent": (2, 1, 1),
    "marzipano-extra-keys": (1, 0, 1),
    "marzipano-pitch": (1, 0, 2),
    "marzipano-trailing-comma": (1, 0, 1),
    "multires-in-subfolder": (1, 0, 0),
}


@pytest.mark.parametrize("name", TOURS)
def test_tours(name: str, tmp_path: Path, run: Run) -> None:
    read = run(
        "import", FAULTS / "exchange" / name, "--out", tmp_path / "photos", "--json", "--language", "ru"
    )
    assert read.status == 0, read.out + read.err
    written = (tmp_path / "photos" / "museum.toml").read_text("utf-8")
    parts = ("[[scenes]]", "[[links]]", "[[scenes.labels]]")
    assert tuple(written.count(part) for part in parts) == TOURS[name], written


def test_a_damaged_tour_names_the_line(tmp_path: Path, run: Run) -> None:
    read = run("import", FAULTS / "exchange" / "broken-json-silent", "--out", tmp_path / "photos", "--json")
    assert read.status == 2
    assert "line" in read.json["error"]["message"]["en"]
