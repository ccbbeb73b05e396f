"""What every template may ask about this installation."""

from django.conf import settings
from django.http import HttpRequest


def installation(request: HttpRequest) -> dict[str, object]:
    return {
        "sign_up_open": settings.SIGN_UP_OPEN,
        "sends_mail": bool(settings.EMAIL_HOST),
        "backups_kept_days": settings.BACKUPS_KEPT_DAYS,
        "has_passkeys": settings.HAS_PASSKEYS,
    }
