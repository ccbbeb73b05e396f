"""What changes the content and touches more than one table."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from exercises.edition import Contents, differences
from exercises.models import Edition, Precaution, SafetyQuestion


@transaction.atomic
def publish_edition(*, what_changed: str, published_by: Any, now: datetime) -> Edition:
    """Freezes every precaution and safety question as it reads now into the next edition."""
    last = Edition.objects.aggregate(number=Max("number"))["number"] or 0
    edition = Edition(
        number=last + 1,
        published_at=now,
        published_by=published_by,
        what_changed=what_changed,
        texts={"precautions": _precautions(), "questions": _questions()},
    )
    edition.full_clean()
    edition.save()
    return edition


def draft_contents() -> Contents:
    """What the next edition would hold, were it published now. Three queries."""
    return Contents.from_json({"precautions": _precautions(), "questions": _questions()})


def unpublished_changes() -> list[str]:
    """How the content as it is now differs from the edition in force, in words; empty where it does not."""
    return differences(Edition.objects.contents_in_force(), draft_contents())


def lock_editions() -> None:
    """Until the transaction ends: of two who publish at once, the second finds nothing left to publish."""
    Edition.objects.select_for_update().in_force()


def _precautions() -> list[dict[str, Any]]:
    return [dict(row) for row in Precaution.objects.values("slug", "kind", "title", "text", "order")]


def _questions() -> list[dict[str, Any]]:
    return [
        {
            "slug": question.slug,
            "text": question.text,
            "order": question.order,
            "effects": [
                {"exercise": effect.exercise_id, "effect": effect.effect} for effect in question.effects.all()
            ],
        }
        for question in SafetyQuestion.objects.prefetch_related("effects")
    ]
