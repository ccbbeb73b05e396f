"""`manage.py load_catalogue`: the shipped content, brought up to date."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from exercises.catalogue import load_catalogue


class Command(BaseCommand):
    help = "Loads the shipped content. What an editor changed or deleted stays as it is, and is listed."

    def handle(self, *args: Any, **options: Any) -> None:
        report = load_catalogue(now=timezone.now())
        self.stdout.write(f"Catalogue: {len(report.created)} created, {len(report.updated)} updated.")
        if report.edition:
            self.stdout.write(f"Published {report.edition}.")
        for label in report.left_alone:
            self.stdout.write(f"Left alone: {label}")
        for change in report.unpublished:
            self.stdout.write(f"Not yet published: {change}")
