"""What a device sends is stored, whatever the order it comes in and however often."""

import datetime as dt
import itertools
import json
import random
import uuid as uuids
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from exercises.models import Sides
from progress.mat.state import state_of
from progress.models import PainNote, SetLog, WorkoutSession
from tests.factories import ExerciseLogFactory, PainNoteFactory, WorkoutSessionFactory
from tests.html_form import form_data


@pytest.fixture
def session(owner: User) -> WorkoutSession:
    """Running, with an exercise of both legs at place 1 and one of each leg by turns at place 2."""
    session = WorkoutSessionFactory.create(user=owner, state="running", started_at=timezone.now())
    nothing = {"load_left_g": None, "load_right_g": None, "done_left": None, "done_right": None}
    for order, sides in enumerate((Sides.BOTH, Sides.ALTERNATING), start=1):
        ExerciseLogFactory.create(
            session=session,
            exercise__sides=sides,
            order=order,
            planned_left_g=500,
            planned_right_g=500,
            **nothing,
        )
    return session


def side(done: int, load_g: int = 500) -> dict[str, int]:
    return {"load_g": load_g, "done": done}


def set_word(revision: int, *, log: int = 1, number: int = 1, **sides: Any) -> dict[str, Any]:
    return {
        "kind": "set",
        "log": log,
        "number": number,
        "revision": revision,
        "uuid": str(uuids.uuid4()),
        "left": None,
        "right": None,
        **sides,
    }


def log_word(revision: int, *, log: int = 1, **what: Any) -> dict[str, Any]:
    return {
        "kind": "log",
        "log": log,
        "revision": revision,
        "uuid": str(uuids.uuid4()),
        "planned_left_g": 500,
        "planned_right_g": 500,
        "pain_during": None,
        "easier": False,
        "skipped": "",
        **what,
    }


def say(client: Client, session: WorkoutSession, *words: Any) -> Any:
    address = reverse("progress:mat_save", args=[session.uuid])
    return client.post(
        address,
        json.dumps({"words": words}),
        content_type="application/json",
        headers={"accept": "application/json"},
    )


def stored(session: WorkoutSession) -> list[tuple[int, int, str, int, int]]:
    rows = SetLog.objects.filter(log__session=session, undone=False)
    return sorted((row.log.order, row.number, row.side, row.load_g, row.done) for row in rows)


def test_a_set_of_both_legs_is_one_row_and_of_each_leg_two(
    owner_client: Client, session: WorkoutSession
) -> None:
    words = [
        set_word(1, left=side(10), right=side(10)),
        set_word(1, log=2, left=side(10), right=side(8)),
    ]
    response = say(owner_client, session, *words)
    assert response.json() == {"saved": [word["uuid"] for word in words], "refused": []}
    assert stored(session) == [(1, 1, "both", 500, 10), (2, 1, "left", 500, 10), (2, 1, "right", 500, 8)]


def test_the_log_sums_up_its_sets(owner_client: Client, session: WorkoutSession) -> None:
    say(owner_client, session, set_word(1, log=2, left=side(10), right=side(8, 250)))
    log = session.logs.get(order=2)
    assert (log.load_left_g, log.load_right_g, log.done_left, log.done_right) == (500, 250, 0, 0)
    say(owner_client, session, set_word(1, log=2, number=2, left=side(9), right=side(9)))
    log.refresh_from_db()
    assert (log.load_left_g, log.load_right_g, log.done_left, log.done_right) == (500, 500, 9, 8)


def test_saving_a_set_does_not_make_an_open_page_stale(owner_client: Client, session: WorkoutSession) -> None:
    say(owner_client, session, set_word(1, left=side(10), right=side(10)))
    session.refresh_from_db()
    assert session.version == 1


def test_the_same_word_twice_is_stored_once(owner_client: Client, session: WorkoutSession) -> None:
    word = set_word(1, left=side(10), right=side(10))
    assert say(owner_client, session, word).json() == say(owner_client, session, word).json()
    assert SetLog.objects.count() == 1


def test_unlike_loads_of_both_legs_are_kept_apart_and_put_together_again(
    owner_client: Client, session: WorkoutSession
) -> None:
    say(owner_client, session, set_word(1, left=side(10), right=side(10, 250)))
    assert stored(session) == [(1, 1, "left", 500, 10), (1, 1, "right", 250, 10)]
    say(owner_client, session, set_word(2, left=side(10), right=side(10)))
    assert stored(session) == [(1, 1, "both", 500, 10)]


def test_a_set_taken_back_is_gone_and_its_sum_too(owner_client: Client, session: WorkoutSession) -> None:
    say(owner_client, session, set_word(1, left=side(10), right=side(10)), set_word(2))
    assert stored(session) == []
    assert session.logs.get(order=1).done_left is None


def test_a_late_word_does_not_revive_what_was_taken_back(
    owner_client: Client, session: WorkoutSession
) -> None:
    say(owner_client, session, set_word(2))
    say(owner_client, session, set_word(1, left=side(10), right=side(10)))
    assert stored(session) == []


def test_of_two_words_of_one_revision_the_greater_id_stays(
    owner_client: Client, session: WorkoutSession
) -> None:
    low = set_word(1, left=side(7), right=side(7)) | {"uuid": "00000000-0000-4000-8000-000000000000"}
    high = set_word(1, left=side(9), right=side(9)) | {"uuid": "ffffffff-ffff-4fff-bfff-ffffffffffff"}
    say(owner_client, session, high)
    say(owner_client, session, low)
    assert stored(session) == [(1, 1, "both", 500, 9)]


def test_whatever_the_order_the_end_is_the_same(
    owner_client: Client, owner: User, session: WorkoutSession
) -> None:
    words = [
        set_word(1, log=2, left=side(10), right=side(10)),
        set_word(2, log=2, left=side(10), right=side(6)),
        set_word(3, log=2),
        set_word(4, log=2, left=side(5), right=side(5)),
        log_word(1, log=2, pain_during=3),
        log_word(2, log=2, pain_during=7, skipped="pain"),
    ]
    ends = set()
    for order in itertools.islice(itertools.permutations(words), 0, None, 37):
        SetLog.objects.all().delete()
        session.logs.update(revision=0, revision_uuid=None, pain_during=None, skipped="")
        for word in order:
            say(owner_client, session, word)
        fresh = WorkoutSession.objects.with_every_set().get(pk=session.pk)
        ends.add(json.dumps(state_of(fresh)["logs"][1]))
    (end,) = ends
    expected = {"log": 2, "number": 1, "revision": 4, "left": side(5), "right": side(5)}
    assert json.loads(end)["sets"] == {"1": expected}
    assert json.loads(end)["pain_during"] == 7


def test_all_in_one_request_ends_like_one_by_one(owner_client: Client, session: WorkoutSession) -> None:
    words = [set_word(number, left=side(number), right=side(number)) for number in range(1, 9)]
    random.Random(4).shuffle(words)  # noqa: S311  chance guards nothing here
    say(owner_client, session, *words)
    assert stored(session) == [(1, 1, "both", 500, 8)]


def test_pain_is_kept_in_the_log_and_noted_once(owner_client: Client, session: WorkoutSession) -> None:
    where = {"kind": "pain", "log": 2, "uuid": str(uuids.uuid4()), "pain": 5, "place": "hip", "side": "left"}
    where["felt_at"] = "2026-03-09T18:00:00Z"
    for _ in range(2):
        say(owner_client, session, log_word(1, log=2, pain_during=5), where)
    note = PainNote.objects.select_related("exercise_log").get()
    assert note.exercise_log
    assert (note.pain, note.place, note.exercise_log.order) == (5, "hip", 2)
    assert session.logs.get(order=2).pain_during == 5


def test_pain_of_the_future_was_felt_now(owner_client: Client, session: WorkoutSession) -> None:
    later = (timezone.now() + dt.timedelta(days=2)).isoformat()
    where = {
        "kind": "pain",
        "log": 1,
        "uuid": str(uuids.uuid4()),
        "pain": 5,
        "place": "hip",
        "felt_at": later,
    }
    say(owner_client, session, where)
    assert PainNote.objects.get().felt_at <= timezone.now()


def test_a_deleted_pain_note_is_not_revived(owner_client: Client, session: WorkoutSession) -> None:
    where = {"kind": "pain", "log": 1, "uuid": str(uuids.uuid4()), "pain": 5, "place": "hip"}
    where["felt_at"] = "2026-03-09T18:00:00Z"
    say(owner_client, session, where)
    PainNote.objects.update(deleted_at=timezone.now())
    assert say(owner_client, session, where).json()["saved"] == [where["uuid"]]
    assert PainNote.objects.get().deleted_at


def test_a_mistaken_note_goes_however_late_that_is_said_and_no_other(
    owner_client: Client, session: WorkoutSession
) -> None:
    where = {"kind": "pain", "log": 1, "pain": 5, "place": "hip", "felt_at": "2026-03-09T18:00:00Z"}
    notes = [where | {"uuid": str(uuids.uuid4())} for _ in range(2)]
    elsewhere = PainNoteFactory.create(user=session.user)
    say(owner_client, session, *notes, log_word(3, pain_during=5))
    for mistaken in (notes[1]["uuid"], str(elsewhere.uuid)):
        say(owner_client, session, log_word(2, mistaken=mistaken))
    left = PainNote.objects.filter(deleted_at=None).values_list("uuid", flat=True)
    assert {str(uuid) for uuid in left} == {notes[0]["uuid"], str(elsewhere.uuid)}
    assert session.logs.get(order=1).pain_during == 5


GOOD = set_word(1, left=side(10), right=side(10))


@pytest.mark.parametrize(
    "bad",
    [
        GOOD | {"revision": -1},
        GOOD | {"revision": 2**31},
        GOOD | {"number": 0},
        GOOD | {"number": 21},
        GOOD | {"left": {"load_g": 5001, "done": 1}},
        GOOD | {"left": {"load_g": 0, "done": 1000}},
        GOOD | {"left": {"load_g": 0}},
        GOOD | {"left": [1, 2]},
        GOOD | {"left": True},
        GOOD | {"log": "one"},
        GOOD | {"log": float("nan")},
        GOOD | {"kind": "song"},
        GOOD | {"kind": ["set"]},
        log_word(1, pain_during=11),
        log_word(1, skipped="bored"),
        log_word(1, planned_left_g="heavy"),
    ],
    ids=range(16),
)
def test_a_bad_word_is_refused_and_the_good_ones_stored(
    owner_client: Client, session: WorkoutSession, bad: dict[str, Any]
) -> None:
    good = set_word(5, number=2, left=side(10), right=side(10))
    bad = bad | {"uuid": str(uuids.uuid4())}
    response = say(owner_client, session, bad, good)
    assert response.json() == {"saved": [good["uuid"]], "refused": [bad["uuid"]]}
    assert stored(session) == [(1, 2, "both", 500, 10)]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "no",
        "[]",
        "{}",
        '{"words": 1}',
        '{"words": {"a": 1}}',
        "[" * 500000,
        '{"words": [' + "1," * 501 + "1]}",
    ],
)
def test_what_is_no_list_of_words_is_refused_whole(
    owner_client: Client, session: WorkoutSession, body: str
) -> None:
    address = reverse("progress:mat_save", args=[session.uuid])
    assert owner_client.post(address, body, content_type="application/json").status_code == 400


@pytest.mark.parametrize("word", [1, None, "set", [], {}, {"kind": "set"}, {"kind": "set", "uuid": 5}])
def test_what_is_no_word_is_passed_over(owner_client: Client, session: WorkoutSession, word: Any) -> None:
    assert say(owner_client, session, word).json() == {"saved": [], "refused": []}


def test_an_exercise_the_session_does_not_have_is_passed_over(
    owner_client: Client, session: WorkoutSession
) -> None:
    word = set_word(1, log=9, left=side(10), right=side(10))
    assert say(owner_client, session, word, log_word(1, log=9)).status_code == 200
    assert stored(session) == []


def test_another_persons_session_is_not_there(stranger_client: Client, session: WorkoutSession) -> None:
    assert say(stranger_client, session, GOOD).status_code == 404
    assert stranger_client.get(reverse("progress:mat_state", args=[session.uuid])).status_code == 404
    assert stored(session) == []


def test_a_deleted_session_says_so_and_stays_deleted(owner_client: Client, session: WorkoutSession) -> None:
    WorkoutSession.objects.filter(pk=session.pk).update(deleted_at=timezone.now())
    assert say(owner_client, session, GOOD).status_code == 410
    assert owner_client.get(reverse("progress:mat_state", args=[session.uuid])).status_code == 410
    assert stored(session) == []


def test_what_comes_late_is_stored_in_a_session_that_is_done(
    owner_client: Client, session: WorkoutSession
) -> None:
    WorkoutSession.objects.filter(pk=session.pk).update(state="done")
    say(owner_client, session, GOOD)
    assert len(stored(session)) == 1


def test_what_comes_late_does_not_undo_what_was_told_by_hand(
    owner_client: Client, session: WorkoutSession
) -> None:
    say(owner_client, session, set_word(1, left=side(10), right=side(10)), log_word(1))
    edit = reverse("progress:session_edit", args=[session.uuid])
    data = form_data(owner_client.get(edit).text)
    told = {"log1-set1_both": "7", "log1-set2_both": "6", "log1-pain_during": "4"}
    assert owner_client.post(edit, data | told).status_code == 302
    late = [set_word(2, left=side(10), right=side(10)), set_word(1, number=2, left=side(10), right=side(10))]
    say(owner_client, session, *late, log_word(2))
    assert stored(session) == [(1, 1, "both", 500, 7), (1, 2, "both", 500, 6)]
    assert session.logs.get(order=1).pain_during == 4


def test_what_comes_late_does_not_undo_the_closing_answers(
    owner_client: Client, session: WorkoutSession
) -> None:
    say(owner_client, session, set_word(1, left=side(10), right=side(10)), log_word(1))
    finish = reverse("progress:finish", args=[session.uuid])
    owner_client.post(finish, {"effort": "5", "pain_during": "2", "pain_after": "1"})
    say(owner_client, session, log_word(2))
    log = session.logs.get(order=1)
    assert (log.effort, log.pain_during) == (5, 2)


def test_a_device_is_told_the_state_it_goes_on_from(owner_client: Client, session: WorkoutSession) -> None:
    say(
        owner_client,
        session,
        set_word(3, log=2, left=side(10), right=side(8)),
        log_word(2, log=2, easier=True),
    )
    state = owner_client.get(reverse("progress:mat_state", args=[session.uuid])).json()
    assert state["running"] is True
    assert state["logs"][1] == {
        "log": 2,
        "revision": 2,
        "planned_left_g": 500,
        "planned_right_g": 500,
        "pain_during": None,
        "easier": True,
        "skipped": "",
        "sets": {"1": {"log": 2, "number": 1, "revision": 3, "left": side(10), "right": side(8)}},
    }


def test_a_login_that_has_ended_is_no_success(session: WorkoutSession) -> None:
    response = say(Client(), session, GOOD)
    assert (response.status_code, response.json()) == (401, {"error": "login"})
