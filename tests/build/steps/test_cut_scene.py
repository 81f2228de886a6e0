"""A step is a pure function of its task, and its pack is there whole or not at all."""

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from jetisu360.build.steps.cut_scene import SceneTask, Settings, cut_scene, make_pack
from jetisu360.build.steps.extract_features import FeatureTask
from jetisu360.build.steps.framing import DEFAULT_FOV
from jetisu360.build.steps.label_views import ViewsTask
from jetisu360.panorama.privacy.region import Region
from jetisu360.storage import Folder
from jetisu360.tour.pack import read_pack


@pytest.fixture(scope="module")
def task(tmp_path_factory: pytest.TempPathFactory, make_photo: Callable[..., Path]) -> SceneTask:
    folder = tmp_path_factory.mktemp("steps")
    photo = make_photo(folder / "photos" / "a.jpg")
    digest = sha256(photo.read_bytes()).hexdigest()
    return SceneTask("a.jpg", Folder(str(folder / "photos")), Folder(str(folder / "work")), digest)


@pytest.fixture(scope="module")
def packed(task: SceneTask) -> bytes:
    return make_pack(task, 1)


def test_the_pack_holds_every_picture_with_its_checksum(packed: bytes) -> None:
    pack = read_pack(io.BytesIO(packed))
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert set(archive.namelist()) == {"scene.json", *pack.files}
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
        for name, (digest, size) in pack.files.items():
            data = archive.read(name)
            assert (sha256(data).hexdigest(), len(data)) == (digest, size)
    assert {"poster.jpg", "thumbnail.webp", "0/f/0_0.webp", "0/d/0_0.webp"} <= set(pack.files)
    assert pack.scene["tiles"]["face_sizes"][-1] >= 1024 / 3.1416
    assert pack.scene["view"] == {"yaw": 0, "pitch": 0, "fov": DEFAULT_FOV}
    assert pack.scene["preview"].startswith("data:image/webp;base64,")


def test_the_same_task_gives_the_same_bytes(task: SceneTask, packed: bytes) -> None:
    assert make_pack(task, 2) == packed


def test_the_key_follows_from_what_decides_the_pictures(task: SceneTask) -> None:
    others = [
        replace(task, sha256="1" * 64),
        replace(task, settings=Settings(quality=70)),
        replace(task, settings=Settings(formats=("jpeg",))),
        replace(task, level=(1.0, 0.0)),
        replace(task, coverage=(180.0, None, 0.0)),
        replace(task, view=(1.0, 0.0, 75.0)),
        replace(task, code="other"),
        replace(task, regions=(Region(1, 2, 3, 4),)),
        replace(task, regions=(Region(1, 2, 3, 4), Region(5, 6, 7, 8))),
    ]
    assert len({task.key, *(other.key for other in others)}) == len(others) + 1
    same = [
        replace(task, name="b.jpg"),
        replace(task, settings=Settings(max_pixels=10**9)),
        replace(task, work=Folder("/elsewhere")),
    ]
    assert {one.key for one in same} == {task.key}
    both = [replace(task, regions=order) for order in (others[-1].regions, others[-1].regions[::-1])]
    assert both[0].key == both[1].key, "the order in museum.toml decides nothing"
    assert {FeatureTask(one).key for one in both} == {FeatureTask(task).key}, (
        "photographs are known by all of it"
    )
    views = [ViewsTask(one, (("vase", 1.0, 2.0),)) for one in (task, both[0])]
    assert views[0].key != views[1].key


def test_no_place_on_earth_and_no_exif_is_in_a_pack(packed: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        scene = json.loads(archive.read("scene.json"))
        assert "gps" not in json.dumps(scene).lower()
        assert b"Exif" not in archive.read("poster.jpg")


def test_a_step_that_is_done_is_not_done_again(task: SceneTask) -> None:
    assert cut_scene(task, 1).left_out is None
    path = Path(task.work.address) / task.pack
    before = path.stat().st_mtime_ns
    assert cut_scene(task, 1).left_out is None
    assert path.stat().st_mtime_ns == before
    assert [other.name for other in path.parent.iterdir()] == [task.pack], "nothing half-made is left"


def test_a_photograph_that_changed_meanwhile_is_refused(task: SceneTask) -> None:
    outcome = cut_scene(replace(task, sha256="f" * 64))
    assert outcome.left_out is not None
    assert outcome.left_out.code == "photo-changed"
    assert not outcome.lasting


def test_a_refusal_is_lasting(task: SceneTask) -> None:
    (Path(task.source.address) / "text.jpg").write_bytes(b"not a picture at all, whatever it is called")
    digest = sha256(b"not a picture at all, whatever it is called").hexdigest()
    outcome = cut_scene(replace(task, name="text.jpg", sha256=digest))
    assert outcome.left_out is not None
    assert outcome.lasting
    assert outcome.left_out.name == "text.jpg"
    assert set(outcome.left_out.message) == {"kk", "ru", "en"}


def test_a_file_that_is_too_large_is_refused_before_it_is_read(task: SceneTask) -> None:
    class Unread(Folder):
        def read(self, name: str) -> bytes:
            raise AssertionError("it must not be read")

    small = Settings(max_bytes=10)
    outcome = cut_scene(replace(task, source=Unread(task.source.address), settings=small, code="limits"))
    assert outcome.left_out is not None
    assert outcome.left_out.code == "too-many-bytes"


def test_a_half_written_pack_is_not_taken_for_one(tmp_path: Path, packed: bytes) -> None:
    with pytest.raises(zipfile.BadZipFile):
        read_pack(io.BytesIO(packed[: len(packed) // 2]))


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Folder(str(tmp_path))
    folder.write("a.zip", b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="space"):
        folder.write("a.zip", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.zip": b"old"}
