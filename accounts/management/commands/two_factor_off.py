"""`manage.py two_factor_off EMAIL`: for somebody who lost phone, keys and recovery codes."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    help = "Takes app, passkeys and recovery codes off an account, so that its password is enough again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        removed, _ = Authenticator.objects.filter(user__email__iexact=email).delete()
        if not removed:
            raise CommandError(f"There is no account for {email} with a second step.")
        self.stdout.write(f"{email} now logs in with the password alone. Be sure that it is they who asked.")
