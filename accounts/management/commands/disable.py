"""`manage.py disable EMAIL`: switches an account off."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import User
from accounts.services import disable


class Command(BaseCommand):
    help = "Ends this person's sessions and lets them in no more. Their log stays; `enable` undoes it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        user = User.objects.filter(email__iexact=email, is_active=True).first()
        if user is None:
            raise CommandError(f"There is no active account for {email}.")
        disable(user=user)
        self.stdout.write(f"{user.email} is switched off.")
