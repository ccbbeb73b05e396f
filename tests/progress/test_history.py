"""The load progression at a glance: ranges, what one point stands for, and a kind empty page."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from exercises.models import Exercise
from progress.history import exercise_history, overview
from progress.periods import Period, Range
from tests.factories import ExerciseFactory, ExerciseLogFactory

URL = reverse("progress:history")
TODAY = dt.date(2026, 3, 14)


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: dt.datetime(2026, 3, 14, 9, tzinfo=dt.UTC))


@pytest.fixture
def curl(db: None) -> Exercise:
    return ExerciseFactory.create(slug="curl", name="Curl")


def log(user: User, exercise: Exercise, days_ago: int, load_g: int | None = 500, **values: Any) -> None:
    ExerciseLogFactory.create(
        session__user=user,
        session__performed_on=TODAY - dt.timedelta(days=days_ago),
        exercise=exercise,
        **{"load_left_g": load_g, "load_right_g": load_g} | values,
    )


@pytest.mark.parametrize(
    ("days", "period"),
    [(0, "session"), (92, "session"), (93, "week"), (732, "week"), (733, "month"), (4000, "month")],
)
def test_the_longer_the_look_back_the_more_one_point_stands_for(days: int, period: str) -> None:
    assert Period.for_days(days) == period


@pytest.mark.parametrize(
    ("period", "day", "start", "end"),
    [
        (Period.SESSION, "2026-03-14", "2026-03-14", "2026-03-14"),
        (Period.WEEK, "2026-03-09", "2026-03-09", "2026-03-15"),
        (Period.WEEK, "2026-03-15", "2026-03-09", "2026-03-15"),
        (Period.WEEK, "2026-01-01", "2025-12-29", "2026-01-04"),
        (Period.MONTH, "2024-02-29", "2024-02-01", "2024-02-29"),
        (Period.MONTH, "2025-12-31", "2025-12-01", "2025-12-31"),
    ],
)
def test_a_period_has_its_first_and_last_day(period: Period, day: str, start: str, end: str) -> None:
    assert [str(edge) for edge in period.bounds(dt.date.fromisoformat(day))] == [start, end]


@pytest.mark.parametrize(("span", "days"), [(Range.QUARTER, 91), (Range.YEAR, 365)])
def test_a_range_looks_back_to_its_first_day(owner: User, curl: Exercise, span: Range, days: int) -> None:
    log(owner, curl, days)
    log(owner, curl, days + 1)
    found = exercise_history(user=owner, exercise=curl, span=span, today=TODAY, unit="kg")
    assert sum(row.sessions for row in found.rows) == 1


def test_the_whole_range_has_no_end(owner: User, curl: Exercise) -> None:
    log(owner, curl, 20_000)
    assert exercise_history(user=owner, exercise=curl, span=Range.ALL, today=TODAY, unit="kg").rows


@pytest.mark.parametrize(
    ("oldest", "span", "period"),
    [
        (91, Range.QUARTER, "session"),
        (92, Range.YEAR, "session"),
        (93, Range.YEAR, "week"),
        (732, Range.ALL, "week"),
        (733, Range.ALL, "month"),
    ],
)
def test_a_point_stands_for_a_session_a_week_or_a_month(
    owner: User, curl: Exercise, oldest: int, span: Range, period: str
) -> None:
    log(owner, curl, oldest)
    log(owner, curl, 0)
    found = exercise_history(user=owner, exercise=curl, span=span, today=TODAY, unit="kg")
    assert found.period == period
    assert len(found.rows) == 2


def test_a_week_shows_its_heaviest_load_its_lowest_set_and_its_pain(owner: User, curl: Exercise) -> None:
    log(owner, curl, 200)
    # Monday 9, Wednesday 11 and Saturday 14 March are a week.
    log(owner, curl, 5, 500, done_left=10, done_right=9, pain_during=2)
    log(owner, curl, 3, 1500, done_left=8, done_right=8, pain_during=7)
    log(owner, curl, 0, 1000, done_left=12, done_right=12, pain_during=1, session__pain_after=3)
    newest = exercise_history(user=owner, exercise=curl, span=Range.YEAR, today=TODAY, unit="kg").rows[0]
    assert (newest.start, newest.end) == (dt.date(2026, 3, 9), dt.date(2026, 3, 15))
    assert (newest.sessions, newest.load_left_g, newest.done) == (3, 1500, 8)
    assert (newest.pain_worst, newest.pain_median) == (7, 3)


@pytest.mark.parametrize(
    ("values", "pain"),
    [
        ({}, None),
        ({"session__pain_before": 9}, None),
        ({"pain_during": 0}, 0),
        ({"pain_during": 2, "session__pain_after": 4, "session__pain_next": 3}, 4),
        ({"session__pain_next": 6}, 6),
    ],
)
def test_the_pain_of_a_session_is_the_worst_since_it_began(
    owner: User, curl: Exercise, values: dict[str, int], pain: int | None
) -> None:
    log(owner, curl, 1, **values)
    found = exercise_history(user=owner, exercise=curl, span=Range.QUARTER, today=TODAY, unit="kg")
    assert found.rows[0].pain_worst == pain


def test_what_was_not_done_is_not_in_the_history(owner: User, curl: Exercise) -> None:
    log(owner, curl, 1, None, done_left=None, done_right=None, skipped="time")
    assert overview(user=owner, span=Range.ALL, today=TODAY, unit="kg") == []


def test_left_and_right_are_set_against_each_other_only_where_they_differ(
    owner: User, curl: Exercise
) -> None:
    log(owner, curl, 2)
    even = exercise_history(user=owner, exercise=curl, span=Range.QUARTER, today=TODAY, unit="kg")
    assert even.sides is None
    assert even.chart
    assert even.chart.right_path == ""
    log(owner, curl, 1, load_left_g=1000, load_right_g=500, done_left=10, done_right=8)
    uneven = exercise_history(user=owner, exercise=curl, span=Range.QUARTER, today=TODAY, unit="kg")
    assert uneven.sides
    assert (uneven.sides.load_left_g, uneven.sides.load_right_g) == (1000, 500)
    assert (uneven.sides.done_left, uneven.sides.done_right) == (10, 9)
    assert uneven.chart
    assert uneven.chart.right_path


def test_the_one_done_most_often_comes_first_then_by_name(owner: User, curl: Exercise) -> None:
    bridge = ExerciseFactory.create(name="Bridge")
    raise_ = ExerciseFactory.create(name="Raise")
    for exercise, times in ((curl, 1), (bridge, 1), (raise_, 2)):
        for days_ago in range(times):
            log(owner, exercise, days_ago)
    found = overview(user=owner, span=Range.QUARTER, today=TODAY, unit="kg")
    assert [one.exercise for one in found] == [raise_, bridge, curl]


@pytest.mark.parametrize(("unit", "words"), [("kg", "from 0.5 kg to 1 kg"), ("lb", "from 1.1 lb to 2.2 lb")])
def test_the_sentence_tells_the_loads_in_my_unit(
    owner: User, owner_client: Client, curl: Exercise, unit: str, words: str
) -> None:
    User.objects.update(unit=unit)
    log(owner, curl, 9, 500)
    log(owner, curl, 1, 1000)
    assert f"Done 2 times, {words} per ankle." in owner_client.get(URL).text


def test_before_the_first_session_there_is_an_example_and_a_way_to_begin(owner_client: Client) -> None:
    page = owner_client.get(URL).text
    assert "Your line begins with your first session" in page
    assert "An example, not yours" in page
    assert f'href="{reverse("progress:session_new")}"' in page


def test_after_a_long_break_nobody_is_scolded(owner: User, owner_client: Client, curl: Exercise) -> None:
    log(owner, curl, 400)
    assert "Your earlier sessions are all still here" in owner_client.get(URL).text
    assert "Curl" in owner_client.get(URL, {"range": "all"}).text


def test_shows_mine_and_hides_anothers(
    owner: User, owner_client: Client, stranger_client: Client, curl: Exercise
) -> None:
    log(owner, curl, 1)
    assert "Curl" in owner_client.get(URL).text
    assert "Curl" not in stranger_client.get(URL).text


@pytest.mark.parametrize("range_", ["", "3M", "forever", "1e400", "\uff11"])
def test_a_range_that_is_none_is_the_last_three_months(
    owner: User, owner_client: Client, curl: Exercise, range_: str
) -> None:
    log(owner, curl, 1)
    page = owner_client.get(URL, {"range": range_}).text
    assert '<a class="pill" href="?range=3m" aria-current="page">' in page


def test_today_is_the_users_own_day(owner: User, owner_client: Client, curl: Exercise) -> None:
    log(owner, curl, 91)
    assert "Curl" in owner_client.get(URL).text
    # There it is tomorrow already, and that day is a day too far back.
    User.objects.update(time_zone="Pacific/Kiritimati")
    with pytest.MonkeyPatch.context() as clock:
        clock.setattr(timezone, "now", lambda: dt.datetime(2026, 3, 14, 12, tzinfo=dt.UTC))
        assert "Curl" not in owner_client.get(URL).text
