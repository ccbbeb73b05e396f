"""What a page may cost: queries, the same at one year and at ten, and compressed bytes."""

import gzip
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.db import connection
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from progress.mat.starting import start_session
from progress.models import ExerciseLog, Kind, State, WorkoutSession
from progress.today.day import day_of
from tests.conftest import signed_in
from tests.factories import CheckInFactory, GoalFactory

BOOKKEEPING = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
EXERCISE = "leg-and-opposite-arm-lift"
SEVERAL_SETS = (2, 1, 5, 10)
MOST_TO_SAVE = 14
MOST_QUERIES = {
    "today": 12,
    "today, an easy day": 12,
    "warning signs": 4,
    "session list": 8,
    "session": 8,
    "mat": 8,
    "finish": 8,
    "summary": 8,
    "change a session": 8,
    "delete a session": 8,
    "new session": 12,
    "history": 8,
    "history, a year": 8,
    "history, all": 8,
    "exercise history": 8,
    "exercise history, all": 8,
    "exercises": 4,
    "exercise": 6,
    "me": 4,
    "weights": 4,
    "goals": 4,
    "report": 16,
    "report links": 4,
    "welcome": 8,
    "safety": 8,
}
MOST_HTML = {
    "history": 10_000,
    "exercise history": 10_000,
    "history, all": 12_000,
    "exercise history, all": 12_000,
}
MOST_ON_FIRST_VISIT = 35_000
MOST_FOR_LOGIN = 20_000
# All of them together, though no page has all: over TLS, and over plain http, where browsers take gzip only.
MOST_OVER_TLS = {"css": 14_000, "js": 12_000}
MOST_OVER_HTTP = {"css": 14_000, "js": 14_000}
MOST_MAT_SCRIPTS = 8_192
# Beside the scripts of the mat, but not loaded there.
ELSEWHERE = ("logout.",)


@dataclass(frozen=True)
class Visitor:
    """Somebody with so many years of demo sessions, signed in."""

    user: User
    client: Client

    def pages(self) -> dict[str, str]:
        session = (
            WorkoutSession.objects.of(self.user)
            .newest_first()
            .exclude(kind=Kind.EASY)
            .filter(state=State.DONE)[0]
        )
        address = session.get_absolute_url()
        running = WorkoutSession.objects.of(self.user).get(state=State.RUNNING)
        history = reverse("progress:history")
        exercise_history = reverse("progress:exercise_history", args=[EXERCISE])
        return {
            "today": reverse("progress:today"),
            "today, an easy day": f"{reverse('progress:today')}?kind=easy",
            "warning signs": reverse("progress:warning"),
            "session list": reverse("progress:session_list"),
            "session": address,
            "summary": f"{address}done/",
            "mat": f"{running.get_absolute_url()}mat/1/",
            "finish": f"{running.get_absolute_url()}finish/",
            "change a session": f"{address}edit/",
            "delete a session": f"{address}delete/",
            "new session": reverse("progress:session_new"),
            "history": history,
            "history, a year": f"{history}?range=year",
            "history, all": f"{history}?range=all",
            "exercise history": exercise_history,
            "exercise history, all": f"{exercise_history}?range=all",
            "exercises": reverse("exercises:exercise_list"),
            "exercise": reverse("exercises:exercise_detail", args=[EXERCISE]),
            "me": reverse("accounts:me"),
            "weights": reverse("progress:weights"),
            "goals": reverse("progress:goal_list"),
            "report": reverse("progress:report"),
            "report links": reverse("progress:report_links"),
            "welcome": reverse("progress:welcome"),
            "safety": reverse("progress:safety"),
        }

    def get(self, address: str) -> Any:
        response = self.client.get(address)
        assert response.status_code == 200
        return response


@pytest.fixture
def catalogue(db: None) -> None:
    call_command("load_catalogue", verbosity=0, stdout=StringIO())


def visitor(years: int) -> Visitor:
    email = f"years{years}@example.org"
    call_command("demo", "--years", str(years), "--email", email, stdout=StringIO())
    user = User.objects.get(email=email)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as a database of ten years is: plans made for an empty one take minutes
    start_session(
        user=user,
        uuid=uuid4(),
        day=day_of(user=user, today=timezone.localdate(), now=timezone.now(), anyway=True),
        now=timezone.now(),
    )
    return Visitor(user, signed_in(user))


@pytest.fixture
def one_year(catalogue: None) -> Visitor:
    return visitor(1)


@pytest.fixture
def ten_years(catalogue: None) -> Visitor:
    return visitor(10)


def queries(action: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as captured:
        action()
    return sum(not query["sql"].startswith(BOOKKEEPING) for query in captured.captured_queries)


def filled_in(page: Any, *, sets: int) -> dict[str, Any]:
    """What a browser sends of a session's form as it came, but for the number of sets."""
    forms = [page.session_form, *page.log_forms]
    fields = [field for form in forms for field in form]
    data = {field.html_name: field.value() for field in fields if field.value() not in (None, False)}
    for form in page.log_forms:
        data[form.add_prefix("sets_planned")] = sets
        data |= {
            form.add_prefix(f"set{number}_{side}"): 10
            for number in range(1, sets + 1)
            for side in form.set_sides
        }
    return data


def test_the_login_page_asks_the_database_nothing(db: None) -> None:
    assert queries(lambda: Client().get(reverse("account_login"))) == 0


def test_no_page_asks_more_of_ten_years_than_of_one(one_year: Visitor, ten_years: Visitor) -> None:
    counts = [
        {name: queries(partial(who.get, address)) for name, address in who.pages().items()}
        for who in (one_year, ten_years)
    ]
    assert counts[0] == counts[1]
    assert {name: count for name, count in counts[0].items() if count > MOST_QUERIES[name]} == {}


def test_today_may_ask_about_an_activity_too(one_year: Visitor) -> None:
    CheckInFactory.create(user=one_year.user, day=timezone.localdate(), pain_now=2)
    sessions = WorkoutSession.objects.of(one_year.user)
    # While one is open, nothing is asked.
    sessions.filter(state=State.RUNNING).delete()
    sessions.update(pain_next=2)
    GoalFactory.create(user=one_year.user, text="climb the stairs")
    address = reverse("progress:today")
    assert "climb the stairs" in one_year.get(address).text
    assert queries(partial(one_year.get, address)) <= MOST_QUERIES["today"]


def test_saving_costs_the_same_whatever_the_number_of_sets(one_year: Visitor) -> None:
    address = reverse("progress:session_new")
    before = WorkoutSession.objects.count()
    counts = []
    for sets in SEVERAL_SETS:
        page = one_year.get(address).context["page"]
        data = filled_in(page, sets=sets)
        data |= {"routine": page.routine.slug, "exercise": [form.prefix for form in page.log_forms]}
        counts.append(queries(partial(one_year.client.post, address, data)))
    assert WorkoutSession.objects.count() == before + len(SEVERAL_SETS)
    # The first may cost more: once a day a login is renewed.
    assert len(set(counts[1:])) == 1
    assert max(counts) <= MOST_TO_SAVE


def test_changing_stays_cheap_however_many_sets_there_are(one_year: Visitor) -> None:
    address = one_year.pages()["change a session"]
    counts, versions = [], []
    for sets in SEVERAL_SETS:
        data = filled_in(one_year.get(address).context["page"], sets=sets)
        counts.append(queries(partial(one_year.client.post, address, data)))
        versions.append(one_year.get(address).context["session"].version)
    assert versions == [2, 3, 4, 5]
    # New sets cost one statement more than changed ones, ten no more than one.
    assert max(counts) <= MOST_TO_SAVE


def test_a_tap_on_the_mat_is_cheap(one_year: Visitor) -> None:
    address = one_year.pages()["mat"]
    page = one_year.get(address).context["page"]
    sent = {
        "action": "done", "uuid": page.uuid, "number": 1, "revision": 1, "log_revision": 1,
        "done_left": 8, "done_right": 7, "load_left": "0", "load_right": "0",
    }  # fmt: skip
    assert queries(lambda: one_year.client.post(address, sent)) <= MOST_TO_SAVE
    assert WorkoutSession.objects.get(state=State.RUNNING).logs.get(order=1).done_left is not None


def compressed(content: bytes) -> int:
    return len(gzip.compress(content, mtime=0))


def first_visit(html: bytes) -> int:
    """Bytes over the wire: the page, its styles and its scripts."""
    names = re.findall(r'(?:href|src)="/static/([^"]+[.](?:css|js))"', html.decode())
    assert names
    files = [Path(settings.STATIC_ROOT, name).read_bytes() for name in names]
    return sum(map(compressed, [html, *files]))


def test_every_page_is_light_after_ten_years(ten_years: Visitor) -> None:
    html = {name: ten_years.get(address).content for name, address in ten_years.pages().items()}
    heavy = {
        name: compressed(html[name]) for name, most in MOST_HTML.items() if compressed(html[name]) > most
    }
    slow = {name: size for name in html if (size := first_visit(html[name])) > MOST_ON_FIRST_VISIT}
    assert (heavy, slow) == ({}, {})


def test_a_history_stays_light_where_every_change_has_a_reason_of_its_own(ten_years: Visitor) -> None:
    of_own = Concat("name", Value(" was calm twice – log "), Cast("pk", CharField()), Value(" says try it."))
    logs = ExerciseLog.objects.of(ten_years.user).done()
    own = ExerciseLog.objects.filter(pk__in=logs.values("pk"))
    own.update(advised_rule="raise_load", advised_load_g=F("load_left_g"), advised_text=of_own)
    html = {name: ten_years.get(ten_years.pages()[name]).content for name in MOST_HTML}
    assert b"says try it." in html["exercise history, all"]
    assert {name for name, most in MOST_HTML.items() if compressed(html[name]) > most} == set()


def test_the_login_page_is_light(db: None) -> None:
    assert first_visit(Client().get(reverse("account_login")).content) <= MOST_FOR_LOGIN


def served(suffix: str) -> list[Path]:
    """Our own files as they are sent: those under hashed names, without those that others bring along."""
    source = settings.BASE_DIR / "static"
    sources = list(source.rglob(f"*.{suffix}"))
    imports = (re.findall(r'^@import "(.+)";', file.read_text(), re.MULTILINE) for file in sources)
    parts = {name for names in imports for name in names}
    names = [file.relative_to(source).as_posix() for file in sources if file.name not in parts]
    stored = staticfiles_storage.stored_name  # type: ignore[attr-defined]  # ours has it
    files = [Path(settings.STATIC_ROOT, stored(name)) for name in names]
    assert all(file.stat().st_size > 100 for file in files)
    return files


@pytest.mark.parametrize("suffix", ["css", "js"])
def test_all_styles_and_all_scripts_are_light(suffix: str) -> None:
    files = served(suffix)
    assert len(files) >= 7
    assert [file.name for file in files if b"@import" in file.read_bytes()] == []
    assert sum(kept_for_tls(file) for file in files) <= MOST_OVER_TLS[suffix]
    assert sum(compressed(file.read_bytes()) for file in files) <= MOST_OVER_HTTP[suffix]


def kept_for_tls(file: Path) -> int:
    """Bytes as brotli; of a file that is too small to gain by it, as it is."""
    brotli = Path(f"{file}.br")
    return (brotli if brotli.exists() else file).stat().st_size


def test_the_scripts_of_the_mat_are_light() -> None:
    files = [
        file for file in served("js") if file.parent.name == "mat" and not file.name.startswith(ELSEWHERE)
    ]
    assert len(files) == 4
    assert sum(kept_for_tls(file) for file in files) <= MOST_MAT_SCRIPTS
    assert sum(compressed(file.read_bytes()) for file in files) <= MOST_MAT_SCRIPTS
