"""One session, as it was told."""

from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from exercises.models import Exercise, Measure, Sides
from tests.factories import ExerciseLogFactory, SetLogFactory, WorkoutSessionFactory
from tests.progress.lived import NO_SETS


def test_shows_all_that_was_told(owner_client: Client, owner: User) -> None:
    session = WorkoutSessionFactory.create(
        user=owner,
        routine_name="Main",
        kind="easy",
        pain_before=1,
        pain_after=2,
        pain_next=3,
        note="Slept well.",
    )
    log = ExerciseLogFactory.create(
        session=session,
        exercise__name="Raise",
        exercise__sides=Sides.ALTERNATING,
        load_left_g=1000,
        load_right_g=500,
        effort=6,
        pain_during=4,
        easier=True,
        note="Slowly.",
    )
    for side, done in (("left", 9), ("right", 7)):
        SetLogFactory.create(log=log, side=side, done=done)
    text = " ".join(owner_client.get(session.get_absolute_url()).text.split())
    for words in (
        "Monday, 9 March 2026", "Main, easy day", "before <strong>1</strong>", "after <strong>2</strong>",
        "next morning <strong>3</strong>", "Slept well.", "Raise", "1 kg</span>", "0.5 kg</span>",
        "Set 1: left 9 · right 7 reps", "Planned: 2 × 10", "Effort 6 of 10.", "Worst pain 4 of 10.",
        "Easier version.", "Slowly.",
    ):  # fmt: skip
        assert words in text


def test_a_hold_is_told_in_seconds_and_what_was_taken_back_is_not_shown(
    owner_client: Client, owner: User
) -> None:
    log = ExerciseLogFactory.create(session__user=owner, exercise__measure=Measure.HOLD)
    SetLogFactory.create(log=log, done=25)
    SetLogFactory.create(log=log, number=2, done=777, undone=True)
    page = owner_client.get(log.session.get_absolute_url()).text
    assert "Set 1: 25 s" in page
    assert "777" not in page


def test_what_was_skipped_is_said_with_its_reason(owner_client: Client, owner: User) -> None:
    nothing = dict.fromkeys(["load_left_g", "load_right_g", "done_left", "done_right"])
    log = ExerciseLogFactory.create(session__user=owner, skipped="tired", **nothing)
    assert "Skipped, too tired." in owner_client.get(log.session.get_absolute_url()).text


def test_what_was_stopped_early_is_said_with_its_reason(owner_client: Client, owner: User) -> None:
    log = ExerciseLogFactory.create(session__user=owner, skipped="pain", pain_during=5)
    SetLogFactory.create(log=log)
    assert "Stopped early, because of pain." in owner_client.get(log.session.get_absolute_url()).text


def shown(client: Client, **logged: Any) -> str:
    log = ExerciseLogFactory.create(advised_rule="next_rung", advised_text="Two calm sessions.", **logged)
    SetLogFactory.create(log=log)
    return " ".join(client.get(log.session.get_absolute_url()).text.split())


def advised(load_g: int | None, target: int | None, action: str = "hold") -> dict[str, Any]:
    return {"advised_load_g": load_g, "advised_target": target, "advised_action": action}


@pytest.mark.parametrize(
    ("logged", "words"),
    [
        (advised(0, 12), "Suggested: no weight, 12 reps.</p>"),
        (advised(0, 1), "Suggested: no weight, 1 rep.</p>"),
        (advised(0, 20) | {"exercise__measure": "hold"}, "Suggested: no weight, 20 s.</p>"),
        (advised(500, 10), "Suggested: 0.5 kg per ankle, 10 reps. You chose no weight.</p>"),
        (
            advised(500, 10) | {"load_left_g": 500, "load_right_g": 500},
            "Suggested: 0.5 kg per ankle, 10 reps.</p>",
        ),
        (
            advised(500, 10) | {"load_left_g": 500, "load_right_g": 1500},
            "Suggested: 0.5 kg per ankle, 10 reps. You chose 1.5 kg per ankle.</p>",
        ),
        (advised(500, 10) | NO_SETS, "Suggested: 0.5 kg per ankle, 10 reps.</p>"),
        (advised(None, None, "rest"), "Suggested: a day of rest. You chose to train.</p>"),
        (advised(None, None, "rest") | NO_SETS, "Suggested: a day of rest.</p>"),
        (
            advised(None, None, "stop_and_seek_advice"),
            "Suggested: no exercise for now. You chose to train.</p>",
        ),
    ],
)
def test_what_was_suggested_is_said_and_what_was_chosen_where_it_differs(
    owner: User, owner_client: Client, logged: dict[str, Any], words: str
) -> None:
    page = shown(owner_client, session__user=owner, **logged)
    assert words in page
    assert 'Two calm sessions. <a href="/why/#next-rung">Why?</a>' in page


def test_a_gram_of_rounding_is_no_choice_of_ones_own(owner: User, owner_client: Client) -> None:
    User.objects.update(unit="lb")
    logged = advised(453, 10) | {"load_left_g": 454, "load_right_g": 454}
    page = shown(owner_client, session__user=owner, **logged)
    assert "Suggested: 1 lb per ankle, 10 reps.</p>" in page


def test_nothing_is_said_where_nothing_was_suggested(owner: User, owner_client: Client) -> None:
    log = ExerciseLogFactory.create(session__user=owner)
    assert "Suggested" not in owner_client.get(log.session.get_absolute_url()).text


def test_a_session_keeps_the_name_of_its_time(owner_client: Client, owner: User) -> None:
    log = ExerciseLogFactory.create(session__user=owner, exercise__name="Old name")
    Exercise.objects.update(name="New name")
    page = owner_client.get(log.session.get_absolute_url()).text
    assert "Old name" in page
    assert "New name" not in page
