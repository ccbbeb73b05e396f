"""The rate limits tell a busy visitor from a database that is away."""

from unittest import mock

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from config.cache import RateLimits


@pytest.mark.django_db
def test_a_key_is_given_to_one_at_a_time() -> None:
    assert cache.add("turn", 1)
    assert not cache.add("turn", 1)
    cache.delete("turn")
    assert cache.add("turn", 1)


@pytest.mark.django_db
def test_a_key_that_others_take_and_give_back_again_and_again_is_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("config.cache.PATIENCE_S", 60)
    others_first = [False, False, False, True]
    with mock.patch.object(RateLimits, "_base_set", side_effect=others_first):
        assert cache.add("turn", 1)


@pytest.mark.django_db
def test_a_database_that_cannot_be_written_is_told() -> None:
    silent = mock.patch.object(RateLimits, "_base_set", return_value=False)
    with silent, pytest.raises(OperationalError, match="cannot be written"):
        cache.add("turn", 1)


@pytest.mark.django_db
def test_logging_in_while_the_database_is_locked_is_no_fault_of_the_visitors() -> None:
    client = Client(raise_request_exception=False)
    with mock.patch.object(RateLimits, "_base_set", return_value=False):
        answer = client.post(reverse("account_login"), {"login": "a@example.org", "password": "x" * 10})
    assert answer.status_code == 503
