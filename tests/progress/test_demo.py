"""`manage.py demo` and the made-up history behind it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import asdict
from io import StringIO
from itertools import pairwise
from statistics import mean, median
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from exercises.models import Edition, Exercise, Routine, Sides
from progress.demo import History, Programme, make_history
from progress.models import (
    Acceptance,
    CheckIn,
    ExerciseLog,
    Goal,
    GoalRating,
    Kind,
    SafetyAnswer,
    SetLog,
    Side,
    Skipped,
    StopLifted,
    WorkoutSession,
)
from progress.rules import Action
from progress.services.entries import LogEntry, SessionEntry
from progress.services.history import log_history
from progress.services.sessions import log_session
from progress.today.day import Day
from progress.today.day import day_of as today_of
from progress.today.plan import PlannedExercise
from tests.factories import (
    EditionFactory,
    ExerciseFactory,
    RoutineExerciseFactory,
    RoutineFactory,
    UserFactory,
)

LAST = dt.date(2026, 3, 13)
SEEDS = (1, 2, 3, 4, 5)
STEP_G = 500
OWNED_G = (500, 1000, 1500, 2000)

ANCHORED = ExerciseFactory.build(slug="anchored", resisted=False, cap_g=1000)
LATE = ExerciseFactory.build(slug="late", raise_order=3, cap_g=1000, min_days_at_load=28)
SECOND = ExerciseFactory.build(slug="second", raise_order=2)
EARLY = ExerciseFactory.build(slug="early", raise_order=1, cap_g=1700, sides=Sides.ALTERNATING)
MAIN = Programme(
    RoutineFactory.build(slug="main", role=Routine.Role.MAIN),
    [PlannedExercise(exercise, sets_planned=2, target=10) for exercise in (ANCHORED, LATE, SECOND, EARLY)],
)
GENTLE = Programme(
    RoutineFactory.build(slug="gentle", role=Routine.Role.GENTLE),
    [PlannedExercise(EARLY, sets_planned=2, target=8)],
)


def years_of_history(seed: int = 1, years: int = 1) -> History:
    first = LAST - dt.timedelta(days=365 * years - 1)
    return make_history(seed=seed, first=first, last=LAST, main=MAIN, gentle=GENTLE, owned_g=OWNED_G)


def day_of(session: SessionEntry) -> dt.date:
    return session.answers["performed_on"]


def logs_of(history: History, exercise: Exercise) -> Iterator[tuple[SessionEntry, LogEntry]]:
    """Those with sets, without the easy days."""
    for session in history.sessions:
        for log in session.logs:
            if log.exercise == exercise and log.sets and session.answers["kind"] != Kind.EASY:
                yield session, log


def heaviest(log: LogEntry) -> int:
    return max(one.load_g for one in log.sets)


def test_the_same_seed_tells_the_same_history() -> None:
    assert years_of_history(seed=7) == years_of_history(seed=7)


def test_another_seed_tells_another_history() -> None:
    assert years_of_history(seed=7).sessions != years_of_history(seed=8).sessions


@pytest.mark.parametrize("seed", SEEDS)
def test_there_are_about_three_sessions_a_week_and_some_gaps(seed: int) -> None:
    days = [day_of(session) for session in years_of_history(seed).sessions]
    assert days == sorted(set(days))
    assert LAST - dt.timedelta(days=364) <= days[0] <= LAST - dt.timedelta(days=350)
    assert 2 <= len(days) / 52 <= 3.2
    assert max((later - day).days for day, later in pairwise(days)) >= 5


@pytest.mark.parametrize("seed", SEEDS)
def test_the_newest_session_leaves_a_day_to_rest(seed: int) -> None:
    days = [day_of(session) for session in years_of_history(seed).sessions]
    assert days[-1] == LAST - dt.timedelta(days=1)
    assert days[-1] - days[-2] >= dt.timedelta(days=2)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_back_is_told_on_most_days_and_on_the_last_ones_always(seed: int) -> None:
    days = [check_in.day for check_in in years_of_history(seed).check_ins]
    assert days == sorted(set(days))
    assert 0.7 <= len(days) / 365 <= 0.9
    assert days[-4:] == [LAST - dt.timedelta(days=ago) for ago in (3, 2, 1, 0)]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_first_three_weeks_are_without_weight(seed: int) -> None:
    history = years_of_history(seed)
    start = LAST - dt.timedelta(days=364)
    early = [session for session in history.sessions if day_of(session) < start + dt.timedelta(weeks=3)]
    assert early
    assert not [one for session in early for log in session.logs for one in log.sets if one.load_g]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_load_rises_one_step_at_a_time_up_to_the_cap(seed: int) -> None:
    history = years_of_history(seed, years=4)
    for exercise in (EARLY, SECOND, LATE):
        loads = [heaviest(log) for _, log in logs_of(history, exercise)]
        assert 0 < max(loads) <= exercise.cap_g
        assert not [load for load in loads if load % STEP_G]
        assert max(later - load for load, later in pairwise(loads)) == STEP_G
    assert max(heaviest(log) for _, log in logs_of(history, EARLY)) == EARLY.cap_g // STEP_G * STEP_G


@pytest.mark.parametrize("seed", SEEDS)
def test_a_load_falls_back_at_times(seed: int) -> None:
    loads = [heaviest(log) for _, log in logs_of(years_of_history(seed, years=2), EARLY)]
    assert any(later < load for load, later in pairwise(loads))


@pytest.mark.parametrize("seed", SEEDS)
def test_no_two_loads_rise_within_a_week(seed: int) -> None:
    history = years_of_history(seed, years=2)
    rises = sorted(
        day_of(session)
        for exercise in (EARLY, SECOND, LATE)
        for (_, before), (session, log) in pairwise(logs_of(history, exercise))
        if heaviest(log) > heaviest(before)
    )
    assert len(rises) > 5
    assert all((later - day).days >= 7 for day, later in pairwise(rises))


@pytest.mark.parametrize("seed", SEEDS)
def test_loads_change_as_was_suggested_but_for_a_few_times(seed: int) -> None:
    history = years_of_history(seed, years=3)
    followed = [
        log.advised is not None and log.advised.load_g == heaviest(log)
        for exercise in (EARLY, SECOND, LATE)
        for (_, before), (_, log) in pairwise(logs_of(history, exercise))
        if heaviest(log) != heaviest(before)
    ]
    assert 0.75 < sum(followed) / len(followed) < 1


@pytest.mark.parametrize("seed", SEEDS)
def test_each_log_keeps_what_was_suggested_but_on_days_made_easy(seed: int) -> None:
    history = years_of_history(seed)
    for session in history.sessions:
        is_easy = session.answers["kind"] == Kind.EASY
        assert is_easy or all(log.advised and log.advised.text for log in session.logs)
    advised = [log.advised for session in history.sessions for log in session.logs if log.advised]
    assert len({one.rule for one in advised}) > 12
    assert any("per ankle" in one.text for one in advised if one.action == Action.INCREASE_LOAD)


@pytest.mark.parametrize("seed", SEEDS)
def test_activities_are_rated_every_second_week_and_go_as_the_back_goes(seed: int) -> None:
    history = years_of_history(seed, years=2)
    pains = {check_in.day: check_in.pain_now for check_in in history.check_ins}
    assert len(history.goals) == 2
    for goal in history.goals:
        days = list(goal.ratings)
        assert {(later - day).days for day, later in pairwise(days)} == {14}
        assert (LAST - days[-1]).days < 13
        assert min(goal.ratings.values()) < mean(goal.ratings.values()) - 2
        sore = [rating for day, rating in goal.ratings.items() if pains.get(day, 0) >= 4]
        calm = [rating for day, rating in goal.ratings.items() if pains.get(day, 9) <= 2]
        assert mean(sore) < mean(calm) - 1


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_weight_does_not_make_harder_never_carries_one(seed: int) -> None:
    assert not [log for _, log in logs_of(years_of_history(seed), ANCHORED) if heaviest(log)]


@pytest.mark.parametrize("seed", SEEDS)
def test_easy_days_are_the_gentle_routine_without_weight(seed: int) -> None:
    easy = [
        session
        for session in years_of_history(seed, years=2).sessions
        if session.answers["kind"] == Kind.EASY
    ]
    assert easy
    assert {session.routine for session in easy} == {GENTLE.routine}
    assert not [one for session in easy for log in session.logs for one in log.sets if one.load_g]


@pytest.mark.parametrize("seed", SEEDS)
def test_pain_hovers_low_and_flares(seed: int) -> None:
    pains = [check_in.pain_now for check_in in years_of_history(seed).check_ins]
    assert median(pains) <= 3
    assert 5 <= max(pains) <= 8


@pytest.mark.parametrize("seed", SEEDS)
def test_not_every_session_goes_as_planned(seed: int) -> None:
    logs = [log for session in years_of_history(seed, years=4).sessions for log in session.logs]
    skipped = [log for log in logs if log.answers["skipped"]]
    assert {Skipped.PAIN, Skipped.TIME} <= {log.answers["skipped"] for log in skipped}
    assert not [log for log in skipped if log.sets]
    assert not [
        log
        for log in skipped
        if log.answers["skipped"] == Skipped.PAIN and log.answers["pain_during"] is None
    ]
    assert any(one.done < (log.target or 0) for log in logs for one in log.sets)
    assert any(len({one.load_g for one in log.sets}) == 2 for log in logs)
    assert any(log.answers["easier"] for log in logs)


def test_both_sides_together_are_one_number() -> None:
    history = years_of_history()
    sides = {
        log.exercise: {one.side for one in log.sets} for s in history.sessions for log in s.logs if log.sets
    }
    assert sides[LATE] == {Side.BOTH}
    assert sides[EARLY] == {Side.LEFT, Side.RIGHT}


@pytest.fixture
def routines(db: None) -> None:
    main, gentle = (RoutineFactory.create(role=role) for role in (Routine.Role.MAIN, Routine.Role.GENTLE))
    anchored = ExerciseFactory.create(resisted=False)
    lifted = ExerciseFactory.create(raise_order=1, sides=Sides.ALTERNATING)
    retired = ExerciseFactory.create(is_published=False)
    for order, exercise in enumerate((anchored, lifted, retired)):
        RoutineExerciseFactory.create(routine=main, exercise=exercise, order=order)
    RoutineExerciseFactory.create(routine=gentle, exercise=lifted, target=8)
    EditionFactory.create()


def demo(*arguments: str) -> dict[str, str]:
    """What the command printed, by its label."""
    output = StringIO()
    call_command("demo", *arguments, stdout=output)
    return dict(line.split(": ") for line in output.getvalue().replace(" at ", ": ").splitlines())


def stored(email: str) -> list[list[tuple[Any, ...]]]:
    """Every row of an account, without the keys that the database counts up."""
    owned = {
        WorkoutSession: "user__email",
        ExerciseLog: "session__user__email",
        SetLog: "log__session__user__email",
        CheckIn: "user__email",
        StopLifted: "user__email",
        Goal: "user__email",
        GoalRating: "goal__user__email",
    }
    counted = {"id", "user", "session", "log", "goal"}
    return [
        list(
            model._default_manager.filter(**{owner: email})
            .order_by("id")
            .values_list(*(field.name for field in model._meta.concrete_fields if field.name not in counted))
        )
        for model, owner in owned.items()
    ]


@pytest.mark.usefixtures("routines")
def test_the_printed_password_opens_the_account() -> None:
    told = demo("--email", "Looks@Example.org")
    client = Client()
    login = {"login": told["E-mail"], "password": told["Password"]}
    response = client.post(reverse("account_login"), login)
    assert response.status_code == 302
    assert "2 kg" in client.get(reverse("progress:history"), {"range": "all"}).text
    assert told["Log in"] == f"{settings.SITE_URL}{reverse('account_login')}"


@pytest.mark.usefixtures("routines")
def test_the_account_opens_where_mail_is_to_be_confirmed(settings) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    told = demo()
    client = Client()
    client.post(reverse("account_login"), {"login": told["E-mail"], "password": told["Password"]})
    assert client.get(reverse("progress:history")).status_code == 200


@pytest.mark.usefixtures("routines")
def test_it_ends_yesterday_and_is_as_long_as_asked() -> None:
    demo("--years", "3")
    days = WorkoutSession.objects.order_by("performed_on").values_list("performed_on", flat=True)
    yesterday = dt.datetime.now(dt.UTC).date() - dt.timedelta(days=1)
    assert days.last() == yesterday - dt.timedelta(days=1)
    assert CheckIn.objects.latest("day").day == yesterday
    assert 3 * 365 - 15 <= (yesterday - days[0]).days <= 3 * 366
    assert CheckIn.objects.count() > 365


@pytest.mark.usefixtures("routines")
def test_the_same_seed_stores_the_same_rows_for_another_account() -> None:
    demo("--email", "one@example.org", "--seed", "3")
    demo("--email", "two@example.org", "--seed", "3")
    demo("--email", "three@example.org", "--seed", "4")
    assert sum(map(bool, stored("one@example.org"))) >= 6
    assert stored("one@example.org") == stored("two@example.org")
    assert stored("one@example.org") != stored("three@example.org")


def without_set_uuids(user: User) -> list[list[tuple[Any, ...]]]:
    sessions, logs, sets, check_ins, *_ = stored(user.email)
    return [sessions, logs, [row[1:] for row in sets], check_ins]


@pytest.mark.usefixtures("routines")
def test_a_history_is_stored_as_its_sessions_would_be_one_by_one() -> None:
    routine = Routine.objects.get(role=Routine.Role.MAIN)
    lifted = Exercise.objects.get(raise_order=1)
    programme = Programme(routine, [PlannedExercise(lifted, sets_planned=2, target=10)])
    first = LAST - dt.timedelta(days=120)
    history = make_history(seed=2, first=first, last=LAST, main=programme, gentle=programme, owned_g=OWNED_G)
    at_once, one_by_one = UserFactory.create(), UserFactory.create()
    log_history(user=at_once, sessions=history.sessions, check_ins=[])
    for entry in history.sessions:
        log_session(
            user=one_by_one, uuid=entry.uuid, routine=entry.routine, answers=entry.answers, logs=entry.logs
        )
    assert without_set_uuids(at_once) == without_set_uuids(one_by_one)


@pytest.mark.usefixtures("routines")
def test_every_row_is_one_that_could_have_been_typed() -> None:
    demo()
    for session in WorkoutSession.objects.newest_first()[:40]:
        session.full_clean()
        for log in session.logs.all():
            log.full_clean()
    assert not ExerciseLog.objects.filter(exercise__is_published=False).exists()


@pytest.mark.usefixtures("routines")
def test_an_account_that_exists_is_left_alone() -> None:
    UserFactory.create(email="demo@example.org")
    with pytest.raises(CommandError, match="already an account for DEMO@example"):
        demo("--email", "DEMO@example.org")
    assert not WorkoutSession.objects.exists()


@pytest.mark.usefixtures("routines")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--years", "0"), "1 to 20 years"),
        (("--years", "21"), "1 to 20 years"),
        (("--email", "nowhere"), "no e-mail address"),
    ],
)
def test_what_makes_no_sense_is_told_in_a_line(arguments: tuple[str, ...], words: str) -> None:
    with pytest.raises(CommandError, match=words) as told:
        demo(*arguments)
    assert "\n" not in str(told.value)
    assert not User.objects.exists()


@pytest.fixture(params=range(7))
def day(request: pytest.FixtureRequest, db: None, monkeypatch: pytest.MonkeyPatch) -> Day:
    """What the demo person finds with the shipped catalogue, on every day of a week."""
    now = dt.datetime(2026, 3, 9 + request.param, 9, tzinfo=dt.UTC)
    monkeypatch.setattr(timezone, "now", lambda: now)
    call_command("load_catalogue", stdout=StringIO())
    user = User.objects.get(email=demo()["E-mail"])
    return today_of(user=user, today=now.date(), now=now)


def test_today_asks_about_the_back_and_holds_a_plan(day: Day) -> None:
    assert day.safety.is_open
    assert not day.safety.has_unknown
    assert day.back.check_in is None
    assert (day.stop, day.rest, day.blocked, day.resting) == (None, None, [], [])
    assert len(day.planned) == 5
    assert day.owned_g == (500, 1000, 1500, 2000)
    assert max(planned.load_g for planned in day.planned) >= 1000


def test_the_advice_knows_all_it_needs_and_moves_on(day: Day) -> None:
    assert {Action.INCREASE_REPS, Action.HOLD} <= {advice.action for advice in day.advice.values()}
    rules = {advice.rule for advice in day.advice.values()}
    assert not rules & {"first_session", "incomplete_log", "next_day_not_known"}


def kept(log: ExerciseLog) -> tuple[Any, ...] | None:
    if not log.advised_rule:
        return None
    return log.advised_rule, log.advised_action, log.advised_load_g, log.advised_target, log.advised_text


@pytest.mark.django_db
def test_what_a_log_keeps_is_what_today_said_that_morning() -> None:
    call_command("load_catalogue", stdout=StringIO())
    user = User.objects.get(email=demo("--years", "2", "--seed", "2")["E-mail"])
    sessions = list(WorkoutSession.objects.of(user).newest_first())
    lifted = {timezone.localdate(stop.lifted_at) for stop in StopLifted.objects.of(user)}
    sore = set(CheckIn.objects.of(user).filter(pain_now__gte=6).values_list("day", flat=True))
    found = 0
    # From the newest to the oldest, so that each finds what was there on its day.
    for number, (session, before) in enumerate(pairwise(sessions)):
        day = session.performed_on
        restarts = any(before.performed_on <= each < day for each in lifted)
        is_after_flare = any(before.performed_on < each < day for each in sore)
        logs = {log.exercise_id: kept(log) for log in session.logs.all()}
        session.delete()
        if number % 6 and not (restarts or is_after_flare):
            continue
        CheckIn.objects.of(user).filter(day__gt=day).delete()
        noon = timezone.make_aware(dt.datetime.combine(day, dt.time(12)))
        StopLifted.objects.of(user).filter(lifted_at__gt=noon).delete()
        said = today_of(user=user, today=day, now=noon).advised
        for exercise, advised in logs.items():
            if advised:
                assert advised == tuple(asdict(said[str(exercise)]).values()), day
                found += 1
    assert found > 150
    assert lifted
    assert sore


@pytest.mark.usefixtures("routines")
def test_without_an_edition_no_account_is_left_behind() -> None:
    Edition.objects.all().delete()
    with pytest.raises(CommandError, match="no edition of the precautions yet"):
        demo()
    assert not User.objects.exists()


@pytest.mark.usefixtures("routines")
def test_every_question_of_the_newest_edition_is_answered_with_no() -> None:
    empty: dict[str, Any] = {"text": "Well?", "order": 1, "effects": []}
    questions = [{"slug": "one", **empty}, {"slug": "two", **empty}]
    edition = EditionFactory.create(texts={"precautions": [], "questions": questions})
    demo()
    assert Acceptance.objects.get().edition == edition
    assert {row.question: row.reply for row in SafetyAnswer.objects.all()} == {"one": "no", "two": "no"}


@pytest.mark.django_db
def test_without_a_catalogue_no_account_is_left_behind() -> None:
    with pytest.raises(CommandError, match="load_catalogue"):
        demo()
    assert not User.objects.exists()
    assert not EmailAddress.objects.exists()
