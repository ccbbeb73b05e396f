"""The load progression of one exercise, as a picture and as the same numbers in a table."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from exercises.models import Exercise
from tests.factories import ExerciseFactory, ExerciseLogFactory


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: dt.datetime(2026, 3, 14, 9, tzinfo=dt.UTC))


def address(exercise: Exercise | None) -> str:
    assert exercise
    return reverse("progress:exercise_history", args=[exercise.slug])


def rows(page: str) -> list[list[str]]:
    body = re.search(r"<tbody>(.*?)</tbody>", page, re.DOTALL)
    assert body
    return [
        [
            " ".join(re.sub(r"<[^>]+>", "", cell).split())
            for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)
        ]
        for row in re.findall(r"<tr>(.*?)</tr>", body[1], re.DOTALL)
    ]


@pytest.mark.parametrize(("unit", "loads"), [("kg", ["1 kg", "no weight"]), ("lb", ["2.2 lb", "no weight"])])
def test_the_table_holds_the_numbers_of_the_chart_newest_first(
    owner: User, owner_client: Client, unit: str, loads: list[str]
) -> None:
    User.objects.update(unit=unit)
    exercise = ExerciseFactory.create()
    for day, load_g, pain in ((2, 0, None), (9, 1000, 3)):
        ExerciseLogFactory.create(
            session__user=owner,
            session__performed_on=dt.date(2026, 3, day),
            exercise=exercise,
            load_left_g=load_g,
            load_right_g=load_g,
            pain_during=pain,
        )
    page = owner_client.get(address(exercise)).text
    assert rows(page) == [["9 Mar 2026", loads[0], "10", "3"], ["2 Mar 2026", loads[1], "10", "–"]]
    assert page.count('class="chart__dot"') == 1


def test_left_and_right_are_shown_where_they_differ(owner: User, owner_client: Client) -> None:
    log = ExerciseLogFactory.create(session__user=owner, load_left_g=1000, load_right_g=500, done_right=8)
    page = owner_client.get(address(log.exercise)).text
    assert "Left and right" in page
    assert rows(page)[0][1] == "L 1 kg, R 0.5 kg"
    assert "chart__line--right" in page


def test_an_exercise_never_done_is_met_with_what_to_do(owner_client: Client) -> None:
    page = owner_client.get(address(ExerciseFactory.create())).text
    assert "Nothing in this time" in page
    assert '<svg class="chart__plot"' not in page


def test_a_retired_exercise_stays_with_who_has_done_it(
    owner: User, owner_client: Client, stranger_client: Client
) -> None:
    log = ExerciseLogFactory.create(session__user=owner, exercise__is_published=False)
    assert owner_client.get(address(log.exercise)).status_code == 200
    assert stranger_client.get(address(log.exercise)).status_code == 404


def test_an_exercise_that_does_not_exist_has_no_history(owner_client: Client) -> None:
    assert owner_client.get("/history/no-such-exercise/").status_code == 404


def test_a_week_is_led_to_by_no_single_session(owner: User, owner_client: Client) -> None:
    exercise = ExerciseFactory.create()
    for day in (dt.date(2025, 6, 2), dt.date(2026, 3, 9)):
        ExerciseLogFactory.create(session__user=owner, session__performed_on=day, exercise=exercise)
    page = owner_client.get(address(exercise), {"range": "year"}).text
    assert "Week of" in page
    assert [row[0] for row in rows(page)] == ["9 Mar 2026", "2 Jun 2025"]
    assert "/sessions/" not in page[page.index("<tbody>") : page.index("</tbody>")]
