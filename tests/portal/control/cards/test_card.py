"""The card of an assignment: what each sees of it, and that its forms do what they say, once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jetisu360.portal.control.assignments import dates, drafts
from jetisu360.portal.control.assignments.models import Absence, Assignment, Source
from jetisu360.portal.control.assignments.moving import move
from jetisu360.portal.control.assignments.states import Act, State

from ..conftest import ControlHouse, later
from .forms import at, forms_of, send

pytestmark = pytest.mark.django_db
Make = Callable[..., Assignment]
SEES_A_DRAFT = {"controller", "second_controller", "issuer", "inspector", "head"}
SEES = SEES_A_DRAFT | {"executor", "colleague", "co_executor"}
DOES: dict[str, set[str]] = {
    # Who → the forms of the card of an assignment that is being worked on.
    "controller": {"remark"},
    "second_controller": {"remark"},
    "issuer": {"remark", "move-date", "cancel"},
    "inspector": {"remark"},
    "executor": {"report", "inform", "ask-date", "part"},
    "colleague": {"report", "inform", "ask-date", "part"},
    "co_executor": {"inform"},
    "head": set(),
}


def page(answer: Any) -> str:
    return str(answer.content.decode())


def test_who_sees_a_card(
    office_house: ControlHouse, make_draft: Make, at_work: Make, signed_in: Any, client: Any
) -> None:
    draft = make_draft(co_executors=[office_house.water]).pk
    working = at_work(co_executors=[office_house.water]).pk
    for who, person in office_house.people.items():
        browser = signed_in(person)
        refused = 403 if who == "stranger" else 404
        assert browser.get(at(draft)).status_code == (200 if who in SEES_A_DRAFT else refused), who
        assert browser.get(at(working)).status_code == (200 if who in SEES else refused), who
        answer = browser.post(at(working), {"do": "cancel", "reason": "Себебі"})
        assert answer.status_code == (302 if who == "issuer" else 422 if who in SEES else refused), who
        Assignment.objects.filter(pk=working).update(state=State.IN_PROGRESS)
    assert client.get(at(working)).status_code == 302


@pytest.mark.parametrize("who", DOES)
def test_what_each_can_do_is_on_the_card_and_the_rest_is_said(
    who: str, office_house: ControlHouse, at_work: Make, signed_in: Any
) -> None:
    number = at_work(co_executors=[office_house.water]).pk
    browser = signed_in(office_house.people[who])
    assert forms_of(browser, number).all_done() == DOES[who]
    shown = page(browser.get(at(number)))
    assert "What others do" in shown or who == "issuer"
    if who not in ("executor", "colleague"):
        assert "Автомобиль жолдары басқармасы, the executor" in shown


def test_from_a_draft_that_lacks_things_to_off_control(
    office_house: ControlHouse, make_draft: Make, signed_in: Any
) -> None:
    number = make_draft(executor=None, due=None, result="").pk
    controller, executor = signed_in(office_house.controller), signed_in(office_house.executor)
    shown = page(controller.get(at(number)))
    for missing in ("#id_executor", "#id_due", "#id_result"):
        assert missing in shown
    answer = send(controller, number, "edit-assign", result="12 км жол жөнделді")
    assert answer.status_code == 422
    assert "it lacks a responsible executor, a due date" in page(answer)
    assert Assignment.objects.get(pk=number).result == "12 км жол жөнделді", "what was typed is saved"
    values = {"executor": office_house.roads.pk, "due": later().isoformat(), "on_site": "on"}
    assert send(controller, number, "edit-assign", **values)["Location"] == at(number)
    assert send(executor, number, "start").status_code == 302
    assert send(executor, number, "report", reason="Жөнделді, 12 км").status_code == 302
    assert "nobody has been there yet" in page(controller.get(at(number))), "said before one presses"
    answer = send(controller, number, "accept")
    assert (answer.status_code, "nobody has been there yet" in page(answer)) == (422, True)
    send(signed_in(office_house.inspector), number, "confirm", reason="Көрдім")
    assert send(controller, number, "accept").status_code == 302
    done = Assignment.objects.get(pk=number)
    assert done.state == State.DONE
    shown = page(controller.get(at(number)))
    for said in ("Жөнделді, 12 км", "Көрдім", "taken off control in time", "a new assignment"):
        assert said in shown


def test_what_was_declined_is_given_anew_with_its_date(
    office_house: ControlHouse, make_draft: Make, signed_in: Any
) -> None:
    draft = make_draft()
    number = draft.pk
    controller, executor = signed_in(office_house.controller), signed_in(office_house.executor)
    send(controller, number, "assign")
    assert send(executor, number, "decline").status_code == 422, "not without a reason"
    send(executor, number, "decline", reason="Бұл су шаруашылығының ісі")
    shown = page(controller.get(at(number)))
    assert shown.index("card-latest") < shown.index("Бұл су шаруашылығының ісі") < shown.index("id_task")
    form = forms_of(controller, number).doing("edit")
    assert "due" not in form
    assert send(controller, number, "edit-assign", executor=office_house.water.pk).status_code == 302
    again = Assignment.objects.get(pk=number)
    assert (again.executor, again.due, again.state) == (office_house.water, draft.due, State.ASSIGNED)
    assert executor.get(at(number)).status_code == 404, "it is another office's now"


def test_a_refusal_is_said_by_the_form_and_nothing_typed_is_lost(
    office_house: ControlHouse, at_work: Make, signed_in: Any
) -> None:
    number = at_work(evidence=1).pk
    executor = signed_in(office_house.executor)
    answer = send(executor, number, "report", reason="Он екі шақырым <b>дайын</b>")
    assert answer.status_code == 422
    shown = page(answer)
    assert "1 of what was asked for is missing" in shown
    assert "Он екі шақырым &lt;b&gt;дайын&lt;/b&gt;</textarea>" in shown
    form = forms_of(executor, number).doing("inform")
    move(office_house.issuer, number, Act.CANCEL, reason="Керек емес")
    answer = executor.post(at(number), {**form, "reason": "Жол жартылай салынды"})
    assert answer.status_code == 422
    assert "Somebody has changed this assignment" in page(answer)
    assert "<dd>Жол жартылай салынды</dd>" in page(answer), "the form is gone, what was typed is not"


def test_two_controllers_write_into_one_draft(
    office_house: ControlHouse, make_draft: Make, signed_in: Any
) -> None:
    number = make_draft().pk
    controller = signed_in(office_house.controller)
    form = forms_of(controller, number).doing("edit")
    drafts.edit(office_house.second_controller, number, place="Талдықорған", programme="Нұрлы жол")
    answer = controller.post(at(number), {**form, "place": "Текелі"})
    assert answer.status_code == 422
    shown = page(answer)
    assert "Somebody has changed this assignment" in shown
    assert 'value="Текелі"' in shown
    assert "Meanwhile it says: Талдықорған" in shown
    assert "Meanwhile it says: Нұрлы жол" in shown
    assert Assignment.objects.get(pk=number).place == "Талдықорған"


@pytest.mark.parametrize(
    ("who", "do", "typed"),
    [
        ("executor", "inform", {"reason": "Бес шақырым дайын"}),
        ("executor", "report", {"reason": "Жөнделді"}),
        ("executor", "ask-date", {"reason": "Қар ерте жауды", "due": later(60).isoformat()}),
        ("executor", "part", {"part_task": "Көпір салу"}),
        ("inspector", "remark", {"reason": "Есік жоқ"}),
        ("issuer", "cancel", {"reason": "Керек емес"}),
        ("issuer", "move-date", {"reason": "Ертерек керек", "due": later(10).isoformat()}),
    ],
)
def test_a_form_that_comes_twice_is_carried_out_once(
    who: str, do: str, typed: dict[str, str], office_house: ControlHouse, at_work: Make, signed_in: Any
) -> None:
    number = at_work().pk
    browser = signed_in(office_house.people[who])
    form = {**forms_of(browser, number).doing(do), **typed}
    first = browser.post(at(number), form)
    assert first.status_code == 302
    before = kept(number)
    second = browser.post(at(number), form)
    assert (second.status_code, second["Location"]) == (302, first["Location"])
    assert kept(number) == before
    assert "This was done already" in page(browser.get(second["Location"]))


def kept(number: int) -> list[int]:
    one = Assignment.objects.get(pk=number)
    rows = (one.moves, one.remarks, one.date_requests, one.children)
    return [one.revision, *(row.count() for row in rows)]


def test_a_remark_and_its_answers_come_twice(
    office_house: ControlHouse, at_work: Make, signed_in: Any
) -> None:
    number = at_work(reported=True).pk
    controller, executor = signed_in(office_house.controller), signed_in(office_house.executor)
    assert send(controller, number, "return", reason="Есік жоқ").status_code == 302
    remark = Assignment.objects.get(pk=number).remarks.get()
    fix = {**forms_of(executor, number).doing("fixed", remark.pk), "reason": "Есік қойылды"}
    for _ in range(2):
        assert executor.post(at(number), fix).status_code == 302
    assert send(executor, number, "report", reason="Болды").status_code == 302
    assert "Remarks that nobody has resolved: 1" in page(controller.get(at(number)))
    resolve = forms_of(controller, number).doing("resolved", remark.pk)
    for _ in range(2):
        assert controller.post(at(number), resolve).status_code == 302
    late = executor.post(at(number), {**fix, "reason": "Басқа есік"})
    assert late.status_code == 422
    assert "answered or resolved already" in page(late)
    assert "<dd>Басқа есік</dd>" in page(late)
    assert send(controller, number, "accept").status_code == 302


def test_a_later_date_is_asked_for_and_answered(
    office_house: ControlHouse, at_work: Make, signed_in: Any
) -> None:
    one = at_work()
    number, first = one.pk, one.due
    executor, issuer = signed_in(office_house.executor), signed_in(office_house.issuer)
    answer = send(executor, number, "ask-date", reason="Қар", due="ертең")
    assert (answer.status_code, "Write a day" in page(answer)) == (422, True)
    send(executor, number, "ask-date", reason="Қар ерте жауды", due=later(60).isoformat())
    assert "ask-date" not in forms_of(executor, number).all_done()
    request = Assignment.objects.get(pk=number).date_requests.get()
    send(issuer, number, "refuse-date", request.pk, reason="Жеткілікті")
    send(executor, number, "ask-date", reason="Тағы қар", due=later(50).isoformat())
    grant = forms_of(issuer, number).doing("move-date")
    assert grant["due"] == later(50).isoformat(), "the day that was asked for stands there"
    assert issuer.post(at(number), {**grant, "reason": "Келісемін"}).status_code == 302
    moved = Assignment.objects.get(pk=number)
    assert (moved.first_due, moved.due) == (first, later(50))
    shown = page(executor.get(at(number)))
    for said in ("Қар ерте жауды", "Жеткілікті", "Тағы қар", "Келісемін", "moved 1 time"):
        assert said in shown
    again = issuer.post(at(number), {"do": "refuse-date", "item": request.pk, "reason": "Жоқ"})
    assert (again.status_code, "has an answer already" in page(again)) == (422, True)


def test_a_request_or_remark_of_another_assignment_is_not_there(
    office_house: ControlHouse, at_work: Make, signed_in: Any
) -> None:
    number, other = at_work().pk, at_work().pk
    asked = dates.ask(office_house.executor, other, later(60), "Қар")
    issuer = signed_in(office_house.issuer)
    form = {"do": "refuse-date", "item": asked.pk, "reason": "Жоқ"}
    assert issuer.post(at(number), form).status_code == 404
    assert issuer.post(at(number), {"do": "resolved", "item": 999_999}).status_code == 404
    assert issuer.post(at(number), {"do": "burn"}).status_code == 400
    asked.refresh_from_db()
    assert asked.granted is None


def test_a_part_is_given_and_its_giver_follows_it(
    office_house: ControlHouse, at_work: Make, signed_in: Any
) -> None:
    number = at_work().pk
    executor, below = signed_in(office_house.executor), signed_in(office_house.co_executor)
    typed = {"part_task": "Көпір салу", "part_result": "Көпір салынды"}
    typed |= {"part_executor": office_house.water.pk, "part_due": later(20).isoformat()}
    part = int(send(executor, number, "part", **typed)["Location"].rpartition("/")[2])
    assert below.get(at(part)).status_code == 404, "a draft is not yet theirs to see"
    assert send(executor, part, "assign").status_code == 302
    shown = page(below.get(at(part)))
    assert "It is a part of another assignment" in shown
    assert f"№ {number} ·" not in shown, "the one above is not for them to see"
    assert f"№ {part} ·" in page(executor.get(at(number)))
    answer = send(executor, number, "report", reason="Болды")
    assert f"others are still open: № {part}" in page(answer)
    empty = send(executor, number, "part", part_result="Су құбыры салынды")
    assert empty.status_code == 422
    assert "Су құбыры салынды</textarea>" in page(empty)


def test_the_passage_is_shown_with_the_words_around_it(
    office_house: ControlHouse, make_draft: Make, signed_in: Any
) -> None:
    words = "ауыл жолы жыл соңына дейін жөнделсін"
    text = "бірінші сөз " * 60 + words + " соңғы сөз" * 60
    start = text.index(words)
    source = Source.objects.create(region=office_house.region, title="Хаттама", language="kk", text=text)
    number = make_draft(source=source, start=start, end=start + len(words), point="2.1").pk
    shown = page(signed_in(office_house.controller).get(at(number)))
    assert f"<mark>{words}</mark>" in shown
    assert "… " in shown
    assert shown.count("бірінші сөз") < 20
    Assignment.objects.filter(pk=number).update(start=90_000, end=90_010)
    assert "<mark>" not in page(signed_in(office_house.controller).get(at(number)))


def test_whoever_stands_in_is_named_in_the_history(
    office_house: ControlHouse, at_work: Make, signed_in: Any
) -> None:
    number = at_work(reported=True).pk
    today = timezone.localdate()
    Absence.objects.create(
        person=office_house.controller, substitute=office_house.inspector, since=today, until=today
    )
    assert send(signed_in(office_house.inspector), number, "accept").status_code == 302
    shown = page(signed_in(office_house.issuer).get(at(number)))
    assert "standing in for controller" in shown
    assert "<strong>Taken off control</strong>" in shown, "what has happened, and not what to do"


def test_questions_to_the_database_do_not_grow(
    office_house: ControlHouse, at_work: Make, signed_in: Any
) -> None:
    number = at_work().pk
    issuer = signed_in(office_house.issuer)

    def asked() -> int:
        issuer.get(at(number))
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert issuer.get(at(number)).status_code == 200
        return len(found)

    small = asked()
    for count in range(4):
        move(office_house.executor, number, Act.INFORM, reason=f"{count} км")
        drafts.create_below(office_house.executor, number, task=f"Көпір {count}", executor=office_house.water)
        Assignment.objects.get(pk=number).remarks.create(seen="Есік", seen_by=office_house.inspector)
        request = dates.ask(office_house.executor, number, later(60), f"Қар {count}")
        dates.refuse(office_house.issuer, number, request.pk, "Жоқ")
    assert asked() == small
    assert small <= 25
