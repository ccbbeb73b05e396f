"""What was suggested, from the page it is shown on to the log that keeps it."""

import datetime as dt
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse

from accounts.models import User
from exercises.models import Exercise, Routine
from progress.forms.shown import Shown
from progress.models import ExerciseLog, Kind, OwnedWeight, WarningSign, WorkoutSession
from progress.today.plan import Advised, PlannedExercise
from tests.factories import OwnedWeightFactory, RoutineExerciseFactory, RoutineFactory
from tests.html_form import form_data
from tests.progress.lived import NOON, TODAY, check_in_of, cleared, log_in, log_of, session_of, sign_of

URL = reverse("progress:session_new")
pytestmark = pytest.mark.usefixtures("routine", "ready_at_noon")


@pytest.fixture
def curl(routine: Routine) -> Exercise:
    return Exercise.objects.get(pk="curl")


@pytest.fixture
def ready(owner: User, curl: Exercise) -> None:
    """Somebody whom a first half kilogram is suggested to, for `curl` alone."""
    OwnedWeightFactory.create(user=owner, load_g=500)
    OwnedWeightFactory.create(user=owner, load_g=1000)
    for days_ago in (16, 13, 10, 7, 5, 3):
        log_of(owner, curl, days_ago, target=15, done_left=15, done_right=15)
    check_in_of(owner, 0, 1)


def page_of(client: Client, **query: str) -> dict[str, Any]:
    return dict(form_data(client.get(URL, query).text))


def send(client: Client, data: dict[str, Any], **changes: Any) -> Any:
    return client.post(URL, data | {name.replace("__", "-"): value for name, value in changes.items()})


def log(slug: str = "curl") -> ExerciseLog:
    newest: ExerciseLog = ExerciseLog.objects.filter(exercise=slug).newest_first()[0]
    return newest


def record(log: ExerciseLog) -> tuple[Any, ...]:
    return (
        log.advised_rule,
        log.advised_action,
        log.advised_load_g,
        log.advised_target,
        log.advised_text,
    )


NOTHING = ("", "", None, None, "")
RAISE = (
    "raise_load",
    "increase_load",
    500,
    10,
    "Six calm sessions at 15 – try 0.5 kg per ankle, back to 10 reps.",
)


# The page starts from the day


@pytest.mark.usefixtures("ready")
def test_the_page_is_filled_in_as_advised(owner_client: Client) -> None:
    data = page_of(owner_client)
    assert (data["curl-load"], data["curl-target"], data["curl-set1_both"]) == (["0.5"], ["10"], ["10"])
    assert (data["pain_before"], data["kind"], data["routine"]) == (["1"], ["planned"], ["main"])
    # Never done before: the second rung of its ladder.
    assert (data["raise-load"], data["raise-target"]) == (["0"], ["7"])
    assert RAISE[-1] in owner_client.get(URL).text


def test_the_easier_version_is_filled_in_where_it_is_advised(owner: User, owner_client: Client) -> None:
    check_in_of(owner, 0, 5)
    data = page_of(owner_client)
    assert (data["curl-easier"], data["curl-target"]) == (["on"], ["5"])
    send(owner_client, data)
    assert (log().easier, log().advised_rule) == (True, "first_session")


def test_a_session_whose_numbers_are_all_taken_out_tells_nothing(owner: User, owner_client: Client) -> None:
    log_of(owner, Exercise.objects.get(pk="curl"), 3, easier=True, target=5)
    data = {name: [""] if "-set" in name else value for name, value in page_of(owner_client).items()}
    assert "There is nothing to save yet" in send(owner_client, data | {"pain_before": [""]}).text


@pytest.mark.parametrize(
    ("query", "kind", "sets"),
    [
        ({"kind": "short"}, "short", 1),
        ({"kind": "easy"}, "easy", 2),
        ({"kind": "\uff53hort"}, "planned", 2),
        ({"kind": "running"}, "planned", 2),
        ({"routine": "nowhere", "anyway": "yes"}, "planned", 2),
    ],
)
def test_the_address_says_what_kind_of_session_it_is(
    owner_client: Client, query: dict[str, str], kind: str, sets: int
) -> None:
    data = page_of(owner_client, **query)
    assert (data["kind"], data["curl-sets_planned"]) == ([kind], [str(sets)])


def test_on_a_day_of_rest_one_may_log_all_the_same(owner: User, owner_client: Client, curl: Exercise) -> None:
    log_of(owner, curl, 1, load_g=500)
    page = owner_client.get(URL).text
    assert "Today a day of rest is suggested." in page
    send(owner_client, form_data(page))
    assert record(log())[:4] == ("rest_day", "rest", None, None)
    assert "today is for rest" in log().advised_text
    assert "Today a day of rest is suggested." not in owner_client.get(URL, {"anyway": "1"}).text


def test_on_a_day_of_a_stop_one_may_log_all_the_same(owner: User, owner_client: Client) -> None:
    sign_of(owner, WarningSign.LEG, NOON)
    page = owner_client.get(URL).text
    assert "Today, better a pause" in page
    assert "You told us of a new sign in your leg" in page
    send(owner_client, form_data(page))
    for slug in ("curl", "raise", "plank"):
        assert record(log(slug))[:4] == ("leg_symptoms", "stop_and_seek_advice", None, None)


def test_before_the_safety_questions_one_may_log_all_the_same(
    stranger_client: Client, stranger: User
) -> None:
    assert send(stranger_client, page_of(stranger_client)).status_code == 302
    assert WorkoutSession.objects.get().user == stranger


def test_an_exercise_that_is_not_for_today_is_logged_only_where_it_was_done(owner: User) -> None:
    owner_client = Client()
    owner_client.force_login(owner)
    cleared(owner, effects={"curl": "blocked"}, reply="yes")
    data = page_of(owner_client)
    assert (data["curl-set1_both"], data["curl-load"]) == ([""], ["0"])
    send(owner_client, data)
    assert set(ExerciseLog.objects.values_list("exercise", flat=True)) == {"raise", "plank"}
    data = page_of(owner_client)
    send(owner_client, data, curl__set1_both="10")
    assert (log().done_left, log().target, log().advised_rule) == (10, None, "not_cleared")


def test_weight_that_the_gentle_routine_does_not_ask_for_is_not_suggested_there(
    owner_client: Client, ready: None, curl: Exercise
) -> None:
    gentle = RoutineFactory.create(slug="gentle", role=Routine.Role.GENTLE)
    RoutineExerciseFactory.create(routine=gentle, exercise=curl, target=8)
    data = page_of(owner_client, routine="gentle")
    assert (data["kind"], data["curl-load"], data["curl-target"]) == (["easy"], ["0"], ["8"])
    send(owner_client, data)
    assert record(log()) == NOTHING


# What is kept


@pytest.mark.usefixtures("ready")
def test_what_was_suggested_is_kept_as_it_was_shown(owner_client: Client) -> None:
    send(owner_client, page_of(owner_client))
    assert record(log()) == RAISE
    assert (log().load_g, log().target) == (500, 10)
    assert record(log("plank"))[:4] == ("first_session", "hold", 0, 15)


@pytest.mark.usefixtures("ready")
def test_what_was_shown_counts_even_where_the_advice_has_changed_since(
    owner: User, owner_client: Client
) -> None:
    data = page_of(owner_client)
    OwnedWeight.objects.of(owner).delete()
    send(owner_client, data)
    assert record(log()) == RAISE


@pytest.mark.usefixtures("ready")
def test_it_survives_an_error_on_the_page(owner_client: Client) -> None:
    page = send(owner_client, page_of(owner_client), raise__load="lots").text
    send(owner_client, form_data(page), raise__load="0")
    assert record(log()) == RAISE


@pytest.mark.usefixtures("ready")
def test_it_survives_a_login_that_ended_meanwhile(owner: User, owner_client: Client) -> None:
    data = page_of(owner_client)
    owner_client.logout()
    page = owner_client.post(URL, data, headers={"Origin": "http://testserver"})
    assert page.status_code == 401
    owner_client.force_login(owner)
    owner_client.post(URL, form_data(page.content.decode(), "form"))
    assert record(log()) == RAISE


@pytest.mark.usefixtures("ready")
def test_it_is_kept_for_the_day_it_was_shown_for_alone(owner_client: Client) -> None:
    data = page_of(owner_client)
    assert send(owner_client, data, performed_on="2026-03-13", curl__load="1").status_code == 302
    assert record(ExerciseLog.objects.get(session__performed_on="2026-03-13", exercise="curl")) == NOTHING


@pytest.mark.usefixtures("ready")
def test_nothing_is_kept_where_the_advice_is_off(owner: User, owner_client: Client) -> None:
    User.objects.update(advice_on=False)
    data = page_of(owner_client)
    assert data["curl-load"] == ["0"]
    assert send(owner_client, data, curl__load="1").status_code == 302
    assert record(log()) == NOTHING


@pytest.mark.usefixtures("ready")
def test_what_was_not_sent_to_this_user_is_not_kept(owner_client: Client, stranger: User) -> None:
    data = page_of(owner_client)
    (good,) = data["advised"]
    advised = Advised("next_rung", "increase_reps", 0, 12, "Theirs.")
    plan = PlannedExercise(Exercise.objects.get(pk="curl"), sets_planned=2, target=10, advised=advised)
    theirs = Shown.to(stranger, day=TODAY, plans=[plan]).signed
    own_making = signing.dumps(["2026-03-14", {"curl": [0, 0, False, ["x", "hold", 0, 10, "Mine"]]}])
    garbage = ("", "x", "\0", ":::", "\uff11", good[:-1], good.swapcase(), "9" * 100_000)
    for bad in (*garbage, theirs, own_making):
        assert send(owner_client, data, advised=bad, uuid=fresh_uuid(owner_client)).status_code == 302
        assert record(log()) == NOTHING
    assert send(owner_client, data | {"advised": []}, uuid=fresh_uuid(owner_client)).status_code == 302
    assert record(log()) == NOTHING


def fresh_uuid(client: Client) -> str:
    return str(page_of(client)["uuid"][0])


@pytest.mark.usefixtures("ready")
def test_a_change_leaves_the_record_as_it_was(owner: User, owner_client: Client) -> None:
    send(owner_client, page_of(owner_client))
    address = f"{log().session.get_absolute_url()}edit/"
    # By now something else would be suggested.
    check_in_of(owner, 1, 9)
    data: dict[str, Any] = dict(form_data(owner_client.get(address).text))
    changes = {"log0-load": "1", "log0-target": "12", "pain_after": "7", "advised": data.get("advised", "x")}
    assert owner_client.post(address, data | changes).status_code == 302
    assert (log().load_g, log().target, log().session.pain_after) == (1000, 12, 7)
    assert record(log()) == RAISE


def test_a_change_to_an_old_session_changes_what_is_suggested_today(
    owner_client: Client, owner: User, ready: None
) -> None:
    assert page_of(owner_client)["curl-load"] == ["0.5"]
    address = f"{log().session.get_absolute_url()}edit/"
    data: dict[str, Any] = dict(form_data(owner_client.get(address).text))
    assert owner_client.post(address, data | {"pain_next": "5"}).status_code == 302
    assert page_of(owner_client)["curl-load"] == ["0"]


# Heavier than suggested


@pytest.mark.usefixtures("ready")
def test_a_heavier_load_is_asked_about_once(owner_client: Client) -> None:
    before = WorkoutSession.objects.count()
    page = send(owner_client, page_of(owner_client), curl__load="1").text
    assert "<strong>Curl:</strong> you put in 1 kg, 0.5 kg was suggested." in page
    assert "Yes, save it" in page
    assert WorkoutSession.objects.count() == before
    data = form_data(page)
    assert (data["heavier"], data["curl-load"]) == (["curl"], ["1"])
    assert send(owner_client, data).status_code == 302
    assert (log().load_g, record(log())) == (1000, RAISE)


@pytest.mark.usefixtures("ready")
def test_one_ankle_is_enough_to_ask_and_what_is_corrected_is_saved(owner_client: Client) -> None:
    page = send(owner_client, page_of(owner_client), curl__load_right="5").text
    assert "you put in 5 kg, 0.5 kg was suggested." in page
    assert send(owner_client, form_data(page), curl__load_right="0.5").status_code == 302
    assert log().load_g == 500


@pytest.mark.usefixtures("ready")
def test_the_same_lighter_or_another_day_is_not_asked_about(owner_client: Client) -> None:
    data = page_of(owner_client)
    for changes in (
        {},
        {"curl__load": "0.3"},
        {"curl__load": ""},
        {"curl__load": "2", "curl__skipped": "time"},
        {"curl__load": "2", "performed_on": "2026-03-12"},
    ):
        assert send(owner_client, data, uuid=fresh_uuid(owner_client), **changes).status_code == 302


def test_each_exercise_is_asked_about_for_itself(owner_client: Client) -> None:
    page = send(owner_client, page_of(owner_client), curl__load="1").text
    assert "<strong>Curl:</strong> you put in 1 kg, no weight was suggested." in page
    page = send(owner_client, form_data(page), raise__load="0.25").text
    assert "<strong>Curl:</strong>" not in page
    assert "<strong>Raise:</strong> you put in 0.25 kg" in page
    assert send(owner_client, form_data(page)).status_code == 302
    assert (log("curl").load_g, log("raise").load_g) == (1000, 250)


def test_an_error_elsewhere_does_not_make_it_ask_twice(owner_client: Client) -> None:
    page = send(owner_client, page_of(owner_client), curl__load="1", raise__load="lots").text
    assert "<strong>Curl:</strong> you put in 1 kg" in page
    assert "Yes, save it" not in page
    assert send(owner_client, form_data(page), raise__load="0").status_code == 302


def test_on_a_day_of_rest_it_is_held_against_the_plan(
    owner: User, owner_client: Client, curl: Exercise
) -> None:
    OwnedWeightFactory.create(user=owner, load_g=500)
    log_of(owner, curl, 1, load_g=500)
    data = page_of(owner_client)
    assert data["curl-load"] == ["0.5"]
    page = send(owner_client, data, curl__load="5").text
    assert "you put in 5 kg, 0.5 kg was planned." in page
    assert send(owner_client, form_data(page)).status_code == 302


def test_what_rounding_adds_is_not_heavier(owner: User, owner_client: Client, curl: Exercise) -> None:
    User.objects.update(unit="lb")
    OwnedWeightFactory.create(user=owner, load_g=453)
    session = session_of(owner, 3)
    log_in(session, curl, load_g=453)
    data = page_of(owner_client)
    assert data["curl-load"] == ["1"]
    assert send(owner_client, data, curl__load="1.0").status_code == 302
    assert log().load_g == 454
    assert send(owner_client, data, uuid=fresh_uuid(owner_client)).status_code == 302
    assert sorted(ExerciseLog.objects.values_list("load_left_g", flat=True))[-3:] == [453, 453, 454]


def test_a_change_is_not_asked_about(owner_client: Client) -> None:
    send(owner_client, page_of(owner_client))
    address = f"{log().session.get_absolute_url()}edit/"
    assert owner_client.post(
        address, form_data(owner_client.get(address).text) | {"log0-load": ["4"]}
    ).status_code
    assert log().load_g == 4000


def test_what_came_back_confirmed_is_of_this_page_alone(owner_client: Client) -> None:
    names = ["x" * 50_000, "<script>alert(1)</script>", "", "raise"]
    page = send(owner_client, page_of(owner_client), heavier=names, curl__load="1").text
    assert form_data(page)["heavier"] == ["raise", "curl"]


def test_the_pain_of_the_day_says_where_it_comes_from(owner: User, owner_client: Client) -> None:
    assert "what you told us today" not in owner_client.get(URL).text
    check_in_of(owner, 0, 0)
    assert "what you told us today" in owner_client.get(URL).text
    assert page_of(owner_client)["pain_before"] == ["0"]


def test_a_kind_may_be_chosen_otherwise(owner_client: Client) -> None:
    send(owner_client, page_of(owner_client, kind="easy"), kind="planned")
    assert WorkoutSession.objects.get().kind == Kind.PLANNED
    assert WorkoutSession.objects.get().performed_on == dt.date(2026, 3, 14)
