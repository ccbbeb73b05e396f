"""The report: about which days, what it says, and whose words are on it."""

import datetime as dt
import re
from html import unescape
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from progress.models import ExerciseLog, WorkoutSession
from progress.report.asked import ReportAsked
from progress.report.notes import MOST_NOTES, Note
from progress.report.page import Report, report_of
from progress.report.pain import Flare, flares_in
from progress.rules.constants import PAIN_HIGH
from progress.services.deletion import delete_row
from tests.factories import (
    CheckInFactory,
    ExerciseFactory,
    ExerciseLogFactory,
    GoalRatingFactory,
    PainNoteFactory,
    StopLiftedFactory,
    WorkoutSessionFactory,
)
from tests.hostile import NO_CHOICES, NO_DAYS, NO_IDS, NO_TEXTS, TEXTS, send
from tests.html_form import form_data

URL = reverse("progress:report")
MONDAY = dt.date(2026, 3, 2)
SUNDAY = dt.date(2026, 3, 29)
SHARED = "Sore after <gardening>"


def on(day: int, month: int = 3) -> dt.date:
    return dt.date(2026, month, day)


def four_weeks(user: User, **asked: Any) -> Report:
    return report_of(user=user, asked=ReportAsked(MONDAY, SUNDAY, **asked))


def own_dates(**changes: Any) -> dict[str, Any]:
    return {
        "uuid": uuid4(),
        "span": "own",
        "first_day": MONDAY,
        "last_day": SUNDAY,
        "questions": "",
        "shown_name": "",
        "expires_in": "7",
    } | changes


def test_says_so_where_nothing_was_recorded(owner_client: Client) -> None:
    assert "Nothing was recorded in these days." in owner_client.get(URL).text


def test_counts_the_sessions_of_its_days_against_my_aim(owner: User) -> None:
    for day in (2, 4, 9, 16, 18, 23):
        WorkoutSessionFactory.create(user=owner, performed_on=on(day))
    WorkoutSessionFactory.create(user=owner, performed_on=on(30))
    WorkoutSessionFactory.create(user=owner, performed_on=on(5), deleted_at=timezone.now())
    WorkoutSessionFactory.create(performed_on=on(5))
    summary = four_weeks(owner).summary
    assert summary[0] == "6 sessions. 2 of 4 weeks reached the aim of 2 sessions a week."


def test_without_a_session_it_says_so_in_words(owner: User) -> None:
    CheckInFactory.create(user=owner, day=on(11), pain_now=3)
    assert four_weeks(owner).summary[0] == "No session."


def test_a_week_with_a_flare_up_is_not_held_against_me(owner: User) -> None:
    for day in (2, 4, 9, 16, 18, 24, 26):
        WorkoutSessionFactory.create(user=owner, performed_on=on(day))
    CheckInFactory.create(user=owner, day=on(11), pain_now=7)
    summary = four_weeks(owner).summary
    assert f"1 flare-up (pain of {PAIN_HIGH} or more)." in summary
    assert summary[0] == (
        "7 sessions. 3 of 3 weeks reached the aim of 2 sessions a week. "
        "1 week with a flare-up or a planned pause not counted."
    )


def test_tells_the_first_and_the_last_load_of_each_exercise(owner: User) -> None:
    up, down = ExerciseFactory.create(name="Up"), ExerciseFactory.create(name="Down")
    for day, load_g in ((1, 0), (2, 500), (11, 750), (25, 1000), (30, 3000)):
        session = WorkoutSessionFactory.create(user=owner, performed_on=on(day))
        ExerciseLogFactory.create(session=session, exercise=up, load_left_g=load_g, load_right_g=load_g)
    for day, load_g in ((2, 1500), (25, 1250)):
        ExerciseLogFactory.create(
            session__user=owner, session__performed_on=on(day), exercise=down,
            load_left_g=load_g, load_right_g=1000, pain_during=4,
        )  # fmt: skip
    report = four_weeks(owner)
    assert [
        (row.name, row.times, row.first.load_g, row.last.load_g, row.last.is_uneven, row.pain_worst)
        for row in report.loads
    ] == [("Up", 3, 500, 1000, False, None), ("Down", 2, 1500, 1250, True, 4)]
    assert "The load rose in 1 of 2 exercises and fell in 1; the most was 1.5 kg per ankle." in report.summary


def test_a_weaker_side_is_told_at_both_ends_with_what_each_side_did(
    owner: User, owner_client: Client
) -> None:
    curl = ExerciseFactory.create(name="Curl", measure="hold")
    for day, right_g in ((3, 500), (10, 1000)):
        session = WorkoutSessionFactory.create(user=owner, performed_on=on(day))
        ExerciseLogFactory.create(
            session=session, exercise=curl, load_left_g=500, load_right_g=right_g, done_left=16, done_right=20
        )
    text = owner_client.post(URL, own_dates()).text
    assert "20&nbsp;s</td>" in text
    page = words_of(text)
    assert "Curl 2 0.5 kg × L 16, R 20 s L 0.5 kg × 16, R 1 kg × 20 s" in page


def test_where_only_one_side_was_told_it_stands_alone(owner: User, owner_client: Client) -> None:
    session = WorkoutSessionFactory.create(user=owner, performed_on=on(3))
    ExerciseLogFactory.create(
        session=session,
        exercise__name="Curl",
        load_left_g=500,
        load_right_g=None,
        done_left=8,
        done_right=None,
    )
    page = words_of(owner_client.post(URL, own_dates()).text)
    assert "Curl 1 0.5 kg × 8 0.5 kg × 8" in page


def test_loads_that_are_as_they_were_are_told_so(owner: User) -> None:
    curl = ExerciseFactory.create(name="Curl")
    for day, load_g in ((3, 1000), (10, 500), (17, 1000)):
        session = WorkoutSessionFactory.create(user=owner, performed_on=on(day))
        ExerciseLogFactory.create(session=session, exercise=curl, load_left_g=load_g, load_right_g=load_g)
    words = "The loads are the same at the end as at the start; the most was 1 kg per ankle."
    assert words in four_weeks(owner).summary


def test_an_easy_day_says_nothing_of_the_load(owner: User) -> None:
    exercise = ExerciseFactory.create()
    for day, load_g, kind in ((2, 500, "planned"), (9, 0, "easy")):
        ExerciseLogFactory.create(
            session__user=owner, session__performed_on=on(day), session__kind=kind, exercise=exercise,
            load_left_g=load_g, load_right_g=load_g,
        )  # fmt: skip
    row = four_weeks(owner).loads[0]
    assert (row.times, row.last.load_g) == (2, 500)


def test_every_answer_of_a_week_counts_for_its_pain(owner: User) -> None:
    session = WorkoutSessionFactory.create(
        user=owner, performed_on=on(3), pain_before=1, pain_after=2, pain_next=3
    )
    ExerciseLogFactory.create(session=session, pain_during=5)
    CheckInFactory.create(user=owner, day=on(8), pain_now=4)
    PainNoteFactory.create(user=owner, felt_at=dt.datetime(2026, 3, 7, 12, tzinfo=dt.UTC), pain=9)
    PainNoteFactory.create(user=owner, felt_at=dt.datetime(2026, 3, 30, 0, 30, tzinfo=dt.UTC), pain=10)
    weeks = four_weeks(owner).pain.weeks
    assert [(week.start, week.worst, week.middle) for week in weeks] == [
        (on(2), 9, 3.5), (on(9), None, None), (on(16), None, None), (on(23), None, None),
    ]  # fmt: skip


def test_the_morning_after_the_last_day_is_none_of_its_days(owner: User) -> None:
    WorkoutSessionFactory.create(user=owner, performed_on=SUNDAY, pain_after=2, pain_next=8)
    pain = four_weeks(owner).pain
    assert [week.worst for week in pain.told] == [2]
    assert pain.flares == []


def test_the_morning_after_the_day_before_is_one_of_its_days(owner: User) -> None:
    day_before = MONDAY - dt.timedelta(days=1)
    WorkoutSessionFactory.create(user=owner, performed_on=day_before, pain_after=9, pain_next=7)
    report = four_weeks(owner)
    assert report.sessions == []
    assert report.pain.flares == [Flare(MONDAY, MONDAY, 7)]


def test_the_hardest_weeks_are_named_worst_first(owner: User) -> None:
    for day, pain in ((3, 4), (10, 8), (17, 2), (24, 6)):
        CheckInFactory.create(user=owner, day=on(day), pain_now=pain)
    assert [week.start for week in four_weeks(owner).pain.worst_weeks] == [on(9), on(23)]


def test_where_all_weeks_are_alike_none_is_the_hardest(owner: User) -> None:
    for day in (3, 10, 17):
        CheckInFactory.create(user=owner, day=on(day), pain_now=3)
    assert four_weeks(owner).pain.worst_weeks == []


def test_days_of_much_pain_close_together_are_one_flare_up() -> None:
    pains = {on(2): [5], on(3): [6], on(6): [2, 8], on(10): [6], on(20): [5, 5]}
    assert flares_in(pains) == [Flare(on(3), on(6), 8), Flare(on(10), on(10), 6)]


def test_tells_of_stops_and_of_what_was_left_out_for_pain(owner: User, owner_client: Client) -> None:
    told = dt.datetime(2026, 3, 10, 8, tzinfo=dt.UTC)
    CheckInFactory.create(user=owner, day=on(10), pain_now=5, warning="leg", warned_at=told)
    StopLiftedFactory.create(user=owner, lifted_at=dt.datetime(2026, 3, 12, tzinfo=dt.UTC), how="advised")
    StopLiftedFactory.create(user=owner, lifted_at=dt.datetime(2026, 3, 30, tzinfo=dt.UTC))
    exercise = ExerciseFactory.create(name="Curl")
    for day in (4, 6):
        ExerciseLogFactory.create(
            session__user=owner, session__performed_on=on(day), exercise=exercise, skipped="pain"
        )
    page = owner_client.post(URL, own_dates()).text
    assert "10 Mar: told a leg sign" in page
    assert "12 Mar: went on: a professional agreed" in page
    assert "it had settled" not in page
    assert "Left out or cut short for pain: Curl 2 times." in page


def test_shows_how_my_activities_went(owner: User, owner_client: Client) -> None:
    goal = GoalRatingFactory.create(goal__user=owner, day=on(2), rating=3).goal
    GoalRatingFactory.create(goal=goal, day=on(16), rating=7)
    GoalRatingFactory.create(goal=goal, day=on(30), rating=9)
    page = owner_client.post(URL, own_dates(activities=[str(goal.uuid)])).text
    assert f"{goal.text}: <strong>3, 7</strong>" in sheet(page)
    assert form_data(page, "form")["activities"] == [str(goal.uuid)]


def test_an_activity_stays_my_own_unless_i_tick_it(owner: User, owner_client: Client) -> None:
    texts = ("Kneel to pray", "Carry my son")
    goals = [GoalRatingFactory.create(goal__user=owner, goal__text=text, day=on(2)).goal for text in texts]
    page = owner_client.post(URL, own_dates()).text
    assert all(text in page and text not in sheet(page) for text in texts)
    assert "Nothing was recorded" not in sheet(page)
    one = sheet(owner_client.post(URL, own_dates(activities=[str(goals[1].uuid)])).text)
    assert "Carry my son" in one
    assert "pray" not in one


def test_anothers_activity_cannot_be_ticked(owner: User, stranger_client: Client) -> None:
    goal = GoalRatingFactory.create(goal__user=owner, day=on(2)).goal
    page = stranger_client.post(URL, own_dates(activities=[str(goal.uuid)])).text
    assert goal.text not in page


@pytest.fixture
def noted(owner: User) -> WorkoutSession:
    PainNoteFactory.create(
        user=owner, felt_at=dt.datetime(2026, 3, 9, tzinfo=dt.UTC), text="Only for my own eyes"
    )
    return WorkoutSessionFactory.create(user=owner, performed_on=on(5), note=SHARED)


def sheet(page: str) -> str:
    found = re.search(r'<article class="report.*?</article>', page, re.DOTALL)
    assert found
    return found[0]


def words_of(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", sheet(page))).split())


def test_none_of_my_words_is_on_it_unless_i_tick_it(noted: WorkoutSession, owner_client: Client) -> None:
    page = owner_client.post(URL, own_dates()).text
    assert "Sore after &lt;gardening&gt;" in page
    assert f"None goes along unless you tick it. At most {MOST_NOTES}." in page
    assert "gardening" not in sheet(page)
    ticked = owner_client.post(URL, own_dates(notes=[str(noted.uuid)])).text
    assert "5 Mar, session:</strong> Sore after &lt;gardening&gt;" in sheet(ticked)
    assert "own eyes" not in sheet(ticked)
    assert form_data(ticked, "form")["notes"] == [str(noted.uuid)]


def test_what_i_wrote_on_one_exercise_can_be_ticked_too(
    noted: WorkoutSession, owner_client: Client, stranger_client: Client
) -> None:
    log = ExerciseLogFactory.create(session=noted, exercise__name="Leg curl", note="Left <knee> clicked")
    ExerciseLogFactory.create(session=noted, note="  \n ")
    page = owner_client.post(URL, own_dates()).text
    [uuid] = re.findall(r'value="([^"]+)"[^>]*><label[^>]*>5 Mar, Leg curl: Left &lt;knee&gt; clicked<', page)
    assert "clicked" not in sheet(page)

    ticked = owner_client.post(URL, own_dates(notes=[uuid])).text

    assert "5 Mar, Leg curl:</strong> Left &lt;knee&gt; clicked" in sheet(ticked)
    assert "gardening" not in sheet(ticked)
    assert form_data(ticked, "form")["notes"] == [uuid]
    assert "clicked" not in stranger_client.post(URL, own_dates(notes=[uuid])).text
    # It is still the same one after the session was changed.
    ExerciseLog.objects.filter(pk=log.pk).update(note="It has settled")
    assert "Leg curl:</strong> It has settled" in sheet(owner_client.post(URL, own_dates(notes=[uuid])).text)


def test_a_deleted_sessions_notes_on_exercises_are_not_offered(
    noted: WorkoutSession, owner_client: Client
) -> None:
    ExerciseLogFactory.create(session=noted, note="Knee clicked")
    delete_row(row=noted, now=timezone.now())
    assert "Knee clicked" not in owner_client.post(URL, own_dates()).text


def test_anothers_notes_cannot_be_ticked(noted: WorkoutSession, stranger_client: Client) -> None:
    assert "gardening" not in stranger_client.post(URL, own_dates(notes=[str(noted.uuid)])).text


def test_a_long_note_is_cut_at_a_word_and_says_so() -> None:
    note = Note("", MONDAY, "session", "pain " * 100)
    assert note.shortened == "pain " * 39 + "pain …"
    assert Note("", MONDAY, "session", "x" * 200).shortened == "x" * 200


def test_my_questions_and_name_stand_on_it_and_nothing_else_says_who_i_am(
    owner: User, owner_client: Client
) -> None:
    sent = own_dates(questions="May I\nrun?", shown_name="Mr <Green>")
    page = sheet(owner_client.post(URL, sent).text)
    assert "May I<br>run?" in page
    assert "Mr &lt;Green&gt;" in page
    assert owner.email not in page


@pytest.mark.parametrize(("span", "first"), [("4w", 27), ("3m", 91)])
def test_a_span_ends_today(owner_client: Client, span: str, first: int) -> None:
    asked = owner_client.post(URL, own_dates(span=span)).context["report"].asked
    today = timezone.localdate()
    assert (asked.first_day, asked.last_day) == (today - dt.timedelta(days=first), today)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        *(({"first_day": day}, "first_day") for day in NO_DAYS.values()),
        *(({"last_day": day}, "last_day") for day in NO_DAYS.values()),
        ({"last_day": on(1)}, "last_day"),
        ({"first_day": "2025-03-28"}, "first_day"),
        *(({"span": span}, "span") for span in NO_CHOICES.values()),
        *(({"questions": text}, "questions") for text in [*NO_TEXTS.values(), "x" * 601]),
        *(({"shown_name": text}, "shown_name") for text in [*NO_TEXTS.values(), "x" * 81]),
        ({"activities": ["x", SHARED]}, "activities"),
        ({"activities": [str(uuid4()) for _ in range(7)]}, "activities"),
        ({"notes": ["x", SHARED]}, "notes"),
        ({"notes": [str(uuid4()) for _ in range(7)]}, "notes"),
        ({"expires_in": "365"}, "expires_in"),
    ],
)
def test_what_cannot_be_is_told_and_no_report_shown(
    owner_client: Client, changes: dict[str, Any], field: str
) -> None:
    page = send(owner_client, URL, own_dates(questions="Still here") | changes)
    assert page.status_code == 200
    assert f'id="id_{field}_error"' in page.text
    assert '<article class="report' not in page.text
    if "questions" not in changes:
        assert form_data(page.text, "form")["questions"] == ["Still here"]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_question_of_any_kind_stays_a_text(owner_client: Client, text: str) -> None:
    page = send(owner_client, URL, own_dates(questions=text[:600])).text
    assert '<article class="report' in page
    assert "<script>alert" not in page


@pytest.mark.parametrize("uuid", NO_IDS.values(), ids=NO_IDS)
def test_an_id_that_got_lost_shows_no_report(owner_client: Client, uuid: str) -> None:
    assert '<article class="report' not in owner_client.post(URL, own_dates(uuid=uuid)).text


def test_reading_it_changes_nothing(noted: WorkoutSession, owner_client: Client) -> None:
    before = list(WorkoutSession.objects.values())
    owner_client.post(URL, own_dates(notes=[str(noted.uuid)]))
    assert list(WorkoutSession.objects.values()) == before
