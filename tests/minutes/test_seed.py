"""The press report that the project began with: everything in it is found, and nothing that is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jetisu360.minutes.assignment import Assignment
from jetisu360.minutes.extract import assignments
from jetisu360.minutes.reading import read_file

SEED = Path(__file__).parents[3] / "shared" / "data" / "texts" / "meeting-2018-kk.txt"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the report lies beside the checkout")

# Words of every task in it, in order, with how the sentence asks for it.
TASKS = [
    ("order", "бұдан да жоғары міндеттер қоюымыз"),
    ("order", "қайта өңдеу секторының үлесін ұлғайту"),
    ("order", "озық технологияларды енгізу"),
    ("order", "кәсіпорындардың экспортқа бағытталуын арттыру"),
    ("order", "ЕЭА-ларды өңір экономикасына инвестиция тартуға пайдалану"),
    ("obligation", "соны сапалы деңгейді әрі қарай жалғастыру"),
    ("obligation", "жүзеге асырылуына ерекше назар аударуымыз"),
    ("order", "жүзеге асырудың механизмдерін нақтылап"),
    ("order", "қаржының тиімді жұмсалуын қатаң бақылауда ұстау"),
    ("order", "Ұлт жоспарының барлық бағытының орындалуын"),
    ("order", "сүт, ет өндіру мен өңдеуді"),
    ("order", "сақтандыруды енгізуге дайындық процестерін жылдамдатуды"),
    ("order", "қамтығандардың санын азайту"),
    ("order", "үш жақты еңбек келісімінің міндетті түрде болуын қадағалау"),
    ("order", "құрылысының қарқынын бәсеңдетпеу"),
    ("order", "шағын және орта бизнесті қолдау"),
    ("order", "бюджетінің қалыптасуы мен оның орынды жұмсалуын бақылау"),
    ("order", "жаңа жұмыс орындарын ашу"),
    ("order", "жұмысты қузауды"),
    ("obligation", "цифрландыруға жаппай кірісу"),
    ("plan", "облыстағы ірі музейлердің бәрі енгізілмек"),
    ("obligation", "жаңашылдықтарды қолға алуы"),
    ("order", "су тасқынының алдын алу шаралары"),
    ("order", "ирригациялық жүйелерді жөндеу"),
    ("order", "нысандардың салыну сапасын бақылау"),
    ("order", "ана мен бала өліміне жол бермеу"),
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


@pytest.mark.parametrize(("kind", "words"), TASKS, ids=[words for _, words in TASKS])
def test_each_task_is_found_with_its_quote(found: list[Assignment], kind: str, words: str) -> None:
    assert holding(found, words).kind == kind


def test_nothing_is_invented(found: list[Assignment]) -> None:
    for one in found:
        if one.kind != "note":
            assert any(words in one.quote for _, words in TASKS), one.quote
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


def test_what_district_and_city_akims_were_reminded_of(found: list[Assignment]) -> None:
    for words in ("бәсеңдетпеу", "орта бизнесті", "бюджетінің", "жұмыс орындарын"):
        one = holding(found, words)
        assert one.responsible == ["Аудан әкімдері", "қала әкімдері"]
        assert (one.due, one.due_phrase) == (date(2018, 12, 31), "2018 жылға")
    assert holding(found, "жаңашылдықтарды").responsible == [
        "барлық сала басшылары",
        "аудан әкімдері",
        "қала әкімдері",
    ]


def test_programmes_are_attached_and_who_ordered_is_kept(found: list[Assignment]) -> None:
    assert holding(found, "механизмдерін").programme == "Нұрлы жол, Нұрлы жер"
    assert holding(found, "Ұлт жоспарының").programme == "100 нақты қадам"
    assert holding(found, "Ұлт жоспарының").ordered_by == "Елбасы"
    assert holding(found, "жоғары міндеттер").ordered_by == "Мемлекет басшысы"


def test_a_phrase_with_until_that_is_no_date_gives_none(found: list[Assignment]) -> None:
    assert not any("бүге-шігесіне" in (one.due_phrase or "") for one in found)
    assert sum(one.due is not None for one in found) == 5
