"""The load progression of one exercise, as a picture and as the same numbers in a table."""

import datetime as dt
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from exercises.models import Exercise
from tests.factories import ExerciseFactory, ExerciseLogFactory

pytestmark = pytest.mark.usefixtures("noon")


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
            session__pain_next=2 if pain else None,
        )
    page = owner_client.get(address(exercise)).text
    assert rows(page) == [
        ["9 Mar 2026", loads[0], "10", "3", "2", "Logged by hand."],
        ["2 Mar 2026", loads[1], "10", "–", "–", ""],
    ]
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


def lifted(owner: User, exercise: Exercise, *loads: int | tuple[int, dict[str, Any]]) -> None:
    """A session every other day up to today, each with its load and what else was told."""
    for number, told in enumerate(reversed(loads)):
        load_g, more = told if isinstance(told, tuple) else (told, {})
        ExerciseLogFactory.create(
            session__user=owner,
            session__performed_on=dt.date(2026, 3, 14) - dt.timedelta(days=2 * number),
            exercise=exercise,
            **{"load_left_g": load_g, "load_right_g": load_g} | more,
        )


def advised(load_g: int | None, text: str = "Two calm sessions.") -> dict[str, Any]:
    return {"advised_rule": "raise_load", "advised_load_g": load_g, "advised_text": text}


def changes(page: str) -> list[tuple[str, str, str]]:
    """Number, words and reason of each, as they stand in the list under the chart."""
    found = re.findall(r'<li id="why-(\d+)">(.*?)<br>(.*?)</li>', page)
    return [(number, re.sub(r"<[^>]+>", "", words), reason) for number, words, reason in found]


def marks(page: str) -> list[tuple[str, str]]:
    """Where each leads, and what it says."""
    return re.findall(r'class="chart__mark" href="#([^"]+)".*?<p>(.*?)</p>', page)


def test_each_change_of_the_load_is_marked_and_listed_with_its_reason(
    owner: User, owner_client: Client
) -> None:
    exercise = ExerciseFactory.create()
    lifted(
        owner,
        exercise,
        0,
        (500, advised(500)),
        (500, advised(500, "Same as last time.")),
        (1500, advised(1000)),
        (1000, advised(None, "Today is for rest.")),
        500,
    )
    page = owner_client.get(address(exercise)).text
    assert changes(page) == [
        ("4", "From 1 kg to 0.5 kg 14 March 2026", "Logged by hand."),
        ("3", "From 1.5 kg to 1 kg 12 March 2026", "Your own choice."),
        ("2", "From 0.5 kg to 1.5 kg 10 March 2026", "Your own choice."),
        ("1", "From no weight to 0.5 kg 6 March 2026", "Two calm sessions."),
    ]
    assert marks(page) == [
        ("why-1", "6 March 2026: From no weight to 0.5 kg. Two calm sessions."),
        ("why-2", "10 March 2026: From 0.5 kg to 1.5 kg. Your own choice."),
        ("why-3", "12 March 2026: From 1.5 kg to 1 kg. Your own choice."),
        ("why-4", "14 March 2026: From 1 kg to 0.5 kg. Logged by hand."),
    ]
    reasons = [row[-1] for row in rows(page)]
    assert reasons[::-1] == [
        "", "Two calm sessions.", "", "Your own choice.", "Your own choice.", "Logged by hand.",
    ]  # fmt: skip


@pytest.mark.parametrize(("number", "says_why"), [(40, True), (41, False)])
def test_a_mark_of_very_many_leads_to_its_reason(
    owner: User, owner_client: Client, number: int, says_why: bool
) -> None:
    exercise = ExerciseFactory.create()
    steps = [(500 if place % 2 else 1000, advised(1000)) for place in range(number + 1)]
    lifted(owner, exercise, *steps)
    page = owner_client.get(address(exercise)).text
    assert [number for number, _, _ in changes(page)] == [str(each) for each in range(number, 0, -1)]
    assert all(reason for _, _, reason in changes(page))
    assert {label.count("Your own choice.") + label.count("Two calm") for _, label in marks(page)} == {
        says_why
    }


def test_an_easy_day_changes_nothing(owner: User, owner_client: Client) -> None:
    exercise = ExerciseFactory.create()
    lifted(owner, exercise, 1000, (0, {"session__kind": "easy"}), 1000)
    page = owner_client.get(address(exercise)).text
    assert (changes(page), marks(page)) == ([], [])
    assert "What changed" not in page
    assert "Why</th>" not in page


def test_what_rounding_tells_apart_is_no_change_and_no_choice(owner: User, owner_client: Client) -> None:
    User.objects.update(unit="lb")
    exercise = ExerciseFactory.create()
    lifted(owner, exercise, 453, 454, (907, advised(908)))
    page = owner_client.get(address(exercise)).text
    assert changes(page) == [("1", "From 1 lb to 2 lb 14 March 2026", "Two calm sessions.")]


def test_two_sessions_of_a_day_have_a_mark_each(owner: User, owner_client: Client) -> None:
    exercise = ExerciseFactory.create()
    lifted(owner, exercise, 0)
    for load_g in (500, 1000):
        lifted(owner, exercise, load_g)
    words = [words for _, words, _ in changes(owner_client.get(address(exercise)).text)]
    assert words == ["From 0.5 kg to 1 kg 14 March 2026", "From no weight to 0.5 kg 14 March 2026"]


@pytest.mark.parametrize(
    ("loads", "words"),
    [
        ((0, 500, (1000, advised(1000, "The newest."))), "From no weight to 1 kg"),
        ((500, 1000, (500, advised(500, "The newest."))), "From 1 kg to 0.5 kg"),
    ],
)
def test_a_week_or_month_has_one_mark_at_most(
    owner: User, owner_client: Client, loads: tuple[Any, ...], words: str
) -> None:
    exercise = ExerciseFactory.create()
    first = loads[0]
    lifted(owner, exercise, *loads)
    ExerciseLogFactory.create(
        session__user=owner,
        session__performed_on=dt.date(2025, 6, 1),
        exercise=exercise,
        load_left_g=first,
        load_right_g=first,
    )
    page = owner_client.get(address(exercise), {"range": "year"}).text
    assert changes(page) == [("1", f"{words} Week of 9 March 2026", "The newest.")]
    assert len(marks(page)) == 1


def test_the_newest_changes_stand_open_and_all_are_there(owner: User, owner_client: Client) -> None:
    exercise = ExerciseFactory.create()
    lifted(owner, exercise, *[0, 500] * 4)
    page = owner_client.get(address(exercise)).text
    assert [number for number, _, _ in changes(page)] == ["7", "6", "5", "4", "3", "2", "1"]
    assert page.index('id="why-2"') < page.index("Earlier changes") < page.index('id="why-1"')


def test_the_keyboard_stops_at_a_mark_while_there_are_not_too_many(owner: User, owner_client: Client) -> None:
    exercise = ExerciseFactory.create()
    tabbed = 'tabindex="-1"><circle'
    lifted(owner, exercise, *[0, 500] * 10, 0)
    assert tabbed not in owner_client.get(address(exercise)).text
    lifted(owner, exercise, 500)
    page = owner_client.get(address(exercise)).text
    assert page.count(tabbed) == len(changes(page)) == 21


def test_the_reason_is_text_and_nothing_else(owner: User, owner_client: Client) -> None:
    exercise = ExerciseFactory.create()
    lifted(owner, exercise, 0, (500, advised(500, "<script>alert(1)</script>")))
    assert "<script>alert" not in owner_client.get(address(exercise)).text


def test_a_week_is_led_to_by_no_single_session(owner: User, owner_client: Client) -> None:
    exercise = ExerciseFactory.create()
    for day in (dt.date(2025, 6, 2), dt.date(2026, 3, 9)):
        ExerciseLogFactory.create(session__user=owner, session__performed_on=day, exercise=exercise)
    page = owner_client.get(address(exercise), {"range": "year"}).text
    assert "Week of" in page
    assert [row[0] for row in rows(page)] == ["9 Mar 2026", "2 Jun 2025"]
    assert "/sessions/" not in page[page.index("<tbody>") : page.index("</tbody>")]
