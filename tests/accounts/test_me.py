"""My own settings."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from accounts.models import User

URL = reverse("accounts:me")


def test_shows_who_i_am_and_how_i_like_things(owner_client: Client, owner: User) -> None:
    page = owner_client.get(URL).text
    assert f"Signed in as {owner.email}" in page
    assert '<option value="UTC" selected>' in page
    assert page.count('aria-current="page"') == 1


def test_saves_unit_and_time_zone_and_says_so(owner_client: Client, owner: User) -> None:
    page = owner_client.post(URL, {"unit": "lb", "time_zone": "Europe/Berlin"}, follow=True).text
    owner.refresh_from_db()
    assert (owner.unit, owner.time_zone) == ("lb", "Europe/Berlin")
    assert "<span>Saved.</span>" in page


def test_refuses_a_zone_that_does_not_exist(owner_client: Client, owner: User) -> None:
    page = owner_client.post(URL, {"unit": "lb", "time_zone": "Mars/Olympus"}).text
    owner.refresh_from_db()
    assert (owner.unit, owner.time_zone) == ("kg", "UTC")
    assert 'id="id_time_zone_error"' in page


def test_only_an_editor_is_led_to_the_content(owner_client: Client, editor_client: Client) -> None:
    link = f'href="{reverse("admin:index")}"'
    assert link in editor_client.get(URL).text
    assert link not in owner_client.get(URL).text


@pytest.mark.parametrize(("host", "offered"), [("", False), ("mail.example.org", True)])
def test_the_address_can_be_changed_where_mail_can_confirm_it(
    owner_client: Client, settings: Settings, host: str, offered: bool
) -> None:
    settings.EMAIL_HOST = host
    assert (f'href="{reverse("account_email")}"' in owner_client.get(URL).text) is offered
