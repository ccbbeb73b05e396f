"""Logging a session by hand: as planned in one tap, or told exercise by exercise."""

import datetime as dt
import re
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from exercises.models import Exercise, Routine
from progress.models import ExerciseLog, SetLog, WorkoutSession
from tests.factories import ExerciseFactory, ExerciseLogFactory, RoutineExerciseFactory, RoutineFactory
from tests.html_form import form_data

URL = reverse("progress:session_new")
pytestmark = pytest.mark.usefixtures("routine")


@pytest.fixture(autouse=True)
def as_last_time(ready_at_noon: None) -> None:
    """Without suggestions the page starts from the last session. With them: `test_advised.py`."""
    User.objects.update(advice_on=False)


def send(client: Client, **changes: Any) -> Any:
    """Sends the page back as it came, but for these changes; `curl__load` stands for `curl-load`."""
    data: dict[str, Any] = dict(form_data(client.get(URL).text))
    data |= {name.replace("__", "-"): value for name, value in changes.items()}
    return client.post(URL, {name: value for name, value in data.items() if value is not None})


def log_of(slug: str) -> ExerciseLog:
    return ExerciseLog.objects.get(exercise=slug)


def sets_of(slug: str) -> list[tuple[int, str, int, int]]:
    return list(SetLog.objects.filter(log__exercise=slug).values_list("number", "side", "load_g", "done"))


def page_errors(response: Any) -> str:
    assert response.status_code == 200
    assert not WorkoutSession.objects.exists()
    return response.text


def test_as_planned_is_one_tap(owner_client: Client, owner: User, routine: Routine) -> None:
    answer = send(owner_client)
    session = WorkoutSession.objects.get()
    assert answer.headers["Location"] == session.get_absolute_url()
    assert (session.user, session.routine, session.routine_name) == (owner, routine, "Main")
    assert (session.kind, session.state, session.version) == ("planned", "done", 1)
    assert sets_of("curl") == [(1, "both", 0, 10), (2, "both", 0, 10)]
    assert sets_of("raise") == [(n, side, 0, 8) for n in (1, 2, 3) for side in ("left", "right")]
    assert sets_of("plank") == [(1, "left", 0, 20), (1, "right", 0, 20)]
    log = log_of("raise")
    assert (log.name, log.measure, log.sides) == ("Raise", "reps", "alternating")
    assert (log.sets_planned, log.target, log.order) == (3, 8, 1)
    assert (log.load_left_g, log.load_right_g, log.done_left, log.done_right) == (0, 0, 8, 8)


def test_the_page_starts_from_the_loads_of_last_time(owner_client: Client, owner: User) -> None:
    old, new, deleted = (dt.date(2026, 3, day) for day in (1, 5, 9))
    for day, load_g in ((new, 1500), (old, 500)):
        ExerciseLogFactory.create(
            session__user=owner,
            session__performed_on=day,
            exercise_id="curl",
            name="Curl",
            measure="reps",
            sides="both",
            exercise=Exercise.objects.get(pk="curl"),
            load_left_g=load_g,
            load_right_g=load_g + 250,
        )
    ExerciseLogFactory.create(
        session__user=owner,
        session__performed_on=deleted,
        session__deleted_at=timezone.now(),
        exercise=Exercise.objects.get(pk="curl"),
        load_left_g=4000,
    )
    data = form_data(owner_client.get(URL).text)
    assert (data["curl-load"], data["curl-load_right"]) == (["1.5"], ["1.75"])
    send(owner_client)
    assert sets_of("curl")[-4:] == [
        (1, "left", 1500, 10),
        (1, "right", 1750, 10),
        (2, "left", 1500, 10),
        (2, "right", 1750, 10),
    ]


def test_an_exercise_that_was_skipped_last_time_keeps_the_load_before(owner_client: Client) -> None:
    send(owner_client, curl__load="1")
    send(owner_client, curl__skipped="time")
    assert form_data(owner_client.get(URL).text)["curl-load"] == ["1"]


def test_nobody_starts_from_the_loads_of_another(owner_client: Client, stranger_client: Client) -> None:
    send(owner_client, curl__load="1")
    assert form_data(stranger_client.get(URL).text)["curl-load"] == ["0"]


def test_the_gentle_routine_starts_without_weight(owner_client: Client) -> None:
    send(owner_client, curl__load="1")
    gentle = RoutineFactory.create(slug="gentle", role=Routine.Role.GENTLE)
    RoutineExerciseFactory.create(routine=gentle, exercise=Exercise.objects.get(pk="curl"))
    data = form_data(owner_client.get(URL, {"routine": "gentle"}).text)
    assert data["routine"] == ["gentle"]
    assert data["curl-load"] == ["0"]


@pytest.mark.parametrize("unit", ["kg", "lb"])
@pytest.mark.parametrize("mark", [",", "."])
def test_a_load_is_typed_in_the_users_unit_with_comma_or_point(
    owner_client: Client, owner: User, unit: str, mark: str
) -> None:
    User.objects.update(unit=unit)
    send(owner_client, curl__load=f"1{mark}5")
    assert log_of("curl").load_left_g == log_of("curl").load_right_g == {"kg": 1500, "lb": 680}[unit]


def test_unlike_loads_of_one_set_of_both_legs_are_stored_one_for_each(owner_client: Client) -> None:
    send(owner_client, curl__load="1", curl__load_right="0,5", curl__set2_both="7")
    assert sets_of("curl") == [
        (1, "left", 1000, 10),
        (1, "right", 500, 10),
        (2, "left", 1000, 7),
        (2, "right", 500, 7),
    ]
    log = log_of("curl")
    assert (log.load_left_g, log.load_right_g, log.done_left, log.done_right) == (1000, 500, 7, 7)


def test_left_and_right_are_told_apart(owner_client: Client) -> None:
    send(owner_client, raise__load="1", raise__load_right="0.5", raise__set3_left="6", plank__set1_right="15")
    log = log_of("raise")
    assert (log.load_left_g, log.load_right_g, log.done_left, log.done_right) == (1000, 500, 6, 8)
    assert sets_of("plank") == [(1, "left", 0, 20), (1, "right", 0, 15)]


def test_a_set_left_blank_was_not_done(owner_client: Client) -> None:
    send(owner_client, curl__set2_both="", raise__set3_right="")
    assert sets_of("curl") == [(1, "both", 0, 10)]
    assert (log_of("curl").done_left, log_of("curl").done_right) == (0, 0)
    assert (log_of("raise").done_left, log_of("raise").done_right) == (8, 0)


def test_a_set_of_none_was_tried(owner_client: Client) -> None:
    send(owner_client, curl__set2_both="0")
    assert sets_of("curl") == [(1, "both", 0, 10), (2, "both", 0, 0)]


def test_an_extra_set_is_kept_and_does_not_lower_what_was_planned(owner_client: Client) -> None:
    send(owner_client, curl__set3_both="4")
    assert sets_of("curl")[-1] == (3, "both", 0, 4)
    assert log_of("curl").done_left == 10


def test_an_exercise_skipped_with_its_numbers_untouched_was_not_done(owner_client: Client) -> None:
    send(owner_client, curl__skipped="tired")
    log = log_of("curl")
    assert (log.skipped, log.load_left_g, log.done_left, sets_of("curl")) == ("tired", None, None, [])


def test_an_exercise_stopped_early_keeps_what_was_done(owner_client: Client) -> None:
    send(owner_client, curl__skipped="time", curl__set2_both="")
    assert (log_of("curl").skipped, sets_of("curl")) == ("time", [(1, "both", 0, 10)])


def test_stopping_for_pain_asks_how_bad_it_was(owner_client: Client) -> None:
    page = page_errors(send(owner_client, curl__skipped="pain"))
    assert "How bad was the pain?" in page
    send(owner_client, curl__skipped="pain", curl__pain_during="0")
    assert (log_of("curl").skipped, log_of("curl").pain_during) == ("pain", 0)


def test_all_else_that_can_be_told_is_kept(owner_client: Client) -> None:
    send(
        owner_client,
        performed_on="1999-12-31",
        kind="short",
        pain_before="0",
        pain_after="10",
        note=" kept \r\n",
        curl__easier="on",
        curl__effort="7",
        curl__pain_during="2",
        curl__note="slow",
    )
    session = WorkoutSession.objects.get()
    assert (session.performed_on, session.kind) == (dt.date(1999, 12, 31), "short")
    assert (session.pain_before, session.pain_after, session.pain_next) == (0, 10, None)
    assert session.note == " kept \n"
    log = log_of("curl")
    assert (log.easier, log.effort, log.pain_during, log.note) == (True, 7, 2, "slow")


def test_what_is_said_once_holds_for_every_exercise_that_says_nothing_of_its_own(
    owner_client: Client,
) -> None:
    send(owner_client, effort="6", pain_during="3", curl__effort="8", plank__skipped="tired")
    found = {log.exercise_id: (log.effort, log.pain_during) for log in ExerciseLog.objects.all()}
    assert found == {"curl": (8, 3), "raise": (6, 3), "plank": (None, None)}


def test_an_effort_alone_is_no_session(owner_client: Client) -> None:
    nothing = {name: "" for slug in ("curl", "raise", "plank") for name in blank(slug)}
    send(owner_client, effort="6", **nothing)
    assert not WorkoutSession.objects.exists()


def blank(slug: str) -> dict[str, str]:
    return {f"{slug}__set{number}_{side}": "" for number in range(1, 5) for side in ("both", "left", "right")}


def test_a_session_that_tells_nothing_is_not_stored(owner_client: Client) -> None:
    nothing = {name: "" for slug in ("curl", "raise", "plank") for name in blank(slug)}
    assert "There is nothing to save yet" in page_errors(send(owner_client, **nothing))
    send(owner_client, **nothing, pain_after="0")
    assert WorkoutSession.objects.get().pain_after == 0


def test_a_double_click_a_reload_and_a_resend_store_one_session(owner_client: Client) -> None:
    data = form_data(owner_client.get(URL).text)
    answers = [owner_client.post(URL, data) for _ in range(3)]
    assert {answer.headers["Location"] for answer in answers} == {
        WorkoutSession.objects.get().get_absolute_url()
    }
    assert SetLog.objects.count() == 10


def test_a_deleted_session_is_not_revived_by_sending_it_again(owner_client: Client) -> None:
    data = form_data(owner_client.get(URL).text)
    owner_client.post(URL, data)
    WorkoutSession.objects.update(deleted_at=timezone.now())
    answer = owner_client.post(URL, data, follow=True)
    assert "You have deleted this session" in answer.text
    assert WorkoutSession.objects.get().deleted_at


def cut_off(data: dict[str, list[str]], *, before: str) -> dict[str, list[str]]:
    """As a browser sends it that had read the page up to this field."""
    names = list(data)
    return {name: data[name] for name in names[: names.index(before)]}


@pytest.mark.parametrize("before", ["exercise", "curl-set1_both", "plank-note", "kind"])
def test_a_tap_before_all_of_the_page_has_arrived_stores_nothing_and_loses_no_exercise(
    owner_client: Client, before: str
) -> None:
    whole = form_data(owner_client.get(URL).text) | {"pain_after": ["4"]}
    answer = owner_client.post(URL, cut_off(whole, before=before))
    assert answer.status_code == 200
    assert not WorkoutSession.objects.exists()
    assert "before all of this page had arrived" in answer.text
    assert "second look" not in answer.text
    again = form_data(answer.text)
    assert without(again, "advised", "csrfmiddlewaretoken") == without(
        whole, "advised", "csrfmiddlewaretoken"
    )
    owner_client.post(URL, again)
    assert WorkoutSession.objects.get().pain_after == 4
    assert ExerciseLog.objects.count() == len(whole["exercise"])


def without(data: dict[str, list[str]], *names: str) -> dict[str, list[str]]:
    return {name: value for name, value in data.items() if name not in names}


def test_what_was_typed_stays_where_only_the_end_of_the_page_had_not_arrived(owner_client: Client) -> None:
    whole = form_data(owner_client.get(URL).text) | {"curl-note": ["slow"], "plank-note": ["lost"]}
    again = form_data(owner_client.post(URL, cut_off(whole, before="plank-note")).text)
    assert (again["curl-note"], again["plank-note"]) == (["slow"], [""])


def test_what_was_typed_stays_on_the_page_when_something_is_refused(owner_client: Client) -> None:
    changes = {"curl__load": "lots", "raise__set1_left": "7", "note": "Stiff at first", "pain_before": "4"}
    page = page_errors(send(owner_client, **changes))
    data = form_data(page)
    assert data["curl-load"] == ["lots"]
    assert data["raise-set1_left"] == ["7"]
    assert data["note"] == ["Stiff at first"]
    assert data["pain_before"] == ["4"]
    assert "Write a weight in kg" in page
    assert re.search(r"<details[^>]* open>\s*<summary>\s*<span[^>]*>\s*<span[^>]*>Curl", page)


def test_the_same_page_can_be_sent_again_once_it_is_right(owner_client: Client) -> None:
    page = page_errors(send(owner_client, curl__load="lots"))
    owner_client.post(URL, form_data(page) | {"curl-load": ["1"]})
    assert log_of("curl").load_left_g == 1000


def test_an_exercise_that_is_gone_meanwhile_is_told_and_the_rest_can_be_sent(owner_client: Client) -> None:
    data = form_data(owner_client.get(URL).text)
    Exercise.objects.get(pk="curl").routine_entries.all().delete()
    Exercise.objects.filter(pk="curl").delete()
    page = page_errors(owner_client.post(URL, data))
    assert "“curl” is no longer in the catalogue" in page
    owner_client.post(URL, form_data(page))
    assert set(ExerciseLog.objects.values_list("exercise", flat=True)) == {"raise", "plank"}


def test_a_draft_is_not_told_from_what_does_not_exist(owner_client: Client) -> None:
    ExerciseFactory.create(slug="draft", name="Not yet to be read", is_published=False)
    RoutineFactory.create(slug="draft", name="Nor this one", is_published=False)
    data = form_data(owner_client.get(URL).text)
    sent = data | {"exercise": ["draft"], "routine": ["draft"], "draft-sets_planned": ["1"], "note": ["Well"]}
    told = page_errors(owner_client.post(URL, sent))
    assert "“draft” is no longer in the catalogue" in told
    assert "Not yet to be read" not in told
    assert "Nor this one" not in told


def test_a_routine_that_changed_meanwhile_loses_nothing_of_what_was_shown(
    owner_client: Client, routine: Routine
) -> None:
    data = form_data(owner_client.get(URL).text)
    routine.entries.filter(exercise="curl").delete()
    routine.entries.filter(exercise="raise").update(sets=1, target=5)
    Exercise.objects.filter(pk="plank").update(is_published=False)
    owner_client.post(URL, data)
    assert sets_of("curl") == [(1, "both", 0, 10), (2, "both", 0, 10)]
    assert len(sets_of("raise")) == 6
    assert (log_of("raise").sets_planned, log_of("raise").target) == (3, 8)
    assert len(sets_of("plank")) == 2


def test_a_load_prefilled_before_stays_when_another_page_saved_meanwhile(owner_client: Client) -> None:
    data = form_data(owner_client.get(URL).text)
    send(owner_client, curl__load="0.33")
    owner_client.post(URL, data)
    newest = WorkoutSession.objects.order_by("-pk")[0]
    assert newest.logs.get(exercise="curl").load_left_g == 0


def test_today_is_the_users_own_day(owner_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    late = dt.datetime(2026, 3, 14, 23, 30, tzinfo=dt.UTC)
    monkeypatch.setattr(timezone, "now", lambda: late)
    for zone, day in (
        ("UTC", "2026-03-14"),
        ("Pacific/Kiritimati", "2026-03-15"),
        ("Pacific/Pago_Pago", "2026-03-14"),
    ):
        User.objects.update(time_zone=zone)
        assert form_data(owner_client.get(URL).text)["performed_on"] == [day]


@pytest.mark.parametrize(("zone", "latest"), [("UTC", 15), ("Pacific/Kiritimati", 16)])
def test_tomorrow_may_be_logged_and_the_day_after_not(
    owner_client: Client, monkeypatch: pytest.MonkeyPatch, zone: str, latest: int
) -> None:
    User.objects.update(time_zone=zone)
    monkeypatch.setattr(timezone, "now", lambda: dt.datetime(2026, 3, 14, 23, 30, tzinfo=dt.UTC))
    page_errors(send(owner_client, performed_on=f"2026-03-{latest + 1}"))
    send(owner_client, performed_on=f"2026-03-{latest}")
    assert WorkoutSession.objects.get().performed_on == dt.date(2026, 3, latest)


HOSTILE = [
    "",
    "\0",
    "\ud7ff",
    "NaN",
    "Infinity",
    "1e400",
    "-5",
    "1_000",
    "\uff15",
    "9" * 4000,
    "<script>",
    "%00",
    "a,b",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_nothing_sent_in_any_field_breaks_the_page(owner_client: Client, value: str) -> None:
    data = form_data(owner_client.get(URL).text)
    for name in one_of_each_kind(data):
        assert owner_client.post(URL, data | {name: [value]}).status_code in {200, 302, 400}, name


def test_nothing_left_out_breaks_the_page(owner_client: Client) -> None:
    data = form_data(owner_client.get(URL).text)
    for name in one_of_each_kind(data):
        assert owner_client.post(URL, data | {name: []}).status_code in {200, 302}, name


def one_of_each_kind(data: dict[str, list[str]]) -> list[str]:
    """The fields of the session and of one exercise: the other exercises have the same."""
    return [name for name in data if not name.startswith(("raise-", "plank-"))]


@pytest.mark.parametrize("value", HOSTILE)
def test_nothing_in_the_address_breaks_the_page(owner_client: Client, value: str) -> None:
    assert owner_client.get(URL, {"routine": value}).status_code in {200, 400}


def test_hundreds_of_exercises_in_one_page_are_cut_short(owner_client: Client) -> None:
    data = form_data(owner_client.get(URL).text)
    answer = owner_client.post(URL, data | {"exercise": [f"no-{n}" for n in range(500)]})
    assert answer.status_code == 200


def test_an_exercise_sent_twice_is_stored_once(owner_client: Client) -> None:
    data = form_data(owner_client.get(URL).text)
    owner_client.post(URL, data | {"exercise": ["curl", "curl"]})
    assert ExerciseLog.objects.count() == 1


def test_without_any_routine_a_note_can_still_be_kept(owner_client: Client) -> None:
    Routine.objects.update(is_published=False)
    send(owner_client, note="Walked.")
    session = WorkoutSession.objects.get()
    assert (session.routine, session.note, session.logs.count()) == (None, "Walked.", 0)


def test_every_page_has_an_id_of_its_own(owner_client: Client) -> None:
    ids = {form_data(owner_client.get(URL).text)["uuid"][0] for _ in range(2)}
    assert len({uuid.UUID(one) for one in ids}) == 2


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "{{ 7|add:7 }}", "\U0001f9d8 \u05d2\u05d1"])
def test_a_note_is_text_and_nothing_else_wherever_it_is_shown(owner_client: Client, text: str) -> None:
    answer = send(owner_client, note=text, curl__note=text)
    address = answer.headers["Location"]
    for page in (address, f"{address}edit/", reverse("progress:session_list")):
        html = owner_client.get(page).text
        assert "<script>alert" not in html
    assert form_data(owner_client.get(f"{address}edit/").text)["note"] == [text]
