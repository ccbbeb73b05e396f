"""Every page in light and dark and on every width: nothing for axe to find, nothing wider than the screen."""

import datetime as dt
import uuid as uuids
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any, Literal

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page

from accounts.models import User
from exercises.models import Edition, Exercise, Routine, SafetyQuestion
from progress.mat.starting import start_session
from progress.models import Goal, PainNote, SafetyAnswer, WorkoutSession
from progress.report.links import hash_of
from progress.today.day import day_of
from tests.browser.conftest import axe
from tests.factories import (
    AcceptanceFactory,
    ExerciseLogFactory,
    GoalFactory,
    GoalRatingFactory,
    OwnedWeightFactory,
    PainNoteFactory,
    PendingImportFactory,
    ReportLinkFactory,
    SafetyAnswerFactory,
    SafetyAnswersFactory,
    SetLogFactory,
    WorkoutSessionFactory,
)

WIDTHS = [320, 390, 768, 1280]
EXERCISE = "straight-leg-raise-over-blocks"
# In the gentle routine, which is offered until the safety questions are answered.
GENTLEST = "leg-and-opposite-arm-lift"
PUBLIC = [
    "/",
    "/exercises/",
    f"/exercises/{EXERCISE}/",
    "/routines/back-and-hip-strength/",
    "/routines/back-and-hip-strength/print/",
    "/precautions/",
    "/why/",
    "/privacy/",
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/accounts/password/reset/key/1-no-such-key/",
]
OWN = [
    "/today/",
    "/today/warning/",
    "/sessions/",
    "/sessions/new/",
    "/history/",
    f"/history/{EXERCISE}/",
    "/pauses/",
    "/pain/",
    "/pain/new/",
    "/me/",
    "/me/weights/",
    "/me/safety/",
    "/me/export/",
    "/me/import/",
    "/me/erase/",
    "/goals/",
    "/report/",
    "/report/links/",
    "/welcome/",
    "/accounts/logout/",
    "/accounts/password/change/",
    "/accounts/email/",
    "/accounts/devices/",
]
CONTENT = [
    "/style/",
    "/admin/",
    "/admin/exercises/exercise/",
    f"/admin/exercises/exercise/{EXERCISE}/change/",
    f"/admin/exercises/exercise/{EXERCISE}/history/",
    "/admin/exercises/routine/gentle-start/change/",
    "/admin/exercises/precaution/",
]
OF_A_PAIN_NOTE = ["pain_note_edit", "pain_note_delete"]
OF_A_SESSION = ["session_detail", "session_edit", "session_delete", "summary"]
# In a session on the mat: the warm-up, a set, where it hurts, what may help, a stop, the closing questions.
ON_THE_MAT = ["mat/0/", "mat/1/", "mat/1/?hurts=5", "mat/1/?hurts=3", "mat/1/?hurts=7&place=hip", "finish/"]
RANGES = ["?range=year", "?range=all", "?first=2026-02-30&last=x&routine=none"]


@pytest.fixture(autouse=True)
def catalogue(transactional_db: None) -> None:
    call_command("load_catalogue", stdout=StringIO())


@pytest.fixture
def session(owner: User) -> WorkoutSession:
    """The newest of two years of sessions, with long words and sides that differ; and a deleted one."""
    answer_safety_questions(owner)
    exercise, routine = Exercise.objects.get(pk=EXERCISE), Routine.objects.get(role="main")
    today = timezone.now().date()
    for days_ago in (700, 300, 80, 30, 9, 2):
        session = WorkoutSessionFactory.create(
            user=owner,
            performed_on=today - dt.timedelta(days=days_ago),
            routine=routine,
            routine_name=routine.name,
            note="Pneumonoultramicroscopicsilicovolcanoconiosis" * 3,
            pain_after=days_ago % 10,
        )
        log = ExerciseLogFactory.create(
            session=session,
            exercise=exercise,
            load_left_g=1250,
            load_right_g=days_ago,
            note="x" * 200,
            effort=6,
            pain_during=2,
        )
        for side in ("left", "right"):
            SetLogFactory.create(log=log, side=side, load_g=1250)
    for load_g in (454, 500, 1250, 4990):
        OwnedWeightFactory.create(user=owner, load_g=load_g)
    WorkoutSessionFactory.create(user=owner, deleted_at=timezone.now())
    PainNoteFactory.create(user=owner, deleted_at=timezone.now())
    PainNoteFactory.create(user=owner, felt_at=timezone.now(), side="left", text="x" * 200)
    PendingImportFactory.create(user=owner, uploaded_at=timezone.now(), summary=told_of_a_file())
    for days_ago in (28, 14):
        day = today - dt.timedelta(days=days_ago)
        GoalRatingFactory.create(goal=goal_of(owner, "x" * 120), day=day, rating=days_ago % 10)
    goal_of(owner, "Sit through dinner")
    GoalFactory.create(user=owner, text="Put away", retired_on=today)
    return session


def goal_of(user: User, text: str) -> Goal:
    return Goal.objects.of(user).filter(text=text).first() or GoalFactory.create(user=user, text=text)


def told_of_a_file() -> dict[str, Any]:
    """Something of everything that can be said of a file before it is brought in."""
    counts = {"new": 1208, "same": 3, "differs": 1, "deleted": 2, "left_out": 1}
    return {
        "counts": {"sessions": counts, "weights": {"same": 4}},
        "differing": ["the activity “" + "x" * 120 + "”"],
        "unknown": ["Pneumonoultramicroscopicsilicovolcanoconiosis" * 2, ""],
        "remarks": ["A session is running here."],
        "preferences": ["unit", "rest_s"],
    }


def answer_safety_questions(user: User) -> None:
    """One yes that was cleared, one that was not, one not sure; the rest was never asked."""
    answers = SafetyAnswersFactory.create(user=user, answered_at=timezone.now())
    slugs = list(SafetyQuestion.objects.values_list("slug", flat=True))
    for slug, reply in zip(slugs, ["yes", "yes", "not_sure"], strict=False):
        SafetyAnswerFactory.create(answers=answers, question=slug, reply=reply)
    answers.rows.filter(question=slugs[0]).update(cleared_on=timezone.localdate(), cleared_note="x" * 250)
    AcceptanceFactory.create(user=user, edition=Edition.objects.get())


@pytest.fixture
def running(owner: User, session: WorkoutSession) -> WorkoutSession:
    """On the mat, with the whole routine still to do."""
    SafetyAnswer.objects.update(reply="no", cleared_on=None, cleared_note="")
    now = timezone.now()
    day = day_of(user=owner, today=now.date(), now=now, anyway=True)
    return start_session(user=owner, uuid=uuids.uuid4(), day=day, now=now)


def look(page: Page, address: str, troubles: list[str]) -> Iterator[str]:
    """What is wrong with this page: for axe in light and in dark, and on any width."""
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    schemes: list[Literal["light", "dark"]] = ["light", "dark"]
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        yield from (f"{address} in {scheme}: {finding}" for finding in axe(page))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            yield f"{address} is wider than {width} px"
    yield from (f"{address}: {trouble}" for trouble in troubles)
    troubles.clear()


def all_found(page: Page, addresses: list[str], troubles: list[str]) -> str:
    return "\n".join(found for address in addresses for found in look(page, address, troubles))


def test_public_pages(page: Page, troubles: list[str]) -> None:
    assert all_found(page, PUBLIC, troubles) == ""


def test_ones_own_pages_before_the_first_session(
    page: Page, owner: User, sign_in: Callable[[User], None], troubles: list[str]
) -> None:
    sign_in(owner)
    assert all_found(page, OWN, troubles) == ""


def test_ones_own_pages_with_years_of_sessions(
    page: Page,
    owner: User,
    session: WorkoutSession,
    sign_in: Callable[[User], None],
    troubles: list[str],
) -> None:
    sign_in(owner)
    note = PainNote.objects.of(owner).get()
    goal = goal_of(owner, "Sit through dinner")
    addresses = [
        *OWN,
        reverse("progress:goal_edit", args=[goal.uuid]),
        *(reverse(f"progress:{name}", args=[note.uuid]) for name in OF_A_PAIN_NOTE),
        *(reverse(f"progress:{name}", args=[session.uuid]) for name in OF_A_SESSION),
        *(f"{address}{span}" for address in ("/history/", f"/history/{EXERCISE}/") for span in RANGES),
    ]
    assert all_found(page, addresses, troubles) == ""


def test_the_pages_of_a_session_on_the_mat(
    page: Page,
    owner: User,
    running: WorkoutSession,
    sign_in: Callable[[User], None],
    troubles: list[str],
) -> None:
    sign_in(owner)
    addresses = [f"{running.get_absolute_url()}{end}" for end in ON_THE_MAT]
    assert all_found(page, addresses, troubles) == ""


@pytest.mark.parametrize("address", CONTENT)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_content_pages_of_the_admin(
    page: Page,
    editor: User,
    sign_in: Callable[[User], None],
    troubles: list[str],
    scheme: Literal["light", "dark"],
    address: str,
) -> None:
    sign_in(editor)
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    assert troubles == []
    assert axe(page) == []
    troubles.clear()  # to measure a text box, axe writes a copy of it, with the styles that a script gave it


def test_a_report_behind_a_link(
    page: Page, owner: User, session: WorkoutSession, troubles: list[str]
) -> None:
    days = {"first_day": session.performed_on - dt.timedelta(days=90), "last_day": timezone.now().date()}
    kept = {"created_at": timezone.now(), "notes": [str(session.uuid)], "questions": "y" * 300}
    ReportLinkFactory.create(user=owner, token_hash=hash_of("some-token"), **days, **kept)
    assert all_found(page, ["/r/some-token/"], troubles) == ""
    page.get_by_role("button", name="Show report").click()
    page.locator(".report").wait_for()
    page.goto = lambda *_args, **_options: None  # type: ignore[method-assign]  # it is there already
    assert all_found(page, ["/r/some-token/"], troubles) == ""


def test_an_unknown_address(page: Page, troubles: list[str]) -> None:
    page.goto("/no-such-page/")
    found = [one for one in look(page, "/no-such-page/", troubles) if "status of 404" not in one]
    assert found == []


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("/sessions/new/", {"performed_on": "", f"{GENTLEST}-load": "lots", "note": "Kept."}),
        ("/me/", {}),
        ("/welcome/", {}),
        ("/me/weights/", {"another": "lots"}),
        ("/me/import/", {}),
        ("/me/erase/", {"password": "wrong"}),
        ("/goals/", {"text": ""}),
        ("/report/", {"first_day": "0001-01-01", "shown_name": "x" * 81}),
        ("/accounts/password/change/", {"oldpassword": "wrong", "password1": "a", "password2": "b"}),
    ],
)
def test_a_page_that_refuses_something(
    page: Page,
    owner: User,
    sign_in: Callable[[User], None],
    troubles: list[str],
    address: str,
    fields: dict[str, str],
) -> None:
    sign_in(owner)
    page.goto(address)
    for name, value in fields.items():
        page.locator(f"[name='{name}']").evaluate("(field, value) => { field.value = value }", value)
    with page.expect_navigation():
        page.locator("main form button[type=submit]").last.click()
    page.goto = lambda *_args, **_options: None  # type: ignore[method-assign]  # it is there already
    assert "\n".join(look(page, address, troubles)) == ""


def test_the_pages_of_an_editor(
    page: Page, editor: User, sign_in: Callable[[User], None], troubles: list[str]
) -> None:
    sign_in(editor)
    for address in (reverse("admin:index"), reverse("admin:exercises_exercise_change", args=[EXERCISE])):
        page.goto(address)
    assert troubles == []
