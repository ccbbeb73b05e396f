"""Weeks against my own aim: which count, which are let off, and what is said of them."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import User
from exercises.models import Routine
from progress.history.weeks import WeekKind, Weeks, weeks_of
from progress.models import Kind, State
from tests.factories import (
    CheckInFactory,
    ExerciseLogFactory,
    PainNoteFactory,
    PauseFactory,
    RoutineFactory,
    WorkoutSessionFactory,
)

MONDAY = dt.date(2026, 3, 2)
# A Saturday: its week still runs.
TODAY = dt.date(2026, 3, 14)


def trained(user: User, *days: str, **told: Any) -> None:
    for day in days:
        WorkoutSessionFactory.create(user=user, performed_on=dt.date.fromisoformat(day), **told)


def weeks(user: User, first: dt.date | None = None, last: dt.date = TODAY, aim: int = 2) -> Weeks:
    return weeks_of(user=user, first=first, last=last, aim=aim)


def kinds(found: Weeks) -> list[str]:
    return [week.kind.name for week in found.weeks]


def test_a_week_goes_from_monday_to_sunday_on_the_users_own_days(owner: User) -> None:
    trained(owner, "2026-03-01", "2026-03-02", "2026-03-08", "2026-03-09")
    assert [(str(week.start), str(week.end), week.sessions) for week in weeks(owner).weeks] == [
        ("2026-02-23", "2026-03-01", 1),
        ("2026-03-02", "2026-03-08", 2),
        ("2026-03-09", "2026-03-15", 1),
    ]


def test_weeks_begin_with_the_first_session_however_far_one_looks_back(owner: User, stranger: User) -> None:
    trained(stranger, "2025-01-06")
    trained(owner, "2026-03-04")
    assert [week.start for week in weeks(owner, dt.date(2025, 1, 1)).weeks] == [MONDAY, dt.date(2026, 3, 9)]
    assert weeks(owner).first_day == dt.date(2026, 3, 4)


def test_the_weeks_at_both_ends_are_whole(owner: User) -> None:
    trained(owner, "2026-02-01", "2026-03-02", "2026-03-07")
    (week,) = weeks(owner, dt.date(2026, 3, 4), dt.date(2026, 3, 5)).weeks
    assert (week.start, week.sessions) == (MONDAY, 2)


def test_a_week_is_what_was_done_in_it(owner: User) -> None:
    trained(owner, "2026-02-03", "2026-02-05", "2026-02-10")
    trained(owner, "2026-02-17", kind=Kind.EASY)
    trained(owner, "2026-03-10", "2026-03-12")
    assert kinds(weeks(owner)) == ["REACHED", "SOME", "EASY", "EMPTY", "EMPTY", "REACHED"]


def test_the_gentle_routine_is_an_easy_day_and_a_session_like_any_other(owner: User) -> None:
    gentle = RoutineFactory.create(role=Routine.Role.GENTLE)
    trained(owner, "2026-03-02", "2026-03-04", routine=gentle)
    found = weeks(owner, last=dt.date(2026, 3, 8))
    assert (kinds(found), found.reached) == (["EASY"], 1)


def test_a_session_that_tells_nothing_yet_and_a_deleted_one_do_not_count(owner: User) -> None:
    trained(owner, "2026-03-09")
    trained(owner, "2026-03-10", state=State.RUNNING, started_at=timezone.now())
    trained(owner, "2026-03-11", deleted_at=timezone.now())
    found = weeks(owner)
    assert ([week.sessions for week in found.weeks], kinds(found)) == ([1], ["OPEN"])


@pytest.mark.parametrize("pain", [5, 6])
@pytest.mark.parametrize("told", ["before", "after", "next", "during", "check-in", "note"])
def test_high_pain_told_anywhere_makes_a_flare_up_that_breaks_nothing(
    owner: User, told: str, pain: int
) -> None:
    trained(owner, "2026-02-23", "2026-02-25")
    if told in {"before", "after", "next"}:
        trained(owner, "2026-03-03", **{f"pain_{told}": pain})
    elif told == "during":
        day = dt.date(2026, 3, 3)
        ExerciseLogFactory.create(session__user=owner, session__performed_on=day, pain_during=pain)
    elif told == "check-in":
        CheckInFactory.create(user=owner, day=dt.date(2026, 3, 3), pain_now=pain)
    else:
        PainNoteFactory.create(user=owner, felt_at=dt.datetime(2026, 3, 3, 9, tzinfo=dt.UTC), pain=pain)
    found = weeks(owner, last=dt.date(2026, 3, 8))
    assert (found.weeks[1].kind is WeekKind.FLARE) is (pain == 6)
    assert (found.reached, found.counted) == ((1, 1) if pain == 6 else (1, 2))


@pytest.mark.parametrize(
    ("day", "flares"),
    [
        ("2026-02-28", [True, False, False]),
        ("2026-03-01", [False, True, False]),
        ("2026-03-08", [False, False, True]),
    ],
)
@pytest.mark.parametrize("first", [None, dt.date(2026, 2, 23)])
def test_pain_on_the_morning_after_a_sunday_is_of_the_week_that_begins(
    owner: User, day: str, flares: list[bool], first: dt.date | None
) -> None:
    trained(owner, "2026-02-23")
    trained(owner, day, pain_next=6)
    assert [week.has_flare for week in weeks(owner, first).weeks] == flares


def test_the_morning_after_the_sunday_before_is_of_the_first_week_looked_at(owner: User) -> None:
    trained(owner, "2026-03-01", pain_next=6)
    assert [week.has_flare for week in weeks(owner, MONDAY).weeks] == [True, False]
    trained(owner, "2026-03-15", pain_next=6)
    assert [week.has_flare for week in weeks(owner, MONDAY).weeks] == [True, False]


def test_a_note_is_of_the_day_it_was_where_i_live(owner: User) -> None:
    trained(owner, "2026-02-23")
    # Sunday night in London is Monday morning on Kiritimati.
    PainNoteFactory.create(user=owner, felt_at=dt.datetime(2026, 3, 1, 23, tzinfo=dt.UTC), pain=8)
    assert [week.has_flare for week in weeks(owner, last=MONDAY).weeks] == [True, False]
    with timezone.override("Pacific/Kiritimati"):
        assert [week.has_flare for week in weeks(owner, last=MONDAY).weeks] == [False, True]


@pytest.mark.parametrize(
    ("first", "last", "paused"),
    [
        ("2026-03-02", "2026-03-08", [False, True, False]),
        ("2026-03-08", "2026-03-09", [False, True, True]),
        ("2026-03-01", "2026-03-01", [True, False, False]),
        ("2026-01-01", "2026-12-31", [True, True, True]),
        ("2026-01-01", "2026-02-22", [False, False, False]),
        ("2026-03-16", "2026-03-20", [False, False, False]),
    ],
)
def test_a_planned_pause_breaks_nothing(owner: User, first: str, last: str, paused: list[bool]) -> None:
    trained(owner, "2026-02-24")
    PauseFactory.create(
        user=owner, first_day=dt.date.fromisoformat(first), last_day=dt.date.fromisoformat(last)
    )
    found = weeks(owner)
    assert [week.is_paused for week in found.weeks] == paused
    assert found.excused == sum(paused)


def test_anothers_pause_and_pain_are_not_mine(owner: User, stranger: User) -> None:
    trained(owner, "2026-02-24")
    PauseFactory.create(user=stranger, first_day=MONDAY, last_day=MONDAY)
    CheckInFactory.create(user=stranger, day=MONDAY, pain_now=9)
    assert weeks(owner).excused == 0


def test_a_week_that_reached_the_aim_counts_whatever_hurt(owner: User) -> None:
    trained(owner, "2026-03-02", "2026-03-04", pain_after=7)
    PauseFactory.create(user=owner, first_day=MONDAY, last_day=MONDAY)
    found = weeks(owner, last=dt.date(2026, 3, 8))
    assert (kinds(found), found.reached, found.counted) == (["REACHED"], 1, 1)


def test_the_running_week_counts_only_where_it_helps(owner: User) -> None:
    trained(owner, "2026-03-02", "2026-03-04", "2026-03-10")
    assert (weeks(owner).reached, weeks(owner).counted) == (1, 1)
    assert weeks(owner, last=dt.date(2026, 3, 15)).counted == 2
    trained(owner, "2026-03-12")
    assert (weeks(owner).reached, weeks(owner).counted) == (2, 2)


@pytest.mark.parametrize(("day", "counted"), [("2026-03-02", 1), ("2026-03-03", 0), ("2026-03-08", 0)])
def test_the_week_one_begins_in_counts_only_where_it_helps_or_is_whole(
    owner: User, day: str, counted: int
) -> None:
    trained(owner, day)
    assert (weeks(owner).counted, kinds(weeks(owner))) == (counted, ["SOME", "OPEN"])
    if not counted:
        assert weeks(owner).sentence == "One session in your first week. Your aim is 2 sessions."
    trained(owner, "2026-03-08")
    assert (weeks(owner).reached, weeks(owner).counted) == (1, 1)


def test_what_is_said_of_the_weeks_is_plain_and_no_verdict(owner: User) -> None:
    assert weeks(owner).sentence == "No session in this time."
    trained(owner, "2026-03-09")
    assert weeks(owner).sentence == "One session so far this week. Your aim is 2 sessions."
    trained(owner, "2026-02-16", "2026-02-18")
    assert weeks(owner).sentence == "1 of 3 weeks had 2 sessions or more, as you aim for."
    CheckInFactory.create(user=owner, day=dt.date(2026, 2, 24), pain_now=7)
    assert weeks(owner).sentence == (
        "1 of 2 weeks had 2 sessions or more, as you aim for. "
        "One week with a flare-up does not count against you."
    )
    PauseFactory.create(user=owner, first_day=MONDAY, last_day=MONDAY)
    assert weeks(owner, aim=1).sentence == (
        "2 of 2 weeks had one session or more, as you aim for. "
        "2 weeks with a flare-up or a planned pause do not count against you."
    )


def test_ten_years_are_one_question_more_or_less(owner: User, django_assert_num_queries: Any) -> None:
    trained(owner, "2016-03-14", "2026-03-09")
    with django_assert_num_queries(2):
        assert len(weeks(owner).weeks) == 522


def test_a_flare_up_shows_though_easy_days_reached_the_aim(owner: User) -> None:
    trained(owner, "2026-03-02", "2026-03-04", kind=Kind.EASY, pain_before=7)
    found = weeks(owner, last=dt.date(2026, 3, 8))
    assert (kinds(found), found.reached, found.excused) == (["FLARE"], 1, 0)
    assert found.sentence == "1 of 1 week had 2 sessions or more, as you aim for."
