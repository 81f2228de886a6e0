"""Every bad photograph is refused for its own reason; every odd good one is taken, and looks as it should."""

from pathlib import Path

import numpy as np
import pytest

from jetisu360.panorama.read.photo import inspect_photo, read_photo
from jetisu360.panorama.refusals import Refusal

from .corpus import GOOD, room, write_corpus

# Only settings bring these about; test_limits.py and test_extent.py have them.
BY_SETTINGS = {"too-many-bytes", "coverage-impossible", "memory-short"}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("corpus")
    return folder, write_corpus(folder)


def test_each_file_gets_its_own_answer(corpus: tuple[Path, dict[str, str]]) -> None:
    folder, expected = corpus
    answers = {}
    for name in expected:
        try:
            photo = read_photo((folder / name).read_bytes(), name)
        except Refusal as refusal:
            answers[name] = refusal.code if name in refusal.say("en") else "does not say its name"
        else:
            answers[name] = GOOD
            assert photo.pixels.shape == (photo.info.crop.height, photo.info.crop.width, 3)
            assert photo.pixels.dtype == np.uint8
            assert photo.pixels.flags.c_contiguous
    assert answers == expected


def test_the_corpus_has_every_refusal(corpus: tuple[Path, dict[str, str]]) -> None:
    assert {kind.code for kind in Refusal.__subclasses__()} == (
        set(corpus[1].values()) - {GOOD}
    ) | BY_SETTINGS


def test_odd_good_photographs_show_the_same_room(corpus: tuple[Path, dict[str, str]]) -> None:
    folder, expected = corpus
    whole = room().astype(int)
    for name in (name for name, code in expected.items() if code == GOOD):
        photo = read_photo((folder / name).read_bytes(), name)
        if name in ("cropped.jpg", "wide-gamut.png"):  # other pixels on purpose
            continue
        truth = whole[..., 1:2].repeat(3, axis=2) if name == "grey.jpg" else whole
        assert np.abs(photo.pixels.astype(int) - truth).mean() < 3, name


def test_a_look_at_the_header_refuses_what_it_can(corpus: tuple[Path, dict[str, str]]) -> None:
    folder, expected = corpus
    only_in_pixels = {
        "damaged.jpg", "damaged.png", "two-lenses.jpg", "telephone.jpg", "download.jpg", "vr180.jpg",
    }  # fmt: skip
    for name, code in expected.items():
        data = (folder / name).read_bytes()
        if code == GOOD:
            assert inspect_photo(data, name) == read_photo(data, name).info
        elif name not in only_in_pixels:
            with pytest.raises(Refusal) as caught:
                inspect_photo(data, name)
            assert caught.value.code == code, name
