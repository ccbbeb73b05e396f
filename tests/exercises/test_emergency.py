"""Whom to call, by the setting and by where somebody lives."""

from importlib.resources import files
from zoneinfo import available_timezones

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string

from exercises.emergency import NUMBER_BY_ZONE, ZONES_BY_NUMBER, number_for, number_of
from tests.factories import UserFactory

NUMBERS = {
    "911": "US CA MX PR VI GU MP AS BM CR PA DO EC UY JO PH",
    "999": "GB JE GG IM HK MO MY BD BH QA",
    "000": "AU",
    "111": "NZ",
    "995": "SG",
    "119": "JP KR TW",
    "120": "CN",
    "115": "VN IR",
    "1669": "TH",
    "998": "AE",
    "997": "SA",
    "101": "IL",
    "123": "EG CO",
    "131": "CL",
    "192": "BR",
    "112": "DE FR IE PT ES IT CH NO PL SE FI GR TR IN ZA KE NG UA",
}


def zones_of(country: str) -> list[str]:
    """By the table of countries that comes with the time zones."""
    rows = (files("tzdata.zoneinfo") / "zone.tab").read_text(encoding="utf-8").splitlines()
    fields = [row.split("\t") for row in rows if not row.startswith("#")]
    return [row[2] for row in fields if row[0] == country and not row[2].startswith("Antarctica/")]


@pytest.mark.parametrize(
    ("country", "number"),
    [(country, number) for number, countries in NUMBERS.items() for country in countries.split()],
)
def test_every_zone_of_a_country_has_its_number(country: str, number: str) -> None:
    assert {number_for(zone) for zone in zones_of(country)} == {number}


@pytest.mark.parametrize(
    ("zone", "number"),
    [
        ("US/Eastern", "911"),
        ("America/Indianapolis", "911"),
        ("Canada/Pacific", "911"),
        ("GB", "999"),
        ("Australia/ACT", "000"),
        ("NZ", "111"),
        ("Asia/Saigon", "115"),
        ("Brazil/East", "192"),
        ("America/Buenos_Aires", "112"),
        ("America/Nuuk", "112"),
        ("Etc/GMT+5", "112"),
        ("Nowhere/At_All", "112"),
        ("", "112"),
    ],
)
def test_an_older_name_counts_and_112_where_we_are_not_sure(zone: str, number: str) -> None:
    assert number_for(zone) == number


def test_every_name_of_the_table_is_a_zone_and_stands_there_once() -> None:
    """One that is misspelt would never be found."""
    names = [name for zones in ZONES_BY_NUMBER.values() for name in zones.split()]
    assert len(names) == len(NUMBER_BY_ZONE)
    regions = {zone.rpartition("/")[0] + "/" for zone in available_timezones()}
    assert [name for name in names if name not in available_timezones() | regions] == []


@pytest.mark.parametrize(
    ("setting", "time_zone", "number"),
    [
        ("", "America/Chicago", "911"),
        ("", "Europe/Berlin", "112"),
        ("", "UTC", ""),
        ("144", "America/Chicago", "144"),
        ("144", "UTC", "144"),
    ],
)
def test_the_setting_goes_before_the_time_zone(settings, setting, time_zone, number) -> None:
    settings.EMERGENCY_NUMBER = setting
    assert number_of(UserFactory.build(time_zone=time_zone)) == number


@pytest.mark.parametrize("setting", ["", "144"])
def test_of_a_visitor_only_the_setting_is_known(settings, setting) -> None:
    settings.EMERGENCY_NUMBER = setting
    assert number_of(AnonymousUser()) == setting


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("144", 'Call <a href="tel:144">144</a> or your local emergency number.'),
        (
            "",
            'Call <a href="tel:112">112</a>, <a href="tel:911">911</a>, <a href="tel:999">999</a> or '
            '<a href="tel:000">000</a>, whichever is yours, or your local emergency number.',
        ),
    ],
)
def test_the_number_is_an_aid_beside_ones_own(number: str, sentence: str) -> None:
    assert render_to_string("exercises/_emergency_call.html", {"number": number}).strip() == sentence
