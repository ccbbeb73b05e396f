"""The session page as one object: the form of the session and those of its exercises, as one."""

import datetime as dt
import uuid as uuids
from dataclasses import dataclass, field

from django.http import QueryDict

from exercises.models import Exercise, Routine
from progress import services
from progress.entries import LogEntry
from progress.forms.differences import Difference, differences
from progress.forms.session import ExerciseLogForm, SessionForm
from progress.models import WorkoutSession
from progress.owner import Owner
from progress.today.plan import PlannedExercise, planned_exercises

MAX_EXERCISES = 40


@dataclass
class SessionPage:
    """Built by `blank`, `sent` or `change`; saved once `is_valid` by `log` or `save_change`."""

    session_form: SessionForm
    log_forms: list[ExerciseLogForm]
    routine: Routine | None = None
    session: WorkoutSession | None = None
    gone: list[str] = field(default_factory=list)
    too_many: list[str] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)

    @classmethod
    def blank(cls, *, routine: Routine | None, user: Owner, unit: str, today: dt.date) -> "SessionPage":
        """A routine to log, prefilled so that "as planned" needs no typing."""
        plans = planned_exercises(routine=routine, user=user) if routine else []
        return cls(
            session_form=SessionForm(today=today, initial={"uuid": uuids.uuid4()}),
            log_forms=[ExerciseLogForm(plan=plan, unit=unit, prefix=plan.exercise.slug) for plan in plans],
            routine=routine,
        )

    @classmethod
    def sent(cls, *, data: QueryDict, user: Owner, unit: str, today: dt.date) -> "SessionPage":
        """What came back of a blank page, by the exercises it showed: the routine may have changed since."""
        # Compared here and not in the database, which may choke on what somebody sends as a name.
        routine = next((row for row in Routine.objects.all() if row.slug == data.get("routine")), None)
        plans = {
            plan.exercise.slug: plan
            for plan in (planned_exercises(routine=routine, user=user) if routine else [])
        }
        slugs = list(dict.fromkeys(data.getlist("exercise")))
        too_many, slugs = slugs[MAX_EXERCISES:], slugs[:MAX_EXERCISES]
        plans |= {
            exercise.slug: PlannedExercise(exercise, sets_planned=1, target=None)
            for exercise in Exercise.objects.all()
            if exercise.slug in slugs and exercise.slug not in plans
        }
        return cls(
            session_form=SessionForm(data, today=today),
            log_forms=[
                ExerciseLogForm(data, plan=plans[slug], unit=unit, prefix=slug)
                for slug in slugs
                if slug in plans
            ],
            routine=routine,
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
        return all(valid) and self.session_form.is_valid()

    @property
    def is_savable(self) -> bool:
        """Without the questions that `is_valid` adds: for the page that shows what is wrong."""
        return not self.differences and not any(form.errors for form in (self.session_form, *self.log_forms))

    def is_empty(self) -> bool:
        told = [self.session_form.cleaned_data[name] for name in ("pain_before", "pain_after", "pain_next")]
        if self.session_form.cleaned_data["note"] or any(rating is not None for rating in told):
            return False
        return not any(
            entry.sets or any(_is_said(value) for value in entry.answers.values()) for entry in self.entries()
        )

    def entries(self) -> list[LogEntry]:
        return [form.entry() for form in self.log_forms]

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


def _is_said(answer: object) -> bool:
    return answer not in (None, "", False)
