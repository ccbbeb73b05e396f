"""The one way a page gets at a row of somebody's: it is yours, or it is not there."""

import datetime as dt
import uuid as uuids

from django.shortcuts import get_object_or_404

from progress.models import Goal, PainNote, Pause, ReportLink, SafetyAnswer, WorkoutSession
from progress.owner import Owner
from progress.report.links import hash_of


def own_session(user: Owner, uuid: uuids.UUID) -> WorkoutSession:
    return get_object_or_404(WorkoutSession.objects.of(user).with_logs(), uuid=uuid)


def own_session_or_deleted(user: Owner, uuid: uuids.UUID, now: dt.datetime) -> WorkoutSession:
    """For what is tapped twice: the second tap finds it gone, or back, already."""
    return get_object_or_404(WorkoutSession.objects.of_or_to_bring_back_by(user, now), uuid=uuid)


def own_session_on_the_mat(user: Owner, uuid: uuids.UUID) -> WorkoutSession:
    """With every set, those taken back too. A deleted one is found: a device has to hear that it is gone."""
    sessions = WorkoutSession.objects.of_or_deleted_by(user).select_related("routine").with_every_set()
    return get_object_or_404(sessions, uuid=uuid)


def own_pain_note(user: Owner, uuid: uuids.UUID) -> PainNote:
    return get_object_or_404(PainNote.objects.of(user), uuid=uuid)


def own_pain_note_or_deleted(user: Owner, uuid: uuids.UUID, now: dt.datetime) -> PainNote:
    """Likewise."""
    return get_object_or_404(PainNote.objects.of_or_to_bring_back_by(user, now), uuid=uuid)


def own_pause(user: Owner, uuid: uuids.UUID) -> Pause:
    return get_object_or_404(Pause.objects.of(user), uuid=uuid)


def own_yes(user: Owner, question: str) -> SafetyAnswer:
    """A safety question answered with yes, last time it was asked."""
    return get_object_or_404(SafetyAnswer.objects.newest_of(user).yes(), question=question)


def own_goal(user: Owner, uuid: uuids.UUID) -> Goal:
    return get_object_or_404(Goal.objects.of(user), uuid=uuid)


def own_active_goal(user: Owner, uuid: uuids.UUID) -> Goal:
    return get_object_or_404(Goal.objects.of(user).active(), uuid=uuid)


def own_report_link(user: Owner, uuid: uuids.UUID) -> ReportLink:
    return get_object_or_404(ReportLink.objects.of(user), uuid=uuid)


def shared_link(token: str, now: dt.datetime) -> ReportLink:
    """Anybody's, by the secret in its address; one that has ended is not there, like one that never was."""
    links = ReportLink.objects.working(now).select_related("user")
    return get_object_or_404(links, token_hash=hash_of(token))
