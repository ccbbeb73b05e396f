"""What writes the ankle weights somebody owns: each function is one transaction."""

from collections.abc import Collection

from django.db import transaction

from progress.models import OwnedWeight
from progress.owner import Owner
from progress.services.writing import lock_owner


@transaction.atomic
def own_weights(*, user: Owner, loads_g: Collection[int]) -> None:
    """From now on the user owns these weights, grams on one ankle, and no others."""
    lock_owner(user)  # of two devices at once the later one's word counts, and not both together
    OwnedWeight.objects.of(user).exclude(load_g__in=loads_g).delete()
    # What is there already stays as it is.
    OwnedWeight.objects.bulk_create(
        [OwnedWeight(user=user, load_g=load_g) for load_g in sorted(loads_g)], ignore_conflicts=True
    )
