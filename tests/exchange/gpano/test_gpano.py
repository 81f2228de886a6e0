"""A site to photographs and back: our own build makes the same tour of them."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import simplejpeg
from PIL import Image

from jetisu360.exchange.export_site import export
from jetisu360.exchange.import_tour import import_tour
from jetisu360.panorama.read.gpano import panorama_values
from jetisu360.panorama.read.photo import inspect_photo
from jetisu360.storage import Folder


@pytest.fixture(scope="module")
def exported(museum: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("gpano") / "out"
    export(Folder.at(museum.site), "gpano", out)
    return out


def xmp_of(jpeg: bytes) -> bytes:
    start = jpeg.index(b"<x:xmpmeta")
    return jpeg[start : jpeg.index(b"</x:xmpmeta>") + 12]


def test_the_photographs_are_those_that_the_site_was_made_of(
    museum: Any, exported: Path, helpers: Any
) -> None:
    for name in ("yard", "hall"):
        before = simplejpeg.decode_jpeg((museum.photos / f"{name}.jpg").read_bytes())
        after = simplejpeg.decode_jpeg((exported / f"{name}.jpg").read_bytes())
        assert after.shape == before.shape
        assert helpers.similarity(before, after) > 0.97


def test_a_photograph_says_what_it_is(museum: Any, exported: Path) -> None:
    data = (exported / "yard.jpg").read_bytes()
    values = panorama_values(xmp_of(data))
    assert values is not None
    assert values["ProjectionType"] == "equirectangular"
    assert float(values["PoseHeadingDegrees"]) == pytest.approx(123.4)
    # GPano counts from north: 123.4° less 30°.
    assert values["InitialViewHeadingDegrees"] == "93"
    info = inspect_photo(data, "yard.jpg")
    assert info.heading == pytest.approx(123.4)
    assert info.crop.is_full
    assert not info.remarks
    assert '<rdf:li xml:lang="kk">Аула</rdf:li>' in xmp_of(data).decode()
    assert "creativecommons.org/licenses/by/4.0" in xmp_of(data).decode()


def test_a_partial_panorama_stays_partial(museum: Any, exported: Path) -> None:
    info = inspect_photo((exported / "strip.jpg").read_bytes(), "strip.jpg")
    assert info.crop.yaw_range == pytest.approx((-90, 90), abs=0.3)
    assert info.crop.pitch_range == pytest.approx((-25, 35), abs=0.3)


def test_our_build_makes_the_same_tour_of_it(
    museum: Any, exported: Path, tmp_path: Path, helpers: Any
) -> None:
    again = helpers.build_site(exported, tmp_path / "site").model_dump(by_alias=True)
    before = museum.tour.model_dump(by_alias=True)
    made = ("source", "tiles", "preview", "glimpse", "poster", "thumbnail", "limits", "captured_at")
    # The rooms stand where museum.toml says, so the same ones are drawn together; nobody has measured again.
    drawn = [{frozenset(plan["scenes"]) for plan in tour.pop("plans")} for tour in (before, again)]
    assert drawn[0] == drawn[1] != set()
    for tour in (before, again):
        pictures = [picture for thing in tour["objects"] for picture in thing["pictures"]]
        assert len(pictures) == 1
        for picture in pictures:
            # Made anew out of the site's own copy; what is said of it stays.
            assert picture.pop("src")
            picture.pop("thumbnail")
        sounds = [thing["sound"] for thing in tour["objects"] if thing["sound"]]
        assert [sound.pop("src").startswith("media/sound-") for sound in sounds] == [True]
        for scene in tour["scenes"]:
            for label in scene["labels"]:
                label.pop("poster")
        for scene in tour["scenes"]:
            for field in made:
                scene.pop(field)
            scene["level"].pop("confidence")
    # A view that nobody chose follows the limits, which are those of whole pixels here.
    for was, now in zip(before["scenes"], again["scenes"], strict=True):
        if was["view"]["origin"] == "none":
            assert now["view"].pop("origin") == was["view"].pop("origin")
            assert now.pop("view") == pytest.approx(was.pop("view"), abs=0.3)
    assert again == before


def test_photographs_alone_become_a_folder(museum: Any, exported: Path, tmp_path: Path) -> None:
    """Without its museum.toml the folder is somebody else's: heading and first view are in the pictures."""
    photos = tmp_path / "theirs"
    photos.mkdir()
    for name in ("yard", "strip"):
        (photos / f"{name}.jpg").write_bytes((exported / f"{name}.jpg").read_bytes())
    result = import_tour(photos, tmp_path / "ours")
    assert result.scenes == 2
    written = (tmp_path / "ours" / "museum.toml").read_text("utf-8")
    assert "Аула" in written
    assert "yaw = -30" in written
    assert "Музей қызметкерлері" in written
    assert (tmp_path / "ours" / "yard.jpg").read_bytes() == (photos / "yard.jpg").read_bytes()


def test_a_folder_with_museum_toml_is_taken_as_it_is(exported: Path, tmp_path: Path) -> None:
    import_tour(exported, tmp_path / "ours")
    assert (tmp_path / "ours" / "museum.toml").read_bytes() == (exported / "museum.toml").read_bytes()


def test_time_and_camera_go_along(museum: Any, tmp_path: Path) -> None:
    from datetime import UTC, datetime

    from jetisu360.exchange.gpano.jpeg_metadata import Facts, with_facts
    from jetisu360.panorama.geometry.sphere import Crop

    pixels = np.full((512, 1024, 3), 120, dtype=np.uint8)
    facts = Facts(
        Crop(0, 0, 1024, 512, 1024, 512),
        captured_at=datetime(2018, 2, 12, 8, 30, tzinfo=UTC),
        camera="GoPro Max",
        title={"kk": "<&>\u0001 " + "ұ" * 9000},
    )
    info = inspect_photo(with_facts(simplejpeg.encode_jpeg(pixels), facts), "a.jpg")
    assert info.captured_at == facts.captured_at
    assert info.camera == "GoPro Max"


def test_an_icon_or_a_flat_picture_does_not_refuse_a_folder(helpers: Any, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "img").mkdir(parents=True)
    (folder / "hall.jpg").write_bytes(simplejpeg.encode_jpeg(helpers.sphere(1024), quality=85))
    Image.new("P", (16, 16)).save(folder / "img" / "arrow.gif")
    Image.new("RGB", (64, 64)).save(folder / "img" / "icon.png")
    Image.new("RGB", (900, 600)).save(folder / "staff.jpg")
    (folder / "broken.jpg").write_bytes(b"\xff\xd8\xff broken")
    result = import_tour(folder, tmp_path / "out")
    assert result.scenes == 1
    (told,) = result.lost
    assert told.code == "import-scene-left-out"
    assert [item["en"].split(":")[0] for item in told.items] == [
        "broken.jpg",
        "img/arrow.gif",
        "img/icon.png",
        "staff.jpg",
    ]
