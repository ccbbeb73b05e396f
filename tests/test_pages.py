"""Every address, asked in every way by everyone: nobody but the owner gets or changes the owner's rows."""

import copy
import datetime as dt
import re
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, get_resolver, resolve, reverse
from django.utils import timezone

from accounts.models import User
from exercises.models import Edition, Exercise, Routine, SafetyQuestion
from exercises.services import publish_edition
from progress.models import (
    Acceptance,
    CheckIn,
    ExerciseLog,
    Goal,
    GoalRating,
    OwnedWeight,
    PainNote,
    Pause,
    PendingImport,
    Reply,
    ReportLink,
    SafetyAnswer,
    SafetyAnswers,
    SetLog,
    StopLifted,
    WorkoutSession,
)
from progress.report.links import hash_of
from tests.accounts.passkeys import make_passkey
from tests.factories import (
    AcceptanceFactory,
    CheckInFactory,
    EquipmentFactory,
    ExerciseFactory,
    ExerciseLogFactory,
    GoalFactory,
    GoalRatingFactory,
    MuscleFactory,
    OwnedWeightFactory,
    PainNoteFactory,
    PauseFactory,
    PendingImportFactory,
    PrecautionFactory,
    ReportLinkFactory,
    RoutineExerciseFactory,
    SafetyAnswerFactory,
    SafetyQuestionFactory,
    SetLogFactory,
    StopLiftedFactory,
    WorkoutSessionFactory,
)

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]
ROLES = ["anonymous", "owner", "stranger", "editor"]
MARKER = "xyzzyx"

PUBLIC = {
    "landing",
    "health_live",
    "health_ready",
    "robots",
    "privacy",
    "web_manifest",
    "exercises:exercise_list",
    "exercises:exercise_detail",
    "exercises:routine_detail",
    "exercises:routine_sheet",
    "exercises:precaution_list",
    "progress:why",
    "progress:shared_report",
    "account_login",
    "account_logout",
    "account_signup",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
}
# Open to all, and without a script it leads back to the login page.
BACK_TO_LOGIN = {"mfa_login_webauthn"}
READ = {"GET", "HEAD"}
# What our own pages answer to; those not named here are only read.
ANSWERED = {
    "accounts:me": READ | {"POST"},
    "accounts:advice_switch": {"POST"},
    "accounts:mat_preferences": {"POST"},
    "accounts:preference": {"POST"},
    "accounts:erase": READ | {"POST"},
    "progress:weights": READ | {"POST"},
    "accounts:device_list": READ | {"POST"},
    "progress:check_in": {"POST"},
    "progress:next_morning": {"POST"},
    "progress:warning": READ | {"POST"},
    "progress:stop_lift": {"POST"},
    "progress:session_new": READ | {"POST"},
    "progress:session_edit": READ | {"POST"},
    "progress:session_delete": READ | {"POST"},
    "progress:session_restore": {"POST"},
    "progress:session_start": {"POST"},
    "progress:session_end": {"POST"},
    "progress:mat": READ | {"POST"},
    "progress:mat_save": {"POST"},
    "progress:finish": READ | {"POST"},
    "progress:pain_note_new": READ | {"POST"},
    "progress:pain_note_edit": READ | {"POST"},
    "progress:pain_note_delete": READ | {"POST"},
    "progress:pain_note_restore": {"POST"},
    "progress:pause_list": READ | {"POST"},
    "progress:pause_edit": READ | {"POST"},
    "progress:pause_cancel": {"POST"},
    "progress:welcome": READ | {"POST"},
    "progress:goal_list": READ | {"POST"},
    "progress:goals_later": {"POST"},
    "progress:goal_edit": READ | {"POST"},
    "progress:goal_rate": {"POST"},
    "progress:goal_up": {"POST"},
    "progress:goal_retire": {"POST"},
    "progress:goal_restore": {"POST"},
    "progress:report": READ | {"POST"},
    "progress:report_links": READ | {"POST"},
    "progress:report_link_revoke": {"POST"},
    "progress:shared_report": READ | {"POST"},
    "progress:safety_clear": {"POST"},
    "progress:safety_unclear": {"POST"},
    "progress:data_import": READ | {"POST"},
    "progress:data_import_confirm": {"POST"},
    "progress:data_import_drop": {"POST"},
}
# Their address is the secret: whoever has it may read what the owner shared, and that it was opened is kept.
BY_LINK = {"progress:shared_report"}
TOKEN = "nobody-guesses-this"
# The words of the owner's that the report behind the link holds, ticked or typed for it.
SHARED_WORDS = [f"{MARKER} {field}" for field in ("note", "text", "questions", "shown_name")]
# Routes of others before which we put our own.
SHADOWED = {"admin:view_on_site"}
OURS = (
    "landing",
    "health_",
    "robots",
    "privacy",
    "web_manifest",
    "style_page",
    "accounts:",
    "exercises:",
    "progress:",
)
# How each model that holds something personal leads to its owner.
OWNED: dict[type[models.Model], str] = {
    User: "pk",
    EmailAddress: "user",
    Authenticator: "user",
    UserSession: "user",
    CheckIn: "user",
    WorkoutSession: "user",
    ExerciseLog: "session__user",
    SetLog: "log__session__user",
    PainNote: "user",
    Acceptance: "user",
    SafetyAnswers: "user",
    SafetyAnswer: "answers__user",
    StopLifted: "user",
    OwnedWeight: "user",
    Goal: "user",
    GoalRating: "goal__user",
    Pause: "user",
    ReportLink: "user",
    PendingImport: "user",
}
NOT_WORDS = {"password", "time_zone", "question", "token_hash"}


@dataclass(frozen=True)
class Route:
    name: str
    pattern: str

    @property
    def is_ours(self) -> bool:
        return self.name.startswith(OURS)

    @property
    def is_public(self) -> bool:
        return self.name in PUBLIC

    @property
    def is_by_link(self) -> bool:
        return self.name in BY_LINK

    @property
    def places(self) -> list[str]:
        """What has to be filled in; a group without a name is called by its number."""
        found = [named or group or "" for named, group, _ in PLACE.findall(self.pattern)]
        return [name or str(number) for number, name in enumerate(found)]


PLACE = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)|(\((?!\?)[^)]*\))")


def routes(patterns: list[Any], namespace: str = "", before: str = "") -> Iterator[Route]:
    for item in patterns:
        pattern = before + str(item.pattern).removeprefix("^")
        if isinstance(item, URLPattern):
            yield Route(namespace + (item.name or ""), pattern)
        else:
            inside = f"{namespace}{item.namespace}:" if item.namespace else namespace
            yield from routes(item.url_patterns, inside, pattern)


ROUTES = list(routes(get_resolver().url_patterns))


@dataclass
class World:
    """An owner with something in every table, and three others who must not see it."""

    clients: dict[str, Client]
    owner: User
    session: WorkoutSession
    running: WorkoutSession
    deleted: WorkoutSession
    pain_notes: list[PainNote]
    pause: Pause
    retired: Exercise
    exercise: Exercise

    def fillings(self, route: Route, place: str) -> list[Any]:
        """What to put in this place of the address; raises `KeyError` where nobody has said."""
        admin = re.match(r"admin/exercises/(\w+)/", route.pattern)
        if admin:
            row = apps.get_model("exercises", admin[1])._default_manager.first()
            assert row, f"The world has no {admin[1]}"
            key = row.pk
            if place == "1":
                return [row.history.first().pk]
            return {"0": [key], "object_id": [key]}[place]
        by_route: dict[tuple[str, str], list[Any]] = {
            ("exercises:routine_detail", "slug"): [Routine.objects.get().slug],
            ("exercises:routine_sheet", "slug"): [Routine.objects.get().slug],
            ("progress:exercise_history", "slug"): [self.retired.slug, self.exercise.slug],
        }
        by_name: dict[str, list[Any]] = {
            "uuid": [self.session.uuid, self.running.uuid, self.deleted.uuid],
            "place": [0, 1],
            "question": [SafetyQuestion.objects.get().slug],
            "slug": [self.retired.slug, self.exercise.slug],
            "pk": [Authenticator.objects.get(user=self.owner, type=Authenticator.Type.WEBAUTHN).pk],
            "key": ["some-key"],
            "token": [TOKEN],
            "uidb36": ["1"],
            "content_type_id": [ContentType.objects.get_for_model(WorkoutSession).pk],
            "object_id": [self.session.pk],
            "app_label": ["exercises"],
            "url": ["no-such-page/"],
            "row": [f"{ContentType.objects.get_for_model(WorkoutSession).pk}/{self.session.pk}/"],
        }
        if place == "uuid" and "pain_note" in route.name:
            return [note.uuid for note in self.pain_notes]
        if place == "uuid" and "report_link" in route.name:
            return list(ReportLink.objects.filter(user=self.owner).values_list("uuid", flat=True))
        if place == "uuid" and "goal" in route.name:
            return list(Goal.objects.filter(user=self.owner).values_list("uuid", flat=True))
        if place == "uuid" and "pause" in route.name:
            return [self.pause.uuid]
        return by_route.get((route.name, place)) or by_name[place]

    def addresses(self, route: Route) -> list[str]:
        paths = [route.pattern]
        for place in route.places:
            values = self.fillings(route, place)
            paths = [PLACE.sub(str(value), path, count=1) for path in paths for value in values]
        return [f"/{path.removesuffix('$')}" for path in paths]

    def ask(self, role: str, method: str, address: str, **options: Any) -> Any:
        client = self.clients[role]
        cookies = copy.deepcopy(client.cookies)
        try:
            response = client.generic(method, address, **options)
            told_by(response)  # a file is closed once it has been read
            return response
        finally:
            client.cookies = cookies


@pytest.fixture
def world(owner: User, stranger: User, editor: User) -> World:
    retired = ExerciseFactory.create(is_published=False)
    published = RoutineExerciseFactory.create().exercise
    published.muscles.add(MuscleFactory.create())
    published.equipment.add(EquipmentFactory.create())
    PrecautionFactory.create()
    SafetyQuestionFactory.create().effects.create(effect="no_load")
    publish_edition(what_changed="All.", published_by=editor, now=dt.datetime(2026, 3, 1, tzinfo=dt.UTC))

    session = own_rows(owner, published)
    own_rows(stranger, published)
    own_rows(editor, published)
    ExerciseLogFactory.create(session=session, exercise=retired, order=1)
    running = WorkoutSessionFactory.create(user=owner, state="running", started_at=timezone.now())
    ExerciseLogFactory.create(session=running, exercise=published, order=1, planned_left_g=500)
    deleted_at = timezone.now()  # what was deleted a week ago cannot be brought back
    deleted = WorkoutSessionFactory.create(user=owner, deleted_at=deleted_at)
    PainNoteFactory.create(user=owner, deleted_at=deleted_at)
    GoalFactory.create(user=owner, order=1)
    GoalFactory.create(user=owner, order=2, retired_on=dt.date(2026, 3, 10))
    share_a_report(owner, session)
    make_passkey(owner, name=MARKER)
    mark_every_word(owner)
    PendingImport.objects.filter(user=owner).update(summary=told_in_short(MARKER))
    owner.refresh_from_db()
    clients = {"anonymous": Client()}
    for role, user in {"owner": owner, "stranger": stranger, "editor": editor}.items():
        clients[role] = Client()
        clients[role].force_login(user)
    pain_notes = list(PainNote.objects.filter(user=owner))
    pause = Pause.objects.get(user=owner)
    return World(clients, owner, session, running, deleted, pain_notes, pause, retired, published)


def told_in_short(words: str) -> dict[str, Any]:
    """What would come of a file, as its owner is shown it."""
    return {"counts": {}, "differing": [words], "unknown": [words], "remarks": [], "preferences": []}


def own_rows(user: User, exercise: Exercise) -> WorkoutSession:
    log = ExerciseLogFactory.create(session__user=user, exercise=exercise, load_left_g=500, pain_during=3)
    SetLogFactory.create(log=log)
    CheckInFactory.create(user=user)
    PainNoteFactory.create(user=user, exercise_log=log)
    AcceptanceFactory.create(user=user, edition=Edition.objects.get())
    question = SafetyQuestion.objects.get().slug
    SafetyAnswerFactory.create(
        answers__user=user, question=question, reply=Reply.YES, cleared_on=dt.date(2026, 3, 2)
    )
    StopLiftedFactory.create(user=user)
    OwnedWeightFactory.create(user=user)
    GoalRatingFactory.create(goal__user=user)
    PauseFactory.create(user=user)
    ReportLinkFactory.create(user=user)
    PendingImportFactory.create(user=user, uploaded_at=timezone.now())
    UserSession.objects.create(user=user, ip="127.0.0.1", session_key=f"key-{user.pk}")
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    return log.session


def share_a_report(owner: User, session: WorkoutSession) -> None:
    note = PainNote.objects.filter(user=owner, deleted_at=None).get()
    ReportLinkFactory.create(
        user=owner,
        token_hash=hash_of(TOKEN),
        expires_at=timezone.now() + dt.timedelta(days=1),
        notes=[str(session.uuid), str(note.uuid)],
    )


def mark_every_word(owner: User) -> None:
    for model in OWNED:
        words = {
            field.name: f"{MARKER}@example.org" if "email" in field.name else f"{MARKER} {field.name}"
            for field in model._meta.fields
            if isinstance(field, models.CharField | models.TextField)
            and not field.choices
            and field.name not in NOT_WORDS
        }
        if words:
            of(owner, model).update(**words)


def of(owner: User, model: type[models.Model]) -> models.QuerySet[Any]:
    path = OWNED[model]
    return model._base_manager.filter(**{path: owner.pk if path == "pk" else owner})


def rows_of(owner: User) -> dict[str, list[Any]]:
    return {model.__name__: list(of(owner, model).order_by("pk").values()) for model in OWNED}


def whole_database() -> dict[str, list[Any]]:
    """Every table with a model but the login sessions: the rate limits have none."""
    return {
        model.__name__: list(model._base_manager.order_by("pk").values())
        for model in apps.get_models(include_auto_created=True)
        if model is not Session
    }


@dataclass(frozen=True)
class Answer:
    """What came back, and the tables in which something differs afterwards."""

    world: World
    role: str
    method: str
    route: Route
    address: str
    response: HttpResponse
    changed: list[str]

    @property
    def is_to_login(self) -> bool:
        """Led to the login at once; or, with a form in hand, by a page that keeps what was typed."""
        location = self.response.headers.get("Location", "")
        return self.response.status_code == 401 or (
            self.response.status_code == 302
            and location.startswith((reverse("account_login"), reverse("admin:login")))
        )

    def holds(self, text: str) -> bool:
        return text in f"{self.response.serialize_headers()!r}{told_by(self.response)}"

    def holds_more_than(self, shared: list[str], *, secrets: list[str]) -> bool:
        """Any of the owner's words but those that were shared, or one of these secrets."""
        text = told_by(self.response)
        for words in shared:
            text = text.replace(words, "")
        return MARKER in text or any(self.holds(secret) for secret in secrets)


def told_by(response: Any) -> str:
    """What somebody can read who gets this, whether as a page or as a file, which is sent only once."""
    if not response.streaming:
        return response.content.decode(errors="replace")
    if not hasattr(response, "unpacked"):
        response.unpacked = unpacked(response.getvalue())
    return response.unpacked


def unpacked(content: bytes) -> str:
    if not content:  # what HEAD answers
        return ""
    with ZipFile(BytesIO(content)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist())


def body(world: World) -> dict[str, Any]:
    """What would change something of the owner's wherever it were let in."""
    form = {
        "uuid": uuid.uuid4(), "version": 1, "performed_on": "2026-03-01", "kind": "easy",
        "note": "Changed by somebody.", "unit": "lb", "time_zone": "Europe/Berlin", "post": "yes",
        "email": "somebody@example.org", "password1": "a quiet green lamp", "action_remove": "",
        "action": "delete_selected", "_selected_action": world.session.pk,
        "advice": "off", "load_g": 2000, "rest_s": 30, "switch_s": 7, "warm_up_on": "false",
        "weekly_aim": 5, "routine": "changed",
        "edition": Edition.objects.get().number, "none": "1", "cleared_on": "2026-03-05",
        "pain": 9, "place": "hip", "side": "", "text": "Changed.", "felt_at": "2026-03-01T10:00",
        "rating": 9, "span": "4w", "expires_in": 7,
        "first_day": "2026-03-02", "last_day": "2026-03-03",
    }  # fmt: skip
    fields = "&".join(f"{name}={value}" for name, value in form.items())
    return {"data": fields, "content_type": "application/x-www-form-urlencoded"}


def walk(world: World, role: str, method: str) -> Iterator[Answer]:
    """Asks every address, and takes back whatever the answer has changed before asking the next."""
    is_read = method in READ
    options = {} if is_read else body(world)
    look: Callable[[], dict[str, list[Any]]] = whole_database if is_read else lambda: rows_of(world.owner)
    before = look()
    for route in ROUTES:
        for address in world.addresses(route):
            with transaction.atomic():
                response = world.ask(role, method, address, **options)
                after = look()
                transaction.set_rollback(True)
            changed = [table for table in after if after[table] != before[table]]
            yield Answer(world, role, method, route, address, response, changed)


def breaks_down(answer: Answer) -> bool:
    return answer.response.status_code >= 500


def tells_somebody_else(answer: Answer) -> bool:
    world = answer.world
    uuids = [
        world.session.uuid,
        world.running.uuid,
        world.deleted.uuid,
        world.pause.uuid,
        *(note.uuid for note in world.pain_notes),
        *Goal.objects.filter(user=world.owner).values_list("uuid", flat=True),
    ]
    if answer.route.is_by_link and answer.method == "POST":
        return answer.holds_more_than(SHARED_WORDS, secrets=[world.owner.password, *map(str, uuids)])
    secrets = [MARKER, world.owner.password, *map(str, uuids)]
    return answer.role != "owner" and any(
        answer.holds(secret) for secret in secrets if secret not in answer.address
    )


def changes_what_it_must_not(answer: Answer) -> bool:
    if answer.route.is_by_link and answer.method == "POST":
        return answer.changed != ([] if answer.role == "owner" else ["ReportLink"])
    return bool(answer.changed) and (answer.role != "owner" or answer.method in READ)


def lets_a_wrong_method_through(answer: Answer) -> bool:
    if not answer.route.is_ours or answer.is_to_login:
        return False
    if answer.method in ANSWERED.get(answer.route.name, READ):
        return answer.response.status_code == 405
    is_ours = answer.method == "HEAD" or answer.holds("That does not work here")
    return answer.response.status_code != 405 or not is_ours


def is_open_to_anyone(answer: Answer) -> bool:
    if answer.role != "anonymous" or answer.route.name in BACK_TO_LOGIN:
        return False
    return answer.is_to_login is answer.route.is_public


POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store, private",
}
HEADERS_BY_LINK = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow, noarchive"}
PERMITTED = {
    "autoplay=(self)",
    "publickey-credentials-create=(self)",
    "publickey-credentials-get=(self)",
    "screen-wake-lock=(self)",
}


def lacks_a_header(answer: Answer) -> bool:
    headers = answer.response.headers
    policy = headers.get("Content-Security-Policy", "").split(";")
    wanted = HEADERS | (HEADERS_BY_LINK if answer.route.is_by_link else {})
    permissions = headers.get("Permissions-Policy", "").split(", ")
    return (
        {part.strip() for part in policy} != POLICY
        or {part for part in permissions if not part.endswith("=()")} != PERMITTED
        or any(headers.get(name) != value for name, value in wanted.items())
    )


TROUBLES = [
    breaks_down,
    tells_somebody_else,
    changes_what_it_must_not,
    lets_a_wrong_method_through,
    is_open_to_anyone,
    lacks_a_header,
]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("role", ROLES)
def test_no_answer_tells_changes_or_lets_through_what_it_must_not(
    world: World, role: str, method: str
) -> None:
    found = [
        f"{trouble.__name__}: {method} {answer.address} by {role}"
        f" gave {answer.response.status_code}, changed {answer.changed}"
        for answer in walk(world, role, method)
        for trouble in TROUBLES
        if trouble(answer)
    ]
    assert not found, "\n".join(found)


def test_every_route_can_be_asked(world: World) -> None:
    for route in ROUTES:
        for address in world.addresses(route):
            match = resolve(address)
            assert match.route == route.pattern or route.name in SHADOWED, (route, address)


def test_every_model_of_ones_own_is_watched() -> None:
    assert {*apps.get_app_config("progress").get_models(), *apps.get_app_config("accounts").get_models()} < {
        *OWNED
    }


@pytest.mark.parametrize("role", ["stranger", "anonymous"])
def test_what_the_owner_has_just_seen_is_not_shown_to_the_next_one(world: World, role: str) -> None:
    """Something kept for one would now be at hand for the other."""
    of(world.owner, ExerciseLog).update(load_left_g=4320, load_right_g=4320)
    of(world.owner, OwnedWeight).update(load_g=4320)
    addresses = [
        f"{address}?range=all"
        for route in ROUTES
        if route.name.startswith(("accounts:", "progress:"))
        for address in world.addresses(route)
    ]
    seen = "".join(told_by(world.ask("owner", "GET", address)) for address in addresses)
    assert MARKER in seen
    assert "4.32 kg" in seen
    for address in addresses:
        told = told_by(world.ask(role, "GET", address))
        assert MARKER not in told, address
        assert "4.32 kg" not in told, address


def test_the_owner_sees_the_marks_that_nobody_else_may(world: World) -> None:
    """Without this, a walk that looks for the wrong mark would find nothing and be pleased."""
    names = {answer.route.name for answer in walk(world, "owner", "GET") if answer.holds(MARKER)}
    assert names >= {
        "accounts:me",
        "progress:session_list",
        "progress:session_detail",
        "progress:session_edit",
        "progress:summary",
        "progress:mat",
        "progress:safety",
        "progress:export_file",
        "progress:goal_list",
        "progress:goal_edit",
        "progress:data_import",
    }


def test_the_owner_changes_with_the_walks_own_form_what_nobody_else_may(world: World) -> None:
    names = {answer.route.name for answer in walk(world, "owner", "POST") if answer.changed}
    assert names >= {
        "accounts:me",
        "accounts:advice_switch",
        "accounts:mat_preferences",
        "accounts:preference",
        "progress:session_end",
        "progress:finish",
        "progress:weights",
        "progress:session_edit",
        "progress:session_delete",
        "progress:session_restore",
        "progress:welcome",
        "progress:goal_list",
        "progress:goal_edit",
        "progress:goal_rate",
        "progress:goal_up",
        "progress:goal_retire",
        "progress:goal_restore",
        "progress:report_links",
        "progress:report_link_revoke",
        "progress:safety_clear",
        "progress:safety_unclear",
        "progress:data_import_drop",
    }


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("role", ["stranger", "editor"])
def test_what_is_anothers_answers_like_what_does_not_exist(world: World, role: str, method: str) -> None:
    pages = [route for route in ROUTES if "uuid" in route.places]
    assert len(pages) >= 4
    for route in pages:
        for address in world.addresses(route):
            nowhere = re.sub(r"[0-9a-f-]{36}", str(uuid.uuid4()), address)
            theirs, nobodys = (
                shown(world.ask(role, method, one, **body(world))) for one in (address, nowhere)
            )
            assert theirs == nobodys
            assert theirs[0] in {404, 405}


def test_the_history_of_a_retired_exercise_is_there_only_for_who_did_it(world: World) -> None:
    name = "progress:exercise_history"
    retired, nothing = (reverse(name, args=[slug]) for slug in (world.retired.slug, "no-such-exercise"))
    assert world.ask("owner", "GET", retired).status_code == 200
    assert shown(world.ask("stranger", "GET", retired)) == shown(world.ask("stranger", "GET", nothing))


def shown(response: HttpResponse) -> tuple[int, dict[str, str], bytes]:
    """All of an answer but its CSRF token, which is new every time."""
    token = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')
    return response.status_code, dict(response.headers), token.sub(b"", response.content)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("role", ["anonymous", "owner", "editor"])
def test_what_writes_asks_for_a_token_of_ours(world: World, role: str, method: str) -> None:
    world.clients[role].handler.enforce_csrf_checks = True
    for answer in walk(world, role, method):
        if answer.route.is_by_link:
            continue  # `test_a_link_is_opened_without_a_cookie` says why
        assert answer.response.status_code == 403, answer.address
        assert answer.holds("Please send that again"), answer.address
        assert answer.changed == []
