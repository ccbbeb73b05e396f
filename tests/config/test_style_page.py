"""The style page: for editors, and with nothing left out."""

import re

from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.conftest import signed_in
from tests.factories import UserFactory

URL = reverse("style_page")
# Only a script, or a page that has something to say at its top, brings these.
ELSEWHERE = {"password__toggle", "top-bar"}


def classes_of(file: str) -> set[str]:
    text = (settings.BASE_DIR / "static" / "css" / file).read_text(encoding="utf-8")
    rules = re.sub(r"/\*.*?\*/|\{[^{}]*\}|@media[^{]*", " ", text, flags=re.DOTALL)
    return set(re.findall(r"\.([a-zA-Z][\w-]*)", rules))


def test_every_piece_is_shown_in_every_state(editor_client: Client) -> None:
    page = editor_client.get(URL).text
    shown = {name for names in re.findall(r'class="([^"]*)"', page) for name in names.split()}
    house = (settings.BASE_DIR / "static" / "css" / "house.css").read_text(encoding="utf-8")
    pieces = [file for file in re.findall(r'"(.+)";', house) if file not in {"base.css", "exercises.css"}]
    known = set().union(*map(classes_of, [*pieces, "style.css"]))
    assert len(known) > 60
    assert known - shown - ELSEWHERE == set()


def test_every_icon_and_every_colour_is_shown_in_both_themes(editor_client: Client) -> None:
    page = editor_client.get(URL).text
    for name in ["sessions", "pain", "teal-strong", "berry-soft", "space-16"]:
        assert page.count(f"<code>{name}</code>") == 2
    assert page.count('class="theme theme--') == 2
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert sorted(set(ids)) == sorted(ids)


def test_nobody_else_finds_it(owner_client: Client, client: Client) -> None:
    assert owner_client.get(URL).status_code == 404
    assert client.get(URL).headers["Location"] == f"{reverse('account_login')}?next={URL}"


def test_it_has_the_door_of_the_admin(db: None) -> None:
    editor: User = UserFactory.create(is_staff=True)
    assert signed_in(editor).get(URL).headers["Location"] == reverse("mfa_index")
