"""The session page as one object: the form of the session and those of its exercises, as one."""

import datetime as dt
import uuid as uuids
from dataclasses import dataclass, field, replace

from django.http import QueryDict

from exercises.models import Exercise, Routine
from progress.forms.differences import Difference, differences
from progress.forms.exercise_log import ExerciseLogForm
from progress.forms.heavier import Heavier, heavier_than_suggested
from progress.forms.session import NewSessionForm, SessionForm
from progress.forms.shown import Offer, Shown
from progress.models import WorkoutSession
from progress.owner import Owner
from progress.services import sessions as services
from progress.services.entries import LogEntry
from progress.today.day import Day
from progress.today.plan import Advised, PlannedExercise

MAX_EXERCISES = 40


@dataclass
class SessionPage:
    """Built by `blank`, `sent` or `change`; saved once `is_valid` by `log` or `save_change`."""

    session_form: SessionForm
    log_forms: list[ExerciseLogForm]
    routine: Routine | None = None
    session: WorkoutSession | None = None
    shown: Shown = field(default_factory=Shown)
    day: Day | None = None
    gone: list[str] = field(default_factory=list)
    too_many: list[str] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    heavier: list[Heavier] = field(default_factory=list)
    confirmed: list[str] = field(default_factory=list)

    @classmethod
    def blank(cls, *, day: Day, user: Owner, unit: str) -> "SessionPage":
        """The day's plan to log, prefilled so that "as planned" needs no typing."""
        initial = {"uuid": uuids.uuid4(), "kind": day.kind, "pain_before": day.back.pain_now}
        left_out = [PlannedExercise(one, sets_planned=1, target=None) for one in day.left_out]
        plans = [
            replace(plan, advised=day.advised.get(plan.exercise.slug)) for plan in (*day.planned, *left_out)
        ]
        return cls(
            session_form=NewSessionForm(today=day.today, initial=initial),
            log_forms=[ExerciseLogForm(plan=plan, unit=unit, prefix=plan.exercise.slug) for plan in plans],
            routine=day.routine,
            shown=Shown.to(user, day=day.today, plans=plans),
            day=day,
        )

    @classmethod
    def sent(cls, *, data: QueryDict, user: Owner, unit: str, today: dt.date) -> "SessionPage":
        """What came back of a blank page, by the exercises it showed: the routine may have changed since."""
        # Compared here and not in the database, which may choke on what somebody sends as a name.
        # A draft is not told from what does not exist.
        routines = Routine.objects.once_published()
        routine = next((row for row in routines if row.slug == data.get("routine")), None)
        shown = Shown.back_from(user, signed=data.get("advised", ""))
        slugs = list(dict.fromkeys(data.getlist("exercise")))
        too_many, slugs = slugs[MAX_EXERCISES:], slugs[:MAX_EXERCISES]
        plans = {
            exercise.slug: shown.offers.get(exercise.slug, Offer()).plan(exercise)
            for exercise in Exercise.objects.once_published()
            if exercise.slug in slugs
        }
        return cls(
            session_form=NewSessionForm(data, today=today),
            log_forms=[
                ExerciseLogForm(data, plan=plans[slug], unit=unit, prefix=slug)
                for slug in slugs
                if slug in plans
            ],
            routine=routine,
            shown=shown,
            confirmed=[slug for slug in data.getlist("heavier") if slug in plans],
            gone=[slug for slug in slugs if slug not in plans],
            too_many=too_many,
        )

    @classmethod
    def change(
        cls, *, session: WorkoutSession, unit: str, today: dt.date, data: QueryDict | None = None
    ) -> "SessionPage":
        """A stored session, to be corrected. `session` comes with its logs and sets."""
        initial = {name: getattr(session, name) for name in (*SessionForm.ANSWERS, "uuid", "version")}
        return cls(
            session_form=SessionForm(data, today=today, initial=initial),
            log_forms=[
                ExerciseLogForm(data, plan=log, unit=unit, prefix=f"log{log.order}")
                for log in session.logs.all()
            ],
            routine=session.routine,
            session=session,
        )

    def is_valid(self) -> bool:
        """Whether all of it may be saved; every form is asked, so that all errors show at once."""
        valid = [form.is_valid() for form in (self.session_form, *self.log_forms)]
        self._ask_about_heavier()
        for slug in self.gone:
            self.session_form.add_error(
                None, f"“{slug}” is no longer in the catalogue. Send again to save the rest."
            )
        if self.too_many:
            self.session_form.add_error(
                None, f"A session holds at most {MAX_EXERCISES} exercises. Send again to save those below."
            )
        if all(valid) and self.is_empty():
            self.session_form.add_error(None, "There is nothing to save yet: no set, no pain, no note.")
        return all(valid) and self.session_form.is_valid() and not self.heavier

    @property
    def is_savable(self) -> bool:
        """Without the questions that `is_valid` adds: for the page that shows what is wrong."""
        return not self.differences and not any(form.errors for form in (self.session_form, *self.log_forms))

    def is_empty(self) -> bool:
        told = [self.session_form.cleaned_data[name] for name in ("pain_before", "pain_after", "pain_next")]
        if self.session_form.cleaned_data["note"] or any(rating is not None for rating in told):
            return False
        return not any(form.tells_something() for form in self.log_forms)

    def _ask_about_heavier(self) -> None:
        """Once for each exercise: what comes back with the answer is the user's choice."""
        for form in self.log_forms:
            if form.is_valid() and form.prefix and form.prefix not in self.confirmed:
                found = heavier_than_suggested(form, advised=self._advised(form))
                if found:
                    self.heavier.append(found)
                    self.confirmed.append(form.prefix)

    def entries(self) -> list[LogEntry]:
        return [
            form.entry(advised=self._advised(form), for_all=self.session_form.for_all)
            for form in self.log_forms
            if form.tells_something() or not form.is_left_out
        ]

    def _advised(self, form: ExerciseLogForm) -> Advised | None:
        """What was shown for this exercise, if it was shown for the day of the session."""
        is_of_day = self.session_form.cleaned_data.get("performed_on") == self.shown.day
        offer = self.shown.offers.get(form.prefix or "") if is_of_day else None
        return offer.advised if offer else None

    def log(self, *, user: Owner) -> WorkoutSession:
        return services.log_session(
            user=user,
            uuid=self.session_form.cleaned_data["uuid"],
            routine=self.routine,
            answers=self.session_form.answers,
            logs=self.entries(),
        )

    def save_change(self, *, unit: str, today: dt.date) -> WorkoutSession | None:
        """Saves, or returns `None` where the session changed meanwhile: then the page shows how."""
        session = self.session
        if session is None:
            raise ValueError("Only a page made by `change` has a session to change.")
        try:
            return services.change_session(
                session=session,
                seen_version=self.session_form.cleaned_data["version"] or 0,
                answers=self.session_form.answers,
                logs=self.entries(),
            )
        except services.StaleVersionError:
            self._set_against(SessionPage.change(session=session, unit=unit, today=today))
            sent = QueryDict(mutable=True)
            sent.update(self.session_form.data)
            sent["version"] = str(session.version)
            self.session_form.data = sent
            return None

    def _set_against(self, saved: "SessionPage") -> None:
        """Lists what is stored against what was typed. Sent again, the page replaces what it has shown."""
        self.differences = list(differences(self.session_form, saved.session_form))
        for mine, stored in zip(self.log_forms, saved.log_forms, strict=False):
            self.differences += differences(mine, stored, of=stored.plan.name)
