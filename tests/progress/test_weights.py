"""The ankle weights I own."""

from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.shortcuts import resolve_url
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from progress.models import MAX_OWNED_WEIGHTS, OwnedWeight
from progress.services.weights import own_weights
from tests import html_form
from tests.factories import OwnedWeightFactory
from tests.hostile import NO_NUMBERS

URL = reverse("progress:weights")
MOST_QUERIES = 8


def owned(user: User) -> list[int]:
    return OwnedWeight.objects.of(user).loads_g()


def shown(client: Client, address: str = URL) -> list[str]:
    """The toggles in their order."""
    return labels(client.get(address))


def labels(answer: Any) -> list[str]:
    return [label for _, label in answer.context["form"].fields["load_g"].choices]


def form_data(page: str) -> dict[str, list[str]]:
    return html_form.form_data(page, "stack")


def ticked(page: str) -> list[str]:
    return form_data(page).get("load_g", [])


@pytest.mark.parametrize(
    ("unit", "picks"),
    [("kg", ["0.5 kg", "1 kg", "1.5 kg", "2 kg"]), ("lb", ["1 lb", "2 lb", "3 lb", "4 lb"])],
)
def test_offers_what_is_common_in_my_unit(
    owner: User, owner_client: Client, unit: str, picks: list[str]
) -> None:
    User.objects.filter(pk=owner.pk).update(unit=unit)
    page = owner_client.get(URL)
    assert labels(page) == picks
    assert ticked(page.text) == []
    assert f"Another weight, in {unit}" in page.text
    assert f"A pair sold as 2 {unit} is 1 {unit} on each ankle." in page.text


@pytest.mark.parametrize(("query", "back"), [("", URL), ("?back=today", f"{URL}?back=today")])
def test_the_unit_is_asked_with_the_weights(owner: User, owner_client: Client, query: str, back: str) -> None:
    page = owner_client.get(f"{URL}{query}").text
    assert f'name="next" value="{back}"' in page
    assert (
        '<button class="btn btn--quiet btn--flush" name="unit" value="lb">Mine are in pounds</button>' in page
    )
    answer = owner_client.post(reverse("accounts:preference"), {"unit": "lb", "next": back}, follow=True)
    assert answer.redirect_chain == [(back, 302)]
    assert labels(answer)[0] == "1 lb"
    assert "Mine are in kilograms" in answer.text


def test_says_that_it_goes_without_weights_until_there_are_some(owner: User, owner_client: Client) -> None:
    told = "No weights?"
    assert told in owner_client.get(URL).text
    OwnedWeightFactory.create(user=owner)
    assert told not in owner_client.get(URL).text


def test_stores_the_ticked_and_the_typed_and_says_so(owner: User, owner_client: Client) -> None:
    answer = owner_client.post(URL, {"load_g": ["500", "1000"], "another": "0,75"}, follow=True)
    assert answer.redirect_chain == [(URL, 302)]
    assert "<span>Saved.</span>" in answer.text
    assert owned(owner) == [500, 750, 1000]
    assert labels(answer) == ["0.5 kg", "0.75 kg", "1 kg", "1.5 kg", "2 kg"]
    assert ticked(answer.text) == ["500", "750", "1000"]


def test_what_is_no_longer_ticked_is_gone_and_the_rest_keeps_its_row(
    owner: User, owner_client: Client
) -> None:
    rows = {load_g: OwnedWeightFactory.create(user=owner, load_g=load_g) for load_g in (500, 750, 2000)}
    owner_client.post(URL, {"load_g": ["750", "1000"]})
    assert owned(owner) == [750, 1000]
    assert OwnedWeight.objects.get(load_g=750).uuid == rows[750].uuid


def test_sending_it_again_changes_nothing(owner: User, owner_client: Client) -> None:
    for _ in range(2):
        owner_client.post(URL, {"load_g": ["500"], "another": "0.5"})
        assert owned(owner) == [500]


def test_all_can_be_taken_off(owner: User, owner_client: Client) -> None:
    OwnedWeightFactory.create(user=owner)
    assert owner_client.post(URL, {"another": ""}).status_code == 302
    assert owned(owner) == []


def test_what_is_anothers_is_neither_shown_nor_changed(
    owner: User, stranger: User, owner_client: Client
) -> None:
    OwnedWeightFactory.create(user=stranger, load_g=4320)
    assert "4.32" not in owner_client.get(URL).text
    owner_client.post(URL, {"load_g": ["4320", "500"]})
    owner_client.post(URL, {"load_g": ["500"]})
    assert (owned(owner), owned(stranger)) == ([500], [4320])


@pytest.mark.parametrize(
    ("text", "unit", "load_g"),
    [
        ("0.01", "kg", 10),
        ("5", "kg", 5000),
        (" 1,25 ", "kg", 1250),
        ("0.01", "lb", 5),
        ("2.5", "lb", 1134),
        ("11.02", "lb", 4999),
    ],
)
def test_another_weight_is_typed_with_comma_or_point(
    owner: User, owner_client: Client, text: str, unit: str, load_g: int
) -> None:
    User.objects.filter(pk=owner.pk).update(unit=unit)
    owner_client.post(URL, {"another": text})
    assert owned(owner) == [load_g]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        *((text, "") for text in NO_NUMBERS.values()),
        ("1e4", "such as 0.5 or 1,5"),
        ("0", "above 0"),
        ("0.004", "above 0"),
        ("5.01", "At most 5 kg on one ankle"),
        ("9999", "halve it"),
    ],
    ids=[*NO_NUMBERS, "ten thousand", "nothing", "next to nothing", "a bit too much", "far too much"],
)
def test_what_is_no_weight_is_told_and_all_that_was_typed_stays(
    owner: User, owner_client: Client, text: str, told: str
) -> None:
    OwnedWeightFactory.create(user=owner, load_g=500)
    page = owner_client.post(URL, {"load_g": ["750", "2000"], "another": text})
    assert 'id="id_another_error"' in page.text
    assert told in page.text
    assert "Not saved yet" in page.text
    assert form_data(page.text)["another"] == [text.replace("\r\n", "\n")]
    assert ticked(page.text) == ["750", "2000"]
    assert "<b>5" not in page.text
    assert owned(owner) == [500]


@pytest.mark.parametrize(
    "value", ["0", "-5", "5001", "x", "", "1_000", "5.5", "\uff15", "\u00b2", "5\0", "9" * 99]
)
def test_a_toggle_that_was_tampered_with_is_told(owner: User, owner_client: Client, value: str) -> None:
    page = owner_client.post(URL, {"load_g": ["500", value], "another": "0.75"})
    assert "Choose among the weights shown" in page.text
    assert form_data(page.text)["another"] == ["0.75"]
    assert ticked(page.text) == ["500"]
    assert owned(owner) == []


def test_there_are_at_most_twenty(owner: User, owner_client: Client) -> None:
    many = [str(load_g) for load_g in range(100, 100 * (MAX_OWNED_WEIGHTS + 1), 100)]
    assert owner_client.post(URL, {"load_g": many}).status_code == 302
    assert len(owned(owner)) == MAX_OWNED_WEIGHTS

    page = owner_client.post(URL, {"load_g": many, "another": "4.5"}).text
    assert "At most 20 weights: take one off first." in page
    assert (ticked(page), form_data(page)["another"]) == (many, ["4.5"])
    assert len(owned(owner)) == MAX_OWNED_WEIGHTS

    owner_client.post(URL, {"load_g": many, "another": "2"})
    assert len(owned(owner)) == MAX_OWNED_WEIGHTS


def test_pounds_come_back_as_they_were_picked(owner: User, owner_client: Client) -> None:
    User.objects.filter(pk=owner.pk).update(unit="lb")
    owner_client.post(
        URL, form_data(owner_client.get(URL).text) | {"load_g": ["454", "1814"], "another": "5"}
    )
    assert owned(owner) == [454, 1814, 2268]
    page = owner_client.get(URL)
    assert labels(page) == ["1 lb", "2 lb", "3 lb", "4 lb", "5 lb"]
    assert ticked(page.text) == ["454", "1814", "2268"]


def test_another_unit_shows_what_i_own_beside_its_own_picks(owner: User, owner_client: Client) -> None:
    OwnedWeightFactory.create(user=owner, load_g=500)
    User.objects.filter(pk=owner.pk).update(unit="lb")
    assert shown(owner_client) == ["1 lb", "1.1 lb", "2 lb", "3 lb", "4 lb"]
    owner_client.post(URL, form_data(owner_client.get(URL).text))
    assert owned(owner) == [500]


def test_what_reads_alike_is_one_weight(owner: User, owner_client: Client) -> None:
    OwnedWeightFactory.create(user=owner, load_g=453)
    User.objects.filter(pk=owner.pk).update(unit="lb")
    assert shown(owner_client) == ["1 lb", "2 lb", "3 lb", "4 lb"]
    for sent in ({"load_g": ["453"], "another": "1"}, {"load_g": ["454"]}, {"another": "1,0"}):
        owner_client.post(URL, sent)
        assert owned(owner) == [453]


def test_who_comes_from_today_goes_back_there(owner_client: Client) -> None:
    sent = form_data(owner_client.get(f"{URL}?back=today").text)
    refused = owner_client.post(URL, sent | {"another": "x"}).text
    answer = owner_client.post(URL, form_data(refused) | {"another": ""})
    assert answer["Location"] == resolve_url(settings.LOGIN_REDIRECT_URL)


@pytest.mark.parametrize("back", ["https://evil.example", "//evil.example", "/me/", "today\0"])
def test_there_is_no_other_way_back(owner_client: Client, back: str) -> None:
    assert owner_client.post(URL, {"back": back})["Location"] == URL


def test_it_costs_the_same_however_many_there_are(owner: User, owner_client: Client) -> None:
    counts = []
    for many in (["500"], [str(load_g) for load_g in range(100, 2100, 100)], ["700"]):
        with CaptureQueriesContext(connection) as captured:
            owner_client.post(URL, {"load_g": many})
            owner_client.get(URL)
        counts.append(len(captured))
    assert len(owned(owner)) == 1
    assert max(counts) <= 2 * MOST_QUERIES


def test_a_second_device_waits_until_the_first_has_saved(owner: User) -> None:
    """Together they would keep what either had ticked."""
    with CaptureQueriesContext(connection) as queries:
        own_weights(user=owner, loads_g=[500])
    # SQLite lets one write at a time anyway.
    locks = [query for query in queries if "FOR UPDATE" in query["sql"]]
    assert len(locks) == (1 if connection.features.has_select_for_update else 0)
    assert owned(owner) == [500]
