"""What somebody logged and told before today, a line each."""

import datetime as dt
from typing import Any

from accounts.models import User
from exercises.models import Exercise
from progress.models import CheckIn, ExerciseLog, WarningSign, WorkoutSession
from tests.factories import (
    AcceptanceFactory,
    CheckInFactory,
    EditionFactory,
    ExerciseLogFactory,
    SafetyAnswerFactory,
    SafetyAnswersFactory,
    WorkoutSessionFactory,
)

TODAY = dt.date(2026, 3, 14)
NOON = dt.datetime(2026, 3, 14, 12, tzinfo=dt.UTC)
# As a log is that tells nothing of its sets.
NO_SETS: dict[str, Any] = {"load_left_g": None, "load_right_g": None, "done_left": None, "done_right": None}


def days_before(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def moment_before(**time: float) -> dt.datetime:
    return NOON - dt.timedelta(**time)


def session_of(user: User, days_ago: int, **told: Any) -> WorkoutSession:
    """A calm session, with what differs."""
    calm = {"pain_before": 1, "pain_after": 1, "pain_next": 1}
    return WorkoutSessionFactory.create(user=user, performed_on=days_before(days_ago), **calm | told)


def log_in(session: WorkoutSession, exercise: Exercise, *, load_g: int = 0, **told: Any) -> ExerciseLog:
    calm = {"effort": 5, "pain_during": 2, "load_left_g": load_g, "load_right_g": load_g}
    return ExerciseLogFactory.create(session=session, exercise=exercise, **calm | told)


def log_of(
    user: User, exercise: Exercise, days_ago: int, *, session: dict[str, Any] | None = None, **told: Any
) -> ExerciseLog:
    """A calm session of its own with this one exercise."""
    return log_in(session_of(user, days_ago, **session or {}), exercise, **told)


def check_in_of(user: User, days_ago: int, pain_now: int | None) -> CheckIn:
    return CheckInFactory.create(user=user, day=days_before(days_ago), pain_now=pain_now)


def sign_of(user: User, warning: WarningSign, at: dt.datetime) -> CheckIn:
    return CheckInFactory.create(user=user, day=at.date(), warning=warning, warned_at=at)


def cleared(user: User, *, effects: dict[str | None, str] | None = None, reply: str = "no") -> None:
    """One safety question with these effects, accepted and answered so a week ago."""
    rows = [{"exercise": exercise, "effect": effect} for exercise, effect in (effects or {}).items()]
    question = {"slug": "asked", "text": "Asked?", "order": 1, "effects": rows}
    edition = EditionFactory.create(texts={"precautions": [], "questions": [question]})
    at = moment_before(days=7)
    AcceptanceFactory.create(user=user, edition=edition, accepted_at=at)
    answers = SafetyAnswersFactory.create(user=user, answered_at=at)
    SafetyAnswerFactory.create(answers=answers, question="asked", reply=reply)
