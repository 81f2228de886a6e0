"""What photographs show of their neighbours, what the keeper says of it, and what the tour makes of both."""

import functools
import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from jetisu360.errors import JetisuError
from jetisu360.tour.assemble import assemble
from jetisu360.tour.checks import check_tour
from jetisu360.tour.document import Tour
from jetisu360.tour.execute import Job
from jetisu360.tour.folder import LeftOut
from jetisu360.tour.looks import LookTask
from jetisu360.tour.museum_file import MuseumFile, MuseumFileWrong, read_museum_file
from jetisu360.tour.plan import Plan, plan_scenes
from jetisu360.tour.steps import Outcome, SceneTask, StepFailed
from jetisu360.tour.storage import Folder
from jetisu360.tour.walk_record import from_record, to_record
from jetisu360.tour.walked import remarks
from jetisu360.tour.walking import Stop, Walking, find_walk, fixed_by, forced_by, local_metres
from jetisu360.walk.features import find_features
from jetisu360.walk.fixed import Fixed
from jetisu360.walk.solve import Walk, WalkLink

MakeTour = Callable[..., Any]
IDS = ["room-0", "room-1", "room-2", "room-3"]
PLACES = np.array([[0, 0, 0], [0, 0, 4], [5, 0, 4], [0, 3.2, 8]], float)
HEADINGS = np.array([0.0, 90, 180, 20])


def museum(source: str) -> MuseumFile:
    return read_museum_file(source.encode())[0]


def problems(source: str, language: str = "en") -> list[str]:
    def planned() -> None:
        written, text = read_museum_file(source.encode())
        plan_scenes(written, ["hall.jpg", "yard.jpg"], text=text)

    with pytest.raises(MuseumFileWrong) as caught:
        planned()
    return re.findall(r"• (.*)", caught.value.say(language))


def turned(degrees: float) -> float:
    return (degrees + 180) % 360 - 180


def link(a: int, b: int, confidence: float = 0.97, **more: Any) -> WalkLink:
    """Between two of PLACES, with the directions that follow."""
    way = PLACES[b] - PLACES[a]
    north = math.degrees(math.atan2(way[0], way[2]))
    pitch = math.degrees(math.atan2(way[1], math.hypot(way[0], way[2])))
    yaw, back = turned(north - HEADINGS[a]), turned(north + 180 - HEADINGS[b])
    far = float(np.linalg.norm(way))
    turn = turned(float(HEADINGS[b] - HEADINGS[a]))
    return WalkLink(a, b, yaw, pitch, back, -pitch, turn, confidence, far, arrow=True, **more)


def walking(count: int, links: Sequence[WalkLink], **more: Any) -> Walking:
    """A walk through the first `count` of PLACES, in one piece unless said."""
    fixed = more.pop("fixed", Fixed())
    parts: dict[str, Any] = {
        "piece": (0,) * count,
        "north": (False,),
        "scaled": (False,),
        "firm": (0,) * count,
        **more,
    }
    walk = Walk(tuple(links), HEADINGS[:count], PLACES[:count], **parts)
    return Walking(IDS[:count], walk, fixed, [f"{k}.jpg" for k in range(count)])


def assembled(
    make_tour: MakeTour, found: Walking | None, source: str = "", count: int = 3
) -> tuple[Tour, Any]:
    _, packed, _ = make_tour(*(f"mark-{k}" for k in range(count)))
    written = museum(source)
    names = {scene.file: scene for scene in written.scenes}
    packed = [replace(one, planned=replace(one.planned, entry=names.get(one.planned.name))) for one in packed]
    return assemble(written, Plan(), packed, folder_name="museum", walking=found)


# museum.toml


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


# The tour


def test_arrows_become_links_both_ways(make_tour: MakeTour) -> None:
    tour, notes = assembled(make_tour, walking(3, [link(0, 1), link(1, 2), replace(link(0, 2), arrow=False)]))
    found = {(one.from_, one.to): one for one in tour.links}
    assert set(found) == {
        ("room-0", "room-1"),
        ("room-1", "room-0"),
        ("room-1", "room-2"),
        ("room-2", "room-1"),
    }
    there, back = found["room-0", "room-1"], found["room-1", "room-0"]
    assert (there.origin, there.confidence) == ("measured", 0.97)
    assert there.yaw == pytest.approx(0)
    assert there.pitch == pytest.approx(-math.degrees(math.atan2(1.6, 4)), abs=0.01)
    assert there.arrival is not None
    assert there.arrival.yaw == pytest.approx(-90), "onward to the north, in a picture that looks east"
    assert back.yaw == pytest.approx(90)
    assert back.arrival is not None
    assert abs(turned(back.arrival.yaw - 180)) < 1e-6
    assert notes == []
    assert [one for one in check_tour(tour) if one.severity == "error" and one.code != "text-missing"] == []


def test_what_the_keeper_drew_stays_as_it_was_drawn(make_tour: MakeTour) -> None:
    drawn = "[[links]]\nfrom='room-0'\nto='room-1'\nyaw=17\npitch=-3"
    tour, _ = assembled(make_tour, walking(3, [link(0, 1), link(1, 2)]), drawn)
    found = {(one.from_, one.to): one for one in tour.links}
    one = found["room-0", "room-1"]
    assert (one.yaw, one.pitch, one.origin, one.arrival) == (17, -3, "drawn", None)
    assert found["room-1", "room-0"].origin == "measured", "the way back is found"
    assert len(tour.links) == 4


def test_without_a_walk_only_the_drawn_links_are_there(make_tour: MakeTour) -> None:
    tour, _ = assembled(make_tour, None, "[[links]]\nfrom='room-0'\nto='room-1'\nyaw=17")
    assert [(one.from_, one.to) for one in tour.links] == [("room-0", "room-1")]
    assert tour.plans == []
    assert all(scene.position is None and scene.heading is None for scene in tour.scenes)


def test_headings_positions_and_floors_go_into_the_scenes(make_tour: MakeTour) -> None:
    tour, _ = assembled(make_tour, walking(4, [link(0, 1), link(1, 2), link(1, 3)]), count=4)
    assert [scene.heading for scene in tour.scenes] == [0, 90, 180, 20]
    where = [scene.position.model_dump() for scene in tour.scenes if scene.position]
    assert where[2] == {"x": 5, "y": 4, "z": 1.6, "floor": 0}
    assert [one["floor"] for one in where] == [0, 0, 0, 1], "three metres up is the next storey"
    assert [(plan.floor, plan.scenes) for plan in tour.plans] == [(0, IDS[:3]), (1, IDS[3:])]


def test_the_keepers_heading_and_position_are_not_overwritten(make_tour: MakeTour) -> None:
    source = "[[scenes]]\nfile='1.jpg'\nid='room-1'\nheading=33\nposition={x=7, y=8, z=1.5, floor=2}"
    written = museum(source)
    fixed = fixed_by(written, IDS[:3], {"room-1": written.scenes[0]})
    tour, _ = assembled(make_tour, walking(3, [link(0, 1), link(1, 2)], fixed=fixed), source)
    scene = tour.scene("room-1")
    assert scene is not None
    assert scene.heading == 33
    assert scene.position is not None
    assert scene.position.model_dump() == {"x": 7, "y": 8, "z": 1.5, "floor": 2}


def test_a_picture_that_hangs_alone_has_neither_place_nor_plan(make_tour: MakeTour) -> None:
    found = walking(3, [link(0, 1)], piece=(0, 0, 1), north=(True, False), scaled=(True, False), alone=(2,))
    tour, notes = assembled(make_tour, found)
    assert tour.scenes[2].position is None
    assert tour.scenes[2].heading is None
    assert [(plan.scenes, plan.north, plan.metres) for plan in tour.plans] == [(IDS[:2], True, "measured")]
    assert [note.code for note in notes] == ["picture-alone"]


def test_a_plan_says_what_it_is_worth(make_tour: MakeTour) -> None:
    tour, _ = assembled(make_tour, walking(3, [link(0, 1), link(1, 2)], firm=(0, 0, 1)))
    assert [(plan.to_scale, plan.north, plan.metres) for plan in tour.plans] == [(False, False, "estimated")]
    tour, _ = assembled(make_tour, walking(3, [link(0, 1), link(1, 2)], north=(True,), scaled=(True,)))
    assert [(plan.to_scale, plan.north, plan.metres) for plan in tour.plans] == [(True, True, "measured")]


# What the keeper is told

TITLES = dict(zip(IDS, ("Вестибюль", "Зал", "Аула", "Музыка"), strict=True))


def told(found: Walking, drawn: set[tuple[str, str]] | None = None) -> dict[str, LeftOut]:
    return {note.code: note for note in remarks(found, drawn or set(), TITLES)}


def in_parts(**more: Any) -> Walking:
    return walking(
        4, [], piece=(0, 0, 1, 1), firm=(0, 0, 1, 1), north=(False,) * 2, scaled=(False,) * 2, **more
    )


@pytest.mark.parametrize(
    ("found", "code", "name", "words"),
    [
        (
            walking(3, [link(0, 1)], piece=(0, 0, 1), alone=(2,)),
            "picture-alone",
            "2.jpg",
            {"kk": "өтетін жол табылмады", "ru": "переход к нему не найден", "en": "no way to it was found"},
        ),
        (
            in_parts(),
            "tour-in-parts",
            "0.jpg",
            {
                "kk": "2 бөлікке бөлінді («Вестибюль», «Аула»)",
                "ru": "на 2 не связанные друг с другом части («Вестибюль», «Аула»)",
                "en": "fall into 2 parts",
            },
        ),
        (
            walking(3, [], twins=((0, 2),)),
            "look-alikes",
            "0.jpg",
            {"kk": "бірдей көрінеді", "ru": "выглядят одинаково", "en": "«0.jpg», «2.jpg» look the same"},
        ),
        (
            walking(3, [], astray=(1,)),
            "place-astray",
            "1.jpg",
            {"kk": "GPS орны", "ru": "Координаты GPS в «1.jpg»", "en": "The GPS position in “1.jpg”"},
        ),
    ],
)
def test_remarks(found: Walking, code: str, name: str, words: dict[str, str]) -> None:
    notes = told(found)
    assert list(notes) == [code]
    assert notes[code].name == name
    for language, text in words.items():
        assert text in notes[code].say(language)
    assert len({notes[code].say(language) for language in ("kk", "ru", "en")}) == 3


def test_who_drew_a_way_to_it_is_not_told_that_a_picture_is_alone() -> None:
    found = walking(3, [link(0, 1)], piece=(0, 0, 1), alone=(2,))
    assert told(found, {("room-0", "room-2")}) == {}
    assert told(in_parts(), {("room-0", "room-2")}) == {}


def test_one_picture_is_not_told_that_it_is_alone() -> None:
    assert told(walking(1, [], alone=(0,))) == {}


# Steps and what is kept of them


def test_a_walk_comes_back_from_the_work_folder() -> None:
    walk = walking(4, [link(0, 1), link(1, 3)], twins=((0, 2),), alone=(2,), astray=(3,)).walk
    data = to_record(walk, {"room-1": (45.0, 78.4)})
    again, places = from_record(data)
    assert (again.links, again.piece, again.twins, again.alone) == (walk.links, walk.piece, walk.twins, (2,))
    assert np.array_equal(again.headings, walk.headings)
    assert np.array_equal(again.positions, walk.positions)
    assert places == {"room-1": (45.0, 78.4)}
    for damaged in (data[:-9], b"", b"{}", data.replace(b'"matches"', b'"mbtches"')):
        with pytest.raises(ValueError, match="not a walk of ours"):
            from_record(damaged)


def test_degrees_become_metres() -> None:
    metres = local_metres({0: (45.0, 78.0), 3: (45.0, 78.001), 5: (45.001, 78.0)})
    assert metres[3][0] - metres[0][0] == pytest.approx(78.8, rel=0.01)
    assert metres[5][1] - metres[0][1] == pytest.approx(111.3, rel=0.01)
    assert local_metres({}) == {}


class Here:
    """Runs steps in this process, and remembers what; `fails` names the steps to fail."""

    def __init__(self, *fails: str) -> None:
        self.ran: list[str] = []
        self._fails = fails

    def run(self, jobs: Sequence[Job]) -> Iterator[Outcome]:
        for job in jobs:
            assert job.step is not None
            self.ran.append(f"{job.step.__name__} {job.task.name}")
            if job.step.__name__ in self._fails:
                error = StepFailed(name=job.task.name, problem="memory")
                yield Outcome(job.task.name, LeftOut.because(job.task.name, error))
            else:
                yield job.step(job.task, 1)

    def close(self) -> None: ...


@pytest.fixture
def folder(
    tmp_path: Path, make_photo: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> tuple[list[Stop], Folder]:
    """Two different small photographs, looked at by nobody yet, and then not closely."""
    quick = functools.partial(find_features, width=640, most=150)
    monkeypatch.setattr("jetisu360.walk.features.find_features", quick)
    stops = []
    work = Folder(str(tmp_path / "work"))
    (tmp_path / "work").mkdir()
    for k in range(2):
        photo = make_photo(tmp_path / "photos" / f"{k}.jpg", k)
        task = SceneTask(
            f"{k}.jpg", Folder(str(tmp_path / "photos")), work, sha256(photo.read_bytes()).hexdigest()
        )
        stops.append(Stop(f"room-{k}", LookTask(task, "code")))
    return stops, work


def walk_through(
    stops: list[Stop], work: Folder, runner: Here, source: str = ""
) -> tuple[Walking, list[str]]:
    stages: list[str] = []
    found = find_walk(
        stops, museum(source), work, lambda: runner, lambda stage, total: stages.append(stage), lambda _: None
    )
    return found, stages


def test_what_was_done_is_not_done_again(folder: tuple[list[Stop], Folder]) -> None:
    stops, work = folder
    first = Here()
    found, stages = walk_through(stops, work, first)
    assert first.ran == ["look_at 0.jpg", "look_at 1.jpg", "compare_with 0.jpg"]
    assert stages == ["looking", "comparing"]
    assert (found.ids, found.done) == (["room-0", "room-1"], 3)
    assert found.walk.alone == (0, 1), "noise has nothing in common with noise"
    assert {f"{key}.zip" for key in found.keys} == set(work.files()), "nothing that is used is pruned"
    again = Here()
    found, stages = walk_through(stops, work, again)
    assert (again.ran, stages, found.done) == ([], [], 0)
    said = Here()
    flipped = "[[walk.pairs]]\nbetween=['room-0','room-1']\nflip=true"
    walk_through(stops, work, said, flipped)
    assert said.ran == [], "a word of the keeper's is solved for, not looked for"


def test_other_ids_are_another_walk(folder: tuple[list[Stop], Folder]) -> None:
    """The same photographs under other names: words are about ids."""
    stops, work = folder
    first, _ = walk_through(stops, work, Here())
    renamed = [replace(stops[0], id="room-1"), replace(stops[1], id="room-0")]
    second, _ = walk_through(renamed, work, Here())
    assert second.ids == ["room-1", "room-0"]
    assert second.keys != first.keys


@pytest.mark.parametrize("forget", [True, False], ids=["with comparisons to make", "with everything there"])
def test_damaged_packs_are_made_again(folder: tuple[list[Stop], Folder], forget: bool) -> None:
    stops, work = folder
    found, _ = walk_through(stops, work, Here())
    looks = {stop.look.pack for stop in stops}
    for name in work.files():
        if name in looks:
            work.write(name, work.read(name)[:-200])
        elif forget or work.read(name).startswith(b"{"):
            work.delete_many([name])
        else:
            work.write(name, b"PK")
    again, _ = walk_through(stops, work, Here())
    assert again.walk.piece == found.walk.piece
    assert {f"{key}.zip" for key in again.keys} == set(work.files())


def test_a_photograph_that_cannot_be_looked_at_costs_only_itself(folder: tuple[list[Stop], Folder]) -> None:
    stops, work = folder
    Path(stops[1].look.scene.source.address, "1.jpg").write_bytes(b"")
    found, _ = walk_through(stops, work, Here())
    assert found.ids == ["room-0"]
    nothing, _ = walk_through([stops[1]], work, Here())
    assert nothing.ids == []
    assert nothing.walk.links == ()


def test_a_comparison_that_failed_is_tried_again_next_time(folder: tuple[list[Stop], Folder]) -> None:
    stops, work = folder
    found, _ = walk_through(stops, work, Here("compare_with"))
    assert found.walk.links == ()
    again = Here()
    walk_through(stops, work, again)
    assert again.ran == ["compare_with 0.jpg"]


def test_refusals_are_in_three_languages() -> None:
    from jetisu360.tour import walked

    kinds = [
        kind for kind in vars(walked).values() if isinstance(kind, type) and issubclass(kind, JetisuError)
    ]
    assert {kind.code for kind in kinds} >= {"picture-alone", "tour-in-parts", "place-astray", "look-alikes"}
