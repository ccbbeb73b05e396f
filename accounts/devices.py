"""The devices on which somebody is signed in, in words they can recognise."""

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone

# The first that fits: most browsers also carry the names of their ancestors.
BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "Chrome": "Chrome",
    "CriOS": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "iPhone": "an iPhone",
    "iPad": "an iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS": "a Mac",
    "CrOS": "a Chromebook",
    "Linux": "Linux",
}


@dataclass(frozen=True)
class Device:
    name: str
    address: str
    signed_in_at: datetime
    is_this_one: bool


def device_name(user_agent: str) -> str:
    browser = next((name for mark, name in BROWSERS.items() if mark in user_agent), "A browser")
    system = next((name for mark, name in SYSTEMS.items() if mark in user_agent), "")
    return f"{browser} on {system}" if system else browser


def devices_of(user_pk: int | None, *, session_key: str | None) -> list[Device]:
    """Newest first, without those whose session has ended: allauth sweeps these up at the next login."""
    alive = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    rows = UserSession.objects.filter(user=user_pk, session_key__in=alive).order_by("-created_at")
    return [
        Device(device_name(row.user_agent), row.ip, row.created_at, row.session_key == session_key)
        for row in rows
    ]
