"""One tap that turns the suggestions off, and on again."""

import pytest
from django.conf import settings
from django.shortcuts import resolve_url
from django.test import Client
from django.urls import reverse

from accounts.models import User

URL = reverse("accounts:advice_switch")


@pytest.mark.parametrize(
    ("was_on", "wanted", "is_on", "told"),
    [
        (True, "off", False, "Warning signs, severe pain and your safety answers still count."),
        (False, "off", False, "Suggestions are off."),
        (False, "on", True, "Suggestions are on."),
        (True, "on", True, "Suggestions are on."),
    ],
)
def test_it_is_as_i_want_it_and_says_so(
    owner: User, stranger: User, owner_client: Client, was_on: bool, wanted: str, is_on: bool, told: str
) -> None:
    User.objects.update(advice_on=was_on)
    answer = owner_client.post(URL, {"advice": wanted}, follow=True)
    assert answer.redirect_chain[0] == (resolve_url(settings.LOGIN_REDIRECT_URL), 302)
    assert told in answer.text
    owner.refresh_from_db()
    stranger.refresh_from_db()
    assert (owner.advice_on, stranger.advice_on) == (is_on, was_on)


@pytest.mark.parametrize("sent", [{}, {"advice": ""}, {"advice": "ON"}, {"advice": "off\0"}, {"advice": "1"}])
def test_another_word_is_refused_and_changes_nothing(
    owner: User, owner_client: Client, sent: dict[str, str]
) -> None:
    answer = owner_client.post(URL, sent)
    assert answer.status_code == 400
    assert "That could not be read" in answer.text
    owner.refresh_from_db()
    assert owner.advice_on
