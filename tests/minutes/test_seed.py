"""The press report that the project began with: everything in it is found, and nothing that is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jetisu360.minutes.extract import assignments
from jetisu360.minutes.model.assignment import Assignment
from jetisu360.minutes.read.reading import read_file

SEED = Path(__file__).parents[3] / "shared" / "data" / "texts" / "meeting-2018-kk.txt"
DATA = Path(__file__).parent / "data"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the report lies beside the checkout")

TASKS = [
    tuple(line.split("\t"))
    for line in (DATA / "seed.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.fixture(scope="module")
def found() -> list[Assignment]:
    document = read_file(SEED)
    proposed = assignments(document, date(2018, 2, 12))
    assert all(document.text[one.start : one.end] == one.quote for one in proposed)
    return proposed


def holding(found: list[Assignment], words: str) -> Assignment:
    (one,) = [one for one in found if words in one.quote]
    return one


@pytest.mark.parametrize(("words", "kind", "names", "due", "programme"), TASKS, ids=[one[0] for one in TASKS])
def test_each_task_is_found_with_its_quote_and_what_holds_for_it(
    found: list[Assignment], words: str, kind: str, names: str, due: str, programme: str
) -> None:
    one = holding(found, words)
    assert one.kind == kind
    assert ("; ".join(one.responsible) or "-") == names
    assert (str(one.due or "-"), one.programme or "-") == (due, programme)


def test_nothing_is_invented_and_each_task_is_an_item_of_its_own(found: list[Assignment]) -> None:
    tasks = [one for one in found if one.kind != "note"]
    assert len(tasks) == len(TASKS) == 29
    for one, (words, *_) in zip(tasks, TASKS, strict=True):
        assert words in one.quote
        assert sum(other[0] in one.quote for other in TASKS) == 1, one.quote
    assert [one.quote for one in found if one.kind == "note"] == [
        "Елбасы алдымызға бірнеше нақты міндеттер қойып отыр."
    ]


def test_the_cottage_town_lacks_only_its_date_and_result(found: list[Assignment]) -> None:
    one = holding(found, "жұмысты қузауды")
    assert one.responsible == ["қала әкімдігі"]
    assert (one.programme, one.place, one.due) == ("Нұрлы жер", "Талдықорған", None)
    assert set(one.inherited) == {"programme", "place"}
    assert "date" in one.missing


def test_the_museums_have_a_date_and_a_project_but_no_executor(found: list[Assignment]) -> None:
    one = holding(found, "музейлердің бәрі енгізілмек")
    assert (one.due, one.due_working) == (date(2018, 3, 31), date(2018, 3, 30))
    assert one.due_phrase == "Наурыз айының соңына дейін"
    assert (one.responsible, one.programme) == ([], "Жетісу 360")
    assert "executor" in one.missing


def test_a_term_before_the_tasks_holds_for_each(found: list[Assignment]) -> None:
    phrases = {one.due_phrase for one in found if one.due and "әкімдері" in "".join(one.responsible)}
    assert phrases == {"2018 жылға"}


def test_programmes_are_attached_and_who_ordered_is_kept(found: list[Assignment]) -> None:
    assert holding(found, "механизмдерін").programme == "Нұрлы жол, Нұрлы жер"
    assert holding(found, "Ұлт жоспарының").programme == "100 нақты қадам"
    assert holding(found, "Ұлт жоспарының").ordered_by == "Елбасы"
    assert holding(found, "жоғары міндеттер").ordered_by == "Мемлекет басшысы"


def test_a_phrase_with_until_that_is_no_date_gives_none(found: list[Assignment]) -> None:
    assert not any("бүге-шігесіне" in (one.due_phrase or "") for one in found)
    assert sum(one.due is not None for one in found) == 5
