"""What museum.toml says of the walk, and its mistakes."""

import re

import pytest

from jetisu360.build.plan.scene_plan import plan_scenes
from jetisu360.build.steps.constraints import fixed_by, forced_by
from jetisu360.tour.museum_toml.museum_file import MuseumFileWrong, read_museum_file

from ..walks import IDS, museum, turned


def problems(source: str, language: str = "en") -> list[str]:
    def planned() -> None:
        written, text = read_museum_file(source.encode())
        plan_scenes(written, ["hall.jpg", "yard.jpg"], text=text)

    with pytest.raises(MuseumFileWrong) as caught:
        planned()
    return re.findall(r"• (.*)", caught.value.say(language))


def test_what_a_person_was_shown_is_of_the_first_picture_first_however_the_pair_is_written() -> None:
    written = museum(
        """
[[walk.pairs]]
between = ["b", "a"]
link = true
yaw = 10
back = -170
[[walk.pairs]]
between = ["b", "c"]
link = true
yaw = 5
"""
    )
    fixed = fixed_by(written, ["a", "b", "c"], {})
    assert fixed.seen == {(0, 1): (-170.0, 10.0)}, "half of a direction is none"
    assert fixed.joined == {(0, 1), (1, 2)}


def test_the_keepers_words_are_understood() -> None:
    written = museum(
        """
[walk]
find = false
camera_height = 1.45
[[walk.pairs]]
between = ["a", "b"]
link = false
[[walk.pairs]]
between = ["c", "a"]
flip = true
distance = 6.5
[[walk.pairs]]
between = ["b", "c"]
link = true
[[walk.pairs]]
between = ["a", "elsewhere"]
distance = 3
[[links]]
from = "a"
to = "c"
yaw = 30
arrival = { yaw = -60 }
both = true
[[links]]
from = "b"
to = "c"
yaw = 10
[[scenes]]
file = "a.jpg"
id = "a"
heading = 400
position = { x = 3, y = 4, floor = 1 }
"""
    )
    assert not written.walk.find
    ids = ["a", "b", "c"]
    fixed = fixed_by(written, ids, {"a": written.scenes[0]})
    assert fixed.camera_height == 1.45
    assert fixed.apart == {(0, 1)}
    assert fixed.flipped == {(0, 2)}
    assert fixed.distances == {(0, 2): 6.5}, "what is said of a scene that is not there is passed over"
    assert fixed.headings == {0: 40}
    assert fixed.positions[0] == pytest.approx([3, 3, 4]), "east, up, north"
    assert (fixed.drawn[0, 2].yaw, fixed.drawn[0, 2].arrival) == (30, -60)
    assert fixed.drawn[2, 0].yaw == pytest.approx(120), "the way back leaves behind who has just arrived"
    assert turned(fixed.drawn[2, 0].arrival - 30) == pytest.approx(-180)
    assert fixed.drawn[1, 2].arrival is None
    assert (2, 1) not in fixed.drawn
    assert forced_by(written, ids) == {(1, 2)}


def test_without_a_word_everything_is_looked_for() -> None:
    assert museum("").walk.find
    fixed = fixed_by(museum(""), IDS, {})
    assert fixed.drawn == fixed.headings == fixed.positions == fixed.distances == {}
    assert fixed.apart == fixed.flipped == forced_by(museum(""), IDS) == frozenset()
    assert fixed.camera_height == 1.6


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            "[walk]\nfinde = true",
            {
                "kk": "2-жол (walk.finde): мұндай өріс жоқ; мүмкін, «find» болар",
                "ru": "строка 2 (walk.finde): такого поля нет; возможно, имелось в виду «find»",
                "en": "line 2 (walk.finde): there is no such field; did you mean “find”?",
            },
        ),
        (
            "[[walk.pairs]]\nlink = true\nbetween = ['hall']",
            {
                "kk": "3-жол ([[walk.pairs]] 1, between): екі түрлі көріністің идентификаторы болуы керек",
                "ru": "строка 3 ([[walk.pairs]] 1, between): здесь должны быть идентификаторы двух",
                "en": "line 3 ([[walk.pairs]] 1, between): these must be the ids of two different scenes",
            },
        ),
        (
            "[[walk.pairs]]\nbetween = ['hall', 'yard']\n[[walk.pairs]]\nbetween = ['hall', 'hall']",
            {
                "kk": "4-жол ([[walk.pairs]] 2, between): екі түрлі",
                "ru": "строка 4 ([[walk.pairs]] 2, between): здесь",
                "en": "line 4 ([[walk.pairs]] 2, between): these must be",
            },
        ),
        (
            "[[walk.pairs]]\nbetween = ['hall', 'yard']\ndistance = 0",
            {
                "kk": "3-жол ([[walk.pairs]] 1, distance): сан рұқсат етілген аралықтан тыс (> 0)",
                "ru": "строка 3 ([[walk.pairs]] 1, distance): число вне допустимых пределов (> 0)",
                "en": "line 3 ([[walk.pairs]] 1, distance): the number is out of bounds (> 0)",
            },
        ),
        (
            "[walk]\ncamera_height = -1.6",
            {"kk": "2-жол (walk.camera_height)", "ru": "строка 2 (walk", "en": "line 2 (walk.camera_height)"},
        ),
        (
            "[[walk.pairs]]\nlink = true\nbetween = ['hall', 'yrad']",
            {
                "kk": "3-жол ([[walk.pairs]] 1, between): «yrad» деген идентификатор еш жерде берілмеген",
                "ru": "строка 3 ([[walk.pairs]] 1, between): идентификатор «yrad» нигде не задан",
                "en": "line 3 ([[walk.pairs]] 1, between): nothing has the id “yrad”; did you mean “yard”?",
            },
        ),
    ],
)
def test_mistakes_are_said_with_their_line(source: str, said: dict[str, str]) -> None:
    for language, text in said.items():
        assert problems(source, language)[0].startswith(text)
