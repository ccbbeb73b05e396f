"""What the forms of an account say of a field, in our words and beside it."""

import pytest
from django.test import Client
from django.urls import reverse

IN = ["account_change_password", "account_email", "account_reauthenticate"]
OUT = ["account_login", "account_signup"]


@pytest.mark.parametrize("name", [*IN, *OUT])
def test_a_field_left_empty_is_asked_for_kindly(owner_client: Client, client: Client, name: str) -> None:
    page = (owner_client if name in IN else client).post(reverse(name), {"action_add": ""}).text
    assert "Please fill this in." in page or "Type your password first." in page
    assert "This field is required" not in page
    # The browser would say it in its own words and look, and only of the first field.
    assert " novalidate>" in page


@pytest.mark.parametrize(("name", "field"), [("account_login", "login"), ("account_signup", "email")])
def test_what_is_no_address_is_told_how_one_looks(db: None, client: Client, name: str, field: str) -> None:
    page = client.post(reverse(name), {field: "owner at home"}).text
    assert "This is not an e-mail address yet: name@example.org." in page
    assert 'value="owner at home"' in page
