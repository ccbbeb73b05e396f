"""Today: each kind of day by what it says."""

import datetime as dt
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from exercises.models import Edition, Exercise, Routine
from progress.models import Acceptance, CheckIn, ExerciseLog, Kind, SafetyAnswers, WarningSign, WorkoutSession
from tests.factories import (
    OwnedWeightFactory,
    RoutineExerciseFactory,
    RoutineFactory,
    StopLiftedFactory,
    WorkoutSessionFactory,
)
from tests.progress.lived import (
    NOON,
    TODAY,
    check_in_of,
    cleared,
    log_in,
    log_of,
    moment_before,
    session_of,
    sign_of,
)
from tests.progress.reading import words

URL = reverse("progress:today")
WELCOME = reverse("progress:welcome")
NEW = reverse("progress:session_new")
START = reverse("progress:session_start")
STARTS = "Start about"
WEEK_ONE = "First weeks without weights. Then we start light."
REST = "Today is for rest"
SORE_DAY = "A plan for a sore day"
SETTLING = "Same as last time – settling in"

pytestmark = pytest.mark.usefixtures("routine", "noon")


@pytest.fixture
def open_gate(owner: User) -> None:
    cleared(owner)


@pytest.fixture
def gentle(routine: Routine) -> Routine:
    """`bridge`, in the gentle routine."""
    gentle = RoutineFactory.create(slug="gentle", name="Gentle", role=Routine.Role.GENTLE)
    RoutineExerciseFactory.create(
        routine=gentle, exercise__slug="bridge", exercise__name="Bridge", sets=2, target=8
    )
    return gentle


def exercises() -> list[Exercise]:
    return [Exercise.objects.get(pk=slug) for slug in ("curl", "raise", "plank")]


def trained(user: User, *days_ago: int, load_g: int = 0, session: Any = None, **told: Any) -> None:
    """Calm sessions of the whole routine, at its targets."""
    for days in days_ago:
        done = session_of(user, days, **session or {})
        for exercise in exercises():
            target = 20 if exercise.pk == "plank" else 10
            amounts = {"target": target, "done_left": target, "done_right": target}
            log_in(done, exercise, load_g=load_g, **amounts | told)


def at_the_top(user: User) -> None:
    """Calm sessions without weight at the highest target: a first weight is possible."""
    for days in range(30, 0, -3):
        done = session_of(user, days)
        for exercise in exercises():
            top = 30 if exercise.pk == "plank" else 15
            log_in(done, exercise, target=top, done_left=top, done_right=top)


def today(client: Client, query: str = "") -> str:
    answer = client.get(f"{URL}{query}")
    assert answer.status_code == 200
    return words(answer)


def card(client: Client, name: str, query: str = "") -> str:
    """What the card of this exercise says."""
    page = client.get(f"{URL}{query}").text
    cards: list[str] = re.findall(r'<article class="card plan-card">.*?</article>', page, re.S)
    found = [one for one in cards if f">{name}</a>" in one]
    assert len(found) == 1
    return " ".join(re.sub(r"<[^>]*>", " ", found[0]).split())


# The gate


@pytest.mark.parametrize("missing", [Acceptance, SafetyAnswers])
def test_leads_to_the_gate_until_all_is_read_and_answered(
    owner: User, owner_client: Client, missing: Any
) -> None:
    cleared(owner)
    assert owner_client.get(URL).status_code == 200
    missing.objects.all().delete()
    answer = owner_client.get(URL)
    assert (answer.status_code, answer.headers["Location"]) == (302, WELCOME)


def test_a_stop_is_shown_in_front_of_the_gate(owner: User, owner_client: Client) -> None:
    sign_of(owner, WarningSign.EMERGENCY, NOON)
    assert "Please call for help now" in today(owner_client)


def test_the_front_door_leads_here(open_gate: None, owner_client: Client) -> None:
    assert owner_client.get(reverse("landing")).headers["Location"] == URL
    page = owner_client.get(URL).text
    assert f'href="{URL}" aria-current="page"' in page
    assert reverse("progress:session_list") in page


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [
        (4, "evening"),
        (5, "morning"),
        (11, "morning"),
        (12, "afternoon"),
        (17, "afternoon"),
        (18, "evening"),
        (23, "evening"),
    ],
)
def test_greets_by_the_hour(
    open_gate: None, owner_client: Client, monkeypatch: pytest.MonkeyPatch, hour: int, greeting: str
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOON.replace(hour=hour))
    assert today(owner_client).startswith(f"Good {greeting} Saturday, 14 March")


def test_the_hour_and_the_day_are_those_where_one_lives(
    open_gate: None, owner: User, owner_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    User.objects.filter(pk=owner.pk).update(time_zone="Asia/Tokyo")
    monkeypatch.setattr(timezone, "now", lambda: NOON.replace(hour=22))
    assert today(owner_client).startswith("Good morning Sunday, 15 March")


def test_looking_writes_nothing(open_gate: None, owner: User, owner_client: Client) -> None:
    trained(owner, 9, 6, 3)
    with CaptureQueriesContext(connection) as captured:
        today(owner_client)
    assert [query["sql"] for query in captured if not query["sql"].startswith("SELECT")] == []


def test_what_is_anothers_is_not_shown(
    open_gate: None, owner: User, stranger: User, owner_client: Client
) -> None:
    trained(stranger, 9, 6, 0, load_g=4320)
    check_in_of(stranger, 0, 9)
    sign_of(stranger, WarningSign.URGENT, moment_before(days=1))
    page = today(owner_client)
    assert WEEK_ONE in page
    assert "How is your back right now?" in page
    assert "4.32" not in page


# The plan


def test_a_new_person_reads_one_sentence_for_the_whole_plan(open_gate: None, owner_client: Client) -> None:
    page = today(owner_client)
    assert page.index("How is your back right now?") < page.index(WEEK_ONE) < page.index("Curl")
    assert "Next in line for a first light weight: Curl." in page
    assert "Start about 15 min" in page
    assert card(owner_client, "Curl") == "no weight Curl 2 × 8 reps"
    assert card(owner_client, "Raise") == "no weight Raise 3 × 7 reps per side"
    assert card(owner_client, "Plank") == "no weight Plank 1 × 15 s per side"


@pytest.mark.parametrize(("days_ago", "is_week_one"), [(6, True), (7, False)])
def test_week_one_is_over_when_the_first_session_is_a_week_ago(
    open_gate: None, owner: User, owner_client: Client, days_ago: int, is_week_one: bool
) -> None:
    trained(owner, days_ago, 3)
    assert (WEEK_ONE in today(owner_client)) is is_week_one


@pytest.mark.parametrize(("pain_now", "is_said"), [(3, False), (4, True)])
def test_a_sore_back_reads_in_week_one_too_what_is_made_of_it(
    open_gate: None, owner: User, owner_client: Client, pain_now: int, is_said: bool
) -> None:
    check_in_of(owner, 0, pain_now)
    page = today(owner_client)
    assert ("Your pain is 4 of 10 now. Why?" in page) is is_said
    assert ("Start small, with 5 reps without weight." in page) is is_said
    assert (WEEK_ONE in page) is not is_said


def test_somebody_who_brings_a_weight_along_reads_the_reasons(
    open_gate: None, owner: User, owner_client: Client
) -> None:
    OwnedWeightFactory.create(user=owner, load_g=500)
    trained(owner, 3, load_g=500)
    page = today(owner_client)
    assert WEEK_ONE not in page
    assert SETTLING in page
    assert "Next in line" not in page


def test_a_card_says_dose_load_and_why(open_gate: None, owner: User, owner_client: Client) -> None:
    trained(owner, 10, 7, 4)
    ExerciseLog.objects.filter(exercise="curl").update(load_left_g=500, load_right_g=500)
    check_in_of(owner, 0, 1)
    assert card(owner_client, "Curl") == (
        "0.5 kg per ankle Curl 2 × 12 reps Three calm sessions at 10 – try 12 reps. Why?"
    )
    assert card(owner_client, "Plank").startswith("no weight Plank 1 × 25 s per side Three calm")
    page = owner_client.get(URL).text
    assert f'href="{reverse("progress:why")}#next-rung"' in page
    assert "Put 0.5 kg" not in page


def test_loads_are_in_ones_own_unit(open_gate: None, owner: User, owner_client: Client) -> None:
    User.objects.filter(pk=owner.pk).update(unit="lb")
    trained(owner, 4, load_g=907)
    assert card(owner_client, "Curl").startswith("2 lb per ankle")
    assert "Put 2 lb on each ankle for all of it." in today(owner_client)


def test_ankles_that_differ_are_named(open_gate: None, owner: User, owner_client: Client) -> None:
    trained(owner, 4, load_g=1000, load_right_g=500)
    assert card(owner_client, "Curl").startswith("1 kg left 0.5 kg right Curl")


def test_a_reason_that_all_share_is_said_once(open_gate: None, owner: User, owner_client: Client) -> None:
    trained(owner, 10, 7, 4, session={"pain_next": None})
    page = today(owner_client)
    assert page.count(SETTLING) == 1
    assert page.index(SETTLING) < page.index("Curl")
    assert "#incomplete-log" in owner_client.get(URL).text


def test_a_reason_that_the_card_above_gives_is_not_repeated(
    open_gate: None, owner: User, owner_client: Client
) -> None:
    trained(owner, 10, 7, 4, effort=8)
    log = ExerciseLog.objects.filter(exercise="plank").latest("session__performed_on")
    ExerciseLog.objects.filter(pk=log.pk).update(effort=7)
    assert "as it was hard work: effort 8 of 10. Why?" in card(owner_client, "Curl")
    assert card(owner_client, "Raise").endswith("Same reason as above. Why?")
    assert "as it was hard work: effort 7 of 10. Why?" in card(owner_client, "Plank")


def test_after_a_flare_the_pain_is_said_once_and_on_each_card_what_is_its_own(
    open_gate: None, owner: User, owner_client: Client
) -> None:
    OwnedWeightFactory.create(user=owner, load_g=500)
    trained(owner, 9, 6, 3, load_g=1000)
    check_in_of(owner, 2, 7)
    check_in_of(owner, 0, 2)
    page = today(owner_client)
    assert page.count("Your pain went up to 7 of 10 since your last session. Why?") == 1
    assert page.count("Your pain went up") == 1
    assert page.index("Your pain went up") < page.index("Curl")
    assert card(owner_client, "Curl").endswith("2 × 10 reps Lighter today.")
    assert card(owner_client, "Plank").endswith("1 × 20 s per side Lighter today.")
    assert "#after-a-flare" in owner_client.get(URL).text


def test_one_that_has_another_reason_keeps_all_of_it(
    open_gate: None, owner: User, owner_client: Client
) -> None:
    trained(owner, 9, 6)
    trained(owner, 4, session={"pain_next": 5})
    ExerciseLog.objects.filter(exercise="plank").delete()
    assert "reps Gently today." in card(owner_client, "Curl")
    assert "Start small the first time, with 15 seconds without weight. Why?" in card(owner_client, "Plank")


def test_a_reason_of_one_exercise_alone_is_said_on_its_card(
    open_gate: None, owner: User, owner_client: Client
) -> None:
    trained(owner, 9, 6)
    log_in(session_of(owner, 4, pain_next=5), Exercise.objects.get(pk="curl"))
    assert "Your pain went from 1 to 5 of 10 after your session 4 days ago – gently" in card(
        owner_client, "Curl"
    )


def test_the_easier_version_is_shown_and_linked(open_gate: None, owner: User, owner_client: Client) -> None:
    trained(owner, 12, 9, easier=True)
    assert "The easier version for now. Do less. More easier versions of Curl" in card(owner_client, "Curl")
    assert f'href="{exercises()[0].get_absolute_url()}#versions"' in owner_client.get(URL).text


def test_something_to_grow_into_is_shown_and_linked(
    open_gate: None, owner: User, owner_client: Client
) -> None:
    Exercise.objects.update(resisted=False)
    at_the_top(owner)
    assert "Something to grow into. Do more. More harder versions of Curl" in card(owner_client, "Curl")


@pytest.mark.parametrize(("owned", "is_asked"), [(False, True), (True, False)])
def test_asks_for_weights_when_a_first_one_is_possible(
    open_gate: None, owner: User, owner_client: Client, owned: bool, is_asked: bool
) -> None:
    at_the_top(owner)
    check_in_of(owner, 0, 1)
    if owned:
        OwnedWeightFactory.create(user=owner, load_g=500)
    page = owner_client.get(URL)
    assert ("A first weight is possible" in words(page)) is is_asked
    assert (f'href="{reverse("progress:weights")}?back=today"' in page.text) is is_asked
    assert ("try 0.5 kg per ankle" in words(page)) is owned


def test_next_in_line_is_the_first_to_rise_that_may(open_gate: None, owner_client: Client) -> None:
    Exercise.objects.filter(pk="plank").update(raise_order=1)
    Exercise.objects.filter(pk="curl").update(raise_order=2)
    assert "first light weight: Plank." in today(owner_client)
    Exercise.objects.filter(pk="plank").update(resisted=False)
    assert "first light weight: Curl." in today(owner_client)
    Exercise.objects.update(resisted=False)
    assert "Next in line" not in today(owner_client)


def test_the_start_the_log_and_the_print_lead_to_the_same_session(
    open_gate: None, owner_client: Client, gentle: Routine
) -> None:
    for query in ("", "?kind=short", "?kind=easy", "?routine=main", "?kind=short&amp;routine=gentle"):
        page = owner_client.get(URL + query.replace("&amp;", "&"))
        shown = page.context["page"]
        form = page.text.partition(f'action="{START}"')[2].partition("</form>")[0]
        assert f'name="kind" value="{shown.asked.kind or ""}"' in form
        assert f'name="routine" value="{shown.day.routine.slug}"' in form
        assert f'<a href="{NEW}{query}">Log what I did</a>' in page.text
        sheet = reverse("exercises:routine_sheet", args=[shown.day.routine.slug])
        assert f'<a href="{sheet}">Print the routine</a>' in page.text


def test_a_session_that_is_open_can_be_gone_on_with_for_a_day(
    open_gate: None, owner: User, owner_client: Client
) -> None:
    session = WorkoutSessionFactory.create(
        user=owner, state="running", started_at=NOON - dt.timedelta(hours=24)
    )
    assert "is open" not in today(owner_client)
    WorkoutSession.objects.update(started_at=NOON - dt.timedelta(hours=23, minutes=59))
    page = owner_client.get(URL).text
    assert reverse("progress:mat", args=[session.uuid, 0]) in page
    assert reverse("progress:session_end", args=[session.uuid]) in page


def test_a_session_in_the_middle_is_not_called_done(
    open_gate: None, owner: User, owner_client: Client
) -> None:
    session = session_of(owner, 0, state="running", started_at=NOON, pain_after=None, pain_next=None)
    log_in(session, exercises()[0], effort=None)
    page = today(owner_client)
    assert "is open" in page
    assert "You are in the middle of it" in page
    assert "Done for today" not in page
    assert STARTS not in page
    assert "You have trained today already" not in today(owner_client, "?kind=easy")

    check_in_of(owner, 0, 6)
    page = today(owner_client)
    assert REST in page
    assert SORE_DAY in page

    WorkoutSession.objects.update(state="done")
    CheckIn.objects.all().delete()
    assert "Done for today" in today(owner_client)


AIM = "How many sessions a week suit you?"


def test_the_weekly_aim_is_asked_once_from_week_two_on(
    open_gate: None, owner: User, owner_client: Client
) -> None:
    trained(owner, 6, 3)
    check_in_of(owner, 0, 2)
    assert AIM not in today(owner_client)
    trained(owner, 7)
    page = owner_client.get(URL).text
    assert AIM in page
    asked = page.partition(f'action="{(address := reverse("accounts:preference"))}"')[2].partition("</form>")[
        0
    ]
    assert re.findall(r'name="weekly_aim" value="(\d)"', asked) == ["1", "2", "3", "4", "5"]
    assert f'name="next" value="{URL}"' in asked
    answer = owner_client.post(address, {"weekly_aim": "3", "next": URL}, follow=True)
    assert answer.redirect_chain == [(URL, 302)]
    assert AIM not in answer.text
    owner.refresh_from_db()
    assert (owner.weekly_aim, owner.aim_asked) == (3, True)


@pytest.mark.parametrize("pain_now", [None, 6])
def test_the_weekly_aim_waits_for_a_day_that_has_room_for_it(
    open_gate: None, owner: User, owner_client: Client, pain_now: int | None
) -> None:
    trained(owner, 9, 6, 3)
    check_in_of(owner, 0, pain_now)
    assert AIM not in today(owner_client)


def test_nothing_is_asked_in_the_middle_of_a_session(
    open_gate: None, owner: User, owner_client: Client
) -> None:
    trained(owner, 9, 6, 3)
    check_in_of(owner, 0, 2)
    assert AIM in today(owner_client)
    WorkoutSessionFactory.create(user=owner, state="running", started_at=NOON)
    assert AIM not in today(owner_client)


def test_anothers_open_session_is_not_shown(open_gate: None, stranger: User, owner_client: Client) -> None:
    WorkoutSessionFactory.create(user=stranger, state="running", started_at=NOON)
    assert "is open" not in today(owner_client)


def test_short_today_is_one_set_each(open_gate: None, owner_client: Client) -> None:
    page = today(owner_client, "?kind=short")
    assert "A short one today" in page
    assert "1 × 7 reps per side" in page
    assert "Start about 9 min" in page


def test_an_easy_day_is_the_gentle_routine_without_weight(
    open_gate: None, owner: User, owner_client: Client, gentle: Routine
) -> None:
    trained(owner, 9, 6, 3, load_g=500)
    page = today(owner_client, "?kind=easy")
    assert "An easy day No weight, and no more than feels good." in page
    assert "Bridge" in page
    assert "Curl" not in page
    assert SETTLING not in page
    assert "Short today" not in page


def test_another_routine_can_be_chosen(open_gate: None, owner_client: Client) -> None:
    other = RoutineFactory.create(slug="stretch", name="A long stretch", role=Routine.Role.OTHER)
    RoutineExerciseFactory.create(routine=other, exercise__name="Reach")
    assert '<a href="?routine=stretch">A long stretch</a>' in owner_client.get(URL).text
    page = today(owner_client, "?routine=stretch")
    assert "Reach" in page
    assert "Curl" not in page
    assert "Back to today\u2019s plan" in page


MINE, MAKE_MINE = "This is my routine.", "Make this my routine"
TO_MAIN = "Go back to the main one"


def button(page: str, label: str) -> dict[str, str]:
    """What it sends."""
    form = page.partition(f'action="{reverse("accounts:preference")}"')[2].partition("</form>")[0]
    return dict(re.findall(rf'name="(routine)" value="([^"]*)">{label}', form))


def test_a_routine_becomes_ones_own_and_the_main_one_again(
    open_gate: None, owner: User, stranger: User, owner_client: Client
) -> None:
    stretch = RoutineFactory.create(slug="stretch", name="A long stretch", role=Routine.Role.OTHER)
    RoutineExerciseFactory.create(routine=stretch, exercise__name="Reach")
    usual = owner_client.get(URL).text
    assert MAKE_MINE not in usual
    assert MINE not in usual

    sent = button(owner_client.get(f"{URL}?routine=stretch").text, MAKE_MINE)
    assert sent == {"routine": "stretch"}
    done = owner_client.post(reverse("accounts:preference"), sent | {"next": URL}, follow=True)
    assert "Saved. You can change it under Me at any time." in done.text
    assert "Reach" in words(done)
    assert "Curl" not in words(done)
    assert User.objects.get(pk=stranger.pk).routine == ""
    assert "?routine=stretch" not in done.text

    assert '<a href="?routine=main">' in done.text
    sent = button(owner_client.get(f"{URL}?routine=main").text, MAKE_MINE)
    assert sent == {"routine": ""}
    back = words(owner_client.post(reverse("accounts:preference"), sent | {"next": URL}, follow=True))
    assert "Curl" in back
    assert "Reach" not in back


def test_the_gentle_routine_as_ones_own_is_none_for_now(
    open_gate: None, owner: User, owner_client: Client, gentle: Routine
) -> None:
    User.objects.filter(pk=owner.pk).update(routine="gentle")
    page = owner_client.get(URL)
    assert "Bridge" in words(page)
    assert "The gentle routine for now" not in words(page)
    assert '<a href="?routine=main">' in page.text


def test_a_routine_of_ones_own_that_is_gone_is_not_spoken_of(
    open_gate: None, owner: User, owner_client: Client
) -> None:
    before = today(owner_client)
    User.objects.filter(pk=owner.pk).update(routine="gone")
    assert today(owner_client) == before


def test_the_page_of_a_routine_tells_whether_it_is_ones_own(
    owner: User, owner_client: Client, client: Client, gentle: Routine
) -> None:
    main, soft = (reverse("exercises:routine_detail", args=[slug]) for slug in ("main", "gentle"))
    assert MINE in owner_client.get(main).text
    assert TO_MAIN not in owner_client.get(main).text
    assert button(owner_client.get(soft).text, MAKE_MINE) == {"routine": "gentle"}

    User.objects.filter(pk=owner.pk).update(routine="gentle")
    assert button(owner_client.get(main).text, MAKE_MINE) == {"routine": ""}
    assert MINE in owner_client.get(soft).text
    assert button(owner_client.get(soft).text, TO_MAIN) == {"routine": ""}
    for address in (main, soft):
        assert MINE not in client.get(address).text
        assert MAKE_MINE not in client.get(address).text


@pytest.mark.parametrize("query", ["?kind=wild", "?routine=nowhere", "?anyway=yes", "?kind="])
def test_what_no_link_of_ours_asks_for_changes_nothing(
    open_gate: None, owner: User, owner_client: Client, query: str
) -> None:
    trained(owner, 4, 1, load_g=500)
    page = today(owner_client, query)
    assert REST in page


@pytest.mark.parametrize(("load_g", "is_said"), [(0, True), (500, False)])
def test_who_has_carried_a_weight_is_not_told_of_a_first_one(
    open_gate: None, owner: User, owner_client: Client, load_g: int, is_said: bool
) -> None:
    trained(owner, 60, load_g=load_g)
    assert "0.5 kg" not in today(owner_client)
    assert ("Next in line" in today(owner_client)) is is_said


@pytest.mark.parametrize(("pain_now", "is_sore"), [(5, False), (6, True)])
def test_who_trains_all_the_same_on_a_sore_day_reads_how_much_at_most(
    open_gate: None, owner: User, owner_client: Client, pain_now: int, is_sore: bool
) -> None:
    trained(owner, 9, 6, 0)
    check_in_of(owner, 0, pain_now)
    page = today(owner_client, "?anyway=1")
    assert ("let it be no more than this, and stop when it gets worse." in page) is is_sore
    assert ("this is what would have come next" in page) is not is_sore
    assert ("Next in line" in page) is not is_sore


def test_without_a_routine_it_says_so_kindly(open_gate: None, owner_client: Client) -> None:
    Routine.objects.update(is_published=False)
    page = today(owner_client)
    assert "No routine to plan yet" in page
    assert "Log what I did" in page
    assert "How is your back right now?" in page


# What holds back


def test_a_blocked_exercise_is_left_out_and_says_why(owner: User, owner_client: Client) -> None:
    cleared(owner, effects={"curl": "blocked", None: "no_load"}, reply="yes")
    page = owner_client.get(URL)
    shown, left_out = words(page).split("Left out for now")
    assert "Curl" not in shown
    assert "Without weights, as your safety answers ask for." in shown
    assert WEEK_ONE not in shown
    assert "Next in line" not in shown
    assert left_out.startswith(" Curl Your safety answers speak against it until a doctor")
    assert reverse("progress:safety") in page.text


def test_where_all_is_blocked_there_is_nothing_to_start(owner: User, owner_client: Client) -> None:
    cleared(owner, effects={None: "blocked"}, reply="yes")
    page = today(owner_client)
    assert "No exercise for now." in page
    assert STARTS not in page
    assert "speak against them" in page
    assert WEEK_ONE not in page


def test_not_sure_means_gentle_for_now_and_says_so(
    owner: User, owner_client: Client, gentle: Routine
) -> None:
    cleared(owner, effects={None: "no_load"}, reply="not_sure")
    page = owner_client.get(URL)
    assert "The gentle routine for now A safety answer is “not sure” yet." in words(page)
    assert "Bridge" in words(page)
    assert reverse("progress:safety") in page.text


def test_answers_that_are_due_are_asked_for_again(owner: User, owner_client: Client, gentle: Routine) -> None:
    cleared(owner)
    SafetyAnswers.objects.update(answered_at=moment_before(days=200))
    page = owner_client.get(URL)
    assert "Time for the safety questions again" in words(page)
    assert "“not sure”" not in words(page)
    assert f'<a href="{WELCOME}">' in page.text
    assert "Bridge" in words(page)


def test_the_first_session_after_a_stop_is_gentle(
    open_gate: None, owner: User, owner_client: Client, gentle: Routine
) -> None:
    trained(owner, 7, load_g=500)
    StopLiftedFactory.create(user=owner, lifted_at=moment_before(hours=2))
    assert "It is your first session after a stop." in today(owner_client)
    assert "first session after a stop" not in today(owner_client, "?kind=easy")


# Rest


def test_the_day_after_a_weight_is_for_rest_and_says_what_comes_then(
    open_gate: None, owner: User, owner_client: Client, gentle: Routine
) -> None:
    trained(owner, 10, 7, 4, 1, load_g=500)
    page = owner_client.get(URL)
    assert f"{REST} You trained with weight yesterday." in words(page)
    assert "Curl 2 × 12 reps · 0.5 kg" in words(page).split("Next time, if your back agrees")[1]
    assert "A short walk" in words(page)
    assert '<a class="btn" href="?kind=easy">' in page.text
    assert '<a href="?anyway=1">Train anyway</a>' in page.text
    assert "#rest-day" in page.text
    assert STARTS not in words(page)


def test_without_a_gentle_routine_none_is_offered(open_gate: None, owner: User, owner_client: Client) -> None:
    trained(owner, 1, load_g=500)
    assert "Gentle routine" not in today(owner_client)


def test_one_may_train_anyway(open_gate: None, owner: User, owner_client: Client) -> None:
    trained(owner, 10, 7, 4, 1, load_g=500)
    page = today(owner_client, "?anyway=1")
    assert "Today would be a day of rest." in page
    assert STARTS in page
    assert card(owner_client, "Curl", "?anyway=1") == "0.5 kg per ankle Curl 2 × 12 reps"


def test_after_todays_session_the_day_is_done(open_gate: None, owner: User, owner_client: Client) -> None:
    trained(owner, 4, 0)
    page = owner_client.get(URL)
    assert "Done for today" in words(page)
    assert WorkoutSession.objects.get(performed_on=TODAY).get_absolute_url() in page.text
    assert "You have trained today already." in today(owner_client, "?anyway=1")


def test_one_exercise_alone_can_rest(open_gate: None, owner: User, owner_client: Client) -> None:
    curl, *others = exercises()
    for exercise in others:
        log_of(owner, exercise, 5, session={"pain_next": 1})
    log_of(owner, curl, 2, pain_during=6)
    page = today(owner_client)
    assert page.split("Left out today Curl ")[1].startswith(
        "Your pain reached 6 of 10 with your session 2 days ago – this one rests today, the others go on."
    )
    assert "Raise 3 ×" in page.split("Left out today")[0]


# A sore day


def test_high_pain_now_is_met_with_a_plan_for_the_bad_day(
    open_gate: None, owner: User, owner_client: Client, gentle: Routine
) -> None:
    trained(owner, 10, 7, 4, load_g=500)
    check_in_of(owner, 0, 6)
    page = today(owner_client)
    assert f"{REST} Your pain is 6 of 10 now" in page
    assert page.count(SORE_DAY) == 1
    assert page.index(REST) < page.index("A sore day breaks nothing here.")
    assert "Next time" not in page
    assert "Train anyway" in page
    assert SORE_DAY not in today(owner_client, "?kind=easy")


@pytest.mark.parametrize("pain_during", [5, 6])
def test_after_high_pain_one_comes_back_lighter(
    open_gate: None, owner: User, owner_client: Client, pain_during: int
) -> None:
    for load_g in (500, 1000):
        OwnedWeightFactory.create(user=owner, load_g=load_g)
    trained(owner, 10, 7, load_g=1000)
    trained(owner, 3, load_g=1000, pain_during=pain_during)
    is_sore = pain_during == 6
    page = today(owner_client)
    assert (SORE_DAY in page) is is_sore
    assert (page.index(SORE_DAY) < page.index("Today\u2019s plan")) if is_sore else True
    assert card(owner_client, "Curl").startswith(f"{'0.5' if is_sore else '1'} kg per ankle Curl")
    assert ("Lighter today" in page) is is_sore


@pytest.mark.parametrize(("days_ago", "load_g"), [(0, 0), (0, 500), (1, 500)])
@pytest.mark.parametrize(("pain_after", "is_sore"), [(5, False), (6, True)])
def test_a_session_that_hurt_has_its_plan_on_the_same_evening_and_the_day_after(
    open_gate: None,
    owner: User,
    owner_client: Client,
    days_ago: int,
    load_g: int,
    pain_after: int,
    is_sore: bool,
) -> None:
    OwnedWeightFactory.create(user=owner, load_g=500)
    told = {"pain_before": 1, "pain_after": pain_after, "pain_next": None}
    trained(owner, days_ago, load_g=load_g, session=told)
    page = today(owner_client)
    assert ("Done for today" if days_ago == 0 else REST) in page
    assert (SORE_DAY in page) is is_sore
    assert ("the gentle routine without weight" in page) is is_sore
    assert "short walk" in page


@pytest.mark.parametrize(("pain_now", "is_offered"), [(3, True), (4, False)])
def test_a_rest_that_the_back_asks_for_says_why_and_what_helps_once(
    open_gate: None, owner: User, owner_client: Client, pain_now: int, is_offered: bool
) -> None:
    trained(owner, 8, 5)
    trained(owner, 2, pain_during=6)
    check_in_of(owner, 0, pain_now)
    page = today(owner_client)
    assert f"{REST} Your pain reached 6 of 10 with your session 2 days ago. Why?" in page
    assert "rest today" not in page
    # Where the plan for a sore day stands open, it says so.
    assert ("A short walk does most backs good" in page) is is_offered


def test_the_plan_after_a_session_is_not_folded_for_the_pain_told_before_it(
    open_gate: None, owner: User, owner_client: Client
) -> None:
    check_in_of(owner, 0, 1)
    trained(owner, 0, session={"pain_after": 6, "pain_next": None})
    assert f'id="sore-day">{SORE_DAY}</h2>' in owner_client.get(URL).text


def test_the_plan_for_a_sore_day_is_folded_once_the_back_is_calm(
    open_gate: None, owner: User, owner_client: Client
) -> None:
    trained(owner, 10, 7, load_g=1000)
    trained(owner, 3, load_g=1000, pain_during=6)
    folded = f"<summary>{SORE_DAY}</summary>"
    for pain_now, is_folded in ((4, False), (3, True)):
        check_in_of(owner, 0, pain_now)
        page = owner_client.get(URL).text
        assert (folded in page, page.count(SORE_DAY)) == (is_folded, 1)
        CheckIn.objects.all().delete()


# Without suggestions


@pytest.fixture
def advice_off(owner: User) -> None:
    User.objects.filter(pk=owner.pk).update(advice_on=False)


def test_without_suggestions_the_plan_is_as_last_time(
    open_gate: None, advice_off: None, owner: User, owner_client: Client
) -> None:
    trained(owner, 10, 7, 4, 1, load_g=500)
    page = owner_client.get(URL)
    assert card(owner_client, "Curl") == "0.5 kg per ankle Curl 2 × 10 reps"
    assert "As last time. Suggestions are switched off." in words(page)
    assert REST not in words(page)
    assert "Why?" not in words(page)
    assert 'name="advice" value="on">Switch suggestions on<' in page.text


def test_a_new_person_without_suggestions_gets_the_routine_as_it_is(
    open_gate: None, advice_off: None, owner_client: Client
) -> None:
    assert card(owner_client, "Curl") == "no weight Curl 2 × 10 reps"
    page = today(owner_client)
    assert "As the routine has it. Suggestions are switched off." in page
    assert WEEK_ONE not in page
    assert "Next in line" not in page


@pytest.mark.parametrize(("pain_now", "is_sore"), [(5, False), (6, True)])
def test_a_bad_day_has_its_plan_without_suggestions_too(
    open_gate: None, advice_off: None, owner: User, owner_client: Client, pain_now: int, is_sore: bool
) -> None:
    check_in_of(owner, 0, pain_now)
    page = today(owner_client)
    assert (SORE_DAY in page) is is_sore
    # Nobody makes the plan lighter here.
    assert "we start again lighter" not in page
    assert ("take less, or no weight" in page) is is_sore


def test_what_is_blocked_stays_so_without_suggestions(
    advice_off: None, owner: User, owner_client: Client
) -> None:
    cleared(owner, effects={"curl": "blocked"}, reply="yes")
    page = today(owner_client)
    assert "Left out for now Curl" in page


def test_suggestions_can_be_switched_off(open_gate: None, owner: User, owner_client: Client) -> None:
    assert 'name="advice" value="off">Switch suggestions off<' in owner_client.get(URL).text
    owner_client.post(reverse("accounts:advice_switch"), {"advice": "off"})
    assert "Switch suggestions on" in today(owner_client)


def test_an_edition_that_nobody_published_leads_to_the_gate(owner: User, owner_client: Client) -> None:
    assert not Edition.objects.exists()
    assert owner_client.get(URL).headers["Location"] == WELCOME


def test_an_easy_session_is_no_reason_for_a_word_of_weights(
    open_gate: None, owner: User, owner_client: Client
) -> None:
    trained(owner, 9, 6, load_g=500)
    trained(owner, 3, session={"kind": Kind.EASY})
    assert card(owner_client, "Curl").startswith("0.5 kg per ankle")
