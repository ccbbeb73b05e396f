"""`manage.py demo`: an account with a made-up history, to look around in."""

import datetime as dt
import secrets
from typing import Any
from uuid import uuid4

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from exercises.models import Edition, Routine
from progress.demo import Programme, make_history
from progress.models import Reply
from progress.owner import Owner
from progress.services.goals import log_goals
from progress.services.history import log_history
from progress.services.safety import accept
from progress.services.weights import own_weights
from progress.today.plan import planned_exercises

MAX_YEARS = 20
DAYS_IN_A_YEAR = 365.25
# Its last three months, which the history opens with, hold a climb, a flare and the way back.
SEED = 16
OWNED_G = (500, 1000, 1500, 2000)
LOAD_FIRST = "run manage.py load_catalogue first."


class Command(BaseCommand):
    help = "Makes an account with a made-up history up to yesterday, the same for the same seed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--years", type=int, default=1, help=f"1 to {MAX_YEARS} (default 1)")
        parser.add_argument("--email", default="demo@example.org")
        parser.add_argument("--seed", type=int, default=SEED)

    def handle(self, *args: Any, years: int, email: str, seed: int, **options: Any) -> None:
        if not 1 <= years <= MAX_YEARS:
            raise CommandError(f"Give 1 to {MAX_YEARS} years.")
        password = secrets.token_urlsafe(12)
        with transaction.atomic():
            user = _make_account(email, password)
            _fill(user, years=years, seed=seed)
            _pass_gate(user)
        self.stdout.write(
            f"E-mail: {user.email}\nPassword: {password}\n"
            f"Log in at {settings.SITE_URL}{reverse('account_login')}"
        )


def _make_account(email: str, password: str) -> Owner:
    try:
        validate_email(email)
    except ValidationError as error:
        raise CommandError(f"{email} is no e-mail address.") from error
    users = get_user_model().objects
    if users.filter(email__iexact=email).exists():
        raise CommandError(f"There is already an account for {email}: name another with --email.")
    user = users.create_user(email, password)
    # Nobody reads this mailbox: with a mail host set, the login would wait for its confirmation for ever.
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    return user


def _fill(user: Owner, *, years: int, seed: int) -> None:
    last = timezone.localdate() - dt.timedelta(days=1)
    history = make_history(
        seed=seed,
        first=last - dt.timedelta(days=round(DAYS_IN_A_YEAR * years) - 1),
        last=last,
        main=_programme(Routine.Role.MAIN, user),
        gentle=_programme(Routine.Role.GENTLE, user),
        owned_g=OWNED_G,
    )
    log_history(
        user=user,
        sessions=history.sessions,
        check_ins=history.check_ins,
        stops_lifted=history.stops_lifted,
    )
    log_goals(user=user, goals=history.goals)
    own_weights(user=user, loads_g=OWNED_G)
    # What a person would have answered in week two.
    user.aim_asked = True
    user.save(update_fields=["aim_asked"])


def _pass_gate(user: Owner) -> None:
    """Today asks for this before it shows a plan."""
    edition = Edition.objects.in_force()
    if edition is None:
        raise CommandError(f"There is no edition of the precautions yet: {LOAD_FIRST}")
    replies = {question.slug: Reply.NO for question in edition.questions}
    accept(user=user, uuid=uuid4(), edition=edition, replies=replies, now=timezone.now())


def _programme(role: Routine.Role, user: Owner) -> Programme:
    routine = Routine.objects.published().filter(role=role).first()
    exercises = planned_exercises(routine=routine, user=user) if routine else []
    if routine is None or not exercises:
        raise CommandError(f"There is no {role.label} yet: {LOAD_FIRST}")
    return Programme(routine, exercises)
