"""Somebody with something of everything, in words that break what they can."""

import datetime as dt
import io
import json
import uuid as uuids
import zipfile
from typing import Any

from accounts.models import User
from exercises.models import Edition, Exercise, Routine
from progress.models import Reply, SetLog, WorkoutSession
from tests.factories import (
    AcceptanceFactory,
    CheckInFactory,
    EditionFactory,
    ExerciseFactory,
    ExerciseLogFactory,
    GoalFactory,
    GoalRatingFactory,
    OwnedWeightFactory,
    PainNoteFactory,
    PauseFactory,
    RoutineFactory,
    SafetyAnswerFactory,
    SafetyAnswersFactory,
    SetLogFactory,
    StopLiftedFactory,
    WorkoutSessionFactory,
)

NOW = dt.datetime(2026, 3, 14, 12, tzinfo=dt.UTC)
WORDS = [
    "ظهر גב हिन्दी ไทย 日本語",
    "\u202egnorw\u2066\u2067",
    "🧘🏽‍♀️👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿 Z" + "\u0301" * 50,
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "'quoted",
    "＝1＋1",  # noqa: RUF001
    'a "b", c;\n\nd\r\ne\u2028f\x0b',
    "<script>alert(1)</script> {{ 7*7 }} &amp; '; DROP TABLE --",
    "\ufeff\ufffe\uffff\U0010ffff\x01\x7f",
    r"\u0000 \ud800 %00",
    "   ",
    "x" * 2_000,
]
EDITION = {
    "precautions": [{"slug": "calm", "kind": "precaution", "title": "Calm", "text": WORDS[0], "order": 1}],
    "questions": [
        {
            "slug": "heart",
            "text": "A heart?",
            "order": 1,
            "effects": [{"exercise": None, "effect": "no_load"}],
        }
    ],
}


def catalogue() -> None:
    """What an installation brings along, here and elsewhere."""
    for slug in ("curl", "raise"):
        ExerciseFactory.create(slug=slug, name=slug.title(), is_published=True)
    RoutineFactory.create(slug="main", name="Main", is_published=True)
    EditionFactory.create(number=3, texts=EDITION)


def lead_a_life(user: User) -> None:
    """One row and more of every kind, on the catalogue above."""
    User.objects.filter(pk=user.pk).update(
        unit="lb",
        time_zone="Asia/Kathmandu",
        routine="stretch",
        weekly_aim=3,
        aim_asked=True,
        advice_on=False,
        warm_up_on=False,
        rest_s=90,
        switch_s=9,
    )
    for load_g in (1500, 500, 454):
        OwnedWeightFactory.create(user=user, load_g=load_g)
    AcceptanceFactory.create(user=user, edition=Edition.objects.get(number=3))
    for index, reply in enumerate(Reply.values):
        given = SafetyAnswersFactory.create(user=user, answered_at=NOW - dt.timedelta(days=9 - index))
        SafetyAnswerFactory.create(answers=given, question="heart", reply=reply)
        SafetyAnswerFactory.create(
            answers=given,
            question="a-question-that-is-gone",
            reply="yes",
            cleared_on=dt.date(2026, 3, 2),
            cleared_note=WORDS[0],
        )
    CheckInFactory.create(user=user, day=dt.date(2026, 3, 8), pain_now=0)
    CheckInFactory.create(user=user, warning="leg", warned_at=NOW - dt.timedelta(microseconds=1))
    StopLiftedFactory.create(user=user)
    goal = GoalFactory.create(user=user, text=WORDS[3], order=2, retired_on=dt.date(2026, 3, 1))
    for day in (2, 1):
        GoalRatingFactory.create(goal=goal, day=dt.date(2026, 2, day), rating=day)
    GoalFactory.create(user=user, text=WORDS[2][:120], order=3)
    PauseFactory.create(user=user, first_day=dt.date(2026, 4, 1), last_day=dt.date(2026, 5, 1))
    for index, words in enumerate(WORDS):
        _session(user, index, words)
    # Two on one day, told the later one first.
    _session(user, 0, "again")
    running = WorkoutSessionFactory.create(
        user=user, state="running", started_at=NOW, performed_on=dt.date(2026, 3, 14)
    )
    _log(running, 1, "raise", "again")


def _session(user: User, index: int, words: str) -> None:
    day = dt.date(2026, 2, 1) + dt.timedelta(days=index)
    session = WorkoutSessionFactory.create(
        user=user,
        performed_on=day,
        routine=Routine.objects.get(),
        routine_name=words[:80],
        kind=["planned", "short", "easy"][index % 3],
        started_at=NOW - dt.timedelta(days=30),
        ended_at=NOW,
        pain_before=0,
        pain_after=10,
        note=words,
        version=7,
    )
    for order, slug in enumerate(["raise", "curl"]):
        _log(session, order, slug, words)


def _log(session: WorkoutSession, order: int, slug: str, words: str) -> None:
    log = ExerciseLogFactory.create(
        session=session,
        exercise=Exercise.objects.get(slug=slug),
        name=words[:80].strip() or "Name",
        order=order,
        advised_rule="steady",
        advised_action="stay",
        advised_load_g=500,
        advised_target=12,
        advised_text=words[:300],
        planned_left_g=0,
        planned_right_g=500,
        revision=1003,
        revision_uuid=uuids.uuid4(),
        effort=5,
        pain_during=3,
        skipped="pain",
        note=words,
        load_left_g=500,
        load_right_g=750,
        done_left=9,
        done_right=0,
    )
    SetLogFactory.create(log=log, number=1, side="left", load_g=500, done=9, revision=4)
    SetLogFactory.create(log=log, number=2, side="left", load_g=250, done=9, revision=1000)
    SetLogFactory.create(log=log, number=1, side="right", load_g=750, done=11)
    SetLogFactory.create(log=log, number=2, side="right", load_g=900, done=9, undone=True)
    PainNoteFactory.create(user=session.user, exercise_log=log, text=words, side="left", felt_at=NOW)


def unzipped(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def told(content: bytes) -> dict[str, Any]:
    return json.loads(unzipped(content)["steadyback.json"])


def sets_of(user: User) -> int:
    return SetLog.objects.filter(log__session__user=user).count()
