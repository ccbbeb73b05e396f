"""`manage.py reset_link EMAIL`: a link to set a new password."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.links import password_reset_link
from accounts.models import User


class Command(BaseCommand):
    help = "Prints a link with which this person sets a new password. It works once, for three days."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        user = User.objects.filter(email__iexact=email, is_active=True).first()
        if user is None:
            raise CommandError(f"There is no active account for {email}.")
        self.stdout.write(password_reset_link(user))
