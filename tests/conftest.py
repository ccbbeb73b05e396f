"""The cast of every test: the owner, a stranger who must see nothing of the owner's, and an editor."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client

from accounts import mails
from accounts.models import User
from config.prepare import collect_static
from tests.factories import UserFactory


def pytest_sessionstart() -> None:
    """Pages name their files by hash, as in production. A test module that makes a page while it is
    imported reads those names once and for all, so they have to be there before the first is."""
    collect_static()


@pytest.fixture(autouse=True)
def fresh_rate_limits(request: pytest.FixtureRequest) -> None:
    """A rollback forgets them too; the flush after a transactional test does not know their table."""
    if {"transactional_db", "live_server"} & set(request.fixturenames):
        request.getfixturevalue("transactional_db")
        cache.clear()


class AtOnce:
    """Carries a mail while the answer waits, so that a test finds it in the box."""

    def submit(self, hand_over: Callable[..., None], *what: Any) -> None:
        hand_over(*what)


@pytest.fixture(autouse=True)
def mails_arrive_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mails, "CARRIERS", AtOnce())


@pytest.fixture
def today() -> date:
    return date(2026, 3, 14)


@pytest.fixture
def owner(db: None) -> User:
    return UserFactory.create(email="owner@example.org")


@pytest.fixture
def stranger(db: None) -> User:
    return UserFactory.create(email="stranger@example.org")


@pytest.fixture
def editor(db: None) -> User:
    user = UserFactory.create(email="editor@example.org")
    call_command("editor", user.email, verbosity=0)
    TOTP.activate(user, generate_totp_secret())
    user.refresh_from_db()
    return user


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def owner_client(owner: User) -> Client:
    return signed_in(owner)


@pytest.fixture
def stranger_client(stranger: User) -> Client:
    return signed_in(stranger)


@pytest.fixture
def editor_client(editor: User) -> Client:
    return signed_in(editor)
