"""The pages of the floor: what each of ours asks the database, written down as it comes."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone

from exercises.models import Edition, Exercise, RoutineExercise
from progress.history.beside import beside_exercises
from progress.history.periods import Period, Range
from progress.history.tally import tallies
from progress.history.week_counts import week_counts
from progress.models import (
    CheckIn,
    ExerciseLog,
    OwnedWeight,
    PainNote,
    Pause,
    SafetyAnswer,
    SetLog,
    WorkoutSession,
)

TODAY_LOOKS_BACK = dt.timedelta(days=120)
SETS = (1, 2)
Rows = Iterable[Any]


def history(request: HttpRequest) -> list[Rows]:
    """Weeks, pauses, ratings, pain, the points of every exercise and its loads, as the page asks for them."""
    user, span = request.user, Range.named(request.GET.get("range")).span(timezone.localdate())
    counts = week_counts(user=user, first=span.first, last=span.last)
    first = span.first or counts.first_day or span.last
    period = Period.for_days((span.last - first).days)
    beside = beside_exercises(user=user, span=span, days=(first, span.last), routine=None)
    logs = ExerciseLog.objects.of(user)
    points = tallies(logs.performed_in(span.first, span.last), period)
    newest = [logs.filter(exercise=slug).not_easy().newest_first().loads_g().first() for slug in points]
    return [
        counts.sessions.items(),
        Pause.objects.of(user).values_list("first_day", "last_day"),
        [*beside.ratings, *beside.pains, *beside.elsewhere],
        [row for exercise in points.values() for point in exercise for row in point],
        newest,
        Exercise.objects.filter(pk__in=points).values_list("slug", "name"),
    ]


def pain(request: HttpRequest) -> list[Rows]:
    notes = PainNote.objects.of(request.user)
    span = Range.named(request.GET.get("range")).span(timezone.localdate())
    by_day = notes.felt_in(span.first, span.last).counted_by_day()
    return [
        by_day,
        notes.newest_first().values_list("felt_at", "pain", "place", "text")[:20],
        [notes.count()],
    ]


def today(request: HttpRequest) -> list[Rows]:
    user, since = request.user, timezone.localdate() - TODAY_LOOKS_BACK
    sessions = WorkoutSession.objects.of(user).performed_since(since)
    told = ("pain_before", "pain_after", "pain_next")
    lifted = ("load_left_g", "load_right_g", "done_left", "done_right", "effort", "pain_during", "target")
    return [
        sessions.values_list("performed_on", "kind", *told),
        ExerciseLog.objects.of(user).performed_since(since).values_list("exercise_id", *lifted),
        SetLog.objects.filter(log__session__in=sessions).values_list("log_id", "side", "done")[:50],
        CheckIn.objects.of(user).since_or_warning(since).values_list("day", "pain_now", "warning"),
        [OwnedWeight.objects.of(user).loads_g()],
        RoutineExercise.objects.filter(routine__role="main").values_list("exercise__name", "sets", "target"),
        SafetyAnswer.objects.newest_of(user).values_list("question", "reply"),
        Edition.objects.values_list("number", "published_at"),
    ]


def exercise_list(request: HttpRequest) -> list[Rows]:
    return [Exercise.objects.values_list("name", "summary", "position")]


def exercise(request: HttpRequest) -> list[Rows]:
    one = Exercise.objects.prefetch_related("muscles", "equipment").get(pk=request.GET["slug"])
    words = [one.name, one.summary, one.set_up, one.movement, one.breathing, one.faults]
    return [[*words, one.easier, one.harder], one.muscles.all(), one.equipment.all()]


def login(request: HttpRequest) -> list[Rows]:
    return [[["E-mail"], ["Password"]]]


@transaction.atomic
def save(request: HttpRequest) -> list[Rows]:
    """A session with the exercises of the routine and two sets each."""
    user: Any = request.user
    session = WorkoutSession.objects.create(user=user, performed_on=timezone.localdate())
    planned = RoutineExercise.objects.filter(routine__role="main").select_related("exercise")
    logs = ExerciseLog.objects.bulk_create(_log(session, one.exercise) for one in planned)
    SetLog.objects.bulk_create(
        SetLog(log=log, number=number, side="both", done=10) for log in logs for number in SETS
    )
    return []


def _log(session: WorkoutSession, exercise: Exercise) -> ExerciseLog:
    copied = {"name": exercise.name, "measure": exercise.measure, "sides": exercise.sides}
    return ExerciseLog(session=session, exercise=exercise, load_left_g=0, load_right_g=0, **copied)


def _page(tables: Callable[[HttpRequest], list[Rows]]) -> Callable[[HttpRequest], HttpResponse]:
    return lambda request: render(request, "floor.html", {"tables": tables(request)})


urlpatterns = [
    path(f"{tables.__name__}/", _page(tables))
    for tables in (history, pain, today, exercise_list, exercise, login, save)
]
