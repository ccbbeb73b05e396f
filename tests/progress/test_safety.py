import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from exercises.models import Edition
from progress.models import Reply, SafetyAnswers
from progress.rules import Clearance
from progress.safety import Due, Safety, due_because, safety_of
from tests.factories import AcceptanceFactory, EditionFactory, SafetyAnswerFactory, SafetyAnswersFactory

TODAY = dt.date(2026, 3, 14)
NOON = dt.datetime(2026, 3, 14, 12, tzinfo=dt.UTC)
YES, NO, NOT_SURE = Reply.YES, Reply.NO, Reply.NOT_SURE
CLEAR, UNKNOWN, NO_LOAD, BLOCKED = Clearance.CLEAR, Clearance.UNKNOWN, Clearance.NO_LOAD, Clearance.BLOCKED

Effects = dict[str | None, str]
HIP: Effects = {None: "no_load"}
HEART: Effects = {None: "blocked"}
DISC: Effects = {None: "no_load", "curl": "blocked"}
EYES: Effects = {"curl": "no_load"}


def edition_of(**questions: Effects) -> Edition:
    rows = [
        {
            "slug": slug,
            "text": f"{slug}?",
            "order": order,
            "effects": [{"exercise": exercise, "effect": effect} for exercise, effect in effects.items()],
        }
        for order, (slug, effects) in enumerate(questions.items())
    ]
    return EditionFactory.create(texts={"precautions": [], "questions": rows})


def answered(user: User, at: dt.datetime = NOON, **replies: Any) -> SafetyAnswers:
    answers = SafetyAnswersFactory.create(user=user, answered_at=at)
    for question, reply in replies.items():
        SafetyAnswerFactory.create(answers=answers, question=question, reply=reply)
    return answers


def days_before(days: int) -> dt.datetime:
    return NOON - dt.timedelta(days=days)


def safety(user: User, *, last_session_on: dt.date | None = None) -> Safety:
    return safety_of(user=user, today=TODAY, last_session_on=last_session_on)


# One exercise


@pytest.mark.parametrize(
    ("reply", "effects", "curl", "plank"),
    [
        (NO, DISC, CLEAR, CLEAR),
        (YES, HIP, NO_LOAD, NO_LOAD),
        (YES, HEART, BLOCKED, BLOCKED),
        (YES, DISC, BLOCKED, NO_LOAD),
        (YES, EYES, NO_LOAD, CLEAR),
        (YES, {}, CLEAR, CLEAR),
        (NOT_SURE, HIP, UNKNOWN, UNKNOWN),
        (NOT_SURE, HEART, UNKNOWN, UNKNOWN),
        (NOT_SURE, EYES, UNKNOWN, CLEAR),
        (None, HIP, UNKNOWN, UNKNOWN),
        (None, EYES, UNKNOWN, CLEAR),
    ],
)
def test_what_an_answer_means_for_an_exercise(
    owner: User, reply: Reply | None, effects: Effects, curl: Clearance, plank: Clearance
) -> None:
    edition_of(asked=effects)
    replies: dict[str, Any] = {"asked": reply} if reply else {}
    answered(owner, **replies)
    assert (safety(owner).clearance("curl"), safety(owner).clearance("plank")) == (curl, plank)


@pytest.mark.parametrize(
    ("replies", "expected"),
    [
        ({"hip": YES, "heart": YES}, BLOCKED),
        ({"hip": YES, "heart": NOT_SURE}, NO_LOAD),
        ({"hip": NOT_SURE, "heart": YES}, BLOCKED),
        ({"hip": NOT_SURE, "heart": NO}, UNKNOWN),
        ({"hip": NO, "heart": NOT_SURE}, UNKNOWN),
        ({"hip": YES, "heart": NO}, NO_LOAD),
        ({"hip": YES}, NO_LOAD),
        ({"hip": NO}, UNKNOWN),
        ({"hip": NO, "heart": NO}, CLEAR),
        ({"hip": NO, "heart": NO, "asked-no-more": YES}, CLEAR),
    ],
)
def test_the_strictest_answer_counts(owner: User, replies: dict[str, Any], expected: Clearance) -> None:
    edition_of(hip=HIP, heart=HEART)
    answered(owner, **replies)
    assert safety(owner).clearance("curl") == expected


def test_a_yes_that_a_professional_has_cleared_holds_nothing_back(owner: User) -> None:
    edition_of(hip=HIP, heart=HEART)
    answers = answered(owner, hip=YES)
    SafetyAnswerFactory.create(answers=answers, question="heart", reply=YES, cleared_on=TODAY)
    assert safety(owner).clearance("curl") == NO_LOAD


def test_an_edition_without_questions_holds_nothing_back(owner: User) -> None:
    edition_of()
    answered(owner)
    assert safety(owner).clearance("curl") == CLEAR
    assert not safety(owner).has_unknown


@pytest.mark.parametrize(
    ("reply", "expected"), [(NO, UNKNOWN), (NOT_SURE, UNKNOWN), (YES, BLOCKED), (None, UNKNOWN)]
)
def test_when_answers_are_due_only_what_was_clear_changes(
    owner: User, reply: Reply | None, expected: Clearance
) -> None:
    edition_of(disc=DISC)
    replies: dict[str, Any] = {"disc": reply} if reply else {}
    answered(owner, days_before(200), **replies)
    assert safety(owner).clearance("curl") == expected
    assert safety(owner).clearance("plank") == (NO_LOAD if reply == YES else UNKNOWN)


def test_a_cleared_yes_is_unknown_as_well_when_answers_are_due(owner: User) -> None:
    edition_of(heart=HEART)
    answers = answered(owner, days_before(200))
    SafetyAnswerFactory.create(answers=answers, question="heart", reply=YES, cleared_on=TODAY)
    assert safety(owner).clearance("curl") == UNKNOWN


def test_only_the_newest_answers_count(owner: User) -> None:
    edition_of(hip=HIP, heart=HEART)
    answered(owner, days_before(1), hip=NO, heart=NO)
    answered(owner, days_before(9), hip=YES, heart=YES)
    assert safety(owner).clearance("curl") == CLEAR


def test_of_two_answers_at_one_moment_the_later_row_counts(owner: User) -> None:
    edition_of(heart=HEART)
    answered(owner, heart=YES)
    answered(owner, heart=NO)
    assert safety(owner).clearance("curl") == CLEAR


def test_anothers_answers_are_not_mine(owner: User, stranger: User) -> None:
    edition = edition_of(heart=HEART)
    AcceptanceFactory.create(user=stranger, edition=edition)
    answered(stranger, heart=NO)
    mine = safety(owner)
    assert (mine.is_open, mine.due, mine.replies) == (False, Due.NEVER_ANSWERED, {})
    assert mine.clearance("curl") == UNKNOWN


# The edition in force


def test_the_newest_edition_is_asked_and_not_the_one_that_was_accepted(owner: User) -> None:
    AcceptanceFactory.create(user=owner, edition=edition_of(hip=HIP))
    edition_of(hip=HEART)
    answered(owner, hip=YES)
    now = safety(owner)
    assert (now.has_accepted, now.is_open) == (False, False)
    assert now.clearance("curl") == BLOCKED


def test_the_gate_opens_with_the_newest_edition_accepted_and_an_answer_given(owner: User) -> None:
    old, new = edition_of(hip=HIP), edition_of(hip=HIP)
    assert not safety(owner).is_open
    AcceptanceFactory.create(user=owner, edition=old)
    answered(owner, hip=NO)
    assert not safety(owner).is_open
    AcceptanceFactory.create(user=owner, edition=new)
    assert safety(owner).is_open
    assert safety(owner).accepted == new.number


def test_an_acceptance_without_an_answer_does_not_open_the_gate(owner: User) -> None:
    AcceptanceFactory.create(user=owner, edition=edition_of(hip=HIP))
    assert (safety(owner).has_accepted, safety(owner).is_open) == (True, False)


def test_answers_that_are_due_leave_the_gate_open(owner: User) -> None:
    AcceptanceFactory.create(user=owner, edition=edition_of(hip=HIP))
    answered(owner, days_before(400), hip=NO)
    assert (safety(owner).is_due, safety(owner).is_open) == (True, True)


def test_before_the_first_edition_nothing_is_clear(owner: User) -> None:
    answered(owner, hip=NO)
    none = safety(owner)
    assert (none.edition, none.is_open, none.is_due, none.has_unknown) == (None, False, True, True)
    assert none.clearance("curl") == UNKNOWN


@pytest.mark.parametrize(
    ("replies", "expected"),
    [
        ({"hip": NO, "heart": NO}, False),
        ({"hip": YES, "heart": NO}, False),
        ({"hip": NOT_SURE, "heart": NO}, True),
        ({"hip": NO}, True),
    ],
)
def test_something_is_unknown_while_a_question_has_neither_yes_nor_no(
    owner: User, replies: dict[str, Any], expected: bool
) -> None:
    edition_of(hip=HIP, heart=HEART)
    answered(owner, **replies)
    assert safety(owner).has_unknown is expected


def test_answers_that_are_due_are_unknown(owner: User) -> None:
    edition_of(hip=HIP)
    answered(owner, days_before(184), hip=NO)
    assert safety(owner).has_unknown


# When they are asked again


@pytest.mark.parametrize(
    ("answered_days_ago", "session_days_ago", "expected"),
    [
        (0, None, None),
        (84, None, None),
        (85, None, Due.LONG_PAUSE),
        (84, 300, None),
        (85, 300, Due.LONG_PAUSE),
        (85, 84, None),
        (85, 85, Due.LONG_PAUSE),
        (183, 84, None),
        (183, 85, Due.LONG_PAUSE),
        (183, 0, None),
        (184, 0, Due.LONG_AGO),
        (184, None, Due.LONG_AGO),
        (183, -1, None),
    ],
)
def test_answers_hold_six_months_or_a_pause_of_twelve_weeks(
    answered_days_ago: int, session_days_ago: int | None, expected: Due | None
) -> None:
    session_on = None if session_days_ago is None else TODAY - dt.timedelta(days=session_days_ago)
    answered_at = days_before(answered_days_ago)
    assert due_because(answered_at=answered_at, last_session_on=session_on, today=TODAY) == expected


def test_who_never_answered_is_asked_whenever_they_trained() -> None:
    assert due_because(answered_at=None, last_session_on=TODAY, today=TODAY) == Due.NEVER_ANSWERED


def test_the_days_are_those_of_the_users_own_calendar() -> None:
    at = dt.datetime(2025, 12, 20, 12, tzinfo=dt.UTC)  # 84 days ago; east of the date line already 83
    later = TODAY + dt.timedelta(days=1)
    assert due_because(answered_at=at, last_session_on=None, today=later) == Due.LONG_PAUSE
    with timezone.override("Pacific/Kiritimati"):
        assert due_because(answered_at=at, last_session_on=None, today=later) is None


def test_all_of_it_takes_two_queries(owner: User) -> None:
    AcceptanceFactory.create(user=owner, edition=edition_of(hip=HIP, heart=HEART, disc=DISC))
    for days in (1, 50, 100):
        answered(owner, days_before(days), hip=NO, heart=YES, disc=NOT_SURE)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        found = safety(owner)
        assert found.clearance("curl") == BLOCKED
        assert (found.is_open, found.has_unknown) == (True, True)
    assert len(queries) == 2
