"""The ankle weights somebody owns."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from exercises.models import MAX_LOAD_G
from progress.models import fields
from progress.models.own import UserQuerySet

MAX_OWNED_WEIGHTS = 20


class OwnedWeightQuerySet(UserQuerySet["OwnedWeight"]):
    def loads_g(self) -> list[int]:
        """Grams on one ankle, lightest first."""
        return list(self.order_by("load_g").values_list("load_g", flat=True))


class OwnedWeight(models.Model):
    """A load that can be strapped to each ankle: the grams on one of them, not of the pair."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="owned_weights")
    uuid = models.UUIDField(default=uuid.uuid4)
    load_g = fields.grams()

    objects: ClassVar = OwnedWeightQuerySet.as_manager()

    class Meta:
        ordering = ["load_g"]
        constraints = [
            models.UniqueConstraint(fields=["user", "uuid"], name="owned_weight_uuid_once_per_user"),
            models.UniqueConstraint(
                fields=["user", "load_g"],
                name="owned_weight_once_per_user",
                violation_error_message="This weight is in your list already.",
            ),
            models.CheckConstraint(
                condition=Q(load_g__range=(1, MAX_LOAD_G)),
                name="owned_weight_load_in_range",
                violation_error_message=f"Between 1 and {MAX_LOAD_G} g on one ankle.",
            ),
        ]

    def __str__(self) -> str:
        return f"Owned weight {self.pk}"
