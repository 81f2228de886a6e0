"""The step that cuts a photograph and looks at it, read once."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from jetisu360.build.steps import cut_scene as cutting
from jetisu360.build.steps.cut_and_look import CutAndLook, cut_and_look
from jetisu360.build.steps.cut_scene import SceneTask, cut_scene
from jetisu360.build.steps.extract_features import FeatureTask, extract_features
from jetisu360.linking.features.extraction import find_features
from jetisu360.storage import Folder


@pytest.fixture
def task(tmp_path: Path, make_photo: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> FeatureTask:
    quick = partial(find_features, width=640, most=150)
    monkeypatch.setattr("jetisu360.linking.features.extraction.find_features", quick)
    photo = make_photo(tmp_path / "photos" / "hall.jpg", 4)
    (tmp_path / "together").mkdir()
    work = Folder(str(tmp_path / "together"))
    digest = sha256(photo.read_bytes()).hexdigest()
    return FeatureTask(SceneTask("hall.jpg", Folder(str(photo.parent)), work, digest), "code")


def test_one_reading_gives_what_two_would(
    task: FeatureTask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "apart").mkdir()
    apart = replace(task, scene=replace(task.scene, work=Folder(str(tmp_path / "apart"))))
    assert cut_scene(apart.scene, 1).left_out is None
    assert extract_features(apart, 1).left_out is None
    read: list[str] = []
    read_photograph = cutting.read_photograph
    monkeypatch.setattr(
        cutting, "read_photograph", lambda file: read.append(file.name) or read_photograph(file)
    )
    assert cut_and_look(CutAndLook(task), 1).left_out is None
    assert read == ["hall.jpg"]
    for pack in (task.pack, task.scene.pack):
        assert task.work.read(pack) == apart.work.read(pack), "whoever made it, it is the same"


def test_what_cannot_be_looked_at_is_cut_all_the_same(
    task: FeatureTask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ValueError("no such thing")

    monkeypatch.setattr("jetisu360.linking.features.extraction.find_features", fails)
    outcome = cut_and_look(CutAndLook(task), 1)
    assert outcome.left_out is None
    assert set(task.work.files()) == {task.scene.pack}, "who looks later will say what is wrong"
