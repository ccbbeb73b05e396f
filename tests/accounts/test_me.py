"""My own settings."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from accounts.models import User
from exercises.models import Routine
from tests.factories import RoutineFactory
from tests.html_form import form_data

URL = reverse("accounts:me")


def test_shows_who_i_am_and_how_i_like_things(owner_client: Client, owner: User) -> None:
    page = owner_client.get(URL).text
    assert f"Signed in as {owner.email}" in page
    assert '<option value="UTC" selected>' in page
    assert page.count('aria-current="page"') == 1


def test_saves_unit_and_time_zone_and_says_so(owner_client: Client, owner: User) -> None:
    sent = form_data(owner_client.get(URL).text, "form") | {"unit": "lb", "time_zone": "Europe/Berlin"}
    page = owner_client.post(URL, sent, follow=True).text
    owner.refresh_from_db()
    assert (owner.unit, owner.time_zone) == ("lb", "Europe/Berlin")
    assert "<span>Saved.</span>" in page


def test_saves_the_timers_of_the_mat(owner_client: Client, owner: User) -> None:
    sent = form_data(owner_client.get(URL).text, "form")
    assert (sent["rest_s"], sent["switch_s"], sent["warm_up_on"]) == (["60"], ["5"], ["on"])
    owner_client.post(URL, sent | {"rest_s": "0", "switch_s": "8", "warm_up_on": []})
    owner.refresh_from_db()
    assert (owner.rest_s, owner.switch_s, owner.warm_up_on) == (0, 8, False)


def test_saves_how_many_sessions_a_week_i_aim_for(owner_client: Client, owner: User) -> None:
    page = owner_client.get(URL).text
    assert "Sessions a week I aim for" in page
    sent = form_data(page, "form")
    assert sent["weekly_aim"] == ["2"]
    owner_client.post(URL, sent | {"weekly_aim": "3"})
    owner.refresh_from_db()
    assert (owner.weekly_aim, owner.aim_asked) == (3, True)
    refused = owner_client.post(URL, sent | {"weekly_aim": "8"}).text
    owner.refresh_from_db()
    assert owner.weekly_aim == 3
    assert 'id="id_weekly_aim_error"' in refused
    assert 'value="8"' in refused


def test_suggestions_are_on_until_i_take_the_tick_away(owner_client: Client, owner: User) -> None:
    sent = form_data(owner_client.get(URL).text, "form")
    assert sent["advice_on"] == ["on"]
    for tick, advice_on in (([], False), (["on"], True)):
        owner_client.post(URL, sent | {"advice_on": tick})
        owner.refresh_from_db()
        assert owner.advice_on is advice_on


def test_refuses_a_zone_that_does_not_exist(owner_client: Client, owner: User) -> None:
    page = owner_client.post(URL, {"unit": "lb", "time_zone": "Mars/Olympus"}).text
    owner.refresh_from_db()
    assert (owner.unit, owner.time_zone) == ("kg", "UTC")
    assert 'id="id_time_zone_error"' in page


def test_only_an_editor_is_led_to_the_content(owner_client: Client, editor_client: Client) -> None:
    link = f'href="{reverse("admin:index")}"'
    assert link in editor_client.get(URL).text
    assert link not in owner_client.get(URL).text


def test_leads_to_the_weights_i_own(owner_client: Client) -> None:
    link = rf'<a href="{reverse("progress:weights")}">\s*<svg[^>]*>.*?</svg>\s*My ankle weights</a>'
    assert re.search(link, owner_client.get(URL).text, re.DOTALL)


def routine_form(page: str) -> str:
    return page.partition(f'action="{reverse("accounts:preference")}"')[2].partition("</form>")[0]


@pytest.mark.parametrize(
    ("own", "chosen"), [("", "The main one"), ("stretch", "A long stretch"), ("gone", "The main one")]
)
def test_names_the_routine_that_today_goes_by(
    owner_client: Client, owner: User, own: str, chosen: str
) -> None:
    RoutineFactory.create(slug="stretch", name="A long stretch")
    RoutineFactory.create(slug="draft", name="A draft", is_published=False)
    RoutineFactory.create(slug="main", name="The main one", role=Routine.Role.MAIN)
    User.objects.filter(pk=owner.pk).update(routine=own)
    form = routine_form(owner_client.get(URL).text)
    assert re.findall(r">([^<]+)</label>", form) == ["The main one", "A long stretch"]
    assert re.findall(r" checked>\s*<label[^>]*>([^<]+)<", form) == [chosen]


def test_takes_another_routine_and_the_main_one_again(owner_client: Client, owner: User) -> None:
    RoutineFactory.create(slug="stretch", name="A long stretch")
    RoutineFactory.create(slug="main", name="The main one", role=Routine.Role.MAIN)
    for name, own in (("A long stretch", "stretch"), ("The main one", "")):
        form = routine_form(owner_client.get(URL).text)
        [value] = re.findall(rf'value="([^"]*)"[^>]*>\s*<label[^>]*>{name}<', form)
        answer = owner_client.post(reverse("accounts:preference"), {"routine": value}, follow=True)
        owner.refresh_from_db()
        assert owner.routine == value == own
        assert answer.redirect_chain == [(URL, 302)]
        assert re.search(rf" checked>\s*<label[^>]*>{name}<", answer.text)


def test_where_there_is_one_routine_nobody_is_asked_which(owner_client: Client) -> None:
    RoutineFactory.create(role=Routine.Role.MAIN)
    assert routine_form(owner_client.get(URL).text) == ""


def test_leads_to_all_that_keeps_the_account_safe(owner_client: Client) -> None:
    page = owner_client.get(URL).text
    for name in ("account_change_password", "account_email", "mfa_index", "accounts:device_list"):
        assert f'href="{reverse(name)}"' in page


@pytest.mark.parametrize(
    ("host", "is_confirmed", "offered"),
    [("", False, False), ("mail.example.org", False, True), ("mail.example.org", True, False)],
)
def test_offers_to_confirm_the_address_where_mail_can_bring_a_code(
    owner_client: Client, owner: User, settings: Settings, host: str, is_confirmed: bool, offered: bool
) -> None:
    settings.EMAIL_HOST = host
    EmailAddress.objects.create(user=owner, email=owner.email, primary=True, verified=is_confirmed)
    assert ('name="action_send"' in owner_client.get(URL).text) is offered
