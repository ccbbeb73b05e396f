"""Whether the site is well, for whatever watches over it, and what search engines may read."""

from shutil import disk_usage

from django.contrib.auth.decorators import login_not_required
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from config.errors import renew_connection

ENOUGH_ROOM = 1024 * 1024
PLAIN = "text/plain; charset=utf-8"


@login_not_required
@require_safe
def health_live(request: HttpRequest) -> HttpResponse:
    """The process answers. Needs no database: starting anew would not mend that."""
    return HttpResponse("ok\n", content_type=PLAIN)


@login_not_required
@require_safe
def health_ready(request: HttpRequest) -> HttpResponse:
    """People can read and save."""
    trouble = database_trouble()
    return HttpResponse(f"{trouble or 'ok'}\n", content_type=PLAIN, status=503 if trouble else 200)


@login_not_required
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "robots.txt", content_type=PLAIN)


def database_trouble() -> str:
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return "the tables are of another version"
        with transaction.atomic():
            # Takes the lock of a write, and changes nothing: no session has an empty key.
            Session.objects.filter(session_key="").update(session_data="")
    except DatabaseError:
        renew_connection()
        return "the database cannot be read or written"
    if connection.vendor == "sqlite" and disk_usage(connection.settings_dict["NAME"]).free < ENOUGH_ROOM:
        return "the disk is full"
    return ""
