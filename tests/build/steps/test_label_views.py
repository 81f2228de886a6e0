"""Pictures of single views: of labels, and of what a visit begins with."""

import base64
import io
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from jetisu360.build.steps.cut_scene import SceneTask, preview_address
from jetisu360.build.steps.label_views import FirstView, PackedViews, ViewsTask, draw_views
from jetisu360.panorama.geometry.projection import FACES
from jetisu360.panorama.tiles.preview import LIMIT, make_preview
from jetisu360.storage import Folder
from jetisu360.tour.document.tour import Glimpse
from jetisu360.tour.pack import read_pack

rng = np.random.default_rng(6)
PREVIEW = make_preview({face: rng.integers(0, 255, (32, 32, 3), np.uint8) for face in FACES}, LIMIT)
FIRST = FirstView(10.0, 5.0, 75.0, (160, 320), preview_address(PREVIEW))


@pytest.fixture
def scene(tmp_path: Path, make_photo: Callable[..., Path]) -> SceneTask:
    photo = make_photo(tmp_path / "photos" / "a.jpg")
    digest = sha256(photo.read_bytes()).hexdigest()
    return SceneTask("a.jpg", Folder(str(tmp_path / "photos")), Folder(str(tmp_path / "work")), digest)


def drawn(task: ViewsTask) -> tuple[PackedViews, dict[str, Image.Image]]:
    assert draw_views(task, 1).left_out is None
    data = (Path(task.work.address) / task.pack).read_bytes()
    pack = read_pack(io.BytesIO(data))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        pictures = {name: Image.open(io.BytesIO(archive.read(name))) for name in pack.files}
    return PackedViews("hall", task.key, pack), pictures


def test_where_visits_begin_the_first_view_is_there_for_screens_of_every_kind(scene: SceneTask) -> None:
    views, pictures = drawn(ViewsTask(scene, (("vase", 1.0, 2.0),), FIRST))
    glimpse = Glimpse.model_validate(views.glimpse)
    stills = glimpse.stills
    assert stills is not None
    assert [address.removeprefix(f"{views.path}/") for address in stills.addresses] == sorted(
        (name for name in pictures if name != "vase.jpg"), key=lambda name: int(name.partition("-")[0])
    )
    for name in stills.names:
        aspect, height = map(int, name.split("-"))
        assert pictures[f"{name}.webp"].size == (round(height * aspect / 100), height)
    # The same view, whatever the shape: a narrow one is the middle of a wide one.
    height = int(stills.names[0].partition("-")[2])
    narrow, wide = (np.asarray(pictures[f"{a}-{height}.webp"], float) for a in (75, 200))
    left = (wide.shape[1] - narrow.shape[1]) // 2
    assert np.abs(wide[:, left : left + narrow.shape[1]] - narrow).mean() < 6
    # And so is the small one that stands in the page; what is around it is coarser than the whole preview.
    small = np.asarray(
        Image.open(io.BytesIO(base64.b64decode(glimpse.src.partition(",")[2]))).convert("RGB"), float
    )
    shown = pictures[f"200-{height}.webp"].resize(small.shape[1::-1], Image.Resampling.BOX)
    assert np.abs(np.asarray(shown, float) - small).mean() < 10
    assert (glimpse.yaw, glimpse.pitch, glimpse.fov) == (10, 5, 75)
    assert len(base64.b64decode(glimpse.around.partition(",")[2])) <= len(PREVIEW)


def test_elsewhere_there_are_none(scene: SceneTask) -> None:
    views, pictures = drawn(ViewsTask(scene, (("vase", 1.0, 2.0),)))
    assert views.glimpse is None
    assert set(pictures) == {"vase.jpg"}
