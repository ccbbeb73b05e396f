"""The day of a moment where the user lives, as the database reckons it."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from accounts.models import User
from progress.models import PainNote
from progress.models.local_day import clock_changes
from tests.factories import PainNoteFactory

ZONES = [
    "UTC",
    "Europe/Berlin",
    "America/St_Johns",
    "Pacific/Kiritimati",
    "Pacific/Apia",
    "Asia/Kathmandu",
    "Africa/Casablanca",
    "Australia/Lord_Howe",
]
# Around midnight in Berlin before and after both changes of the clock, and long ago.
MOMENTS = [
    "1970-01-01T00:30:00",
    "1977-07-01T22:59:59",
    "2011-12-30T09:59:59",
    "2011-12-30T10:00:00",
    "2025-03-29T22:59:59",
    "2025-03-29T23:00:00",
    "2025-03-30T21:59:59.999999",
    "2025-03-30T22:00:00",
    "2025-10-25T21:59:59",
    "2025-10-25T22:00:00",
    "2025-10-26T22:59:59",
    "2025-10-26T23:00:00",
    "2026-03-01T10:00:00",
    "2049-07-01T21:59:59",
]


@pytest.mark.parametrize("zone", ZONES)
def test_the_database_knows_the_day_of_a_moment_as_python_does(owner: User, zone: str) -> None:
    moments = [dt.datetime.fromisoformat(moment).replace(tzinfo=dt.UTC) for moment in MOMENTS]
    for moment in moments:
        PainNoteFactory.create(user=owner, felt_at=moment)
    with timezone.override(zone):
        days = [day for day, _, times in PainNote.objects.of(owner).counted_by_day() for _ in range(times)]
    assert days == [moment.astimezone(ZoneInfo(zone)).date() for moment in moments]


def test_clocks_change_when_they_do() -> None:
    newest = [change for change in clock_changes(ZoneInfo("Europe/Berlin")) if change[0].year == 2025]
    assert newest == [
        (dt.datetime(2025, 10, 26, 1, tzinfo=dt.UTC), 3600),
        (dt.datetime(2025, 3, 30, 1, tzinfo=dt.UTC), 7200),
    ]
