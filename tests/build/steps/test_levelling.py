"""Who says how a picture is tilted: the keeper before the camera, the camera before the estimate."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from jetisu360.build.steps.cut_scene import SceneTask, Settings, make_pack
from jetisu360.build.steps.levelling import ChosenLevel, choose_level
from jetisu360.panorama.geometry.sphere import Crop, Level
from jetisu360.panorama.level import estimate as level
from jetisu360.panorama.level.estimate import LevelEstimate
from jetisu360.panorama.read.photo import Photo, PhotoInfo, read_photo
from jetisu360.storage import Folder
from jetisu360.tour.document.tour import LevelModel
from jetisu360.tour.pack import read_pack

PHOTOS = Path(__file__).parents[3] / "demo" / "photos"
SURE = LevelEstimate(Level(2, -3), 0.97, 40)


def photo(recorded=Level()):  # noqa: B008 - frozen
    crop = Crop(0, 0, 1024, 512, 1024, 512)
    return Photo(PhotoInfo("a.jpg", "jpeg", "0" * 64, crop, recorded), np.zeros((512, 1024, 3), np.uint8))


@pytest.fixture
def estimate(monkeypatch):
    def answer(what):
        monkeypatch.setattr(level, "estimate_level", lambda pixels, crop: what)

    answer(SURE)
    return answer


def test_the_keeper_has_the_last_word(estimate):
    assert choose_level((1, 2), photo(Level(5, 5))) == ChosenLevel(Level(1, 2), "drawn")
    # Zeros are an answer too: "leave it as it is".
    assert choose_level((0, 0), photo(Level(5, 5))) == ChosenLevel(Level(), "drawn")


def test_the_camera_comes_before_the_estimate(estimate):
    for near in (Level(2.6, -2), Level(1, -3.5)):
        assert choose_level(None, photo(near)) == ChosenLevel(near, "recorded")
    estimate(LevelEstimate(Level(2, -3), 0.85, 40))
    assert choose_level(None, photo(Level(5, 0))) == ChosenLevel(Level(5, 0), "recorded")


def test_a_sure_picture_overrules_a_camera_that_contradicts_it(estimate):
    chosen = choose_level(None, photo(Level(5, 0)))
    assert (chosen.level, chosen.origin) == (Level(2, -3), "estimated")
    assert [(one.code, one.details["degrees"]) for one in chosen.remarks] == [("pose-contradicted", 4)]
    estimate(LevelEstimate(Level(0.1, 0.2), 0.98, 60))
    chosen = choose_level(None, photo(Level(-6.2, -4.1)))
    assert (chosen.level, chosen.origin) == (Level(), "none")
    assert [one.code for one in chosen.remarks] == ["pose-contradicted"]


def test_a_record_beyond_what_is_searched_for_is_believed(estimate):
    """A camera that lay on its side: edges may be upright for a false zenith, the record is all there is."""
    assert choose_level(None, photo(Level(25, 0))) == ChosenLevel(Level(25, 0), "recorded")


def test_two_zeros_from_the_camera_are_no_answer(estimate):
    assert not photo(Level(0, 0)).info.level_recorded
    assert choose_level(None, photo()) == ChosenLevel(Level(2, -3), "estimated", 0.97)


@pytest.mark.parametrize(
    "unsure", [LevelEstimate(Level(2, -3), 0.6, 9), LevelEstimate(Level(0.3, 0.1), 0.99, 80)]
)
def test_no_correction_when_unsure_or_when_nobody_would_see_it(estimate, unsure):
    estimate(unsure)
    assert choose_level(None, photo()) == ChosenLevel(Level(), "none", unsure.confidence)


def test_the_record_is_what_the_document_holds():
    record = ChosenLevel(Level(2, -3), "estimated", 0.97).as_record()
    assert LevelModel.model_validate(record).model_dump() == record
    assert LevelModel.model_validate({"pitch": 1, "roll": 2}).origin is None


def test_the_pack_says_where_its_level_came_from(tmp_path):
    """The sample museum's tilted room, as if its museum.toml said nothing of it."""
    data = (PHOTOS / "petroglyphs-2.jpg").read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    settings = Settings(formats=("jpeg",), quality=40)
    task = SceneTask("petroglyphs-2.jpg", Folder(str(PHOTOS)), Folder(str(tmp_path)), digest, settings)
    scene = read_pack(io.BytesIO(make_pack(task))).scene
    assert scene["level"]["origin"] == "estimated"
    assert scene["level"]["confidence"] >= 0.9
    assert scene["level"]["pitch"] == pytest.approx(-1.6, abs=0.3)
    assert scene["level"]["roll"] == pytest.approx(4.0, abs=0.3)
    assert choose_level(None, read_photo(data, "a")).as_record() == scene["level"]


@pytest.mark.parametrize(("pitch", "roll", "origin"), [(0.8, -0.6, "recorded"), (-6.2, 4.1, "none")])
def test_a_level_room_stays_level_whatever_a_camera_says(pitch, roll, origin):
    """A degree is a sensor's error; seven are another picture's record."""
    recorded = Level(pitch, -roll)
    whole = read_photo((PHOTOS / "foyer.jpg").read_bytes(), "foyer.jpg")
    said = Photo(replace(whole.info, level=recorded), whole.pixels)
    assert choose_level(None, said).origin == origin
