"""In again from the file: all that was mine, once, and nothing of anybody else's."""

import copy
import datetime as dt
import json
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from exercises.models import Edition, Exercise, Routine
from progress.models import (
    MAX_PAUSES,
    Acceptance,
    CheckIn,
    ExerciseLog,
    Goal,
    OwnedWeight,
    PainNote,
    Pause,
    PendingImport,
    SetLog,
    WorkoutSession,
)
from progress.services.deletion import purge_deleted
from progress.takeout import schema, services
from progress.takeout.export import export
from tests.factories import (
    CheckInFactory,
    ExerciseFactory,
    GoalFactory,
    OwnedWeightFactory,
    PauseFactory,
    UserFactory,
    WorkoutSessionFactory,
)
from tests.progress.takeout.person import NOW, WORDS, catalogue, lead_a_life, sets_of, told
from tests.progress.takeout.zips import changed, zipped
from tests.test_pages import of, rows_of

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
PAGE = reverse("progress:data_import")
CONFIRM = reverse("progress:data_import_confirm")
DROP = reverse("progress:data_import_drop")
MODELS: list[Any] = [
    Acceptance, CheckIn, ExerciseLog, Goal, OwnedWeight, PainNote, SetLog, WorkoutSession,
]  # fmt: skip


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def content(owner: User) -> bytes:
    """What the owner took out. The owner is here still."""
    catalogue()
    lead_a_life(owner)
    owner.refresh_from_db()
    return taken_out(owner)


def taken_out(user: User) -> bytes:
    with export(user=user, now=NOW) as file:
        return file.read()


def bring_in(user: User, content: bytes, *, with_preferences: bool = True) -> dict[str, Any]:
    pending = services.look_at(user=user, content=content, now=NOW, today=TODAY)
    return services.bring_in(
        user=user, uuid=pending.uuid, with_preferences=with_preferences, now=NOW, today=TODAY
    )


def counted(summary: dict[str, Any], outcome: str) -> dict[str, int]:
    return {name: counts[outcome] for name, counts in summary["counts"].items() if outcome in counts}


def send(client: Client, content: bytes) -> Any:
    return client.post(PAGE, {"file": SimpleUploadedFile("x.zip", content)})


def test_out_erased_in_and_out_again_is_the_same_to_the_byte(owner: User, content: bytes) -> None:
    owner.delete()
    Exercise.objects.all().delete()
    Routine.objects.all().delete()
    Edition.objects.all().delete()
    catalogue()
    fresh = UserFactory.create()

    bring_in(fresh, content)

    assert taken_out(fresh) == content


def test_the_sums_of_the_sets_come_back_too(owner: User, content: bytes) -> None:
    fresh = UserFactory.create()
    bring_in(fresh, content)
    sums = ("load_left_g", "load_right_g", "done_left", "done_right")
    assert set(ExerciseLog.objects.of(fresh).values_list(*sums)) == {(500, 750, 9, 0)}


def test_twice_changes_nothing(content: bytes) -> None:
    fresh = UserFactory.create()
    first = bring_in(fresh, content)
    before = rows_of(fresh)

    second = bring_in(fresh, content)

    assert rows_of(fresh) == before
    assert counted(second, "same") == counted(first, "new")
    assert counted(second, "new") == counted(second, "differs") == {}


def test_into_the_account_it_came_from_it_changes_nothing(owner: User, content: bytes) -> None:
    before = rows_of(owner)
    summary = bring_in(owner, content)
    assert rows_of(owner) == before
    assert counted(summary, "new") == counted(summary, "differs") == {}


def test_looking_stores_nothing_but_the_file(content: bytes) -> None:
    fresh = UserFactory.create()
    pending = services.look_at(user=fresh, content=content, now=NOW, today=TODAY)
    assert {model.__name__: of(fresh, model).count() for model in MODELS} == {
        model.__name__: 0 for model in MODELS
    }
    assert pending.summary["counts"]["sessions"] == {"new": len(WORDS) + 2}


def test_what_is_here_stays_as_it_is_and_is_named(owner: User, content: bytes) -> None:
    session = WorkoutSession.objects.of(owner).earliest("performed_on", "id")
    WorkoutSession.objects.filter(pk=session.pk).update(note="changed since")
    Goal.objects.of(owner).update(text="other words")

    summary = bring_in(owner, content)

    assert counted(summary, "differs") == {"sessions": 1, "goals": 2}
    assert summary["differing"][0] == "the session of 1 February 2026"
    assert WorkoutSession.objects.get(pk=session.pk).note == "changed since"


def test_another_check_in_of_the_same_day_stays_and_the_same_weight_is_not_doubled(content: bytes) -> None:
    fresh = UserFactory.create()
    CheckInFactory.create(user=fresh, day=dt.date(2026, 3, 8), pain_now=9)
    OwnedWeightFactory.create(user=fresh, load_g=500)

    summary = bring_in(fresh, content)

    assert counted(summary, "differs") == {"check_ins": 1}
    assert summary["counts"]["weights"] == {"same": 1, "new": 2}
    assert CheckIn.objects.of(fresh).get(day=dt.date(2026, 3, 8)).pain_now == 9


def test_what_was_deleted_here_is_not_revived(owner: User, content: bytes) -> None:
    WorkoutSession.objects.of(owner).filter(state="done").update(deleted_at=NOW)
    PainNote.objects.of(owner).update(deleted_at=NOW)

    summary = bring_in(owner, content)

    assert set(counted(summary, "deleted")) == {"sessions", "pain_notes"}
    assert WorkoutSession.objects.of(owner).count() == 1
    assert not PainNote.objects.of(owner).exists()


def test_what_was_deleted_here_long_ago_comes_back(owner: User, content: bytes) -> None:
    sessions = WorkoutSession.objects.of(owner).count()
    long_ago = NOW - dt.timedelta(days=7, microseconds=1)
    WorkoutSession.objects.of(owner).update(deleted_at=long_ago)

    summary = bring_in(owner, content)

    assert counted(summary, "deleted") == {}
    assert WorkoutSession.objects.of(owner).count() == sessions


def test_an_exercise_that_is_not_known_here_comes_by_its_name(owner_client: Client, content: bytes) -> None:
    fresh = UserFactory.create()
    never_published("curl", "main")  # a draft is like none at all

    summary = bring_in(fresh, content)

    logs = ExerciseLog.objects.of(fresh).filter(exercise=None)
    assert logs.count() == len(WORDS) + 1
    assert {log.name for log in logs} <= set(summary["unknown"])
    assert not WorkoutSession.objects.of(fresh).exclude(routine=None).exists()
    client = Client()
    client.force_login(fresh)
    session = logs.select_related("session").earliest("session__performed_on").session
    assert WORDS[0] in client.get(session.get_absolute_url()).text
    assert client.get(reverse("progress:history")).status_code == 200


def never_published(exercise: str, routine: str) -> None:
    Exercise.objects.filter(slug=exercise).update(is_published=False)
    Exercise.history.filter(slug=exercise).update(is_published=False)
    Routine.objects.filter(slug=routine).update(is_published=False)
    Routine.history.filter(slug=routine).update(is_published=False)


def test_what_was_retired_here_comes_back_as_what_it_was(owner: User, content: bytes) -> None:
    for row in (Exercise.objects.get(slug="curl"), Routine.objects.get()):
        row.is_published = False
        row.save()
    owner.delete()
    fresh = UserFactory.create()

    summary = bring_in(fresh, content)

    assert summary["unknown"] == []
    assert not ExerciseLog.objects.of(fresh).filter(exercise=None).exists()
    assert WorkoutSession.objects.of(fresh).exclude(routine=None).exists()
    assert taken_out(fresh) == content
    client = Client()
    client.force_login(fresh)
    assert client.get(reverse("progress:exercise_history", args=["curl"])).status_code == 200


def test_one_that_was_a_draft_before_it_was_published_is_known(content: bytes) -> None:
    never_published("curl", "main")
    curl = Exercise.objects.get(slug="curl")
    for is_published in (True, False):
        curl.is_published = is_published
        curl.save()
    fresh = UserFactory.create()
    bring_in(fresh, content)
    assert not ExerciseLog.objects.of(fresh).filter(exercise=None).exists()


def test_an_exercise_of_ones_own_logs_is_known_even_if_it_was_retired(owner: User, content: bytes) -> None:
    Exercise.objects.filter(slug="curl").update(is_published=False)
    assert counted(bring_in(owner, content), "differs") == {}


def test_precautions_read_elsewhere_are_kept_and_open_no_gate(content: bytes) -> None:
    fresh = UserFactory.create()
    Edition.objects.update(what_changed="Other words.")

    bring_in(fresh, content)

    acceptance = Acceptance.objects.of(fresh).get()
    assert acceptance.edition is None
    assert acceptance.elsewhere is not None
    assert acceptance.elsewhere["texts"]["precautions"][0]["text"] == WORDS[0]
    assert not Acceptance.objects.of(fresh).newest_edition_first().exists()
    assert told(taken_out(fresh))["acceptances"] == told(content)["acceptances"]
    assert counted(bring_in(fresh, content), "new") == {}


def test_the_same_precautions_accepted_here_are_the_same(owner: User, content: bytes) -> None:
    summary = bring_in(
        owner, changed(told(content), "acceptances.0.uuid", "0" * 8 + "-0000-4000-8000-" + "0" * 12)
    )
    assert summary["counts"]["acceptances"] == {"same": 1}


def test_a_second_running_session_comes_as_ended(content: bytes) -> None:
    fresh = UserFactory.create()
    WorkoutSessionFactory.create(user=fresh, state="running", started_at=NOW)

    summary = bring_in(fresh, content)

    assert WorkoutSession.objects.of(fresh).filter(state="running").count() == 1
    assert "comes as ended" in summary["remarks"][0]


def test_no_more_weights_and_goals_than_one_may_have(content: bytes) -> None:
    fresh = UserFactory.create()
    for load_g in range(1, 20):
        OwnedWeightFactory.create(user=fresh, load_g=load_g)
    for _ in range(3):
        GoalFactory.create(user=fresh)

    summary = bring_in(fresh, content)

    assert summary["counts"]["weights"] == {"new": 1, "left_out": 2}
    assert Goal.objects.of(fresh).active().count() == 3
    assert Goal.objects.of(fresh).exclude(retired_on=None).count() == 2


def test_no_more_pauses_than_one_may_have(content: bytes) -> None:
    file = told(content)
    (first,) = file["pauses"]
    second = {**first, "uuid": str(uuid4()), "last_day": "2026-06-01"}
    fresh = UserFactory.create()
    days = {"first_day": dt.date(2026, 1, 1), "last_day": dt.date(2026, 1, 1)}
    Pause.objects.bulk_create(PauseFactory.build(user=fresh, **days) for _ in range(MAX_PAUSES - 1))

    summary = bring_in(fresh, changed(file, "pauses", [first, second]))

    assert summary["counts"]["pauses"] == {"new": 1, "left_out": 1}
    assert Pause.objects.of(fresh).count() == MAX_PAUSES


def test_anothers_ids_make_rows_of_my_own_and_tell_nothing(owner: User, content: bytes) -> None:
    fresh = UserFactory.create()
    before = rows_of(owner)

    summary = bring_in(fresh, content)

    assert rows_of(owner) == before
    assert counted(summary, "same") == counted(summary, "differs") == counted(summary, "deleted") == {}
    assert sets_of(fresh) == sets_of(owner)


def test_settings_are_offered_and_not_forced(content: bytes) -> None:
    fresh = UserFactory.create()
    summary = bring_in(fresh, content, with_preferences=False)
    fresh.refresh_from_db()
    assert (fresh.unit, fresh.time_zone) == ("kg", "UTC")
    assert summary["preferences"] == sorted(schema.PREFERENCES.fields)

    bring_in(fresh, content, with_preferences=True)
    fresh.refresh_from_db()
    assert (fresh.unit, fresh.time_zone, fresh.weekly_aim) == ("lb", "Asia/Kathmandu", 3)
    assert (fresh.routine, fresh.aim_asked) == ("stretch", True)


def test_settings_that_differ_are_named_in_their_order(
    owner: User, owner_client: Client, content: bytes
) -> None:
    User.objects.filter(pk=owner.pk).update(aim_asked=False, weekly_aim=2, rest_s=60)
    send(owner_client, content)
    page = owner_client.get(PAGE).text
    differing = "sessions a week, whether Today asks how often you train, rest between sets"
    assert f"They differ from yours here: {differing}." in page


def test_all_or_nothing(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = UserFactory.create()
    pending = services.look_at(user=fresh, content=content, now=NOW, today=TODAY)
    before = rows_of(fresh)

    def breaks(user: User, entries: Any) -> None:
        raise OSError("no room")

    monkeypatch.setitem(services.STORES, "pauses", services.STORES["pauses"]._replace(put=breaks))
    with pytest.raises(OSError, match="no room"):
        services.bring_in(user=fresh, uuid=pending.uuid, with_preferences=True, now=NOW, today=TODAY)
    assert rows_of(fresh) == before


# On the page


def test_one_looks_first_and_then_brings_it_in(
    stranger: User, stranger_client: Client, content: bytes
) -> None:
    answer = send(stranger_client, content)
    assert (answer.status_code, answer.headers["Location"]) == (302, PAGE)
    page = stranger_client.get(PAGE).text
    assert "Nothing has been stored yet" in page
    assert "Take over these settings too" in page
    assert not WorkoutSession.objects.of(stranger).exists()

    pending = PendingImport.objects.get(user=stranger)
    answer = stranger_client.post(CONFIRM, {"uuid": pending.uuid, "with_preferences": "on"})

    assert answer.headers["Location"] == reverse("progress:session_list")
    assert not PendingImport.objects.exists()
    assert taken_out(stranger) == content
    assert stranger_client.get(answer.headers["Location"]).status_code == 200


def test_a_refused_file_is_told_why_and_nothing_is_kept(stranger_client: Client, content: bytes) -> None:
    answer = send(stranger_client, changed(told(content), "sessions.1.logs.1.sets.0.done", 1000))
    assert answer.status_code == 200
    assert "sessions[1].logs[1].sets[0].done: should be a whole number from 0 to 999." in answer.text
    assert not PendingImport.objects.exists()


def test_all_that_is_wrong_is_told_at_once_and_where(stranger: User, content: bytes) -> None:
    file = told(content)
    for session in file["sessions"]:
        session["pain_before"] = 11
    with pytest.raises(services.RefusedError) as refusal:
        services.look_at(user=stranger, content=zipped(json.dumps(file)), now=NOW, today=TODAY)
    assert [reason.partition(":")[0] for reason in refusal.value.reasons] == [
        f"sessions[{index}].pain_before" for index in range(len(file["sessions"]))
    ]


@pytest.mark.parametrize("data", [{}, {"file": ""}, {"file": SimpleUploadedFile("x.zip", b"")}])
def test_no_file_is_told_next_to_the_field(owner_client: Client, data: dict[str, Any]) -> None:
    answer = owner_client.post(PAGE, copy.copy(data))
    assert answer.status_code == 200
    assert "Choose the file first." in answer.text or "This file is empty." in answer.text


def test_a_file_may_have_ten_mebibytes_and_a_body_elsewhere_one(owner_client: Client) -> None:
    large = b"x" * (10 * 1024 * 1024)
    assert "not the zip that Steadyback made" in send(owner_client, large).text
    assert "at most 10 MiB" in send(owner_client, large + b"x").text
    assert send(owner_client, large + b"x" * 100_000).status_code == 413
    data = {"file": SimpleUploadedFile("x.zip", large)}
    assert owner_client.post(reverse("progress:pain_note_new"), data).status_code == 413


def test_what_was_shown_is_what_comes(stranger: User, stranger_client: Client, content: bytes) -> None:
    send(stranger_client, content)
    shown = PendingImport.objects.get(user=stranger).uuid
    send(stranger_client, content)
    for uuid in (shown, "x", ""):
        answer = stranger_client.post(CONFIRM, {"uuid": uuid}, follow=True)
        assert "no longer here" in answer.text
    assert not WorkoutSession.objects.of(stranger).exists()


def test_nobody_brings_in_the_file_of_another(owner: User, stranger_client: Client, content: bytes) -> None:
    pending = services.look_at(user=owner, content=content, now=NOW, today=TODAY)
    answer = stranger_client.post(CONFIRM, {"uuid": pending.uuid}, follow=True)
    assert "no longer here" in answer.text
    assert PendingImport.objects.filter(pk=pending.pk).exists()


def test_one_can_leave_it(stranger: User, stranger_client: Client, content: bytes) -> None:
    send(stranger_client, content)
    assert "Nothing of it was brought in" in stranger_client.post(DROP, follow=True).text
    assert not PendingImport.objects.exists()


def test_after_an_hour_the_file_is_neither_shown_nor_kept(
    stranger: User, stranger_client: Client, content: bytes
) -> None:
    send(stranger_client, content)
    pending = PendingImport.objects.get(user=stranger)
    PendingImport.objects.update(uploaded_at=NOW - dt.timedelta(hours=1))

    assert "Nothing has been stored yet" not in stranger_client.get(PAGE).text
    assert "no longer here" in stranger_client.post(CONFIRM, {"uuid": pending.uuid}, follow=True).text
    purge_deleted(now=NOW)
    assert not PendingImport.objects.exists()


def test_an_import_sweeps_up_what_others_left(owner: User, stranger_client: Client, content: bytes) -> None:
    services.look_at(user=owner, content=content, now=NOW - dt.timedelta(hours=2), today=TODAY)
    send(stranger_client, content)
    assert not PendingImport.objects.filter(user=owner).exists()


def test_a_draft_is_not_told_from_what_does_not_exist(stranger: User, content: bytes) -> None:
    ExerciseFactory.create(slug="secret-draft", is_published=False)
    file = changed(told(content), "sessions.0.logs.0.exercise", "secret-draft")
    nothing = changed(told(content), "sessions.0.logs.0.exercise", "no-such-exercise")
    looked = [
        services.look_at(user=stranger, content=one, now=NOW, today=TODAY).summary for one in (file, nothing)
    ]
    assert looked[0] == looked[1]
