"""Which routine a day is, and which of its exercises the safety answers leave."""

import datetime as dt

import pytest

from accounts.models import User
from exercises.models import Exercise, Routine, RoutineExercise
from progress.models import Kind, Skipped
from tests.factories import RoutineExerciseFactory, RoutineFactory, StopLiftedFactory
from tests.progress.lived import NO_SETS, TODAY, check_in_of, cleared, log_of, moment_before
from tests.progress.today.days import TOP, day, loads, names, owns, plan_of, ready, rule_of

# Which routine


def test_the_main_routine_is_the_usual_one(clear: User, gentle: Routine) -> None:
    other = RoutineFactory.create(slug="aaa", name="Aaa", role=Routine.Role.OTHER)
    RoutineExerciseFactory.create(routine=other)
    found = day(clear)
    assert found.routine
    assert found.routine.slug == "main"
    assert [routine.slug for routine in found.routines] == ["main", "gentle", "aaa"]


def test_after_a_session_the_main_routine_goes_on(clear: User, curl: Exercise, gentle: Routine) -> None:
    log_of(clear, curl, 3)
    assert day(clear).routine != gentle


@pytest.mark.parametrize("reply", ["not_sure", ""])
def test_an_open_safety_answer_calls_for_the_gentle_routine(owner: User, gentle: Routine, reply: str) -> None:
    if reply:
        cleared(owner, effects={None: "no_load"}, reply=reply)
    found = day(owner)
    assert (found.routine, found.kind) == (gentle, Kind.EASY)
    assert [plan.load_g for plan in found.planned] == [0, 0]


def test_safety_answers_that_are_due_call_for_the_gentle_routine(clear: User, gentle: Routine) -> None:
    assert day(clear).routine != gentle
    later = TODAY + dt.timedelta(days=200)
    assert day(clear, today=later).routine == gentle


def test_the_first_session_after_a_stop_calls_for_the_gentle_routine(
    clear: User, curl: Exercise, gentle: Routine
) -> None:
    log_of(clear, curl, 4, pain_during=9)
    StopLiftedFactory.create(user=clear, lifted_at=moment_before(days=2))
    assert day(clear).routine == gentle
    log_of(clear, curl, 1)
    assert day(clear).routine != gentle


def test_a_stop_lifted_before_any_session_calls_for_nothing(clear: User, gentle: Routine) -> None:
    StopLiftedFactory.create(user=clear, lifted_at=moment_before(days=2))
    assert day(clear).routine != gentle


@pytest.fixture
def stretch(clear: User) -> Routine:
    """Made the owner's own."""
    stretch = RoutineFactory.create(slug="stretch", name="Stretch", role=Routine.Role.OTHER)
    RoutineExerciseFactory.create(routine=stretch, exercise__slug="reach", sets=2, target=9)
    clear.routine = "stretch"
    return stretch


def test_ones_own_routine_is_the_usual_one(clear: User, gentle: Routine, stretch: Routine) -> None:
    found = day(clear)
    assert (found.routine, names(found.planned)) == (stretch, ["reach"])
    short = day(clear, kind="short")
    assert (short.routine, [plan.sets_planned for plan in short.planned]) == (stretch, [1])
    assert day(clear, kind="easy").routine == gentle
    assert day(clear, routine="main").routine == Routine.objects.get(slug="main")
    assert day(clear, routine="nowhere").routine == stretch


def test_what_calls_for_the_gentle_routine_outweighs_ones_own(
    owner: User, gentle: Routine, stretch: Routine
) -> None:
    cleared(owner, effects={None: "no_load"}, reply="not_sure")
    assert day(owner).routine == gentle


def test_the_gentle_routine_can_be_ones_own(clear: User, curl: Exercise, gentle: Routine) -> None:
    owns(clear, 500)
    log_of(clear, curl, 5, load_g=500)
    clear.routine = "gentle"
    found = day(clear)
    assert (found.routine, found.kind) == (gentle, Kind.EASY)
    assert [plan.load_g for plan in found.planned] == [0, 0]


@pytest.mark.parametrize("change", ["deleted", "unpublished", "emptied"])
def test_the_main_routine_stands_in_for_one_that_is_not_offered(
    clear: User, stretch: Routine, change: str
) -> None:
    if change == "unpublished":
        Routine.objects.filter(pk=stretch.pk).update(is_published=False)
    else:
        RoutineExercise.objects.filter(routine=stretch).delete()
    if change == "deleted":
        stretch.delete()
    found = day(clear)
    assert (found.routine and found.routine.slug, clear.routine) == ("main", "stretch")


def test_an_easy_day_is_the_gentle_routine(clear: User, curl: Exercise, gentle: Routine) -> None:
    owns(clear, 500)
    log_of(clear, curl, 1, load_g=500)
    found = day(clear, kind="easy")
    assert (found.routine, found.kind, found.rest) == (gentle, Kind.EASY, None)
    assert [(plan.exercise.slug, plan.load_g, plan.advised) for plan in found.planned] == [
        ("bridge", 0, None),
        ("curl", 0, None),
    ]


def test_an_easy_day_of_a_chosen_routine_is_without_weight(clear: User, curl: Exercise) -> None:
    owns(clear, 500)
    log_of(clear, curl, 5, load_g=500, target=12)
    found = day(clear, kind="easy", routine="main")
    assert (found.kind, found.planned[0].target, *loads(found.planned[0])) == (Kind.EASY, 10, 0, 0)


def test_a_session_of_which_every_exercise_was_skipped_is_no_trouble(clear: User, curl: Exercise) -> None:
    log_of(clear, curl, 2, skipped=Skipped.TIME, pain_during=None, effort=None, **NO_SETS)
    found = day(clear)
    assert (found.advice["curl"].rule, found.pasts) == ("first_session", {})


def test_a_routine_that_is_asked_for_is_taken(clear: User, gentle: Routine) -> None:
    assert day(clear, routine="gentle").routine == gentle


@pytest.mark.parametrize("asked", ["nowhere", "", None])
def test_a_routine_that_is_not_there_gives_the_usual_one(
    clear: User, gentle: Routine, asked: str | None
) -> None:
    found = day(clear, routine=asked).routine
    assert found
    assert found.slug == "main"


def test_without_a_gentle_routine_the_main_one_is_done_without_weight_for_now(
    owner: User, routine: Routine
) -> None:
    cleared(owner, effects={None: "no_load"}, reply="not_sure")
    found = day(owner)
    assert (found.routine, {plan.load_g for plan in found.planned}) == (routine, {0})


def test_without_any_published_routine_there_is_nothing_to_plan(clear: User, gentle: Routine) -> None:
    Routine.objects.update(is_published=False)
    found = day(clear)
    assert (found.routine, found.routines, found.planned, found.stop) == (None, [], [], None)
    assert found.rest is None


def test_the_gentle_routine_asks_for_no_more_than_it_is_written_for(
    clear: User, curl: Exercise, gentle: Routine
) -> None:
    log_of(clear, curl, 5, **TOP)
    assert plan_of(clear, curl, routine="gentle").target == 6


def test_the_gentle_routine_says_nothing_of_a_weight_that_it_does_not_plan(
    clear: User, curl: Exercise, gentle: Routine
) -> None:
    owns(clear, 500)
    ready(clear, curl)
    plan = plan_of(clear, curl, routine="gentle")
    assert (plan.load_g, plan.advice, plan.advised) == (0, None, None)


def test_a_rest_in_the_gentle_routine_is_trained_at_the_lowest_rung(
    clear: User, curl: Exercise, gentle: Routine
) -> None:
    check_in_of(clear, 0, 6)
    assert plan_of(clear, curl, routine="gentle").target == 4


@pytest.mark.parametrize("kind", ["planned", "sideways", None])
def test_a_kind_that_is_not_known_is_a_day_as_planned(clear: User, routine: Routine, kind: str) -> None:
    assert day(clear, kind=kind).kind == Kind.PLANNED


def test_a_short_day_is_one_set_of_each(clear: User, routine: Routine) -> None:
    found = day(clear, kind="short")
    assert found.kind == Kind.SHORT
    assert [plan.sets_planned for plan in found.planned] == [1, 1, 1]


def test_a_small_routine_starts_below_its_target_all_the_same(clear: User, curl: Exercise) -> None:
    RoutineExercise.objects.filter(exercise=curl).update(target=4)
    check_in_of(clear, 0, 4)
    assert plan_of(clear, curl).target == 2


# Safety answers


def test_a_blocked_exercise_is_left_out_and_the_others_go_on(
    owner: User, curl: Exercise, lift: Exercise
) -> None:
    cleared(owner, effects={"curl": "blocked"}, reply="yes")
    found = day(owner)
    assert (names(found.planned), found.blocked) == (["raise", "plank"], [curl])
    assert (found.stop, found.rest) == (None, None)


def test_a_blocked_exercise_does_not_keep_the_others_from_resting(
    owner: User, curl: Exercise, lift: Exercise
) -> None:
    cleared(owner, effects={"curl": "blocked"}, reply="yes")
    log_of(owner, lift, 0)
    assert day(owner).rest


def test_where_everything_is_blocked_there_is_no_rest(owner: User, routine: Routine) -> None:
    cleared(owner, effects={None: "blocked"}, reply="yes")
    found = day(owner)
    assert (found.planned, len(found.blocked), found.rest, found.stop) == ([], 3, None, None)


def test_a_weight_that_is_not_cleared_comes_off(owner: User, curl: Exercise) -> None:
    cleared(owner, effects={"curl": "no_load"}, reply="yes")
    owns(owner, 500)
    log_of(owner, curl, 5, load_g=500)
    assert (rule_of(owner, curl), plan_of(owner, curl).load_g) == ("weight_not_cleared", 0)


def test_another_persons_answers_are_theirs(clear: User, stranger: User, curl: Exercise) -> None:
    cleared(stranger, effects={None: "blocked"}, reply="yes")
    cleared(clear)
    assert day(clear).blocked == []
