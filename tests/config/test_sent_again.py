"""What was typed outlives an ended login and a stale token."""

from django.test import Client
from django.urls import reverse

from accounts.models import User
from progress.models import PainNote
from tests.conftest import signed_in

NEW = reverse("progress:pain_note_new")
SENT = {
    "uuid": "2b0f3f0c-66b8-4a32-9c5c-5d5f0a1c9f11",
    "felt_at": "2026-03-09T18:30",
    "pain": "4",
    "place": "low_back",
    "text": 'After the long drive. <b>&"quoted"</b>',
}
HERE = {"Origin": "http://testserver"}
ELSEWHERE = {"Origin": "https://elsewhere.example"}


def strict_client(user: User | None = None) -> Client:
    client = signed_in(user) if user else Client()
    client.handler.enforce_csrf_checks = True
    return client


def offered_again(html: str) -> bool:
    shown = "After the long drive. &lt;b&gt;&amp;&quot;quoted&quot;&lt;/b&gt;</textarea>"
    return shown in html and 'name="pain" value="4"' in html and f'action="{NEW}"' in html


def token(client: Client) -> str:
    return client.cookies["csrftoken"].value


def test_a_form_sent_after_the_login_ended_is_offered_again_and_then_saved(owner: User) -> None:
    client = Client()
    answer = client.post(NEW, SENT, headers=HERE)
    assert answer.status_code == 401
    assert offered_again(answer.content.decode())
    assert not PainNote.objects.exists()

    client.force_login(owner)
    client.post(NEW, SENT, headers=HERE)
    assert PainNote.objects.get().text == SENT["text"]


def test_a_stale_token_costs_one_more_tap_and_no_words(owner: User) -> None:
    client = strict_client(owner)
    answer = client.post(NEW, {**SENT, "csrfmiddlewaretoken": "x" * 64}, headers=HERE)
    assert answer.status_code == 403
    assert offered_again(answer.content.decode())
    assert "x" * 64 not in answer.content.decode()
    assert not PainNote.objects.exists()

    answer = client.post(NEW, {**SENT, "csrfmiddlewaretoken": token(client)}, headers=HERE)
    assert answer.status_code == 302
    assert PainNote.objects.get().text == SENT["text"]


def test_a_form_of_another_site_is_never_offered_as_ours(owner: User) -> None:
    for client in (strict_client(), strict_client(owner)):
        for headers in (ELSEWHERE, {"Origin": "null"}, {}):
            answer = client.post(NEW, SENT, headers=headers)
            assert "After the long drive" not in answer.content.decode()
    assert not PainNote.objects.exists()


def test_a_form_with_a_password_is_not_offered_again() -> None:
    answer = strict_client().post(NEW, {**SENT, "password1": "a quiet green lamp"}, headers=HERE)
    assert "a quiet green lamp" not in answer.content.decode()
