"""What writes acceptances and safety answers: each function is one transaction."""

import datetime as dt
import uuid as uuids
from collections.abc import Mapping

from django.db import IntegrityError, transaction

from exercises.models import Edition
from progress.models import Acceptance, SafetyAnswer, SafetyAnswers
from progress.owner import Owner


def accept(
    *, user: Owner, uuid: uuids.UUID, edition: Edition, replies: Mapping[str, str], now: dt.datetime
) -> SafetyAnswers:
    """Stores that this edition was read, and the replies by question.

    Sending the same uuid again gives the answers that are there, unchanged.
    """
    try:
        with transaction.atomic():
            answers = SafetyAnswers.objects.create(user=user, uuid=uuid, answered_at=now)
            SafetyAnswer.objects.bulk_create(
                [
                    SafetyAnswer(answers=answers, question=question, reply=reply)
                    for question, reply in replies.items()
                ]
            )
            Acceptance.objects.get_or_create(user=user, edition=edition, defaults={"accepted_at": now})
            return answers
    except IntegrityError:
        earlier = SafetyAnswers.objects.of(user).filter(uuid=uuid).first()
        if earlier is None:
            raise
        return earlier


def clear_answer(*, answer: SafetyAnswer, cleared_on: dt.date, note: str) -> None:
    """A professional agreed: this yes holds nothing back any more."""
    answer.cleared_on, answer.cleared_note = cleared_on, note
    answer.save(update_fields=["cleared_on", "cleared_note"])


def unclear_answer(*, answer: SafetyAnswer) -> None:
    answer.cleared_on, answer.cleared_note = None, ""
    answer.save(update_fields=["cleared_on", "cleared_note"])
