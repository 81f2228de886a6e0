"""Decisions about faces change nothing of a tour but what is blurred, and reach the scene that they are
about.
"""

from __future__ import annotations

import pytest

from jetisu360.build.plan.decided import holds_only_decisions, of_originals, with_decisions
from jetisu360.build.plan.scene_plan import named_photographs, plan_scenes
from jetisu360.panorama.privacy.region import Region
from jetisu360.tour.museum_toml.decision import Decision
from jetisu360.tour.museum_toml.decisions import edited
from jetisu360.tour.museum_toml.museum_file import MuseumFile, read_museum_file

NAMES = ["IMG_001.jpg", "IMG_002.jpg", "hall 2.jpg", "hall.jpg", "zal.jpg"]
WORDS = """
[[scenes]]
file = "zal.jpg"
[[scenes]]
file = "hall.jpg"
title = "View 1"
"""


def museum(source: str) -> MuseumFile:
    return read_museum_file(source.encode())[0]


def decided(source: str, *names: str) -> str:
    return edited(source, [Decision(name, "blur", Region(1.0, 2.0, 3.0, 4.0)) for name in names], [])


@pytest.mark.parametrize("source", ["", WORDS])
@pytest.mark.parametrize("names", [[name] for name in NAMES] + [NAMES, NAMES[::-1]])
def test_a_decision_changes_neither_order_nor_ids_nor_titles(source: str, names: list[str]) -> None:
    before = plan_scenes(museum(source), NAMES)
    text = decided(source, *names)
    after = plan_scenes(museum(text), NAMES)
    assert [(scene.id, scene.name, scene.title) for scene in after.scenes] == [
        (scene.id, scene.name, scene.title) for scene in before.scenes
    ]
    assert named_photographs(museum(text), NAMES) == named_photographs(museum(source), NAMES)
    blurred = {scene.name for scene in after.scenes if scene.entry and scene.entry.blur}
    assert blurred == set(names)


def test_a_keepers_own_table_still_gives_the_place() -> None:
    source = "[[scenes]]\nfile='zal.jpg'\n[[scenes.blur]]\nyaw=1\npitch=2\nwidth=3\nheight=4\n"
    assert plan_scenes(museum(source), NAMES).scenes[0].name == "zal.jpg"


def test_what_was_decided_of_a_copy_is_decided_of_the_photograph_that_is_shown() -> None:
    before = museum(decided(decided("", "zal (1).jpg"), "zal.jpg"))
    plan = plan_scenes(
        of_originals(before, {"zal (1).jpg": "zal.jpg"}), ["zal.jpg"], copies={"zal (1).jpg": "zal.jpg"}
    )
    assert [len(scene.entry.blur) if scene.entry else 0 for scene in plan.scenes] == [2]
    alone = of_originals(museum(decided("", "zal (1).jpg")), {"zal (1).jpg": "zal.jpg"})
    plan = plan_scenes(alone, ["zal.jpg"], copies={"zal (1).jpg": "zal.jpg"})
    assert [len(scene.entry.blur) if scene.entry else 0 for scene in plan.scenes] == [1]


def test_a_file_of_decisions_alone_leaves_the_words_of_a_tour_document_in_force() -> None:
    only = museum(decided("", "hall.jpg"))
    assert holds_only_decisions(only)
    assert not holds_only_decisions(museum(decided(WORDS, "hall.jpg")))
    assert not holds_only_decisions(museum("")), "an empty museum.toml says that there are no words"
    joined = with_decisions(museum(WORDS), only)
    assert [scene.file for scene in joined.scenes] == ["zal.jpg", "hall.jpg"]
    assert [len(scene.blur) for scene in joined.scenes] == [0, 1]
