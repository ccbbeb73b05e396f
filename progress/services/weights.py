"""What writes the ankle weights somebody owns: each function is one transaction."""

from collections.abc import Collection

from django.db import transaction

from progress.models import OwnedWeight
from progress.owner import Owner


@transaction.atomic
def own_weights(*, user: Owner, loads_g: Collection[int]) -> None:
    """From now on the user owns these weights, grams on one ankle, and no others."""
    owned = OwnedWeight.objects.of(user)
    owned.exclude(load_g__in=loads_g).delete()
    # What is there already, from before or from another device just now, stays as it is.
    OwnedWeight.objects.bulk_create(
        [OwnedWeight(user=user, load_g=load_g) for load_g in sorted(loads_g)], ignore_conflicts=True
    )
