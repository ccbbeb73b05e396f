"""How the back is: check-ins, warning signs, and stops that were lifted."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.models import User
from progress.models import Place, WarningSign
from progress.today.back import Back, back_of, is_new_in_the_leg
from tests.factories import CheckInFactory, PainNoteFactory, StopLiftedFactory
from tests.progress.lived import NOON, TODAY, check_in_of, days_before, moment_before, sign_of

EMERGENCY, URGENT, LEG = WarningSign.EMERGENCY, WarningSign.URGENT, WarningSign.LEG


def back(user: User, *, now: dt.datetime = NOON) -> Back:
    return back_of(user=user, today=TODAY, since=days_before(120), now=now)


# Pain now


def test_a_back_of_which_nothing_was_told(owner: User) -> None:
    found = back(owner)
    assert (found.pain_now, found.warning, found.days_since_stop_lifted()) == (None, None, None)
    assert found.pain_peak(since=None) is None


def test_the_pain_now_is_todays_and_nobody_elses(owner: User, stranger: User) -> None:
    check_in_of(owner, 1, 5)
    check_in_of(stranger, 0, 9)
    assert back(owner).pain_now is None
    check_in_of(owner, 0, 0)
    assert back(owner).pain_now == 0


def test_a_check_in_without_a_pain_is_no_pain_of_zero(owner: User) -> None:
    check_in_of(owner, 0, None)
    found = back(owner)
    assert (found.pain_now, dict(found.pains)) == (None, {})


def test_check_ins_of_long_ago_are_not_looked_at_but_for_a_sign(owner: User) -> None:
    check_in_of(owner, 120, 3)
    check_in_of(owner, 121, 4)
    CheckInFactory.create(
        user=owner, day=days_before(300), pain_now=5, warning=LEG, warned_at=moment_before(days=300)
    )
    found = back(owner)
    assert dict(found.pains) == {days_before(120): 3, days_before(300): 5}
    assert found.warning == LEG


# The peak


@pytest.mark.parametrize(("days_ago", "peak"), [(0, None), (1, 7), (14, 7), (15, None), (-1, None)])
def test_the_peak_is_of_the_last_two_weeks_today_apart(owner: User, days_ago: int, peak: int | None) -> None:
    check_in_of(owner, days_ago, 7)
    assert back(owner).pain_peak(since=None) == peak


@pytest.mark.parametrize(("days_ago", "peak"), [(4, 7), (5, None), (6, None)])
def test_the_peak_is_after_the_day_of_the_newest_session(
    owner: User, days_ago: int, peak: int | None
) -> None:
    check_in_of(owner, days_ago, 7)
    assert back(owner).pain_peak(since=days_before(5)) == peak


def test_the_peak_is_the_highest_of_several(owner: User) -> None:
    for days_ago, pain in ((3, 2), (2, 6), (1, 4)):
        check_in_of(owner, days_ago, pain)
    assert back(owner).pain_peak(since=None) == 6


# Warning signs


@pytest.mark.parametrize("warning", [EMERGENCY, URGENT, LEG])
def test_a_sign_counts_whatever_its_day(owner: User, warning: WarningSign) -> None:
    sign_of(owner, warning, moment_before(days=400))
    assert back(owner).warning == warning


@pytest.mark.parametrize(
    ("told", "strictest"),
    [
        ([LEG, EMERGENCY, URGENT], EMERGENCY),
        ([LEG, URGENT], URGENT),
        ([URGENT, WarningSign.NONE], URGENT),
        ([WarningSign.NONE], None),
    ],
)
def test_the_strictest_sign_counts_whatever_the_order(
    owner: User, told: list[WarningSign], strictest: WarningSign | None
) -> None:
    for days_ago, warning in enumerate(told):
        at = None if warning == WarningSign.NONE else moment_before(days=days_ago)
        CheckInFactory.create(user=owner, day=days_before(days_ago), warning=warning, warned_at=at)
    assert back(owner).warning == strictest


def test_another_persons_sign_is_theirs(owner: User, stranger: User) -> None:
    sign_of(stranger, EMERGENCY, NOON)
    assert back(owner).warning is None


@pytest.mark.parametrize(("minutes_later", "counts"), [(-1, False), (0, False), (1, True)])
def test_of_the_day_of_a_lifting_only_a_sign_told_after_it_counts(
    owner: User, minutes_later: int, counts: bool
) -> None:
    lifted_at = moment_before(hours=2)
    StopLiftedFactory.create(user=owner, lifted_at=lifted_at)
    sign_of(owner, URGENT, lifted_at + dt.timedelta(minutes=minutes_later))
    assert (back(owner).warning == URGENT) is counts


def test_the_strictest_since_the_last_lifting_counts(owner: User) -> None:
    StopLiftedFactory.create(user=owner, lifted_at=moment_before(days=20))
    StopLiftedFactory.create(user=owner, lifted_at=moment_before(days=5))
    sign_of(owner, EMERGENCY, moment_before(days=9))
    sign_of(owner, LEG, moment_before(days=3))
    assert back(owner).warning == LEG


def test_another_persons_lifting_lifts_nothing(owner: User, stranger: User) -> None:
    sign_of(owner, URGENT, moment_before(days=1))
    StopLiftedFactory.create(user=stranger, lifted_at=NOON)
    found = back(owner)
    assert (found.warning, found.days_since_stop_lifted()) == (URGENT, None)


@pytest.mark.parametrize("days", [0, 1, 30])
def test_the_days_since_the_lifting_are_counted(owner: User, days: int) -> None:
    StopLiftedFactory.create(user=owner, lifted_at=moment_before(days=days))
    assert back(owner).days_since_stop_lifted() == days


def test_the_day_of_the_lifting_is_the_users_own(owner: User) -> None:
    """Half past eleven in the evening of the 12th in UTC is the 13th in Berlin."""
    StopLiftedFactory.create(user=owner, lifted_at=dt.datetime(2026, 3, 12, 23, 30, tzinfo=dt.UTC))
    assert back(owner).days_since_stop_lifted() == 2
    with timezone.override("Europe/Berlin"):
        assert back(owner).days_since_stop_lifted() == 1


def test_a_lifting_dated_tomorrow_by_travelling_was_today(owner: User) -> None:
    StopLiftedFactory.create(user=owner, lifted_at=moment_before(days=-1))
    assert back(owner).days_since_stop_lifted() == 0


@pytest.mark.parametrize(
    ("began_minutes_later", "days"), [(-1, 3), (0, 3), (1, 4), (11 * 60, 4), (12 * 60, 3), (24 * 60, 3)]
)
def test_a_session_begun_after_the_lifting_on_its_day_is_after_it(
    owner: User, began_minutes_later: int, days: int
) -> None:
    lifted_at = moment_before(days=3)
    StopLiftedFactory.create(user=owner, lifted_at=lifted_at)
    began_at = lifted_at + dt.timedelta(minutes=began_minutes_later)
    assert back(owner).days_since_stop_lifted(began_at) == days


def test_a_session_begun_at_any_time_lifts_nothing(owner: User) -> None:
    assert back(owner).days_since_stop_lifted(NOON) is None


# Pain below the knee


@pytest.mark.parametrize(
    ("days_ago", "is_sign"),
    [((0,), True), ((27.9,), True), ((28,), False), ((0, 28), False), ((0, 29), True)],
)
def test_pain_below_the_knee_is_a_sign_for_four_weeks_where_it_is_new(
    days_ago: tuple[float, ...], is_sign: bool
) -> None:
    felt = [moment_before(days=days) for days in days_ago]
    assert is_new_in_the_leg(felt, since=None, now=NOON) is is_sign


def test_pain_that_was_new_stays_a_sign_when_it_comes_again() -> None:
    felt = [moment_before(days=days) for days in (1, 5)]
    assert is_new_in_the_leg(felt, since=None, now=NOON)


@pytest.mark.parametrize(
    ("lifted_days_ago", "felt_days_ago", "is_sign"),
    [
        (3, (4,), False),
        (3, (3,), False),
        (3, (2,), True),
        (3, (2, 4), False),  # known by then
        (3, (2, 40), True),
    ],
)
def test_pain_below_the_knee_of_before_a_lifting_is_known(
    lifted_days_ago: int, felt_days_ago: tuple[int, ...], is_sign: bool
) -> None:
    felt = [moment_before(days=days) for days in felt_days_ago]
    assert is_new_in_the_leg(felt, since=moment_before(days=lifted_days_ago), now=NOON) is is_sign


def test_a_note_of_pain_below_the_knee_is_a_leg_sign(owner: User) -> None:
    PainNoteFactory.create(user=owner, felt_at=moment_before(days=1), place=Place.LEG_BELOW_KNEE, pain=1)
    assert back(owner).warning == LEG


def test_a_note_of_this_very_moment_counts(owner: User) -> None:
    PainNoteFactory.create(user=owner, felt_at=NOON, place=Place.LEG_BELOW_KNEE)
    assert back(owner).warning == LEG


@pytest.mark.parametrize(
    "told",
    [
        {"place": Place.LEG_ABOVE_KNEE},
        {"place": Place.BUTTOCK},
        {"pain": 0},
        {"deleted_at": NOON},
        {"felt_at": moment_before(hours=-1)},
    ],
)
def test_other_notes_of_pain_are_no_sign(owner: User, told: dict[str, object]) -> None:
    note = {"felt_at": moment_before(days=1), "place": Place.LEG_BELOW_KNEE, "pain": 4}
    PainNoteFactory.create(user=owner, **note | told)
    assert back(owner).warning is None


def test_another_persons_leg_is_no_sign(owner: User, stranger: User) -> None:
    PainNoteFactory.create(user=stranger, felt_at=moment_before(days=1), place=Place.LEG_BELOW_KNEE)
    assert back(owner).warning is None


def test_pain_below_the_knee_that_is_known_for_weeks_is_no_sign(owner: User) -> None:
    for days in (1, 20, 40, 56):
        PainNoteFactory.create(user=owner, felt_at=moment_before(days=days), place=Place.LEG_BELOW_KNEE)
    assert back(owner).warning is None


def test_a_stricter_sign_outweighs_the_leg(owner: User) -> None:
    PainNoteFactory.create(user=owner, felt_at=moment_before(days=1), place=Place.LEG_BELOW_KNEE)
    sign_of(owner, EMERGENCY, moment_before(days=2))
    assert back(owner).warning == EMERGENCY
