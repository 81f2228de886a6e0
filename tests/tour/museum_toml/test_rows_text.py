"""Answers about ways in the text of a museum.toml: nothing else of it changes."""

from __future__ import annotations

import pytest

from jetisu360.tour.museum_toml.museum_file import read_museum_file
from jetisu360.tour.museum_toml.rows_text import AnswerNotWritten, rewritten
from jetisu360.tour.museum_toml.values import values_of

WRITTEN = """\
# Our museum
title = { kk = "Мұражай" }   # one language

[[scenes]]
file = "a.jpg"        # the first room
id = "a"

[walk]
camera_height = 1.7   # metres

# We went through this door ourselves.
[[walk.pairs]]
between = ["a", "b"]
link = true   # yes
distance = 4.2

[[scenes]]
file = "b.jpg"
id = "b"

[[links]]
from = "a"
to = "b"
yaw = 3.0
arrival = { yaw = 4 }
# the end
"""
PAIR = {"between": ["b", "c"], "link": True, "yaw": 10.5, "back": -170.0}


def said(text: str) -> dict:
    return values_of(read_museum_file(text.encode())[0])


def changed(text: str, **values: object) -> str:
    before = said(text)
    return rewritten(text, before, {**before, **values})


def test_a_new_answer_stands_last_and_every_line_before_it_is_as_it_was() -> None:
    walk = said(WRITTEN)["walk"]
    text = changed(WRITTEN, walk={**walk, "pairs": [*walk["pairs"], PAIR]})
    assert text.startswith(WRITTEN.rstrip("\n"))
    assert text.endswith('[[walk.pairs]]\nbetween = ["b", "c"]\nlink = true\nyaw = 10.5\nback = -170.0\n')


def test_another_answer_changes_its_line_alone_and_keeps_the_remark_behind_it() -> None:
    walk = said(WRITTEN)["walk"]
    pair = {"between": ["a", "b"], "link": False, "flip": True}
    text = changed(WRITTEN, walk={**walk, "pairs": [pair]})
    assert "link = false   # yes\n" in text
    assert "distance" not in text
    assert "flip = true\n" in text
    assert "# We went through this door ourselves.\n[[walk.pairs]]" in text


def test_an_answer_that_is_taken_back_takes_its_table_with_it_and_nothing_else() -> None:
    text = changed(WRITTEN, walk={"camera_height": 1.7})
    assert "walk.pairs" not in text
    assert "camera_height = 1.7   # metres\n" in text
    assert said(text)["scenes"] == said(WRITTEN)["scenes"]


def test_an_arrow_that_somebody_set_comes_with_both_its_views_and_goes_again() -> None:
    link = {"from": "b", "to": "a", "yaw": 12.0, "arrival": {"yaw": 5.0, "pitch": 2.5}, "both": True}
    links = said(WRITTEN)["links"]
    text = changed(WRITTEN, links=[*links, link])
    assert "arrival = { yaw = 5.0, pitch = 2.5 }\nboth = true\n" in text
    back = changed(text, links=links)
    assert back.rstrip("\n") == WRITTEN.rstrip("\n")


def test_a_room_that_is_hidden_says_so_in_its_own_table() -> None:
    scenes = said(WRITTEN)["scenes"]
    text = changed(WRITTEN, scenes=[{**scenes[0], "skip": True}, scenes[1]])
    assert '[[scenes]]\nskip = true\nfile = "a.jpg"        # the first room\n' in text


def test_a_file_that_two_systems_wrote_keeps_the_ends_of_its_lines() -> None:
    source = WRITTEN.replace("\n", "\r\n")
    walk = said(source)["walk"]
    text = changed(source, walk={**walk, "pairs": [*walk["pairs"], PAIR]})
    assert text.count("\r\n") == text.count("\n")


def test_pairs_that_are_written_in_one_line_are_changed_there() -> None:
    source = '[walk]\npairs = [{ between = ["a", "b"], link = true }]  # all\n'
    walk = said(source)["walk"]
    text = changed(source, walk={"pairs": [*walk["pairs"], PAIR]})
    assert "# all" in text
    assert len(said(text)["walk"]["pairs"]) == 2


def test_what_cannot_be_said_without_harm_is_not_written() -> None:
    before = said(WRITTEN)
    with pytest.raises(AnswerNotWritten, match=r"walk\.pairs"):
        rewritten(WRITTEN, before, {**before, "links": before["links"], "title": {"kk": "X"}, "walk": {}})
