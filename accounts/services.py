"""What changes an account and touches more than one table."""

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction

from accounts.models import User

EDITORS = "Editors"


@transaction.atomic
def make_editor(*, email: str) -> tuple[User, bool]:
    """Lets this person edit the content, and nothing else; a new account has no password yet.

    Returns the user and whether the account was made.
    """
    user = User.objects.filter(email__iexact=email).first()
    is_new = user is None
    if user is None:
        user = User.objects.create_user(email)
        # Otherwise allauth makes it when a page is first shown, and showing a page writes nothing.
        EmailAddress.objects.create(user=user, email=user.email, primary=True)
    group, _ = Group.objects.get_or_create(name=EDITORS)
    group.permissions.set(Permission.objects.filter(content_type__app_label__in=settings.EDITOR_APPS))
    user.groups.add(group)
    user.is_staff = True
    user.save(update_fields=["is_staff"])
    return user, is_new


@transaction.atomic
def change_email(*, user: User, email: str) -> EmailAddress:
    """For an installation without mail, where no code can prove that the address is theirs.

    Raises `IntegrityError` where somebody else has the address.
    """
    EmailAddress.objects.filter(user=user).delete()
    address = EmailAddress.objects.create(user=user, email=email, primary=True)
    user.email = email
    user.save(update_fields=["email"])
    return address


@transaction.atomic
def disable(*, user: User) -> None:
    """Nobody gets into the account any more, and whoever is in it is out; nothing of it is lost."""
    user.is_active = False
    user.save(update_fields=["is_active"])
    for session in UserSession.objects.filter(user=user):
        session.end()
