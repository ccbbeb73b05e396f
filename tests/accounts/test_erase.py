"""An account is gone for good: rows, logins, tries, and the bytes on the disk."""

from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection, models
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from accounts import erasure
from accounts.models import User
from exercises.models import Exercise
from tests import test_pages
from tests.accounts.passkeys import make_passkey
from tests.factories import (
    PASSWORD,
    EditionFactory,
    ExerciseFactory,
    PainNoteFactory,
    RoutineExerciseFactory,
    SafetyQuestionFactory,
)
from tests.test_pages import OWNED, mark_every_word, of, own_rows, rows_of

ERASE = reverse("accounts:erase")
LOGIN = reverse("account_login")


def sent(client: Client, password: str = PASSWORD, **said: Any) -> Any:
    return client.post(ERASE, {"password": password}, **said)


@pytest.fixture
def life(owner: User) -> User:
    EditionFactory.create()
    SafetyQuestionFactory.create()
    own_rows(owner, RoutineExerciseFactory.create().exercise)
    make_passkey(owner)
    return owner


def test_nothing_of_the_user_is_left_and_nothing_of_others_is_touched(
    life: User, owner_client: Client, stranger: User, stranger_client: Client
) -> None:
    own_rows(stranger, Exercise.objects.get())
    before = rows_of(stranger)
    pk = life.pk
    assert all(of(life, model).exists() for model in OWNED)

    assert sent(owner_client).status_code == 302

    gone = User(pk=pk)
    assert [model.__name__ for model in OWNED if of(gone, model).exists()] == []
    assert rows_of(stranger) == before
    assert stranger_client.get(reverse("progress:session_list")).status_code == 200


def test_every_table_that_names_a_user_lets_go_by_itself() -> None:
    relations = User._meta.get_fields(include_hidden=True)
    held = [
        relation.related_model.__name__
        for relation in relations
        if isinstance(relation, models.ForeignObjectRel)
        and getattr(relation, "on_delete", None) not in (models.CASCADE, models.SET_NULL)
    ]
    # Django's own rows between a user and their groups and rights go with the user.
    assert len(relations) > 15
    assert held == []


def test_every_login_everywhere_ends_and_this_browser_forgets(life: User, owner_client: Client) -> None:
    phone = Client()
    phone.force_login(life)
    assert Session.objects.count() == 2

    answer = sent(owner_client)

    assert answer.headers["Location"] == reverse("landing")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert not UserSession.objects.exists()
    for client in (owner_client, phone):
        assert client.get(reverse("progress:session_list")).status_code == 302
    assert "all that was in it are gone" in owner_client.get(answer.headers["Location"]).text


@pytest.mark.parametrize("password", ["", "wrong", "a quiet green lamp "])
def test_without_the_password_nothing_goes(life: User, owner_client: Client, password: str) -> None:
    before = rows_of(life)
    answer = sent(owner_client, password)
    assert answer.status_code == 200
    assert 'id="error_' in answer.text or "invalid-feedback" in answer.text
    # The field is far below on a phone.
    assert "Nothing is deleted yet" in answer.text
    assert ("Type your password first." in answer.text) == (password == "")
    assert rows_of(life) == before
    assert "Clear-Site-Data" not in answer.headers


def test_looking_at_the_page_erases_nothing(life: User, owner_client: Client) -> None:
    assert "Nothing is deleted yet" not in owner_client.get(reverse("accounts:erase")).text
    before = rows_of(life)
    page = owner_client.get(ERASE).text
    assert rows_of(life) == before
    assert f'href="{reverse("progress:export")}"' in page


def test_guessing_the_password_there_is_held_back(life: User, owner_client: Client) -> None:
    answers = [sent(owner_client, f"guess number {number}") for number in range(11)]
    assert answers[-1].status_code == 429
    assert User.objects.filter(pk=life.pk).exists()


def test_who_has_no_password_is_asked_for_the_second_step(owner: User, owner_client: Client) -> None:
    make_passkey(owner)
    owner.set_unusable_password()
    owner.save()
    owner_client.force_login(owner)
    answer = owner_client.post(ERASE)
    assert answer.status_code == 302
    assert "/reauthenticate/" in answer.headers["Location"]
    assert User.objects.filter(pk=owner.pk).exists()


def test_one_cannot_sign_in_again_and_the_address_is_free(life: User, owner_client: Client) -> None:
    sent(owner_client)
    client = Client()
    answer = client.post(LOGIN, {"login": life.email, "password": PASSWORD})
    assert "do not go together" in answer.text

    client.post(reverse("account_signup"), {"email": life.email, "password1": PASSWORD})
    anew = User.objects.get(email=life.email)
    assert anew.pk != life.pk
    assert client.get(reverse("progress:session_list")).status_code == 200


def test_the_counts_of_ones_tries_go_and_those_of_the_network_stay(owner: User, owner_client: Client) -> None:
    for _ in range(3):
        Client().post(LOGIN, {"login": owner.email, "password": "wrong"})
    sent(owner_client, "wrong")
    before = counted()
    assert any(f":user:{owner.pk}" in key for key in before)

    sent(owner_client)

    left = [key for key in counted() if ":ip:" not in key]
    assert left == []
    assert [key for key in before if ":ip:" in key]
    assert cache.get("anything") is None


def counted() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM rate_limits")
        return [key for (key,) in cursor.fetchall()]


def test_what_an_editor_wrote_stays_without_their_name(editor: User, editor_client: Client) -> None:
    exercise = ExerciseFactory.create()
    editor_client.post(reverse("admin:exercises_exercise_changelist"))
    exercise.history.update(history_user=editor)
    edition = EditionFactory.create(published_by=editor)

    assert "You are the last who can edit" in editor_client.get(ERASE).text
    sent(editor_client)

    assert exercise.history.get().history_user is None
    edition.refresh_from_db()
    assert edition.published_by is None
    assert not Authenticator.objects.exists()


def test_an_editor_among_others_is_not_warned(editor: User, editor_client: Client, stranger: User) -> None:
    User.objects.filter(pk=stranger.pk).update(is_staff=True)
    assert "You are the last who can edit" not in editor_client.get(ERASE).text


def test_how_long_copies_are_kept_is_said_where_the_host_says_it(
    owner_client: Client, settings: Settings
) -> None:
    assert "Ask them how long they keep them" in owner_client.get(ERASE).text
    settings.BACKUPS_KEPT_DAYS = 30
    assert "for up to 30 days from now" in owner_client.get(ERASE).text


def test_bytes_that_cannot_be_overwritten_at_once_are_told(
    life: User, owner_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(erasure, "overwrite_deleted", lambda: False)
    answer = sent(owner_client)
    assert "when this site is next started" in owner_client.get(answer.headers["Location"]).text
    assert not User.objects.filter(pk=life.pk).exists()


# The bytes. In a database file of its own kind, with the settings of production.

FIRST, SECOND = "qzvkwordofthefirst", "qzvkwordofthesecond"


def files_with(*words: str) -> set[str]:
    """The files of the database in which one of the words stands, whatever they are."""
    folder = Path(str(connection.settings_dict["NAME"])).parent
    return {
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(word.encode() in path.read_bytes() for word in words)
    }


def fill_what_is_no_text(owner: User) -> None:
    """JSON and bytes, also such as are too long for one page of the file."""
    long = f"{SECOND} " * 2000
    of(owner, apps.get_model("progress", "PendingImport")).update(
        content=long.encode(), summary={"unknown": [long]}
    )
    of(owner, apps.get_model("progress", "ReportLink")).update(notes=[SECOND])
    of(owner, apps.get_model("progress", "Acceptance")).update(edition=None, elsewhere={"texts": long})
    of(owner, apps.get_model("progress", "PainNote")).update(text=long[:2000])


# PostgreSQL overwrites in its own time.
if connection.vendor == "sqlite":

    @pytest.mark.django_db(transaction=True)
    def test_no_byte_of_a_word_is_left_in_the_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete")
            assert cursor.fetchone() == (1,)
        owner = User.objects.create_user("qzvk@example.org", PASSWORD)
        EditionFactory.create()
        SafetyQuestionFactory.create()
        own_rows(owner, RoutineExerciseFactory.create().exercise)
        make_passkey(owner)
        for _ in range(300):
            PainNoteFactory.create(user=owner)
        # Twice: what stood there before a change must go too.
        for word in (FIRST, SECOND):
            monkeypatch.setattr(test_pages, "MARKER", word)
            mark_every_word(owner)
        fill_what_is_no_text(owner)
        client = Client()
        client.force_login(owner)
        session = client.session
        session["word"] = SECOND
        session.save()
        assert files_with(FIRST)
        assert files_with(SECOND)

        password = "qzvk another green lamp"
        owner.refresh_from_db()
        owner.set_password(password)
        owner.save()
        client.force_login(owner)
        EmailAddress.objects.filter(user=owner).update(email=owner.email)
        answer = sent(client, password)

        assert answer.status_code == 302
        assert not User.objects.exists()
        assert files_with(FIRST, SECOND, "qzvk") == set()
