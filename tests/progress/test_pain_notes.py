"""Pain notes: written once, changed, taken back, listed, and drawn beside the sessions."""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from progress.history.pain_notes import NotedPain, pain_points
from progress.history.periods import Period
from progress.models import PainNote, WorkoutSession
from progress.services.deletion import purge_deleted
from tests.factories import ExerciseFactory, ExerciseLogFactory, PainNoteFactory

LIST = reverse("progress:pain_note_list")
NOON = dt.datetime(2026, 3, 9, 12, tzinfo=dt.UTC)
NEW = reverse("progress:pain_note_new")
FULL_WIDTH_FOUR = "\N{FULLWIDTH DIGIT FOUR}"


def sent(**changes: Any) -> dict[str, Any]:
    return {
        "uuid": "2b0f3f0c-66b8-4a32-9c5c-5d5f0a1c9f11",
        "felt_at": "2026-03-09T18:30",
        "pain": "4",
        "place": "low_back",
        "side": "left",
        "text": "After the long drive.",
        **changes,
    }


def test_a_note_is_stored_as_it_was_written(owner: User, owner_client: Client) -> None:
    owner.time_zone = "Europe/Berlin"
    owner.save()

    answer = owner_client.post(NEW, sent(text="Two\r\nlines 🌿"))

    note = PainNote.objects.get()
    assert answer["Location"] == note.get_absolute_url()
    assert note.felt_at == dt.datetime(2026, 3, 9, 17, 30, tzinfo=dt.UTC)
    assert (note.user, note.pain, note.place, note.side) == (owner, 4, "low_back", "left")
    assert note.text == "Two\nlines 🌿"


def test_sending_a_note_twice_stores_it_once(owner_client: Client) -> None:
    owner_client.post(NEW, sent())
    owner_client.post(NEW, sent(text="Again"))
    assert [note.text for note in PainNote.objects.all()] == ["After the long drive."]


def test_a_deleted_note_is_not_revived_by_sending_it_again(owner_client: Client) -> None:
    owner_client.post(NEW, sent())
    note = PainNote.objects.get()
    owner_client.post(reverse("progress:pain_note_delete", args=[note.uuid]))

    answer = owner_client.post(NEW, sent(), follow=True)

    note.refresh_from_db()
    assert note.deleted_at is not None
    assert "You have deleted this note" in answer.content.decode()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"pain": ""}, "Choose a number: 0 is no pain."),
        ({"pain": "11"}, "Choose a number from 0 to 10."),
        ({"pain": FULL_WIDTH_FOUR}, "Choose a number from 0 to 10."),
        ({"felt_at": ""}, "When was it?"),
        ({"felt_at": "yesterday"}, "Write day and time"),
        ({"felt_at": f"202{FULL_WIDTH_FOUR}-03-09T18:30"}, "Write day and time"),
        ({"felt_at": "1969-12-31T23:59"}, "Choose a time from 1970 to tomorrow."),
        ({"felt_at": "2999-01-01T10:00"}, "Choose a time from 1970 to tomorrow."),
        ({"place": "knee"}, "Select a valid choice"),
        ({"text": "x" * 2001}, "2000 characters"),
    ],
)
def test_bad_input_is_told_and_what_was_typed_stays(
    owner_client: Client, change: dict[str, str], message: str
) -> None:
    answer = owner_client.post(NEW, sent(**change)).content.decode()
    assert message in answer
    assert change.get("text", "After the long drive.") in answer
    assert not PainNote.objects.exists()


def test_a_note_can_be_changed(owner: User, owner_client: Client) -> None:
    note = PainNoteFactory.create(user=owner)
    url = reverse("progress:pain_note_edit", args=[note.uuid])
    assert "Change a pain note" in owner_client.get(url).content.decode()

    owner_client.post(url, sent(uuid=uuid.uuid4(), pain="7", text=""))

    changed = PainNote.objects.get()
    assert (changed.uuid, changed.pain, changed.text) == (note.uuid, 7, "")


@pytest.mark.parametrize(
    ("place", "pain", "is_told"),
    [("leg_below_knee", "1", True), ("leg_below_knee", "0", False), ("leg_above_knee", "9", False)],
)
def test_pain_down_the_leg_is_not_only_saved(
    owner: User, owner_client: Client, place: str, pain: str, is_told: bool
) -> None:
    told = "Today says what to do."
    page = owner_client.post(NEW, sent(place=place, pain=pain), follow=True).text
    assert "Saved." in page
    assert (told in page) is is_told
    note = PainNoteFactory.create(user=owner)
    address = reverse("progress:pain_note_edit", args=[note.uuid])
    assert (told in owner_client.post(address, sent(place=place, pain=pain), follow=True).text) is is_told


def test_deleting_hides_a_note_until_it_is_brought_back(owner: User, owner_client: Client) -> None:
    note = PainNoteFactory.create(user=owner, text="The one")

    for _ in range(2):  # the second of two taps is answered like the first
        listed = owner_client.post(reverse("progress:pain_note_delete", args=[note.uuid]), follow=True)
    assert "The one" not in listed.content.decode()
    assert [row.pk for row in listed.context["deleted"]] == [note.pk]

    for _ in range(2):
        page = owner_client.post(reverse("progress:pain_note_restore", args=[note.uuid]), follow=True)
        assert "The one" in page.text


def test_seven_days_after_its_deletion_a_note_is_gone(owner: User) -> None:
    now = dt.datetime(2026, 3, 20, tzinfo=dt.UTC)
    PainNoteFactory.create(user=owner, deleted_at=now - dt.timedelta(days=7, seconds=1))
    kept = PainNoteFactory.create(user=owner, deleted_at=now - dt.timedelta(days=7))
    purge_deleted(now=now)
    assert list(PainNote.objects.all()) == [kept]


@pytest.mark.usefixtures("noon")
def test_days_without_a_note_are_no_break(owner: User, owner_client: Client) -> None:
    for days_ago in (1, 60):
        PainNoteFactory.create(user=owner, felt_at=timezone.now() - dt.timedelta(days=days_ago))
    assert '<path class="chart__break" d=""/>' in owner_client.get(LIST).text


@pytest.mark.usefixtures("noon")
@pytest.mark.parametrize(
    ("pains", "went"),
    [
        ((6, 5, 5, 4, 4, 4, 2, 2, 2), " On a middling day it was 5 at first, 2 of late."),
        ((3, 3, 3, 3, 3, 3, 2, 2, 2), ""),
        ((6, 5, 5, 4, 2, 2, 2, 2), ""),
    ],
)
def test_the_sentence_says_where_the_noted_pain_went_somewhere(
    owner: User, owner_client: Client, pains: tuple[int, ...], went: str
) -> None:
    for days_ago, pain in enumerate(reversed(pains), 1):
        PainNoteFactory.create(user=owner, felt_at=timezone.now() - dt.timedelta(days=days_ago), pain=pain)
    sentence = f"{len(pains)} notes; the worst pain was {max(pains)} of 10.{went}"
    assert f'<p class="lead">{sentence}</p>' in owner_client.get(LIST).text


@pytest.mark.usefixtures("noon")
@pytest.mark.parametrize(("late", "status"), [(0, 302), (1, 404)])
def test_after_seven_days_it_cannot_be_brought_back_though_nothing_was_purged(
    owner: User, owner_client: Client, late: int, status: int
) -> None:
    deleted_at = timezone.now() - dt.timedelta(days=7, microseconds=late)
    note = PainNoteFactory.create(user=owner, deleted_at=deleted_at)
    page = owner_client.get(LIST).text
    address = reverse("progress:pain_note_restore", args=[note.uuid])
    assert (f'action="{address}"' in page) == ("Deleted in the last seven days" in page) == (not late)
    assert owner_client.post(address).status_code == status


def test_a_strangers_note_is_not_there(owner: User, stranger_client: Client) -> None:
    note = PainNoteFactory.create(user=owner)
    for name in ("pain_note_edit", "pain_note_delete"):
        assert stranger_client.get(reverse(f"progress:{name}", args=[note.uuid])).status_code == 404
    assert "Nothing" not in stranger_client.get(LIST).content.decode()


def test_the_empty_list_says_what_notes_are_for(owner_client: Client) -> None:
    assert "No note yet" in owner_client.get(LIST).content.decode()


def test_words_are_words_and_not_markup(owner: User, owner_client: Client) -> None:
    PainNoteFactory.create(user=owner, text="<script>alert(1)</script>")
    assert "&lt;script&gt;alert(1)" in owner_client.get(LIST).content.decode()


def test_the_history_of_an_exercise_shows_noted_pain_as_dots_of_its_own(
    owner: User, owner_client: Client
) -> None:
    exercise = ExerciseFactory.create()
    now = timezone.now()
    ExerciseLogFactory.create(session__user=owner, session__performed_on=now.date(), exercise=exercise)
    PainNoteFactory.create(user=owner, pain=6, felt_at=now)

    answer = owner_client.get(reverse("progress:exercise_history", args=[exercise.slug]))

    (noted,) = answer.context["history"].chart.noted
    assert (noted.y, noted.label) == (40, f"Noted, {Period.SESSION.name_of(now.date())}: pain 6")
    assert "Noted at other times" in answer.content.decode()


def test_notes_of_a_longer_time_are_drawn_by_week_and_month() -> None:
    noted = [
        NotedPain(dt.date(2026, 3, 30), 2),
        NotedPain(dt.date(2026, 3, 31), 7),
        NotedPain(dt.date(2026, 4, 1), 3),
    ]
    by_session = pain_points(noted, Period.SESSION)
    by_week = pain_points(noted, Period.WEEK)
    by_month = pain_points(noted, Period.MONTH)
    assert [point.pain_worst for point in by_session] == [2, 7, 3]
    assert [(point.pain_worst, point.pain_median) for point in by_week] == [(7, 3)]
    assert [(point.pain_worst, point.pain_median) for point in by_month] == [(7, 4.5), (3, 3)]


def test_a_day_is_the_users_own(owner: User, owner_client: Client) -> None:
    owner.time_zone = "Pacific/Kiritimati"
    owner.save()
    PainNoteFactory.create(user=owner, felt_at=dt.datetime(2026, 3, 9, 18, 30, tzinfo=dt.UTC))
    listed = owner_client.get(LIST + "?range=all").content.decode()
    assert "Tuesday, 10 March 2026, 08:30" in listed


@pytest.mark.parametrize(
    "bad",
    [
        {"pain": 11},
        {"place": "knee"},
        {"side": "above"},
        {"felt_at": dt.datetime(1969, 12, 30, tzinfo=dt.UTC)},
    ],
)
def test_the_database_refuses_what_must_never_be_stored(owner: User, bad: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        PainNoteFactory.create(user=owner, **bad)


def test_the_note_deleted_last_is_the_first_to_bring_back(owner: User, owner_client: Client) -> None:
    now = timezone.now()
    earlier, later = (
        PainNoteFactory.create(user=owner, deleted_at=now - dt.timedelta(hours=hours)) for hours in (2, 1)
    )
    assert list(owner_client.get(LIST).context["deleted"]) == [later, earlier]


@pytest.mark.parametrize(
    ("model", "index"), [(PainNote, "pain_note_deleted"), (WorkoutSession, "session_deleted")]
)
def test_nobody_looks_through_all_for_the_few_that_were_deleted(owner: User, model: Any, index: str) -> None:
    day = {"performed_on": dt.date(2026, 3, 9)} if model is WorkoutSession else {}
    moment = {"felt_at": NOON, "pain": 3} if model is PainNote else {}
    model.objects.bulk_create(model(user=owner, **day, **moment) for _ in range(2_000))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as it does by itself, in its own time
    for rows in (
        model.objects.deleted_by(owner).to_bring_back(NOON).last_deleted_first(),
        model.objects.deleted_before(NOON),
    ):
        assert index in rows.explain()
