"""The one way a page gets at a row of somebody's: it is yours, or it is not there."""

import uuid as uuids

from django.shortcuts import get_object_or_404

from progress.models import WorkoutSession
from progress.owner import Owner


def own_session(user: Owner, uuid: uuids.UUID) -> WorkoutSession:
    return get_object_or_404(WorkoutSession.objects.of(user).with_logs(), uuid=uuid)


def own_deleted_session(user: Owner, uuid: uuids.UUID) -> WorkoutSession:
    return get_object_or_404(WorkoutSession.objects.deleted_by(user), uuid=uuid)
