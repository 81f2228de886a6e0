"""Warnings: each rule, and what holds for all of them whatever the figures are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from jetisu360.language import LANGUAGES
from jetisu360.portal.control.programmes.kinds import Status
from jetisu360.portal.control.programmes.money import Totals
from jetisu360.portal.control.programmes.warnings import (
    AHEAD,
    Facts,
    Kind,
    Spent,
    StageFact,
    warnings_of,
)

TODAY = date(2026, 11, 30)
M = 10**6
OF_MONEY = {
    Kind.SPENT_ABOVE_ALLOCATED,
    Kind.NO_PHOTOGRAPH,
    Kind.SPENT_SINCE_PHOTOGRAPH,
    Kind.AHEAD_OF_WORK,
    Kind.SAME_PICTURE,
}
OF_PHOTOGRAPHS = {Kind.NO_PHOTOGRAPH, Kind.SPENT_SINCE_PHOTOGRAPH, Kind.NO_PHOTOGRAPH_AFTER}


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def facts(**values: object) -> Facts:
    return replace(Facts(TODAY), **values)  # type: ignore[arg-type]


def of(**sums: int) -> Totals:
    return Totals(**{name: Decimal(amount * M) for name, amount in sums.items()})


def spent(amount: int, ago: int = 0, year: int = 2026) -> Spent:
    return Spent(year, days_ago(ago), Decimal(amount * M))


def kinds(known: Facts) -> set[Kind]:
    return {one.kind for one in warnings_of(known)}


def test_a_project_of_which_nothing_is_known_is_warned_of_nothing() -> None:
    assert warnings_of(facts()) == []


def test_sums_above_each_other_are_told_by_year_with_both_figures() -> None:
    known = facts(
        years=((2025, of(planned=5, allocated=5, spent=5)), (2026, of(planned=5, allocated=6, spent=7))),
        spent=(spent(5, 400, 2025), spent(7)),
        photographed=TODAY,
    )
    told = {one.kind: one.sentence for one in warnings_of(known)}
    assert told.keys() == {Kind.SPENT_ABOVE_ALLOCATED, Kind.ALLOCATED_ABOVE_PLANNED}
    said = told[Kind.SPENT_ABOVE_ALLOCATED].say("en")
    assert all(word in said for word in ("2026", "7 m ₸", "6 m ₸"))
    assert "7 млн ₸" in told[Kind.SPENT_ABOVE_ALLOCATED].say("ru")


def test_money_ahead_of_the_stages_that_were_seen() -> None:
    stages = (StageFact(1, 2, seen_on=days_ago(5)), StageFact(2, 5), StageFact(3, 3))
    known = facts(
        years=((2026, of(planned=100, allocated=100, spent=36)),), spent=(spent(36),), stages=stages
    )
    known = replace(known, photographed=TODAY)
    assert kinds(known) == {Kind.AHEAD_OF_WORK}
    assert "36 %" in warnings_of(known)[0].sentence.say("en")
    assert "20 %" in warnings_of(known)[0].sentence.say("en")
    assert not kinds(replace(known, spent=(spent(20 + AHEAD),)))
    # Without stages nothing is compared; without a plan what was allocated is the whole.
    assert not kinds(replace(known, stages=()))
    assert Kind.AHEAD_OF_WORK in kinds(replace(known, years=((2026, of(allocated=100, spent=36)),)))


def test_money_spent_without_photographs_and_since_the_newest() -> None:
    years = ((2026, of(planned=10, allocated=10, spent=4)),)
    known = facts(years=years, spent=(spent(2, 90), spent(4, 10)))
    assert kinds(known) == {Kind.NO_PHOTOGRAPH}
    assert kinds(replace(known, photographed=days_ago(60))) == {Kind.SPENT_SINCE_PHOTOGRAPH}
    assert "2 m ₸" in warnings_of(replace(known, photographed=days_ago(60)))[0].sentence.say("en")
    assert not kinds(replace(known, photographed=days_ago(41)))
    # The same sum told anew is nothing spent.
    assert not kinds(replace(known, spent=(spent(4, 90), spent(4, 1)), photographed=days_ago(60)))


def test_completed_in_words_only() -> None:
    stages = (StageFact(1, 1, seen_on=days_ago(30)), StageFact(2, 1))
    known = facts(status=Status.COMPLETED, stages=stages, photographed=days_ago(30))
    assert kinds(known) == {Kind.COMPLETED_UNSEEN}
    done = replace(known, stages=(stages[0], replace(stages[1], seen_on=days_ago(20))))
    assert kinds(done) == {Kind.NO_PHOTOGRAPH_AFTER}
    assert not kinds(replace(done, photographed=days_ago(19)))


def test_a_roof_a_day_after_the_plinth() -> None:
    plinth = StageFact(1, 1, due=days_ago(100), seen_on=days_ago(10))
    roof = StageFact(2, 1, due=days_ago(20), seen_on=days_ago(9))
    known = facts(stages=(plinth, roof))
    assert kinds(known) == {Kind.STAGES_AT_ONCE}
    assert "80 days" in warnings_of(known)[0].sentence.say("en")
    assert not kinds(facts(stages=(plinth, replace(roof, due=days_ago(71)))))
    assert not kinds(facts(stages=(plinth, replace(roof, seen_on=days_ago(8)))))
    # Where the days are not planned, the weight says how long it was to take.
    undated = (replace(plinth, due=None), replace(roof, due=None))
    assert not kinds(facts(stages=undated))
    assert kinds(facts(stages=undated, starts=days_ago(100), first_ends=days_ago(40))) == {
        Kind.STAGES_AT_ONCE
    }
    assert not kinds(facts(stages=undated, starts=days_ago(100), first_ends=days_ago(42)))


def test_the_same_picture_while_money_grew() -> None:
    years = ((2026, of(planned=10, allocated=10, spent=4)),)
    known = facts(years=years, spent=(spent(1, 60), spent(4, 3)), photographed=days_ago(2))
    alike = replace(known, alike=((days_ago(50), days_ago(2)),))
    assert kinds(alike) == {Kind.SAME_PICTURE}
    assert not kinds(replace(alike, alike=((days_ago(3), days_ago(2)),)))


def test_the_end() -> None:
    known = facts(ends=days_ago(1), first_ends=days_ago(100), moved=2)
    assert kinds(known) == {Kind.END_PASSED, Kind.END_MOVED}
    assert kinds(replace(known, status=Status.COMPLETED)) == {Kind.END_MOVED}
    assert not kinds(facts(ends=TODAY, first_ends=TODAY))
    assert Kind.END_PASSED not in kinds(replace(known, status=Status.CANCELLED))


DAYS = st.integers(-400, 800).map(days_ago)
PAST = st.integers(0, 800).map(days_ago)
AMOUNTS = st.integers(0, 10**12).map(Decimal)
SUMS = st.builds(Totals, *[st.none() | AMOUNTS] * 3)
STAGES = st.lists(
    st.builds(StageFact, st.integers(1, 9), st.integers(1, 50), st.none() | DAYS, st.none() | PAST),
    max_size=6,
).map(tuple)
FACTS = st.builds(
    Facts,
    st.just(TODAY),
    st.sampled_from(list(Status)),
    st.none() | DAYS,
    st.none() | DAYS,
    st.none() | DAYS,
    st.integers(0, 5),
    st.lists(st.tuples(st.integers(2020, 2027), SUMS), max_size=3).map(tuple),
    st.lists(st.builds(Spent, st.integers(2020, 2027), PAST, AMOUNTS), max_size=6).map(tuple),
    STAGES,
    st.none() | PAST,
    st.lists(st.tuples(PAST, PAST), max_size=2).map(tuple),
)


@given(FACTS)
@settings(max_examples=80, deadline=None)
def test_without_money_nothing_is_told_of_money(known: Facts) -> None:
    years = tuple((year, replace(sums, spent=None)) for year, sums in known.years)
    assert not kinds(replace(known, spent=(), years=years)) & OF_MONEY


@given(FACTS)
@settings(max_examples=80, deadline=None)
def test_a_fresh_photograph_never_adds_a_warning(known: Facts) -> None:
    before, after = kinds(known), kinds(replace(known, photographed=TODAY))
    assert after <= before
    assert Kind.NO_PHOTOGRAPH not in after


@given(FACTS, st.integers(0, 5))
@settings(max_examples=80, deadline=None)
def test_a_stage_that_is_seen_never_puts_money_further_ahead(known: Facts, which: int) -> None:
    if which >= len(known.stages):
        return
    seen = list(known.stages)
    seen[which] = replace(seen[which], seen_on=TODAY)
    before, after = kinds(known), kinds(replace(known, stages=tuple(seen)))
    assert Kind.AHEAD_OF_WORK not in after - before


@given(FACTS)
@settings(max_examples=50, deadline=None)
def test_every_warning_is_said_in_three_languages(known: Facts) -> None:
    for one in warnings_of(known):
        said = [one.sentence.say(language) for language in LANGUAGES]
        assert all(said)
        assert len(set(said)) == 3
        assert not any("{" in text for text in said)
