"""Forms filled in by a machine that tries what nobody thought of.

`SOAK_EXAMPLES=1000` in the environment makes it that many of each form, another way every time.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from exercises.models import MAX_LOAD_G, Routine
from progress.models import ExerciseLog, OwnedWeight, PainNote, WorkoutSession
from tests.factories import PASSWORD, PainNoteFactory
from tests.hostile import UUID, Fields, send
from tests.html_form import form_data
from tests.test_hostile_forms import (
    ME,
    PAIN_NEW,
    SESSION_NEW,
    SIGN_UP,
    as_stored,
    pain,
    routine,  # noqa: F401  # a fixture
    session,
)

WEIGHTS = reverse("progress:weights")
SESSION_EDIT = reverse("progress:session_edit", args=[UUID])
PAIN_EDIT = reverse("progress:pain_note_edit", args=[UUID])
LONG_SOAK = os.environ.get("SOAK_EXAMPLES")
# In the suite the same every time; in the soak as chance will have it.
generated = settings(
    max_examples=int(LONG_SOAK or 60),
    derandomize=not LONG_SOAK,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

numberlike = st.one_of(
    st.integers().map(str),
    st.integers(0, 999).map(str),
    st.floats().map(str),
    st.decimals().map(str),
    st.from_regex(r"[0-9]{1,3}[.,][0-9]{1,3}", fullmatch=True),
    st.text(st.characters(categories=["Nd", "No", "Nl"]), min_size=1),
    st.text("0123456789+-.,_eExX \0", min_size=1),
    st.integers(4_000, 6_000).map(lambda digits: "9" * digits),
)
datelike = st.one_of(
    st.dates().map(str),
    st.datetimes().map(lambda moment: moment.isoformat(timespec="minutes")),
    st.from_regex(r"\d{4}-\d\d-\d\d(T\d\d:\d\d)?", fullmatch=True),
)
texts = st.one_of(st.text(max_size=40), st.text(min_size=1_990, max_size=2_010))
values = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=60),
    st.binary(max_size=40),
    numberlike,
    datelike,
    st.uuids().map(str),
    st.sampled_from(["", "on", "planned", "pain", "left", "curl", "raise", "low_back", "UTC", "kg", UUID]),
)
names = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["exercise", "curl-set3_both", "curl-skipped", "curl-pain_during", "raise-easier", "next"]
    ),
)


@st.composite
def forms(draw: st.DrawFn, valid: Callable[[], Fields], prose: str) -> Fields:
    """A form as it should be, but for some fields: others' values, missing, repeated, or made up."""
    data = valid()
    fields = st.sampled_from(sorted(data))
    if draw(st.booleans()):
        data |= draw(st.dictionaries(fields, values, max_size=3))
        data |= draw(st.dictionaries(fields, st.lists(values, max_size=3), max_size=1))
        for field in draw(st.lists(fields, max_size=2)):
            data.pop(field, None)
    data |= draw(st.dictionaries(names, values, max_size=2))
    if prose and draw(st.booleans()):
        data[prose] = draw(texts)
    return data


@contextmanager
def undone() -> Iterator[None]:
    """Every example starts from the same rows."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def last(data: Fields, field: str) -> str:
    """What counts of it, as it is read: bytes that are no UTF-8 leave a mark."""
    value = data.get(field, "")
    if isinstance(value, list):
        value = value[-1] if value else ""
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


def answer_to(client: Client, url: str, data: Fields) -> Any:
    answer = send(client, url, data)
    assert answer.status_code in {200, 302, 400, 403, 413, 429}
    return answer


def assert_still_there(answer: Any, data: Fields, *fields: str) -> None:
    shown = form_data(answer.text, "form" if answer.request["PATH_INFO"] == SIGN_UP else "session-form")
    for field in fields:
        assert as_stored(shown[field][0]) == as_stored(last(data, field))


def assert_shown_as_sent(client: Client, edit: str, data: Fields, fields: dict[str, str]) -> None:
    """The page for changing a row shows what was sent: `fields` are the names there and here."""
    shown = form_data(client.get(edit).text)
    for there, here in fields.items():
        assert shown.get(there, [""])[0] == as_stored(last(data, here))


@generated
@given(data=forms(session, "note"))
def test_a_session_is_stored_as_sent_or_asked_for_again(
    owner: User, owner_client: Client, data: Fields
) -> None:
    with undone():
        answer = answer_to(owner_client, SESSION_NEW, data)
        stored = WorkoutSession.objects.first()
        assert WorkoutSession.objects.count() == (answer.status_code == 302)
        if answer.status_code == 200:
            # What had not arrived with the page comes as the day has it.
            told = {"note", "performed_on"} if "kind" in data else {"note", "performed_on"} & data.keys()
            assert_still_there(answer, data, *told)
        elif stored:
            assert stored.user == owner
            names = ("note", "kind", "pain_before", "pain_after")
            edit = f"{answer.headers['Location']}edit/"
            assert_shown_as_sent(owner_client, edit, data, {name: name for name in names})
            assert_sets_as_sent(data)


def assert_sets_as_sent(data: Fields) -> None:
    log = ExerciseLog.objects.filter(exercise="curl").first()
    if log and not log.skipped:
        assert log.note == as_stored(last(data, "curl-note"))
        done = {row.number: row.done for row in log.sets.all()}
        sent = {number: last(data, f"curl-set{number}_both").strip() for number in (1, 2)}
        assert {number: done[number] for number in (1, 2) if number in done} == {
            number: int(text) for number, text in sent.items() if text
        }


@generated
@given(data=forms(lambda: session(version="1"), "note"))
def test_a_changed_session_is_stored_as_sent_or_asked_for_again(owner_client: Client, data: Fields) -> None:
    with undone():
        send(owner_client, SESSION_NEW, session(note="Before"))
        data = {name.replace("curl-", "log0-").replace("raise-", "log1-"): data[name] for name in data}
        answer = answer_to(owner_client, SESSION_EDIT, data)
        stored = WorkoutSession.objects.get()
        assert str(stored.uuid) == UUID
        assert ExerciseLog.objects.count() == 2
        if answer.status_code == 302:
            names = ("note", "kind", "pain_before", "pain_after", "pain_next", "log0-note")
            assert_shown_as_sent(owner_client, SESSION_EDIT, data, {name: name for name in names})
            assert stored.version == 2
        else:
            assert (stored.note, stored.version) == ("Before", 1)
        if answer.status_code == 200:
            assert_still_there(answer, data, "note", "performed_on")


PAIN_FIELDS = {name: name for name in ("pain", "place", "side", "text")}


@generated
@given(data=forms(pain, "text"))
def test_a_pain_note_is_stored_as_sent_or_asked_for_again(
    owner: User, owner_client: Client, data: Fields
) -> None:
    with undone():
        answer = answer_to(owner_client, PAIN_NEW, data)
        assert PainNote.objects.count() == (answer.status_code == 302)
        if answer.status_code == 200:
            assert_still_there(answer, data, "text", "felt_at")
        elif stored := PainNote.objects.first():
            assert stored.user == owner
            edit = reverse("progress:pain_note_edit", args=[stored.uuid])
            assert_shown_as_sent(owner_client, edit, data, PAIN_FIELDS)


@generated
@given(data=forms(pain, "text"))
def test_a_changed_pain_note_is_stored_as_sent_or_asked_for_again(
    owner: User, owner_client: Client, data: Fields
) -> None:
    with undone():
        PainNoteFactory.create(user=owner, uuid=UUID, text="Before")
        answer = answer_to(owner_client, PAIN_EDIT, data)
        stored = PainNote.objects.get()
        assert str(stored.uuid) == UUID
        if answer.status_code == 302:
            assert_shown_as_sent(owner_client, PAIN_EDIT, data, PAIN_FIELDS)
        else:
            assert (stored.text, stored.pain) == ("Before", 4)
        if answer.status_code == 200:
            assert_still_there(answer, data, "text", "felt_at")


@generated
@given(data=forms(lambda: {"load_g": "500", "another": "1,5"}, ""))
def test_weights_are_stored_as_sent_or_asked_for_again(
    owner: User, owner_client: Client, data: Fields
) -> None:
    with undone():
        answer = answer_to(owner_client, WEIGHTS, data)
        loads_g = OwnedWeight.objects.of(owner).loads_g()
        if answer.status_code == 302:
            assert all(0 < load_g <= MAX_LOAD_G for load_g in loads_g)
            assert bool(loads_g) == any(last(data, name).strip() for name in ("load_g", "another"))
        else:
            assert loads_g == []


@generated
@given(data=forms(lambda: {"unit": "lb", "time_zone": "Europe/Berlin"}, ""))
def test_preferences_are_stored_as_sent_or_asked_for_again(
    owner: User, owner_client: Client, data: Fields
) -> None:
    with undone():
        answer = answer_to(owner_client, ME, data)
        owner.refresh_from_db()
        told = (last(data, "unit"), last(data, "time_zone")) if answer.status_code == 302 else ("kg", "UTC")
        assert (owner.unit, owner.time_zone) == told


@generated
@given(
    data=forms(
        lambda: {"email": "new@example.org", "password1": PASSWORD, "unit": "lb", "time_zone": "Asia/Tokyo"},
        "",
    )
)
@pytest.mark.django_db
def test_signing_up_makes_the_account_that_was_asked_for_or_none(data: Fields) -> None:
    client = Client()
    with undone():
        answer = answer_to(client, SIGN_UP, data)
        assert User.objects.count() == (answer.status_code == 302)
        if answer.status_code == 200:
            assert_still_there(answer, data, "email")
        elif user := User.objects.first():
            assert user.email == last(data, "email").strip().lower()
            assert user.check_password(last(data, "password1"))


def test_the_form_that_is_filled_in_otherwise_is_a_good_one(owner_client: Client) -> None:
    """Else every example would be refused, and show nothing."""
    for url, data in ((SESSION_NEW, session()), (PAIN_NEW, pain())):
        assert send(owner_client, url, data).status_code == 302
    assert Routine.objects.get().entries.count() == ExerciseLog.objects.count()
