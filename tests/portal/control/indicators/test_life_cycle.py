"""The life cycle of a report, whichever way people take it."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jetisu360.portal.control.indicators import refusals
from jetisu360.portal.control.indicators.life_cycle import (
    FILLED,
    TABLE,
    Act,
    Facts,
    Part,
    State,
    Wish,
    after,
    possible,
    refusal,
)

ON_A_BUSY_MACHINE = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
ACTS = [one for one in Act if one != Act.ASK]
People = tuple[frozenset[Part], bool]


@st.composite
def people(draw: st.DrawFn) -> People:
    parts = draw(st.frozensets(st.sampled_from(list(Part))))
    return parts, Part.EXECUTOR in parts or draw(st.booleans())


@st.composite
def facts_of(draw: st.DrawFn) -> Facts:
    few = st.integers(0, 2)
    state, over = draw(st.sampled_from(list(State))), draw(st.booleans())
    return Facts(state, *draw(people()), over, draw(few), draw(few), draw(few))


@st.composite
def wishes(draw: st.DrawFn) -> Wish:
    reason = draw(st.sampled_from(["", "  ", "Себебі"]))
    return Wish(draw(st.sampled_from(ACTS)), reason, draw(st.booleans()))


@ON_A_BUSY_MACHINE
@given(facts_of(), wishes())
def test_only_a_judge_who_did_not_write_it_accepts_what_was_submitted(facts: Facts, wish: Wish) -> None:
    if refusal(facts, wish) is not None:
        return
    to = after(facts, wish.act)
    if to == State.ACCEPTED:
        assert facts.state == State.SUBMITTED
        assert Part.JUDGE in facts.parts
        assert Part.EXECUTOR not in facts.parts
        assert not facts.own_work
    if facts.state == State.ACCEPTED:
        assert wish.act == Act.REOPEN
        assert wish.reason.strip()
        assert not facts.own_work
    if wish.act == Act.FILL:
        assert facts.state in FILLED
    if to == State.SUBMITTED != facts.state:
        assert facts.over
        assert facts.asked
        assert not facts.missing + facts.unexplained
    assert wish.act in possible(facts)


@ON_A_BUSY_MACHINE
@given(st.lists(st.tuples(wishes(), people()), max_size=12))
def test_no_path_skips_a_state_or_changes_accepted_figures_without_a_reopening(
    path: list[tuple[Wish, People]],
) -> None:
    """Figures are an edition, which FILL changes; an accepted one is left only through REOPEN."""
    state, edition, accepted, reopened, seen = State.DRAFT, 0, -1, True, [State.DRAFT]
    for wish, who in path:
        facts = Facts(state, *who)
        if refusal(facts, wish) is not None:
            continue
        if wish.act == Act.FILL:
            assert reopened
            edition += 1
        state = after(facts, wish.act)
        seen.append(state)
        if state == State.ACCEPTED:
            assert seen[-2] == State.SUBMITTED
            accepted, reopened = edition, False
        if wish.act == Act.REOPEN:
            reopened = True
        if state == State.ACCEPTED:
            assert edition == accepted


def test_what_is_refused_says_why() -> None:
    judge = Facts(State.SUBMITTED, frozenset({Part.JUDGE}))
    assert isinstance(refusal(judge, Wish(Act.RETURN)), refusals.ReturnWithoutRemark)
    assert refusal(judge, Wish(Act.RETURN, remarks=True)) is None
    own = Facts(State.SUBMITTED, frozenset({Part.JUDGE}), own_work=True)
    assert isinstance(refusal(own, Wish(Act.ACCEPT)), refusals.OwnReport)
    kept = Facts(State.ACCEPTED, frozenset({Part.JUDGE}))
    assert isinstance(refusal(kept, Wish(Act.REOPEN)), refusals.ReopeningWithoutReason)
    early = Facts(State.DRAFT, frozenset({Part.EXECUTOR}), over=False)
    assert isinstance(refusal(early, Wish(Act.SUBMIT)), refusals.PeriodNotOver)
    assert set(TABLE) == set(Act) - {Act.ASK}
