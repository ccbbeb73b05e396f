"""Correcting a session: what is not touched stays as it was, to the gram."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from exercises.models import Sides
from progress.models import ExerciseLog, SetLog, WorkoutSession
from tests.factories import ExerciseLogFactory, SetLogFactory
from tests.html_form import form_data


@pytest.fixture
def log(owner: User) -> ExerciseLog:
    """Two sets of both legs with 454 g, which neither kilograms nor two decimals show exactly."""
    log = ExerciseLogFactory.create(session__user=owner, session__note="Kept.", session__pain_next=2)
    ExerciseLog.objects.update(load_left_g=454, load_right_g=454, done_left=9, done_right=9)
    for number, done in ((1, 10), (2, 9)):
        SetLogFactory.create(log=log, number=number, load_g=454, done=done)
    return log


def address(log: ExerciseLog) -> str:
    return reverse("progress:session_edit", args=[log.session.uuid])


def send(client: Client, log: ExerciseLog, **changes: Any) -> Any:
    data = form_data(client.get(address(log)).text)
    return client.post(
        address(log), data | {name.replace("__", "-"): value for name, value in changes.items()}
    )


def told(log: ExerciseLog) -> dict[str, Any]:
    kept = {"version", "revision", "uuid"}
    rows = [WorkoutSession.objects.get(), ExerciseLog.objects.get(), *SetLog.objects.filter(undone=False)]
    return {
        f"{type(row).__name__} {row.pk} {field.name}": getattr(row, field.attname)
        for row in rows
        for field in row._meta.concrete_fields
        if field.name not in kept
    }


@pytest.mark.parametrize(("unit", "shown"), [("kg", "0.45"), ("lb", "1")])
def test_sending_the_page_untouched_changes_nothing_in_either_unit(
    owner_client: Client, log: ExerciseLog, unit: str, shown: str
) -> None:
    User.objects.update(unit=unit)
    before = told(log)
    assert form_data(owner_client.get(address(log)).text)["log0-load"] == [shown]
    answer = send(owner_client, log)
    assert answer.headers["Location"] == log.session.get_absolute_url()
    assert told(log) == before


def test_changing_a_note_keeps_the_grams(owner_client: Client, log: ExerciseLog) -> None:
    send(owner_client, log, note="Corrected.")
    assert WorkoutSession.objects.get().note == "Corrected."
    assert set(SetLog.objects.values_list("load_g", flat=True)) == {454}


def test_a_new_load_goes_to_every_set(owner_client: Client, log: ExerciseLog) -> None:
    send(owner_client, log, log0__load="0,5")
    log.refresh_from_db()
    assert (log.load_left_g, log.load_right_g) == (500, 500)
    assert set(SetLog.objects.values_list("load_g", flat=True)) == {500}


def test_a_load_of_its_own_for_the_right_ankle_tells_the_sets_apart(
    owner_client: Client, log: ExerciseLog
) -> None:
    send(owner_client, log, log0__load_right="1")
    rows = SetLog.objects.filter(undone=False).values_list("number", "side", "load_g", "done")
    assert list(rows) == [
        (1, "left", 454, 10),
        (1, "right", 1000, 10),
        (2, "left", 454, 9),
        (2, "right", 1000, 9),
    ]
    before = told(log)
    send(owner_client, log)
    assert told(log) == before


def test_loads_that_rose_from_set_to_set_stay_when_a_number_is_corrected(
    owner_client: Client, log: ExerciseLog
) -> None:
    SetLog.objects.filter(number=1).update(load_g=250)
    send(owner_client, log, log0__set2_both="8")
    rows = SetLog.objects.values_list("number", "load_g", "done")
    assert list(rows) == [(1, 250, 10), (2, 454, 8)]


def test_a_number_taken_away_takes_the_set_back_and_the_extra_row_adds_one(
    owner_client: Client, log: ExerciseLog
) -> None:
    send(owner_client, log, log0__set2_both="", log0__set3_both="5")
    rows = SetLog.objects.values_list("number", "done", "undone", "load_g")
    assert list(rows) == [(1, 10, False, 454), (2, 9, True, 454), (3, 5, False, 454)]
    log.refresh_from_db()
    assert log.done_left == 0


def test_pain_of_the_next_morning_can_be_added(owner_client: Client, log: ExerciseLog) -> None:
    send(owner_client, log, pain_next="7", performed_on="2026-03-08")
    session = WorkoutSession.objects.get()
    assert (session.pain_next, session.performed_on, session.version) == (7, dt.date(2026, 3, 8), 2)


def test_marking_as_skipped_with_the_numbers_untouched_takes_the_sets_back(
    owner_client: Client, log: ExerciseLog
) -> None:
    send(owner_client, log, log0__skipped="time")
    log.refresh_from_db()
    assert (log.skipped, log.load_left_g, SetLog.objects.filter(undone=False).count()) == ("time", None, 0)


def test_what_was_stopped_early_stays_so_when_something_else_is_corrected(
    owner_client: Client, log: ExerciseLog
) -> None:
    ExerciseLog.objects.update(skipped="time")
    send(owner_client, log, note="Corrected.")
    assert SetLog.objects.filter(undone=False).count() == 2


def test_left_and_right_keep_their_own_numbers(owner_client: Client, owner: User) -> None:
    log = ExerciseLogFactory.create(session__user=owner, exercise__sides=Sides.ALTERNATING)
    for side, done in (("left", 8), ("right", 6)):
        SetLogFactory.create(log=log, side=side, done=done)
    ExerciseLog.objects.update(sets_planned=1, done_left=8, done_right=6)
    before = told(log)
    send(owner_client, log)
    assert told(log) == before


def test_something_refused_writes_nothing_and_keeps_what_was_typed(
    owner_client: Client, log: ExerciseLog
) -> None:
    before = told(log)
    page = send(owner_client, log, log0__load="9", note="Typed.").text
    assert "At most 5 kg on one ankle" in page
    assert form_data(page)["note"] == ["Typed."]
    assert told(log) == before


def test_an_edit_of_a_version_that_is_no_longer_there_writes_nothing(
    owner_client: Client, log: ExerciseLog
) -> None:
    before = told(log)
    for version in ("0", "2", "", "-1", "9" * 30):
        assert send(owner_client, log, version=version, note="Stale.").status_code == 200, version
    assert told(log) == before


def test_a_log_known_by_its_name_only_can_be_corrected(owner_client: Client, log: ExerciseLog) -> None:
    ExerciseLog.objects.update(exercise=None, name="Rowing elsewhere")
    send(owner_client, log, log0__note="Found it.")
    log.refresh_from_db()
    assert (log.exercise, log.name, log.note) == (None, "Rowing elsewhere", "Found it.")
