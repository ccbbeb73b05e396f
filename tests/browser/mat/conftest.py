"""Somebody with the shipped routine at hand, and a phone whose clock the test drives."""

import datetime as dt
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page

from accounts.models import User
from exercises.models import Edition, SafetyQuestion
from tests.browser.conftest import PHONE
from tests.browser.mat.taps import start
from tests.factories import AcceptanceFactory, SafetyAnswerFactory, SafetyAnswersFactory


@pytest.fixture
def ready(transactional_db: None, owner: User, sign_in: Callable[[User], None]) -> User:
    """Signed in, has accepted the texts and answered every safety question with no."""
    call_command("load_catalogue", stdout=StringIO())
    AcceptanceFactory.create(user=owner, edition=Edition.objects.get(), accepted_at=timezone.now())
    answers = SafetyAnswersFactory.create(user=owner, answered_at=timezone.now())
    for question in SafetyQuestion.objects.all():
        SafetyAnswerFactory.create(answers=answers, question=question.slug)
    sign_in(owner)
    return owner


MARK_FETCHES = """
const { fetch } = window;
let count = 0;
function mark(more) {
  count += more;
  document.documentElement.toggleAttribute("data-under-way", count > 0);
}
window.fetch = (...told) => {
  mark(1);
  return fetch(...told).finally(() => mark(-1));
};
"""


@pytest.fixture
def phone(page: Page, ready: User) -> Page:
    """A small screen, with a clock that the test drives."""
    page.set_viewport_size(PHONE)
    page.add_init_script(MARK_FETCHES)
    page.clock.install(time=dt.datetime.now(tz=dt.UTC))
    return page


@pytest.fixture
def mat(phone: Page) -> Page:
    """At the first exercise."""
    start(phone)
    phone.get_by_role("link", name="I am warm").click()
    return phone
