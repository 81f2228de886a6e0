"""Whether the date will be met: by hand-reckoned cases."""

from __future__ import annotations

from datetime import date, timedelta

from jetisu360.portal.board.chart import chart
from jetisu360.portal.board.stages import STEPS, Stage, State
from jetisu360.portal.board.trend import Progress, Trend, trend, verdict

TODAY = date(2027, 1, 20)  # a Wednesday
DUE = date(2027, 3, 31)


def museum(*days: date | None, done: int | None = None) -> Progress:
    """One whose steps were first reached on these days; of them the first `done` are done now."""
    reached = {stage: day for stage, day in zip(STEPS, days, strict=False) if day}
    now = len(days) if done is None else done
    states = {stage: State(int(stage in reached and number < now), 1) for number, stage in enumerate(Stage)}
    states |= {stage: State(int(stage in reached and number < now), 1) for number, stage in enumerate(STEPS)}
    return Progress(states, reached)


def told(found: Trend) -> str:
    return verdict(found).say("en", forecast=found.forecast, finished=found.finished)


def test_without_a_date_or_without_museums_nothing_is_foretold() -> None:
    assert told(trend([], DUE, TODAY)) == "No museum counts yet."
    found = trend([museum(TODAY)], None, TODAY)
    assert "No date is set" in told(found)
    assert (found.late, found.needed) == (False, None)


def test_the_pace_is_of_six_weeks_and_the_forecast_a_division() -> None:
    """Three museums of six steps; six steps in the last six weeks, three long before."""
    recent = [TODAY - timedelta(days=day) for day in (0, 5, 10, 20, 30, 41)]
    old = [TODAY - timedelta(days=42), date(2026, 9, 1), date(2026, 8, 3)]
    found = trend([museum(*recent), museum(*old), museum()], DUE, TODAY)
    assert (found.steps, found.of, found.published) == (9, 18, 1)
    assert (found.window, found.pace) == (timedelta(weeks=6), 1.0)
    assert found.forecast == TODAY + timedelta(weeks=9)
    assert told(found) == "At the present pace all are published on 2027-03-24: in time."
    assert found.needed == 9 / 10
    assert (found.late, found.guess) == (False, False)


def test_too_slow_says_by_how_much() -> None:
    found = trend([museum(TODAY, *[None] * 5, done=1), museum(date(2026, 12, 15))], DUE, TODAY)
    assert found.forecast is not None
    days = (found.forecast - DUE).days
    assert days > 0
    assert told(found).endswith(f"{days} days after the date.")
    assert found.late
    assert found.needed is not None
    assert found.needed > found.pace


def test_nothing_done_lately_names_no_day() -> None:
    found = trend([museum(date(2026, 6, 1))], DUE, TODAY)
    assert "Nothing was finished in the last six weeks" in told(found)
    assert (found.forecast, found.late) == (None, True)
    long = trend([museum(TODAY - timedelta(days=41)), *[museum() for _ in range(100)]], DUE, TODAY)
    assert "more than ten years" in told(long)


def test_a_few_days_are_no_week() -> None:
    """Six steps on one day: the pace is that of a week, and the page says that it is a guess."""
    found = trend([museum(*[TODAY] * 6), museum()], DUE, TODAY)
    assert (found.pace, found.window, found.guess) == (6.0, timedelta(weeks=1), True)


def test_the_date_is_over() -> None:
    found = trend([museum(TODAY), museum(*[TODAY] * 6)], TODAY - timedelta(days=1), TODAY)
    assert told(found) == "The date is over, and 1 museum is not published."
    assert (found.late, found.needed) == (True, None)
    on_the_day = trend([museum(TODAY)], TODAY, TODAY)
    assert on_the_day.needed is not None


def test_met_in_time_or_after() -> None:
    found = trend([museum(*[TODAY] * 6)], DUE, TODAY)
    assert told(found) == "All museums are published, the last on 2027-01-20: in time."
    late = trend([museum(*[TODAY] * 6)], TODAY - timedelta(days=2), TODAY)
    assert told(late).endswith("after the date.")
    assert (found.late, late.late) == (False, True)


def test_what_is_open_again_is_said() -> None:
    found = trend([museum(*[TODAY] * 6, done=5)], DUE, TODAY)
    assert (found.steps, found.again, found.met) == (5, 1, False)


def test_weeks_go_from_the_first_to_this_one() -> None:
    days = [date(2027, 1, 3), date(2027, 1, 4), date(2027, 1, 10), *[None] * 2, date(2027, 1, 20)]
    weeks = trend([museum(*days)], DUE, TODAY).weeks
    assert [(week.start, week.steps, week.published) for week in weeks] == [
        (date(2026, 12, 28), 1, 0),
        (date(2027, 1, 4), 2, 0),
        (date(2027, 1, 11), 0, 0),
        (date(2027, 1, 18), 1, 1),
    ]


def test_the_chart_stays_in_its_box() -> None:
    many = [museum(*[TODAY - timedelta(days=day) for day in range(0, 60, 11)], done=3), museum()]
    for due in (DUE, TODAY, TODAY - timedelta(days=300), None):
        drawn = chart(trend(many, due, TODAY))
        assert drawn is not None
        for line in (drawn.done, drawn.needed, drawn.pace):
            for point in line.split():
                x, y = map(float, point.split(","))
                assert (0 <= x <= 1000, 0 <= y <= 300) == (True, True), (due, line)
    assert chart(trend([], DUE, TODAY)) is None
    assert chart(trend([museum()], None, TODAY)) is None
