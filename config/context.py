"""What every template may ask about this installation."""

from django.conf import settings
from django.http import HttpRequest

from progress.models import DAYS_TO_UNDO
from progress.wording import spelled


def installation(request: HttpRequest) -> dict[str, object]:
    return {
        "sign_up_open": settings.SIGN_UP_OPEN,
        "sends_mail": bool(settings.EMAIL_HOST),
        "backups_kept_days": settings.BACKUPS_KEPT_DAYS,
        "days_to_undo": spelled(DAYS_TO_UNDO),
        "has_passkeys": settings.HAS_PASSKEYS,
    }
