"""Six faces of a cube are one panorama to speak of; six pictures of anything else stay six."""

import pytest

from jetisu360.build.left_out import LeftOut
from jetisu360.build.photos.copies import PhotoDuplicate
from jetisu360.build.photos.cube_faces import faces_as_one
from jetisu360.panorama.refusals import Corrupt, FlatPhoto


def flat(name: str, width: int = 512, height: int = 512) -> LeftOut:
    return LeftOut.because(name, FlatPhoto(name=name, width=width, height=height))


NAMES = [
    [f"cube_{face}.jpg" for face in "bdflru"],
    [f"hall/{face}.png" for face in ("nx", "ny", "nz", "px", "py", "pz")],
    [f"{face}-zal.JPG" for face in ("front", "right", "back", "left", "top", "bottom")],
    [f"Foyer{face}.jpg" for face in ("Front", "Right", "Back", "Left", "Up", "Down")],
    [f"hall.{way}-{axis}.jpg" for way in ("neg", "pos") for axis in "xyz"],
]


@pytest.mark.parametrize("names", NAMES, ids=lambda names: names[0])
def test_six_faces_are_one_sentence_in_three_languages(names: list[str]) -> None:
    damaged = LeftOut.because("bad.jpg", Corrupt(name="bad.jpg"))
    other = flat("selfie.jpg", 512, 512)
    first, *others = faces_as_one([damaged, *(flat(name) for name in names), other])
    assert first == damaged
    cube, last = others
    assert (cube.name, cube.code) == (names[0], "cube-faces")
    for language in ("kk", "ru", "en"):
        assert names[0] in cube.say(language)
        assert "512" in cube.say(language)
    assert last == other


def test_two_cubes_are_two_sentences() -> None:
    names = [f"{room}_{face}.jpg" for room in ("hall", "yard") for face in "frblud"]
    assert [one.name for one in faces_as_one([flat(name) for name in names])] == ["hall_f.jpg", "yard_f.jpg"]


def test_a_face_that_is_a_copy_of_another_is_one_of_the_six() -> None:
    def copy(name: str) -> LeftOut:
        return LeftOut.because(name, PhotoDuplicate(name=name, first="hall_u.jpg"))

    others = [copy("hall_d.jpg"), *(flat(f"hall_{face}.jpg") for face in "frblu")]
    assert [(one.name, one.code) for one in faces_as_one(others)] == [("hall_d.jpg", "cube-faces")]
    copies = [copy(f"hall_{face}.jpg") for face in "frblud"]
    assert faces_as_one(copies) == copies


@pytest.mark.parametrize(
    "files",
    [
        [flat(f"cube_{face}.jpg") for face in "frblu"],  # one is missing
        [flat(f"cube_{face}.jpg", 512 + (face == "u")) for face in "frblud"],  # not all square
        [flat(f"IMG_{number}.jpg") for number in range(1, 7)],
        [flat(f"leaf{face}.jpg") for face in "frblud"],  # words that end so
        [flat(f"{face}/hall_{face}.jpg") for face in "frblud"],  # in folders of their own
    ],
)
def test_other_pictures_keep_their_own_sentences(files: list[LeftOut]) -> None:
    assert faces_as_one(files) == files
