"""What writes how the back is."""

import datetime as dt
import uuid as uuids
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from accounts.models import User
from progress.models import CheckIn, HowLifted, StopLifted, WarningSign, WorkoutSession
from progress.today.services import answer_next_morning, check_in, lift_stop, tell_sign
from tests.factories import StopLiftedFactory, UserFactory
from tests.progress.lived import NOON, TODAY, check_in_of, moment_before, session_of, sign_of

EMERGENCY, URGENT, LEG, NONE = WarningSign.EMERGENCY, WarningSign.URGENT, WarningSign.LEG, WarningSign.NONE
ID = uuids.UUID("6f2a9a36-2f7a-4df4-9c19-c3c4a7b0cf57")


def morning_of(session: WorkoutSession) -> tuple[int | None, int]:
    session.refresh_from_db()
    return session.pain_next, session.version


# The check-in


def test_a_check_in_stores_the_pain_of_the_day(owner: User) -> None:
    check_in(user=owner, day=TODAY, pain_now=3)
    row = CheckIn.objects.get()
    assert (row.user, row.day, row.pain_now, row.warning) == (owner, TODAY, 3, NONE)


def test_a_second_check_in_corrects_the_first(owner: User) -> None:
    for pain in (3, 0):
        check_in(user=owner, day=TODAY, pain_now=pain)
    assert CheckIn.objects.get().pain_now == 0


def test_a_check_in_keeps_the_sign_of_the_day(owner: User) -> None:
    sign_of(owner, URGENT, NOON)
    check_in(user=owner, day=TODAY, pain_now=3)
    assert CheckIn.objects.get().warning == URGENT


def test_a_check_in_is_ones_own(owner: User, stranger: User) -> None:
    check_in_of(stranger, 0, 7)
    theirs = session_of(stranger, 1, pain_next=None)
    check_in(user=owner, day=TODAY, pain_now=3)
    assert CheckIn.objects.get(user=stranger).pain_now == 7
    assert morning_of(theirs) == (None, 1)


def test_a_check_in_answers_for_the_morning_after_yesterdays_session(owner: User) -> None:
    session = session_of(owner, 1, pain_next=None)
    check_in(user=owner, day=TODAY, pain_now=3)
    assert morning_of(session) == (3, 2)


def test_both_sessions_of_yesterday_are_answered_for(owner: User) -> None:
    both = [session_of(owner, 1, pain_next=None) for _ in range(2)]
    check_in(user=owner, day=TODAY, pain_now=0)
    assert [morning_of(session) for session in both] == [(0, 2), (0, 2)]


@pytest.mark.parametrize("days_ago", [0, 2])
def test_a_check_in_answers_for_yesterdays_session_alone(owner: User, days_ago: int) -> None:
    session = session_of(owner, days_ago, pain_next=None)
    check_in(user=owner, day=TODAY, pain_now=3)
    assert morning_of(session) == (None, 1)


def test_a_corrected_check_in_corrects_its_answer_for_the_morning(owner: User) -> None:
    session = session_of(owner, 1, pain_next=None)
    for pain in (3, 6):
        check_in(user=owner, day=TODAY, pain_now=pain)
    assert morning_of(session) == (6, 3)


def test_the_same_check_in_again_leaves_the_session_as_it_is(owner: User) -> None:
    """A page of the session that stands open is not made stale by it."""
    session = session_of(owner, 1, pain_next=None)
    for _ in range(2):
        check_in(user=owner, day=TODAY, pain_now=3)
    assert morning_of(session) == (3, 2)


def test_a_morning_answered_by_hand_is_left(owner: User) -> None:
    session = session_of(owner, 1, pain_next=5)
    for pain in (3, 2):
        check_in(user=owner, day=TODAY, pain_now=pain)
    assert morning_of(session) == (5, 1)


def test_a_deleted_session_is_not_answered_for(owner: User) -> None:
    session = session_of(owner, 1, pain_next=None, deleted_at=NOON)
    check_in(user=owner, day=TODAY, pain_now=3)
    assert morning_of(session) == (None, 1)


def test_a_morning_told_later_counts_the_version_up_and_writes_nothing_else(owner: User) -> None:
    session = session_of(owner, 3, pain_next=None)
    WorkoutSession.objects.update(note="Written meanwhile.")
    answer_next_morning(session=session, pain_next=4)
    assert morning_of(session) == (4, 2)
    assert session.note == "Written meanwhile."


def test_a_morning_told_twice_from_one_page_counts_twice(owner: User) -> None:
    """Two pages fetched the session at the same version; the second knows nothing of the first."""
    session = session_of(owner, 3, pain_next=None)
    pages = [WorkoutSession.objects.get() for _ in range(2)]
    for page, pain in zip(pages, (4, 5), strict=True):
        answer_next_morning(session=page, pain_next=pain)
    assert morning_of(session) == (5, 3)


# Warning signs


def told(user: User) -> tuple[str, dt.datetime | None]:
    row = CheckIn.objects.get(user=user)
    return row.warning, row.warned_at


def test_a_sign_is_stored_with_its_moment(owner: User) -> None:
    tell_sign(user=owner, day=TODAY, warning=LEG, now=NOON)
    assert told(owner) == (LEG, NOON)


def test_a_sign_keeps_the_pain_of_the_day(owner: User) -> None:
    check_in_of(owner, 0, 6)
    tell_sign(user=owner, day=TODAY, warning=LEG, now=NOON)
    assert CheckIn.objects.get().pain_now == 6


@pytest.mark.parametrize(
    ("earlier", "later", "kept"),
    [
        (LEG, URGENT, URGENT),
        (LEG, EMERGENCY, EMERGENCY),
        (URGENT, EMERGENCY, EMERGENCY),
        (URGENT, LEG, URGENT),
        (EMERGENCY, LEG, EMERGENCY),
        (EMERGENCY, URGENT, EMERGENCY),
    ],
)
def test_a_milder_sign_does_not_replace_a_stricter_one_of_the_day(
    owner: User, earlier: WarningSign, later: WarningSign, kept: WarningSign
) -> None:
    sign_of(owner, earlier, moment_before(hours=1))
    tell_sign(user=owner, day=TODAY, warning=later, now=NOON)
    assert told(owner) == (kept, NOON if kept == later else moment_before(hours=1))


@pytest.mark.parametrize(("lifted_minutes_later", "kept"), [(-1, EMERGENCY), (0, LEG), (1, LEG)])
def test_a_sign_that_was_lifted_gives_way_to_a_milder_one(
    owner: User, lifted_minutes_later: int, kept: WarningSign
) -> None:
    sign_of(owner, EMERGENCY, moment_before(hours=1))
    lifted_at = moment_before(hours=1) + dt.timedelta(minutes=lifted_minutes_later)
    StopLiftedFactory.create(user=owner, lifted_at=lifted_at)
    tell_sign(user=owner, day=TODAY, warning=LEG, now=NOON)
    assert told(owner)[0] == kept


def test_the_same_sign_told_again_keeps_its_first_moment(owner: User) -> None:
    for hours in (2, 0):
        tell_sign(user=owner, day=TODAY, warning=LEG, now=moment_before(hours=hours))
    assert told(owner) == (LEG, moment_before(hours=2))


def test_the_same_sign_after_a_lifting_stops_anew(owner: User) -> None:
    sign_of(owner, URGENT, moment_before(hours=2))
    StopLiftedFactory.create(user=owner, lifted_at=moment_before(hours=1))
    tell_sign(user=owner, day=TODAY, warning=URGENT, now=NOON)
    assert told(owner) == (URGENT, NOON)


def test_another_persons_lifting_does_not_weaken_a_sign(owner: User, stranger: User) -> None:
    sign_of(owner, EMERGENCY, moment_before(hours=1))
    StopLiftedFactory.create(user=stranger, lifted_at=NOON)
    tell_sign(user=owner, day=TODAY, warning=LEG, now=NOON)
    assert told(owner)[0] == EMERGENCY


@pytest.mark.parametrize("earlier", [LEG, EMERGENCY])
def test_a_sign_told_today_by_mistake_can_be_taken_back(owner: User, earlier: WarningSign) -> None:
    sign_of(owner, earlier, moment_before(hours=1))
    tell_sign(user=owner, day=TODAY, warning=NONE, now=NOON)
    assert told(owner) == (NONE, None)


def test_taking_back_leaves_the_sign_of_yesterday(owner: User) -> None:
    sign_of(owner, URGENT, moment_before(days=1))
    tell_sign(user=owner, day=TODAY, warning=NONE, now=NOON)
    assert set(CheckIn.objects.values_list("warning", flat=True)) == {URGENT, NONE}


# Lifting


def test_lifting_is_stored_with_its_moment_and_reason(owner: User) -> None:
    lift_stop(user=owner, uuid=ID, how=HowLifted.ADVISED, now=NOON)
    row = StopLifted.objects.get()
    assert (row.user, row.lifted_at, row.how) == (owner, NOON, HowLifted.ADVISED)


def test_lifting_sent_twice_lifts_once_at_the_first_moment(owner: User) -> None:
    for hours in (2, 0):
        lift_stop(user=owner, uuid=ID, how=HowLifted.SETTLED, now=moment_before(hours=hours))
    assert StopLifted.objects.get().lifted_at == moment_before(hours=2)


def test_two_people_may_lift_with_the_same_id(owner: User, stranger: User) -> None:
    for user in (owner, stranger):
        lift_stop(user=user, uuid=ID, how=HowLifted.SETTLED, now=NOON)
    assert StopLifted.objects.count() == 2


# At once


def at_once(*actions: Callable[[], Any]) -> None:
    together = Barrier(len(actions))

    def act(action: Callable[[], Any]) -> None:
        try:
            together.wait()
            action()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(actions)) as pool:
        for done in [pool.submit(act, action) for action in actions]:
            done.result()


@pytest.mark.django_db(transaction=True)
def test_two_check_ins_and_a_sign_at_once_are_one_row() -> None:
    user = UserFactory.create()
    session = session_of(user, 1, pain_next=None)
    at_once(
        partial(check_in, user=user, day=TODAY, pain_now=3),
        partial(check_in, user=user, day=TODAY, pain_now=3),
        partial(tell_sign, user=user, day=TODAY, warning=LEG, now=NOON),
    )
    row = CheckIn.objects.get()
    assert (row.pain_now, row.warning) == (3, LEG)
    assert morning_of(session) == (3, 2)


@pytest.mark.django_db(transaction=True)
def test_lifting_sent_twice_at_once_lifts_once() -> None:
    user = UserFactory.create()
    lift = partial(lift_stop, user=user, uuid=ID, how=HowLifted.SETTLED, now=NOON)
    at_once(lift, lift)
    assert StopLifted.objects.count() == 1
