"""The chain of events: what was edited, removed or re-ordered is found; writers never tangle it."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connection, connections, transaction

from jetisu360.language import LANGUAGES
from jetisu360.portal.audit.actions import ACTIONS
from jetisu360.portal.audit.models import Event, NeverChanged
from jetisu360.portal.audit.record import record
from jetisu360.portal.audit.verify import verify


@pytest.fixture
def chain(house: Any) -> Any:
    """Ten events."""
    for number in range(10):
        record(house.people["keeper"], "photograph.added", f"{number}.jpg", {"n": number}, museum=house.own)
    return house


def sql(statement: str, *values: object) -> None:
    """What somebody does who sits at the database."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def found() -> list[str]:
    return [problem.say("en") for problem in verify().found]


def test_a_chain_that_nobody_touched_is_whole(chain: Any) -> None:
    verdict = verify()
    assert verdict.whole
    assert verdict.events == 10
    assert verdict.head == Event.objects.get(number=10).hash
    assert Event.objects.get(number=1).actor == "keeper"
    assert Event.objects.get(number=1).museum == "own"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("actor", "somebody"),
        ("actor_id", 12345),
        ("action", "photograph.removed"),
        ("museum", "elsewhere"),
        ("target", "another.jpg"),
        ("details", "{}"),
        ("previous", "a" * 64),
        ("hash", "a" * 64),
        ("at", "2020-01-01 00:00:00+00:00"),
    ],
)
@pytest.mark.parametrize("number", [1, 5, 10])
def test_an_edited_event_is_found(chain: Any, column: str, value: object, number: int) -> None:
    sql(f"UPDATE audit_event SET {column} = %s WHERE number = %s", value, number)
    assert any(f"Event {number} " in problem or f"Event {number + 1} " in problem for problem in found()) or (
        number == 10 and found()
    )


def test_an_edited_event_with_a_hash_that_fits_is_found(chain: Any) -> None:
    from jetisu360.portal.audit.chain import hash_of

    event = Event.objects.get(number=5)
    event.target = "another.jpg"
    sql("UPDATE audit_event SET target = %s, hash = %s WHERE number = 5", event.target, hash_of(event))
    assert found() == ["Event 6 does not follow from the one before it: one of the two was exchanged."]
    last = Event.objects.get(number=10)
    sql("UPDATE audit_event SET previous = %s WHERE number = 6", hash_of(event))
    assert found()[0].startswith("Event 6 is not what was recorded")
    last.target = "another.jpg"
    sql("UPDATE audit_event SET target = %s, hash = %s WHERE number = 10", last.target, hash_of(last))
    assert any("where the chain ends" in problem for problem in found())


@pytest.mark.parametrize(("first", "last"), [(1, 1), (5, 5), (3, 7), (10, 10), (6, 10), (1, 10)])
def test_removed_events_are_found(chain: Any, first: int, last: int) -> None:
    sql("DELETE FROM audit_event WHERE number BETWEEN %s AND %s", first, last)
    said = found()
    assert said, (first, last)
    if last < 10:
        expected = f"Event {first} is missing." if first == last else f"Events {first} to {last} are missing."
        assert said[0] == expected
    else:
        assert "removed" in said[0]


def test_removed_and_counted_anew_is_found(chain: Any) -> None:
    sql("DELETE FROM audit_event WHERE number = 5")
    for number in range(6, 11):
        sql("UPDATE audit_event SET number = %s WHERE number = %s", number - 1, number)
    assert found()


def test_re_ordered_events_are_found(chain: Any) -> None:
    for before, after in ((4, 400), (5, 4), (400, 5)):
        sql("UPDATE audit_event SET number = %s WHERE number = %s", after, before)
    said = found()
    assert any("Event 4 is not what was recorded" in problem for problem in said)
    assert any("Event 5 is not what was recorded" in problem for problem in said)


def test_a_slipped_in_event_is_found(chain: Any) -> None:
    sql(
        "INSERT INTO audit_event (number, at, actor, action, museum, target, details, previous, hash)"
        " SELECT 11, at, actor, action, museum, target, details, hash, hash FROM audit_event"
        " WHERE number = 10"
    )
    assert found()


def test_without_its_head_the_chain_is_not_whole(chain: Any) -> None:
    sql("DELETE FROM audit_head")
    assert found() == ["The note of where the chain ends is missing."]


def test_the_program_itself_cannot_change_an_event(chain: Any) -> None:
    event = Event.objects.get(number=3)
    for attempt in (
        event.save,
        event.delete,
        Event.objects.all().delete,
        lambda: Event.objects.filter(number=3).update(actor="x"),
        lambda: event.__class__.objects.filter(number=3).delete(),
    ):
        with pytest.raises(NeverChanged):
            attempt()
    assert verify().whole


def test_what_is_recorded_goes_with_its_transaction(chain: Any) -> None:
    class Broken(Exception):
        pass

    def broken() -> None:
        with transaction.atomic():
            record(None, "backup.made")
            raise Broken

    with pytest.raises(Broken):
        broken()
    assert verify().events == 10
    record(None, "backup.made")
    assert verify().whole


def test_hostile_texts_are_kept_as_any_database_can(chain: Any) -> None:
    record(
        chain.people["keeper"],
        "photograph.added",
        "a\0b\ud800<script>" + "x" * 5000,
        {"a": "\0", "b": "\ud800", "c": object(), "d": "й" * 50_000},
        museum="own",
    )
    assert verify().whole


def test_an_action_without_words_is_refused_and_all_words_are_sentences(chain: Any) -> None:
    with pytest.raises(ValueError, match=r"actions\.py"):
        record(None, "museum.eaten")
    for action, words in ACTIONS.items():
        for language in LANGUAGES:
            assert words.say(language, target="X"), action


@pytest.mark.django_db(transaction=True)
def test_writers_at_once_make_one_chain() -> None:
    wrong: list[Exception] = []

    def write(number: int) -> None:
        try:
            for turn in range(10):
                with transaction.atomic():
                    record(None, "photograph.added", f"{number}-{turn}")
        except Exception as error:
            wrong.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    verdict = verify()
    assert (verdict.events, verdict.whole) == (80, True)
