"""A body in front of the pages, day by day."""

import datetime as dt
import sys
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from unittest.mock import patch

from django.test import Client

from exercises.models import Exercise
from progress.models import WorkoutSession
from progress.units import load_number
from tests.html_form import form_data
from tests.soak.bodies import Body, name_of

FIRST_MORNING = dt.datetime(2026, 1, 5, 8, tzinfo=dt.UTC)
ACCOUNT = {"email": "body@example.org", "password1": "a quiet green lamp"}
GENTLEST = "leg-and-opposite-arm-lift"


@dataclass(frozen=True)
class Worn:
    """One exercise in one session, ankle by ankle."""

    day: int
    slug: str
    left_g: int
    right_g: int
    cap_g: int
    action: str

    @property
    def load_g(self) -> int:
        return max(self.left_g, self.right_g)


@dataclass
class Life:
    """What came of it."""

    name: str
    trained: list[int] = field(default_factory=list)
    worn: list[Worn] = field(default_factory=list)
    rules: Counter[str] = field(default_factory=Counter)
    stops: list[tuple[int, str]] = field(default_factory=list)

    def curve(self, slug: str = GENTLEST) -> list[tuple[int, int]]:
        """The day and the load of each session with this exercise."""
        return [(each.day, each.load_g) for each in self.worn if each.slug == slug]

    def changes(self, slug: str) -> list[tuple[int, int]]:
        """The days on which the load was another one than before."""
        steps = pairwise([(-1, 0), *self.curve(slug)])
        return [(day, load_g) for (_, before_g), (day, load_g) in steps if load_g != before_g]

    @property
    def raises(self) -> list[int]:
        """The days on which a heavier load was suggested, and taken."""
        return [each.day for each in self.worn if each.action == "increase_load"]

    @property
    def heaviest_g(self) -> int:
        return max((each.load_g for each in self.worn), default=0)


class Year:
    """One body in front of the pages. It is the only one there."""

    def __init__(self, body: Body) -> None:
        self.body, self.life, self.client = body, Life(name_of(type(body))), Client()
        self.replies = body.replies
        self.stopped_on: int | None = None

    def live(self) -> Life:
        for day in range(self.body.days):
            now = FIRST_MORNING + dt.timedelta(days=day)
            with patch("django.utils.timezone.now", lambda now=now: now):
                self.live_day(day)
        return self.life

    def live_day(self, day: int) -> None:
        body = self.body
        if day == 0:
            self.sign_up()
        if (cap_g := body.cap_g(day)) is not None:
            Exercise.objects.update(cap_g=cap_g)
        if not (body.looks_daily or body.trains(day)):
            return
        if (replies := body.answers_anew(day)) is not None:
            self.answer_safety(replies)
        if sign := body.sign(day):
            self.post("/today/warning/", {"sign": sign})
        found = self.tell(day, self.today())
        page = found["page"]
        if page.day.stop:
            self.see_about(day, found)
            return
        self.stopped_on = None
        if body.trains(day) and page.day.planned and not page.day.rest:
            self.train(day)

    def sign_up(self) -> None:
        self.post("/accounts/signup/", ACCOUNT | {"unit": self.body.unit, "time_zone": "UTC"})
        self.answer_safety(self.replies)

    # Asking and sending.

    def get(self, address: str) -> Any:
        answer = self.client.get(address)
        if answer.status_code == 302 and answer["Location"].startswith("/accounts/login/"):
            # After months away one is asked who one is.
            self.post("/accounts/login/", {"login": ACCOUNT["email"], "password": ACCOUNT["password1"]})
            return self.get(address)
        if answer.status_code != 200:
            sys.exit(f"{self.life.name}: {address} answered {answer.status_code}")
        return answer

    def post(self, address: str, data: dict[str, Any]) -> str:
        answer = self.client.post(address, data)
        if answer.status_code != 302:
            sys.exit(f"{self.life.name}: {address} answered {answer.status_code}: {answer.text[:3000]}")
        return str(answer["Location"])

    # Today.

    def today(self) -> Any:
        """The page as it stands; safety questions that are due are answered first."""
        found = self.get(f"/today/{self.body.query}").context
        if found["page"].day.safety.is_due:
            self.answer_safety(self.replies)
            return self.today()
        advice = found["page"].day.advice.values()
        self.life.rules.update(
            {each.rule for each in advice} | {each.then.rule for each in advice if each.then}
        )
        return found

    def tell(self, day: int, found: Any) -> Any:
        """Answers what the page asks, one after the other."""
        page = found["page"]
        if self.body.checks_in and page.pain_now is None:
            self.post("/today/check-in/", {"pain_now": self.body.now(day)})
        elif self.body.answers and page.questions.morning_of:
            session = page.questions.morning_of
            trained_on = (session.performed_on - FIRST_MORNING.date()).days
            pain = self.body.now(trained_on + 1)
            self.post(f"/today/morning/{session.uuid}/", {"pain_next": pain})
        elif page.day.first_weight_is_possible and self.body.owned_g:
            self.post("/me/weights/", {"load_g": self.body.owned_g})
        else:
            return found
        return self.tell(day, self.today())

    def answer_safety(self, replies: dict[str, str]) -> None:
        self.replies = replies
        found = self.get("/welcome/")
        sent = form_data(found.text, "welcome-form")
        sent = {name: value for name, value in sent.items() if not name.startswith("reply_")}
        if replies:
            asked = [row.name.removeprefix("reply_") for row in found.context["form"].rows]
            answered = {f"reply_{slug}": replies.get(slug, "no") for slug in asked}
        else:
            answered = {"none": "1"}
        self.post("/welcome/", sent | answered)

    def see_about(self, day: int, found: Any) -> None:
        """A stop is talked over with somebody for some days, and then lifted."""
        page = found["page"]
        if self.stopped_on is None:
            self.stopped_on = day
            self.life.stops.append((day, page.day.stop.rule))
        ways = page.going_on.ways_to_lift
        if ways and day >= self.stopped_on + self.body.days_to_lift:
            self.post("/today/stop/", {"uuid": found["lift_uuid"], "how": ways[0].value})

    # A session.

    def train(self, day: int) -> None:
        answer = self.get(f"/sessions/new/{self.body.query}")
        page = answer.context["page"]
        sent: dict[str, Any] = dict(form_data(answer.text))
        for form in page.log_forms:
            if form.prefix in {plan.exercise.slug for plan in page.day.planned}:
                sent |= self.one_exercise(day, form)
        sent |= {"pain_after": self.body.after(day)}
        uuid = self.post("/sessions/new/", sent).rstrip("/").rpartition("/")[2]
        self.remember(day, WorkoutSession.objects.with_logs().get(uuid=uuid))

    def one_exercise(self, day: int, form: Any) -> dict[str, Any]:
        plan, unit = form.plan, self.body.unit
        loads = self.body.loads_g(day, form.prefix, plan.load_left_g, plan.load_right_g)
        told: dict[str, Any] = {
            "effort": self.body.effort(day, max(loads)),
            "pain_during": self.body.during(day, form.prefix, max(loads)),
        }
        if loads != (plan.load_left_g, plan.load_right_g):
            told |= {"load": load_number(loads[0], unit), "load_right": load_number(loads[1], unit)}
        for number in range(1, plan.sets_planned + 1):
            for side in form.set_sides:
                told[f"set{number}_{side}"] = self.body.done(day, plan.target, max(loads), side)
        if plan.easier:
            told["easier"] = "on"
        return {f"{form.prefix}-{name}": value for name, value in told.items()}

    def remember(self, day: int, session: WorkoutSession) -> None:
        worn = [
            Worn(
                day=day,
                slug=log.exercise.slug,
                left_g=log.load_left_g or 0,
                right_g=log.load_right_g or 0,
                cap_g=log.exercise.cap_g,
                action=log.advised_action,
            )
            for log in session.logs.all()
            if log.exercise and log.load_g is not None
        ]
        self.body.trained[day] = max(each.load_g for each in worn)
        self.life.trained.append(day)
        self.life.worn += worn
