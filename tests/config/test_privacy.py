"""The page that says who can see what."""

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

pytestmark = pytest.mark.django_db
URL = reverse("privacy")


def test_everyone_can_read_it_and_the_foot_of_every_page_leads_there(client: Client) -> None:
    assert "The person who runs this installation" in client.get(URL).text
    assert f'href="{URL}">Privacy</a>' in client.get("/").text


def test_it_names_all_that_the_scripts_keep_in_the_browser(client: Client) -> None:
    scripts = sorted((settings.BASE_DIR / "static" / "js").rglob("*.js"))
    keeping = {one.name for one in scripts if "localStorage" in one.read_text(encoding="utf-8")}
    assert keeping == {"queue.js", "sound.js"}
    page = client.get(URL).text
    assert "the sets that could not be sent yet" in page
    assert "Which sounds of the mat you switched on or off" in page


def test_it_says_how_long_one_can_bring_back_what_was_deleted(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "can be brought back for seven days; then it is gone" in client.get(URL).text
    monkeypatch.setattr("config.context.DAYS_TO_UNDO", 14)
    assert "can be brought back for 14 days; then it is gone" in client.get(URL).text


def test_it_says_what_is_kept_of_a_login(client: Client) -> None:
    kept = {field.name for field in UserSession._meta.fields}
    assert kept == {"id", "user", "created_at", "ip", "last_seen_at", "session_key", "user_agent", "data"}
    assert "the kind of browser, its address in the network and when it was" in client.get(URL).text


def test_it_says_what_this_installation_does_about_mail(client: Client, settings: Settings) -> None:
    assert "sends no e-mail at all" in client.get(URL).text
    settings.EMAIL_HOST = "mail.example.org"
    page = client.get(URL).text
    assert "sends no e-mail at all" not in page
    assert "only about your account" in page


def test_who_is_signed_in_is_led_to_taking_it_along(client: Client, owner_client: Client) -> None:
    for name in ("progress:export", "accounts:erase"):
        link = f'href="{reverse(name)}"'
        assert link in owner_client.get(URL).text
        assert link not in client.get(URL).text
