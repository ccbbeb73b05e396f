"""What the views share: which methods they answer, what they say, and how a row goes and comes back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from progress.models import DAYS_TO_UNDO, PainNote, WorkoutSession
from progress.owner import OwnRequest
from progress.services import deletion
from progress.wording import spelled

NOT_SAVED = "That did not arrive as it should, and nothing was saved. Please tap again."
DELETED = f"Deleted. For {spelled(DAYS_TO_UNDO)} days you can bring it back."

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


def deleted(request: OwnRequest, row: WorkoutSession | PainNote, *, back_on: str) -> HttpResponse:
    """`back_on` is the name of the page that can bring it back."""
    deletion.delete_row(row=row, now=timezone.now())
    messages.info(request, DELETED)
    return redirect(back_on)


def restored(request: OwnRequest, row: WorkoutSession | PainNote, *, saying: str) -> HttpResponse:
    deletion.restore_row(row=row)
    messages.success(request, saying)
    return redirect(row)
