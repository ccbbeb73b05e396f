"""What the page of my safety answers shows: each answer, and what it means for which exercises."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exercises.edition import Question, strictest_effect
from exercises.models import Exercise
from progress.forms.safety import ClearForm
from progress.models import Acceptance, Reply, SafetyAnswer
from progress.owner import Owner
from progress.rules import Clearance
from progress.safety import Safety, safety_on

ALL = "all exercises"


@dataclass(frozen=True)
class Held:
    """What holds for some exercises, which are named as a phrase."""

    clearance: Clearance
    exercises: str


@dataclass(frozen=True)
class Answered:
    question: Question
    answer: SafetyAnswer
    meaning: list[Held]
    form: ClearForm


@dataclass(frozen=True)
class SafetyPage:
    """`held` is the outcome of all answers together; it is empty where nothing holds one back."""

    safety: Safety
    acceptance: Acceptance | None
    held: list[Held]
    answered: list[Answered]
    never_asked: list[Question]

    def with_reply(self, reply: Reply) -> list[Answered]:
        return [one for one in self.answered if one.answer.reply == reply]

    @property
    def yes(self) -> list[Answered]:
        return self.with_reply(Reply.YES)

    @property
    def not_sure(self) -> list[Question]:
        return [*(one.question for one in self.with_reply(Reply.NOT_SURE)), *self.never_asked]

    @property
    def noes(self) -> list[Question]:
        return [one.question for one in self.with_reply(Reply.NO)]


def safety_page(*, user: Owner, today: dt.date, sent: dict[str, ClearForm] | None = None) -> SafetyPage:
    """`sent` holds the form that could not be taken, by its question."""
    safety = safety_on(user=user, today=today)
    exercises = list(Exercise.objects.published())
    return SafetyPage(
        safety=safety,
        acceptance=Acceptance.objects.of(user).select_related("edition").newest_edition_first().first(),
        held=_held((safety.clearance(exercise.slug), exercise) for exercise in exercises),
        answered=[
            Answered(
                question=question,
                answer=safety.replies[question.slug],
                meaning=meaning_of(question, exercises),
                form=(sent or {}).get(question.slug) or ClearForm(today=today, question=question.slug),
            )
            for question in safety.questions
            if question.slug in safety.replies
        ],
        never_asked=[question for question in safety.questions if question.slug not in safety.replies],
    )


def meaning_of(question: Question, exercises: Sequence[Exercise]) -> list[Held]:
    """What a yes holds back, the strictest first."""
    return _held(
        (Clearance(strictest_effect(question, exercise.slug) or Clearance.CLEAR), exercise)
        for exercise in exercises
    )


def _held(clearances: Iterable[tuple[Clearance, Exercise]]) -> list[Held]:
    names: dict[Clearance, list[str]] = {}
    for clearance, exercise in clearances:
        names.setdefault(clearance, []).append(exercise.name)
    strictest_first = (Clearance.BLOCKED, Clearance.NO_LOAD, Clearance.UNKNOWN)
    return [
        Held(clearance, ALL if len(names) == 1 else ", ".join(names[clearance]))
        for clearance in strictest_first
        if clearance in names
    ]
