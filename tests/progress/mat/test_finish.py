"""The closing questions: two for all, rows where one was different, and one tap that saves."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from progress.models import State, WorkoutSession
from tests.html_form import form_data
from tests.progress.mat.taps import at, done, tap


@pytest.fixture
def almost(owner_client: Client, running: WorkoutSession) -> WorkoutSession:
    """Both exercises done once."""
    for place in (1, 2):
        done(owner_client, at(owner_client, running, place))
    return running


def finish(client: Client, session: WorkoutSession, **told: Any) -> Any:
    return client.post(reverse("progress:finish", args=[session.uuid]), told, follow=True)


def told(session: WorkoutSession) -> list[tuple[int | None, int | None]]:
    return [(log.effort, log.pain_during) for log in session.logs.all()]


def test_two_answers_are_copied_to_all(owner_client: Client, almost: WorkoutSession) -> None:
    page = finish(owner_client, almost, effort="6", pain_during="2", pain_after="1", note="Calm.")
    almost.refresh_from_db()
    assert (almost.state, almost.pain_after, almost.note) == (State.DONE, 1, "Calm.")
    assert told(almost) == [(6, 2), (6, 2)]
    assert "Well done" in page.text


@pytest.mark.parametrize(
    ("answers", "is_praised"),
    [
        ({"pain_during": "5", "pain_after": "5"}, True),
        ({"pain_during": "1", "pain_after": "6"}, False),
        ({"pain_during": "6"}, False),
        ({}, True),
    ],
)
def test_who_hurts_is_not_praised_for_it(
    owner_client: Client, almost: WorkoutSession, answers: dict[str, str], is_praised: bool
) -> None:
    page = finish(owner_client, almost, **answers)
    assert ("Well done" in page.text) == is_praised
    assert ("Your back had a hard time today" in page.text) != is_praised
    assert "What you did" in page.text


def test_one_that_was_different_keeps_its_own(owner_client: Client, almost: WorkoutSession) -> None:
    finish(owner_client, almost, effort="6", pain_during="2", **{"log1-effort": "9", "log2-pain_during": "0"})
    assert told(almost) == [(9, 2), (6, 0)]


def test_pain_told_on_the_mat_is_not_overwritten(owner_client: Client, almost: WorkoutSession) -> None:
    tap(owner_client, at(owner_client, almost, 1), "pain", "3")
    page = owner_client.get(reverse("progress:finish", args=[almost.uuid]))
    assert "during the others" in page.text
    assert "Exercise 1: you said 3 of 10." in page.text
    assert "Exercise 2: you said" not in page.text
    assert '<details class="disclosure">' in page.text
    assert '<details class="disclosure" open>' not in page.text
    tap(owner_client, page, "pain_after", "2", pain_during="1", **{"log1-pain_during": "3"})
    assert told(almost) == [(None, 3), (None, 1)]


def test_what_was_not_done_is_told_nothing_of(owner_client: Client, running: WorkoutSession) -> None:
    done(owner_client, at(owner_client, running, 1))
    finish(owner_client, running, effort="6", pain_during="2")
    assert told(running) == [(6, 2), (None, None)]


def test_it_can_be_saved_without_an_answer(owner_client: Client, almost: WorkoutSession) -> None:
    tap(owner_client, owner_client.get(reverse("progress:finish", args=[almost.uuid])), "pain_after", "")
    almost.refresh_from_db()
    assert (almost.state, almost.pain_after) == (State.DONE, None)


def test_sent_twice_it_finishes_once(owner_client: Client, almost: WorkoutSession) -> None:
    seen = []
    for _ in range(2):
        finish(owner_client, almost, effort="6", pain_after="1")
        almost.refresh_from_db()
        seen.append((almost.version, almost.ended_at))
    assert seen[0] == seen[1]


@pytest.mark.parametrize(
    "bad",
    [
        {"effort": "11"},
        {"pain_during": "-1"},
        {"pain_after": "x"},
        {"note": "x" * 2001},
        {"log1-effort": "11"},
        {"log2-pain_during": "NaN"},
    ],
)
def test_what_cannot_be_is_told_and_the_rest_kept(
    owner_client: Client, almost: WorkoutSession, bad: dict[str, str]
) -> None:
    page = finish(owner_client, almost, **({"effort": "6", "note": "Calm <b>."} | bad))
    almost.refresh_from_db()
    assert almost.state == State.RUNNING
    assert page.status_code == 200
    again = form_data(page.text)
    assert again.get("effort") == (["6"] if "effort" not in bad else None)
    assert again["note"] == [bad.get("note", "Calm <b>.")]
    assert told(almost) == [(None, None), (None, None)]


def test_with_nothing_done_there_is_nothing_to_ask(owner_client: Client, running: WorkoutSession) -> None:
    page = owner_client.get(reverse("progress:finish", args=[running.uuid]))
    assert "Nothing is done yet" in page.text
    assert "pain_after" not in page.text


def test_another_persons_is_not_there_and_a_deleted_one_says_so(
    owner_client: Client, stranger_client: Client, almost: WorkoutSession
) -> None:
    assert finish(stranger_client, almost, pain_after="1").status_code == 404
    WorkoutSession.objects.update(deleted_at=timezone.now())
    assert "You have deleted this session." in finish(owner_client, almost, pain_after="1").text
    assert WorkoutSession.objects.get().state == State.RUNNING


def test_the_summary_tells_what_was_done_against_last_time(
    owner_client: Client, almost: WorkoutSession
) -> None:
    page = finish(owner_client, almost, effort="6")
    assert "2 sets in 2 exercises" in page.text
    assert "1 set of 10 reps · 0.5 kg per ankle" in page.text
    assert "the first time" in page.text
    assert "Left and right did the same." in page.text


def test_the_summary_is_ones_own(stranger_client: Client, almost: WorkoutSession) -> None:
    assert stranger_client.get(reverse("progress:summary", args=[almost.uuid])).status_code == 404
