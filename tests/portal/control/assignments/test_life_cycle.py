"""The table of the life cycle, asked for everything that can be true of an assignment."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from jetisu360.portal.control.assignments import life_cycle, refusals
from jetisu360.portal.control.assignments.life_cycle import TABLE, Facts, Wish, after, possible, refusal
from jetisu360.portal.control.assignments.states import CLOSED, OPEN, Act, Part, State
from jetisu360.portal.control.assignments.words import ACTS, LACKS, STATES

DAY = date(2026, 12, 1)
FACTS = st.builds(
    Facts,
    state=st.sampled_from(State),
    parts=st.frozensets(st.sampled_from(Part)),
    own_work=st.booleans(),
    lacks=st.lists(st.sampled_from(sorted(LACKS)), max_size=2).map(tuple),
    due=st.none() | st.integers(0, 9).map(lambda n: DAY + timedelta(n)),
    evidence_left=st.integers(0, 2),
    open_children=st.lists(st.integers(1, 9), max_size=2).map(tuple),
    remarks_unanswered=st.integers(0, 1),
    remarks_unresolved=st.integers(0, 1),
    review_waits=st.booleans(),
    check_waits=st.booleans(),
    asked_in_time=st.booleans(),
)
WISHES = st.builds(
    Wish,
    act=st.sampled_from(Act),
    reason=st.sampled_from(["", "  ", "Себебі бар"]),
    due=st.none() | st.integers(0, 9).map(lambda n: DAY + timedelta(n)),
)


@given(FACTS, WISHES)
def test_nobody_closes_what_they_worked_on(facts: Facts, wish: Wish) -> None:
    if facts.own_work and wish.act in (Act.ACCEPT, Act.CANCEL, Act.REVIEW, Act.CONFIRM, Act.MOVE_DATE):
        assert refusal(facts, wish) is not None
        assert wish.act not in possible(facts)


@given(FACTS, WISHES)
def test_an_executor_alone_never_ends_control(facts: Facts, wish: Wish) -> None:
    if facts.parts <= {Part.EXECUTOR, Part.CO_EXECUTOR} and refusal(facts, wish) is None:
        assert after(facts, wish.act) not in CLOSED


@given(FACTS, WISHES)
def test_no_state_is_skipped(facts: Facts, wish: Wish) -> None:
    if refusal(facts, wish) is not None:
        return
    to = after(facts, wish.act)
    if to == State.DONE:
        assert facts.state == State.REPORTED
    if to == State.REPORTED and wish.act == Act.REPORT:
        assert facts.state == State.IN_PROGRESS
    if to == State.IN_PROGRESS and wish.act == Act.START:
        assert facts.state == State.ASSIGNED
    assert facts.state not in CLOSED, "what is closed is never moved"
    assert to != State.DRAFT


@given(FACTS, WISHES)
def test_an_open_part_below_is_never_hidden(facts: Facts, wish: Wish) -> None:
    moves = wish.act not in {Act.REVIEW, Act.CONFIRM, Act.DISCARD}
    if facts.open_children and moves and refusal(facts, wish) is None:
        assert after(facts, wish.act) not in {State.REPORTED, *CLOSED}


@given(FACTS, WISHES)
def test_nothing_incomplete_is_given(facts: Facts, wish: Wish) -> None:
    if facts.lacks and facts.state == State.DRAFT and refusal(facts, wish) is None:
        assert after(facts, wish.act) not in OPEN


@given(FACTS, WISHES)
def test_a_later_date_needs_a_request_in_time_and_the_issuer(facts: Facts, wish: Wish) -> None:
    if wish.act == Act.MOVE_DATE and refusal(facts, wish) is None:
        assert Part.ISSUER in facts.parts
        assert wish.due is not None
        assert facts.asked_in_time or facts.due is None or wish.due < facts.due


@given(FACTS, WISHES)
def test_a_done_assignment_was_reviewed_checked_and_has_no_open_remark(facts: Facts, wish: Wish) -> None:
    if wish.act == Act.ACCEPT and refusal(facts, wish) is None:
        assert not any((facts.review_waits, facts.check_waits, facts.remarks_unresolved))


def test_interim_information_moves_nothing() -> None:
    assert TABLE[Act.INFORM].to is None


def test_everything_has_words() -> None:
    assert set(STATES) == set(State)
    assert set(ACTS) == set(Act) == set(TABLE)


def test_errors_cross_processes() -> None:
    import pickle

    errors = [
        refusals.WrongState(act=Act.START, state=State.DONE),
        refusals.NotYours(act=Act.CANCEL),
        refusals.Incomplete(lacks=["due", "executor"]),
        refusals.OpenChildren(numbers=(3, 4)),
    ]
    for error in errors:
        again = pickle.loads(pickle.dumps(error))
        assert [again.say(one) for one in ("kk", "ru", "en")] == [
            error.say(one) for one in ("kk", "ru", "en")
        ]


def test_the_prose_names_every_act() -> None:
    """The table's prose is what people discuss: an act that it does not tell of is not agreed on."""
    prose = Path(life_cycle.__file__).read_text("utf-8").split('"""')[1]
    told = {
        "assign",
        "start",
        "decline",
        "inform",
        "report",
        "review",
        "confirm",
        "accept",
        "return",
        "cancel",
    }
    assert all(f"*{one}" in prose for one in told)
    assert "moves the date" in prose
