"""The session on the mat: start it, carry it out, let a device save what it did, close it."""

import uuid as uuids

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from progress.access import own_session_on_the_mat
from progress.forms.mat import NotWordsError, read_words
from progress.mat import services
from progress.mat.state import state_of
from progress.owner import OwnRequest
from progress.services import DeletedError


@require_safe
def mat_state(request: OwnRequest, uuid: uuids.UUID) -> HttpResponse:
    session = own_session_on_the_mat(request.user, uuid)
    if session.deleted_at:
        return _deleted()
    return JsonResponse({"csrf": get_token(request), **state_of(session)})


@require_POST
def mat_save(request: OwnRequest, uuid: uuids.UUID) -> HttpResponse:
    session = own_session_on_the_mat(request.user, uuid)
    try:
        words = read_words(request.body, now=timezone.now())
        services.save_words(session=session, sets=words.sets, logs=words.logs, pains=words.pains)
    except NotWordsError:
        return JsonResponse({"error": "not a list of words"}, status=400)
    except DeletedError:
        return _deleted()
    return JsonResponse({"saved": words.understood, "refused": words.refused})


def _deleted() -> JsonResponse:
    return JsonResponse({"error": "deleted"}, status=410)
