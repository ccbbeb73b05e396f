"""An edit from a page that is no longer true: nothing is overwritten unseen."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from progress.forms import SessionPage
from progress.models import WorkoutSession
from tests.factories import ExerciseLogFactory, SetLogFactory, WorkoutSessionFactory


@pytest.fixture
def session(owner: User) -> WorkoutSession:
    session = WorkoutSessionFactory.create(user=owner, pain_before=3, note="First")
    SetLogFactory.create(log=ExerciseLogFactory.create(session=session, exercise__name="Bridge"))
    return session


def shown_values(page: SessionPage) -> dict[str, str]:
    """What a browser would send of this page if nobody touched it."""
    fields = [field for form in (page.session_form, *page.log_forms) for field in form]
    return {field.html_name: str(field.value()) for field in fields if field.value() not in (None, "", False)}


def edit_url(session: WorkoutSession) -> str:
    return reverse("progress:session_edit", args=[session.uuid])


def test_the_second_of_two_pages_sees_what_the_first_one_saved(
    owner_client: Client, session: WorkoutSession
) -> None:
    stale = shown_values(owner_client.get(edit_url(session)).context["page"])
    owner_client.post(edit_url(session), {**stale, "note": "From the tablet", "log0-set1_both": "9"})

    answer = owner_client.post(edit_url(session), {**stale, "note": "From the phone"})

    session.refresh_from_db()
    assert session.note == "From the tablet"
    seen = {one.label: (one.mine, one.saved) for one in answer.context["page"].differences}
    assert seen == {"Note": ("From the phone", "From the tablet"), "Bridge: Set 1": ("10", "9")}
    assert "From the phone" in answer.content.decode()


def test_keeping_mine_saves_what_the_page_had_shown(owner_client: Client, session: WorkoutSession) -> None:
    stale = shown_values(owner_client.get(edit_url(session)).context["page"])
    owner_client.post(edit_url(session), {**stale, "note": "From the tablet"})
    shown = owner_client.post(edit_url(session), {**stale, "note": "From the phone"})

    answer = owner_client.post(edit_url(session), shown_values(shown.context["page"]))

    assert answer.status_code == 302
    session.refresh_from_db()
    assert (session.note, session.version) == ("From the phone", 3)


def test_choices_are_told_in_words(owner_client: Client, session: WorkoutSession) -> None:
    stale = shown_values(owner_client.get(edit_url(session)).context["page"])
    owner_client.post(edit_url(session), {**stale, "kind": "easy", "log0-easier": "on"})

    differences = owner_client.post(edit_url(session), stale).context["page"].differences

    assert {(one.label, one.mine, one.saved) for one in differences} == {
        ("What kind of session?", "as planned", "easy day"),
        ("Bridge: I did the easier version", "no", "yes"),
    }


def test_without_a_version_nothing_is_saved(owner_client: Client, session: WorkoutSession) -> None:
    values = shown_values(owner_client.get(edit_url(session)).context["page"])
    owner_client.post(edit_url(session), {**values, "version": "", "note": "Changed"})
    session.refresh_from_db()
    assert session.note == "First"
