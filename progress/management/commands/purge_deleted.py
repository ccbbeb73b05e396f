"""`manage.py purge_deleted`: removes for good what its owner can no longer bring back. Each start does it."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from progress.models import DAYS_TO_UNDO
from progress.services.deletion import purge_deleted


class Command(BaseCommand):
    help = f"Removes sessions and pain notes that were deleted more than {DAYS_TO_UNDO} days ago."

    def handle(self, *args: Any, **options: Any) -> None:
        purge_deleted(now=timezone.now())
