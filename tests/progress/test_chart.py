"""The chart as numbers: places in percent, round ticks, few of them."""

import datetime as dt
from itertools import pairwise

import pytest

from progress.chart import BREAK_DAYS, Chart, Point, day_ticks, draw
from progress.chart.axes import LOAD_HALVES, MOST_TICKS, axis_top
from progress.chart.paths import step_path
from progress.rules.constants import SERIES_GAP_MAX_DAYS

FIRST, LAST = dt.date(2026, 1, 1), dt.date(2026, 4, 11)


def point(day: dt.date, load: float | None = 0, right: float | None = None, pain: int | None = 2) -> Point:
    return Point(day, day, load, load if right is None else right, pain, pain, "A day")


def drawn(*points: Point) -> Chart:
    return draw(points, first=FIRST, last=LAST)


def test_a_load_is_held_until_the_next_session_and_then_steps() -> None:
    chart = drawn(point(FIRST, 0), point(dt.date(2026, 1, 11), 0.5), point(dt.date(2026, 1, 21), 1))
    assert chart.load.left_path == "M0 100H10V50H20V0"
    assert chart.load.left_area == "M0 100H10V50H20V0V100H0Z"


def test_one_session_is_a_short_dash_without_an_area() -> None:
    chart = drawn(point(dt.date(2026, 2, 20), 0.5))
    assert chart.load.left_path == step_path([(50, 0)])
    assert chart.load.left_area == ""


def test_the_right_ankle_is_drawn_only_where_it_differs() -> None:
    assert drawn(point(FIRST, 1), point(LAST, 1)).load.right_path == ""
    soon = dt.date(2026, 1, 11)
    assert drawn(point(FIRST, 1), point(soon, 1, right=0.5)).load.right_path == "M0 0H10V50"


def test_lines_break_where_the_advice_begins_anew() -> None:
    assert BREAK_DAYS == SERIES_GAP_MAX_DAYS


def test_a_mark_stands_on_the_line_of_the_heavier_ankle() -> None:
    changed = Point(FIRST, LAST, 0.5, 1, None, None, "A while", change="From 0.5 to 1")
    (mark,) = drawn(point(FIRST, 2), changed).marks
    assert (mark.x, mark.y, mark.label) == (50, 50, "From 0.5 to 1")


def test_a_day_without_pain_told_has_no_dot() -> None:
    dots = drawn(point(FIRST, pain=None), point(LAST, pain=5)).dots
    assert [(dot.x, dot.y, dot.median_y) for dot in dots] == [(100, 50, None)]


def test_a_median_below_the_worst_pain_is_reached_by_a_line() -> None:
    (dot,) = drawn(Point(FIRST, LAST, 0, 0, 6, 2.5, "A while")).dots
    assert (dot.x, dot.y, dot.median_y) == (50, 40, 75)


@pytest.mark.parametrize(
    ("heaviest", "top"), [(0, 0.5), (0.5, 0.5), (0.51, 1), (1.5, 2), (2, 2), (5, 5), (11.02, 12)]
)
def test_the_load_axis_ends_at_a_round_number_above_the_heaviest(heaviest: float, top: float) -> None:
    assert axis_top([heaviest], LOAD_HALVES) == top


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (dt.date(2026, 3, 2), dt.date(2026, 3, 29), "2 Mar 2026, 16 Mar"),
        (dt.date(2026, 3, 2), dt.date(2026, 3, 30), "2 Mar 2026, 16 Mar, 30 Mar"),
        (dt.date(2026, 3, 3), dt.date(2026, 3, 30), "9 Mar 2026, 23 Mar"),
        (dt.date(2025, 11, 20), dt.date(2026, 2, 19), "1 Dec 2025, 1 Jan 2026, 1 Feb"),
        (dt.date(2025, 3, 15), dt.date(2026, 3, 14), "Apr 2025, Jul, Oct, Jan 2026"),
        (dt.date(2022, 6, 1), dt.date(2026, 3, 14), "2023, 2024, 2025, 2026"),
        (dt.date(2016, 3, 14), dt.date(2026, 3, 14), "2018, 2020, 2022, 2024, 2026"),
    ],
)
def test_days_are_named_in_round_steps_and_years_once(first: dt.date, last: dt.date, words: str) -> None:
    assert ", ".join(f"{tick.label} {tick.year}".strip() for tick in day_ticks(first, last)) == words


@pytest.mark.parametrize("days", [1, 28, 40, 91, 200, 365, 900, 3653, 7305, 20000])
def test_no_range_has_more_ticks_than_fit_on_a_phone(days: int) -> None:
    for start in range(0, 400, 13):
        first = dt.date(2026, 1, 1) + dt.timedelta(days=start)
        ticks = day_ticks(first, first + dt.timedelta(days=days))
        assert len(ticks) <= MOST_TICKS
        # "30 Nov" that ends with the chart reaches as far back as two of them are wide.
        assert all(later.x - tick.x > 28 for tick, later in pairwise(ticks) if " " in tick.label)
        assert all(0 <= tick.x <= 100 for tick in ticks)
        assert ticks or days < 28


@pytest.mark.parametrize(("days", "is_break"), [(14, False), (15, True)])
def test_after_two_weeks_without_a_session_the_lines_stop_and_begin_anew(days: int, is_break: bool) -> None:
    later = FIRST + dt.timedelta(days=days)
    chart = drawn(point(FIRST, 1), point(later, 1), point(later + dt.timedelta(days=1), 1))
    assert len(chart.breaks) == is_break
    assert chart.load.left_path.count("M") == 1 + is_break
    assert [(gap.x, gap.width) for gap in chart.breaks] == [(0, 15)] * is_break


def test_repetitions_have_steps_of_their_own_on_their_own_axis() -> None:
    soon = dt.date(2026, 1, 11)
    first = Point(FIRST, FIRST, 1, 1, None, None, "", done_left=8, done_right=8)
    chart = drawn(first, Point(soon, soon, 1, 1, None, None, "", done_left=10, done_right=5))
    assert (chart.done.left_path, chart.done.right_path) == ("M0 20H10V0", "M0 20H10V50")
    assert chart.done.ticks == ["10", "5", "0"]


def test_the_next_morning_and_easy_days_are_dots_that_no_stretching_bends() -> None:
    easy = Point(FIRST, FIRST, None, None, 2, 2, "", pain_next=3, is_easy=True)
    chart = drawn(easy, point(LAST, 1))
    assert (chart.mornings, chart.easy) == ("M0 70h.01", "M0 100h.01")


def test_what_is_usual_is_a_band_of_one_point_to_either_side_that_stays_on_the_scale() -> None:
    def usual(day: int, pain: float) -> Point:
        date = FIRST + dt.timedelta(days=day)
        return Point(date, date, 1, 1, None, None, "", usual=pain)

    assert drawn(usual(0, 3), usual(10, 0.5)).band == "M0 60L10 85L10 100L0 80Z"
    assert drawn(point(FIRST), usual(10, 3)).band == ""
