"""An editor comes in through the site's own door, changes a text, and the site shows it."""

from io import StringIO

from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.urls import reverse
from playwright.sync_api import Page, expect

from accounts.models import User
from exercises.models import Exercise
from tests.accounts.second_step import code_of
from tests.factories import PASSWORD


def test_an_editor_changes_a_cue_and_the_page_shows_it(page: Page, editor: User) -> None:
    call_command("load_catalogue", stdout=StringIO())
    exercise = Exercise.objects.get(pk="straight-leg-raise-over-blocks")
    page.goto(reverse("admin:exercises_exercise_change", args=[exercise.pk]))
    page.get_by_label("E-mail").fill(editor.email)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Log in", exact=True).click()
    page.get_by_label("Code").fill(code_of(Authenticator.objects.get(user=editor).data["secret"]))
    page.locator("main").get_by_role("button", name="Log in", exact=True).click()

    page.get_by_label("Cue").fill("Float the leg, do not throw it.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    page.goto(exercise.get_absolute_url())
    expect(page.locator("main")).to_contain_text("Float the leg, do not throw it.")
