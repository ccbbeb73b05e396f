"""`manage.py enable EMAIL`: switches an account on again."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import User


class Command(BaseCommand):
    help = "Lets a person whose account was switched off log in again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        if not User.objects.filter(email__iexact=email, is_active=False).update(is_active=True):
            raise CommandError(f"There is no account for {email} that is switched off.")
        self.stdout.write(f"{email} can log in again.")
