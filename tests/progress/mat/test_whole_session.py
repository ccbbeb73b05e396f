"""A whole session without scripts: Start, ten times Done, three answers."""

import uuid as uuids

from django.test import Client
from django.urls import reverse

from accounts.models import User
from progress.models import State, WorkoutSession
from tests.progress.mat.taps import done, done_form, stored, tap


def test_the_default_routine_as_planned_takes_fourteen_taps(ready: User, owner_client: Client) -> None:
    ready.warm_up_on = False
    ready.save()
    page = owner_client.post(reverse("progress:session_start"), {"uuid": uuids.uuid4()}, follow=True)
    taps = 1
    while done_form(page):
        page = done(owner_client, page)
        taps += 1
        assert taps < 20
    effort, worst_pain = "6", "2"
    taps += 2
    page = tap(owner_client, page, "pain_after", "1", effort=effort, pain_during=worst_pain)
    taps += 1

    assert taps == 14
    session = WorkoutSession.objects.get()
    assert (session.state, session.pain_after) == (State.DONE, 1)
    assert [len({row[1] for row in stored(session) if row[0] == place}) for place in range(1, 6)] == [2] * 5
    assert {(log.effort, log.pain_during) for log in session.logs.all()} == {(6, 2)}
    assert "10 sets in 5 exercises" in page.text
