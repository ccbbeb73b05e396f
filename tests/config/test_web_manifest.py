"""What a phone's home screen is told."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.test_tokens import PAIRS


@pytest.fixture
def manifest(client: Client) -> dict[str, object]:
    answer = client.get(reverse("web_manifest"))
    assert answer.headers["Content-Type"] == "application/manifest+json"
    return json.loads(answer.text)


def test_it_opens_today_like_an_app(manifest: dict[str, object]) -> None:
    assert manifest["name"] == manifest["short_name"] == "Steadyback"
    assert (manifest["start_url"], manifest["display"]) == (reverse("progress:today"), "standalone")


def test_every_icon_is_there_under_the_size_it_names(manifest: dict[str, list[dict[str, str]]]) -> None:
    for icon in manifest["icons"]:
        content = Path(settings.STATIC_ROOT, icon["src"].removeprefix("/static/")).read_bytes()
        if icon["type"] == "image/png":
            width, height = (int.from_bytes(content[place : place + 4]) for place in (16, 20))
            assert f"{width}x{height}" == icon["sizes"]
    assert {icon.get("purpose", "any") for icon in manifest["icons"]} == {"any", "maskable"}


def test_the_browsers_own_frame_has_the_colour_of_the_paper(
    client: Client, db: None, manifest: dict[str, object]
) -> None:
    light, dark = PAIRS["paper"]
    page = client.get("/").text
    assert manifest["theme_color"] == manifest["background_color"] == light
    for scheme, colour in (("light", light), ("dark", dark)):
        assert f'media="(prefers-color-scheme: {scheme})" content="{colour}"' in page
    assert f'<link rel="manifest" href="{reverse("web_manifest")}">' in page
