"""What no form of ours asks for: refused with a word next to its field, or kept to the letter."""

import datetime as dt
import uuid as uuids
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from pytest_django import Settings

from accounts.models import User
from exercises.models import Exercise, Measure, Routine, RoutineExercise, Sides
from progress.models import ExerciseLog, PainNote, Pause, SetLog, WorkoutSession
from tests.factories import (
    PASSWORD,
    ExerciseFactory,
    PainNoteFactory,
    RoutineExerciseFactory,
    RoutineFactory,
    WorkoutSessionFactory,
)
from tests.hostile import (
    NO_CHOICES,
    NO_DAYS,
    NO_EMAILS,
    NO_IDS,
    NO_NUMBERS,
    NO_TEXTS,
    NO_TIMES,
    ODD_IDS,
    TEXTS,
    UUID,
    WORDS,
    Fields,
    send,
)
from tests.html_form import form_data

SESSION_NEW = reverse("progress:session_new")
PAIN_NEW = reverse("progress:pain_note_new")
ME = reverse("accounts:me")
SIGN_UP = reverse("account_signup")
LOGIN = reverse("account_login")
RESET = reverse("account_reset_password")
EMAIL = reverse("account_email")
CHANGE_PASSWORD = reverse("account_change_password")
ADMIN = "/admin/exercises"
TYPED = "Slow <today> & steady"


def session(**changes: Any) -> Fields:
    """A page of `curl` and `raise` as it is sent; `curl__load` stands for `curl-load`."""
    data: Fields = {
        "uuid": UUID,
        "version": "",
        "routine": "main",
        "performed_on": "2026-03-09",
        "kind": "planned",
        "pain_before": "",
        "pain_after": "3",
        "note": TYPED,
        "exercise": ["curl", "raise"],
        "curl-sets_planned": "2",
        "curl-target": "10",
        "curl-load": "1",
        "curl-set1_both": "10",
        "curl-set2_both": "9",
        "curl-note": "Light",
        "raise-sets_planned": "1",
        "raise-target": "8",
        "raise-set1_left": "8",
        "raise-set1_right": "7",
    }
    return data | {name.replace("__", "-"): value for name, value in changes.items()}


def pain(**changes: Any) -> Fields:
    return {
        "uuid": UUID,
        "felt_at": "2026-03-09T18:30",
        "pain": "4",
        "place": "low_back",
        "side": "left",
        "text": TYPED,
        **changes,
    }


@pytest.fixture(autouse=True)
def routine(db: None) -> Routine:
    routine = RoutineFactory.create(slug="main", role=Routine.Role.MAIN)
    RoutineExerciseFactory.create(routine=routine, exercise__slug="curl", order=1, sets=2, target=10)
    RoutineExerciseFactory.create(
        routine=routine,
        exercise__slug="raise",
        exercise__sides=Sides.ALTERNATING,
        exercise__measure=Measure.HOLD,
        order=2,
        sets=1,
        target=8,
    )
    return routine


def assert_nothing_stored() -> None:
    rows = (WorkoutSession, ExerciseLog, SetLog, PainNote)
    assert [model for model in rows if model.objects.exists()] == []


def assert_told(answer: Any, *fields: str) -> str:
    """Refused, with a message tied to each of these fields."""
    assert answer.status_code == 200
    for field in fields:
        assert f'id="id_{field}_error"' in answer.text
    assert "<script>alert" not in answer.text
    return str(answer.text)


def typed_again(page: str, css_class: str = "session-form") -> dict[str, str]:
    return {name: values[-1] for name, values in form_data(page, css_class).items()}


# Numbers

TYPED_NUMBERS = ["curl-load", "raise-set1_left"]


@pytest.mark.parametrize("field", TYPED_NUMBERS)
@pytest.mark.parametrize("text", NO_NUMBERS.values(), ids=NO_NUMBERS)
def test_a_number_that_is_none_is_told_and_stays(owner_client: Client, field: str, text: str) -> None:
    page = assert_told(send(owner_client, SESSION_NEW, session() | {field: text}), field)
    assert typed_again(page)[field] == text
    assert typed_again(page)["note"] == TYPED
    assert_nothing_stored()


@pytest.mark.parametrize("text", NO_NUMBERS.values(), ids=NO_NUMBERS)
def test_a_rating_that_is_none_is_told(owner_client: Client, text: str) -> None:
    data = session(pain_before=text, curl__effort=text)
    page = assert_told(send(owner_client, SESSION_NEW, data), "pain_before", "curl-effort")
    assert "Choose a number from 0 to 10." in page
    assert typed_again(page)["note"] == TYPED
    assert_nothing_stored()


@pytest.mark.parametrize("text", [*NO_NUMBERS.values(), "", "11", "4.0", "04"], ids=[*NO_NUMBERS, *"abcd"])
def test_a_pain_that_is_none_is_told(owner_client: Client, text: str) -> None:
    page = assert_told(send(owner_client, PAIN_NEW, pain(pain=text)), "pain")
    assert typed_again(page)["text"] == TYPED
    assert_nothing_stored()


@pytest.mark.parametrize(
    "text", [*NO_NUMBERS.values(), "0", "1000", "999999"], ids=[*NO_NUMBERS, "0", "1000", "999999"]
)
def test_a_plan_that_was_tampered_with_is_told(owner_client: Client, text: str) -> None:
    page = assert_told(send(owner_client, SESSION_NEW, session(curl__sets_planned=text, raise__target=text)))
    assert "The plan of this exercise got lost on the way." in page
    assert typed_again(page)["note"] == TYPED
    assert_nothing_stored()


@pytest.mark.parametrize("sets", ["", "1", "10"])
def test_a_plan_of_other_sets_than_the_routine_has_is_taken_as_shown(owner_client: Client, sets: str) -> None:
    assert send(owner_client, SESSION_NEW, session(curl__sets_planned=sets)).status_code == 302
    log = ExerciseLog.objects.get(exercise="curl")
    assert log.sets_planned == (int(sets) if sets else None)
    assert [row.done for row in log.sets.all()] == [10, 9]


@pytest.mark.parametrize(
    ("field", "text", "grams"),
    [
        ("curl-load", "1,5", 1500),
        ("curl-load", "1.5", 1500),
        ("curl-load", " 1.5\N{NO-BREAK SPACE}", 1500),
        ("curl-load", "0", 0),
        ("curl-load", "", 0),
        ("curl-load", "05", 5000),
        ("curl-load", "0,0004", 0),
        ("curl-load", "4.9999", 5000),
    ],
)
def test_a_number_of_an_odd_look_is_read_as_it_is_meant(
    owner_client: Client, field: str, text: str, grams: int
) -> None:
    assert send(owner_client, SESSION_NEW, session() | {field: text}).status_code == 302
    assert ExerciseLog.objects.get(exercise="curl").load_left_g == grams


# Days and times


@pytest.mark.parametrize("text", NO_DAYS.values(), ids=NO_DAYS)
def test_a_day_that_is_none_is_told_and_stays(owner_client: Client, text: str) -> None:
    page = assert_told(send(owner_client, SESSION_NEW, session(performed_on=text)), "performed_on")
    assert (typed_again(page)["performed_on"], typed_again(page)["note"]) == (text, TYPED)
    assert_nothing_stored()


@pytest.mark.parametrize("text", NO_DAYS.values(), ids=NO_DAYS)
def test_a_day_of_a_pause_that_is_none_is_told_and_stays(owner_client: Client, text: str) -> None:
    data = {"uuid": UUID, "first_day": text, "last_day": "2026-03-09"}
    answer = send(owner_client, reverse("progress:pause_list"), data)
    assert_told(answer, "first_day")
    assert answer.context["form"]["first_day"].value() == text
    assert not Pause.objects.exists()


@pytest.mark.parametrize("address", ["/history/", "/history/curl/"])
@pytest.mark.parametrize("text", [text for text in NO_DAYS.values() if text and "\0" not in text])
def test_a_day_in_an_address_that_is_none_is_told(owner_client: Client, address: str, text: str) -> None:
    WorkoutSessionFactory.create(user=User.objects.get())
    assert_told(owner_client.get(address, {"first": text}), "first")


@pytest.mark.parametrize(
    "text", [*(f"{day}T18:30" for day in NO_DAYS.values()), *NO_TIMES.values()], ids=[*NO_DAYS, *NO_TIMES]
)
def test_a_moment_that_is_none_is_told_and_stays(owner_client: Client, text: str) -> None:
    User.objects.update(time_zone="Pacific/Kiritimati")  # furthest from UTC: the ends of time are not far
    page = assert_told(send(owner_client, PAIN_NEW, pain(felt_at=text)), "felt_at")
    assert (typed_again(page)["felt_at"], typed_again(page)["text"]) == (text, TYPED)
    assert_nothing_stored()


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"])
@pytest.mark.parametrize(("days", "status"), [(1, 302), (2, 200)])
def test_tomorrow_is_the_last_day_wherever_one_is(
    owner_client: Client, zone: str, days: int, status: int
) -> None:
    User.objects.update(time_zone=zone)
    with timezone.override(zone):
        day = timezone.localdate() + dt.timedelta(days=days)
    assert send(owner_client, SESSION_NEW, session(performed_on=day)).status_code == status


@pytest.mark.parametrize(
    ("felt_at", "utc"),
    [
        ("2025-10-26T02:30", dt.datetime(2025, 10, 26, 0, 30, tzinfo=dt.UTC)),
        ("2025-03-30T02:30", dt.datetime(2025, 3, 30, 1, 30, tzinfo=dt.UTC)),
    ],
    ids=["an hour that comes twice", "an hour that never comes"],
)
def test_when_clocks_change_a_moment_can_still_be_told(
    owner_client: Client, felt_at: str, utc: dt.datetime
) -> None:
    User.objects.update(time_zone="Europe/Berlin")
    send(owner_client, PAIN_NEW, pain(felt_at=felt_at))
    assert PainNote.objects.get().felt_at == utc


# Texts


def as_stored(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def assert_shown_as_text(page: str, text: str) -> None:
    assert "<script>alert" not in page
    for line in as_stored(text).split("\n"):
        assert escape(line) in page


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_note_of_a_session_is_kept_to_the_letter(owner_client: Client, text: str) -> None:
    address = send(owner_client, SESSION_NEW, session(note=text, curl__note=text)).headers["Location"]
    assert WorkoutSession.objects.get().note.encode() == as_stored(text).encode()
    assert ExerciseLog.objects.get(exercise="curl").note.encode() == as_stored(text).encode()
    assert_shown_as_text(owner_client.get(address).text, text)
    shown = typed_again(owner_client.get(f"{address}edit/").text)
    assert (shown["note"], shown["log0-note"]) == (as_stored(text), as_stored(text))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_pain_note_is_kept_to_the_letter(owner_client: Client, text: str) -> None:
    send(owner_client, PAIN_NEW, pain(text=text))
    assert PainNote.objects.get().text.encode() == as_stored(text).encode()
    assert_shown_as_text(owner_client.get(reverse("progress:pain_note_list") + "?range=all").text, text)
    edit = owner_client.get(reverse("progress:pain_note_edit", args=[UUID])).text
    assert typed_again(edit)["text"] == as_stored(text)


@pytest.mark.parametrize("field", ["note", "curl-note"])
@pytest.mark.parametrize("text", NO_TEXTS.values(), ids=NO_TEXTS)
def test_a_note_that_cannot_be_kept_is_told_and_stays(
    owner_client: Client, field: str, text: str | bytes
) -> None:
    page = assert_told(send(owner_client, SESSION_NEW, session() | {field: text}), field)
    read = text.decode(errors="replace") if isinstance(text, bytes) else text
    assert typed_again(page)[field] == read
    assert_nothing_stored()


@pytest.mark.parametrize("text", NO_TEXTS.values(), ids=NO_TEXTS)
def test_a_pain_note_that_cannot_be_kept_is_told_and_stays(owner_client: Client, text: str | bytes) -> None:
    page = assert_told(send(owner_client, PAIN_NEW, pain(text=text)), "text")
    read = text.decode(errors="replace") if isinstance(text, bytes) else text
    assert typed_again(page)["text"] == read
    assert_nothing_stored()


@pytest.mark.parametrize("text", NO_TEXTS.values(), ids=NO_TEXTS)
def test_a_change_that_cannot_be_kept_changes_nothing(
    owner: User, owner_client: Client, text: str | bytes
) -> None:
    PainNoteFactory.create(user=owner, uuid=UUID, text="Before")
    WorkoutSessionFactory.create(user=owner, uuid=UUID, note="Before")
    session_edit = reverse("progress:session_edit", args=[UUID])
    assert_told(send(owner_client, session_edit, session(version="1", note=text)), "note")
    assert_told(send(owner_client, reverse("progress:pain_note_edit", args=[UUID]), pain(text=text)), "text")
    assert (WorkoutSession.objects.get().note, PainNote.objects.get().text) == ("Before", "Before")


@pytest.mark.parametrize(
    "charset", ["utf-7", "unicode_escape", "raw_unicode_escape", "idna", "punycode", "utf-16"]
)
def test_a_form_is_read_as_our_pages_are_written_whatever_it_says(owner_client: Client, charset: str) -> None:
    """Else a codec could make half a surrogate pair of it, which nothing can store or show."""
    body = "".join(
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in pain(text=r"+2AA- \ud800 \x00").items()
    )
    kind = f"multipart/form-data; boundary=x; charset={charset}"
    owner_client.generic("POST", PAIN_NEW, f"{body}--x--\r\n", kind)
    assert PainNote.objects.get().text == r"+2AA- \ud800 \x00"


@pytest.mark.parametrize("place", ["+2AA-", r"/\ud800", r"/\x00"])
@pytest.mark.parametrize("charset", ["utf-7", "unicode_escape"])
def test_an_address_is_read_as_our_pages_are_written(client: Client, place: str, charset: str) -> None:
    said = {"Content-Type": f"text/html; charset={charset}"}
    assert client.get(LOGIN, {"next": place}, headers=said).status_code == 200


# Ids


@pytest.mark.parametrize(("url", "form"), [(SESSION_NEW, session), (PAIN_NEW, pain)], ids=["session", "pain"])
@pytest.mark.parametrize("text", NO_IDS.values(), ids=NO_IDS)
def test_an_id_that_is_none_stores_nothing(owner_client: Client, url: str, form: Any, text: str) -> None:
    page = assert_told(send(owner_client, url, form(uuid=text)))
    assert "Not saved yet" in page
    assert TYPED in typed_again(page).values()
    assert_nothing_stored()


@pytest.mark.parametrize(
    ("url", "form", "model"),
    [(SESSION_NEW, session, WorkoutSession), (PAIN_NEW, pain, PainNote)],
    ids=["session", "pain"],
)
@pytest.mark.parametrize("text", ODD_IDS.values(), ids=ODD_IDS)
def test_an_id_written_otherwise_is_the_same_id(
    owner_client: Client, url: str, form: Any, model: Any, text: str
) -> None:
    for one in (text, UUID):
        assert send(owner_client, url, form(uuid=one)).status_code == 302
    assert [row.uuid for row in model.objects.all()] == [uuids.UUID(UUID)]


@pytest.mark.parametrize(
    ("url", "form", "factory", "told"),
    [(SESSION_NEW, session, WorkoutSessionFactory, "note"), (PAIN_NEW, pain, PainNoteFactory, "text")],
    ids=["session", "pain"],
)
def test_the_id_of_somebody_elses_row_makes_one_of_ones_own(
    owner: User, owner_client: Client, stranger: User, url: str, form: Any, factory: Any, told: str
) -> None:
    theirs = factory.create(user=stranger, uuid=UUID, **{told: "Theirs"})
    send(owner_client, url, form())
    mine = type(theirs).objects.get(user=owner)
    theirs.refresh_from_db()
    assert (getattr(mine, told), getattr(theirs, told)) == (TYPED, "Theirs")


@pytest.mark.parametrize("what", ["sessions", "pain"])
@pytest.mark.parametrize("text", [*NO_IDS.values(), *ODD_IDS.values()][1:], ids=[*NO_IDS, *ODD_IDS][1:])
def test_an_address_with_an_odd_id_is_not_there(
    owner: User, owner_client: Client, what: str, text: str
) -> None:
    PainNoteFactory.create(user=owner, uuid=UUID)
    WorkoutSessionFactory.create(user=owner, uuid=UUID)
    for action in ("edit", "delete"):
        answer = owner_client.post(f"/{what}/{text}/{action}/", {"uuid": UUID})
        assert answer.status_code in ({400} if "\0" in text else {404})
    assert PainNote.objects.of(owner).exists()
    assert WorkoutSession.objects.of(owner).exists()


@pytest.mark.parametrize("text", ["curl\0", "CURL", "../curl", "<script>alert(1)</script>", "x" * 50_000, ""])
def test_an_exercise_that_is_not_there_is_told_and_the_rest_stays(owner_client: Client, text: str) -> None:
    page = assert_told(send(owner_client, SESSION_NEW, session(exercise=[text, "curl"])))
    assert "is no longer in the catalogue" in page
    assert (typed_again(page)["note"], typed_again(page)["curl-load"]) == (TYPED, "1")
    assert_nothing_stored()


@pytest.mark.parametrize("text", ["nowhere", "main\0", "MAIN", "<script>", "x" * 50_000, "", b"\xff"])
def test_a_routine_that_is_not_there_is_none(owner_client: Client, text: str | bytes) -> None:
    assert send(owner_client, SESSION_NEW, session(routine=text)).status_code == 302
    assert WorkoutSession.objects.get().routine is None


@pytest.mark.parametrize("text", NO_CHOICES.values(), ids=NO_CHOICES)
@pytest.mark.parametrize(
    ("url", "form", "field"),
    [
        (SESSION_NEW, session, "kind"),
        (SESSION_NEW, session, "curl-skipped"),
        (PAIN_NEW, pain, "place"),
        (PAIN_NEW, pain, "side"),
    ],
    ids=["kind", "skipped", "place", "side"],
)
def test_an_answer_that_was_not_offered_is_told(
    owner_client: Client, url: str, form: Any, field: str, text: str
) -> None:
    page = assert_told(send(owner_client, url, form() | {field: text}), field)
    assert TYPED in typed_again(page).values()
    assert_nothing_stored()


@pytest.mark.parametrize("text", [*WORDS.values(), *NO_IDS.values()], ids=[*WORDS, *NO_IDS])
def test_what_was_never_suggested_is_not_kept(owner_client: Client, text: str | bytes) -> None:
    assert send(owner_client, SESSION_NEW, session(advised=text)).status_code == 302
    assert set(ExerciseLog.objects.values_list("advised_rule", "advised_text")) == {("", "")}
    page = assert_told(send(owner_client, SESSION_NEW, session(advised=text, uuid="")))
    assert typed_again(page)["advised"] == ""


@pytest.mark.parametrize("text", [*WORDS.values(), *NO_IDS.values()], ids=[*WORDS, *NO_IDS])
def test_an_answer_about_an_exercise_that_is_not_there_is_nothing_to_us(
    owner_client: Client, text: str | bytes
) -> None:
    page = assert_told(send(owner_client, SESSION_NEW, session(heavier=[text, "curl"], uuid="")))
    assert form_data(page)["heavier"] == ["curl"]
    assert send(owner_client, SESSION_NEW, session(heavier=[text, text])).status_code == 302


# The shape of a form


def test_forty_one_exercises_are_one_too_many_and_none_is_lost_silently(owner_client: Client) -> None:
    slugs = [ExerciseFactory.create().slug for _ in range(41)]
    page = assert_told(send(owner_client, SESSION_NEW, session(exercise=slugs)))
    assert "A session holds at most 40 exercises." in page
    assert form_data(page)["exercise"] == slugs[:40]
    assert_nothing_stored()


def test_the_same_exercise_twice_is_one(owner_client: Client) -> None:
    send(owner_client, SESSION_NEW, session(exercise=["curl", "curl", "raise", "curl"]))
    assert list(ExerciseLog.objects.values_list("exercise", flat=True)) == ["curl", "raise"]


@pytest.mark.parametrize("field", sorted(session()))
def test_a_field_of_a_session_that_is_missing_breaks_nothing(owner_client: Client, field: str) -> None:
    data = session()
    del data[field]
    answer = send(owner_client, SESSION_NEW, data)
    assert answer.status_code == (200 if field in {"uuid", "performed_on", "kind"} else 302)
    assert WorkoutSession.objects.count() == (answer.status_code == 302)


@pytest.mark.parametrize("field", sorted(pain()))
def test_a_field_of_a_pain_note_that_is_missing_breaks_nothing(owner_client: Client, field: str) -> None:
    data = pain()
    del data[field]
    answer = send(owner_client, PAIN_NEW, data)
    assert answer.status_code == (302 if field in {"side", "text"} else 200)
    assert PainNote.objects.count() == (answer.status_code == 302)


@pytest.mark.parametrize("field", sorted(set(session()) - {"exercise"}))
def test_of_a_field_that_comes_twice_the_last_counts(owner_client: Client, field: str) -> None:
    data = session()
    data[field] = ["\0<script>alert(1)</script>", data[field]]
    assert send(owner_client, SESSION_NEW, data).status_code == 302
    assert WorkoutSession.objects.get().note == TYPED


@pytest.mark.parametrize(
    "name", ["note[]", "note[0]", "note[$ne]", "note.0", "NOTE", "user", "id", "deleted_at"]
)
def test_a_field_of_another_name_is_nothing_to_us(owner: User, owner_client: Client, name: str) -> None:
    send(owner_client, SESSION_NEW, session() | {name: "7"})
    stored = WorkoutSession.objects.get()
    assert (stored.note, stored.user, stored.deleted_at) == (TYPED, owner, None)


@pytest.mark.parametrize(("url", "form"), [(SESSION_NEW, session), (PAIN_NEW, pain)], ids=["session", "pain"])
def test_1001_fields_are_refused(owner_client: Client, url: str, form: Any) -> None:
    more = {f"x{number}": "1" for number in range(1001)}
    assert send(owner_client, url, form() | more).status_code == 400
    assert_nothing_stored()


@pytest.mark.parametrize(
    "text", ["", "0", "2", "-1", "NaN", "1_0", "1.0", "\uff11", "1\0", str(2**31), "9" * 5_000]
)
def test_a_version_that_was_tampered_with_overwrites_nothing(
    owner: User, owner_client: Client, text: str
) -> None:
    WorkoutSessionFactory.create(user=owner, uuid=UUID, note="Before")
    url = reverse("progress:session_edit", args=[UUID])
    page = assert_told(send(owner_client, url, session(version=text)))
    assert typed_again(page)["note"] == TYPED
    assert WorkoutSession.objects.get().note == "Before"


# Accounts


def give_password(client: Client) -> None:
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


@pytest.mark.parametrize("text", NO_EMAILS.values(), ids=NO_EMAILS)
def test_an_address_nobody_has_is_told_wherever_it_is_typed(
    client: Client, owner: User, owner_client: Client, settings: Settings, text: str | bytes
) -> None:
    settings.EMAIL_HOST = "mail.example.org"
    give_password(owner_client)
    assert_told(send(client, SIGN_UP, {"email": text, "password1": PASSWORD}), "email")
    assert_told(send(client, RESET, {"email": text}), "email")
    assert_told(send(owner_client, EMAIL, {"email": text, "action_add": ""}), "email")
    assert_told(send(client, LOGIN, {"login": text, "password": PASSWORD}))
    assert "_auth_user_id" not in client.session
    assert list(User.objects.values_list("email")) == [("owner@example.org",)]
    assert not EmailAddress.objects.exclude(email="owner@example.org").exists()


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (" New@Example.ORG ", "new@example.org"),
        ("o'brien+back@example.org", "o'brien+back@example.org"),
        ("new@exämple.org", "new@exämple.org"),
        ("new@[127.0.0.1]", "new@[127.0.0.1]"),
        ('"a,b"@example.org', '"a,b"@example.org'),
    ],
)
def test_an_address_of_an_odd_look_is_taken(
    client: Client, settings: Settings, typed: str, stored: str
) -> None:
    settings.EMAIL_HOST = "mail.example.org"
    send(client, SIGN_UP, {"email": typed, "password1": PASSWORD})
    assert User.objects.get().email == stored
    assert send(Client(), RESET, {"email": typed}).status_code == 302


@pytest.mark.parametrize("text", WORDS.values(), ids=WORDS)
def test_a_wrong_password_opens_nothing(client: Client, owner: User, text: str | bytes) -> None:
    answer = send(client, LOGIN, {"login": owner.email, "password": text})
    assert_told(answer)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("text", WORDS.values(), ids=WORDS)
def test_a_wrong_present_password_changes_nothing(
    owner: User, owner_client: Client, text: str | bytes
) -> None:
    new = "another quiet lamp"
    assert_told(
        send(owner_client, CHANGE_PASSWORD, {"oldpassword": text, "password1": new, "password2": new})
    )
    owner.refresh_from_db()
    assert owner.check_password(PASSWORD)


@pytest.mark.parametrize("text", ["", "short", "NUL in the middle\0", "password1234", "     ", "1" * 9])
def test_a_password_that_will_not_do_is_told(client: Client, text: str) -> None:
    page = assert_told(send(client, SIGN_UP, {"email": "new@example.org", "password1": text}), "password1")
    assert 'value="new@example.org"' in page
    assert not User.objects.exists()


@pytest.mark.parametrize(
    "text", ["🧘🏽‍♀️ a quiet lamp", " a quiet lamp ", "{{ 7*7 }}{{ 7*7 }}", "x" * 100_000, "ظهر גב ظهر גב"]
)
def test_a_password_of_any_script_opens_the_door_again(client: Client, text: str) -> None:
    send(client, SIGN_UP, {"email": "new@example.org", "password1": text})
    again = Client()
    send(again, LOGIN, {"login": "new@example.org", "password": text})
    assert "_auth_user_id" in again.session


@pytest.mark.parametrize("field", ["unit", "time_zone"])
@pytest.mark.parametrize("text", NO_CHOICES.values(), ids=NO_CHOICES)
def test_a_preference_that_was_not_offered_is_told(
    owner: User, owner_client: Client, field: str, text: str
) -> None:
    assert_told(send(owner_client, ME, {"unit": "lb", "time_zone": "Europe/Berlin", field: text}), field)
    owner.refresh_from_db()
    assert (owner.unit, owner.time_zone) == ("kg", "UTC")


@pytest.mark.parametrize("field", ["unit", "weekly_aim"])
@pytest.mark.parametrize("text", NO_NUMBERS)
def test_a_preference_that_is_asked_for_elsewhere_is_kept_or_refused_whole(
    owner: User, owner_client: Client, field: str, text: str
) -> None:
    answer = send(owner_client, reverse("accounts:preference"), {field: text})
    assert answer.status_code == 400
    owner.refresh_from_db()
    assert (owner.unit, owner.weekly_aim, owner.aim_asked) == ("kg", 2, False)


@pytest.mark.parametrize("field", ["unit", "time_zone"])
@pytest.mark.parametrize("text", WORDS.values(), ids=WORDS)
def test_a_guess_that_is_none_keeps_nobody_from_signing_up(
    client: Client, field: str, text: str | bytes
) -> None:
    answer = send(client, SIGN_UP, {"email": "new@example.org", "password1": PASSWORD, field: text})
    assert (answer.status_code, User.objects.count()) in {(302, 1), (200, 0)}
    assert not User.objects.exclude(unit="kg", time_zone="UTC").exists()


# Addresses


@pytest.mark.parametrize(
    "address",
    [
        "/history/?range=",
        "/history/curl/?range=",
        "/history/?first=",
        "/history/?last=2026-03-09&first=",
        "/history/curl/?last=",
        "/history/?routine=",
        "/pain/?page=",
        "/sessions/?page=",
        "/sessions/new/?routine=",
    ],
)
@pytest.mark.parametrize(
    "text",
    ["' OR 1=1 --", "%3Cscript%3Ealert(1)%3C/script%3E", "YEAR", "-1", "0", "1e9", "1_0", "%EF%BC%91", "[]"],
)
def test_a_question_in_an_address_that_means_nothing_is_as_good_as_none(
    owner: User, owner_client: Client, address: str, text: str
) -> None:
    answer = owner_client.get(address + text)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize("page", [LOGIN, SIGN_UP])
@pytest.mark.parametrize(
    "place",
    [
        "//evil.example/",
        "/\\evil.example/",
        "https:evil.example",
        "http:///evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "\t//evil.example",
        "https://testserver@evil.example/",
        "https://evil.example\\@testserver/",
        "//testserver.evil.example",
    ],
)
def test_one_is_never_led_to_another_site(client: Client, owner: User, page: str, place: str) -> None:
    told = {LOGIN: {"login": owner.email}, SIGN_UP: {"email": "new@example.org", "password1": PASSWORD}}
    answer = send(client, page, told[page] | {"password": PASSWORD, "next": place})
    assert answer.headers["Location"] == reverse("progress:today")


# Bringing data in, and deleting the account; files that will not do are in progress/takeout/


@pytest.mark.parametrize("uuid", NO_IDS.values(), ids=NO_IDS)
def test_an_id_of_a_file_that_is_none_brings_nothing_in(
    owner: User, owner_client: Client, uuid: str | bytes
) -> None:
    answer = send(owner_client, reverse("progress:data_import_confirm"), {"uuid": uuid})
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("progress:data_import"))
    assert not WorkoutSession.objects.of(owner).exists()


@pytest.mark.parametrize("text", [*NO_TEXTS.values(), *TEXTS.values()], ids=[*NO_TEXTS, *TEXTS])
def test_no_text_but_the_password_deletes_an_account(
    owner: User, owner_client: Client, text: str | bytes
) -> None:
    answer = send(owner_client, reverse("accounts:erase"), {"password": text})
    assert answer.status_code == 200
    assert "invalid-feedback" in answer.text
    assert User.objects.filter(pk=owner.pk).exists()


# What an editor types


def routine_form(**changes: Any) -> Fields:
    """A routine of one exercise; `entries_0_sets` stands for `entries-0-sets`."""
    entry = {"exercise": "curl", "order": "1", "sets": "2", "target": "10", "id": "", "routine": ""}
    formset = {"TOTAL_FORMS": "1", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "1000"}
    return {
        "name": "New",
        "slug": "new",
        "summary": "New.",
        "role": "other",
        "warm_up": "",
        **{f"entries-{name}": value for name, value in formset.items()},
        **{f"entries-0-{name}": value for name, value in entry.items()},
        **changes,
    }


def exercise_form(**changes: Any) -> Fields:
    texts = ["name", "summary", "cue", "set_up", "movement", "breathing", "faults", "easier", "harder"]
    return {
        **dict.fromkeys([*texts, "figure_start_alt", "figure_end_alt"], "Words"),
        "slug": "new",
        "position": "prone",
        "measure": "reps",
        "sides": "both",
        "cap_g": "1000",
        "min_days_at_load": "14",
        "raise_order": "1",
        **changes,
    }


def assert_told_editor(answer: HttpResponse) -> None:
    assert answer.status_code == 200
    assert 'class="errornote"' in answer.text
    assert "<script>alert" not in answer.text
    assert set(Exercise.objects.values_list("slug", flat=True)) == {"curl", "raise"}
    assert Routine.objects.count() == 1
    assert RoutineExercise.objects.count() == 2


@pytest.mark.parametrize("text", NO_NUMBERS.values(), ids=NO_NUMBERS)
def test_a_number_of_content_that_is_none_is_told(editor_client: Client, text: str) -> None:
    assert_told_editor(send(editor_client, f"{ADMIN}/exercise/add/", exercise_form(cap_g=text)))


@pytest.mark.parametrize("text", NO_NUMBERS.values(), ids=NO_NUMBERS)
def test_a_number_of_a_routine_that_is_none_is_told(editor_client: Client, text: str) -> None:
    data = routine_form() | {"entries-0-order": text}
    assert_told_editor(send(editor_client, f"{ADMIN}/routine/add/", data))


@pytest.mark.parametrize(
    "change",
    [
        {"name": "a\0b"},
        {"slug": "a\0b"},
        {"slug": "a b"},
        {"slug": "../../x"},
        {"slug": "ظهر"},
        {"slug": "x" * 51},
        {"name": "x" * 81},
        {"position": "x"},
        {"cap_g": "5001"},
        {"cap_g": "32768"},
        {"muscles": "\0"},
        {"muscles": ["nowhere", "a' OR '1'='1"]},
        {"equipment": b"\xff"},
        {"reviewed_on": "2026-02-30"},
        {"reviewed_on": "99999-01-01"},
        {"movement": ""},
        {"movement": "a\0b"},
    ],
    ids=str,
)
def test_content_that_will_not_do_is_told(editor_client: Client, change: Fields) -> None:
    assert_told_editor(send(editor_client, f"{ADMIN}/exercise/add/", exercise_form() | change))


@pytest.mark.parametrize(
    "change",
    [
        {"entries-0-exercise": "\0"},
        {"entries-0-exercise": "nowhere"},
        {"entries-0-id": "9" * 40},
        {"entries-0-id": "\0"},
        {"entries-0-routine": "nowhere"},
        {"entries-0-sets": "11"},
        {"entries-0-target": "3"},
        {"entries-TOTAL_FORMS": "x"},
        {"entries-TOTAL_FORMS": "9" * 5_000},
        {"entries-INITIAL_FORMS": "x"},
        {"entries-INITIAL_FORMS": "5"},
        {"entries-INITIAL_FORMS": "1"},
        {"role": "main", "is_published": "on"},
        {"role": "\0"},
        {"name": "x" * 81},
    ],
    ids=str,
)
def test_a_routine_that_will_not_do_is_told(editor_client: Client, change: Fields) -> None:
    assert_told_editor(send(editor_client, f"{ADMIN}/routine/add/", routine_form() | change))


def test_an_exercise_that_came_into_the_routine_meanwhile_is_told(editor_client: Client) -> None:
    answer = send(editor_client, f"{ADMIN}/routine/main/change/", routine_form())
    assert_told_editor(answer)
    assert "This exercise is already in the routine." in answer.text


@pytest.mark.parametrize(
    "text", [TEXTS["end of the field"], TEXTS["template"], TEXTS["right to left"], TEXTS["SQL"]]
)
def test_content_is_text_and_nothing_else(editor_client: Client, text: str) -> None:
    data = exercise_form(movement=text, summary=text, is_published="on")
    assert send(editor_client, f"{ADMIN}/exercise/add/", data).status_code == 302
    stored = Exercise.objects.get(slug="new")
    assert (stored.movement, stored.summary) == (text, text)
    for page in (
        stored.get_absolute_url(),
        f"{ADMIN}/exercise/new/change/",
        f"{ADMIN}/exercise/new/history/",
    ):
        assert "<script>alert" not in editor_client.get(page).text


@pytest.mark.parametrize(
    "question",
    [
        "q=%27%22%3C",
        "q=" + "x" * 3_000,
        "o=9999",
        "o=x",
        "p=" + "9" * 40,
        "p=x",
        "all=x",
        "is_published__exact=x",
        "position__exact=%FF",
        "cap_g__exact=" + "9" * 40,
        "muscles__slug__exact=x",
        "name__regex=(",
        "name__iregex=(a%2B)%2B",
        "reviewed_by__password=x",
        "_to_field=x",
    ],
)
def test_a_list_of_content_bears_any_question(editor_client: Client, question: str) -> None:
    assert editor_client.get(f"{ADMIN}/exercise/?{question}").status_code in {200, 302, 400}
