"""One exercise a screen: every tap as a plain form, with the words a device would say."""

import datetime as dt
import re
import uuid as uuids
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from exercises.models import Routine
from progress.models import ExerciseLog, PainNote, WorkoutSession
from tests.factories import OwnedWeightFactory, PainNoteFactory
from tests.html_form import form_data
from tests.progress.mat.taps import at, done, done_form, stored, tap


def where(page: Any) -> str:
    """The address that the taps have led to."""
    return str(page.request["PATH_INFO"]).partition("/mat/")[2] or str(page.request["PATH_INFO"])


def log_of(session: WorkoutSession, place: int = 1) -> ExerciseLog:
    log: ExerciseLog = session.logs.get(order=place)
    return log


def send(client: Client, session: WorkoutSession, **said: Any) -> Any:
    """A form as the page of this exercise would send it."""
    page = {"uuid": uuids.uuid4(), "log_revision": 1, "number": 1, "revision": 1}
    return client.post(reverse("progress:mat", args=[session.uuid, 1]), page | said)


# One after the other


def test_done_is_the_set_of_both_sides_as_planned_and_moves_on(
    owner_client: Client, running: WorkoutSession
) -> None:
    page = at(owner_client, running, 1)
    assert "Set 1 of 2" in page.text
    assert "0.5 kg per ankle" in page.text
    places = []
    for _ in range(4):
        page = done(owner_client, page)
        places.append(where(page))
    assert places == ["1/", "2/", "2/", reverse("progress:finish", args=[running.uuid])]
    assert stored(running) == [
        (1, 1, "both", 500, 10),
        (1, 2, "both", 500, 10),
        *((2, number, side, 500, 8) for number in (1, 2) for side in ("left", "right")),
    ]


def test_the_same_tap_twice_is_one_set(owner_client: Client, running: WorkoutSession) -> None:
    page = at(owner_client, running, 1)
    done(owner_client, page)
    done(owner_client, page)
    assert stored(running) == [(1, 1, "both", 500, 10)]


def test_minus_and_plus_change_what_done_will_say_and_nothing_else(
    owner_client: Client, running: WorkoutSession
) -> None:
    page = tap(owner_client, at(owner_client, running, 1), "done", "9")
    assert stored(running) == []
    done(owner_client, page)
    assert stored(running) == [(1, 1, "both", 500, 9)]


@pytest.mark.parametrize("text", ["", "-1", "1000", "x", "1e1", "٣", "9" * 5000])
def test_an_odd_number_in_the_address_leaves_the_target(
    owner_client: Client, running: WorkoutSession, text: str
) -> None:
    assert dict(done_form(at(owner_client, running, 1, done=text))["buttons"]) == {"done": "10"}


def test_left_and_right_can_differ_in_number_and_weight(
    owner_client: Client, running: WorkoutSession
) -> None:
    typed = {"done_left": "8", "done_right": "5", "load_left": "0.5", "load_right": "0,25"}
    page = tap(owner_client, at(owner_client, running, 2), "action", "done", **typed)
    assert stored(running) == [(2, 1, "left", 500, 8), (2, 1, "right", 250, 5)]
    assert "Left 0.5 kg, right 0.25 kg" in page.text


def test_only_one_side_can_be_done(owner_client: Client, running: WorkoutSession) -> None:
    tap(owner_client, at(owner_client, running, 2), "action", "done", done_right="")
    assert stored(running) == [(2, 1, "left", 500, 8)]


def test_the_weight_alone_can_be_changed(owner_client: Client, running: WorkoutSession) -> None:
    page = tap(owner_client, at(owner_client, running, 1), "action", "load", load_left="0", load_right="0")
    assert stored(running) == []
    assert (log_of(running).planned_left_g, log_of(running).planned_right_g) == (0, 0)
    assert "No weight" in page.text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"load_left": "lots"}, "Write a weight in kg"),
        ({"load_right": "6"}, "At most 5 kg on one ankle."),
        ({"done_left": "many"}, "Write a whole number from 0 to 999."),
        ({"done_left": "", "done_right": ""}, "Write what you did"),
    ],
)
def test_what_cannot_be_is_told_and_stays(
    owner_client: Client, running: WorkoutSession, typed: dict[str, str], told: str
) -> None:
    page = tap(owner_client, at(owner_client, running, 2), "action", "done", **typed)
    assert told in page.text
    assert all(f'value="{value}"' in page.text for value in typed.values() if value)
    assert stored(running) == []


def test_heavier_than_advised_asks_once(owner_client: Client, running: WorkoutSession) -> None:
    page = tap(owner_client, at(owner_client, running, 1), "action", "load", load_left="1")
    assert "more than suggested for today: 0.5 kg per ankle" in page.text
    assert log_of(running).planned_left_g == 500
    page = tap(owner_client, page, "action", "load")
    assert log_of(running).planned_left_g == 1000
    tap(owner_client, page, "action", "load", load_left="2")
    assert log_of(running).planned_left_g == 2000


def test_lighter_or_without_advice_never_asks(owner_client: Client, running: WorkoutSession) -> None:
    tap(owner_client, at(owner_client, running, 1), "action", "load", load_left="0.25", load_right="0.25")
    assert log_of(running).planned_left_g == 250
    running.logs.update(advised_load_g=None)
    tap(owner_client, at(owner_client, running, 2), "action", "load", load_left="5")
    assert log_of(running, 2).planned_left_g == 5000


# Weights to put on and take off


def test_what_to_strap_on_is_said_only_where_it_changes(
    owner_client: Client, running: WorkoutSession
) -> None:
    running.logs.filter(order=2).update(planned_left_g=0, planned_right_g=0)
    page = at(owner_client, running, 1)
    assert "Put on 0.5 kg per ankle." in page.text
    page = done(owner_client, page)
    assert "Put on" not in page.text
    page = done(owner_client, page)
    assert "Take the weights off." in page.text


def test_weights_still_worn_come_off_before_standing_up(
    owner_client: Client, running: WorkoutSession
) -> None:
    done(owner_client, at(owner_client, running, 1))
    page = owner_client.get(reverse("progress:finish", args=[running.uuid]))
    assert "Take the weights off before you stand up." in page.text
    tap(owner_client, at(owner_client, running, 1), "action", "done", load_left="0", load_right="0")
    page = owner_client.get(reverse("progress:finish", args=[running.uuid]))
    assert "before you stand up" not in page.text


# Undo, skip


def test_the_last_tap_can_be_taken_back_across_exercises(
    owner_client: Client, running: WorkoutSession
) -> None:
    page = at(owner_client, running, 1)
    for _ in range(3):
        page = done(owner_client, page)
    for places, left in (("2/", 2), ("1/", 1), ("1/", 0)):
        page = tap(owner_client, page, None)
        assert where(page) == places
        assert len({row[:2] for row in stored(running)}) == left
    done(owner_client, page)
    assert stored(running) == [(1, 1, "both", 500, 10)]


def test_a_reason_skips_and_moves_on_and_can_be_taken_back(
    owner_client: Client, running: WorkoutSession
) -> None:
    page = tap(owner_client, at(owner_client, running, 1), "skipped", "tired")
    assert (where(page), log_of(running).skipped) == ("2/", "tired")
    assert where(at(owner_client, running, 0)) == "2/"
    page = tap(owner_client, page, None)
    assert (where(page), log_of(running).skipped) == ("1/", "")


def test_pain_as_a_reason_asks_how_much(owner_client: Client, running: WorkoutSession) -> None:
    assert "nothing was saved" in send_and_follow(owner_client, running, action="skip", skipped="pain").text
    assert log_of(running).skipped == ""
    send(owner_client, running, action="skip", skipped="pain", pain="3")
    assert (log_of(running).skipped, log_of(running).pain_during) == ("pain", 3)


def send_and_follow(client: Client, session: WorkoutSession, **said: Any) -> Any:
    return client.get(send(client, session, **said)["Location"])


# It hurts


@pytest.mark.parametrize(("pain", "asks"), [("3", False), ("4", True)])
def test_from_four_on_it_asks_where(
    owner_client: Client, running: WorkoutSession, pain: str, asks: bool
) -> None:
    page = tap(owner_client, at(owner_client, running, 1), "pain", pain)
    assert log_of(running).pain_during == int(pain)
    assert ('id="where"' in seen(page)) is asks
    assert ('id="offers"' in seen(page)) is not asks


def seen(page: Any) -> str:
    """Without the screens that are hidden."""
    screens = page.text.split("<section ")
    return "".join(screen for screen in screens if " hidden>" not in screen.partition("\n")[0])


def test_where_it_hurts_is_noted_once(owner_client: Client, running: WorkoutSession) -> None:
    page = tap(owner_client, at(owner_client, running, 1), "pain", "5")
    for _ in range(2):
        tap(owner_client, page, "place", "hip", side="left")
    note = PainNote.objects.get()
    assert (note.pain, note.place, note.side, note.exercise_log) == (5, "hip", "left", log_of(running))


def test_the_worst_pain_stays(owner_client: Client, running: WorkoutSession) -> None:
    for pain in ("3", "2"):
        tap(owner_client, at(owner_client, running, 1), "pain", pain)
    assert log_of(running).pain_during == 3


@pytest.mark.parametrize("before", [None, 0, 3, 6, 8])
@pytest.mark.parametrize("place", [None, "low_back"])
def test_a_pain_tapped_by_mistake_leaves_what_was_there_before(
    owner_client: Client, running: WorkoutSession, before: int | None, place: str | None
) -> None:
    ExerciseLog.objects.filter(session=running, order=1).update(pain_during=before)
    page = tap(owner_client, at(owner_client, running, 1), "pain", "6")
    assert log_of(running).pain_during == max(before or 0, 6)
    page = tap(owner_client, page, "place", place) if place else at_offers(owner_client, page)
    assert where(tap(owner_client, page, "action", "unhurt")) == "1/"
    assert log_of(running).pain_during == before


def at_offers(client: Client, page: Any) -> Any:
    """By the link of one who would rather not say where."""
    (address,) = re.findall(r'href="([^"]*place=other)"', page.text)
    return client.get(unescape(address))


def test_skipping_for_pain_by_mistake_is_taken_back_whole(
    owner_client: Client, running: WorkoutSession
) -> None:
    ExerciseLog.objects.filter(session=running, order=1).update(pain_during=2)
    page = tap(owner_client, at(owner_client, running, 1), "pain", "8", action="skip", skipped="pain")
    assert (log_of(running).skipped, log_of(running).pain_during) == ("pain", 8)
    tap(owner_client, tap(owner_client, page, "place", "hip"), "action", "unhurt")
    assert (log_of(running).skipped, log_of(running).pain_during) == ("", 2)


def test_worse_pain_told_since_the_mistake_stays(owner_client: Client, running: WorkoutSession) -> None:
    page = tap(owner_client, at(owner_client, running, 1), "pain", "3")
    tap(owner_client, at(owner_client, running, 1), "pain", "5")
    page = owner_client.get(page.request["PATH_INFO"], {"hurts": 3})
    tap(owner_client, page, "action", "unhurt")
    assert log_of(running).pain_during == 5


@pytest.mark.parametrize(
    "said",
    [{"hurts": "11"}, {"hurts": "3", "worst_before": "x", "skipped_before": "moon", "note": "none"}, {}],
)
def test_an_address_made_up_takes_nothing_back_that_it_cannot_name(
    owner_client: Client, running: WorkoutSession, said: dict[str, str]
) -> None:
    here = reverse("progress:mat", args=[running.uuid, 1])
    sent = {"uuid": uuids.uuid4(), "log_revision": 1, "action": "unhurt"}
    assert owner_client.post(f"{here}?{urlencode(said)}", sent).status_code == 302
    assert (log_of(running).pain_during, log_of(running).skipped) == (None, "")


def test_skipping_for_much_pain_advises_to_stop(owner_client: Client, running: WorkoutSession) -> None:
    said = {"action": "skip", "skipped": "pain", "log_revision": "1"}
    here = reverse("progress:mat", args=[running.uuid, 1])
    assert send(owner_client, running, **said, pain="6")["Location"] == f"{here}?hurts=6"
    assert (log_of(running).skipped, log_of(running).pain_during) == ("pain", 6)
    said |= {"log_revision": "2"}
    after = reverse("progress:mat", args=[running.uuid, 2])
    assert send(owner_client, running, **said, pain="5")["Location"] == after


def test_where_a_mistaken_pain_was_goes_with_it_and_no_other_note(
    owner_client: Client, running: WorkoutSession
) -> None:
    """Or a slip onto the lower leg would be a warning sign tomorrow."""
    for place in ("hip", "leg_below_knee"):
        page = tap(owner_client, at(owner_client, running, 1), "pain", "7")
        page = tap(owner_client, page, "place", place)
    tap(owner_client, page, "action", "unhurt")
    assert [(note.place, note.deleted_at is None) for note in PainNote.objects.order_by("pk")] == [
        ("hip", True),
        ("leg_below_knee", False),
    ]
    assert log_of(running).pain_during == 7


@pytest.mark.parametrize(
    ("pain", "pain_before", "place", "is_known", "advised"),
    [
        (5, None, "hip", False, False),
        (6, None, "hip", False, True),
        (5, 3, "hip", False, False),
        (5, 2, "hip", False, True),
        (1, None, "leg_below_knee", False, True),
        (1, None, "leg_below_knee", True, False),
        (0, None, "leg_below_knee", False, False),
    ],
)
def test_when_it_advises_to_stop(
    owner_client: Client,
    owner: User,
    running: WorkoutSession,
    pain: int,
    pain_before: int | None,
    place: str,
    is_known: bool,
    advised: bool,
) -> None:
    WorkoutSession.objects.update(pain_before=pain_before)
    if is_known:
        earlier = timezone.now() - dt.timedelta(days=20)
        PainNoteFactory.create(user=owner, felt_at=earlier, place="leg_below_knee")
    page = at(owner_client, running, 1, hurts=pain, place=place)
    assert ('<span data-stop="true">Better stop here for today' in page.text) is advised


def test_a_sign_in_the_leg_stays_one_for_the_session(owner_client: Client, running: WorkoutSession) -> None:
    page = tap(owner_client, at(owner_client, running, 1), "pain", "4")
    for _ in range(2):
        told = tap(owner_client, page, "place", "leg_below_knee")
        assert told.context["page"].stop_is_advised


def test_the_next_lighter_weight_that_is_owned_is_offered_then_none(
    owner_client: Client, owner: User, running: WorkoutSession
) -> None:
    OwnedWeightFactory.create(user=owner, load_g=250)
    for expected_g in (250, 0):
        page = at(owner_client, running, 1, hurts=3)
        tap(owner_client, page, "action", "lighter")
        assert (log_of(running).planned_left_g, log_of(running).planned_right_g) == (expected_g, expected_g)
    assert 'value="lighter" data-lighter hidden' in at(owner_client, running, 1, hurts=3).text


def test_the_easier_version_is_offered_and_shown(owner_client: Client, running: WorkoutSession) -> None:
    page = tap(owner_client, at(owner_client, running, 1, hurts=3), "action", "easier")
    assert log_of(running).easier
    assert "data-easier><strong>Easier:</strong> Do less." in page.text


def test_stopping_tells_that_pain_cut_it_short(owner_client: Client, running: WorkoutSession) -> None:
    page = tap(owner_client, at(owner_client, running, 1), "pain", "7")
    page = tap(owner_client, page, "place", "low_back")
    page = tap(owner_client, page, "action", "stop")
    assert where(page) == reverse("progress:finish", args=[running.uuid])
    assert (log_of(running).skipped, log_of(running).pain_during) == ("pain", 7)


# Where one is


def test_the_warm_up_comes_first_and_only_then(
    owner_client: Client, owner: User, running: WorkoutSession
) -> None:
    assert where(at(owner_client, running, 0)) == "1/"
    routine = Routine.objects.create(slug="r", name="R", warm_up="Roll.\nWalk.")
    WorkoutSession.objects.update(routine=routine)
    page = at(owner_client, running, 0)
    assert (where(page), "Walk." in page.text) == ("0/", True)
    assert f'href="{reverse("progress:today")}">Leave it for later</a>' in page.text
    done(owner_client, at(owner_client, running, 1))
    assert where(at(owner_client, running, 0)) == "1/"


def test_the_warm_up_can_be_skipped_for_good(
    owner_client: Client, owner: User, running: WorkoutSession
) -> None:
    WorkoutSession.objects.update(routine=Routine.objects.create(slug="r", name="R", warm_up="Roll."))
    page = tap(owner_client, at(owner_client, running, 0), "warm_up_on", "false")
    owner.refresh_from_db()
    assert (where(page), owner.warm_up_on) == ("1/", False)
    assert where(at(owner_client, running, 0)) == "1/"


@pytest.mark.parametrize("place", [3, 99, 10**30])
def test_a_place_it_does_not_have_leads_to_where_one_is(
    owner_client: Client, running: WorkoutSession, place: int
) -> None:
    assert where(at(owner_client, running, place)) == "1/"


@pytest.mark.parametrize(("hours", "is_open"), [(23.9, True), (24.1, False)])
def test_one_can_go_on_for_a_day(
    owner_client: Client, running: WorkoutSession, hours: float, is_open: bool
) -> None:
    WorkoutSession.objects.update(started_at=timezone.now() - dt.timedelta(hours=hours))
    page = at(owner_client, running, 1)
    assert (where(page) == "1/") is is_open
    assert ("Go on" in owner_client.get(reverse("progress:session_list")).text) is is_open
    assert ("Go on" in owner_client.get(running.get_absolute_url()).text) is is_open


def test_a_set_sent_to_a_session_that_is_closed_is_not_lost(
    owner_client: Client, running: WorkoutSession
) -> None:
    page = at(owner_client, running, 1)
    WorkoutSession.objects.update(state="done")
    done(owner_client, page)
    assert stored(running) == [(1, 1, "both", 500, 10)]


def test_changing_it_by_hand_meanwhile_keeps_its_places(
    owner_client: Client, running: WorkoutSession
) -> None:
    address = reverse("progress:session_edit", args=[running.uuid])
    sent = form_data(owner_client.get(address).text) | {"note": ["So far."]}
    assert owner_client.post(address, sent).status_code == 302
    done(owner_client, at(owner_client, running, 2))
    assert {row[0] for row in stored(running)} == {2}


def test_another_persons_is_not_there_and_a_deleted_one_says_so(
    owner_client: Client, stranger_client: Client, running: WorkoutSession
) -> None:
    assert at(stranger_client, running, 1).status_code == 404
    assert send(stranger_client, running, action="done", done="10").status_code == 404
    WorkoutSession.objects.update(deleted_at=timezone.now())
    assert "You have deleted this session." in at(owner_client, running, 1).text
    assert send(owner_client, running, action="done", done="10")["Location"] == reverse(
        "progress:session_list"
    )
    assert stored(running) == []


@pytest.mark.parametrize(
    "said",
    [
        {"action": "song"},
        {"action": ""},
        {"action": "done", "done": "10", "uuid": "x"},
        {"action": "done", "done": "10", "number": "21"},
        {"action": "done", "done": "10", "revision": "-1"},
        {"action": "done", "done": "10", "number": ""},
        {"action": "hurts", "pain": "11"},
        {"action": "hurts"},
        {"action": "where", "pain": "5", "place": "moon"},
        {"action": "skip", "skipped": "bored"},
        {"action": "load", "log_revision": "9" * 5000},
        {"action": "undo", "revision": ""},
    ],
)
def test_what_no_form_of_ours_sends_changes_nothing(
    owner_client: Client, running: WorkoutSession, said: dict[str, str]
) -> None:
    page = owner_client.get(send(owner_client, running, **said)["Location"])
    assert "Please tap again." in page.text
    assert stored(running) == []
    assert (log_of(running).revision, PainNote.objects.count()) == (0, 0)


def test_what_a_device_needs_to_go_on_alone_is_on_the_page(
    owner_client: Client, owner: User, running: WorkoutSession
) -> None:
    data = at(owner_client, running, 1).context["device"]
    assert [step["log"] for step in data["steps"]] == [1, 2]
    assert [step["hands_free"] for step in data["steps"]] == [True, True]
    assert data["steps"][0]["state"]["revision"] == 0
    assert len(data["owner"]) == 32
    text = at(owner_client, running, 1).text
    assert 'id="mat-data" type="application/json"' in text
    assert text.count('class="mat" id="mat-') == 2
