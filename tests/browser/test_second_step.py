"""Two-factor login as it is lived: an app's code, and a passkey that the device makes and gives."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from tests.accounts.passkeys import make_passkey
from tests.accounts.second_step import code_of
from tests.browser.conftest import axe
from tests.factories import PASSWORD

SignIn = Callable[[User], None]


@pytest.fixture(autouse=True)
def rows(transactional_db: None) -> None:
    pass


@pytest.fixture
def fingerprint_reader(context: BrowserContext, page: Page) -> Any:
    """A device that makes passkeys and says yes at once."""
    devices = context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return devices


def give_password(page: Page) -> None:
    expect(page.get_by_role("heading", name="Is it you?")).to_be_visible()
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()


def log_in(page: Page, user: User) -> None:
    page.goto(reverse("account_login"))
    page.get_by_label("E-mail").fill(user.email)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()


def log_out(page: Page) -> None:
    page.goto(reverse("accounts:me"))
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_text("You are logged out.")).to_be_visible()


def test_an_app_is_set_up_and_its_code_asked_for(page: Page, owner: User, sign_in: SignIn) -> None:
    sign_in(owner)
    page.goto(reverse("mfa_index"))
    page.get_by_role("link", name="Set it up").click()
    give_password(page)
    picture = page.get_by_role("img", name="QR code for an authenticator app")
    picture.evaluate("image => image.decode()")  # fails where there is nothing to see
    secret = page.locator("code").inner_text()
    page.get_by_label("Code").fill(code_of(secret))
    page.get_by_role("button", name="Turn it on").click()
    expect(page.get_by_text("Your app is set up.")).to_be_visible()
    expect(page.locator("code")).to_have_count(10)

    log_out(page)
    log_in(page, owner)
    expect(page.get_by_role("heading", name="The second step")).to_be_visible()
    page.get_by_label("Code").fill(code_of(secret, nth=2))
    page.get_by_role("button", name="Log in", exact=True).click()
    page.wait_for_url(f"**{reverse('progress:welcome')}")


@pytest.mark.usefixtures("fingerprint_reader")
def test_a_passkey_is_added_logs_in_alone_and_is_a_second_step(
    page: Page, owner: User, sign_in: SignIn
) -> None:
    sign_in(owner)
    page.goto(reverse("mfa_add_webauthn"))
    give_password(page)
    page.get_by_label("Name of this passkey").fill("Blue key")
    page.get_by_role("button", name="Add this device").click()
    expect(page.get_by_text("Your passkey is ready.")).to_be_visible()
    assert {row.type for row in Authenticator.objects.filter(user=owner)} == {"webauthn", "recovery_codes"}

    log_out(page)
    page.goto(reverse("account_login"))
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(f"**{reverse('progress:welcome')}")

    log_out(page)
    log_in(page, owner)
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(f"**{reverse('progress:welcome')}")

    page.goto(reverse("mfa_view_recovery_codes"))
    page.get_by_role("link", name="A passkey").click()
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.locator("code")).to_have_count(10)


@pytest.mark.usefixtures("fingerprint_reader")
def test_a_device_without_a_passkey_is_told_and_the_password_still_works(page: Page, owner: User) -> None:
    page.goto(reverse("account_login"))
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_text("Your device gave no passkey.")).to_be_visible(timeout=30_000)
    log_in(page, owner)
    page.wait_for_url(f"**{reverse('progress:welcome')}")


def test_a_browser_that_knows_no_passkeys_is_not_offered_one(
    page: Page, owner: User, sign_in: SignIn
) -> None:
    page.add_init_script("delete window.PublicKeyCredential")
    page.goto(reverse("account_login"))
    expect(page.get_by_role("button", name="Log in", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Use a passkey")).to_be_hidden()
    sign_in(owner)
    page.goto(reverse("mfa_add_webauthn"))
    give_password(page)
    expect(page.get_by_text("This browser cannot make passkeys here.")).to_be_visible()
    expect(page.get_by_role("button", name="Add this device")).to_be_hidden()


def test_the_pages_of_two_factor_login_are_clean_on_every_screen(
    screen: Page, owner: User, sign_in: SignIn
) -> None:
    key = make_passkey(owner)
    sign_in(owner)
    screen.goto(reverse("mfa_generate_recovery_codes"))
    assert axe(screen) == []
    give_password(screen)
    screen.get_by_role("button", name="Make new ones").click()
    names = [
        "mfa_view_recovery_codes", "mfa_index", "mfa_activate_totp", "mfa_add_webauthn",
        "mfa_list_webauthn", "accounts:device_list", "account_email", "accounts:me",
    ]  # fmt: skip
    for address in [*map(reverse, names), reverse("mfa_remove_webauthn", args=[key.pk])]:
        screen.goto(address)
        assert axe(screen) == [], address
        assert screen.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address
