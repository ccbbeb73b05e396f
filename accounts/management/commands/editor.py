"""`manage.py editor EMAIL`: gives someone the right to edit the content."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.urls import reverse

from accounts.links import password_reset_link
from accounts.services import make_editor


class Command(BaseCommand):
    help = "Lets this person edit exercises and precautions in the admin; makes the account if there is none."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"{email} is no e-mail address.") from error
        user, is_new = make_editor(email=email)
        admin = f"{settings.SITE_URL}{reverse('admin:index')}"
        self.stdout.write(f"{user.email} can now edit the content at {admin}")
        if is_new:
            self.stdout.write(f"Set a password first: {password_reset_link(user)}")
