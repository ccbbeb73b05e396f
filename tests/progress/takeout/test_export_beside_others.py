"""The file shows one moment, whatever is saved while it is written; and nobody's saving waits for it."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from accounts.models import User
from progress.models import PainNote, WorkoutSession
from progress.takeout import export as exporting
from progress.takeout.one_moment import one_moment
from tests.factories import ExerciseLogFactory, PainNoteFactory, UserFactory, WorkoutSessionFactory
from tests.progress.takeout.person import NOW, catalogue, lead_a_life, told
from tests.progress.takeout.test_import import bring_in, taken_out

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def person(owner: User) -> User:
    catalogue()
    lead_a_life(owner)
    return owner


def elsewhere(happens: Callable[[], object]) -> None:
    """On a connection of its own, to its end."""
    caught: list[BaseException] = []

    def run() -> None:
        try:
            happens()
        except BaseException as error:
            caught.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert caught == []


def saved_before(section: str, happens: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    rows_of = exporting.rows_of

    def crossed(user: User, asked: Any) -> Any:
        if asked.name == section:
            elsewhere(happens)
        return rows_of(user, asked)

    monkeypatch.setattr(exporting, "rows_of", crossed)


def test_a_session_and_its_note_saved_meanwhile_stay_out_together(
    person: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = taken_out(person)

    def save() -> None:
        log = ExerciseLogFactory.create(session=WorkoutSessionFactory.create(user=person))
        PainNoteFactory.create(user=person, exercise_log=log, felt_at=NOW, text="too late")

    saved_before("pain_notes", save, monkeypatch)

    assert taken_out(person) == before
    assert PainNote.objects.filter(text="too late").exists()


def test_what_is_deleted_meanwhile_is_there_as_a_whole(person: User, monkeypatch: pytest.MonkeyPatch) -> None:
    before = taken_out(person)
    saved_before("sessions", lambda: PainNote.objects.of(person).delete(), monkeypatch)
    assert taken_out(person) == before
    assert not PainNote.objects.of(person).exists()


def test_settings_are_of_the_same_moment_and_not_of_when_the_page_was_asked_for(person: User) -> None:
    assert person.unit == "kg"  # changed since this was read
    assert told(taken_out(person))["preferences"]["unit"] == "lb"


def test_the_file_goes_in_again_though_something_was_saved_meanwhile(
    person: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved_before("pain_notes", lambda: WorkoutSession.objects.of(person).update(note="other"), monkeypatch)
    fresh = UserFactory.create()
    content = taken_out(person)
    bring_in(fresh, content)
    assert taken_out(fresh) == content


def test_afterwards_one_can_save_as_before(person: User) -> None:
    with one_moment():
        assert connection.in_atomic_block
        list(User.objects.all())
    with transaction.atomic():
        User.objects.update(unit="kg")
        assert User.objects.get(pk=person.pk).unit == "kg"
    if connection.vendor == "sqlite":
        assert connection.transaction_mode == "IMMEDIATE"  # type: ignore[attr-defined]


def test_a_moment_that_breaks_leaves_the_connection_as_it_was(person: User) -> None:
    def breaks() -> None:
        with one_moment():
            raise RuntimeError("broken")

    with pytest.raises(RuntimeError, match="broken"):
        breaks()
    test_afterwards_one_can_save_as_before(person)
