"""The page for somebody who has tried too often."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import PASSWORD


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("account_login", {"login": "nobody{}@example.org", "password": PASSWORD}),
        ("account_signup", {"email": "new{}", "password1": PASSWORD}),
        ("account_reset_password", {"email": "nobody{}@example.org"}),
    ],
)
def test_trying_too_often_is_answered_with_our_page(name: str, sent: dict[str, str]) -> None:
    client = Client()
    answers = [
        client.post(reverse(name), {key: value.format(number) for key, value in sent.items()})
        for number in range(40)
    ]

    assert answers[0].status_code != 429
    assert answers[-1].status_code == 429
    assert "Let us take a short break" in answers[-1].text
    assert answers[-1].headers["Retry-After"] == "60"
