"""Decisions in the text of a museum.toml: nothing else of it changes, and nothing is lost."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jetisu360.files import outputs
from jetisu360.panorama.privacy.region import Box, Region
from jetisu360.tour.museum_toml import decisions as module
from jetisu360.tour.museum_toml import keeper_file
from jetisu360.tour.museum_toml.decision import Decision
from jetisu360.tour.museum_toml.decisions import (
    DecisionNotWritten,
    DecisionsFile,
    decisions_of,
    edited,
)
from jetisu360.tour.museum_toml.museum_file import MuseumFileWrong, read_museum_file

HERE = Region(10.0, -2.0, 3.0, 4.0)
THERE = Region(-120.5, 12.25, 5.0, 6.0)

WRITTEN = """\
# Our museum; do not touch the order!
title = { kk = "Мұражай", ru = "Музей" }   # two languages

[[scenes]]
file = "a.jpg"        # the first room
id = "first"

  [scenes.title]
  kk = "Бірінші зал"

  [[scenes.labels]]
  yaw = 1.0
  text = \"\"\"
Several lines,
# and none of them is a comment.
\"\"\"
  # said of the label

# The second room is behind the first.
[[scenes]]
file = "b.jpg"

[[links]]
from = "first"
to = "b"
yaw = 3.0
arrival = { yaw = 4 }

# scattered
[[scenes]]
file = "c.jpg"

# the end
"""


def blur(file: str = "a.jpg", where: Region | Box = HERE) -> Decision:
    return Decision(file, "blur", where, "visitor", "0123456789ab" * 2)


def keep(file: str = "a.jpg", where: Region | Box = HERE, reason: str = "exhibit") -> Decision:
    return Decision(file, "keep", where, reason, "0123456789ab")


def told(text: str) -> list[Decision]:
    return decisions_of(read_museum_file(text.encode())[0])


@pytest.mark.parametrize("file", ["a.jpg", "b.jpg", "c.jpg", "d.jpg", "Зал «Й».jpg"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_other_line_stays_and_undoing_gives_the_very_same_file(file: str, end: str) -> None:
    source = WRITTEN.replace("\n", end)
    text = edited(source, [blur(file)], [])
    assert told(text) == [blur(file)]
    assert text.count(end) == text.count("\n") == len(text.splitlines())
    left = iter(text.split(end))
    assert all(line in left for line in source.split(end)), "a line is gone, or in another place"
    assert edited(text, [], [blur(file)]) == source


def test_it_stands_with_its_scene_and_the_next_ones_comment_stays_with_the_next() -> None:
    text = edited(WRITTEN, [blur("a.jpg")], [])
    assert (
        "  # said of the label\n\n  [[scenes.blur]]\n  yaw = 10.0\n  pitch = -2.0\n  width = 3.0\n"
        '  height = 4.0\n  reason = "visitor"\n  photo = "0123456789ab"\n\n'
        "# The second room is behind the first.\n[[scenes]]"
    ) in text


def test_a_photograph_that_is_not_mentioned_gets_a_table_that_only_holds_decisions() -> None:
    text = edited(WRITTEN, [blur("d.jpg"), keep("d.jpg", THERE)], [])
    museum, _ = read_museum_file(text.encode())
    assert [(scene.file, scene.listed) for scene in museum.scenes] == [
        ("a.jpg", True),
        ("b.jpg", True),
        ("c.jpg", True),
        ("d.jpg", False),
    ]
    assert text.startswith(WRITTEN.rstrip("\n"))
    once = edited(text, [], [blur("d.jpg")])
    assert told(once) == [keep("d.jpg", THERE)]
    assert edited(once, [], [keep("d.jpg", THERE)]) == WRITTEN


def test_the_same_decision_twice_is_one_and_a_later_verdict_takes_its_place() -> None:
    once = edited("", [blur()], [])
    assert edited(once, [blur()], []) == once
    assert edited(once, [Decision("A.JPG", "blur", Region(369.999, -2.001, 3.0, 4.0))], []) == once
    other = edited(once, [keep()], [])
    assert [(item.verdict, item.reason) for item in told(other)] == [("keep", "exhibit")]
    assert edited(other, [], [blur()]) == other  # what is not there need not be taken out


def test_what_a_keeper_drew_by_hand_is_found_again() -> None:
    source = '[[scenes]]\nfile = "a.jpg"\nblur = [{ yaw = 10, pitch = -2, width = 3, height = 4 }] # him\n'
    assert edited(source, [blur()], []) == source
    gone = edited(source, [], [blur()])
    assert told(gone) == []
    assert 'file = "a.jpg"' in gone


@pytest.mark.parametrize(
    "source",
    [
        'scenes = [{ file = "a.jpg", id = "x" }, { file = "b.jpg" }] # short\n',
        '# all in one\nscenes = [\n  { file = "a.jpg" }, # first\n]\n\n[walk]\nfind = true\n',
        '[[scenes]]\nfile = "a.jpg"\nblur = []\n',
        '[[scenes]]\nfile = "a.jpg"\nkeep = [{ yaw = 1, pitch = 2, width = 3, height = 4 }]\n',
    ],
)
@pytest.mark.parametrize("file", ["a.jpg", "new.jpg"])
def test_tables_in_one_line_are_changed_as_well(source: str, file: str) -> None:
    before = told(source)
    text = edited(source, [blur(file), keep(file, THERE)], [])
    assert sorted(map(repr, told(text))) == sorted(map(repr, [*before, blur(file), keep(file, THERE)]))
    assert told(edited(text, [], [blur(file), keep(file, THERE)])) == before
    for comment in ("# short", "# all in one", "# first"):
        assert (comment in source) == (comment in text)


def test_flat_pictures_have_boxes() -> None:
    box = Box(12.5, 0.0, 20.0, 33.333)
    text = edited(WRITTEN, [blur("close/up.jpg", box)], [])
    assert told(text) == [blur("close/up.jpg", Box(12.5, 0.0, 20.0, 33.33))]
    assert '[[pictures]]\nfile = "close/up.jpg"\n\n  [[pictures.blur]]\n  left = 12.5\n' in text
    assert edited(text, [], [blur("close/up.jpg", box)]) == WRITTEN


names = st.text(st.characters(codec="utf-8", exclude_characters="\\/"), min_size=1, max_size=20)
regions = st.builds(
    Region, st.floats(-400, 400), st.floats(-90, 90), st.floats(0.01, 180), st.floats(0.01, 180)
)


@given(st.lists(st.tuples(names, regions, st.sampled_from(["blur", "keep"])), max_size=5))
def test_any_name_and_any_place_come_back(made: list[tuple[str, Region, str]]) -> None:
    text = WRITTEN
    for name, where, verdict in made:
        decision = Decision(name, verdict, where)  # type: ignore[arg-type]
        text = edited(text, [decision], [])
        assert any(item.verdict == decision.verdict and item.where == decision.where for item in told(text))


steps = st.tuples(
    st.sampled_from(["a.jpg", "b.jpg", "new.jpg"]), st.integers(0, 3), st.sampled_from(["blur", "keep"])
)


@given(st.lists(steps, max_size=6), st.lists(steps, max_size=3), st.lists(steps, max_size=6))
def test_many_in_one_request_are_as_one_after_the_other(
    first: list[tuple[str, int, str]], taken: list[tuple[str, int, str]], last: list[tuple[str, int, str]]
) -> None:
    """And what stood in the file besides them stands there still, line by line."""
    there, gone, new = (
        [Decision(file, verdict, Region(at * 20.0, 0.0, 3.0, 4.0)) for file, at, verdict in wanted]  # type: ignore[arg-type]
        for wanted in (first, taken, last)
    )
    text = edited(WRITTEN, there, [])
    single = text
    for decision in gone:
        single = edited(single, [], [decision])
    for decision in new:
        single = edited(single, [decision], [])
    together = edited(text, new, gone)
    assert sorted(map(repr, told(together))) == sorted(map(repr, told(single)))
    lines = iter(together.splitlines())
    assert all(line in lines for line in WRITTEN.splitlines() if line.strip())


def test_a_thousand_decisions_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[int] = []
    real = module.read_toml
    monkeypatch.setattr(module, "read_toml", lambda text, name: reads.append(len(text)) or real(text, name))
    many = [
        keep(f"{room}.jpg", Region(step * 3.0 - 150, 0.0, 2.0, 2.0))
        for room in range(10)
        for step in range(100)
    ]
    text = edited(WRITTEN, many, [])
    assert len(told(text)) == 1000
    assert edited(text, [], many) == WRITTEN
    assert len(reads) == 4, "each text once before and once after"


def test_every_line_keeps_the_end_that_it_has() -> None:
    lines = [line + ("\r\n" if number % 3 else "\n") for number, line in enumerate(WRITTEN.splitlines())]
    source = "".join(lines).rstrip()
    text = edited(source, [blur("a.jpg"), blur("d.jpg")], [])
    assert "\r\n  [[scenes.blur]]\r\n" in text
    rest = iter(text.splitlines(keepends=True))
    assert all(line in rest for line in lines[:-1])
    assert len(told(text)) == 2


def test_comments_in_a_list_of_decisions_stay() -> None:
    source = """\
[[scenes]]
file = "a.jpg"
keep = [
  { yaw = 1, pitch = 2, width = 3, height = 4 }, # the bust at the door
  { yaw = 9, pitch = 2, width = 3, height = 4 }, # the portrait
]
"""
    text = edited(source, [keep()], [keep("a.jpg", Region(9.0, 2.0, 3.0, 4.0))])
    assert "# the bust at the door" in text
    assert [item.where for item in told(text)] == [Region(1.0, 2.0, 3.0, 4.0), HERE]


# ---- the file ---------------------------------------------------------------------------------------------


def test_a_file_that_is_not_there_is_made(tmp_path: Path) -> None:
    file = DecisionsFile(tmp_path)
    assert decisions_of(file.read()) == []
    museum = file.change([blur()])
    assert decisions_of(museum) == decisions_of(file.read()) == [blur()]
    assert [path.name for path in tmp_path.iterdir()] == ["museum.toml"], "nothing of ours is left beside it"


def test_a_file_with_mistakes_is_refused_with_its_sentence_and_stays(tmp_path: Path) -> None:
    (tmp_path / "museum.toml").write_text("titel = 'x'\n", "utf-8")
    with pytest.raises(MuseumFileWrong, match="titel"):
        DecisionsFile(tmp_path).change([blur()])
    assert (tmp_path / "museum.toml").read_text("utf-8") == "titel = 'x'\n"


def test_what_another_writes_meanwhile_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "museum.toml"
    path.write_text(WRITTEN, "utf-8")
    real, seen = outputs.rewrite, []

    def rewrite(place: Path, before: bytes | None, data: bytes) -> None:
        if not seen:
            path.write_text(WRITTEN + "# saved in an editor\n", "utf-8")
        seen.append(before)
        real(place, before, data)

    monkeypatch.setattr(keeper_file, "rewrite", rewrite)
    DecisionsFile(tmp_path).change([blur()])
    text = path.read_text("utf-8")
    assert "# saved in an editor" in text
    assert told(text) == [blur()]
    assert len(seen) == 2


def test_many_at_a_time_lose_nothing(tmp_path: Path) -> None:
    def decide(number: int) -> None:
        file = DecisionsFile(tmp_path)
        for step in range(6):
            file.change([blur(where=Region(number * 20.0, step * 10.0, 2.0, 2.0))])

    threads = [threading.Thread(target=decide, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(decisions_of(DecisionsFile(tmp_path).read())) == 24


def test_the_mark_at_the_beginning_of_a_windows_file_stays(tmp_path: Path) -> None:
    (tmp_path / "museum.toml").write_bytes(b"\xef\xbb\xbf" + WRITTEN.encode())
    DecisionsFile(tmp_path).change([blur()])
    assert (tmp_path / "museum.toml").read_bytes().startswith(b"\xef\xbb\xbf# Our museum")


def test_what_cannot_be_changed_without_harm_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_says", lambda *_: False)
    with pytest.raises(DecisionNotWritten):
        edited(WRITTEN, [blur()], [])


@pytest.mark.parametrize("inline", [False, True])
def test_what_may_be_seen_in_another_photograph_is_decided_anew(inline: bool) -> None:
    """At the very same place, too: the photograph that was looked at is the new one then. A blur stays."""
    where = Region(1.0, 2.0, 3.0, 4.0)
    old = {"yaw": 1.0, "pitch": 2.0, "width": 3.0, "height": 4.0, "photo": "a" * 12}
    if inline:
        keys = ", ".join(f"{key} = {value!r}" for key, value in old.items())
        source = f"[[scenes]]\nfile = 'a.jpg'\nkeep = [{{ {keys} }}]\n"
    else:
        keys = "\n".join(f"{key} = {value!r}" for key, value in old.items())
        source = f"[[scenes]]\nfile = 'a.jpg'\n[[scenes.keep]]\n{keys}\n"
    kept = edited(source, [Decision("a.jpg", "keep", where, "", "b" * 12)], [])
    (scene,) = read_museum_file(kept.encode())[0].scenes
    assert [item.photo for item in scene.keep] == ["b" * 12]
    assert edited(kept, [Decision("a.jpg", "keep", where, "", "b" * 12)], []) == kept
    blurred = source.replace("keep", "blur")
    assert edited(blurred, [Decision("a.jpg", "blur", where, "", "b" * 12)], []) == blurred
