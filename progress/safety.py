"""What somebody has accepted and answered, and what that means for each exercise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db.models import Subquery
from django.utils import timezone

from exercises.edition import Question, strictest_effect
from exercises.models import Edition
from progress.models import Acceptance, Reply, SafetyAnswer, SafetyAnswers, WorkoutSession
from progress.owner import Owner
from progress.rules import Clearance
from progress.rules.constants import SAFETY_ANSWERS_DAYS

ANSWERS_HOLD_DAYS = 183  # six months
LEAST_STRICT_FIRST = (Clearance.CLEAR, Clearance.UNKNOWN, Clearance.NO_LOAD, Clearance.BLOCKED)


class Due(StrEnum):
    """Why the safety questions are asked, where they are."""

    NEVER_ANSWERED = "never answered"
    LONG_AGO = "long ago"
    LONG_PAUSE = "long pause"


@dataclass(frozen=True)
class Safety:
    """`replies`: the newest answers by question. `accepted`: the number of the newest edition accepted."""

    edition: Edition | None = None
    accepted: int | None = None
    replies: Mapping[str, SafetyAnswer] = field(default_factory=dict)
    answered_at: dt.datetime | None = None
    due: Due | None = Due.NEVER_ANSWERED

    @property
    def has_accepted(self) -> bool:
        return self.edition is not None and self.accepted == self.edition.number

    @property
    def is_due(self) -> bool:
        return self.due is not None

    @property
    def is_open(self) -> bool:
        """Whether the gate to Today and to starting is open. Answers that are due do not shut it."""
        return self.has_accepted and self.answered_at is not None

    @property
    def has_unknown(self) -> bool:
        return self.is_due or any(map(self.is_unknown, self.questions))

    @property
    def questions(self) -> tuple[Question, ...]:
        return self.edition.questions if self.edition else ()

    def is_unknown(self, question: Question) -> bool:
        answer = self.replies.get(question.slug)
        return answer is None or answer.reply == Reply.NOT_SURE

    def clearance(self, exercise: str) -> Clearance:
        """The strictest that any question means for this exercise: blocked, no load, unknown, clear."""
        meanings = [self._clearance_by(question, exercise) for question in self.questions]
        least = Clearance.UNKNOWN if self.is_due else Clearance.CLEAR
        return max([least, *meanings], key=LEAST_STRICT_FIRST.index)

    def _clearance_by(self, question: Question, exercise: str) -> Clearance:
        effect = strictest_effect(question, exercise)
        if effect is None:
            return Clearance.CLEAR  # even a yes would change nothing
        if self.is_unknown(question):
            return Clearance.UNKNOWN
        answer = self.replies[question.slug]
        is_held_back = answer.reply == Reply.YES and answer.cleared_on is None
        return Clearance(effect) if is_held_back else Clearance.CLEAR


def safety_of(*, user: Owner, today: dt.date, last_session_on: dt.date | None) -> Safety:
    """Two queries. `last_session_on` is the day of the user's newest session, if there is one."""
    accepted = Acceptance.objects.of(user).newest_edition_first()
    answered = SafetyAnswers.objects.of(user).newest_first()
    edition: Any = Edition.objects.annotate(
        accepted=Subquery(accepted.values("edition__number")[:1]),
        answered_at=Subquery(answered.values("answered_at")[:1]),
    ).in_force()
    if edition is None:
        return Safety()
    replies = {answer.question: answer for answer in SafetyAnswer.objects.newest_of(user)}
    due = due_because(answered_at=edition.answered_at, last_session_on=last_session_on, today=today)
    return Safety(edition, edition.accepted, replies, edition.answered_at, due)


def safety_on(*, user: Owner, today: dt.date) -> Safety:
    """The same where nothing of the user's sessions is known yet. Three queries."""
    sessions = WorkoutSession.objects.of(user).told().newest_first()
    last_session_on = sessions.values_list("performed_on", flat=True).first()
    return safety_of(user=user, today=today, last_session_on=last_session_on)


def changes_since(number: int) -> list[str]:
    """What later editions changed, the newest first."""
    return list(Edition.objects.filter(number__gt=number).values_list("what_changed", flat=True))


def due_because(
    *, answered_at: dt.datetime | None, last_session_on: dt.date | None, today: dt.date
) -> Due | None:
    """Somebody who has answered and never trained yet pauses from the answers on."""
    if answered_at is None:
        return Due.NEVER_ANSWERED
    answered_on = timezone.localdate(answered_at)
    if (today - answered_on).days > ANSWERS_HOLD_DAYS:
        return Due.LONG_AGO
    last_active_on = max(answered_on, last_session_on or answered_on)
    return Due.LONG_PAUSE if (today - last_active_on).days > SAFETY_ANSWERS_DAYS else None
