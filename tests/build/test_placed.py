"""What has a view, a tilt or a label in museum.toml is a panorama to its keeper, whatever it looks like."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from jetisu360.build.options import Options
from jetisu360.build.pipeline import build
from jetisu360.build.progress import Silent
from jetisu360.build.report import Report
from jetisu360.build.steps.cut_scene import SceneTask
from jetisu360.errors import JetisuError
from jetisu360.storage import Folder


def squares(path: Path) -> None:
    """A drawing of no room: neither do its edges meet nor are its poles points."""
    picture = Image.new("RGB", (2048, 1024), (240, 240, 235))
    draw = ImageDraw.Draw(picture)
    for i in range(32):
        for j in range(16):
            if (i + j) % 2:
                colour = (40 + i * 6, 200 - j * 9, 90 + j * 8)
                draw.rectangle((i * 64, j * 64, (i + 1) * 64, (j + 1) * 64), fill=colour)
    picture.save(path, quality=90)


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ("title = 'Hall'", False),
        ("level = { pitch = 0.0, roll = 0.0 }", True),
        ("view = { yaw = 5.0 }", True),
        ("[[scenes.labels]]\nyaw = 1.0\ntitle = 'Jug'", True),
    ],
)
def test_what_is_placed_is_published_with_a_remark(said: str, taken: bool, tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    squares(photos / "hall.jpg")
    (photos / "museum.toml").write_text(f"[[scenes]]\nfile = 'hall.jpg'\n{said}\n", "utf-8")
    places = (Folder.at(one) for one in (photos, tmp_path / "site", tmp_path / "work"))
    report = Report()
    options = Options(*places, workers=1, links=False, draft=True)
    if taken:
        assert len(build(options, Silent(), report).tour.scenes) == 1
        assert [(one.name, one.code) for one in report.notes] == [("hall.jpg", "sphere-doubtful")]
    else:
        with pytest.raises(JetisuError):
            build(options, Silent(), report)
        assert [(one.name, one.code) for one in report.left_out] == [("hall.jpg", "no-sphere")]


def test_a_label_more_cuts_nothing_again() -> None:
    task = SceneTask("a.jpg", Folder("photos"), Folder("work"), "0" * 64)
    placed = replace(task, placed=True)
    assert placed.key == task.key
    assert placed.refusal_key != task.refusal_key
