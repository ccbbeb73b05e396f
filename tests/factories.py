"""The least that is valid of each model."""

from typing import Any

import factory
from factory.django import DjangoModelFactory

from accounts.models import User

PASSWORD = "a quiet green lamp"


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    email = factory.Sequence(lambda number: f"person{number}@example.org")
    password = PASSWORD

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, **kwargs: Any) -> User:
        return model_class.objects.create_user(*args, **kwargs)
