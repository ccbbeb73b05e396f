"""A link: made, opened by whoever has it, ended, taken back; and never found anywhere."""

import datetime as dt
import re
from collections.abc import Iterator
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from accounts.models import User
from progress.models import MAX_WORKING_LINKS, Goal, ReportLink, WorkoutSession
from progress.report.links import hash_of
from tests.config.test_database_away import broken
from tests.config.test_logs import log
from tests.conftest import signed_in
from tests.factories import GoalRatingFactory, PainNoteFactory, ReportLinkFactory, WorkoutSessionFactory
from tests.html_form import form_data
from tests.progress.report.test_report import MONDAY, SHARED, SUNDAY, own_dates, sheet

__all__ = ["log"]
LINKS = reverse("progress:report_links")
BUTTON = "Show report"


@pytest.fixture
def session(owner: User) -> WorkoutSession:
    note = {"felt_at": dt.datetime(2026, 3, 9, tzinfo=dt.UTC), "text": "Only for my own eyes"}
    PainNoteFactory.create(user=owner, **note)
    return WorkoutSessionFactory.create(user=owner, performed_on=dt.date(2026, 3, 5), note=SHARED)


def make(client: Client, **changes: Any) -> str:
    """The address of a new link, as the page shows it."""
    page = client.post(LINKS, own_dates(**changes)).text
    found = re.search(r'value="http://testserver(/r/[^"]+)"', page)
    assert found, page
    assert page.count(f'href="http://testserver{found[1]}"') == 1  # to try it, and to copy on a phone
    return found[1]


@pytest.fixture
def address(owner_client: Client, session: WorkoutSession) -> str:
    return make(owner_client, notes=[str(session.uuid)], questions="May I run?")


def the_link() -> ReportLink:
    return ReportLink.objects.get()


def changed(**values: Any) -> None:
    ReportLink.objects.update(**values)


def test_only_a_hash_of_it_is_kept_and_it_is_shown_once(address: str, owner_client: Client) -> None:
    token = address.split("/")[2]
    assert re.fullmatch(r"[\w-]{43}", token)
    assert the_link().token_hash == hash_of(token)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            assert token not in repr(cursor.fetchall()), table
    assert token not in owner_client.get(LINKS).text


def test_it_leads_to_our_address_whatever_the_request_says(
    owner_client: Client, session: WorkoutSession, settings: Settings
) -> None:
    """Somebody on the machine itself asks at `localhost`, which opens nothing for the physio."""
    settings.SITE_URL = "https://back.example.org"
    page = owner_client.post(LINKS, own_dates(), headers={"host": "localhost:8000"}).text
    assert re.search(r'value="https://back.example.org/r/[^"]+"', page)
    assert "localhost" not in page


def test_each_link_is_another(owner_client: Client) -> None:
    assert make(owner_client) != make(owner_client)


def test_sending_it_twice_makes_one_link(owner_client: Client) -> None:
    sent = own_dates()
    owner_client.post(LINKS, sent)
    page = owner_client.post(LINKS, sent, follow=True).text
    assert "This link is made already." in page
    assert ReportLink.objects.count() == 1


def test_there_is_an_end_to_how_many_work_at_once(owner: User, owner_client: Client) -> None:
    now = timezone.now()
    until = {"user": owner, "expires_at": now + dt.timedelta(days=1)}
    last = [ReportLinkFactory.create(**until) for _ in range(MAX_WORKING_LINKS - 1)][-1]
    for ended in ({"expires_at": now}, {**until, "revoked_at": now}):
        ReportLinkFactory.create(**{"user": owner, **ended})
    ReportLinkFactory.create(expires_at=until["expires_at"])
    sent = own_dates(questions="Still here")
    assert "Your link is ready" in owner_client.post(LINKS, sent).text

    assert "made already" in owner_client.post(LINKS, sent, follow=True).text
    page = owner_client.post(LINKS, own_dates(questions="Still here")).text
    assert "20 of your links work already. Take one back" in page
    assert 'id="id_expires_in_error"' in page
    assert form_data(page, "form")["questions"] == ["Still here"]
    owner_client.post(reverse("progress:report_link_revoke", args=[last.uuid]))
    assert make(owner_client)


def test_opening_it_again_and_again_is_held_back_for_a_minute(address: str) -> None:
    answers = [Client().post(address) for _ in range(61)]
    assert {answer.status_code for answer in answers[:-1]} == {200}
    assert answers[-1].status_code == 429
    assert answers[-1].headers["Referrer-Policy"] == "no-referrer"
    assert dict(answers[-1].cookies) == {}
    assert Client().post(address, REMOTE_ADDR="203.0.113.7").status_code == 200
    assert Client().get(address).status_code == 200


@pytest.mark.parametrize("days", [1, 7, 30])
def test_it_lives_as_long_as_was_said(owner_client: Client, days: int) -> None:
    make(owner_client, expires_in=days)
    assert the_link().expires_at - the_link().created_at == dt.timedelta(days=days)


def test_a_report_that_cannot_be_makes_no_link(owner_client: Client) -> None:
    page = owner_client.post(LINKS, own_dates(last_day="2026-03-01", questions="Still here")).text
    assert "The last day is before the first." in page
    assert "Still here" in page
    assert not ReportLink.objects.exists()


def test_before_the_button_nothing_is_told_and_nothing_counted(address: str) -> None:
    for ask in (Client().get, Client().head):
        page = ask(address)
        assert page.status_code == 200
        assert the_link().first_opened_at is None
    page = Client().get(address)
    assert BUTTON in page.text
    for told in ("gardening", "run?", "March", "2026", "owner@"):
        assert told not in page.text


def test_the_button_shows_this_report_and_nothing_else(
    address: str, owner: User, session: WorkoutSession
) -> None:
    page = Client().post(address).text
    assert "2 March 2026 to 29 March 2026" in page
    assert "Sore after &lt;gardening&gt;" in page
    assert "May I run?" in page
    assert "own eyes" not in page
    assert owner.email not in page
    assert str(session.uuid) not in page
    assert 'href="/' not in re.sub(r'<link[^>]*>|<a class="(?:brand|skip-link)[^>]*>', "", page)


def test_an_activity_that_was_not_ticked_is_not_on_it(owner: User, owner_client: Client) -> None:
    first, second = (GoalRatingFactory.create(goal__user=owner, day=MONDAY).goal for _ in range(2))
    Goal.objects.filter(pk=second.pk).update(text="Kneel to pray")
    page = Client().post(make(owner_client, activities=[str(first.uuid)])).text
    assert first.text in page
    assert "pray" not in page


def test_a_stranger_signed_in_sees_what_anybody_sees(
    address: str, stranger_client: Client, editor_client: Client, owner_client: Client
) -> None:
    for method in ("get", "post"):
        pages = {
            getattr(client, method)(address).content
            for client in (Client(), stranger_client, editor_client, owner_client)
        }
        assert len(pages) == 1


def test_the_owner_is_told_when_it_was_first_opened(address: str, owner_client: Client) -> None:
    assert "Not opened." in owner_client.get(LINKS).text
    owner_client.post(address)
    assert the_link().first_opened_at is None
    Client().post(address)
    first = the_link().first_opened_at
    assert first is not None
    assert timezone.now() - first < dt.timedelta(minutes=5)
    assert "First opened" in owner_client.get(LINKS).text
    Client().post(address)
    assert the_link().first_opened_at == first


def test_what_is_noted_later_is_not_ticked_and_what_is_deleted_is_gone(
    address: str, owner: User, session: WorkoutSession
) -> None:
    WorkoutSessionFactory.create(user=owner, performed_on=dt.date(2026, 3, 6), note="Written afterwards")
    page = Client().post(address).text
    assert "2 sessions." in page
    assert "afterwards" not in page
    session.deleted_at = timezone.now()
    session.save()
    page = Client().post(address).text
    assert "1 session." in page
    assert "gardening" not in page


def test_days_are_those_of_the_owner_whoever_looks(owner: User, owner_client: Client, stranger: User) -> None:
    User.objects.filter(pk=owner.pk).update(time_zone="Pacific/Auckland")
    User.objects.filter(pk=stranger.pk).update(time_zone="Pacific/Honolulu")
    noted = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)  # the 2nd in Auckland, the 1st elsewhere
    note = PainNoteFactory.create(user=owner, felt_at=noted, pain=8, text="On Monday morning")
    address = make(signed_in(User.objects.get(pk=owner.pk)), notes=[str(note.uuid)])
    for client in (Client(), signed_in(User.objects.get(pk=stranger.pk))):
        assert "2 Mar, pain 8, low back:" in client.post(address).text


def altered(token: str) -> Iterator[str]:
    for place in (0, len(token) // 2, len(token) - 1):
        yield token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
    yield from (
        token[:-1],
        f"{token}A",
        token.swapcase(),
        hash_of(token),
        "x",
        "\ud83d\ude00",
        "a" * 5_000,
    )


@pytest.fixture
def ended(address: str) -> bytes:
    """The page of a link that never was."""
    return shown(Client().post("/r/no-such-link/"))


def shown(response: Any) -> bytes:
    assert response.status_code == 404
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in response.headers["X-Robots-Tag"]
    content: bytes = response.content
    return content


@pytest.mark.parametrize("method", ["get", "post"])
def test_altered_by_one_character_it_is_not_there(address: str, ended: bytes, method: str) -> None:
    for token in altered(address.split("/")[2]):
        assert shown(getattr(Client(), method)(f"/r/{token.encode('utf-8', 'replace').decode()}/")) == ended
    assert the_link().first_opened_at is None


@pytest.mark.parametrize("method", ["get", "post"])
def test_what_cannot_be_read_is_refused_before_any_link_is_looked_for(address: str, method: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        answer = getattr(Client(), method)("/r/%00/")
    assert (answer.status_code, len(asked)) == (400, 0)
    assert "That could not be read" in answer.text
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer.headers["X-Robots-Tag"]


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("how", ["expired", "revoked", "shut"])
def test_ended_it_is_like_one_that_never_was(
    address: str, ended: bytes, owner: User, method: str, how: str
) -> None:
    assert Client().get(address).status_code == 200
    now = timezone.now()
    if how == "expired":
        changed(created_at=now - dt.timedelta(days=8), expires_at=now)
    elif how == "revoked":
        changed(revoked_at=now)
    else:
        User.objects.filter(pk=owner.pk).update(is_active=False)
    assert shown(getattr(Client(), method)(address)) == ended


def test_it_can_be_taken_back_and_only_by_its_owner(
    address: str, owner_client: Client, stranger_client: Client
) -> None:
    revoke = reverse("progress:report_link_revoke", args=[the_link().uuid])
    assert stranger_client.post(revoke).status_code == 404
    assert Client().get(address).status_code == 200
    assert "It works until" in owner_client.get(LINKS).text
    assert "You took it back" in owner_client.post(revoke, follow=True).text
    assert Client().get(address).status_code == 404
    first = the_link().revoked_at
    owner_client.post(revoke)
    assert the_link().revoked_at == first


def test_the_list_tells_of_links_that_have_ended(owner: User, owner_client: Client) -> None:
    ReportLinkFactory.create(user=owner)
    page = owner_client.get(LINKS).text
    assert "It ended on 16 March." in page
    assert "Take it back" not in page


@pytest.mark.parametrize(("seconds", "is_ended"), [(-1, False), (0, True), (1, True)])
def test_the_list_tells_of_an_end_when_the_link_no_longer_opens(
    address: str, owner_client: Client, monkeypatch: pytest.MonkeyPatch, seconds: int, is_ended: bool
) -> None:
    ends_at = timezone.now().replace(microsecond=0)
    changed(created_at=ends_at - dt.timedelta(days=7), expires_at=ends_at)
    monkeypatch.setattr(timezone, "now", lambda: ends_at + dt.timedelta(seconds=seconds))
    page = owner_client.get(LINKS).text
    assert ("It ended on" in page, "It works until" in page) == (is_ended, not is_ended)
    assert Client().get(address).status_code == (404 if is_ended else 200)


def test_a_link_is_opened_without_a_cookie(address: str) -> None:
    """With `no-referrer` a browser sends its form from "null", which our check of forms would refuse."""
    client = Client(enforce_csrf_checks=True)
    client.get(address)
    answer = client.post(address, headers={"Origin": "null"})
    assert answer.status_code == 200
    assert dict(client.cookies) == {}


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_log_ever_holds_it(address: str, log: StringIO, method: str) -> None:
    token = address.split("/")[2]
    client = Client(raise_request_exception=False)
    getattr(client, method)(address)
    getattr(client, method)(f"{address}more")
    getattr(client, method)(address, headers={"Host": "evil.example", "Referer": f"https://x{address}"})
    with broken(OperationalError("database is locked")):
        answer = getattr(client, method)(address)
    assert answer.status_code == 503
    assert "progress:shared_report" in log.getvalue()
    assert token not in log.getvalue()


def test_nothing_that_was_asked_stands_in_an_address(owner_client: Client, session: WorkoutSession) -> None:
    page = owner_client.post(LINKS, own_dates(notes=[str(session.uuid)], questions="May I run?"))
    assert page.status_code == 200
    assert not page.headers.get("Location")


def test_the_sheet_is_the_one_that_was_shown_to_the_owner(
    address: str, session: WorkoutSession, owner_client: Client
) -> None:
    sent = own_dates(notes=[str(session.uuid)], questions="May I run?")
    mine = owner_client.post(reverse("progress:report"), sent).text
    assert sheet(Client().post(address).text) == sheet(mine)


def test_a_link_keeps_what_was_asked(address: str, session: WorkoutSession) -> None:
    link = the_link()
    assert (link.first_day, link.last_day) == (MONDAY, SUNDAY)
    assert (link.notes, link.questions) == ([str(session.uuid)], "May I run?")


def test_an_unknown_user_makes_no_link(db: None) -> None:
    assert Client().post(LINKS, {"uuid": uuid4()}).status_code == 401
    assert not ReportLink.objects.exists()
