"""In which order photographs were taken, as far as anybody knows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from jetisu360.build.steps.choose_pairs import ChooseTask, following
from jetisu360.build.steps.walking_order import Taken, running_number, walking_order
from jetisu360.storage import Folder

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def at(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def test_names_in_the_order_of_the_folder_where_nothing_else_is_known() -> None:
    assert walking_order([Taken("foyer.jpg"), Taken("hall.jpg"), Taken("yurt.jpg")]) == (0, 1, 2)
    assert walking_order([]) == ()


def test_the_number_of_the_camera_goes_before_names() -> None:
    names = ["foyer DSC_0417.jpg", "hall/DSC_0412.jpg", "yurt-R0415.jpg"]
    assert walking_order([Taken(name) for name in names]) == (2, 0, 1)


def test_the_clock_of_the_camera_goes_before_its_numbers() -> None:
    taken = [
        Taken("DSC_0001.jpg", at=at(9)),
        Taken("DSC_0002.jpg", at=at(1)),
        Taken("DSC_0003.jpg", at=at(5)),
    ]
    assert walking_order(taken) == (2, 0, 1)


def test_one_time_for_all_is_the_time_of_a_copy_and_says_nothing() -> None:
    taken = [
        Taken("DSC_0009.jpg", at=at(3)),
        Taken("DSC_0007.jpg", at=at(3)),
        Taken("DSC_0008.jpg", at=at(4)),
    ]
    assert walking_order(taken) == (2, 0, 1)
    assert walking_order([Taken("b.jpg", at=at(3)), Taken("c.jpg"), Taken("d.jpg", at=at(1))]) == (0, 1, 2)


def test_the_keeper_goes_before_everything() -> None:
    taken = [
        Taken("DSC_0900.jpg", placed=True, at=at(9)),
        Taken("DSC_0100.jpg", placed=True, at=at(1)),
        Taken("DSC_0300.jpg", at=at(5)),
        Taken("DSC_0200.jpg", at=at(2)),
    ]
    assert walking_order(taken) == (0, 1, 3, 2)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("IMG_20240504_101533_00_012.jpg", 12),
        ("R0010023.JPG", 10023),
        ("hall-8192x4096.jpg", None),
        ("DSC_0412 8192x4096.jpg", 412),
        ("зал-2.jpg", None),
        ("9" * 5000 + ".jpg", 999_999_999_999),
    ],
)
def test_the_number_that_a_camera_gave(name: str, number: int | None) -> None:
    assert running_number(name) == number


def test_who_follow_each_other_as_taken_or_in_the_tour_are_compared() -> None:
    task = ChooseTask(("a", "b", "c", "d", "e"), Folder.at("/nowhere"), "code", (4, 0, 3, 1, 2))
    walked = {(1, 3), (3, 4), (2, 4), (0, 2), (1, 4), (2, 3), (0, 4)}
    assert following(task) == walked | {(0, 1), (1, 2)}
    assert following(ChooseTask((), Folder.at("/nowhere"), "code")) == set()
