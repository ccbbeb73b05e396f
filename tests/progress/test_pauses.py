"""Planned pauses: said beforehand, changed, cancelled, and never held against anybody."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from progress.models import MAX_PAUSES, Pause
from progress.services import pauses as pause_services
from tests.conftest import signed_in
from tests.factories import PauseFactory
from tests.progress.reading import words

pytestmark = pytest.mark.usefixtures("noon")

URL = reverse("progress:pause_list")
UUID = "0b9d3d6e-4d0e-4d0e-8d0e-0b9d3d6e4d0e"


def sent(first: str, last: str) -> dict[str, str]:
    return {"uuid": UUID, "first_day": first, "last_day": last}


def pause(user: User, first: str, last: str) -> Pause:
    days = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    return PauseFactory.create(user=user, first_day=days[0], last_day=days[1])


def test_a_pause_is_planned_once_however_often_it_is_sent(owner: User, owner_client: Client) -> None:
    for _ in range(2):
        assert owner_client.post(URL, sent("2026-04-01", "2026-04-12")).status_code == 302
    planned = Pause.objects.get()
    assert (planned.user, planned.first_day, planned.last_day) == (
        owner,
        dt.date(2026, 4, 1),
        dt.date(2026, 4, 12),
    )
    assert "from 1 April to 12 April 2026 to come" in words(owner_client.get(URL))


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2026-04-02", "2026-04-01", "The last day is before the first."),
        ("", "2026-04-01", "Which day?"),
        ("2026-02-30", "2026-04-01", "Write the day as year-month-day, such as 2026-03-09."),
        ("1969-12-31", "2026-04-01", "Choose a day from 1970 to two years from now."),
        ("2026-04-01", "2028-03-16", "Choose a day from 1970 to two years from now."),
    ],
)
def test_days_that_make_no_sense_are_told_beside_their_field_and_stay(
    owner_client: Client, first: str, last: str, told: str
) -> None:
    page = owner_client.post(URL, sent(first, last))
    assert told in words(page)
    assert (page.context["form"]["first_day"].value(), page.context["form"]["last_day"].value()) == (
        first,
        last,
    )
    assert not Pause.objects.exists()


def test_the_furthest_day_ahead_can_still_be_planned(owner_client: Client) -> None:
    assert owner_client.post(URL, sent("2026-04-01", "2028-03-15")).status_code == 302


def test_a_pause_is_changed_and_cancelled(owner: User, owner_client: Client) -> None:
    planned = pause(owner, "2026-03-01", "2026-03-20")
    assert "from 1 March to 20 March 2026 now" in words(owner_client.get(URL))
    edit = reverse("progress:pause_edit", args=[planned.uuid])
    assert 'value="2026-03-20"' in owner_client.get(edit).text
    owner_client.post(edit, sent("2026-03-01", "2026-03-10"))
    planned.refresh_from_db()
    assert planned.last_day == dt.date(2026, 3, 10)
    assert "The last day is before the first." in words(
        owner_client.post(edit, sent("2026-03-11", "2026-03-10"))
    )
    answer = owner_client.post(reverse("progress:pause_cancel", args=[planned.uuid]), follow=True)
    assert "Cancelled: from 1 March to 10 March 2026." in answer.text
    assert not Pause.objects.exists()


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2026-03-15", "2026-03-20", "to come"),
        ("2026-03-14", "2026-03-20", "now"),
        ("2026-03-01", "2026-03-14", "now"),
        ("2026-03-01", "2026-03-13", ""),
    ],
)
def test_today_says_whether_a_pause_is_now_or_to_come(
    owner: User, owner_client: Client, first: str, last: str, told: str
) -> None:
    in_words = pause(owner, first, last).in_words
    assert f"{in_words} {told} Change or cancel".replace("  ", " ") in words(owner_client.get(URL))


def test_a_pause_that_is_cancelled_while_it_is_changed_is_not_there(
    owner: User, owner_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned = pause(owner, "2026-03-01", "2026-03-20")
    change = pause_services.change_pause

    def crossed(**told: Any) -> None:
        signed_in(owner).post(reverse("progress:pause_cancel", args=[planned.uuid]))
        change(**told)

    monkeypatch.setattr(pause_services, "change_pause", crossed)
    edit = reverse("progress:pause_edit", args=[planned.uuid])
    assert owner_client.post(edit, sent("2026-03-01", "2026-03-10")).status_code == 404
    assert not Pause.objects.exists()


def test_anothers_pause_is_not_there(owner: User, stranger_client: Client) -> None:
    planned = pause(owner, "2026-03-01", "2026-03-20")
    assert "March" not in words(stranger_client.get(URL))
    for name in ("pause_edit", "pause_cancel"):
        address = reverse(f"progress:{name}", args=[planned.uuid])
        assert stranger_client.post(address, sent("2026-01-01", "2026-01-02")).status_code == 404
    planned.refresh_from_db()
    assert planned.last_day == dt.date(2026, 3, 20)


def test_there_is_an_end_to_how_many_fit(owner: User, owner_client: Client) -> None:
    Pause.objects.bulk_create(
        PauseFactory.build(user=owner, first_day=dt.date(2026, 1, 1), last_day=dt.date(2026, 1, 1))
        for _ in range(MAX_PAUSES)
    )
    answer = owner_client.post(URL, sent("2026-04-01", "2026-04-02"), follow=True)
    assert "as many pauses as fit" in answer.text
    assert Pause.objects.count() == MAX_PAUSES


@pytest.mark.parametrize(
    ("first", "last", "in_words"),
    [
        ("2026-03-01", "2026-03-01", "on 1 March 2026"),
        ("2025-12-20", "2026-01-06", "from 20 December 2025 to 6 January 2026"),
    ],
)
def test_a_pause_is_told_in_as_few_words_as_it_takes(
    owner: User, first: str, last: str, in_words: str
) -> None:
    assert pause(owner, first, last).in_words == in_words
