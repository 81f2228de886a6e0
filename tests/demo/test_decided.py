"""What is found in the sample museum's pictures is decided, so that it is built without open proposals."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest

from jetisu360.panorama.privacy.answered import open_proposals
from jetisu360.panorama.privacy.find import find, find_flat
from jetisu360.panorama.read.kinds.flat import read_flat
from jetisu360.panorama.read.photo import read_photo
from jetisu360.tour.museum_toml.museum_file import read_museum_file

PHOTOS = Path(__file__).parents[2] / "demo" / "photos"
MUSEUM, _ = read_museum_file((PHOTOS / "museum.toml").read_bytes())
DECIDED = tomllib.loads((PHOTOS.parent / "decided.toml").read_text("utf-8"))


def test_every_decision_is_about_the_picture_that_lies_there() -> None:
    kept = [scene for scene in MUSEUM.scenes if scene.keep]
    written = sum(len(picture.keep) for picture in (*kept, *MUSEUM.pictures))
    assert written == len(DECIDED["scenes"]) + len(DECIDED["pictures"])
    for picture in (*kept, *MUSEUM.pictures):
        digest = hashlib.sha256((PHOTOS / picture.file).read_bytes()).hexdigest()
        assert all(entry.is_of(digest) for entry in picture.keep), picture.file


@pytest.mark.slow
def test_nothing_is_open_where_something_was_found() -> None:
    for scene in MUSEUM.scenes:
        if scene.keep:
            photo = read_photo((PHOTOS / scene.file).read_bytes(), scene.file)
            found = find(photo.pixels, photo.info.crop)
            assert open_proposals(found, [], [entry.region for entry in scene.keep]) == [], scene.file
    for picture in MUSEUM.pictures:
        found = find_flat(read_flat((PHOTOS / picture.file).read_bytes(), picture.file))
        assert open_proposals(found, [], [entry.box for entry in picture.keep]) == [], picture.file
