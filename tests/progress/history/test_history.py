"""The load progression at a glance: ranges, what one point stands for, and a kind empty page."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from exercises.models import Exercise
from progress.history.page import History, history
from progress.history.periods import Period, Range
from progress.history.tally import tallies
from progress.models import ExerciseLog
from tests.factories import ExerciseFactory, ExerciseLogFactory, PainNoteFactory, WorkoutSessionFactory
from tests.progress.history.told import told_of
from tests.progress.reading import words

pytestmark = pytest.mark.usefixtures("noon")

URL = reverse("progress:history")
TODAY = dt.date(2026, 3, 14)


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
    found = told_of(owner, curl, span)
    assert sum(row.sessions for row in found.rows) == 1


def test_the_whole_range_has_no_end(owner: User, curl: Exercise) -> None:
    log(owner, curl, 20_000)
    assert told_of(owner, curl, Range.ALL).rows


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
    found = told_of(owner, curl, span)
    assert found.period == period
    assert len(found.rows) == 2


def test_a_week_shows_its_heaviest_load_its_lowest_sets_on_average_and_its_pain(
    owner: User, curl: Exercise
) -> None:
    log(owner, curl, 200)
    # Monday 9, Wednesday 11 and Saturday 14 March are a week.
    log(owner, curl, 5, 500, done_left=10, done_right=9, pain_during=2)
    log(owner, curl, 3, 1500, done_left=8, done_right=8, pain_during=7)
    log(owner, curl, 0, 1000, done_left=12, done_right=12, pain_during=1, session__pain_after=3)
    newest = told_of(owner, curl, Range.YEAR).rows[0]
    assert (newest.start, newest.end) == (dt.date(2026, 3, 9), dt.date(2026, 3, 15))
    assert (newest.sessions, newest.load_left_g) == (3, 1500)
    assert (newest.done_left, newest.done_right) == (10, 9.7)
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
    found = told_of(owner, curl, Range.QUARTER)
    assert found.rows[0].pain_worst == pain


def test_what_was_not_done_is_not_in_the_history(owner: User, curl: Exercise) -> None:
    log(owner, curl, 1, None, done_left=None, done_right=None, skipped="time")
    assert history(user=owner, span=Range.ALL.span(TODAY), unit="kg", aim=2).exercises == []


def test_left_and_right_are_set_against_each_other_only_where_they_differ(
    owner: User, curl: Exercise
) -> None:
    log(owner, curl, 2)
    even = told_of(owner, curl, Range.QUARTER)
    assert even.sides is None
    assert even.chart
    assert even.chart.load.right_path == ""
    log(owner, curl, 1, load_left_g=1000, load_right_g=500, done_left=10, done_right=8)
    uneven = told_of(owner, curl, Range.QUARTER)
    assert uneven.sides
    assert (uneven.sides.load_left_g, uneven.sides.load_right_g) == (1000, 500)
    assert (uneven.sides.done_left, uneven.sides.done_right) == (10, 9)
    assert uneven.chart
    assert uneven.chart.load.right_path


def test_the_one_done_most_often_comes_first_then_by_name(owner: User, curl: Exercise) -> None:
    bridge = ExerciseFactory.create(name="Bridge")
    raise_ = ExerciseFactory.create(name="Raise")
    for exercise, times in ((curl, 1), (bridge, 1), (raise_, 2)):
        for days_ago in range(times):
            log(owner, exercise, days_ago)
    found = history(user=owner, span=Range.QUARTER.span(TODAY), unit="kg", aim=2).exercises
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


def page_of(user: User, span: Range = Range.QUARTER, unit: str = "kg") -> History:
    return history(user=user, span=span.span(TODAY), unit=unit, aim=2)


def test_what_is_usual_is_the_middle_of_the_last_seven_answers(owner: User, curl: Exercise) -> None:
    for days_ago, pain in enumerate((9, 1, 2, 2, 3, None, 3, 4, 5)):
        log(owner, curl, days_ago, pain_during=pain)
    rows = told_of(owner, curl).rows
    assert [row.usual for row in rows] == [3, 3, *[None] * 7]


def test_of_a_week_that_holds_seven_answers_its_own_are_what_is_usual(owner: User, curl: Exercise) -> None:
    log(owner, curl, 200, pain_during=9)
    for number in range(7):
        log(owner, curl, 5, pain_during=number)
    assert [row.usual for row in told_of(owner, curl, Range.YEAR).rows] == [3, None]


def test_since_a_month_ago_loads_that_differ_are_told_and_the_pain_on_a_middling_day(
    owner: User, curl: Exercise
) -> None:
    bridge = ExerciseFactory.create(name="Bridge")
    for exercise, then_g, now_g in ((curl, 500, 1000), (bridge, 500, 500)):
        log(owner, exercise, 40, then_g, pain_during=4)
        log(owner, exercise, 3, now_g, pain_during=2)
    # What was easy on purpose is no step down.
    log(owner, curl, 1, 0, session__kind="easy", pain_during=2)
    change = page_of(owner).change
    assert change
    assert change.sentence == (
        "One exercise has another load than on 12 February. "
        "Pain on a middling day is 2 of 10; in the month before it was 4."
    )
    assert [(step.name, step.before, step.after) for step in change.steps] == [("Curl", "0.5 kg", "1 kg")]


def test_pain_on_a_middling_day_counts_each_session_once(owner: User, curl: Exercise) -> None:
    log(owner, curl, 40)
    for days_ago, *pains in (
        (35, 1, 1, 1),
        (34, 5),
        (33, 6),
        (32, 6),
        (6, 4),
        (5, 2, 3),
        (4, 7, 7, 7),
        (3, 2),
    ):
        session = WorkoutSessionFactory.create(user=owner, performed_on=TODAY - dt.timedelta(days=days_ago))
        for pain in pains:
            ExerciseLogFactory.create(session=session, pain_during=pain)
    log(owner, curl, 2)
    change = page_of(owner).change
    assert change
    assert (change.pain_then, change.pain_now) == (5, 3)


def test_where_nothing_changed_or_nothing_is_known_no_more_is_said(owner: User, curl: Exercise) -> None:
    log(owner, curl, 3, 500, pain_during=2)
    assert page_of(owner).change is None
    log(owner, curl, 40, 500, pain_during=2)
    change = page_of(owner).change
    assert change
    assert change.sentence == (
        "The loads are the same as on 12 February. Pain on a middling day is 2 of 10, as in the month before."
    )


def test_the_load_of_a_month_ago_is_known_where_it_was_last_set_long_before(
    owner: User, curl: Exercise
) -> None:
    log(owner, curl, 300, 500)
    log(owner, curl, 3, 1000)
    change = page_of(owner).change
    assert change
    assert [(step.before, step.after) for step in change.steps] == [("0.5 kg", "1 kg")]


@pytest.mark.parametrize(
    ("early", "late", "said"),
    [
        ((10, 6), (10, 9), "Left did 10 and right 7.5 reps on average; they have come closer together."),
        ((10, 9), (10, 6), "Left did 10 and right 7.5 reps on average; they have moved further apart."),
        (
            (6, 10),
            (6, 10),
            "Left did 6 and right 10 reps on average; they are about as far apart as they were.",
        ),
        ((8, 10), (10, 8), "Both sides did 9 reps on average, though not every time."),
    ],
)
def test_left_against_right_over_time_is_one_sentence(
    owner: User, curl: Exercise, early: tuple[int, int], late: tuple[int, int], said: str
) -> None:
    for days_ago, (left, right) in ((40, early), (3, late)):
        log(owner, curl, days_ago, done_left=left, done_right=right)
    sides = told_of(owner, curl).sides
    assert sides
    assert sides.sentence == said


def test_of_a_single_time_no_side_is_said_to_go_anywhere(owner: User, curl: Exercise) -> None:
    log(owner, curl, 3, done_left=8, done_right=7)
    sides = told_of(owner, curl).sides
    assert sides
    assert sides.sentence == "Left did 8 and right 7 reps."


def test_who_has_noted_pain_only_is_led_to_it(owner: User, stranger: User, owner_client: Client) -> None:
    PainNoteFactory.create(user=stranger)
    line = "How your pain went so far stands with your"
    assert line not in owner_client.get(URL).text
    PainNoteFactory.create(user=owner)
    page = owner_client.get(URL).text
    assert line in page
    assert "Your line begins with your first session" in page
    WorkoutSessionFactory.create(user=owner, performed_on=TODAY)
    assert line not in owner_client.get(URL).text


def test_a_side_that_was_never_done_is_told_so(owner: User, curl: Exercise) -> None:
    log(owner, curl, 3, load_right_g=None, done_right=None)
    sides = told_of(owner, curl).sides
    assert sides
    assert sides.sentence == "Only the left side was done."


@pytest.mark.parametrize(("right", "is_said"), [(7, True), (10, False)])
def test_a_side_that_does_less_is_told_beside_all_exercises_too(
    owner: User, owner_client: Client, curl: Exercise, right: int, is_said: bool
) -> None:
    for days_ago, odd in ((40, -1), (3, 1)):
        log(owner, curl, days_ago, 0, done_left=10 + odd, done_right=right)
    sentence = f"Left did 10 and right {right} reps."
    assert (sentence in owner_client.get(URL).text) == is_said


@pytest.mark.parametrize("address", [URL, "/history/curl/"])
def test_easy_days_are_marked_once_on_the_load(
    owner: User, owner_client: Client, curl: Exercise, address: str
) -> None:
    log(owner, curl, 5, load_right_g=1000, done_left=8, done_right=8)
    assert "chart__easy" not in owner_client.get(address).text
    log(owner, curl, 3, 0, session__kind="easy")
    page = owner_client.get(address).text
    assert page.count('<path class="chart__easy"') == 1
    assert '<path class="chart__line chart__line--right"' in page


def test_exercises_known_by_their_name_only_are_listed_by_it(
    owner: User, stranger: User, owner_client: Client, curl: Exercise
) -> None:
    for days_ago, name in ((9, "Rowing <1>"), (5, "Rowing <1>"), (2, "Swing"), (200, "Swing")):
        log(owner, curl, days_ago, name=name)
    log(owner, curl, 1, None, name="Planned only")
    log(stranger, curl, 1, name="Not mine")
    ExerciseLog.objects.update(exercise=None)
    page = words(owner_client.get(URL))
    assert "Swing: done once, on 12 March 2026 Rowing <1>: done 2 times, last on 9 March 2026" in page
    assert "Swing: done 2 times, last on 12 March 2026" in words(owner_client.get(URL, {"range": "all"}))
    assert "Nothing in this time" not in page
    assert "Planned only" not in page
    assert "Not mine" not in page


def test_of_many_such_exercises_the_newest_are_named(
    owner: User, owner_client: Client, curl: Exercise
) -> None:
    log(owner, curl, 0)
    for days_ago in range(1, 14):
        log(owner, curl, days_ago, name=f"Unknown {days_ago}.")
    ExerciseLog.objects.filter(name__startswith="Unknown").update(exercise=None)
    page = words(owner_client.get(URL))
    assert "Done once" in page
    assert "Unknown 12." in page
    assert "Unknown 13." not in page
    assert "More of them stand in your sessions" in page
    assert "done once, on 14 March" not in page


def test_the_page_tells_of_my_weeks_against_my_aim(owner: User, owner_client: Client, curl: Exercise) -> None:
    User.objects.update(weekly_aim=1)
    for days_ago in (12, 19, 33):
        log(owner, curl, days_ago)
    page = words(owner_client.get(URL))
    assert "3 of 4 weeks had one session or more, as you aim for." in page
    assert "aim reached: 3" in page
    assert "no session: 1" in page
    assert "still running: 1" in page
    assert "Week of Sessions What it was 9 Mar 2026 0 still running 2 Mar 2026 1 aim reached" in page


@pytest.mark.parametrize(
    ("number", "rows", "years"), [(1, 1, 0), (27, 1, 0), (28, 2, 0), (54, 2, 0), (55, 2, 2)]
)
def test_weeks_stand_in_rows_of_half_a_year_and_many_in_a_row_for_each_year(
    owner: User, curl: Exercise, number: int, rows: int, years: int
) -> None:
    log(owner, curl, 7 * (number - 1))
    picture = page_of(owner, Range.ALL).week_chart
    assert picture
    assert (picture.rows, len(picture.years)) == (rows, years)
    assert sum(kind.number for kind in picture.kinds) == number


def test_in_ten_years_no_more_is_read_than_there_are_months(owner: User, curl: Exercise) -> None:
    log(owner, curl, 3650)
    for days_ago in range(0, 60):
        log(owner, curl, days_ago, pain_during=2)
    points = tallies(ExerciseLog.objects.of(owner), Period.MONTH)["curl"]
    # From 14 March back: all of February, and a part of January.
    assert [sum(row.sessions for row in point) for point in points] == [1, 18, 28, 14]
    assert sum(map(len, points)) == len(points) == 4
