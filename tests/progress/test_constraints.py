"""What must never be stored, refused by the database itself."""

import datetime as dt
import re
from typing import Any

import pytest
from django.db import IntegrityError, models, transaction

from tests.factories import (
    AcceptanceFactory,
    CheckInFactory,
    ExerciseLogFactory,
    GoalFactory,
    GoalRatingFactory,
    OwnedWeightFactory,
    PauseFactory,
    ReportLinkFactory,
    SafetyAnswerFactory,
    SafetyAnswersFactory,
    SetLogFactory,
    StopLiftedFactory,
    WorkoutSessionFactory,
)

pytestmark = pytest.mark.django_db
FACTORIES: list[Any] = [
    AcceptanceFactory,
    CheckInFactory,
    ExerciseLogFactory,
    GoalFactory,
    GoalRatingFactory,
    OwnedWeightFactory,
    PauseFactory,
    ReportLinkFactory,
    SafetyAnswerFactory,
    SafetyAnswersFactory,
    SetLogFactory,
    StopLiftedFactory,
    WorkoutSessionFactory,
]
START = dt.datetime(2026, 3, 9, 9, tzinfo=dt.UTC)
ID = "0e8f5cf2-31c7-4a52-9c8c-5b51ed9de2f0"

# For each constraint: what goes with it, the last value that is taken and the first that is not.
LIMITS: dict[str, tuple[dict[str, Any], Any, Any]] = {
    "check_in_pain_now_in_range": ({}, {"pain_now": 10}, {"pain_now": 11}),
    "check_in_warning_known": ({"warned_at": START}, {"warning": "leg"}, {"warning": "arm"}),
    "check_in_sign_has_its_moment": (
        {"warning": "leg"},
        {"warned_at": START},
        {"warned_at": None},
    ),
    "owned_weight_load_in_range": ({}, {"load_g": 5000}, {"load_g": 5001}),
    "safety_answer_reply_known": ({}, {"reply": "not_sure"}, {"reply": "maybe"}),
    "safety_answer_only_a_yes_is_cleared": (
        {"cleared_on": START.date()},
        {"reply": "yes"},
        {"reply": "not_sure"},
    ),
    "acceptance_of_one_edition": ({"edition": None}, {"elsewhere": {"number": 1}}, {"elsewhere": None}),
    "stop_lifted_how_known": ({}, {"how": "advised"}, {"how": "hoped"}),
    "goal_text_not_empty": ({}, {"text": "x"}, {"text": ""}),
    "goal_rating_rating_in_range": ({}, {"rating": 10}, {"rating": 11}),
    "pause_first_day_in_range": (
        {"last_day": dt.date(1970, 1, 1)},
        {"first_day": dt.date(1970, 1, 1)},
        {"first_day": dt.date(1969, 12, 31)},
    ),
    "pause_ends_after_its_start": (
        {"first_day": START.date()},
        {"last_day": START.date()},
        {"last_day": START.date() - dt.timedelta(days=1)},
    ),
    "report_link_first_day_in_range": (
        {"last_day": dt.date(1970, 1, 1)},
        {"first_day": dt.date(1970, 1, 1)},
        {"first_day": dt.date(1969, 12, 31)},
    ),
    "report_link_ends_after_its_start": (
        {"first_day": START.date()},
        {"last_day": START.date()},
        {"last_day": START.date() - dt.timedelta(days=1)},
    ),
    "report_link_expires_after_it_was_made": (
        {"created_at": START},
        {"expires_at": START + dt.timedelta(seconds=1)},
        {"expires_at": START},
    ),
    "session_performed_on_in_range": (
        {},
        {"performed_on": dt.date(1970, 1, 1)},
        {"performed_on": dt.date(1969, 12, 31)},
    ),
    "session_ends_after_its_start": (
        {"started_at": START},
        {"ended_at": START},
        {"ended_at": START - dt.timedelta(seconds=1)},
    ),
    "session_pain_before_in_range": ({}, {"pain_before": 10}, {"pain_before": 11}),
    "session_pain_after_in_range": ({}, {"pain_after": 10}, {"pain_after": 11}),
    "session_pain_next_in_range": ({}, {"pain_next": 10}, {"pain_next": 11}),
    "session_kind_known": ({}, {"kind": "easy"}, {"kind": "hard"}),
    "session_state_known": ({}, {"state": "running"}, {"state": "walking"}),
    "log_sets_planned_in_range": ({}, {"sets_planned": 10}, {"sets_planned": 11}),
    "log_target_in_range": ({}, {"target": 999}, {"target": 1000}),
    "log_advised_target_in_range": ({}, {"advised_target": 999}, {"advised_target": 1000}),
    "log_done_left_in_range": ({}, {"done_left": 999}, {"done_left": 1000}),
    "log_done_right_in_range": ({}, {"done_right": 999}, {"done_right": 1000}),
    "log_advised_load_g_in_range": ({}, {"advised_load_g": 5000}, {"advised_load_g": 5001}),
    "log_load_left_g_in_range": ({}, {"load_left_g": 5000}, {"load_left_g": 5001}),
    "log_load_right_g_in_range": ({}, {"load_right_g": 5000}, {"load_right_g": 5001}),
    "log_planned_left_g_in_range": ({}, {"planned_left_g": 5000}, {"planned_left_g": 5001}),
    "log_planned_right_g_in_range": ({}, {"planned_right_g": 5000}, {"planned_right_g": 5001}),
    "log_effort_in_range": ({}, {"effort": 10}, {"effort": 11}),
    "log_pain_during_in_range": ({}, {"pain_during": 10}, {"pain_during": 11}),
    "log_measure_known": ({}, {"measure": "hold"}, {"measure": "jump"}),
    "log_sides_known": ({}, {"sides": "alternating"}, {"sides": "top"}),
    "log_skipped_known": ({}, {"skipped": ""}, {"skipped": "bored"}),
    "set_number_in_range": ({}, {"number": 20}, {"number": 21}),
    "set_load_g_in_range": ({}, {"load_g": 5000}, {"load_g": 5001}),
    "set_done_in_range": ({}, {"done": 999}, {"done": 1000}),
    "set_side_known": ({}, {"side": "left"}, {"side": "top"}),
}
# For each: the values that together may be there once, and which of two rows' parents they share.
ONCE: dict[str, tuple[dict[str, Any], str]] = {
    "check_in_uuid_once_per_user": ({"uuid": ID}, "user"),
    "check_in_once_a_day": ({"day": dt.date(2026, 3, 9)}, "user"),
    "acceptance_uuid_once_per_user": ({"uuid": ID}, "user"),
    "acceptance_once_per_edition": ({}, "user edition"),
    "owned_weight_uuid_once_per_user": ({"uuid": ID}, "user"),
    "owned_weight_once_per_user": ({"load_g": 750}, "user"),
    "safety_answers_uuid_once_per_user": ({"uuid": ID}, "user"),
    "safety_answer_once_per_question": ({"question": "same"}, "answers"),
    "stop_lifted_uuid_once_per_user": ({"uuid": ID}, "user"),
    "goal_uuid_once_per_user": ({"uuid": ID}, "user"),
    "goal_rating_once_a_day": ({"day": dt.date(2026, 3, 9)}, "goal"),
    "pause_uuid_once_per_user": ({"uuid": ID}, "user"),
    "report_link_uuid_once_per_user": ({"uuid": ID}, "user"),
    "session_uuid_once_per_user": ({"uuid": ID}, "user"),
    "session_one_running_per_user": ({"state": "running"}, "user"),
    "log_once_per_session_and_exercise": ({}, "session exercise"),
    "set_once_per_number_and_side": ({"number": 1, "side": "both"}, "log"),
}
MODELS = [factory._meta.model for factory in FACTORIES]


def factory_of(constraint: str) -> Any:
    return next(
        factory
        for factory in FACTORIES
        if constraint in {one.name for one in factory._meta.model._meta.constraints}
    )


def refused_by(make: Any, **values: Any) -> str:
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        make(**values)
    return str(refusal.value)


def test_every_constraint_is_tried() -> None:
    assert {one.name for model in MODELS for one in model._meta.constraints} == {
        *LIMITS,
        *ONCE,
        "report_link_token_once",
    }


@pytest.mark.parametrize("name", LIMITS)
def test_a_value_up_to_its_limit_is_stored_and_one_beyond_is_not(name: str) -> None:
    always, last, beyond = LIMITS[name]
    factory = factory_of(name)
    factory.create(**always, **last)
    assert name in refused_by(factory.create, **always, **beyond)


def test_there_is_no_plan_of_no_sets() -> None:
    ExerciseLogFactory.create(sets_planned=1)
    assert "log_sets_planned_in_range" in refused_by(ExerciseLogFactory.create, sets_planned=0)


def test_sets_are_numbered_from_one() -> None:
    assert "set_number_in_range" in refused_by(SetLogFactory.create, number=0)


@pytest.mark.parametrize("name", ONCE)
def test_what_may_be_there_once_is_not_stored_twice(name: str) -> None:
    values, parents = ONCE[name]
    factory = factory_of(name)
    first = factory.create(**values)
    factory.create(**values)
    shared = {parent: getattr(first, parent) for parent in parents.split()}
    message = refused_by(factory.create, **values, **shared)
    assert name in message or re.search("UNIQUE constraint failed", message)


def test_an_edition_is_of_here_or_of_elsewhere_and_not_both() -> None:
    assert "acceptance_of_one_edition" in refused_by(AcceptanceFactory.create, elsewhere={"number": 1})


def test_no_two_people_share_the_token_of_a_link() -> None:
    ReportLinkFactory.create(token_hash="a" * 64)
    message = refused_by(ReportLinkFactory.create, token_hash="a" * 64)
    assert re.search("report_link_token_once|UNIQUE constraint failed.*token_hash", message)


def test_deleted_sessions_do_not_keep_another_from_running() -> None:
    first = WorkoutSessionFactory.create(state="running", deleted_at=START)
    WorkoutSessionFactory.create(state="running", user=first.user)


def test_a_deleted_session_keeps_its_id() -> None:
    first = WorkoutSessionFactory.create(deleted_at=START)
    refused_by(WorkoutSessionFactory.create, uuid=first.uuid, user=first.user)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_row_tells_anything_personal_about_itself(model: type[models.Model]) -> None:
    row = next(factory for factory in FACTORIES if factory._meta.model is model).create()
    assert re.fullmatch(r"[A-Z][a-z -]+ \d+", str(row))
